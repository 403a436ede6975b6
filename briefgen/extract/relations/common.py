"""What the constructions of a relation share: two ends found, and the words that join them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from briefgen.registry.predicates import Predicate

TOGETHER: Final = frozenset({"together", "along", "jointly"})
"""Adverbs that say that several do one thing with each other."""

PLURAL: Final = frozenset({"NNS", "NNPS"})
"""Tags of nouns in the plural."""


@dataclass(frozen=True, slots=True)
class Found:
    """Two ends with the words that join them; `rule` names the construction."""

    subject: str
    object: str
    predicate: Predicate
    cue: Span
    rule: str
    negated: bool = False


def pairs(
    subjects: Iterable[str],
    objects: Iterable[str],
    predicate: Predicate,
    cue: Span,
    rule: str,
    *,
    negated: bool = False,
) -> Iterator[Found]:
    """Yield each subject with each object that is another."""
    objects = tuple(objects)
    for subject in subjects:
        for thing in objects:
            if subject != thing:
                yield Found(subject, thing, predicate, cue, rule, negated)


def cue_of(token: Token) -> Span:
    """Return a word with the particle or preposition right behind it."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    joined = after is not None and after.head.i == token.i and after.dep_ in ("prt", "prep")
    return doc[token.i : token.i + 2] if joined else doc[token.i : token.i + 1]
