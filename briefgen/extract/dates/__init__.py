"""Find the dates of an article and resolve them.

Words that have the form of a date are found by their classes (`words`), each form is read by the
rule of its name (`absolute`, `relative`), in the setting in which it stands (`setting`), and
neighbours are joined to ranges.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import (
    absolute,
    editions,
    event_days,
    fiscal,
    intervals,
    logs,
    periods,
    posts,
    relative,
    sequels,
)
from briefgen.extract.dates.messages import Messages
from briefgen.extract.dates.setting import Anchor, Finding, Setting, Tenses, anchor
from briefgen.extract.dates.words import Phrase, Token, candidates, tokens
from briefgen.model import READ, DateMention, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.extract.dates.periods import Period
    from briefgen.extract.reading import Reading
    from briefgen.model import Block

_RULES: Final[dict[str, Callable[[Phrase, Setting], Finding | None]]] = {
    "iso_date": absolute.iso_date,
    "slash_date": absolute.slash_date,
    "calendar_day": absolute.calendar_day,
    "day_range": absolute.day_range,
    "day_list": absolute.day_list,
    "calendar_month": absolute.calendar_month,
    "bare_month": absolute.bare_month,
    "week_of": absolute.week_of,
    "calendar_year": absolute.calendar_year,
    "years_range": absolute.years_range,
    "calendar_decade": absolute.calendar_decade,
    "calendar_century": absolute.calendar_century,
    "season_of_year": absolute.season_of_year,
    "quarter_of_year": absolute.quarter_of_year,
    "half_year": absolute.half_year,
    "up_to_month": absolute.up_to_month,
    "fiscal_quarter": fiscal.fiscal_quarter,
    "fiscal_year": fiscal.fiscal_year,
    "half_of": absolute.half_of,
    "feast_day": absolute.feast_day,
    "relative_season": relative.relative_season,
    "deictic_day": relative.deictic_day,
    "overnight": relative.overnight,
    "this_part": relative.this_part,
    "last_night": relative.last_night,
    "named_weekday": relative.named_weekday,
    "this_unit": relative.this_unit,
    "the_weekend": relative.the_weekend,
    "span": relative.span,
    "unit_beyond": relative.unit_beyond,
    "unit_ago": relative.unit_ago,
    "unit_hence": relative.unit_hence,
    "unit_away": relative.unit_away,
    "that_unit": relative.that_unit,
    "end_of_unit": relative.end_of_unit,
    "year_end": relative.year_end,
}

_DATED_ASIDE: Final = frozenset((Role.DATELINE, Role.BYLINE))
"""Blocks that are set aside, but whose calendar days still count."""

_CALENDAR: Final = frozenset(("iso_date", "slash_date", "calendar_day"))
_DEPENDENT: Final = frozenset(
    (
        "calendar_day",
        "day_range",
        "day_list",
        "bare_month",
        "week_of",
        "feast_day",
        "quarter_of_year",
        "up_to_month",
        "fiscal_quarter",
        "fiscal_year",
        "overnight",
        "relative_season",
        "named_weekday",
        "the_weekend",
        "this_unit",
        "unit_away",
        "that_unit",
        "span",
        "end_of_unit",
        "year_end",
    )
)
"""Rules that need the verb's tense, or the dates named before."""

_NEAR: Final = 7
"""Days by which a date at the top may differ from publication and still be the anchor."""
_TOP: Final = 6
"""Blocks from the top among which a date line is looked for."""
_LINE: Final = 12
"""Words that a date line may have."""
_WORDS_BESIDE: Final = 3
"""Words other than the date that a date line may have: "Published:", a time."""
_ERA: Final = 12
"""Characters after a date in which the word of its era is looked for."""

