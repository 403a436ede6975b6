"""Is a text about a game, a vote or a market, where who is beaten, hit or attacked is hurt by nobody?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading

_TELLING: Final = 2
"""Different words of an arena that tell a sentence's."""
_DIFFERENT: Final = 5
"""Different words of an arena that tell an article's ..."""
_DENSE: Final = 0.03
"""... where they are this share of its words of content."""
_CONTENT: Final = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


class Arenas:
    """The arenas of an article: of the whole, and of each of its sentences."""

    def __init__(self, reading: Reading) -> None:
        """Weigh the article's words."""
        self._whole = arena_of(reading.doc)

    def of(self, sentence: Span) -> str:
        """Return "sport", "election" or "market" where a sentence is about one, "" elsewhere.

        Words that tell of real blows outweigh the article's arena, and the sentence's own.
        """
        lemmas = {t.lemma_.lower() for t in sentence}
        if lemmas & predicates().harm:
            return ""
        if self._whole:
            return self._whole
        ranked = sorted((-len(lemmas & words), name) for name, words in predicates().arenas.items())
        most, name = ranked[0]
        return name if -most >= _TELLING else ""


def arena_of(tokens: Iterable[Token]) -> str:
    """Return the arena of an article, "" where its words tell none."""
    counts = Counter(t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT)
    total = sum(counts.values())
    harm = sum(counts[word] for word in predicates().harm)
    best, most = "", 0
    for name, words in predicates().arenas.items():
        told = [counts[word] for word in words if counts[word]]
        if len(told) >= _DIFFERENT and sum(told) >= _DENSE * total and sum(told) > max(most, harm):
            best, most = name, sum(told)
    return best
