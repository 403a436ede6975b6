"""Which modal verbs are no hedge: "could" of ability, "may" of permission, "would" of habit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALL_SAID: Final = 9
"""Words before a verb among which "that was all" is looked for."""


def is_able(verb: Token) -> bool:
    """Tell whether "could" means ability: "could hear", "could confirm only nine"."""
    known = table("hedges")
    if any(c.dep_ == "neg" for c in verb.children) or verb.lemma_ in known["ability"]:
        return True
    if _is_at_a_past_time(verb):
        return True
    limited = any(c.lower_ == "only" for c in verb.subtree)
    return limited and verb.lemma_ in known["ability_limited"]


def is_allowed(verb: Token) -> bool:
    """Tell whether "may" gives or denies permission: "visitors may not touch the bell"."""
    known = table("hedges")
    if any(c.lower_ in known["deontic"] for c in verb.children):
        return True
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    perfect = any(c.dep_ == "aux" and c.lemma_ in ("have", "be") for c in verb.children)
    return who is not None and not perfect and who.lemma_.lower() in known["deontic_subjects"]


def is_habit(verb: Token) -> bool:
    """Tell whether "would" tells of a habit, or of a later past: "every evening she would walk"."""
    known = table("hedges")
    beside = [c for c in verb.children if c.dep_ in ("advmod", "npadvmod", "prep")]
    if any(c.lower_ in known["later"] for c in beside):
        return True
    return any(t.lower_ in known["recurring"] for c in beside for t in c.subtree)


def is_refusal(verb: Token) -> bool:
    """Tell whether a denied "would" tells what somebody refused: "who would not be named".

    So it does in a clause with "who", and with what is asked of people who are asked.
    """
    if not any(c.dep_ == "neg" for c in verb.children):
        return False
    whose = any(c.lower_ == "who" for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    below = verb.dep_ == "relcl" and whose
    return below or verb.lemma_.lower() in table("hedges")["refused"]


def is_all_said(verb: Token) -> bool:
    """Tell whether a modal only says that somebody said no more: "that was all she *would* say"."""
    words = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - _ALL_SAID) : verb.i]]
    points = {"that", "this", "it"} & set(words) and {"was", "is", "'s"} & set(words)
    return bool(points) and "all" in words and verb.lemma_.lower() in table("clauses")["putting"]


def name_like_a_modal(verb: Token) -> Token | None:
    """Return a name in capitals that was parsed as a modal: "*CAN* has said"; else None."""
    helpers = [c for c in verb.children if c.dep_ == "aux" and c.i < verb.i]
    for name in helpers:
        finite = name.nbor(1)
        capital = name.tag_ == "MD" and len(name) > 1 and name.text.isupper()
        if capital and finite.tag_ in ("VBZ", "VBD") and not finite.text.isupper():
            return name
    return None


def _is_at_a_past_time(verb: Token) -> bool:
    """Tell whether a verb has a narrative past time: "by noon that day they could reach it"."""
    known = table("hedges")
    beside = [c for c in verb.children if c.dep_ in ("advmod", "npadvmod", "prep")]
    words = [t for c in beside for t in c.subtree]
    if any(t.lower_ == "that" and t.head.lower_ in known["past_times"] for t in words):
        return True
    return any(c.lower_ in known["past_adverbs"] for c in beside)
