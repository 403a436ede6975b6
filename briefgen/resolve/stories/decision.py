"""Compute the probability that two articles tell of one happening, and the reasons."""

from __future__ import annotations

from datetime import date
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table
from briefgen.resolve.stories.commonness import words
from briefgen.resolve.stories.comparison import clues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.resolve.stories.signature import Signature, Vector

_SHOWN: Final = 4
"""Most things of one sort that a reason names."""


def probability(one: Signature, other: Signature) -> float:
    """Return the probability that two articles tell of one happening."""
    intercept, weights = _model()
    found = clues(one, other)
    total = intercept + sum(weights.get(clue, 0.0) * value for clue, value in found.items())
    return 1 / (1 + exp(-total))


@cache
def _model() -> tuple[float, dict[str, float]]:
    raw = table("weights/story")
    return float(raw["intercept"]), {str(k): float(v) for k, v in raw["weights"].items()}


def reasons(one: Signature, other: Signature) -> tuple[str, ...]:
    """Return what two articles share, as sentences, the most telling first. Dates are ISO."""
    return tuple(_reasons(one, other))


def _reasons(one: Signature, other: Signature) -> Iterator[str]:
    people = {one.spelled[name] for name in one.people & other.people}
    if people:
        yield f"Both name {_listed(people)}."
    if names := [name for name in _names(one, other) if name not in people][:_SHOWN]:
        yield f"Both have the names {', '.join(names)}."
    if days := one.days & other.days:
        told = ", ".join(date.fromordinal(d).isoformat() for d in sorted(days)[:_SHOWN])
        yield f"Both tell of {told}."
    if tolls := _listed(f"{n:g} {kind}" for kind, n in one.tolls & other.tolls):
        yield f"Both say: {tolls}."
    if ages := _listed(one.ages & other.ages):
        yield f"Both give the ages {ages}."
    named = {*one.names, *other.names}
    rare = [w for w in _both(one.body, other.body) if w not in named and not w.isdecimal()][:_SHOWN]
    if rare:
        yield f"Both use words that few articles use: {', '.join(rare)}."


def _listed(things: Iterable[str]) -> str:
    return ", ".join(sorted(things)[:_SHOWN])


def _names(one: Signature, other: Signature) -> list[str]:
    """Return the names of one article all of whose words the other names, most telling first."""
    found = dict.fromkeys(one.spelled.get(word, word) for word in _both(one.names, other.names))
    return [name for name in found if _held(name, one, other)]


def _held(name: str, one: Signature, other: Signature) -> bool:
    """Tell whether both articles name all telling words of a name."""
    return all(word in other.names for word in words(name) if word in one.names)


def _both(one: Vector, other: Vector) -> list[str]:
    """Return the words that are in both, those of most weight first."""
    both = {word: x * other[word] for word, x in one.items() if word in other}
    return sorted(both, key=lambda word: (-both[word], word))
