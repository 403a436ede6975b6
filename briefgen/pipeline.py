"""Convert, check, build, serve and export a desk, where that was not done before.

Here it is locked, and it is found out what still stands. The packages are called, in their order,
in `rooms`.
"""

from __future__ import annotations

import json
import re
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen import workers
from briefgen.desk_files import DeskFolder, need_seeds
from briefgen.errors import OutputError, Where
from briefgen.keep import up_to_date
from briefgen.model import Notice
from briefgen.report import Outcome
from briefgen.site import archive, bounds, handed, ledger, lock, staging, tree
from briefgen.site.how import How
from briefgen.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.export import Choice
    from briefgen.keep.records import Track
    from briefgen.model import Corpus

_HOW: Final = How()

_OPTION: Final = re.compile("Config value '([^']+)'")
"""How MkDocs begins what it says of an option."""


def ground(desk: DeskFolder) -> bounds.Desk:
    """Return a desk's folders, for the checks of what may be written."""
    return bounds.Desk(desk.config, desk.seeds, desk.docs)


def begin(desk: DeskFolder, site: Path | None, *, live: bool = False) -> lock.Lock:
    """Check a desk's folders, lock it, sweep leftovers, and return the lock.

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
    """Lock a desk for the block; a file that vanishes while it is read is reported."""
    held = begin(desk, site)
    try:
        with workers.collecting_seldom():
            yield
    except OSError as error:
        where = Where(Path(error.filename)) if error.filename else None
        remedy = "check the file, and that nothing else changes it; then build again"
        raise OutputError(error.strerror or str(error), where=where, remedy=remedy) from error
    finally:
        held.release()


def convert(desk: DeskFolder, track: Track, *, anew: bool = False) -> Outcome:
    """Bring the docs tree of a desk up to date; with `anew` even if nothing has changed.

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
    """Do what `convert` does, on a desk that is locked already."""
    work = up_to_date.conversion(desk)
    if said := work.said(anew=anew):
        return Outcome.of_plain(said)
    from briefgen import rooms  # noqa: PLC0415 - heavy, and idle where all stands

    with Store(desk.store) as store:
        outcome, corpus = rooms.read(desk, track, store)
        standing = rooms.standing(desk)
        with closing(rooms.written(desk, corpus, store, standing)) as made:
            aside = ground(desk).root / ledger.ASIDE / "docs"
            report = tree.write(desk.docs, made, aside)
        standing.remember()
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
    """Return an outcome with notices on files set aside and on a memory that can't be kept."""
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
    work = up_to_date.checking(desk)
    if said := work.said():
        return Outcome.of_plain(said)
    from briefgen import rooms  # noqa: PLC0415 - heavy, and idle where all stands
    from briefgen.site import links  # noqa: PLC0415 - as above

    with workers.collecting_seldom(), Store(desk.store) as store:
        outcome, corpus = rooms.read(desk, track, store)
        with closing(rooms.written(desk, corpus, store, rooms.standing(desk))) as made:
            texts = {path: tree.text(desk.docs / path, text) for path, text in made}
        broken = tuple(links.broken(texts, desk.docs, desk.excluded))
    outcome = replace(outcome, failures=(*outcome.failures, *broken))
    work.keep(outcome.plain())
    return outcome


def read(desk: DeskFolder, track: Track) -> tuple[Outcome, Corpus]:
    """Read and resolve a desk's articles; return the outcome and the corpus. Nothing is written.

    Raises:
        DeskError: where the desk has no folder of sources.
        MissingModelError: where the language pipeline is not installed and an article must be read.
    """
    from briefgen import rooms  # noqa: PLC0415 - heavy, and idle where all stands

    need_seeds(desk)
    with workers.collecting_seldom(), Store(desk.store) as store:
        return rooms.read(desk, track, store)


def build(desk: DeskFolder, track: Track, site: Path, how: How = _HOW) -> Outcome:
    """Bring the docs tree up to date and build its site; `strict` and `clean` build every page.

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
        work = up_to_date.building(desk, site)
        warnings = work.said(anew=how.strict or how.clean)
        if warnings is None:
            from briefgen.site import commands  # noqa: PLC0415 - heavy, and idle where all stands

            done = commands.build(desk.config, site, replace(how, workers=desk.settings.workers))
            warnings = done.warnings
            if done.ours:
                work.keep(warnings)
    told = (_of_mkdocs(desk.config, warning) for warning in warnings)
    outcome = replace(outcome, notices=(*outcome.notices, *told))
    return _with_aside(desk, outcome)


def _of_mkdocs(config: Path, warning: str) -> Notice:
    """Return the notice of a warning of MkDocs, with file and line if it is about an option."""
    option = _OPTION.match(warning)
    if option is None:
        return Notice(warning)
    lines = config.read_text(encoding="utf-8", errors="replace").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{option[1]}:")), None)
    return Notice(warning, Where(config, line))


def export_to(
    desk: DeskFolder, track: Track, format_: str, choice: Choice, to: Handing
) -> tuple[Outcome, tuple[Path, ...]]:
    """Write a desk, or a part of it, for another program; return the outcome, and the files.

    Raises:
        DeskError: there is no such format, or what is asked for is not on the desk.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: what the format needs is not installed, a file that we did not write is in the
            way, or the file system refuses.
    """
    from briefgen import export, rooms  # noqa: PLC0415 - heavy, and idle where all stands

    need_seeds(desk)
    exporter = export.exporter_of(format_)
    target = to.path or ground(desk).root / handed.FOLDER
    if to.path is None or (target.is_dir() and not exporter.folder):
        target = target / f"{choice.name}{exporter.suffix}"
    handed.demand_apart(ground(desk), target)
    with Store(desk.store) as store:
        outcome, corpus = rooms.read(desk, track, store)
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
    """Where an export goes: a file or an existing folder; None for the desk's own folder.

    `force` overwrites files of others.
    """

    path: Path | None = None
    force: bool = False


def serve(
    desk: DeskFolder, told: Callable[[str], None], address: str, *, opened: bool = False
) -> None:
    """Serve the site until interrupted; the plugin converts when something in `seeds/` is saved.

    `told` is called with the address, and what there is to say of each build.

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
    from briefgen.site import serving  # noqa: PLC0415 - heavy, and idle where all stands

    how = serving.Serving(desk.seeds, home, told, address, opened, desk.settings.workers)
    serving.serve(desk.config, how)


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


def edition(desk: DeskFolder, track: Track, name: str) -> Path:
    """Keep what the desk says now as an edition, and return its folder.

    Raises:
        DeskError: where the desk has no folder of sources.
        MissingModelError: where the language pipeline is not installed and an article must be read.
        OutputError: where there is an edition of that name.
    """
    from briefgen import rooms  # noqa: PLC0415 - heavy, and idle where all stands

    _, corpus = read(desk, track)
    return rooms.freeze(desk, corpus, name)


def clean(desk: DeskFolder) -> int:
    """Remove the generated pages, the site, its archive and the store; return the pages' number.

    Raises:
        DeskError: where folders lie in one another, or a build is at work.
        OutputError: where the file system refuses.
    """
    with _alone(desk, None):
        removed = tree.clear(desk.docs, ground(desk).root / ledger.ASIDE / "docs")
        for folder in (desk.site, ground(desk).home / staging.SERVED):
            site = staging.Staging.of(ground(desk), folder)
            site.drop()
            site.remove()
            staging.sweep_site(folder)
        packed = archive.place(desk.site)
        if archive.is_ours(packed):
            packed.unlink()
    staging.forget(ground(desk))
    return len(removed)
