"""Is "the Chilean" somebody, and not his country?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_MANY: Final = ("s", "sh", "ch", "ese")
"""Ends of words that with "the" stand for a whole people: "the British", "the Chinese"."""

_BEFORE: Final = frozenset({"the", "a", "an", "this", "that"})
_AGE: Final = 5
"""Tokens from the article of an age to its last word: the, 39, -, year, -, old."""

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def is_one_of_a_people(noun: Token) -> bool:
    """Tell whether an adjective of a state, with an article before it and nothing behind, is one person.

    "The Chilean said" and "the 21-year-old Argentine" are men or women, "the Argentine government"
    and "Chile" are none.
    """
    if is_age(noun):
        return True
    if noun.dep_ not in _SUBJECTS or noun.lower_.endswith(_OF_MANY):
        return False
    if noun.lower_ not in _adjectives() or noun.left_edge.lower_ not in _BEFORE:
        return False
    return not any(c.i > noun.i and not c.is_punct for c in noun.children if c.dep_ == "compound")


def is_age(word: Token) -> bool:
    """Tell whether a word closes an age that stands for somebody: "the 39-year-old said"."""
    if word.lower_ not in ("old", "olds") or word.i < _AGE or word.nbor(-1).text != "-":
        return False
    alone = word.i + 1 >= len(word.doc) or word.nbor(1).pos_ not in ("NOUN", "PROPN", "ADJ")
    return alone and word.nbor(-2).lower_ == "year" and word.doc[word.i - _AGE].lower_ == "the"


@cache
def _adjectives() -> frozenset[str]:
    """Return the adjectives of all states, in small letters, and what one of a people is called beside them."""
    states = table("states")["states"].values()
    words = {w.lower() for s in states for w in s.get("adjectives", ())}
    peoples = {w.lower() for s in states for w in s.get("people", ())}
    return frozenset(words | {w.removesuffix("s") for w in peoples if w.endswith("s")})
