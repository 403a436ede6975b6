"""Points far from a map's frame are skipped, and the map is the same as without skipping."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefgen.render.figures.base_map import Bounds, countries
from briefgen.render.figures.view import Inside, View, _clipped, _drawn, _passes, _straightened


@pytest.mark.parametrize(
    "frame", [Bounds(43, 32, 46, 35), Bounds(-10, 35, 60, 60), Bounds(-180, -85, 180, 85)]
)
def test_what_is_cut_is_what_cutting_every_point_leaves(frame: Bounds) -> None:
    view = View(frame)
    rings = [
        ring for country in countries() for ring in country.rings if ring.bounds.meets(view.bounds)
    ]
    assert rings
    for ring in rings:
        every = _clipped([view._at(*p) for p in ring.points], view.height)
        assert _drawn(view._cut(ring, 0), 1) == _drawn(every, 1)


def test_a_map_of_one_town_looks_at_few_points() -> None:
    frame = Bounds(43, 32, 46, 35)
    asked = [ring for country in countries() for ring in country.rings if ring.bounds.meets(frame)]
    assert sum(len(r.near(frame)) for r in asked) < sum(len(r.points) for r in asked) / 3


def test_corners_that_a_stroke_passes_are_left_out_and_no_corner_is_missed_by_a_unit() -> None:
    stair = [(4 * i, i % 2 if i < 5 else 0) for i in range(10)]
    corners = _straightened([*stair, (36, 40), (0, 40)])
    assert len(corners) < len(stair)
    assert {(0, 0), (36, 40), (0, 40)} <= set(corners)
    assert _straightened([(0, 0), (9, 0), (3, 0), (3, 9)]) == [
        (0, 0),
        (9, 0),
        (3, 0),
        (3, 9),
    ]  # a narrow spit of land is kept
    bend = [(i, i * i // 40) for i in range(0, 80, 4)]
    kept = _straightened(bend)
    assert len(kept) < len(bend)
    assert all(any(_passes(a, b, corner) for a, b in pairwise(kept)) for corner in bend)


def test_a_point_is_inside_where_the_ring_is_crossed_an_odd_number_of_times_beyond_it():
    hook = Inside([(0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (0, 10)])
    assert [hook(x, 5) for x in (-1, 5, 25, 31)] == [False, True, True, False]
    assert [hook(x, 20) for x in (5, 15, 25, 31)] == [False, False, True, False]
    assert not hook(25, 31)
