"""Actors: how names are compared to be joined, and the order of actors."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from briefgen import cleaning, readers
from briefgen.errors import Where
from briefgen.extract import Extractor
from briefgen.extract.actors.words import abbreviated, initials, letters_in_order, plain
from briefgen.model import ActorType, Curated, MentionKind
from briefgen.registry.desk import Desk, DeskActor


def test_names_are_compared_without_article_and_apostrophe():
    assert (
        plain("Ibrahim al-Ja'afari") == plain("Ibrahim Al-Ja\u2019afari") == ("ibrahim", "jaafari")
    )


def test_initials_leave_small_words_out():
    assert "PMU" in initials("Popular Mobilization Units")
    assert {"MOD", "MD"} == initials("Ministry of Defence")


@pytest.mark.parametrize(
    ("name", "bare"),
    [("U.N.", "UN"), ("DoD", "DoD"), ("Hamas", ""), ("A", ""), ("CJTF-OIR", "CJTFOIR")],
)
def test_an_abbreviation_is_told_by_its_capitals(name, bare):
    assert abbreviated(name) == bare


def test_letters_stand_in_their_order():
    assert letters_in_order("NAVCENT", "Naval Forces Central Command")
    assert not letters_in_order("HAN", "Northern Harbour Authority")
    assert letters_in_order("NHA", "Northern Harbour Authority")


def test_the_desk_wins_over_everything():
    curated = Curated(key="tarvan", name="Tarvan Movement", aliases=("Reuters", "the Tarvanis"))
    desk = Desk(actors=(DeskActor(curated, ActorType.PARTY, Where(PurePath("actors.yml"), 1)),))
    article = cleaning.label(
        readers.read(b"Reuters marched on Monday, and the Tarvan Movement sang.", "a.txt")
    )
    actors = next(iter(Extractor("en_core_web_sm", desk).extract([(article, None)]))).actors
    found = next(a for a in actors if a.registry_key == "tarvan")
    assert (found.type, [m.evidence.exact for m in found.mentions]) == (
        ActorType.PARTY,
        ["Reuters", "Tarvan Movement"],
    )


def test_an_adjective_is_a_mention_of_its_state(extract_text):
    actors = extract_text(
        "Iraqi officials met in the capital on Monday to talk about water."
    ).actors
    iraq = next(a for a in actors if a.registry_key == "state:IQ")
    assert (iraq.name, iraq.aliases) == ("Iraq", ())
    assert [m.kind for m in iraq.mentions] == [MentionKind.ADJECTIVE]


def test_a_body_that_names_its_state_mentions_it(extract_text):
    actors = extract_text(
        "The Government of Iraq raised the flag over the town again on Sunday."
    ).actors
    assert {a.name for a in actors} >= {"Government of Iraq", "Iraq"}


def test_the_hour_before_a_name_is_no_office(extract_text):
    found = extract_text(
        "Mill closes\n\nAda Horten waited for a yellow bus with her son.\n\n"
        "Around 2:18 p.m., Horten "
        "and two other mothers were seen at the crossing."
    )
    called = [d.evidence.exact for a in found.actors for d in a.descriptions]
    assert not [words for words in called if "p.m" in words]
