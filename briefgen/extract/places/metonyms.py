"""When does a place's name mean no place: "Lima said", "Wall Street's hopes", "England captain"?

A capital may mean its government, a street the trade that is done there, and a land its team.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.model import Role
from briefgen.registry.gazetteer import fold, places_named
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence, Mention, Place

_BODILY: Final = frozenset({"attacks", "fights", "controls", "visits", "kills", "wounds"})
"""Roots of predicates whose object may be a town."""


def without_metonyms(reading: Reading, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places, those that only mean a government, a trade or a team as no location."""
    return tuple(
        replace(p, scene=False) if p.scene and _is_no_location(reading, p) else p for p in places
    )


def _is_no_location(reading: Reading, place: Place) -> bool:
    if _is_only_a_government(reading, place) or _is_only_a_party(reading, place):
        return True
    trade = fold(place.name) in _trades()
    if trade and not any(_is_inside(reading, m) for m in place.mentions):
        return True
    if place.actor and all(_is_whose_doing(reading, m) for m in place.mentions):
        return True
    wide = place.kind in _WIDE and not place.actor
    return (wide or trade) and all(_is_a_players(reading, m) for m in place.mentions)


_WIDE: Final = frozenset({"country", "region", "province"})


@cache
def _trades() -> frozenset[str]:
    return frozenset(fold(name) for name in table("place_words")["trades"])


def _is_inside(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody or something is in a place: "marched down Wall Street"."""
    at = mention.evidence.start
    before = reading.surface[max(0, at - _BEFORE) : at].lower().removesuffix("the ").split()
    return bool(before) and before[-1] in table("place_words")["bodily"]


_BEFORE: Final = 16
"""Characters before a name in which the word right before it is looked for."""


def _is_a_players(reading: Reading, mention: Mention) -> bool:
    """Tell whether a land's name stands for its team before a player: "the England captain"."""
    token = _head(reading, mention.evidence)
    if token is None or token.dep_ not in ("compound", "nmod", "amod"):
        return False
    last = next((t for t in token.doc[token.i + 1 : token.i + _BEHIND] if t.pos_ == "NOUN"), None)
    return last is not None and last.lemma_.lower() in table("place_words")["players"]


_BEHIND: Final = 4
"""Tokens behind a land's name among which the player is named."""


def is_metonym(reading: Reading, place: Place, mention: Mention) -> bool:
    """Tell whether a mention of a capital means its government."""
    return _is_capital(place) and _speaks(reading, mention)


def _is_only_a_government(reading: Reading, place: Place) -> bool:
    """Tell whether a capital's mentions mean its government, and none is a location."""
    if not _is_capital(place) or not any(_speaks(reading, m) for m in place.mentions):
        return False
    return not any(_is_where(reading, m) for m in place.mentions)


def _is_only_a_party(reading: Reading, place: Place) -> bool:
    """Tell whether a state is named once, as who says something or has imposed something.

    "According to *the Vatican*", "sanctions from *Norland*".
    """
    if not place.actor or len(place.mentions) != 1:
        return False
    mention = place.mentions[0]
    token = _head(reading, mention.evidence)
    if token is None or _is_aside(reading, mention) or _is_over_the_text(reading, mention):
        return False
    link, over = token.head, token.head.head
    if token.dep_ == "nsubj":
        return link.lower_ in lexicon().speech
    said = link.lower_ == "to" and over.lower_ == "according"
    said = said or (link.lower_ == "to" and link.i > 0 and link.nbor(-1).lower_ == "according")
    return token.dep_ == "pobj" and (said or (link.lower_ == "from" and _is_dealt_with(link)))


def _is_whose_doing(reading: Reading, mention: Mention) -> bool:
    """Tell whether a land's name says who leads or pays for something: "a *Norland-led* force"."""
    behind = reading.surface[mention.evidence.end :][:_BEFORE].partition(" ")[0]
    mark, _, done = behind.partition("-")
    return not mark and done.rstrip(",.") in table("place_words")["done_by"]


def _is_over_the_text(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention stands in a headline."""
    at, over = mention.evidence.start, (Role.TITLE, Role.KICKER)
    return any(b.start <= at < b.end and b.role in over for b in reading.article.blocks)


def _is_capital(place: Place) -> bool:
    """Tell whether a place is a country's capital by the gazetteer."""
    if place.actor or not (place.source or "").startswith("geonames:"):
        return False
    return any(e.id == place.source and e.capital for e in places_named(place.name))


def _head(reading: Reading, words: Evidence) -> Token | None:
    """Return the head token of a name, in a row of names that of the first."""
    span = reading.doc.char_span(words.start, words.end, alignment_mode="expand")
    if span is None:
        return None
    token = span.root
    while token.dep_ == "conj" and token.head.i < token.i and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _speaks(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention, by what governs it, is of somebody who speaks or is dealt with."""
    token = _head(reading, mention.evidence)
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
    return _is_in_passive(token) or (token.dep_ == "pobj" and _is_dealt_with(head))


def _is_in_passive(token: Token) -> bool:
    """Tell whether a state does to another what states do, in the passive: "*X* was blamed by Y".

    Either name: whose deed it is stands behind "by", and both are names.
    """
    verb = token.head.head if token.head.dep_ == "agent" else token.head
    agent = next((a for c in verb.children if c.dep_ == "agent" for a in c.children), None)
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if agent is None or patient is None or token not in (agent, patient):
        return False
    named = agent.pos_ == "PROPN" and patient.pos_ in ("PROPN", "PRON")
    frames = predicates().verbs.get(verb.lemma_.lower(), ())
    return named and any(f.object and f.predicate.root in _OF_STATES for f in frames)


def is_a_government(reading: Reading, words: Evidence) -> bool:
    """Tell whether a capital's name is whoever governs there, and nothing else.

    It speaks, decides or is dealt with as states do: towns hold games, and are supported.
    """
    token = _head(reading, words)
    if token is None or token.pos_ != "PROPN" or any(c.dep_ == "compound" for c in token.lefts):
        return False
    verb = token.head
    if token.dep_ == "nsubj":
        own = _words()["minded"] | _words()["governing"]
        return verb.pos_ == "VERB" and (
            verb.lower_ in lexicon().speech or verb.lemma_.lower() in own
        )
    if token.dep_ in ("dobj", "dative"):
        frames = predicates().verbs.get(verb.lemma_.lower(), ())
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        called = subject is not None and subject.pos_ == "PROPN"
        return called and any(f.object and f.predicate.root in _OF_STATES for f in frames)
    if _is_in_passive(token):
        return True
    deals = verb.lower_ in ("with", "on", "between") and token.dep_ == "pobj"
    return deals and verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in lexicon().dealings


_OF_STATES: Final = frozenset({"blames", "threatens", "sanctions", "condemns", "stands against"})
"""Roots of predicates that a capital is the object of only where its government is."""


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
    token = _head(reading, mention.evidence)
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
