"""What is read from saved pages of many kinds."""

from __future__ import annotations

import pytest

from briefgen.cleaning import label
from briefgen.cleaning.pages import A_LIST, CUT_OFF, NO_ARTICLE
from briefgen.model import NUMBERED, Role
from briefgen.readers import read
from tests.saved_pages import ALL, HEADLINES, STORY, TEASERS, TITLE, Saved, article_with

READ_AS_TEXT = {*NUMBERED, Role.DEK, Role.HEADING}


def _article(page: str):
    return label(read(page.encode(), "page.html"))


def _roles(article, words: str) -> set[Role]:
    return {b.role for b in article.blocks if words in article.text[b.start : b.end]}


def _shown(inner: str) -> list[tuple[str, str]]:
    """Return the role and text of each block between the second and third paragraph."""
    article = _article(article_with(inner))
    blocks = [(str(b.role), article.text[b.start : b.end]) for b in article.blocks]
    at = [words for _, words in blocks]
    return blocks[at.index(STORY[1]) + 1 : at.index(STORY[2])]


@pytest.mark.parametrize("saved", ALL, ids=str)
def test_a_page_of_a_kind_gives_its_article_and_nothing_else(saved: Saved):
    article = _article(saved.html)
    lost = [w for w in saved.body if not _roles(article, w) & READ_AS_TEXT]
    extra = [w for w in saved.aside if _roles(article, w) & READ_AS_TEXT]
    assert not lost
    assert not extra
    assert _roles(article, TITLE) >= {Role.TITLE}


def test_a_table_of_data_is_rows_with_a_caption():
    table = (
        "<table><caption>Ships that wait</caption><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td>Ost</td><td>4</td></tr><tr><td>Veldt</td>"
        "<td>The master would not say.</td></tr></table>"
    )
    assert _shown(table) == [
        ("caption", "Ships that wait"),
        ("table", "Port\tShips"),
        ("table", "Ost\t4"),
        ("table", "Veldt\tThe master would not say."),
    ]


def test_items_are_a_list_whether_or_not_they_hold_paragraphs():
    items = (
        "<ul><li><p>Two crews sleep on the quay.</p></li><li>The cook left</li><li>"
        "<p>Nobody is ill.</p></li></ul>"
    )
    assert [role for role, _ in _shown(items)] == ["list"] * 3


def test_a_paragraph_that_is_a_link_is_a_paragraph():
    words = "The navy has two ships in the area, and neither can carry cars, it said on Monday."
    assert _shown(f'<p><strong><a href="/navy">{words}</a></strong></p>') == [("body", words)]


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>{words}</p><footer>\u2014 <cite>{name}</cite></footer></blockquote>",
        "<blockquote>{words}<br>\u2014 <cite>{name}</cite></blockquote>",
        "<blockquote><p>{words}</p><p><cite>{name}</cite></p></blockquote>",
        (
            "<figure><blockquote><p>{words}</p></blockquote><figcaption>\u2014 {name}"
            "</figcaption></figure>"
        ),
    ],
)
def test_a_quotation_carries_the_name_under_it(quotation):
    words = "The quay was never safe, and everybody in the town knew it."
    article = _article(article_with(quotation.format(words=words, name="Judge Ida Holm")))
    quoted = next(b for b in article.blocks if article.text[b.start : b.end] == words)
    assert quoted.role is Role.QUOTE
    assert quoted.speaker is not None
    assert quoted.speaker.exact == "Judge Ida Holm"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        '<p style="display:none">{}</p>',
        '<div style="color: red; visibility: hidden"><p>{}</p></div>',
        '<p class="visually-hidden">{}</p>',
    ],
)
def test_what_a_page_does_not_show_is_set_aside_for_that_reason(hidden):
    words = "Members alone may see what this paragraph says."
    article = _article(article_with(hidden.format(words)))
    block = next(b for b in article.blocks if article.text[b.start : b.end] == words)
    assert (block.role, block.reason) == (Role.NAVIGATION, "the page does not show it")


@pytest.mark.parametrize(
    "label_",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below advertisement",
        "Sponsored",
    ],
)
def test_the_label_of_an_advertisement_is_no_heading(label_):
    assert _shown(f"<p>{label_}</p>") == [("promo", label_)]


