"""Read archives (.zip) of files in any format that is read; nothing is written to a disk."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.readers.bounds import Names, Unpacked
from briefgen.readers.formats import PACKED, SUFFIXES, suffix_of
from briefgen.readers.parts import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

_SYSTEMS: Final = ("__MACOSX/",)
"""Folders that a system's own packer adds."""


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the files of an archive with a suffix that is read, in the order of their names.

    Raises:
        UnreadableError: where it is damaged, or would unpack to too much.
    """
    unpacked, names = Unpacked(data, path), Names()
    for name in sorted(unpacked.names):
        suffix = _suffix(name)
        form = SUFFIXES.get(suffix)
        if form is None or form.module == "fragment" or _is_hidden(name):
            continue
        if form.module == "picture" and not options.ocr:
            continue
        yield Holding(names.name(name), suffix, partial(unpacked.read, name))


def _suffix(name: str) -> str:
    """Return a file's suffix, that of what gzip packed for a packed one."""
    suffix = suffix_of(name)
    return suffix_of(name[: -len(PACKED)]) if suffix == PACKED else suffix


def _is_hidden(name: str) -> bool:
    return name.startswith(_SYSTEMS) or any(
        p.startswith(".") and p != ".." for p in PurePosixPath(name).parts
    )
