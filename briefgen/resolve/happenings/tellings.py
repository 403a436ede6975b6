"""Find how each article tells a happening, and what it says that the others do not.

A telling is a sentence: those that give a number of the happening, else the one of the lead that
has most in common with what the other articles lead with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from math import fsum
from typing import TYPE_CHECKING, Final

from briefgen.model import ClaimKind, Evidence, Status, Telling
from briefgen.resolve.happenings.conflicts import is_retracted
from briefgen.resolve.stories.commonness import weight, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Claim, Entry, Metadata, Sentence, StoryFigure

_MOST: Final = 3
"""Most sentences of one article that are shown as its tellings; more would be the article again."""

_LEADING: Final = 6
"""Sentences at the text's beginning among which a telling without a number is sought."""

_TELLS: Final = 1.5
"""Least weight of a word that is marked where no other telling has it."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def told_in(
    entry: Entry, figures: Sequence[StoryFigure], known: Mapping[str, int], counted: set[str]
) -> list[tuple[Sentence, tuple[StoryFigure, ...]]]:
    """Return the sentences in which an article tells a happening, with their numbers, in order.

    `known` counts the articles whose leads have a word; `counted` are the kinds of numbers that
    several articles give: one that a single article gives after its lead may be of something else.
    """
    leading = {s.start for s in leading_sentences(entry)}
    sentences = entry.metadata.sentences
    held: dict[int, list[StoryFigure]] = {}
    for figure in figures:
        at = _at(sentences, figure.evidence.start)
        if at is None or sentences[at].address.kind != "p":
            continue
        if figure.kind in counted or sentences[at].start in leading:
            held.setdefault(at, []).append(figure)
    if not held:
        at = _leading(entry, known)
        if at is None:
            return []
        held[at] = []
    return [(sentences[i], tuple(held[i])) for i in sorted(held)[:_MOST]]


def lead_words(entry: Entry) -> set[str]:
    """Return the telling words of an article's first sentences."""
    text = entry.metadata.article.text
    found = {w for s in leading_sentences(entry) for w in words(text[s.start : s.end])}
    return {w for w in found if weight(w) >= _TELLS}


def leading_sentences(entry: Entry) -> list[Sentence]:
    """Return the sentences in which an article is expected to tell what happened."""
    return [s for s in entry.metadata.sentences if s.address.kind == "p"][:_LEADING]


def _leading(entry: Entry, known: Mapping[str, int]) -> int | None:
    """Return the index of the leading sentence that shares most with other leads, None for none."""
    text, sentences = entry.metadata.article.text, entry.metadata.sentences
    best, most = None, 0.0
    for sentence in leading_sentences(entry):
        said = {w for w in words(text[sentence.start : sentence.end]) if known.get(w, 0) > 1}
        score = fsum(weight(w) for w in said)  # independent of the order, which a set has not
        if score > most:
            best, most = sentences.index(sentence), score
    return best


def _at(sentences: Sequence[Sentence], offset: int) -> int | None:
    at = bisect_right([s.start for s in sentences], offset) - 1
    return at if at >= 0 and offset < sentences[at].end else None


def telling(
    entry: Entry,
    told: tuple[Sentence, tuple[StoryFigure, ...]],
    origin: int,
    others: Mapping[str, int],
) -> Telling:
    """Return a telling; `others` counts the articles whose tellings hold each word."""
    sentence, figures = told
    article = entry.metadata.article
    evidence = article.quote(sentence.start, sentence.end)
    claim = _claim(entry.metadata, evidence)
    stated = article.stated("published")
    return Telling(
        entry=entry.slug,
        evidence=evidence,
        origin=origin,
        published=stated.value if stated else None,
        claim=claim.id if claim else None,
        status=_status(entry.metadata, evidence, claim),
        figures=figures,
        differing=tuple(_differing(entry, evidence, others)),
        retracted=is_retracted(entry),
    )


def _claim(metadata: Metadata, sentence: Evidence) -> Claim | None:
    """Return the attributed claim with most content in a sentence, if that is over half of it."""
    inside = [
        (sum(c.end - c.start for c in claim.content if c.within(sentence)), claim.id, claim)
        for claim in metadata.claims
        if claim.kind is ClaimKind.ATTRIBUTED and any(c.within(sentence) for c in claim.content)
    ]
    if not inside:
        return None
    size, _, widest = max(inside, key=lambda found: (found[0], found[1]))
    return widest if size * 2 > sentence.end - sentence.start else None


def _status(metadata: Metadata, sentence: Evidence, claim: Claim | None) -> Status:
    """Return a sentence's status: denied by its claim, else its first event's, else asserted."""
    if claim is not None and claim.act == "deny":
        return Status.DENIED
    found = [e.status for e in metadata.events if e.evidence.overlaps(sentence)]
    return found[0] if found else Status.ASSERTED


def _differing(entry: Entry, sentence: Evidence, others: Mapping[str, int]) -> Iterator[Evidence]:
    """Yield the words that no other article's telling has, adjacent ones together."""
    text = entry.metadata.article.text
    start = end = -1
    for found in _WORD.finditer(text, sentence.start, sentence.end):
        word = "".join(words(found[0])[:1])
        alone = others.get(word, 0) <= 1 and (weight(word) >= _TELLS or found[0][0].isdigit())
        if alone and start >= 0:
            end = found.end()
        elif alone:
            start, end = found.span()
        elif start >= 0:
            yield Evidence.quote(text, start, end)
            start = -1
    if start >= 0:
        yield Evidence.quote(text, start, end)
