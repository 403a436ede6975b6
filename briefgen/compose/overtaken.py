"""Tell whether a row's toll has been overtaken by a later one of the same article or happening."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.gathered import Gathered
    from briefgen.model import Amount, Evidence, Metadata
    from briefgen.model.views import LedgerRow

_TOLLS: Final = ("killed", "injured")
"""Kinds of numbers that only grow."""

_LONG_AGO: Final = 60
"""Days before publication from which on a time is that of an earlier happening."""

_DAY: Final = len("2024-05-09")


def is_overtaken(gathered: Gathered, row: LedgerRow) -> bool:
    """Tell whether a toll of a row is less than one that its article or a later one gives.

    A live page keeps its first counts below the last ones.
    """
    slug = row.mark.brief
    metadata = gathered.entries[slug].metadata
    words = row.what.text
    own = [f for f in metadata.figures if f.kind in _TOLLS and not f.implied]
    own = [f for f in own if f.evidence.exact in words]
    if not own:
        return False
    most: dict[str, float] = {}
    for kind, value in (*_of_the_article(metadata), *_of_later_ones(gathered, slug)):
        most[kind] = max(most.get(kind, 0.0), _size(value))
    return any(most.get(f.kind, 0.0) > _size(f.value) for f in own)


def _of_the_article(metadata: Metadata) -> Iterator[tuple[str, Amount]]:
    """Yield the tolls of an article that are of no earlier time."""
    for figure in metadata.figures:
        done = figure.prospect is None and not figure.implied
        if figure.kind in _TOLLS and done and not _is_of_old(metadata, figure.evidence):
            yield figure.kind, figure.value


def _of_later_ones(gathered: Gathered, slug: str) -> Iterator[tuple[str, Amount]]:
    """Yield the tolls that articles of the same happening give, published no earlier."""
    happening = gathered.happening_of.get(slug)
    since = _published(gathered, slug)
    for figure in happening.figures if happening is not None else ():
        if figure.kind in _TOLLS and not figure.denied and not figure.implied:
            day = _published(gathered, figure.entry)
            if since and day >= since:
                yield figure.kind, figure.value


def _published(gathered: Gathered, slug: str) -> str:
    stated = gathered.entries[slug].metadata.article.stated("published")
    return stated.value[:_DAY] if stated is not None else ""


def _is_of_old(metadata: Metadata, words: Evidence) -> bool:
    """Tell whether a time long before the article stands in the sentence of some words.

    Where nothing tells when the article came out, a bare year does.
    """
    stated = metadata.article.stated("published")
    today = _day(stated.value[:_DAY]) if stated is not None else None
    sentence = next((s for s in metadata.sentences if s.start <= words.start < s.end), None)
    if sentence is None:
        return False
    beside = [d for d in metadata.dates if sentence.start <= d.evidence.start < sentence.end]
    if today is None:
        return any(d.precision == "year" for d in beside)
    ends = (_day(d.latest) for d in beside if d.latest)
    return any((today - end).days > _LONG_AGO for end in ends if end is not None)


def _day(told: str) -> date | None:
    """Return a day, None for what is none that the calendar has: a month, a year before ours."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _size(value: Amount) -> float:
    if isinstance(value, tuple):
        return max((end for end in value if end is not None), default=0.0)
    return value
