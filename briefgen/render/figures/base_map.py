"""Which outlines lie under a map?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Point = tuple[float, float]


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
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line of a country's outline, longitudes and latitudes in degrees."""

    points: tuple[Point, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline; `code` is ISO 3166-1 alpha-2. The first ring is its largest."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries. Source: Natural Earth, public domain; see tools/base_map.py."""
    raw = files("briefgen.render.figures").joinpath("data", "countries.json").read_bytes()
    made = json.loads(raw)
    return tuple(
        Country(c["code"], c["name"], tuple(sorted((_ring(r, made["scale"]) for r in c["rings"]), key=_size)))
        for c in made["countries"]
    )


@cache
def country_name(code: str) -> str:
    """Return the name of a country, the code itself where the map does not know it."""
    return next((c.name for c in countries() if c.code == code), code)


def _size(ring: Ring) -> float:
    b = ring.bounds
    return -(b.east - b.west) * (b.north - b.south)


def _ring(flat: list[int], scale: int) -> Ring:
    points = tuple(_walk(flat, scale))
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return Ring(points, Bounds(min(lons), min(lats), max(lons), max(lats)))


def _walk(flat: list[int], scale: int) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / scale, y / scale
