"""Which actors an article is about."""

from __future__ import annotations

import pytest

from briefgen import cleaning, readers
from briefgen.extract.actors import find_actors
from briefgen.extract.actors.foremost import clues_to_salience
from briefgen.extract.coreference import with_anaphors
from briefgen.extract.names import find_names
from briefgen.extract.reading import read
from briefgen.registry.desk import Desk


@pytest.fixture(scope="module")
def clues(extractor):
    def clues_of(text, name):
        article = cleaning.label(readers.read(text.encode(), "a.txt"))
        (reading,) = read([(article, None)], extractor.nlp, Desk())
        actors = with_anaphors(reading, find_actors(reading, find_names(reading)))
        return clues_to_salience(reading, next(a for a in actors if a.name == name))

    return clues_of


def test_actors_come_by_salience_and_the_first_has_one(extract_text):
    actors = extract_text(
        "Hamas met Fatah in Cairo. Hamas left early. Hamas said no more, and Reuters did not ask."
    ).actors

    assert [a.salience for a in actors] == sorted((a.salience for a in actors), reverse=True)
    assert (actors[0].name, actors[0].salience) == ("Hamas", 1.0)


def test_ids_follow_the_first_mention(extract_text):
    actors = extract_text(
        "Reuters heard that Hamas met Fatah. Hamas left early. Hamas came back to Fatah."
    ).actors

    assert actors[0].name == "Hamas"
    assert {a.name: a.id for a in actors} == {"Reuters": "a1", "Hamas": "a2", "Fatah": "a3"}


def test_who_he_is_counts_as_a_mention(clues):
    told = "Ida Lund met Adam Moss in May. {} left. {} came back. {} sold the boat."
    by_pronoun = clues(told.format("He", "He", "He"), "Adam Moss")
    by_name = clues(told.format("Adam Moss", "Adam Moss", "Adam Moss"), "Adam Moss")

    assert by_pronoun["mentions"] == by_name["mentions"]
    assert by_pronoun["deeds"] == by_name["deeds"] > 0


def test_an_adjective_and_a_place_count_half(clues):
    once = clues("Peru bought a boat.", "Peru")
    halves = clues("A Peruvian baker bought a boat in Peru.", "Peru")

    assert halves["mentions"] == once["mentions"]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Hamas sold the boat on Monday.", True),
        ("Hamas fighters sold the boat on Monday.", True),
        ("Hamas said on Monday that the boat was sold.", False),
        ("The boat was sold to Hamas on Monday.", False),
    ],
)
def test_who_does_something(clues, text, does):
    assert clues(text, "Hamas")["does something"] == does


def test_the_first_mention_is_near_the_top_or_not(clues):
    text = "It rained. It snowed. Hamas sold the boat to Fatah, and Fatah sold it again."

    assert clues(text, "Hamas")["near the top"] == pytest.approx(1 / 3)
    assert clues(text, "Hamas")["sentences before the first mention"] > 0
    assert clues(text, "Fatah")["sentences before the first mention"] > 0


def test_an_outlet_is_told_from_others(clues):
    text = "Reuters met Hamas in May."

    assert (clues(text, "Reuters")["outlet"], clues(text, "Hamas")["outlet"]) == (1, 0)
