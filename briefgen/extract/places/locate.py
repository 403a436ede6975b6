"""Which of its namesakes does a toponym mean, and by what was it chosen?"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.weighing import weigh
from briefgen.model import Confidence
from briefgen.registry.gazetteer import (
    GazetteerEntry,
    country_entry,
    division,
    fold,
    places_named,
)
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.extract.places.context import Surroundings

_DIVISIONS: Final = frozenset({"province", "district", "region"})
_SETTLEMENTS: Final = frozenset({"city", "district"})
_SEAT: Final = 0.25
"""Least share of a division's people in its main city for their common name to mean the city."""

_CLOSE_KM: Final = 150.0
"""Most kilometres from a division's middle to its settlements, for most small divisions."""

# Weights, in points. A tenfold population counts half a point, so that a cue of the text outweighs
# fame, and the country that the article is about outweighs a namesake a hundred times as large.
# Source: chosen by hand on half of a development corpus and confirmed on the other half; coarse on
# purpose.
_PER_TENFOLD: Final = 0.5
_OWN: Final = 6.0
_SMALL_DIVISION: Final = -0.6
_OTHER_NAME: Final = -1.0
_BY_SOUND: Final = -1.0
_WANTED: Final = 4.0
_SEVERAL: Final = 2.0
"""Points of a division where the text speaks of islands or hills of the name."""
_SAID_COUNTRY: Final = 5.0
_ABOUT: Final = 3.0
_DESK: Final = 1.5
_HELD: Final = 6.0
_NEIGHBOURS: Final = 2.0
_CAPITAL: Final = 1.0
_NAMED_DIVISION: Final = 1.5
_NAMESAKE: Final = -2.0
_DWARFED: Final = 10
_FAR_SMALLER: Final = 50
"""How many times a town's population a namesake must have to be meant unless the text says so."""
_LARGE: Final = 300_000
_SMALL_TOWN: Final = 50_000
_KNOWN_CITY: Final = 100_000
_OVERSHADOWS: Final = 4
"""How many times a small town's population a city abroad of its name has to cast doubt on it."""
_NEARBY: Final = 6.0
"""Points of a town near which something is, in a division that the article names."""
_FULL_LEAD: Final = 4.0
"""Points of a lead beyond which it tells no more."""
_MOST_PEOPLE: Final = 8
"""Decimal places of the largest cities' and divisions' populations."""
_SPOKEN_OF: Final = 0.2
"""Least share of an article, or nearness to another place, that speaks for a place."""
_LEAST: Final = 1.9
"""Least points of a place on a map: a village needs its country, its division or a neighbour."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is meant, the reason, its lead, the next namesake, confidence and clues.

    `margin` is the lead over the next namesake in points.
    """

    entry: GazetteerEntry | None
    why: str
    margin: float = 0.0
    runner_up: GazetteerEntry | None = None
    confidence: Confidence = Confidence.SURE
    clues: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of the article when a name is looked up.

    The share of each country, the places that are certain (anchors), the codes of the first-level
    divisions that it names, the countries that the desk is about, and by country the folded names
    that only that country has, '' for the state itself. `own_divisions` are those of the divisions
    that have no large city of their name: "Washington" may be the capital.
    """

    countries: dict[str, float]
    anchors: tuple[GazetteerEntry, ...] = ()
    divisions: frozenset[str] = frozenset()
    desk: frozenset[str] = frozenset()
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own_divisions: frozenset[str] = frozenset()


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """Return the great-circle distance between two places, in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def choose(
    name: str, around: Iterable[Surroundings], holders: tuple[GazetteerEntry, ...], scene: Scene
) -> Choice:
    """Return the place that a name means; `holders` are the larger places around it in the text."""
    return chosen(places_named(name), Told(tuple(around), holders, scene))


@dataclass(frozen=True, slots=True)
class Told:
    """What a choice rests on: the contexts of the mentions, the larger places, the article."""

    around: tuple[Surroundings, ...]
    holders: tuple[GazetteerEntry, ...]
    scene: Scene


