"""Bend a line from one name to another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]

_HALVINGS: Final = 8
"""Bisections to find where a bent line leaves a frame, to within a five-hundredth of it."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve: straight where its middle point lies between its ends."""

    start: Point
    middle: Point
    end: Point

    @classmethod
    def bent(cls, start: Point, end: Point, bow: float) -> Curve:
        """Return the line between two points that runs `bow` right of the straight one halfway."""
        (ax, ay), (bx, by) = start, end
        long = math.hypot(bx - ax, by - ay) or 1.0
        return cls(
            start,
            (
                (ax + bx) / 2 - (by - ay) / long * bow * 2,
                (ay + by) / 2 + (bx - ax) / long * bow * 2,
            ),
            end,
        )

    @property
    def straight(self) -> bool:
        """Whether no bend can be seen."""
        (ax, ay), (mx, my), (bx, by) = self.start, self.middle, self.end
        return abs((bx - ax) * (my - ay) - (by - ay) * (mx - ax)) < math.hypot(bx - ax, by - ay)

    def point(self, t: float) -> Point:
        """Return the point at a share of the way, from 0 to 1."""
        a, m, b = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + m * self.middle[0] + b * self.end[0],
            a * self.start[1] + m * self.middle[1] + b * self.end[1],
        )

    def between(self, t0: float, t1: float) -> Curve:
        """Return the part between two shares of the way."""
        (ax, ay), (mx, my) = self.point(t0), self.point(t1)
        # the blossom at both shares: where the tangents of the part's ends meet (de Casteljau)
        q0, q1 = 1 - t0, 1 - t1
        a, m, b = q0 * q1, t0 * q1 + t1 * q0, t0 * t1
        middle = (
            a * self.start[0] + m * self.middle[0] + b * self.end[0],
            a * self.start[1] + m * self.middle[1] + b * self.end[1],
        )
        return Curve((ax, ay), middle, (mx, my))

    def beside(self, by: float) -> Curve:
        """Return the line parallel to this one at a distance."""
        (ax, ay), (bx, by_) = self.start, self.end
        long = math.hypot(bx - ax, by_ - ay) or 1.0
        dx, dy = -(by_ - ay) / long * by, (bx - ax) / long * by
        return Curve(*((x + dx, y + dy) for x, y in (self.start, self.middle, self.end)))

    def scaled(self, by: float) -> Curve:
        """Return the line with coordinates multiplied by a factor."""
        return Curve(*((x * by, y * by) for x, y in (self.start, self.middle, self.end)))

    def moved(self, dx: float, dy: float) -> Curve:
        """Return the line moved."""
        return Curve(*((x + dx, y + dy) for x, y in (self.start, self.middle, self.end)))

    def outside(self, first: Point, last: Point) -> tuple[float, float]:
        """Return the shares between which it is outside both frames, given their half sizes."""
        if self.straight:
            dx, dy = (abs(b - a) or 1e-9 for a, b in zip(self.start, self.end, strict=True))
            leaves, enters = (
                min(first[0] / dx, first[1] / dy, 1.0),
                1 - min(last[0] / dx, last[1] / dy, 1.0),
            )
            return leaves, max(leaves, enters)
        leaves = self._edge(self.start, first, 0.0)
        return leaves, max(leaves, self._edge(self.end, last, 1.0))

    def _edge(self, middle: Point, half: Point, inside: float) -> float:
        """Return the share at which the line leaves the frame around one end, by bisection."""
        outside = 0.5
        for _ in range(_HALVINGS):
            t = (inside + outside) / 2
            x, y = self.point(t)
            if abs(x - middle[0]) <= half[0] and abs(y - middle[1]) <= half[1]:
                inside = t
            else:
                outside = t
        return outside
