"""Which files are articles, and what lies beside each of them?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import DeskError, Where
from briefgen.model import Notice
from briefgen.readers import SUFFIXES
from briefgen.registry import settings as registry_settings
from briefgen.registry.desk import ACTORS, GLOSSARY, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.registry.settings import Settings

REGISTRY_FILES: Final = frozenset({ACTORS, PLACES, GLOSSARY})
"""Files of the desk's registry, which are nobody's sidecars."""

_METADATA: Final = ".metadata.json"

_SAVED_ALONG: Final = frozenset({"files", "Dateien", "fichiers", "archivos", "file"})
"""How browsers end the name of the folder beside a saved page, in some of their languages."""

_NAMED: Final = 5
"""Files of one kind that a message names; how many more there are is said."""


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
    seeds_at: Where | None = None
    """Where the configuration names the folder of sources."""
    excluded: str = ""
    """What of the docs tree is no part of the site, a pattern a line: MkDocs' `exclude_docs`."""

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
        found.seeds_at,
        found.exclude_docs,
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


def need_seeds(desk: DeskFolder) -> None:
    """Assert that a desk's folder of sources is there: a site without it would be an empty one.

    Raises:
        DeskError: where it is not.
    """
    if not desk.seeds.is_dir():
        message = f"there is no folder {desk.settings.seeds!r} beside it to read articles from"
        remedy = "make it and put articles into it, or name another one under `seeds`"
        raise DeskError(message, where=desk.seeds_at or Where(desk.config), remedy=remedy)


def unread(folder: Path) -> Iterator[Notice]:
    """Yield a notice where a folder holds no article, and one for each kind of file in it that no reader knows.

    What a browser saved along with a page (`page_files/` beside `page.html`) belongs to the page.
    """
    files = [p for p in walk(folder) if not _companion(p) and not _saved_along(p, folder)]
    kinds: dict[str, list[str]] = {}
    for path in files:
        if not _readable(path):
            kinds.setdefault(path.suffix.lower(), []).append(path.relative_to(folder).as_posix())
    known = ", ".join(sorted(SUFFIXES))
    for suffix in sorted(kinds):
        message = f"{named(kinds[suffix], 'file')}: {suffix or 'no suffix'} is not read"
        remedy = f"save the text as one of {known}, or move what is no article elsewhere"
        yield Notice(message, Where(folder), remedy)
    if not any(map(_readable, files)):
        yield Notice("no article lies here", Where(folder), f"put one into it: {known}")


def named(names: Sequence[str], one: str) -> str:
    """Return how many there are of a thing, and the first of their names."""
    shown = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{len(names):,} {one if len(names) == 1 else one + 's'} ({shown}{more})"


def _companion(path: Path) -> bool:
    """Tell whether a file is a registry, a sidecar or metadata: `strays` speaks of those that have no article."""
    return path.suffix in (".yml", ".yaml") or path.name.endswith(_METADATA)


def _saved_along(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in the folder that a browser saved beside a page."""
    for above in path.relative_to(folder).parents:
        stem, _, tail = above.name.rpartition("_")
        beside = (folder / above).with_name(stem) if stem and tail in _SAVED_ALONG else None
        if beside and any(Path(f"{beside}{end}").is_file() for end in (".html", ".htm")):
            return True
    return False


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
