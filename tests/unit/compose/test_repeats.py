"""Rows from one sentence that repeat each other become one, whatever clauses they are from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import compose
from briefgen.compose.repeats import without_repeats
from briefgen.model.views import BriefPage, LedgerRow, Piece, Quote, Ref, Voice, When
from briefgen.render.inline import Inline
from tests.golden.desk import desk

WHOLE = "Ferrovia has wanted the line since May, and its rival may sell it."
SINCE = When("since May", "2024-05", "month", "2024-05-01", "", relative=True, why="")


def row(id_: str, words: str, **facts: object) -> LedgerRow:
    """Return a row with these words and no facts but those given."""
    made = next(
        p
        for p in compose.compose(desk(), compose.Options())
        if isinstance(p, BriefPage) and p.ledger_more
    )
    first = (*made.ledger, *made.ledger_more)[0]
    bare = replace(
        first, id=id_, what=Quote((Piece(words),), first.what.marks), order=7, voices=(),
        attributed=False, whens=(), told_of=(), hedges=(), status="asserted", partly=False,
        kinds=("event",), deeds=(), withdrawn=None,
    )  # fmt: skip
    return replace(bare, **facts)


def test_a_clause_that_the_whole_sentence_begins_with_is_not_told_twice():
    clause = row("row-1", "Ferrovia has wanted the line since May \u2026", whens=(SINCE,))
    whole = row("row-2", WHOLE, status="planned", hedges=("may",), kinds=("statement",))
    (one,) = without_repeats((clause, whole))
    assert one.what.text == WHOLE
    assert one.whens == (SINCE,)
    assert (one.status, one.partly) == ("planned", True)
    assert "partly planned or expected" in Inline("briefs/a.md").told(one)
    assert set(one.kinds) == {"event", "statement"}
    assert not one.follows


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (
            "its rival bought it in 1998",
            "Ferrovia wants the line since its rival bought it in 1998.",
        ),
        (
            "Ferrovia, which bought it in 1998",
            "Ferrovia, which bought it in 1998, did not comment.",
        ),
    ],
)
def test_a_time_of_another_clause_does_not_date_the_sentence(part: str, whole: str):
    when = replace(SINCE, value="1998")
    (one,) = without_repeats((row("row-1", whole), row("row-2", part, whens=(when,))))
    assert (one.what.text, one.whens, one.told_of) == (whole, (), (when,))


def test_whoever_says_a_part_of_a_sentence_is_not_left_out():
    voice = Voice(Ref("Ana Lopes"), named=True)
    part = row("row-2", "its rival may sell it", voices=(voice,), attributed=True)
    assert len(without_repeats((row("row-1", WHOLE), part))) == 2


def test_a_part_of_what_somebody_says_dates_no_more_than_that_part():
    voice = Voice(Ref("Ana Lopes"), named=True)
    said = row("row-1", WHOLE, voices=(voice,), attributed=True)
    (one,) = without_repeats((said, row("row-2", "since May", whens=(SINCE,))))
    assert one.whens == ()
    assert one.told_of == (SINCE,)


@pytest.mark.parametrize("order", [7, 8])
def test_rows_of_two_sentences_stay_two(order: int):
    rows = without_repeats((row("row-1", WHOLE), row("row-2", WHOLE, order=order)))
    assert len(rows) == (1 if order == 7 else 2)
