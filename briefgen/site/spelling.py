"""Which spellings are one name? Keys under which Hezbollah and Hizbullah, Suleimani and Soleimani meet.

Romanisations of Arabic, Persian and Hebrew names differ in their vowels, in doubled letters, in the
marks for ʿayn and hamza, and in a few consonants. What is left without them is the key. The theme's
script `find.js` reckons the same key of the words that are searched for; a test holds the two
together.

Source: our own table, after the pairs that the romanisation tables of ALA-LC, BGN/PCGN and DIN
31635 set side by side.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FOLDS: Final = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ts", "s"),
    ("tz", "s"),
    ("dj", "j"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "w"),
    ("p", "b"),
    ("x", "ks"),
)
PREFIX: Final = "zq"  # no word begins so: a key never meets a word
SHORTEST: Final = 3  # consonants; fewer meet too many names
_WORD: Final = re.compile(r"[a-z]+")
_JOINED: Final = re.compile("['’‘`ʼʾʿʻ´]")  # noqa: RUF001 - the marks are the point
_VOWELS: Final = re.compile(r"[aeiouyhw]")
_DOUBLED: Final = re.compile(r"(.)\1+")


def keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, in their order; none for words of fewer than three consonants."""
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = _JOINED.sub("", "".join(ch for ch in plain if not unicodedata.combining(ch)))
    made = (_key(word) for word in _WORD.findall(plain))
    return tuple(key for key in made if key)


def _key(word: str) -> str:
    for written, folded in FOLDS:
        word = word.replace(written, folded)
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
    return PREFIX + bones if len(bones) >= SHORTEST else ""
