"""The view model of an actor's dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head
    from briefgen.model.views.rows import ActorRow, AliasRow, RelationRow
    from briefgen.model.views.told import Called, Contested, Told
    from briefgen.model.views.words import CuratedNote, Mark, Quote, Ref


@dataclass(frozen=True, slots=True)
class Tie:
    """A lasting relation of an actor, by two origins; if `passive`, the other is the subject."""

    predicate: str
    passive: bool
    other: Ref
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """An actor that appears with another, in how many sentences."""

    ref: Ref
    sentences: int


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Another actor that may be this one: why, and a sentence of both. `id` is the proposal's."""

    ref: Ref
    id: str
    reasons: tuple[str, ...]
    words: tuple[Quote, ...]
    reopened: str = ""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's dossier.

    `says` are the statements that rest on its word, `acts` what it did and what was done to it,
    `others` what else is said of it; each row stands in one of them. `published` are the times of
    the earliest and the latest brief that has one, as readers write them; `undated` briefs have
    none. `relations` are drawn, each leading to the row of `acts` with its anchor in
    `relation_rows`. `counts` are the articles, and how many rows each of the three parts has in
    all: what is listed is capped. `disputed` are the happenings of which articles tell different
    things, `perhaps` those who may be the same, each with why. `first` is the first sentence that
    names it, where nothing else says who it is. `likely` is true where no article is sure that the
    name is an actor's, or of which type.
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
    published: tuple[str, ...]
    undated: int
    calls: tuple[Called, ...]
    says: tuple[Told, ...]
    acts: tuple[Told, ...]
    others: tuple[Told, ...]
    relations: tuple[RelationRow, ...]
    relation_rows: tuple[str, ...]
    places: tuple[Ref, ...]
    together: tuple[Together, ...]
    appearances: tuple[ActorRow, ...]
    counts: tuple[int, int, int, int]
    disputed: tuple[Contested, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    why_joined: tuple[str, ...] = ()
    first: Called | None = None
    likely: bool = False