_MONTHS: Final = 12
_MEMORY: Final = 2
"""Sentences back in which a date still serves as reference for another."""


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """Return the dates in text order, resolved as far as text and publication date allow.

    A range is followed by its two ends, which lie within it.
    """
    article = reading.article
    blocks = [
        (b, tokens(article.text[b.start : b.end], b.start))
        for b in article.blocks
        if b.role in READ | _DATED_ASIDE
    ]
    at = spoken_from(reading, blocks)
    base = Setting(
        at,
        day_first=_day_first(blocks),
        fiscal=fiscal.told((words for _, words in blocks), at),
    )
    finder = Finder(reading, _in_a_log(base, blocks))
    spans = sorted(
        (
            span
            for block, words in blocks
            for found in finder.find(block, words)
            for span in _with_neighbour(article.text, found)
            if not _is_before_our_era(article.text, span[1])
        ),
        key=lambda x: (x[0], -x[1]),
    )
    found = tuple(_mention(reading, i, span) for i, span in enumerate(spans, 1))
    return sequels.in_order(reading, event_days.added(reading, found), base.anchor)


def _with_neighbour(text: str, found: Found) -> Iterator[tuple[int, int, Period, Found]]:
    """Yield the spans of a day, with the day beside it that the words before it mean.

    "*The eve of Sunday*'s vote" is the Saturday before.
    """
    start = found.phrase.start
    led = _beside().search(text, max(0, start - _BESIDE), start)
    day = found.finding.period.earliest
    if led is not None and day is not None and found.finding.period.latest == day:
        way = table("dates")["beside_days"][led[1].lower()]
        period = periods.of_day(day + timedelta(days=way))
        why = f"The day {'after' if way > 0 else 'before'} “{found.phrase.words}”."
        beside = replace(found, finding=replace(found.finding, period=period, why=why))
        yield led.start(), found.phrase.end, period, beside
    yield from found.spans()


