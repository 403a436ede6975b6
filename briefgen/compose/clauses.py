"""Which part of a long sentence is the part that says it?

A sentence is cut at marks and words by which clauses begin, never where the rest would turn what is
left: "unless", "but", "not". What is left out is shown as left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.registry.tables import table

MOST: Final = 14
"""Words of a clause in a ledger: not two lines of the widest column; our own choice."""

LEADING: Final = 18
"""Words of a sentence that a brief leads with, after its first."""

FEWEST: Final = 7
"""The same where the whole sentence is quoted further up on the page."""

_TAIL: Final = re.compile(r"(?:[,;:\u2014\u2013(\s]|\s(?:and|or))+$")
_LEAD: Final = re.compile(r",\s+")

_LEAST: Final = 6
"""Words that a part has at least: fewer say nothing by themselves."""

_SPARED: Final = 3
"""Words that are not worth leaving out."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SENTENCE: Final = re.compile(r"[.!?][\u201d\u2019\"']?\s+")
_MARKS: Final = re.compile('["\u201c\u201d]')
_BREAK: Final = re.compile(r"[,;:\u2014\u2013][\u201d\u2019\"]?\s+|\s(?=[\u2014\u2013])")


@cache
def _binding() -> re.Pattern[str]:
    """Return what in a part of a sentence forbids that it be left out."""
    words = "|".join(re.escape(w) for w in table("clauses")["binding"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w| also)|n['\u2019]t\b", re.IGNORECASE)


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


@cache
def _verb() -> re.Pattern[str]:
    """Return a verb that goes on with what stands before it."""
    words = "|".join(table("clauses")["verbs"])
    return re.compile(rf"(?:{words}|\w{{2,}}ed)(?!\w)", re.IGNORECASE)


@cache
def _hanging() -> re.Pattern[str]:
    """Return the beginning of a sentence whose first part says nothing without its second."""
    words = "|".join(table("clauses")["hanging"])
    return re.compile(rf"[\"\u201c\u2018']?(?:{words})\s", re.IGNORECASE)


def count(text: str) -> int:
    """Return how many words there are."""
    return sum(1 for _ in _WORD.finditer(text))


def part(
    text: str, whole: tuple[int, int], core: tuple[int, int], most: int = MOST
) -> tuple[int, int]:
    """Return the part of a sentence, as `(start, end)`, that holds its core and is short where it may be.

    `whole` is the sentence, `core` the words that may not be missing, both within `text`; `most` is
    how many words are enough.
    """
    start, end = whole
    if count(text[start:end]) <= most:
        return whole
    left = _left(text, start, core[0])
    right = _right(text, core[1], end, (left, most))
    if count(text[right:end]) <= _SPARED or _binding().search(text[right:end]):
        right = end
    if _binding().search(text[start:left]):
        left = start
    return left, _trimmed(text, left, right)


def opening(text: str, start: int, end: int, core: int, most: int = MOST) -> int:
    """Return the end of the opening of a stretch that holds all up to `core`, and is short where it may be."""
    return part(text, (start, end), (start, core), most)[1]


def _left(text: str, start: int, core: int) -> int:
    """Return where the part begins: at the last clause before its core that says whom it is about."""
    cuts = [m.end() for m in _BREAK.finditer(text, start, core) if m.end() <= core]
    whole = [c for c in cuts if not _dependent().match(text, c) and not _is_aside(text, c)]
    return max(whole, default=start)


def _is_aside(text: str, cut: int) -> bool:
    """Tell whether two marks enclose what stands behind a cut: "the deputy, Leif Holt, is due"."""
    closing = _BREAK.search(text, cut)
    return closing is not None and _verb().match(text, closing.end()) is not None


def _right(text: str, core: int, end: int, room: tuple[int, int]) -> int:
    """Return where the part ends: at a mark rather than before a word, and as late as it may.

    `room` is where it begins, and of how many words it may be.
    """
    left, most = room
    marks = [m.end() for m in _BREAK.finditer(text, core, end) if not _verb().match(text, m.end())]
    words = [m.end() for m in _opener().finditer(text, core, end) if count(text[core : m.start()])]
    marks = [cut for cut in marks if not _hangs(text, left, cut)]
    words = [cut for cut in words if not _hangs(text, left, cut)]
    for cuts in (marks, words):
        fitting = [c for c in cuts if _LEAST <= count(text[left:c]) <= most]
        if fitting:
            return max(fitting)
    longer = [c for c in (*marks, *words) if count(text[left:c]) >= _LEAST]
    return min((*longer, end))


def _hangs(text: str, left: int, cut: int) -> bool:
    """Tell whether a cut would leave the beginning of a sentence such as "If he did, ...", or of a quotation."""
    marks = [m.end() for m in _MARKS.finditer(text, left, cut)]
    if len(marks) % 2 and count(text[marks[-1] : cut]) < _SPARED:
        return True
    begins = [m.end() for m in _SENTENCE.finditer(text, left, cut)]
    return _hanging().match(text, begins[-1] if begins else left) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a part without the blank, and the comma, before what is left out."""
    words = text[start:end].rstrip()
    bare = _TAIL.sub("", words)
    return start + len(bare or words)


def trimmed_lead(text: str, start: int, end: int, time: tuple[int, int]) -> int:
    """Return where a part begins without a time that it opens with, and that is told beside it."""
    lead = _LEAD.match(text, time[1], end)
    return lead.end() if lead and count(text[start : time[0]]) <= 1 else start
