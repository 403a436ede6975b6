"""Guess the one-byte encoding of text that is mostly ASCII, and find bytes that are no UTF-8."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

_HEAD: Final = 65_536
_MOST_FAULTS: Final = 5

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7][^\W\d_]+)*")
"""A run of letters, with signs between letters included: in the true encoding these are letters."""

_FOREIGN: Final = re.compile(
    r"[^\W\d_][\u00a3\u00a5\u00a6\u00a8-\u00aa\u00ac-\u00b3\u00b5\u00b6\u00b8-\u00ba\u00bc-\u00bf]"
    r"[^\W\d_]"
    r"|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{3}"
    r"|[\u00e1\u00ed\u00fd\u0161\u017e][\u00f8\u00e8\u00ec\u00f2]"
    r"|[\u00f8\u00ec][\u00e1\u00ed\u00fd]"
    r"|(?<=[^\W\d_])\u00fe|\u00dd(?=[a-z])"
    r"|(?<=[^\W\d_])\u00f5\b|\u00f5(?!e)(?=[^\W\d_]*[\u00e1\u00e9\u00ed\u00f3\u00fa])"
    r"|i\u00e6\b|[\u0161\u017e\u0160\u017d\u00e8\u00f0\u0153]\w*\u00e6"
    r"|\u00e6\w*[\u0161\u017e\u00e8]"
    r"|[\u0161\u017e\u0160\u017d]\w*[\u00e8\u00f0]|[\u00e8\u00f0]\w*[\u0161\u017e]|\b\u00c8[aeiou]"
    r"|[aeiouy]\u0153(?!u)|\u00f1(?![aeiou\u00e1\u00e9\u00ed\u00f3\u00fa])(?=\w)"
    r"|\u00e3[bcdfghjklmpqrtvwx]"
    r"|\u00a3(?=[a-z\u00f3])|(?<=[a-z])\u0178"
)
"""Letter sequences that no word of a Western language has: signs of a wrong decoding.

A sign between two letters, three letters beyond ASCII in a row, an acute letter beside a grave or
stroked one, a thorn within a word, a capital Y with an acute before a small letter, an o with a
tilde at the end or, but for "õe", before an acute. Nor has it two of a caron, an ash, an eth and an
e with a grave, an ash at the end after an i, a capital E with a grave before a vowel, an oe after a
vowel, an n with a tilde or an a with one before most consonants, a pound sign before a small
letter, a capital y after one.
"""

_ODD_ENDS: Final = re.compile(r"^\u00dd[a-z]|\u0163$")
"""Letters at the ends of misread Turkish words that no Czech or Romanian word has there.

A Czech word begins with no long y, and a Romanian name ends in no t with a cedilla.
"""

_ALPHABETS: Final = {
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžöüőűăâîșțşţđäëç",
    "iso8859-2": "ąćęłńóśźżáčďéěíňřšťúůýžöüőűăâîșțşţđäëç",
    "cp1254": "ğışöüçâîûé",
    "cp1257": "āčēģīķļņōŗšūžąęėįųõäöüé",
    "cp1251": "",
    "koi8-r": "",
    "cp1253": "",
    "cp1255": "",
    "cp1256": "",
}
"""The letters beyond ASCII that each encoding's languages use; empty for another script.

Source: the alphabets of the languages that the encodings were made for.
"""


def likeliest(data: bytes) -> str:
    """Return the encoding that makes most words of mostly ASCII bytes, Windows-1252 by default.

    Others are tried only where Windows-1252 gives odd words. One that can't decode the bytes is
    left out; of equals the first in the order of the table.
    """
    western = data[:_HEAD].decode("cp1252", "replace")
    if not _FOREIGN.search(western):
        return "cp1252"
    western = _FOREIGN.sub(
        lambda odd: odd[0] + "\u00d7x", western
    )  # no letter, so that it is no word
    scored = [(_score(data[:_HEAD], e), e) for e in _ALPHABETS]
    best, encoding = max(scored, key=lambda pair: pair[0])
    return encoding if best > _score_of(western, "àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿýðþß") else "cp1252"


def _score(data: bytes, encoding: str) -> float:
    try:
        return _score_of(data.decode(encoding), _ALPHABETS[encoding])
    except UnicodeDecodeError:
        return -1.0


def _score_of(text: str, alphabet: str) -> float:
    """Return the share of the words with letters beyond ASCII that look like words."""
    words = [w for w in _WORD.findall(text) if not w.isascii()]
    return sum(_is_word(w, alphabet) for w in words) / len(words) if words else 0.0


def _is_word(word: str, alphabet: str) -> bool:
    """Tell whether letters look like a word: one script, plain case, letters of the alphabet."""
    if not word.isalpha() or not (word[1:].islower() or word.isupper() or not word.islower()):
        return False
    if any(a.islower() and b.isupper() for a, b in pairwise(word)) or _ODD_ENDS.search(word):
        return False
    if alphabet:
        return all(
            c.isascii() or c.lower()[0] in f"i{alphabet}" for c in word
        )  # i of the Turkish capital
    scripts = {unicodedata.name(c, "").split()[0] for c in word}
    return len(scripts) == 1 and "LATIN" not in scripts


def nearly_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 with few faults: one, or fewer than half the good characters.

    Of the good characters only those beyond ASCII count. In no other encoding do bytes form the
    sequences that UTF-8 has, but by chance.
    """
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - faults
    return good > 0 and (faults == 1 or 2 * faults < good)


def damage(data: bytes) -> str:
    """Return a note on which bytes are no UTF-8, empty where all are."""
    places: list[int] = []
    at = 0
    view = memoryview(data)
    while len(places) <= _MOST_FAULTS:
        try:
            str(view[at:], "utf-8")
            break
        except UnicodeDecodeError as error:
            places.append(at + error.start)
            at += error.end
    if not places:
        return ""
    told = ", ".join(f"{p:,}" for p in places[:_MOST_FAULTS])
    more = " and further ones" if len(places) > _MOST_FAULTS else ""
    several = len(places) > 1
    return (
        f"the byte{'s' * several} at {told}{more} {'are' if several else 'is'} no UTF-8 "
        f"and stand{'s' * (not several)} as \ufffd"
    )
