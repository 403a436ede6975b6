"""Spans that overlap a place are found, and the cost of claims per sentence is constant."""

from __future__ import annotations

import cProfile
import pstats

from hypothesis import given
from hypothesis import strategies as st

from briefgen import cleaning, readers
from briefgen.extract.claims import find_claims, find_hedges
from briefgen.extract.claims.spans import Spans
from briefgen.extract.reading import read

PLACES = st.integers(0, 40)
SPAN = st.tuples(PLACES, st.integers(1, 20)).map(lambda x: (x[0], x[0] + x[1]))


@given(st.lists(SPAN, max_size=20), SPAN)
def test_the_spans_that_touch_a_place_are_found(spans, place):
    found = Spans((span, n) for n, span in enumerate(spans)).touching(*place)
    assert sorted(found) == [n for n, (a, b) in enumerate(spans) if a < place[1] and place[0] < b]


def test_claims_cost_the_same_for_each_sentence_of_a_long_article(extractor):
    few, many = (_calls(extractor, n) for n in (40, 320))
    assert many < 8 * 1.3 * few


def _calls(extractor, paragraphs: int) -> int:
    """Return the number of calls that finding the hedges and claims of an article takes."""
    text = "\n\n".join(
        f'"Ship {n} sank," said Anna Berg of Port {n}. '
        f"The crew of boat {n}, he said, may have left early, and "
        f"the owners said that ship {n} was sound. It could possibly be raised by day {n}."
        for n in range(paragraphs)
    )
    article = cleaning.label(readers.read(text.encode(), "article.txt"))
    reading = next(iter(read([(article, None)], extractor.nlp, extractor.desk)))
    profile = cProfile.Profile()
    profile.enable()
    find_claims(reading, (), find_hedges(reading))
    profile.disable()
    return pstats.Stats(profile).total_calls
