"""Doubts small towns that lie far from everything else that the article places.

A gazetteer knows one Park Hill, and a story of Denver means its quarter of that name. Where
quarters and towns share their names, what is small, far from the towns of the story and not led to
by its words is a quarter more often than a town: of thirteen met in 130 news articles, all were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.places.locate import kilometres
from briefgen.model import Confidence
from briefgen.registry.gazetteer import fold
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.extract.places.locate import Choice
    from briefgen.model import Place
    from briefgen.registry.gazetteer import GazetteerEntry

_TOWNS: Final = frozenset({"city", "district"})
_FAR_KM: Final = 200
_ABROAD_KM: Final = 500
_SMALL: Final = 100_000
"""People below which a place needs more than its name."""

_KNOWN: Final = 20_000
"""... and below which a name that one place alone bears needs it too."""

_HOME: Final = 150_000
"""People from which a place is one that a story may be of."""

_LED_TO: Final = ("in a larger place that is named", "its country beside it")
"""Clues of the choice that the text itself leads to the place."""


@dataclass(frozen=True, slots=True)
class _Town:
    """A located town, the name by which the article calls it, and the choice that located it."""

    name: str
    entry: GazetteerEntry
    choice: Choice

    @property
    def is_led_to(self) -> bool:
        return any(clue in self.choice.clues for clue in _LED_TO)

    @property
    def is_only_called_so(self) -> bool:
        """Whether the name is not even a part of the town's own: "Yida" for Jeddah."""
        called = self.entry.alternate or self.entry.loose
        return called and fold(self.name) not in fold(self.entry.name)

    def far_from(self, other: _Town) -> float:
        """Return the kilometres to another town."""
        return kilometres(self.entry, other.entry)


def unless_outlying(
    found: Sequence[tuple[Place, Choice | None]],
) -> list[tuple[Place, Choice | None]]:
    """Return the places, those doubtful that lie far from the towns of the article."""
    located = [_town(place, choice) for place, choice in found]
    towns = [town for town in located if town is not None]
    named = frozenset(
        choice.entry.admin1
        for _, choice in found
        if choice is not None and choice.entry is not None and choice.entry.kind == "province"
    )
    lands = frozenset(place.country for place, _ in found if place.kind == "state")
    out = []
    for (place, choice), town in zip(found, located, strict=True):
        doubted = town is not None and _is_outlying(town, towns, named)
        at_home = town is not None and town.is_only_called_so and town.entry.country in lands
        doubted = doubted and not at_home  # "Ulaanbaatar", beside Mongolia
        out.append((replace(place, confidence=Confidence.DOUBTFUL) if doubted else place, choice))
    return out


def _town(place: Place, choice: Choice | None) -> _Town | None:
    """Return the town that a place was located as, None for other kinds and what is doubtful."""
    if choice is None or choice.entry is None or place.confidence is Confidence.DOUBTFUL:
        return None
    if choice.entry.kind not in _TOWNS or choice.entry.is_own:
        return None
    return _Town(place.name, choice.entry, choice)


def _is_outlying(town: _Town, towns: Sequence[_Town], named: frozenset[str]) -> bool:
    """Tell whether a town lies far from all others, and neither size nor words speak for it."""
    others = [other for other in towns if other.entry.id != town.entry.id]
    if not others or town.is_led_to or town.entry.capital or town.entry.admin1 in named:
        return False
    nearest = min(town.far_from(other) for other in others)
    abroad = all(other.entry.country != town.entry.country for other in others)
    if abroad and town.is_only_called_so:
        return nearest > _ABROAD_KM
    repeated = town.entry.country in table("place_words")["repeated_names"]
    if nearest < _FAR_KM or not repeated or _is_known(town):
        return False
    return any(
        other.entry.country == town.entry.country and _is_home(other, towns, named)
        for other in others
    )


def _is_known(town: _Town) -> bool:
    """Tell whether a place is large, or the only one of its name and no hamlet."""
    alone = "the only one of its name" in town.choice.clues and not town.entry.alternate
    least = _KNOWN if alone and town.entry.kind == "city" else _SMALL
    return town.entry.population >= least


def _is_home(town: _Town, towns: Sequence[_Town], named: frozenset[str]) -> bool:
    """Tell whether a story may be of a town: a large one, one that is led to, or one of several."""
    if town.entry.population >= _HOME or town.is_led_to or town.entry.admin1 in named:
        return True
    return any(
        other.entry.id != town.entry.id and town.far_from(other) < _FAR_KM for other in towns
    )
