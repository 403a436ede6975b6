"""The view model of the home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.lists import ActorEntry
    from briefgen.model.views.parts import BriefCard, Head, Shared
    from briefgen.model.views.rows import PlaceRow
    from briefgen.model.views.told import Contested, Told
    from briefgen.model.views.words import Voice


@dataclass(frozen=True, slots=True)
class Totals:
    """The desk in numbers. `attributed` of the claims rest on somebody's word.

    `named` are the sources with a name on whose word one of them rests.
    """

    briefs: int
    actors: int
    claims: int
    attributed: int
    named: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Spoke:
    """A source with how many of the new statements rest on its word."""

    voice: Voice
    statements: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: what is new, expected, contested, thin, and who spoke.

    `new` are the briefs since `since`, as readers write it, the day of the last edition, else the
    last day of publication itself; `news` says how many there are in all. `expected` is told as
    still to come: by its day, then undated. `thin` rests on one source that is not named, `shared`
    on one origin.
    """

    path: str
    head: Head
    about: str
    cutoff: str
    totals: Totals
    since: str
    new: tuple[BriefCard, ...]
    news: int
    earlier: tuple[BriefCard, ...]
    expected: tuple[Told, ...]
    contested: tuple[Contested, ...]
    thin: tuple[Told, ...]
    shared: tuple[Shared, ...]
    spoke: tuple[Spoke, ...]
    in_the_news: tuple[ActorEntry, ...]
    places: tuple[PlaceRow, ...]
    months: tuple[tuple[str, int], ...]
    edition: str = ""
