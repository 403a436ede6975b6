"""Rules for calendar dates: days, months, years, seasons, and parts of them.

Each takes a phrase and its setting and returns what it means, None where the phrase is no date
after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import fiscal, periods
from briefgen.extract.dates.setting import Finding, Setting, missing, unresolved
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.dates.periods import Period
    from briefgen.extract.dates.setting import Anchor
    from briefgen.extract.dates.words import Phrase, Token

STATED: Final = "As the text states it."
_SHORT_YEAR: Final = 100
_PIVOT: Final = 50
"""A year of two digits below this is of the 2000s, else of the 1900s."""


def iso_date(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the day of `2024-10-31`."""
    year, month, number = (int(x) for x in phrase.tokens[0].text.split("-"))
    day = _day(year, month, number)
    return _on(day) if day or number not in _NUMBERS or month not in _MONTHS else _no_such_day()


_MONTHS: Final = range(1, 13)
_NUMBERS: Final = range(1, 32)


def _no_such_day() -> Finding:
    """Return the finding for a day that no calendar has, such as 30 February: unresolved."""
    return unresolved("The calendar has no such day.", "day", relative=False)


def _on(day: date | None, why: str = STATED) -> Finding | None:
    return None if day is None else Finding(periods.of_day(day), why)


def slash_date(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `31/10/2024` or `10/31/2024`.

    Where both readings are days, only another date of the article can tell.
    """
    text = phrase.tokens[0].text
    one, two, three = (int(x) for x in text.replace(".", "/").split("/"))
    if one >= periods.FIRST_YEAR * 1000:
        day = _day(one, two, three)
        return _on(day)
    year = three if three >= _SHORT_YEAR else three + (2000 if three < _PIVOT else 1900)
    if three < 1000 and ("." in text or three >= _SHORT_YEAR):  # noqa: PLR2004 - a version, a score
        return None
    impossible = (
        three >= periods.FIRST_YEAR * 1000
        and _MONTHS.start <= min(one, two)
        and max(one, two) in _NUMBERS
    )
    found = _either(_day(year, two, one), _day(year, one, two), at)
    return found or (_no_such_day() if impossible and "/" in text else None)


def _either(day_first: date | None, month_first: date | None, at: Setting) -> Finding | None:
    if day_first is None or month_first is None or day_first == month_first:
        day = day_first or month_first
        return _on(day)
    if at.day_first is not None:
        day = day_first if at.day_first else month_first
        return Finding(
            periods.of_day(day), "Day and month are ordered as in the article's other dates."
        )
    bounds = (min(day_first, month_first), max(day_first, month_first))
    why = "Day and month can't be told apart: either may come first."
    return unresolved(why, "day", relative=False, bounds=bounds)


def calendar_day(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `31 October 2024`, or of `October 31` in the year of its setting."""
    month, number, year = (
        phrase.first("month"),
        phrase.first("daynum", "nth", "ordinal"),
        phrase.first("year"),
    )
    if month is None or number is None or _counted(phrase, number):
        return None
    if year is not None:
        return _on(_day(year.number, month.number, number.number)) or _no_such_day()
    if phrase.has("u_year"):
        return _of_named_year(phrase, month.number, at, number.number)
    return _landmark(phrase, month.number, number.number, at) or _in_year(
        month.number, number.number, at
    )


def _landmark(phrase: Phrase, month: int, day: int, at: Setting) -> Finding | None:
    """Return a day that stands for what happened on it ("the Sept. 11 attacks"); else None."""
    after = phrase.after.text.lower() if phrase.after else ""
    for known in table("dates")["landmarks"]:
        if (known["month"], known["day"]) == (month, day) and after in known["before"]:
            made = date(known["year"], month, day)
            if at.anchor is None or at.anchor.last >= made:
                return Finding(periods.of_day(made), "No year is given: the day has become a name.")
    return None


def _counted(phrase: Phrase, number: Token) -> bool:
    """Tell whether the number counts what follows ("May 20 percent") and is no day of the month."""
    after = phrase.after
    if number is not phrase.tokens[-1] or after is None:
        return False
    month = phrase.first("month")
    several = (
        month is not None
        and not _is_day_of(month.number, number.number)
        and re.fullmatch(r"[a-z]+s", after.text)
    )
    return bool(several) or after.text.lower() in _not_year_before()


def _is_day_of(month: int, day: int) -> bool:
    return _day(_LEAP, month, day) is not None


_LEAP: Final = 2000
_LONGEST_MONTH: Final = 31


def _not_year_before() -> frozenset[str]:
    return frozenset(str(w) for w in table("dates")["not_year_before"])


def _in_year(month: int, day: int | None, at: Setting) -> Finding | None:
    """Return a month, or a day of it, in the year that its setting gives."""
    if day is not None and not _is_day_of(month, day):
        return replace(_no_such_day(), yearless=True)
    if at.year is not None and (found := _in_year_before(month, day, at)) is not None:
        return found
    precision = "month" if day is None else "day"
    if at.anchor is None:
        return replace(missing(precision, None), yearless=True)
    if at.anchor.month is None:
        return replace(missing(precision, at.anchor), yearless=True)
    options = [
        p for y in (-1, 0, 1, 2, -2, -3) if (p := _month_or_day(at.anchor.year + y, month, day))
    ]
    if not options:
        return replace(_no_such_day(), yearless=True)
    period, how = nearest(options, at)
    return Finding(
        period, f"No year is given: {how} {at.anchor.name}.", relative=True, yearless=True
    )


def _in_year_before(month: int, day: int | None, at: Setting) -> Finding | None:
    """Return a month, or a day of it, in the year that is named before it, or goes on from that."""
    if (went_on := _in_the_year_after(month, day, at)) is not None:
        why = f"The first behind \u201c{at.year_words}\u201d before it."
        return Finding(went_on, why, yearless=True)
    made = _month_or_day(at.year, month, day) if at.year is not None else None
    why = f"The year is that of \u201c{at.year_words}\u201d before it."
    return Finding(made, why, yearless=True) if made is not None else None


def _in_the_year_after(month: int, day: int | None, at: Setting) -> Period | None:
    """Return a month that goes on from a later month of last year: "in August 2024 ... in March".

    That is so where it lies before publication, and the year of that is the one after.
    """
    before, anchor = at.framed, at.anchor
    if before is None or before.earliest is None or before.latest is None or anchor is None:
        return None
    named = (before.latest - before.earliest).days < _LONGEST_MONTH
    gone_on = named and month < before.earliest.month and before.earliest.year + 1 == anchor.year
    made = _month_or_day(anchor.year, month, day) if gone_on and at.tense == "past" else None
    return made if made and made.latest and made.latest < anchor.first else None


def _month_or_day(year: int, month: int, day: int | None) -> Period | None:
    if day is None:
        return periods.of_month(year, month)
    made = _day(year, month, day)
    return None if made is None else periods.of_day(made)


def nearest(options: list[Period], at: Setting) -> tuple[Period, str]:
    """Return the option that fits the tense, and how: last before, next after or nearest to.

    A past may reach a day beyond the anchor: time zones, and articles dated to the day before.

    Raises:
        ValueError: Without an anchor or options.
    """
    if at.anchor is None or not options:
        message = "there is nothing to choose from"
        raise ValueError(message)
    first, last = at.anchor.first, at.anchor.last
    past = [p for p in options if p.earliest and p.earliest <= last + timedelta(days=1)]
    future = [p for p in options if p.latest and p.latest >= first]
    close = min(options, key=lambda p: abs(((p.earliest or first) - first).days))
    if at.tense == "past" and past:
        return max(past, key=lambda p: p.earliest or first), "the last such before"
    ahead = at.tense in ("future", "scheduled")
    if ahead and future and abs(((close.earliest or first) - first).days) > _JUST:
        return min(future, key=lambda p: p.earliest or first), "the next such after"
    return close, "the nearest such to"


_JUST: Final = 31
"""Days within which the nearest option is meant, even in the future tense.

"Is to run from January 23" may be of a time just past.
"""


def day_range(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the days of `March 3 to 7, 2017` and `3-7 March`.

    Where no year is known, they are still one date.
    """
    month, ends, year = phrase.first("month"), phrase.all("daynum", "nth"), phrase.first("year")
    if month is None or len(ends) != len("AB") or _counted(phrase, ends[-1]):
        return None
    found = _each_day(phrase, month, ends, year, at)
    if found is None:
        return None
    one, two = found
    whole, pieces = periods.between(one.period, two.period), _pieces(month, ends, found)
    listed = phrase.has("and") and not (phrase.before and phrase.before.kind == "between")
    if not listed and one.period == two.period and ends[0].number < ends[1].number:
        return replace(one, pieces=pieces)
    if whole is None or listed:
        return replace(one, pieces=pieces, whole=False)
    return replace(one, period=replace(whole, precision="day"), pieces=pieces)


def day_list(phrase: Phrase, at: Setting) -> Finding | None:
    """Return each of the days of `March 3, 4 and 6` and of `the 3rd, 4th and 6th of March`."""
    month, ends, year = phrase.first("month"), phrase.all("daynum", "nth"), phrase.first("year")
    if month is None or _counted(phrase, ends[-1]):
        return None
    found = _each_day(phrase, month, ends, year, at)
    if found is None:
        return None
    return replace(found[0], pieces=_pieces(month, ends, found), whole=False)


def _each_day(
    phrase: Phrase, month: Token, days: list[Token], year: Token | None, at: Setting
) -> list[Finding] | None:
    """Return what each number of a month's days means, None where one of them is no day."""
    found = [
        calendar_day(
            replace(phrase, tokens=tuple(t for t in (month, day, year) if t), after=None), at
        )
        for day in days
    ]
    known = [f for f in found if f is not None]
    return known if len(known) == len(found) else None


def _pieces(
    month: Token, days: list[Token], found: list[Finding]
) -> tuple[tuple[int, int, Period], ...]:
    """Return each day with its place in the text; that beside the month holds the month too."""
    return tuple(
        (min(d.start, month.start) if abs(d.start - month.end) <= 1 else d.start, d.end, f.period)
        for d, f in zip(days, found, strict=True)
    )


def calendar_month(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the month of `October 2024`, or a part of it ("early March 2024")."""
    month, year = phrase.first("month"), phrase.first("year")
    if month is None or year is None or _ends_in(phrase):
        return None
    return phased(phrase, Finding(periods.of_month(year.number, month.number), STATED))


def _ends_in(phrase: Phrase) -> bool:
    """Tell whether a phase before "in" is a verb: "the ban will *end in* March"."""
    words = [t.text.lower() for t in phrase.tokens[:2]]
    return words == ["end", "in"]


def bare_month(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the month of `in October`, `last October`, `early March`."""
    month = phrase.first("month")
    if month is None or not _is_month(phrase, month) or _ends_in(phrase):
        return None
    if phrase.has("u_year"):
        finding = _of_named_year(phrase, month.number, at)
    elif phrase.has("last", "next", "this", "previous", "following"):
        finding = _month_beside(phrase, month.number, at)
    else:
        finding = _in_year(month.number, None, at)
    return phased(phrase, finding) if finding else None


def _is_month(phrase: Phrase, month: Token) -> bool:
    """Tell whether a month's name is a month: "in May", "last March"; not "April Smith"."""
    if phrase.tokens[0] is not month:
        return True
    before = phrase.before.text.lower() if phrase.before else ""
    if before in table("dates")["month_after"]:
        return True
    after = phrase.after
    if after is not None and after.text[0].isupper() and after.kind == "other":
        return False
    if phrase.before is None or (phrase.before.text[0].isupper() and phrase.before.kind == "other"):
        return False
    return month.text.lower() not in ("may", "march") and len(month.text) > len("May")


_STEP: Final = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}


def _of_named_year(
    phrase: Phrase, month: int, at: Setting, day: int | None = None
) -> Finding | None:
    """Return `October last year`, `March 23 of this year`, `June of that year`."""
    if phrase.tokens[-2].kind == "that":
        return _of_that_year(month, at, day)
    if at.anchor is None:
        return missing("month" if day is None else "day", None)
    step = next((_STEP[t.kind] for t in reversed(phrase.tokens) if t.kind in _STEP), 0)
    made = _month_or_day(at.anchor.year + step, month, day)
    if made is None:
        return None
    own = next((t for t in phrase.tokens if t.kind in _STEP and t.start > phrase.start), None)
    pieces = ((own.start, phrase.end, periods.of_year(at.anchor.year + step)),) if own else ()
    return Finding(made, f"Reckoned from {at.anchor.name}.", relative=True, pieces=pieces)


def _of_that_year(month: int, at: Setting, day: int | None) -> Finding | None:
    if at.before is None or at.before.earliest is None:
        why = "No date before it in the paragraph says which year."
        return unresolved(why, "month" if day is None else "day", relative=False)
    made = _month_or_day(at.before.earliest.year, month, day)
    return (
        None
        if made is None
        else Finding(made, f"The year is that of \u201c{at.before_words}\u201d before it.")
    )


def _month_beside(phrase: Phrase, month: int, at: Setting) -> Finding:
    """Return `last October`: the last before publication; `next`, the next; `this`, of its year.

    `The following January` is the first behind the date before it in the text, `the previous` one
    the last before that.
    """
    beside = phrase.first("following", "previous")
    if beside is not None and at.before is not None and at.before.earliest and at.before.latest:
        return _month_from(month, at, ahead=beside.kind == "following")
    if at.anchor is None or at.anchor.month is None:
        return missing("month", at.anchor)
    step = next(_STEP[t.kind] for t in phrase.tokens if t.kind in _STEP)
    year = at.anchor.year
    if step < 0 and month >= at.anchor.month:
        year -= 1
    if step > 0 and month <= at.anchor.month:
        year += 1
    return Finding(periods.of_month(year, month), f"Reckoned from {at.anchor.name}.", relative=True)


def _month_from(month: int, at: Setting, *, ahead: bool) -> Finding:
    """Return the first month of a name behind the date before it in the text, or the last."""
    assert at.before is not None
    first, last = at.before.earliest, at.before.latest
    assert first is not None
    assert last is not None
    year = last.year + (month <= last.month) if ahead else first.year - (month >= first.month)
    return Finding(
        periods.of_month(year, month), f"Reckoned from \u201c{at.before_words}\u201d before it."
    )


def is_another_number(phrase: Phrase, after: list[Token], text: str) -> bool:
    """Tell whether a lone year is a house number or the end of a longer number."""
    if phrase.rule != "calendar_year" or len(phrase.tokens) != 1:
        return False
    front = text[max(0, phrase.start - _REACH) : phrase.start]
    return _LONGER.search(front) is not None or _is_number_of_a_house(phrase, after)


_REACH: Final = 12
_LONGER: Final = re.compile(r"(?<!\d)(?:\d{1,3}|\d{5,})[-\u2013]\Z")
"""Digits and a hyphen before more digits ("555-1049"), but not between years ("2017-2018")."""


def _is_number_of_a_house(phrase: Phrase, after: list[Token]) -> bool:
    """Tell whether what looks like a year numbers houses: "at 2015 Elm Drive", "the 1900 block"."""
    known = table("dates")
    before = phrase.before.text.lower() if phrase.before else ""
    if before in known["before_years"]:
        return False
    names = [t.text for t in after[:_STREET]]
    if names[:1] == ["block"]:
        return True
    ends = (k for k, name in enumerate(names) if k and name.lower() in known["streets"])
    last = next(ends, None)
    return last is not None and all(name[:1].isupper() for name in names[: last + 1])


_STREET: Final = 4
"""Words after a house number in which the name of its street ends."""


def calendar_year(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the year of `2018`, or a part of it ("mid-2017")."""
    year = phrase.first("year")
    if year is None or _ends_a_quoted_name(phrase):
        return None
    return phased(phrase, Finding(periods.of_year(year.number), STATED))


def _ends_a_quoted_name(phrase: Phrase) -> bool:
    """Tell whether a number ends a name in quotation marks: the \u201cNatura 2000\u201d network."""
    before, after = phrase.before, phrase.after
    quoted = after is not None and after.text in ('"', "\u201d", "\u2019")
    return quoted and before is not None and before.kind == "other" and before.text[:1].isupper()


def years_range(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the years of `1914-18`."""
    year, end = phrase.tokens[0], phrase.tokens[-1]
    last = year.number - year.number % 100 + end.number
    if len(end.text) != len("18") or last <= year.number:
        return None
    pieces = (
        (year.start, year.end, periods.of_year(year.number)),
        (end.start, end.end, periods.of_year(last)),
    )
    return Finding(periods.of_years(year.number, last), STATED, pieces=pieces)


def calendar_decade(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the decade of `the 1990s`, or the year of `1990's Low Water`, a work of that year."""
    decade = phrase.first("decade")
    if decade is None:
        return None
    if _is_whose(phrase, decade):
        return Finding(periods.of_year(decade.number), STATED)
    return phased(phrase, Finding(periods.of_decade(decade.number), STATED))


def _is_whose(phrase: Phrase, decade: Token) -> bool:
    """Tell whether "1990's" is a year that has something: before a name, and without "the"."""
    marked = re.fullmatch(r"[0-9]{4}['\u2019]s", decade.text) is not None
    alone = len(phrase.tokens) == 1 and (phrase.before is None or phrase.before.kind != "the")
    return marked and alone and phrase.after is not None and phrase.after.text[:1].isupper()


def calendar_century(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the century of `the 19th century`."""
    number = phrase.first("nth", "ordinal")
    if number is None or number.number not in range(2, 30):
        return None
    return phased(phrase, Finding(periods.of_century(number.number), STATED))


def season_of_year(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the season of `spring 2011`."""
    season, year = phrase.first("season"), phrase.first("year")
    if season is None or year is None:
        return None
    why = f"{STATED} Bounds are those of the northern hemisphere."
    return phased(phrase, Finding(periods.of_season(year.number, season.number), why))


def quarter_of_year(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the quarter of `Q3 2021`, `the third quarter of last year` or `of next year`.

    Without a year, it is of the year of publication, or the one before that if it is past.
    """
    token, year = phrase.first("quarter", "nth", "ordinal", "last"), phrase.first("year")
    if token is None or (year is None and (token.kind == "last" or _is_played(phrase, at))):
        return None
    number = 4 if token.kind == "last" else token.number
    if number not in range(1, 5):
        return None
    if phrase.has("fiscal") or at.fiscal.quarters:
        return fiscal.quarter(number, year.number if year else None, at)
    if year is not None:
        return Finding(periods.of_quarter(year.number, number), STATED)
    return _quarter_from_now(phrase, number, at)


def _quarter_from_now(phrase: Phrase, number: int, at: Setting) -> Finding:
    """Return a quarter (1 to 4) without a year."""
    if at.anchor is None or at.anchor.month is None:
        return missing("season", at.anchor)
    beside = {"last": -1, "next": 1}
    step = beside.get(phrase.tokens[-2].kind, 0) if phrase.has("u_year") else 0
    if not phrase.has("u_year") and is_of_now(phrase, number, at.anchor) is False:
        return unresolved(fiscal.NOT_STATED, "season")
    begins = date(at.anchor.year, 3 * number - 2, 1)
    if not phrase.has("u_year") and begins > at.anchor.last and at.tense == "past":
        step = -1
    period = periods.of_quarter(at.anchor.year + step, number)
    return Finding(period, f"No year is given: reckoned from {at.anchor.name}.", relative=True)


def is_of_now(phrase: Phrase, number: int, anchor: Anchor) -> bool | None:
    """Tell whether "the *current* fourth quarter" is that of the calendar; None for no such words.

    Where it is not, it is one of a fiscal year.
    """
    now = phrase.before is not None and phrase.before.text.lower() in table("dates")["of_now"]
    first, last = date(anchor.year, 3 * number - 2, 1), periods.of_quarter(anchor.year, number)
    inside = last.latest is not None and first <= anchor.last and anchor.first <= last.latest
    return inside if now else None


def _is_played(phrase: Phrase, at: Setting) -> bool:
    """Tell whether a bare quarter is one of a game: "scored in *the fourth quarter*"."""
    return at.fiscal.played and not phrase.has("fiscal", "u_year")


def half_of(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the first or last half of a year or month."""
    which, year, month = (
        phrase.first("nth", "ordinal", "last"),
        phrase.first("year"),
        phrase.first("month"),
    )
    second = which is not None and (which.kind == "last" or which.number == len("12"))
    if year is None and at.anchor is None:
        return missing("season", None)
    step = next((_STEP[t.kind] for t in phrase.tokens[1:] if t.kind in _STEP and t is not which), 0)
    named = year.number if year else at.anchor.year + step if at.anchor else 0
    if month is None:
        period = periods.of_months(
            (named, 7 if second else 1), (named, 12 if second else 6), "season"
        )
    else:
        period = periods.part(periods.of_month(named, month.number), (5, 10) if second else (0, 5))
    return Finding(
        period, STATED if year else "Reckoned from the publication date.", relative=year is None
    )


def half_year(phrase: Phrase, _at: Setting) -> Finding | None:
    """Return the half of `H1 2023`."""
    half, year = phrase.first("halfyear"), phrase.first("year")
    if half is None or year is None:
        return None
    first = 1 if half.number == 1 else 7
    period = periods.of_months((year.number, first), (year.number, first + 5), "season")
    return Finding(period, STATED)


def up_to_month(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the stretch of `the 12 months to March`, `the year ended June 30, 2024`.

    The month or day that ends it is included.
    """
    month, number, year = phrase.first("month"), _day_number(phrase), phrase.first("year")
    length = _length(phrase)
    if month is None or length is None:
        return None
    end = _named_day(phrase, month, number, at)
    if end is None or end.period.latest is None:
        return None
    inner = next(t for t in phrase.tokens if t is month or t is number)
    pieces = ((inner.start, phrase.end, end.period),)
    whole = _ending(end.period.latest, phrase.unit, length, whole_months=number is None)
    why = end.why if year is None else STATED
    return Finding(whole, why, relative=end.relative, pieces=pieces) if whole else None


def _day_number(phrase: Phrase) -> Token | None:
    """Return the day of the month in a phrase, not the number that counts its units."""
    behind = [t.kind for t in phrase.tokens].index("month") - 1
    found = [t for k, t in enumerate(phrase.tokens) if t.kind == "daynum" and k >= behind]
    return found[-1] if found else None


def _length(phrase: Phrase) -> int | None:
    """Return how many units a stretch has, None where that is not said."""
    count = phrase.tokens[:2]
    number = next((t.number for t in count if t.kind in ("number", "daynum")), None)
    if number is None and phrase.unit in ("year", "quarter"):
        return 1
    return number if number and phrase.first("vague") is None else None


def _ending(last: date, unit: str, length: int, *, whole_months: bool) -> Period | None:
    """Return the stretch of so many units that ends with a day, or with the month of that day."""
    if unit == "week":
        first = last - timedelta(days=_WEEK * min(length, _MOST) - 1)
        return None if whole_months else periods.of_days(first, last, "week")
    months = min(length, _MOST) * {"month": 1, "quarter": 3, "year": 12}[unit]
    ends_month = whole_months or (last + timedelta(days=1)).day == 1
    begin = periods.shifted_month(last.year, last.month, 1 - months)
    if ends_month:
        return periods.of_months(begin, (last.year, last.month), "month")
    year, month = periods.shifted_month(last.year, last.month, -months)
    first = date(year, month, min(last.day, 28)) + timedelta(days=1)
    return periods.of_days(first, last, "day")


_WEEK: Final = 7
_MOST: Final = 600
"""Units that such a stretch has at most."""


def week_of(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the week of March 3` and `the last week of October`."""
    number, which, month = (
        phrase.first("daynum"),
        phrase.first("ordinal", "nth", "last"),
        phrase.first("month"),
    )
    if month is None or (number is None and which is None):
        return None
    found = _named_day(phrase, month, number, at)
    if found is None or found.period.earliest is None:
        return found
    if number is not None:
        return replace(found, period=_week_named_by(found.period.earliest))
    return _nth_week(found, which, weekend=phrase.has("u_weekend"))


def _week_named_by(day: date) -> Period:
    """Return the week that is called by one of its days; a Sunday opens its week."""
    if day.weekday() == _SUNDAY:
        return periods.of_days(day, day + timedelta(days=6), "week")
    return periods.of_week(day)


_SUNDAY: Final = 6


def day_of_week(phrase: Phrase, at: Setting) -> date | None:
    """Return the day by which a week is named: "the week of *March 3*"."""
    month, number = phrase.first("month"), phrase.first("daynum")
    if month is None or number is None:
        return None
    found = _named_day(phrase, month, number, at)
    return found.period.earliest if found is not None else None


def _named_day(phrase: Phrase, month: Token, number: Token | None, at: Setting) -> Finding | None:
    year = phrase.first("year")
    if year is None:
        return _in_year(month.number, number.number if number else None, at)
    period = _month_or_day(year.number, month.number, number.number if number else None)
    return None if period is None else Finding(period, STATED)


def _nth_week(found: Finding, which: Token | None, *, weekend: bool) -> Finding | None:
    first, last = found.period.earliest, found.period.latest
    if first is None or last is None or which is None or weekend:
        return None
    if which.kind == "last":
        return replace(found, period=periods.of_days(last - timedelta(days=6), last, "week"))
    begin = first + timedelta(days=7 * (which.number - 1))
    if begin > last:
        return None
    return replace(
        found, period=periods.of_days(begin, min(begin + timedelta(days=6), last), "week")
    )


def feast_day(phrase: Phrase, at: Setting) -> Finding | None:
    """Return a feast whose date is fixed by the calendar."""
    feast, year = phrase.first("feast"), phrase.first("year")
    if feast is None:
        return None
    month, day = divmod(feast.number, 100)
    if year is not None:
        return _on(_day(year.number, month, day))
    if not phrase.has("last", "next", "this") and (
        phrase.before is None or phrase.before.text.lower() not in _feast_after()
    ):
        return None
    return _in_year(month, day, at)


def _feast_after() -> frozenset[str]:
    return frozenset(str(w) for w in table("dates")["month_after"]) | {"on"}


_LIMITS: Final = frozenset(("by", "until", "till", "before", "through"))


def phased(phrase: Phrase, found: Finding) -> Finding:
    """Return the finding with bounds narrowed to its named part.

    The end as a limit ("by the end of 2024") is its last day.
    """
    phase = phrase.first("phase")
    if phase is None:
        return found
    name = phase.text.lower()
    limit = phrase.before is not None and phrase.before.text.lower() in _LIMITS
    if name in ("end", "close") and limit and found.period.latest is not None:
        why = f"{found.why} Its end, as a limit, is its last day."
        return replace(found, period=periods.of_day(found.period.latest), why=why)
    first, last = table("dates")["phases"][name]
    return replace(found, period=periods.part(found.period, (first, last)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
