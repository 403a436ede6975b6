from __future__ import annotations

import json

from briefgen.site import feeds, head, marks, markup

BRIEF = (
    '<h1 id="a">A</h1><h2 id="bottom-line">Bottom line</h2><p>Ships wait. <a href="#p1s1">¶1.1</a></p>'
    '<table><thead><tr><th>Who</th><th style="text-align: right;">At</th></tr></thead>'
    "<tbody><tr><td>Port</td>"
    '<td style="text-align: right;"><a href="../briefs/b.html#p2s1">¶2.1</a></td></tr></tbody></table>'
    '<h2 id="source-text">Source text</h2><p><span class="pn" id="p1">1</span> <span class="s" id="p1s1">Ships '
    '<span class="m cue">wait</span> &amp; rust.</span> <span class="s" id="p1s2">Nobody says why.</span></p>'
)


def test_marks_are_known_and_lead_back() -> None:
    html = markup.dress(BRIEF, "brief")
    assert 'wait.\N{NO-BREAK SPACE}<a id="r-p1s1" href="#p1s1">¶1.1</a>' in html
    assert '<a class="mark" href="../briefs/b.html#p2s1">¶2.1</a>' in html
    assert html.count('<a href="#r-p1s1">↑1</a>') == html.count('href="#r-') == 1
    assert html.index('href="#r-p1s1"') < html.index('id="p1s2"')
    assert html.index('id="source-text"') < html.index('class="key"') < html.index('id="p1"')


def test_a_figure_is_no_line_that_rests_on_a_sentence() -> None:
    figure = '<figure class="figure graph"><svg><a href="#p1s1"><title>A</title><path d="M0 0"/></a></svg></figure>'
    html = markup.dress(BRIEF.replace("<p>Ships", f"{figure}<p>Ships"), "brief")
    assert '<a href="#r-p1s1">↑1</a>' in html
    assert html.index("</figure>") < html.index('id="r-p1s1"')


def test_nothing_is_said_of_ways_back_where_there_is_none() -> None:
    assert "key" not in markup.dress(
        '<h2 id="source-text">Source text</h2><p>Nothing.</p>', "brief"
    )


def test_no_style_attribute_is_left_and_cells_know_their_heads() -> None:
    html = markup.dress(BRIEF, "brief")
    assert "style=" not in html
    assert '<td data-head="Who">Port' in html
    assert '<td data-head="At" class="to-right">' in html


def test_ledgers_that_the_theme_knows_carry_no_heads_at_their_values() -> None:
    html = markup.dress(
        "<table><tr><th>Who</th><th>Says</th></tr><tr><td>A</td><td>b</td></tr></table>", "brief"
    )
    assert '<table class="claims">' in html
    assert "data-head" not in html


def test_what_takes_two_elements_in_markdown_takes_one() -> None:
    row = '<tr>\n<td><a id="relation-2"></a><span class="by"><a href="../actors/a.html">A</a></span></td>\n</tr>'
    table = f"<table><thead><tr><th>Who</th></tr></thead><tbody>{row}</tbody></table>"
    html = markup.plainly(markup.dress(table, "index"))
    assert '<tr id="relation-2">' in html
    assert '<a class="by" href="../actors/a.html">A</a></td>' in html
    text = '<span class="m actor" title="port"><a href="a">Quay <bdi>x</bdi></a></span> <span class="m cue">is</span>'
    assert markup.plainly(text) == (
        '<u class="actor" title="port"><a href="a">Quay <bdi>x</bdi></a></u> <u class="cue">is</u>'
    )
    strip = (
        '<svg class="strip" width="80" height="9" aria-hidden="true">'
        '<path d="M0 4h80" stroke="currentColor"/></svg>'
    )
    assert (
        markup.plainly(strip) == '<svg class="strip" aria-hidden="true"><path d="M0 4h80"/></svg>'
    )


def test_the_tail_of_a_long_list_is_folded() -> None:
    html = markup.dress(
        "<ul>\n<li>A</li>\n<li>All 20 actors<ul>\n<li>B</li>\n</ul>\n</li>\n</ul>", "brief"
    )
    assert "<li>A</li>" in html
    assert "<details" in html
    assert (
        html.index("<summary>All 20 actors</summary>")
        < html.index("<li>B</li>")
        < html.index("</details>")
    )


