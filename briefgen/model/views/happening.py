"""The view models of a happening, and of the list of happenings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head, Pager
    from briefgen.model.views.words import Mark, Quote, Ref, Voice


@dataclass(frozen=True, slots=True)
class TellingRow:
    """How an article tells a happening; `origin` is numbered, `status` empty where told as done.

    `repeats` is the first article that goes back to the same report. `since` is the edition since
    which the article is new, empty where it is not.
    """

    brief: Ref
    outlet: str
    published: str
    origin: int
    voices: tuple[Voice, ...]
    quote: Quote
    figures: tuple[str, ...]
    status: str
    since: str = ""
    repeats: Ref | None = None


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a conflict."""

    brief: Ref
    stated: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """What articles state differently, and the verdict on it.

    `who` is the actor whose fact it is, `more` how many sides are not quoted.
    """

    kind: str
    about: str
    verdict: str
    happening: Ref
    sides: tuple[SideRow, ...]
    who: Ref | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that states something of a happening, and the sources that it cites for it."""

    brief: Ref
    outlet: str
    mark: Mark
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """What several articles state alike; `note` is how it stands to the rest, "" for nothing."""

    stated: str
    by: tuple[Teller, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the articles of a happening state of one thing, in one variant or several.

    `verdict` is `agreed`, `alone` where one article tells it, `conflict`, or empty where several
    variants do not contradict each other. `who` is the actor whose fact it is.
    """

    about: str
    verdict: str
    variants: tuple[Variant, ...]
    who: Ref | None = None


@dataclass(frozen=True, slots=True)
class TollDay:
    """What was stated of a number on one day, by the articles that came out on it."""

    day: str
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollPoint:
    """A number in an article of a day (ISO); `row` is that of the telling, counted from 1."""

    kind: str
    day: str
    number: float
    label: str
    row: int


@dataclass(frozen=True, slots=True)
class HappeningRef:
    """A happening in a line: its number of articles, origins and conflicts, and its days."""

    ref: Ref
    articles: int
    origins: int
    first: str
    last: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class HappeningPage:
    """A happening with all its tellings, in the order in which they came out."""

    path: str
    head: Head
    told: HappeningRef
    facts: tuple[Fact, ...]
    moved: tuple[tuple[str, tuple[TollDay, ...]], ...]
    tolls: tuple[TollPoint, ...]
    tellings: tuple[TellingRow, ...]
    bonds: tuple[tuple[Ref, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class HappeningsPage:
    """A page of the list of happenings; `contested` are the conflicts of those on it."""

    path: str
    head: Head
    happenings: tuple[HappeningRef, ...]
    contested: tuple[ConflictRow, ...]
    pager: Pager
    total: int
