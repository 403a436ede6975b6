"""The commands; no logic.

Heavy imports stand inside the commands: `briefgen --help` answers at once.
"""

from __future__ import annotations

import io
import json
import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefgen import __version__
from briefgen.errors import BriefgenError
from briefgen.terminal import Terminal, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.desk_files import DeskFolder
    from briefgen.keep.records import Track
    from briefgen.model import Metadata
    from briefgen.readers import Format
    from briefgen.record import Form
    from briefgen.report import Outcome
    from briefgen.review.listing import Case

INPUT_FAILED = 1
INTERRUPTED = 130

_DEBUG = "briefgen.debug"

_LAST_PORT = 65535

_NAMED = 20
"""Files that are named when they were written."""


def _debug_option() -> click.Option:
    """Return the option --debug, which any place on the command line switches on for all of it."""

    def noted(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
        root = ctx.find_root()
        root.meta[_DEBUG] = root.meta.get(_DEBUG, False) or value

    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=noted,
        help="Show the traceback of an error, and of an article that a rule failed on.",
    )


def _debugged(ctx: click.Context) -> bool:
    return bool(ctx.find_root().meta.get(_DEBUG, False))


class _Command(click.Command):
    """A command that takes --debug as well: people write it where they are."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - what click hands over
        super().__init__(*arguments, **options)
        self.params.append(_debug_option())


class _Commands(click.Group):
    """Turns an error that a user can mend into its message and an exit code; a traceback comes with --debug alone."""

    command_class = _Command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click returns
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            if _debugged(ctx):
                raise
            Terminal().error(error)
            sys.exit(INPUT_FAILED)
        except KeyboardInterrupt:
            Terminal().say(
                "Interrupted. Every file that was written is whole; run the command again to go on."
            )
            sys.exit(INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Articles in, evidence-linked research briefs out.

    \b
    briefgen init my-desk    a new desk: a folder with a configuration and an example
    cd my-desk
    briefgen build           read seeds/, write docs/, build site/ with its search
    briefgen serve --open    the same, live, while you edit
    briefgen check           does every anchor, link, sidecar and registry entry resolve?

    Put articles (.txt, .html, .pdf, .docx, .eml, .epub and more) into seeds/, or have them put
    there: briefgen add. What you know or correct goes into a sidecar of the same name (article.yml
    beside article.txt), who is who into seeds/actors.yml. Open site/index.html: it needs no server.

    \b
    Exit codes
    0    all well
    1    something could not be used, and the rest was built; with --strict, or
         something asks to be looked at; or nothing could be done, and why is said
    2    wrong usage: the command line itself
    130  interrupted
    """


main.params.append(_debug_option())


def _open_desk(_ctx: click.Context, _param: click.Parameter, path: Path) -> DeskFolder:
    from briefgen.desk_files import desk_folder

    if not path.is_file():
        message = f"there is no {path} here: change into a desk's folder, name one with -f, or make one: briefgen init"
        raise click.BadParameter(message)
    return desk_folder(path)


_desk = click.option(
    "-f",
    "--config-file",
    "desk",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    callback=_open_desk,
    help="The desk's configuration.",
)


_PATHS = click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
_MODEL = click.option("--model", help="The spaCy pipeline to read with.  [default: en_core_web_sm]")
_WORKERS = click.option(
    "--workers",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes at once.  [default: one a processor]",
)


@main.command(short_help="Print the record of each article.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "yaml"]),
    default="jsonl",
    show_default=True,
    help="A record a line, or each one indented.",
)
@_MODEL
@_WORKERS
def extract(
    paths: tuple[Path, ...], form: Form, model: str | None, workers: int | None
) -> NoReturn:
    """Print the record of each article: its text, its parts, and who said what, with offsets.

    Folders are walked in the order of their names. A sidecar (article.yml) and metadata from
    elsewhere (article.metadata.json) that lie beside an article are used, and so is a registry
    (actors.yml, places.yml, glossary.yml) that lies in a folder that is named. Nothing is written.
    """
    from briefgen import record, rooms

    terminal, failures, debug = Terminal(), [], _debugged(click.get_current_context())

    def usable() -> Iterator[Metadata]:
        for result in rooms.records(paths, terminal.track, model=model, workers=workers):
            if isinstance(result, BriefgenError):
                failures.append(result)
                terminal.error(result, debug=debug)
            else:
                yield result

    _write_utf8()
    for piece in record.stream(usable(), form):
        sys.stdout.write(piece)
    sys.stdout.flush()
    sys.exit(INPUT_FAILED if failures else 0)


