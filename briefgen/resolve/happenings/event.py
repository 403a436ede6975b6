"""Which articles of a story tell one event? A story may be of a topic, and its articles of different things in it."""

from __future__ import annotations

from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.resolve.happenings.tellings import leading_sentences
from briefgen.resolve.judged import regrouped
from briefgen.resolve.stories.commonness import weight, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Entry, StoryFigure
    from briefgen.registry.judgements import Judgement

_ALIKE: Final = 0.53
"""Likeness of two leading sentences from which on they tell one event: two analyses of one front have .52 at most."""


def events(
    members: Sequence[Entry],
    figures: Sequence[StoryFigure],
    judgements: Sequence[Judgement] = (),
) -> list[tuple[list[Entry], list[StoryFigure]]]:
    """Return the articles of a story that tell one event, with its numbers: in order, two articles at least.

    Two tell one where a leading sentence of the one is like one of the other, or where both state
    the same number of the same. Who tells it of neither is left out. What was judged of happenings
    goes before that.
    """
    said = {entry.slug: [_said(entry, *span) for span in _spans(entry)] for entry in members}
    stated: dict[str, set[tuple[str, object]]] = {}
    for figure in figures:
        if not figure.implied:
            stated.setdefault(figure.entry, set()).add((figure.kind, figure.value))
    group = {entry.slug: entry.slug for entry in members}
    for one, other in combinations(members, 2):
        same = stated.get(one.slug, set()) & stated.get(other.slug, set())
        if group[one.slug] != group[other.slug] and (
            same or _likeness(said[one.slug], said[other.slug]) >= _ALIKE
        ):
            left, joined = group[other.slug], group[one.slug]
            group = {slug: joined if at == left else at for slug, at in group.items()}
    found: dict[str, list[str]] = {}
    for entry in members:
        found.setdefault(group[entry.slug], []).append(entry.slug)
    judged = [j for j in judgements if j.of == "happening" and {j.a, j.b} <= said.keys()]
    sets = regrouped(found.values(), judged, lambda a, b: _likeness(said[a], said[b]))
    told = [[entry for entry in members if entry.slug in slugs] for slugs in sets]
    order = {entry.slug: n for n, entry in enumerate(members)}
    told.sort(key=lambda entries: order[entries[0].slug])
    return [(e, [f for f in figures if f.entry in {x.slug for x in e}]) for e in told]


def _spans(entry: Entry) -> list[tuple[int, int]]:
    title = [s for s in entry.metadata.sentences if s.address.kind == "t"]
    return [(s.start, s.end) for s in (*title, *leading_sentences(entry))]


class _Said(NamedTuple):
    """The words of a sentence, and how much they weigh together."""

    words: frozenset[str]
    weighs: float


def _said(entry: Entry, start: int, end: int) -> _Said:
    found = frozenset(words(entry.metadata.article.text[start:end]))
    return _Said(found, fsum(map(weight, found)))


def _likeness(ones: Sequence[_Said], others: Sequence[_Said]) -> float:
    """Return the highest cosine of two sentences, one of each, by the weights of their words."""
    best = 0.0
    for one in ones:
        for other in others:
            size = one.weighs * other.weighs
            if size:
                best = max(best, fsum(map(weight, one.words & other.words)) / size**0.5)
    return best
