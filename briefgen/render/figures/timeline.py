"""When did it happen, and how exactly is that known?

A row for each time: its label, its place on the line that all share, the addresses of what happened then. The three
stand in columns of their own, so that nothing runs into anything, and the figure is narrow enough for a phone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.svg import TYPE, figure, link, number, shortened, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.model.views import EventRow

ROW: Final = 22
MOST: Final = 24
"""Rows drawn: more are a table's work. Which are left out is said."""

LABELS: Final = 4
"""Addresses written beside one time at most; the table has all."""

UNRESOLVED: Final = 12
"""Times named below the figure that no calendar holds; how many more there are is said."""

ACROSS: Final = 420
"""Units across: a phone shows them nearly as large as they are."""

_LABEL: Final = 26
"""Letters of a time's label."""

_MONTH: Final = re.compile(r"\b(January|February|March|April|June|July|August|September|October|November|December)\b")
_LINE: Final = 150.0
"""The line's length; labels and addresses share the rest."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS: Final = 4
_DAYS: Final = 365.25

Item = tuple[int, "EventRow"]
"""An event with its row on the page, counted from 1."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time as days since the year 1; None is an open end. `items` are the events at that time."""

    first: int | None
    last: int | None
    label: str
    items: tuple[Item, ...]

    @property
    def known(self) -> tuple[int, ...]:
        """The ends that are not open."""
        return tuple(d for d in (self.first, self.last) if d is not None)


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def _short(label: str) -> str:
    """Return a time's label with months as three letters, and what its two ends share said once."""
    first, to, last = _MONTH.sub(lambda m: m[0][:3], label).partition(" to ")
    if not to:
        return shortened(first, _LABEL)
    if first[-5:] == last[-5:]:
        first = first[:-5]  # the year, with the blank before it
    month = last[-9:-5]
    if first[-4:] == month and first[:-4].isdecimal() and last[:-9].isdecimal():
        return f"{first[:-4]}\N{EN DASH}{last}"
    return shortened(f"{first} \N{EN DASH} {last}", _LABEL)


def spans(events: Iterable[EventRow]) -> list[Span]:
    """Return the times at which something happened, in order; a time with no known end is not among them."""
    groups: dict[tuple[int | None, int | None, str], list[Item]] = {}
    for n, event in enumerate(events, 1):
        when = event.when
        first, last = _day(when.earliest), _day(when.latest)
        if first is not None or last is not None:
            groups.setdefault((first, last, when.label or when.words), []).append((n, event))
    out = [Span(first, last, label, tuple(items)) for (first, last, label), items in groups.items()]
    return sorted(out, key=lambda s: (s.known[0], s.known[-1]))


