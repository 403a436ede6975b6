"""Price a drawing of names and of the lines between them.

Names lie on the corners of a sheet's cells, lines run from middle to middle, and each line bears a
label. The price of a drawing is a weighted sum of what is wrong with it, counted in cells: Davidson
and Harel's way, with their criteria (names apart, lines short, few crossings, lines clear of names)
and with what labels need on top of them.

Source: R. Davidson, D. Harel, Drawing Graphs Nicely Using Simulated Annealing, ACM Transactions on
Graphics 15 (1996). The weights were set by looking at drawings: first what can't be read, then what
is ugly, then what is long.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.render.figures import graph_cells as cells
from briefgen.render.figures.graph_cells import CELL, Cells
from briefgen.render.figures.graph_curve import Curve, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABEL_HIGH: Final = 16.0
"""Units of a label's height, with a little air."""

_FRAMES_MEET: Final = 30.0
_THROUGH: Final = 30.0
"""Price of each cell of a frame and its margin that another frame or a foreign line covers."""

_LABEL_ON_FRAME: Final = 12.0
_LABELS_MEET: Final = 12.0
_LABEL_ON_LINE: Final = 6.0
"""Price of each cell of a label that something else covers."""

_CROSSED: Final = 4.0
"""Price of each cell in two lines: a steep crossing has two or three, close lines have many."""

_SQUEEZED: Final = 8.0
"""Price of each cell by which a line is too short for its label and the head of its arrow."""

_LONG: Final = 0.2
_LONGER: Final = 0.006
"""Price of each cell of a line's length, and of its square: two short lines are better."""

_HIGH: Final = 0.5
"""Price of each row of the drawing."""

_UP: Final = 2.0
"""Price of an arrow that leads up: people read down."""

_BENT: Final = 0.5
"""Price of each cell by which a line bends."""

_OFF: Final = 6.0
"""Price of a label off the middle of its line, for each share of the line."""

_HEAD: Final = 3.0
"""Cells that the head of an arrow takes up, and as much line at the other end."""

_APART: Final = 3
"""Cells by which two lines that run to and fro between the same names bend apart."""

_NEAR: Final = 0.36
"""Share of such a line at which its label stands: near the acting name, not beside the other's."""

Place = tuple[int, int]
"""The column and the row of the middle of a name."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one name to another, each by its number, and how many units wide its label is."""

    start: int
    end: int
    label: float


class Trace(NamedTuple):
    """What a line covers: its line outside its own frames, and outside their air too; its label.

    `price` is its own, wherever others are.
    """

    line: Cells
    bare: Cells
    label: Cells
    price: float


@dataclass(frozen=True, slots=True)
class Ink:
    """What covers the sheet: frames, frames with the air around them, lines, labels."""

    frames: Cells
    aired: Cells
    lines: Cells = 0
    labels: Cells = 0


def price_of_height(top: float, bottom: float) -> float:
    """Return the price of a drawing's height."""
    return (bottom - top) * _HIGH


@cache
def _price_of_length(across: int, down: int) -> float:
    """Return the price of a line that leads so many cells across and down."""
    long = math.hypot(across, down)
    return long * _LONG + long * long * _LONGER


def price_of_bend(bow: int, share: float) -> float:
    """Return the price of a line that bends by `bow`, its label at that share of it."""
    return abs(bow) * _BENT + abs(share - 0.5) * _OFF


