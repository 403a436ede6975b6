"""Metadata that a page declares, in the forms in which pages declare it."""

from __future__ import annotations

import json

import pytest

from briefgen.cleaning import label
from briefgen.readers import read

STORY = (
    "<p>The ferry sails again on Friday, and the crews are paid what they had "
    "asked for in the spring.</p>" * 3
)


def _stated(
    head: str = "", body: str = "<h1>The ferry sails again</h1>", before: str = ""
) -> dict[str, str]:
    page = (
        f"<!DOCTYPE html>{before}<html><head>{head}</head><body><article>{body}{STORY}"
        "</article></body></html>"
    )
    return {s.field: s.value for s in label(read(page.encode(), "page.html")).statements}


def _linked(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "author",
    [
        [["Ida Moe"], [{"@type": "Person", "name": "Bo Ek"}]],
        ["Ida Moe", "Bo Ek"],
        [{"@type": ["Person"], "givenName": "Ida", "familyName": "Moe"}, {"name": ["Bo Ek"]}],
        {"@type": "Person", "name": ["Ida\u200b Moe", "Bo Ek"]},
    ],
)
def test_authors_lie_in_lists_however_deep(author):
    assert _stated(_linked(author=author))["byline"] in ("Ida Moe, Bo Ek", "Ida Moe")


def test_an_author_is_followed_to_where_it_is_described():
    graph = [
        {"@type": "Article", "author": {"@id": "#ida"}, "publisher": {"@id": "#us"}},
        {"@type": "Person", "@id": "#ida", "name": "Ida Moe"},
        {"@type": "Organization", "@id": "#us", "name": "Sound &amp; Harbour"},
    ]
    found = _stated(_linked(**{"@type": "WebPage", "@graph": graph}))
    assert (found["byline"], found["outlet"]) == ("Ida Moe", "Sound & Harbour")


def test_a_site_is_the_outlet_where_nobody_publishes():
    graph = [{"@type": "Article", "headline": "A"}, {"@type": "WebSite", "name": "Sound Courier"}]
    assert _stated(_linked(**{"@graph": graph}))["outlet"] == "Sound Courier"


def test_each_author_of_the_head_counts():
    metas = '<meta name="author" content="Ida Moe"><meta name="author" content="Bo Ek">'
    assert _stated(metas)["byline"] == "Ida Moe, Bo Ek"


def test_a_byline_that_is_shown_goes_before_a_company_and_beside_a_stranger():
    shown = "<h1>The ferry sails again</h1><p class=byline>By Ida Moe</p>"
    company = _linked(author={"@type": "Organization", "name": "Sound Publishing"})
    assert _stated(company, shown)["byline"] == "Ida Moe"
    assert _stated(company)["byline"] == "Sound Publishing"
    other = _linked(author={"@type": "Person", "name": "Wire Import"})
    assert _stated(other, shown)["byline"] == "Ida Moe; Wire Import"


def test_the_headline_that_is_shown_is_the_title():
    lure = '<meta property="og:title" content="What happened next will surprise you">'
    assert _stated(lure)["title"] == "The ferry sails again"
    suffix = "<title>The ferry sails again - Sound Courier</title>"
    assert _stated(suffix, "<div>The ferry sails again</div>")["title"] == "The ferry sails again"
    named = '<meta property="og:site_name" content="The Sound Courier">'
    assert _stated(named + suffix, "")["title"] == "The ferry sails again"


@pytest.mark.parametrize(
    "comment",
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://sound.example/ferry \n"
            " saved date: Sun Jun 04 2023 10:00:00 GMT+0200 (CEST)\n-->"
        ),
        "<!-- saved from url=(0027)https://sound.example/ferry -->",
    ],
)
def test_a_saved_page_says_where_it_was_found(comment):
    found = _stated(before=comment)
    assert found["url"] == "https://sound.example/ferry"
    assert found.get("retrieved", "2023-06-04") == "2023-06-04"


def test_days_and_authors_that_elements_are_marked_with():
    times = '<h1>The ferry sails again</h1><time datetime="2023-06-04T09:00Z">3 days ago</time>'
    assert _stated(body=times)["published"] == "2023-06-04"
    items = (
        '<h1>The ferry sails again</h1><span itemprop="author" itemscope>'
        '<b itemprop="name">Ida Moe</b></span>'
        '<meta itemprop="datePublished" content="2023-06-04">'
    )
    found = _stated(body=items)
    assert (found["byline"], found["published"]) == ("Ida Moe", "2023-06-04")


def test_a_list_of_articles_has_no_day():
    cards = "".join(f'<div><time datetime="2023-06-0{n}">June</time></div>' for n in range(1, 6))
    assert "published" not in _stated(body=f"<h1>News</h1>{cards}")


def test_what_library_catalogues_ask_for_is_read():
    head = (
        '<meta name="citation_author" content="Ida Moe">'
        '<meta name="citation_author" content="Bo Ek">'
        '<meta name="citation_journal_title" content="Harbour Review">'
        '<meta name="citation_publication_date" content="2024/03/14">'
    )
    stated = _stated(head)
    assert (stated["byline"], stated["outlet"]) == ("Ida Moe, Bo Ek", "Harbour Review")
    assert stated["published"] == "2024-03-14"
    assert _stated('<meta name="dcterms.issued" content="2024-03-14">')["published"] == "2024-03-14"


def test_the_account_of_a_program_signs_nothing():
    head = '<meta name="author" content="admin">'
    assert "byline" not in _stated(head)
    body = '<h1>The ferry sails again</h1><a rel="author" href="/ida">Ida Moe</a>'
    assert _stated(head, body)["byline"] == "Ida Moe"


def test_many_linked_authors_sign_no_article():
    names = ("Ida Moe", "Bo Ek", "Cy Poe", "Di Roe", "Ed Zoe")
    links = "".join(f'<p><a rel="author" href="/a">{name}</a></p>' for name in names)
    assert "byline" not in _stated(body=f"<h1>The ferry sails again</h1>{links}")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("The ferry sails again - Sound Courier", "Sound Courier"),
        ("The ferry sails | Islands | Sound Courier", "Sound Courier"),
        ("The ferry sails again | News", None),
        ("What the mayors ask | Sound Courier", None),
    ],
)
def test_what_is_behind_the_headline_in_the_title_is_the_site(title, outlet):
    assert _stated(f"<title>{title}</title>").get("outlet") == outlet


def test_a_site_whose_name_is_the_top_heading_is_no_headline():
    body = (
        "<h1><a href='/'>Sound Diaries</a></h1><h3 class='post-title'>The ferry sails again</h3>"
        "<span class='post-author vcard'>Posted by <span class='fn'>Ida ag Moe</span></span>"
    )
    found = _stated("<title>Sound Diaries: The ferry sails again</title>", body)
    assert found["title"] == "The ferry sails again"
    assert found["outlet"] == "Sound Diaries"
    assert found["byline"] == "Ida ag Moe"


def test_a_card_of_a_reader_who_comments_signs_nothing():
    card = (
        "<div class='comment-list'><span class='comment-author vcard'>"
        "<b class='fn'>Bo</b></span></div>"
    )
    assert "byline" not in _stated(body=f"<h1>The ferry sails again</h1>{card}")


def test_what_a_card_for_sharing_calls_written_by_signs():
    head = (
        '<meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ida Moe">'
    )
    assert _stated(head)["byline"] == "Ida Moe"
