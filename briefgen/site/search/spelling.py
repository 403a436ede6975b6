"""Give search keys for spellings of one name, and forms of words that Pagefind would not find.

Keys: Hezbollah and Hizbullah, Suleimani and Soleimani have one key each.
Romanisations of Arabic, Persian and Hebrew names differ in their vowels, in doubled letters, in
the marks for ʿayn and hamza, and in a few consonants. What is left without them is the key. The
theme's script `find.js` makes the same key of the words that are searched for; a test holds the
two together.

Source: our own table, after the pairs that the romanisation tables of ALA-LC, BGN/PCGN and DIN
31635 set side by side.

Forms: Pagefind strips diacritics, but knows no other way to write ß or ł, nor where a word
begins in scripts that put no blanks between them. What it would not find is handed to it beside
the page's words: `strasse` for Straße, pairs of letters for Chinese.
"""

from __future__ import annotations

import html as entities
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
LETTERS: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "\u0131": "i", "ŋ": "n", "ŧ": "t", "ə": "a",
}  # fmt: skip
"""Letters that no normal form takes apart, as keyboards without them write them."""
_UNBROKEN: Final = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Han
    "]+"
)
"""Runs of scripts that put no blanks between words. Source: UAX 29, section 4 (Unicode 16)."""
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters that stand in words and are not seen: soft hyphen, joiners, marks of direction."""
_TAG: Final = re.compile(r"<[^>]*>")
_LETTERED: Final = re.compile(r"[^\W_]+(?:[\u00ad\u200b-\u200f\u2060\ufeff][^\W_]+)*")
_WORD: Final = re.compile(r"[a-z]+")
_JOINED: Final = re.compile("['’‘`ʼʾʿʻ´]")  # noqa: RUF001 - the marks are the point
_VOWELS: Final = re.compile(r"[aeiouyhw]")
_DOUBLED: Final = re.compile(r"(.)\1+")


def keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, in order; words of under three consonants have none."""
    made = (_key(word) for word in _WORD.findall(plain(name)))
    return tuple(key for key in made if key)


def plain(text: str) -> str:
    """Return a text in small letters without diacritics, its letters as any keyboard has them."""
    apart = unicodedata.normalize("NFD", _UNSEEN.sub("", text).lower())
    bare = "".join(ch for ch in apart if unicodedata.category(ch) != "Mn")
    return _JOINED.sub("", "".join(LETTERS.get(ch, ch) for ch in bare))


def forms(html: str) -> tuple[str, ...]:
    """Return the forms that search must know besides a page's words, each once, sorted.

    `html` is the page's; its tags are skipped.
    """
    text = entities.unescape(_TAG.sub(" ", html))
    found = {pair for run in _UNBROKEN.findall(text) for pair in _pairs(plain(run))}
    found.update(plain(word) for word in _LETTERED.findall(text) if _is_read_otherwise(word))
    return tuple(sorted(found))


def _is_read_otherwise(word: str) -> bool:
    """Tell whether a word has letters that Pagefind keeps, or invisible characters."""
    if word.isascii():
        return False
    return bool(_UNSEEN.search(word)) or not LETTERS.keys().isdisjoint(word.lower())


def _pairs(run: str) -> tuple[str, ...]:
    """Return each pair of neighbours in a run of letters; a single letter alone."""
    return tuple(run[at : at + 2] for at in range(max(len(run) - 1, 1)))


def _key(word: str) -> str:
    for written, folded in FOLDS:
        word = word.replace(written, folded)
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
    return PREFIX + bones if len(bones) >= SHORTEST else ""
