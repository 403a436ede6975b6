"""Find articles that tell of much the same, by the rare words that they share.

Two articles are near each other where their words, each weighed by its rarity on the desk, point
the same way. Candidates share several words that few articles have, so that a desk of ten thousand
is not compared with itself.

Source: cosine of TF-IDF, as in Manning, Raghavan and Schütze, Introduction to Information
Retrieval, 6.3.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen import held
from briefgen.model import READ
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Article, Entry, Story

NEAR: Final = 0.2
"""Least cosine of two articles that tell of much the same; below it look-alikes begin."""

STORY: Final = 0.25
"""Least cosine of two articles that tell one story, whatever else is near."""

_NEXT: Final = 12
"""Articles of a story that each is near to, the next published: no million pairs per thousand."""

_RARE: Final = 12
"""Most articles that a word may occur in to make two of them candidates."""

_SHARED: Final = 5
"""Fewest rare words that two compared articles share: more than the parts of one name."""

_FEWEST: Final = 50
"""Fewest articles that a desk is weighed as: on one of three articles every word is rare."""

_WORD: Final = re.compile(r"[^\W_]{3,}")


class Nearness:
    """How near the articles of a desk are to each other, by slug."""

    def __init__(self, entries: Sequence[Entry], stories: Sequence[Story] = ()) -> None:
        """Weigh the words of each article, and compare those that share rare ones.

        Articles of one story count as near whatever their words.
        """
        counts = {e.slug: _counted(e.metadata.article) for e in entries}
        self._near: dict[str, dict[str, float]] = {slug: {} for slug in counts}
        spread = Counter(word for words in counts.values() for word in words)
        self._vectors = {
            slug: _weighed(words, spread, max(_FEWEST, len(counts)))
            for slug, words in counts.items()
        }
        for first, second in _candidates(counts, spread):
            cosine = self._cosine(first, second)
            if cosine >= NEAR:
                self._near[first][second] = self._near[second][first] = cosine
        for story in stories:
            for first, second in _neighbours(story.entries):
                near = max(STORY, self._near[first].get(second, 0.0))
                self._near[first][second] = self._near[second][first] = near

    def of(self, slug: str) -> Mapping[str, float]:
        """Return the other articles near one, with the nearness of each, from `NEAR` to 1."""
        return self._near.get(slug, {})

    def between(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Return the nearness of the nearest two of two sets of articles, 0 where none are near."""
        fewer, more = sorted((first, second), key=len)
        return max(
            (near for slug in fewer for other, near in self.of(slug).items() if other in more),
            default=0.0,
        )

    def _cosine(self, first: str, second: str) -> float:
        fewer, more = sorted((self._vectors[first], self._vectors[second]), key=len)
        return sum(weight * more[word] for word, weight in fewer.items() if word in more)


def _neighbours(slugs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each article of a story paired with the next ones published."""
    for at, first in enumerate(slugs):
        yield from ((first, second) for second in slugs[at + 1 : at + 1 + _NEXT])


def _counted(article: Article) -> Counter[str]:
    return held.of(article, "words", lambda: Counter(_words(article)))


def _words(article: Article) -> list[str]:
    """Return the words of the blocks that are read, in lower case."""
    everywhere = _everywhere()
    parts = (article.text[b.start : b.end] for b in article.blocks if b.role in READ)
    words = (word for part in parts for word in _WORD.findall(part.casefold()))
    return [word for word in words if word not in everywhere]


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(table("likeness")["everywhere"].split())


def _weighed(words: Counter[str], spread: Counter[str], articles: int) -> dict[str, float]:
    """Return each word's TF-IDF weight, scaled to a vector of length 1."""
    raw = {
        word: (1 + math.log(count)) * math.log((1 + articles) / spread[word])
        for word, count in sorted(words.items())
    }
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}


def _candidates(counts: Mapping[str, Counter[str]], spread: Counter[str]) -> list[tuple[str, str]]:
    """Return the pairs of articles that share enough rare words, in order."""
    holders: dict[str, list[str]] = {}
    for slug in sorted(counts):
        for word in counts[slug]:
            if 1 < spread[word] <= _RARE:
                holders.setdefault(word, []).append(slug)
    shared: Counter[tuple[str, str]] = Counter()
    for slugs in holders.values():
        for i, first in enumerate(slugs):
            shared.update((first, second) for second in slugs[i + 1 :])
    return sorted(pair for pair, n in shared.items() if n >= _SHARED)
