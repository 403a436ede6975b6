"""Read books (.epub): each chapter is an article, or the whole book; pages are read as HTML.

Source: EPUB 3.3, 4 (container), 5 (package document). Files that its reading order does not name
are not read.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers.bounds import Unpacked
from briefgen.readers.decode import decode
from briefgen.readers.document import notes_marked, whole
from briefgen.readers.page import read_fragment
from briefgen.readers.parts import Holding, Parts
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_CONTENTS: Final = "nav"
"""The property of a book's table of contents; in EPUB 2 the guide names that page."""

_LARGEST_PAGE: Final = 16_000_000
_FEWEST_WORDS: Final = 20
"""Fewest words of a chapter: a page with fewer is a title page, a half title or a picture."""

_ORIGIN: Final = "the book's description"
_LONGEST: Final = 300
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?$")


@dataclass(frozen=True, slots=True)
class _Book:
    """An opened book: its pages in reading order, and what it states about itself."""

    unpacked: Unpacked
    pages: tuple[str, ...]
    stated: tuple[Statement, ...]


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of a whole book.

    Raises:
        UnreadableError: where it is damaged, protected, or no book.
    """
    del options
    book = _book(data, path)
    text, hints = "", []
    for name in book.pages:
        parts = _page(book, name, path)
        if not parts.text:
            continue
        gap = len(text) + bool(text)
        hints += [replace(h, start=h.start + gap, end=h.end + gap) for h in parts.hints]
        text += "\n" * bool(text) + parts.text
    return Parts(text, tuple(hints), book.stated)


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield a book's chapters in order, named by number, or the book where books are read whole.

    Raises:
        UnreadableError: where it is damaged, protected, or no book.
    """
    if options.whole_books:
        yield Holding("", ".epub", lambda: data)
        return
    book = _book(data, path)
    n = 0
    for name in book.pages:
        parts = _page(book, name, path)
        if len(parts.text.split()) < _FEWEST_WORDS:
            continue
        n += 1
        yield Holding(
            f"chapter-{n}",
            ".fragment",
            partial(book.unpacked.read, name, _LARGEST_PAGE),
            _of_chapter(book, parts),
            (f"chapter {n} of a book",),
        )


def _of_chapter(book: _Book, parts: Parts) -> tuple[Statement, ...]:
    """Return a chapter's statements: its heading as title, the book's title as collection."""
    said = {s.field: s.value for s in book.stated}
    said["collection"] = said.pop("title", "")
    said["title"] = _heading(parts)
    return tuple(Statement(f, said[f], _ORIGIN) for f in FIELDS if said.get(f))


def _heading(parts: Parts) -> str:
    """Return the words of the first heading, with headings that only a line break parts from it."""
    heads = [h for h in parts.hints if h.tag in ("h1", "h2", "h3")]
    end = 1
    while end < len(heads) and parts.text[heads[end - 1].end : heads[end].start] == "\n":
        end += 1
    return " ".join(parts.text[h.start : h.end] for h in heads[:end])[:_LONGEST]


def _page(book: _Book, name: str, path: str) -> Parts:
    markup = decode(book.unpacked.read(name, _LARGEST_PAGE) or b" \n", path, markup=True)[0]
    return whole(notes_marked(read_fragment(markup), _NOTES))


_NOTES: Final = ("footnote", "endnote", "fn", "noteref")


def _book(data: bytes, path: str) -> _Book:
    unpacked = Unpacked(data, path)
    if "META-INF/rights.xml" in unpacked.names or _is_locked(unpacked):
        message = "the book is locked by its seller (DRM)"
        raise UnreadableError(
            message, where=Where(PurePosixPath(path)), remedy="put in a copy without a lock"
        )
    container = _tree(unpacked, _CONTAINER, path)
    found = next(
        (e.get("full-path") for e in container.iter("{*}rootfile") if e.get("full-path")), ""
    )
    package = _tree(unpacked, found, path)
    files = {
        item.get("id"): (item.get("href") or "", item.get("media-type") or "")
        for item in package.iter("{*}item")
        if _CONTENTS not in (item.get("properties") or "").split()
    }
    folder = posixpath.dirname(found)
    listed = {
        (r.get("href") or "").partition("#")[0]
        for r in package.iter("{*}reference")
        if r.get("type") == "toc"
    }
    pages = []
    for ref in package.iter("{*}itemref"):
        href, kind = files.get(ref.get("idref"), ("", ""))
        name = posixpath.normpath(posixpath.join(folder, unquote(href)))
        if kind in _PAGES and name in unpacked.names and href not in listed and name not in pages:
            pages.append(name)
    return _Book(unpacked, tuple(pages), _stated(package))


def _is_locked(unpacked: Unpacked) -> bool:
    """Tell whether pages are encrypted; fonts may be, in a way that every reader knows."""
    name = "META-INF/encryption.xml"
    return name in unpacked.names and b"htm" in unpacked.read(name).lower().replace(b"http", b"")


def _tree(unpacked: Unpacked, name: str, path: str) -> Any:  # noqa: ANN401 - lxml has no types
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        tree = etree.fromstring(unpacked.xml(name), parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None:
        message = "the book is damaged: what describes it can't be read"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="copy it again")
    return tree


def _stated(package: Any) -> tuple[Statement, ...]:  # noqa: ANN401 - as above
    said: dict[str, list[str]] = {}
    for element in package.iterfind("{*}metadata//{http://purl.org/dc/elements/1.1/}*"):
        words = " ".join((element.text or "").split())[:_LONGEST]
        if words:
            said.setdefault(element.tag.rpartition("}")[2], []).append(words)

    def first(name: str) -> str:
        return said.get(name, [""])[0]

    addresses = (u for u in said.get("source", []) if u.startswith(("http://", "https://")))
    values = {
        "title": first("title"),
        "outlet": first("publisher"),
        "byline": ", ".join(said.get("creator", [])[:5]),
        "published": written_date(first("date")) or _year(first("date")),
        "url": next(addresses, ""),
        "language": first("language") if _LANGUAGE.match(first("language")) else "",
        "rights": first("rights"),
    }
    return tuple(Statement(f, values[f], _ORIGIN) for f in FIELDS if values.get(f))


def _year(word: str) -> str:
    return word[:4] if word[:4].isdigit() and len(word) == 4 else ""  # noqa: PLR2004 - a year
