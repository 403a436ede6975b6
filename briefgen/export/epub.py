"""Write a desk, or a part of it, as a book: a chapter for each brief, its evidence as endnotes.

Source: EPUB 3.3, EPUB Accessibility 1.1. Written by hand: it is the same HTML in a zip archive,
and libraries that write books stamp them with the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_DNS, uuid5

from briefgen.export.archive import pack
from briefgen.export.documents import chapters, said
from briefgen.export.html import shipped
from briefgen.export.hypertext import body, plain
from briefgen.registry import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.document import Document
    from briefgen.export.selection import Selection

_BOOKS: Final = uuid5(NAMESPACE_DNS, "epub.briefgen.invalid")
"""The name space of our books. No host may bear this name (RFC 2606)."""

_UNDATED: Final = "1970-01-01"
"""The day of a book none of whose articles has one: a book must say when it was changed."""

_XHTML: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n'
)

_CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def write(selection: Selection, target: Path) -> None:
    """Write a book."""
    pack(target, _files(selection), stored=frozenset({"mimetype"}))


def _files(selection: Selection) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the book: its chapters one by one, then those about all of them."""
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER.encode()
    yield "EPUB/page.css", shipped("page.css").encode()
    titles: list[str] = []
    days: list[str] = []
    for number, made in enumerate(chapters(selection), 1):
        titles.append(made.title)
        days.append((edtf.bounds(made.date) or ("",))[0] or "")
        yield f"EPUB/chapter{number}.xhtml", "".join(_chapter(made)).encode()
    yield "EPUB/nav.xhtml", _nav(selection.title, titles).encode()
    identity = f"{selection.site or selection.title} {selection.choice.name}"
    day = max(days, default="") or _UNDATED
    yield "EPUB/book.opf", "".join(_package(selection.title, identity, day, titles)).encode()


def _chapter(made: Document) -> Iterator[str]:
    yield f'{_XHTML}<head><meta charset="utf-8"/><title>{plain(made.title)}</title>'
    yield '<link rel="stylesheet" href="page.css"/></head>\n<body epub:type="bodymatter">\n'
    yield from body(made, epub=True)
    yield "</body>\n</html>\n"


def _nav(title: str, titles: list[str]) -> str:
    items = "".join(
        f'<li><a href="chapter{n}.xhtml">{plain(told)}</a></li>\n'
        for n, told in enumerate(titles, 1)
    )
    contents = plain(said("words", "contents"))
    return (
        f'{_XHTML}<head><meta charset="utf-8"/><title>{plain(title)}</title></head>\n<body>\n'
        f'<nav epub:type="toc" id="toc"><h1>{contents}</h1>\n'
        f"<ol>\n{items}</ol>\n</nav>\n</body>\n</html>\n"
    )


def _package(title: str, identity: str, day: str, titles: list[str]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
    )
    yield (
        ' unique-identifier="id" xml:lang="en">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    )
    yield f'<dc:identifier id="id">urn:uuid:{uuid5(_BOOKS, identity)}</dc:identifier>\n'
    yield f"<dc:title>{plain(title)}</dc:title>\n<dc:language>en</dc:language>\n"
    yield f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>\n'
    yield f"<dc:description>{plain(said('words', 'made'))}</dc:description>\n"
    for name, value in _ACCESS:
        yield f'<meta property="schema:{name}">{value}</meta>\n'
    yield "</metadata>\n<manifest>\n"
    yield '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
    yield '<item id="css" href="page.css" media-type="text/css"/>\n'
    for n in range(1, len(titles) + 1):
        yield f'<item id="c{n}" href="chapter{n}.xhtml" media-type="application/xhtml+xml"/>\n'
    yield '</manifest>\n<spine>\n<itemref idref="nav"/>\n'
    yield from (f'<itemref idref="c{n}"/>\n' for n in range(1, len(titles) + 1))
    yield "</spine>\n</package>\n"


_ACCESS: Final = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text, tables and endnotes; no pictures."),
)
"""What a book says of how it can be read."""
