"""Bound what a packed file may unpack to, since its packed size tells nothing of that."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ARTICLES: Final = 10_000
"""Most articles that are read from one file."""

MOST_FILES: Final = 50_000
"""Most files that an archive may list."""

MOST_UNPACKED: Final = 1_000_000_000
"""Most bytes that an archive's files may have together; they are unpacked one at a time."""

LARGEST: Final = 100_000_000
"""Most bytes of one packed file, which is held in memory once unpacked."""

LARGEST_XML: Final = 32_000_000
"""Most bytes of the XML in a document: its tree takes many times as much."""

RATIO: Final = 250
"""Largest ratio of unpacked to packed size for a file of some size.

Text packs to a tenth, the emptiest of real tables to a hundredth; what packs better was made to.
"""

_SMALL: Final = 1_000_000
_ENTITY: Final = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")

_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
)
"""What the standard library raises at an archive that is damaged or packed in an unknown way."""


class Unpacked:
    """A ZIP archive whose files are unpacked within bounds, in memory only."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read the archive's list of files.

        Raises:
            UnreadableError: where it is damaged, or would unpack to too much.
        """
        self._where = Where(PurePosixPath(path))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            message = "the file is damaged: it is no archive, or its end is missing"
            raise UnreadableError(
                message, where=self._where, remedy="copy or download it again"
            ) from error
        infos = self._archive.infolist()
        self._bounded(infos)
        self._infos = {i.filename: i for i in infos if not i.is_dir()}

    def _bounded(self, infos: list[zipfile.ZipInfo]) -> None:
        whole = sum(i.file_size for i in infos)
        packed = sum(i.compress_size for i in infos)
        if len(infos) > MOST_FILES:
            self._refuse(f"lists {len(infos):,} files, and {MOST_FILES:,} are looked at at most")
        if whole > MOST_UNPACKED:
            self._refuse(f"unpacks to {whole:,} bytes, and {MOST_UNPACKED:,} are at most")
        if whole > _SMALL and whole > RATIO * max(1, packed):
            self._refuse(f"unpacks to {whole // max(1, packed):,} times its size")

    def _refuse(self, what: str) -> None:
        message = f"the archive {what}: such a one is made to harm"
        raise UnreadableError(message, where=self._where, remedy="unpack it by hand, and look")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in the archive's order."""
        return tuple(self._infos)

    def read(self, name: str, limit: int = LARGEST) -> bytes:
        """Return the content of one of its files.

        Raises:
            UnreadableError: where there is none of this name, or it is larger than `limit`, damaged
                or encrypted.
        """
        info = self._infos.get(name)
        if info is None:
            message = (
                f"the file has no part {_shown(name)}, so it is damaged or not what it is named"
            )
            raise UnreadableError(message, where=self._where, remedy="save it again")
        if info.flag_bits & 1:
            message = f"{_shown(name)} in it opens with a password only"
            raise UnreadableError(message, where=self._where, remedy="save it without a password")
        if info.file_size > limit:
            message = (
                f"{_shown(name)} in it has {info.file_size:,} bytes, and {limit:,} are read at most"
            )
            raise UnreadableError(message, where=self._where, remedy="split it")
        try:
            with self._archive.open(info) as file:
                return file.read(limit)
        except _DAMAGED as error:
            message = f"{_shown(name)} in it is damaged"
            raise UnreadableError(message, where=self._where, remedy="copy it again") from error

    def xml(self, name: str) -> bytes:
        """Return one of its XML files, which must declare no entities of its own.

        Raises:
            UnreadableError: as `read`, and where it declares some: no program that writes documents
                does, and they can be made to grow without end.
        """
        return without_entities(self.read(name, LARGEST_XML), str(self._where.path))


def without_entities(data: bytes, path: str) -> bytes:
    """Return XML unchanged if it declares no entities of its own.

    Raises:
        UnreadableError: where it does.
    """
    if _ENTITY.search(data):
        message = (
            "the file declares entities of its own, which no program writes: it is made to harm"
        )
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="remove it")
    return data


def gunzipped(data: bytes, path: str) -> bytes:
    """Return what was packed by gzip.

    Raises:
        UnreadableError: where it is damaged, or larger than `LARGEST`.
    """
    where = Where(PurePosixPath(path))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            out = file.read(LARGEST + 1)
    except _DAMAGED as error:
        message = "the packed file is damaged"
        raise UnreadableError(message, where=where, remedy="copy it again") from error
    large = len(out) > LARGEST
    if large or (len(out) > _SMALL and len(out) > RATIO * len(data)):
        message = "the packed file unpacks to too much"
        raise UnreadableError(message, where=where, remedy="unpack it by hand, and look")
    return out


class Names:
    """Names for a file's articles: safe in any system's paths, unique, stable across readings."""

    def __init__(self) -> None:
        """Begin with no name given."""
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def name(self, wanted: str) -> str:
        """Return a safe name like the wanted one; one that was given before gets a number."""
        parts = (p for p in re.split(r"[\\/#]+", wanted) if p.strip(". "))
        base = "#".join(_FORBIDDEN.sub("_", p).strip(". ") for p in parts) or "article"
        base = base if len(base) <= _LONGEST else base[-_LONGEST:].lstrip("#. ")
        known = base.lower()
        name, n = base, self._numbers.get(known, 1)  # a feed may have ten thousand of one name
        while name.lower() in self._given:
            n += 1
            name = _numbered(base, n)
        self._given.add(name.lower())
        self._numbers[known] = n
        return name


_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f-\x9f:*?"<>|]|[\ud800-\udfff]')
_LONGEST: Final = 100


def _numbered(base: str, n: int) -> str:
    """Return a name with a number before its suffix: `report-2.txt`."""
    match = _ENDING.search(base)
    at = match.start() if match else len(base)
    return f"{base[:at]}-{n}{base[at:]}"


_ENDING: Final = re.compile(r"(?<=[^#.])\.[A-Za-z0-9]{1,5}$")


def slugged(words: Iterable[str], longest: int = 80) -> str:
    """Return words as one plain lower-case name, empty where nothing is left of them."""
    out = re.sub(r"[^\w.]+", "-", "-".join(words).lower()).strip("-._")
    return out[:longest].strip("-._")


def _shown(name: str) -> str:
    return name if len(name) <= 80 else f"...{name[-77:]}"  # noqa: PLR2004 - a line of a terminal
