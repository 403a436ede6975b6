"""How do the actors stand to each other?

Every relation starts from a word that says so: a verb, a noun, a role, an adjective, a compound. From there the parse
leads to the two ends. No relation is concluded from two names that merely stand together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.extract.relations.ends import Ends
from briefgen.extract.relations.triggers import found
from briefgen.model import Claim, ClaimKind, Polarity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.triggers import Found
    from briefgen.model import Actor, Hedge

_ORIGIN = "relations"


def find_relations(
    reading: Reading, actors: tuple[Actor, ...], claims: tuple[Claim, ...], hedges: tuple[Hedge, ...]
) -> tuple[Relation, ...]:
    """Return the relations, in text order; one for each pair, predicate and sentence."""
    seen: set[tuple[str, str, str, int]] = set()
    out: list[Relation] = []
    context = _Context(reading, claims, hedges)
    ends = Ends(reading, actors, claims)
    for item in found(reading, ends):
        sentence = reading.sentence_at(item.cue.start_char)
        if sentence is None or not _sensible(item, ends):
            continue
        first, second = sorted((item.subject, item.object)) if item.predicate.symmetric else (item.subject, item.object)
        key = (first, second, item.predicate.name, sentence.start)
        if key in seen:
            continue
        seen.add(key)
        out.append(context.relation(f"r{len(out) + 1}", item))
    return tuple(out)


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
            hedges=tuple(h for h in self.hedges if h.scope and h.scope.start <= at < h.scope.end),
            claim=_innermost(self.claims, at),
        )


def _innermost(claims: Iterable[Claim], at: int) -> str | None:
    """Return the claim in whose content an offset lies, the farthest voice's where several are nested."""
    holding = [c for c in claims if c.kind is ClaimKind.ATTRIBUTED and any(x.start <= at < x.end for x in c.content)]
    return max(holding, key=lambda c: len(c.sources)).id if holding else None
