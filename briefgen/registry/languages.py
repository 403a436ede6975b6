"""Check cheaply whether a text is in English, the one language whose rules are shipped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SAMPLE: Final = 400
_LETTERS: Final = 2_000
_FEWEST: Final = 30
_FEWEST_LETTERS: Final = 40
_ENGLISH: Final = 0.2
"""The share of function words below which a text is not English.

English prose has about 0.4 of those listed; German and French, which share some of the words'
forms, stay under 0.1. Source: measured on the project's samples.
"""

_FOREIGN: Final = 0.15
"""Least share of another language's function words in a text of it; prose has 0.3.

Source: as above.
"""


_FOREIGN_UNKNOWN: Final = 0.1
"""The share of English function words below which a text of no known language is foreign.

A list of names has more.
"""


def foreign_language(texts: Iterable[str]) -> str | None:
    """Return the language of a text that is hardly English, "" where that can't be told.

    None for English, and for what is too short to tell. A text counts by the letters of its script,
    then by its function words.
    """
    whole = _sample(texts)
    letters = [c for c in whole[:_LETTERS] if c.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    other = [c for c in letters if not _is_latin(c)]
    if 2 * len(other) > len(letters):
        return _script(other)
    words = [w.lower().replace("\u2019", "'") for w in _WORD.findall(whole)][:_SAMPLE]
    return _by_words(words) if len(words) >= _FEWEST else None


def _sample(texts: Iterable[str]) -> str:
    out: list[str] = []
    size = 0
    for text in texts:
        out.append(text)
        size += len(text)
        if size > 8 * _SAMPLE:
            break
    return " ".join(out)


def _is_latin(char: str) -> bool:
    return char < "\u0250" or unicodedata.name(char, "").startswith("LATIN")


def _script(letters: Sequence[str]) -> str:
    """Return the language of the commonest script of letters; with kana it is Japanese."""
    names = Counter(unicodedata.name(c, "").split(" ", 1)[0].split("-")[0] for c in letters)
    known = table("languages")["scripts"]
    if names["HIRAGANA"] + names["KATAKANA"] > len(letters) // 10:
        return str(known["HIRAGANA"])
    return str(known.get(names.most_common(1)[0][0], ""))


def _by_words(words: Sequence[str]) -> str | None:
    function = _function_words()
    english = sum(w in function for w in words) / len(words)
    if english >= _ENGLISH:
        return None
    counts = {
        name: sum(w in known for w in words) / len(words) for name, known in _little_words().items()
    }
    best = max(counts, key=lambda name: (counts[name], name))
    if counts[best] >= _FOREIGN:
        return best
    return "" if english < _FOREIGN_UNKNOWN else None


@cache
def _function_words() -> frozenset[str]:
    return frozenset(table("cleaning_cues")["function_words"])


@cache
def _little_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("languages")["words"].items()}
