"""Sentences that take up what stands before them."""

from __future__ import annotations

import pytest

from briefgen.extract.key_sentences.leaning import dangles, leans_back
from briefgen.registry.tables import table


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The seventh, the baker Ida Lund, voted for a fee of eight crowns.", True),
        ("The seventh of them, the baker Ida Lund, voted for a fee.", False),
        ("The seventh man who was asked voted for a fee.", False),
        ("The authority speaks of 41, most of them in the valley.", True),
        ("The authority speaks of 41 missing people in the valley.", False),
        ("Ada Holm, then a stoker on the coal boat, did not.", True),
        ("Ada Holm, then a stoker on the coal boat, did not vote.", False),
        ("The mayor wants to let the office pass over those inspectors.", True),
        ("The mayor wants to let the office pass over those inspectors who came late.", False),
        ("Guards met inspectors and turned those inspectors away.", False),
        ("For a long time the answer seemed to be a yard.", True),
        ("The mayor said who would pay and gave the answer in May.", False),
        ("The mayor then sent the barrels to a yard.", True),
        ("When the barrels leaked, the mayor then sent them to a yard.", False),
    ],
)
def test_what_leans_back(extractor, text, leans):
    doc = extractor.nlp(text)

    assert leans_back(doc[:], table("key_sentences"), frozenset()) is leans


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Now it will fill seven rooms and a hall.", True),
        ("On Thursday morning, it opened its doors to the public.", True),
        ("On Thursday morning, he opened the hall to the public.", True),
        ("In Lund, the hall was shut, and it opened again in May.", False),
        ("On Thursday it rained on the hall and on the town.", False),
        ("On Thursday, Ada Lund said, he opened the hall to the public.", False),
        ("Today it is clear that the hall will open.", False),
    ],
)
def test_what_a_word_of_time_opens_takes_something_up(extractor, text, back):
    doc = extractor.nlp(text)

    assert dangles(doc[:], table("key_sentences")) is back
