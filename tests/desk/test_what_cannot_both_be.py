"""Articles of one happening that contradict one another, and some that only seem to.

They differ on who did it, where, when, and who survived.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen import export, rooms

DESK = Path(__file__).parent / "what_cannot_both_be"


@pytest.fixture(scope="module")
def conflicts():
    """Return what the sides of each conflict state, by happening, kind and verdict."""
    corpus, failures = rooms.corpus([DESK], lambda _what, things, _total: things, workers=1)
    assert not failures
    told = json.loads(export.desk_record(corpus))
    assert {h["id"] for h in told["happenings"]} == {"market-first", "mill-first"}
    return {
        (c["happening"], c["kind"], c["verdict"]): [s["stated"] for s in c["sides"]]
        for c in told["conflicts"]
    }


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("agent", ["Falcon Battalion", "Cedar Movement"]),
        ("place", ["Marseille", "Toulouse"]),
        ("date", ["2026-06-01", "2026-05-29"]),
        ("life", ["dead", "alive"]),
    ],
)
def test_what_cannot_both_be_is_a_conflict(conflicts, kind, stated):
    assert conflicts["market-first", kind, "conflict"] == stated


def test_who_lived_and_has_died_since_is_an_update(conflicts):
    assert conflicts["mill-first", "life", "update"] == ["alive", "dead"]


def test_a_night_a_neighbouring_town_and_days_of_arrests_are_no_conflict(conflicts):
    assert [key for key in conflicts if key[0] == "mill-first"] == [
        ("mill-first", "life", "update")
    ]


def test_nothing_else_is_a_conflict(conflicts):
    assert len([key for key in conflicts if key[0] == "market-first"]) == 4