_BESIDE: Final = 32
"""Characters before a day in which the words for the day beside it stand."""


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of what stands right before a day and means the one beside it."""
    words = "|".join(map(re.escape, table("dates")["beside_days"]))
    return re.compile(rf"\b(?:the )?({words}) (?:the |last |next )?$", re.IGNORECASE)


def _in_a_log(base: Setting, blocks: list[tuple[Block, list[Token]]]) -> Setting:
    """Return the setting with the week of which the article is a log, if it says so."""
    for _, words in blocks:
        for phrase in phrases(words):
            month, number = phrase.first("month"), phrase.first("daynum")
            if phrase.rule != "week_of" or month is None or number is None:
                continue
            found = absolute.day_of_week(phrase, base) if logs.is_of_a_log(words, phrase) else None
            week = logs.week_from(found, base.anchor)
            if week is not None:
                return replace(base, logged=week, logged_words=phrase.words)
    return base


def _is_before_our_era(text: str, end: int) -> bool:
    """Tell whether a year or a century is one before our era: "the second century BC"."""
    behind = text[end : end + _ERA].split(maxsplit=1)
    return bool(behind) and behind[0].rstrip(",;:)").removesuffix(".") in table("dates")["eras"]


def _mention(reading: Reading, number: int, span: tuple[int, int, Period, Found]) -> DateMention:
    start, end, period, found = span
    start -= (
        "]" in reading.article.text[start:end] and reading.article.text[start - 1 : start] == "["
    )
    return DateMention(
        id=f"d{number}",
        evidence=reading.article.quote(start, end),
        value=period.value,
        precision=period.precision,
        relative=found.finding.relative,
        origin=f"dates.{found.phrase.rule}",
        earliest=period.earliest.isoformat() if period.earliest else None,
        latest=period.latest.isoformat() if period.latest else None,
        why=found.finding.why,
    )


def spoken_from(reading: Reading, blocks: list[tuple[Block, list[Token]]]) -> Anchor | None:
    """Return the anchor of an article: the time that its relative dates are reckoned from.

    It is the date of publication; but where a line at the top of the text bears a date of its own
    that is within a week of it, that date, since it is the one that "yesterday" was written
    against. A line of that sort also stands in where no date of publication is stated.
    """
    stated = reading.article.stated("published")
    declared = anchor(
        reading.published or (stated.value if stated else None), "the publication date"
    )
    if declared is None and (said := _said_day(blocks)):
        return said
    if declared is not None:
        blocks = [b for b in blocks if not editions.is_of_an_update(b[1])]
    day = _dateline(blocks)
    if day is None:
        return declared
    near = (
        declared is not None
        and declared.day is not None
        and abs((declared.day - day).days) <= _NEAR
    )
    if (
        declared is None
        or near
        or (declared.day is None and declared.first <= day <= declared.last)
    ):
        return Anchor(day.year, day.month, day, "the date at the top of the text")
    return declared


def _said_day(blocks: list[tuple[Block, list[Token]]]) -> Anchor | None:
    """Return the day that a text calls "today" or its like ("today, 23 May 2016"); else None."""
    for _, words in blocks:
        last: Phrase | None = None
        for phrase in phrases(words):
            if (
                last is not None
                and last.rule == "deictic_day"
                and phrase.rule in _CALENDAR
                and phrase.start - last.end <= len(", (")
            ):
                found, word = _RULES[phrase.rule](phrase, Setting(None)), last.first("deictic")
                if found and word and found.period.earliest:
                    day = found.period.earliest - timedelta(days=word.number)
                    return Anchor(day.year, day.month, day, f"“{last.words} {phrase.words}”")
            last = phrase
    return None


def _dateline(blocks: list[tuple[Block, list[Token]]]) -> date | None:
    """Return the calendar day that a line of its own near the top bears, or None."""
    for block, words in blocks[:_TOP]:
        if block.role not in _DATED_ASIDE and len(words) > _LINE:
            continue
        for phrase in phrases(words):
            if phrase.rule in _CALENDAR and (found := _RULES[phrase.rule](phrase, Setting(None))):
                alone = len(words) - len(phrase.tokens) <= _WORDS_BESIDE
                if found.period.earliest and (alone or block.role in _DATED_ASIDE):
                    return found.period.earliest
    return None


def _day_first(blocks: list[tuple[Block, list[Token]]]) -> bool | None:
    """Return whether the day stands before the month in slash dates; None where nothing shows it.

    Only dates that can be read one way count, and they must agree.
    """
    votes = set()
    for _, words in blocks:
        for token in words:
            parts = token.text.replace(".", "/").split("/") if token.kind == "slash" else []
            if parts and len(parts[0]) <= len("31") and max(int(parts[0]), int(parts[1])) > _MONTHS:
                votes.add(int(parts[0]) > _MONTHS)
    return votes.pop() if len(votes) == 1 else None


def phrases(words: list[Token]) -> Iterator[Phrase]:
    """Yield the longest form at each place, whatever it means, for a look ahead."""
    places = candidates(words)
    place = next(places, None)
    while place is not None:
        at, ends = place
        end, rule = ends[0]
        yield _phrase(words, at, end, rule)
        try:
            place = places.send(end)
        except StopIteration:
            return


def _phrase(words: list[Token], at: int, end: int, rule: str) -> Phrase:
    """Return the phrase of these words; a full stop at its end is the sentence's."""
    end -= words[end - 1].kind == "dot"
    before, after = words[at - 1] if at else None, words[end] if end < len(words) else None
    return Phrase(rule, tuple(words[at:end]), before, after)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase with what it means; `at` and `until` are its places among its block's words."""

    phrase: Phrase
    finding: Finding
    at: int
    until: int

    def spans(self) -> Iterator[tuple[int, int, Period, Found]]:
        """Yield the spans of its dates: the whole, if it is one, and its pieces."""
        if self.finding.whole:
            yield self.phrase.start, self.phrase.end, self.finding.period, self
        for start, end, period in self.finding.pieces:
            yield start, end, period, self


