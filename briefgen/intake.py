"""Which files are articles, and what lies beside each of them?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import Where
from briefgen.model import Notice
from briefgen.readers import SUFFIXES
from briefgen.registry import settings as registry_settings
from briefgen.registry.desk import ACTORS, GLOSSARY, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.registry.settings import Settings

REGISTRY_FILES: Final = frozenset({ACTORS, PLACES, GLOSSARY})
"""Files of the desk's registry, which are nobody's sidecars."""

_METADATA: Final = ".metadata.json"


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """Where a desk lies: its configuration, with a hash of all that it says, and the folders that this names."""

    config: Path
    name: str
    seeds: Path
    docs: Path
    site: Path
    settings: Settings
    fingerprint: str

    @property
    def store(self) -> Path:
        """The file that keeps what was worked out before."""
        return self.config.parent / ".briefgen" / "store.sqlite"


def desk_folder(config: Path) -> DeskFolder:
    """Return the desk that a `mkdocs.yml` configures.

    Raises:
        DeskError: where it can't be read or its briefgen section does not fit.
    """
    found = registry_settings.find(config)
    root = config.parent
    return DeskFolder(
        config,
        found.site_name,
        root / found.settings.seeds,
        root / found.docs_dir,
        root / found.site_dir,
        found.settings,
        found.fingerprint,
    )


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file and its companions. `name` is the path as given or found, with forward slashes."""

    path: Path
    name: str
    sidecar: Path | None = None
    metadata: Path | None = None


def source_files(paths: Iterable[Path], base: Path | None = None) -> Iterator[SourceFile]:
    """Yield the articles among `paths`, folders walked, each folder in the order of its names.

    A file that is named is taken whatever its suffix; of a folder's files those with a suffix that
    a reader knows. Hidden files and folders are passed over. `base`, where given, is what names are
    relative to.
    """
    for path in paths:
        for found in filter(_readable, walk(path)) if path.is_dir() else (path,):
            name = found.relative_to(base) if base else found
            yield SourceFile(
                found,
                PurePosixPath(*name.parts).as_posix(),
                _existing(found.with_suffix(".yml")),
                _existing(found.with_name(found.stem + _METADATA)),
            )


def strays(folder: Path) -> Iterator[Notice]:
    """Yield a notice for each sidecar or metadata file of a folder that has no article beside it."""
    for path in walk(folder):
        if path.name.endswith(_METADATA):
            stem = path.name.removesuffix(_METADATA)
        elif path.suffix in (".yml", ".yaml") and path.name not in REGISTRY_FILES:
            stem = path.stem
        else:
            continue
        if path.suffix == ".yaml":
            yield Notice(
                "sidecars end in .yml, so this file is not read",
                Where(path),
                f"rename it to {stem}.yml",
            )
        elif not any(path.with_name(stem + suffix).is_file() for suffix in SUFFIXES):
            yield Notice(
                "there is no article beside this file",
                Where(path),
                f"put {stem}.txt (or {', '.join(sorted({*SUFFIXES} - {'.txt'}))}) beside it, or remove it",
            )


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and in those below it, each folder in the order of its names, hidden ones not.

    A folder that is not there holds none.
    """
    for path in sorted(folder.iterdir(), key=lambda p: p.name) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not folder.resolve().is_relative_to(
                path.resolve()
            ):  # a link to what it lies in has no end
                yield from walk(path)
        else:
            yield path


def _readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None