def _write_utf8() -> None:
    """Make standard output UTF-8 whatever the terminal's locale: records are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


@main.command("corpus", short_help="Print what articles tell together.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="One indented JSON object.",
)
@_MODEL
@_WORKERS
def corpus_(paths: tuple[Path, ...], form: str, model: str | None, workers: int | None) -> NoReturn:  # noqa: ARG001 - one form so far
    """Print what articles tell together: stories, figures, happenings, conflicts, who is one.

    Files are found, and sidecars and registries used, as `extract` does. Nothing is written.
    """
    from briefgen import export, rooms

    terminal, debug = Terminal(), _debugged(click.get_current_context())
    made, failures = rooms.corpus(paths, terminal.track, model=model, workers=workers)
    for failure in failures:
        terminal.error(failure, debug=debug)
    _write_utf8()
    sys.stdout.write(export.desk_record(made))
    sys.stdout.flush()
    sys.exit(INPUT_FAILED if failures else 0)


_desk_workers = click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read articles and make pages at once.  [default: the desk's setting, else one a processor]",
)
_scheduler = click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help="Let the workers of a Dask cluster read the articles (pip install 'briefgen[dask]').",
)


@main.command(short_help="Make Markdown of articles, and stop.")
@_desk
@_desk_workers
@_scheduler
def convert(desk: DeskFolder, workers: int | None, scheduler: str) -> NoReturn:
    """Turn the articles in seeds/ into Markdown under docs/, and stop there."""
    from briefgen import pipeline

    desk = desk.worked_by(workers, scheduler)
    _report(lambda track: pipeline.convert(desk, track))


_strict = click.option(
    "--strict",
    is_flag=True,
    help="Fail where something asks to be looked at: a correction that no longer matches, a file that is not read, "
    "a warning of MkDocs.",
)


@main.command(short_help="Does every link and entry resolve?")
@_desk
@_strict
def check(desk: DeskFolder, *, strict: bool) -> NoReturn:
    """Check that every anchor, link, sidecar and registry entry resolves; build nothing.

    Links and anchors are followed in generated pages and in those that you wrote under docs/.
    """
    from briefgen import pipeline

    _report(lambda track: pipeline.check(desk, track), strict=strict)


@main.command(short_help="Build the site.")
@_desk
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put the site.",
)
@_strict
@_desk_workers
@_scheduler
@click.option("--clean", is_flag=True, help="Build every page, whether or not it has changed.")
@click.option(
    "--zip", "packed", is_flag=True, help="Pack the site into one archive beside it as well."
)
@click.option(
    "--adopt",
    is_flag=True,
    help="Build into a folder that holds other files; they stay as they are.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what came of it as JSON, for programs (see `briefgen schema --report`).",
)
def build(
    desk: DeskFolder,
    site_dir: Path | None,
    report_file: Path | None,
    workers: int | None,
    scheduler: str,
    *,
    packed: bool,
    **how: bool,
) -> NoReturn:
    """Build the site: convert, MkDocs, search, and all that it needs to be read offline.

    The site's folder may hold other files, once it was adopted: they stay. A generated file that
    you edited is moved to set-aside/ before it is generated anew.
    """
    from briefgen import pipeline
    from briefgen.report import report, report_of_failure
    from briefgen.site.how import How

    desk = desk.worked_by(workers, scheduler)
    built = site_dir or desk.site
    last = [f"Open {built.resolve() / 'index.html'}"]
    if report_file:
        pipeline.demand_report(desk, report_file)

    def work(track: Track) -> Outcome:
        archive = None
        try:
            outcome = pipeline.build(desk, track, built, How(**how))
            if packed:
                archive = pipeline.pack(built)
                last.append(f"Archive {archive}")
        except BriefgenError as error:
            if report_file:
                pipeline.write_report(desk, report_file, report_of_failure(error))
            raise
        if report_file:
            told = report(outcome, outcome.exit_code(strict=how["strict"]), built, archive)
            pipeline.write_report(desk, report_file, told)
        return outcome

    _report(work, last, strict=how["strict"])


class _Export(_Command):
    """The command `export`, whose help tells the formats that there are."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell each format, what it is for, what it can't carry, and what it needs."""
        from briefgen import export as exports

        with formatter.section("Formats"):
            formatter.write_dl([(e.name, e.told) for e in exports.exporters().values()])


