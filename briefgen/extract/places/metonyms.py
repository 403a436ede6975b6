"""When does a capital's name mean the government: "Lima said", "the treaty with Lima"?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.model import Role
from briefgen.registry.gazetteer import places_named
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Mention, Place

_BODILY: Final = frozenset({"attacks", "fights", "controls", "visits", "kills", "wounds"})
"""Roots of predicates whose object may be a town."""


def without_metonyms(reading: Reading, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places, capitals that only mean their governments marked as no location."""
    return tuple(
        replace(p, scene=False) if p.scene and _is_only_a_government(reading, p) else p
        for p in places
    )


def is_metonym(reading: Reading, place: Place, mention: Mention) -> bool:
    """Tell whether a mention of a capital means its government."""
    return _is_capital(place) and _speaks(reading, mention)


def _is_only_a_government(reading: Reading, place: Place) -> bool:
    """Tell whether a capital's mentions mean its government, and none is a location."""
    if not _is_capital(place) or not any(_speaks(reading, m) for m in place.mentions):
        return False
    return not any(_is_where(reading, m) for m in place.mentions)


def _is_capital(place: Place) -> bool:
    """Tell whether a place is a country's capital by the gazetteer."""
    if place.actor or not (place.source or "").startswith("geonames:"):
        return False
    return any(e.id == place.source and e.capital for e in places_named(place.name))


def _head(reading: Reading, mention: Mention) -> Token | None:
    """Return the head token of a mention, in a row of names that of the first."""
    start, end = mention.evidence.start, mention.evidence.end
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    token = span.root
    while token.dep_ == "conj" and token.head.i < token.i and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _speaks(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention, by what governs it, is of somebody who speaks or is dealt with."""
    token = _head(reading, mention)
    if token is None or _is_aside(reading, mention):
        return False
    head = token.head
    lemma = head.lemma_.lower()
    if token.dep_ == "nsubj":
        return head.pos_ in ("VERB", "AUX") and _is_a_governments(head)
    if token.dep_ == "poss":
        return lemma in _words()["of_governments"] | _parts()["of_states"]
    if token.dep_ in ("dobj", "dative"):
        frames = predicates().verbs.get(lemma, ())
        return any(f.object and f.predicate.root not in _BODILY for f in frames)
    return token.dep_ == "pobj" and _is_dealt_with(head)


def _is_a_governments(verb: Token) -> bool:
    """Tell whether a verb is of what governments do: say, want, refuse, have an intention."""
    lemma, words = verb.lemma_.lower(), lexicon()
    if lemma in ("have", "hold", "see"):
        taken = (c.lemma_.lower() for c in verb.children if c.dep_ == "dobj")
        return any(t in _words()["of_governments"] for t in taken)
    return verb.lower_ in words.speech or lemma in words.deeds | _words()["minded"]


def _is_dealt_with(link: Token) -> bool:
    """Tell whether a preposition marks a party to a deal or a demand: "talks with X"."""
    word, over = link.lower_, link.head
    lemma = over.lemma_.lower()
    ours = _words()["of_governments"] | _parts()["of_states"]
    if word in ("with", "against"):
        return True
    if word in ("from", "on", "to", "by", "for", "between"):
        deal = over.pos_ == "NOUN" and lemma in ours | lexicon().dealings
        return deal and not (word == "to" and lemma in ("visit", "trip", "flight"))
    return False


def _is_where(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is a location, an origin or a destination."""
    if _is_aside(reading, mention):
        return True
    token = _head(reading, mention)
    if token is None:
        return True
    head = token.head
    if token.dep_ == "dobj":
        return head.lemma_.lower() in _parts()["where_it_is"]
    if token.dep_ in ("npadvmod", "appos"):
        return True
    if token.dep_ != "pobj" or _is_dealt_with(head):
        return False
    word = head.lower_
    return word in _parts()["inside"] | _parts()["ways"] or word in ("of", "on")


def _is_aside(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention stands in a dateline."""
    at = mention.evidence.start
    return any(b.start <= at < b.end and b.role is Role.DATELINE for b in reading.article.blocks)


@cache
def _parts() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("parts").items()}


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("place_words")["capitals"].items()}
