"""Commands by which an analyst tends a desk: init, add, review."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefgen.cli.entry import DESK, INPUT_FAILED, Command, main
from briefgen.errors import BriefgenError
from briefgen.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.desk_files import DeskFolder
    from briefgen.readers import Format
    from briefgen.review.listing import Case


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
    """Make a new desk: a folder with a configuration, an example article \
and a commented sidecar.
    """  # noqa: D205 - one line of the help
    from briefgen.site import new_desk

    for path in new_desk.create(folder, pages):
        click.echo(f"  {path}")
    click.echo(f"Now: cd {shlex.quote(str(folder))} && briefgen build")


class _Add(Command):
    """The command `add`, whose help lists the formats that are read."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the suffixes of each format, and what its library needs."""
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
@DESK
@click.option(
    "--fetch/--no-fetch",
    default=True,
    show_default=True,
    help="Whether pages at addresses may be fetched: "
    "the only time that briefgen reaches the network.",
)
def add(things: tuple[str, ...], desk: DeskFolder, *, fetch: bool) -> NoReturn:
    """Bring files, folders and pages into seeds/, each under a plain name and with a sidecar.

    \b
      briefgen add "Downloads/Report (3).docx"     a copy: seeds/report-3.docx
      briefgen add Zotero/export                   a folder of seeds/
      briefgen add https://example.org/crane       the page, its address, the time

    Nothing is overwritten, and what is there already is not added again. A page is fetched only if
    its host's robots.txt lets programs do so; then its address and the time stand in its sidecar.
    Every format below is taken; a file of another is refused, and the others are added.
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


@main.command(short_help="Judge who is perhaps the same.")
@DESK
@click.option("--list", "listing", is_flag=True, help="List the open proposals, and stop.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--accept", multiple=True, metavar="ID", help="Judge that two are one.")
@click.option("--refuse", multiple=True, metavar="ID", help="Judge that two are not one.")
def review(
    desk: DeskFolder, *, listing: bool, form: str, accept: tuple[str, ...], refuse: tuple[str, ...]
) -> None:
    """Show who is perhaps the same across articles, with the words of both, \
and keep what you say of it.

    One key each: the same, not the same, later. What you judge is written into seeds/actors.yml, or
    seeds/judgements.yml, and is not asked again unless the words that it rests on change.
    """  # noqa: D205 - its first sentence is one line of the help
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
    """Ask the person at the terminal about each proposal."""
    from briefgen import review

    judged = 0
    for case, answer in review.ask(cases, terminal.say, click.getchar):
        if answer is not review.Answer.LATER:
            write = review.accept if answer is review.Answer.SAME else review.refuse
            terminal.say(f"written into {write(desk.seeds, case)}")
            judged += 1
    terminal.say(f"{judged} judged of {len(cases)}{'. Now: briefgen build' * bool(judged)}")
