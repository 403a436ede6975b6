"""Where is it?"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.base_map import Bounds, Country, Ring, countries
from briefgen.render.figures.svg import TYPE, WIDTH, Box, figure, link, number, shortened, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.model.views import PlaceRow

_POINTS: Final = frozenset({"", "point", "city", "province"})
"""Precisions drawn as a point; a country is its outline, and a region has no place on a map but its name."""

_LEAST: Final = 3.0
"""Degrees that a map shows at least: one town needs its surroundings to be found."""

_ROOM: Final = 0.2
_TALLEST: Final = 420.0
_FLATTEST: Final = 220.0
_NAME: Final = 26
_TINY: Final = 4.0
_PROVINCE: Final = 40.0
_REGION: Final = 12.0
"""Units in a degree: a map of 10 degrees, and one of 40."""

_LEAST_AREA: Final = 2500.0
_NEIGHBOURS: Final = 8
"""Names of countries that are written faintly where nothing else stands."""

Item = tuple[int, "PlaceRow"]
Point = tuple[float, float]


def places_map(places: Sequence[PlaceRow], href: Callable[[PlaceRow, int], str]) -> Markup | None:
    """Return the map of the places that are located, cropped to them; None where none is."""
    items = [(n, p) for n, p in enumerate(places, 1) if p.lat is not None and p.lon is not None]
    points = [(n, p) for n, p in items if p.precision in _POINTS]
    outlines = {p.country: (n, p) for n, p in reversed(items) if p.precision == "country" and p.country}
    named = [c for c in countries() if c.code in outlines]
    if not points and not named:
        return None
    view = View(_bounds(points, named))
    parts = [_land(view, outlines)]
    for country in named:
        number_of, place = outlines[country.code]
        path = _outline(country, view)
        if path:
            drawn = f'<path d="{path}" fill-opacity=".13" stroke="currentColor" stroke-width=".8"/>'
            parts.append(link(href(place, number_of), place.ref.text, drawn))
    names, taken = _labelled(points, view, href)
    parts += names
    parts += _countries(view, outlines, taken)
    left = len(places) - len(points) - len(named)
    title = f"Map: {len(points)} named as points, {len(named)} as countries" + (f", {left} not drawn" if left else "")
    return figure("map", title, view.height, parts)


def _bounds(points: list[Item], named: list[Country]) -> Bounds:
    """Return the part of the world that is shown: the points, or the mainlands of the countries, with room."""
    if points:
        lons = [float(p.lon or 0) for _, p in points]
        lats = [float(p.lat or 0) for _, p in points]
    else:
        edges = [c.rings[0].bounds for c in named]
        lons = [x for b in edges for x in (b.west, b.east)]
        lats = [y for b in edges for y in (b.south, b.north)]
    wide = max(_LEAST, max(lons) - min(lons)) * (0.5 + _ROOM)
    high = max(_LEAST / 2, max(lats) - min(lats)) * (0.5 + _ROOM)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    return Bounds(max(-180, lon - wide), max(-85, lat - high), min(180, lon + wide), min(85, lat + high))


class View:
    """Degrees to units: plate carrée, true to shape in the middle, which is enough for finding one's way."""

    def __init__(self, bounds: Bounds) -> None:
        """Fit a part of the world to the figure's width; one that is too tall or too flat gets more around it."""
        lat, lon = (bounds.south + bounds.north) / 2, (bounds.west + bounds.east) / 2
        self.squeeze = max(0.2, math.cos(math.radians(lat)))
        scale = WIDTH / ((bounds.east - bounds.west) * self.squeeze)
        scale = min(scale, _TALLEST / (bounds.north - bounds.south))
        self.height = max(_FLATTEST, min(_TALLEST, (bounds.north - bounds.south) * scale))
        self.scale = scale
        wide, high = WIDTH / scale / self.squeeze / 2, self.height / scale / 2
        self.bounds = Bounds(lon - wide, lat - high, lon + wide, lat + high)
        self._rings: dict[Ring, list[Point]] = {}

    @property
    def step(self) -> int:
        """The least way between two corners, in units: fine on a province, while the world is only sketched."""
        return 1 if self.scale > _PROVINCE else 2 if self.scale > _REGION else 3

    def tiny(self, bounds: Bounds) -> bool:
        """Tell whether a part of the world is too small to be seen."""
        return (bounds.north - bounds.south) * self.scale < _TINY > (bounds.east - bounds.west) * self.scale

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point of the earth stands."""
        return (lon - self.bounds.west) * self.scale * self.squeeze, (self.bounds.north - lat) * self.scale

    def cut(self, ring: Ring) -> list[Point]:
        """Return where a ring's corners stand, cut to the frame."""
        if ring not in self._rings:
            spare = 2 * _BEYOND / self.scale  # more than what is seen, whatever the rounding
            wide = spare / self.squeeze
            b = self.bounds
            frame = Bounds(b.west - wide, b.south - spare, b.east + wide, b.north + spare)
            self._rings[ring] = _clipped([self.at(*p) for p in ring.near(frame)], self.height)
        return self._rings[ring]


