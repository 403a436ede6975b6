"""In which land does a story play that sets its scene nowhere?

"Norland's senators voted to override the president's veto" names no town, and its land only as the
owner of who acts: it plays there all the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.model import NUMBERED, ActorType, Confidence, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Mention, Place

_HEADS: Final = frozenset({Role.TITLE, Role.DEK, Role.DATELINE})
_OWNED: Final = frozenset(("poss", "compound", "amod", "nmod"))
_AT_HOME: Final = frozenset((ActorType.GOVERNMENT_BODY, ActorType.MILITARY, ActorType.PARTY))


def with_home(
    reading: Reading, places: tuple[Place, ...], actors: tuple[Actor, ...]
) -> tuple[Place, ...]:
    """Return the places, the land whose own bodies and officers the story is about as a location.

    That is so where the top of an article names this one land and no place where something is.
    What happens there is likely there.
    """
    spans = _top(reading)
    shown = [p for p in places if _is_named_in(p.mentions, spans)]
    if any(p.scene and p.confidence is not Confidence.DOUBTFUL for p in shown):
        return places
    states = [a for a in actors if a.type is ActorType.STATE]
    lands = {a.id for a in states if _is_named_in(a.mentions, spans)}
    lands |= {p.actor for p in shown if p.actor is not None}
    home = shown[0] if len(shown) == 1 and lands == {shown[0].actor} else None
    if home is None or not any(_is_of_its_own(reading, m, spans) for m in home.mentions):
        return places
    there = replace(home, scene=True, confidence=Confidence.LIKELY)
    return tuple(there if p is home else p for p in places)


def _top(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of the headline, the dateline and the first paragraph."""
    blocks = reading.article.blocks
    first = next(((b.start, b.end) for b in blocks if b.role in NUMBERED), None)
    heads = [(b.start, b.end) for b in blocks if b.role in _HEADS]
    return heads if first is None else [*heads, first]


def _is_named_in(mentions: tuple[Mention, ...], spans: list[tuple[int, int]]) -> bool:
    return any(s <= m.evidence.start < e for m in mentions for s, e in spans)


def _is_of_its_own(reading: Reading, mention: Mention, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a land's name says whose a body or an officer is: "*Norland's* senators"."""
    own = mention.evidence
    span = reading.doc.char_span(own.start, own.end, alignment_mode="expand")
    if span is None or not _is_named_in((mention,), spans):
        return False
    noun = _owned(span.root)
    if noun is None or any(t.lower_ in table("parts")["abroad"] for t in (noun, *noun.children)):
        return False
    words, lemma = lexicon(), noun.lemma_.lower()
    kind = words.heads.get(lemma) or words.collectives.get(noun.lower_)
    return kind in _AT_HOME or noun.lower_ in words.offices


def _owned(token: Token) -> Token | None:
    """Return the noun that a land's name says the owner of, None for no such noun."""
    if token.dep_ in _OWNED:
        return token.head
    of = token.head
    return of.head if token.dep_ == "pobj" and of.lower_ == "of" else None
