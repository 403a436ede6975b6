"""Mark claims that their source takes back later: "X later withdrew the claim"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.extract.claims import clauses
from briefgen.extract.standing import standing
from briefgen.model import ClaimKind
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from briefgen.extract.claims.speakers import Speakers
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Evidence

_NEAR = 2
"""Sentences back to the claim that an "it", or a passive without an agent, takes back."""

_NEAR_OWN = 3
"""Sentences back to the claim of somebody who owns up to having been wrong."""


def with_withdrawals(reading: Reading, speakers: Speakers, claims: list[Claim]) -> list[Claim]:
    """Return the claims in text order, those taken back with the sentence that says so."""
    taken: dict[int, Evidence] = {}
    for verb in reading.doc:
        for at in _withdrawn_by(reading, speakers, claims, verb):
            taken.setdefault(at, _sentence(reading, verb))
        for at in _owned_up(reading, speakers, claims, verb):
            taken.setdefault(at, _sentence(reading, verb))
    return [replace(c, withdrawn=taken[k]) if k in taken else c for k, c in enumerate(claims)]


def _sentence(reading: Reading, verb: Token) -> Evidence:
    found = reading.sentence_at(verb.idx)
    words = (found.start, found.end) if found is not None else (verb.idx, verb.idx + len(verb))
    return reading.article.quote(*words)


def _withdrawn_by(
    reading: Reading, speakers: Speakers, claims: list[Claim], verb: Token
) -> Iterator[int]:
    """Yield the indices of the claims that a verb takes back."""
    if verb.pos_ != "VERB" or reading.sentence_at(verb.idx) is None:
        return
    what = _taken_back(verb)
    regretted = _regretted(verb)
    if (what is None and regretted is None) or standing(verb) is not None:
        return
    if regretted is not None:
        who = clauses.subject(verb)
        actor = speakers.actor_of(who) if who is not None else None
        yield from _regretted_before(claims, regretted, verb, actor)
        return
    if what is None:
        return
    passive = clauses.is_passive(verb)
    who = clauses.agent(verb) if passive else clauses.subject(verb)
    if who is None and not passive:
        return
    actor = speakers.actor_of(who) if who is not None else None
    own = [k for k in _before(claims, verb) if who is None or _is_by(claims[k], who, actor)]
    if who is not None and who.pos_ == "PRON" and actor is None:
        own = _alone_before(reading, claims, verb)
    close = who is None or actor is None or what.pos_ == "PRON"
    near = [k for k in own if not close or _back(reading, claims[k], verb) <= _NEAR]
    yield from _fitting(claims, near, what)


def _owned_up(
    reading: Reading, speakers: Speakers, claims: list[Claim], verb: Token
) -> Iterator[int]:
    """Yield the last claim of who owns up to an error: "I said X. *I was wrong about that*"."""
    who = _who_was_wrong(verb)
    if who is None or reading.sentence_at(verb.idx) is None:
        return
    actor = speakers.actor_of(who)
    before = [k for k in _before(claims, verb) if _back(reading, claims[k], verb) <= _NEAR_OWN]
    if actor is not None:
        own = [k for k in before if _is_by(claims[k], who, actor)]
    else:
        own = [k for k in before if _is_said_by_the_same(claims[k], who)]
    told = table("retractions")["words_taken_back"]["claim"]
    yield from [k for k in own if claims[k].act in told][-1:]


def _who_was_wrong(verb: Token) -> Token | None:
    """Return who owns up to an error, None for any other verb.

    That is the subject of "was wrong" if it is "I" or "we", else of the verb above: "*She* conceded
    that she had been wrong".
    """
    words = table("retractions")
    wrong = (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in words["wrong"])
    if verb.lemma_ != "be" or next(wrong, None) is None or standing(verb) is not None:
        return None
    who = clauses.own_subject(verb)
    if who is None or who.lower_ in ("i", "we"):
        return who
    over = verb.head
    admits = verb.dep_ == "ccomp" and over.lemma_.lower() in words["owning_up"]
    if not admits or who.pos_ != "PRON" or standing(over) is not None:
        return None
    return clauses.own_subject(over)


def _is_said_by_the_same(claim: Claim, who: Token) -> bool:
    """Tell whether a claim's source is the same word, "I" or "we", whoever that is."""
    source = claim.sources[-1].evidence if claim.sources else None
    return source is not None and source.exact.lower() == who.lower_


def _regretted_before(
    claims: list[Claim], regretted: Token, verb: Token, actor: Actor | None
) -> Iterator[int]:
    """Yield the last claim of an actor that shares a noun with what the actor regrets."""
    about = {t.lemma_.lower() for t in regretted.subtree if t.pos_ in ("NOUN", "PROPN")}
    own = [k for k in _before(claims, verb) if actor is not None and _is_by(claims[k], verb, actor)]
    alike = [k for k in own if about & _nouns(claims[k], verb.doc)]
    yield from alike[-1:]


