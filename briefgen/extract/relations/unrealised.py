"""Is a relation yet to come, or only feared? Judged by what governs a role or a noun for a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.standing import Standing, standing
from briefgen.model import Status
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_PURPOSE: Final = frozenset({"for", "to"})
_LINKED: Final = frozenset({"of", "between", "that", "about", "over"})


def of_a_role(noun: Token) -> Standing | None:
    """Return the standing of the verb by which a role is assumed: "hopes to become a member"."""
    verb, serves = noun.head, noun.dep_ == "pobj" and noun.head.lower_ == "as"
    if serves:
        verb = verb.head
    if not (serves or noun.dep_ in ("attr", "oprd", "dobj")) or verb.pos_ not in _VERBS:
        return None
    found = standing(verb)
    return None if found is None or found.is_denied else found


def of_a_purpose(noun: Token) -> Standing | None:
    """Return the standing of the verb whose purpose a deed is: "was due to fly there for talks".

    What one only looks forward to is to come.
    """
    link = noun.head
    if noun.dep_ == "pcomp" and link.lower_ == "to":
        ahead = noun.doc[max(0, link.i - 2) : link.i + 1]
        longed = ahead[0].lemma_ == "look" and ahead[1].lower_ == "forward"
        return Standing(Status.PLANNED, ahead) if longed else None
    if noun.dep_ != "pobj" or link.lower_ not in _PURPOSE or link.head.pos_ not in _VERBS:
        return None
    found = standing(link.head)
    return None if found is None or found.is_denied else found


def feared(noun: Token) -> Span | None:
    """Return the word that makes a deed only possible: "war is *unlikely*", "the *risk* of war"."""
    if noun.pos_ in _VERBS:
        return None
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return _told_of(first) or _over(first)


def _told_of(noun: Token) -> Span | None:
    """Return the adjective of possibility predicated of the deed, else None."""
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or verb.pos_ not in _VERBS:
        return None
    told = (c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))
    return next((_alone(c) for c in told if c.lower_ in predicates().possible), None)


def _over(noun: Token) -> Span | None:
    """Return the noun of chance or danger above a deed ("*risk* of war"), else None."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _LINKED:
        return None
    over = noun.head.head
    return _alone(over) if over.lemma_.lower() in predicates().chances else None


def _alone(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]
