"""Read days as files and pages write them, into EDTF."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from typing import Final

from briefgen.registry.tables import table

_MONTHS: Final = {
    name: i
    for i, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
BIBTEX_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
"""BibTeX's own names of the months, which stand without braces."""

_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
"""What every day that is read holds: lines without it, which most are, are skipped."""

_YEAR_END: Final = r"(?=\b|\d{1,2}:\d\d)"
"""The end of a year: a time of day may be glued to it, as where two lines were copied as one."""

_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?!-?\d)")
_SHORT: Final = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?![\d-])")
_SOLID: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MDY: Final = re.compile(
    rf"(?i)(?<![^\W\d_])({_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d){_YEAR_END}"
)
_DMY: Final = re.compile(
    rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({_MONTH})\b\.?,?[\s-]+((?:19|20)\d\d){_YEAR_END}"
)
DAY_OF_YEAR: Final = re.compile(
    rf"(?i)\b(?:(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))\b(?!\d)"
)
"""A day and a month, as pages write a day of this year."""

_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_YMD: Final = re.compile(r"(?<![\d.])((?:19|20)\d\d)([/.])(\d{1,2})\2(\d{1,2})(?![\d.]*\d)")


def written_date(text: str) -> str | None:
    """Return the first full day in `text`, as EDTF; None where none can be read in one way only.

    A month without a day counts only in ISO form (`2024-10`). `05/04/2024` is the fourth or the
    fifth month, so it is not read; `25/04/2024` is. Source: ISO 8601-1, EDTF level 0.
    """
    found = written_date_span(text)
    return found[2] if found else None


def written_date_span(text: str) -> tuple[int, int, str] | None:
    """Return `(start, end, EDTF)` of the first full day that is written in `text`, else None."""
    if not _YEAR.search(text):
        return None
    found = [
        (m.start(), m.end(), value)
        for pattern, order in _PATTERNS
        for m in pattern.finditer(text)
        if (value := order(m))
    ]
    return min(found, default=None) or _elsewhere(text)


def _elsewhere(text: str) -> tuple[int, int, str] | None:
    """Return the first day that is written as in another language: "14. März 2024"."""
    pattern, months = _months_elsewhere()
    for m in pattern.finditer(text):
        if value := _day(m[3], months.get(m[2].lower(), 0), m[1]):
            return m.start(), m.end(), value
    return None


@cache
def _months_elsewhere() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern of a day with a month of another language, and which month each name is."""
    lists = table("months")["months"]
    months = {name: i for i, names in enumerate(lists, start=1) for name in names}
    named = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    return re.compile(
        rf"(?i)(?<!\d)(\d{{1,2}})(?:\.|er|\u00ba)?\s+(?:de\s+)?"
        rf"({named})\b\.?,?\s+(?:del?\s+)?((?:19|20)\d\d)\b"
    ), months


def _day(year: str, month: int, day: str | None) -> str | None:
    """Return the EDTF of a day or a month that the calendar has."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    if day is None:
        return f"{year}-{month:02}"
    if not 1 <= int(day) <= monthrange(int(year), month)[1]:
        return None
    return f"{year}-{month:02}-{int(day):02}"


def _numeric(m: re.Match[str]) -> str | None:
    """Read `d/m/y` or `m/d/y` where only one of the two is a date, or both are the same."""
    readings = {_day(m[3], int(m[1]), m[2]), _day(m[3], int(m[2]), m[1])} - {None}
    return readings.pop() if len(readings) == 1 else None


_PATTERNS: Final = (
    (_ISO, lambda m: _day(m[1], int(m[2]), m[3])),
    (_SHORT, lambda m: _day(m[1], int(m[2]), m[3])),
    (_SOLID, lambda m: _day(m[1], int(m[2]), m[3])),
    (_MDY, lambda m: _day(m[3], _MONTHS[m[1].lower()], m[2])),
    (_DMY, lambda m: _day(m[3], _MONTHS[m[2].lower()], m[1])),
    (_YMD, lambda m: _day(m[1], int(m[3]), m[4])),
    (_NUMERIC, _numeric),
)