def test_each_heading_has_a_section() -> None:
    html = markup.dress(BRIEF, "brief")
    assert html.count("<section") == html.count("</section>") == 2


def test_the_register_holds_the_words_of_each_sentence() -> None:
    words = marks.sentences(markup.dress(BRIEF, "brief"))
    assert words == {"p1s1": "Ships wait & rust.", "p1s2": "Nobody says why."}
    script = marks.register("a", "</script>\u2028", words)
    told = json.loads(script.removeprefix("briefgenText(").removesuffix(");\n"))
    assert told["blocks"] == {"p1": ["Ships wait & rust.", "Nobody says why."]}
    assert "\u2028" not in script


def test_the_register_holds_what_was_set_aside() -> None:
    first = '<details class="aside" id="x1s1"><summary>credit, 2 parts: a camera</summary><p>By <b>Ann</b></p>'
    none = '<details class="aside" id="x3s1"><summary>not published</summary></details>'
    fold = f'{first}<p id="x2s1" dir="auto">By Bo</p></details>\n{none}'
    assert marks.sentences(fold) == {"x1s1": "By Ann", "x2s1": "By Bo"}


def test_lists_name_their_entries() -> None:
    html = markup.dress('<p><a id="term-quay"></a><strong>quay</strong></p><p>Wall.</p>', "index")
    assert '<h2 class="entry" id="term-quay">quay</h2>' in html


def test_a_listed_brief_has_a_title_what_is_known_and_its_line() -> None:
    card = (
        '<li><a href="b.html">Port: who, 3 claims</a>, Quay: News <em>inferred</em>, '
        "1 claim, 1,200 named actors{}</li>"
    )
    html = markup.dress(
        f"<ul>\n{card.format(': Ships: many.')}\n{card.format('')}\n<li>Other: x</li>\n</ul>",
        "home",
    )
    assert (
        html.count(
            '<span class="about">Quay: News <em>inferred</em>, 1 claim, 1,200 named actors</span>'
        )
        == 2
    )
    assert html.count('<span class="line">Ships: many.</span></li>') == 1
    assert "<li>Other: x</li>" in html


META = {
    "kind": "brief",
    "published": "2024-10-31",
    "outlet": "Quay Times",
    "actors": ["Hezbollah"],
    "description": "<b>",
}
SITE = head.Site("Desk", "https://desk.example/", "en")


def test_the_head_of_a_brief_names_its_source() -> None:
    told = head.of(META, "Ships", "https://desk.example/briefs/a.html", SITE)
    assert ("citation_publication_date", "2024/10/31") in told.names
    assert json.loads(told.linked)["citation"]["publisher"]["name"] == "Quay Times"
    assert "<" not in told.linked
    assert ("actor", "Hezbollah") in told.filters
    assert dict(told.found)["spelling"] == "zqsbl"


def test_what_is_not_stated_has_no_tag() -> None:
    told = head.of({"kind": "brief"}, "Ships", "", SITE)
    assert all(value for _, value in (*told.names, *told.properties, *told.filters, *told.found))
    assert not {"citation_publication_date", "citation_author", "DC.date"} & {
        name for name, _ in told.names
    }


def test_lists_are_not_searched() -> None:
    told = head.of({"kind": "index"}, "Claims", "", SITE)
    assert not told.searched
    assert not told.found_properties


def test_a_state_is_mentioned_once() -> None:
    told = head.of(
        {"kind": "brief", "actors": ["Iraq"], "places": ["Iraq", "Basra"]}, "Ships", "", SITE
    )
    linked = json.loads(told.linked)
    assert [thing["name"] for thing in (*linked["about"], *linked["mentions"])] == ["Iraq", "Basra"]
    assert [value for name, value in told.filters if name == "place"] == ["Iraq", "Basra"]


def test_a_date_is_as_precise_as_it_is() -> None:
    assert [feeds.day(d) for d in ("2024-10-31", "2024-10", "2024~", "", "unknown")] == [
        "2024-10-31",
        "2024-10-01",
        "2024-01-01",
        "",
        "",
    ]
