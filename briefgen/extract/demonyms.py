"""Does a demonym such as "the Chilean" mean a person rather than a country?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_MANY: Final = ("s", "sh", "ch", "ese")
"""Endings of adjectives that with "the" mean a whole people: "the British", "the Chinese"."""

_BEFORE: Final = frozenset({"the", "a", "an", "this", "that"})
_AGE: Final = 5
"""Tokens from the determiner of an age to its last word: the, 39, -, year, -, old."""

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def is_one_of_a_people(noun: Token) -> bool:
    """Tell whether a demonym or an age stands for one person.

    A demonym must be a subject with a determiner before it and no noun after it: "the Chilean
    said", not "the Argentine government". One that can mean the whole people ("the Chinese") must
    speak a quotation, in a text that nowhere names the state. An age is one without a noun: "the
    39-year-old".
    """
    if is_age(noun):
        return True
    if noun.dep_ not in _SUBJECTS or noun.lower_ not in _adjectives():
        return False
    if noun.left_edge.lower_ not in _BEFORE:
        return False
    if plays(noun) is not None:
        return True
    if noun.lower_.endswith(_OF_MANY) and not _is_quoted_alone(noun):
        return False
    return not any(c.i > noun.i and not c.is_punct for c in noun.children if c.dep_ == "compound")


def age_of(noun: Token) -> Token | None:
    """Return the "old" of a person's noun with an age: "the 39-year-*old* retiree said"; else None.

    The noun must be a subject with "the" before its age and nothing else beside it.
    """
    if noun.dep_ not in _SUBJECTS or noun.tag_ != "NN" or noun.left_edge.lower_ != "the":
        return None
    beside = [c for c in noun.children if c.dep_ not in ("det", "punct")]
    old = beside[0] if len(beside) == 1 else noun
    aged = old.lower_ == "old" and old.i + 1 == noun.i and old.i >= _AGE
    return old if aged and old.nbor(-2).lower_ == "year" else None


def plays(noun: Token) -> Token | None:
    """Return a player's post behind a demonym, parsed as an adverb: "the Chilean *forward*"."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    post = behind[0] if behind else noun
    return post if post.tag_ == "RB" and post.lower_ in table("coreference")["posts"] else None


def is_adjective_of_a_state(word: str) -> bool:
    """Tell whether a word in lower case says of which state somebody is: "chilean"."""
    return word in _adjectives()


def is_of_another_state(noun: Token, name: Token) -> bool:
    """Tell whether a name has the adjective of another state than a demonym: "*Australian* X".

    "The Belgian" is then somebody else.
    """
    own = _states_of(noun.lower_)
    told = [_states_of(c.lower_) for c in name.children if c.i < name.i]
    return bool(own) and any(states and states.isdisjoint(own) for states in told)


def _states_of(word: str) -> frozenset[str]:
    """Return the names of the state that an adjective or a demonym is of: "spaniard", "spanish"."""
    return frozenset((*_names().get(word, ()), *_names().get(f"{word}s", ())))


def _is_quoted_alone(noun: Token) -> bool:
    """Tell whether a demonym speaks the quotation before it, in a text that names no such state."""
    verb, at = noun.head, noun.left_edge.i
    first = verb.i if 0 < verb.i == at - 1 else at  # "...," said the Portuguese
    quoted = first > 0 and noun.doc[first - 1].is_quote and verb.tag_ in ("VBD", "VBZ")
    if not quoted or verb.lemma_.lower() not in speech().strong:
        return False
    text = noun.doc.text
    return not any(name in text for name in _names().get(noun.lower_, ()))


def is_age(word: Token) -> bool:
    """Tell whether a word ends an age that stands for a person: "the 39-year-old said"."""
    if word.lower_ not in ("old", "olds") or word.i < _AGE or word.nbor(-1).text != "-":
        return False
    alone = word.i + 1 >= len(word.doc) or word.nbor(1).pos_ not in ("NOUN", "PROPN", "ADJ")
    return alone and word.nbor(-2).lower_ == "year" and word.doc[word.i - _AGE].lower_ == "the"


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the names of each state by its adjectives and demonyms in lower case."""
    states = table("states")["states"].values()
    return {
        a.lower(): (s["name"], *s.get("also", ()))
        for s in states
        for a in (*s.get("adjectives", ()), *s.get("people", ()))
    }


@cache
def _adjectives() -> frozenset[str]:
    """Return the adjectives of all states, and the singular of their demonyms, in lower case."""
    states = table("states")["states"].values()
    words = {w.lower() for s in states for w in s.get("adjectives", ())}
    peoples = {w.lower() for s in states for w in s.get("people", ())}
    return frozenset(words | {w.removesuffix("s") for w in peoples if w.endswith("s")})
