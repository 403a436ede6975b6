"""Choose the sentences that a brief leads with.

They are chosen one after another: each time the sentence that adds most to those already chosen, by
weights that can be read in `key_sentences.yml`. Nothing is rewritten.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.key_sentences.candidates import Candidate, candidates
from briefgen.model import KeySentence, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Figure

_TOPICS: Final = 12
"""Number of an article's most frequent words that count as its topic."""
_SALIENT: Final = 0.15


@dataclass(frozen=True, slots=True)
class _About:
    """What an article is about: shares of its topic words, weights of recurring words, salience."""

    topics: dict[str, float]
    returning: dict[str, float]
    salience: dict[str, float]


def key_sentences(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...] = (),
) -> tuple[KeySentence, ...]:
    """Return the key sentences by rank, the bottom line first; empty if none may lead."""
    rules = table("key_sentences")
    found = candidates(reading, actors, claims, figures, rules)
    if not found:
        return ()
    numbered = len(found)
    count = max(n for least, n in rules["how_many"] if numbered >= least)
    article = _About(_topics(reading), _returning(found), {a.id: a.salience for a in actors})
    chosen = _choose(found, article, count)
    names = {a.id: a.name for a in actors}
    return tuple(
        KeySentence(
            rank,
            reading.article.quote(c.sentence.start, c.sentence.end),
            _reason(rank, c, new, names),
            "key_sentences.coverage",
        )
        for rank, (c, new) in enumerate(chosen, 1)
    )


def _topics(reading: Reading) -> dict[str, float]:
    """Return an article's topic, its most frequent nouns and names, with their shares."""
    counts = Counter(
        t.lemma_.lower()
        for t in reading.doc
        if t.pos_ in ("NOUN", "PROPN") and not t.is_stop and t.is_alpha and len(t) > 1
    )
    ranked = sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:_TOPICS]
    total = sum(n for _, n in ranked) or 1
    return {w: n / total for w, n in ranked}


def _returning(found: list[Candidate]) -> dict[str, float]:
    """Return the words of several sentences, from 0 to 1 by the logarithm of how many."""
    counts = Counter(word for candidate in found for word in candidate.words)
    most = math.log(1 + max(counts.values(), default=1))
    return {word: math.log(n) / most for word, n in counts.items() if n > 1}


def _choose(
    found: list[Candidate], article: _About, count: int
) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Return the chosen sentences, each with the salient actors that it is the first to mention."""
    chosen: list[tuple[Candidate, tuple[str, ...]]] = []
    said: set[str] = set()
    spoken: set[str] = set()
    left = list(found)
    while left:
        told = {c.place for c, _ in chosen}
        beside = [c for c in left if chosen and c.other_side and c.place - 1 in told]
        if len(chosen) >= count and not beside:
            break
        ready = (
            beside
            or [c for c in left if not c.dangles or c.place - 1 in told]
            or ([] if chosen else left)
        )
        if not ready:
            break
        known = frozenset(who for c, _ in chosen for who in c.introduces)
        best = max(
            ready,
            key=lambda c: (_gain(c, said, spoken, known, article, first=not chosen), -c.place),
        )
        gain = _gain(best, said, spoken, known, article, first=False)
        if chosen and not beside and gain <= 0:
            break
        salience = article.salience
        new = sorted(best.actors - spoken, key=lambda a: (-salience.get(a, 0), a))
        chosen.append((best, tuple(a for a in new if salience.get(a, 0) >= _SALIENT)))
        said |= best.words
        spoken |= best.actors
        others = [c for c in left if c is not best]
        left = [c for c in others if c.other_side or not _is_double(c, [x for x, _ in chosen])]
    return chosen


def _gain(
    candidate: Candidate,
    said: set[str],
    spoken: set[str],
    known: frozenset[str],
    article: _About,
    *,
    first: bool,
) -> float:
    """Return what a sentence adds to those already chosen."""
    weights = table("key_sentences")["weights"]
    fresh = sum(article.salience.get(a, 0.0) for a in candidate.actors - spoken)
    topic = sum(n for w, n in article.topics.items() if w in candidate.words)
    unsaid = sum(n for w, n in article.topics.items() if w in candidate.words - said)
    returned = math.fsum(article.returning.get(w, 0.0) for w in candidate.words - said)
    back = 0.0 if first else weights["returning"] * returned
    opening = (
        weights["lead"] / (1 + candidate.place)
        if first
        else weights["opening"] / math.sqrt(1 + candidate.place)
    )
    new = weights["fresh"] if first else weights["fresh_after"]
    full = 0.0 if first else weights["full"] * candidate.full
    return float(
        candidate.fixed
        + opening
        + full
        + weights["actors"] * math.tanh(fresh)
        + weights["topic"] * topic
        + weights["unintroduced"] * len(candidate.unintroduced - known)
        + new * unsaid
        + back
    )


def _is_double(candidate: Candidate, chosen: list[Candidate]) -> bool:
    share: float = table("key_sentences")["double"]
    return any(
        len(candidate.words & c.words) >= share * max(1, min(len(candidate.words), len(c.words)))
        for c in chosen
    )


def _reason(rank: int, chosen: Candidate, new: tuple[str, ...], names: dict[str, str]) -> str:
    """Return why a sentence was chosen, in a reader's words."""
    who = [names[a] for a in new[:3]]
    speaks = f"speaks of {_listed(who)}" if who else "takes up what the article returns to most"
    if chosen.role is Role.DEK:
        return f"The article's own summary; it {speaks}."
    if chosen.place == 0:
        return f"The article opens with it; it {speaks}."
    if rank == 1:
        return f"Of the opening sentences it says most; it {speaks}."
    return f"Adds what the sentences above leave out: it {speaks}."


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
