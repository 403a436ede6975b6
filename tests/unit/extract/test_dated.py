"""How sure it is that a time is that of what its line tells."""

from __future__ import annotations

import pytest

from briefgen.model import Confidence

PUBLISHED = "2025-11-20"


def sureness(metadata, words: str) -> Confidence:
    """Return how sure the time of some words is."""
    dates = {date.evidence.exact: date.id for date in metadata.dates}
    return next(e.confidence for e in metadata.events if e.date == dates[words])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor of Lund, Ida Holm, resigned on Tuesday.", "Tuesday"),
        ("The harbour was closed in 1961.", "1961"),
        ("The board will meet again on 3 December.", "3 December"),
    ],
)
def test_the_time_of_the_head_verb_is_sure(extract_text, text, words):
    assert sureness(extract_text(text, PUBLISHED), words) is Confidence.SURE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Forty people were shot in Lund, the police said in a statement on Tuesday.", "Tuesday"),
        ("Eriksson turned the mill into a giant of the late 1990s.", "the late 1990s"),
    ],
)
def test_the_time_of_another_matter_is_not_sure(extract_text, text, words):
    assert sureness(extract_text(text, PUBLISHED), words) is not Confidence.SURE
