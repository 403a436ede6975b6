"""The page of a happening says what its articles agree on, and which of them differ on what."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import compose, rooms
from briefgen.model.views import HappeningPage
from briefgen.render import render

DESK = Path(__file__).parent / "two_like_happenings"


def _quiet(_what, things, _total):
    return things


@pytest.fixture(scope="module")
def depot():
    """Return the page of the happening that eight of the twelve articles tell."""
    corpus, failures = rooms.corpus([DESK], _quiet, workers=1)
    assert not failures
    made = compose.compose(corpus, compose.Options())
    happenings = [p for p in made if isinstance(p, HappeningPage)]
    return next(p for p in happenings if p.told.articles == 8)


def _fact(page, about):
    return next(f for f in page.facts if f.about == about)


def _by(page, about):
    return {v.stated: sorted(t.outlet for t in v.by) for v in _fact(page, about).variants}


def test_what_all_agree_on_stands_first_then_what_differs(depot):
    verdicts = [(f.about, f.verdict) for f in depot.facts]
    assert verdicts[:2] == [("injured", "agreed"), ("day", "agreed")]
    assert {about for about, verdict in verdicts if verdict == "conflict"} == {"killed", "deed"}


def test_each_number_has_who_gives_it_and_how_it_stands_to_the_others(depot):
    assert _by(depot, "killed")["9"] == ["Harbour Gazette", "Northern Post"]
    assert _by(depot, "killed")["12"] == ["Delta Wire"]
    notes = {v.stated: v.note for v in _fact(depot, "killed").variants}
    assert (notes["9"], notes["17"], notes["40"]) == ("conflict", "update", "retracted")
    speakers = [t.voices[-1].ref.text for t in _fact(depot, "killed").variants[1].by]
    assert speakers == ["the city hospital"]


def test_an_assertion_stands_against_its_denial(depot):
    assert _by(depot, "deed") == {"asserted": ["Delta Wire"], "denied": ["Harbour Gazette"]}
    assert _fact(depot, "deed").who.text == "Alder Brigade"


def test_how_the_toll_moved_is_a_line_by_days(depot):
    ((kind, days),) = depot.moved
    assert kind == "killed"
    assert [(d.day, d.stated) for d in days] == [
        ("2026-05-04", ("9", "12")),
        ("2026-05-05", ("at least 10", "14")),
        ("2026-05-07", ("17",)),
    ]


def test_what_goes_back_to_the_same_report_says_to_which(depot):
    repeats = {row.outlet: row.repeats.text for row in depot.tellings if row.repeats}
    assert repeats == {"Harbour Gazette": "Rockets hit Kesra grain depot, nine dead"}


def test_the_page_says_so_before_the_tellings(depot):
    text = render(depot)[1]
    table = text.partition("## Tellings")[0]
    assert "| **Injured** <small>3 of 8 articles say it, and none otherwise</small> | 21 |" in table
    assert "**Killed, as the articles came out:** 4 May 2026: 9 or 12 → 5 May 2026:" in table
    assert "going back to 7 reports" in table
