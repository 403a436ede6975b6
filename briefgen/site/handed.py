"""Write exported files whole, and over nothing that we did not write.

Which those are is remembered in the desk's `.briefgen/exports.json`: the path of each, and the
hash as which it was written. One that somebody edited since is not ours any more.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.errors import OutputError, Where
from briefgen.site import ledger
from briefgen.site.tree import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.site.bounds import Desk

MEMORY: Final = "exports.json"

FOLDER: Final = "exports"
"""The desk's folder for exports without a path."""


def demand_apart(desk: Desk, target: Path) -> None:
    """Assert that a file may be exported to a place: not among the articles, nor in the memory.

    Raises:
        OutputError: where it may not.
    """
    for name, folder in (("articles", desk.seeds), ("memory", desk.home)):
        if target.resolve().is_relative_to(folder.resolve()):
            message = f"lies in the desk's {name}, where it would be taken for a part of them"
            raise OutputError(message, where=Where(target), remedy=f"name a place outside {folder}")


def demand_free(desk: Desk, target: Path) -> None:
    """Assert that a file may be written: it does not exist, or is as we wrote it.

    Raises:
        OutputError: where it is another's.
    """
    with _refusals(target):
        _demand_ours(target, _remembered(desk))


def hand_over(
    desk: Desk, target: Path, write: Callable[[Path], None], *, folder: bool, force: bool
) -> tuple[Path, ...]:
    """Have a file or a folder written apart and moved into place; return the files now there.

    `write` is called with a path in an empty folder; what else it writes there is moved too. With
    `force`, files of others are overwritten as well.

    Raises:
        OutputError: a file that we did not write is in the way, or the file system refuses.
    """
    known = _remembered(desk)
    with _refusals(target):
        if folder and target.exists() and not target.is_dir():
            message = "is a file, and this format is a folder of files"
            raise OutputError(message, where=Where(target), remedy="name a folder with -o")
        if not folder and not force:
            _demand_ours(target, known)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _apart(target.parent) as place:
            write(place / target.name)
            made = _made(place)
            if not force:
                for name in made:
                    _demand_ours(target.parent / name, known)
            hashes = {name: ledger.digest_of(place / name) for name in made}
            return _bring(desk, place, target.parent, hashes)


def _made(place: Path) -> list[Path]:
    return sorted(p.relative_to(place) for p in place.rglob("*") if p.is_file())


def _bring(desk: Desk, place: Path, home: Path, hashes: dict[Path, str]) -> tuple[Path, ...]:
    """Move what was written into place, and remember it."""
    known = _remembered(desk)
    for name, digest in hashes.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        (place / name).chmod(0o644)
        (place / name).replace(file)
        known[_key(file)] = digest
    told = {path: digest for path, digest in sorted(known.items()) if Path(path).exists()}
    replace(desk.home / MEMORY, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return tuple(home / name for name in hashes)


@contextmanager
def _apart(folder: Path) -> Iterator[Path]:
    """Give a temporary folder beside the target, so that moving a file into place is a rename."""
    place = folder / ledger.temporary()
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _key(file: Path) -> str:
    return (file.parent.resolve() / file.name).as_posix()


def _demand_ours(file: Path, known: dict[str, str]) -> None:
    """Assert that a file does not exist, or is as we wrote it.

    Raises:
        OutputError: where it is another's, a link or a folder.
    """
    if not file.exists() and not file.is_symlink():
        return
    whole = file.is_file() and not file.is_symlink()
    if whole and known.get(_key(file)) == ledger.digest_of(file):
        return
    edited = whole and _key(file) in known
    message = (
        "was edited since it was exported" if edited else "is there, and briefgen did not write it"
    )
    raise OutputError(
        message, where=Where(file), remedy="name another file with -o, or overwrite it: --force"
    )


def _remembered(desk: Desk) -> dict[str, str]:
    """Return what is remembered, empty where it is missing or damaged."""
    try:
        told = json.loads((desk.home / MEMORY).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    """Turn what the file system refuses into a message with its path and a remedy."""
    try:
        yield
    except OSError as error:
        where = Where(Path(error.filename) if error.filename else target)
        remedy = "make the folder writable, or free some space, and export again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
