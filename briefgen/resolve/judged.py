"""Join and split stories and happenings as a person has judged, after the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefgen.registry.judgements import Judgement

ARTICLES = frozenset({"story", "happening"})
"""What a judgement of two articles may be about."""


def regrouped(
    sets: Iterable[Sequence[str]],
    judgements: Sequence[Judgement],
    near: Callable[[str, str], float],
) -> list[tuple[str, ...]]:
    """Return sets of two or more slugs, split and joined as judged, whatever the judgements' order.

    Where two are split, each other member goes with the one that it is nearer to, by `near`; a tie
    goes with the first. A judgement that two are one outranks one that others are not.
    """
    made = [tuple(members) for members in sets]
    for judged in sorted(judgements, key=lambda j: (j.same, j.id)):
        made = _joined(made, judged) if judged.same else _parted(made, judged, near)
    return [members for members in made if len(members) > 1]


def _joined(sets: list[tuple[str, ...]], judged: Judgement) -> list[tuple[str, ...]]:
    touched = [s for s in sets if judged.a in s or judged.b in s]
    one = dict.fromkeys(slug for members in touched for slug in members)
    one.update(dict.fromkeys((judged.a, judged.b)))
    return [*(s for s in sets if s not in touched), tuple(one)]


def _parted(
    sets: list[tuple[str, ...]], judged: Judgement, near: Callable[[str, str], float]
) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    for members in sets:
        if judged.a not in members or judged.b not in members:
            out.append(members)
            continue
        others = [slug for slug in members if slug not in (judged.a, judged.b)]
        with_b = {slug for slug in others if near(judged.b, slug) > near(judged.a, slug)}
        with_b.add(judged.b)
        out.append(tuple(slug for slug in members if slug not in with_b))
        out.append(tuple(slug for slug in members if slug in with_b))
    return out


def of_articles(
    judgements: Iterable[Judgement], slugs: Iterable[str]
) -> tuple[tuple[Judgement, ...], tuple[Notice, ...]]:
    """Return the judgements of two articles of the desk, and notices on those that name others."""
    known = set(slugs)
    asked = [j for j in judgements if j.of in ARTICLES]
    kept = tuple(j for j in asked if {j.a, j.b} <= known and j.a != j.b)
    return kept, tuple(n for j in asked if j not in kept for n in _stale(j, known))


def _stale(judged: Judgement, known: set[str]) -> Iterator[Notice]:
    missing = [slug for slug in (judged.a, judged.b) if slug not in known]
    if not missing:
        yield Notice(
            f"{judged.id}: judges an article against itself",
            where=judged.where,
            remedy="name two articles",
        )
    for slug in missing:
        yield Notice(
            f"{judged.id}: no article has the page {slug!r}",
            where=judged.where,
            remedy="name it as its brief's address does, or take the entry out",
        )