def test_a_sentence_about_an_advertisement_is_text():
    words = "The advertisement was taken down after a day."
    assert _shown(f"<p>{words}</p>") == [("body", words)]


@pytest.mark.parametrize(
    ("tail", "role"),
    [
        ("(Reporting by Ann Lee in Ost and Bo Ek; Editing by Cy Poe)", Role.BYLINE),
        (
            ("Reporting by Ann Lee in Ost and Bo Ek; Additional reporting by Di Fox; "
             "Writing by Cy Poe"),
            Role.BYLINE,
        ),
        ("Associated Press writer Bo Ek in Veldt contributed to this report.", Role.BYLINE),
        ("With files from The Island Press", Role.BYLINE),
        ("bur-al/be", Role.BYLINE),
        ("Our Standards: The Harbour Principles.", Role.LEGAL),
        ("This article was originally published by Island News.", Role.LEGAL),
        ("Follow Ann Lee on Twitter @annlee", Role.PROMO),
        ("Email: ann@harbour.example", Role.PROMO),
        ("https://harbour.example/report.pdf", Role.NAVIGATION),
    ],
)  # fmt: skip
def test_what_stands_under_an_article_is_not_of_it(tail, role):
    article = _article(article_with("", after=f"<p>{tail}</p>"))
    assert _roles(article, tail) == {role}


@pytest.mark.parametrize(
    "words",
    [
        "\u201cWe stay until spring,\u201d the mayor told AFP.",
        "\u201cNobody asked us,\u201d he told Reuters.",
        "Follow the money, the auditors say, and it leads to the mole.",
        "Reporting by the auditors had shown the leak a year before.",
    ],
)
def test_what_only_looks_like_a_credit_or_a_tail_is_text(words):
    assert _shown(f"<p>{words}</p>") == [("body", words)]


def test_a_credit_is_told_by_its_markup():
    credit = '<span class="credit">Jo Brandt/Courier</span>'
    figure = f"<figure><img><figcaption>The quay on Monday. {credit}</figcaption></figure>"
    assert _shown(figure) == [("caption", "The quay on Monday."), ("credit", "Jo Brandt/Courier")]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("Ann Lee and Bo Ek in Kesh", "Ann Lee and Bo Ek"),
        ("Ann Lee (now) and Bo Ek (earlier)", "Ann Lee"),
    ],
)
def test_names_with_a_place_or_a_remark_are_a_byline(by, name):
    article = _article(article_with("", by=by))
    assert _roles(article, by) == {Role.BYLINE}
    assert article.stated("byline").value.startswith(name)


@pytest.mark.parametrize("day", ["05.03.2024, 18:21", "05/03/2024", "15.00 EAT", "3 hours ago"])
def test_a_day_or_a_time_is_no_heading(day):
    assert _roles(_article(article_with("", dated=day)), day) == {Role.BYLINE}


def test_the_day_in_the_markup_counts_where_none_is_shown():
    page = article_with(
        "", by='By Ann Lee <time datetime="2024-05-04T09:00:00Z">3 days ago</time>', dated=""
    )
    article = _article(page)
    assert article.stated("published").value == "2024-05-04"
    assert article.stated("byline").value == "Ann Lee"


def test_the_headline_shown_is_the_title():
    page = article_with("").replace(
        "</head>",
        '<meta property="og:title" '
        'content="You won\u2019t believe what the islanders burn | Post"></head>',
    )
    assert _article(page).stated("title").value == TITLE
    assert _article(article_with("").replace("h1>", "div>")).stated("title").value == TITLE


def test_a_page_of_cards_is_noted_and_gives_no_date():
    cards = "".join(
        f'<div class="card"><h2><a href="/{i}">{h}</a></h2><p>{t}</p>'
        f"<span>{i + 1} May 2024</span></div>"
        for i, (h, t) in enumerate(zip(HEADLINES, TEASERS, strict=True))
    )
    article = _article(f"<html><body><main><h1>World</h1>{cards}</main></body></html>")
    assert A_LIST in article.notes
    assert article.stated("published") is None
    assert A_LIST not in _article(article_with("")).notes


