"""Find where articles give one happening different dates or places.

Only what is in one sentence with the toll is compared: a follow-up is full of other days and
places.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence, Conflict, Precision, Side
from briefgen.resolve.happenings.figures import HURT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import DateMention, Entry, Evidence, Place, StoryFigure

    Span = tuple[int, int]

_NIGHT: Final = 1
"""Days by which two may differ: a night has two."""

_DAY: Final = 10
"""Characters of a date in ISO 8601."""

_FAR_KM: Final = 100.0
"""Kilometres from which on two cities are neither one place nor in each other's reach."""

_EARTH_KM: Final = 6371.0


def other_days(
    happening: str, members: Sequence[Entry], figures: Sequence[StoryFigure]
) -> Iterator[Conflict]:
    """Yield a conflict where articles date their toll more than a night apart."""
    told = [(e, _only_day(e, _beside_tolls(e, figures))) for e in members]
    known = [(entry, day) for entry, day in told if day and _is_before(day, members[0])]
    days = [date.fromisoformat(str(day.earliest)[:_DAY]).toordinal() for _, day in known]
    if days and max(days) - min(days) > _NIGHT:
        sides = tuple(Side(e.slug, str(d.value), d.evidence) for e, d in known)
        yield Conflict("date", "day", "conflict", sides, happening)


def days_named(members: Sequence[Entry], told: Mapping[str, Sequence[Span]]) -> Iterator[Side]:
    """Yield the one date that each article names in its tellings, up to the first publication."""
    for entry in members:
        day = _only_day(entry, told.get(entry.slug, ()))
        if day is not None and _is_before(day, members[0]):
            yield Side(entry.slug, str(day.value), day.evidence)


def cities_named(members: Sequence[Entry], told: Mapping[str, Sequence[Span]]) -> Iterator[Side]:
    """Yield the one city that each article names in its tellings."""
    for entry in members:
        found = _only_city(entry, told.get(entry.slug, ()))
        if found is not None:
            place, words = found
            yield Side(entry.slug, place.name, words)


def _is_before(told: DateMention, first: Entry) -> bool:
    """Tell whether a date is no later than the first article: no court's or burial's day."""
    stated = first.metadata.article.stated("published")
    return stated is not None and str(told.earliest)[:_DAY] <= stated.value[:_DAY]


def other_places(
    happening: str, members: Sequence[Entry], figures: Sequence[StoryFigure]
) -> Iterator[Conflict]:
    """Yield a conflict where articles place their toll in cities far apart.

    Neither article names the other's city.
    """
    told = [(e, _only_city(e, _beside_tolls(e, figures))) for e in members]
    known = [(entry, place) for entry, place in told if place is not None]
    if any(_apart(one, other) for one, other in combinations(known, 2)):
        sides = tuple(Side(e.slug, place.name, words) for e, (place, words) in known)
        yield Conflict("place", "where", "conflict", sides, happening)


def _apart(
    one: tuple[Entry, tuple[Place, Evidence]], other: tuple[Entry, tuple[Place, Evidence]]
) -> bool:
    """Tell whether two cities are far apart, and neither article names the other's."""
    (here, (place, _)), (there, (elsewhere, _)) = one, other
    strangers = not _names(here, elsewhere) and not _names(there, place)
    return strangers and _km(place, elsewhere) > _FAR_KM


def _names(entry: Entry, place: Place) -> bool:
    return any(p.source == place.source or p.name == place.name for p in entry.metadata.places)


def _beside_tolls(entry: Entry, figures: Sequence[StoryFigure]) -> list[Span]:
    """Return the sentences of an article with the number of killed, injured or missing.

    Those on arrests, which have days and places of their own, do not count.
    """
    told = (f for f in figures if f.entry == entry.slug and f.kind in HURT)
    own = [f.evidence for f in told if not f.implied]
    return [
        (s.start, s.end)
        for s in entry.metadata.sentences
        if any(s.start <= words.start < s.end for words in own)
    ]


def _inside(words: Evidence, spans: Sequence[Span]) -> bool:
    return any(start <= words.start < end for start, end in spans)


def _only_day(entry: Entry, spans: Sequence[Span]) -> DateMention | None:
    """Return the date in these sentences, None where there is none or several."""
    found = [
        d
        for d in entry.metadata.dates
        if d.earliest is not None and d.earliest == d.latest and _inside(d.evidence, spans)
    ]
    return found[0] if len({d.earliest for d in found}) == 1 else None


def _only_city(entry: Entry, spans: Sequence[Span]) -> tuple[Place, Evidence] | None:
    """Return the city in these sentences, None where there is none or several."""
    found = [
        (place, mention.evidence)
        for place in entry.metadata.places
        for mention in place.mentions
        if _is_known_city(place) and _inside(mention.evidence, spans)
    ]
    return found[0] if len({place.id for place, _ in found}) == 1 else None


def _is_known_city(place: Place) -> bool:
    placed = place.confidence is not Confidence.DOUBTFUL and place.lat is not None
    return placed and place.precision is Precision.CITY


def _km(one: Place, other: Place) -> float:
    """Return the distance between two places, 0 where one has no position.

    Source: the haversine formula.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    north, east = radians(other.lat - one.lat) / 2, radians(other.lon - one.lon) / 2
    chord = sin(north) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))
