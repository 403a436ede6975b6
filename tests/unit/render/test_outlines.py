"""What is far from a map's frame is passed over, and the map is the same as if it had been cut off point by point."""

from __future__ import annotations

import pytest

from briefgen.render.figures.base_map import Bounds, countries
from briefgen.render.figures.places import View, _clipped, _path


@pytest.mark.parametrize("frame", [Bounds(43, 32, 46, 35), Bounds(-10, 35, 60, 60), Bounds(-180, -85, 180, 85)])
def test_what_is_cut_is_what_cutting_every_point_leaves(frame: Bounds) -> None:
    view = View(frame)
    rings = [ring for country in countries() for ring in country.rings if ring.bounds.meets(view.bounds)]
    assert rings
    for ring in rings:
        every = _clipped([view.at(*p) for p in ring.points], view.height)
        assert _path(view.cut(ring), view.step) == _path(every, view.step)


def test_a_map_of_one_town_looks_at_few_points() -> None:
    frame = Bounds(43, 32, 46, 35)
    asked = [ring for country in countries() for ring in country.rings if ring.bounds.meets(frame)]
    assert sum(len(r.near(frame)) for r in asked) < sum(len(r.points) for r in asked) / 3