def test_a_page_without_an_article_is_noted():
    article = _article(
        '<html><body><nav><a href="/">Home</a></nav><div id="root"></div></body></html>'
    )
    assert NO_ARTICLE in article.notes


def test_a_wall_is_noted():
    wall = "<div><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in.</p></div>"
    assert CUT_OFF in _article(article_with("", after=wall)).notes
    assert not _article(article_with("")).notes


def test_a_menu_is_no_title():
    article = _article(article_with("").replace("<body>", "<body><h1>MENU News Sport</h1>"))
    assert _roles(article, "MENU News Sport") == {Role.NAVIGATION}
    assert article.stated("title").value == TITLE


def test_three_short_paragraphs_are_an_article():
    brief = (
        "<p>The keeper of the lock told Ida Moe that it was shut.</p>"
        "<p>“It was flooded,” he said.</p><p>Moe did not agree.</p>"
    )
    page = (
        "<html><body><header><nav><ul><li><a href='/'>News</a></li></ul></nav>"
        "</header><main><article>"
        f"<h1>Lock shut after the flood</h1><div>By Ann Lee 3 May 2024</div>{brief}</article>"
        "</main>"
        "<footer><p>© 2024 Veldt Courier. All rights reserved.</p></footer></body></html>"
    )
    article = _article(page)
    assert [str(b.role) for b in article.blocks][-4:] == ["body", "body", "body", "legal"]
    assert NO_ARTICLE not in article.notes


def test_notes_under_an_article_are_notes():
    assert _shown("<ol class='footnotes'><li>The count is of May.</li></ol>")[0][0] == "note"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup><a href='#c1' id='r1'>[a]</a></sup>", "<a href='#r1' id='c1'>[a]</a> seen by Ida"),
        ("<sup><a href='#c1'>1</a></sup>", "<span id='c1'>seen by Ida</span> <a href='#r1'>↩</a>"),
    ],
)
def test_what_a_mark_in_the_text_leads_to_is_a_note(mark, note):
    page = article_with("").replace(STORY[1], STORY[1] + mark)
    page = page.replace(f"<p>{STORY[-1]}</p>", f"<p>{STORY[-1]}</p><div><p>{note}</p></div>")
    article = _article(page)
    assert _roles(article, "seen by Ida") == {Role.NOTE}
    assert _roles(article, STORY[1]) == {Role.BODY}


def test_cards_of_a_link_and_a_day_in_a_list_are_a_list_of_articles():
    card = (
        "<li><a href='/{0}'>Boat {0} runs aground</a><span>{1} were saved.</span>"
        "<time datetime='2024-05-0{0}'>{0} May 2024</time></li>"
    )
    cards = "".join(card.format(n, word) for n, word in enumerate(("Four", "Ten", "All", "Two"), 1))
    article = _article(f"<html><body><main><h1>Harbour</h1><ul>{cards}</ul></main></body></html>")
    assert A_LIST in article.notes
    assert "Boat 1 runs aground Four were saved. 1 May 2024" in article.text


def test_the_first_paragraph_of_a_bare_page_is_no_line_under_the_headline():
    page = (
        f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{words}</p>' for words in STORY)}</body></html>"
    )
    assert all(_roles(_article(page), words) == {Role.BODY} for words in STORY)


def test_a_list_of_sentences_right_under_the_headline_is_one():
    items = [
        "The quay was shut on Monday by the crew of the dredger.",
        "Two boats lay there for the night, the master said.",
        "Nobody was hurt, according to the watch of the harbour.",
    ]
    listed = "".join(f"<li>{words}</li>" for words in items)
    page = f"<html><body><h1>What is known</h1><ul>{listed}</ul><p>{STORY[0]}</p></body></html>"
    article = _article(page)
    assert [_roles(article, words) for words in items] == [{Role.LIST}] * 3


def test_a_menu_under_the_headline_is_no_list_of_the_article():
    menu = "".join(f'<li><a href="/{w}">{w} of the week</a></li>' for w in ("News", "Arts"))
    page = f"<html><body><h1>What is known</h1><ul>{menu}</ul><p>{STORY[0]}</p></body></html>"
    assert _roles(_article(page), "News of the week") == {Role.NAVIGATION}


