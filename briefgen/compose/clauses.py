"""Cut a long sentence down to the part that says it.

A sentence is cut at clause boundaries alone, where what is left is a whole statement, and never
where the rest would reverse what is left: "unless", "but", "not". What is left out is shown as
left out; a sentence without a boundary is shown whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Sentence

Span = tuple[int, int]

MOST: Final = 14
"""Words of a clause in a ledger: less than two lines of the widest column; our own choice."""

FEWEST: Final = 7
"""The same where the whole sentence is quoted further up on the page."""

_LEAD: Final = re.compile(r",\s+")

_LEAST: Final = 6
"""Fewest words of a part: fewer say nothing by themselves."""

_SPARED: Final = 3
"""Words that are not worth leaving out."""

_OPENING: Final = 4
"""Words at the opening of a sentence that may reverse the one before it."""

_AMOUNT: Final = re.compile(
    r"(?<![\w.,-])[$\u00a3\u20ac]?\d[\d,.]*"
    r"(?:\s?%|\s(?:per\s?cent|million|billion|trillion)\b|(?:m|bn|k)\b)"
)
"""A share or an amount; a bare number may be a day or a year."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


@cache
def _binding() -> re.Pattern[str]:
    """Return the pattern of words that must not be left out, as they reverse or limit the rest."""
    words = "|".join(re.escape(w) for w in table("clauses")["binding"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w| also)|n['\u2019]t\b", re.IGNORECASE)


def count(text: str) -> int:
    """Return how many words there are."""
    return sum(1 for _ in _WORD.finditer(text))


def part(text: str, sentence: Sentence, core: Span, most: int = MOST) -> Span:
    """Return the part of a sentence, as `(start, end)`, that holds its core, short if possible.

    `core` is the span of words within `text` that must stay; `most` is how many words are enough.
    """
    return piece(text, sentence, (sentence.start, sentence.end), core, most)


def piece(text: str, sentence: Sentence, whole: Span, core: Span, most: int = MOST) -> Span:
    """Return the part of `whole`, a stretch of a sentence, that holds its core; see `part`."""
    start, end = whole
    if count(text[start:end]) <= most:
        return whole
    left = _left(text, sentence, whole, core[0])
    right = _right(text, sentence, (left, end), core[1], most)
    if count(text[right:end]) <= _SPARED or _is_needed(text[right:end]):
        right = end
    return left, right


def _is_needed(rest: str) -> bool:
    """Tell whether the rest of a sentence reverses what stands before it, or gives an amount.

    An amount may be the news.
    """
    return _binding().search(rest) is not None or _AMOUNT.search(rest) is not None


def some(text: str, ends: Iterable[int], whole: Span, core: int, most: int = MOST) -> int:
    """Return where to end several sentences: after the first that is enough and holds the core.

    `ends` are the ends of the sentences. The next one is kept where it opens with a word that
    reverses what was said ("But", "If"), or takes up what was denied: "It is no leak. It is a
    flood". What is left over is shown where it is no more than a few words.
    """
    start, end = whole
    last = start
    for at in ends:
        enough = core <= at < end and count(text[start:at]) >= min(most, _LEAST)
        after = " ".join(text[at:end].split()[:_OPENING])
        goes_on = _binding().search(after) or _sets_right(text[last:at], after)
        if enough and not goes_on and count(text[at:end]) > _SPARED:
            return at
        last = at
    return end


def _sets_right(told: str, after: str) -> bool:
    """Tell whether a sentence takes up what the one before denies, and may say what is so."""
    denied = _denying().search(told) is not None
    return denied and takes_up(after.lstrip("\"\u201c\u2018' ")) is not None


@cache
def _denying() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in table("clauses")["denying"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['\u2019]t\b", re.IGNORECASE)


def _left(text: str, sentence: Sentence, whole: Span, core: int) -> int:
    """Return the start of the part: the last boundary before its core, no binding word dropped."""
    start = whole[0]
    cuts = [at for at in sentence.begins if start < at <= core]
    free = [at for at in cuts if not _binding().search(text[start:at])]
    return max(free, default=start)


def _right(text: str, sentence: Sentence, room: Span, core: int, most: int) -> int:
    """Return the end of the part: the last boundary within `most` words, else the first one."""
    left, end = room
    cuts = [at for at in sentence.ends if core <= at < end]
    cuts = [at for at in cuts if count(text[left:at]) >= _LEAST]
    fitting = [at for at in cuts if count(text[left:at]) <= most]
    return max(fitting) if fitting else min((*cuts, end))


def trimmed_lead(text: str, start: int, end: int, time: Span) -> int:
    """Return the start of a part without the time that opens it, which is shown beside it."""
    lead = _LEAD.match(text, time[1], end)
    return lead.end() if lead and count(text[start : time[0]]) <= 1 else start


def says_little(text: str, whole: Span, shown: Span) -> bool:
    """Tell whether a part of a stretch can't be understood without the rest of it.

    It has hardly any words, or opens with an anaphor; or its beginning is left out, and it has a
    word that leans on it, such as "them".
    """
    told = text[shown[0] : shown[1]]
    if count(told) <= _LEAST or takes_up(told) is not None:
        return True
    return shown[0] > whole[0] and _leaning().search(told) is not None


@cache
def _leaning() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in table("clauses")["leaning"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def takes_up(text: str) -> int | None:
    """Return where an anaphor stands that opens a text, behind "that" or "if"; None without one."""
    found = _taking_up().match(text)
    return found.start(1) if found else None


@cache
def _taking_up() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in table("clauses")["taking_up"])
    return re.compile(rf"(?:that\s+|if\s+)?({words})\b", re.IGNORECASE)


def two_of_a_kind(text: str) -> int | None:
    """Return where "the two countries" stands in a text; None where it does not."""
    found = _couples().search(text)
    return found.start() if found else None


@cache
def _couples() -> re.Pattern[str]:
    words = "|".join(table("clauses")["couples"])
    return re.compile(rf"\b(?:the|these|those) two (?:{words})\b(?! of| who| that)", re.IGNORECASE)
