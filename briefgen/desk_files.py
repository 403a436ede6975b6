"""Find the articles in folders, and what lies beside each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import files, holders
from briefgen.errors import DeskError, Where
from briefgen.model import Notice
from briefgen.readers import BETWEEN, Options
from briefgen.registry import settings as registry_settings
from briefgen.registry.filenames import ACTORS, CORRECTIONS, GLOSSARY, JUDGEMENTS, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.registry.settings import Settings

REGISTRY_FILES: Final = frozenset({ACTORS, PLACES, GLOSSARY, JUDGEMENTS, CORRECTIONS})
"""Files of the desk's registry, which are nobody's sidecars."""

_METADATA: Final = ".metadata.json"

_DEEPEST: Final = 40
"""Most levels of folders that are entered."""

_MOST: Final = 200_000
"""Most files in a folder and those below it: a link may lead to the whole of a disk."""

_SAVED_ALONG: Final = frozenset({"files", "Dateien", "fichiers", "archivos", "file"})
"""How browsers end the name of the folder beside a saved page, in some of their languages."""

_NAMED: Final = 5
"""Most files of one kind that a message names; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """A desk's configuration, a hash of all that it says, and the folders that it names."""

    config: Path
    name: str
    seeds: Path
    docs: Path
    site: Path
    settings: Settings
    fingerprint: str
    seeds_at: Where | None = None
    """Where the configuration names the folder of sources."""
    address: str = ""
    """Address of the hosted site, ending in a slash: MkDocs' `site_url`; empty without one."""
    excluded: str = ""
    """Patterns of docs files that are no part of the site, one a line: MkDocs' `exclude_docs`."""
    scheduler: str = field(default="", repr=False)
    """The address of a Dask cluster that reads the articles, empty where this machine does."""

    def worked_by(self, workers: int | None, scheduler: str = "") -> DeskFolder:
        """Return the desk with a number of processes, None for its settings' own, or a cluster."""
        update = {} if workers is None else {"workers": workers}
        settings = self.settings.model_copy(update=update)
        return replace(self, settings=settings, scheduler=scheduler)

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
        f"{found.site_url.rstrip('/')}/" if found.site_url else "",
        found.exclude_docs,
    )


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file and its companions; `name` is the path as given or found, with "/".

    `fault` says why it can't be read at all, where that shows before it is opened. `article` is the
    article's name in a file that holds several, empty for the file itself.
    """

    path: Path
    name: str
    sidecar: Path | None = None
    metadata: Path | None = None
    fault: str = ""
    remedy: str = ""
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
    """Yield the articles among `paths`; folders are walked in the order of names.

    A file that is named is taken whatever its suffix, save those that lie beside articles; of a
    folder's files those that a reader knows. Hidden files and folders are ignored. A file that
    holds several articles is opened, and each is yielded. `base`, where given, is what names are
    relative to.
    """
    wanted = options or Options()
    for path in paths:
        sources = []
        for found in _tour(path) if path.is_dir() else (path,):
            if isinstance(found, Obstacle):
                sources.append(SourceFile(found.path, "", fault=found.message, remedy=found.remedy))
            elif found is path or holders.is_article(found, wanted):
                sources.append(_source(found, base))
        yield from _opened(sources, wanted)


def _source(found: Path, base: Path | None) -> SourceFile:
    """Return a file with its companions."""
    name = found.relative_to(base) if base else found
    written = PurePosixPath(*name.parts).as_posix()
    if not _is_text(written):
        message = "the name of this file is not UTF-8, so that no page could name it"
        return SourceFile(found, "", fault=message, remedy="rename it")
    if holders.is_bibliography(found):
        message = "it is a bibliography, and not an article"
        return SourceFile(found, written, fault=message, remedy="name the folder that it lies in")
    if _companion(found):
        message = "tells of articles or of who is who, and is not an article"
        remedy = "name the article that it lies beside, or its folder"
        return SourceFile(found, written, fault=message, remedy=remedy)
    sidecar, metadata = (holders.beside(found, ending) for ending in (".yml", _METADATA))
    return SourceFile(found, written, _existing(sidecar), _existing(metadata))


def _is_text(name: str) -> bool:
    """Tell whether a name is valid text: undecodable bytes come as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _opened(sources: Iterable[SourceFile], options: Options) -> Iterator[SourceFile]:
    """Yield each article of the files; those with several are opened in a separate process."""
    known = list(sources)
    several = [s for s in known if not s.fault and holders.may_hold_several(s.path)]
    listed = dict(
        zip(several, holders.listed([(s.path, s.name) for s in several], options), strict=True)
    )
    for source in known:
        yield from _articles(source, listed[source]) if source in listed else (source,)


def _articles(source: SourceFile, names: Iterable[str]) -> Iterator[SourceFile]:
    """Yield the articles in a file by their names, each with its companions.

    An article in a file has the sidecar `FILE#ARTICLE.yml`, else the file's own one, unless that
    speaks for the file as an article.
    """
    itself = False
    for article in names:
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
    """Return the bibliographies in a folder and those below it, in the order of names."""
    return [path for path in walk(folder) if holders.is_bibliography(path)]


