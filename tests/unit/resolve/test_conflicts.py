"""Which numbers of an article are held against those of another?"""

from __future__ import annotations

from briefgen.model import StoryFigure
from briefgen.resolve.happenings.conflicts import _first_of_each
from tests.made import article, words


def _figure(
    entry: str, exact: str, value: float | tuple[float | None, float | None]
) -> StoryFigure:
    return StoryFigure(entry, "f1", "killed", value, "people", words(article(exact), exact))


def test_a_number_that_is_short_for_a_bound_of_its_article_is_the_bound():
    short, bound = _figure("a", "23", 23), _figure("a", "at least 23 people", (23, None))
    other = _figure("b", "23 people", 23)
    assert _first_of_each([short, bound, other]) == [bound, other]


def test_each_value_counts_once():
    first, again = _figure("a", "31", 31), _figure("a", "31 people", 31)
    assert _first_of_each([first, again]) == [first]
