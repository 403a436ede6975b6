"""Define what an exporter is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefgen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.export.selection import Selection


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that a desk can be written in.

    `write` is called with a selection and a path that does not exist yet, in an empty folder: it
    writes the file, or makes the folder where `folder` is true. What it writes beside it comes
    along. The same selection makes the same bytes: no clock, no network. `lacks` says in a sentence
    what the format can't carry. `needs` is a module that has to be installed, by `pip install
    'briefgen[EXTRA]'`. A package offers one under the entry point group `briefgen.exporters`: an
    object of this class, or a function without arguments that returns one.
    """

    name: str
    title: str
    suffix: str
    lacks: str
    write: Callable[[Selection, Path], None]
    folder: bool = False
    needs: str = ""
    extra: str = ""

    @property
    def told(self) -> str:
        """What it is, what it needs and what it can't carry, as the command line tells it."""
        extra = f" (pip install 'briefgen[{self.extra or self.name}]')" if self.needs else ""
        return f"{self.title}{extra}. It can't carry: {self.lacks}."

    def demand_ready(self) -> None:
        """Assert that what the format needs is installed.

        Raises:
            OutputError: where it is not; the remedy is the command that brings it.
        """
        if self.needs and find_spec(self.needs) is None:
            message = f"the format {self.name} needs {self.needs}, which is not installed"
            raise OutputError(message, remedy=f"pip install 'briefgen[{self.extra or self.name}]'")
