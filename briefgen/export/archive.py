"""Write zip archives whose bytes depend only on what they hold."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import BytesIO
    from pathlib import Path

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold: no clock goes into the output."""


def pack(
    target: Path,
    files: Iterable[tuple[str, bytes | Iterable[str]]],
    stored: frozenset[str] = frozenset(),
) -> None:
    """Write a zip archive of named contents in order; those in `stored` are not compressed.

    A content that comes in pieces of text is written piece by piece; its pieces are made only after
    all contents before it were written.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            if isinstance(content, bytes):
                archive.writestr(entry, content)
                continue
            with archive.open(entry, "w") as file:
                for piece in content:
                    file.write(piece.encode())


def contents(source: Path | BytesIO) -> list[tuple[str, bytes]]:
    """Return the contents of a zip archive, by name, in order."""
    with zipfile.ZipFile(source) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]
