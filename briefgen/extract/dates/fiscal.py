"""Rules for fiscal years and their quarters.

"Fiscal 2024" is no stretch of the calendar until somebody says when it begins: where the article
does not, it has bounds and no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import periods
from briefgen.extract.dates.setting import Finding, Fiscal, Setting, unresolved
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.extract.dates.periods import Period
    from briefgen.extract.dates.setting import Anchor
    from briefgen.extract.dates.words import Phrase, Token

_AHEAD: Final = 8
"""Words after "fiscal" among which the beginning of its year is told."""
_MONTH_AHEAD: Final = 4
"""Words after "begins" or "ends" among which the month is named."""
_LATE: Final = 27
"""Last day of the month that does not yet count as its end."""
NOT_STATED: Final = "When the fiscal year begins is not stated."
_PLAYED: Final = 2
"""Words of a game from which on an article's quarters are those of a game."""

_YEAR: Final = 12
_QUARTER: Final = 3


def told(blocks: Iterable[list[Token]], at: Anchor | None = None) -> Fiscal:
    """Return what an article says of fiscal years; a beginning only where one alone is told."""
    begins: set[int] = set()
    quarters = False
    played: set[str] = set()
    of_a_game = frozenset(table("dates")["of_a_game"])
    for words in blocks:
        played |= {word for token in words if (word := token.text.lower()) in of_a_game}
        for k, token in enumerate(words):
            if token.kind == "fiscal":
                begins.update(_beginnings(words[k + 1 : k + 1 + _AHEAD]))
                quarters = quarters or _is_of_a_quarter(words, k)
            if at is not None and at.month is not None and token.kind in ("ordinal", "nth"):
                quarters = quarters or _is_another_now(words, k, at.month)
    begun = begins.pop() if len(begins) == 1 else None
    return Fiscal(begun, quarters, len(played) >= _PLAYED)