class Finder:
    """Finds the dates of an article block by block, remembering what has been named."""

    def __init__(self, reading: Reading, base: Setting) -> None:
        """Hold what every block is read against."""
        self._base = self._first = base
        self._updated = editions.updated(reading, base.anchor)
        self._tenses = Tenses(reading.doc)
        self._messages = Messages(reading)
        self._starts = [s.start for s in reading.sentences]
        self._text = reading.article.text
        self._months: dict[int, Finding] = {}

    def find(self, block: Block, words: list[Token]) -> list[Found]:
        """Return what is found in a block, in text order; a range follows its ends."""
        out: list[Found] = []
        self._base = self._first
        if self._updated and editions.is_of_an_update(words):
            self._base = replace(self._first, anchor=self._updated)
        if (signed := self._signed(block, words)) is not None:
            self._base = replace(self._first, anchor=signed)
        places = candidates(words)
        place = next(places, None)
        while place is not None:
            at, ends = place
            likened = intervals.is_likened(words, at)
            found = None if likened else self._best(block, words, at, ends, out)
            if found is not None:
                found = self._in_turn(out, found, words, block)
                self._add(out, self._going_on(found, words), words, block)
            until = ends[0][0] if likened else None
            try:
                place = places.send(found.until if found else until)
            except StopIteration:
                break
        return out

    def _signed(self, block: Block, words: list[Token]) -> Anchor | None:
        """Return the day with which a quoted post is signed, None where a block is no post."""
        for phrase in phrases(words):
            if phrase.rule not in _CALENDAR:
                continue
            if not posts.is_signed(self._text, block, phrase.start, phrase.end):
                continue
            found = _RULES[phrase.rule](phrase, self._first)
            day = found.period.earliest if found is not None else None
            if day is not None:
                return Anchor(day.year, day.month, day, "the date of the post")
        return None

    def _best(
        self,
        block: Block,
        words: list[Token],
        at: int,
        ends: list[tuple[int, str]],
        before: list[Found],
    ) -> Found | None:
        """Return the longest form at a place that its rule accepts, None where none is."""
        for end, rule in ends:
            phrase = _phrase(words, at, end, rule)
            if absolute.is_another_number(phrase, words[end:], self._text):
                continue
            if phrase.rule in _CALENDAR or block.role in READ:
                setting = self._setting(block, phrase, before)
                if self._is_since(words, at):
                    setting = replace(setting, tense="past")
                if rule == "unit_away":
                    setting = replace(setting, compares=intervals.compares(words, at))
                finding = self._told_before(phrase, _RULES[rule](phrase, setting))
                if finding is not None:
                    return Found(phrase, self._of_both(phrase, setting, finding), at, end)
        return None

    def _is_since(self, words: list[Token], at: int) -> bool:
        """Tell whether something has gone on since a time: "since taking office *in January*"."""
        start = intervals.since_at(words, at)
        return start is not None and not self._tenses.is_because(words[start].start)

    def _told_before(self, phrase: Phrase, finding: Finding | None) -> Finding | None:
        """Return the finding; of "the January date" that of the January named before, if any."""
        month = phrase.first("month")
        if phrase.rule != "bare_month" or month is None or finding is None:
            return finding
        led = phrase.before is not None and phrase.before.text.lower() in ("the", "that", "this")
        dates = table("dates")["set_dates"]
        if led and phrase.after is not None and phrase.after.text.lower() in dates:
            return self._months.get(month.number, finding)
        self._months[month.number] = finding
        return finding

    def _of_both(self, phrase: Phrase, setting: Setting, finding: Finding) -> Finding:
        """Return the finding, bounded by its reading from an update of the article, if any."""
        if self._updated is None or phrase.rule not in editions.DAYS or not finding.relative:
            return finding
        later = _RULES[phrase.rule](phrase, replace(setting, anchor=self._updated))
        return finding if later is None else editions.either(finding, later)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _same(self, one: Phrase, other: Phrase) -> bool:
        return self._sentence(one.start) == self._sentence(other.start)

    def _setting(self, block: Block, phrase: Phrase, before: list[Found]) -> Setting:
        """Return what a phrase is to be read against."""
        base = self._base
        named = ((f.phrase.start, f.finding.period) for f in before)
        written = self._messages.anchor(phrase.start, named)
        if written is not None:
            base = replace(base, anchor=written)
        if phrase.rule not in _DEPENDENT:
            return base
        bracketed = "]" in self._text[phrase.start : phrase.end + 1]
        told = None if bracketed else phrase.first("month", "weekday")
        tense = self._tenses.at((told or phrase.tokens[0]).start)
        if intervals.is_since(phrase.before):
            tense = "past"
        if tense != "past" and intervals.is_onward(phrase, opens=self._opens(phrase)):
            tense = "future"
        if tense in ("present", "scheduled") and block.role in (
            Role.CAPTION,
            Role.TITLE,
            Role.DEK,
            Role.HEADING,
        ):
            tense = "past"
        near = [
            f
            for f in before
            if self._sentence(phrase.start) - self._sentence(f.phrase.start) <= _MEMORY
        ]
        frame = (
            None
            if tense == "future"
            else next((f for f in reversed(near) if self._frames(f, phrase)), None)
        )
        held = (f for f in reversed(near) if _holds(f) and not self._is_in_brackets(f))
        last = next(held, None)
        if phrase.rule == "end_of_unit" and (
            tense != "past" or not last or not self._same(last.phrase, phrase)
        ):
            last = None
        return replace(
            base,
            tense=tense,
            year=_year(frame) if frame else None,
            year_words=_words(frame),
            framed=frame.finding.period if frame else None,
            before=last.finding.period if last else None,
            before_words=_words(last),
        )

    def _is_in_brackets(self, found: Found) -> bool:
        """Tell whether a date is a range in brackets, as of a life: nothing is reckoned from it."""
        before = self._text[max(0, found.phrase.start - 1) : found.phrase.start]
        return before == "(" and "/" in (found.finding.period.value or "")

    def _going_on(self, found: Found, words: list[Token]) -> Found:
        """Return a date as an open range where "since" or "by" precedes it, else as it is."""
        start = intervals.since_at(words, found.at)
        if start is not None and not self._tenses.is_because(words[start].start):
            whole = intervals.opened(found.phrase.rule, found.finding.period)
            return _open_range(found, words, start, whole)
        start = intervals.due_from(words, found.at)
        phrase = found.phrase
        if start is None or not self._tenses.is_led(
            phrase.start, phrase.end, words[found.at - 1].start
        ):
            return found
        today = self._base.anchor.last if self._base.anchor else None
        lead = "by" if intervals.is_an_end(phrase) else words[start].text.lower()
        if lead == "before" and self._tenses.is_denied(words[start].start):
            return found
        whole = intervals.due(phrase.rule, found.finding.period, lead, today)
        return _open_range(found, words, start, whole)

    def _opens(self, phrase: Phrase) -> bool:
        """Tell whether the word before a phrase is the first of its sentence."""
        number = self._sentence(phrase.start)
        first = phrase.before
        return bool(first and number and first.start <= self._starts[number - 1])

    def _frames(self, found: Found, phrase: Phrase) -> bool:
        """Tell whether a date before gives the year of a day or month after it.

        A day or month with its year does, in the same paragraph; a bare year only where it opens
        its sentence ("In 2003, ..."), since elsewhere it tells of something else ("which has ruled
        since 2007"). From when a figure has moved ("since August 2024") gives none.
        """
        if (found.finding.period.value or "").endswith("/.."):
            return False
        if found.finding.relative or not found.phrase.has("year", "iso", "slash"):
            return (
                found.finding.yearless
                and not found.finding.relative
                and found.finding.period.value is not None
            )
        if found.finding.period.precision in ("day", "month", "season"):
            return True
        here, there = self._sentence(phrase.start), self._sentence(found.phrase.start)
        opens = there and found.phrase.start - self._starts[there - 1] <= len("In early ")
        return bool(opens and here - there <= 1 and found.finding.period.precision == "year")

    def _add(self, out: list[Found], found: Found, words: list[Token], block: Block) -> None:
        """Add what was found, joined with the last date if both make a range."""
        if out and (made := self._joined(out[-1], found, words, block, out)):
            out[-1] = made
            return
        out.append(found)

    def _in_turn(self, out: list[Found], found: Found, words: list[Token], block: Block) -> Found:
        """Return a weekday beside another as the one that comes after it: "Monday and Tuesday".

        Of days that are over the last is the nearest, and the one before it is moved back.
        """
        one = out[-1] if out else None
        if one is None or not _are_bare_weekdays(one, found):
            return found
        gap = tuple(t.text.lower() for t in words[one.until : found.at] if t.kind != "comma")
        first, then = one.finding.period.earliest, found.finding.period.earliest
        if gap not in _LISTING or first is None or then is None or first < then:
            return found
        if self._setting(block, one.phrase, out[:-1]).tense in ("future", "scheduled"):
            return _moved(found, 1)
        if first > then:
            out[-1] = _moved(one, -1)
        return found

    def _joined(
        self, one: Found, other: Found, words: list[Token], block: Block, before: list[Found]
    ) -> Found | None:
        """Return the range of two neighbours ("from June to December 2004"); else None."""
        gap = words[one.until : other.at]
        opener = one.phrase.before.kind if one.phrase.before else ""
        if (
            not _joins(gap, opener)
            or one.phrase.rule not in _ENDS
            or other.phrase.rule not in _ENDS
        ):
            return None
        first = one.finding
        if first.yearless and other.phrase.has("year") and other.finding.period.earliest:
            setting = self._setting(block, one.phrase, before[:-1])
            year = other.finding.period.earliest.year
            first = (
                _RULES[one.phrase.rule](
                    one.phrase, replace(setting, year=year, year_words=_words(other))
                )
                or first
            )
        whole = periods.between(first.period, other.finding.period)
        parted = (
            one.phrase if first.pieces else None,
            other.phrase if other.finding.pieces else None,
        )
        if whole is None or any(p is not None and not _is_of_a_named_year(p) for p in parted):
            return None
        phrase = Phrase(
            one.phrase.rule,
            tuple(words[one.at : other.until]),
            one.phrase.before,
            other.phrase.after,
        )
        pieces = tuple(
            (f.start, f.end, p)
            for f, p in ((one.phrase, first.period), (other.phrase, other.finding.period))
        )
        relative_too = first.relative or other.finding.relative
        return Found(
            phrase,
            replace(other.finding, period=whole, pieces=pieces, relative=relative_too),
            one.at,
            other.until,
        )


