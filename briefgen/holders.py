"""Tell which files hold articles, which articles are in them, and what lies beside them by name."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen import files, readers, workers
from briefgen.errors import UnreadableError, Where
from briefgen.model import Notice
from briefgen.readers import BETWEEN, PACKED, SUFFIXES
from briefgen.workers import Budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefgen.readers import Options

_METADATA: Final = ".metadata.json"
_LARGEST: Final = 1_000_000_000
"""Most bytes of a file that is opened; formats have smaller limits of their own."""

_BUDGET: Final = Budget(seconds=60, memory=2_000)
"""The budget for listing the articles in one file, that of reading one."""

SOME: Final = (
    ".txt, .md, .html, .pdf, .docx, .eml, .epub or another that `briefgen add --help` names"
)
_FURNITURE = ("_files", ".fld")
"""Endings of folders in which browsers and word processors put a page's pictures and scripts."""


def may_hold_several(path: Path) -> bool:
    """Tell whether a file must be opened to know which articles are in it."""
    return readers.may_hold_several(_head(path), path.name)


def listed(
    several: Sequence[tuple[Path, str]], options: Options, budget: Budget = _BUDGET
) -> Iterator[tuple[str, ...]]:
    """Yield the names of the articles in each of some files, given by path and name.

    Files are opened in a separate process. Of one that crashes it nothing is known: it is named as
    the file itself, and reading that reports why.
    """
    if not several:
        return
    with closing(workers.each(_Listing(options), several, budget)) as found:
        for names in found:
            yield ("",) if isinstance(names, workers.Loss) else names


@dataclass(frozen=True, slots=True)
class _Listing:
    """The work of opening a file and naming the articles in it."""

    options: Options

    def begin(self) -> None:
        """Load nothing: readers are loaded as they are needed."""

    def __call__(self, file: tuple[Path, str], _renew: workers.Renew) -> tuple[str, ...]:
        """Return the names of a file's articles."""
        try:
            return tuple(articles_in(*file, self.options))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - reading the file itself tells what is wrong with it
            return ("",)


def articles_in(path: Path, name: str, options: Options) -> Iterator[str]:
    """Yield the names of the articles in a file; an empty one is the file itself.

    A damaged file is yielded as itself if nothing was found in it: reading it reports why.
    """
    itself = False
    try:
        for article in readers.Opened(_content(path), name, options).names():
            itself = itself or not article
            yield article
    except UnreadableError:
        if not itself:
            yield ""


def beside(path: Path, ending: str) -> Path:
    """Return a file's companion: its name with `ending` in place of its suffix and packing."""
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
    """Tell whether a file is a bibliography, as reference managers export them."""
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
    if article in next(listed([(holder, file)], options)):
        return None
    remedy = f"`briefgen extract {file}` names those that there are; else remove it"
    return Notice(f"there is no article {article} in {file}", Where(path), remedy)


def passed_over(suffix: str) -> tuple[str, str]:
    """Return what to say of files with a suffix that is not read, and what can be done."""
    if suffix in readers.PICTURES:
        return "a picture is no article", "for pictures of text set `ocr: true` under `read:`"
    message = f"{suffix or 'no suffix'} is not read"
    return (
        message,
        "save the text in a format that `briefgen add --help` names, or move it elsewhere",
    )


def _shared_suffixes() -> Iterator[str]:
    """Yield the suffixes of articles that stand for more than one format, and of packed ones."""
    yield from readers.BY_CONTENT
    yield from (suffix + PACKED for suffix in SUFFIXES)


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; none where it can't be read, which reading it reports."""
    if not files.is_regular(path):
        return b""
    with suppress(OSError), path.open("rb") as file:
        return file.read(readers.HEAD)
    return b""


def _content(path: Path) -> bytes:
    return files.contents(path, _LARGEST)
