"""Which files hold articles, and which articles are in them? What lies beside each, by its name alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from briefgen import readers
from briefgen.errors import UnreadableError, Where
from briefgen.model import Notice
from briefgen.readers import BETWEEN, PACKED, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.readers import Options

_METADATA = ".metadata.json"
_FURNITURE = ("_files", ".fld")
"""Endings of the folders into which browsers and word processors put a page's pictures and scripts."""


def articles_in(path: Path, name: str, options: Options) -> Iterator[str]:
    """Yield the names of the articles in a file; an empty one is the file itself.

    What is damaged stands for what could not be found in it: reading the file itself tells why.
    """
    if not readers.may_hold_several(_head(path), path.name):
        yield ""
        return
    itself = False
    try:
        for article in readers.Opened(_content(path), name, options).names():
            itself = itself or not article
            yield article
    except UnreadableError:
        if not itself:
            yield ""


def beside(path: Path, ending: str) -> Path:
    """Return the companion of a file: its name with another ending in place of its suffix, that of packing too."""
    name = path.name
    if readers.suffix_of(name) == PACKED:
        name = name[: -len(PACKED)]
    suffix = readers.suffix_of(name)
    return path.with_name(name[: len(name) - len(suffix)] + ending)


def is_article(path: Path, options: Options) -> bool:
    """Tell whether a file in a folder is read as an article, or as several."""
    if path.name.endswith(_METADATA):
        return False
    head = _head(path) if readers.suffix_of(path.name) in readers.BY_CONTENT else b""
    return readers.is_wanted(head, path.name, options)


def is_bibliography(path: Path) -> bool:
    """Tell whether a file tells of articles, as a reference manager exports it."""
    if path.name.endswith(_METADATA) or path.suffix.lower() not in readers.BIBLIOGRAPHIES:
        return False
    return readers.is_bibliography(_head(path), path.name)


def is_used(path: Path, options: Options) -> bool:
    """Tell whether a file is read, or is known to lie beside what is read."""
    furniture = any(part.endswith(_FURNITURE) for part in path.parent.parts)
    return furniture or is_bibliography(path) or is_article(path, options)


def without_article(path: Path, stem: str, options: Options) -> Notice | None:
    """Return a notice where a companion has no article, None where it has one."""
    if any(path.with_name(stem + s).is_file() for s in (*SUFFIXES, *_shared_suffixes())):
        return None
    file, between, article = stem.partition(BETWEEN)
    holder = path.with_name(file)
    if not between or not holder.is_file():
        others = ", ".join(sorted({*SUFFIXES} - {".txt"}))
        return Notice(
            "there is no article beside this file",
            Where(path),
            f"put {stem}.txt (or {others}) beside it, or remove it",
        )
    if article in articles_in(holder, file, options):
        return None
    remedy = f"`briefgen extract {file}` names those that there are; else remove it"
    return Notice(f"there is no article {article} in {file}", Where(path), remedy)


def passed_over(suffix: str, paths: list[Path]) -> Notice:
    """Return a notice on files of a suffix that is not read; one for all of them."""
    others = f", and so are {len(paths) - 1} more" if len(paths) > 1 else ""
    if suffix in readers.PICTURES:
        message = f"is a picture, and no article{others}"
        remedy = "for pictures of text set `ocr: true` under `read:`"
    else:
        message = f"is in no format that is read, and was passed over{others}"
        remedy = "docs/input.md names the formats"
    return Notice(message, Where(paths[0]), remedy)


def _shared_suffixes() -> Iterator[str]:
    """Yield the suffixes of articles that stand for more than one format, and those of packed ones."""
    yield from readers.BY_CONTENT
    yield from (suffix + PACKED for suffix in SUFFIXES)


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; none where it can't be read, which reading it tells."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(readers.HEAD)
    return b""


def _content(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""
