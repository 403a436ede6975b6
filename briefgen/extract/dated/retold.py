"""Is a month without its year that of the article, in an article that tells of a year long before?

"However in early April she gave way", told today of 1986, is April 1986, though nothing beside it
says so. Which year is meant stays open there.
"""

from __future__ import annotations

import collections
from datetime import date as day_of
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import DateMention

_YEAR: Final = len("2024")
_MONTH: Final = len("2024-05")
_DAY: Final = len("2024-05-09")
_RECENT: Final = 70
"""Days before publication up to which a month or a day is surely of the article's own time."""

_LEAST: Final = 2
"""Days, months and seasons of one year that make an article one that tells of it."""

_STATED: Final = frozenset({"day", "month", "season"})
_BARE: Final = frozenset({"dates.bare_month", "dates.calendar_day"})


def tells_of_an_earlier_year(dates: Iterable[DateMention], published: str) -> bool:
    """Tell whether an article names several days or months of one year before the last."""
    if len(published) < _YEAR:
        return False
    years = collections.Counter(
        d.value[:_YEAR]
        for d in dates
        if d.value is not None
        and d.precision in _STATED
        and not d.relative
        and d.value[:_YEAR] in d.evidence.exact
    )
    before = str(int(published[:_YEAR]) - 1)
    return any(count >= _LEAST and year < before for year, count in years.items())


def is_of_a_month_of_another_year(date: DateMention, dates: Iterable[DateMention]) -> bool:
    """Tell whether a day without its year is of a month that the article names in another year.

    "He fell ill in July last year ... reported it on July 11": that is either year's.
    """
    if date.origin not in _BARE or not date.relative or date.value is None or _told(date):
        return False
    year, month = date.value[:_YEAR], date.value[_YEAR:_MONTH]
    named = (d.value for d in dates if d.precision in _STATED and _told(d) and d.value is not None)
    return any(v[:_YEAR] != year and v[_YEAR:_MONTH] == month != "" for v in named)


def _told(date: DateMention) -> bool:
    """Tell whether a time says its year, by its number or from now."""
    words = date.evidence.exact.lower()
    return bool(date.value and date.value[:_YEAR] in words) or words.endswith("year")


def has_no_year(date: DateMention, published: str) -> bool:
    """Tell whether a month or a day was given the year of the article, as none is told.

    What is but weeks old is the article's own.
    """
    told = date.latest or ""
    if len(published) < _DAY or len(told) < _DAY:
        return False
    if (day_of.fromisoformat(published[:_DAY]) - day_of.fromisoformat(told)).days < _RECENT:
        return False
    plain = not any(word in date.evidence.exact.lower() for word in ("last", "this", "next"))
    return date.relative and date.origin in _BARE and plain