def chosen(candidates: tuple[GazetteerEntry, ...], told: Told) -> Choice:
    """Return which of several namesakes is meant."""
    if not candidates:
        return Choice(None, "not in the gazetteer")
    around, holders, scene = told.around, told.holders, told.scene
    candidates = tuple(e for e in candidates if is_where_it_is_put(e, told.around))
    if not candidates:
        return Choice(None, _NOT_THERE)
    everyone, candidates = candidates, _without_hamlets(candidates, told)
    points = [
        (
            _points(e, around, holders, scene)
            + _by_division(e, candidates, holders, scene)
            + _NEARBY * _is_at_hand(e, candidates, told),
            e,
        )
        for e in candidates
    ]
    scored = sorted(points, key=lambda p: (-p[0], -p[1].population, p[1].id))
    best, entry = scored[0]
    if best < _LEAST:
        return Choice(None, _too_small(len(candidates)))
    entry = _seat(entry, candidates, around)
    if why_not := _ruled_out(entry, told):
        return Choice(None, why_not)
    far = [(p, e) for p, e in scored if kilometres(e, entry) > _CLOSE_KM]
    known, only = _is_best_known(entry, everyone), _is_the_only_town(entry, everyone)
    margin = best - (far[0][0] if far else best - 9)
    clues = _clues(entry, margin, told, alone=not far and len(everyone) == len(candidates))
    return Choice(
        entry=entry,
        why=_why(entry, everyone, around, holders, scene),
        margin=margin,
        runner_up=far[0][1] if far else None,
        confidence=(
            Confidence.DOUBTFUL
            if _is_overshadowed(entry, candidates, told) or _is_alone(entry, told)
            else _as_known(weigh("place", clues).confidence, told, known=known, only=only)
        ),
        clues=clues,
    )


_NOT_THERE: Final = "the article puts it in a country in which the gazetteer knows no such place"


def _ruled_out(entry: GazetteerEntry, told: Told) -> str:
    """Return why the likeliest place cannot be the one that is meant, '' where it can."""
    if _is_elsewhere(entry, told):
        return _ELSEWHERE
    if _is_no_division(entry, told):
        return _NO_DIVISION
    if _is_island(entry, told):
        return _ON_IT
    return _OF_WATER if _is_water(entry, told) else ""


_NO_DIVISION: Final = (
    "the text speaks of a division, and the gazetteer knows only towns of this name abroad"
)