def _nouns(claim: Claim, doc: Doc) -> set[str]:
    """Return the lemmas of the nouns and names of a claim's content."""
    spans = (doc.char_span(p.start, p.end, alignment_mode="expand") for p in claim.content)
    words = (t for span in spans if span is not None for t in span)
    return {t.lemma_.lower() for t in words if t.pos_ in ("NOUN", "PROPN")}


def _alone_before(reading: Reading, claims: list[Claim], verb: Token) -> list[int]:
    """Return the index of the one claim of the sentence before, nothing where it holds several."""
    near = [k for k in _before(claims, verb) if _back(reading, claims[k], verb) == 1]
    return near if len(near) == 1 else []


def _fitting(claims: list[Claim], near: list[int], what: Token) -> Iterator[int]:
    """Yield the last claim whose act fits what is taken back."""
    known = table("retractions")["words_taken_back"]
    acts = known.get(what.lemma_.lower()) or known["claim"]
    fit = [k for k in near if claims[k].act in acts or _would_not(claims[k])]
    if what.lemma_.lower() in table("retractions")["counts"]:
        fit = [k for k in fit if _counts(claims[k], what.doc)]
    yield from fit[-1:]


def _counts(claim: Claim, doc: Doc) -> bool:
    """Tell whether a claim gives a number, as what is put right as a number does."""
    spans = (doc.char_span(p.start, p.end, alignment_mode="expand") for p in claim.content)
    return any(t.like_num for span in spans if span is not None for t in span)


def _would_not(claim: Claim) -> bool:
    """Tell whether a claim is a refusal to take it back: "refused *to withdraw* the claim"."""
    first = claim.content[0].exact.lower().split()[:2]
    taking = table("retractions")["taking_back"]
    return claim.act == "refuse" and first[:1] == ["to"] and first[-1] in taking


def _before(claims: list[Claim], verb: Token) -> list[int]:
    """Return the indices of the attributed claims before a verb whose content does not hold it."""
    return [
        k
        for k, c in enumerate(claims)
        if c.kind is ClaimKind.ATTRIBUTED and c.cue.start < verb.idx and c.cue.end <= verb.idx
        if not any(p.start <= verb.idx < p.end for p in c.content)
    ]


def _is_by(claim: Claim, who: Token, actor: Actor | None) -> bool:
    """Tell whether a claim is of somebody: by the actor, else by the noun that names both."""
    if not claim.sources:
        return False
    source = claim.sources[-1]
    if actor is not None:
        return actor.id in source.everyone
    words = source.evidence.exact.casefold().split() if source.evidence is not None else []
    return who.pos_ == "NOUN" and who.lower_ in words and source.actor is None


def _back(reading: Reading, claim: Claim, verb: Token) -> int:
    """Return how many sentences a claim stands before a verb."""
    return sum(claim.cue.start < s.start <= verb.idx for s in reading.sentences)


def _taken_back(verb: Token) -> Token | None:
    """Return the noun or pronoun that a verb takes back or corrects; None for any other verb."""
    words = table("retractions")
    lemma = verb.lemma_.lower()
    needs = words["taking_back"].get(lemma)
    right = lemma in words["putting_right"]
    if (needs is None and not right) or _is_only_asked_for(verb):
        return None
    beside = {c.lower_ for c in verb.children if c.i > verb.i}
    if not right and needs and beside.isdisjoint(needs):
        return None
    known = words["put_right"] if right else words["words_taken_back"]
    ends = ("dobj", *clauses.PASSIVE_SUBJECTS)
    things = [c for c in verb.children if c.dep_ in ends]
    things += [g for c in verb.children if c.lower_ == "on" for g in c.children if lemma == "go"]
    return next((t for t in things if t.lemma_.lower() in known and _is_known(t)), None)


def _is_only_asked_for(verb: Token) -> bool:
    """Tell whether an infinitive tells what somebody wants taken back: "asked for it *to go*"."""
    made = table("retractions")["made_to"]
    to = any(c.tag_ == "TO" for c in verb.children)
    return to and verb.head.lemma_.lower() not in made


def _is_known(thing: Token) -> bool:
    """Tell whether what is taken back was mentioned before: "it", "the claim", "her statement"."""
    if thing.pos_ in ("PRON", "DET"):
        return True
    led = (c for c in thing.children if c.dep_ in ("det", "poss"))
    return any(c.lower_ not in ("a", "an", "any", "no") for c in led)


def _regretted(verb: Token) -> Token | None:
    """Return the gerund after "apologised for"; None for any other verb."""
    if verb.lemma_.lower() not in table("retractions")["regretting"]:
        return None
    under = (g for c in verb.children if c.lower_ == "for" for g in c.children)
    return next((g for g in under if g.dep_ == "pcomp" and g.tag_ == "VBG"), None)
