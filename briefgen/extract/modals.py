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
    if _is_at_a_past_time(verb) or _is_of_an_age(verb) or _is_no_longer(verb):
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
    if any(t.lower_ in known["recurring"] for c in beside for t in c.subtree):
        return True
    return _is_of_a_person(verb) and (_is_of_an_age(verb) or _is_in_days_gone(verb, beside))


def _is_of_a_person(verb: Token) -> bool:
    """Tell whether somebody, and no thing, does what a verb says."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None or who.lower_ in ("it", "this", "that", "which"):
        return False
    led = {c.lower_ for c in who.children if c.dep_ == "det"}
    return verb.lemma_ != "be" and led.isdisjoint(("a", "an", "such", "any", "no"))


def _is_a_person(verb: Token) -> bool:
    """Tell whether a person does what a verb says: "she", a name, "the colonel"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is None or who.pos_ in ("PRON", "PROPN"):
        return who is not None
    lemma, titles = who.lemma_.lower(), table("titles")
    known = (table("actor_heads")["person_nouns"], titles["heads"], titles["ranks"])
    called = table("coreference")["titles_called"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    return lemma in called or lemma.endswith(ends) or any(lemma in words for words in known)


def _is_of_an_age(verb: Token) -> bool:
    """Tell whether a verb tells of somebody's young age: "*at nine* she could", "*as a boy*"."""
    known = table("hedges")
    if not _is_of_a_person(verb):
        return False
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i):
        noun = next((g for g in prep.children if g.dep_ == "pobj"), None)
        if noun is None:
            continue
        alone = noun.like_num and not any(c.dep_ != "punct" for c in noun.children)
        young = noun.lemma_.lower() in known["young"] and prep.lower_ == "as"
        aged = prep.lower_ in ("at", "by", "from") and (noun.lower_ == "age" or _is_age(noun))
        if young or (aged and (alone or noun.lower_ == "age")):
            return True
    return False


def _is_age(number: Token) -> bool:
    """Tell whether a number may be an age, and no year: "by *ten*", not "by 1990"."""
    return number.like_num and not (number.text.isdigit() and len(number.text) > len("99"))


def _is_no_longer(verb: Token) -> bool:
    """Tell whether "no longer" stands with "could": "could *no longer* walk"."""
    return any(c.lower_ == "longer" and c.i < verb.i for c in verb.children)


def _is_in_days_gone(verb: Token, beside: list[Token]) -> bool:
    """Tell whether a time before a verb came again and again: "*on Sundays*", "*in office* she".

    What one does each day tells of a habit where the time itself may be another one.
    """
    known = table("hedges")
    daily = verb.lemma_.lower() in known["daily"]
    for at in (c for c in beside if c.i < verb.i):
        words = list(at.subtree)
        times = {t.lower_ for t in words}
        people = daily or _is_a_person(verb)
        if people and not times.isdisjoint(known["days_again"]):
            return True
        if daily and not times.isdisjoint(known["days_gone"]):
            return True
    return False


def is_refusal(verb: Token) -> bool:
    """Tell whether a denied "would" tells what somebody refused: "who would not be named".

    So it does in a clause with "who", and with what is asked of people who are asked.
    """
    if not any(c.dep_ == "neg" for c in verb.children):
        return False
    whose = any(c.lower_ == "who" for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    below = verb.dep_ == "relcl" and whose
    return below or verb.lemma_.lower() in table("hedges")["refused"] or _balks(verb)


def _balks(verb: Token) -> bool:
    """Tell whether a thing or a beast did not do its part: "the door would not *open*".

    With a condition or a time to come, it is told of what may be.
    """
    known = table("hedges")
    first = verb
    while first.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in first.children):
        first = first.head
    who = next((c for c in first.children if c.dep_ == "nsubj"), None)
    if who is None or who.pos_ != "NOUN":
        return False
    lemma, words = who.lemma_.lower(), {t.lower_ for t in verb.subtree}
    beast = lemma in known["beasts"] and verb.lemma_ not in ("be", "have")
    thing = lemma in known["balking"] and verb.lemma_.lower() in known["balked_at"]
    thing = thing and "to" not in words
    return (beast or thing) and words.isdisjoint(known["open_still"])


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
