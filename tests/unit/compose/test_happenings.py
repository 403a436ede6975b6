"""What the page of a happening draws: how its numbers moved, and nothing that they did not."""

from __future__ import annotations

from dataclasses import replace

from briefgen.compose.happenings import _tolls
from briefgen.model import Conflict, Happening, Side, Status, StoryFigure, Telling
from tests.made import article, words


def _telling(slug: str, day: str, number: int, *, implied: bool = False) -> Telling:
    made = article(f"{number} people were killed at the mill.", published=day)
    counted = words(made, f"{number} people")
    figure = StoryFigure(slug, "f1", "killed", number, "people", counted, implied)
    return Telling(slug, counted, 1, day, None, Status.ASSERTED, (figure,), ())


def _happening() -> Happening:
    first, second = _telling("a", "2031-05-01", 12), _telling("b", "2031-05-02", 15)
    return Happening("a", "The mill", ("a", "b"), (first, second), 2)


def test_a_later_count_is_drawn():
    assert [point.number for point in _tolls(_happening())] == [12, 15]


def test_numbers_that_stand_against_each_other_have_not_moved():
    made = _happening()
    sides = tuple(Side(t.entry, "1", t.evidence) for t in made.tellings)
    contested = replace(made, conflicts=(Conflict("figure", "killed", "conflict", sides, "a"),))
    assert not list(_tolls(contested))
    updated = replace(made, conflicts=(Conflict("figure", "killed", "update", sides, "a"),))
    assert len(list(_tolls(updated))) == 2


def test_a_number_that_no_words_state_is_not_drawn():
    made = _happening()
    implied = replace(
        made, tellings=(made.tellings[0], _telling("b", "2031-05-02", 1, implied=True))
    )
    assert [point.number for point in _tolls(implied)] == [12]
