"""Which files are articles, and what lies beside each of them?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import holders
from briefgen.errors import Where
from briefgen.model import Notice
from briefgen.readers import BETWEEN, Options
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
    """An article's file and its companions. `name` is the path as given or found, with forward slashes.

    `article` is the article's name in a file that holds several, empty for the file itself.
    """

    path: Path
    name: str
    sidecar: Path | None = None
    metadata: Path | None = None
    article: str = ""

    @property
    def full_name(self) -> str:
        """The file's name and the article's in it: `mails.mbox#3`."""
        return self.name + (BETWEEN + self.article if self.article else "")

    @property
    def shares_sidecar(self) -> bool:
        """Whether its sidecar speaks for other articles of its file besides."""
        return bool(self.article) and self.sidecar == holders.beside(self.path, ".yml")


def source_files(
    paths: Iterable[Path], base: Path | None = None, options: Options | None = None
) -> Iterator[SourceFile]:
    """Yield the articles among `paths`, folders walked, each folder in the order of its names.

    A file that is named is taken whatever its suffix; of a folder's files those that a reader
    knows. Hidden files and folders are passed over. A file that holds several articles is opened,
    and each is yielded. `base`, where given, is what names are relative to.
    """
    wanted = options or Options()
    for path in paths:
        known = (
            (p for p in walk(path) if holders.is_article(p, wanted)) if path.is_dir() else (path,)
        )
        for found in known:
            name = found.relative_to(base) if base else found
            source = SourceFile(
                found,
                PurePosixPath(*name.parts).as_posix(),
                _existing(holders.beside(found, ".yml")),
                _existing(holders.beside(found, _METADATA)),
            )
            yield from _articles(source, wanted)


def _articles(source: SourceFile, options: Options) -> Iterator[SourceFile]:
    """Yield the articles in a file, each with its companions.

    An article in a file has the sidecar `FILE#ARTICLE.yml`, else the file's own one, unless that
    speaks for the file as an article.
    """
    itself = False
    for article in holders.articles_in(source.path, source.name, options):
        itself = itself or not article
        if not article:
            yield source
            continue
        own = f"{source.path.name}{BETWEEN}{article}"
        sidecar = _existing(source.path.with_name(f"{own}.yml"))
        metadata = _existing(source.path.with_name(own + _METADATA))
        shared = None if itself else source.sidecar
        yield replace(source, article=article, sidecar=sidecar or shared, metadata=metadata)


def bibliographies(folder: Path) -> list[Path]:
    """Return the bibliographies in a folder and those below it, in the order of their names."""
    return [path for path in walk(folder) if holders.is_bibliography(path)]


def strays(folder: Path, options: Options | None = None) -> Iterator[Notice]:
    """Yield a notice for each sidecar or metadata file without its article, and for files that are not read."""
    wanted = options or Options()
    unread: dict[str, list[Path]] = {}
    for path in walk(folder):
        if path.name.endswith(_METADATA):
            stem = path.name.removesuffix(_METADATA)
        elif path.suffix in (".yml", ".yaml") and path.name not in REGISTRY_FILES:
            stem = path.stem
        else:
            if path.name not in REGISTRY_FILES and not holders.is_used(path, wanted):
                unread.setdefault(path.suffix.lower(), []).append(path)
            continue
        if path.suffix == ".yaml":
            yield Notice(
                "sidecars end in .yml, so this file is not read",
                Where(path),
                f"rename it to {stem}.yml",
            )
        elif lacking := holders.without_article(path, stem, wanted):
            yield lacking
    yield from (holders.passed_over(suffix, paths) for suffix, paths in sorted(unread.items()))


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


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None
