"""Rules for dates that depend on another: on publication, or on a date before them in the text.

Each takes a phrase and its setting and returns what it means, None where the phrase is no date
after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import periods
from briefgen.extract.dates.absolute import phased
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.setting import Anchor, Finding, Setting, missing, unresolved
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.dates.words import Phrase, Token

_WEEK: Final = 7
_STEP: Final = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS: Final = {"month": 1, "quarter": 3}
_YEARS: Final = {"year": 1, "decade": 10, "century": 100}


def deictic_day(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `today`, `late yesterday`, `tomorrow night`."""
    word = phrase.first("deictic")
    if word is None or _is_title(phrase, word):
        return None
    beside = {"after": 1, "before": -1}
    step = sum(beside.get(t.kind, 0) for t in phrase.tokens)
    return _days_away(word.number + step, at)


def _is_title(phrase: Phrase, word: Token) -> bool:
    """Tell whether the word is part of a name ("Russia Today")."""
    before = phrase.before
    return (
        word.text[0].isupper()
        and before is not None
        and before.kind == "other"
        and before.text[0].isupper()
    )


def _days_away(days: int, at: Setting) -> Finding:
    if at.anchor is None or at.anchor.day is None:
        return missing("day", at.anchor)
    return Finding(
        periods.of_day(at.anchor.day + timedelta(days=days)), _from(at.anchor), relative=True
    )


def _from(anchor: Anchor) -> str:
    return f"Reckoned from {anchor.name}."


