"""Read files whole or not at all: regular ones, of a bounded size."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where

if TYPE_CHECKING:
    from pathlib import PurePath

_KINDS: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISDIR, "a folder"),
)
_PIECE: Final = 1 << 20


def contents(path: PurePath, most: int) -> bytes:
    """Return the bytes of a regular file.

    Links are followed. A pipe or a device is never read: that may have no end.

    Raises:
        UnreadableError: where it is no regular file, has more than `most` bytes, or can't be read.
    """
    where = Where(path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _without_waiting(path))
        with os.fdopen(handle, "rb") as opened:
            _demand(os.fstat(handle), most, where)
            data = _read(opened.fileno(), most)
    except (OSError, ValueError) as error:
        message = f"can't be read: {getattr(error, 'strerror', None) or error}"
        raise UnreadableError(
            message, where=where, remedy="check that the file may be read"
        ) from error
    if len(data) > most:
        raise _too_large(where, len(data), most)
    return data


def is_regular(path: PurePath) -> bool:
    """Tell whether a path is a file that `contents` would read, its size aside."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - a pure path will do
    except (OSError, ValueError):
        return False


def is_special(path: PurePath) -> bool:
    """Tell whether a path is a pipe, a device or a socket."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a pure path will do
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def kind(mode: int) -> str:
    """Return what a file that is not regular is, in words."""
    return next((word for test, word in _KINDS if test(mode)), "no regular file")


def _without_waiting(path: PurePath) -> int:
    """Return the flag with which opening a pipe does not block.

    Raises:
        OSError: where there is nothing, or a device, whose mere opening may have effects.
    """
    mode = os.stat(path).st_mode  # noqa: PTH116 - a pure path will do
    if not stat.S_ISREG(mode):
        raise OSError(0, f"it is {kind(mode)}, not a file with text")
    return getattr(os, "O_NONBLOCK", 0)


def _demand(found: os.stat_result, most: int, where: Where) -> None:
    """Refuse a file that is no longer regular since it was looked at, or is too large.

    Raises:
        UnreadableError: in both cases.
    """
    if not stat.S_ISREG(found.st_mode):
        message = f"can't be read: it is {kind(found.st_mode)}, not a file with text"
        raise UnreadableError(message, where=where, remedy="put the article's file there")
    if found.st_size > most:
        raise _too_large(where, found.st_size, most)


def _read(handle: int, most: int) -> bytes:
    """Return a file's bytes, at most one more than `most`: it may grow while it is read."""
    pieces = []
    left = most + 1
    while left and (piece := os.read(handle, min(_PIECE, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _too_large(where: Where, size: int, most: int) -> UnreadableError:
    return UnreadableError(
        f"the file has {size:,} bytes, and {most:,} are read at most",
        where=where,
        remedy="split it into one file for each article, or raise `limits` in mkdocs.yml",
    )
