"""Add the antecedent to a content from a relative clause that would lack its subject or owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.tags import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene


def with_the_told_of(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the content, preceded by the noun that its relative clause belongs to.

    "*X*, whose offer to mediate Y declined", "*a truck* that they believe was stolen".
    """
    start = min(a for a, _ in draft.content)
    first = scene.tokens[scene.index(start)]
    clause = next((a for a in (first, *first.ancestors) if a.dep_ == "relcl"), None)
    if clause is None or clause.head.i >= first.i:
        return draft.content
    if not (first.tag_ == "WP$" or _lacks_its_subject(first, draft, clause)):
        return draft.content
    words = _phrase(clause)
    return draft.content if words[1] > start else (words, *draft.content)


def _lacks_its_subject(first: Token, draft: Draft, clause: Token) -> bool:
    """Tell whether the content is a clause without a subject, right after its relative cue."""
    verb = first if first.dep_ == "ccomp" else first.head
    said = verb.dep_ == "ccomp" and verb.head.i == clause.i == draft.anchor.i
    bare = own_subject(verb) is None and not any(c.dep_ == "nsubjpass" for c in verb.children)
    return said and bare and first.tag_ in FINITE and first.i == draft.anchor.i + 1


def _phrase(clause: Token) -> Span:
    """Return the span of the noun that a relative clause modifies, up to the clause."""
    noun = clause.head
    inside = [t for t in noun.subtree if noun.left_edge.i <= t.i < clause.left_edge.i]
    last = next((t for t in reversed(inside) if not (t.is_punct or t.is_space)), noun)
    return noun.left_edge.idx, last.idx + len(last)
