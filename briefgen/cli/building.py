"""Commands that make a desk's pages and its site: convert, check, build, serve, clean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefgen.cli.entry import DESK, DESK_WORKERS, SCHEDULER, STRICT, main, report_outcome
from briefgen.errors import BriefgenError
from briefgen.terminal import Terminal, counted

if TYPE_CHECKING:
    from briefgen.desk_files import DeskFolder
    from briefgen.keep.records import Track
    from briefgen.report import Outcome


@main.command(short_help="Make Markdown of articles, and stop.")
@DESK
@DESK_WORKERS
@SCHEDULER
def convert(desk: DeskFolder, workers: int | None, scheduler: str) -> NoReturn:
    """Turn the articles in seeds/ into Markdown under docs/, and stop there."""
    from briefgen import pipeline

    desk = desk.worked_by(workers, scheduler)
    report_outcome(lambda track: pipeline.convert(desk, track))


@main.command(short_help="Does every link and entry resolve?")
@DESK
@STRICT
def check(desk: DeskFolder, *, strict: bool) -> NoReturn:
    """Check that every anchor, link, sidecar and registry entry resolves; build nothing.

    Links and anchors are followed in generated pages and in those that you wrote under docs/.
    """
    from briefgen import pipeline

    report_outcome(lambda track: pipeline.check(desk, track), strict=strict)


@main.command(short_help="Build the site.")
@DESK
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put the site.",
)
@STRICT
@DESK_WORKERS
@SCHEDULER
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

    report_outcome(work, last, strict=how["strict"])


_LAST_PORT = 65535


def _host_and_port(_ctx: click.Context, _param: click.Parameter, address: str) -> tuple[str, int]:
    """Return the host and the port of an address; MkDocs would blame the configuration for it."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        message = f"{address!r} is not HOST:PORT, such as 127.0.0.1:8000"
        raise click.BadParameter(message)
    return host, int(port)


@main.command(short_help="Serve the site while you edit.")
@DESK
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


@main.command(short_help="Remove what was generated.")
@DESK
def clean(desk: DeskFolder) -> None:
    """Remove what was generated: pages under docs/ that briefgen wrote, the site, \
its archive, the store.

    Nothing that you wrote: what briefgen does not know to have written stays where it is, and a
    generated file that you edited is moved to set-aside/.
    """  # noqa: D205 - its first sentence is one line of the help
    from briefgen import pipeline

    click.echo(f"{counted(pipeline.clean(desk), 'generated page')} removed")
