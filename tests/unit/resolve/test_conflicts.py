"""Which numbers of one article are compared with those of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import Analyst, Entry, Figure, StoryFigure, Succession
from briefgen.resolve.happenings.conflicts import _first_of_each, conflicts_of
from briefgen.resolve.happenings.figures import figures_of
from tests.made import RULE, article, metadata, words

PLAIN = Succession()


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


def _between(first: str, second: str, killed: float = 0) -> str:
    """Return the verdict on the numbers of injured with which two articles begin.

    `killed` of the first article's number have died.
    """
    figures, members = [], []
    for name, told, day in (("a", first, "2024-03-04"), ("b", second, "2024-03-05")):
        made = article(told, published=day)
        count = words(made, " ".join(told.split()[:2]))
        number = NUMBERS[told.split()[0]]
        members.append(Entry(name, metadata(made), Analyst()))
        figures.append(StoryFigure(name, "f1", "injured", number, "people", count))
    if killed:
        figures.append(replace(figures[0], kind="killed", value=killed))
    (found,) = conflicts_of("h", members, figures, {})
    return found.verdict


NUMBERS = {"Two": 2, "Three": 3, "Four": 4}
FEWER = "Three people were hurt."


def test_two_numbers_of_injured_differ():
    assert _between("Four people were hurt.", FEWER) == "conflict"


def test_who_was_hit_and_died_is_no_other_number_of_injured():
    assert _between("Four people were hurt.", FEWER, killed=1) == "other-count"
    assert _between("Four others were hurt.", FEWER, killed=1) == "conflict"


def test_a_number_that_goes_on_behind_itself_is_a_part():
    whole = "Four people were hurt."
    assert _between(whole, "Two children and two teachers were hurt.") == "other-count"
    assert _between(whole, "Two children and a nurse were hurt.") == "other-count"
    assert _between(whole, "Two children and three were held.") == "conflict"


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("Two people were killed in a shooting on Sunday.", True),
        ("Two people were killed in six separate shootings on Sunday.", False),
        ("Two people were killed in several house fires on Sunday.", False),
    ],
)
def test_a_sum_over_several_is_no_happening_s(told, counts):
    made = article(told)
    figure = Figure("f1", "killed", 2, "person", words(made, "Two people"), RULE)
    entry = Entry("a", metadata(made, figures=(figure,)), Analyst())
    assert bool(figures_of(entry)) is counts


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("The Post has withdrawn its report that forty people were killed.", False),
        ("The Post wrongly said on Monday that forty people were killed.", False),
        ("An earlier version of this article misstated that forty people were killed.", False),
        ("The Post withdrew its report of a strike; forty people were killed.", True),
        ("The Post said in its report that forty people were killed.", True),
    ],
)
def test_a_number_that_an_outlet_takes_back_is_no_happening_s(told, counts):
    made = article(told)
    figure = Figure("f1", "killed", 40, "person", words(made, "forty people"), RULE)
    entry = Entry("a", metadata(made, figures=(figure,)), Analyst())
    assert bool(figures_of(entry)) is counts


def _verdicts(
    first: Entry, second: Entry, numbers: tuple[float, float], units=("people", "people")
):
    figures = [
        StoryFigure(entry.slug, "f1", "killed", number, unit, words(entry.metadata.article, "Many"))
        for entry, number, unit in zip((first, second), numbers, units, strict=True)
    ]
    return [c.verdict for c in conflicts_of("h", (first, second), figures, {})]


def _many(slug: str, day: str, succession: Succession = PLAIN) -> Entry:
    return Entry(slug, metadata(article("Many were killed.", published=day)), Analyst(), succession)


def test_what_an_analyst_calls_retracted_is_held_against_nothing():
    first, second = _many("a", "2024-03-04"), _many("b", "2024-03-04")
    assert _verdicts(first, second, (9, 12)) == ["conflict"]
    assert _verdicts(replace(first, succession=Succession("retracted")), second, (9, 12)) == []


def test_what_another_article_puts_right_is_an_update_though_the_number_falls():
    first, second = _many("a", "2024-03-04"), _many("b", "2024-03-05")
    assert _verdicts(first, second, (12, 9)) == ["conflict"]
    after = Succession("corrected", after=(("corrected", "b"),))
    assert _verdicts(replace(first, succession=after), second, (12, 9)) == ["update"]


def test_a_later_and_higher_number_of_anybody_is_an_update_and_one_of_the_same_day_is_not():
    units = ("docker", "people")
    first = _many("a", "2024-03-04")
    assert _verdicts(first, _many("b", "2024-03-05"), (9, 12), units) == ["update"]
    assert _verdicts(first, _many("b", "2024-03-04"), (9, 12), units) == ["other-count"]