def strays(folder: Path, options: Options | None = None) -> Iterator[Notice]:
    """Yield a notice for each sidecar or metadata file of a folder without an article beside it."""
    wanted = options or Options()
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
        elif lacking := holders.without_article(path, stem, wanted):
            yield lacking


def need_seeds(desk: DeskFolder) -> None:
    """Assert that a desk's folder of sources exists: a site without it would be empty.

    Raises:
        DeskError: where it does not.
    """
    if not desk.seeds.is_dir():
        message = f"there is no folder {desk.settings.seeds!r} beside it to read articles from"
        remedy = "make it and put articles into it, or name another one under `seeds`"
        raise DeskError(message, where=desk.seeds_at or Where(desk.config), remedy=remedy)


def unread(folder: Path, options: Options | None = None) -> Iterator[Notice]:
    """Yield notices where a folder holds no article, and on each kind of unknown file in it.

    What a browser saved along with a page (`page_files/` beside `page.html`) belongs to the page.
    """
    wanted = options or Options()
    found = [p for p in walk(folder) if not _companion(p) and not _saved_along(p, folder)]
    kinds: dict[str, list[str]] = {}
    for path in found:
        if not holders.is_used(path, wanted):
            kinds.setdefault(path.suffix.lower(), []).append(path.relative_to(folder).as_posix())
    for suffix in sorted(kinds):
        message, remedy = holders.passed_over(suffix)
        yield Notice(f"{named(kinds[suffix], 'file')}: {message}", Where(folder), remedy)
    if not any(holders.is_article(p, wanted) for p in found):
        yield Notice("no article lies here", Where(folder), f"put one into it: {holders.SOME}")


def named(names: Sequence[str], one: str) -> str:
    """Return how many there are of a thing, and the first of their names."""
    shown = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{len(names):,} {one if len(names) == 1 else one + 's'} ({shown}{more})"


def _companion(path: Path) -> bool:
    """Tell whether a file is a registry, a sidecar or metadata; `strays` reports lone ones."""
    return path.suffix in (".yml", ".yaml") or path.name.endswith(_METADATA)


def _saved_along(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in the folder that a browser saved beside a page."""
    for above in path.relative_to(folder).parents:
        stem, _, tail = above.name.rpartition("_")
        beside = (folder / above).with_name(stem) if stem and tail in _SAVED_ALONG else None
        if beside and any(Path(f"{beside}{end}").is_file() for end in (".html", ".htm")):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What lies in a folder and is not entered, and why."""

    path: Path
    message: str
    remedy: str


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and those below it, by name, without hidden ones.

    A folder that does not exist holds none. What can't be entered is skipped: `source_files`
    reports it.
    """
    return (found for found in _tour(folder) if isinstance(found, Path))


def _tour(folder: Path) -> Iterator[Path | Obstacle]:
    """Yield the files of `walk`, and each obstacle where it stands.

    A link to a folder is followed where that lies elsewhere, and once: what lies in here is met
    without it, and links may lead to each other.
    """
    seen = {_identity(folder)}
    root = folder.resolve()
    todo = [iter(_entries(folder))] if folder.is_dir() else []
    count = 0
    while todo:
        found = next(todo[-1], None)
        if found is None:
            todo.pop()
            continue
        if isinstance(found, Obstacle) or not _is_folder(found):
            count += 1
            yield found
        elif _leads_on(found, root, seen):
            deeper = len(todo) < _DEEPEST
            todo.append(iter(_entries(found) if deeper else [_too_deep(found)]))
        if count >= _MOST:
            yield Obstacle(
                folder, f"holds more than {_MOST:,} files, of which the others are not read", _LESS
            )
            return


_LESS: Final = "remove the link that leads to so many, or make a desk for each part"


def _too_deep(folder: Path) -> Obstacle:
    message = f"lies more than {_DEEPEST} folders deep, and is not read"
    return Obstacle(folder, message, "move what is in it up")


def _entries(folder: Path) -> list[Path | Obstacle]:
    """Return what lies in a folder, by name, without hidden things."""
    try:
        return [p for p in sorted(folder.iterdir(), key=lambda p: p.name) if p.name[:1] != "."]
    except OSError as error:
        message = f"can't be gone into: {error.strerror or error}"
        return [Obstacle(folder, message, "check that the folder may be read")]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, as those of links may be
        return False


def _leads_on(folder: Path, root: Path, seen: set[tuple[int, int]]) -> bool:
    """Tell whether a folder is to be entered, and note that it is."""
    if folder.is_symlink():
        there = folder.resolve()
        if there.is_relative_to(root) or root.is_relative_to(there):
            return False
    identity = _identity(folder)
    if identity in seen and identity != _UNKNOWN:
        return False
    seen.add(identity)
    return True


_UNKNOWN: Final = (0, 0)


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return _UNKNOWN
    return found.st_dev, found.st_ino


def _existing(path: Path) -> Path | None:
    """Return a path where anything but a folder lies; reading it shows what it is."""
    return path if files.is_regular(path) or files.is_special(path) else None
