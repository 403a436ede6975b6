"""Changes in a toll are drawn, and the names of its lines stay apart."""

from __future__ import annotations

import itertools
import re

from briefgen.locale import words
from briefgen.model.views import TollPoint
from briefgen.render.figures import Figures

FIGURES = Figures("happenings/fire.md", words())
_NAMED = re.compile(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>(killed|injured|missing)</text>')


def points(kind: str, *numbers: float) -> list[TollPoint]:
    """Return the numbers of a toll that articles of successive days give."""
    return [
        TollPoint(kind, f"2020-03-{day:02}", number, f"{number:g}", day)
        for day, number in enumerate(numbers, 1)
    ]


def test_a_number_that_all_give_is_not_drawn():
    assert FIGURES.toll(points("killed", 2, 2, 2)) == ""
    assert FIGURES.toll([*points("killed", 2), *points("injured", 5)]) == ""
    moved = FIGURES.toll([*points("killed", 2, 2), *points("injured", 2, 7)])
    assert [name for _, name in _NAMED.findall(moved)] == ["injured"]


def test_each_article_has_a_mark_that_leads_to_its_telling():
    moved = FIGURES.toll(points("killed", 1, 4, 4))
    assert re.findall(r'href="([^"]*)"', moved) == ["#telling-1", "#telling-2", "#telling-3"]


def test_the_names_of_lines_that_end_together_stand_below_each_other():
    drawn = FIGURES.toll(
        [*points("killed", 1, 3), *points("injured", 2, 3), *points("missing", 9, 3)]
    )
    heights = [float(y) for y, _ in _NAMED.findall(drawn)]
    assert len(heights) == 3
    assert all(b - a >= 13 for a, b in itertools.pairwise(heights))
