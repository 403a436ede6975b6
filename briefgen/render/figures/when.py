"""Draw the times of a brief on one line, each with its address.

The axis is drawn once; a time is a dot, or a bar where its ends are known, and stands on the first
row that is free there. Beside it stand its label and the address of its sentence: the words are
the ledger's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.escape import html
from briefgen.render.figures.svg import (
    LETTER,
    anchors,
    drawing,
    framed,
    link,
    number,
    shortened,
    small,
    text,
    width,
)
from briefgen.render.figures.timeline import Span, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from briefgen.locale import Words
    from briefgen.model.views import EventRow

ACROSS: Final = 420
"""Units across, as many as the graph has."""

_NARROW: Final = 220
"""The same of the small picture beside a caption."""

_LEFT: Final = 10
_ROW: Final = 22
_TOP: Final = 26
_MOST: Final = 16
"""Most times drawn, the latest: more are the ledger's work."""

_DOT: Final = 4
_APART: Final = 10
"""Units between a time and its label."""

_SAID: Final = 160
"""Most letters of a sentence in the tooltip of a mark."""

_DAYS: Final = 365.25
_ROOM: Final = 0.62
"""Share of the width that the line takes: the rest is for the last labels."""


def when_line(
    events: Sequence[EventRow],
    href: Callable[[EventRow, int], str],
    ui: Words,
    *,
    here: bool = False,
) -> Markup | None:
    """Return the times of a brief as one drawing; None where fewer than two are known.

    `here` says that all evidence is on the page of the drawing: then times tell their sentences.
    """
    times = spans(events, ui)
    known = _known(times)
    if not known:
        return None
    days = [d for s in known for d in s.known]
    scale = ACROSS * _ROOM / (max(days) - min(days))
    placed, rows = _placed(known, min(days), scale, ui)
    parts = []
    for one in placed:
        n, event = one.span.items[0]
        at = anchors(m for _, e in one.span.items for m in e.quote.marks[:1]) if here else ""
        parts.append(link(href(event, n), shortened(event.quote.text, _SAID), one.mark, at))
    height = _TOP + rows * _ROW + 8
    title = ui("times_of", number=len(known), first=known[0].label, last=known[-1].label)
    axis = _axis(min(days), max(days), scale, height, ACROSS)
    unsure = sum(e.when.likely for e in events)
    key = _key(known, times, unsure, ui) if here else ""
    return framed("when", drawing(title, height, [axis, *parts], ACROSS), key)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time and the SVG of its mark, placed."""

    span: Span
    mark: str


def _placed(
    known: Sequence[Span], origin: int, scale: float, ui: Words
) -> tuple[list[_Placed], int]:
    """Return the times, each on the first row with room for it, and the number of rows."""
    rows: list[float] = []
    out = []
    for span in known:
        x, end = (_LEFT + (day - origin) * scale for day in (min(span.known), max(span.known)))
        told = f"{span.label} \N{MIDDLE DOT} {_addresses(span, ui)}"
        wide = width(told)
        behind = end + _APART + wide <= ACROSS
        left = x if behind else x - _APART - wide
        row = next((n for n, until in enumerate(rows) if until < left - 8), len(rows))
        rows[row : row + 1] = [end + _APART + wide if behind else end]
        y = _TOP + row * _ROW + 12
        out.append(_Placed(span, _mark(x, end, y, told, behind=behind)))
    return out, len(rows)


def small_when(events: Sequence[EventRow], ui: Words) -> str:
    """Return a brief's times as a small picture, its ends labelled; "" for fewer than two."""
    known = _known(spans(events, ui))
    if not known:
        return ""
    days = [d for s in known for d in s.known]
    scale = (_NARROW - 2 * _LEFT) / (max(days) - min(days))
    y = _TOP + 10
    marks = []
    for span in known:
        x, end = (_LEFT + (day - min(days)) * scale for day in (min(span.known), max(span.known)))
        marks.append(_sign(x, end, y))
    axis = _axis(min(days), max(days), scale, y + 8, _NARROW)
    first, last = (text(x, y + 24, s.label) for x, s in ((0, known[0]), (_NARROW, known[-1])))
    ends = first + last.replace("<text ", '<text text-anchor="end" ', 1)
    labels = (known[0].label, known[-1].label)
    if all(label.isdecimal() for label in labels):  # years, which the line has
        return small(drawing("", y + 12, [axis, *marks], _NARROW))
    both = sum(map(width, labels)) < _NARROW - _APART
    return small(drawing("", y + 30, [axis, *marks, ends if both else first], _NARROW))


def _known(times: Sequence[Span]) -> list[Span]:
    """Return the times that are drawn; none where they make no line."""
    known = [s for s in times if s.known][-_MOST:]
    days = [d for s in known for d in s.known]
    return known if len(known) > 1 and min(days) < max(days) else []


def _key(known: Sequence[Span], times: Sequence[Span], unsure: int, ui: Words) -> str:
    """Return in words what a mark is, and which times have none."""
    told = [ui("times_key")]
    unknown = sum(not s.known for s in times)
    earlier = len(times) - unknown - len(known)
    left = [ui("times_unresolved", count=unknown)] if unknown else []
    left += [ui("times_earlier", count=earlier)] if earlier else []
    left += [ui("times_unsure", count=unsure)] if unsure else []
    told += [f"{ui('not_drawn')}: {', '.join(left)}."] if left else []
    return str(html(" ".join(told)))


def _addresses(span: Span, ui: Words) -> str:
    marks = dict.fromkeys(ui.address(m.label) for _, e in span.items for m in e.quote.marks[:1])
    few = [label.lstrip("\N{PILCROW SIGN}") for label in marks][:2]
    return ", ".join(few) + (" +" if len(marks) > len(few) else "")


def _mark(x: float, end: float, y: float, told: str, *, behind: bool) -> str:
    """Return a time's sign with its label behind it, or before it where the drawing ends."""
    label = text(end + _APART, y + 4.5, told)
    if not behind:
        label = text(x - _APART, y + 4.5, told).replace("<text ", '<text text-anchor="end" ', 1)
    return _sign(x, end, y) + label


def _sign(x: float, end: float, y: float) -> str:
    """Return a dot, or a bar as long as the time."""
    if end - x < 2 * _DOT:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{_DOT}"/>'
    return (
        f'<path d="M{number(x)} {number(y)}H{number(end)}" stroke="currentColor" stroke-width="6"/>'
    )


def _axis(first: int, last: int, scale: float, height: float, across: int) -> str:
    """Return the line of years above the times; years that would touch are left out.

    A year that would run over the edge of a drawing that many units `across` ends there.
    """
    parts = [f'<path d="M{_LEFT} {_TOP - 6}H{number(_LEFT + (last - first) * scale)}"/>']
    until = -1.0
    for year in range(int(first / _DAYS) + 1, int(last / _DAYS) + 2):
        x = _LEFT + ((year - 1) * _DAYS - first) * scale
        left = min(x, across - 4 * LETTER)
        if x < _LEFT - 1 or x > _LEFT + (last - first) * scale + 1 or left < until:
            continue
        until = left + 5 * LETTER
        tick = f'<path d="M{number(x)} {_TOP - 6}V{number(height)}" stroke-opacity=".15"/>'
        parts.append(f'{tick}<g stroke="none">{text(left, _TOP - 11, str(year))}</g>')
    return f'<g class="axis" stroke="currentColor" opacity=".7">{"".join(parts)}</g>'
