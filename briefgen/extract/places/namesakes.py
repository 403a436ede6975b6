"""Does a state's name mean the state? Georgia may be the US division, Lebanon a US town."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.places.context import is_of_a_party_member
from briefgen.extract.places.toponyms import state_code
from briefgen.model import ActorType, MentionKind
from briefgen.registry.gazetteer import fold, places_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.extract.places.context import Surroundings
    from briefgen.extract.places.toponyms import Toponym
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor
    from briefgen.registry.gazetteer import GazetteerEntry

_JOINED: Final = re.compile(r"(?:,|,? and|,? or|/| to|,? but not)\s")
_BESIDE: Final = 2
_TOWN: Final = 50_000
_FEW: Final = 3


def unstated(
    reading: Reading,
    found: tuple[Toponym, ...],
    around: dict[int, Surroundings],
    actors: tuple[Actor, ...],
) -> Iterator[Toponym]:
    """Yield the toponyms; a state's name that does not mean the state loses its state.

    It names a town or the holder of a town where the text says so ("Lebanon, Tennessee", "Atlanta,
    Georgia"), and a division where its neighbours are divisions and towns of that division's
    country. A name with such a mention means the same in the whole article, unless the article
    speaks of the state by its adjective or its towns: then it means both.
    """
    put = [*_put(found, around), *_of_politicians(found, reading.surface)]
    at = {t.start for t in put}
    meant = {fold(t.text) for t in put if not _is_spoken_of(t, reading.surface, found, actors)}
    meant |= set(_by_neighbours(reading.surface, found, actors))
    for toponym in found:
        otherwise = toponym.start in at or fold(toponym.text) in meant
        yield (replace(toponym, actor=None, state="") if toponym.state and otherwise else toponym)


def _is_spoken_of(
    toponym: Toponym, text: str, found: tuple[Toponym, ...], actors: tuple[Actor, ...]
) -> bool:
    """Tell whether an article mentions a state by its adjective, towns or neighbours too."""
    if toponym.state in _by_adjective(actors):
        return True
    at = [i for i, t in enumerate(found) if fold(t.text) == fold(toponym.text)]
    return _for_state(text, found, at, toponym.state) > 0


def _put(found: tuple[Toponym, ...], around: dict[int, Surroundings]) -> Iterator[Toponym]:
    """Yield states' names after a town in a namesake division, or before what holds a namesake."""
    towns = {a.within.start: t for t in found if (a := around[t.start]).within and a.within.state}
    for toponym in (t for t in found if t.state):
        town, holder = towns.get(toponym.start), around[toponym.start].within
        division = _namesake(toponym)
        behind = bool(town and division and _lies_in(town, division.admin1, toponym.state))
        if behind or (holder and not holder.state and _is_town_in(toponym, holder)):
            yield toponym


def _of_politicians(found: tuple[Toponym, ...], text: str) -> Iterator[Toponym]:
    """Yield states' names that tell a politician's division: "Republican of *Georgia*"."""
    for toponym in (t for t in found if t.state):
        told = is_of_a_party_member(text, toponym.start, toponym.end)
        if told and _namesake(toponym) is not None:
            yield toponym


def _namesake(toponym: Toponym) -> GazetteerEntry | None:
    """Return another country's first-level division of a state's name, None for none."""
    named = places_named(toponym.text)
    return next(
        (e for e in named if e.kind == "province" and e.country != toponym.state and e.admin1), None
    )


def _lies_in(town: Toponym, division: str, state: str) -> bool:
    """Tell whether a town lies in the division, and none of its name in the state."""
    named = [e for e in places_named(town.text) if e.kind == "city"]
    return any(e.admin1 == division for e in named) and not any(e.country == state for e in named)


def _is_town_in(toponym: Toponym, holder: Toponym) -> bool:
    """Tell whether a town of a state's name lies in a division of another country."""
    towns = {
        e.admin1
        for e in places_named(toponym.text)
        if e.kind == "city" and e.country != toponym.state
    }
    return any(
        e.kind == "province" and (e.admin1 in towns or _same(e, towns))
        for e in places_named(holder.text)
    )


def _same(holder: GazetteerEntry, divisions: set[str]) -> bool:
    """Tell whether a division of our own tables, which have no codes, is one of these."""
    codes = {
        e.admin1
        for e in places_named(holder.name)
        if e.kind == "province" and e.country == holder.country
    }
    return bool(codes & divisions - {""})


def _by_neighbours(
    text: str, found: tuple[Toponym, ...], actors: tuple[Actor, ...]
) -> Iterator[str]:
    """Yield the names of states that mean a namesake division, by the article's other places."""
    spoken = _by_adjective(actors)
    named = {fold(t.text): t for t in found if t.state}
    for key, toponym in named.items():
        division = _namesake(toponym)
        if division and toponym.state not in spoken:
            at = [i for i, t in enumerate(found) if fold(t.text) == key]
            if _for_division(text, found, at, division) > _for_state(
                text, found, at, toponym.state
            ):
                yield key


def _by_adjective(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the codes of the states whose adjective an article uses."""
    return frozenset(
        state_code(a)
        for a in actors
        if a.type is ActorType.STATE and any(m.kind is MentionKind.ADJECTIVE for m in a.mentions)
    )


def _for_division(
    text: str, found: Sequence[Toponym], at: Sequence[int], division: GazetteerEntry
) -> int:
    """Return the points for the division: sister divisions beside it, its towns, many sisters."""
    sisters = {i for i, t in enumerate(found) if not t.state and _is_division(t, division.country)}
    beside = sum(
        _BESIDE for i in at for j in (i - 1, i + 1) if j in sisters and _in_a_row(text, found, i, j)
    )
    towns = {fold(t.text) for t in found if not t.state and _is_town(t, division)}
    return beside + len(towns) + (len({fold(found[j].text) for j in sisters}) >= _FEW)


def _for_state(text: str, found: Sequence[Toponym], at: Sequence[int], state: str) -> int:
    """Return the points for the state: other states beside it, its towns."""
    others = {i for i, t in enumerate(found) if t.state and t.state != state}
    beside = sum(
        _BESIDE for i in at for j in (i - 1, i + 1) if j in others and _in_a_row(text, found, i, j)
    )
    towns = {fold(t.text) for t in found if not t.state and _first_country(t) == state}
    return beside + len(towns)


def _in_a_row(text: str, found: Sequence[Toponym], i: int, j: int) -> bool:
    """Tell whether only a comma, an "and" or the like stands between two successive toponyms."""
    first, second = sorted((i, j))
    return bool(_JOINED.fullmatch(text[found[first].end : found[second].start]))


def _is_division(toponym: Toponym, country: str) -> bool:
    """Tell whether a name is a division of the country, and foremost a place of that country."""
    named = [e for e in places_named(toponym.text) if not e.loose]
    return (
        any(e.kind == "province" and e.country == country for e in named)
        and _first_country(toponym) == country
    )


def _is_town(toponym: Toponym, division: GazetteerEntry) -> bool:
    """Tell whether the largest place of a name is a town of some size in the division."""
    named = [e for e in places_named(toponym.text) if not e.loose]
    return (
        bool(named)
        and named[0].kind == "city"
        and named[0].admin1 == division.admin1
        and named[0].population > _TOWN
    )


def _first_country(toponym: Toponym) -> str:
    """Return the country of the largest place of a name, '' where there is none."""
    named = [e for e in places_named(toponym.text) if not e.loose]
    return named[0].country if named else ""
