"""Group articles into stories: those that tell of one happening.

Each article is known by a signature; those that share rare words are compared, and a fitted model
of what they share, and of what separates them, gives the probability that they tell of one
happening. A pair's probability does not depend on other articles of the desk.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen import held
from briefgen.model import Bond, Story
from briefgen.resolve.judged import regrouped
from briefgen.resolve.kept import Kept
from briefgen.resolve.stories.clusters import clusters
from briefgen.resolve.stories.decision import reasons
from briefgen.resolve.stories.pairs import probabilities
from briefgen.resolve.stories.signature import Signature, signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Entry
    from briefgen.registry.judgements import Judgement

__all__ = ["stories_of"]

LEAST: Final = 0.47
"""Least mean probability at which two sets of articles are one story.

Source: the gold of stories, in five folds by topic: chosen on the other four, .46 to .48 each time,
pairs have an F1 of .93 on the fifth (.90 at .44). Weights fitted without a fold do worse there
(.89) than the shipped ones, which are fitted on all.
"""

_IMPROBABLE: Final = 0.02
"""A pair at or below it counts as improbable and is not kept."""

_SHORTEST: Final = 25
"""Fewest words of an article that is compared."""

_UNDATED: Final = "~"

_NOTHING: Final = Kept()


def stories_of(
    entries: Sequence[Entry], judgements: Sequence[Judgement] = (), kept: Kept = _NOTHING
) -> tuple[Story, ...]:
    """Return the stories that several entries tell, by slug. An entry is in one at most.

    Judgements outrank the rules; articles judged to be of one happening are of one story.
    """
    signatures = [_signature(entry, kept) for entry in entries]
    compared = probabilities(signatures, _SHORTEST, kept)
    probable = {pair: p for pair, p in compared.items() if p > _IMPROBABLE}
    number = {entry.slug: i for i, entry in enumerate(entries)}

    def near(one: str, other: str) -> float:
        i, j = sorted((number[one], number[other]))
        return probable.get((i, j), 0.0)

    told = [j for j in judgements if j.of == "story" or j.same]
    sets = [tuple(entries[i].slug for i in members) for members in clusters(probable, LEAST)]
    judged = [[number[slug] for slug in members] for members in regrouped(sets, told, near)]
    found = [_story(members, entries, signatures, probable) for members in judged]
    return tuple(sorted(found, key=lambda story: story.slug))


def _signature(entry: Entry, kept: Kept) -> Signature:
    made = partial(signature, entry.metadata, kept)
    return held.of(entry.metadata, "signature", made)


def _story(
    members: Sequence[int],
    entries: Sequence[Entry],
    signatures: Sequence[Signature],
    probable: Mapping[tuple[int, int], float],
) -> Story:
    ordered = sorted(members, key=lambda i: (came_out(entries[i]), entries[i].slug))
    bonds = []
    for at, i in enumerate(ordered[1:], 1):
        j = max(ordered[:at], key=lambda j: probable.get((min(i, j), max(i, j)), 0.0))
        p = probable.get((min(i, j), max(i, j)), 0.0)
        why = reasons(signatures[i], signatures[j])
        bonds.append(Bond(entries[i].slug, entries[j].slug, round(p, 3), why))
    slugs = tuple(entries[i].slug for i in ordered)
    return Story(slugs[0], slugs, tuple(bonds))


def came_out(entry: Entry) -> str:
    """Return when an article was published, for sorting; without a date it sorts last."""
    stated = entry.metadata.article.stated("published")
    return stated.value if stated else _UNDATED
