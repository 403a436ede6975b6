"""Who takes part in a clause, and where is it set? A state may be a participant or a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.places.metonyms import is_metonym
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Mention, Place

Found = tuple[int, int, str]
"""Where an actor or a place is mentioned (start, end), and its id."""

_IN: Final = frozenset(table("parts")["inside"])
_OF_A_WAY: Final = _IN | frozenset(table("parts")["ways"])

_OF_STATES: Final = frozenset(
    (ActorType.MILITARY, ActorType.GOVERNMENT_BODY, ActorType.INTELLIGENCE)
)
"""Types of bodies that act for the state in whose adjective they are named; a company does not."""

_GONE_TO: Final = frozenset(
    ("visit", "enter", "leave", "flee", "reach", "cross", "tour", "invade", "hit")
)
"""Verbs whose object is the place of the event."""


@dataclass(frozen=True, slots=True)
class Involved:
    """The mentions that an event may list as participants and as places, in text order."""

    who: list[Found]
    where: list[Found]


def involved(reading: Reading, actors: tuple[Actor, ...], places: tuple[Place, ...]) -> Involved:
    """Return the possible participants and places of an article's events.

    A state is one or the other, by the word that governs its name.
    """
    doc = reading.doc
    who = [
        (m.evidence.start, m.evidence.end, a.id)
        for a in actors
        for m in a.mentions
        if a.type is not ActorType.STATE or _is_doer(doc, m)
    ]
    where = [
        (m.evidence.start, m.evidence.end, p.id)
        for p in places
        for m in p.mentions
        if (not is_metonym(reading, p, m) if p.actor is None else _is_scene(doc, m))
        if not _is_opponent(doc, m)
    ]
    return Involved(list(_outer(sorted(who, key=lambda f: (f[0], -f[1])))), sorted(where))


def _outer(found: list[Found]) -> Iterator[Found]:
    """Yield the outermost mentions: of nested ones ("Coalition forces"), only the longest."""
    until = -1
    for mention in found:
        if mention[1] > until:
            yield mention
            until = mention[1]


def _is_doer(doc: Doc, mention: Mention) -> bool:
    """Tell whether a state's mention may be that of a participant."""
    span = doc.char_span(mention.evidence.start, mention.evidence.end, alignment_mode="expand")
    if span is None:
        return True
    root = _first_of_row(span.root)
    if root.dep_ in ("amod", "compound", "nmod"):
        words, noun = lexicon(), root.head
        of_state = words.heads.get(noun.lemma_.lower()) or words.collectives.get(noun.lower_)
        return of_state in _OF_STATES
    return not (root.dep_ == "pobj" and root.head.lower_ in _IN)


def _is_scene(doc: Doc, mention: Mention) -> bool:
    """Tell whether a state's mention says where an event is."""
    span = doc.char_span(mention.evidence.start, mention.evidence.end, alignment_mode="expand")
    if span is None:
        return False
    root = _first_of_row(span.root)
    if root.dep_ == "dobj":
        return root.head.lemma_ in _GONE_TO
    if root.dep_ == "appos":
        return True
    return root.dep_ == "pobj" and root.head.lower_ in _OF_A_WAY


def _is_opponent(doc: Doc, mention: Mention) -> bool:
    """Tell whether a place's name means a team that is played against: "a win over *Ostria*"."""
    span = doc.char_span(mention.evidence.start, mention.evidence.end, alignment_mode="expand")
    if span is None:
        return False
    known = table("parts")
    root = _first_of_row(span.root)
    over = root.head
    if any(c.dep_ == "appos" and c.lower_ in known["teams"] for c in root.children):
        return True
    if root.dep_ == "dobj":
        return over.lemma_.lower() in known["beating"]
    if root.dep_ != "pobj" or over.lower_ not in known["against"]:
        return False
    met = over.head
    return met.lemma_.lower() in known["games"] or (
        over.lower_ == "to" and met.lemma_.lower() in known["losing"]
    )


def _first_of_row(token: Token) -> Token:
    """Return the first of the names joined by "and" or commas."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
