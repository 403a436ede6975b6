"""A map shows its extent, its places and what it leaves out, legibly on a phone."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefgen.render.figures.base_map import base_map, countries
from briefgen.render.figures.lettering import PHONE, SIZES, Label
from briefgen.render.figures.svg import TYPE, Box
from briefgen.render.figures.view import ACROSS
from tests.unit.render.test_figures import FIGURES, place

if TYPE_CHECKING:
    from briefgen.model.views import PlaceRow

_TEXT = re.compile(
    r'<text x="(-?\d+)" y="(-?\d+)"(?: text-anchor="(\w+)")?( class="wide")?>([^<]*)</text>'
)
_GROUP = re.compile(r'<g class="(far|near|spots|scale)"[^>]*>(.*?)</g>')


def country(code: str, name: str, lat: float, lon: float) -> PlaceRow:
    return place(lat, lon, "country", code, name)


def labels(svg: str, size: float) -> list[tuple[str, Box]]:
    """Return each name shown at this size of type, with its rectangle."""
    out = []
    for kind, inner in _GROUP.findall(svg):
        usual = "middle" if kind in {"far", "near"} else "start"
        for x, y, anchor, wide, words in _TEXT.findall(inner):
            if not (wide and size == PHONE):
                box = Label(words, int(x), int(y), anchor or usual, bold=kind == "near").box(size)
                out.append((words, box))
    return out


def height(svg: str) -> int:
    found = re.search(rf'viewBox="0 0 {ACROSS} (\d+)"', svg)
    assert found is not None
    return int(found[1])


def dots(svg: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r'<circle cx="(-?\d+)" cy="(-?\d+)"', svg)]


def scale(svg: str) -> float:
    """Return the units in a kilometre, from the scale bar."""
    return next(int(units) / int(km) for units, km in re.findall(r"v4h(\d+)v-4.*?>(\d+) km<", svg))


CROWDED = [
    *(
        replace(place(33 + n % 4, 43 + n / 3, name=f"A town called {n}"), mentions=n)
        for n in range(14)
    ),
    country("IQ", "Iraq", 33, 44),
    country("SY", "Syria", 35, 38),
    country("KW", "Kuwait", 29.3, 47.7),
]


@pytest.mark.parametrize("size", SIZES)
def test_names_keep_apart_and_within_the_frame_on_a_phone_and_on_a_wide_screen(size: float) -> None:
    for svg in re.split(r'(?<=</svg>)(?=<svg viewBox="0 0 480)', FIGURES.map(CROWDED)):
        found = labels(svg, size)
        assert len(found) > 1
        for n, (words, box) in enumerate(found):
            assert box.left >= -1, words
            assert box.top >= 0, words
            assert box.right <= ACROSS + 1, words
            assert box.bottom <= height(svg), words
            for other, room in found[:n]:
                assert not box.meets(room), (words, other)
        for x, y in dots(svg):
            assert 0 <= x <= ACROSS
            assert 0 <= y <= height(svg)


def test_a_phone_leaves_names_out_that_a_wide_screen_shows() -> None:
    svg = FIGURES.map(CROWDED)
    assert 0 < len(labels(svg, PHONE)) < len(labels(svg, TYPE))


def test_the_theme_writes_names_no_larger_than_they_were_reckoned() -> None:
    css = files("briefgen.site").joinpath("theme", "css", "page.css").read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"\.map text \{ font-size: ([\d.]+)px", css)]
    assert max(sizes) == PHONE
    assert all(size <= TYPE for size in sizes if size != PHONE)


def test_what_is_not_drawn_is_named_with_a_way_to_its_evidence() -> None:
    rows = [
        place(33.3, 44.4, name="Baghdad"),
        replace(place(None, None, "", name="a base"), why="Not located: not on the list."),
        country("US", "America", 40, -98),
        replace(place(51, 10, "region", name="Europe"), kind="continent"),
    ]
    _, _, below = FIGURES.map(rows).partition("<figcaption>")
    assert re.sub(' href="#p[^"]+"', "", below).startswith(
        "Not located (not on the list):&#32;<a>a base</a>. "
        "Far from the others:&#32;<a>America</a>. "
        "Too large for a mark:&#32;<a>"
    )
    assert re.findall(r">([^<]+)</a>", below) == ["a base", "America", "Europe"]
    assert "<figcaption>" not in FIGURES.map(rows[:1])


def test_a_list_of_what_is_not_drawn_has_an_end() -> None:
    svg = FIGURES.map(
        [place(33, 44), *(place(None, None, "", name=f"base {n}") for n in range(30))]
    )
    assert "base 11</a> and 18 more." in svg


def test_a_place_that_is_no_point_is_a_ring() -> None:
    svg = FIGURES.map([place(33.3, 44.4), place(34, 43, "province"), place(33.5, 42, "region")])
    circles = re.findall(r"<circle[^>]*>", svg)
    assert ["fill=" in c for c in circles] == [True, True, False]  # dots come last, over the rings


def test_countries_in_the_text_are_shown_whole_where_the_places_stay_in_sight() -> None:
    town = place(33.5, 36.3, name="Damascus")
    near = FIGURES.map([town, country("SY", "Syria", 35, 38), country("LB", "Lebanon", 33.8, 35.8)])
    assert [w for w, _ in labels(near, PHONE) if w in {"Syria", "Lebanon"}] == ["Syria", "Lebanon"]
    (syria,) = re.findall(r"<title>Syria</title><path d=\"M(\d+) (\d+)l", near)
    assert all(0 < int(at) < ACROSS for at in syria)
    alone = FIGURES.map([town])
    assert scale(near) < scale(alone)
    far = FIGURES.map([town, country("RU", "Russia", 60, 100)])
    assert re.findall(r">([^<]+)</a>", far.partition("<figcaption>")[2]) == ["Russia"]


def test_a_country_is_called_what_the_article_calls_it() -> None:
    svg = FIGURES.map([country("CD", "Zaire", -2, 23)])
    assert ">Zaire</text>" in svg
    assert "Congo</text>" not in svg.partition('class="near"')[2]


def test_a_country_too_small_for_an_outline_is_a_dot() -> None:
    svg = FIGURES.map(
        [
            country("US", "US", 40, -98),
            country("FR", "France", 46, 2),
            country("MC", "Monaco", 43.7, 7.4),
        ]
    )
    assert len(dots(svg)) == 1
    assert ">Monaco</text>" in svg
    assert "<figcaption>" not in svg


def test_the_scale_is_true() -> None:
    svg = FIGURES.map([place(50, 10), place(51, 10), place(50, 14)])
    (_, y0), (_, y1) = dots(svg)[:2]
    assert math.isclose(abs(y0 - y1) / scale(svg), 111.2, rel_tol=0.03)


def test_a_small_map_of_the_world_tells_where_a_map_lies_but_not_on_a_map_of_the_world() -> None:
    svg = FIGURES.map([place(-33.9, 151.2), place(-37.8, 145)])
    here = re.search(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', svg)
    assert here is not None
    x, y, wide, high = map(int, here.groups())
    assert abs(x + wide / 2 - (148 / 3 + 60)) < 2
    assert abs(y + high / 2 - (28 + 36 / 3)) < 2
    world = FIGURES.map([place(-33.9, 151.2), place(40.7, -74.0)])
    assert base_map().world in svg
    assert base_map().world not in world
    assert " km<" not in world


def test_places_on_both_sides_of_the_date_line_are_near_each_other() -> None:
    svg = FIGURES.map([place(-18.1, 178.4, name="Suva"), place(-13.8, -171.8, name="Apia")])
    (suva, _), (apia, _) = dots(svg)
    assert 0 < suva < apia < ACROSS
    assert " km<" in svg
    strait = FIGURES.map([place(64.7, 177.5), place(64.5, -165.4), country("US", "US", 40, -98)])
    assert "<title>US</title><path" in strait  # Alaska: elsewhere at the far end


@pytest.mark.parametrize(
    "rows", [[place(64.7, 177.5), place(66, 190)], [place(66, -170), place(70, 170), place(0, 0)]]
)
def test_no_line_runs_across_a_map_where_the_world_ends(rows: list[PlaceRow]) -> None:
    """An outline across the date line or around the pole must not be drawn over the map."""
    svg = FIGURES.map(rows)
    for x in re.findall(r"[Ml](-?\d+)", svg):
        assert abs(int(x)) <= ACROSS + 8


def test_no_outline_leaps_around_the_world() -> None:
    outlines = [ring.points for c in (*countries(), base_map().land) for ring in c.rings]
    leaps = [
        abs(b[0] - a[0])
        for points in outlines
        for a, b in pairwise(points)
        if max(a[1], b[1]) > -80
    ]
    assert max(leaps) < 180


def test_the_same_places_give_the_same_map() -> None:
    assert FIGURES.map(CROWDED) == FIGURES.map(list(CROWDED))


def test_a_map_of_the_world_stays_lean() -> None:
    towns = [place(-33.9, 151.2), place(40.7, -74.0), place(64.1, -21.9), place(-54.8, -68.3)]
    states = [country(c, c, 0, 0) for c in ("US", "RU", "CN", "BR", "AU", "IN")]
    assert len(FIGURES.map(towns)) < 7_000
    assert len(FIGURES.map([*towns, *states])) < 14_000


@pytest.mark.parametrize("lat", [90, -90, 89.99, -89.5, 86, 85, 0])
@pytest.mark.parametrize("lon", [180, -180, 0, 179.999])
def test_a_place_at_a_pole_or_at_the_edge_of_the_map_is_on_it(lat: float, lon: float) -> None:
    svg = str(FIGURES.map((place(lat, lon, "town", "", "Far Station"),)))
    assert "Far Station" in svg
    assert len(dots(svg)) >= 1
    assert all(0 <= x <= ACROSS and 0 <= y <= height(svg) for x, y in dots(svg)[:1])


def test_both_poles_are_on_one_map() -> None:
    svg = str(FIGURES.map((place(90, 0, "town", "", "Up"), place(-90, 180, "town", "", "Down"))))
    assert "Up" in svg
    assert "Down" in svg