@main.command(cls=_Export, short_help="Write the desk for another program.")
@click.argument("form", metavar="FORMAT")
@_desk
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder to write it into.  [default: exports/ on the desk]",
)
@click.option("--brief", default="", metavar="SLUG", help="One brief alone.")
@click.option("--actor", default="", metavar="SLUG", help="The briefs that name an actor.")
@click.option(
    "--happening", default="", metavar="SLUG", help="The briefs that tell of a happening."
)
@click.option("--tag", default="", help="The briefs that bear a tag of the analyst's.")
@click.option("--since", default="", metavar="DATE", help="The briefs of that day or later (EDTF).")
@click.option("--force", is_flag=True, help="Overwrite a file that briefgen did not write.")
def export(form: str, desk: DeskFolder, output: Path | None, *, force: bool, **asked: str) -> None:
    """Write the desk, or a part of it, in a format that another program takes.

    \b
      briefgen export docx --brief harbour-strike
      briefgen export sqlite -o desk.db
      briefgen export geojson --since 2024-10

    Nothing is built. A file that briefgen did not write, or that was edited since, is left as it is
    unless --force is given.
    """
    from briefgen import export as exports
    from briefgen import pipeline

    last: list[str] = []

    def work(track: Track) -> Outcome:
        to, choice = pipeline.Handing(output, force), exports.Choice(**asked)
        outcome, files = pipeline.export_to(desk, track, form, choice, to)
        last.extend(map(str, files[:_NAMED]))
        if len(files) > _NAMED:
            last.append(f"and {len(files) - _NAMED} more")
        return outcome

    _report(work, last)


