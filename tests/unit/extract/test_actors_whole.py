"""Clues to whether an actor is right as it stands, each on a sentence that has it."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from briefgen import cleaning, readers
from briefgen.errors import Where
from briefgen.extract import Extractor
from briefgen.extract.actors import whole
from briefgen.extract.weighing import Weighed
from briefgen.model import ActorType, Curated
from briefgen.registry.desk import Desk, DeskActor


@pytest.fixture
def clues(extract_text, monkeypatch):
    """A function from a text to the clues of each of its actors, by name."""
    seen = []
    kept = whole.clues_to_an_actor

    def watched(case):
        seen.append((case.actor.name, kept(case)))
        return seen[-1][1]

    monkeypatch.setattr(whole, "_weighed", lambda case: watched(case) and case.actor)

    def of(text):
        seen.clear()
        extract_text(text)
        return dict(seen)

    return of


@pytest.mark.parametrize(
    ("text", "name", "clue"),
    [
        ("Mira Holt said the bridge was safe.", "Mira Holt", "person of 2 words"),
        ("Mira Holt said the bridge was safe.", "Mira Holt", "met once, person"),
        ("Mira Holt said it was safe. She left.", "Mira Holt", "speaks, person"),
        ("Mira Holt met Jon Vale in Oslo.", "Jon Vale", "related, person"),
        ("Mira Holt, a judge in Oslo, left.", "Mira Holt", "described, person"),
        ("Mira Holt left. Holt will return.", "Mira Holt", "has another name, person"),
        ("Anna Holt met Jon Holt in Oslo.", "Anna Holt", "shares a surname"),
        ("Anna Holt left Oslo by train.", "Anna Holt", "given name known"),
        ("They wrote to Mira Holt in May.", "Mira Holt", "never a subject, person"),
        ("They wrote to Mira Holt in May.", "Mira Holt", "only behind prepositions, person"),
        ("The bridge was built by the Ministry of Works.", "Ministry of Works", "the before, body"),
        ("Riot police cleared the square.", "Riot police", "nameless of 2 words"),
        ("The police cleared the square in Oslo.", "police", "a noun alone"),
        ("Miners from Chile left.", "Chile", "does not act, state"),
        ("NATO sent ships to the strait.", "NATO", "in capitals, body"),
        ("NATO sent ships to the strait.", "NATO", "known, body"),
        ("The Holt Company of Oslo left.", "Holt Company", "of and a capital behind, body"),
        ("Sweden opened the strait.", "Sweden", "only where a sentence begins, state"),
    ],
)
def test_clue(clues, text, name, clue):
    found = clues(text)
    assert clue in found[name], sorted(found[name])


def test_half_a_name_between_and_is_seen(clues):
    text = "The Vessel and Harbour Authority closed the port. The Harbour Authority said so."
    found = clues(text)
    assert any("a capital and and before, body" in c for c in found.values()), found


def actor(metadata, name):
    return next(a for a in metadata.actors if a.name == name)


def test_a_well_told_person_stands_plainly(extract_text):
    text = 'Mira Holt, a judge in Oslo, said: "The bridge is safe." Holt said she had seen it.'
    assert actor(extract_text(text), "Mira Holt").confidence == "sure"


def test_a_people_that_is_only_named_is_marked(extract_text):
    text = "Five Italians were on board when the ferry left Oslo on Monday."
    found = [a for a in extract_text(text).actors if a.type == "people"]
    assert {str(a.confidence) for a in found} <= {"likely", "doubtful"}
    assert found


@pytest.fixture
def weighed(monkeypatch):
    """A function that makes all actors weigh the same."""

    def set_to(probability):
        monkeypatch.setattr(whole, "weigh", lambda *_: Weighed(probability))

    return set_to


def test_what_is_doubtful_stays_so(weighed, extract_text):
    weighed(1.0)
    metadata = extract_text("The Ring was seen near Oslo. Mira Holt said so.")
    assert actor(metadata, "Ring").confidence == "doubtful"
    assert actor(metadata, "Mira Holt").confidence == "sure"


def test_whom_the_desk_knows_stands_plainly(weighed):
    weighed(0.1)
    curated = Curated(key="tarvan", name="Tarvan Movement", aliases=("the Tarvanis",))
    desk = Desk(actors=(DeskActor(curated, ActorType.PARTY, Where(PurePath("actors.yml"), 1)),))
    article = cleaning.label(readers.read(b"Mira Holt met the Tarvan Movement.", "a.txt"))
    metadata = next(iter(Extractor("en_core_web_sm", desk).extract([(article, None)])))
    assert actor(metadata, "Tarvan Movement").confidence == "sure"
    assert actor(metadata, "Mira Holt").confidence == "likely"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO sent ships. Sailors of NATO left.", "sure"),
        ("They wrote to NATO in May.", "likely"),
    ],
)
def test_a_body_of_our_tables_stands_plainly_if_it_is_more_than_named_in_passing(
    weighed, extract_text, text, expected
):
    weighed(0.5)
    assert actor(extract_text(text), "NATO").confidence == expected


def test_a_group_without_a_name_stands_plainly_if_it_comes_again_and_acts(weighed, extract_text):
    weighed(0.5)
    told = "Riot police said the square was shut. Riot police closed the road. "
    once = extract_text(told)
    again = extract_text(f"{told}Riot police said it would open on Monday.")
    assert actor(once, "Riot police").confidence == "likely"
    assert actor(again, "Riot police").confidence == "sure"
