"""Write places as GeoJSON, for QGIS, geojson.io, Leaflet and their like.

Source: RFC 7946. Every place is a point, so that no ring has a direction; one that could not be
located has a null geometry (section 3.2): no point is written where nobody located it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from briefgen.export.quoting import fold
from briefgen.export.selection import title_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import CorpusPlace, Place

_DIGITS: Final = 5
"""Decimals of a degree that are written: about a metre. Source: RFC 7946, section 11.2."""

_RADIUS: Final = {"point": 100, "city": 10_000}
"""Rough radius in metres that a place's point stands for; provinces and wider areas have none."""


def write(selection: Selection, target: Path) -> None:
    """Write a feature collection: a feature for each place of the desk."""
    mentions = _mentions(selection)
    features = [_feature(p, mentions.get(p.slug, [])) for p in selection.corpus.places]
    collection = {"type": "FeatureCollection", "name": selection.title, "features": features}
    with target.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(collection, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _mentions(selection: Selection) -> dict[str, list[dict[str, Any]]]:
    """Return where the desk's places are named, each once in a brief."""
    slugs = selection.place_slugs()
    out: dict[str, list[dict[str, Any]]] = {}
    for one in selection.quotings():
        for place in one.entry.metadata.places:
            slug = slugs.get((one.entry.slug, place.id))
            if slug and place.mentions:
                out.setdefault(slug, []).append(_mention(one, place))
    return out


def _mention(one: Quoting, place: Place) -> dict[str, Any]:
    first = place.mentions[0].evidence
    sentence = one.sentence(first)
    return {
        "brief": one.entry.slug,
        "title": title_of(one.entry),
        "sentence": sentence.address.label if sentence else None,
        "words": (one.text(sentence) or None) if sentence else None,
        "link": one.link(first),
        "times": len(place.mentions),
    }


def _feature(found: CorpusPlace, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    place = found.place
    located = place.lat is not None and place.lon is not None
    point = {"type": "Point", "coordinates": [_degrees(place.lon), _degrees(place.lat)]}
    return {
        "type": "Feature",
        "id": found.slug,
        "geometry": point if located else None,
        "properties": _properties(place) | {"briefs": len(mentions), "mentions": mentions},
    }


def _degrees(value: float | None) -> float:
    return round(value or 0.0, _DIGITS)


def _properties(place: Place) -> dict[str, Any]:
    """Return what is known of a place, and how sure that is."""
    precision = place.precision.value if place.precision else None
    other = place.runner_up
    return {
        "name": fold(place.name),
        "kind": place.kind,
        "country": place.country,
        "precision": precision,
        "within_metres": _RADIUS.get(precision or ""),
        "confidence": place.confidence.value,
        "why": place.why or None,
        "or_perhaps": f"{other.name}, {other.country}" if other else None,
        "source": place.source,
    }
