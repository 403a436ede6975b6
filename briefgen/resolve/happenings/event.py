"""Split a story into events: its articles may share a topic and tell of different things."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.resolve.happenings.figures import HURT
from briefgen.resolve.happenings.tellings import leading_sentences
from briefgen.resolve.judged import regrouped
from briefgen.resolve.stories.commonness import weight, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Entry, StoryFigure
    from briefgen.registry.judgements import Judgement

_ALIKE: Final = 0.53
"""Least likeness of leading sentences on one event; two analyses of one front have .52 at most."""

_ALIKE_OF_A_DAY: Final = 0.3
"""The same where both lead with the same day just past."""

_ALIKE_OF_A_TOLL: Final = 0.38
"""The same where both count the dead or the injured, whatever the numbers: tolls change."""

_JUST_PAST: Final = 45
"""Days before an article within which a day in its lead is part of its news, not of history."""


def events(
    members: Sequence[Entry],
    figures: Sequence[StoryFigure],
    judgements: Sequence[Judgement] = (),
) -> list[tuple[list[Entry], list[StoryFigure]]]:
    """Return the sets of a story's articles on one event, with their numbers, in article order.

    Two articles are on one event where a leading sentence of one is like one of the other, with a
    lower threshold where both lead with one day or count the same kind of victims, or where both
    state the same number of the same. Sets of one article are left out. Judgements on happenings
    outrank this.
    """
    told_by = {entry.slug: _Tells.of(entry, figures) for entry in members}
    said = {slug: tells.said for slug, tells in told_by.items()}
    group = {entry.slug: entry.slug for entry in members}
    for one, other in combinations(members, 2):
        apart = group[one.slug] != group[other.slug]
        if apart and _tell_one(told_by[one.slug], told_by[other.slug]):
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


def _tell_one(one: _Tells, other: _Tells) -> bool:
    """Tell whether two articles of a story tell one event."""
    if one.stated & other.stated:
        return True
    asked = _ALIKE
    if one.days & other.days:
        asked = _ALIKE_OF_A_DAY
    elif one.counted & other.counted:
        asked = _ALIKE_OF_A_TOLL
    return _likeness(one.said, other.said) >= asked


class _Tells(NamedTuple):
    """What an article leads with: sentences, the recent days in them, numbers and their kinds."""

    said: list[_Said]
    days: frozenset[str]
    stated: frozenset[tuple[str, object]]
    counted: frozenset[str]

    @classmethod
    def of(cls, entry: Entry, figures: Sequence[StoryFigure]) -> _Tells:
        """Return what an article leads with."""
        spans = _spans(entry)
        own = [f for f in figures if f.entry == entry.slug and not f.implied]
        return cls(
            [_said(entry, *span) for span in spans],
            frozenset(_days_of_news(entry, spans)),
            frozenset((f.kind, f.value) for f in own),
            frozenset(f.kind for f in own if f.kind in HURT),
        )


def _days_of_news(entry: Entry, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the days in these sentences that had just passed when the article was published."""
    published = entry.metadata.article.stated("published")
    out = _ordinal(published.value) if published else None
    for told in entry.metadata.dates:
        at = told.evidence.start
        if told.earliest is None or told.earliest != told.latest or out is None:
            continue
        day = _ordinal(told.earliest)
        if day is None or not out - _JUST_PAST <= day <= out:
            continue
        if any(start <= at < end for start, end in spans):
            yield told.earliest


def _ordinal(value: str) -> int | None:
    """Return an ISO date as a number, None where it is no date."""
    try:
        return date.fromisoformat(value[:_DAY]).toordinal()
    except ValueError:
        return None


_DAY: Final = 10
"""Characters of a date in ISO 8601."""


class _Said(NamedTuple):
    """The words of a sentence, and the sum of their weights."""

    words: frozenset[str]
    weighs: float


def _said(entry: Entry, start: int, end: int) -> _Said:
    found = frozenset(words(entry.metadata.article.text[start:end]))
    return _Said(found, fsum(map(weight, found)))


def _likeness(ones: Sequence[_Said], others: Sequence[_Said]) -> float:
    """Return the highest cosine between sentences of the two, by the weights of their words."""
    best = 0.0
    for one in ones:
        for other in others:
            size = one.weighs * other.weighs
            if size:
                best = max(best, fsum(map(weight, one.words & other.words)) / size**0.5)
    return best
