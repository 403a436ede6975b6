"""Compare the spelling of two words of names: by sound, and by the letters that differ."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SOUNDS: Final = (
    (r"x", "ks"), (r"ts?ch|tch", "c"), (r"sch|sh", "x"), (r"ph", "f"), (r"kh", "h"), (r"gh", "g"),
    (r"dh", "d"), (r"th", "t"), (r"dj|dzh|zh", "j"),
    (r"q|ck|c(?=[aouklrt]|$)", "k"), (r"c(?=[eiy])", "s"), (r"z", "s"), (r"w", "v"),
    (r"ø", "o"), (r"(?<=.)([ou])e(?=[^aeiouy])", r"\1"), (r"ou|oo|o", "u"),
    (r"ai|ay|ae|ee|ei|ey|ie|iy|y|e", "i"), (r"(?<=.)h$", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
"""Letters that romanisations of one name exchange, with replacements, in order of application.

Source: our own, after the variants in which ALA-LC, BGN/PCGN and news agencies write Arabic,
Persian, Russian and Ukrainian names.
"""

_EXCHANGED: Final = ({"g", "q"}, {"g", "k"})
"""First letters that stand for one letter of another alphabet: "Gaddafi" and "Qadhafi"."""

_LONG: Final = 5
"""Letters that a word must exceed to be the same word with one letter different."""


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return a key for what a folded word sounds like, equal for spellings of one name."""
    for letters, sign in _SOUNDS:
        word = re.sub(letters, sign, word)
    return word


@lru_cache(maxsize=65_536)
def alike(first: str, second: str) -> bool:
    """Tell whether two folded words may be spellings of one: same sound, or one letter off."""
    if first == second:
        return True
    if not first or not second or not _begin_alike(first, second):
        return False
    if min(len(first), len(second)) < _LONG - 1:
        return False
    heard = sound(first), sound(second)
    if heard[0] == heard[1]:
        return True
    if min(len(first), len(second)) <= _LONG:
        return False
    return one_apart(first, second) or (min(map(len, heard)) > _LONG and one_apart(*heard))


def _begin_alike(first: str, second: str) -> bool:
    """Tell whether two words begin with one letter, or with two that romanisations exchange."""
    if first[0] == second[0] or sound(first)[:1] == sound(second)[:1]:
        return True
    return {first[0], second[0]} in _EXCHANGED


def one_apart(first: str, second: str) -> bool:
    """Tell whether two words differ by one letter: replaced, added, left out, or two swapped."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest = slice(start + 1, None)
    if short[rest] == long[rest]:
        return True
    exchanged = short[start + 1 : start + 2] + short[start : start + 1]
    return exchanged == long[start : start + 2] and short[start + 2 :] == long[start + 2 :]
