"""Read dates as precise as they are known: the part of EDTF (ISO 8601-2:2019) that news needs.

Level 0 (`2024`, `2024-10`, `2024-10-31`, with a time of day, intervals) and of level 1 the
qualifiers `?` `~` `%`, unspecified digits (`201X`, `2024-XX`, `2024-10-XX`), seasons (`2024-21` to
`2024-24`) and open intervals (`../2024`, `2024/..`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?(?P<mark>[?~%])?"
)
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Months of the northern hemisphere's seasons; a winter belongs to the year in which it begins."""

_OPEN: Final = frozenset({"", ".."})


def valid(value: str) -> bool:
    """Tell whether a value is EDTF of the kinds above."""
    return bounds(value) is not None


def bounds(value: str) -> tuple[str | None, str | None] | None:
    """Return the first and last ISO day of a value, None at an open end; None if it is not EDTF."""
    if "/" not in value:
        return _days(value)
    begin, _, end = value.partition("/")
    if begin in _OPEN and end in _OPEN:
        return None
    first = (None, None) if begin in _OPEN else _days(begin)
    last = (None, None) if end in _OPEN else _days(end)
    if first is None or last is None:
        return None
    backwards = first[0] is not None and last[1] is not None and first[0] > last[1]
    return None if backwards else (first[0], last[1])


def _days(value: str) -> tuple[str, str] | None:
    found = _DATE.fullmatch(value)
    if not found or not _time_fits(found["time"], found["day"]):
        return None
    lowest, highest = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    if lowest == 0 or ("X" in found["year"] and found["month"] not in (None, "XX")):
        return None
    return _within(lowest, highest, found["month"], found["day"])


def _within(
    lowest: int, highest: int, month: str | None, day: str | None
) -> tuple[str, str] | None:
    """Return the bounds of a year or run of years, a month or season, a day."""
    if month in (None, "XX"):
        return (f"{lowest:04}-01-01", f"{highest:04}-12-31") if day in (None, "XX") else None
    number = int(month or 0)
    if number in _SEASONS and day is None:
        begin, end = _SEASONS[number]
        until = lowest if end > begin else min(lowest + 1, date.max.year)
        return f"{lowest:04}-{begin:02}-01", _last_day(until, end)
    if not 1 <= number <= len(_MONTHS):
        return None
    if day in (None, "XX"):
        return f"{lowest:04}-{number:02}-01", _last_day(lowest, number)
    if not 1 <= int(day or 0) <= monthrange(lowest, number)[1]:
        return None
    return (f"{lowest:04}-{number:02}-{day}",) * 2


_MONTHS: Final = range(1, 13)


def _last_day(year: int, month: int) -> str:
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def _time_fits(time: str | None, day: str | None) -> bool:
    """Tell whether a time of day is valid, and stands behind a full day."""
    if time is None:
        return True
    hour, minute = int(time[1:3]), int(time[4:6])
    return (
        day is not None
        and day != "XX"
        and hour < 24  # noqa: PLR2004 - hours of a day
        and minute < 60  # noqa: PLR2004 - minutes of an hour
    )
