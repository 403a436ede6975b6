"""Correct days that what else the article tells rules out.

A weekday of what followed an event can't lie before that event, and "today" in somebody's quotation
is the day on which they spoke.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.dates.setting import Anchor
    from briefgen.extract.reading import Reading
    from briefgen.model import Block, DateMention

SEQUEL: Final = "dates.sequel"
"""Origin of a weekday that was moved after an event, though it lies after publication."""

_WEEKDAY: Final = "dates.named_weekday"
_NOW: Final = frozenset(("dates.deictic_day", "dates.this_part"))
_STRAIGHT: Final = '"'
_WEEK: Final = 7
_PAIRED: Final = 16
"""Most characters between two months that are told of together."""

_AND_IN: Final = re.compile(r",? and (?:again |then )?(?:in )?")
_REACH: Final = 80
"""Characters between an event and its day in one clause."""


def in_order(
    reading: Reading, dates: tuple[DateMention, ...], at: Anchor | None
) -> tuple[DateMention, ...]:
    """Return the dates, each impossible day moved or left open."""
    if at is None or at.day is None:
        return dates
    day = at.day
    told = dict(_days_of_deeds(reading, dates, day))
    moved = {d.value: m for d in dates if (m := _after_deed(reading, d, told, day)) is not None}
    paired = (_of_the_year_behind(reading, d, dates) for d in dates)
    mended = (_as_well(d, moved) for d in paired)
    return tuple(_spoken(reading, d, dates, day) for d in mended)


@cache
def _deed() -> str:
    return "(" + "|".join(map(re.escape, table("dates")["deeds"])) + ")"


@cache
def _dated() -> re.Pattern[str]:
    """Return the pattern of an event before its day, within one clause."""
    return re.compile(
        rf"\b{_deed()}(?:s|es)?\b[^,;:.!?\n]{{0,{_REACH}}}(?:\b[ap]\.m\. )?$", re.IGNORECASE
    )


@cache
def _followed() -> re.Pattern[str]:
    """Return the pattern that tells something as following a known event."""
    lead = "|".join(map(re.escape, table("dates")["in_the_wake"]))
    places = "|".join(map(re.escape, table("dates")["of_deeds"]))
    known = rf"\b(?:{lead}) (?:the|a|an|this)(?: \w+)? {_deed()}\b"
    return re.compile(rf"{known}|\bthe {_deed()} (?:{places})\b", re.IGNORECASE)


@cache
def _several() -> re.Pattern[str]:
    others = "|".join(map(re.escape, table("dates")["more_than_one"]))
    return re.compile(rf"\b(?:{others}) (?:\w+ )?{_deed()}(?:s|es)?\b", re.IGNORECASE)


def _days_of_deeds(
    reading: Reading, dates: tuple[DateMention, ...], day: date
) -> Iterator[tuple[str, date]]:
    """Yield each sort of event with its day, where the article tells of one such event alone."""
    text = reading.article.text
    many = {w.lower() for found in _several().finditer(text) for w in found.groups() if w}
    days: dict[str, set[date]] = {}
    for mention in dates:
        sentence = reading.sentence_at(mention.evidence.start)
        found = _day(mention)
        if sentence is None or found is None or found > day:
            continue
        before = _dated().search(text[sentence.start : mention.evidence.start])
        if before is not None:
            days.setdefault(before[1].lower(), set()).add(found)
    for deed, when in days.items():
        if len(when) == 1 and deed not in many:
            yield deed, next(iter(when))


def _day(mention: DateMention) -> date | None:
    if mention.value is None or mention.precision != "day" or mention.earliest != mention.latest:
        return None
    return date.fromisoformat(mention.earliest) if mention.earliest else None


def _after_deed(
    reading: Reading, mention: DateMention, told: dict[str, date], day: date
) -> DateMention | None:
    """Return a weekday moved after the event that it follows, None where it stays.

    The event is told as over in the same sentence, or later in the paragraph.
    """
    found = _day(mention) if mention.origin == _WEEKDAY else None
    if found is None or found >= day or any(c.isdigit() for c in mention.evidence.exact):
        return None
    near = _followed().search(_here(reading, mention))
    deed = next((w.lower() for w in near.groups() if w), "") if near else ""
    event = told.get(deed)
    if event is None or found >= event or (event - found).days >= _WEEK:
        return None
    later = (found + timedelta(days=_WEEK)).isoformat()
    why = f"The first such day after the {deed} of {event.isoformat()}, which it is told to follow."
    return replace(mention, value=later, earliest=later, latest=later, origin=SEQUEL, why=why)


def _as_well(mention: DateMention, moved: dict[str | None, DateMention]) -> DateMention:
    """Return a weekday moved as the same one is elsewhere in the article."""
    found = moved.get(mention.value)
    if found is None or mention.origin != _WEEKDAY:
        return mention
    return replace(found, id=mention.id, evidence=mention.evidence)


def _of_the_year_behind(
    reading: Reading, mention: DateMention, dates: tuple[DateMention, ...]
) -> DateMention:
    """Return a month with the year of the next: "in *May* and again in July of last year"."""
    if mention.precision != "month" or any(c.isdigit() for c in mention.evidence.exact):
        return mention
    for other in dates:
        between = reading.article.text[mention.evidence.end : other.evidence.start]
        near = mention.evidence.end < other.evidence.start and len(between) <= _PAIRED
        if not near or _AND_IN.fullmatch(between) is None or other.precision != "month":
            continue
        year, own = (other.value or "")[:4], mention.value or ""
        told = " of " in other.evidence.exact or any(c.isdigit() for c in other.evidence.exact)
        if told and year and own[:4] != year and own[4:] < (other.value or "")[4:]:
            shift = int(year) - int(own[:4])
            return replace(
                mention,
                value=year + own[4:],
                earliest=_shifted(mention.earliest, shift),
                latest=_shifted(mention.latest, shift),
                why=f"Of the year of “{other.evidence.exact}” behind it.",
            )
    return mention


def _shifted(day: str | None, years: int) -> str | None:
    """Return an ISO day so many years later."""
    return f"{int(day[:4]) + years:04d}{day[4:]}" if day else day


def _here(reading: Reading, mention: DateMention) -> str:
    """Return the text from a date's sentence to the end of its block."""
    sentence = reading.sentence_at(mention.evidence.start)
    block = _block(reading, mention)
    if sentence is None or block is None:
        return ""
    return reading.article.text[sentence.start : block.end]


