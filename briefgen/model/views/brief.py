"""The view model of a brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.happening import ConflictRow, HappeningRef
    from briefgen.model.views.ledger import LedgerRow
    from briefgen.model.views.parts import Head, Point, Shared
    from briefgen.model.views.rows import (
        ActorRow,
        ClaimRow,
        EventRow,
        PlaceRow,
        RelationRow,
        TermRow,
    )
    from briefgen.model.views.words import Mark, Piece, Ref


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the source descriptor; `value` is empty where it is not stated.

    `url` is filled where the value is an address.
    """

    name: str
    value: str
    inferred: bool = False
    origin: str = ""
    mark: Mark | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many claims rest on what; `claims` are all, attributed and hedged.

    `named` are the actors with a name on whose word a claim rests. Sources without a name are not
    counted: whether "an official" and "the employee" are two is not known.
    """

    claims: int
    attributed: int
    named: int
    hedged: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the article does not tell."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnalystNote:
    """The analyst's own words and grades; empty where none."""

    note: str
    assessment: str
    reliability: str
    credibility: str


@dataclass(frozen=True, slots=True)
class Became:
    """How an article was superseded: `state` as its marks have it, and the analyst's words on it.

    `why` and `notice` say why, and where that is told. `before` are the articles that it updates or
    corrects, `after` those that did so to it, each with a key of the word for that. `rests` counts
    what rests on it: claims, relations, events, dossiers.
    """

    state: str
    on: str
    why: str
    notice: str
    before: tuple[tuple[str, Ref], ...]
    after: tuple[tuple[str, Ref], ...]
    rests: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class TextSentence:
    """A sentence with its anchor; `gap` says that sentences before it are not published."""

    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the source text. `anchor` is `p7`; `role` as in the article."""

    role: str
    anchor: str
    number: int
    sentences: tuple[TextSentence, ...]


@dataclass(frozen=True, slots=True)
class AsideBlock:
    """A block that was set aside; `text` is empty where the source is not published.

    `repeats` leads to the block that it is a copy of.
    """

    anchor: str
    text: str
    repeats: Mark | None


@dataclass(frozen=True, slots=True)
class Aside:
    """What cleaning set aside: consecutive blocks with the same reason."""

    role: str
    reason: str
    blocks: tuple[AsideBlock, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text behind a brief. `publish` is `full`, `quotes` or `none`; with `none`, no pieces."""

    publish: str
    blocks: tuple[TextBlock, ...]
    aside: tuple[Aside, ...]
    words: int


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief.

    Of a short article the ledger is what stands open of it; `ledger_more` is folded. Its figures
    are shown where it is `drawn`. `since` is the edition since which the article is new, empty
    where it is not. `filed` are its collection and its tags.
    """

    path: str
    head: Head
    kicker: str
    descriptor: tuple[Field, ...]
    numbers: Numbers
    shared: tuple[Shared, ...]
    bottom_line: Point | None
    key_points: tuple[Point, ...]
    actors: tuple[ActorRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[PlaceRow, ...]
    claims: tuple[ClaimRow, ...]
    doubtful: tuple[ClaimRow, ...]
    ledger: tuple[LedgerRow, ...]
    ledger_doubtful: tuple[LedgerRow, ...]
    terms: tuple[TermRow, ...]
    not_stated: tuple[Gap, ...]
    analyst: AnalystNote | None
    source: SourceText
    notes: tuple[str, ...]
    made_by: tuple[tuple[str, str], ...]
    happening: HappeningRef | None = None
    contested: tuple[ConflictRow, ...] = ()
    since: str = ""
    filed: tuple[Ref, ...] = ()
    drawn: bool = True
    ledger_more: tuple[LedgerRow, ...] = ()
    became: Became | None = None
