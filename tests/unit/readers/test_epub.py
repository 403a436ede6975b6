"""EPUB books."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from briefgen import cleaning
from briefgen.errors import UnreadableError
from briefgen.model import Role
from briefgen.readers import Opened, Options, read
from tests.held import epub, zipped

LONG = (
    "<p>The harbour of Veldt was built by the town, "
    "and for a hundred years it belonged to the town; "
    "then it was sold.</p>"
)
PAGES = {
    "cover.xhtml": "<img src='c.png'/>",
    "one.xhtml": f"<h1>The harbour</h1>{LONG}<aside class='footnote'>1. By the council.</aside>",
    "two.xhtml": f"<h2>The crane</h2>{LONG}",
}
METADATA = (
    "<dc:title>Veldt, a history</dc:title><dc:creator>Ana Vey</dc:creator>"
    "<dc:publisher>Lantern Press</dc:publisher>"
    "<dc:date>2019-03-01</dc:date><dc:language>en</dc:language>"
)


def test_each_chapter_is_an_article_of_the_book_s_collection():
    opened = Opened(epub(PAGES, METADATA), "veldt.epub", Options())
    assert list(opened.names()) == ["chapter-1", "chapter-2"]
    raw = opened.read("chapter-1")
    assert raw.source.path == "veldt.epub#chapter-1"
    assert {s.field: s.value for s in raw.declared} == {
        "title": "The harbour",
        "outlet": "Lantern Press",
        "byline": "Ana Vey",
        "published": "2019-03-01",
        "language": "en",
        "collection": "Veldt, a history",
    }
    roles = [b.role for b in cleaning.label(raw).blocks]
    assert roles[:2] == [Role.TITLE, Role.BODY]


def test_a_book_may_be_one_article():
    options = Options(whole_books=True)
    opened = Opened(epub(PAGES, METADATA), "veldt.epub", options)
    assert list(opened.names()) == [""]
    raw = opened.read()
    assert raw.text.count("The harbour of Veldt") == 2
    assert {s.field: s.value for s in raw.declared}["title"] == "Veldt, a history"
    for hint in raw.hints:
        assert raw.text[hint.start : hint.end].strip()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (epub(PAGES, METADATA)[:-60], "damaged"),
        (epub(PAGES, METADATA, {"META-INF/rights.xml": "<x/>"}), "locked"),
        (
            epub(PAGES, METADATA, {"META-INF/encryption.xml": "<x URI='OPS/text/one.xhtml'/>"}),
            "locked",
        ),
        (epub({}, METADATA), "no article"),
        (epub(PAGES, "<!ENTITY a 'b'>"), "entities"),
        (epub(PAGES, METADATA, {"OPS/book.opf": "no package"}), "damaged"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_can_t_be_read_is_refused_with_a_remedy(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(data, "a.epub")
    assert caught.value.remedy


@pytest.mark.parametrize("edition", ["properties='nav'", ""])
def test_the_table_of_contents_is_no_chapter(edition):
    contents = (
        "<h1>Contents</h1><ol>" + "<li><a href='one.xhtml'>The harbour</a></li>" * 20 + "</ol>"
    )
    book = epub({"nav.xhtml": contents, **PAGES}, METADATA)
    guide = "" if edition else "<guide><reference type='toc' href='text/nav.xhtml'/></guide>"
    assert list(Opened(_told(book, edition, guide), "a.epub", Options()).names()) == [
        "chapter-1",
        "chapter-2",
    ]


def _told(book: bytes, properties: str, guide: str) -> bytes:
    """Return a book whose first page has these properties, and this guide."""
    with ZipFile(BytesIO(book)) as packed:
        files = {name: packed.read(name).decode() for name in packed.namelist()}
    package = files["OPS/book.opf"].replace("<item ", f"<item {properties} ", 1)
    files["OPS/book.opf"] = package.replace("</package>", f"{guide}</package>")
    return zipped(files)


def test_a_heading_in_two_lines_is_one_and_an_aside_of_notes_is_one():
    note = (
        "<aside epub:type='footnote' xmlns:epub='http://www.idpf.org/2007/ops'>"
        "<p>By the council.</p></aside>"
    )
    pages = {"one.xhtml": f"<h2>Chapter 1<br/>The harbour</h2>{LONG}{note}"}
    article = cleaning.label(
        Opened(epub(pages, METADATA), "veldt.epub", Options()).read("chapter-1")
    )
    assert article.stated("title").value == "Chapter 1 The harbour"
    assert [b.role for b in article.blocks] == [Role.TITLE, Role.BODY, Role.NOTE]
