"""Does docs/ hold what the desk says now? Writes the docs tree, file by file, and takes away what is over."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import files as regular
from briefgen.errors import OutputError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKER: Final = "generated: briefgen"
MANIFEST: Final = (
    ".briefgen.json"  # a name with a dot before it: MkDocs leaves such files out of the site
)
_TEMPORARY: Final = ".briefgen-"
_HEAD: Final = 8192  # bytes within which a page's front matter must show its marker


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What was done, each list sorted. `kept` are pages written by hand that stand where a generated one would."""

    written: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    kept: tuple[PurePosixPath, ...] = ()


def write(docs: Path, pages: Iterable[tuple[PurePosixPath, str]]) -> WriteReport:
    """Return what changed under `docs` so that it holds just `pages` and what was written by hand.

    Each file is replaced as a whole or not at all, so that a build that is broken off leaves no
    half page. Files other than Markdown can't carry a marker: a manifest holds which of them are
    generated.

    Raises:
        OutputError: a path leads out of the tree, two pages claim one path, a file made by hand is
            in the way of one
            that can't carry a marker, or the file system refuses.
    """
    ours = _manifest(docs)
    done: dict[PurePosixPath, str] = {}
    with _refusals(docs):
        for path, text in pages:
            _inside(docs, path)
            if path in done:
                raise OutputError(
                    _TWICE, where=Where(path), remedy="give one of them another title or slug"
                )
            done[path] = _put(docs, path, text, ours)
        if ours:
            _keep_manifest(docs, ours)
        removed = _sweep(docs, done, ours)
        _keep_manifest(docs, ours & done.keys())
    written, unchanged, kept = (
        tuple(sorted(p for p, how in done.items() if how == h)) for h in _OUTCOMES
    )
    return WriteReport(written, unchanged, removed, kept)


_OUTCOMES: Final = ("written", "same", "kept")
_TWICE: Final = "two pages claim one path"


def clear(docs: Path) -> tuple[PurePosixPath, ...]:
    """Return the generated files that were removed from `docs`; what was written by hand stays.

    Raises:
        OutputError: the file system refuses.
    """
    return write(docs, ()).removed if docs.is_dir() else ()


def is_generated(file: Path) -> bool:
    """Tell whether a page's front matter carries the marker."""
    if not regular.is_regular(file):  # a pipe has no end, and perhaps no beginning
        return False
    with file.open("rb") as opened:
        lines = opened.read(_HEAD).decode("utf-8", errors="replace").splitlines()
    if not lines or lines[0].rstrip() != "---":
        return False
    for line in lines[1:]:
        if line.rstrip() in ("---", "..."):
            return False
        if line.rstrip() == MARKER:
            return True
    return False


def unmarked(docs: Path) -> frozenset[str]:
    """Return the generated files that can't carry the marker, and the manifest that holds which they are."""
    return frozenset({MANIFEST, *map(str, _manifest(docs))})


def replace(file: Path, content: str | bytes) -> None:
    """Write a file as a whole or not at all, with the folders that it needs; a text in UTF-8.

    Raises:
        OSError: the file system refuses.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content.encode("utf-8") if isinstance(content, str) else content)
        Path(name).chmod(0o644)  # mkstemp's files are private; a page is for the web server too
        Path(name).replace(file)
    except BaseException:  # Ctrl-C as well: nothing half-written stays behind
        Path(name).unlink(missing_ok=True)
        raise


def _put(docs: Path, path: PurePosixPath, text: str, ours: set[PurePosixPath]) -> str:
    """Return `written`, `same` or `kept` for one page."""
    file = docs / path
    page = path.suffix == ".md"
    if not page:
        if file.exists() and path not in ours and file.read_bytes() != text.encode("utf-8"):
            message = "a file that briefgen did not make is in the way"
            raise OutputError(message, where=Where(file), remedy="move it elsewhere, or delete it")
        ours.add(path)
    if file.exists():
        if page and not is_generated(file):
            return "kept"
        if file.read_bytes() == text.encode("utf-8"):
            return "same"
    replace(file, text)
    return "written"


def _sweep(
    docs: Path, done: dict[PurePosixPath, str], ours: set[PurePosixPath]
) -> tuple[PurePosixPath, ...]:
    """Return what was removed, sorted: generated files that no page claims any more, and folders left empty."""
    removed = []
    for file in sorted(docs.rglob("*")):
        path = PurePosixPath(file.relative_to(docs).as_posix())
        if file.name.startswith(_TEMPORARY) and file.suffix == ".tmp":
            file.unlink(missing_ok=True)
        elif path in done or not file.is_file() or file.is_symlink():
            continue
        elif path in ours or (file.suffix == ".md" and is_generated(file)):
            file.unlink(missing_ok=True)
            removed.append(path)
    for folder in sorted({docs / p.parent for p in removed}, reverse=True):
        with contextlib.suppress(OSError):  # not empty: a page written by hand lives there
            while folder != docs:
                folder.rmdir()
                folder = folder.parent  # noqa: PLW2901 - climbs until a folder is not empty
    return tuple(removed)


def _inside(docs: Path, path: PurePosixPath) -> None:
    """Assert that a page's path stays in the tree, by its words and by the links on the disk."""
    odd = (
        path.is_absolute()
        or not path.parts
        or any(p in ("..", ".") or "\\" in p or ":" in p for p in path.parts)
    )
    if odd or not (docs / path).parent.resolve().is_relative_to(docs.resolve()):
        message = f"the path {path} leads out of the docs tree"
        raise OutputError(message, where=Where(docs), remedy="give the page another slug")


def _manifest(docs: Path) -> set[PurePosixPath]:
    """Return the generated files that carry no marker; none where the manifest is missing or damaged."""
    try:
        listed = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {PurePosixPath(str(p)) for p in listed if ".." not in PurePosixPath(str(p)).parts}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _keep_manifest(docs: Path, files: set[PurePosixPath]) -> None:
    """Write the manifest, or remove it where there is nothing to hold."""
    if not files:
        (docs / MANIFEST).unlink(missing_ok=True)
        return
    text = (
        json.dumps(
            {"marker": MARKER, "files": sorted(map(str, files))}, indent=0, ensure_ascii=False
        )
        + "\n"
    )
    if not (docs / MANIFEST).exists() or (docs / MANIFEST).read_text(encoding="utf-8") != text:
        replace(docs / MANIFEST, text)


@contextlib.contextmanager
def _refusals(docs: Path) -> Iterator[None]:
    """Turn what the file system refuses into a message with its path and a remedy."""
    try:
        yield
    except OSError as error:
        where = Where(Path(error.filename) if error.filename else docs)
        remedy = "make the folder writable, or free some space, and build again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
