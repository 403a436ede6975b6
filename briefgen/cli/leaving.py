"""Commands by which a desk goes to others, and is kept: export, join, edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.entry import DESK, Command, main, report_outcome
from briefgen.terminal import Terminal, counted

if TYPE_CHECKING:
    from briefgen.desk_files import DeskFolder
    from briefgen.keep.records import Track
    from briefgen.report import Outcome


_NAMED = 20
"""Most written files that are named."""


class _Export(Command):
    """The command `export`, whose help lists the formats."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each format is for, what it can't carry, and what it needs."""
        from briefgen import export as exports

        with formatter.section("Formats"):
            formatter.write_dl([(e.name, e.told) for e in exports.exporters().values()])


@main.command(cls=_Export, short_help="Write the desk for another program.")
@click.argument("form", metavar="FORMAT")
@DESK
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

    report_outcome(work, last)


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

    Each DESK is a desk's folder, or a site that was built from one. Its pages are taken over as
    they are, into a folder of its own; the joined site adds a home page, the actors of several
    desks with the way to each dossier, the happenings of all, and a search over everything. Join
    again after a desk was built: what has not changed is not copied again.
    """
    from briefgen import joining

    many, briefs = joining.join(desks, site_dir, name, adopt=adopt)
    terminal = Terminal()
    terminal.say(f"{counted(many, 'desk')} with {counted(briefs, 'brief')} joined")
    terminal.say(f"Open {site_dir.resolve() / 'index.html'}")


@main.command(short_help="Keep what the desk says now.")
@DESK
@click.argument("name", default="", metavar="[NAME]")
def edition(desk: DeskFolder, name: str) -> None:
    """Keep what the desk says now as an edition: plain files under editions/, made to be committed.

    From then on each build says what has changed since the newest edition. Without a NAME it is
    called by its number.
    """
    from briefgen import pipeline

    terminal = Terminal()
    folder = pipeline.edition(desk, terminal.track, name)
    terminal.say(f"kept as {folder}")