def this_part(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `this morning`."""
    return None if phrase.tokens[-1].text[0].isupper() else _days_away(0, at)


def last_night(_phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `last night`: the day before."""
    return _days_away(-1, at)


def overnight(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the night of `overnight`: the last before publication.

    None where a day is named nearby, or the words are part of a noun phrase.
    """
    stops = frozenset(str(w) for w in table("dates")["overnight_before"])
    follows = phrase.after is None or phrase.after.text in _STOPS or phrase.after.text in stops
    named = at.before is not None and at.before.precision == "day"
    if not follows or at.tense != "past" or named or _is_of_a_noun(phrase):
        return None
    if at.anchor is None or at.anchor.day is None:
        return missing("day", at.anchor)
    evening = at.anchor.day - timedelta(days=1)
    return Finding(periods.of_days(evening, at.anchor.day, "day"), _from(at.anchor), relative=True)


def _is_of_a_noun(phrase: Phrase) -> bool:
    """Tell whether the word before makes `overnight` part of a noun phrase: "the overnight X"."""
    return phrase.before is not None and phrase.before.kind in ("the", "a", "weekday", "that")


def named_weekday(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the day of `Thursday`: the last up to publication, or the next in the future tense."""
    word = phrase.first("weekday")
    if (
        word is None
        or not _is_weekday(phrase, word)
        or (phrase.after and phrase.after.kind == "of")
    ):
        return None
    if phrase.has("the") and phrase.has("following", "next", "previous", "same"):
        return _weekday_beside(phrase, word.number, at)
    if (logged := _logged(phrase, word.number, at)) is not None:
        return logged
    if at.anchor is None or at.anchor.day is None:
        return missing("day", at.anchor)
    return Finding(
        periods.of_day(_weekday(phrase, word.number, at.anchor.day, at.tense)),
        _weekday_why(at),
        relative=True,
    )


def _logged(phrase: Phrase, number: int, at: Setting) -> Finding | None:
    """Return a bare weekday's day in the week that the article logs; None in other articles.

    In what condition somebody is, is told up to the day of the article: "in serious condition X".
    """
    first = at.logged.earliest if at.logged is not None else None
    ahead = at.tense in ("future", "scheduled")
    told = any(t.kind in _STEP for t in phrase.tokens) or phrase.has("u_week")
    of_now = phrase.before is not None and phrase.before.text.lower() == "condition"
    if first is None or ahead or told or of_now:
        return None
    day = first + timedelta(days=(number - first.weekday()) % _WEEK)
    why = f"It lies in the week of the log: \u201c{at.logged_words}\u201d."
    return Finding(periods.of_day(day), why, relative=True)


def _weekday_why(at: Setting) -> str:
    name = at.anchor.name if at.anchor else "the publication date"
    return (
        f"The next such day from {name} on."
        if at.tense in ("future", "scheduled")
        else f"The nearest such day to {name}."
    )


def _is_weekday(phrase: Phrase, word: Token) -> bool:
    dates = table("dates")
    before = phrase.before.text.lower() if phrase.before and word is phrase.tokens[0] else ""
    after = phrase.after.text.lower() if phrase.after and word is phrase.tokens[-1] else ""
    return (
        len(word.text) >= len("Friday")
        and before not in dates["not_weekday_after"]
        and after not in dates["not_weekday_before"]
    )


def _weekday(phrase: Phrase, number: int, anchor: date, tense: str) -> date:
    """Return the day that a weekday's name means, reckoned from an anchor."""
    back = (anchor.weekday() - number) % _WEEK
    steps = [_STEP[t.kind] for t in phrase.tokens if t.kind in _STEP]
    if phrase.has("u_week") or (steps and steps[0] == 1 and not _is_coming(phrase)):
        monday = anchor - timedelta(days=anchor.weekday())
        return monday + timedelta(days=_WEEK * steps[-1] + number)
    if steps and steps[0] == -1:
        return anchor - timedelta(days=back or _WEEK)
    if (
        (steps and steps[0] == 0 and tense != "past")
        or _is_coming(phrase)
        or tense in ("future", "scheduled")
    ):
        return anchor + timedelta(days=(number - anchor.weekday()) % _WEEK)
    return anchor - timedelta(days=back)


def _is_coming(phrase: Phrase) -> bool:
    return any(t.text.lower() in ("coming", "upcoming") for t in phrase.tokens)


def _weekday_beside(phrase: Phrase, number: int, at: Setting) -> Finding:
    """Return `the following Tuesday`, from the date before it in the text."""
    if at.before is None or at.before.earliest is None or at.before.precision != "day":
        if phrase.has("next", "following") and at.anchor and at.anchor.day:
            days = (number - at.anchor.day.weekday()) % _WEEK or _WEEK
            return Finding(
                periods.of_day(at.anchor.day + timedelta(days=days)),
                _from(at.anchor),
                relative=True,
            )
        return unresolved("No day before it in the paragraph says from when it is reckoned.", "day")
    day = at.before.earliest
    if phrase.has("previous"):
        day -= timedelta(days=(day.weekday() - number) % _WEEK or _WEEK)
    elif not phrase.has("same"):
        day += timedelta(days=(number - day.weekday()) % _WEEK or _WEEK)
    return Finding(periods.of_day(day), f"Reckoned from “{at.before_words}” before it.")


def _is_owned(phrase: Phrase) -> bool:
    """Tell whether a time is somebody's: "her mother's last year" is the one before she died."""
    before = phrase.before
    possessives = table("coreference")["possessives"]
    if before is None:
        return False
    word = before.text.lower()
    return before.kind == "poss" or word in possessives or word in ("my", "our", "your")


def this_unit(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `last month`, `this week`, `later this year`.

    What was done this week was done by publication.
    """
    named = phrase.all("last", "this", "next")
    which = named[-1] if named else None
    if (
        which is None
        or (which.text.lower() in ("past", "current") and which is named[0])
        or _is_end_of_a_stretch(phrase)
    ):
        return None
    if (
        (_is_plural(phrase) and which.kind != "this")
        or phrase.unit in ("day", "fortnight")
        or which.text.lower() in ("coming", "upcoming")
    ):
        return None
    if which is phrase.tokens[0] and which.kind == "last" and _is_owned(phrase):
        return None
    step = _STEP[which.kind]
    if (
        phrase.unit == "weekend"
        and which.kind == "this"
        and at.tense == "past"
        and not _on_weekend(at.anchor)
    ):
        step = -1  # in the past tense, "this weekend" is the last one
    found = _unit_beside(phrase.unit, step, at.anchor)
    day = at.anchor.day if at.anchor is not None else None
    so_far = which.kind == "this" and phrase.unit == "week" and at.tense == "past"
    if so_far and at.anchor is not None and day is not None and day.weekday() > 0:
        return replace(found, period=_until(found.period, at.anchor))
    return _cut(phrase, found, at.anchor)


def _is_end_of_a_stretch(phrase: Phrase) -> bool:
    """Tell whether "of" says which stretch a unit is part of: "the last month of the war".

    Without an article it opens something else: "was found guilty last month of murder".
    """
    before = phrase.before.text.lower() if phrase.before else ""
    led = before in ("the", "a") or phrase.tokens[0].kind == "the" or phrase.has("next")
    return phrase.after is not None and phrase.after.kind == "of" and led


def _on_weekend(anchor: Anchor | None) -> bool:
    return anchor is not None and anchor.day is not None and anchor.day.weekday() >= 5  # noqa: PLR2004 - Saturday


def _is_plural(phrase: Phrase) -> bool:
    return phrase.tokens[-1].text.lower().endswith("s")


def _unit_beside(unit: str, step: int, anchor: Anchor | None) -> Finding:
    """Return the unit that the anchor lies in, or so many before or after it."""
    precision = "week" if unit == "weekend" else _precision(unit)
    known = _reach(unit, anchor)
    if anchor is None or known is None:
        return missing(precision, anchor)
    return Finding(_period_of(unit, known, step), _from(anchor), relative=True)


def _precision(unit: str) -> str:
    """Return the precision of a date that is counted in such units."""
    if unit in _MONTHS or unit in _YEARS:
        return "season" if unit == "quarter" else unit
    return "week" if unit in ("week", "fortnight") else "day"


def _reach(unit: str, anchor: Anchor | None) -> date | None:
    """Return the anchor's day that such a unit is counted from, None if it is too coarse."""
    if anchor is None:
        return None
    if unit in _YEARS:
        return anchor.first
    return anchor.day if unit in _DAYS or anchor.month is None else anchor.first


def _period_of(unit: str, day: date, step: int = 0) -> Period:
    """Return the calendar unit of a day, or so many units away."""
    if unit in _DAYS:
        return _days_of(unit, day, step)
    if unit in _MONTHS:
        year, month = periods.shifted_month(day.year, day.month, _MONTHS[unit] * step)
        return (
            periods.of_month(year, month)
            if unit == "month"
            else periods.of_quarter(year, (month + 2) // 3)
        )
    if unit == "year":
        return periods.of_year(day.year + step)
    if unit == "decade":
        return periods.of_decade(day.year - day.year % 10 + 10 * step)
    return periods.of_century((day.year + 99) // 100 + step)


def _days_of(unit: str, day: date, step: int) -> Period:
    if unit == "day":
        return periods.of_day(day + timedelta(days=step))
    if unit == "weekend":
        return periods.of_weekend(day + timedelta(days=_WEEK * step))
    return periods.of_week(day + timedelta(days=_DAYS[unit] * step))


def _cut(phrase: Phrase, found: Finding, anchor: Anchor | None) -> Finding:
    """Return the finding bounded by the anchor where the words say so ("earlier this year")."""
    if anchor is None or found.period.value is None:
        return found
    if phrase.has("earlier"):
        return replace(found, period=_until(found.period, anchor))
    if phrase.has("later"):
        first = anchor.day + timedelta(days=1) if anchor.day else anchor.first
        earliest = max(found.period.earliest or first, first)
        if found.period.latest is None or earliest > found.period.latest:
            return found
        return replace(found, period=replace(found.period, earliest=earliest))
    return phased(phrase, found)


def _until(period: Period, anchor: Anchor) -> Period:
    """Return a period that ends with the anchor at the latest, in its value too if of days."""
    latest = min(period.latest or anchor.last, anchor.last)
    first, parted, last = (period.value or "").partition("/")
    days = parted and len(first) == len(last) == len(latest.isoformat())
    if not days or period.earliest is None or latest < period.earliest:
        return replace(period, latest=latest)
    value = first if latest == period.earliest else f"{first}/{latest.isoformat()}"
    return replace(period, value=value, latest=latest)


def the_weekend(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the weekend`: the last up to publication, or the next in the future tense."""
    if _is_plural(phrase):
        return None
    if at.logged is not None and at.tense not in ("future", "scheduled"):
        if at.before is None or at.before.earliest is None or at.before.precision != "day":
            return unresolved("The article logs a week, and no day before it is named.", "week")
        of_then = periods.of_weekend(at.before.earliest - timedelta(days=_WEEK))
        return Finding(of_then, f"Reckoned from \u201c{at.before_words}\u201d before it.")
    if at.anchor is None or at.anchor.day is None:
        return missing("week", at.anchor)
    day = at.anchor.day
    if at.tense not in ("future", "scheduled") and day.weekday() < 5:  # noqa: PLR2004 - Saturday
        day -= timedelta(days=_WEEK)
    return Finding(periods.of_weekend(day), _from(at.anchor), relative=True)


def unit_beyond(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the year before last`, `the week after next`; of a weekend only its bounds.

    "The weekend after next" may be the second or the third from now.
    """
    if _is_plural(phrase) or _is_short(phrase):
        return None
    steps = 2 if phrase.has("next") else -2
    found = _unit_beside(phrase.unit, steps, at.anchor)
    near = _unit_beside(phrase.unit, steps - 1 if steps > 0 else steps + 1, at.anchor)
    if phrase.unit != "weekend" or at.anchor is None:
        return found
    ends = [d for f in (near, found) for d in (f.period.earliest, f.period.latest) if d]
    why = "Whether the coming weekend is the next one is not told."
    return unresolved(why, "week", bounds=(min(ends), max(ends)) if ends else None)


def relative_season(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `last summer`: the last that had ended by publication; `this summer`: of its year."""
    which, season = phrase.tokens[-2], phrase.first("season")
    if season is None or which.kind not in _STEP:
        return None
    if which.text.lower() == "following" and at.before is not None and at.before.latest:
        return _season_after(season.number, at.before.latest, at.before_words)
    if at.anchor is None or at.anchor.month is None:
        return missing("season", at.anchor)
    year = at.anchor.year
    options = [periods.of_season(y, season.number) for y in (year - 2, year - 1, year, year + 1)]
    step = _STEP[which.kind]
    if step < 0:
        done = [p for p in options if (p.latest or at.anchor.last) < at.anchor.first]
        return Finding(done[-1], _from(at.anchor), relative=True)
    if step > 0:
        return Finding(
            next(p for p in options if (p.earliest or at.anchor.first) > at.anchor.first),
            _from(at.anchor),
            relative=True,
        )
    return Finding(options[2], _from(at.anchor), relative=True)


def _season_after(number: int, day: date, words: str) -> Finding:
    """Return the first season of a kind that ends after a day named before.

    "The following autumn".
    """
    options = [periods.of_season(y, number) for y in (day.year, day.year + 1)]
    later = next(p for p in options if p.latest is None or p.latest > day)
    return Finding(later, f"Reckoned from “{words}” before it.")


def span(phrase: Phrase, at: Setting) -> Finding | None:
    """Return the stretch up to or from publication: `the last year`, `the next two weeks`."""
    if phrase.after and _is_a_part(phrase.after):
        return None
    which = phrase.first("last", "next", "previous", "recent")
    low, high = _amount(phrase)
    lone = low == high == 1 and not phrase.has("daynum", "number")
    if phrase.before and phrase.tokens[0] is which and phrase.before.text.lower() in _BEFORE_VERB:
        return None  # "the call will last 45 minutes": the verb
    if which is None or phrase.unit == "weekend" or (lone and not _is_rolling(phrase, which)):
        return None
    if (
        which.kind == "next"
        and at.tense == "past"
        and not phrase.has("recent")
        and which.text.lower() == "next"
    ):
        return _from_then(phrase, at, (low, high))
    found = _reach(phrase.unit, at.anchor)
    if at.anchor is None or found is None:
        return missing("vague", at.anchor)
    return Finding(
        _stretch(phrase, found, which.kind == "next", (low, high)),
        _span_why(at.anchor, low, high),
        relative=True,
    )


def _is_a_part(after: Token) -> bool:
    """Tell whether what follows makes a stretch a part: "with the last two years *suspended*"."""
    return after.kind == "of" or after.text.lower() in table("dates")["left_off"]


def _from_then(phrase: Phrase, at: Setting, amount: tuple[int, int]) -> Finding | None:
    """Return `the next two years` of something past, from the date before it in the text."""
    if _is_short(phrase):
        return None
    if at.before is None or at.before.earliest is None or not _fine_enough(phrase.unit, at.before):
        return unresolved(
            "No date before it in the paragraph says from when it is reckoned.",
            "vague",
            relative=False,
        )
    return Finding(
        _stretch(phrase, at.before.earliest, True, amount),  # noqa: FBT003 - ahead
        f"Reckoned from “{at.before_words}” before it.",
    )


_BEFORE_VERB: Final = frozenset(
    ("to", "will", "would", "may", "might", "can", "could", "must", "should", "'ll")
)


def _is_rolling(phrase: Phrase, which: Token) -> bool:
    """Tell whether `the last year` is a stretch up to now, and not the last of some series."""
    before = phrase.before.text.lower() if phrase.before else ""
    if which.text.lower() in ("past", "coming"):
        return True
    return phrase.has("the", "this") and before in (
        "in",
        "over",
        "during",
        "for",
        "within",
        "throughout",
        "of",
        "through",
    )


def _span_why(anchor: Anchor, low: int, high: int) -> str:
    return (
        _from(anchor)
        if low == high
        else f"{_from(anchor)} The number is not said: {low} to {high} are allowed for."
    )


def _stretch(
    phrase: Phrase,
    day: date,
    ahead: bool,  # noqa: FBT001 - a direction
    amount: tuple[int, int],
) -> Period:
    """Return the period between a day and so many units away from it."""
    low, high = amount
    steps = high if ahead else -high
    unit, short = phrase.unit, _is_short(phrase)
    counted = "month" if unit == "year" and high == 1 else unit
    far, near = _moved(day, unit, steps, short=short), _period(day, counted)
    first, last = (near, _period(far, counted)) if ahead else (_period(far, counted), near)
    about = "" if low == high else "~"
    ends = (first.value, f"{last.value}{about}") if ahead else (f"{first.value}{about}", last.value)
    precision = near.precision if low == high else "vague"
    if ahead:
        return Period("/".join(map(str, ends)), precision, day, last.latest)
    return Period("/".join(map(str, ends)), precision, max(far, first.earliest or far), day)


def _is_short(phrase: Phrase) -> bool:
    return any(t.text.lower() in table("dates")["short_units"] for t in phrase.tokens)


def _period(day: date, unit: str) -> Period:
    """Return a day's period as fine as counting in a unit is: weeks by days, years by years."""
    if unit in _DAYS:
        return periods.of_day(day)
    return periods.of_month(day.year, day.month) if unit in _MONTHS else periods.of_year(day.year)


def _moved(day: date, unit: str, steps: int, *, short: bool = False) -> date:
    """Return the day so many units away, within the years that can be reckoned with."""
    if short:
        return day + timedelta(days=max(-2, min(2, steps // _HOURS)))
    if unit in _DAYS:
        return day + timedelta(days=max(-36500, min(36500, _DAYS[unit] * steps)))
    if unit in _MONTHS:
        year, month = periods.shifted_month(
            day.year, day.month, _MONTHS[unit] * max(-1200, min(1200, steps))
        )
        return day.replace(year=year, month=month, day=min(day.day, 28))
    return periods.shifted_year(
        day, max(-periods.LAST_YEAR, min(periods.LAST_YEAR, _YEARS[unit] * steps))
    )


def _amount(phrase: Phrase) -> tuple[int, int]:
    """Return the least and the most that the phrase may count."""
    vague, counted = phrase.first("vague"), phrase.all("number", "daynum")
    if vague is not None:
        low, high = table("dates")["quantities"][vague.text.lower()]
        return low, high
    if counted:
        numbers = sorted(t.number for t in counted if t.number)
        if phrase.has("dash") and not phrase.has("to", "or") and not counted[0].text.isdigit():
            return sum(numbers), sum(numbers)
        return (numbers[0], numbers[-1]) if numbers else (1, 1)
    if (phrase.unit and _is_plural(phrase)) or (phrase.has("ago") and not phrase.has("a")):
        low, high = table("dates")["quantities"]["unsaid" if phrase.has("ago") else "recent"]
        return low, high
    return 1, 1


def unit_ago(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `two weeks ago`, `several years ago`; None for the end of a number like "14,700"."""
    led = phrase.before is not None and phrase.before.text[:1].isdigit()
    counted = phrase.before.text.lower() if phrase.before is not None else ""
    if phrase.has("half") or led or counted in table("dates")["ages_ago"]:
        return None
    known = _reach(phrase.unit, at.anchor)
    if at.anchor is None or known is None:
        return missing("vague" if phrase.has("vague") else _precision(phrase.unit), at.anchor)
    low, high = _amount(phrase)
    if _is_short(phrase):
        low, high = _days_ago(phrase, low), _days_ago(phrase, high)
        return Finding(
            _period_of("day", known, -high), _span_why(at.anchor, low, low), relative=True
        )
    return Finding(
        _apart(phrase, known, (-low, -high)), _span_why(at.anchor, low, high), relative=True
    )


def _days_ago(phrase: Phrase, count: int) -> int:
    """Return the days in so many hours, the nearest whole number; minutes make none."""
    minutes = any(t.text.lower().startswith("minute") for t in phrase.tokens)
    return 0 if minutes else -(-(2 * count - _HOURS) // (2 * _HOURS))


_HOURS: Final = 24


def unit_hence(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `three weeks from now`, `in a month's time`."""
    known = _reach(phrase.unit, at.anchor)
    if at.anchor is None or known is None:
        return missing("vague" if phrase.has("vague") else _precision(phrase.unit), at.anchor)
    low, high = _amount(phrase)
    return Finding(
        _apart(phrase, known, (low, high)), _span_why(at.anchor, low, high), relative=True
    )


def unit_away(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `two days later`, `a year earlier`, from the date before it in the text."""
    if phrase.has("half") or (phrase.has("before", "after") and _goes_on(phrase)):
        return None
    if _is_short(phrase):
        return None
    if at.before is None or at.before.earliest is None or not _fine_enough(phrase.unit, at.before):
        return unresolved(
            "No date before it in the paragraph says from when it is reckoned.",
            "vague",
            relative=False,
        )
    low, high = _amount(phrase)
    signs = (low, high) if phrase.has("later", "after") else (-low, -high)
    if _is_of_today(phrase, at):
        return None
    why = f"Reckoned from “{at.before_words}” before it."
    if at.compares and signs[0] == signs[1] and (beside := _alike(phrase, at.before, signs[0])):
        return Finding(beside, f"{why} One figure is set against another of the same time of year.")
    return Finding(_apart(phrase, at.before.earliest, signs), why)


def _is_of_today(phrase: Phrase, at: Setting) -> bool:
    """Tell whether "later" is today, counted from a time long before: "today, *30 years later*".

    A time that is to come is told in the future tense.
    """
    if not phrase.has("later") or at.before is None or at.before.latest is None:
        return False
    today = at.anchor is not None and at.before.latest >= at.anchor.first
    return today and phrase.unit in _YEARS and at.tense != "future"


def _alike(phrase: Phrase, before: Period, years: int) -> Period | None:
    """Return the same month, quarter or day of another year, for a comparison; else None."""
    if phrase.unit != "year" or before.earliest is None or before.latest is None:
        return None
    if phrase.has("more", "about"):
        return None
    first = periods.shifted_year(before.earliest, years)
    if before.precision == "day" and before.earliest == before.latest:
        return periods.of_day(first)
    if before.precision == "month" and "/" not in (before.value or "/"):
        return periods.of_month(first.year, first.month)
    quarter = periods.of_quarter(before.earliest.year, (before.earliest.month + 2) // 3)
    if before.value == quarter.value:
        return periods.of_quarter(first.year, (first.month + 2) // 3)
    return None


def _goes_on(phrase: Phrase) -> bool:
    """Tell whether the words go on to say before or after what, which is not a date."""
    return phrase.after is not None and phrase.after.text not in _STOPS


_STOPS: Final = frozenset(".,;:\"')!?-\u2013\u2014\u201d\u2019")
"""Marks after which nothing goes on."""

_FINENESS: Final = ("day", "week", "month", "season", "year", "decade")


def _fine_enough(unit: str, before: Period) -> bool:
    """Tell whether a date is stated finely enough for such a unit to be counted from it."""
    need = "day" if unit in _DAYS else "month" if unit in _MONTHS else "year"
    return before.precision in _FINENESS and _FINENESS.index(before.precision) <= _FINENESS.index(
        need
    )


def _apart(phrase: Phrase, day: date, amounts: tuple[int, int]) -> Period:
    """Return the period that lies so many units from a day, the least and the most of them."""
    unit, short = phrase.unit, _is_short(phrase)
    near, far = (_period(_moved(day, unit, n, short=short), unit) for n in amounts)
    if amounts[0] != amounts[1]:
        first, last = sorted((near, far), key=lambda p: p.earliest or day)
        return Period(f"{first.value}~/{last.value}~", "vague", first.earliest, last.latest)
    slack = timedelta(days=_SLACK.get(unit, 0))
    if phrase.has("more", "about"):
        slack = abs(_moved(day, unit, 1, short=short) - day)
    if not slack or near.earliest is None or near.latest is None:
        return near
    return Period(f"{near.value}~", _precision(unit), near.earliest - slack, near.latest + slack)


_SLACK: Final = {"week": 3, "fortnight": 3, "decade": 730, "century": 3650}
"""Days by which a count of such units may be off where it is not qualified. Our own reckoning."""


def that_unit(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `that year`, `the following day`, `the day before`, from the date before it."""
    step = _that_step(phrase)
    if step is None or phrase.unit == "weekend" or _is_plural(phrase) or _is_short(phrase):
        return None
    if at.before is None or at.before.earliest is None or not _fine_enough(phrase.unit, at.before):
        if _is_set_against_now(phrase, at):
            return _unit_beside(phrase.unit, -1, at.anchor)
        if phrase.has("that") or phrase.tokens[-1].kind in ("before", "after"):
            return None
        return unresolved(
            "No date before it in the paragraph says from when it is reckoned.",
            phrase.unit,
            relative=False,
        )
    return Finding(
        _period_of(phrase.unit, at.before.earliest, step),
        f"Reckoned from “{at.before_words}” before it.",
    )


def _is_set_against_now(phrase: Phrase, at: Setting) -> bool:
    """Tell whether a figure of now is set against one before: "is down from the year before"."""
    led = phrase.before is not None and phrase.before.text.lower() in ("from", "than", "over", "on")
    before = phrase.tokens[-1].kind == "before" and phrase.unit in ("year", "month", "week")
    return led and before and at.tense in ("present", "scheduled") and at.anchor is not None


def _that_step(phrase: Phrase) -> int | None:
    last = phrase.tokens[-1]
    if phrase.after and phrase.after.kind == "of":
        return None
    if last.kind in ("before", "after"):
        return (
            None
            if _goes_on(phrase) or phrase.has("that", "same")
            else 1
            if last.kind == "after"
            else -1
        )
    if phrase.has("that", "same"):
        return 0
    return next((_STEP[t.kind] for t in phrase.tokens if t.kind in _STEP), None)


def end_of_unit(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `the end of the year`, `the beginning of last month`."""
    if phrase.unit in ("day", "weekend", "fortnight", "quarter") or _is_plural(phrase):
        return None
    which = next((t for t in phrase.tokens if t.kind in ("last", "this", "next")), None)
    found = _unit_beside(phrase.unit, _STEP[which.kind] if which else 0, at.anchor)
    if (
        which is None
        and at.before is not None
        and at.before.earliest is not None
        and _fine_enough(phrase.unit, at.before)
    ):
        why = f"Reckoned from “{at.before_words}” before it."
        found = Finding(_period_of(phrase.unit, at.before.earliest), why)
    return phased(phrase, found)


def year_end(phrase: Phrase, at: Setting) -> Finding | None:
    """Return `year end`."""
    phase = phrase.first("phase")
    if phase is None or phase.text.lower() != "end" or phrase.has("the"):
        return None
    return phased(phrase, _unit_beside("year", 0, at.anchor))
