"""Every error that briefgen raises on purpose, as one tree.

BriefgenError                 what a user can mend; printed as one message, never as a traceback
├── InputError                one article can't be used; the others go on
│   ├── UnreadableError       the bytes are not an article (empty, binary, too long, damaged)
│   └── RecordError           metadata from elsewhere breaks the schema, or does not quote exactly
├── DeskError                 a file of the analyst's (sidecar, registry, configuration) is wrong
│   └── SeveralDeskError      several things are wrong in one, each with its own line
├── MissingModelError         the language pipeline is not installed
├── FetchError                an address gives no page, or may not be asked for one
├── OutputError               a page can't be written
└── BundleError               the search bundle has not the expected shape
EvidenceError                 a quotation that does not quote: a defect in a rule, never in an input
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Where:
    """The place in a user's file that a message is about; `line` counts from 1, None if unknown."""

    path: PurePath
    line: int | None = None

    def __post_init__(self) -> None:
        """Escape what can't be shown or written of a path: bytes not in UTF-8, and controls."""
        said = str(self.path)
        if not said.isprintable():
            shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in said)
            object.__setattr__(self, "path", type(self.path)(shown))

    def __str__(self) -> str:
        """Return `path:line`, the form that editors and terminals make clickable."""
        return f"{self.path}:{self.line}" if self.line else f"{self.path}"


class BriefgenError(Exception):
    """What went wrong, where, and what the user can do about it.

    Where it was met in another process, a note on it holds the traceback, which can't be sent.
    """

    def __init__(self, message: str, *, where: Where | None = None, remedy: str = "") -> None:
        """Hold the three parts apart, so that the command line can style them."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: where, what, and the remedy after a dash."""
        head = f"{self.where}: " if self.where else ""
        tail = f" - {self.remedy}" if self.remedy else ""
        return f"{head}{self.message}{tail}"


class InputError(BriefgenError):
    """One article can't be used; the others go on."""


class UnreadableError(InputError):
    """The bytes are not an article: empty, binary, too long or damaged."""


class RecordError(InputError):
    """Metadata from elsewhere breaks the schema or does not quote its article exactly."""


class DeskError(BriefgenError):
    """A file that the analyst edits is wrong."""


class SeveralDeskError(DeskError):
    """Several things are wrong in a file that the analyst edits; `each` is reported on its own."""

    def __init__(self, each: tuple[DeskError, ...]) -> None:
        """Hold all of them, with the first one's message."""
        super().__init__(each[0].message, where=each[0].where, remedy=each[0].remedy)
        self.each = each

    def __str__(self) -> str:
        """Return a line for each."""
        return "\n".join(map(str, self.each))

    @staticmethod
    def of(each: tuple[DeskError, ...]) -> DeskError:
        """Return a single error as it is, several as one."""
        return each[0] if len(each) == 1 else SeveralDeskError(each)


class MissingModelError(BriefgenError):
    """The language pipeline that is asked for is not installed."""


class FetchError(BriefgenError):
    """An address gives no page, or its host does not let programs ask for it."""


class OutputError(BriefgenError):
    """A page can't be written."""


class BundleError(BriefgenError):
    """The search bundle has not the shape that the offline adapter was written for."""


class EvidenceError(AssertionError):
    """A quotation that does not quote: a defect in the rule that made it."""
