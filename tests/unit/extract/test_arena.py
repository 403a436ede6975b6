"""Whether an article or a sentence is about a game, a vote or a market."""

from __future__ import annotations

import pytest

from briefgen import cleaning, readers
from briefgen.extract.arena import Arenas
from briefgen.extract.reading import read


def arena(extractor, text: str, sentence: int = 0) -> str:
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    (reading,) = read([(article, None)], extractor.nlp, extractor.desk)
    return Arenas(reading).of(list(reading.doc.sents)[sentence])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The striker scored a penalty and his coach praised the team.", "sport"),
        ("She beat the incumbent in the primary and became the nominee.", "election"),
        ("The retailer cut its forecast, and investors sold the stock.", "market"),
        ("The ministry closed the bridge for repairs on Monday.", ""),
        ("The coach left the station on time.", ""),
        ("Police said that a fan was shot after the match of the two teams.", ""),
        ("The rebels attacked the candidate and killed a voter before the ballot.", ""),
    ],
)
def test_the_words_of_a_sentence_tell_its_arena(extractor, text, expected):
    assert arena(extractor, text) == expected


MATCH = (
    "The goalkeeper saved a penalty. The coach changed the team at half-time. "
    "The striker scored for the club. The league season ends in May. They struck back late."
)


def test_an_article_lends_its_arena_to_its_sentences(extractor):
    assert arena(extractor, MATCH, 4) == "sport"


def test_real_blows_are_none_of_a_games(extractor):
    assert arena(extractor, f"{MATCH} Police arrested a man with a knife.", 5) == ""
