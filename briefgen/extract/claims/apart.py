"""Subjects that an aside between commas parts from their verb, and that the parser gives away.

"X, which is run by Y, called it a shame": the small parser hangs "called" on Y. "A controls B, and
X, the regulator, has asked both": it makes X an object beside B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.tags import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_HELPERS: Final = frozenset(("aux", "auxpass", "neg"))
_NOMINAL: Final = frozenset(("NOUN", "PROPN"))
_ASIDE: Final = 16
"""Most tokens between the two commas."""

_OWN: Final = 6
"""Most tokens of a name between "and" and its aside."""


def before_an_aside(verb: Token) -> Token | None:
    """Return the subject that an aside between commas parts from a verb; else None.

    It is the noun before "which" or "who", where all before it is no clause, or the noun behind
    "and" with an apposition. The verb must have no subject of its own outside the aside.
    """
    opens, comma = _first(verb), closing_comma(verb)
    if comma.text != "," or opens.tag_ not in FINITE:
        return None
    back = _opening_comma(comma)
    if back is None or back.i - 1 < verb.sent.start:
        return None
    if any(c.dep_ in _SUBJECTS and not back.i < c.i < comma.i for c in verb.children):
        return None
    noun = back.nbor(-1)
    if noun.pos_ not in _NOMINAL:
        return None
    if back.nbor(1).tag_ in ("WDT", "WP"):
        return _of_the_sentence(noun)
    return _behind_and(noun, back)


def closing_comma(verb: Token) -> Token:
    """Return the token before a verb and its helpers, the first of them at a sentence's start."""
    opens = _first(verb)
    return opens.nbor(-1) if opens.i > verb.sent.start else opens


def _first(verb: Token) -> Token:
    """Return the first word of a verb with its helpers: the "has" of "has asked"."""
    helpers = [c for c in verb.children if c.dep_ in _HELPERS and c.i < verb.i]
    near = [c for c in helpers if verb.i - c.i <= len(helpers)]
    return min([verb, *near], key=lambda t: t.i)


def _opening_comma(closing: Token) -> Token | None:
    """Return the comma that opens the aside that another one closes, None where it is too far.

    No third one, and no other mark of a clause, may stand between them.
    """
    first = max(closing.sent.start, closing.i - _ASIDE)
    for token in reversed(closing.doc[first : closing.i]):
        if token.text == ",":
            return token
        if token.text in ('"', ";", ":", "(", ")"):
            return None
    return None


def _of_the_sentence(noun: Token) -> Token | None:
    """Return the head of the phrase that opens its sentence and ends with a noun; else None."""
    before = noun.doc[noun.sent.start : noun.i + 1]
    if any(t.tag_ in FINITE or t.text == "," for t in before):
        return None
    head = noun
    while before.start <= head.head.i < head.i and head.head.pos_ != "VERB":
        head = head.head
    return head if head.pos_ in _NOMINAL else None


def _behind_and(noun: Token, comma: Token) -> Token | None:
    """Return the noun before an apposition where "and" opens its clause; else None."""
    aside = comma.doc[comma.i + 1 : comma.i + 1 + _ASIDE]
    for token in aside:
        if token.text == ",":
            break
        if token.tag_ in FINITE:
            return None
    told = aside[0].tag_ in ("DT", "NNP", "PRP$")
    first = noun.left_edge
    near = first.i > noun.sent.start and noun.i - first.i < _OWN
    return noun if told and near and first.nbor(-1).lower_ == "and" else None
