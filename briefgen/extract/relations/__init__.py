"""How do the actors stand to each other?

Every relation starts from a word that says so: a verb, a noun, a role, an adjective, a compound.
From there the parse leads to the two ends. No relation is concluded from two names that merely
stand together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.prospects import outlook
from briefgen.extract.relations.ends import Ends
from briefgen.extract.relations.triggers import found
from briefgen.model import Claim, ClaimKind, Polarity, Relation
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.common import Found
    from briefgen.model import Actor, Evidence, Hedge

_ORIGIN: Final = "relations"
_GIVEN: Final = frozenset({"compound", "belonging", "possession", "including", "whole", "role"})
"""Constructions that take a thing for granted: in "Iran-backed militias may attack", nobody doubts who backs them."""

_QUANTITIES: Final = "approximator"
_ON_OTHERS_WORD: Final = "reportative"


def find_relations(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    hedges: tuple[Hedge, ...],
) -> tuple[Relation, ...]:
    """Return the relations, in text order; one for each pair, predicate and sentence."""
    seen: set[tuple[str, str, str, int]] = set()
    out: list[Relation] = []
    context = _Context(reading, claims, hedges)
    ends = Ends(reading, actors, claims)
    for item in (_of_person(i, ends) for i in found(reading, ends)):
        sentence = reading.sentence_at(item.cue.start_char)
        if sentence is None or not _sensible(item, ends):
            continue
        first, second = (
            sorted((item.subject, item.object))
            if item.predicate.symmetric
            else (item.subject, item.object)
        )
        key = (first, second, item.predicate.name, sentence.start)
        if key in seen:
            continue
        seen.add(key)
        out.append(context.relation(f"r{len(out) + 1}", item))
    return tuple(out)


def _of_person(item: Found, ends: Ends) -> Found:
    """Return what was found with a person a member, and not a part, of a body."""
    part, belonging = predicates().roles["part"], predicates().belonging
    return (
        replace(item, predicate=belonging)
        if item.predicate is part and item.subject in ends.persons
        else item
    )


def _sensible(item: Found, ends: Ends) -> bool:
    """Tell whether two ends can stand so: nobody is related to themselves, and nobody heads or belongs to a person."""
    return item.subject != item.object and not (item.predicate.body and item.object in ends.persons)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a relation: its sentence, the claim that it is part of, the hedges over it."""

    reading: Reading
    claims: tuple[Claim, ...]
    hedges: tuple[Hedge, ...]

    def relation(self, id_: str, item: Found) -> Relation:
        at = item.cue.start_char
        sentence = self.reading.sentence_at(at)
        assert sentence is not None
        return Relation(
            id=id_,
            subject=item.subject,
            object=item.object,
            predicate=item.predicate.name,
            kind=item.predicate.kind,
            sign=item.predicate.sign,
            evidence=self.reading.article.quote(sentence.start, sentence.end),
            cue=self.reading.quote(item.cue),
            origin=f"{_ORIGIN}: {item.rule}",
            polarity=Polarity.NEGATED if item.negated else Polarity.AFFIRMED,
            hedges=tuple(
                h
                for h in self.hedges
                if h.scope and h.scope.start <= at < h.scope.end and _hedged(item, h)
            ),
            claim=_innermost(self.claims, at),
            prospect=self._prospect(item),
        )

    def _prospect(self, item: Found) -> Evidence | None:
        """Return the words by which a relation is told as wished, planned or supposed, None where it is a fact."""
        words = outlook(item.cue[0]) if not _given(item) else None
        return self.reading.quote(words) if words is not None else None


def _given(item: Found) -> bool:
    """Tell whether a relation is taken for granted by its construction, whatever the clause around it holds."""
    return item.rule in _GIVEN and item.cue[0].dep_ not in ("attr", "pobj")


def _hedged(item: Found, hedge: Hedge) -> bool:
    """Tell whether a hedge that stands over a relation's words holds back from it: no vague number does."""
    return hedge.category != _QUANTITIES and (not _given(item) or hedge.category == _ON_OTHERS_WORD)


def _innermost(claims: Iterable[Claim], at: int) -> str | None:
    """Return the claim in whose content an offset lies, the farthest voice's where several are nested."""
    holding = [
        c
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and any(x.start <= at < x.end for x in c.content)
    ]
    return max(holding, key=lambda c: len(c.sources)).id if holding else None
