"""Stretches of the calendar, with their first and last day.

Values are EDTF (ISO 8601-2:2019), to the precision that is given and no finer.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9990
"""The years that can be reckoned with and still leave room for a century on either side."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: `value` in EDTF or None, `earliest` and `latest` day."""

    value: str | None
    precision: str
    earliest: date | None = None
    latest: date | None = None


def of_day(day: date) -> Period:
    """Return the period of one day."""
    return Period(day.isoformat(), "day", day, day)


def of_days(first: date, last: date, precision: str) -> Period:
    """Return the period from one day to another, both in it."""
    return Period(f"{first.isoformat()}/{last.isoformat()}", precision, first, last)


def of_week(day: date) -> Period:
    """Return the week of a day, Monday to Sunday (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return of_days(monday, monday + timedelta(days=6), "week")


def of_weekend(day: date) -> Period:
    """Return the Saturday and Sunday of a day's week."""
    saturday = day + timedelta(days=5 - day.weekday())
    return of_days(saturday, saturday + timedelta(days=1), "week")


def of_month(year: int, month: int) -> Period:
    """Return the period of one month."""
    last = calendar.monthrange(year, month)[1]
    return Period(f"{year:04}-{month:02}", "month", date(year, month, 1), date(year, month, last))


def of_months(first: tuple[int, int], last: tuple[int, int], precision: str) -> Period:
    """Return the period from one month to another, both in it; each is (year, month)."""
    begin, end = of_month(*first), of_month(*last)
    return Period(f"{begin.value}/{end.value}", precision, begin.earliest, end.latest)


def of_quarter(year: int, quarter: int) -> Period:
    """Return the quarter (1 to 4) of a year, as an interval of months."""
    return of_months((year, 3 * quarter - 2), (year, 3 * quarter), "season")


def of_year(year: int) -> Period:
    """Return the period of one year."""
    return Period(f"{year:04}", "year", date(year, 1, 1), date(year, 12, 31))


def of_years(first: int, last: int, precision: str = "year") -> Period:
    """Return the period from one year to another, both in it."""
    return Period(f"{first:04}/{last:04}", precision, date(first, 1, 1), date(last, 12, 31))


def of_decade(year: int) -> Period:
    """Return the decade that begins with a year: `199X`."""
    return Period(f"{year // 10:03}X", "decade", date(year, 1, 1), date(year + 9, 12, 31))


def of_century(century: int) -> Period:
    """Return a century by number: the 19th is `18XX`, from 1800 to 1899 as in EDTF."""
    first = 100 * (century - 1)
    return Period(
        f"{century - 1:02}XX", "century", date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    )


_SEASON_MONTHS: Final = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (12, 3)}


def of_season(year: int, season: int) -> Period:
    """Return a season by its EDTF number, with the bounds of the northern hemisphere.

    They run from the meteorological beginning to the astronomical end; "winter 2017" may be either
    of two, so its bounds are those of both.
    """
    first, last = _SEASON_MONTHS[season]
    if season == max(_SEASON_MONTHS):
        return Period(f"{year:04}-{season}", "season", date(year, 1, 1), date(year + 1, last, 31))
    end = of_month(year, last).latest
    return Period(f"{year:04}-{season}", "season", date(year, first, 1), end)


def between(first: Period, last: Period) -> Period | None:
    """Return the period from one to another, None where they are not in order or not both known."""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    value = f"{first.value}/{last.value}" if _plain(first) and _plain(last) else None
    return Period(value, _coarser(first.precision, last.precision), first.earliest, last.latest)


def part(period: Period, tenths: tuple[int, int]) -> Period:
    """Return the period with bounds narrowed to a part of it; the value stays that of the whole."""
    if period.earliest is None or period.latest is None:
        return period
    days = (period.latest - period.earliest).days
    first = period.earliest + timedelta(days=days * tenths[0] // 10)
    return replace(
        period, earliest=first, latest=period.earliest + timedelta(days=-(-days * tenths[1] // 10))
    )


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the year and month so many months away."""
    months = 12 * year + month - 1 + by
    return months // 12, months % 12 + 1


def shifted_year(day: date, by: int) -> date:
    """Return the same day so many years away, the 28th for a 29 February that is not there."""
    year = min(max(day.year + by, FIRST_YEAR), LAST_YEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


_ORDER: Final = ("time", "day", "week", "month", "season", "year", "decade", "century", "vague")


def _coarser(one: str, other: str) -> str:
    return max(one, other, key=_ORDER.index)


def _plain(period: Period) -> bool:
    return period.value is not None and "/" not in period.value and "X" not in period.value
