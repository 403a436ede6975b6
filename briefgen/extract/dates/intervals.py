"""How the words before a date change it.

"Since March" opens a range without an end, "by March" ends one without a beginning.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates.periods import Period
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from datetime import date

    from briefgen.extract.dates.words import Phrase, Token

_STARTS: Final = frozenset(
    (
        "calendar_day",
        "calendar_month",
        "bare_month",
        "calendar_year",
        "named_weekday",
        "iso_date",
        "season_of_year",
        "slash_date",
        "calendar_decade",
        "feast_day",
        "relative_season",
        "this_unit",
        "deictic_day",
        "calendar_century",
    )
)
"""Rules of dates from which something may go on."""


def opened(rule: str, period: Period) -> Period | None:
    """Return the range with an open end that a date begins, None where it can begin none."""
    begins = rule in _STARTS or rule in ("end_of_unit", "the_weekend")
    if not begins or period.value is None or period.earliest is None:
        return None
    if rule == "the_weekend":
        return Period(f"{period.earliest.isoformat()}/..", "day", period.earliest)
    if "/" in period.value:
        return None
    return Period(f"{period.value}/..", period.precision, period.earliest)


_ENDS: Final = _STARTS | {"end_of_unit", "year_end", "unit_hence"}
"""Rules of dates by which something may be due."""

_WIDE: Final = frozenset(("calendar_decade", "calendar_century"))
"""Rules of dates too long for a day before them to be told."""


def due(rule: str, period: Period, lead: str, today: date | None) -> Period | None:
    """Return the range with an open beginning that ends by or before a date, None where none does.

    By a date is up to its last day, before it up to the day before its first: "before July" is up
    to the end of June. Before what is past bounds nothing: "the mill stood before 1900".
    """
    weekend = rule == "the_weekend"
    if (rule not in _ENDS and not weekend) or period.value is None:
        return None
    if period.latest is None or period.earliest is None or ("/" in period.value and not weekend):
        return None
    if lead != "before":
        last = period.latest.isoformat() if weekend else period.value
        return Period(f"../{last}", "day" if weekend else period.precision, None, period.latest)
    if rule in _WIDE or today is None or period.latest <= today:
        return None
    eve = period.earliest - timedelta(days=1)
    return Period(f"../{eve.isoformat()}", "day", None, eve)


def is_an_end(phrase: Phrase) -> bool:
    """Tell whether a date is the end of a longer time: before "the end of May" is up to it."""
    return any(t.kind == "phase" and t.text.lower() == "end" for t in phrase.tokens)


def due_from(words: list[Token], at: int) -> int | None:
    """Return where the words that make a date a deadline begin, None where none stand before it.

    "By", "before", "no later than".
    """
    before = words[at - 1].text.lower() if at else ""
    if before in table("dates")["due"]:
        return at - 1
    start = at - len(_NO_LATER)
    led = start >= 0 and [t.text.lower() for t in words[start:at]] == list(_NO_LATER)
    return start if led else None


_NO_LATER: Final = ("no", "later", "than")


def is_since(word: Token | None) -> bool:
    """Tell whether a word is a "since", which makes what follows the beginning of a range."""
    return word is not None and word.kind == "since"


def since_at(words: list[Token], at: int) -> int | None:
    """Return the index of the "since" whose time stands at a place, None where there is none.

    Between them may stand what happened then: "since Storm Agnes in October 2022".
    """
    if at and is_since(words[at - 1]):
        return at - 1
    if not at or words[at - 1].text.lower() not in table("dates")["at_a_time"]:
        return None
    for k in range(at - 2, max(-1, at - 2 - _EVENT), -1):
        if is_since(words[k]):
            return k if k < at - 2 else None
        if words[k].kind in _DATED or not words[k].text[:1].isalpha():
            return None
    return None


_DATED: Final = frozenset(("month", "weekday"))
_EVENT: Final = 10
"""Words of an event between "since" and its time at most."""


def is_onward(phrase: Phrase, *, opens: bool) -> bool:
    """Tell whether words make a day a beginning ("starting Monday"); "from" only if it `opens`."""
    before = phrase.before.text.lower() if phrase.before else ""
    return before in table("dates")["onward"] and (opens or before != "from")


def compares(words: list[Token], at: int) -> bool:
    """Tell whether a figure is compared with that of a time: "from 31 tonnes a year earlier"."""
    for k in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if words[k].text.lower() in table("dates")["comparing"]:
            between = words[k + 1 : at]
            return not between or any(
                t.kind in ("number", "daynum", "other") and _counts(t) for t in between
            )
        if words[k].kind in ("dot", "comma"):
            return False
    return False


_REACH: Final = 7
"""Words before a time among which a comparison is looked for."""


def _counts(token: Token) -> bool:
    return token.kind in ("number", "daynum") or token.text[0].isdigit()


_LIKENED: Final = 4
"""Words before a day among which a likening is looked for: "sounded like on the"."""


def is_likened(words: list[Token], at: int) -> bool:
    """Tell whether something is likened to a time: "it sounded *like* New Year's Eve"."""
    before = [t.text.lower() for t in words[max(0, at - _LIKENED) : at]]
    while before and before[-1] in table("dates")["at_a_time"] + ["the", "a"]:
        before.pop()
    if not before or before.pop() != "like":
        return False
    return bool(before) and before[-1] in table("dates")["likening"]
