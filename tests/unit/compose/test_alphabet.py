from __future__ import annotations

import re

import pytest

from briefgen.compose.alphabet import letter, sort_key
from briefgen.compose.atlas import PAGE_ROWS, shelve


def test_articles_accents_and_apostrophes_do_not_count():
    names = ["the Guardian", "al-Hadath", "Éire", "Kata'ib", "Katab", "Alan", "an-Nahar"]
    assert sorted(names, key=sort_key) == [
        "Alan",
        "Éire",
        "the Guardian",
        "al-Hadath",
        "Katab",
        "Kata'ib",
        "an-Nahar",
    ]


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("al-Hadath", "H"),
        ("the UN", "U"),
        ("3rd Corps", "#"),
        ("حزب", "#"),
        ("", "#"),
        ("The", "T"),
    ],
)
def test_a_name_stands_under_its_first_letter_past_the_article(name: str, initial: str):
    assert letter(name) == initial


def test_an_index_is_split_by_letter_when_it_is_long_and_loses_nothing():
    named = [(f"a{n}", f"Alpha {n}") for n in range(PAGE_ROWS * 2)] + [("b", "Beta")]
    shelf = shelve("actors", named, PAGE_ROWS)
    first, alpha, second, beta = (path for _, path, _ in shelf.pages)
    assert (first, alpha, beta) == ("actors/index.md", "actors/index-a.md", "actors/index-b.md")
    assert re.fullmatch(r"actors/index-a-[0-9a-f]{6}\.md", second)
    assert [label for label, _, _ in shelf.pages] == ["A-Z", "A", "A 2", "B"]
    assert sorted(s for _, _, slugs in shelf.pages for s in slugs) == sorted(s for s, _ in named)
    assert shelf.where()["b"] == "actors/index-b.md"
