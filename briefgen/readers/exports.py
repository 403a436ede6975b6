"""Read exports of press archives: many articles in one file, each named by number from 1.

The archives separate them by a counting line ("2 of 50 DOCUMENTS", "Document 2 of 50"), or by one
that ends each ("End of Document", or "Document" and its key). They export plain text, Rich Text and
Word documents; the articles are given as plain text. Source: the exports of Nexis, Factiva and
ProQuest.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError
from briefgen.readers.bounds import LARGEST_XML, Unpacked
from briefgen.readers.decode import MAX_BYTES, decode
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.parts import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

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
_SEVERAL: Final = 2
_MAIN: Final = "word/document.xml"
_TAG: Final = re.compile(rb"<[^<>]*>")
_SUFFIXES: Final = (".txt", ".text", ".rtf", ".docx")


def may_be_export(head: bytes, suffix: str) -> bool:
    """Tell from its first bytes whether a file may be an export; Rich Text and Word always may."""
    if suffix in (".rtf", ".docx"):
        return True
    return suffix in _SUFFIXES and bool(_HEAD_SIGN.search(head))


def is_export_by_name(path: str) -> bool:
    """Tell whether a file in a container has the suffix of a format in which archives export."""
    return suffix_of(path) in _SUFFIXES


def is_export(data: bytes, path: str, suffix: str) -> bool:
    """Tell whether a file holds several articles of an archive, by the marks that separate them."""
    if suffix not in _SUFFIXES or len(data) > MAX_BYTES * (1 + 5 * (suffix != ".txt")):
        return False
    bare = data
    if suffix == ".docx":
        bare = b""
        with suppress(UnreadableError, zipfile.BadZipFile):
            bare = _TAG.sub(b"", Unpacked(data, path).read(_MAIN, LARGEST_XML))
    signs = _SIGN.finditer(bare)
    return sum(1 for _ in zip(signs, range(_SEVERAL), strict=False)) == _SEVERAL and (
        suffix != ".txt" or len(_pieces(_text(data, path, suffix))) >= _SEVERAL
    )


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the articles of an export in order.

    Raises:
        UnreadableError: where the file is damaged.
    """
    suffix = suffix_of(path)
    for n, piece in enumerate(_pieces(_text(data, path, suffix, options)), start=1):
        yield Holding(str(n), ".txt", partial(str.encode, piece, "utf-8", "replace"))


def _text(data: bytes, path: str, suffix: str, options: Options | None = None) -> str:
    """Return the text of an export, as the reader of its format gives it."""
    if suffix in (".rtf", ".docx") and options is not None:
        return SUFFIXES[suffix].reader(path).read(data, path, options).text
    return decode(data, path, markup=False)[0]


def _pieces(text: str) -> list[str]:
    """Return the articles of a text; what precedes the first and follows the last is theirs."""
    cuts = [m.start() for m in _COUNTS.finditer(text)]
    if len(cuts) < _SEVERAL:
        cuts = [0, *(m.end() for m in _ENDS.finditer(text))][:-1]
    if not cuts:
        return [text]
    bounds = [0, *cuts[1:], len(text)]
    return [text[a:b].strip("\n") + "\n" for a, b in pairwise(bounds)]
