"""A desk of twelve articles on two floods in one town.

Among them are copies, an agency's report, a denial, a withdrawal and five death tolls.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen import compose, export, rooms
from briefgen.model.views import HappeningPage

DESK = Path(__file__).parent / "dam_and_river"
DAM = {p.stem for p in DESK.glob("dam-*.txt")}
RIVER = {p.stem for p in DESK.glob("storm-*.txt")}


@pytest.fixture(scope="module")
def corpus():
    """Return the corpus of the desk."""
    made, failures = rooms.corpus([DESK], lambda _what, things, _total: things, workers=1)
    assert not failures
    return made


@pytest.fixture(scope="module")
def told(corpus):
    """Return the record of the desk as JSON data."""
    return json.loads(export.desk_record(corpus))


def test_two_floods_are_two_stories_and_the_library_is_in_none(told):
    assert sorted((set(s["articles"]) for s in told["stories"]), key=len) == [RIVER, DAM]


def test_each_flood_is_one_happening_of_all_who_tell_of_it(told):
    happenings = sorted(told["happenings"], key=lambda h: len(h["articles"]))
    assert [set(h["articles"]) for h in happenings] == [RIVER, DAM]
    assert {t["article"] for t in happenings[1]["tellings"]} == DAM


def test_five_tolls_are_found_and_what_was_withdrawn_is_none(told):
    dead = {}
    for figure in told["figures"]:
        if figure["kind"] == "killed":
            dead[figure["article"]] = figure["value"]
    assert dead == {
        "dam-first": [6, None],
        "dam-copy": [6, None],
        "dam-agency": 11,
        "dam-range": [10, 15],
        "dam-update": 19,
        "dam-denial": 19,
        "dam-late": 23,
        "storm-first": 2,
        "storm-copy": 2,
    }


def test_cottages_are_nobody_who_fled(told):
    assert not [f for f in told["figures"] if f["kind"] == "displaced"]


def test_tolls_that_rise_and_bounds_are_no_conflict_and_the_denial_is_one(told):
    found = {
        (c["kind"], c["verdict"]): [s["article"] for s in c["sides"]] for c in told["conflicts"]
    }
    assert set(found) == {("denial", "conflict"), ("figure", "update"), ("figure", "overlap")}
    assert found["denial", "conflict"] == ["dam-agency", "dam-denial"]
    assert {"dam-agency", "dam-update", "dam-late"} <= set(found["figure", "update"])


def test_three_spellings_are_one_man_and_nobody_is_asked_about(told):
    (engineer,) = [a for a in told["actors"] if "Sokolenko" in a["name"]]
    assert set(engineer["articles"]) == {
        "dam-first",
        "dam-copy",
        "dam-agency",
        "dam-update",
        "dam-late",
    }
    (captain,) = [a for a in told["actors"] if "Mrozek" in a["name"]]
    assert set(captain["articles"]) == RIVER
    assert told["proposals"] == []


def test_copies_and_citations_have_the_origin_of_what_they_take_from(told):
    of = {t["article"]: t["origin"] for h in told["happenings"] for t in h["tellings"]}
    assert of["dam-copy"] == of["dam-first"] != of["dam-agency"]
    assert of["dam-late"] != of["dam-first"]  # it cites the outlet on the other flood only
    assert of["storm-copy"] == of["storm-first"] != of["storm-second"]


def test_a_number_that_a_denial_takes_for_given_is_the_article_s(corpus):
    pages = [p for p in compose.compose(corpus, compose.Options()) if isinstance(p, HappeningPage)]
    dam = max(pages, key=lambda page: page.told.articles)
    killed = next(fact for fact in dam.facts if fact.about == "killed")
    (nineteen,) = [v for v in killed.variants if v.stated == "19"]
    speakers = {t.outlet: [v.ref.text for v in t.voices] for t in nineteen.by}
    assert speakers["The Observer of Orsava"] == []
    assert speakers["Meridian Press Agency"] == ["the district hospital"]
