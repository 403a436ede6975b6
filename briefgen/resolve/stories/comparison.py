"""Compute the clues that two articles tell of one happening, or of two."""

from __future__ import annotations

from math import fsum, log1p
from typing import TYPE_CHECKING, Final

from briefgen.resolve.stories.commonness import weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.resolve.stories.signature import Signature, Vector

_TELLING: Final = frozenset({"days", "ages", "places"})
"""What counts as a clue where shared; people and streets count as names and words already."""

_APART: Final = 3
"""Days from which on two told days are not one night, nor one slip of a weekday."""

_SEASON: Final = 90
"""Days between two articles beyond which a court or an anniversary may still link them."""


def clues(one: Signature, other: Signature) -> Mapping[str, float]:
    """Return the clues of whether two articles are on one happening, each from 0 to about 3."""
    body, names = cosine(one.body, other.body), cosine(one.names, other.names)
    return {
        "words": body,
        "words of the leads": cosine(one.lead, other.lead),
        "names": names,
        "words and names": body * names,
        **_shared("people", one.people, other.people),
        **_shared("places", one.places, other.places),
        **_shared("streets", one.streets, other.streets),
        **_shared("ages", one.ages, other.ages),
        **_shared("days", one.days, other.days),
        **_tolls(one, other),
        **_time(one, other),
        "rare names": log1p(_rare(one.names, other.names)) / 3,
    }


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length one, 0 to 1."""
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _shared(what: str, one: frozenset[object], other: frozenset[object]) -> dict[str, float]:
    """Return the clue of shared things; where both have some and share none, the opposite clue."""
    if not one or not other:
        return {}
    both = len(one & other)
    if not both:
        return {f"no shared {what}": 1.0} if what != "days" else {}
    share = both / min(len(one), len(other))
    return {f"share of {what}": share} if what in _TELLING else {}


def _tolls(one: Signature, other: Signature) -> dict[str, float]:
    """Return whether the numbers of killed and injured agree."""
    kinds = {k for k, _ in one.tolls} & {k for k, _ in other.tolls}
    if not kinds:
        return {}
    agree = {k for k, _ in one.tolls & other.tolls}
    found = {"a toll in common": float(bool(agree)), "other tolls": float(bool(kinds - agree))}
    return {clue: value for clue, value in found.items() if value}


def _time(one: Signature, other: Signature) -> dict[str, float]:
    """Return clues of how far apart the articles were published, and the days that they tell of."""
    found = {}
    if one.published is not None and other.published is not None:
        apart = abs(one.published - other.published)
        found["days between them"] = log1p(apart) / 2
        found["within a day"] = float(apart <= 1)
        found["a season between them"] = float(apart > _SEASON)
    else:
        found["no dates"] = 1.0
    if one.days and other.days:
        nearest = min(abs(a - b) for a in one.days for b in other.days)
        found["no shared days"] = float(nearest >= _APART)
    return found


def _rare(one: Vector, other: Vector) -> float:
    return fsum(weight(word) for word in one.keys() & other.keys())
