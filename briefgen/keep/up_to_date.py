"""Tell whether work done before still stands, so that the steps behind it can be skipped.

For each piece of work a file under `.briefgen/` holds one hash of all its inputs and of how its
outputs were left, and what was said of it, which is said again. Inputs are known by their content.
What the program wrote is known by its size and time of change: whoever touches it has it made
again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from briefgen import files as files_
from briefgen.desk_files import walk
from briefgen.editions import FOLDER
from briefgen.errors import UnreadableError
from briefgen.readers import BIBLIOGRAPHIES, BY_CONTENT, PACKED, SUFFIXES
from briefgen.site import manifest, staging, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefgen.desk_files import DeskFolder

_READ: Final = frozenset({*SUFFIXES, *BIBLIOGRAPHIES, *BY_CONTENT, PACKED, ".yml"})
"""Suffixes of the files under `seeds/` that are read; of other files only the name matters."""


_LARGEST: Final = 100_000_000
"""Most bytes of a file that is known by its content, not by its size and time of change."""


class Work:
    """A piece of work: the file that remembers it, and functions that hash inputs and outputs."""

    def __init__(self, kept: Path, inputs: Callable[[], str], outputs: Callable[[], str]) -> None:
        """Hash the inputs as they are before the work."""
        self._kept, self._inputs, self._outputs = kept, inputs, outputs
        self._begun = inputs()

    def said(self, *, anew: bool = False) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what was said of the work, None where it must be done again or `anew` asks for it.

        Work that is broken off does not stand: what it wrote has another time of change.
        """
        found = None if anew else manifest.recalled(self._kept)
        if isinstance(found, dict) and found.get("key") == manifest.digest(
            self._begun, self._outputs()
        ):
            return found.get("said")
        return None

    def keep(self, said: object) -> None:
        """Remember that the work was done, and what was said of it.

        Not where an input was changed meanwhile: nobody knows which of the two was read.
        """
        if self._inputs() == self._begun:
            manifest.remember(
                self._kept, {"key": manifest.digest(self._begun, self._outputs()), "said": said}
            )


def conversion(desk: DeskFolder) -> Work:
    """Return the work of writing a desk's docs tree; of hand-written pages only the path counts."""
    return Work(
        _place(desk, desk.docs, "docs"),
        lambda: _articles(desk),
        lambda: _docs(desk.docs, lambda _: ""),
    )


def checking(desk: DeskFolder) -> Work:
    """Return the work of checking a desk; it follows links, so hand-written pages count in full."""
    return Work(
        _place(desk, desk.docs, "check"),
        lambda: _articles(desk),
        lambda: _docs(desk.docs, _content),
    )


def building(desk: DeskFolder, site: Path) -> Work:
    """Return the work of building a site from a docs tree with no code but our own."""

    def inputs() -> str:
        day = os.environ.get("SOURCE_DATE_EPOCH", "")
        return manifest.digest(
            desk.fingerprint, day, manifest.installed(), _docs(desk.docs, _content)
        )

    return Work(_place(desk, site, "site"), inputs, lambda: staging.stamps(site))


def _place(desk: DeskFolder, folder: Path, what: str) -> Path:
    """Return the file that remembers work on a folder.

    There is one for each way to name the desk: messages name its files in the same way.
    """
    return manifest.place(desk.config, folder, f"{what}-{manifest.digest(str(desk.config))[:6]}")


def _articles(desk: DeskFolder) -> str:
    """Return a hash of what the docs tree is made from: desk, settings, the whole program."""
    kept = _all_of(desk.config.parent / FOLDER)
    return manifest.digest(
        repr(desk), manifest.program(), manifest.installed(), *_seeds(desk.seeds), *kept
    )


def _seeds(folder: Path) -> Iterator[str | bytes]:
    for file in walk(folder):
        yield file.relative_to(folder).as_posix()
        yield _content(file) if file.suffix.lower() in _READ else ""


def _all_of(folder: Path) -> Iterator[str | bytes]:
    """Yield the names and the bytes of all files of a folder, nothing where it does not exist."""
    for file in walk(folder) if folder.is_dir() else ():
        yield file.relative_to(folder).as_posix()
        yield _content(file)


def _docs(docs: Path, by_hand: Callable[[Path], str | bytes]) -> str:
    """Return a hash of a docs tree: stamps of generated files, `by_hand` of every other file."""
    ours = tree.unmarked(docs)
    parts: list[str | bytes] = []
    for name in manifest.names_in(docs):
        generated = name in ours or (name.endswith(".md") and tree.is_generated(docs / name))
        parts += [
            name,
            str(manifest.stamp(f"{docs}/{name}")) if generated else by_hand(docs / name),
        ]
    return manifest.digest(*parts)


def _content(file: Path) -> bytes:
    """Return the bytes of a file; where it can't be read, the reason and its stamp."""
    try:
        return files_.contents(file, _LARGEST)
    except UnreadableError as error:
        return f"{error.message} {manifest.stamp(file)}".encode("utf-8", "replace")
