"""Is a text about sport, an election or a market, where to be "beaten" is no physical harm?"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefgen.extract.reading import Reading

_TELLING: Final = 2
"""Distinct words of an arena that a sentence needs to count as one of that arena."""
_DIFFERENT: Final = 5
"""Distinct words of an arena that an article needs to count as one of that arena ..."""
_DENSE: Final = 0.03
"""... and the least share of its content words that they must make up."""
_CONTENT: Final = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


class Arenas:
    """The arenas of an article: of the whole text, and of each of its sentences."""

    def __init__(self, reading: Reading) -> None:
        """Work out the arena of the whole article."""
        self._whole = arena_of(reading)

    def of(self, sentence: Span) -> str:
        """Return the arena of a sentence ("sport", "election" or "market"), "" where it has none.

        A sentence with a word of physical harm has no arena. Any other takes the article's arena
        or, where there is none, the one that most of its words are from.
        """
        lemmas = {t.lemma_.lower() for t in sentence}
        if lemmas & predicates().harm:
            return ""
        if self._whole:
            return self._whole
        ranked = sorted((-len(lemmas & words), name) for name, words in predicates().arenas.items())
        most, name = ranked[0]
        return name if -most >= _TELLING else ""


@lru_cache(maxsize=1)  # several steps in turn ask for that of the same article
def arena_of(reading: Reading) -> str:
    """Return the arena of an article, "" where too few of its words belong to one."""
    counts = Counter(t.lemma_.lower() for t in reading.doc if t.pos_ in _CONTENT)
    total = sum(counts.values())
    harm = sum(counts[word] for word in predicates().harm)
    best, most = "", 0
    for name, words in predicates().arenas.items():
        told = [counts[word] for word in words if counts[word]]
        if len(told) >= _DIFFERENT and sum(told) >= _DENSE * total and sum(told) > max(most, harm):
            best, most = name, sum(told)
    return best
