"""Build happenings from the articles that tell of them: tellings, figures, conflicts.

A happening is what several articles of a story tell. Its page is named after the article that was
published first, and so keeps its name while later articles join.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.model import Happening, Stated, Status, independent
from briefgen.resolve.happenings.conflicts import conflicts_of
from briefgen.resolve.happenings.disputes import blamed
from briefgen.resolve.happenings.event import events
from briefgen.resolve.happenings.figures import figures_of
from briefgen.resolve.happenings.tellings import lead_words, telling, told_in
from briefgen.resolve.happenings.whenwhere import cities_named, days_named
from briefgen.resolve.stories.commonness import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import CorpusActor, Entry, Origin, Story, StoryFigure, Telling
    from briefgen.registry.judgements import Judgement

__all__ = ["happenings_of", "tolls_of"]

_FAR: Final = 1000
"""A number over this many times the least number of a happening counts something else."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What happenings are made from: entries and actors' slugs by key, origins, judgements."""

    entries: Mapping[str, Entry]
    actors: Mapping[tuple[str, str], str]
    origins: Sequence[Origin]
    judgements: Sequence[Judgement] = ()


def happenings_of(
    entries: Sequence[Entry],
    stories: Sequence[Story],
    actors: Sequence[CorpusActor],
    origins: Sequence[Origin],
    judgements: Sequence[Judgement] = (),
) -> tuple[Happening, ...]:
    """Return the events that several articles of a story tell, in story order, as judged."""
    known = {(m.entry, m.id): a.slug for a in actors for m in a.members}
    desk = _Desk({e.slug: e for e in entries}, known, origins, judgements)
    return tuple(h for story in stories for h in _of_story(story, desk))


def tolls_of(entries: Sequence[Entry], happenings: Sequence[Happening]) -> tuple[StoryFigure, ...]:
    """Return the numbers that all articles give of their own happenings, in entry order."""
    told = {slug: h for h in happenings for slug in h.entries}
    out: list[StoryFigure] = []
    for entry in entries:
        happening = told.get(entry.slug)
        out += (
            figures_of(entry)
            if happening is None
            else [f for f in happening.figures if f.entry == entry.slug]
        )
    return tuple(out)


def _of_story(story: Story, desk: _Desk) -> Iterator[Happening]:
    members = [desk.entries[slug] for slug in story.entries]
    figures = _agreed([f for entry in members for f in figures_of(entry)])
    for told, numbers in events(members, figures, desk.judgements):
        yield _happening(told, tuple(numbers), desk)


def _happening(
    members: Sequence[Entry], figures: tuple[StoryFigure, ...], desk: _Desk
) -> Happening:
    slug, entries = members[0].slug, tuple(entry.slug for entry in members)
    origins = independent(entries, desk.origins)
    tellings = _tellings(members, figures, origins)
    return Happening(
        slug=slug,
        title=_title(members[0], tellings),
        entries=entries,
        tellings=tellings,
        origins=len(set(origins.values())),
        figures=figures,
        conflicts=conflicts_of(slug, members, figures, desk.actors),
        stated=tuple(_stated(members, tellings, desk.actors)),
    )


def _stated(
    members: Sequence[Entry], tellings: Sequence[Telling], actors: Mapping[tuple[str, str], str]
) -> Iterator[Stated]:
    """Yield the date and the city that each article names in its tellings, and whom it blames."""
    told: dict[str, list[tuple[int, int]]] = {}
    for one in tellings:
        if one.status is Status.ASSERTED and not one.retracted:
            told.setdefault(one.entry, []).append((one.evidence.start, one.evidence.end))
    found = {
        "day": days_named(members, told),
        "where": cities_named(members, told),
        "blamed": blamed(members, actors),
    }
    for about, sides in found.items():
        yield from (Stated(about, side) for side in sides)


def _title(first: Entry, tellings: Sequence[Telling]) -> str:
    stated = first.metadata.article.stated("title")
    if stated:
        return stated.value
    return tellings[0].evidence.exact if tellings else first.slug


def _tellings(
    members: Sequence[Entry], figures: Sequence[StoryFigure], origins: Mapping[str, int]
) -> tuple[Telling, ...]:
    leads = Counter(word for entry in members for word in lead_words(entry))
    givers = Counter(kind for kind, _ in {(f.kind, f.entry) for f in figures})
    counted = {kind for kind, many in givers.items() if many > 1}
    found = [
        (entry, told)
        for entry in members
        for told in told_in(entry, [f for f in figures if f.entry == entry.slug], leads, counted)
    ]
    said: dict[str, set[str]] = {}
    for entry, (sentence, _) in found:
        text = entry.metadata.article.text[sentence.start : sentence.end]
        said.setdefault(entry.slug, set()).update(words(text))
    others = Counter(word for held in said.values() for word in held)
    return tuple(telling(e, told, origins[e.slug], others) for e, told in found)


def _agreed(figures: Sequence[StoryFigure]) -> tuple[StoryFigure, ...]:
    """Return the figures without those that can't be about the same happening as the others.

    A single person who is mentioned is no count where another article gives one, and a number a
    thousand times another is of a war and not of a day in it.
    """
    out = []
    for figure in figures:
        others = [f for f in figures if f.kind == figure.kind and f.entry != figure.entry]
        stated = [_least(f) for f in others if not f.implied]
        if figure.implied and any(n != _least(figure) for n in stated):
            continue
        if stated and _least(figure) > _FAR * max(1.0, min(stated)):
            continue
        out.append(figure)
    return tuple(out)


def _least(figure: StoryFigure) -> float:
    """Return the number of a figure; of a range its first stated end."""
    if isinstance(figure.value, tuple):
        return next(end for end in figure.value if end is not None)
    return figure.value
