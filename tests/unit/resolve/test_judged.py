"""Judgements join and separate stories and happenings; outdated ones are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import Where
from briefgen.registry.judgements import Judgement
from briefgen.resolve.judged import of_articles, regrouped

NEAR = {("a", "c"): 0.9, ("b", "d"): 0.8, ("a", "d"): 0.3, ("b", "c"): 0.2}


def near(one: str, other: str) -> float:
    return NEAR.get((one, other), NEAR.get((other, one), 0.0))


def judged(key: str, a: str, b: str, *, same: bool, of: str = "happening") -> Judgement:
    return Judgement(key, a, b, same, Where(Path("judgements.yml"), 1), of=of)


def test_two_that_are_parted_take_the_nearer_ones_with_them():
    apart = judged("x", "a", "b", same=False)
    assert regrouped([("a", "b", "c", "d")], [apart], near) == [("a", "c"), ("b", "d")]


def test_one_that_is_left_alone_is_no_set():
    assert regrouped([("a", "b")], [judged("x", "a", "b", same=False)], near) == []


def test_two_that_are_joined_bring_their_sets():
    one = judged("x", "a", "e", same=True)
    assert regrouped([("a", "c"), ("e", "f")], [one], near) == [("a", "c", "e", "f")]
    assert regrouped([], [one], near) == [("a", "e")]


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_judgements_does_not_matter(turn: int):
    both = [judged("x", "a", "b", same=False), judged("y", "b", "c", same=True)]
    assert regrouped([("a", "b", "c", "d")], both[::turn], near) == [("a", "c", "b", "d")]


def test_a_judgement_on_what_is_not_there_is_told():
    stale, itself = judged("x", "a", "z", same=True), judged("y", "a", "a", same=True)
    actors = judged("w", "somebody", "else", same=True, of="actor")
    kept, notices = of_articles([stale, itself, actors], ["a", "b"])
    assert kept == ()
    assert ["'z'" in n.message for n in notices] == [True, False]
    assert all(n.where == stale.where for n in notices)
