"""Call the packages in their order, and do nothing else.

files → readers → cleaning → extract → resolve → compose → render, export → the docs tree

One article that can't be used becomes a failure with its name; the others go on. What is done with
a desk, and whether it need be done at all, stands in `pipeline`, which comes here only where it
must: loading all packages takes longer than finding that nothing has changed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen import compose, editions, export, files, held, resolve
from briefgen.cleaning.language import HARDLY_READ
from briefgen.desk_files import (
    REGISTRY_FILES,
    DeskFolder,
    bibliographies,
    named,
    source_files,
    strays,
    unread,
)
from briefgen.errors import BriefgenError, Where
from briefgen.extract.pipeline_model import DEFAULT_MODEL
from briefgen.keep import pages
from briefgen.keep.memory import Memory
from briefgen.keep.records import Recorded, Recorder, Track
from briefgen.model import Analyst, Corpus, Metadata, Notice, Works
from briefgen.readers import Options, works_in
from briefgen.registry import desk as registry_desk
from briefgen.registry.desk_index import FILE
from briefgen.registry.filenames import ACTORS, GLOSSARY, PLACES
from briefgen.report import Outcome
from briefgen.site import manifest
from briefgen.store import key, package

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from briefgen.model import Changes, Work
    from briefgen.store import Store

_TEXTS: Final = ("model", "registry", "resolve")
"""Packages that the resolving of an article depends on."""

_LARGEST: Final = 50_000_000
"""Most bytes of a bibliography that is read."""


def records(
    paths: Iterable[Path], track: Track, *, model: str | None = None, workers: int | None = None
) -> Iterator[Metadata | BriefgenError]:
    """Yield the record of each article among `paths`, corrected by its sidecar, or an error.

    The registries that lie in folders among `paths` are used, the first one that is found.
    """
    loose = _Loose.among(tuple(paths))
    yield from loose.errors
    for result in loose.read(track, model, workers):
        if isinstance(result, BriefgenError):
            yield result
        else:
            yield from result.faults
            yield loose.corrected(result)


def corpus(
    paths: Iterable[Path], track: Track, *, model: str | None = None, workers: int | None = None
) -> tuple[Corpus, tuple[BriefgenError, ...]]:
    """Return what the articles among `paths` tell together, and why some could not be used.

    The registries that lie in folders among `paths` are used, the first one that is found.
    """
    loose = _Loose.among(tuple(paths))
    failures = list(loose.errors)
    entries: list[tuple[str, Metadata, Analyst]] = []
    for result in loose.read(track, model, workers):
        if isinstance(result, BriefgenError):
            failures.append(result)
        else:
            failures.extend(result.faults)
            analyst = result.sidecar.analyst if result.sidecar else Analyst()
            entries.append((result.file.full_name, loose.corrected(result), analyst))
    return resolve.resolve(entries, loose.desk), tuple(failures)


@dataclass(frozen=True, slots=True)
class _Loose:
    """Articles without a desk, with the registry and the bibliographies of their folders.

    `errors` say what of these can't be used.
    """

    paths: tuple[Path, ...]
    desk: registry_desk.Desk
    works: Works
    errors: tuple[BriefgenError, ...]

    @classmethod
    def among(cls, paths: tuple[Path, ...]) -> _Loose:
        """Return the articles among files and folders."""
        found = next((path for path in paths if _has_registry(path)), None)
        registry = registry_desk.read_desk(found) if found else None
        told = [_works(path) for path in paths if path.is_dir()]
        errors = [*(registry.errors if registry else ()), *chain.from_iterable(e for _, e in told)]
        return cls(
            paths,
            registry.desk if registry else registry_desk.Desk(),
            Works(tuple(chain.from_iterable(known.all for known, _ in told))),
            tuple(errors),
        )

    def read(
        self, track: Track, model: str | None, workers: int | None
    ) -> Iterator[Recorded | BriefgenError]:
        """Yield the record of each article, or why there is none."""
        recorder = Recorder(model or DEFAULT_MODEL, self.desk, workers=workers, works=self.works)
        return recorder.records(source_files(self.paths), track)

    def corrected(self, result: Recorded) -> Metadata:
        """Return a record with the corrections of the registry and of its sidecar."""
        metadata, _ = resolve.correct_by_desk(_described(result), self.desk)
        return resolve.correct(metadata, result.sidecar)[0] if result.sidecar else metadata


def standing(desk: DeskFolder) -> pages.Standing:
    """Return what stands of a desk's docs tree."""
    return pages.Standing(manifest.place(desk.config, desk.docs, "made"), desk.docs)


