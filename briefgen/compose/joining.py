"""Join the words of a sentence that stand together in a row of the ledger."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_NEAR: Final = 24
"""Most characters between two pieces of a row that are shown as well: fewer are no saving."""

_QUOTES: Final = '"\u201c\u201d\u201e\u00ab\u00bb'


def joined(text: str, spans: Iterable[Span], told: Span | None = None) -> list[Span]:
    """Return spans in text order, those merged that touch or nearly touch.

    The cue at `told` is no bridge: the speaker stands before the row already.
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip(" ,\n\t")):
            out[-1] = out[-1][0], max(end, out[-1][1])
        elif out and start - out[-1][1] <= _NEAR and not _lies(told, out[-1][1], start):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return [(start, _closed(text, start, end)) for start, end in out]


def _lies(told: Span | None, start: int, end: int) -> bool:
    return told is not None and start <= told[0] and told[1] <= end


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a span, or the quotation mark right behind it that closes one within it."""
    odd = sum(text.count(mark, start, end) for mark in _QUOTES) % 2
    return end + 1 if odd and text[end : end + 1] in _QUOTES and end < len(text) else end


def turning_before(text: str, start: int, cue: int) -> int | None:
    """Return the start of the words that negate a cue ("did not respond"), None without any."""
    found = _turning().search(text, start, cue)
    return found.start() if found else None


def with_helpers(text: str, start: int, deed: int) -> int:
    """Return the start of a verb group, its auxiliaries included: "would neither", "has been"."""
    found = _helpers().search(text, start, deed)
    return found.start() if found else deed


def told_at_first(text: str, cue: int) -> int | None:
    """Return where a word right before a cue says that it was told differently later, or None."""
    found = _at_first().search(text, max(0, cue - _NEAR), cue)
    return found.start() if found else None


@cache
def _at_first() -> re.Pattern[str]:
    words = "|".join(table("clauses")["told_at_first"])
    return re.compile(rf"\b(?:had |has )?(?:{words})\s+\Z", re.IGNORECASE)


def leads_to_a_time(between: str) -> bool:
    """Tell whether words of saying and a time go together over the words in between.

    As in "said late on Monday".
    """
    known = table("clauses")["before_times"]
    return all(word.lower() in known for word in between.split())


@cache
def _helpers() -> re.Pattern[str]:
    """Return the pattern of auxiliaries at the end of a text."""
    words = "|".join(table("clauses")["helpers"])
    return re.compile(rf"(?:\b(?:{words})\s+)+\Z", re.IGNORECASE)


@cache
def _turning() -> re.Pattern[str]:
    """Return the pattern of a negation at the end of a text, with a verb or "it" before it."""
    words = "|".join(table("clauses")["turning"])
    shortened = "|".join(table("clauses")["turning_bound"])
    before = r"(?:\bit\s+)?(?:\b\w+\s+)?"
    return re.compile(
        rf"(?:{before}\b(?:{words})|\b\w+(?:{shortened}))(?:\s+\w+){{0,2}}\s+\Z", re.IGNORECASE
    )
