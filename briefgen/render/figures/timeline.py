"""Draw a timeline: when something happened, and how exactly that is known.

A row for each time: its place on the line that all rows share, its label, and in a few words what
happened then. The rows are a list, each with a small drawing of its own whose parts stand at
shares of its width: one figure serves a wide page, a phone, a page without the theme and a reader
who sees none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefgen.render.dates import OPEN, month_name, written
from briefgen.render.escape import html
from briefgen.render.figures.svg import number, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefgen.locale import Words
    from briefgen.model.views import EventRow, Voice, When

MOST: Final = 24
"""Most rows drawn, the latest: more are a table's work. How many are left out is said."""

BESIDE: Final = 4
"""Most events told beside one time; the table has all."""

WORDS: Final = 60
"""Letters of what happened: a line of a wide page, two of a phone."""

_STOPS: Final = " ,;:-([“\N{LEFT SINGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}"
"""Characters that are stripped from the end of words that were cut short."""

_PREPOSITION: Final = 12
"""Most letters before a time that a sentence opens with: "Since early", but no clause."""

_LEAST: Final = 40
"""Fewest letters left of a sentence where its opening time is cut off."""

_LABEL: Final = 26
"""Most letters of a time's label."""

_LINE: Final = 200
"""The line's length in pixels where no theme makes it as long as there is room."""

_LETTER: Final = 4.8
"""Most width of a letter of a year, in hundredths of the line at its shortest, on a wide page."""

_END: Final = 104.0
"""How far a label may reach: there is a gap behind the line."""

_DOT: Final = 4.0
"""Shares of the line, in hundredths: a shorter time is a dot."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS: Final = 4
_WEEKS: Final = 70
"""Most days of a line on which days are marked: on a longer one months are."""

_DAYS: Final = 365.25

Item = tuple[int, "EventRow"]
"""An event with its row on the page, counted from 1."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time as days since the year 1, None for an open end; its events, and a short label."""

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


def _short(when: When, ui: Words) -> str:
    """Return a time's label with short months, and what its two ends share said once."""
    ends = when.value.split("/", 1)
    if len(ends) == 1 or not OPEN.isdisjoint(ends):
        return shortened(written(when.value, ui, short=True) or when.words, _LABEL)
    first, last = (written(end, ui, short=True) for end in ends)
    if first[-5:] == last[-5:]:
        first = first[:-5]  # the year, with the blank before it
    month = last[-9:-5]
    if first[-4:] == month and first[:-4].isdecimal() and last[:-9].isdecimal():
        return f"{first[:-4]}\N{EN DASH}{last}"
    return shortened(f"{first} \N{EN DASH} {last}", _LABEL)


def spans(events: Iterable[EventRow], ui: Words) -> list[Span]:
    """Return the times at which something happened, in order, if an end is known.

    A time that is not sure to be that of what is told is in no figure.
    """
    groups: dict[tuple[int | None, int | None, str], list[Item]] = {}
    for n, event in enumerate(events, 1):
        when = event.when
        first, last = _day(when.earliest), _day(when.latest)
        if (first is not None or last is not None) and not when.likely:
            groups.setdefault((first, last, _short(when, ui)), []).append((n, event))
    out = [Span(first, last, label, tuple(items)) for (first, last, label), items in groups.items()]
    return sorted(out, key=lambda s: (s.known[0], s.known[-1]))


def _short_day(day: date, ui: Words) -> str:
    return ui("date_short", day=str(day.day), month=month_name(f"{day.month:02}", ui, short=True))