def written(
    desk: DeskFolder, corpus: Corpus, store: Store, standing: pages.Standing
) -> Generator[tuple[PurePosixPath, str | None]]:
    """Yield every generated file, path and text; None for one that stands there unchanged.

    Close it: it holds processes.
    """
    options = compose.Options(
        source_text=desk.settings.source_text,
        site_name=desk.name,
        about=desk.settings.about,
        cutoff=desk.settings.cutoff,
    )
    memory = Memory(store)
    views = compose.drafts(corpus, options, memory)
    yield from pages.texts(views, standing, desk.settings.language, desk.settings.workers)
    yield from pages.beside(corpus, options.source_text, standing, memory)
    yield from export.tables(corpus, options.source_text)
    index = export.desk_index(corpus, desk.name, desk.settings.language, compose.own_pages(corpus))
    yield PurePosixPath(FILE), index


def read(desk: DeskFolder, track: Track, store: Store) -> tuple[Outcome, Corpus]:
    """Read and resolve the desk's articles; return the outcome, and the corpus."""
    registry = registry_desk.read_desk(desk.seeds)
    works, damaged = _works(desk.seeds)
    failures: list[BriefgenError] = [*registry.errors, *damaged]
    reading = _reading(desk)
    notices = [*registry.notices, *strays(desk.seeds, reading), *unread(desk.seeds, reading)]
    skipped = 0
    used: frozenset[str] = frozenset()
    entries: list[tuple[str, Metadata, Analyst]] = []
    shared: dict[Path, list[tuple[Notice, ...]]] = {}
    sources = source_files([desk.seeds], desk.seeds, reading)
    recorder = replace(_recorder(desk, registry.desk, store), works=works)
    told = key(repr(registry.desk))
    for result in recorder.records(sources, track):
        if isinstance(result, BriefgenError):
            failures.append(_in_folder(result, desk.seeds))
            skipped += 1
            continue
        failures.extend(_in_folder(fault, desk.seeds) for fault in result.faults)
        notices.extend(result.notices)
        made = partial(_corrected, result, registry.desk)
        metadata, unmatched, keys = held.of(
            result.metadata, f"corrected {told} {result.sidecar}", made
        )
        used |= keys
        if result.sidecar is None:
            entries.append((result.file.full_name, metadata, Analyst()))
        else:
            if result.file.shares_sidecar:
                shared.setdefault(result.file.path, []).append(unmatched)
            else:
                notices.extend(unmatched)
            entries.append((result.file.full_name, metadata, result.sidecar.analyst))
    notices.extend(_matched_nowhere(shared))
    notices.extend(resolve.unused(registry.desk.corrections, used))
    kept = resolve.Kept(store, package(*_TEXTS))
    corpus = resolve.resolve(entries, registry.desk, kept)
    corpus = replace(corpus, changes=_changes(desk, corpus, failures))
    counts = corpus.counts
    outcome = Outcome(
        articles=counts.briefs,
        actors=counts.actors,
        claims=counts.attributed,
        failures=tuple(failures),
        notices=(*notices, *corpus.notices, *_hardly_read(corpus)),
        skipped=skipped,
        conflicts=tuple(_new_conflicts(corpus)),
    )
    return outcome, corpus


def _new_conflicts(corpus: Corpus) -> Iterator[dict[str, str]]:
    """Yield the conflicts that are new since the last edition, for the report of a build."""
    for change in corpus.changes.conflicts if corpus.changes else ():
        yield {"happening": change.happening, "about": change.who, "stated": change.now}


def _in_folder(error: BriefgenError, seeds: Path) -> BriefgenError:
    """Return an error with its path below the desk's articles, as other files' paths are."""
    where = error.where
    if where is not None and not (where.path.is_absolute() or where.path.is_relative_to(seeds)):
        error.where = Where(seeds / where.path, where.line)
    return error


def _changes(desk: DeskFolder, corpus: Corpus, failures: list[BriefgenError]) -> Changes | None:
    """Return the changes since the newest edition, None where there is no readable one."""
    try:
        kept = editions.latest(_editions_of(desk))
    except BriefgenError as error:
        failures.append(error)
        return None
    if kept is None:
        return None
    now = editions.freeze(corpus, _registry_hashes(desk.seeds))
    slugs = {e.metadata.article.source.path: e.slug for e in corpus.entries}
    return editions.compare(*kept, now, slugs)


