"""Represent sets of cells of a grid as whole numbers, one bit for each cell.

Whether two things overlap is an `&`, and by how much is the count of its bits. So a drawing of a
dozen names can be tried in thousands of ways while it is built. Lengths here are cells.

Source: S. Kittivorawong, D. Moritz, K. Wongsuphasawat, J. Heer, Fast and Flexible Overlap
Detection for Chart Labeling with Occupancy Bitmap, IEEE VIS 2020.
"""

from __future__ import annotations

import itertools
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.graph_curve import Curve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render.figures.graph_curve import Point

CELL: Final = 6
"""Units of a cell's side: half a line of type, and less than the gap between two things."""

ROWS: Final = 160
"""Rows of the sheet: twice as many as a dozen names have ever needed."""

_MARGIN: Final = 16
"""Columns left and right of the drawing, where a bent line may stray during the search only."""

_STRIDE: Final = 104
"""Columns of the sheet with both margins."""

WIDEST: Final = _STRIDE - 2 * _MARGIN
"""Most columns of a drawing."""

_COLUMN: Final = [0, *itertools.accumulate(1 << n * _STRIDE for n in range(ROWS))]
"""A column of so many rows, at the left edge."""

_PIECES: Final = 6
"""Straight pieces that approximate a bent line, to within half a cell."""

Cells = int


def box(left: int, top: int, right: int, bottom: int) -> Cells:
    """Return the cells of a rectangle on the sheet, without its right column and bottom row."""
    left, right = max(left, -_MARGIN), min(right, WIDEST + _MARGIN)
    top, bottom = max(top, 0), min(bottom, ROWS)
    if right <= left or bottom <= top:
        return 0
    return ((1 << right - left) - 1) * _COLUMN[bottom - top] << top * _STRIDE + left + _MARGIN


def beyond(across: int) -> Cells:
    """Return the cells left and right of a drawing of this many columns."""
    return box(-_MARGIN, 0, 0, ROWS) | box(across, 0, WIDEST + _MARGIN, ROWS)


def stroke(start: tuple[int, int], end: tuple[int, int], bow: int) -> Cells:
    """Return the cells of a line that bends by `bow` to its right; all if it leaves the sheet."""
    bits, left, top, wide, high = _shape(end[0] - start[0], end[1] - start[1], bow)
    left, top = left + start[0], top + start[1]
    if left < -_MARGIN or top < 0 or left + wide > WIDEST + _MARGIN or top + high > ROWS:
        return box(-_MARGIN, 0, WIDEST + _MARGIN, ROWS)
    return bits << top * _STRIDE + left + _MARGIN


@lru_cache(maxsize=4096)
def _shape(dx: int, dy: int, bow: int) -> tuple[Cells, int, int, int, int]:
    """Return the cells of a line, moved to the sheet's corner; its left, top, width and height."""
    curve = Curve.bent((0, 0), (dx, dy), bow)
    points = (
        [curve.point(n / _PIECES) for n in range(_PIECES + 1)]
        if bow
        else [(0.0, 0.0), (float(dx), float(dy))]
    )
    runs: dict[int, tuple[int, int]] = {}
    for one, other in itertools.pairwise(points):
        for row, low, high in _runs(one, other):
            old = runs.get(row, (low, high))
            runs[row] = min(low, old[0]), max(high, old[1])
    left, top = min(low for low, _ in runs.values()), min(runs)
    bits = 0
    for row, (low, high) in runs.items():
        bits |= (1 << high - low + 1) - 1 << (row - top) * _STRIDE + low - left
    return bits, left, top, max(high for _, high in runs.values()) - left + 1, max(runs) - top + 1


def _runs(one: Point, other: Point) -> Iterator[tuple[int, int, int]]:
    """Yield each row that a straight piece touches, top first, with its first and last column."""
    (x, top), (end, bottom) = sorted((one, other), key=lambda point: point[1])
    slope = (end - x) / (bottom - top) if bottom > top else 0.0
    start = x
    for row in range(math.floor(top), math.floor(bottom) + 1):
        leaves = start + (row + 1 - top) * slope if row + 1 < bottom else end
        yield row, math.floor(min(x, leaves)), math.floor(max(x, leaves))
        x = leaves
