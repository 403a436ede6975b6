"""Write dates as precisely as they are known, and no more, in the language of the desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.locale import Words

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_DECADE: Final = re.compile(r"(\d{3})X")
_SEASONS: Final = ("21", "22", "23", "24")
"""Source: EDTF (ISO 8601-2), level 1, seasons: spring to winter."""

OPEN: Final = frozenset(("", ".."))
"""Ends of an interval that are open."""

_QUALIFIED: Final = {"~": "date_about", "?": "date_perhaps", "%": "date_perhaps_about"}
"""Key of the words for each qualification of a date. Source: EDTF, level 1."""

_FEW: Final = 3
"""Letters of a month where there is little room."""


def written(value: str, ui: Words, *, short: bool = False) -> str:
    """Return a date in EDTF as readers write it; an unknown form is returned as it is."""
    if "/" in value:
        first, _, last = value.partition("/")
        return _interval(first, last, ui, short=short)
    if value and value[-1] in _QUALIFIED:
        return ui(_QUALIFIED[value[-1]], date=written(value[:-1], ui, short=short))
    if m := _DAY.fullmatch(value):
        month = month_name(m[2], ui, short=short)
        return ui("date_day", day=str(int(m[3])), month=month, year=m[1])
    if m := _MONTH.fullmatch(value):
        return ui("date_month", month=month_name(m[2], ui, short=short), year=m[1])
    if m := _DECADE.fullmatch(value):
        return ui("date_decade", year=f"{m[1]}0")
    return value


def _interval(first: str, last: str, ui: Words, *, short: bool) -> str:
    if first in OPEN:
        return ui("date_until", date=written(last, ui, short=short))
    if last in OPEN:
        return ui("date_since", date=written(first, ui, short=short))
    begin, end = written(first, ui, short=short), written(last, ui, short=short)
    return ui("from_to", first=begin, last=end)


def month_name(number: str, ui: Words, *, short: bool = False) -> str:
    """Return a month, or a season, by its number in EDTF."""
    if number in _SEASONS:
        return str(ui.raw("seasons")[_SEASONS.index(number)])
    months = ui.raw("months_of_year")
    if not 1 <= int(number) <= len(months):
        return number
    name = str(months[int(number) - 1])
    return name[:_FEW] if short else name
