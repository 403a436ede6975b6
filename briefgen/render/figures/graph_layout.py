"""Place the names of a graph, its lines, and their labels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.graph_cells import CELL
from briefgen.render.figures.graph_search import settle
from briefgen.render.figures.graph_sheet import LABEL_HIGH, Link, Sheet
from briefgen.render.figures.svg import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.render.figures.graph_curve import Curve, Point

_AIR: Final = 2.0
"""Units between a frame and its lines, and around the whole."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing in units: the middles of names and labels, the lines outside of frames.

    A label is None where it could only stand on a name or on another label.
    """

    width: float
    height: float
    names: tuple[Point, ...]
    curves: tuple[Curve, ...]
    labels: tuple[Point | None, ...]


def layout(sizes: Sequence[Point], links: Sequence[Link], across: float) -> Layout:
    """Return the layout of names with frames of these sizes, at most `across` units wide."""
    sheet = Sheet(sizes, links, across)
    settle(sheet)
    names = [(x * CELL, y * CELL) for x, y in sheet.at]
    frames = [_around(at, wide, high) for at, (wide, high) in zip(names, sizes, strict=True)]
    curves = [
        _outside(sheet.curve(n).scaled(CELL), sizes[k.start], sizes[k.end])
        for n, k in enumerate(links)
    ]
    middles = [(x * CELL, y * CELL) for x, y in map(sheet.label_at, range(len(links)))]
    labels = _readable(middles, links, frames)
    words = [_around(at, k.label, LABEL_HIGH) for at, k in zip(labels, links, strict=True) if at]
    bends = [curve.point(n / 8) for curve in curves for n in range(9)]
    boxes = [*frames, *words, *(Box(x, y, x, y) for x, y in bends)]
    left, top = (
        math.floor(min(b.left for b in boxes) - _AIR),
        math.floor(min(b.top for b in boxes) - _AIR),
    )
    return Layout(
        math.ceil(max(b.right for b in boxes) + _AIR) - left,
        math.ceil(max(b.bottom for b in boxes) + _AIR) - top,
        tuple((x - left, y - top) for x, y in names),
        tuple(curve.moved(-left, -top) for curve in curves),
        tuple(at and (at[0] - left, at[1] - top) for at in labels),
    )


def _outside(curve: Curve, first: Point, last: Point) -> Curve:
    """Return the part of a line that is outside its two frames."""
    halves = [(wide / 2 + _AIR, high / 2 + _AIR) for wide, high in (first, last)]
    return curve.between(*curve.outside(*halves))


def _readable(
    places: list[Point], links: Sequence[Link], frames: Sequence[Box]
) -> list[Point | None]:
    """Return the places of labels, None for one that meets a frame or a label before it."""
    taken, out = list(frames), []
    for at, link in zip(places, links, strict=True):
        box = _around(at, link.label, LABEL_HIGH)
        free = not any(box.meets(other) for other in taken)
        out.append(at if free else None)
        if free:
            taken.append(box)
    return out


def _around(at: Point, wide: float, high: float) -> Box:
    return Box(at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2)
