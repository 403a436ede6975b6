"""What all constructions of relations share: the candidate, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from briefgen.registry.predicates import Predicate

TOGETHER: Final = frozenset({"together", "along", "jointly"})
"""Adverbs that say that several act together."""

PLURAL: Final = frozenset({"NNS", "NNPS"})
"""Tags of plural nouns."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate relation: its two ends, the cue that joins them, its construction (`rule`)."""

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
    """Yield a candidate for each subject with each other object."""
    objects = tuple(objects)
    for subject in subjects:
        for thing in objects:
            if subject != thing:
                yield Found(subject, thing, predicate, cue, rule, negated)


def cue_of(token: Token) -> Span:
    """Return a word with the particle or preposition right after it."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    joined = after is not None and after.head.i == token.i and after.dep_ in ("prt", "prep")
    return doc[token.i : token.i + 2] if joined else doc[token.i : token.i + 1]
