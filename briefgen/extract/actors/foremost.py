"""How much is an article about an actor?

Whoever sums an article up names those whom it mentions often and early and who do something in it
rather than only speak, and seldom an outlet that it quotes. The weights of these clues are fitted
on summaries that people wrote: how likely is it that one of them mentions the actor?
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from math import log1p
from typing import TYPE_CHECKING, Final

from briefgen.extract.weighing import weigh
from briefgen.model import ActorType, MentionKind
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Mention

FOREMOST: Final = "salience"
"""The table of weights."""

_MANY: Final = log1p(100)
"""Mentions, and sentences before the first, beyond which more hardly count: there a clue is 1."""

_HALF: Final = 0.5
"""What a mention counts that is only an adjective, or only says where something is."""

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def by_salience(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors with their salience, the most salient first, ties by first mention."""
    weights = {a.id: weigh(FOREMOST, clues_to_salience(reading, a)).probability for a in actors}
    top = max(weights.values(), default=1.0)
    ranked = sorted(actors, key=lambda a: (-weights[a.id], _first(a)))
    return tuple(replace(a, salience=round(weights[a.id] / top, 3)) for a in ranked)


def clues_to_salience(reading: Reading, actor: Actor) -> dict[str, float]:
    """Return the clues to how much an article is about an actor, each 0 to 1."""
    before = bisect_right(reading.sentences, _first(actor), key=lambda s: s.end)
    heads = [(m, _head(reading, m)) for m in actor.mentions]
    deeds = sum(head is not None and _does_something(head) for _, head in heads)
    return {
        "mentions": _slowly(sum(_counts(m, head) for m, head in heads)),
        "sentences before the first mention": _slowly(before),
        "near the top": 1 / (1 + before),
        "does something": float(deeds > 0),
        "deeds": _slowly(deeds),
        "outlet": float(actor.type is ActorType.MEDIA),
    }


def _first(actor: Actor) -> int:
    return min(m.evidence.start for m in actor.mentions)


def _slowly(count: float) -> float:
    """Return a count on a scale on which the first few tell most, 1 for a hundred and more."""
    return min(1.0, log1p(count) / _MANY)


def _head(reading: Reading, mention: Mention) -> Token | None:
    at = mention.evidence
    span = reading.doc.char_span(at.start, at.end, alignment_mode="expand")
    return None if span is None else span.root


def _counts(mention: Mention, head: Token | None) -> float:
    if mention.kind is MentionKind.ADJECTIVE:
        return _HALF
    if head is None or head.dep_ != "pobj":
        return 1.0
    return _HALF if head.head.lower_ in table("name_clues")["upon"] else 1.0


def _does_something(head: Token) -> bool:
    """Tell whether a word heads the subject of a verb that is none of saying, or stands before it.

    "*Osk* won", "the *Osk* Navy won".
    """
    noun = head.head if head.dep_ == "compound" else head
    return noun.dep_ in _SUBJECTS and noun.head.lemma_.lower() not in speech().verbs
