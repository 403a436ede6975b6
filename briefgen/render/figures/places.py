"""Draw the map of a page's places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.render.escape import html
from briefgen.render.figures.base_map import (
    Bounds,
    Country,
    base_map,
    countries,
    country_name,
)
from briefgen.render.figures.crowds import crowds
from briefgen.render.figures.lettering import SIZES, SMALL, THUMB, Lettering
from briefgen.render.figures.svg import drawing, framed, link, listed, shown_of, told_at
from briefgen.render.figures.view import ACROSS, View, area, centroid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.locale import Words
    from briefgen.model.views import PlaceRow
    from briefgen.render.figures.view import Corners, Point

_VAGUE: Final = frozenset({"province", "region"})
"""Precisions drawn as a ring: the place is somewhere in there, and larger than a dot says."""

_BROKEN: Final = ' stroke-dasharray="2 2"'
"""How the ring of a place is drawn that is likely there, and not surely."""

_NO_SPOT: Final = frozenset({"continent"})
"""Kinds that no mark on a map stands for."""

_LEAST: Final = 5.0
"""Fewest degrees that a map shows: one town needs its surroundings to be found."""

_ROOM: Final = 0.12
"""Share of the map that is left free on each side."""

_WHOLE: Final = 16.0
"""Degrees within which countries that an article names are shown whole, beside its places."""

_WIDER: Final = 1.8
"""Most times that a map may become as wide as its places for the sake of such countries."""

_HALF: Final = 180

_AREA: Final = 900.0
_NEIGHBOURS: Final = 8
"""Most unnamed countries labelled faintly where there is room, each of this many square units."""

_GRID: Final = 3
_WORLD: Final = (120, 46)
"""The small map of the world: degrees in a unit, and its size."""

Item = tuple[int, "PlaceRow"]
Spot = tuple[int, "PlaceRow", "Point"]
Outline = tuple[float, str, str, "Corners"]
"""A country's largest visible part: its area in square units, its code, its name, its corners."""


def places_map(
    places: Sequence[PlaceRow],
    href: Callable[[PlaceRow, int], str],
    ui: Words,
    *,
    here: bool = False,
    insets: bool = True,
) -> Markup | None:
    """Return the map of the located places, cropped to them; None where there is none to draw.

    What is not drawn is named below: what could not be located, and what lies elsewhere. `here`
    says that all evidence is on the page of the map: then places tell their sentences, and names
    are written for a small picture of it too. Elsewhere, and with `insets`, those that stand close
    together are drawn once more below, on a larger scale, and are named there.
    """
    items = list(enumerate(places, 1))
    located = [(n, p) for n, p in items if p.lat is not None and p.lon is not None]
    spots = [(n, p) for n, p in located if p.precision != "country" and p.kind not in _NO_SPOT]
    lands: dict[str, list[Item]] = {}
    for n, p in located:
        if p.precision == "country" and p.country:
            lands.setdefault(p.country, []).append((n, p))
    bounds = _bounds([p for _, p in spots], [c for c in countries() if c.code in lands])
    if not bounds:
        return None
    shown = Drawing(View(bounds), href, ui, here=here)
    near = shown.crowded(spots) if insets and not here else []
    parts = shown.parts(spots, lands)
    missing = [(n, p) for n, p in items if n not in shown.drawn]
    title = ui(
        "map_of", shown=shown_of(len(places) - len(missing), len(places), ui), count=len(places)
    )
    below = _missing(missing, href, ui, here=here)
    crowded = [_inset(crowd, lands, href, ui) for crowd in near]
    return framed("map", drawing(title, shown.view.height, parts, ACROSS) + "".join(crowded), below)


def _inset(
    spots: list[Item],
    lands: dict[str, list[Item]],
    href: Callable[[PlaceRow, int], str],
    ui: Words,
) -> str:
    """Return the map of places that stand close together on another one."""
    bounds = _bounds([place for _, place in spots], [])
    if not bounds:
        return ""
    inset = Drawing(View(bounds), href, ui)
    parts = inset.parts(spots, lands)
    title = ui("map_of", shown=ui.number(len(spots)), count=len(spots))
    return drawing(title, inset.view.height, parts, ACROSS)


