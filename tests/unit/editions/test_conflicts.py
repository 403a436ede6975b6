"""A conflict is new if a statement of one of its articles was in no conflict before."""

from __future__ import annotations

from briefgen.editions import Frozen, compare
from briefgen.report import Outcome, report


def line(*stated: str, about: str = "killed") -> dict[str, object]:
    return {"happening": "strike", "about": about, "who": "", "stated": sorted(stated)}


def told(before: list[dict[str, object]], now: list[dict[str, object]]) -> list[str]:
    changes = compare("x", Frozen(conflicts=tuple(before)), Frozen(conflicts=tuple(now)), {})
    assert all(c.happening == "strike" for c in changes.conflicts)
    return [c.now for c in changes.conflicts]


def test_a_conflict_that_was_there_is_not_new():
    one = line("a.txt: 9", "b.txt: 12")
    assert told([one], [one]) == []
    assert told([], [one]) == ["a.txt: 9; b.txt: 12"]


def test_one_more_side_is_new_and_one_less_is_not():
    two, three = line("a.txt: 9", "b.txt: 12"), line("a.txt: 9", "b.txt: 12", "c.txt: 17")
    assert told([two], [three]) == ["a.txt: 9; b.txt: 12; c.txt: 17"]
    assert told([three], [two]) == []


def test_the_same_numbers_of_something_else_are_new():
    assert told([line("a.txt: 9")], [line("a.txt: 9", about="injured")]) == ["a.txt: 9"]


def test_the_report_of_a_build_tells_new_conflicts():
    conflict = {"happening": "strike", "about": "killed", "stated": "a.txt: 9; b.txt: 12"}
    outcome = Outcome(2, 0, 0, (), (), conflicts=(conflict,))
    assert report(outcome, 0, None, None)["conflicts"] == [conflict]
    assert Outcome.of_plain(outcome.plain()) == outcome
