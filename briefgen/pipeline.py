"""The corridor: the rooms in their order, and nothing else.

    files → readers → cleaning → extract → resolve → compose → render, export → the docs tree → MkDocs → site

One article that can't be used becomes a failure with its name; the others go on.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from briefgen import compose, editions, export, files, pages, resolve, standing
from briefgen.cleaning.language import HARDLY_READ
from briefgen.errors import BriefgenError, OutputError, Where
from briefgen.extract.pipeline_model import DEFAULT_MODEL
from briefgen.intake import (
    REGISTRY_FILES,
    DeskFolder,
    bibliographies,
    named,
    need_seeds,
    source_files,
    strays,
    unread,
)
from briefgen.model import Analyst, Corpus, Metadata, Notice, Works
from briefgen.outcome import Outcome
from briefgen.readers import Options, works_in
from briefgen.records import Recorded, Recorder, Track
from briefgen.registry import desk as registry_desk
from briefgen.registry.desk_index import FILE
from briefgen.site import archive, bounds, engine, handed, ledger, links, lock, staging, tree
from briefgen.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from briefgen.model import Changes, Work

_HOW: Final = engine.How()

_LARGEST: Final = 50_000_000
"""Bytes of a bibliography that are read."""


def records(
    paths: Iterable[Path], track: Track, *, model: str | None = None, workers: int | None = None
) -> Iterator[Metadata | BriefgenError]:
    """Yield the record of each article among `paths`, its sidecar's corrections applied, or why there is none.

    The registries that lie in folders among `paths` are used, the first one that is found.
    """
    paths = tuple(paths)
    registry = next((r for r in map(registry_desk.read_desk, filter(_has_registry, paths))), None)
    yield from registry.errors if registry else ()
    desk = registry.desk if registry else registry_desk.Desk()
    told = [_works(path) for path in paths if path.is_dir()]
    yield from (error for _, errors in told for error in errors)
    works = Works(tuple(w for known, _ in told for w in known.all))
    recorder = Recorder(model or DEFAULT_MODEL, desk, workers=workers, works=works)
    for result in recorder.records(source_files(paths), track):
        if isinstance(result, BriefgenError):
            yield result
        else:
            yield from result.faults
            made, _ = resolve.correct_by_desk(_described(result), desk)
            yield resolve.correct(made, result.sidecar)[0] if result.sidecar else made


def corpus(
    paths: Iterable[Path], track: Track, *, model: str | None = None, workers: int | None = None
) -> tuple[Corpus, tuple[BriefgenError, ...]]:
    """Return what the articles among `paths` tell together, and why some could not be used.

    The registries that lie in folders among `paths` are used, the first one that is found.
    """
    paths = tuple(paths)
    registry = next((r for r in map(registry_desk.read_desk, filter(_has_registry, paths))), None)
    desk = registry.desk if registry else registry_desk.Desk()
    told = [_works(path) for path in paths if path.is_dir()]
    works = Works(tuple(w for known, _ in told for w in known.all))
    failures: list[BriefgenError] = [*(registry.errors if registry else ())]
    failures += [error for _, errors in told for error in errors]
    recorder = Recorder(model or DEFAULT_MODEL, desk, workers=workers, works=works)
    entries: list[tuple[str, Metadata, Analyst]] = []
    for result in recorder.records(source_files(paths), track):
        if isinstance(result, BriefgenError):
            failures.append(result)
            continue
        failures.extend(result.faults)
        metadata, _ = resolve.correct_by_desk(_described(result), desk)
        analyst = Analyst()
        if result.sidecar:
            metadata, _ = resolve.correct(metadata, result.sidecar)
            analyst = result.sidecar.analyst
        entries.append((result.file.full_name, metadata, analyst))
    return resolve.resolve(entries, desk), tuple(failures)


def ground(desk: DeskFolder) -> bounds.Desk:
    """Return where a desk lies, for those who ask what may be written."""
    return bounds.Desk(desk.config, desk.seeds, desk.docs)


def begin(desk: DeskFolder, site: Path | None, *, live: bool = False) -> lock.Lock:
    """Return the right to write to a desk: its folders are apart, nobody else is at work, leftovers are gone.

    Raises:
        DeskError: folders lie in one another, or another build is at work.
    """
    home = desk.store.parent
    bounds.check_docs(ground(desk))
    for folder in {desk.site, site or desk.site}:
        bounds.check_site(ground(desk), folder)
    held = lock.Lock(home, "serve" if live else "build" if site else "convert")
    held.take(lock.PATIENCE_LIVE if live else None)
    staging.sweep(ground(desk))
    lock.sweep_dead(home)
    return held


@contextmanager
def _alone(desk: DeskFolder, site: Path | None) -> Iterator[None]:
    """Do work on a desk that nobody else writes to meanwhile. A file that goes while it is read is reported."""
    held = begin(desk, site)
    try:
        yield
    except OSError as error:
        where = Where(Path(error.filename)) if error.filename else None
        remedy = "check the file, and that nothing else changes it; then build again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
    finally:
        held.release()


def convert(desk: DeskFolder, track: Track, *, anew: bool = False) -> Outcome:
    """Bring the docs tree of a desk up to date; with `anew` even where it is as it was left.

    Raises:
        DeskError: where the desk has no folder of sources, folders lie in one another, or another
            build is at work.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where the docs tree can't be written.
    """
    need_seeds(desk)
    with _alone(desk, None):
        outcome = convert_alone(desk, track, anew=anew)
    return _with_aside(desk, outcome)


def convert_alone(desk: DeskFolder, track: Track, *, anew: bool = False) -> Outcome:
    """Do what `convert` does, for those who have the right to write already."""
    work = standing.conversion(desk)
    if said := work.said(anew=anew):
        return Outcome.of_plain(said)
    with Store(desk.store) as store:
        outcome, corpus = _read(desk, track, store)
        with closing(_files(desk, corpus, store)) as made:
            aside = ground(desk).root / ledger.ASIDE / "docs"
            report = tree.write(desk.docs, made, aside)
        store.tidy()
    unlisted = (
        Notice(_UNLISTED, Where(desk.docs / path), "delete it, or remove its line `generated:`")
        for path in report.unlisted
    )
    outcome = replace(outcome, notices=(*outcome.notices, *unlisted))
    work.keep(outcome.plain())
    return outcome


_UNLISTED: Final = "says that it was generated, but briefgen does not know it and leaves it"


def _with_aside(desk: DeskFolder, outcome: Outcome) -> Outcome:
    """Return an outcome that tells as well what was set aside, as long as it lies there, and what can't be kept."""
    notices = list(outcome.notices)
    root = ground(desk).root
    aside = ledger.set_aside_files(root)
    if aside:
        files = "a generated file" if len(aside) == 1 else f"{len(aside)} generated files"
        message = f"{files} that somebody had edited lie here, and were generated anew"
        remedy = "put what you want to keep into a sidecar or a page of your own, and delete them"
        notices.append(Notice(message, Where(aside[0]), remedy))
    home = root / ".briefgen"
    if home.exists() and not home.is_dir():
        message = "is a file where briefgen would remember what it did: each build begins anew"
        notices.append(Notice(message, Where(home), "move it elsewhere"))
    return replace(outcome, notices=tuple(notices))


