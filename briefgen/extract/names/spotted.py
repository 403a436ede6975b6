"""Merges names that another model found with those found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names.name import Name, Sense
from briefgen.extract.spotting import OTHER, PLACE
from briefgen.extract.weighing import Weighed
from briefgen.model import ActorType, Confidence

if TYPE_CHECKING:
    from briefgen.extract.spotting import Seen


def with_spotted(names: tuple[Name, ...], found: tuple[Seen, ...]) -> tuple[Name, ...]:
    """Return the names merged with another model's, in text order, without overlaps.

    A name with a registry key stays. Any other name gives way to one of which the model is sure or
    nearly so; one that the model doubts is added only where there is none.
    """
    out = list(names)
    taken: list[Seen] = []
    for one in sorted(found, key=lambda s: (-s.score, s.evidence.start, -s.evidence.end)):
        if any(one.evidence.overlaps(t.evidence) for t in taken):
            continue
        beside = [n for n in out if n.evidence.overlaps(one.evidence)]
        doubtful = _confidence(one) is Confidence.DOUBTFUL
        if any(n.key is not None for n in beside) or (beside and doubtful):
            continue
        taken.append(one)
        out = [n for n in out if n not in beside]
        out.append(_name(one))
    return tuple(sorted(out, key=lambda n: (n.evidence.start, n.evidence.end)))


def _confidence(one: Seen) -> Confidence:
    return Weighed(one.score).confidence


def _name(one: Seen) -> Name:
    senses = {PLACE: Sense.PLACE, OTHER: Sense.OTHER}
    sense = senses.get(one.kind, Sense.ACTOR)
    kind = ActorType(one.kind) if sense is Sense.ACTOR else None
    return Name(one.evidence, sense, one.origin, kind, confidence=_confidence(one))
