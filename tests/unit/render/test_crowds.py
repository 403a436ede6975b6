"""Dots that are close together get a map of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.model.views import Ref
from briefgen.render.figures.crowds import crowds
from briefgen.render.figures.view import ACROSS
from tests.unit.render.test_figures import FIGURES, place

NEAR = {n: (100.0 + n * 5, 80.0 + n) for n in range(9)}


def test_a_crowd_is_as_many_dots_as_a_fifth_of_the_map_holds():
    far = {20: (400.0, 90.0), 21: (100.0 + ACROSS / 5 + 1, 200.0)}
    assert crowds({**NEAR, **far}) == [frozenset(NEAR)]


def test_few_dots_are_no_crowd_and_all_dots_need_no_second_map():
    assert not crowds({**dict(list(NEAR.items())[:5]), 20: (400.0, 90.0)})
    assert not crowds(NEAR)
    assert not crowds({})


def test_places_of_a_crowd_are_named_on_a_map_of_their_own():
    towns = [
        replace(place(50 + n / 3, 4 + n / 3), ref=Ref(f"Town {n}", f"places/{n}.md"), id=f"t{n}")
        for n in range(9)
    ]
    far = replace(place(-33.9, 151.2), ref=Ref("Sydney", "places/sydney.md"), id="far")
    drawn = FIGURES.map([*towns, far])
    large, near = re.split(r'(?<=</svg>)(?=<svg viewBox="0 0 480)', drawn)
    assert "Sydney" in large
    assert "Sydney" not in near
    assert near.count("<a href") == len(towns)
    assert 'aria-hidden="true" tabindex="-1"' not in near
    hidden = re.findall(r'<a href="[^"]*" aria-hidden="true" tabindex="-1">', large)
    assert len(hidden) == len(towns)
    assert ">Town 4</text>" not in large
