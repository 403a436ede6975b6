"""Write the docs tree, file by file, and remove generated files that no page claims."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import files as regular
from briefgen.errors import OutputError, Where
from briefgen.site import ledger
from briefgen.site.ledger import MANIFEST, MARKER, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD: Final = 8192  # bytes within which a page's front matter must show its marker


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What was done, each list sorted.

    `kept` are pages written by hand that stand where a generated one would, `aside` where files lie
    now that a person had edited, `unlisted` pages with the marker that nobody knows to have
    generated.
    """

    written: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    kept: tuple[PurePosixPath, ...] = ()
    aside: tuple[Path, ...] = ()
    unlisted: tuple[PurePosixPath, ...] = ()


@dataclass(slots=True)
class _Writing:
    """A docs tree that is being written: what was done with each page, and the hashes of ours."""

    docs: Path
    aside: Path
    ledger: Ledger
    done: dict[PurePosixPath, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    moved: list[Path] = field(default_factory=list)
    stays: dict[PurePosixPath, bool] = field(default_factory=dict)
    """Whether each folder of the tree, by its path in it, really lies there."""

    def holds(self, folder: PurePosixPath) -> bool:
        """Tell whether a folder of the tree still lies in it when links are resolved."""
        if folder not in self.stays:
            there = (self.docs / folder).resolve()
            self.stays[folder] = there.is_relative_to(self.docs.resolve())
        return self.stays[folder]


def write(
    docs: Path,
    pages: Iterable[tuple[PurePosixPath, str | None]],
    aside: Path | None = None,
) -> WriteReport:
    """Make `docs` hold just `pages` and what was written by hand; return what changed.

    A page without a text is known to stand there unchanged.

    Each file is replaced as a whole or not at all, so that a build that is broken off leaves no
    half page. A ledger holds which files are ours, and as what they were written: one that a person
    has edited since is moved to the folder `aside`, where it would be overwritten or removed.

    Raises:
        OutputError: a path leads out of the tree, two pages claim one path, a file made by hand is
            in the way of one that can't carry a marker, or the file system refuses.
    """
    with _refusals(docs):
        aside = aside or docs.parent / ledger.ASIDE / docs.name
        work = _Writing(docs, aside, Ledger.of(docs))
        try:
            for path, text in pages:
                _inside(work, path)
                if path in work.done:
                    raise OutputError(
                        _TWICE, where=Where(path), remedy="give one of them another title or slug"
                    )
                work.done[path] = _put(work, path, text)
            unlisted = _unlisted(work)
            removed = _sweep(work)
        finally:
            work.ledger.close()
        if docs.is_dir():
            work.ledger.settle(work.files)
    written, unchanged, kept = (
        tuple(sorted(p for p, how in work.done.items() if how == h)) for h in _OUTCOMES
    )
    return WriteReport(written, unchanged, removed, kept, tuple(work.moved), unlisted)


_OUTCOMES: Final = ("written", "same", "kept")
_TWICE: Final = "two pages claim one path"


def clear(docs: Path, aside: Path | None = None) -> tuple[PurePosixPath, ...]:
    """Remove the generated files from `docs`; return which. What was written by hand stays.

    Raises:
        OutputError: the file system refuses.
    """
    return write(docs, (), aside).removed if docs.is_dir() else ()


def is_generated(file: Path) -> bool:
    """Tell whether a page's front matter carries the marker."""
    if not regular.is_regular(file):  # a pipe has no end, and perhaps no beginning
        return False
    try:
        with file.open("rb") as opened:
            lines = opened.read(_HEAD).decode("utf-8", errors="replace").splitlines()
    except OSError:
        return False  # it is gone by now, or nobody may read it: in no case is it ours
    if not lines or lines[0].rstrip() != "---":
        return False
    for line in lines[1:]:
        if line.rstrip() in ("---", "..."):
            return False
        if line.rstrip() == MARKER:
            return True
    return False


def unmarked(docs: Path) -> frozenset[str]:
    """Return the files that are listed as generated, and the ledger that lists them."""
    return frozenset({MANIFEST, *Ledger.of(docs)})


def replace(file: Path, content: str | bytes) -> None:
    """Write a file as a whole or not at all, with its folders; text is encoded as UTF-8.

    Raises:
        OSError: the file system refuses.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(ledger.temporary(".tmp"))
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
        part.chmod(0o644)  # whatever the mask: a page is for the web server too
        part.replace(file)
    except BaseException:  # Ctrl-C as well: nothing half-written stays behind
        part.unlink(missing_ok=True)
        raise


def text(file: Path, new: str | None) -> str:
    """Return the new text of a page, or that of its file where there is no new one.

    Raises:
        OutputError: the file system refuses.
    """
    if new is not None:
        return new
    with _refusals(file):
        return file.read_bytes().decode("utf-8", "surrogatepass")


def _put(work: _Writing, path: PurePosixPath, text: str | None) -> str:
    """Write one page; return `written`, `same` or `kept`."""
    name = path.as_posix()
    if text is None:
        work.files[name] = work.ledger.files[name]
        return "same"
    file, raw = work.docs / path, text.encode("utf-8", "surrogatepass")
    new = ledger.digest(raw)
    if file.is_symlink() or file.exists():
        ours = not file.is_symlink() and (name in work.ledger or _marked(file))
        if path.suffix == ".md" and not (ours and _marked(file)):
            return "kept"
        old = None if file.is_symlink() else file.read_bytes()
        if old == raw:
            work.files[name] = new
            return "same"
        if not ours or old is None:
            message = "a file that briefgen did not make is in the way"
            raise OutputError(message, where=Where(file), remedy="move it elsewhere, or delete it")
        if not work.ledger.wrote(name, ledger.digest(old)):
            work.moved.append(ledger.set_aside(file, work.aside, name))
    work.ledger.begin(name, new)
    replace(file, raw)
    work.files[name] = new
    return "written"


def _marked(file: Path) -> bool:
    return file.suffix == ".md" and is_generated(file)


def _unlisted(work: _Writing) -> tuple[PurePosixPath, ...]:
    """Return pages that carry the marker but that we don't know to have written; they must stay."""
    found = []
    for file in sorted(work.docs.rglob("*.md")):
        path = PurePosixPath(file.relative_to(work.docs).as_posix())
        known = path in work.done or path.as_posix() in work.ledger
        if not known and not file.is_symlink() and is_generated(file):
            found.append(path)
    return tuple(found)


def _sweep(work: _Writing) -> tuple[PurePosixPath, ...]:
    """Remove files of ours that no page claims, and folders left empty; return which, sorted.

    A page from which a person took the marker is that person's.
    """
    removed = []
    for name in work.ledger:
        path, file = PurePosixPath(name), work.docs / name
        if path in work.done or not file.is_file() or file.is_symlink():
            continue
        if not work.holds(path.parent):
            continue  # a person moved the folder and linked it: it is no part of the tree
        if path.suffix == ".md" and not is_generated(file):
            continue
        if work.ledger.wrote(name, ledger.digest_of(file)):
            file.unlink(missing_ok=True)
        else:
            work.moved.append(ledger.set_aside(file, work.aside, name))
        removed.append(path)
    sweep_leftovers(work.docs)
    drop_empty(work.docs, removed)
    return tuple(removed)


def sweep_leftovers(folder: Path) -> None:
    """Remove what a killed program left half-written in a folder and those below it."""
    for at, _, names in os.walk(folder):
        for name in filter(ledger.is_leftover, names):
            Path(at, name).unlink(missing_ok=True)


def drop_empty(root: Path, removed: Iterable[PurePosixPath]) -> None:
    """Remove folders left empty by the removal of files, up to but not including the root."""
    for folder in sorted({root / p.parent for p in removed}, reverse=True):
        with contextlib.suppress(OSError):  # not empty: a page written by hand lives there
            while folder != root:
                folder.rmdir()
                folder = folder.parent  # noqa: PLW2901 - climbs until a folder is not empty


def _inside(work: _Writing, path: PurePosixPath) -> None:
    """Assert that a page's path stays in the tree, by its parts and with links resolved."""
    odd = (
        path.is_absolute()
        or not path.parts
        or any(p in ("..", ".") or "\\" in p or ":" in p for p in path.parts)
    )
    if odd or not work.holds(path.parent):
        message = f"the path {path} leads out of the docs tree"
        raise OutputError(message, where=Where(work.docs), remedy="give the page another slug")


@contextlib.contextmanager
def _refusals(docs: Path) -> Iterator[None]:
    """Turn what the file system refuses into a message with its path and a remedy."""
    try:
        yield
    except OSError as error:
        where = Where(Path(error.filename) if error.filename else docs)
        remedy = "make the folder writable, or free some space, and build again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