def check(desk: DeskFolder, track: Track) -> Outcome:
    """Do all that `convert` does except writing, and follow every link and mark of every page.

    Raises:
        DeskError: where the desk has no folder of sources.
        MissingModelError: where the language pipeline is not installed and an article must be read.
    """
    need_seeds(desk)
    bounds.check_docs(ground(desk))
    bounds.check_site(ground(desk), desk.site)
    work = standing.checking(desk)
    if said := work.said():
        return Outcome.of_plain(said)
    with Store(desk.store) as store:
        outcome, corpus = _read(desk, track, store)
        with closing(_files(desk, corpus, store)) as made:
            broken = tuple(links.broken(dict(made), desk.docs, desk.excluded))
    outcome = replace(outcome, failures=(*outcome.failures, *broken))
    work.keep(outcome.plain())
    return outcome


def read(desk: DeskFolder, track: Track) -> tuple[Outcome, Corpus]:
    """Return what came of reading and resolving a desk's articles, and what they make up; nothing is written.

    Raises:
        DeskError: where the desk has no folder of sources.
        MissingModelError: where the language pipeline is not installed and an article must be read.
    """
    need_seeds(desk)
    with Store(desk.store) as store:
        return _read(desk, track, store)


def build(desk: DeskFolder, track: Track, site: Path, how: engine.How = _HOW) -> Outcome:
    """Bring the docs tree up to date and build the site from it; with `strict` or `clean` every page anew.

    Raises:
        DeskError: where the configuration is not one that MkDocs can build, folders lie in one
            another, the site's folder holds files of others, or another build is at work.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where a page can't be written.
        BundleError: where the search's bundle has not the expected shape.
    """
    need_seeds(desk)
    with _alone(desk, site):
        staging.admit(site, adopt=how.adopt)
        staging.sweep_site(site)
        outcome = convert_alone(desk, track, anew=how.clean)
        work = standing.building(desk, site)
        warnings = work.said(anew=how.strict or how.clean)
        if warnings is None:
            done = engine.build(desk.config, site, replace(how, workers=desk.settings.workers))
            warnings = done.warnings
            if done.ours:
                work.keep(warnings)
    outcome = replace(outcome, notices=(*outcome.notices, *map(Notice, warnings)))
    return _with_aside(desk, outcome)


