"""What does the desk's ledger hold: its page, the rows in parts, and where each value of a facet is found?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head
    from briefgen.model.views.rows import PlaceRow
    from briefgen.model.views.told import Told
    from briefgen.model.views.words import Ref


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The page of the desk's ledger: its newest rows, for readers without scripts, and how many there are in all.

    `places` are those that most rows tell of, located ones only.
    """

    path: str
    head: Head
    rows: tuple[Told, ...]
    total: int
    places: tuple[PlaceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A row as a part holds it: `day` is when it is told to be (ISO, as far as known).

    `tags` are what its brief is filed under.
    """

    told: Told
    day: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """Some rows of the desk, newest articles first. `number` counts the parts from 0."""

    path: str
    number: int
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value by which rows are narrowed: its key, its name, in how many rows and in which parts it stands."""

    key: str
    name: str
    rows: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerValues:
    """Some values of one facet, in the order of their names: what is read where one of them is sought."""

    path: str
    facet: str
    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PlaceTimes:
    """Of which months (ISO, as far as known) the rows tell that name each place, each with how many do."""

    path: str
    places: tuple[tuple[Ref, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class LedgerIndex:
    """What is read first: how many rows and parts there are, and the values of the facets that have few.

    Of the others, `shelves` tells by facet under which name each of its files begins.
    """

    path: str
    rows: int
    parts: int
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    shelves: tuple[tuple[str, tuple[str, ...]], ...]