class Axis:
    """Days to units: a line from `left`, as long as all figures have it."""

    def __init__(self, all_spans: Sequence[Span], left: float) -> None:
        """Lay the axis from the first known day to the last, with a little room."""
        days = [d for s in all_spans for d in s.known]
        room = max(30, round((max(days) - min(days)) * 0.04))
        self.first, self.last = max(1, min(days) - room), max(days) + room
        self.left, self.right = left, left + _LINE

    def x(self, day: float) -> float:
        """Return where a day stands."""
        return self.left + (day - self.first) / (self.last - self.first) * _LINE

    def ticks(self) -> list[tuple[float, str]]:
        """Return where years begin, a few at most; months where all is within two years."""
        first, last = date.fromordinal(self.first), date.fromordinal(min(self.last, date.max.toordinal()))
        if last.toordinal() - first.toordinal() <= 2 * _DAYS:
            return self._months(first, last)
        step = next((s for s in _STEPS if (last.year - first.year) / s <= _TICKS), _STEPS[-1])
        years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
        return [(self.x(date(y, 1, 1).toordinal()), str(y)) for y in years]

    def _months(self, first: date, last: date) -> list[tuple[float, str]]:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        inside = [(y, m) for y, m in months if first < date(y, m, 1) <= last]
        step = max(1, -(-len(inside) // 2))  # "2024-10" is wide: two of them stand apart on the line
        return [(self.x(date(y, m, 1).toordinal()), f"{y}-{m:02}") for y, m in inside[::step]]


def timeline(events: Sequence[EventRow], href: Callable[[EventRow, int], str]) -> Markup | None:
    """Return the timeline of events, None for less than two known times.

    `href` gives the way to the evidence of an event and its row.

    A day is a dot, a vaguer time a bar as long as it may have been, an open end a hollow one. Times that no calendar
    holds are named below, in the article's words.
    """
    known = spans(events)
    if len(known) < 2:  # noqa: PLR2004 - one time alone has nothing to stand beside
        return None
    drawn = known[:MOST]
    left = max(width(_short(s.label)) for s in drawn) + 18
    axis = Axis(drawn, left)
    base = len(drawn) * ROW + 6
    parts = [f'<path d="M{number(axis.left)} {base}H{number(axis.right)}" stroke="currentColor" opacity=".5"/>']
    for x, label in axis.ticks():
        parts.append(f'<path d="M{number(x)} 0V{base + 4}" stroke="currentColor" opacity=".15"/>')
        parts.append(text(x, base + TYPE + 4, label, "middle"))
    parts += [_row(span, axis, n * ROW + ROW / 2 + 2, href) for n, span in enumerate(drawn)]
    left_out = len(events) - sum(len(s.items) for s in drawn)
    of = f"{len(events) - left_out} of {len(events)}" if left_out else f"{len(events)}"
    title = f"Timeline: {of} {'event' if len(events) == 1 else 'events'}"
    return figure("timeline", title, base + TYPE + 10, parts, across=ACROSS, below=_unresolved(events, href))


def _unresolved(events: Sequence[EventRow], href: Callable[[EventRow, int], str]) -> str:
    """Return the times that can't be put on a line, each leading to its evidence."""
    loose = [(n, e) for n, e in enumerate(events, 1) if not (_day(e.when.earliest) or _day(e.when.latest))]
    if not loose:
        return ""
    named: dict[str, str] = {}
    for n, event in loose:
        words = event.when.label or (f"“{event.when.words}”" if event.when.words else "a time")
        named.setdefault(words, link(href(event, n), "", shortened(words, 60)))
    shown = list(named.values())[:UNRESOLVED]
    # a written-out blank: the plain one before an address becomes a hard one, and this is a list that has to break
    more = f" and {len(named) - UNRESOLVED} more" if len(named) > UNRESOLVED else ""
    return f"Not on the line:&#32;{',&#32;'.join(shown)}{more}"


def _row(span: Span, axis: Axis, y: float, href: Callable[[EventRow, int], str]) -> str:
    """Return the label of one time, its bar or dot, and the addresses of its events as far as there is room."""
    base = y + TYPE / 3
    out = [text(axis.left - 10, base, _short(span.label), "end"), _shape(span, axis, y)]
    x = axis.right + 12
    addresses = [(e.quote.marks[0].label if e.quote.marks else "→", e, n) for n, e in span.items]
    written = 0
    for label, event, n in addresses[:LABELS]:
        reach = x + width(label) + (width(" +00 ") if len(addresses) > written + 1 else 0)
        if reach > ACROSS and written:
            break
        title = f"{span.label}: {event.quote.text}" if event.quote.text else span.label
        out.append(link(href(event, n), shortened(title, 90), text(x, base, label)))
        x += width(label) + 8
        written += 1
    if len(addresses) > written:
        out.append(text(x, base, f"+{len(addresses) - written}"))
    return "".join(out)


def _shape(span: Span, axis: Axis, y: float) -> str:
    """Return the drawing of a time."""
    if span.first is not None and span.last is not None:
        left, right = axis.x(span.first), axis.x(span.last + 1)
        if span.first == span.last or right - left < ROW / 3:
            return f'<circle cx="{number((left + right) / 2)}" cy="{number(y)}" r="4"/>'
        bar = f'<rect x="{number(left)}" y="{number(y - 4)}" width="{number(right - left)}" height="8" rx="4"'
        return f'{bar} opacity=".55"/>'
    known = axis.x(span.known[0])
    end = axis.right if span.last is None else axis.left
    near = 4 if end > known else -4
    line = f'<path d="M{number(known + near)} {number(y)}H{number(end)}" stroke="currentColor" stroke-dasharray="2 4"/>'
    return line + f'<circle cx="{number(known)}" cy="{number(y)}" r="4" fill="none" stroke="currentColor"/>'