def _is_no_division(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether a division is spoken of, and the entry a town of a land not in the article."""
    if not any(a.wants == "division" for a in told.around) or entry.kind != "city":
        return False
    lands = told.scene.countries
    return bool(lands) and entry.country not in lands and not entry.capital and not entry.is_own


_ELSEWHERE: Final = (
    "the article puts it in a larger place in which the gazetteer knows no such place"
)
_PART_KM: Final = 150
"""Kilometres from a town beyond which nothing is a part of it."""


def _is_elsewhere(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether a small town is far from the larger places in which the article puts it.

    It is no part of a town that is far away, and in no division of another country. A division is
    in no town.
    """
    if entry.kind == "province" and told.holders and not any(a.wants for a in told.around):
        return all(h.kind == "city" and not _near(entry, h) for h in told.holders)
    small = entry.population < _KNOWN_CITY and entry.kind in _SETTLED
    if not told.holders or entry.is_own or entry.capital or not small:
        return False
    if any(a.part for a in told.around):
        return all(kilometres(entry, holder) > _PART_KM for holder in told.holders)
    return all(h.kind == "province" and h.country != entry.country for h in told.holders)


_SETTLED: Final = frozenset({"city", "district"})


def is_where_it_is_put(entry: GazetteerEntry, around: tuple[Surroundings, ...]) -> bool:
    """Tell whether an entry lies in the country named right behind the name: "Orsk, *Jamaica*".

    A capital, and what our own tables have, lies where it lies.
    """
    put = {a.put_in for a in around} - {""}
    return not put or entry.country in put or entry.is_own or entry.capital


def _is_best_known(entry: GazetteerEntry, everyone: tuple[GazetteerEntry, ...]) -> bool:
    """Tell whether a city dwarfs all others of its name, none of them a state or a division.

    A capital need only be larger than each of them. What bears the name beside its own, or with
    a word for a county, is none of the others, nor is the division in which the city lies.
    """
    if entry.kind != "city" or entry.loose or entry.population < _KNOWN_CITY:
        return False
    times = 1 if entry.capital and not entry.alternate else _OVERSHADOWS
    own = fold(entry.name)
    named = (e for e in everyone if e.is_own or fold(e.name) == own or entry.alternate)
    rivals = (e for e in named if kilometres(e, entry) > _CLOSE_KM and not _is_over(e, entry))
    return all(
        e.kind not in ("country", "province") and e.population * times < entry.population
        for e in rivals
    )


def _is_over(division: GazetteerEntry, city: GazetteerEntry) -> bool:
    """Tell whether a division of its own name holds a city: São Paulo has one."""
    return division.kind in _DIVISIONS and bool(city.admin1) and division.admin1 == city.admin1


def _is_the_only_town(entry: GazetteerEntry, everyone: tuple[GazetteerEntry, ...]) -> bool:
    """Tell whether a town of some size is the only place of its name, under that very spelling."""
    if entry.kind != "city" or entry.loose or entry.alternate or entry.population < _TOWN:
        return False
    return all(kilometres(e, entry) <= _CLOSE_KM for e in everyone)


def _as_known(confidence: Confidence, told: Told, *, known: bool, only: bool) -> Confidence:
    """Return a town's confidence: at least likely for a known one, spoken of as a place.

    A known city is the best known of its name, or the `only` one, and has people and services of
    its own.
    """
    there = any(a.spoken or (known and a.local) for a in told.around)
    settled = there and (known or only)
    return Confidence.LIKELY if settled and confidence is Confidence.DOUBTFUL else confidence


_TOWN: Final = 5_000
"""Population of a town that is meant where it is the only one of its name."""


def _without_hamlets(
    candidates: tuple[GazetteerEntry, ...], told: Told
) -> tuple[GazetteerEntry, ...]:
    """Return the namesakes without small towns, where a capital or metropolis has the same name.

    A neighbouring state that is named beside "Minsk" moves no capital. Towns stay that the text
    puts into a larger place, or calls a town of that country.
    """
    known = [e for e in candidates if _is_known_everywhere(e)]
    if any(a.near for a in told.around):
        return candidates
    if not known:
        return _without_namesakes_of_the_world(candidates, told)
    towns = {a.country for a in told.around if a.wants or a.within is not None}
    world = any(e.kind == "continent" for e in known)
    return tuple(
        e
        for e in candidates
        if e.kind not in _SETTLEMENTS
        or e.is_own
        or e.country in towns
        or any(_within(e, h) for h in told.holders)
        or any(k.country == e.country for k in known)
        or (e.population * _MUCH_SMALLER > max(k.population for k in known) and not world)
    )


def _without_namesakes_of_the_world(
    candidates: tuple[GazetteerEntry, ...], told: Told
) -> tuple[GazetteerEntry, ...]:
    """Return the namesakes without small towns abroad of a city of the world: "talks in Geneva".

    A town stays where its division or a town near it is named, or the text puts it in a land.
    """
    world = next((e for e in candidates if is_of_the_world(e)), None)
    if world is None:
        return candidates
    scene, towns = told.scene, {a.country for a in told.around if a.wants or a.within is not None}
    return tuple(
        e
        for e in candidates
        if e.country == world.country
        or e.kind not in _SETTLEMENTS
        or e.is_own
        or e.country in towns | {a.country for a in told.around}
        or e.admin1 in scene.own_divisions
        or any(_within(e, h) for h in told.holders)
        or any(a.country == e.country and 0 < kilometres(a, e) < _CLOSE_KM for a in scene.anchors)
        or e.population * _OVERSHADOWS > world.population
    )


def is_of_the_world(entry: GazetteerEntry) -> bool:
    """Tell whether a city is known all over the world by its bare name, without being a capital."""
    if entry.kind != "city" or entry.loose or entry.alternate:
        return False
    return bool(table("place_words")["cities_of_the_world"].get(fold(entry.name)) == entry.country)


def _is_known_everywhere(entry: GazetteerEntry) -> bool:
    """Tell whether a city is a capital or a metropolis under that very spelling.

    So is a part of the world: "Asia" is no town.
    """
    if entry.kind == "continent":
        return not (entry.loose or entry.alternate)
    if entry.kind != "city" or entry.loose or entry.alternate:
        return False
    return entry.population >= (_LARGE if entry.capital else _METROPOLIS)


_MUCH_SMALLER: Final = 25
"""How many times a small town's population such a city has to be meant in its stead."""
_METROPOLIS: Final = 1_000_000
"""Population of a city that is known by its bare name."""

_OF_WATER: Final = (
    "the text speaks of a river or a lake, "
    "and the gazetteer knows only towns and divisions of this name"
)


def _is_water(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether every mention is a water's, and the entry a town or a division."""
    waters = bool(told.around) and all(a.wants == "water" for a in told.around)
    return waters and entry.kind in (*_SETTLEMENTS, "province")


_ON_IT: Final = "somebody is on it, and the gazetteer knows no island of this name there"


def _is_island(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether somebody is "on" a city or division, of a country not in the article."""
    if not any(a.on_it for a in told.around) or entry.kind not in (*_SETTLEMENTS, "province"):
        return False
    return entry.country not in told.scene.countries and not told.holders


def _is_overshadowed(
    entry: GazetteerEntry, candidates: tuple[GazetteerEntry, ...], told: Told
) -> bool:
    """Tell whether a small town is chosen over a large city abroad by its neighbours alone.

    "Oxford" among towns of Alabama may be the university's all the same.
    """
    if entry.kind != "city" or entry.population >= _SMALL_TOWN or entry.is_own:
        return False
    held = any(_within(entry, h) for h in told.holders)
    beside = entry.country in {a.country for a in told.around} or any(a.near for a in told.around)
    if held or beside or entry.admin1 in told.scene.divisions:
        return False
    return any(
        e.kind == "city"
        and e.country != entry.country
        and not (e.loose or e.alternate)
        and e.population >= max(_KNOWN_CITY, _OVERSHADOWS * entry.population)
        for e in candidates
    )


def _is_alone(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether nothing but its name speaks for a place that is not well known.

    A name that only one country's places bear tells that country, but not that a place is meant.
    Words around it may: "in X", "the village of X"; for what is X's second name they do not.
    """
    other_name, spoken = entry.alternate or entry.loose, any(a.spoken for a in told.around)
    large = entry.capital or entry.population >= _LARGE
    if entry.is_own or (large and (spoken or not other_name)) or entry.country in told.scene.desk:
        return False
    if any(_within(entry, h) for h in told.holders):
        return False
    if entry.country in {a.country for a in told.around}:
        return False
    if spoken and not other_name and not _is_of_another_story(entry, told):
        return False
    if any(
        a.country == entry.country and 0 < kilometres(a, entry) < _CLOSE_KM
        for a in told.scene.anchors
    ):
        return False
    named = told.scene.named.get(entry.country, frozenset())
    return not any(not n or entry not in places_named(n) for n in named)


def _is_of_another_story(entry: GazetteerEntry, told: Told) -> bool:
    """Tell whether a small town lies in a land that an article on another one never names.

    "The village of X" in a story of Norland is one of Norland's, though a gazetteer knows only a
    town abroad.
    """
    if entry.kind not in _SETTLEMENTS or entry.population >= _SMALL_TOWN or is_of_the_world(entry):
        return False
    if any(a.country == entry.country for a in told.scene.anchors):
        return False
    named = told.scene.named
    return any("" in names for code, names in named.items() if code != entry.country)


def _too_small(count: int) -> str:
    found = "a small place bears" if count == 1 else f"{count} small places bear"
    return f"{found} this name, and the article names no country or neighbour that tells it"


def _clues(entry: GazetteerEntry, margin: float, told: Told, *, alone: bool) -> dict[str, float]:
    """Return the clues for and against a choice, each 0 to 1."""
    scene, around = told.scene, told.around
    near = min((kilometres(entry, a) for a in scene.anchors), default=9999.0)
    share = scene.countries.get(entry.country, 0.0)
    beside_it = entry.kind == "city" and entry.admin1 in scene.divisions
    held = beside_it or any(_within(entry, h) for h in told.holders)
    beside = entry.country in {a.country for a in around} - {""}
    near_another = math.exp(-near / 300)
    clues = {
        "the only one of its name": float(alone),
        "lead": min(1.0, max(0.0, margin) / _FULL_LEAD),
        "in a larger place that is named": float(held),
        "not in the larger place that is named": float(bool(told.holders) and not held),
        "its country beside it": float(beside),
        "country of the article": share,
        "country of the desk": float(entry.country in scene.desk),
        "near another place": near_another,
        "another romanisation": float(entry.loose),
        "another name": float(entry.alternate and not entry.loose),
        "of our own tables": float(entry.is_own),
        "capital": float(entry.capital),
        "people": math.log10(entry.population + 1) / _MOST_PEOPLE,
        "small division": float(entry.kind == "district"),
        "division": float(entry.kind == "province"),
    }
    supported = held or beside or share > _SPOKEN_OF or near_another > _SPOKEN_OF or entry.is_own
    clues["nothing speaks for it"] = float(not supported)
    clues["small and nothing speaks for it"] = float(not supported and entry.population < _LARGE)
    return {clue: value for clue, value in clues.items() if value}


def _seat(
    entry: GazetteerEntry, candidates: tuple[GazetteerEntry, ...], around: tuple[Surroundings, ...]
) -> GazetteerEntry:
    """Return the main city of a division of the same name, unless the text asks for a division.

    A division whose city has few of its people, or lies far from its middle, is meant as often: it
    stays.
    """
    wider = any(a.wants in ("division", "landform") for a in around)
    if entry.is_own or entry.kind not in _DIVISIONS or wider:
        return entry
    cities = (
        e for e in candidates if e.kind == "city" and e.admin1 == entry.admin1 and not e.loose
    )
    return next(
        (e for e in cities if e.population >= _SEAT * entry.population and _near(e, entry)), entry
    )


def _near(a: GazetteerEntry, b: GazetteerEntry) -> bool:
    return kilometres(a, b) < _CLOSE_KM


def _points(
    entry: GazetteerEntry,
    around: tuple[Surroundings, ...],
    holders: tuple[GazetteerEntry, ...],
    scene: Scene,
) -> float:
    """Return the points of one candidate."""
    points = _fame(entry) + _ABOUT * math.sqrt(scene.countries.get(entry.country, 0.0))
    points += _DESK if entry.country in scene.desk else 0
    wants = {a.wants for a in around} - {""}
    if "division" in wants:
        points += _WANTED if entry.kind in _DIVISIONS else 0
    if "landform" in wants:
        points += _SEVERAL if entry.kind in _DIVISIONS else 0
    if "settlement" in wants:
        points += _WANTED if entry.kind in _SETTLEMENTS else 0
    said = {a.country for a in around} - {""}
    if entry.country in said:
        points += _SAID_COUNTRY
    if any(_within(entry, holder) for holder in holders):
        points += _HELD
    beside = entry.population >= _SMALL_TOWN or entry.country in scene.countries
    anchors = (a for a in scene.anchors if beside or a.country == entry.country)
    near = min((kilometres(entry, a) for a in anchors), default=9999.0)
    return points + _NEIGHBOURS * math.exp(-near / 300)


def _by_division(
    entry: GazetteerEntry,
    candidates: tuple[GazetteerEntry, ...],
    holders: tuple[GazetteerEntry, ...],
    scene: Scene,
) -> float:
    """Return the points of a town for its division.

    It gains in a division that the article names, and loses to a division of its own name
    elsewhere: a bare "Oregon" is not the town in Ohio, and "Portland" beside it is not the one in
    Maine. "London" is the capital, whatever divisions the article names.
    """
    if entry.kind == "district":
        own = entry.admin1 in scene.divisions and not any(e.kind == "province" for e in candidates)
        return _NAMED_DIVISION * own
    if entry.kind != "city":
        return 0.0
    told = any(_within(entry, holder) for holder in holders)
    if not told and any(e.kind == "city" and _is_far_larger(e, entry) for e in candidates):
        return _NAMESAKE
    provinces = [e for e in candidates if e.kind == "province" and not e.alternate]
    most = max(scene.countries, key=lambda c: scene.countries[c], default="")
    named = entry.admin1 in scene.divisions and not any(
        e.admin1 == entry.admin1
        or (e.country == entry.country and e.population > entry.population)
        or (e.is_own and entry.country in {e.country, most} - {most})
        for e in provinces
    )
    namesakes = (e for e in provinces if e.admin1 != entry.admin1 and not entry.capital)
    dwarfed = any(e.is_own or e.population > _DWARFED * entry.population for e in namesakes)
    foreign = named and entry.country == most
    return _NAMED_DIVISION * named + _NAMESAKE * (dwarfed and not foreign)


def _is_at_hand(entry: GazetteerEntry, candidates: tuple[GazetteerEntry, ...], told: Told) -> bool:
    """Tell whether a town near which something is lies in a division that the article names.

    Not where the article names a namesake's country by other places: "near Lima" in a text on Peru.
    """
    scene = told.scene
    if entry.kind != "city" or not any(a.near for a in told.around):
        return False
    if entry.admin1 not in scene.divisions or any(
        e.kind == "province" and e.admin1 == entry.admin1 for e in candidates
    ):
        return False
    names = {fold(e.name) for e in candidates}
    abroad = {e.country for e in candidates} - {entry.country}
    return not any(scene.named.get(c, frozenset()) - names for c in abroad)


def _is_far_larger(city: GazetteerEntry, town: GazetteerEntry) -> bool:
    """Tell whether a capital, or a large city of the same country, dwarfs a town of its name."""
    known = city.capital or city.country == town.country
    return known and city.population >= _LARGE and city.population > _FAR_SMALLER * town.population


def _fame(entry: GazetteerEntry) -> float:
    """Return the points that a place has by itself, apart from any text."""
    if entry.is_own:
        return _OWN + (_OTHER_NAME if entry.alternate else 0)
    points = _PER_TENFOLD * math.log10(entry.population + 1)
    if entry.kind == "district":
        points += _SMALL_DIVISION
    elif entry.kind == "city":
        points += _PER_TENFOLD + (_CAPITAL if entry.capital else 0)
    return points + (_OTHER_NAME if entry.alternate else 0) + (_BY_SOUND if entry.loose else 0)


def _within(entry: GazetteerEntry, holder: GazetteerEntry) -> bool:
    """Tell whether a place lies in a larger one, as far as the gazetteer tells."""
    if holder.kind == "country":
        return entry.country == holder.country
    if holder.kind == "province" and entry.admin1 and (codes := _codes(holder)):
        return entry.admin1 in codes
    if holder.kind in {"province", "region"}:
        return entry.country == holder.country and kilometres(entry, holder) < 5 * _CLOSE_KM
    return kilometres(entry, holder) < _CLOSE_KM


@cache
def _codes(province: GazetteerEntry) -> frozenset[str]:
    """Return the codes of a first-level division, for one of our own tables by its name."""
    if province.admin1:
        return frozenset({province.admin1})
    named = (e for e in places_named(province.name) if e.kind == "province")
    return frozenset(e.admin1 for e in named if e.country == province.country) - {""}


def _why(
    entry: GazetteerEntry,
    candidates: tuple[GazetteerEntry, ...],
    around: tuple[Surroundings, ...],
    holders: tuple[GazetteerEntry, ...],
    scene: Scene,
) -> str:
    """Return how the place was chosen among its namesakes, for a reader."""
    others = len(candidates) - 1
    if not others:
        how = "the only place of this name in the gazetteer"
        return how + ", matched as another romanisation" if entry.loose else how
    how = _how(entry, candidates, around, holders, scene)
    return f"{how}; {others} other{'s' if others > 1 else ''} of this name left out"


def _how(
    entry: GazetteerEntry,
    candidates: tuple[GazetteerEntry, ...],
    around: tuple[Surroundings, ...],
    holders: tuple[GazetteerEntry, ...],
    scene: Scene,
) -> str:
    """Return the strongest reason for a place that is true of this article."""
    larger = (h for h in holders if not (h.kind in _SETTLEMENTS and entry.kind not in _SETTLEMENTS))
    holder = next((h for h in larger if _within(entry, h)), None)
    if holder:
        return f"the text puts it in {holder.name}"
    if any(a.country and a.country == entry.country for a in around):
        return f"{_country(entry.country)} is named beside it"
    if _has_company(entry, candidates, scene):
        return f"it lies in {_country(entry.country)}, as others that the article names do"
    if "" in scene.named.get(entry.country, ()):
        return f"it lies in {_country(entry.country)}, which the article speaks of"
    if scene.anchors and min(kilometres(entry, a) for a in scene.anchors) < 2 * _CLOSE_KM:
        return "it lies near other places that the article names"
    alike = (e.population for e in candidates if e.kind == entry.kind)
    known = entry.is_own or entry.population == max(alike)
    return "the best known of this name" if known else "the likeliest of this name"


def _has_company(
    entry: GazetteerEntry, candidates: tuple[GazetteerEntry, ...], scene: Scene
) -> bool:
    """Tell whether the article names another place of the country, other than by this name."""
    own = {fold(e.name) for e in candidates}
    others = (n for n in scene.named.get(entry.country, ()) if n and n not in own)
    return any(entry not in places_named(n) for n in others) or any(
        a.country == entry.country and a.id != entry.id for a in scene.anchors
    )


def _country(code: str) -> str:
    """Return the name of a country by its code."""
    entry = country_entry(code)
    return entry.name if entry else code


def described(entry: GazetteerEntry) -> str:
    """Return a place's name with its division, to tell it from its namesakes."""
    holder = division(entry.admin1)
    return f"{entry.name}, {holder}" if holder and holder != entry.name else entry.name
