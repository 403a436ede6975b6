"""Cut a page into columns: white runs down between them, and the left one is read first."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.readers.pdf.nouns import Word

_GUTTER: Final = 0.8
_NARROWEST: Final = 5.0
_FEWEST_LINES: Final = 4
_FEWEST_WORDS: Final = 2.5
_APART: Final = 2.0
_DEEPEST: Final = 12
_MOST_BANDS: Final = 1_500
_MOST_WHITES: Final = 24
_BLANK: Final = 0.5
"""The widest blank between two words, in ems of their size. Source: set by hand, as below."""

_FAR: Final = 1e6
"""Thresholds in ems, lines, and words per line. Source: set by hand.

Columns of a newspaper are some fifteen ems wide and one to two apart, the cells of a table have two
words or so, and a list's marks are in less than five ems.
"""


@dataclass(frozen=True, slots=True)
class _Band:
    """Words between two white strips across the page, and the white between and beside them."""

    words: tuple[Word, ...]
    white: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Columned:
    """The bands from `first` up to but not including `last`, and the gutters through them."""

    first: int
    last: int
    gutters: tuple[tuple[float, float], ...]


def in_reading_order(words: Sequence[Word], depth: int = 0) -> list[list[Word]]:
    """Return the words of a page by column, in reading order.

    The tallest stretch of the page that gutters run through is cut into its columns; what is above
    it is read before, what is below it after, and each of these pieces is cut in the same way.
    Source: recursive X-Y cut (Nagy and Seth, Hierarchical representation of optically scanned
    documents, 1984).
    """
    if not words:
        return []
    em = median(w.size for w in words)
    bands = _bands(words, em)
    cut = _tallest(bands, em) if depth < _DEEPEST else None
    if cut is None:
        return [list(words)]
    over = [w for band in bands[: cut.first] for w in band.words]
    under = [w for band in bands[cut.last :] for w in band.words]
    out = in_reading_order(over, depth + 1)
    for column in _columns(
        [w for band in bands[cut.first : cut.last] for w in band.words], cut.gutters
    ):
        out += in_reading_order(column, depth + 1)
    return out + in_reading_order(under, depth + 1)


def _bands(words: Iterable[Word], em: float) -> list[_Band]:
    """Return the words in bands from the top down, each as high as its words overlap."""
    groups: list[list[Word]] = []
    bottom = -_FAR
    for word in sorted(words, key=lambda w: (w.top, w.x0)):
        if not groups or word.top >= bottom:
            groups.append([])
        groups[-1].append(word)
        bottom = max(bottom, word.bottom)
    return [_Band(tuple(g), tuple(_white(g, _GUTTER * em))) for g in groups]


def _white(words: Iterable[Word], width: float) -> list[tuple[float, float]]:
    """Return the runs of white of at least `width` between and beside words, from the left.

    Between large words a run is wider than the blank that parts words of their size.
    """
    out = []
    right, size = -_FAR, 0.0
    for x0, x1, own in sorted((w.x0, w.x1, w.size) for w in words):
        if x0 - right >= max(width, _BLANK * min(size, own)):
            out.append((right, x0))
        right, size = max((right, size), (x1, own))
    return [*out, (right, _FAR)]


def _tallest(bands: Sequence[_Band], em: float) -> _Columned | None:
    """Return the columned stretch of bands that holds the most words, the first of equals."""
    best, most = None, 0
    if len(bands) > _MOST_BANDS:  # no page of text has so many lines
        return None
    for first in range(len(bands)):
        white = _inner(bands[first].white)
        if len(white) > _MOST_WHITES:  # nor so many columns: it is a table
            continue
        last = first + 1
        while last < len(bands) and (narrower := _common(white, bands[last].white, _GUTTER * em)):
            white, last = narrower, last + 1
        held = [w for band in bands[first:last] for w in band.words]
        if white and len(held) > most and (gutters := _gutters(white, held, em)):
            best, most = _Columned(_upwards(bands, first, gutters, em), last, gutters), len(held)
    return best


def _upwards(
    bands: Sequence[_Band], first: int, gutters: Sequence[tuple[float, float]], em: float
) -> int:
    """Return the band where columns begin, moved up over lines that leave the gutters free.

    Columns need not all begin at the same height.
    """
    while first:
        over, under = bands[first - 1], bands[first]
        apart = min(w.top for w in under.words) - max(w.bottom for w in over.words)
        if apart > _APART * em or any(
            w.x0 < x1 and x0 < w.x1 for w in over.words for x0, x1 in gutters
        ):
            return first
        if any(_runs_across(over.words, gutter) for gutter in gutters):
            return first
        first -= 1
    return first


def _runs_across(words: Sequence[Word], gutter: tuple[float, float]) -> bool:
    """Tell whether only a blank between two words lies in a gutter, as in a large headline."""
    left = max((w for w in words if w.x1 <= gutter[0]), key=lambda w: w.x1, default=None)
    right = min((w for w in words if w.x0 >= gutter[1]), key=lambda w: w.x0, default=None)
    if left is None or right is None or abs(left.y - right.y) > _BLANK * left.size:
        return False
    return right.x0 - left.x1 <= _BLANK * min(left.size, right.size)


def _inner(white: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the white that has words on both sides."""
    return tuple((x0, x1) for x0, x1 in white if x0 > -_FAR and x1 < _FAR)


def _common(
    white: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]], width: float
) -> tuple[tuple[float, float], ...]:
    """Return the white that two bands share, in runs of at least `width`."""
    out = []
    for a0, a1 in white:
        for b0, b1 in other:
            x0, x1 = max(a0, b0), min(a1, b1)
            if x1 - x0 >= width:
                out.append((x0, x1))
    return tuple(out)


def _gutters(
    white: Sequence[tuple[float, float]], words: Sequence[Word], em: float
) -> tuple[tuple[float, float], ...]:
    """Return the runs of white that are gutters: with a wide column of lines on both sides."""
    inner = _inner(white)
    while inner:
        columns = _columns(words, inner)
        weak = [i for i, column in enumerate(columns) if not _is_column(column, em)]
        if not weak:
            return inner
        drop = min(weak[0], len(inner) - 1)
        inner = inner[:drop] + inner[drop + 1 :]
    return ()


def _columns(words: Sequence[Word], gutters: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """Return the words between gutters, from the left."""
    out: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in words:
        out[sum(x0 <= (word.x0 + word.x1) / 2 for x0, _ in gutters)].append(word)
    return out


def _is_column(words: Sequence[Word], em: float) -> bool:
    lines = len({round(w.y / (em / 2)) for w in words})
    width = max(w.x1 for w in words) - min(w.x0 for w in words) if words else 0.0
    return (
        lines >= _FEWEST_LINES and width >= _NARROWEST * em and len(words) >= _FEWEST_WORDS * lines
    )