_LISTING: Final = ((), ("and",), ("or",), ("on",), ("and", "on"), ("or", "on"))


def _are_bare_weekdays(one: Found, other: Found) -> bool:
    """Tell whether both are days of the week of which nothing says which week is meant."""
    rules = (one.phrase.rule, other.phrase.rule)
    told = one.phrase.has(*_WHICH) or other.phrase.has(*_WHICH)
    return rules == ("named_weekday", "named_weekday") and not told


_WHICH: Final = ("last", "next", "this", "previous", "following", "same", "u_week")


def _moved(found: Found, weeks: int) -> Found:
    """Return a day so many weeks later."""
    day = found.finding.period.earliest
    if day is None:
        return found
    moved = periods.of_day(day + timedelta(weeks=weeks))
    return replace(found, finding=replace(found.finding, period=moved))


def _year(found: Found) -> int | None:
    """Return the year of a date: that of its first day, or of its last where it is a deadline."""
    day = found.finding.period.earliest or found.finding.period.latest
    return day.year if day else None


def _open_range(found: Found, words: list[Token], start: int, whole: Period | None) -> Found:
    """Return a date with the words before it as a range with an open end, or as it is."""
    if whole is None or found.finding.pieces:
        return found
    phrase = replace(
        found.phrase,
        tokens=(*words[start : found.at], *found.phrase.tokens),
        before=words[start - 1] if start else None,
    )
    pieces = ((found.phrase.start, found.phrase.end, found.finding.period),)
    return replace(
        found, phrase=phrase, at=start, finding=replace(found.finding, period=whole, pieces=pieces)
    )


