from __future__ import annotations

import time

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import read

PAGE = """<!doctype html><html lang="en-GB"><head><title>A crane fell - Harbour Post</title>
<link rel="canonical" href="https://harbour.example/crane">
<meta property="og:site_name" content="Harbour Post">
<meta property="og:title" content="A crane fell (og)">
<meta property="article:published_time" content="2024-05-03T09:14:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", \
"@graph": [{"@type": "WebPage"},
{"@type": ["NewsArticle"], "headline": "A crane fell",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}],
"dateModified": "2024-05-04"}]}</script></head>
<body class="single comments-open">
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>A crane fell</h1>
<p>The harbour at Veldt was <a href="/closed">closed</a> on Monday after a crane fell
across the only rail line into the docks.</p>
<p>First line<br>second line</p><div style="display: none">Unseen words</div><style>p {}\
</style>tail of the style
<figure><img src="x"><figcaption>The crane, seen from the sea\
</figcaption></figure></article></body></html>"""


def _lines(raw):
    return {raw.text[h.start : h.end]: h for h in raw.hints}


def test_the_text_is_what_a_reader_sees_a_line_for_each_block():
    raw = read(PAGE.encode(), "a.html")
    assert raw.text.startswith(
        "Home\n\nWorld\n\nA crane fell\n\nThe harbour at Veldt was closed on Monday after"
    )
    assert "First line\nsecond line" in raw.text
    assert "tail of the style" in raw.text
    assert "@graph" not in raw.text
    assert "p {}" not in raw.text


def test_hints_tell_tag_links_and_path():
    lines = _lines(read(PAGE.encode(), "a.html"))
    assert lines["Home"].tag == "li"
    assert lines["Home"].link_density == 1
    assert "main-menu" in lines["Home"].path
    assert "comments-open" not in lines["Home"].path
    assert lines["A crane fell"].tag == "h1"
    assert 0 < lines[next(k for k in lines if k.startswith("The harbour"))].link_density < 0.1
    assert lines["The crane, seen from the sea"].tag == "figcaption"
    assert "hidden" in lines["Unseen words"].path


def test_the_page_declares_itself_the_best_word_first():
    said = {s.field: (s.value, s.origin) for s in read(PAGE.encode(), "a.html").declared}
    assert said["title"] == ("A crane fell", "JSON-LD")
    assert said["byline"] == ("Ann Lee, Bo Ek", "JSON-LD")
    assert said["outlet"] == ("Harbour Post", "og:site_name")
    assert said["published"] == ("2024-05-03", "article:published_time")
    assert said["updated"] == ("2024-05-04", "JSON-LD")
    assert said["url"] == ("https://harbour.example/crane", "canonical link")
    assert said["language"] == ("en-GB", "lang attribute")


def test_damaged_metadata_is_passed_over():
    page = b"""<script type="application/ld+json">{"@type": "NewsArticle", </script><meta \
name="date" content="soon">
    <link rel="canonical" href="javascript:alert(1)"><p>Words of the article.</p>"""
    assert not read(page, "a.html").declared


def test_a_page_nested_deeper_than_any_parser_goes_is_refused_not_crashed_on():
    with pytest.raises(UnreadableError, match="no text"):
        read(b"<div>" * 100_000 + b"words", "a.html")
    assert read(b"<div>" * 200 + b"words", "a.html").text.strip() == "words"


def test_reading_is_linear_in_the_page():
    def took(n: int) -> float:
        page = (
            b"<ul>"
            + b"<li class='teaser card'><a href='x'>One more story that is told</a></li>" * n
            + b"</ul>"
        )
        start = time.perf_counter()
        read(page, "a.html")
        return time.perf_counter() - start

    took(100)
    assert took(8_000) < 40 * max(took(1_000), 0.02)


@pytest.mark.parametrize("piece", ["<p><div>", "<p><p><a href=x>"])
def test_a_page_that_is_deeper_than_pages_are_is_read_in_time_that_grows_with_it(piece):
    page = "<body>The port was closed. " + piece * 20_000
    began = time.process_time()
    assert read(page.encode(), "a.html").text == "The port was closed.\n"
    assert time.process_time() - began < 10
