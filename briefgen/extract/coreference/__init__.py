"""Resolve "he", "the minister" and the "I" of an answer to the article's actors.

A link is inferred and not read: it is a mention of kind `pronoun` or `nominal` with the words
that it goes back to and the reason. Where two may be meant there is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import ActorType, Confidence
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Mention


def with_anaphors(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors, their anaphors (pronouns and nouns) added to their mentions."""
    from briefgen.extract.coreference.authors import with_author  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.coreference.links import links  # noqa: PLC0415 - as above

    actors = with_author(reading, actors)
    found: dict[str, list[Mention]] = {}
    for actor, mention in links(reading, actors):
        found.setdefault(actor, []).append(mention)
    return tuple(_grown(a, found.get(a.id, ())) for a in actors)


def _grown(actor: Actor, more: Iterable[Mention]) -> Actor:
    taken = [m.evidence for m in actor.mentions]
    fresh = [m for m in more if not any(m.evidence.overlaps(e) for e in taken)]
    if not fresh:
        return actor
    everything = sorted((*actor.mentions, *fresh), key=lambda m: (m.evidence.start, m.evidence.end))
    grown = replace(actor, mentions=tuple(everything))
    return _as_a_person(grown) if any(_says_i(m) for m in fresh) else grown


def _says_i(mention: Mention) -> bool:
    return mention.evidence.exact.lower() in table("coreference")["first"]


def _as_a_person(actor: Actor) -> Actor:
    """Return an actor who says "I" as a person, where nothing else told what it is."""
    if actor.type is not ActorType.UNKNOWN:
        return actor
    doubtful = actor.confidence is Confidence.DOUBTFUL
    held = Confidence.LIKELY if doubtful else actor.confidence
    return replace(actor, type=ActorType.PERSON, confidence=held)
