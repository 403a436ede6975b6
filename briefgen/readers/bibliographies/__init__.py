"""Read bibliographies, which Zotero and others export beside articles and which describe them.

BibTeX (.bib), RIS (.ris), CSL-JSON (.json), Zotero's RDF (.rdf). Fields are named as in a sidecar;
the files that an entry names are relative to the bibliography's own folder.
"""

from __future__ import annotations

import posixpath
import re
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol, cast

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement, Work
from briefgen.readers.decode import MAX_BYTES, decode
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.readers.bibliographies.entries import Entry

BIBLIOGRAPHIES: Final = {".bib": "bibtex", ".ris": "ris", ".json": "csl", ".rdf": "zotero"}
"""The suffixes of bibliographies, each with the name of the module that reads it."""

LARGEST: Final = 50_000_000
"""Most bytes of a bibliography that is read."""

_MOST: Final = 100_000
_EXTRA: Final = "references"
_CSL: Final = re.compile(rb'(?s)(?:\xef\xbb\xbf)?\s*\[\s*\{.{0,4000}?"(?:type|title|id)"\s*:')
_ZOTERO: Final = b"http://www.zotero.org/namespaces/export#"
_LONGEST: Final = 600
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d$")


class _Reader(Protocol):
    def entries(self, text: str) -> Iterable[Entry]:
        """Yield the entries of a bibliography."""
        ...


def is_bibliography(head: bytes, path: str) -> bool:
    """Tell whether a file is a bibliography: by its suffix, and by its content for shared ones."""
    suffix = PurePosixPath(path.lower()).suffix
    if suffix == ".json":
        return bool(_CSL.match(head))
    if suffix == ".rdf":
        return _ZOTERO in head
    return suffix in BIBLIOGRAPHIES


def works_in(data: bytes, path: str) -> list[Work]:
    """Return the works that a bibliography describes; `path` is relative to the desk's articles.

    Raises:
        UnreadableError: where it is damaged or too large, or the library that reads it is not
            installed.
    """
    where = Where(PurePosixPath(path))
    if len(data) > LARGEST:
        message = f"the bibliography has {len(data):,} bytes, and {LARGEST:,} are read at most"
        raise UnreadableError(message, where=where, remedy="export a part of the library")
    try:
        found = list(_reader(path).entries(_text(data, path)))[:_MOST]
    except UnreadableError:
        raise
    except Exception as error:
        # The libraries raise whatever a damaged file runs them into.
        message = "the bibliography is damaged"
        raise UnreadableError(message, where=where, remedy="export it again") from error
    return [_work(e, path) for e in found]


def _text(data: bytes, path: str) -> str:
    """Return a bibliography's text: UTF-8, else the encoding that its bytes suggest."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        whole = len(data) <= MAX_BYTES
        return decode(data, path, markup=False)[0] if whole else data.decode("utf-8", "replace")


def _reader(path: str) -> _Reader:
    name = BIBLIOGRAPHIES[PurePosixPath(path.lower()).suffix]
    try:
        return cast("_Reader", import_module(f"briefgen.readers.bibliographies.{name}"))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("briefgen"):
            raise
        message = f"reading it needs the library {error.name}, which is not installed"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy=f"pip install 'briefgen[{_EXTRA}]'",
        ) from error


def _work(entry: Entry, path: str) -> Work:
    origin = f"bibliography ({PurePosixPath(path).name})"
    values = {name: value for name in FIELDS if (value := _value(name, entry.fields.get(name, "")))}
    folder = posixpath.dirname(path)
    files = (posixpath.normpath(posixpath.join(folder, f.replace("\\", "/"))) for f in entry.files)
    return Work(
        tuple(Statement(name, value, origin) for name, value in values.items()),
        tuple(f for f in files if not f.startswith(("..", "/"))),
    )


def _value(name: str, written: str) -> str:
    """Return a value in the form that its field demands, empty where it does not fit."""
    word = " ".join(written.split())[:_LONGEST]
    if name in ("published", "updated", "retrieved"):
        return written_date(word) or (word if _YEAR.match(word) else "")
    if name in ("url", "archive_url"):
        return word if re.match(r"https?://\S+$", word) else ""
    if name == "language":
        return word if re.match(r"[a-z]{2,3}(-[A-Z]{2})?$", word) else ""
    return word
