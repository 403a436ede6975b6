"""The view models of the desk's ledger: its page, its rows in parts, and its facets."""

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
    """The page of the desk's ledger: its newest rows, for readers without scripts, and the total.

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
    """A value by which rows are filtered: its key, its name, its number of rows, and its parts."""

    key: str
    name: str
    rows: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LedgerValues:
    """Some values of one facet, by name: the file that is read when one of them is sought."""

    path: str
    facet: str
    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PlaceTimes:
    """Each place with the months (ISO, as far as known) of the rows that name it, and how many."""

    path: str
    places: tuple[tuple[Ref, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class LedgerIndex:
    """What is read first: the number of rows and parts, and the values of small facets.

    Of the others, `shelves` has by facet the name with which each of its files begins.
    """

    path: str
    rows: int
    parts: int
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    shelves: tuple[tuple[str, tuple[str, ...]], ...]