def export_to(
    desk: DeskFolder, track: Track, format_: str, choice: export.Choice, to: Handing
) -> tuple[Outcome, tuple[Path, ...]]:
    """Write a desk, or a part of it, in a format for another program; return what came of it, and the files.

    Raises:
        DeskError: there is no such format, or what is asked for is not on the desk.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: what the format needs is not installed, a file that we did not write is in the
            way, or the file system refuses.
    """
    need_seeds(desk)
    exporter = export.exporter_of(format_)
    target = to.path or ground(desk).root / handed.FOLDER
    if to.path is None or (target.is_dir() and not exporter.folder):
        target = target / f"{choice.name}{exporter.suffix}"
    handed.demand_apart(ground(desk), target)
    with Store(desk.store) as store:
        outcome, corpus = _read(desk, track, store)
    selection = export.Selection(
        corpus=export.select(corpus, choice),
        title=desk.name,
        source_text=desk.settings.source_text,
        site=desk.address,
        choice=choice,
        track=track,
    )
    files_there = handed.hand_over(
        ground(desk),
        target,
        lambda path: exporter.write(selection, path),
        folder=exporter.folder,
        force=to.force,
    )
    return outcome, files_there


@dataclass(frozen=True, slots=True)
class Handing:
    """Where an export goes: a file, or a folder that is there; None for the desk's own. `force` overwrites any file."""

    path: Path | None = None
    force: bool = False


def serve(
    desk: DeskFolder, told: Callable[[str], None], address: str, *, opened: bool = False
) -> None:
    """Serve the site until interrupted; the plugin converts whenever something under `seeds/` is saved.

    `told` is handed the address, and what there is to say of each build.

    Raises:
        DeskError: where the desk has no folder of sources, folders lie in one another, or the
            configuration is not one that MkDocs can serve.
        OutputError: where the address is taken.
    """
    need_seeds(desk)
    bounds.check_docs(ground(desk))
    bounds.check_site(ground(desk), desk.site)
    desk.docs.mkdir(parents=True, exist_ok=True)  # MkDocs looks for it before it calls anybody
    home = ground(desk).home
    engine.serve(desk.config, engine.Serving(desk.seeds, home, told, address, opened))


def demand_report(desk: DeskFolder, path: Path) -> None:
    """Assert that the report of a build may be written to a path, before anything is built.

    Raises:
        OutputError: a file that we did not write is there, or it lies among the articles.
    """
    handed.demand_apart(ground(desk), path)
    handed.demand_free(ground(desk), path)


def write_report(desk: DeskFolder, path: Path, told: dict[str, Any]) -> None:
    """Write the report of a build.

    Raises:
        OutputError: a file that we did not write is there, or the file system refuses.
    """
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    raw = text.encode("utf-8", "surrogatepass")

    def write(made: Path) -> None:
        made.write_bytes(raw)

    handed.hand_over(ground(desk), path, write, folder=False, force=False)


def pack(site: Path) -> Path:
    """Pack a site into one archive beside it, and return its path."""
    return archive.pack(site)


