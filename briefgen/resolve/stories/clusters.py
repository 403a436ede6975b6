"""Cluster articles by the probability of each pair.

Average linkage: two sets of articles become one while the mean probability of the pairs across them
is high enough, the most probable first. So one doubtful pair does not chain two stories together.

Source: Sokal and Michener, A statistical method for evaluating systematic relationships (1958).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Pair = tuple[int, int]


def clusters(probable: Mapping[Pair, float], least: float) -> list[tuple[int, ...]]:
    """Return the sets of two or more that belong together, in the order of their first members.

    A pair that is not in `probable` counts as 0. `least` is the mean from which on two sets are
    one.
    """
    sets = _Sets(probable)
    heap = [(-p, *pair) for pair, p in probable.items() if p >= least]
    heapify(heap)
    while heap:
        p, a, b = heappop(heap)
        if sets.mean(a, b) != -p:
            continue  # one of them has grown since
        for other in sets.join(a, b):
            mean = sets.mean(a, other)
            if mean >= least:
                heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(tuple(sorted(m)) for m in sets.members.values() if len(m) > 1)


class _Sets:
    """Sets of articles, keyed by one member, with the sums of the probabilities between them."""

    def __init__(self, probable: Mapping[Pair, float]) -> None:
        self.members: dict[int, list[int]] = {}
        self.sums: dict[int, dict[int, float]] = {}
        for (a, b), p in probable.items():
            for one, other in ((a, b), (b, a)):
                self.members[one] = [one]
                self.sums.setdefault(one, {})[other] = p

    def mean(self, a: int, b: int) -> float:
        """Return the mean probability between two sets, 0 where one of them is gone."""
        if a not in self.members or b not in self.members:
            return 0.0
        return self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def join(self, a: int, b: int) -> list[int]:
        """Make `b` part of `a`, and return the sets that have pairs with it."""
        self.members[a] += self.members.pop(b)
        for other, p in self.sums.pop(b).items():
            del self.sums[other][b]
            if other != a:
                total = self.sums[a].get(other, 0.0) + p
                self.sums[a][other] = self.sums[other][a] = total
        return sorted(self.sums[a])