def _block(reading: Reading, mention: DateMention) -> Block | None:
    at = mention.evidence.start
    return next((b for b in reading.article.blocks if b.start <= at < b.end), None)


def _spoken(
    reading: Reading, mention: DateMention, dates: tuple[DateMention, ...], day: date
) -> DateMention:
    """Return a quoted "today" left open if the text dates the eve of publication, not its day.

    So is a quoted "yesterday".
    """
    found, eve = _day(mention), day - timedelta(days=1)
    mine = mention.origin in _NOW and found in (day, eve)
    if not mine or found is None or not _is_quoted(reading, mention):
        return mention
    if (said := _said_on(reading, mention, dates)) is not None and said != day:
        then = (said + (found - day)).isoformat()
        why = f"Reckoned from {said.isoformat()}, the day on which it was said."
        return replace(mention, value=then, earliest=then, latest=then, why=why)
    plain = (d for d in dates if d.id != mention.id and not _is_quoted(reading, d))
    others = {_day(d) for d in plain}
    if eve not in others or day in others:
        return mention
    why = "Said in a quotation: it is reckoned from the day of that, which may be the one before."
    first = (found - timedelta(days=1)).isoformat()
    return replace(mention, value=None, earliest=first, why=why)


def _said_on(reading: Reading, mention: DateMention, dates: tuple[DateMention, ...]) -> date | None:
    """Return the day on which a sentence tells its quotation to have been said, None for none."""
    sentence = reading.sentence_at(mention.evidence.start)
    for other in dates:
        here = sentence is not None and mention.evidence.end <= other.evidence.start < sentence.end
        if not here or _is_quoted(reading, other) or _day(other) is None:
            continue
        before = reading.article.text[mention.evidence.end : other.evidence.start]
        if _said().search(before):
            return _day(other)
    return None


@cache
def _said() -> re.Pattern[str]:
    """Return the pattern of a verb of saying behind a quotation, right before its day."""
    verbs = "|".join(map(re.escape, table("dates")["said"]))
    return re.compile(
        rf"[\"\u201d][^.;:\"\u201c\u201d]*\b(?:{verbs})\b[^.,;:\"\u201c\u201d]*\bon $",
        re.IGNORECASE,
    )


def _is_quoted(reading: Reading, mention: DateMention) -> bool:
    """Tell whether a date stands within quotation marks that open in its paragraph."""
    block = _block(reading, mention)
    if block is None:
        return False
    before = reading.article.text[block.start : mention.evidence.start]
    curled = before.count("\u201c") > before.count("\u201d")
    return curled or before.count(_STRAIGHT) % 2 == 1
