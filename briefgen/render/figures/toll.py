"""Draw how numbers moved: a line for each kind, over the days on which articles came out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from briefgen.render.dates import written
from briefgen.render.figures.svg import drawing, framed, link, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from briefgen.locale import Words
    from briefgen.model.views import TollPoint

_WIDE: Final = 480.0
_HIGH: Final = 120.0
_LEFT: Final = 16.0
_RIGHT: Final = 110.0
"""Room behind the last mark, for its label and the name of its kind."""

_TOP: Final = 24.0
_FOOT: Final = 26.0
_DOT: Final = 3.5
_NAME: Final = 17.0
"""Units from the name of a kind down to the next, for type of a phone's size."""

_TWO: Final = 2
"""Fewest marks that make a line."""


def toll(points: Sequence[TollPoint], ui: Words) -> Markup | None:
    """Return the lines, None where no number became another on a later day."""
    kinds = [k for k in dict.fromkeys(p.kind for p in points) if _moves(points, k)]
    if not kinds:
        return None
    shown = [p for p in points if p.kind in kinds]
    days = sorted({p.day for p in shown})
    most = max(p.number for p in shown) or 1.0
    places = [(p, _across(p.day, days), _up(p.number, most)) for p in shown]
    ordered = sorted(places, key=lambda place: (place[0].day, place[0].row))
    lines = [[place for place in ordered if place[0].kind == k] for k in kinds]
    ends = [line[-1] for line in lines]
    parts = [_axis(days, ui), *(_line(line, ui) for line in lines), *_names(ends, ui)]
    return framed("toll", drawing(ui("numbers_moved"), _HIGH + _TOP + _FOOT, parts, _WIDE))


def _moves(points: Sequence[TollPoint], kind: str) -> bool:
    mine = [p for p in points if p.kind == kind]
    return min(len({p.day for p in mine}), len({p.number for p in mine})) >= _TWO


def _across(day: str, days: Sequence[str]) -> float:
    first, last = (date.fromisoformat(d).toordinal() for d in (days[0], days[-1]))
    share = (date.fromisoformat(day).toordinal() - first) / max(1, last - first)
    return _LEFT + share * (_WIDE - _LEFT - _RIGHT)


def _up(value: float, most: float) -> float:
    return _TOP + _HIGH * (1 - value / most)


def _axis(days: Sequence[str], ui: Words) -> str:
    foot = _TOP + _HIGH + _FOOT - 8
    first, last = (written(day, ui, short=True) for day in (days[0], days[-1]))
    ends = text(_LEFT, foot, first) + text(_WIDE - _RIGHT - 40, foot, last)
    base = number(_TOP + _HIGH)
    return (
        f'<path d="M{number(_LEFT)} {base}H{number(_WIDE - _RIGHT)}" '
        f'stroke="currentColor" opacity=".3"/>{ends}'
    )


def _line(places: Sequence[tuple[TollPoint, float, float]], ui: Words) -> str:
    """Return a step line with a mark and a label for each article."""
    steps = "".join(f"H{number(x)}V{number(y)}" for _, x, y in places[1:])
    _, x, y = places[0]
    path = f'<path d="M{number(x)} {number(y)}{steps}" fill="none" stroke="currentColor"/>'
    return path + "".join(_mark(*place, ui) for place in places)


def _names(ends: Sequence[tuple[TollPoint, float, float]], ui: Words) -> Iterator[str]:
    """Yield the name of each line's kind behind its last mark, none over another."""
    free = 0.0
    for point, x, y in sorted(ends, key=lambda end: end[2]):
        at = max(y + 4, free)
        free = at + _NAME
        yield text(x + 12, at, ui.label(point.kind))


def _mark(point: TollPoint, x: float, y: float, ui: Words) -> str:
    dot = f'<circle cx="{number(x)}" cy="{number(y)}" r="{_DOT}"/>'
    told = text(x - 4, y - 8, point.label)
    said = f"{point.label} {ui.label(point.kind)}, {written(point.day, ui)}"
    return link(f"#telling-{point.row}", said, dot + told)
