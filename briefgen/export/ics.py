"""Write dated events as a calendar, for Outlook, Thunderbird, Google Calendar and their like.

Source: RFC 5545 (iCalendar), RFC 7986 (`NAME`); RFC 7529 is not used. What is known to the day is
an all-day event; what is known to a month or a year is one that spans all days that it may mean,
and says so. What has no day on either side is left out: a calendar has no place for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from briefgen.export.selection import title_of
from briefgen.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import DateMention, Event

_STAMP: Final = "19700101T000000Z"
"""When an event was put into the calendar, which the format asks for: no clock in the output."""

_LONGEST: Final = 75
"""Bytes of a line; a longer one is folded. Source: RFC 5545, section 3.1."""

_TITLE: Final = 120
"""Characters of a sentence that name an event; all of it stands in the description."""

_STATUS: Final = {"asserted": "CONFIRMED", "denied": "CANCELLED"}
"""iCalendar's statuses; all others are tentative."""


def write(selection: Selection, target: Path) -> None:
    """Write a calendar of all events whose first and last day are known."""
    with target.open("w", encoding="utf-8", newline="") as file:
        for line in _calendar(selection):
            file.write(f"{folded(line)}\r\n")


def _calendar(selection: Selection) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//briefgen//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{_text(selection.title)}"
    yield f"X-WR-CALNAME:{_text(selection.title)}"
    for one in selection.quotings():
        dates = {d.id: d for d in one.entry.metadata.dates}
        for event in one.entry.metadata.events:
            when = dates.get(event.date)
            hardly = event.confidence is Confidence.DOUBTFUL
            days = days_of(when) if when else None
            if when and days and one.shown and not hardly:
                yield from _event(one, event, when, days)
    yield "END:VCALENDAR"


def days_of(when: DateMention) -> tuple[str, str] | None:
    """Return the first and the last day of a time, None where one isn't known.

    What is due by a time stands on its last day.
    """
    due = when.latest if (when.value or "").startswith("../") else None
    first = when.earliest or due
    return (first, when.latest) if first and when.latest else None


def _event(one: Quoting, event: Event, when: DateMention, days: tuple[str, str]) -> Iterator[str]:
    first, last = (date.fromisoformat(day) for day in days)
    words = one.words(event.evidence)
    places = {p.id: p.name for p in one.entry.metadata.places}
    where = [places[p] for p in event.places if p in places]
    yield "BEGIN:VEVENT"
    yield f"UID:{one.entry.slug}-{event.id}@briefgen.invalid"
    yield f"DTSTAMP:{_STAMP}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(_short(words))}"
    yield f"DESCRIPTION:{_text(_described(one, event, when, words))}"
    if where:
        yield f"LOCATION:{_text('; '.join(where))}"
    if (link := one.link(event.evidence)).startswith(("http://", "https://")):
        yield f"URL:{link}"
    yield f"STATUS:{_STATUS.get(event.status.value, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{_text(when.precision)},{_text(event.status.value)}"
    yield "END:VEVENT"


def _short(words: str) -> str:
    return words if len(words) <= _TITLE else f"{words[: _TITLE - 1].rsplit(' ', 1)[0]}…"


def _described(one: Quoting, event: Event, when: DateMention, words: str) -> str:
    """Return the sentence, where it stands, and how precisely its time is known."""
    found = one.address(event.evidence)
    place = f", {found.label}" if found else ""
    lines = [words, f"{title_of(one.entry)}{place}"]
    if when.precision not in ("day", "time"):
        span = f"{when.earliest} to {when.latest}"
        said = f"“{one.words(when.evidence)}”: known to the {when.precision}, {span}"
        lines.append(said)
    if event.status.value != "asserted":
        lines.append(f"Told as {event.status.value}.")
    if held := one.hedges(event.hedges):
        lines.append(f"Held back by: {held}")
    return "\n".join(lines)


def _text(words: str) -> str:
    """Return words as a value. Source: RFC 5545, section 3.3.11."""
    plain = "".join(c for c in words if c.isprintable() or c == "\n")
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line folded where it is too long, between characters."""
    pieces, piece, size = [], "", 0
    for c in line:
        width = len(c.encode())
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += c
        size += width
    return "\r\n".join([*pieces, piece])