def _host_and_port(_ctx: click.Context, _param: click.Parameter, address: str) -> tuple[str, int]:
    """Return the host and the port of an address; MkDocs would lay a wrong one to the configuration."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        message = f"{address!r} is not HOST:PORT, such as 127.0.0.1:8000"
        raise click.BadParameter(message)
    return host, int(port)


@main.command(short_help="Serve the site while you edit.")
@_desk
@click.option(
    "-a",
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_host_and_port,
    help="Where to serve.",
)
@click.option(
    "-p",
    "--port",
    type=click.IntRange(1, _LAST_PORT),
    metavar="PORT",
    help="Another port at the same host.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in a browser once it is built.")
def serve(desk: DeskFolder, address: tuple[str, int], port: int | None, *, opened: bool) -> None:
    """Serve the site while you edit: a saved article or sidecar shows within seconds."""
    from briefgen import pipeline

    host, port_of_address = address
    place = f"{host}:{port or port_of_address}"
    pipeline.serve(desk, Terminal().say, place, opened=opened)


@main.command(short_help="Judge who is perhaps the same.")
@_desk
@click.option("--list", "listing", is_flag=True, help="List the open proposals, and stop.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--accept", multiple=True, metavar="ID", help="Judge that two are one.")
@click.option("--refuse", multiple=True, metavar="ID", help="Judge that two are not one.")
def review(
    desk: DeskFolder, *, listing: bool, form: str, accept: tuple[str, ...], refuse: tuple[str, ...]
) -> None:
    """Show who is perhaps the same across articles, with the words of both, and keep what you say of it.

    One key each: the same, not the same, later. What you judge is written into seeds/actors.yml, or
    seeds/judgements.yml, and is not asked again unless the words that it rests on change.
    """
    from briefgen import pipeline, review

    if listing and (accept or refuse):
        message = "--list only shows proposals: leave it out to --accept or --refuse one"
        raise click.UsageError(message)
    both = sorted({*accept} & {*refuse})
    if both:
        message = f"{both[0]} can't be both accepted and refused"
        raise click.UsageError(message)
    terminal = Terminal()
    _, corpus = pipeline.read(desk, terminal.track)
    judged = [(id_, review.accept) for id_ in accept] + [(id_, review.refuse) for id_ in refuse]
    found = [(review.find(corpus, id_), write) for id_, write in judged]
    for case, write in found:  # once all are found: nothing is written where one of them is wrong
        terminal.say(f"{case.proposal.id}: written into {write(desk.seeds, case)}")
    if judged:
        return
    cases = review.listed(corpus)
    if form == "json":
        click.echo(json.dumps(review.plain(cases), indent=2, ensure_ascii=False))
    elif listing or not sys.stdin.isatty():
        for line in review.lines(cases):
            click.echo(line)
    else:
        _asked(cases, desk, terminal)


def _asked(cases: tuple[Case, ...], desk: DeskFolder, terminal: Terminal) -> None:
    """Put each proposal before the person at the terminal."""
    from briefgen import review

    judged = 0
    for case, answer in review.ask(cases, terminal.say, click.getchar):
        if answer is not review.Answer.LATER:
            write = review.accept if answer is review.Answer.SAME else review.refuse
            terminal.say(f"written into {write(desk.seeds, case)}")
            judged += 1
    terminal.say(f"{judged} judged of {len(cases)}{'. Now: briefgen build' * bool(judged)}")


@main.command(short_help="Keep what the desk says now.")
@_desk
@click.argument("name", default="", metavar="[NAME]")
def edition(desk: DeskFolder, name: str) -> None:
    """Keep what the desk says now as an edition: plain files under editions/, made to be committed.

    From then on each build says what has changed since the newest edition. Without a NAME it is called by
    its number.
    """
    from briefgen import pipeline

    terminal = Terminal()
    folder = pipeline.edition(desk, terminal.track, name)
    terminal.say(f"kept as {folder}")


@main.command(short_help="One site of several desks.")
@click.argument(
    "desks",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="DESK...",
)
@click.option(
    "-d",
    "--site-dir",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put the site.",
)
@click.option("--name", default="All desks", show_default=True, help="What the site is called.")
@click.option(
    "--adopt",
    is_flag=True,
    help="Join in a folder that holds other files; they stay as they are.",
)
def join(desks: tuple[Path, ...], site_dir: Path, name: str, *, adopt: bool) -> None:
    """Make one site of desks that were built apart: by year, by beat, on other machines.

    \b
      briefgen join desks/2023 desks/2024 desks/2025 -d all

    Each DESK is a desk's folder, or a site that was built from one. Its pages are taken over as they
    are, into a folder of its own; the joined site adds a home page, the actors of several desks with the
    way to each dossier, the happenings of all, and a search over everything. Join again after a desk
    was built: what has not changed is not copied again.
    """
    from briefgen import joining

    many, briefs = joining.join(desks, site_dir, name, adopt=adopt)
    terminal = Terminal()
    terminal.say(f"{counted(many, 'desk')} with {counted(briefs, 'brief')} joined")
    terminal.say(f"Open {site_dir.resolve() / 'index.html'}")


@main.command(short_help="Make a new desk.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DESK")
@click.option(
    "--pages",
    type=click.Choice(["github", "gitlab", "none"]),
    default="none",
    show_default=True,
    help="Add the workflow that builds, checks and publishes the desk there.",
)
def init(folder: Path, pages: str) -> None:
    """Make a new desk: a folder with a configuration, an example article and a commented sidecar."""
    from briefgen.site import new_desk

    for path in new_desk.create(folder, pages):
        click.echo(f"  {path}")
    click.echo(f"Now: cd {shlex.quote(str(folder))} && briefgen build")


class _Add(_Command):
    """The command `add`, whose help tells the formats that are read."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell each format, by its suffixes, and what its library needs."""
        from briefgen import readers

        with formatter.section("Formats"):
            formatter.write_dl([(", ".join(f.suffixes), _needs(f)) for f in readers.FORMATS])
            formatter.write_text("Each may be packed: article.html.gz. " + _BESIDE)


_BESIDE = (
    "A bibliography (.bib, .ris, .rdf, CSL-JSON) tells what is known of the articles beside it."
)


