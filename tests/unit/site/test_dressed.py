"""A page is turned into its final HTML, from the Markdown tree and the facts beside it."""

from __future__ import annotations

import json

import html5lib
import pytest
from markdown import Markdown

from briefgen.site.dressed import Page, dress, dress_part, unbroken
from briefgen.site.dressed.nodes import make
from briefgen.site.dressed.written import RAW
from briefgen.site.registers import register

BRIEF = """# A

<!-- about -->

Quay Times

## Bottom line

Ships wait. [¶1.1](#p1s1)

## Who

<!-- who -->

- [Port](../actors/port.html), company: “the yard” [¶1.2](#p1s2)

<!-- rest -->

2 others: [Ann](../actors/ann.html), [Bo](../actors/bo.html)

## Ledger

<!-- ledger -->

| At | When | Who | What |
| --- | --- | --- | --- |
| [¶1.1](#p1s1) | 2019 | [Port](../actors/port.html) | ships **wait** |
| [¶1.1](#p1s1) |  |  | rust |
| [¶1.2](#p1s2) |  |  | *may* |

### Doubtful: 1 row, perhaps nobody's word

<!-- ledger -->

| At | What |
| --- | --- |
| [¶1.2](#p1s2) | nobody |

## Figures

<!-- figures -->

![2 ties](a.ties.svg)

## Source text

<!-- source -->

<a id="t1s1"></a>**Ships wait**

<a id="p1s1"></a>**1.1** Ships wait &amp; rust. <a id="p1s2"></a>**1.2** Nobody says why.

## Set aside

<!-- aside -->

- <a id="x1s1"></a>Credit, 2 parts: a camera
    - By **Ann**
    - <a id="x2s1"></a>By Bo
- <a id="x3s1"></a>Promotion: not published

## Provenance

<!-- provenance -->

- File: a.txt
"""

FACTS = {
    "parts": [
        {"kind": "about"},
        {"kind": "who"},
        {"kind": "rest"},
        {
            "kind": "ledger",
            "columns": ["at", "when", "who", "what"],
            "rows": [
                {
                    "id": "row-p1s1",
                    "kinds": ["statement", "tie"],
                    "as": "denied",
                    "unnamed": True,
                    "start": "2019-01-01",
                    "when": "that year",
                    "pages": ["../actors/port.md"],
                },
                {"id": "row-p1s1-2", "kinds": ["event"], "as": "stated", "follows": True},
                {"id": "row-p1s2", "kinds": ["statement"], "as": "hedged", "sure": "likely"},
            ],
        },
    ],
    "figures": {"ties": {"small": '<svg class="small"></svg>', "key": "Heavy lines hurt."}},
    "text": {
        "p1s1": {"length": 18, "runs": [[0, 5, "actor", "Port", "../actors/port.md"]]},
        "p1s2": {"length": 3, "runs": [[0, 2, "cue"]]},
        "t1s1": {"length": 10, "runs": [[6, 10, "cue"]]},
    },
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 29" width="9" height="29" color="#000">'
    '<rect width="100%" height="100%" fill="#fff"/><a href="#row-p1s1"><path d="M0 0"/></a>'
    '<g class="key" data-over="9" fill="currentColor"><text>Heavy lines hurt.</text></g></svg>\n'
)


def _html(text: str = BRIEF) -> str:
    return Markdown(extensions=["toc", "tables"]).convert(text)


def _dressed(text: str = BRIEF, kind: str = "brief") -> str:
    return dress_part(_html(text), Page(kind, FACTS if text is BRIEF else {}, lambda _: SVG)).html


def test_marks_are_known_and_sentences_tell_their_uses() -> None:
    html = _dressed()
    assert 'wait.\N{NO-BREAK SPACE}<a href="#p1s1" id="r-p1s1">¶1.1</a>' in html
    assert '<a class="uses" href="#row-p1s1">3 uses</a></span> <span class="s" id="p1s2">' in html
    other = dress_part('<p>x <a href="../briefs/b.html#p2s1">¶2.1</a></p>', Page("actor")).html
    assert 'x\N{NO-BREAK SPACE}<a href="../briefs/b.html#p2s1" class="mark">' in other


def test_rows_carry_what_they_are_narrowed_by() -> None:
    html = _dressed()
    assert '<table class="ledger">' in html
    assert 'id="row-p1s1" data-k="stdu" data-t="2019-01-01" data-p="0" class="denied"' in html
    assert '<td class="when" title="that year">2019</td>' in html
    assert '<tr id="row-p1s1-2" data-k="e" class="next">' in html
    assert '<tr id="row-p1s2" data-k="shl">' in html


