"""The reasons why two articles tell one happening, in words that a reader can check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import Analyst, Entry
from briefgen.resolve import stories
from briefgen.resolve.kept import Kept
from briefgen.resolve.stories import pairs
from briefgen.resolve.stories.decision import reasons
from briefgen.resolve.stories.signature import Signature
from tests.made import article, metadata


def told_by(names: dict[str, str], body: str, people: dict[str, str] | None = None) -> Signature:
    """Return a signature of an article.

    `names` maps each word of a name to the name, `people` the folded name of a person to the
    name; `body` are other words of the text.
    """
    who = people or {}
    return Signature(
        body=dict.fromkeys([*names, *body.split()], 0.1),
        lead={},
        names=dict.fromkeys(names, 0.5),
        people=frozenset(who),
        places=frozenset(),
        where=frozenset(),
        streets=frozenset(),
        ages=frozenset(),
        days=frozenset(),
        tolls=frozenset(),
        published=None,
        length=100,
        spelled={**who, **names},
    )


def test_a_name_is_shared_where_the_other_article_names_all_of_it():
    union = "Quay Dockers Union"
    one = told_by({"quay": union, "dockers": union, "union": union, "tern": "Tern Bay"}, "")
    other = told_by({"tern": "Tern", "union": "Harbour Union"}, "")
    assert reasons(one, other) == ("Both have the names Tern Bay.",)


def test_what_is_named_is_told_once_and_numbers_are_no_words():
    people = {"lena quist": "Lena Quist"}
    names = {"lena": "Lena Quist", "quist": "Lena Quist", "tern": "Tern"}
    one = told_by(names, "12 barge aground", people)
    assert reasons(one, told_by(names, "12 barge tug", people)) == (
        "Both name Lena Quist.",
        "Both have the names Tern.",
        "Both use words that few articles use: barge.",
    )


def test_one_article_more_is_compared_with_the_others_alone(monkeypatch):
    class Values(dict):
        def put(self, key, value):
            self[key] = value

    compared = []

    def counted(one, other):
        compared.append((one.length, other.length))
        return 0.5

    monkeypatch.setattr(pairs, "probability", counted)
    kept = Kept(Values(), "v1")
    four = [
        replace(told_by({"tern": "Tern", "quay": "Quay"}, "barge"), length=n)
        for n in range(100, 104)
    ]
    assert len(pairs.probabilities(four[:3], 25, kept)) == len(compared) == 3
    compared.clear()
    made = pairs.probabilities(four, 25, kept)
    assert compared == [(100, 103), (101, 103), (102, 103)]
    compared.clear()
    changed = [replace(four[0], ages=frozenset({"9"})), *four[1:]]
    assert pairs.probabilities(changed, 25, kept).keys() == made.keys()
    assert compared == [(100, 101), (100, 102), (100, 103)]


@pytest.mark.parametrize(("probable", "told"), [(0.48, [("a", "b")]), (0.46, [])])
def test_two_articles_are_one_story_from_a_probability_on(monkeypatch, probable, told):
    monkeypatch.setattr(stories, "probabilities", lambda *_: {(0, 1): probable})
    entries = [Entry(slug, metadata(article(slug)), Analyst()) for slug in "ab"]
    assert [story.entries for story in stories.stories_of(entries)] == told
