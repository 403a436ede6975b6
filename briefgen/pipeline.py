"""The corridor: the rooms in their order, and nothing else.

    files → readers → cleaning → extract → resolve → compose → render, export → the docs tree → MkDocs → site

One article that can't be used becomes a failure with its name; the others go on.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from briefgen import compose, export, pages, resolve, standing
from briefgen.errors import BriefgenError
from briefgen.extract.pipeline_model import DEFAULT_MODEL
from briefgen.intake import DeskFolder, source_files, strays
from briefgen.model import Analyst, Corpus, Metadata, Notice
from briefgen.outcome import Outcome
from briefgen.records import Recorder, Track
from briefgen.registry import desk as registry_desk
from briefgen.site import archive, engine, links, tree
from briefgen.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path, PurePosixPath


def records(
    paths: Iterable[Path], track: Track, *, model: str | None = None, jobs: int | None = None
) -> Iterator[Metadata | BriefgenError]:
    """Yield the record of each article among `paths`, its sidecar's corrections applied, or why there is none.

    The registries that lie in folders among `paths` are used, the first one that is found.
    """
    paths = tuple(paths)
    registry = next((r for r in map(registry_desk.read_desk, filter(_has_registry, paths))), None)
    yield from registry.errors if registry else ()
    desk = registry.desk if registry else registry_desk.Desk()
    recorder = Recorder(model or DEFAULT_MODEL, desk, jobs=jobs)
    for result in recorder.records(source_files(paths), track):
        if isinstance(result, BriefgenError):
            yield result
        else:
            yield (
                resolve.correct(result.metadata, result.sidecar)[0]
                if result.sidecar
                else result.metadata
            )


def convert(desk: DeskFolder, track: Track, *, anew: bool = False) -> Outcome:
    """Bring the docs tree of a desk up to date; with `anew` even where it is as it was left.

    Raises:
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where the docs tree can't be written.
    """
    work = standing.conversion(desk)
    if said := work.said(anew=anew):
        return Outcome.of_plain(said)
    with Store(desk.store) as store:
        outcome, corpus = _read(desk, track, store)
        with closing(_files(desk, corpus, store)) as made:
            tree.write(desk.docs, made)
        store.tidy()
    work.keep(outcome.plain())
    return outcome


def check(desk: DeskFolder, track: Track) -> Outcome:
    """Do all that `convert` does except writing, and follow every link and mark of every page.

    Raises:
        MissingModelError: where the language pipeline is not installed and an article must be read.
    """
    work = standing.checking(desk)
    if said := work.said():
        return Outcome.of_plain(said)
    with Store(desk.store) as store:
        outcome, corpus = _read(desk, track, store)
        with closing(_files(desk, corpus, store)) as made:
            broken = tuple(links.broken(dict(made), desk.docs))
    outcome = replace(outcome, failures=(*outcome.failures, *broken))
    work.keep(outcome.plain())
    return outcome


def build(
    desk: DeskFolder, track: Track, site: Path, *, strict: bool = False, clean: bool = False
) -> Outcome:
    """Bring the docs tree up to date and build the site from it; with `strict` or `clean` every page anew.

    Raises:
        DeskError: where the configuration is not one that MkDocs can build.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where a page can't be written.
        BundleError: where the search's bundle has not the expected shape.
    """
    outcome = convert(desk, track, anew=clean)
    work = standing.building(desk, site)
    warnings = work.said(anew=strict or clean)
    if warnings is None:
        done = engine.build(
            desk.config, site, engine.How(strict=strict, clean=clean, jobs=desk.settings.jobs)
        )
        warnings = done.warnings
        if done.ours:
            work.keep(warnings)
    return replace(outcome, notices=(*outcome.notices, *map(Notice, warnings)))


def serve(desk: DeskFolder, address: str) -> None:
    """Serve the site until interrupted; the plugin converts whenever something under `seeds/` is saved."""
    engine.serve(desk.config, desk.seeds, address)


def pack(site: Path) -> Path:
    """Pack a site into one archive beside it, and return its path."""
    return archive.pack(site)


def clean(desk: DeskFolder) -> int:
    """Remove the generated pages, the site and the store; return how many pages that were."""
    removed = tree.clear(desk.docs)
    shutil.rmtree(desk.site, ignore_errors=True)
    shutil.rmtree(desk.store.parent, ignore_errors=True)
    return len(removed)


def _files(desk: DeskFolder, corpus: Corpus, store: Store) -> Generator[tuple[PurePosixPath, str]]:
    """Yield every generated file: its path in the docs tree, and its text. Close it: it holds processes."""
    options = compose.Options(
        source_text=desk.settings.source_text,
        site_name=desk.name,
        about=desk.settings.about,
        cutoff=desk.settings.cutoff,
    )
    yield from pages.texts(compose.compose(corpus, options), store, desk.settings.jobs)
    yield from export.files(corpus, options.source_text)


def _read(desk: DeskFolder, track: Track, store: Store) -> tuple[Outcome, Corpus]:
    """Return what came of reading and resolving the desk's articles, and the corpus that they make up."""
    registry = registry_desk.read_desk(desk.seeds)
    failures: list[BriefgenError] = list(registry.errors)
    notices = [*registry.notices, *strays(desk.seeds)]
    entries: list[tuple[str, Metadata, Analyst]] = []
    sources = source_files([desk.seeds], base=desk.seeds) if desk.seeds.is_dir() else ()
    for result in _recorder(desk, registry.desk, store).records(sources, track):
        if isinstance(result, BriefgenError):
            failures.append(result)
            continue
        notices.extend(result.notices)
        if result.sidecar is None:
            entries.append((result.file.name, result.metadata, Analyst()))
        else:
            metadata, unmatched = resolve.correct(result.metadata, result.sidecar)
            notices.extend(unmatched)
            entries.append((result.file.name, metadata, result.sidecar.analyst))
    corpus = resolve.resolve(entries, registry.desk)
    outcome = Outcome(
        articles=len(corpus.entries),
        actors=len(corpus.actors),
        claims=sum(len(entry.metadata.claims) for entry in corpus.entries),
        failures=tuple(failures),
        notices=(*notices, *corpus.notices),
        skipped=len(failures) - len(registry.errors),
    )
    return outcome, corpus


def _recorder(desk: DeskFolder, registry: registry_desk.Desk, store: Store) -> Recorder:
    """Return what works out the records of a desk's articles, as its settings have it."""
    extract = desk.settings.extract
    key = f"{_registry_key(desk.seeds)} {' '.join(extract.countries)}"
    registry = replace(registry, countries=extract.countries)
    return Recorder(extract.model, registry, key, extract.max_characters, desk.settings.jobs, store)


def _registry_files(folder: Path) -> list[Path]:
    names = (registry_desk.ACTORS, registry_desk.PLACES, registry_desk.GLOSSARY)
    return [folder / name for name in names if (folder / name).is_file()]


def _has_registry(path: Path) -> bool:
    return path.is_dir() and bool(_registry_files(path))


def _registry_key(folder: Path) -> str:
    """Return a hash of the desk's registry files: an actor that is added is looked for in every article."""
    return sha256(
        b"\0".join(p.name.encode() + p.read_bytes() for p in _registry_files(folder))
    ).hexdigest()
