"""What stands on an actor's dossier?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head
    from briefgen.model.views.rows import ActorRow, AliasRow, ClaimRow, EventRow, RelationRow
    from briefgen.model.views.words import CuratedNote, Mark, Quote, Ref


@dataclass(frozen=True, slots=True)
class Tie:
    """Where an actor stands: under whom, over whom, as two origins have it. `passive`: the other one is the subject."""

    predicate: str
    passive: bool
    other: Ref
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of where an actor stands, with the time of the article, '' where it is not stated."""

    row: RelationRow
    other: Ref
    passive: bool
    published: str


@dataclass(frozen=True, slots=True)
class Together:
    """An actor that appears with another, in how many sentences."""

    ref: Ref
    sentences: int


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Another actor that may be this one: why, and the sentences of both. `id` is the proposal's."""

    ref: Ref
    id: str
    reasons: tuple[str, ...]
    words: tuple[Quote, ...]
    reopened: str = ""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's dossier. Rows are capped; `more` gives, by section, how many stand in the briefs alone.

    `published` are the times of the earliest and the latest brief that has one, as readers write
    them; `undated` briefs have none.
    """

    path: str
    head: Head
    type: str
    named: bool
    joined_by: str
    curated: CuratedNote | None
    aliases: tuple[AliasRow, ...]
    parent: Ref | None
    parts: tuple[Ref, ...]
    ties: tuple[tuple[Tie, ...], ...]
    said: tuple[Said, ...]
    published: tuple[str, ...]
    undated: int
    appearances: tuple[ActorRow, ...]
    claims_by: tuple[ClaimRow, ...]
    claims_about: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[Ref, ...]
    together: tuple[Together, ...]
    more: tuple[tuple[str, int], ...]
    perhaps: tuple[Perhaps, ...] = ()
    why_joined: tuple[str, ...] = ()
