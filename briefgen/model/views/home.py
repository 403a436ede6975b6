"""What stands on the first page of the desk?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.lists import ActorEntry
    from briefgen.model.views.parts import BriefCard, Head
    from briefgen.model.views.rows import EventRow, PlaceRow


@dataclass(frozen=True, slots=True)
class Totals:
    """The desk in numbers. `attributed` of the claims rest on the word of `sources`."""

    briefs: int
    actors: int
    claims: int
    attributed: int
    sources: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of the desk."""

    path: str
    head: Head
    about: str
    cutoff: str
    totals: Totals
    newest: tuple[BriefCard, ...]
    in_the_news: tuple[ActorEntry, ...]
    events: tuple[EventRow, ...]
    places: tuple[PlaceRow, ...]
