"""Weigh a word by its rarity: one that few texts hold says more of what an article is about."""

from __future__ import annotations

import re
from functools import cache
from math import log
from typing import Final

from briefgen.registry.tables import table

_RAREST: Final = 256
"""A word that is not in the table is taken to occur in one document of this many."""

_UNLISTED: Final = log(_RAREST)

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_APOSTROPHES: Final = str.maketrans("\u2018\u2019\u02bc", "'''")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without possessive endings."""
    plain = text.translate(_APOSTROPHES).casefold()
    return [word.removesuffix("'s") for word in _WORD.findall(plain)]


def weight(word: str) -> float:
    """Return how telling a shared word is: the logarithm of its rarity.

    It depends on the word only and on no other article of the desk: an article that has nothing to
    do with two others can't join or separate them.

    Source: Sparck Jones, A statistical interpretation of term specificity (1972).
    """
    return _weights().get(word, _UNLISTED)


@cache
def _weights() -> dict[str, float]:
    found = {}
    for name, members in table("common_words").items():
        share = int(name.rpartition("_")[2])
        found.update(dict.fromkeys(members, log(share)))
    return found