def test_a_post_of_a_live_page_opens_with_the_time_and_its_writer():
    inner = (
        "<div><span>09:14</span> <span>Ada Berg</span></div>"
        "<p>The pumps run again, and the road is open.</p>"
    )
    assert _shown(inner)[0] == ("byline", "09:14 Ada Berg")


def test_each_of_several_authors_may_be_somewhere_else():
    line = '<div class="byline">Ada Berg in Veldt and Bo Ek</div>'
    page = (
        f"<html><body><article><h1>{TITLE}</h1>{line}{''.join(f'<p>{p}</p>' for p in STORY)}"
        "</article></body></html>"
    )
    article = _article(page)
    assert [s.value for s in article.statements if s.field == "byline"] == ["Ada Berg and Bo Ek"]


def _page_with(over: str = "", under: str = "") -> str:
    told = "".join(f"<p>{p}</p>" for p in STORY)
    return f"<html><body><article><h1>{TITLE}</h1>{over}{told}</article>{under}</body></html>"


def test_authors_in_lines_of_their_own_are_all_authors():
    names = ("Ada Berg", "Bo Ek", "Ada Berg")
    article = _article(_page_with("".join(f'<div class="author">{n}</div>' for n in names)))
    assert [s.value for s in article.statements if s.field == "byline"] == ["Ada Berg, Bo Ek"]


@pytest.mark.parametrize("years", ["2001, 2002", "2004-2005", "1999, 2003-2007"])
def test_who_holds_the_copyright_is_named_without_the_years(years):
    article = _article(_page_with(under=f"<footer>\u00a9 {years} by Veldt Weekly</footer>"))
    assert "Veldt Weekly" in [s.value for s in article.statements if s.field == "outlet"]


def test_a_paragraph_is_no_headline_even_where_it_has_the_titles_words():
    long = (
        "The crane of the old quay, which the town of Veldt bought from a yard in the north at "
        "the time of the war, stands on four legs of riveted iron and can still "
        "lift a boat of nine tons."
    )
    head = "<head><title>The crane (the old quay of Veldt)</title></head>"
    article = _article(f"<html>{head}<body><p>{long}</p><p>{STORY[0]}</p></body></html>")
    assert _roles(article, "stands on four legs") == {Role.BODY}


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_question_that_is_marked_as_a_heading_is_one(tag):
    shown = _shown(f"<{tag}>1.2. What did the town pay for the crane of the old quay?</{tag}>")
    assert [role for role, _ in shown] == ["heading"]


def test_a_question_in_a_paragraph_is_a_paragraph():
    shown = _shown("<p>What did the town pay for the crane of the old quay?</p>")
    assert [role for role, _ in shown] == ["body"]


def test_teasers_in_the_articles_own_element_are_none_of_it():
    link = '<p><a href="/{0}">The {0} was mended in a week by two men of the yard.</a></p>'
    told = "<p>The {0} had leaked since May, the yard said.</p>"
    pairs = "".join((link + told).format(word) for word in ("barge", "tug"))
    article = _article(article_with("", after=f"<h3>You might also like</h3>{pairs}"))
    for words in ("The barge was", "The barge had", "The tug was", "The tug had"):
        assert not _roles(article, words) & READ_AS_TEXT, words


def test_one_link_under_a_heading_ends_no_article():
    box = '<h3>Related</h3><p><a href="/b">The barge was mended in a week.</a></p>'
    article = _article(article_with(box))
    assert _roles(article, STORY[2]) & READ_AS_TEXT


def test_items_between_items_of_an_article_are_items():
    items = (
        "One ship is in dock.",
        "Subletting a berth ends it.",
        "Fees are shown.",
        "Bids are open.",
    )
    listed = "".join(f"<li>{i}</li>" for i in items)
    assert [role for role, _ in _shown(f"<ol>{listed}</ol>")] == ["list"] * 4


def test_a_sentence_set_with_the_headline_is_the_line_under_it():
    page = (
        article_with("")
        .replace("<h1>", "<header><h1>")
        .replace(
            '<p class="byline">By Ann Lee</p>',
            '<p>It had a hull. It had no keel.</p><p class="byline">By Ann Lee</p></header>',
        )
    )
    assert _roles(_article(page), "It had a hull.") == {Role.DEK}
