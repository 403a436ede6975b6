"""Keep references to actors whole while actors are merged, split, added and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Actor, Claim, ClaimSource, Event, Metadata, Place, Relation

Refer = Callable[[str, tuple[Evidence, ...]], str | None]
"""Maps an actor's id, and the words that refer to it, to its present id; None where it is gone."""


def rewired(metadata: Metadata, actors: Sequence[Actor], refer: Refer) -> Metadata:
    """Return the metadata with other actors and all references updated.

    A claim whose source is gone keeps the source's words; a relation that loses a side, or whose
    sides have become one actor, is dropped.
    """
    return replace(
        metadata,
        actors=tuple(_with_abouts(a, refer) for a in actors),
        claims=tuple(_claim(c, refer) for c in metadata.claims),
        relations=tuple(_relations(metadata.relations, refer)),
        events=tuple(_event(e, refer) for e in metadata.events),
        places=tuple(_place(p, refer) for p in metadata.places),
    )


def _referred(actor: str | None, words: tuple[Evidence, ...], refer: Refer) -> str | None:
    return None if actor is None else refer(actor, words)


def _with_abouts(actor: Actor, refer: Refer) -> Actor:
    if all(d.about is None for d in actor.descriptions):
        return actor
    followed = ((d, _referred(d.about, (d.evidence,), refer)) for d in actor.descriptions)
    return replace(
        actor,
        descriptions=tuple(
            replace(d, about=None if about == actor.id else about) for d, about in followed
        ),
    )


def _claim(claim: Claim, refer: Refer) -> Claim:
    words = (claim.cue, *claim.content)
    return replace(
        claim,
        sources=tuple(_source(s, words, refer) for s in claim.sources),
        target=_referred(claim.target, words, refer),
    )


def _source(source: ClaimSource, words: tuple[Evidence, ...], refer: Refer) -> ClaimSource:
    own = (source.evidence,) if source.evidence else words
    actor = _referred(source.actor, own, refer)
    if not source.actors:
        return replace(source, actor=actor)
    followed = [refer(a, own) for a in source.actors]
    kept = tuple(dict.fromkeys(a for a in followed if a is not None))
    if source.actor is None or None in followed:
        return replace(source, actor=None, actors=kept)
    return replace(source, actor=kept[0], actors=kept if len(kept) > 1 else ())


def _relations(relations: Sequence[Relation], refer: Refer) -> Iterator[Relation]:
    for relation in relations:
        subject = refer(relation.subject, (relation.evidence,))
        object_ = refer(relation.object, (relation.evidence,))
        if subject is not None and object_ is not None and subject != object_:
            yield replace(relation, subject=subject, object=object_)


def _event(event: Event, refer: Refer) -> Event:
    followed = (refer(actor, (event.evidence,)) for actor in event.actors)
    return replace(event, actors=tuple(dict.fromkeys(a for a in followed if a is not None)))


def _place(place: Place, refer: Refer) -> Place:
    return replace(
        place, actor=_referred(place.actor, tuple(m.evidence for m in place.mentions), refer)
    )