def test_a_sentence_has_its_number_and_its_mentions() -> None:
    html = _dressed()
    start = (
        '<p id="p1"><span class="s" id="p1s1"><b class="n">1.1</b> <u class="actor" title="Port">'
    )
    assert start + '<a href="../actors/port.html">Ships</a></u> wait &amp; rust.' in html
    assert '<strong>Ships <u class="cue">wait</u></strong>' in html


def test_words_that_are_not_as_the_facts_have_them_bear_no_mentions() -> None:
    assert "Nobody says why." in _dressed()


def test_what_is_folded_keeps_its_places() -> None:
    html = _dressed()
    assert '<details class="aside" id="x1s1"><summary>Credit, 2 parts: a camera</summary>' in html
    assert '<p id="x2s1">By Bo</p>' in html
    assert '<details class="rest"><summary>2 others</summary><p><a' in html
    assert "<summary>Doubtful: 1 row, perhaps nobody's word</summary>" in html
    assert html.index('class="doubtful"') < html.index('class="figure') < html.index('id="p1s1"')
    assert html.count("<section") == html.count("</section>") == 7
    assert "<!--" not in html


def test_a_figure_is_part_of_the_page_and_large_where_it_is_led_to() -> None:
    html = _dressed()
    assert '<figure class="figure graph" id="figure-ties"><figcaption><a class="open"' in html
    assert '<svg class="small"></svg><svg viewBox="0 0 9 9" width="9" height="9"' in html
    assert '</svg><p class="key">Heavy lines hurt.</p></figure>' in html
    assert '<a href="#row-p1s1"><path d="M0 0"/></a>' in html
    assert 'href="#figure-ties">2 ties</a>' in html
    assert "<img" not in html
    assert "xmlns" not in html


def test_a_brief_without_facts_or_figures_reads_as_well() -> None:
    html = dress_part(_html(), Page("brief")).html
    assert "Nobody says why." in html
    assert 'src="a.ties.svg"' in html


def test_the_register_holds_the_words_of_each_sentence() -> None:
    words = dress_part(_html(), Page("brief", FACTS)).sentences
    assert words == {
        "t1s1": "Ships wait",
        "p1s1": "Ships wait & rust.",
        "p1s2": "Nobody says why.",
        "x1s1": "By Ann",
        "x2s1": "By Bo",
    }
    script = register("a", "</script>\u2028", words)
    told = json.loads(script.removeprefix("briefgenText(").removesuffix(");\n"))
    assert told["blocks"]["p1"] == ["Ships wait & rust.", "Nobody says why."]
    assert "\u2028" not in script


def test_no_style_attribute_is_left_and_cells_know_their_heads() -> None:
    html = _dressed("| Who | At |\n| --- | ---: |\n| Port | x |\n", "index")
    assert "style=" not in html
    assert '<td data-head="Who">Port' in html
    assert '<td class="to-right" data-head="At">' in html


def test_what_takes_two_elements_in_markdown_takes_one() -> None:
    row = (
        '<tr><td><a id="relation-2"></a><span class="by" title="t">'
        '<a href="../actors/a.html">A</a></span></td></tr>'
    )
    html = dress_part(f"<table><tbody>{row}</tbody></table>", Page("index")).html
    assert '<tr id="relation-2">' in html
    assert '<a class="by" title="t" href="../actors/a.html">A</a></td>' in html


def test_the_tail_of_a_long_list_is_folded() -> None:
    html = _dressed("- A\n- All 20 actors\n    - B\n", "index")
    assert "<li>A</li>" in html
    assert '<details class="rest"><summary>All 20 actors</summary><ul>' in html
    assert html.index("<li>B</li>") < html.index("</details>")


def test_lists_name_their_entries() -> None:
    html = _dressed('<p><a id="term-quay"></a><strong>quay</strong></p><p>Wall.</p>', "index")
    assert '<h2 class="entry" id="term-quay">quay</h2>' in html
    html = _dressed(
        '- <a id="place-a"></a>[A](a.md), port\n- <a id="place-b"></a>B, quay\n', "index"
    )
    assert '<span id="place-a"><a href="a.md">A</a></span>, port' in html
    assert '<span id="place-b">B, quay</span>' in html


