"""Compute the probability of each pair worth comparing, with caching.

The probability of a pair depends only on the signatures of its two articles. Each article keeps
those of its pairs under its signature's hash: an article that is new or has changed is compared
with those that it shares rare words with, and no others with each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.resolve.stories.candidates import candidates
from briefgen.resolve.stories.decision import probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.resolve.kept import Kept, Plain
    from briefgen.resolve.stories.signature import Signature

Pair = tuple[int, int]

_WHAT: Final = "stories.pairs"
"""The name under which the probabilities of an article's pairs are kept."""


def probabilities(signatures: Sequence[Signature], shortest: int, kept: Kept) -> dict[Pair, float]:
    """Return the probability of each pair of articles that is worth comparing, in order.

    An article with fewer words than `shortest` is compared with none.
    """
    partners: dict[int, list[int]] = {}
    for i, j in candidates(signatures):
        if min(signatures[i].length, signatures[j].length) >= shortest:
            partners.setdefault(i, []).append(j)
    found: dict[Pair, float] = {}
    for i, others in partners.items():
        found.update(_of_one(i, others, signatures, kept))
    return found


def _of_one(
    i: int, others: Sequence[int], signatures: Sequence[Signature], kept: Kept
) -> dict[Pair, float]:
    """Return the probabilities of the pairs of one article with others."""
    one = signatures[i]
    if not kept.remembers:
        return {(i, j): probability(one, signatures[j]) for j in others}
    before = kept.get(_WHAT, one.told_by) or {}
    now: Plain = {}
    for j in others:
        other = signatures[j]
        known = before.get(other.told_by)
        now[other.told_by] = probability(one, other) if known is None else known
    if now.keys() - before.keys():
        kept.put(_WHAT, one.told_by, now)
    return {(i, j): now[signatures[j].told_by] for j in others}
