"""However a file is damaged, its articles are read, or it is refused with a remedy."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.errors import UnreadableError
from briefgen.readers import Opened, Options
from briefgen.readers.bibliographies import works_in
from tests.held import docx, epub, msg, odt, paragraph, warc_record, zipped

WORDS = "The crane fell on the quay of Veldt on Monday, the harbour master Piet Maas said. "
MAIL = (
    b"From: Ana Vey <a@b.example>\nSubject: x\nMIME-Version: 1.0\n"
    b"Content-Type: text/html\n\n<p>It fell.</p>\n"
)
RECORD = warc_record("https://a.example/b", f"<p>{WORDS}</p>".encode())
WHOLE = {
    "a.docx": docx(paragraph(WORDS)),
    "a.odt": odt(f"<text:p>{WORDS}</text:p>"),
    "a.rtf": b"{\\rtf1\\ansi{\\info{\\title x}}" + WORDS.encode() + b"{\\footnote y}\\par}",
    "a.eml": MAIL,
    "a.mbox": b"From a@b Thu Oct 31 23:30:00 2024\n" + MAIL,
    "a.msg": msg({0x37: "x", 0x1000: WORDS}, [("b.txt", WORDS.encode())]),
    "a.epub": epub({"a.xhtml": f"<h1>x</h1><p>{WORDS * 3}</p>"}, "<dc:title>x</dc:title>"),
    "a.warc": RECORD,
    "a.warc.gz": gzip.compress(RECORD, mtime=0),
    "a.wacz": zipped({"datapackage.json": "{}", "archive/a.warc": RECORD}),
    "a.rss": b"<rss><channel><item><title>x</title><description>It fell.</description>"
        b"</item></channel></rss>",
    "a.json": b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "x", '
        b'"content_text": "y"}]}',
    "a.zip": zipped({"b.txt": WORDS, "c.eml": MAIL}),
    "a.txt.gz": gzip.compress(WORDS.encode()),
}  # fmt: skip
HURT = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4
)


def hurt(data: bytes, blows: list[tuple[float, int, bytes]]) -> bytes:
    """Return bytes with parts of them replaced."""
    for where, length, other in blows:
        at = int(where * len(data))
        data = data[:at] + other + data[at + length :]
    return data


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=40, deadline=None)
@given(HURT)
@example([(0.0, 14, b""), (0.0, 40, b""), (0.0, 40, b"")])  # nothing is left of the feed
def test_a_damaged_file_is_read_or_refused(name, blows):
    data = hurt(WHOLE[name], blows)
    found: list[str] = []
    try:
        opened = Opened(data, name, Options())
        found.extend(opened.names())
    except UnreadableError as error:
        assert error.remedy  # noqa: PT017 - it may be read as well
    for article in found:
        try:
            raw = opened.read(article)
        except UnreadableError as error:
            assert error.remedy  # noqa: PT017 - it may be read as well
            continue
        assert raw.text.strip()
        assert "\0" not in raw.text
        for hint in raw.hints:
            assert 0 <= hint.start < hint.end <= len(raw.text)


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "a.rdf"])
@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bibliography_is_read_or_refused(name, data):
    try:
        works_in(data, name)
    except UnreadableError as error:
        assert error.remedy  # noqa: PT017 - it may be read as well
