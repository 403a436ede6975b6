"""Whatever the bytes, a reader gives an article's text, or an error with a remedy."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.errors import UnreadableError
from briefgen.readers import read
from tests.pdfs import Put, pdf

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\x00\r", exclude_categories=("Cc", "Cn", "Co", "Cs")
    ),
    min_size=1,
    max_size=80,
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>", "</p>", "<div class='share'>", "</div>", "<br>", "<h1>", "</h1>", "<li>",
                "<table><tr><td>", "<a href='x'>", "</a>", "<script>", "</script>",
                "<script type='application/ld+json'>", "<!--", "-->", "<![CDATA[", "&amp;",
                '{"@type": "NewsArticle", "headline": ["x"], "author": {"name": 3}}', "&#0;",
                "&#x110000;", "<svg>", "<title>",
                "<time datetime='2024-13-45' itemprop='datePublished'>",
                "<meta name=author content=''>", "<p hidden style='display:none'>",
                "<html lang='xx-'>", "<link rel=canonical href='http://[::1'>",
            ]
        ),
        st.text(max_size=20),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.mht", "a"]))
@example(b"\xff\xfe\x00\xd8", "a.txt")
@example(b"\xff\xfeA", "a.txt")
@example(b"\xef\xbb\xbf", "a.txt")
@example(b"<?xml version='1.0' encoding='utf-16'?><p>caf\xe9</p>", "a.html")
@example(b"<meta charset=hex><p>caf\xe9", "a.html")
@example(b"---\n? [a]: b\n---\ntext", "a.md")
@example(b"---\n- a\n---\ntext", "a.md")
def test_bytes_are_read_or_refused(data, path):
    try:
        raw = read(data, path)
    except UnreadableError as refusal:
        error = refusal
    else:
        error = None
    if error is not None:
        assert error.message
        assert error.remedy
        assert error.where is not None
        return
    assert raw.text.strip()
    assert "\0" not in raw.text
    assert "\r" not in raw.text


PDF = pdf(
    [Put(60, 100, "Words of an article"), Put(60, 112, "and more of them.")], info="/Title (Words)"
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=6)),
        min_size=1,
        max_size=8,
    )
)
def test_a_damaged_pdf_is_read_or_refused(places):
    data = bytearray(PDF)
    for at, piece in places:
        data[at : at + len(piece)] = piece
    try:
        raw = read(bytes(data), "a.pdf")
    except UnreadableError:
        return
    assert raw.text.strip()
    assert all(raw.text[h.start : h.end].strip() for h in raw.hints)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 560),
            st.integers(20, 830),
            st.sampled_from([6, 10, 18]),
            st.sampled_from("abcdefgh"),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_every_letter_of_a_page_is_in_its_text(places):
    puts = [Put(x, y, letter * 3, size) for x, y, size, letter in places]
    text = read(pdf(puts), "a.pdf").text
    assert set("".join(p.text for p in puts)) == set(text) - set(" \n")


@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_hints_lie_in_the_text_in_order_and_apart(markup):
    try:
        raw = read(f"<body>word {markup}".encode("utf-8", "replace"), "page.html")
    except UnreadableError:
        return
    at = 0
    for hint in raw.hints:
        assert at <= hint.start < hint.end <= len(raw.text)
        assert 0 <= hint.link_density <= 1
        at = hint.end


@settings(max_examples=100, deadline=None)
@given(WORDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_was_written_is_read(encoding, words):
    text = f"The words: {words}."
    raw = read(text.encode(encoding), "a.txt")
    assert raw.text == text.removeprefix("\ufeff")
    assert raw.source.encoding == encoding.removesuffix("-sig")
