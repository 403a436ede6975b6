"""What stands on an actor's dossier?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head
    from briefgen.model.views.rows import ActorRow, AliasRow, ClaimRow, EventRow, RelationRow
    from briefgen.model.views.words import CuratedNote, Ref


@dataclass(frozen=True, slots=True)
class Together:
    """An actor that appears with another, in how many sentences."""

    ref: Ref
    sentences: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's dossier. Rows are capped; `more` gives, by section, how many stand in the briefs alone."""

    path: str
    head: Head
    type: str
    named: bool
    joined_by: str
    curated: CuratedNote | None
    aliases: tuple[AliasRow, ...]
    parent: Ref | None
    parts: tuple[Ref, ...]
    appearances: tuple[ActorRow, ...]
    claims_by: tuple[ClaimRow, ...]
    claims_about: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[Ref, ...]
    together: tuple[Together, ...]
    more: tuple[tuple[str, int], ...]
