"""Hold the outlines of land and countries under a map."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.locale import Words

Point = tuple[float, float]

_RUN: Final = 24
"""Points in a piece of a ring: it keeps both the pieces and what a map leaves of them few."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A part of the world in degrees."""

    west: float
    south: float
    east: float
    north: float

    def within(self, other: Bounds) -> bool:
        """Tell whether all of this part lies in the other."""
        return (
            other.west <= self.west
            and self.east <= other.east
            and other.south <= self.south
            and self.north <= other.north
        )

    def meets(self, other: Bounds) -> bool:
        """Tell whether the two share a point."""
        return self.west <= other.east and other.west <= self.east and self.level_with(other)

    def level_with(self, other: Bounds) -> bool:
        """Tell whether a point of each lies on one latitude."""
        return self.south <= other.north and other.south <= self.north

    def moved(self, by: float) -> Bounds:
        """Return the same part, moved to the east by degrees, for land beyond the date line."""
        return Bounds(self.west + by, self.south, self.east + by, self.north) if by else self

    def beside(self, other: Bounds) -> bool:
        """Tell whether all of this part lies beyond one and the same edge of the other."""
        return (
            self.east < other.west
            or self.west > other.east
            or self.north < other.south
            or self.south > other.north
        )


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line of a country's outline, longitudes and latitudes in degrees.

    `pieces` are runs of its points, each with its bounds: a map of one town skips whole stretches
    of a coast at once.
    """

    points: tuple[Point, ...]
    bounds: Bounds
    pieces: tuple[tuple[Bounds, tuple[Point, ...]], ...]

    def near(self, frame: Bounds) -> list[Point]:
        """Return the points in order, but of runs beyond one edge of a frame only both ends.

        Cut to the frame, the rest encloses the same area: what is left out would be cut off by that
        edge.
        """
        out: list[Point] = []
        for bounds, points in self.pieces:
            out += (points[0], points[-1]) if bounds.beside(frame) else points
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A country's outline; `code` is ISO 3166-1 alpha-2. The first ring is its largest.

    It is equal to itself alone.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class BaseMap:
    """The countries, the coarser land alone for a map of half the world, and the world as a path.

    A ring that crosses the date line goes on beyond 180 degrees. On the path three degrees are a
    unit, from 180 degrees west and 84 degrees north.
    """

    countries: tuple[Country, ...]
    land: Country
    world: str


@cache
def base_map() -> BaseMap:
    """Return the base map. Source: Natural Earth, public domain; see tools/base_map.py."""
    raw = files("briefgen.render.figures").joinpath("data", "countries.json").read_bytes()
    made = json.loads(raw)
    scale = made["scale"]
    return BaseMap(
        tuple(Country(c["code"], c["name"], _rings(c["rings"], scale)) for c in made["countries"]),
        Country("", "", _rings(made["land"], scale)),
        made["world"],
    )


def countries() -> tuple[Country, ...]:
    """Return all countries."""
    return base_map().countries


def country_name(code: str, ui: Words) -> str:
    """Return the name of a country by its code, else the code itself."""
    return str(ui.raw("lands").get(code) or _names().get(code, code))


@cache
def _names() -> dict[str, str]:
    return {country.code: country.name for country in countries()}


def _rings(flat: list[list[int]], scale: int) -> tuple[Ring, ...]:
    return tuple(sorted((_ring(r, scale) for r in flat), key=_size))


def _size(ring: Ring) -> float:
    b = ring.bounds
    return -(b.east - b.west) * (b.north - b.south)


def _ring(flat: list[int], scale: int) -> Ring:
    """Return a ring from its points, each given as the difference from the one before."""
    lons = [x / scale for x in accumulate(flat[::2])]
    lats = [y / scale for y in accumulate(flat[1::2])]
    points = tuple(zip(lons, lats, strict=True))
    runs = (slice(at, at + _RUN) for at in range(0, len(points), _RUN))
    pieces = tuple((_bounds(lons[run], lats[run]), points[run]) for run in runs)
    return Ring(points, _bounds(lons, lats), pieces)


def _bounds(lons: list[float], lats: list[float]) -> Bounds:
    return Bounds(min(lons), min(lats), max(lons), max(lats))
