"""Does a state act in an article, or is its name only a location or an origin?

A state acts where it speaks or is an end of a relation, where a verb has it as subject or object,
and where something that only states have is called its. As an adjective of persons and firms,
within the name of a body, and after a preposition of place it is no more than a place or a
nationality. So is a people whose name only ever modifies a noun ("Shia men").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, Confidence, Precision
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Mention, Place, Relation

_OF_OFFICE: Final = frozenset({"leads", "holds office in", "represents", "member of", "commands"})
"""Predicates that say whose a person is, and nothing of what the state does."""
_BEFORE: Final = frozenset({"amod", "compound", "nmod"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("parts").items()}


def with_parts(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    relations: tuple[Relation, ...],
) -> tuple[Actor, ...]:
    """Return the actors, each state and people marked whether it acts in the article."""
    told = {a for c in claims for s in c.sources for a in s.everyone}
    for relation in relations:
        if relation.confidence is not Confidence.DOUBTFUL:
            told.add(relation.subject)
            told.update(() if relation.predicate in _OF_OFFICE else (relation.object,))
    does = {ActorType.STATE: _acts, ActorType.PEOPLE: _is_more_than_adjective}
    return tuple(
        replace(a, acts=a.id in told or does[a.type](reading, a)) if a.type in does else a
        for a in actors
    )


def without_divisions(actors: tuple[Actor, ...], places: tuple[Place, ...]) -> tuple[Actor, ...]:
    """Return the actors without states whose every mention is another country's division.

    "Georgia's law", told beside Atlanta; a people's adjective within a division's name ("*French*
    Guiana") is no mention of their state either.
    """
    theirs = {p.actor for p in places}
    divisions = [p for p in places if p.precision is Precision.PROVINCE]
    return tuple(
        kept
        for a in actors
        if (kept := a if a.type is not ActorType.STATE else _without_namesakes(a, divisions))
        and (kept.mentions or a.id in theirs)
    )


def _without_namesakes(state: Actor, divisions: list[Place]) -> Actor:
    """Return a state without the mentions within the name of another country's division."""
    code = (state.registry_key or "").rpartition(":")[2]
    abroad = [m.evidence for p in divisions if p.country != code for m in p.mentions]
    kept = tuple(
        m
        for m in state.mentions
        if not any(d.start <= m.evidence.start and m.evidence.end <= d.end for d in abroad)
    )
    return state if len(kept) == len(state.mentions) else replace(state, mentions=kept)


def with_scenes(reading: Reading, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places, each state marked whether a mention makes it a location."""
    return tuple(
        p if p.actor is None else replace(p, scene=_any(reading, p.mentions, _is_scene))
        for p in places
    )


def _acts(reading: Reading, state: Actor) -> bool:
    return _any(reading, state.mentions, _takes_part)


def _is_more_than_adjective(reading: Reading, people: Actor) -> bool:
    return _any(reading, people.mentions, lambda token: token.dep_ not in _BEFORE)


def _any(reading: Reading, mentions: tuple[Mention, ...], holds: Callable[[Token], bool]) -> bool:
    """Tell whether `holds` is true of the head of any mention, or a mention has no head."""
    for mention in mentions:
        span = reading.doc.char_span(
            mention.evidence.start, mention.evidence.end, alignment_mode="expand"
        )
        if span is None or holds(_first_of_row(span.root)):
            return True
    return False


def _takes_part(token: Token) -> bool:
    """Tell whether a state's mention, by its head token, acts or is acted on."""
    head, known = token.head, _words()
    if token.dep_ in ("nsubj", "nsubjpass"):
        return head.lemma_ not in known["only_is"]
    if token.dep_ in ("dobj", "dative", "iobj"):
        return head.lemma_ not in known["where_it_is"]
    if _is_gapped(token):
        return True
    if token.dep_ == "poss" or token.dep_ in _BEFORE:
        return head.lower_ != _GOVERNMENT and _is_of_a_state(head, token)
    if token.dep_ == "ROOT":
        return _opens(token)
    return token.dep_ == "pobj" and _is_party(head)


_GOVERNMENT: Final = "government"
"""An actor of its own: "X government" does not make the state a second one."""


def _is_gapped(token: Token) -> bool:
    """Tell whether a state is the subject of an elided verb: "X sent 90 men *and Y two tents*"."""
    if token.dep_ not in _BEFORE or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    joined = token.nbor(-1).dep_ == "cc" and token.nbor().tag_ == "CD"
    return joined and token.head.dep_ == "conj" and token.head.head.dep_ == "dobj"


def _opens(token: Token) -> bool:
    """Tell whether a root of the parse opens its sentence before a verb, and so is its subject."""
    first = next((t for t in token.sent if not (t.is_space or t.dep_ == "det")), token)
    return first.i == token.i and any(c.pos_ == "VERB" and c.i > token.i for c in token.children)


def _is_of_a_state(noun: Token, owner: Token) -> bool:
    """Tell whether a noun is what only states have and no name: "X troops", not "the X Court"."""
    named = noun.pos_ == "PROPN" and noun.text[:1].isupper() and owner.dep_ != "poss"
    lemma = noun.lemma_.lower()
    return not named and bool({lemma, noun.lower_} & _words()["of_states"])


def _is_party(link: Token) -> bool:
    """Tell whether a state in a prepositional phrase takes part in the deed that it depends on."""
    word, over, known = link.lower_, link.head, _words()
    if word in known["with_others"]:
        return not (word == "between" and over.pos_ in _NOUNS and over.lemma_ in known["of_places"])
    lemma = over.lemma_.lower()
    if over.pos_ == "VERB":
        frames = predicates().verbs.get(lemma, ())
        given = word == "from" and any(f.giver for f in frames)
        return given or any(word in f.prepositions for f in frames)
    frame = predicates().nouns.get(lemma)
    behind = frame is not None and word in frame.prepositions
    return behind or (word in ("of", "for", "on", "to") and lemma in known["party_to"])


def _is_scene(token: Token) -> bool:
    """Tell whether a state's mention, by its head token, says where something is."""
    head, known = token.head, _words()
    if token.dep_ == "dobj":
        return head.lemma_ in known["where_it_is"]
    if token.dep_ == "nsubj":
        return head.lemma_ in known["only_is"]
    if token.dep_ == "poss":
        return bool({head.lemma_.lower(), head.lower_} & known["of_places"])
    if token.dep_ in ("appos", "npadvmod", "ROOT", "conj"):
        return not (token.dep_ == "ROOT" and _opens(token))
    ways = known["inside"] | known["ways"] | known["loosely"]
    if token.dep_ != "pobj" or head.lower_ not in ways:
        return False
    return not _is_party(head)


def _first_of_row(token: Token) -> Token:
    """Return the first of the names joined by "and" or commas."""
    while token.dep_ == "conj" and token.head.i < token.i and token.head.pos_ in _NOUNS:
        token = token.head
    return token
