"""Choose the pairs of articles worth comparing: those that share words few others have."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.resolve.stories.signature import Signature, Vector

_WORDS: Final = 30
"""How many of the strongest words of an article, and of its names, it is indexed under."""

_COMMON: Final = 2
"""How many of these two articles must share."""

_CROWD: Final = 24
"""Most articles under one word that are all paired; of more, each with the next in time."""

_NEXT: Final = 12
"""How many of the next articles in time each is paired with in a crowd."""


def candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Return the pairs of articles, by index, that may be on one happening; in order.

    The time grows with the articles and not with their pairs: in a crowd under one word, each is
    paired only with its neighbours in time.
    """
    holders: dict[str, list[int]] = {}
    for i, one in enumerate(signatures):
        for key in _keys(one):
            holders.setdefault(key, []).append(i)
    common: Counter[tuple[int, int]] = Counter()
    for crowd in holders.values():
        common.update(_pairs(crowd, signatures))
    return sorted(pair for pair, n in common.items() if n >= _COMMON)


def _keys(one: Signature) -> set[str]:
    """Return the words, and the names of people, under which an article is indexed.

    The name of a place does not pair two articles: all that happens in a town shares it.
    """
    return {*_strongest(one.body, one.where), *_strongest(one.names, one.where), *one.people}


def _strongest(vector: Vector, but: frozenset[str]) -> list[str]:
    return sorted(vector.keys() - but, key=lambda word: (-vector[word], word))[:_WORDS]


def _pairs(crowd: Sequence[int], signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    if len(crowd) <= _CROWD:
        yield from combinations(crowd, 2)
        return
    timed = sorted(crowd, key=lambda i: (signatures[i].published or 0, i))
    for at, i in enumerate(timed):
        for j in timed[at + 1 : at + 1 + _NEXT]:
            yield min(i, j), max(i, j)
