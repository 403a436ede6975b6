"""Project a part of the world onto a figure."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.base_map import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render.figures.base_map import Country, Ring

Point = tuple[float, float]
Corners = list[tuple[int, int]]
"""A ring as it is drawn, in whole units."""

ACROSS: Final = 480
"""Units across: a phone shows each as 2/3 of a pixel, the width of the text as 4/3."""

_TALLEST: Final = 340.0
_FLATTEST: Final = 230.0
_TINY: Final = 4.0
_SPECK: Final = 9.0
"""Fewest square units of a part of the land: less is an ink spot."""

_NEAR: Final = 20.0
"""Units in a degree from which on every bend of a coast is drawn: a mid-sized country's map."""

_TURN: Final = 360
_BEYOND: Final = 4
"""Units beyond the frame at which lines are cut, so that the cut is not seen."""

_ROUNDING: Final = 0.5

_KM: Final = 111.2
"""Kilometres in a degree of latitude."""

_LONGEST: Final = 110
"""Most units of a scale bar."""

_WORLDWIDE: Final = 90.0
"""Degrees from west to east from which on a map is one of the world."""

_LOCAL: Final = 50.0
"""Degrees from south to north up to which one scale holds for all of a map."""


class View:
    """Degrees to units: plate carrée, true to shape in the middle, enough for orientation."""

    def __init__(self, bounds: Bounds) -> None:
        """Fit a part of the world to the figure's width; a very tall or flat one is extended."""
        lat, self.lon = (bounds.south + bounds.north) / 2, (bounds.west + bounds.east) / 2
        self.squeeze = max(0.2, math.cos(math.radians(lat)))
        scale = ACROSS / ((bounds.east - bounds.west) * self.squeeze)
        scale = min(scale, _TALLEST / (bounds.north - bounds.south))
        self.height = round(max(_FLATTEST, min(_TALLEST, (bounds.north - bounds.south) * scale)))
        self.scale = scale
        wide, high = ACROSS / scale / self.squeeze / 2, self.height / scale / 2
        self.bounds = Bounds(self.lon - wide, lat - high, self.lon + wide, lat + high)
        self._rings: dict[Country, tuple[Corners, ...]] = {}

    @property
    def worldwide(self) -> bool:
        """Whether so much of the world is seen that borders and position need no telling."""
        return self.bounds.east - self.bounds.west > _WORLDWIDE

    def at(self, lon: float, lat: float) -> Point:
        """Return the point of a place, by the shorter way around the world."""
        return self._at(lon + _TURN * round((self.lon - lon) / _TURN), lat)

    def _at(self, lon: float, lat: float) -> Point:
        return (lon - self.bounds.west) * self.scale * self.squeeze, (
            self.bounds.north - lat
        ) * self.scale

    def shows(self, point: Point) -> bool:
        """Tell whether a point lies within the frame, to a rounding: a pole lies on its edge."""
        x, y = point
        return -_ROUNDING <= x <= ACROSS + _ROUNDING and -_ROUNDING <= y <= self.height + _ROUNDING

    def rings(self, country: Country) -> tuple[Corners, ...]:
        """Return a country's visible rings; islands too small for it are left out."""
        if country not in self._rings:
            level = (r for r in country.rings if r.bounds.level_with(self.bounds))
            seen = (
                (r, t)
                for r in level
                if not self._tiny(r.bounds)
                for t in (-_TURN, 0, _TURN)
                if r.bounds.moved(t).meets(self.bounds)
            )
            step = 1 if self.scale > _NEAR else 2
            drawn = (_drawn(self._cut(ring, turn), step) for ring, turn in seen)
            self._rings[country] = tuple(
                c for c in drawn if area(c) >= _SPECK and self._reaches_in(c)
            )
        return self._rings[country]

    def outline(self, country: Country) -> str:
        """Return a country's lines within the view."""
        return "".join(_path(ring) for ring in self.rings(country))

    def bar(self) -> tuple[int, int] | None:
        """Return a round number of kilometres and its length in units; None if scale varies."""
        if self.bounds.north - self.bounds.south > _LOCAL:
            return None
        unit = self.scale / _KM
        most = _LONGEST / unit
        ten = 10 ** math.floor(math.log10(most))
        km = next(n * ten for n in (5, 2, 1) if n * ten <= most)
        return round(km), round(km * unit)

    def _reaches_in(self, ring: Corners) -> bool:
        """Tell whether a ring reaches into the frame, not only into the strip around it."""
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        return max(xs) > 1 and min(xs) < ACROSS - 1 and max(ys) > 1 and min(ys) < self.height - 1

    def _tiny(self, bounds: Bounds) -> bool:
        """Tell whether a part of the world is too small to be seen."""
        return (
            (bounds.north - bounds.south) * self.scale
            < _TINY
            > (bounds.east - bounds.west) * self.scale
        )

    def _cut(self, ring: Ring, turn: int) -> list[Point]:
        """Return where a ring's corners stand, cut to the frame."""
        spare = 2 * _BEYOND / self.scale  # more than what is seen, whatever the rounding
        wide = spare / self.squeeze
        b = self.bounds.moved(-turn)
        frame = Bounds(b.west - wide, b.south - spare, b.east + wide, b.north + spare)
        whole = ring.bounds.within(b)  # most are, on a map of the world: nothing to cut
        points = [
            self._at(lon + turn, lat) for lon, lat in (ring.points if whole else ring.near(frame))
        ]
        return points if whole else _clipped(points, self.height)