def _needs(form: Format) -> str:
    return f"{form.name} (pip install 'briefgen[{form.extra}]')" if form.extra else form.name


@main.command(cls=_Add, short_help="Bring files and pages into a desk.")
@click.argument("things", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@_desk
@click.option(
    "--fetch/--no-fetch",
    default=True,
    show_default=True,
    help="Whether pages at addresses may be fetched: the only time that briefgen reaches the network.",
)
def add(things: tuple[str, ...], desk: DeskFolder, *, fetch: bool) -> NoReturn:
    """Bring files, folders and pages into seeds/, each under a plain name and with a sidecar.

    \b
      briefgen add "Downloads/Report (3).docx"     a copy: seeds/report-3.docx
      briefgen add Zotero/export                   a folder of seeds/
      briefgen add https://example.org/crane       the page, its address, the time

    Nothing is overwritten, and what is there already is not added again. A page is fetched only if its
    host's robots.txt lets programs do so; then its address and the time stand in its sidecar. Every
    format below is taken; a file of another is refused, and the others are added.
    """
    from briefgen import gather

    terminal, failed, added = Terminal(), 0, 0
    found = gather.add(things, desk.seeds, fetching=fetch)
    for one in terminal.track("adding", found, len(things)):
        if isinstance(one, BriefgenError):
            failed += 1
            terminal.error(one)
        else:
            added += not one.remark
            terminal.say(f"{one.thing} -> {one.path}{f' ({one.remark})' * bool(one.remark)}")
    terminal.say(f"{added} added, {failed} refused{'. Now: briefgen build' * bool(added)}")
    sys.exit(INPUT_FAILED if failed else 0)


_SCHEMAS = [
    "record",
    "corpus",
    "sidecar",
    "actors",
    "places",
    "glossary",
    "judgements",
    "corrections",
]


@main.command(short_help="Print a JSON Schema.")
@click.argument("kind", type=click.Choice(_SCHEMAS), required=False, metavar="[KIND]")
@click.option("--report", is_flag=True, help="Of what `briefgen build --report` writes instead.")
def schema(kind: str | None, *, report: bool) -> None:
    """Print the JSON Schema of the record, which `article.metadata.json` follows too, or of a file that you edit.

    KIND is record (the default), corpus (what `briefgen corpus` prints), sidecar, actors, places,
    glossary, judgements or corrections.
    """
    if report and kind:
        message = f"--report prints a schema of its own: leave out {kind!r}"
        raise click.UsageError(message)
    if report:
        from importlib.resources import files

        stored = files("briefgen.registry").joinpath("data", "build_report.schema.json")
        click.echo(stored.read_text(encoding="utf-8").rstrip())
        return
    from briefgen import record
    from briefgen.registry import desk_schemas

    own = {"record": record.schema, "corpus": record.together_schema}
    asked = kind or "record"
    found = own[asked]() if asked in own else desk_schemas.desk_schema(asked)
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))


@main.command(short_help="Remove what was generated.")
@_desk
def clean(desk: DeskFolder) -> None:
    """Remove what was generated: pages under docs/ that briefgen wrote, the site, its archive, the store.

    Nothing that you wrote: what briefgen does not know to have written stays where it is, and a
    generated file that you edited is moved to set-aside/.
    """
    from briefgen import pipeline

    click.echo(f"{counted(pipeline.clean(desk), 'generated page')} removed")


def _report(
    work: Callable[[Track], Outcome], last: list[str] | None = None, *, strict: bool = False
) -> NoReturn:
    """Do the work, say what came of it, and end with the exit code that fits."""
    terminal, started = Terminal(), time.monotonic()
    debug = _debugged(click.get_current_context())
    outcome = work(terminal.track)
    for notice in outcome.notices:
        terminal.notice(notice)
    for failure in outcome.failures:
        terminal.error(failure, debug=debug)
    terminal.summary(outcome, time.monotonic() - started)
    for line in last or ():
        terminal.say(line)
    asking = outcome.asking if strict else 0
    if asking:
        terminal.say(
            f"--strict: {asking} of the notes above ask{'s' if asking == 1 else ''} to be looked at"
        )
    sys.exit(outcome.exit_code(strict=strict))
