"""How do the actors stand to each other?

Every relation starts from a word that expresses it (the cue): a verb, a noun, a role, an
adjective, a compound. From there the parse leads to the two ends. No relation is concluded from
two names that merely stand together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.arena import Arenas
from briefgen.extract.relations.denial import accused, only_claimed, unreal
from briefgen.extract.relations.ends import Ends
from briefgen.extract.relations.screen import is_an_offer, screened
from briefgen.extract.relations.sureness import Case, sureness
from briefgen.extract.relations.triggers import found
from briefgen.extract.relations.unrealised import feared, of_a_purpose, of_a_role
from briefgen.extract.standing import standing
from briefgen.extract.weighing import weigh
from briefgen.model import Claim, ClaimKind, Confidence, Polarity, Relation, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.common import Found
    from briefgen.extract.standing import Standing
    from briefgen.model import Actor, Hedge

_ORIGIN: Final = "relations"
_GIVEN: Final = frozenset({"compound", "belonging", "possession", "including", "whole", "role"})
"""Constructions that presuppose: in "Iran-backed militias may attack", the backing is certain."""

_SHOWN: Final = 0.8
"""Probability below which a relation is doubtful, and so on no page.

Higher than for a name, since most relations are right. Source: of relations on documents left out,
93 in 100 above it are right, and 97 in 100 of the sure ones.
"""

_QUANTITIES: Final = "approximator"
_ON_OTHERS_WORD: Final = "reportative"


def find_relations(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    hedges: tuple[Hedge, ...],
) -> tuple[Relation, ...]:
    """Return the relations, in text order; one for each pair, predicate and sentence."""
    return tuple(relation for relation, _ in weighed_relations(reading, actors, claims, hedges))


def no_surer_than_ends(
    relations: tuple[Relation, ...], actors: tuple[Actor, ...]
) -> tuple[Relation, ...]:
    """Return the relations, those between actors that are not both plain likely at most."""
    plain = {a.id for a in actors if a.confidence is Confidence.SURE}
    return tuple(
        r
        if r.confidence is not Confidence.SURE or {r.subject, r.object} <= plain
        else replace(r, confidence=Confidence.LIKELY)
        for r in relations
    )


def weighed_relations(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    hedges: tuple[Hedge, ...],
) -> Iterator[tuple[Relation, dict[str, float]]]:
    """Yield the relations of `find_relations`, each with the clues to its confidence."""
    context = _Context(reading, claims, hedges)
    ends, arenas = Ends(reading, actors, claims), Arenas(reading)
    kept: dict[tuple[str, str, str, int], Found] = {}
    for raw in found(reading, ends):
        arena = arenas.of(raw.cue.sent)
        item = screened(raw, ends, arena)
        sentence = reading.sentence_at(raw.cue.start_char)
        if item is None or sentence is None:
            continue
        key = (*_ends(item), item.predicate.name, sentence.start)
        if key not in kept or _firmness(item) > _firmness(kept[key]):
            kept[key] = item
    for n, item in enumerate(kept.values(), 1):
        relation = context.relation(f"r{n}", item)
        quoted, hedged = relation.claim is not None, bool(relation.hedges)
        case = Case(item, ends, arenas.of(item.cue.sent), quoted, hedged)
        clues = sureness(reading, case)
        weighed = weigh("relation", clues)
        sure = weighed.confidence if weighed.probability >= _SHOWN else Confidence.DOUBTFUL
        yield replace(relation, confidence=sure), clues


def _ends(item: Found) -> tuple[str, str]:
    """Return the ends, sorted where the predicate is symmetric."""
    if item.predicate.symmetric and item.subject > item.object:
        return item.object, item.subject
    return item.subject, item.object


def _firmness(item: Found) -> int:
    """Return how firmly a relation is told: of several in a sentence the firmest is kept."""
    return 2 * (not item.negated) + (_outlook(item)[0] is Status.ASSERTED)


def _outlook(item: Found) -> tuple[Status, Span | None]:
    """Return a relation's status, and the words that tell it as wished, charged or supposed."""
    cue = item.cue[0]
    made = _given(item) or (item.predicate.name == "bids for" and is_an_offer(item))
    told = None if made else standing(cue) or _end_of(cue) or _come_to(item)
    if item.negated:
        return Status.DENIED, told.words if told and told.is_denied else None
    if told is not None and not told.is_denied:
        return told.status, told.words
    supposed = None if _given(item) else _supposed(cue)
    return (Status.HYPOTHETICAL, supposed) if supposed is not None else (Status.ASSERTED, None)


def _supposed(cue: Token) -> Span | None:
    """Return the words by which a deed is only charged, thought of, feared or claimed."""
    return accused(cue) or unreal(cue) or feared(cue) or only_claimed(cue)


def _come_to(item: Found) -> Standing | None:
    """Return the standing of the verb by which a role is assumed, or whose purpose the deed is."""
    return of_a_role(item.cue[0]) if item.rule == "role" else of_a_purpose(item.cue[0])


def _end_of(deed: Token) -> Standing | None:
    """Return the standing of the verb whose purpose clause a deed is.

    "Is expected to fly to Oslo to meet X": the meeting stands as the flight does.
    """
    purpose = deed.dep_ == "advcl" and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in deed.children
    )
    return standing(deed.head) if purpose and deed.head.pos_ == "VERB" else None


@dataclass(frozen=True, slots=True)
class _Context:
    """What surrounds a relation: the reading, the claims it may be part of, the hedges over it."""

    reading: Reading
    claims: tuple[Claim, ...]
    hedges: tuple[Hedge, ...]

    def relation(self, id_: str, item: Found) -> Relation:
        at = item.cue.start_char
        sentence = self.reading.sentence_at(at)
        assert sentence is not None
        status, words = _outlook(item)
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
            claim=None if _is_beside(item) else _innermost(self.claims, at),
            prospect=self.reading.quote(words) if words is not None else None,
            status=status,
        )


def _given(item: Found) -> bool:
    """Tell whether a relation's construction presupposes it, whatever the clause around it says."""
    return item.rule in _GIVEN and item.cue[0].dep_ not in ("attr", "pobj")


def _is_beside(item: Found) -> bool:
    """Tell whether a role is the writer's own description of a name, and so part of no claim.

    "Thanked the emir of X, Y", "said Y, head of X".
    """
    cue = item.cue[0]
    named = cue.dep_ == "appos" or any(t.dep_ == "appos" for t in cue.subtree)
    quoted = sum(t.text == '"' for t in cue.doc[cue.sent.start : cue.i]) % 2
    return item.rule == "role" and named and not quoted


def _hedged(item: Found, hedge: Hedge) -> bool:
    """Tell whether a hedge over a relation's words applies to the relation.

    No approximator does; a relation that is presupposed takes only reportative hedges.
    """
    return hedge.category != _QUANTITIES and (not _given(item) or hedge.category == _ON_OTHERS_WORD)


def _innermost(claims: Iterable[Claim], at: int) -> str | None:
    """Return the attributed claim whose content holds an offset, the innermost where they nest."""
    holding = [
        c
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and not c.denies_what_stood_before
        if any(x.start <= at < x.end for x in c.content)
    ]
    return max(holding, key=lambda c: len(c.sources)).id if holding else None
