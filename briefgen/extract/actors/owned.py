"""Which state has a body with a generic name: "Peru's Health Ministry", "the Foreign Ministry"?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from briefgen.extract.names.name import Sense
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import WORD, folded, spelled
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.extract.names import Name
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence

_MARKS = ("'s ", "\u2019s ", "' ", "\u2019 ")
"""Possessive marks between a state and a body."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A body's name apart from its state: the state's key, the rest, and the text of both."""

    state: str
    bare: str
    whole: Evidence


def owned(reading: Reading, names: tuple[Name, ...]) -> Mapping[Evidence, Owned]:
    """Return the state of each body with a generic name, by the words in and before the name.

    A name without a state beside it is that of the body last met under it, if any was.
    """
    ends = {n.evidence.end: n for n in names if n.type is ActorType.STATE and n.key}
    seats = {n.evidence.start: n for n in names if n.sense is Sense.PLACE}
    last: dict[str, Owned] = {}
    out: dict[Evidence, Owned] = {}
    for name in names:
        if name.type in _NO_BODIES or (name.key and name.evidence.exact not in _of_any_country()):
            continue
        told = _told(reading, name, ends, seats)
        bare = told.bare if told else _bare(name.evidence.exact)
        if told is None and bare in last:
            out[name.evidence] = last[bare]
        elif told is not None:
            out[name.evidence] = last[bare] = told
    return {words: _as_called(one, words, out.values()) for words, one in out.items()}


def _as_called(one: Owned, words: Evidence, others: Iterable[Owned]) -> Owned:
    """Return a body without its seat, unless another state has one of that name in the article."""
    seated = one.whole.start == words.start and one.whole.end > words.end
    if not seated or any(o.bare == one.bare and o.state != one.state for o in others):
        return one
    return replace(one, whole=words)


@cache
def _of_any_country() -> frozenset[str]:
    """Return the known bodies whose name several states use."""
    return frozenset(table("organisations")["of_any_country"])


_NO_BODIES = (None, ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE)


def _told(
    reading: Reading, name: Name, ends: Mapping[int, Name], seats: Mapping[int, Name]
) -> Owned | None:
    """Return a body's state by the word that opens its name, by a possessive, or by its seat."""
    exact = name.evidence.exact
    first = WORD.match(exact)
    front = spelled(first[0]) if first else None
    if first and front and front.type is ActorType.STATE and front.key:
        bare = _bare(exact[first.end() :])
        return Owned(front.key, bare, name.evidence) if bare else None
    bare = _bare(exact)
    for mark in _MARKS if bare else ():
        at = name.evidence.start - len(mark)
        state = ends.get(at)
        if state is not None and reading.surface[at : name.evidence.start] == mark:
            whole = reading.article.quote(state.evidence.start, name.evidence.end)
            return Owned(str(state.key), bare, whole)
    return _seated(reading, name, bare, seats) if bare else None


def _seated(reading: Reading, name: Name, bare: str, seats: Mapping[int, Name]) -> Owned | None:
    """Return the state of a body that stands in its capital: "the Interior Ministry *in Harl*"."""
    link = " in "
    at = name.evidence.end + len(link)
    seat = seats.get(at)
    if seat is None or reading.surface[name.evidence.end : at] != link:
        return None
    capital = next((e for e in places_named(seat.evidence.exact) if e.capital), None)
    if capital is None:
        return None
    whole = reading.article.quote(name.evidence.start, seat.evidence.end)
    return Owned(f"state:{capital.country}", bare, whole)


def _bare(name: str) -> str:
    """Return a name, folded, where all its words are generic, else ''."""
    words = [folded(w) for w in WORD.findall(name)]
    return " ".join(words) if words and all(w in _common() for w in words) else ""


@cache
def _common() -> frozenset[str]:
    """Return the generic words of bodies' names, folded."""
    heads = table("actor_heads")["heads"]
    named = (w for kind in ("government_body", "military", "intelligence") for w in heads[kind])
    return frozenset(folded(w) for w in (*named, *table("likeness")["common_words"]))
