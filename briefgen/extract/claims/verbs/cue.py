"""Cue verbs: the entry that a verb has among the cues, and the words of the cue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.registry.speech import Cue, Speech

PAUSES: Final = frozenset({",", "-", "--", "\u2014", "\u2013"})
"""Marks after which a sentence goes on with another verb."""
_TIMES: Final = frozenset({"DATE", "TIME"})
_NEAR: Final = 3
"""Tokens from a verb within which a particle or a preposition belongs to the cue."""


def cue_of(token: Token, speech: Speech) -> tuple[Cue | None, Token | None]:
    """Return the verb's entry and the particle that belongs to it; (None, None) for no cue."""
    lemma = _lemma(token)
    cue = speech.verbs.get(lemma)
    if cue is None and lemma not in speech.phrasal:
        return None, None
    for child in token.children:
        if child.dep_ in ("prt", "advmod") and f"{lemma} {child.lower_}" in speech.verbs:
            return speech.verbs[f"{lemma} {child.lower_}"], child
    pseudo = speech.pseudo_cues.get(lemma)
    things = [c for c in token.children if c.i > token.i]
    things += _told_of_by(token)
    if pseudo and any(c.lower_ in pseudo or c.lemma_.lower() in pseudo for c in things):
        return None, None
    return cue, None


def _lemma(verb: Token) -> str:
    """Return a verb's lemma in lowercase, the right one where the model's is wrong: "hopes"."""
    return _lemmas_told().get(verb.lower_) or verb.lemma_.lower()


@cache
def _lemmas_told() -> dict[str, str]:
    """Return the lemmas of forms for which the model has a wrong one, by the form."""
    told = table("clauses")["forms_of"].items()
    return {form: str(lemma) for lemma, forms in told for form in forms}


def _told_of_by(verb: Token) -> list[Token]:
    """Return what a relative clause tells of: "the second pair of *ships* that X has ordered"."""
    if verb.dep_ != "relcl" or verb.head.pos_ != "NOUN":
        return []
    of = (c for c in verb.head.children if c.lower_ == "of")
    return [verb.head, *(g for c in of for g in c.children if g.dep_ == "pobj")]


def cue_span(verb: Token, particle: Token | None, prep: Token | None) -> Span:
    """Return the span of a verb with a particle or a preposition of its own that stands near.

    An adverb such as "wrongly" right before it, or a "then" right after, is included.
    """
    end = verb
    for more in (particle, prep):
        if more is not None and end.i < more.i <= verb.i + _NEAR:
            end = more
    first = next((c for c in verb.children if _is_untruly(c, verb)), verb)
    then = next((c for c in verb.children if c.i == end.i + 1 and _is_then(c)), end)
    return first.idx, then.idx + len(then)


def _is_then(word: Token) -> bool:
    """Tell whether "then" after a past verb and before "that" dates it: "I said *then* that X"."""
    behind = word.doc[word.i + 1 : word.i + 2]
    goes_on = [t.lower_ for t in behind] == ["that"]
    return word.lower_ == "then" and word.head.tag_ == "VBD" and goes_on


def _is_untruly(word: Token, verb: Token) -> bool:
    """Tell whether a word right before a verb says that the content is false: "*wrongly* said"."""
    return word.i == verb.i - 1 and word.lower_ in table("clauses")["untruly"]


def led_by(root: Token) -> Token:
    """Return the word that introduces the content: its "for", else its head, a preposition."""
    return for_of(root) or root.head


def for_of(clause: Token) -> Token | None:
    """Return the "for" that opens a clause of wishing, None where it has none."""
    return next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "for"), None)


def told_whom(verb: Token) -> Token | None:
    """Return the hearer of a "telling" that was parsed below what it tells; else None.

    "Disputed that, *telling the Herald* it had paid": the clause is above the participle.
    """
    clause = verb.head
    if (
        verb.tag_ != "VBG"
        or verb.dep_ != "advcl"
        or verb.lemma_.lower() not in table("clauses")["told"]
    ):
        return None
    subject = clauses.own_subject(clause)
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or subject is None or clause.dep_ != "ccomp":
        return None
    return whom if whom.right_edge.i + 1 == subject.left_edge.i else None


def blamed_on(verb: Token) -> Token | None:
    """Return the object of "on" that something is blamed on, or None."""
    found = (c for p in verb.children if p.dep_ == "prep" and p.lower_ == "on" for c in p.children)
    return next((c for c in found if c.dep_ == "pobj" and c.ent_type_ not in _TIMES), None)


def is_cited(saying: Token) -> bool:
    """Tell whether "saying" only leads what somebody is quoted with: "quoted X as *saying*"."""
    prep = saying.head
    led = saying.dep_ == "pcomp" and saying.tag_ == "VBG" and prep.lower_ == "as"
    over = (prep.head, prep.head.head)
    return led and any(t.lemma_.lower() in table("clauses")["citing"] for t in over)