_ENDS: Final = frozenset(
    (
        "calendar_day",
        "calendar_month",
        "bare_month",
        "calendar_year",
        "named_weekday",
        "season_of_year",
        "iso_date",
        "slash_date",
        "calendar_decade",
    )
)


def _is_of_a_named_year(phrase: Phrase) -> bool:
    """Tell whether a month or day is that of a year that is told from now: "April this year"."""
    return phrase.rule in ("bare_month", "calendar_day") and phrase.has("u_year")


def _joins(gap: list[Token], opener: str) -> bool:
    """Tell whether the words between two dates make a range of them."""
    kinds = [t.kind for t in gap if t.kind != "the"]
    if opener == "between" and kinds[:1] == ["comma"]:
        kinds = kinds[1:]
    if kinds in (["dash"], ["to"]):
        return kinds == ["dash"] or gap[0].text.lower() != "until" or opener == "from"
    return kinds == ["and"] and opener == "between"


def _holds(found: Found) -> bool:
    """Tell whether other dates can be reckoned from a date: it has bounds and is not vague."""
    period = found.finding.period
    return (
        period.earliest is not None
        and period.value is not None
        and period.precision != "vague"
        and found.finding.whole
    )


def _words(found: Found | None) -> str:
    return found.phrase.words if found else ""
