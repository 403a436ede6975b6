"""Choose the numbers of an article that are about the happening that it tells.

An article gives the toll of its happening, and beside it the year's, an earlier happening's, and
parts of its own ("two of them children"). Of each kind the whole is kept: the highest number in its
lead, or in its body where the lead gives none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from briefgen.model import NUMBERED, StoryFigure
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Amount, DateMention, Entry, Evidence, Figure, Metadata

TOLLS: Final = ("killed", "injured", "missing", "displaced", "detained")
"""Kinds of figures that say what a happening did to people."""

HURT: Final = ("killed", "injured", "missing")
"""Kinds with one true number per happening; each article counts its own displaced or detained."""

_LEAD: Final = 5
"""Numbered paragraphs that make up an article's lead."""

_WHILE: Final = 45
"""Days before an article within which a date beside a number may be its happening's."""


_RIGHT_BEHIND: Final = 25
"""Characters after a figure within which a date still belongs to it."""

_BARE: Final = frozenset({"year", "month", "decade"})

_MARK: Final = re.compile(r"[,;:()\u2014\u2013]| - ")


def figures_of(entry: Entry) -> tuple[StoryFigure, ...]:
    """Return the numbers that an article gives of its happening, in text order."""
    page = _Page(entry.metadata)
    usable = [f for f in entry.metadata.figures if page.is_of_happening(f)]
    out: list[StoryFigure] = []
    for kind in TOLLS:
        out += [_story_figure(entry, f, kind) for f in _of_kind(kind, usable, page)]
    return tuple(sorted(out, key=lambda f: (f.evidence.start, f.kind)))


def _story_figure(entry: Entry, figure: Figure, kind: str) -> StoryFigure:
    return StoryFigure(
        entry=entry.slug,
        figure=figure.id,
        kind=kind,
        value=_whole(figure.value),
        unit=figure.unit,
        evidence=figure.evidence,
        implied=figure.implied,
    )


def _whole(value: Amount) -> Amount:
    """Return a value with whole numbers as integers."""
    if isinstance(value, tuple):
        low, high = value
        return None if low is None else _plain(low), None if high is None else _plain(high)
    return _plain(value)


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def _of_kind(kind: str, usable: Sequence[Figure], page: _Page) -> list[Figure]:
    """Return the figures of a kind that give its whole."""
    found = [f for f in usable if f.kind == kind]
    if kind == "injured" and not page.deadly:
        found += [f for f in usable if f.kind == "shot"]
    stated = [f for f in found if not f.implied]
    if not stated:
        return _single(found)
    lead = [f for f in stated if f.evidence.start < page.lead_end]
    whole = max(_size(f.value) for f in lead or stated)
    return [f for f in stated if _size(f.value) == whole]


def _single(implied: Sequence[Figure]) -> list[Figure]:
    """Return the first of the implied figures, unless their values differ."""
    sizes = {f.value for f in implied}
    return [implied[0]] if len(sizes) == 1 else []


def _size(value: Amount) -> float:
    if isinstance(value, tuple):
        return max(end for end in value if end is not None)
    return value


@dataclass(frozen=True)
class _Page:
    """An article with what tells which time its numbers are of."""

    metadata: Metadata

    @cached_property
    def lead_end(self) -> int:
        """The offset at which the article's lead ends."""
        numbered = [b for b in self.metadata.article.blocks if b.role in NUMBERED][:_LEAD]
        return numbered[-1].end if numbered else len(self.metadata.article.text)

    def is_of_happening(self, figure: Figure) -> bool:
        """Tell whether nothing beside a figure says that it is of another time or not done."""
        if figure.prospect is not None and not _said(figure.prospect.exact, "legal"):
            return False
        words, (start, end) = figure.evidence, self._sentence(figure.evidence)
        text = self.metadata.article.text
        if _said(text[start:end], "elsewhen") or _said(self._clause(words), "elsewhen_near"):
            return False
        if _is_sum(text[words.end : end]) or _is_taken_back(text[start : words.start]):
            return False
        beside = (d for d in self.metadata.dates if start <= d.evidence.start < end)
        return not any(_goes_with(d, words) and self._is_past(d) for d in beside)

    @cached_property
    def deadly(self) -> bool:
        """Whether the article's lead, or any number in the article, tells of a death."""
        lead = self.metadata.article.text[: self.lead_end]
        return _said(lead, "deadly") or any(f.kind == "killed" for f in self.metadata.figures)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.metadata.sentences]

    def _sentence(self, words: Evidence) -> tuple[int, int]:
        at = bisect_right(self._starts, words.start) - 1
        if at < 0:
            return words.start, words.end
        sentence = self.metadata.sentences[at]
        return sentence.start, max(sentence.end, words.end)

    def _clause(self, words: Evidence) -> str:
        """Return the words around a figure up to the next punctuation mark on each side."""
        text, (start, end) = self.metadata.article.text, self._sentence(words)
        before = _MARK.split(text[start : words.start])[-1]
        behind = _MARK.split(text[words.end : end])[0]
        return before + words.exact + behind

    def _is_past(self, told: DateMention) -> bool:
        """Tell whether a date is long before the article, or a bare year where no date is known."""
        if told.latest is None:
            return False
        if self._told_on is None:
            return told.precision in _BARE
        return _days(told.latest) < self._told_on - _WHILE

    @cached_property
    def _told_on(self) -> int | None:
        """The day that the article speaks from: publication, else the lead's latest date."""
        stated = self.metadata.article.stated("published")
        if stated:
            return _days(stated.value)
        lead = [d for d in self.metadata.dates if d.evidence.start < self.lead_end]
        days = [_days(d.latest) for d in lead if d.latest and d.latest == d.earliest]
        return max(days, default=None)


def _goes_with(told: DateMention, words: Evidence) -> bool:
    """Tell whether a date stands before a figure, or right after it: "killed 12 in 2004"."""
    return told.evidence.start < words.start or told.evidence.start - words.end < _RIGHT_BEHIND


def _is_taken_back(before: str) -> bool:
    """Tell whether the words before a number say that the outlet gave it wrongly."""
    return _taken_back().search(_TURN.split(before)[-1]) is not None


_TURN: Final = re.compile(r"[;:\u2014]| but | not ")
"""What separates a wrong number from the correct one after it."""


@cache
def _taken_back() -> re.Pattern[str]:
    ways = table("retractions")["number_taken_back"]
    return re.compile("|".join(f"(?:{way})" for way in ways), re.IGNORECASE)


def _is_sum(behind: str) -> bool:
    """Tell whether a number sums up several happenings: "two killed in six shootings"."""
    return _sum().search(behind.lower()) is not None


@cache
def _sum() -> re.Pattern[str]:
    numbers = table("figures")["numbers"]
    several = [word for word, n in numbers.items() if n > 1] + table("happenings")["several"]
    kinds = "|".join(map(re.escape, table("happenings")["kinds"]))
    return re.compile(rf"\bin (?:{'|'.join(several)}|[2-9]|\d\d+) (?:[\w-]+ ){{0,2}}(?:{kinds})\b")


def _said(text: str, group: str) -> bool:
    return _phrases(group).search(text.lower()) is not None


def _days(value: str) -> int:
    """Return an ISO date as a day number; a bare year or month counts as its first day."""
    year, month, day = (*(int(x) for x in re.findall(r"\d+", value)[:3]), 1, 1)[:3]
    return date(year, month, day).toordinal()


@cache
def _phrases(group: str) -> re.Pattern[str]:
    phrases = sorted(table("happenings")[group], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
