"""Which words tell a deed as still to come, planned, ordered or supposed, and not as done?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.dates.setting import is_settled
from briefgen.extract.modals import is_able, is_habit
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_VERBS: Final = frozenset(("VERB", "AUX"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP"))
_OPEN: Final = frozenset(("if", "unless"))
_BELOW: Final = frozenset(("xcomp", "ccomp", "pcomp", "conj", "acl", "advcl"))
_BESIDE: Final = frozenset(("aux", "auxpass", "neg", "cop"))


def prospect(when: Token) -> Span | None:
    """Return the words that tell a date's clause as not done yet, None where it is told as a fact.

    Looked for upwards from the date to the first finite verb, or to a participle at a noun ("a
    treaty signed in 2015"). Words above that verb belong to another clause.
    """
    below = when
    verb = next((t for t in steps(when) if t.pos_ in _VERBS), None)
    if when.dep_ == "poss" and verb is not None and is_settled(verb):
        return None
    for token in steps(when):
        if found := _cue(token, below):
            return found
        below = token
    return None


def steps(when: Token) -> Iterator[Token]:
    """Yield the tokens above a date, nearest first, up to the verb of its clause."""
    below, token = when, when.head
    while below.i != token.i:
        yield token
        if token.pos_ in _VERBS and (
            _is_finite(token) or (token.tag_ == "VBN" and token.dep_ == "acl")
        ):
            return
        below, token = token, token.head


def outlook(deed: Token) -> Span | None:
    """Return the words that tell a deed as wished, planned or supposed, None if told as done.

    A finite verb is judged by itself. An infinitive or a gerund is also judged by the words above
    it, and so is a noun that is the object of a light verb ("may launch an attack"). A noun
    elsewhere tells of a known deed ("after the attack").
    """
    if deed.pos_ not in _VERBS:
        return _deed_ahead(deed)
    token = deed
    while True:
        if found := _modal(token) or _condition(token):
            return found
        over = token.head
        if (
            over.i == token.i
            or token.dep_ not in _BELOW
            or _is_finite(token)
            or token.tag_ == "VBN"
        ):
            return None
        if token.dep_ == "pcomp":
            over = over.head
        if found := _wish(token, over):
            return found
        if over.pos_ not in _VERBS and over.dep_ != "acomp":
            return None
        token = over if over.pos_ in _VERBS else over.head


def _deed_ahead(noun: Token) -> Span | None:
    """Return the words that tell a noun's deed as to come: one before it, or its governing verb."""
    known = table("prospects")
    if before := next(
        (c for c in noun.children if c.lower_ in known["before"] and c.i < noun.i), None
    ):
        return _alone(before)
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass", "attr") or verb.pos_ not in _VERBS:
        return None
    if verb.lemma_ in known["objects"] and noun.dep_ != "attr":
        return _alone(verb)
    return outlook(verb) if noun.dep_ == "attr" or verb.lemma_ in predicates().light else None


def _wish(token: Token, over: Token) -> Span | None:
    """Return the word of wish, plan or order directly above an infinitive or a gerund."""
    known = table("prospects")
    infinitive = any(c.tag_ == "TO" for c in token.children)
    if (
        over.pos_ in _VERBS
        and (infinitive or token.tag_ == "VBG")
        and token.dep_ in ("xcomp", "ccomp", "pcomp")
    ):
        if over.lemma_ == "be" and infinitive and (to := _to_be_done(over)) is not None:
            return over.doc[over.i : to.i + 1]
        going = over.lower_ == "going" and infinitive
        return _with_helpers(over) if going or over.lemma_ in known["verbs"] else None
    if over.pos_ == "ADJ" and infinitive:
        return _alone(over) if over.lemma_ in known["adjectives"] else None
    if over.pos_ == "NOUN" and (infinitive or token.dep_ == "pcomp"):
        purpose = (
            over.lower_ == "order" and over.i > over.sent.start and over.nbor(-1).lower_ == "in"
        )
        found = over.doc[over.i - purpose : over.i + 1]
        return found if over.lemma_.lower() in known["nouns"] else None
    return None


def _condition(verb: Token) -> Span | None:
    """Return the "if" or "unless" that opens a verb's clause."""
    found = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _OPEN), None)
    return _alone(found) if found is not None else None


def _cue(token: Token, below: Token) -> Span | None:
    """Return the words beside a token that tell it as not done; `below` is the step before it."""
    if token.pos_ in _VERBS:
        return _modal(token) or _condition(token) or _plan(token, below)
    return _plan(token, below) if token.pos_ in ("ADJ", "NOUN") else None


def _modal(verb: Token) -> Span | None:
    """Return a modal verb, with its "not"; None for "would" of habit and "could" of ability."""
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.i < verb.i), None)
    if modal is None:
        return None
    if (modal.lower_ == "could" and is_able(verb)) or (modal.lower_ == "would" and is_habit(verb)):
        return None
    after = modal.nbor(1)
    return verb.doc[modal.i : after.i + 1 if after.dep_ == "neg" else modal.i + 1]


def _plan(token: Token, below: Token) -> Span | None:
    """Return a word of planning that governs the date ("plans to", "is expected to", "are to")."""
    dates = table("dates")
    infinitive = below.pos_ in _VERBS and any(c.tag_ == "TO" for c in below.children)
    if token.lemma_ == "be" and (to := _to_be_done(token)) is not None:
        return token.doc[token.i : to.i + 1]
    if infinitive and token.lower_ == "going":
        return token.doc[token.i : token.i + 1]
    if infinitive and token.lemma_ in dates["future_heads"]:
        return _with_helpers(token)
    if token.lemma_ in dates["appointed"] and token.tag_ in ("VBN", "JJ"):
        return _with_helpers(token)
    is_plan = token.lemma_ in dates["future_heads"] and token.tag_ in ("VBZ", "VBP")
    goes_on = any(
        c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.children) for c in token.children
    )
    return _alone(token) if is_plan and goes_on else None


def _to_be_done(be: Token) -> Token | None:
    """Return the "to" right after a form of "be" that has an infinitive below it: "is to leave"."""
    done = (c for c in be.children if c.dep_ == "xcomp")
    return next((g for c in done for g in c.children if g.tag_ == "TO" and g.i == be.i + 1), None)


def _with_helpers(token: Token) -> Span:
    """Return a word with the auxiliaries and the "not" right before it."""
    first = token.i
    while (
        first > token.sent.start
        and token.doc[first - 1].dep_ in _BESIDE
        and token.doc[first - 1].head.i == token.i
    ):
        first -= 1
    return token.doc[first : token.i + 1]


def _alone(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]


def _is_finite(verb: Token) -> bool:
    """Tell whether a verb, or one of its auxiliaries, bears tense."""
    return verb.tag_ in _FINITE or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in verb.children
    )