def _is_another_now(words: list[Token], k: int, month: int) -> bool:
    """Tell whether "the current fourth quarter" is not that of the calendar at this month."""
    behind = words[k + 1].kind if k + 1 < len(words) else ""
    now = k > 0 and words[k - 1].text.lower() in table("dates")["of_now"]
    return now and behind == "u_quarter" and words[k].number != -(-month // _QUARTER)


def _is_of_a_quarter(words: list[Token], k: int) -> bool:
    """Tell whether "fiscal" belongs to a quarter: "fiscal second quarter", "Q2 of fiscal 2024"."""
    near = [t.kind for t in words[k + 1 : k + 3]]
    before = [t.kind for t in words[max(0, k - 3) : k]]
    return "u_quarter" in near or "quarter" in near or "u_quarter" in before or "quarter" in before


def _beginnings(words: list[Token]) -> Iterator[int]:
    """Yield the month in which the year after "fiscal" begins, where its words tell it."""
    if not words or words[0].kind != "u_year":
        return
    dates = table("dates")
    for k, token in enumerate(words):
        begins = token.text.lower() in dates["fiscal_begins"]
        if not begins and token.text.lower() not in dates["fiscal_ends"]:
            continue
        behind = words[k + 1 : k + 1 + _MONTH_AHEAD]
        month = next((t for t in behind if t.kind == "month"), None)
        day = next((t.number for t in behind if t.kind == "daynum"), None)
        if month is not None and begins and day in (None, 1):
            yield month.number
        if month is not None and not begins and (day is None or day > _LATE):
            yield month.number % _YEAR + 1
        if month is not None:
            return


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a fiscal year: its first year, and whether it names two ("2023-24")."""

    first: int
    is_pair: bool


def fiscal_year(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `fiscal 2024`, `financial year 2023-24`, `FY24`, `the last fiscal year`."""
    name = _name(phrase)
    if name is None:
        return _beside(phrase, at)
    return _of(name, None, at)


def fiscal_quarter(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the second quarter of fiscal 2024`, `Q2 FY24`."""
    token = phrase.first("quarter", "nth", "ordinal", "last")
    if token is None:
        return None
    number = 4 if token.kind == "last" else token.number
    name = _name(phrase)
    if number not in range(1, 5):
        return None
    return _of(name, number, at) if name else unresolved(NOT_STATED, "season", relative=False)


def quarter(number: int, year: int | None, at: Setting) -> Finding:
    """Return a quarter (1 to 4) of a fiscal year; without a year, the last that had ended.

    In any other tense than the past, it is the next to end.
    """
    if year is not None:
        return _of(_Name(year, is_pair=False), number, at)
    if at.fiscal.begins is None or at.anchor is None or at.anchor.month is None:
        return unresolved(NOT_STATED, "season", relative=True)
    begins, now = at.fiscal.begins, at.anchor.year
    options = [_quarter_of(y, begins, number) for y in (now - 2, now - 1, now, now + 1)]
    over = [p for p in options if p.latest and p.latest <= at.anchor.last]
    found = over[-1] if at.tense == "past" else options[len(over)]
    return Finding(found, _begins_in(begins), relative=True)


def _name(phrase: Phrase) -> _Name | None:
    """Return the year by which a fiscal year is called, None where it has no such name."""
    fiscal, year, short = (phrase.first(k) for k in ("fiscal", "year", "daynum"))
    plain = fiscal is not None and fiscal.text.lower() == "financial" and not phrase.has("u_year")
    if plain:
        return None
    if year is not None:
        return _Name(year.number, is_pair=short is not None and short.start > year.end)
    if short is not None and fiscal is not None and fiscal.text.lower() == "fy":
        return _Name(2000 + short.number, is_pair=False)
    return None


def _beside(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the current fiscal year` or a neighbour, None for "the fiscal year" alone."""
    steps = {"last": -1, "previous": -1, "this": 0, "next": 1}
    step = next((steps[t.kind] for t in phrase.tokens if t.kind in steps), None)
    if step is None or phrase.has("year", "daynum"):
        return None
    if at.fiscal.begins is None or at.anchor is None or at.anchor.month is None:
        return unresolved(NOT_STATED, "year")
    begun = at.anchor.year - (at.anchor.month < at.fiscal.begins)
    whole = _year_of(begun + step, at.fiscal.begins)
    return Finding(whole, _begins_in(at.fiscal.begins), relative=True)


def _of(name: _Name, number: int | None, at: Setting) -> Finding:
    """Return a named fiscal year or its quarter; the name may be of the first year or the last."""
    precision = "year" if number is None else "season"
    bounds = (date(name.first - 1, 1, 1), date(name.first + 1, _YEAR, 31))
    begins = at.fiscal.begins
    if begins is None:
        return unresolved(NOT_STATED, precision, relative=False, bounds=bounds)
    first = {name.first} if name.is_pair else {name.first - 1, name.first}
    first = {name.first} if begins == 1 else first
    options = [_part(y, begins, number) for y in sorted(first)]
    if at.anchor is not None and at.tense == "past":
        last = at.anchor.last
        options = [p for p in options if p.latest and p.latest <= last] or options
    if len(options) == 1:
        return Finding(options[0], _begins_in(begins))
    why = "It may be called by the year in which it begins or by that in which it ends."
    low, high = options[0].earliest, options[-1].latest
    return unresolved(why, precision, relative=False, bounds=(low, high) if low and high else None)


def _part(begun: int, begins: int, number: int | None) -> Period:
    return _year_of(begun, begins) if number is None else _quarter_of(begun, begins, number)


def _year_of(begun: int, begins: int) -> Period:
    """Return the fiscal year that begins in a month of a year."""
    if begins == 1:
        return periods.of_year(begun)
    return periods.of_months(
        (begun, begins), periods.shifted_month(begun, begins, _YEAR - 1), "year"
    )


def _quarter_of(begun: int, begins: int, number: int) -> Period:
    first = periods.shifted_month(begun, begins, _QUARTER * (number - 1))
    return periods.of_months(first, periods.shifted_month(*first, _QUARTER - 1), "season")


def _begins_in(month: int) -> str:
    return f"The article says that the fiscal year begins in month {month}."
