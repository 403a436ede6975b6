"""List proposals, for a person to read or for a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.errors import DeskError
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from briefgen.model import Corpus, CorpusActor, Evidence, Proposal


@dataclass(frozen=True, slots=True)
class Side:
    """One of two actors that may be one: the actor, a sentence that names it, and where that is."""

    actor: CorpusActor
    ref: str
    sentence: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal with its two sides, as it is put before a person."""

    proposal: Proposal
    a: Side
    b: Side


def listed(corpus: Corpus) -> tuple[Case, ...]:
    """Return the proposals of a desk, the likeliest first."""
    actors = {a.slug: a for a in corpus.actors}
    return tuple(
        Case(
            p,
            _side(corpus, actors[p.a], p.a_ref, p.words[0]),
            _side(corpus, actors[p.b], p.b_ref, p.words[1]),
        )
        for p in corpus.proposals
    )


def find(corpus: Corpus, id_: str) -> Case:
    """Return the proposal with an id.

    Raises:
        DeskError: where there is none.
    """
    cases = listed(corpus)
    found = next((c for c in cases if c.proposal.id == id_), None)
    if found is None:
        ids = [c.proposal.id for c in cases]
        message = f"{id_!r} is no open proposal"
        remedy = suggestion(id_, ids) if ids else "none is open"
        raise DeskError(message, remedy=remedy)
    return found


def plain(cases: tuple[Case, ...]) -> list[dict[str, Any]]:
    """Return proposals as plain values."""
    return [
        {
            "id": c.proposal.id,
            "score": c.proposal.score,
            "a": _plain_side(c.a),
            "b": _plain_side(c.b),
            "reasons": list(c.proposal.reasons),
            "reopened": c.proposal.reopened or None,
        }
        for c in cases
    ]


def _plain_side(side: Side) -> dict[str, Any]:
    return {
        "actor": side.actor.slug,
        "name": side.actor.name,
        "type": str(side.actor.type),
        "articles": len({m.entry for m in side.actor.members}),
        "ref": side.ref,
        "sentence": side.sentence,
        "source": side.source,
        "address": side.address,
    }


def _side(corpus: Corpus, actor: CorpusActor, ref: str, words: tuple[str, Evidence]) -> Side:
    slug, evidence = words
    metadata = next(e.metadata for e in corpus.entries if e.slug == slug)
    at = next((s for s in metadata.sentences if s.start <= evidence.start < s.end), None)
    return Side(
        actor,
        ref,
        " ".join(evidence.exact.split()),
        metadata.article.source.path,
        at.address.label if at else "",
    )
