"""Numbers are counted once, and a list holds as many entries as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import compose
from briefgen.model import Corpus, Counts
from briefgen.model.views import (
    ActorsPage,
    BriefPage,
    HomePage,
    ListPage,
    PlacesPage,
    SourcesPage,
    TermsPage,
)
from tests.golden.desk import desk

if TYPE_CHECKING:
    from collections.abc import Sequence


def _pages(corpus: Corpus, kind: type) -> list:
    return [p for p in compose.compose(corpus, compose.Options()) if isinstance(p, kind)]


def _rows(pages: Sequence, name: str) -> int:
    return sum(len(getattr(p, name)) for p in pages)


def test_an_empty_desk_counts_nothing():
    assert Corpus(()).counts == Counts(0, 0, 0, 0, 0, 0, 0, 0)


def test_each_list_holds_as_many_as_are_counted():
    corpus = desk()
    counts = corpus.counts
    for kind, rows, number in (
        (PlacesPage, "places", counts.places),
        (TermsPage, "terms", counts.terms),
    ):
        pages = _pages(corpus, kind)
        assert _rows(pages, rows) == number, kind
        assert {p.total for p in pages} == {number}, kind
    for kind, number in (
        ("briefs", counts.briefs),
        ("claims", counts.attributed),
        ("relations", counts.relations),
        ("timeline", counts.events),
    ):
        pages = [p for p in _pages(corpus, ListPage) if p.kind == kind and not p.label]
        assert _rows(pages, "rows") == number, kind
        assert {p.total for p in pages} == {number}, kind
    actors = _pages(corpus, ActorsPage)
    lines = [e for p in actors for _, entries in p.letters for e in entries if e.see is None]
    assert len({line.ref for line in lines}) == counts.actors
    assert {p.total for p in actors} == {counts.actors}


def test_what_is_said_of_a_part_adds_up_to_what_is_said_of_the_whole():
    corpus = desk()
    counts = corpus.counts
    (home,) = _pages(corpus, HomePage)
    said = (home.totals.briefs, home.totals.actors, home.totals.claims, home.totals.attributed)
    assert said == (counts.briefs, counts.actors, counts.claims, counts.attributed)
    assert 0 < counts.attributed < counts.claims, "the desk has both kinds"
    numbers = [p.numbers for p in _pages(corpus, BriefPage)]
    assert sum(n.claims for n in numbers) == counts.claims
    assert sum(n.attributed for n in numbers) == counts.attributed
    cards = [c for p in _pages(corpus, ListPage) if p.path.startswith("briefs/") for c in p.rows]
    assert sum(c.claims for c in cards) == counts.attributed
    outlets = [o for p in _pages(corpus, SourcesPage) for o in p.outlets]
    assert sum(o.claims for o in outlets) == counts.attributed