class Axis:
    """Days to hundredths of the line that all rows share."""

    def __init__(self, all_spans: Sequence[Span], ui: Words) -> None:
        """Lay the axis from the first known day to the last, with a little room."""
        self.ui = ui
        days = [d for s in all_spans for d in s.known]
        room = max(3, round((max(days) - min(days)) * 0.04))
        self.first, self.last = max(1, min(days) - room), max(days) + room

    def x(self, day: float) -> float:
        """Return where a day stands."""
        return (day - self.first) / (self.last - self.first) * 100

    def ticks(self) -> list[tuple[float, str]]:
        """Return a few marks: years, months within two years, or days within some weeks."""
        first, last = (
            date.fromordinal(self.first),
            date.fromordinal(min(self.last, date.max.toordinal())),
        )
        if self.last - self.first <= _WEEKS:
            days = range(self.first + 1, self.last, max(1, -(-(self.last - self.first) // 3)))
            return [(self.x(day), _short_day(date.fromordinal(day), self.ui)) for day in days]
        if last.toordinal() - first.toordinal() <= 2 * _DAYS:
            return self._months(first, last)
        step = next((s for s in _STEPS if (last.year - first.year) / s <= _TICKS), _STEPS[-1])
        years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
        return [(self.x(date(y, 1, 1).toordinal()), str(y)) for y in years]

    def _months(self, first: date, last: date) -> list[tuple[float, str]]:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        inside = [(y, m) for y, m in months if first < date(y, m, 1) <= last]
        # "Oct 2024" is wide: two of them stand apart on the line
        step = max(1, -(-len(inside) // 2))
        return [
            (
                self.x(date(y, m, 1).toordinal()),
                self.ui(
                    "date_month", month=month_name(f"{m:02}", self.ui, short=True), year=str(y)
                ),
            )
            for y, m in inside[::step]
        ]

    def drawing(self) -> str:
        """Return the years or months, each on a line that the theme draws behind all rows.

        A label stands after its line, else before it, where that would run out of the drawing; what
        has no room for a label has no line.
        """
        parts, free = [], 0.0
        for x, label in self.ticks():
            long = _LETTER * len(label)
            after = x + long <= _END
            if x - (0 if after else long) < free:
                continue
            free = x + long if after else x
            side = 'dx="3"' if after else 'dx="-3" text-anchor="end"'
            parts.append(
                f'<line x1="{number(x)}%" x2="{number(x)}%" y2="100%" '
                'stroke="currentColor" opacity=".2"/>'
                f'<text x="{number(x)}%" y="100%" {side} dy="-3">{label}</text>'
            )
        return (
            f'<svg width="{_LINE}" height="18" font-size="12" fill="currentColor">'
            f"{''.join(parts)}</svg>"
        )


def timeline(
    events: Sequence[EventRow], href: Callable[[EventRow, int], str], ui: Words
) -> Markup | None:
    """Return the timeline of events, None for less than two known times.

    `href` returns the link to the evidence of an event, from the event and its row.

    A day is a dot, a vaguer time a bar as long as it may have been, an open end a hollow one. Times
    that no calendar holds are counted below: the table has them.
    """
    known = spans(events, ui)
    if len(known) < 2:  # noqa: PLR2004 - one time alone has nothing to stand beside
        return None
    drawn = known[-MOST:]
    axis = Axis(drawn, ui)
    rows = "".join(_row(span, axis, href, ui) for span in drawn)
    told = sum(len(s.items) for s in drawn)
    total = len(events)
    of = ui("shown_of", shown=told, total=total) if told < total else ui.number(told)
    title = html(ui("timeline_of", shown=of, count=total))
    unsure = sum(e.when.likely for e in events)
    unresolved = total - unsure - sum(len(s.items) for s in known)
    caption = _elsewhere(len(known[:-MOST]), unresolved, unsure, ui)
    figure = (
        f'<figure class="figure timeline" role="group" aria-label="{title}" data-pagefind-ignore>'
        f'<ul>{rows}<li class="axis">{axis.drawing()}</li></ul>{caption}</figure>'
    )
    return Markup(figure)  # noqa: S704 - each word in it went through `html`


def _elsewhere(earlier: int, unresolved: int, unsure: int, ui: Words) -> str:
    """Return how many times are in the table alone: too many to be drawn, or not sure."""
    told = (
        ui("times_earlier", count=earlier) if earlier else "",
        ui("times_unresolved", count=unresolved) if unresolved else "",
        ui("times_unsure", count=unsure) if unsure else "",
    )
    named = ", ".join(filter(None, told))
    return f"<figcaption>{html(ui('in_table_alone', times=named))}</figcaption>" if named else ""


def _row(span: Span, axis: Axis, href: Callable[[EventRow, int], str], ui: Words) -> str:
    """Return one time: its drawing, its label, and what happened then."""
    told = "".join(_event(event, href(event, n), ui) for n, event in span.items[:BESIDE])
    more = f" <span>+{len(span.items) - BESIDE}</span>" if len(span.items) > BESIDE else ""
    return f"<li>{_shape(span, axis)} <b>{html(span.label)}</b>{told}{more}</li>"


def _event(event: EventRow, way: str, ui: Words) -> str:
    """Return an event: its address, its sources, its first words, and actors not named there."""
    label = ui.address(event.quote.marks[0].label) if event.quote.marks else "→"
    voices = " \u203a ".join(_voice(v, ui) for v in event.voices)
    words = _words(event, WORDS)
    names = ", ".join(r.text for r in event.actors[:2])
    if names and not any(r.text.casefold() in words.casefold() for r in event.actors):
        words = _words(event, max(_LEAST, WORDS - len(names)))
    else:
        names = ""
    told = (
        f'<a href="{html(way)}">{html(label)}</a>',
        f'<span class="by">{voices}</span>:' if voices else "",
        html(_quoted(words)) if words else "",
        f"<small>{html(names)}</small>" if names else "",
    )
    return f" <span>{' '.join(filter(None, told))}</span>"


def _voice(voice: Voice, ui: Words) -> str:
    """Return a source of an event, as a line of the table has it."""
    if not voice.ref.text:
        return html(ui("unidentified"))
    if voice.group and voice.whole:
        *most, last = (_voice(v, ui) for v in voice.group)
        return f"{', '.join(most)} {html(ui('and'))} {last}"
    return html(voice.ref.text) if voice.named else html(f"[{voice.ref.text}]")


def _words(event: EventRow, most: int) -> str:
    """Return the first words of a sentence, less a time that opens it: that stands beside them."""
    text = event.quote.text
    before, time, after = (
        text.partition(f"{event.when.words}, ") if event.when.words else (text, "", "")
    )
    opens = bool(time) and len(before) <= _PREPOSITION and len(after) >= _LEAST
    words = (after if opens else text).strip()
    if len(words) > most:
        # a script without blanks is cut anywhere
        whole = words[: most + 1].rpartition(" ")[0] or words[:most]
        words = whole.rstrip(_STOPS) + "…"
    return f"… {words}" if opens else words


def _quoted(words: str) -> str:
    """Return words in quotation marks; if they begin with one, it is closed where they are cut."""
    if words.startswith('"'):
        return words if words.count('"') % 2 == 0 else f'{words}"'
    if words.startswith("“"):
        return words if words.count("“") <= words.count("”") else f"{words}”"
    return f"“{words}”"


def _shape(span: Span, axis: Axis) -> str:
    """Return the drawing of a time."""
    if span.first is not None and span.last is not None:
        left, right = axis.x(span.first), axis.x(span.last + 1)
        if span.first == span.last or right - left < _DOT:
            drawn = f'<circle cx="{number((left + right) / 2)}%" cy="6" r="4"/>'
        else:
            drawn = (
                f'<rect x="{number(left)}%" y="2" width="{number(right - left)}%" height="8" '
                'rx="4" opacity=".55"/>'
            )
    else:
        known, end = number(axis.x(span.known[0])), "100" if span.last is None else "0"
        drawn = (
            f'<line x1="{known}%" x2="{end}%" y1="6" y2="6" '
            'stroke="currentColor" stroke-dasharray="2 4"/>'
            f'<circle cx="{known}%" cy="6" r="4" fill="Canvas" stroke="currentColor"/>'
        )
    return f'<svg width="{_LINE}" height="12" fill="currentColor" aria-hidden="true">{drawn}</svg>'
