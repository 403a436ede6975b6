"""How is a time shown: as precisely as the article gives it, and no more?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.model.views import When

if TYPE_CHECKING:
    from briefgen.model import DateMention

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""Source: EDTF (ISO 8601-2), level 1, seasons."""

NEVER: Final = "~"
"""Stands in the order of times for a day that is not known: after all days."""

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_DECADE: Final = re.compile(r"(\d{3})X")
_OPEN: Final = frozenset(("", ".."))
"""Ends of an interval that are open."""
_QUALIFIED: Final = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
"""Source: EDTF, level 1, qualification of a date."""


def edtf_label(value: str) -> str:
    """Return a date in EDTF as readers write it; a form that is not known comes back as it is."""
    if "/" in value:
        return _interval(*value.split("/", 1))
    if value and value[-1] in _QUALIFIED:
        return _QUALIFIED[value[-1]] + edtf_label(value[:-1])
    if m := _DAY.fullmatch(value):
        return f"{int(m[3])} {_month(m[2])} {m[1]}"
    if m := _MONTH.fullmatch(value):
        return f"{_month(m[2])} {m[1]}"
    if m := _DECADE.fullmatch(value):
        return f"{m[1]}0s"
    return value


def _interval(first: str, last: str) -> str:
    if first in _OPEN:
        return f"until {edtf_label(last)}"
    if last in _OPEN:
        return f"since {edtf_label(first)}"
    return f"{edtf_label(first)} to {edtf_label(last)}"


def _month(number: str) -> str:
    if number in _SEASONS:
        return _SEASONS[number]
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= len(_MONTHS) else number


def when(date: DateMention, words: str) -> When:
    """Return the time of a date mention; `words` are the article's, empty where they are not published."""
    return When(
        label=edtf_label(date.value) if date.value else "",
        words=words,
        value=date.value or "",
        precision=date.precision,
        earliest=date.earliest or "",
        latest=date.latest or "",
        relative=date.relative,
        why=date.why,
    )


def order(time: When) -> tuple[str, str]:
    """Return the key by which times are put in order: the day by which a thing began; unresolved ones come last."""
    start = time.earliest or time.latest or time.value
    return (start or NEVER, time.latest or NEVER)
