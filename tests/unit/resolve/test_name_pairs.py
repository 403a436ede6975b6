"""Pairs of names without context: the same actor is joined or asked about, others never."""

from __future__ import annotations

import pytest

from briefgen.model import ActorType, Analyst
from briefgen.registry.desk import Desk
from briefgen.resolve import resolve
from tests.made import actor, article, metadata

PERSON, BODY = ActorType.PERSON, ActorType.ORGANISATION

ONE = (
    ("Qasim Barhoum", "Kassem Barhoum", PERSON),
    ("Mohammed al-Hashimi", "Muhammad Al Hashemi", PERSON),
    ("Yevgenia Orlovskaya", "Evgeniya Orlovskaia", PERSON),
    ("Kenji Watabe", "Watabe Kenji", PERSON),
    ("Robert Ashdown", "Bob Ashdown", PERSON),
    ("Ana Ruiz", "Ana Ruiz Olmedo", PERSON),
    ("Abd al-Rahman Sayed", "Abdulrahman Sayed", PERSON),
    ("Lantern Works", "Lantern Works Corp.", BODY),
    ("Veldt Harbour Safety Authority", "VHSA", BODY),
    ("Fisheries Ministry of Veldt", "Veldt Ministry of Fisheries", BODY),
)
TWO = (
    ("Maria Vey", "Mario Vey", PERSON),
    ("Paul Holt", "Paula Holt", PERSON),
    ("Jean Marsh", "Joan Marsh", PERSON),
    ("Park Jin Ho", "Park Jin Soo", PERSON),
    ("Tomas Vey Jr.", "Tomas Vey Sr.", PERSON),
    ("Hamid Karim", "Hamad Karim", PERSON),
    ("Ana B. Ruiz", "Ana C. Ruiz", PERSON),
    ("Vey", "Tomas Vey", PERSON),
    ("First Lantern Bank", "Second Lantern Bank", BODY),
    ("North Lantern Council", "South Lantern Council", BODY),
    ("Alder Brigade", "Alder Battalion", BODY),
    ("Veldt Harbour Authority", "VHA Divers", BODY),
)


def _is_found(first, second, type_):
    entries = []
    for n, name in enumerate((first, second)):
        made = article(f"{name} was there.")
        entries.append((f"n{n}.txt", metadata(made, actor(made, "a", name, type_)), Analyst()))
    corpus = resolve(entries, Desk())
    return len(corpus.actors) == 1 or len(corpus.proposals) == 1


@pytest.mark.parametrize(("first", "second", "type_"), ONE)
def test_names_of_one_are_joined_or_asked_about(first, second, type_):
    assert _is_found(first, second, type_)
    assert _is_found(second, first, type_)


@pytest.mark.parametrize(("first", "second", "type_"), TWO)
def test_names_of_two_are_neither(first, second, type_):
    assert not _is_found(first, second, type_)
    assert not _is_found(second, first, type_)
