"""A desk of twelve articles on two similar happenings.

What is one happening, what differs within it, and what only looks the same.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen import export, rooms
from briefgen.record import Together

DESK = Path(__file__).parent / "two_like_happenings"


def _quiet(_what, things, _total):
    return things


@pytest.fixture(scope="module")
def told():
    """Return the record of the desk as JSON data."""
    corpus, failures = rooms.corpus([DESK], _quiet, workers=1)
    assert not failures
    return json.loads(export.desk_record(corpus))


def test_a_week_apart_in_one_city_is_two_stories_and_chess_is_none(told):
    stories = [set(s["articles"]) for s in told["stories"]]
    assert len(stories) == 2
    depot, tanks = sorted(stories, key=len, reverse=True)
    assert depot == {p.stem for p in DESK.glob("depot-*.txt")}
    assert tanks == {p.stem for p in DESK.glob("tanks-*.txt")}


def test_every_bond_says_why(told):
    assert all(b["reasons"] for s in told["stories"] for b in s["bonds"])


def test_all_tolls_are_found_and_none_is_of_the_other_happening(told):
    killed = {}
    for figure in told["figures"]:
        if figure["kind"] == "killed":
            killed.setdefault(figure["article"], []).append(figure["value"])
    assert {a: v[0] for a, v in killed.items() if a.startswith("depot")} == {
        "depot-copy": 9,
        "depot-first": 9,
        "depot-wire": 12,
        "depot-update": 14,
        "depot-least": [10, None],
        "depot-late": 17,
        "depot-retracted": 40,
    }
    assert {v for a, vs in killed.items() if a.startswith("tanks") for v in vs} == {4}


def test_two_counts_of_one_day_are_a_conflict_and_a_later_one_is_an_update(told):
    by_verdict = {}
    for conflict in told["conflicts"]:
        if conflict["kind"] == "figure":
            sides = {s["article"] for s in conflict["sides"]}
            by_verdict[conflict["verdict"]] = sides
    assert by_verdict["conflict"] == {"depot-copy", "depot-first", "depot-wire"}
    assert "depot-late" in by_verdict["update"]
    assert "depot-least" in by_verdict["overlap"]
    assert not any("depot-retracted" in sides for sides in by_verdict.values())


def test_what_is_denied_stands_against_what_is_asserted(told):
    denials = [c for c in told["conflicts"] if c["kind"] == "denial"]
    assert len(denials) == 1
    stated = {(s["article"], s["stated"]) for s in denials[0]["sides"]}
    assert ("depot-wire", "asserted") in stated
    assert ("depot-denial", "denied") in stated
    (words,) = [s["evidence"]["exact"] for s in denials[0]["sides"] if s["stated"] == "denied"]
    assert words.startswith("firing the rockets")


def test_one_man_in_three_spellings_is_one(told):
    (captain,) = [a for a in told["actors"] if "Barhoum" in a["name"]]
    assert {"depot-first", "depot-wire", "depot-update"} <= captain["articles"].keys()
    assert not [p for p in told["proposals"] if captain["id"] in (p["a"], p["b"])]


def test_nothing_else_is_a_conflict(told):
    standing = [c for c in told["conflicts"] if c["verdict"] == "conflict"]
    assert sorted(c["kind"] for c in standing) == ["denial", "figure"]


def test_a_copy_and_a_citation_are_no_origins_of_their_own(told):
    depot, tanks = sorted(told["happenings"], key=lambda h: h["id"])
    origin = {t["article"]: t["origin"] for t in depot["tellings"]}
    assert origin["depot-copy"] == origin["depot-first"] != origin["depot-wire"]
    origin = {t["article"]: t["origin"] for t in tanks["tellings"]}
    assert origin["tanks-copy"] == origin["tanks-first"] != origin["tanks-third"]
    assert tanks["origins"] == 2


def test_tellings_are_in_the_order_of_publication_and_mark_what_differs(told):
    depot = min(told["happenings"], key=lambda h: h["id"])
    days = [t["published"] for t in depot["tellings"]]
    assert days == sorted(days)
    late = next(t for t in depot["tellings"] if t["article"] == "depot-late")
    assert "Seventeen" in {d["exact"] for d in late["differing"]}


def test_the_record_follows_its_schema(told):
    made = Together.model_validate(told)
    assert len(made.happenings) == 2


def test_what_was_retracted_says_so(told):
    marked = {t["article"] for h in told["happenings"] for t in h["tellings"] if t["retracted"]}
    assert marked == {"depot-retracted"}


def test_evidence_quotes(told):
    for figure in told["figures"]:
        text = (DESK / f"{figure['article']}.txt").read_text(encoding="utf-8")
        evidence = figure["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["exact"]


JUDGED = """tanks-apart:
  judgement: different
  of: story
  a: tanks-first
  b: tanks-third
late-apart:
  judgement: different
  of: happening
  a: depot-first
  b: depot-late
gone:
  judgement: same
  of: happening
  a: depot-first
  b: no-such-brief
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Return the corpus of a copy of the desk that has judgements."""
    desk = tmp_path_factory.mktemp("judged")
    for path in DESK.iterdir():
        (desk / path.name).write_bytes(path.read_bytes())
    (desk / "judgements.yml").write_text(JUDGED, encoding="utf-8")
    return rooms.corpus([desk], _quiet, workers=1)[0]


def test_what_is_judged_to_be_apart_is_apart(judged, told):
    before = [set(s["articles"]) for s in told["stories"]]
    assert any({"tanks-first", "tanks-third"} <= s for s in before)
    assert not any({"tanks-first", "tanks-third"} <= set(s.entries) for s in judged.stories)
    assert any({"depot-first", "depot-late"} <= set(s.entries) for s in judged.stories)
    assert not any({"depot-first", "depot-late"} <= set(h.entries) for h in judged.happenings)


def test_a_judgement_that_went_stale_is_told(judged):
    assert [n for n in judged.notices if "no-such-brief" in n.message]
