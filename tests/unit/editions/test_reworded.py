"""A reworded statement is one change, not one statement gone and another new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.editions import Frozen, compare

if TYPE_CHECKING:
    from briefgen.model import Changes

ARTICLES = ({"article": "a.txt", "sha256": "1"}, {"article": "b.txt", "sha256": "1"})


def said(what: str, who: str = "Lena Quist", article: str = "a.txt") -> dict[str, object]:
    return {"article": article, "who": [who], "what": what}


def changes(before: list[dict[str, object]], now: list[dict[str, object]]) -> Changes:
    was, is_ = (Frozen(articles=ARTICLES, statements=tuple(lines)) for lines in (before, now))
    return compare("x", was, is_, {"a.txt": "a", "b.txt": "b"})


def test_a_word_more_is_a_statement_reworded():
    found = changes(
        [said("the quay will close in May"), said("nobody was hurt")],
        [said("the quay will close late in May"), said("nobody was hurt")],
    )
    told = [(c.before, c.now, c.entry) for c in found.reworded]
    assert told == [("the quay will close in May", "the quay will close late in May", "a")]
    assert (found.statements, found.withdrawn) == ((), ())


def test_another_speaker_or_article_or_matter_is_no_rewording():
    old = said("the quay will close in May")
    for new in (
        said("the quay will close in June", who="Bo Ek"),
        said("the quay will close in June", article="b.txt"),
        said("the ferries sail again tomorrow"),
    ):
        found = changes([old], [new])
        assert not found.reworded
        assert [c.now for c in found.statements] == [new["what"]]
        assert [c.before for c in found.withdrawn] == [old["what"]]


def test_each_stands_for_one_and_the_likest_first():
    found = changes(
        [said("the quay will close in May")],
        [said("the quay will close on a day in May"), said("the quay will close in late May")],
    )
    assert [c.now for c in found.reworded] == ["the quay will close in late May"]
    assert [c.now for c in found.statements] == ["the quay will close on a day in May"]
    assert found.withdrawn == ()
