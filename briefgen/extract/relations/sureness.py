"""How sure is it that a relation is right? The clues that are weighed.

Where a relation was found, by which construction, what stands at its ends and how far apart, and
what the sentence is like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.standing import standing
from briefgen.model import ActorType, Confidence, Role
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends

_HEADLINES: Final = frozenset({Role.TITLE, Role.KICKER, Role.DEK, Role.HEADING})
_BETWEEN: Final = "noun, between"
"""The construction that names both ends itself, however far behind the cue."""
_MODIFIERS: Final = frozenset({"compound", "poss", "amod", "nmod"})
_BELOW: Final = frozenset({"acl", "relcl", "advcl", "xcomp", "ccomp", "pcomp", "conj"})
_FAR: Final = 25.0
"""Words between two ends beyond which the distance counts no more."""
_NEAR: Final = 10.0
"""Words between an end and the cue beyond which the distance counts no more."""
_LONG: Final = 50.0
"""Words of a sentence beyond which its length counts no more."""
_MANY: Final = 6.0
"""Actors in a sentence beyond which their number counts no more."""


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate relation with its context."""

    item: Found
    ends: Ends
    arena: str
    quoted: bool
    hedged: bool


def sureness(reading: Reading, case: Case) -> dict[str, float]:
    """Return the clues for and against a relation, each 0 to 1."""
    clues = {
        f"rule: {case.item.rule}": 1.0,
        f"kind: {case.item.predicate.kind}": 1.0,
        f"says: {case.item.predicate.name}": 1.0,
        f"arena: {case.arena or 'none'}": 1.0,
        "negated": float(case.item.negated),
        "in a quotation or on a word": float(case.quoted),
        "hedged": float(case.hedged),
        "in a headline": float(_in_headline(reading, case.item.cue)),
    }
    clues |= _of_ends(case)
    clues |= _of_sentence(case)
    return {clue: value for clue, value in clues.items() if value}


def _of_ends(case: Case) -> dict[str, float]:
    """Return the clues of the two ends."""
    out: dict[str, float] = {}
    ends, cue = case.ends, case.item.cue[0]
    for which, actor in (("subject", case.item.subject), ("object", case.item.object)):
        heads = ends.heads(actor, cue.sent)
        out[f"{which}: {_broad(ends.kinds[actor])}"] = 1.0
        out[f"{which}: nobody by name"] = float(actor not in ends.named)
        out[f"{which}: doubtful"] = float(ends.doubt[actor] is Confidence.DOUBTFUL)
        out[f"{which}: likely"] = float(ends.doubt[actor] is Confidence.LIKELY)
        out[f"{which}: only by pronoun"] = float(bool(heads) and all(_is_pronoun(t) for t in heads))
        out[f"{which}: only beside a noun"] = float(
            bool(heads) and all(t.dep_ in _MODIFIERS for t in heads)
        )
        out[f"{which}: not in the sentence"] = float(not heads)
        named_apart = case.item.rule == _BETWEEN
        out[f"{which}: far"] = 0.0 if named_apart else min(1.0, _distance(cue, heads) / _NEAR)
    firsts = ends.heads(case.item.subject, cue.sent)
    seconds = ends.heads(case.item.object, cue.sent)
    apart = min((abs(a.i - b.i) for a in firsts for b in seconds), default=0)
    out["ends far apart"] = min(1.0, apart / _FAR)
    out["ends very far apart"] = float(apart > _FAR)
    return out


def _of_sentence(case: Case) -> dict[str, float]:
    """Return the clues of the sentence, and of the cue's place in it."""
    cue, sentence = case.item.cue[0], case.item.cue.sent
    told = standing(cue)
    actors = {a for t in sentence if (a := case.ends.at(t))}
    return {
        f"joined as {cue.dep_}": float(cue.dep_ in _BELOW),
        "passive": float(any(c.dep_ in ("auxpass", "agent") for c in cue.children)),
        "main verb": float(cue.dep_ == "ROOT"),
        "not told as done": float(told is not None),
        "long sentence": min(1.0, len(sentence) / _LONG),
        "many actors": min(1.0, len(actors) / _MANY),
        "words of harm": float(any(t.lemma_.lower() in predicates().harm for t in sentence)),
        "a question": float(sentence.text.rstrip("\"' \n").endswith("?")),
    }


def _broad(kind: ActorType) -> str:
    """Return an actor's type as the weights distinguish types: most bodies are one."""
    apart = (ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE, ActorType.UNKNOWN)
    return str(kind) if kind in (*apart, ActorType.MEDIA) else "body"


def _is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON"


def _distance(cue: Token, heads: list[Token]) -> int:
    return min((abs(cue.i - t.i) for t in heads), default=0)


def _in_headline(reading: Reading, cue: Span) -> bool:
    """Tell whether a cue stands in a headline, which is no sentence."""
    at = cue.start_char
    block = next((b for b in reading.article.blocks if b.start <= at < b.end), None)
    return block is not None and block.role in _HEADLINES
