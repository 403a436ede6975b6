"""Find the week that an article logs day by day: "drawn from reports for the week of May 4"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import periods
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from datetime import date

    from briefgen.extract.dates.periods import Period
    from briefgen.extract.dates.setting import Anchor
    from briefgen.extract.dates.words import Phrase, Token

_WEEK: Final = 7
_LATE: Final = 21
"""Days from a week's first to the publication of its log at most."""
_OPENS: Final = frozenset((0, 6))
"""The weekdays on which a week begins: Monday, Sunday."""


def is_of_a_log(words: list[Token], phrase: Phrase) -> bool:
    """Tell whether a paragraph says of a week that what follows is a log of it."""
    before = {t.text.lower() for t in words if t.start < phrase.start}
    logged = table("dates")["logs"]
    told = not before.isdisjoint(logged["records"])
    return told and not before.isdisjoint(logged["opening"])


def week_from(day: date | None, published: Anchor | None) -> Period | None:
    """Return the week that begins on a day, None where it is none that could be logged."""
    if day is None or published is None or published.day is None:
        return None
    if day.weekday() not in _OPENS or not _WEEK <= (published.day - day).days + 1 <= _LATE:
        return None
    return periods.of_days(day, day + timedelta(days=_WEEK - 1), "week")
