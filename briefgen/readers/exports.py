"""Read exports of press archives: many articles in one file, each named by number from 1.

The archives separate them by a counting line ("2 of 50 DOCUMENTS", "Document 2 of 50"), or by one
that ends each ("End of Document", or "Document" and its key). They export plain text, Rich Text,
Word documents, web pages and PDFs; the articles are given as plain text. Source: the exports of
Nexis, Factiva and ProQuest.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import UnreadableError
from briefgen.readers.bounds import LARGEST_XML, Unpacked
from briefgen.readers.decode import MAX_BYTES, decode
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.parts import Holding, Options
from briefgen.readers.signs import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTS: Final = re.compile(
    r"(?m)^[ \t]*(?:Document \d{1,5} of \d{1,5}|\d{1,5} of \d{1,5} DOCUMENTS?)[ \t]*$"
)
_ENDS: Final = re.compile(
    r"(?m)^[ \t]*(?:End of Document|(?:AN[ \t|]+)?Document [A-Za-z0-9]{16,40})[ \t]*$"
)
_SIGN: Final = re.compile(
    rb"\d{1,5} of \d{1,5} DOCUMENTS|Document \d{1,5} of \d{1,5}\b|End of Document"
    rb"|Document [A-Za-z]{2,12}[A-Za-z0-9]{0,8}\d{8}[a-z0-9]{4,20}"
)
_HEAD_SIGN: Final = re.compile(
    rb"(?m)\d of \d{1,5} DOCUMENTS|Document \d{1,5} of \d{1,5}\b|End of Document"
    rb"|^[ \t]*(?:HD\b|WC\b|LENGTH:|Length:|Job Number:|[\d,]{2,7} words[ \t\r]*$)"
)
_PAGE_SIGN: Final = re.compile(
    rb"(?i)factiva|lexis|proquest|enarticle"
    rb"|\d of \d{1,5} documents|document \d{1,5} of \d|end of document"
)
"""What the head of a page shows that an archive exported: its name, or that of its parts."""

_FIRST_PAGE: Final = re.compile(
    r"End of Document|Load-Date|LOAD-DATE|\d of \d{1,5} DOCUMENTS|Document \d{1,5} of \d"
    r"|Document [A-Za-z]{2,12}[A-Za-z0-9]{0,8}\d{8}[a-z0-9]{4,20}|(?i:length): ?\d[\d,]* words"
    r"|\b\d[\d,]* words\b|Documents \(\d{1,4}\)|Job Number"
)
"""What the first page of a PDF shows that an archive exported; no more of it is looked at."""

_SEVERAL: Final = 2
_MAIN: Final = "word/document.xml"
_TAG: Final = re.compile(rb"<[^<>]*>")
_PAGES: Final = (".html", ".htm")
_SUFFIXES: Final = (".txt", ".text", ".rtf", ".docx", ".pdf", *_PAGES)
_OWN_TEXT: Final = (".txt", ".text")
_EDGE: Final = "running-head"
_NUMBERED: Final = re.compile(r"(?i)\bpage \d|^\W*\d{1,4}\W*$")
"""The tag of the hints on what stands at the edges of a PDF's pages, and which of it is left out.

What all articles have at the same place, as their outlet, looks like an edge too.
"""


def may_be_export(head: bytes, suffix: str) -> bool:
    """Tell from its first bytes whether a file may be an export.

    Packed formats, in which nothing can be seen, always may be.
    """
    if suffix in (".rtf", ".docx", ".pdf"):
        return True
    sign = _PAGE_SIGN if suffix in _PAGES else _HEAD_SIGN
    return suffix in _SUFFIXES and bool(sign.search(head))


def is_export_by_name(path: str) -> bool:
    """Tell whether a file in a container has the suffix of a format in which archives export."""
    return suffix_of(path) in _SUFFIXES


def is_export(data: bytes, path: str, suffix: str) -> bool:
    """Tell whether a file holds several articles of an archive, by the marks that separate them."""
    if suffix not in _SUFFIXES or len(data) > MAX_BYTES * (1 + 5 * (suffix not in _OWN_TEXT)):
        return False
    if suffix == ".pdf":
        return _is_pdf_export(data, path)
    if suffix in _PAGES and not _PAGE_SIGN.search(data[:HEAD]):
        return False
    bare = data
    if suffix == ".docx":
        bare = b""
        with suppress(UnreadableError, zipfile.BadZipFile):
            bare = _TAG.sub(b"", Unpacked(data, path).read(_MAIN, LARGEST_XML))
    signs = _SIGN.finditer(bare)
    return sum(1 for _ in zip(signs, range(_SEVERAL), strict=False)) == _SEVERAL and (
        suffix not in (*_OWN_TEXT, *_PAGES) or _has_several(data, path, suffix)
    )


def _is_pdf_export(data: bytes, path: str) -> bool:
    """Tell whether a PDF is an export: its first page shows it, and several articles are in it."""
    reader: Any = SUFFIXES[".pdf"].reader(path)
    first = reader.first_words(data, path)
    return bool(_FIRST_PAGE.search(first)) and _has_several(data, path, ".pdf")


def _has_several(data: bytes, path: str, suffix: str) -> bool:
    with suppress(UnreadableError):
        return len(_pieces(_text(data, path, suffix, Options()))) >= _SEVERAL
    return False


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the articles of an export in order.

    Raises:
        UnreadableError: where the file is damaged.
    """
    suffix = suffix_of(path)
    for n, piece in enumerate(_pieces(_text(data, path, suffix, options)), start=1):
        yield Holding(str(n), ".txt", partial(str.encode, piece, "utf-8", "replace"))


def _text(data: bytes, path: str, suffix: str, options: Options) -> str:
    """Return an export's text as the reader of its format gives it, without pages' numbers."""
    if suffix in _OWN_TEXT:
        return decode(data, path, markup=False)[0]
    parts = SUFFIXES[suffix].reader(path).read(data, path, options)
    kept, at = "", 0
    for hint in parts.hints:
        if hint.tag == _EDGE and _NUMBERED.search(parts.text[hint.start : hint.end]):
            kept += parts.text[at : hint.start]
            at = hint.end
    return kept + parts.text[at:]


def _pieces(text: str) -> list[str]:
    """Return the articles of a text; what precedes the first and follows the last is theirs."""
    cuts = [m.start() for m in _COUNTS.finditer(text)]
    if len(cuts) < _SEVERAL:
        cuts = [0, *(m.end() for m in _ENDS.finditer(text))][:-1]
    if not cuts:
        return [text]
    bounds = [0, *cuts[1:], len(text)]
    return [text[a:b].strip("\n") + "\n" for a, b in pairwise(bounds)]
