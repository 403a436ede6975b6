"""Print progress, errors and a last line to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from briefgen.errors import SeveralDeskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from briefgen.errors import BriefgenError
    from briefgen.model import Notice
    from briefgen.report import Outcome

T = TypeVar("T")


class Terminal:
    """Standard error: bars and colours on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        """Open a console on standard error."""
        from rich.console import Console  # noqa: PLC0415 - `--help` does without

        self._console: Console = Console(stderr=True, highlight=False, soft_wrap=True)

    def track(self, what: str, things: Iterable[T], total: int) -> Iterator[T]:
        """Yield each of `things`, with a bar that goes when all are done; see `records.Track`."""
        if not total or not self._console.is_terminal:
            yield from things
            return
        from rich.progress import Progress  # noqa: PLC0415 - as above

        with Progress(console=self._console, transient=True) as progress:
            task = progress.add_task(what, total=total)
            for thing in things:
                yield thing
                progress.advance(task)

    def error(self, error: BriefgenError, *, debug: bool = False) -> None:
        """Print what went wrong, where, and what to do about it; with `debug` its traceback."""
        for one in error.each if isinstance(error, SeveralDeskError) else (error,):
            self._part("error", "bold red", one.where, one.message, one.remedy)
            for note in getattr(one, "__notes__", ()) if debug else ():
                self.say(_visible(note))

    def notice(self, notice: Notice) -> None:
        """Print what the analyst should look at."""
        self._part("note", "bold yellow", notice.where, notice.message, notice.remedy)

    def summary(self, outcome: Outcome, seconds: float) -> None:
        """Print the last line: articles, actors, statements, skipped, seconds."""
        self.say(
            f"{counted(outcome.articles, 'article')}, {counted(outcome.actors, 'actor')}, "
            f"{counted(outcome.claims, 'statement')}, "
            f"{outcome.skipped} skipped, {seconds:.1f} seconds"
        )

    def say(self, line: str) -> None:
        """Print a line as it is, its markup ignored."""
        self._console.print(line, markup=False)

    def _part(self, word: str, style: str, where: object, message: str, remedy: str) -> None:
        from rich.text import Text  # noqa: PLC0415 - as above

        line = Text(f"{word}: ", style=style)
        line.append(f"{where}: " if where else "", style="bold")
        line.append(_visible(message), style="not bold default")
        self._console.print(line)
        if remedy:
            self._console.print(Text(f"       {_visible(remedy)}", style="dim"))
        sys.stderr.flush()


def counted(number: int, one: str) -> str:
    """Return a number with its noun, which takes an s in the plural."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def _visible(text: str) -> str:
    """Return a text that can't steer the terminal: control characters are shown as escapes."""
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text
    )
