"""Which part of a long sentence is the part that says it?

A sentence is cut at marks and words by which clauses begin, never where the rest would turn what is
left: "unless", "but", "not". What is left out is shown as left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.registry.tables import table

MOST: Final = 17
"""Words of a clause in a ledger: about two lines of the widest column; our own choice."""

_LEAST: Final = 7
"""Words that a part has at least: fewer say nothing by themselves."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_BREAK: Final = re.compile(r"[,;:\u2014\u2013]\s+|\s(?=[\u2014\u2013])")


@cache
def _binding() -> re.Pattern[str]:
    """Return what in a part of a sentence forbids that it be left out."""
    words = "|".join(re.escape(w) for w in table("clauses")["binding"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['\u2019]t\b", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    """Return the blank before a word with which a clause may begin."""
    words = "|".join(table("clauses")["openers"])
    return re.compile(rf"\s+(?=(?:{words})\s)", re.IGNORECASE)


@cache
def _dependent() -> re.Pattern[str]:
    """Return a word at whose place nobody knows yet who is spoken of."""
    words = "|".join(table("clauses")["dependent"])
    return re.compile(rf"(?:(?:{words})|\w+ing)(?!\w)", re.IGNORECASE)


def count(text: str) -> int:
    """Return how many words there are."""
    return sum(1 for _ in _WORD.finditer(text))


def part(text: str, whole: tuple[int, int], core: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence, as `(start, end)`, that holds its core and is short where it may be.

    `whole` is the sentence, `core` the words that may not be missing, both within `text`.
    """
    start, end = whole
    if count(text[start:end]) <= MOST:
        return whole
    left = _left(text, start, core[0])
    right = _right(text, core[1], end, left)
    if _binding().search(text[right:end]):
        right = end
    if _binding().search(text[start:left]):
        left = start
    return left, _trimmed(text, left, right)


def _left(text: str, start: int, core: int) -> int:
    """Return where the part begins: at the last clause before its core that says whom it is about."""
    cuts = [m.end() for m in _BREAK.finditer(text, start, core) if m.end() <= core]
    return max((c for c in cuts if not _dependent().match(text, c)), default=start)


def _right(text: str, core: int, end: int, left: int) -> int:
    """Return where the part ends: at a mark rather than before a word, and as late as it may."""
    marks = [m.end() for m in _BREAK.finditer(text, core, end)]
    words = [m.end() for m in _opener().finditer(text, core, end)]
    for cuts in (marks, words):
        fitting = [c for c in cuts if _LEAST <= count(text[left:c]) <= MOST]
        if fitting:
            return max(fitting)
    longer = [c for c in (*marks, *words) if count(text[left:c]) >= _LEAST]
    return min((*longer, end))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a part without the blank, and the comma, before what is left out."""
    words = text[start:end].rstrip()
    bare = words.rstrip(",;:\u2014\u2013( ")
    return start + len(bare or words)
