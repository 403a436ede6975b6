"""Relations that take more than a verb and its object: sales, defeats, mediation, strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.relations.common import Found, cue_of, pairs
from briefgen.extract.relations.denial import negated
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.ends import Ends

_TO: Final = frozenset({"to"})
_AT: Final = frozenset({"at"})
_BETWEEN: Final = frozenset({"between", "among"})
_BODIES: Final = frozenset({ActorType.ORGANISATION, ActorType.COMPANY, ActorType.UNKNOWN})


def found_dealing(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield the relations that a verb expresses together with its other dependents."""
    if lemma in predicates().sells:
        yield from _sold(verb, ends)
    if lemma == "lose":
        yield from _lost(verb, ends)
    if lemma in predicates().go_betweens:
        yield from _go_between(verb, lemma, ends)
    if lemma in predicates().verbs and predicates().verbs[lemma][0].predicate.name == "fines":
        yield from _fined(verb, ends)
    yield from _stopped_work(verb, lemma, ends)
    yield from _each_other(verb, lemma, ends)


def is_sale_of_a_firm(verb: Token, ends: Ends) -> bool:
    """Tell whether a named firm is what is sold, so that its buyer is not supplied."""
    return verb.lemma_.lower() in predicates().sells and any(_firms(verb, ends))


def _firms(verb: Token, ends: Ends) -> tuple[str, ...]:
    """Return the named firms that a verb has as its object, or as its passive subject."""
    things = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    named = (ends.at(t) for t in things)
    return tuple(a for a in named if a and ends.kinds[a] is ActorType.COMPANY)


def _sold(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield the buyer of a firm: "X sold Y to Z"."""
    buyers = ends.behind(verb, _TO)
    buys = predicates().named["buys"]
    yield from pairs(
        buyers, _firms(verb, ends), buys, cue_of(verb), "verb, reversed", negated=negated(verb)
    )


def _lost(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield "Y defeats X" for "X lost to Y" and "X lost the race to Y"."""
    lost = [c for c in verb.children if c.dep_ == "dobj"]
    if any(t.lemma_.lower() not in predicates().contests for t in lost):
        return
    winners = ends.behind(verb, _TO) or tuple(a for t in lost for a in ends.behind(t, _TO))
    losers = ends.subjects(verb)
    rivals = ends.persons | ends.of_kind("body")
    both = [a for a in (*winners, *losers) if a not in rivals]
    if not both:
        defeats = predicates().named["defeats"]
        yield from pairs(
            winners, losers, defeats, cue_of(verb), "verb, reversed", negated=negated(verb)
        )


def _fined(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X fined *Y* 3 million euros", where the parse attaches Y to the sum."""
    if ends.objects(verb):
        return
    for sum_ in (c for c in verb.children if c.dep_ == "dobj"):
        before = (ends.at(t) for t in verb.doc[verb.i + 1 : sum_.i] if t.head == sum_)
        fined = tuple(a for a in before if a)
        fines = predicates().named["fines"]
        yield from pairs(
            ends.subjects(verb), fined, fines, cue_of(verb), "verb", negated=negated(verb)
        )


def _go_between(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield for whom somebody mediates, or who is hosted: "X brokered a truce between Y and Z"."""
    name = "hosts" if lemma == "host" else "mediates for"
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    between = ends.behind(verb, _BETWEEN) if lemma != "host" else ()
    for thing in things:
        if thing.lemma_.lower() in predicates().nouns:
            between = (*between, *ends.behind(thing, _BETWEEN), *_of_thing(thing, ends))
    yield from pairs(
        ends.subjects(verb),
        tuple(dict.fromkeys(between)),
        predicates().named[name],
        cue_of(verb),
        "verb",
        negated=negated(verb),
    )


def _of_thing(thing: Token, ends: Ends) -> tuple[str, ...]:
    """Return the parties after a participle of a noun: "talks held between X and Y"."""
    held = (c for c in thing.children if c.dep_ == "acl")
    return tuple(a for c in held for a in ends.behind(c, _BETWEEN))


def _stopped_work(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield the employer at which a union or its members strike: "X members at Y walked out"."""
    out = any(c.lower_ == "out" for c in verb.children)
    strikes = lemma == "strike" and not any(c.dep_ == "dobj" for c in verb.children)
    went = any(
        c.lower_ == "on" and any(t.lemma_ == "strike" for t in c.children) for c in verb.children
    )
    if not (strikes or went or (lemma == "walk" and out)) or not _is_of_labour(verb):
        return
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    unions = tuple(a for a in ends.subjects(verb) if ends.kinds[a] is ActorType.ORGANISATION)
    firms = (*ends.behind(verb, _AT), *(a for t in doers for a in ends.behind(t, _AT)))
    employers = tuple(a for a in dict.fromkeys(firms) if ends.kinds[a] in _BODIES)
    predicate = predicates().named["strikes at"]
    yield from pairs(unions, employers, predicate, cue_of(verb), "verb", negated=negated(verb))


def _is_of_labour(verb: Token) -> bool:
    """Tell whether a sentence has a word of work or pay, so that walking out is a strike."""
    return bool({t.lemma_.lower() for t in verb.sent} & predicates().labour)


def _each_other(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield in both directions what two do to "each other"."""
    frames = predicates().verbs.get(lemma, ())
    mutual = any(
        c.dep_ in ("dobj", "dative") and c.lower_ in ("other", "another")
        and any(g.lower_ in ("each", "one") for g in c.children)
        for c in verb.children
    )  # fmt: skip
    subjects = ends.subjects(verb)
    frame = next((f for f in frames if f.object and f.predicate.kind == "conflict"), None)
    if not mutual or frame is None or len(subjects) != _TWO:
        return
    first, second = subjects
    for one, other in ((first, second), (second, first)):
        yield from pairs(
            (one,), (other,), frame.predicate, cue_of(verb), "verb", negated=negated(verb)
        )


_TWO: Final = 2
