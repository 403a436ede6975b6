"""Find articles whose text is another's, in whole or in large part.

Runs of five words are hashed, an eighth of the hashes is kept by their value, and articles that
share many kept hashes are compared in full: the time grows with the words, not with the pairs of
articles.

Source: Broder, On the resemblance and containment of documents (1997), for shingles, containment
and sampling by value.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

from briefgen.model import READ
from briefgen.resolve.kept import Kept
from briefgen.resolve.same.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Article
    from briefgen.resolve.kept import Plain

RUN: Final = 5
"""Words in a run: shorter ones are shared by chance, longer ones break at each edit."""

COPIED: Final = 0.5
"""Least share of the shorter article's runs in the other; a long shared quotation has less."""

_LIKELY: Final = COPIED * 0.6
"""Least share of shared kept hashes for a full comparison, to allow for the sample's error."""

FEWEST: Final = 40
"""Fewest runs of an article whose copies are found; a shorter one may be a boilerplate notice."""

_KEPT: Final = 8
"""One hash in eight is kept: a hundred or so per article, which give a share to within a tenth."""

_CROWD: Final = 8
"""Most articles sharing a run that are all paired; of more, each with the first and the next."""

_NOTHING: Final = Kept()

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copies:
    """Indices of articles that share their text, and the least share that links them."""

    members: tuple[int, ...]
    share: float


def copies(articles: Sequence[Article], kept: Kept = _NOTHING) -> list[Copies]:
    """Return the sets of articles that are largely one text, in order of their first members."""
    links = list(_links(articles, kept))
    unions = Unions(len(articles))
    for a, b, _ in links:
        unions.join(a, b)
    least: dict[int, float] = {}
    for a, _, share in links:
        first = unions.root(a)
        least[first] = min(least.get(first, 1.0), share)
    return [
        Copies(tuple(members), least[members[0]]) for members in unions.parts() if len(members) > 1
    ]


def _links(articles: Sequence[Article], kept: Kept) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of articles of which one is largely in the other, with the share."""
    told = [kept.of_text(article, _sampled) for article in articles]
    samples = [one["sample"] for one in told]
    sizes = [one["size"] for one in told]
    known: dict[int, set[int]] = {}
    for (a, b), shared in sorted(_candidates(samples).items()):
        if min(sizes[a], sizes[b]) < FEWEST:
            continue
        if shared < _LIKELY * max(1, min(len(samples[a]), len(samples[b]))):
            continue
        for i in (a, b):
            if i not in known:
                known[i] = _runs(articles[i])
        share = len(known[a] & known[b]) / min(sizes[a], sizes[b])
        if share >= COPIED:
            yield a, b, share


def _candidates(samples: Iterable[Sequence[int]]) -> Counter[tuple[int, int]]:
    """Return how many kept hashes each pair of articles shares."""
    holders: dict[int, list[int]] = {}
    for i, sample in enumerate(samples):
        for h in sample:
            holders.setdefault(h, []).append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for crowd in holders.values():
        if len(crowd) == 1:
            continue
        if len(crowd) <= _CROWD:
            shared.update(combinations(crowd, 2))
        else:
            shared.update({*pairwise(crowd), *((crowd[0], other) for other in crowd[1:])})
    return shared


def _sampled(article: Article) -> Plain:
    """Return the number of an article's runs of words, and the hashes of them that are kept."""
    runs = _runs(article)
    return {"size": len(runs), "sample": sorted(h for h in runs if h % _KEPT == 0)}


def _runs(article: Article) -> set[int]:
    """Return the hashes of an article's runs of words, without what cleaning set aside."""
    words = [
        word.encode()
        for block in article.blocks
        if block.role in READ
        for word in _WORD.findall(article.text[block.start : block.end].casefold())
    ]
    return {crc32(b" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
