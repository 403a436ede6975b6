"""Whatever an article says, its actors quote it, and each name of an actor has one owner."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import cleaning, readers
from briefgen.extract.actors import by_salience, find_actors
from briefgen.extract.names import Sense, find_names
from briefgen.extract.reading import read
from briefgen.registry.desk import Desk

WORDS = st.sampled_from([
    "Hamas", "the", "Iraqi", "US", "troops", "President", "Maria", "Kessler", "said", "of",
    "Ministry", "Oil", "(MO)", "al-Sorani", "Qasim", "Sorani", ",", ".", "in", "Basra", "and",
    "\n\n", '"', "militias", "-backed", "Lt. Gen.", "F-16", "and Kessler said", "Kessler",
    "the Ministry of Oil (MO)", "\u2019s", "leader", "Army", "Kataib", "a", "5th", "Monday", "New",
    "U.S.", "-",
])  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, min_size=1, max_size=50))
def test_names_and_actors_hold_together(extractor, words):
    article = cleaning.label(
        readers.read(("Maria Kessler came. " + " ".join(words)).encode(), "a.txt")
    )
    reading = next(iter(read([(article, None)], extractor.nlp, Desk())))
    names = find_names(reading)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(names)), "names overlap"
    actors = by_salience(reading, find_actors(reading, names))
    assert len({a.id for a in actors}) == len(actors)
    for actor in actors:
        assert actor.mentions
        assert actor.name
        assert 0 < actor.salience <= 1
        assert all(
            article.text[m.evidence.start : m.evidence.end] == m.evidence.exact
            for m in actor.mentions
        )
        assert all(d.about is None or d.about in {a.id for a in actors} for d in actor.descriptions)
    for name in names:
        if name.sense is Sense.ACTOR:
            owners = {
                a.id
                for a in actors
                if a.named or a.type == "person"
                for m in a.mentions
                if m.evidence == name.evidence
            }
            assert len(owners) == 1, name
    assert actors == by_salience(reading, find_actors(reading, find_names(reading))), (
        "the same article read twice differs"
    )
