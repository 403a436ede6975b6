"""A short article has a short brief; nothing is folded for a long or unpublished one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import compose
from briefgen.compose.brevity import SHORT, kept_short
from briefgen.model.views import BriefPage, Piece, Quote
from tests.golden.desk import desk


def page(words: int, publish: str = "full") -> BriefPage:
    """Return the desk's first brief before it is shortened, with this length of its article."""
    made = next(p for p in compose.compose(desk(), compose.Options()) if isinstance(p, BriefPage))
    whole = sorted((*made.ledger, *made.ledger_more), key=lambda row: row.order)
    source = replace(made.source, words=words, publish=publish)
    return replace(made, ledger=tuple(whole), ledger_more=(), drawn=True, source=source)


def test_each_row_of_a_short_brief_stands_open_or_folded():
    whole = page(120)
    short = kept_short(whole)
    assert not short.drawn
    assert kept_short(page(240)).drawn
    assert short.ledger_more
    assert {r.id for r in (*short.ledger, *short.ledger_more)} == {r.id for r in whole.ledger}
    open_words = sum(len(row.what.text.split()) for row in short.ledger)
    assert open_words <= 0.3 * 120


def test_no_row_of_the_bottom_lines_sentence_stands_open():
    whole = page(300)
    assert whole.bottom_line
    said = {mark.anchor for mark in whole.bottom_line.quote.marks}
    assert said & {row.mark.anchor for row in whole.ledger}
    assert not said & {row.mark.anchor for row in kept_short(whole).ledger}


def _with_roles(made: BriefPage, *roles: str) -> BriefPage:
    """Return a brief of as many actors as there are roles, which they are called by."""
    mark = made.ledger[0].mark
    actors = tuple(
        replace(actor, acts=True, confidence="sure", calls=(Quote((Piece(role),), (mark,)),))
        for actor, role in zip(made.actors, roles, strict=False)
    )
    return replace(made, actors=actors)


def test_a_short_brief_says_what_its_first_actors_are_as_far_as_there_are_words():
    made = _with_roles(page(150), "the port's chief pilot", "head of all " * 8, "a docker")
    short = kept_short(made)
    assert [bool(a.calls) for a in short.actors[:3]] == [True, False, True]
    bare = kept_short(replace(made, actors=tuple(replace(a, calls=()) for a in made.actors)))
    assert len(short.ledger) <= len(bare.ledger)


def test_no_sentence_tells_more_than_two_roles():
    made = _with_roles(page(300), "a docker", "a pilot", "a clerk")
    short = kept_short(replace(made, key_points=()))
    assert [bool(a.calls) for a in short.actors] == [True, True, False]


def test_what_says_that_a_row_is_unsure_counts_among_its_words():
    made = page(300)
    assert made.bottom_line
    said = {mark.anchor for mark in made.bottom_line.quote.marks}
    row = next(row for row in made.ledger if row.mark.anchor not in said)
    rows = [replace(row, id=f"row-{n}", confidence="sure", status="asserted") for n in range(20)]
    sure = replace(made, ledger=tuple(rows))
    unsure = replace(made, ledger=tuple(replace(row, confidence="likely") for row in rows))
    assert 0 < len(kept_short(unsure).ledger) < len(kept_short(sure).ledger)


def test_the_least_brief_says_names_alone():
    assert not any(a.calls for a in kept_short(_with_roles(page(90), "a docker")).actors)


def test_a_row_that_leads_has_its_own_address():
    short = kept_short(page(300))
    for rows in (short.ledger, short.ledger_more):
        assert not rows or not rows[0].follows


@pytest.mark.parametrize(("words", "publish"), [(2_000, "full"), (120, "none")])
def test_a_long_brief_and_one_without_its_text_stay_whole(words: int, publish: str):
    whole = page(words, publish)
    assert kept_short(whole) == whole


def test_the_least_article_is_its_own_brief():
    assert kept_short(page(60)).ledger == ()


def test_of_a_longer_brief_the_least_sure_rows_are_folded_where_there_are_too_many():
    made = page(SHORT + 1)
    ledger = (
        *made.ledger,
        replace(made.ledger[0], id="unsure", confidence="likely"),
        *made.ledger * 8,
    )
    long = kept_short(replace(made, ledger=ledger))
    assert long.ledger_more
    assert long.drawn
    assert "unsure" in {row.id for row in long.ledger_more}
    assert len(long.ledger) + len(long.ledger_more) == len(ledger)


def test_rows_of_sentences_that_lead_the_brief_are_folded_before_others():
    made = page(SHORT + 1)
    assert made.bottom_line
    (said, *_) = (mark.anchor for mark in made.bottom_line.quote.marks)
    first = made.ledger[0]
    led = replace(first, id="led", mark=replace(first.mark, anchor=said), follows=False)
    ledger = (led, *(row for row in made.ledger if row.mark.anchor != said))
    fold = kept_short(replace(made, ledger=ledger * 3)).ledger_more
    assert {row.id for row in fold} == {"led"}


def test_no_brief_cites_one_sentence_more_than_three_times_before_it_is_unfolded():
    made = page(2_000)
    row = replace(made.ledger[-1], follows=False)
    ledger = tuple(replace(row, id=f"row-{n}") for n in range(6))
    assert len(kept_short(replace(made, ledger=ledger)).ledger) <= 3
