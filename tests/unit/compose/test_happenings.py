"""The page of a happening draws how its numbers changed, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from briefgen.compose.happenings import _tolls
from briefgen.model import Conflict, Happening, Side, Status, StoryFigure, Telling
from briefgen.model.views import (
    Fact,
    HappeningPage,
    HappeningRef,
    Head,
    Mark,
    Piece,
    Quote,
    Ref,
    Teller,
    TellingRow,
    Variant,
)
from briefgen.render import render
from tests.made import article, words


def _telling(slug: str, day: str, number: int, *, implied: bool = False) -> Telling:
    made = article(f"{number} people were killed at the mill.", published=day)
    counted = words(made, f"{number} people")
    figure = StoryFigure(slug, "f1", "killed", number, "people", counted, implied)
    return Telling(slug, counted, 1, day, None, Status.ASSERTED, (figure,), ())


def _happening() -> Happening:
    first, second = _telling("a", "2031-05-01", 12), _telling("b", "2031-05-02", 15)
    return Happening("a", "The mill", ("a", "b"), (first, second), 2)


def test_a_later_count_is_drawn():
    assert [point.number for point in _tolls(_happening())] == [12, 15]


def test_numbers_that_stand_against_each_other_have_not_moved():
    made = _happening()
    sides = tuple(Side(t.entry, "1", t.evidence) for t in made.tellings)
    contested = replace(made, conflicts=(Conflict("figure", "killed", "conflict", sides, "a"),))
    assert not list(_tolls(contested))
    updated = replace(made, conflicts=(Conflict("figure", "killed", "update", sides, "a"),))
    assert len(list(_tolls(updated))) == 2


def test_a_number_that_no_words_state_is_not_drawn():
    made = _happening()
    implied = replace(
        made, tellings=(made.tellings[0], _telling("b", "2031-05-02", 1, implied=True))
    )
    assert [point.number for point in _tolls(implied)] == [12]


def _row(slug: str, said: str, figure: str) -> TellingRow:
    quote = Quote((Piece(said),), (Mark(slug, "p1s1", "¶1.1"),))
    brief = Ref(f"Title {slug}", f"briefs/{slug}.md")
    return TellingRow(brief, "Quay Times", "2031-05-01", 1, (), quote, (figure,), "denied")


def test_an_article_that_tells_it_in_several_sentences_is_named_once():
    rows = (_row("a", "Two died.", "2 killed"), _row("a", "Five hurt.", "5 hurt"))
    page = HappeningPage(
        path="happenings/a.md",
        head=Head("The mill", "happening", slug="a"),
        told=HappeningRef(Ref("The mill", "happenings/a.md"), 2, 1, "", "", 0),
        facts=(),
        moved=(),
        tolls=(),
        tellings=(*rows, _row("b", "Two are dead.", "2 killed")),
        bonds=(),
    )
    text = render(page)[1].partition("## Tellings")[2]
    assert [text.count(f"[Title {slug}]") for slug in "ab"] == [1, 1]
    told = [line for line in text.splitlines() if line.startswith('<a id="telling-')]
    assert [line.partition("<small>")[2] for line in told] == [
        f"{figure} · denied</small>" for figure in ("2 killed", "5 hurt", "2 killed")
    ]


def test_of_many_articles_that_state_the_same_a_few_are_named_beside_it():
    tellers = tuple(
        Teller(Ref(f"Title {n}", f"briefs/a{n}.md"), f"Outlet {n}", Mark(f"a{n}", "p1s1", "¶1.1"))
        for n in range(20)
    )
    page = HappeningPage(
        path="happenings/a.md",
        head=Head("The mill", "happening", slug="a"),
        told=HappeningRef(Ref("The mill", "happenings/a.md"), 20, 20, "", "", 0),
        facts=(Fact("killed", "agreed", (Variant("12", tellers),)),),
        moved=(),
        tolls=(),
        tellings=(_row("a0", "Twelve died.", "12 killed"),),
        bonds=(),
    )
    (row,) = [line for line in render(page)[1].splitlines() if line.startswith("| **Killed")]
    assert row.count("Outlet") == 8
    assert "and 12 more" in row
