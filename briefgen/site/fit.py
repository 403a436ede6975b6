"""Which files of a docs tree may go to the site: regular ones, of a bounded size, that lie in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen import files
from briefgen.errors import DeskError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_PAGE: Final = 20_000_000
_LARGEST: Final = 1_000_000_000
"""Bytes of a page, which is parsed, and of any other file, which is copied."""


def why_not(file: Path, docs: Path) -> str:
    """Return why a file that was found in a docs tree may not go to the site; empty where it may."""
    if files.is_special(file):
        return "is a pipe, a device or a socket"
    if not files.is_regular(file):
        return "can't be read"
    if not file.resolve().is_relative_to(docs.resolve()):
        return "is a link that leads out of the docs folder"
    size, most = file.stat().st_size, _LARGEST_PAGE if file.suffix == ".md" else _LARGEST
    return f"has {size:,} bytes, and {most:,} are taken at most" if size > most else ""


def demand_walkable(docs: Path) -> None:
    """Assert that MkDocs, which follows every link to a folder, comes to an end in a docs tree and stays in it.

    Raises:
        DeskError: where a link leads to a folder that lies elsewhere, or to one that lies in the tree.
    """
    for link in _folder_links(docs):
        message = (
            "is a link to a folder, which MkDocs would follow out of the docs folder or round in it"
        )
        raise DeskError(message, where=Where(link), remedy="put the files themselves there")


def _folder_links(docs: Path) -> Iterator[Path]:
    for at, below, _ in os.walk(docs):
        yield from (Path(at, name) for name in sorted(below) if Path(at, name).is_symlink())