PAGE = """<!doctype html>
<html lang="en">
<head>
<title>Quay</title>

<script type="application/ld+json">{"a": "b  c & <"}</script>
</head>
<body class="brief">
<p title="a &#8220;b&#8221;">One  <b>two</b>
three&#58; &#60;x&#62; a="b"</p>
<pre>
  <b class="x">kept</b>
</pre>
<table class="ledger">
<thead>
<tr>
<th>Who</th>
<th>At</th>
</tr>
</thead>
<tbody>
<tr id="row-1">
<td>Ann</td>
<td></td>
</tr>
<tr>
<td><a href="#p1">Bo</a></td>
<td>x</td>
</tr>
</tbody>
</table>
<ul>
<li>a</li>
<li>b
<ul>
<li>c</li>
</ul>
</li>
</ul>
<svg width="8" height="9"><path d="M0 0" stroke="red"/><path fill="red"/></svg>
</body>
</html>
"""


def _tree(html: str) -> list[object]:
    """Return elements, attributes and words as a browser parses them, ignoring white space."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    assert parser.errors == []
    return _told(root)


def _told(element: object) -> list[object]:
    told: list[object] = [str(element.tag), dict(element.attrib), *_words(element.text)]
    for child in element:
        told += [_told(child), *_words(child.tail)]
    return told


def _words(text: str | None) -> list[str]:
    return (text or "").split()


@pytest.mark.parametrize("kind", ["brief", "actor"])
def test_a_browser_reads_the_same_page(kind: str) -> None:
    short = dress(PAGE, Page(kind)).html
    assert _tree(short) == _tree(PAGE)
    assert len(short) < len(PAGE) - 80


def test_what_says_nothing_is_left_out() -> None:
    short = dress(PAGE, Page("brief")).html
    assert "<!doctype html>\n<html lang=en><head><title>Quay</title><script" in short
    assert "<table class=ledger><thead><tr><th>Who</th>" in short
    assert "<li>a<li>b<ul><li>c</ul></ul>" in short
    assert "</td>" not in short.replace("<td></td>", "")
    assert dress(PAGE, Page("actor")).html.count("</td>") == 4


def test_what_says_something_stays() -> None:
    short = dress(PAGE, Page("brief")).html
    assert '{"a": "b  c & <"}' in short
    assert "<b class=x>kept</b>\n</pre>" in short
    assert '<p title="a “b”">' in short
    assert '<path d="M0 0" stroke=red /><path fill=red />' in short


@pytest.mark.parametrize(
    "html",
    [
        '<a title="it\'s" href="x">y</a>',
        '<a title="a > b" href="x=y">y</a>',
        "<i title='\"a\"'>y</i>",
        '<a title="" href="`x`">y</a>',
        "<p>&#9;&#160;&#39;&#34;&#38;amp;</p>",
        "<p>1 &lt; 2 <b>3 </b> <b> 4</b></p>",
        '<input value="a/"><br class="x"/>z',
        "<p>text that says &lt;td&gt; a=&quot;b&quot;</p>",
        "<p>&amp;lt; &amp;copy &amp;#60;</p>",
    ],
)
def test_what_looks_alike_is_not_taken_for_it(html: str) -> None:
    def tree(page: str) -> object:
        return _told(html5lib.parse(page, namespaceHTMLElements=False))

    page = f"<!doctype html><html><head><title>x</title></head><body>{html}</body></html>"
    assert tree(dress(page, Page("brief")).html) == tree(page)


def test_a_name_that_a_number_completes_stands_on_one_line():
    text = "Of T-4 and F-16, not of twenty-4. "
    given = f"<p>{text}<em>AK-47</em> x MH-17</p><svg><text>T-4</text></svg><code>A-1</code>"
    made = dress_part(given, Page("page")).html
    whole, before = (html5lib.parse(h, namespaceHTMLElements=False) for h in (made, given))
    assert [n.text for n in whole.iter("span")] == ["T-4", "F-16", "AK-47", "MH-17"]
    assert "".join(whole.itertext()) == "".join(before.itertext())


def test_a_path_that_begins_like_a_name_is_left_as_it_was_drawn():
    drawn = '<svg><path d="M-4 194l6 4z"/></svg>'
    root = make("div")
    root.append(make(RAW, drawn))
    root.append(make("p", "Of T-4."))
    unbroken.dress(root)
    assert root[0].text == drawn
    assert root[1][0].text == "T-4"