class Sheet:
    """Names and lines with their places, which may be changed, and the price of the drawing."""

    def __init__(self, sizes: Sequence[Point], links: Sequence[Link], across: float) -> None:
        """Take the sizes of the names' frames and the most width, in units; set no places yet."""
        self.links = links
        self.across = min(int(across / CELL), cells.WIDEST)
        self.halves = [(wide / 2 / CELL, high / 2 / CELL) for wide, high in sizes]
        self.at: list[Place] = [(0, 0)] * len(sizes)
        back = {(k.end, k.start) for k in links}
        self.bows = [_APART if (k.start, k.end) in back else 0 for k in links]
        self.shares = [_NEAR if (k.start, k.end) in back else 0.5 for k in links]
        self.names = range(len(sizes))
        self.lines_of = [
            [n for n, k in enumerate(links) if name in (k.start, k.end)] for name in self.names
        ]
        self.blank = Ink(cells.beyond(self.across), cells.beyond(self.across))
        self._frames: dict[tuple[int, Place], tuple[Cells, Cells]] = {}
        self._traces: dict[tuple[int, Place, Place, int, float], Trace] = {}

    def kept_in(self, name: int, place: Place) -> Place:
        """Return the nearest place at which the name stays within the drawing."""
        wide, high = map(math.ceil, self.halves[name])
        return min(max(place[0], wide), self.across - wide), min(
            max(place[1], 2 * high), cells.ROWS - 2 * high
        )

    def curve(self, line: int) -> Curve:
        """Return a line from the middle of one name to that of the other."""
        link = self.links[line]
        return Curve.bent(self.at[link.start], self.at[link.end], self.bows[line])

    def label_at(self, line: int) -> Point:
        """Return the middle of a line's label."""
        return self._run(line)[:2]

    def height(self, names: Iterable[int]) -> tuple[float, float]:
        """Return the top and the bottom of names."""
        rows = [
            (self.at[n][1] - self.halves[n][1], self.at[n][1] + self.halves[n][1]) for n in names
        ]
        return min((top for top, _ in rows), default=math.inf), max(
            (low for _, low in rows), default=-math.inf
        )

    def ink(self, names: Iterable[int], lines: Iterable[int]) -> Ink:
        """Return what some names and lines cover."""
        frames, aired, drawn, labels = self.blank.frames, self.blank.aired, 0, 0
        for name in names:
            frame, air = self._frame(name)
            frames, aired = frames | frame, aired | air
        for line in lines:
            trace = self.trace(line)
            drawn, labels = drawn | trace.line, labels | trace.label
        return Ink(frames, aired, drawn, labels)

    def price(
        self, names: Sequence[int], lines: Sequence[int], under: Ink, most: float = math.inf
    ) -> float:
        """Return the price of adding names, then lines, to a drawing; stop beyond `most`."""
        frames, aired, drawn, labels = under.frames, under.aired, under.lines, under.labels
        cost = self.length(lines)
        if cost >= most:
            return cost
        for name in names:
            frame, air = self._frame(name)
            cost += (air & aired).bit_count() * _FRAMES_MEET + (air & drawn).bit_count() * _THROUGH
            cost += (frame & labels).bit_count() * _LABEL_ON_FRAME
            frames, aired = frames | frame, aired | air
        for line in lines:
            if cost >= most:
                return cost
            ink, bare, label, alone = self.trace(line)
            cost += (
                alone + (bare & aired).bit_count() * _THROUGH + (ink & drawn).bit_count() * _CROSSED
            )
            cost += ((ink & labels).bit_count() + (label & drawn).bit_count()) * _LABEL_ON_LINE
            cost += (label & frames).bit_count() * _LABEL_ON_FRAME + (
                label & labels
            ).bit_count() * _LABELS_MEET
            drawn, labels = drawn | ink, labels | label
        return cost

    def clear(self, line: int, under: Ink) -> bool:
        """Tell whether a line and its label meet nothing of what is drawn."""
        return self.price((), (line,), under) - self.price((), (line,), self.blank) < _CROSSED

    def through(self) -> bool:
        """Tell whether a line runs through the frame of a name that it does not belong to."""
        frames = {name: self._frame(name)[0] for name in self.names}
        return any(
            self.trace(n).line & frames[name]
            for n, k in enumerate(self.links)
            for name in self.names
            if name not in (k.start, k.end)
        )

    def whole_price(self) -> float:
        """Return the price of the drawing."""
        return self.price(self.names, range(len(self.links)), self.blank) + price_of_height(
            *self.height(self.names)
        )

    def trace(self, line: int) -> Trace:
        """Return what a line covers as it runs now."""
        link = self.links[line]
        key = (line, self.at[link.start], self.at[link.end], self.bows[line], self.shares[line])
        found = self._traces.get(key)
        if found is None:
            found = self._traces[key] = self._drawn(line)
        return found

    def _drawn(self, line: int) -> Trace:
        link = self.links[line]
        bits = cells.stroke(self.at[link.start], self.at[link.end], self.bows[line])
        (start, aired), (end, aired_too) = self._frame(link.start), self._frame(link.end)
        x, y, price = self._run(line)
        half, high = link.label / 2 / CELL, LABEL_HIGH / 2 / CELL
        label = cells.box(
            math.floor(x - half), math.floor(y - high), math.ceil(x + half), math.ceil(y + high)
        )
        return Trace(bits & ~(start | end), bits & ~(aired | aired_too), label, price)

    def _run(self, line: int) -> tuple[float, float, float]:
        """Return the middle of a line's label, and the price of the line by itself.

        Where a bent line leaves its frames is taken from the straight one: near enough, and this is
        computed most often.
        """
        link, bow, share = self.links[line], self.bows[line], self.shares[line]
        (ax, ay), (bx, by) = self.at[link.start], self.at[link.end]
        dx, dy = bx - ax, by - ay
        long, across, down = math.hypot(dx, dy) or 1.0, abs(dx) or 1e-9, abs(dy) or 1e-9
        (start, end), half = (self.halves[link.start], self.halves[link.end]), link.label / 2 / CELL
        leaves = min(start[0] / across, start[1] / down, 1.0)
        seen = max(0.0, 1 - min(end[0] / across, end[1] / down) - leaves)
        t = leaves + seen * share
        aside = 4 * t * (1 - t) * bow / long
        x = min(max(ax + dx * t - dy * aside, half), self.across - half)
        hidden = min(half / across, LABEL_HIGH / 2 / CELL / down) * long
        short = max(0.0, hidden + _HEAD - seen * long * min(share, 1 - share))
        price = short * _SQUEEZED + (_UP if dy < 0 else 0.0) + price_of_bend(bow, share)
        return x, ay + dy * t + dx * aside, price

    def length(self, lines: Iterable[int]) -> float:
        """Return the price of the lines' lengths: the least that they cost where names are now."""
        cost = 0.0
        for line in lines:
            link = self.links[line]
            (ax, ay), (bx, by) = self.at[link.start], self.at[link.end]
            cost += _price_of_length(bx - ax, by - ay)
        return cost

    def _frame(self, name: int) -> tuple[Cells, Cells]:
        """Return the cells of a name's frame, and those with a cell of air around it."""
        key = name, self.at[name]
        found = self._frames.get(key)
        if found is None:
            (x, y), (wide, high) = self.at[name], map(math.ceil, self.halves[name])
            found = self._frames[key] = (
                cells.box(x - wide, y - high, x + wide, y + high),
                cells.box(x - wide - 1, y - high - 1, x + wide + 1, y + high + 1),
            )
        return found
