"""Articles that were retracted, corrected or updated since an edition."""

from __future__ import annotations

from dataclasses import replace

from briefgen.editions import compare, freeze
from briefgen.model import Analyst, Change, Corpus, Entry, Succession
from tests.made import article, metadata


def _corpus(state: str) -> Corpus:
    entry = Entry("a", metadata(article("Nine died.", path="a.txt")), Analyst())
    return Corpus(entries=(replace(entry, succession=Succession(state)),), actors=(), places=())


def _frozen(state: str):
    return freeze(_corpus(state), {})


def test_what_became_of_an_article_is_told_once():
    for state in ("retracted", "corrected", "updated"):
        made = compare("first", _frozen(""), _frozen(state), {"a.txt": "a"})
        assert getattr(made, state) == (Change("a.txt", entry="a"),)
        again = compare("second", _frozen(state), _frozen(state), {"a.txt": "a"})
        assert getattr(again, state) == ()


def test_an_edition_that_did_not_know_it_tells_nothing():
    before = _frozen("")
    lines = tuple({k: v for k, v in line.items() if k != "state"} for line in before.articles)
    made = compare("old", replace(before, articles=lines), _frozen("retracted"), {})
    assert made.retracted == ()
