"""How probable is it that two articles tell of one happening, and why?"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table
from briefgen.resolve.stories.comparison import clues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.resolve.stories.signature import Signature, Vector

_SHOWN: Final = 4
"""Things of one sort that a reason names."""


def probability(one: Signature, other: Signature) -> float:
    """Return how probable it is that two articles tell of one happening."""
    intercept, weights = _model()
    found = clues(one, other)
    total = intercept + sum(weights.get(clue, 0.0) * value for clue, value in found.items())
    return 1 / (1 + exp(-total))


@cache
def _model() -> tuple[float, dict[str, float]]:
    raw = table("weights/story")
    return float(raw["intercept"]), {str(k): float(v) for k, v in raw["weights"].items()}


def reasons(one: Signature, other: Signature) -> tuple[str, ...]:
    """Return what two articles share, as sentences; the most telling first. Days are ISO."""
    return tuple(_reasons(one, other))


def _reasons(one: Signature, other: Signature) -> Iterator[str]:
    if people := _listed(one.spelled[name] for name in one.people & other.people):
        yield f"Both name {people}."
    if names := _words(one.names, other.names, one.spelled):
        yield f"Both have the names {names}."
    if days := one.days & other.days:
        told = ", ".join(date.fromordinal(d).isoformat() for d in sorted(days)[:_SHOWN])
        yield f"Both tell of {told}."
    if tolls := _listed(f"{n:g} {kind}" for kind, n in one.tolls & other.tolls):
        yield f"Both say: {tolls}."
    if ages := _listed(one.ages & other.ages):
        yield f"Both give the ages {ages}."
    if rare := _words(one.body, other.body, one.spelled):
        yield f"Both have the rare words {rare}."


def _listed(things: Iterable[str]) -> str:
    return ", ".join(sorted(things)[:_SHOWN])


def _words(one: Vector, other: Vector, spelled: Mapping[str, str]) -> str:
    """Return the words that count most in both, names as they are spelled."""
    both = {word: x * other[word] for word, x in one.items() if word in other}
    most = sorted(both, key=lambda word: (-both[word], word))[:_SHOWN]
    return ", ".join(dict.fromkeys(spelled.get(word, word) for word in most))
