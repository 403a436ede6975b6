"""Define the command `briefgen`, to which every command belongs, and what several of them share."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefgen import __version__
from briefgen.errors import BriefgenError
from briefgen.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.desk_files import DeskFolder
    from briefgen.keep.records import Track
    from briefgen.report import Outcome


INPUT_FAILED = 1
INTERRUPTED = 130

_DEBUG = "briefgen.debug"


def _debug_option() -> click.Option:
    """Return the option --debug, which applies to all of a command line wherever it stands."""

    def noted(
        ctx: click.Context,
        _param: click.Parameter,
        value: bool,  # noqa: FBT001 - as click calls it
    ) -> None:
        root = ctx.find_root()
        root.meta[_DEBUG] = root.meta.get(_DEBUG, False) or value

    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=noted,
        help="Show the traceback of an error, and of an article that a rule failed on.",
    )


def debugged(ctx: click.Context) -> bool:
    """Tell whether --debug stands anywhere on the command line."""
    return bool(ctx.find_root().meta.get(_DEBUG, False))


class Command(click.Command):
    """A command that takes --debug as well, since people write it behind the command."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - what click hands over
        **options: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Add --debug to its options."""
        super().__init__(*arguments, **options)
        self.params.append(_debug_option())


class _Commands(click.Group):
    """Prints an error that a user can mend, and sets the exit code; --debug gives a traceback."""

    command_class = Command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click returns
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            if debugged(ctx):
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
        message = (
            f"there is no {path} here: change into a desk's folder, name one with -f, "
            "or make one: briefgen init"
        )
        raise click.BadParameter(message)
    return desk_folder(path)


DESK = click.option(
    "-f",
    "--config-file",
    "desk",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    callback=_open_desk,
    help="The desk's configuration.",
)


DESK_WORKERS = click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read articles and make pages at once.  "
    "[default: the desk's setting, else one a processor]",
)


SCHEDULER = click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help="Let the workers of a Dask cluster read the articles (pip install 'briefgen[dask]').",
)


STRICT = click.option(
    "--strict",
    is_flag=True,
    help="Fail where something asks to be looked at: a correction that no longer matches, "
    "a file that is not read, a warning of MkDocs.",
)


def report_outcome(
    work: Callable[[Track], Outcome], last: list[str] | None = None, *, strict: bool = False
) -> NoReturn:
    """Do the work, report its outcome, and exit with the code that fits."""
    terminal, started = Terminal(), time.monotonic()
    debug = debugged(click.get_current_context())
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
