"""Correct rows of a page, named by the sentence that they stand in and by their words.

One shape for all kinds of row. `at` is a sentence's address, `words` are words of the row as the
text has them; one of the two is enough. What is to become of the row stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefgen.model import Status
from briefgen.registry import values
from briefgen.registry.values import UnfitError
from briefgen.registry.yaml_source import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.errors import Where
    from briefgen.registry.yaml_source import Document

TABLES: Final = (
    "claims", "relations", "dates", "events", "terms", "key_points", "hedges", "figures",
)  # fmt: skip
"""The kinds of row that can be corrected so, in the order in which they are applied."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction of some rows of a table.

    `at` is an anchor (`p7s2`) or ''; `words` are the row's words, '' for all rows of the sentence.
    `changes` are the fields that are set, with their values as text.
    """

    table: str
    where: Where
    at: str = ""
    words: str = ""
    strike: bool = False
    add: bool = False
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """The correction in a few words, as a notice speaks of it."""
        place = " ".join(part for part in (self.at, repr(self.words) * bool(self.words)) if part)
        return f"{self.table}: {place}"


class _Row(Strict):
    at: values.Anchor | None = None
    words: values.Text = ""
    strike: values.Truth = False

    @model_validator(mode="after")
    def _says_which_and_what(self) -> _Row:
        if not self.at and not self.words.strip():
            message = "doesn't say which row is meant"
            raise UnfitError(message, "give `at`, the sentence's address, or `words`")
        if not self.strike and not self.changed():
            message = "doesn't say what is to become of it"
            raise UnfitError(message, "write `strike: true`, or what it should be")
        return self

    def changed(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that are set beside those that say which row is meant."""
        named = type(self).model_fields.keys() - {"at", "words", "strike", "add", "choose"}
        found = ((name, getattr(self, name)) for name in sorted(named))
        return tuple((name, str(value)) for name, value in found if value is not None)


_Status = Annotated[Status, Field(strict=False)]


class ClaimRow(_Row):
    """A claim: whose it is, what is claimed, whether it is told as done."""

    speaker: values.Name | None = None
    content: values.Name | None = None
    status: _Status | None = None


class RelationRow(_Row):
    """A relation: its ends, how they stand, or one that was not found."""

    subject: values.Name | None = None
    object: values.Name | None = None
    predicate: values.Name | None = None
    status: _Status | None = None
    add: values.Truth = False

    @model_validator(mode="after")
    def _whole_if_added(self) -> RelationRow:
        if self.add and not (self.subject and self.object and self.predicate and self.at):
            message = "a relation that is added has to be whole"
            raise UnfitError(message, "give at, subject, object and predicate")
        return self


class DateRow(_Row):
    """A date: what time is meant."""

    value: values.Date | None = None


class EventRow(_Row):
    """An event: whether it is told as done."""

    status: _Status | None = None


class TermRow(_Row):
    """A term that is none."""


class HedgeRow(_Row):
    """A hedge that is none."""


class PointRow(_Row):
    """A sentence that a brief leads with, or that it should not lead with."""

    choose: values.Truth = False

    def changed(self) -> tuple[tuple[str, str], ...]:
        """Return whether the sentence is chosen."""
        return (("choose", "true"),) if self.choose else ()


class FigureRow(_Row):
    """A figure: what it counts, and how many."""

    value: Annotated[float | None, BeforeValidator(values.decimal)] = None
    kind: values.Name | None = None


class Rows(Strict):
    """The corrections of rows, a list for each kind."""

    claims: Annotated[tuple[ClaimRow, ...], BeforeValidator(values.listed)] = ()
    relations: Annotated[tuple[RelationRow, ...], BeforeValidator(values.listed)] = ()
    dates: Annotated[tuple[DateRow, ...], BeforeValidator(values.listed)] = ()
    events: Annotated[tuple[EventRow, ...], BeforeValidator(values.listed)] = ()
    terms: Annotated[tuple[TermRow, ...], BeforeValidator(values.listed)] = ()
    key_points: Annotated[tuple[PointRow, ...], BeforeValidator(values.listed)] = ()
    hedges: Annotated[tuple[HedgeRow, ...], BeforeValidator(values.listed)] = ()
    figures: Annotated[tuple[FigureRow, ...], BeforeValidator(values.listed)] = ()


def edits(rows: Rows, document: Document) -> tuple[Edit, ...]:
    """Return the corrections of a file, each with its line, by table."""
    return tuple(edit for name in TABLES for edit in _edits(rows, name, document))


def _edits(rows: Rows, name: str, document: Document) -> Iterator[Edit]:
    for i, row in enumerate(getattr(rows, name)):
        yield Edit(
            table=name,
            where=document.where(name, i),
            at=row.at or "",
            words=" ".join(row.words.split()),
            strike=row.strike,
            add=bool(getattr(row, "add", False)),
            changes=row.changed(),
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A correction of what recurs in many articles: rows whose words match a pattern.

    `outlet` limits it to one outlet's articles, '' for all; `pattern` is a regular expression.
    """

    key: str
    table: str
    pattern: str
    where: Where
    outlet: str = ""
    strike: bool = False
    changes: tuple[tuple[str, str], ...] = ()


def _expression(value: str) -> str:
    """Return a regular expression, checked that it compiles."""
    import re  # noqa: PLC0415 - of a file that most desks have not

    try:
        re.compile(value)
    except re.error as error:
        message = f"{value!r} is not a pattern: {error}"
        raise UnfitError(
            message, "correct it, or put a backslash before signs that are meant"
        ) from None
    return value


class PatternEntry(Strict):
    """An entry of `corrections.yml`."""

    of: Literal[
        "claims", "relations", "dates", "events", "terms", "key_points", "hedges", "figures",
        "actors", "places",
    ]  # fmt: skip
    words: values.Text = ""
    pattern: values.Text = ""
    outlet: values.Text = ""
    strike: values.Truth = False
    status: _Status | None = None
    value: values.Date | None = None
    note: values.Text = ""

    @model_validator(mode="after")
    def _whole(self) -> PatternEntry:
        if bool(self.words) is bool(self.pattern):
            message = "should have either words or a pattern"
            raise UnfitError(message, "give one of the two")
        _expression(self.pattern)
        if not (self.strike or self.status or self.value):
            message = "doesn't say what is to become of it"
            raise UnfitError(message, "write `strike: true`, a status, or a value")
        return self


def pattern(key: str, entry: PatternEntry, where: Where) -> Pattern:
    """Return an entry of the file as a `Pattern`; plain words match with any white space."""
    import re  # noqa: PLC0415 - as above

    words = r"\s+".join(map(re.escape, entry.words.split()))
    named = {"status": entry.status, "value": entry.value}
    changes = tuple((name, str(value)) for name, value in named.items() if value)
    return Pattern(
        key, entry.of, entry.pattern or words, where, entry.outlet, entry.strike, changes
    )
