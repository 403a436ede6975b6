"""Which state does its capital stand for: "*Lima* accused Quito of lying"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.draft import Draft
from briefgen.extract.arena import arena_of
from briefgen.extract.names.name import Sense
from briefgen.extract.places.metonyms import is_a_government
from briefgen.model import ActorType, MentionKind
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import canonical
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.names import Name
    from briefgen.extract.reading import Reading

_CITY: Final = "city"


def with_capitals(reading: Reading, names: tuple[Name, ...], drafts: list[Draft]) -> list[Draft]:
    """Add to states where their capitals act as they do; return drafts of states met only so.

    Not in an article on what the city itself decides, which has a mayor, nor in one on a game.
    """
    if arena_of(reading) == "sport":
        return []
    states = {d.key: d for d in drafts if d.type is ActorType.STATE}
    made: list[Draft] = []
    if any(t.lower_ in table("place_words")["capitals"]["of_cities"] for t in reading.doc):
        return made
    for name in names:
        key = _state(name.evidence.exact) if name.sense is Sense.PLACE else None
        called = canonical(key) if key is not None else None
        if key is None or called is None or not is_a_government(reading, name.evidence):
            continue
        if key not in states:
            states[key] = Draft(ActorType.STATE, called, "capitals", key)
            made.append(states[key])
        states[key].point(name.evidence, MentionKind.DESCRIPTION, "capitals")
    return made


def _state(name: str) -> str | None:
    """Return the key of the state whose capital is the largest city of a name, None for others."""
    cities = [e for e in places_named(name) if e.kind == _CITY and not e.loose]
    largest = max(cities, key=lambda e: e.population, default=None)
    return f"state:{largest.country}" if largest is not None and largest.capital else None
