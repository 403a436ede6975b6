"""What articles tell together hangs on them alone: not on their order, nor on articles of something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import rooms
from briefgen.model import Analyst
from briefgen.registry.desk import Desk
from briefgen.resolve import Kept, resolve

DESK = Path(__file__).parents[1] / "desk" / "two_like_happenings"
OTHER = "chess"
TELLING = sorted(p.stem for p in DESK.glob("*.txt") if p.stem != OTHER)
SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=30,
    deadline=None,
)


@pytest.fixture(scope="module")
def articles():
    """Return the metadata of each article, by its name."""
    corpus, _ = rooms.corpus([DESK], lambda _what, things, _total: things, workers=1)
    return {e.slug: e.metadata for e in corpus.entries}


def _resolved(articles, names):
    return resolve([(f"{name}.txt", articles[name], Analyst()) for name in names], Desk())


@SLOW
@given(names=st.permutations([*TELLING, OTHER]))
def test_the_order_of_articles_does_not_matter(articles, names):
    made, ordered = _resolved(articles, names), _resolved(articles, sorted(names))
    assert made.stories == ordered.stories
    assert made.happenings == ordered.happenings
    assert made.conflicts == ordered.conflicts


@SLOW
@given(names=st.lists(st.sampled_from(TELLING), min_size=2, unique=True))
def test_an_article_of_something_else_changes_no_happening(articles, names):
    made, more = _resolved(articles, names), _resolved(articles, [*names, OTHER])
    assert more.happenings == made.happenings
    assert more.stories == made.stories


@SLOW
@given(names=st.lists(st.sampled_from(TELLING), min_size=1, unique=True))
def test_an_article_is_in_one_story_and_two_happenings_never_in_one(articles, names):
    stories = _resolved(articles, names).stories
    told = [slug for story in stories for slug in story.entries]
    assert len(told) == len(set(told))
    assert all(len({slug.split("-")[0] for slug in story.entries}) == 1 for story in stories)


class _Values(dict):
    def put(self, key, value):
        self[key] = value


def _changed(made, cut):
    """Return an article's metadata with what it is told by changed: fewer actors, no figures."""
    return replace(made, actors=made.actors[cut:], figures=(), relations=(), claims=())


STATE = st.dictionaries(st.sampled_from([*TELLING, OTHER]), st.integers(0, 2), min_size=1)


@settings(SLOW, max_examples=10)
@given(states=st.lists(STATE, min_size=2, max_size=4))
def test_what_is_kept_from_one_state_of_a_desk_to_the_next_changes_nothing(articles, states):
    kept = Kept(_Values(), "v1")
    for state in states:
        entries = [
            (f"{name}.txt", _changed(articles[name], cut) if cut else articles[name], Analyst())
            for name, cut in state.items()
        ]
        assert resolve(entries, Desk(), kept) == resolve(entries, Desk())