def freeze(desk: DeskFolder, corpus: Corpus, name: str) -> Path:
    """Keep what the desk says now as an edition, and return its folder.

    Raises:
        OutputError: where there is an edition of that name.
    """
    frozen = editions.freeze(corpus, _registry_hashes(desk.seeds))
    return editions.keep(_editions_of(desk), name, frozen)


def _editions_of(desk: DeskFolder) -> Path:
    return desk.config.parent / editions.FOLDER


def _registry_hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a desk's registry."""
    found = {}
    for name in sorted(REGISTRY_FILES):
        with suppress(FileNotFoundError):
            found[name] = sha256((folder / name).read_bytes()).hexdigest()
    return found


def _corrected(
    result: Recorded, desk: registry_desk.Desk
) -> tuple[Metadata, tuple[Notice, ...], frozenset[str]]:
    """Return a record with all corrections, those of the sidecar that match nothing, the desk's.

    The desk's are those that were used, by their keys.
    """
    metadata, used = resolve.correct_by_desk(_described(result), desk)
    if result.sidecar is None:
        return metadata, (), used
    return *resolve.correct(metadata, result.sidecar), used


def _described(result: Recorded) -> Metadata:
    """Return a record with its sidecar's statements: a pattern may be for one outlet alone."""
    return resolve.described(result.metadata, result.sidecar) if result.sidecar else result.metadata


def _hardly_read(corpus: Corpus) -> Iterator[Notice]:
    """Yield a notice of the articles in a language that the rules hardly read."""
    notes: dict[str, list[str]] = {}
    for entry in corpus.entries:
        for note in entry.metadata.article.notes:
            if note.startswith(HARDLY_READ):
                notes.setdefault(note, []).append(entry.metadata.article.source.path)
    for note, paths in notes.items():
        yield Notice(f"{named(paths, 'article')}: {note}")


def _matched_nowhere(shared: dict[Path, list[tuple[Notice, ...]]]) -> Iterator[Notice]:
    """Yield the notices on a file's sidecar that each of its articles gave rise to.

    A correction that matches in one of a file's articles need not match in the others.
    """
    for unmatched in shared.values():
        first, *others = unmatched
        yield from (n for n in first if all(n in other for other in others))


def _recorder(desk: DeskFolder, registry: registry_desk.Desk, store: Store) -> Recorder:
    """Return the recorder of a desk's articles, as its settings have it."""
    extract = desk.settings.extract
    key = f"{_registry_key(desk.seeds)} {' '.join(extract.countries)}"
    registry = replace(registry, countries=extract.countries)
    limits, workers = desk.settings.limits, desk.settings.workers
    return Recorder(
        extract.model,
        registry,
        key,
        _reading(desk),
        workers,
        store,
        limits,
        scheduler=desk.scheduler,
        mentions=extract.mentions,
    )


def _reading(desk: DeskFolder) -> Options:
    """Return the reading options that a desk's settings give."""
    read = desk.settings.read
    return Options(desk.settings.extract.max_characters, read.ocr, read.whole_books)


def _works(folder: Path) -> tuple[Works, list[BriefgenError]]:
    """Return the works in a folder's bibliographies, and why some can't be read."""
    works: list[Work] = []
    errors: list[BriefgenError] = []
    for path in bibliographies(folder):
        name = path.relative_to(folder).as_posix()
        try:
            works += works_in(files.contents(path, _LARGEST), name)
        except BriefgenError as error:
            errors.append(error)
    return Works(tuple(works)), errors


def _registry_files(folder: Path) -> list[Path]:
    names = (ACTORS, PLACES, GLOSSARY)
    named = [folder / name for name in names if (folder / name).is_file()]
    return named + list(bibliographies(folder))


def _has_registry(path: Path) -> bool:
    if not path.is_dir():
        return False
    return bool(_registry_files(path)) or any((path / name).is_file() for name in REGISTRY_FILES)


def _registry_key(folder: Path) -> str:
    """Return a hash of the registry files that all articles depend on: all but its actors."""
    digest = sha256()
    for file in _registry_files(folder):
        if file.name == ACTORS:
            continue
        with suppress(FileNotFoundError):  # gone meanwhile
            digest.update(file.name.encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()
