"""Tell by size and time which files of the docs tree the site has already, without reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefgen.site import manifest
from briefgen.site.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    _Stamps = list[list[int] | None]


class File(Protocol):
    """A file as MkDocs knows it: its paths in the docs tree, on the disk, and in the site."""

    @property
    def src_uri(self) -> str:
        """Its path in the docs tree."""
        ...

    @property
    def abs_src_path(self) -> str | None:
        """Its path on the disk, None where it is not a file on it."""
        ...

    @property
    def dest_uri(self) -> str:
        """Its path in the site."""
        ...


class Copies:
    """Generated files that are only copied, by their stamps on both sides when they were equal.

    A file that was put into the docs tree by hand is compared byte by byte each time: nobody
    vouches for its time.
    """

    def __init__(self, file: Path, docs: Path) -> None:
        """Recall what was copied before, from `file`."""
        self._file = file
        self._generated = Ledger.of(docs).files
        kept = manifest.recalled(file)
        self.before: dict[str, _Stamps] = kept if isinstance(kept, dict) else {}

    def stands(self, file: File, site: Path) -> bool:
        """Tell whether a file and its copy are as they were when they were equal."""
        known = self.before.get(file.dest_uri)
        return known is not None and None not in known and self._stamps(file, site) == known

    def remember(self, files: Iterable[File], site: Path) -> None:
        """Remember the files as they lie in the docs tree and in the site now."""
        now = {
            file.dest_uri: self._stamps(file, site)
            for file in files
            if file.src_uri in self._generated
        }
        manifest.remember(self._file, now)

    def _stamps(self, file: File, site: Path) -> _Stamps:
        if file.src_uri not in self._generated or file.abs_src_path is None:
            return [None]
        both = (
            manifest.stamp(file.abs_src_path, follow=False),
            manifest.stamp(f"{site}/{file.dest_uri}", follow=False),
        )
        return [list(one) if one else None for one in both]
