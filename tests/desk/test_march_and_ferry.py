"""Articles of a shooting, and articles of a ferry, that contradict one another.

Those of the shooting differ on the day, the perpetrator and the survivors; those of the ferry on
where it was.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen import export, rooms

DESK = Path(__file__).parent / "march_and_ferry"


@pytest.fixture(scope="module")
def conflicts():
    """Return what the sides of each conflict state, by happening, kind and verdict."""
    corpus, failures = rooms.corpus([DESK], lambda _what, things, _total: things, workers=1)
    assert not failures
    told = json.loads(export.desk_record(corpus))
    assert {h["id"] for h in told["happenings"]} == {"march-first", "ferry-first"}
    return {
        (c["happening"], c["kind"], c["verdict"]): [s["stated"] for s in c["sides"]]
        for c in told["conflicts"]
    }


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("agent", ["Riot Police", "Black Anchor"]),
        ("date", ["2026-03-08", "2026-03-06"]),
        ("denial", ["asserted", "denied"]),
        ("life", ["dead", "alive"]),
    ],
)
def test_what_cannot_both_be_is_a_conflict(conflicts, kind, stated):
    assert conflicts["march-first", kind, "conflict"] == stated


def test_cities_far_apart_are_a_conflict_where_neither_article_names_the_other(conflicts):
    assert conflicts["ferry-first", "place", "conflict"] == ["Set\u00fabal", "Aveiro"]
    assert ("march-first", "place", "conflict") not in conflicts


def test_a_later_and_higher_toll_is_an_update_whatever_it_counts_by(conflicts):
    assert conflicts["march-first", "figure", "update"] == ["3", "3", "3", "4"]


def test_nothing_else_is_a_conflict(conflicts):
    assert len(conflicts) == 6
