"""When did it happen, and how exactly is that known?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.svg import TYPE, WIDTH, figure, link, number, shortened, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.model.views import EventRow

ROW: Final = 22
MOST: Final = 24
"""Rows drawn: more are a table's work. Which are left out is said."""

LABELS: Final = 4
"""Addresses written beside one time at most; the table has all."""

_AREA: Final = WIDTH * 0.7
"""Where times are drawn: to the right of it there is room for the label of the last."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS: Final = 6
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
    """Days to units across the figure."""

    def __init__(self, all_spans: Sequence[Span]) -> None:
        """Lay the axis from the first known day to the last, with a little room."""
        days = [d for s in all_spans for d in s.known]
        room = max(30, round((max(days) - min(days)) * 0.03))
        self.first, self.last = max(1, min(days) - room), max(days) + room

    def x(self, day: float) -> float:
        """Return where a day stands."""
        return 4 + (day - self.first) / (self.last - self.first) * (_AREA - 8)

    def ticks(self) -> list[tuple[float, str]]:
        """Return where years begin, at most half a dozen; months' names where all is within two years."""
        first, last = date.fromordinal(self.first), date.fromordinal(min(self.last, date.max.toordinal()))
        if last.toordinal() - first.toordinal() <= 2 * _DAYS:
            return self._months(first, last)
        step = next((s for s in _STEPS if (last.year - first.year) / s <= _TICKS), _STEPS[-1])
        years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
        return [(self.x(date(y, 1, 1).toordinal()), str(y)) for y in years]

    def _months(self, first: date, last: date) -> list[tuple[float, str]]:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        inside = [(y, m) for y, m in months if first < date(y, m, 1) <= last]
        step = max(1, -(-len(inside) // _TICKS))
        return [(self.x(date(y, m, 1).toordinal()), f"{y}-{m:02}") for y, m in inside[::step]]


def timeline(events: Sequence[EventRow], href: Callable[[EventRow, int], str]) -> Markup | None:
    """Return the timeline of events; `href` gives the way to the evidence of an event and its row.

    A day is a dot, a vaguer time a bar as long as it may have been, an open end a hollow one.
    """
    known = spans(events)
    if not known:
        return None
    drawn = known[:MOST]
    axis = Axis(drawn)
    base = len(drawn) * ROW + 6
    parts = [f'<path d="M0 {base}H{_AREA:.0f}" stroke="currentColor" opacity=".5"/>']
    for x, label in axis.ticks():
        parts.append(f'<path d="M{number(x)} 0V{base + 4}" stroke="currentColor" opacity=".15"/>')
        parts.append(text(x, base + TYPE + 4, label, "middle"))
    parts += [_row(span, axis, n * ROW + ROW / 2 + 2, href) for n, span in enumerate(drawn)]
    left = len(events) - sum(len(s.items) for s in drawn)
    title = f"Timeline: {len(events) - left} of {len(events)} events" if left else f"Timeline of {len(events)} events"
    return figure("timeline", title, base + TYPE + 10, parts)


def _row(span: Span, axis: Axis, y: float, href: Callable[[EventRow, int], str]) -> str:
    """Return the bar or dot of one time, with its label and the addresses of its events as far as there is room."""
    shape, left, right = _shape(span, axis, y)
    items = span.items[:LABELS]
    addresses = [event.quote.marks[0].label if event.quote.marks else "" for _, event in items]
    total = width(" ".join([span.label, *addresses, "+00"]))
    x = left - total if right + total > WIDTH and left - total > 0 else right + 6
    out = [shape, text(x, y + TYPE / 3, span.label)]
    x += width(span.label + " ")
    written = 0
    for label, (n, event) in zip(addresses, items, strict=True):
        if x + width(label) > WIDTH and written:
            break
        title = f"{span.label}: {event.quote.text}" if event.quote.text else span.label
        out.append(link(href(event, n), shortened(title, 120), text(x, y + TYPE / 3, label)))
        x += width(label + " ")
        written += 1
    if len(span.items) > written:
        out.append(text(x, y + TYPE / 3, f"+{len(span.items) - written}"))
    return "".join(out)


def _shape(span: Span, axis: Axis, y: float) -> tuple[str, float, float]:
    """Return the drawing of a time, and where it begins and ends."""
    if span.first is not None and span.last is not None:
        left, right = axis.x(span.first), axis.x(span.last + 1)
        if span.first == span.last or right - left < ROW / 3:
            middle = (left + right) / 2
            return f'<circle cx="{number(middle)}" cy="{number(y)}" r="4"/>', middle - 4, middle + 4
        bar = f'<rect x="{number(left)}" y="{number(y - 4)}" width="{number(right - left)}" height="8" rx="4"'
        return f'{bar} opacity=".55"/>', left, right
    known = axis.x(span.known[0])
    end = min(_AREA, known + 60) if span.last is None else max(2.0, known - 60)
    line = f'<path d="M{number(known)} {number(y)}H{number(end)}" stroke="currentColor" stroke-dasharray="2 4"/>'
    dot = f'<circle cx="{number(known)}" cy="{number(y)}" r="4" fill="none" stroke="currentColor"/>'
    return line + dot, min(known, end) - 4, max(known, end) + 4