def _missing(
    items: list[Item], href: Callable[[PlaceRow, int], str], ui: Words, *, here: bool
) -> str:
    """Return the names of what the map does not show, and why, each linked to its evidence."""
    groups: dict[str, dict[str, str]] = {}
    for n, place in sorted(items, key=lambda item: item[1].lat is not None):
        name = place.ref.text
        way = link(href(place, n), "", name, " ".join(place.sentences) if here else "")
        groups.setdefault(_why_missing(place, ui), {}).setdefault(name, way)
    return " ".join(
        f"{html(why)}:&#32;{listed(list(names.values()), ui)}." for why, names in groups.items()
    )


def _why_missing(place: PlaceRow, ui: Words) -> str:
    """Return why a place is not on the map: why it is not located, else the map's limits."""
    if place.lat is None or place.lon is None:
        what, _, why = ui.reason(place.why).rstrip(". ").partition(": ")
        told = f"{what} ({why})" if why else what or ui("places_lost")
        return told[:1].upper() + told[1:]
    return ui("places_large" if place.kind in _NO_SPOT else "places_far")


_EDGE: Final = 85
_POLE: Final = 90
"""Degrees north and south up to which a map goes: the pole where a place lies there, else less."""


def _bounds(spots: list[PlaceRow], named: list[Country]) -> Bounds | None:
    """Return the part of the world to show, with room around it; None if there is nothing.

    That is the places, and of the countries in the text as many as stand whole near them; the
    mainlands of the countries where there is no place.
    """
    mainlands = [c.rings[0].bounds for c in named]
    exact = [p for p in spots if p.precision != "region"] or spots
    if exact:
        shown = _around([(float(p.lon or 0), float(p.lat or 0)) for p in exact])
        shown = _with_countries(shown, mainlands)
    elif mainlands:
        shown = _joined(mainlands)
    else:
        return None
    lon, lat = (shown.west + shown.east) / 2, (shown.south + shown.north) / 2
    wide = max(_LEAST, shown.east - shown.west) * (0.5 + _ROOM)
    high = max(_LEAST / 2, shown.north - shown.south) * (0.5 + _ROOM)
    edge = _EDGE if max(abs(shown.south), abs(shown.north)) < _EDGE else _POLE
    return Bounds(lon - wide, max(-edge, lat - high), lon + wide, min(edge, lat + high))


def _around(points: list[Point]) -> Bounds:
    """Return the bounds of points, across the date line where that is much the shorter way."""
    lons, lats = [x for x, _ in points], [y for _, y in points]
    if max(lons) - min(lons) > _HALF:
        turned = [x + 2 * _HALF if x < 0 else x for x in lons]
        lons = turned if max(turned) - min(turned) < _HALF else lons
    return Bounds(min(lons), min(lats), max(lons), max(lats))


def _joined(parts: Iterable[Bounds]) -> Bounds:
    """Return the common bounds of several parts of the world."""
    each = list(parts)
    return Bounds(
        min(b.west for b in each),
        min(b.south for b in each),
        max(b.east for b in each),
        max(b.north for b in each),
    )


def _with_countries(shown: Bounds, mainlands: list[Bounds]) -> Bounds:
    """Return bounds widened to countries, the nearest first, as long as the places stay legible."""
    wide = max(_WHOLE, (shown.east - shown.west) * _WIDER)
    high = max(_WHOLE, (shown.north - shown.south) * _WIDER)
    left = list(mainlands)
    while left:
        wider = [(_joined((shown, land)), land) for land in left]
        fits = [
            w for w in wider if w[0].east - w[0].west <= wide and w[0].north - w[0].south <= high
        ]
        if not fits:
            break
        shown, land = min(fits, key=lambda w: (w[0].east - w[0].west) + (w[0].north - w[0].south))
        left.remove(land)
    return shown


