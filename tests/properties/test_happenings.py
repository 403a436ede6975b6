"""Happenings depend on the articles that tell them alone.

Neither the order of articles matters, nor an article of something else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import rooms
from briefgen.errors import Where
from briefgen.model import Analyst
from briefgen.registry.desk import Desk
from briefgen.registry.judgements import Judgement
from briefgen.resolve import Kept, resolve

DESKS = Path(__file__).parents[1] / "desk"
HERE = Where(PurePosixPath("judgements.yml"), 1)
OF_SOMETHING_ELSE = {"two_like_happenings": "chess", "dam_and_river": "library"}
SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=30,
    deadline=None,
)


class _Articles(dict):
    """The metadata of each article of a desk, by its slug.

    `other` is the slug of an article of something else, `telling` are all others.
    """

    def __init__(self, desk: str) -> None:
        corpus, _ = rooms.corpus([DESKS / desk], lambda _what, things, _total: things, workers=1)
        super().__init__({e.slug: e.metadata for e in corpus.entries})
        self.other = OF_SOMETHING_ELSE[desk]
        self.telling = sorted(self.keys() - {self.other})


@pytest.fixture(scope="module", params=OF_SOMETHING_ELSE)
def articles(request):
    return _Articles(request.param)


def _resolved(articles, names):
    return resolve([(f"{name}.txt", articles[name], Analyst()) for name in names], Desk())


@SLOW
@given(data=st.data())
def test_the_order_of_articles_does_not_matter(articles, data):
    names = data.draw(st.permutations([*articles.telling, articles.other]))
    made, ordered = _resolved(articles, names), _resolved(articles, sorted(names))
    assert made.stories == ordered.stories
    assert made.happenings == ordered.happenings
    assert made.conflicts == ordered.conflicts
    assert made.actors == ordered.actors
    assert made.proposals == ordered.proposals


@SLOW
@given(data=st.data())
def test_an_article_of_something_else_changes_no_happening(articles, data):
    names = data.draw(st.lists(st.sampled_from(articles.telling), min_size=2, unique=True))
    made, more = _resolved(articles, names), _resolved(articles, [*names, articles.other])
    assert more.happenings == made.happenings
    assert more.stories == made.stories


@SLOW
@given(data=st.data())
def test_an_article_is_in_one_story_and_two_happenings_never_in_one(articles, data):
    names = data.draw(st.lists(st.sampled_from(articles.telling), min_size=1, unique=True))
    stories = _resolved(articles, names).stories
    told = [slug for story in stories for slug in story.entries]
    assert len(told) == len(set(told))
    assert all(len({slug.split("-")[0] for slug in story.entries}) == 1 for story in stories)


class _Values(dict):
    def put(self, key, value):
        self[key] = value


def _changed(made, cut):
    """Return metadata without its first `cut` actors, and without figures, relations and claims."""
    return replace(made, actors=made.actors[cut:], figures=(), relations=(), claims=())


@settings(SLOW, max_examples=10)
@given(data=st.data())
def test_what_is_kept_from_one_state_of_a_desk_to_the_next_changes_nothing(articles, data):
    state = st.dictionaries(st.sampled_from(sorted(articles)), st.integers(0, 2), min_size=1)
    kept = Kept(_Values(), "v1")
    for now in data.draw(st.lists(state, min_size=2, max_size=4)):
        entries = [
            (f"{name}.txt", _changed(articles[name], cut) if cut else articles[name], Analyst())
            for name, cut in now.items()
        ]
        assert resolve(entries, Desk(), kept) == resolve(entries, Desk())


@SLOW
@given(data=st.data())
def test_two_happenings_that_were_judged_apart_stay_so_whatever_joins_the_desk(articles, data):
    names = data.draw(st.lists(st.sampled_from(articles.telling), min_size=2, unique=True))
    one, other = sorted(names)[:2]
    judged = Judgement("j1", one, other, same=False, where=HERE, of="happening")
    entries = [(f"{name}.txt", articles[name], Analyst()) for name in names]
    made = resolve(entries, Desk(judgements=(judged,)))
    assert not [h for h in made.happenings if {one, other} <= set(h.entries)]