def clean(desk: DeskFolder) -> int:
    """Remove the generated pages, the site, its archive and the store; return how many pages that were.

    Raises:
        DeskError: where folders lie in one another, or a build is at work.
        OutputError: where the file system refuses.
    """
    with _alone(desk, None):
        removed = tree.clear(desk.docs, ground(desk).root / ledger.ASIDE / "docs")
        site = staging.Staging.of(ground(desk), desk.site)
        site.drop()
        site.remove()
        staging.sweep_site(desk.site)
        packed = archive.place(desk.site)
        if archive.is_ours(packed):
            packed.unlink()
    staging.forget(ground(desk))
    return len(removed)


def _files(desk: DeskFolder, corpus: Corpus, store: Store) -> Generator[tuple[PurePosixPath, str]]:
    """Yield every generated file: its path in the docs tree, and its text. Close it: it holds processes."""
    options = compose.Options(
        source_text=desk.settings.source_text,
        site_name=desk.name,
        about=desk.settings.about,
        cutoff=desk.settings.cutoff,
    )
    views = compose.compose(corpus, options)
    yield from pages.texts(views, store, desk.settings.language, desk.settings.workers)
    yield from export.files(corpus, options.source_text)
    index = export.desk_index(corpus, desk.name, desk.settings.language, compose.own_pages(corpus))
    yield PurePosixPath(FILE), index


def _read(desk: DeskFolder, track: Track, store: Store) -> tuple[Outcome, Corpus]:
    """Return what came of reading and resolving the desk's articles, and the corpus that they make up."""
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
    for result in recorder.records(sources, track):
        if isinstance(result, BriefgenError):
            failures.append(_in_folder(result, desk.seeds))
            skipped += 1
            continue
        failures.extend(_in_folder(fault, desk.seeds) for fault in result.faults)
        notices.extend(result.notices)
        found, keys = resolve.correct_by_desk(_described(result), registry.desk)
        used |= keys
        if result.sidecar is None:
            entries.append((result.file.full_name, found, Analyst()))
        else:
            metadata, unmatched = resolve.correct(found, result.sidecar)
            if result.file.shares_sidecar:
                shared.setdefault(result.file.path, []).append(unmatched)
            else:
                notices.extend(unmatched)
            entries.append((result.file.full_name, metadata, result.sidecar.analyst))
    notices.extend(_matched_nowhere(shared))
    notices.extend(resolve.unused(registry.desk.corrections, used))
    corpus = resolve.resolve(entries, registry.desk)
    corpus = replace(corpus, changes=_changes(desk, corpus, failures))
    counts = corpus.counts
    outcome = Outcome(
        articles=counts.briefs,
        actors=counts.actors,
        claims=counts.claims,
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
    """Return an error, its article's name with the folder before it, as other files of the desk are told."""
    where = error.where
    if where is not None and not (where.path.is_absolute() or where.path.is_relative_to(seeds)):
        error.where = Where(seeds / where.path, where.line)
    return error


def _changes(desk: DeskFolder, corpus: Corpus, failures: list[BriefgenError]) -> Changes | None:
    """Return what has changed since the newest edition, None where there is none or it can't be read."""
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


def edition(desk: DeskFolder, track: Track, name: str) -> Path:
    """Keep what the desk says now as an edition, and return its folder.

    Raises:
        DeskError: where the desk has no folder of sources.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where there is an edition of that name.
    """
    _, corpus = read(desk, track)
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


def _described(result: Recorded) -> Metadata:
    """Return a record with what its sidecar states of the source: a pattern may be for one outlet's articles."""
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
    """Return what works out the records of a desk's articles, as its settings have it."""
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
    """Return what a desk's settings say of its reading."""
    read = desk.settings.read
    return Options(desk.settings.extract.max_characters, read.ocr, read.whole_books)


def _works(folder: Path) -> tuple[Works, list[BriefgenError]]:
    """Return what the bibliographies in a folder tell of its articles, and why some can't be read."""
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
    names = (registry_desk.ACTORS, registry_desk.PLACES, registry_desk.GLOSSARY)
    named = [folder / name for name in names if (folder / name).is_file()]
    return named + list(bibliographies(folder))


def _has_registry(path: Path) -> bool:
    if not path.is_dir():
        return False
    return bool(_registry_files(path)) or any((path / name).is_file() for name in REGISTRY_FILES)


def _registry_key(folder: Path) -> str:
    """Return a hash of the desk's registry files: an actor that is added is looked for in every article."""
    digest = sha256()
    for file in _registry_files(folder):
        with suppress(FileNotFoundError):  # gone meanwhile
            digest.update(file.name.encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()
