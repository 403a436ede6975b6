"""Find room for names on a map.

A phone draws the same map smaller, its type larger: what is written there keeps apart at that
size. Names for which only a wider screen has room are of the class `wide`, and a phone leaves
them out; where a map is shown as a small picture too, names that it has no room for are `mid`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.escape import html
from briefgen.render.figures.svg import TYPE, Box, shortened, width
from briefgen.render.figures.view import ACROSS, Inside, area, centroid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.render.figures.view import Corners, Point, View

PHONE: Final = 19.5
"""Size of type on a phone, in units: as page.css has it, 13 pixels on one of 360."""

THUMB: Final = 26.0
"""The same on a small picture of half its size: names that fit there are placed first."""

SIZES: Final = (PHONE, float(TYPE))
"""Sizes at which names are written, the largest first."""

_NAME: Final = 26
_DOT: Final = 4.0
_GAP: Final = 7
"""Units from the middle of a dot to its name."""

_AIR: Final = 2.0
"""Units on either side of a name that stay free."""

_BOLD: Final = 1.12
"""Ratio of the width of bold letters to that of others."""

SMALL: Final = 150.0
"""Square units up to which an outline would be hidden by a name on it."""

_TRIES: Final = 9
"""Places tried across an outline, and as many down."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name, centred on a line that begins, is centred, or ends at a point."""

    words: str
    x: int
    y: int
    anchor: str
    bold: bool = False

    def box(self, size: float) -> Box:
        """Return the box that it takes up in type of a size."""
        long = width(self.words) * size / TYPE * (_BOLD if self.bold else 1)
        left = self.x - {"start": 0.0, "end": long, "middle": long / 2}[self.anchor]
        return Box(left - _AIR, self.y - size * 0.6, left + long + _AIR, self.y + size * 0.6)

    def text(self, size: float, usual: str, largest: float = PHONE) -> str:
        """Return its SVG within a group whose names are anchored as is `usual`."""
        how = f' text-anchor="{self.anchor}"' if self.anchor != usual else ""
        wide = ' class="wide"' if size < PHONE else ' class="mid"' if size < largest else ""
        return f'<text x="{self.x}" y="{self.y}"{how}{wide}>{html(self.words)}</text>'


class Lettering:
    """The free room of one map: no name over another, or over a dot."""

    def __init__(self, view: View, dots: Iterable[Point], sizes: Sequence[float] = SIZES) -> None:
        """Reserve the dots' room. `sizes` are those of the names, the largest first."""
        self.sizes = sizes
        self.frame = Box(0, 0, ACROSS, view.height)
        marks = [Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
        self._taken = {size: list(marks) for size in sizes}

    def corner(self, wide: int, high: int) -> tuple[int, int] | None:
        """Reserve a free corner of the frame and return its upper left, None where none is free."""
        right, low = ACROSS - wide - _GAP, round(self.frame.bottom) - high - _GAP
        for x, y in ((right, low), (_GAP, low), (right, _GAP), (_GAP, _GAP)):
            room = Box(x - _GAP, y - _GAP, x + wide + _GAP, y + high + _GAP)
            if not any(room.meets(t) for t in self._taken[TYPE]):
                for taken in self._taken.values():
                    taken.append(room)
                return x, y
        return None

    def beside(self, name: str, dot: Point, size: float) -> str:
        """Return the name of a dot beside it, empty where there is no room."""
        return self._first(
            (Label(shortened(name, _NAME), *spot) for spot in self._about(dot, size)), size, "start"
        )

    def within(self, name: str, ring: Corners, size: float) -> str:
        """Return a name that stands wholly in an outline, near its middle; empty without room."""
        if not _has_room(ring, Label(name, 0, 0, "middle").box(size)):
            return ""
        inside = Inside(ring)
        labels = (Label(name, *spot, "middle") for spot in _spots(ring, inside))
        return self._first((x for x in labels if _holds(inside, x.box(size))), size, "middle")

    def named(self, name: str, ring: Corners, size: float) -> str:
        """Return a named country's name: in its outline if it fits, else over or beside it."""
        inside = Inside(ring)
        over = [Label(name, *spot, "middle", bold=True) for spot in _spots(ring, inside)]
        fits = _has_room(ring, Label(name, 0, 0, "middle", bold=True).box(size))
        inner = [x for x in over if _holds(inside, x.box(size))] if fits else []
        beside = [Label(name, *spot, bold=True) for spot in self._about(centroid(ring), size)]
        return self._first([*inner, *(over if area(ring) > SMALL else ()), *beside], size, "middle")

    @staticmethod
    def _about(dot: Point, size: float) -> Iterator[tuple[int, int, str]]:
        """Yield places and anchors for the name of a dot, the best place first."""
        x, y = round(dot[0]), round(dot[1])
        near, up, above = _GAP - 2, round(size * 0.7), round(size)
        yield x + _GAP, y, "start"
        yield x - _GAP, y, "end"
        for down in (-up, up):
            yield x + near, y + down, "start"
            yield x - near, y + down, "end"
        for down in (-above, above):
            yield x, y + down, "middle"

    def _first(self, labels: Iterable[Label], size: float, usual: str) -> str:
        """Reserve room for the first label that fits at each of its sizes; return it, or ""."""
        for label in labels:
            boxes = {s: label.box(s) for s in self.sizes if s <= size}
            if self._free(boxes):
                for s, box in boxes.items():
                    self._taken[s].append(box)
                return label.text(size, usual, self.sizes[0])
        return ""

    def _free(self, boxes: dict[float, Box]) -> bool:
        frame = self.frame
        return all(
            b.left >= 0 and b.top >= 0 and b.right <= frame.right and b.bottom <= frame.bottom
            and not any(b.meets(t) for t in self._taken[size])
            for size, b in boxes.items()
        )  # fmt: skip


def _has_room(ring: Corners, box: Box) -> bool:
    """Tell whether an outline is as wide and as high as a rectangle that it may hold."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return box.right - box.left <= wide and box.bottom - box.top <= high


def _holds(inside: Inside, box: Box) -> bool:
    """Tell whether an outline holds the corners of a rectangle."""
    return all(inside(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom))


def _spots(ring: Corners, inside: Inside) -> Iterator[tuple[int, int]]:
    """Yield places in an outline, the nearest to its centre of gravity first."""
    mx, my = centroid(ring)
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    grid = [
        (left + (right - left) * (i + 0.5) / _TRIES, top + (bottom - top) * (j + 0.5) / _TRIES)
        for i in range(_TRIES)
        for j in range(_TRIES)
    ]
    grid.sort(key=lambda p: (p[0] - mx) ** 2 + (p[1] - my) ** 2)
    for x, y in ((mx, my), *grid):
        if inside(x, y):
            yield round(x), round(y)