def _land(view: View, outlines: Iterable[str]) -> str:
    """Return the countries around, lightly."""
    skip = set(outlines)
    path = "".join(_outline(c, view) for c in countries() if c.code not in skip)
    return f'<path d="{path}" fill-opacity=".05" stroke="currentColor" stroke-width=".5" stroke-opacity=".5"/>'


def _outline(country: Country, view: View) -> str:
    """Return a country's lines within the view; islands too small to be seen are left out."""
    out = []
    for ring in country.rings:
        if ring.bounds.meets(view.bounds) and not view.tiny(ring.bounds):
            whole = ring.bounds.within(view.bounds)  # most are, on a map of the world: nothing to cut
            corners = [view.at(*p) for p in ring.points] if whole else view.cut(ring)
            out.append(_path(corners, view.step))
    return "".join(out)


_BEYOND: Final = 4
"""Units beyond the frame at which lines are cut, so that the cut is not seen."""


def _clipped(ring: list[Point], height: float) -> list[Point]:
    """Return a ring cut to the frame. Source: Sutherland and Hodgman, 1974."""
    low, far, deep = -_BEYOND, WIDTH + _BEYOND, height + _BEYOND
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


def _path(ring: list[Point], step: int) -> str:
    """Return a ring in whole units, each corner as its way from the one before, corners within a step left out."""
    corners: list[tuple[int, int]] = []
    for x, y in ring:
        corner = (round(x), round(y))
        if not corners or max(abs(corner[0] - corners[-1][0]), abs(corner[1] - corners[-1][1])) > step:
            corners.append(corner)
    corners = _straightened(corners)
    if len(corners) < 3:  # noqa: PLR2004 - two corners enclose nothing
        return ""
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")


_ASTRAY: Final = 0.75
"""Units by which a line may miss a corner that is left out: less than what a stroke hides."""


def _straightened(corners: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a line's corners without those that a straight stroke passes, as far as it passes all of them."""
    out, first = corners[:1], 0
    for last in range(2, len(corners)):
        if not all(_passes(corners[first], corners[last], between) for between in corners[first + 1 : last]):
            first = last - 1
            out.append(corners[first])
    return out + corners[-1:] if len(corners) > 1 else out


def _passes(a: tuple[int, int], b: tuple[int, int], corner: tuple[int, int]) -> bool:
    """Tell whether the stroke from a to b comes by a corner, between its ends."""
    x, y, over, down = b[0] - a[0], b[1] - a[1], corner[0] - a[0], corner[1] - a[1]
    square = x * x + y * y
    return 0 <= x * over + y * down <= square and (x * down - y * over) ** 2 <= _ASTRAY**2 * square


def _labelled(points: list[Item], view: View, href: Callable[[PlaceRow, int], str]) -> tuple[list[str], list[Box]]:
    """Return the points, each with its name where there is room for it, and the room that they take."""
    taken = [
        Box(x - 4, y - 4, x + 4, y + 4) for _, p in points for x, y in [view.at(float(p.lon or 0), float(p.lat or 0))]
    ]
    out = []
    for n, place in points:
        x, y = view.at(float(place.lon or 0), float(place.lat or 0))
        name = shortened(place.ref.text, _NAME)
        dot = f'<circle cx="{number(x)}" cy="{number(y)}" r="3.5"/>'
        out.append(link(href(place, n), place.ref.text, dot + _name(name, x, y, taken, view)))
    return out, taken


def _countries(view: View, outlines: Iterable[str], taken: list[Box]) -> list[str]:
    """Return the names of the countries on the map, faintly, the largest first, where nothing else stands."""
    named = set(outlines)
    found = []
    for country in countries():
        if country.rings[0].bounds.meets(view.bounds):
            size, middle = _middle(view.cut(country.rings[0]))
            if size > _LEAST_AREA:
                found.append((country.code not in named, -size, country.name, middle))
    out = []
    for _, _, name, (x, y) in sorted(found)[:_NEIGHBOURS]:
        half = width(name) / 2
        box = Box(x - half, y - TYPE, x + half, y + 3)
        if box.left > 0 and box.right < WIDTH and not any(box.meets(t) for t in taken):
            taken.append(box)
            out.append(f'<g opacity=".7">{text(x, y, name, "middle")}</g>')
    return out


def _middle(ring: list[Point]) -> tuple[float, Point]:
    """Return the area of a ring and its centre of gravity."""
    area = x = y = 0.0
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area) / 2, (x / area / 3, y / area / 3)) if area else (0.0, (0.0, 0.0))


def _name(name: str, x: float, y: float, taken: list[Box], view: View) -> str:
    """Return the name of a point to its right, left, above or below, nothing where each is taken."""
    long = width(name)
    tries = ((x + 6, y + 4, ""), (x - 6, y + 4, "end"), (x, y - 8, "middle"), (x, y + 17, "middle"))
    for at_x, at_y, anchor in tries:
        left = at_x - {"": 0.0, "end": long, "middle": long / 2}[anchor]
        box = Box(left, at_y - TYPE + 2, left + long, at_y + 3)
        inside = box.left >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= view.height
        if inside and not any(box.meets(t) for t in taken):
            taken.append(box)
            return text(at_x, at_y, name, anchor)
    return ""