def _clipped(ring: list[Point], height: float) -> list[Point]:
    """Return a ring cut to the frame. Source: Sutherland and Hodgman, 1974."""
    low, far, deep = -_BEYOND, ACROSS + _BEYOND, height + _BEYOND
    for axis, limit, sign in ((0, low, 1), (0, far, -1), (1, low, 1), (1, deep, -1)):
        ways = [(point[axis] - limit) * sign for point in ring]
        if not ways or min(ways) >= 0:
            continue  # nothing to cut at this edge
        out: list[Point] = []
        for i, point in enumerate(ring):
            before = ring[i - 1]
            inside, was = ways[i] >= 0, ways[i - 1] >= 0
            if inside != was:
                out.append(_crossing(before, point, axis, limit))
            if inside:
                out.append(point)
        ring = out
    return ring


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _path(ring: Corners) -> str:
    """Return a ring as path data, each corner relative to the one before."""
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _drawn(ring: list[Point], step: int) -> Corners:
    """Return a ring in whole units, corners within a step or on a straight line left out."""
    corners: Corners = [(round(x), round(y)) for x, y in ring[:1]]
    for x, y in ring[1:]:
        (last_x, last_y), here = corners[-1], (round(x), round(y))
        near = -step <= here[0] - last_x <= step and -step <= here[1] - last_y <= step
        if not near:
            corners.append(here)
    return _straightened(corners)


_ASTRAY: Final = 1.0
"""Units by which a line may miss a corner that is left out: less than what a stroke hides."""


def _straightened(corners: Corners) -> Corners:
    """Return a line's corners without those that a straight stroke passes close enough."""
    out, first = corners[:1], 0
    for last in range(2, len(corners)):
        if not all(
            _passes(corners[first], corners[last], between) for between in corners[first + 1 : last]
        ):
            first = last - 1
            out.append(corners[first])
    return out + corners[-1:] if len(corners) > 1 else out


def _passes(a: tuple[int, int], b: tuple[int, int], corner: tuple[int, int]) -> bool:
    """Tell whether the stroke from a to b passes close to a corner, between its ends."""
    x, y, over, down = b[0] - a[0], b[1] - a[1], corner[0] - a[0], corner[1] - a[1]
    square = x * x + y * y
    return 0 <= x * over + y * down <= square and (x * down - y * over) ** 2 <= _ASTRAY**2 * square


def area(ring: Corners) -> float:
    """Return the square units within a ring."""
    return abs(sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring))) / 2


def centroid(ring: Corners) -> Point:
    """Return the centre of gravity of a ring's area; (0, 0) where it encloses nothing."""
    twice = x = y = 0.0
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (x / twice / 3, y / twice / 3) if twice else (0.0, 0.0)


class Inside:
    """Tells whether points lie within a ring; many at one height cost little more than one."""

    def __init__(self, ring: Corners) -> None:
        """Take the ring."""
        self._ring = ring
        self._crossed: dict[float, list[float]] = {}

    def __call__(self, x: float, y: float) -> bool:
        """Tell whether a point lies within: the ring is crossed an odd number of times beyond it.

        Source: M. Shimrat, Algorithm 112, Communications of the ACM 5 (1962).
        """
        crossed = self._crossed.get(y)
        if crossed is None:
            crossed = self._crossed[y] = sorted(self._crossings(y))
        return (len(crossed) - bisect_right(crossed, x)) % 2 == 1

    def _crossings(self, y: float) -> Iterator[float]:
        """Yield where the ring crosses a height."""
        ax, ay = self._ring[-1]
        for bx, by in self._ring:
            if (ay > y) != (by > y):
                yield ax + (bx - ax) * (y - ay) / (by - ay)
            ax, ay = bx, by