class Drawing:
    """One map. `drawn` are the rows that it shows."""

    def __init__(
        self, view: View, href: Callable[[PlaceRow, int], str], ui: Words, *, here: bool = False
    ) -> None:
        """Take the part of the world to show, the link to each place's evidence, and the words."""
        self.view, self.href, self.ui, self.here = view, href, ui, here
        self.sizes = (THUMB, *SIZES) if here else SIZES
        self.drawn: set[int] = set()
        self.apart: set[int] = set()
        """Places that are named on a map of their own."""

    def crowded(self, spots: list[Item]) -> list[list[Item]]:
        """Return the crowds of places that stand close together; leave their names to insets."""
        dots = {n: at for n, p in spots if self.view.shows(at := self._at(p))}
        found = crowds(dots)
        self.apart = {n for crowd in found for n in crowd}
        return [[(n, p) for n, p in spots if n in crowd] for crowd in found]

    def parts(self, spots: list[Item], lands: dict[str, list[Item]]) -> list[str]:
        """Return the drawing: the sea, the land, the countries in the text, names, places.

        A country that is too small to be drawn is a dot.
        """
        paths = {
            c: path
            for c in lands
            if (path := "".join(self.view.outline(o) for o in countries() if o.code == c))
        }
        dots = [
            *spots,
            *(item for code, rows in lands.items() if code not in paths for item in rows),
        ]
        seen = [(n, p, at) for n, p in dots if self.view.shows(at := self._at(p))]
        self.drawn = {n for n, _, _ in seen} | {n for code in paths for n, _ in lands[code]}
        outlines = self._outlines(lands)
        small = [
            centroid(ring) for size, code, _, ring in outlines if code in lands and size < SMALL
        ]
        room = Lettering(self.view, [*(at for _, _, at in seen), *small], self.sizes)
        sea = (
            f'<rect class="sea" width="{ACROSS}" height="{self.view.height}" '
            'fill="none" stroke="currentColor"/>'
        )
        named = "".join(
            self._country(*lands[code][0], path) for code, path in sorted(paths.items())
        )
        tint = (
            f'<g class="named" fill-opacity=".15" stroke="currentColor">{named}</g>'
            if named
            else ""
        )
        return [
            sea,
            self._around(lands),
            tint,
            self._world(room),
            self._bar(room),
            *self._names(room, seen, outlines, lands),
        ]

    def _at(self, place: PlaceRow) -> Point:
        return self.view.at(float(place.lon or 0), float(place.lat or 0))

    def _around(self, lands: Iterable[str]) -> str:
        """Return unnamed countries, lightly drawn; on a world map the land alone."""
        skip = set(lands)
        around = (
            (base_map().land,)
            if self.view.worldwide
            else (c for c in countries() if c.code not in skip)
        )
        path = "".join(self.view.outline(c) for c in around)
        return (
            f'<path class="land" d="{path}" fill-opacity=".05" '
            'stroke="currentColor" stroke-width=".5"/>'
        )

    def _country(self, n: int, place: PlaceRow, path: str) -> str:
        """Return a country in the text, linked to its evidence."""
        return link(self.href(place, n), place.ref.text, f'<path d="{path}"/>', self._told(place))

    def _told(self, place: PlaceRow) -> str:
        """Return the addresses of sentences that name a place, if they are on the map's page."""
        return " ".join(place.sentences) if self.here else ""

    def _names(
        self,
        room: Lettering,
        seen: list[Spot],
        outlines: list[Outline],
        lands: dict[str, list[Item]],
    ) -> list[str]:
        """Return the names of countries, and the places with theirs over them.

        What is named most often finds its room first, and what has room on a phone before what has
        it only elsewhere.
        """
        beside: dict[int, str] = {}
        named: dict[str, str] = {}
        other: dict[str, str] = {}
        for size in self.sizes:
            alone = (s for s in seen if s[0] not in self.apart)
            for n, place, at in sorted(alone, key=lambda s: (-s[1].mentions, s[0])):
                beside[n] = beside.get(n) or room.beside(place.ref.text, at, size)
            for extent, code, name, ring in outlines:
                if code in lands:
                    named[code] = named.get(code) or room.named(
                        lands[code][0][1].ref.text, ring, size
                    )
                elif extent > _AREA and len(other) < _NEIGHBOURS and code not in other:
                    other |= {code: text} if (text := room.within(name, ring, size)) else {}
        rings_first = sorted(seen, key=lambda s: (s[1].precision not in _VAGUE, s[0]))
        spots = "".join(self._spot(n, place, at, beside.get(n, "")) for n, place, at in rings_first)
        return [
            _group(
                "far",
                ' text-anchor="middle" pointer-events="none" opacity=".7"',
                "".join(other.values()),
            ),
            _group("near", ' text-anchor="middle" pointer-events="none"', "".join(named.values())),
            _group("spots", "", spots),
        ]

    def _outlines(self, lands: dict[str, list[Item]]) -> list[Outline]:
        """Return the largest visible part of each country to label, named ones first, by area."""
        found: dict[str, Outline] = {}
        for country in countries():
            nameless = self.view.worldwide and country.code not in lands
            for ring in () if nameless else self.view.rings(country):
                extent = area(ring)
                if extent > found.get(country.code, (0.0,))[0]:
                    found[country.code] = (
                        extent,
                        country.code,
                        country_name(country.code, self.ui) if country.code else country.name,
                        ring,
                    )
        return sorted(found.values(), key=lambda o: (o[1] not in lands, -o[0], o[1]))

    def _spot(self, n: int, place: PlaceRow, at: Point, name: str) -> str:
        """Return a place with its name, if there was room: a dot, or a ring where it is vague.

        The ring is broken where the place is only likely, and the title says so.

        Where a name is not written at each size of the map, a title says it: a link must have a
        name.
        """
        x, y = round(at[0]), round(at[1])
        hollow = place.likely or place.precision in _VAGUE
        ring = ' fill="Canvas" stroke="currentColor"' if hollow else ""
        ring += _BROKEN if place.likely else ""
        dot = f'<circle cx="{x}" cy="{y}" r="{"4" if ring else "3"}"{ring}/>'
        always = f">{html(place.ref.text)}<" in name and "class=" not in name
        said = f"{place.ref.text} ({self.ui.label('likely')})" if place.likely else place.ref.text
        title = "" if always and not place.likely else f"<title>{html(said)}</title>"
        told = told_at(self._told(place))
        if n in self.apart:
            # the link that is read out, and that Tab reaches, is on the map of its own
            told += ' aria-hidden="true" tabindex="-1"'
        return f'<a href="{html(self.href(place, n))}"{told}>{title}{dot}{name}</a>'

    def _world(self, room: Lettering) -> str:
        """Return the small world map that shows where this one lies; empty on a world map."""
        b = self.view.bounds
        corner = room.corner(*_WORLD) if not self.view.worldwide else None
        if not corner:
            return ""
        wide, high = ((side / _GRID) for side in (b.east - b.west, b.north - b.south))
        x, y = (
            ((b.west + b.east) / 2 / _GRID + 60) % _WORLD[0],
            28 - (b.south + b.north) / 2 / _GRID,
        )
        wide, high = max(5, round(wide)), max(5, round(high))
        size = f'width="{_WORLD[0]}" height="{_WORLD[1]}"'
        return (
            f'<svg class="world" x="{corner[0]}" y="{corner[1]}" {size} aria-hidden="true">'
            f'<rect {size} fill="Canvas" stroke="currentColor" stroke-width=".5"/>'
            f'<path d="{base_map().world}" opacity=".4"/>'
            f'<rect x="{round(x - wide / 2)}" y="{round(y - high / 2)}" '
            f'width="{wide}" height="{high}" fill="none" '
            'stroke="currentColor" stroke-width="1.5"/></svg>'
        )

    def _bar(self, room: Lettering) -> str:
        """Return the scale, empty where the map has more than one."""
        bar = self.view.bar()
        corner = room.corner(bar[1], 20) if bar else None
        if not bar or not corner:
            return ""
        x, y = corner
        line = f'<path d="M{x} {y + 16}v4h{bar[1]}v-4" fill="none" stroke="currentColor"/>'
        return f'<g class="scale">{line}<text x="{x + 4}" y="{y + 9}">{bar[0]} km</text></g>'


def _group(kind: str, how: str, inner: str) -> str:
    """Return a group of names centred on their lines; empty where there is none."""
    return f'<g class="{kind}" dominant-baseline="central"{how}>{inner}</g>' if inner else ""
