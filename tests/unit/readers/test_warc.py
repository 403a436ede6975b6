"""Web archives."""

from __future__ import annotations

import contextlib
import gzip

import pytest

from briefgen.errors import UnreadableError
from briefgen.readers import Opened, Options, read
from tests.held import warc_record, zipped

PAGE = (
    "<html><head><title>The crane</title></head><body><h1>The crane fell</h1>"
    "<p>The caf\u00e9 on the quay is closed.</p></body></html>"
)
RUSSIAN = "<html><body><p>\u041a\u0440\u0430\u043d \u0443\u043f\u0430\u043b.</p></body></html>"
RECORDS = [
    warc_record("https://www.harbour.example/news/the-crane", PAGE.encode()),
    warc_record("https://harbour.example/a.css", b"p {}", "text/css"),
    warc_record("https://harbour.example/gone", PAGE.encode(), status="404 Not Found"),
    warc_record(
        "https://harbour.example/?p=2", RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251"
    ),
    warc_record("https://www.harbour.example/news/the-crane", PAGE.encode(), day="2024-06-01"),
]
NAMES = [
    "harbour.example-news-the-crane",
    "harbour.example-p-2",
    "harbour.example-news-the-crane-2",
]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"".join(RECORDS), "crawl.warc"),
        (b"".join(map(gzip.compress, RECORDS)), "crawl.warc.gz"),
        (
            zipped(
                {
                    "datapackage.json": "{}",
                    "archive/a.warc.gz": b"".join(map(gzip.compress, RECORDS)),
                }
            ),
            "crawl.wacz",
        ),
    ],
)
def test_each_page_that_was_found_is_an_article_with_address_and_day(data, path):
    opened = Opened(data, path, Options())
    assert list(opened.names()) == NAMES
    first, *_, last = opened.names()
    raw = opened.read(first)
    assert raw.source.path == f"{path}#{first}"
    assert raw.source.media_type == "text/html"
    said = {s.field: s.value for s in raw.declared}
    assert said["url"] == "https://www.harbour.example/news/the-crane"
    assert said["retrieved"] == "2024-05-03"
    assert {s.field: s.value for s in opened.read(last).declared}["retrieved"] == "2024-06-01"


def test_a_page_in_which_an_archive_breaks_off_says_so():
    long = "".join(f"<p>The quay {n * n} is closed.</p>" for n in range(2_000)).encode()
    cut = gzip.compress(warc_record("https://harbour.example/?p=2", long))[:-30]
    data = gzip.compress(RECORDS[0]) + cut
    opened = Opened(data, "crawl.warc.gz", Options())
    assert list(opened.names()) == NAMES[:2]
    assert not opened.read(NAMES[0]).notes
    assert opened.read(NAMES[1]).notes == ("the web archive breaks off within this page",)


def test_the_charset_that_a_host_named_counts():
    raw = Opened(b"".join(RECORDS), "crawl.warc", Options()).read(NAMES[1])
    assert "\u041a\u0440\u0430\u043d" in raw.text


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\nnonsense", b"words", gzip.compress(b"WARC/", mtime=0)[:20]]
)
def test_what_is_no_web_archive_is_refused_with_a_remedy(data):
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.warc")
    assert caught.value.remedy


def test_what_the_library_prints_of_a_damaged_archive_is_not_passed_on(capfd):
    damaged = RECORDS[0].rstrip(b"\r\n") + b"]]>---\n" + RECORDS[3]
    with contextlib.suppress(UnreadableError):
        list(Opened(damaged, "crawl.warc", Options()).names())
    assert not capfd.readouterr().err
