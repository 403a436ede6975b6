"""Resolve "he", "the minister" and the "I" of an answer to the article's actors.

A link is inferred and not read: it is a mention of kind `pronoun` or `nominal` with the words
that it goes back to and the reason. Where two may be meant there is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
    return replace(actor, mentions=tuple(everything))
