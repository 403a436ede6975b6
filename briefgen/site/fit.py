"""Tell which files of a docs tree may go to the site: regular, bounded in size, within the tree."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.errors import DeskError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_PAGE: Final = 20_000_000
_LARGEST: Final = 1_000_000_000
"""Most bytes of a page, which is parsed, and of any other file, which is copied."""


class Docs:
    """A docs tree whose files are checked one by one; each folder's links are resolved once."""

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self._folder = str(folder)
        self._root = os.path.realpath(folder)
        self._inside: dict[str, bool] = {}

    def why_not(self, file: str | None) -> str:
        """Return why a file may not go to the site, empty where it may or is not in the tree."""
        if file is None or not _is_below(file, self._folder):
            return ""
        try:
            found = os.stat(file)  # noqa: PTH116 - of each file of a large tree
        except (OSError, ValueError):
            return "can't be read"
        if not stat.S_ISREG(found.st_mode):
            special = not stat.S_ISDIR(found.st_mode)
            return "is a pipe, a device or a socket" if special else "can't be read"
        if not self._stays(file):
            return "is a link that leads out of the docs folder"
        size = found.st_size
        most = _LARGEST_PAGE if file.endswith(".md") else _LARGEST
        return f"has {size:,} bytes, and {most:,} are taken at most" if size > most else ""

    def _stays(self, file: str) -> bool:
        """Tell whether a file lies in the tree when links are resolved."""
        if os.path.islink(file):  # noqa: PTH114 - as above
            return _is_below(os.path.realpath(file), self._root)
        folder = os.path.dirname(file)  # noqa: PTH120 - as above
        if folder not in self._inside:
            self._inside[folder] = _is_below(f"{os.path.realpath(folder)}{os.sep}", self._root)
        return self._inside[folder]


def _is_below(file: str, folder: str) -> bool:
    return file.startswith(folder.rstrip(os.sep) + os.sep)


def demand_walkable(docs: Path) -> None:
    """Assert that MkDocs, which follows links to folders, stays in a docs tree and comes to an end.

    Raises:
        DeskError: there is a link to a folder, in the tree or elsewhere.
    """
    for link in _folder_links(docs):
        message = (
            "is a link to a folder, which MkDocs would follow out of the docs folder or round in it"
        )
        raise DeskError(message, where=Where(link), remedy="put the files themselves there")


def _folder_links(docs: Path) -> Iterator[Path]:
    for at, below, _ in os.walk(docs):
        yield from (Path(at, name) for name in sorted(below) if Path(at, name).is_symlink())
