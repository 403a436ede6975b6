"""Join the words of one column to lines, in reading order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from briefgen.readers.pdf.nouns import Line, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME_LINE: Final = 0.4
_GLUED: Final = 0.12
_LARGER: Final = 1.25
_INITIAL: Final = 1.8
_HIGH: Final = 0.6
_UNDER: Final = 0.5
_FEW: Final = 3
_FEWEST_SPACED: Final = 5
_MOSTLY: Final = 0.8
_EVEN: Final = 0.12
_WIDEST_SPACED: Final = 0.8
_MOST_INITIALS: Final = 40
"""In ems, and in sizes of the smaller of two letters. Source: set by hand.

A raised note's number stands a third of an em over its line, and a dropped initial is two or three
lines high.
"""


def lines_of(words: Sequence[Word], page: int, flow: int) -> list[Line]:
    """Return the lines of a column, from the top down."""
    rows: list[list[Word]] = []
    initials = _initials(words)
    for word in sorted((w for w in words if w not in initials), key=lambda w: (w.y, w.x0)):
        if rows and word.y - rows[-1][0].y <= _SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = _with_raised(rows)
    for row in rows:
        row.sort(key=lambda w: w.x0)
    for initial in initials:
        _set_before(initial, rows)
    return [_line(row, page, flow) for row in rows]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Return the rows, with a note's number, which forms a row above, moved into the row below."""
    out: list[list[Word]] = []
    raised: list[Word] = []
    for row in rows:
        own = [w for w in raised if any(_is_raised(w, other) for other in row)]
        if raised and len(own) < len(raised):
            out.append([w for w in raised if w not in own])
        raised = row if len(row) <= _FEW and all(len(w.text) <= _FEW for w in row) else []
        if not raised:
            out.append(row + own)
        else:
            raised = row + own
    return [*out, raised] if raised else out


def _is_raised(word: Word, other: Word) -> bool:
    """Tell whether a word is set small and high directly after another, or directly before it."""
    high = 0 < other.y - word.y < _HIGH * other.size
    apart = max(word.x0 - other.x1, other.x0 - word.x1)
    return high and other.size >= _LARGER * word.size and -1 <= apart < _SAME_LINE * other.size


def _initials(words: Sequence[Word]) -> list[Word]:
    """Return the dropped initials; none where more large single letters than paragraphs occur."""
    least = min((w.size for w in words), default=0.0)
    large = [w for w in words if len(w.text) == 1 and w.size >= _INITIAL * least]
    return [w for w in large if _is_initial(w, words)] if len(large) <= _MOST_INITIALS else []


def _is_initial(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word is a dropped initial: a large letter, smaller words beside its body."""
    return (
        len(word.text) == 1
        and word.text.isalpha()
        and any(
            w.x0 >= word.x1 - 1
            and word.size >= _INITIAL * w.size
            and word.y - word.size < w.y < word.y - _SAME_LINE * w.size
            for w in words
        )
    )


def _set_before(initial: Word, rows: list[list[Word]]) -> None:
    """Put a dropped initial before the first word of the topmost line beside it.

    All lines beside it get its left edge.
    """
    top, bottom = initial.y - initial.size, initial.y + _UNDER * initial.size
    beside = [row for row in rows if row[0].x0 >= initial.x1 - 1 and top < row[0].y <= bottom]
    beside = [row for row in beside if abs(row[0].x0 - beside[0][0].x0) <= 1]
    if not beside:
        rows.insert(0, [initial])
    for i, row in enumerate(beside):
        row[0] = replace(
            row[0], x0=initial.x0, text=row[0].text if i else initial.text + row[0].text
        )


def _line(row: Sequence[Word], page: int, flow: int) -> Line:
    spaced = _blank_of_spaced(row)
    text = row[0].text
    for before, word in pairwise(row):
        apart = not _touch(before, word) if spaced is None else word.x0 - before.x1 > spaced
        text += (" " if apart else "") + word.text
    size = _size(row)
    return Line(
        text=text,
        x0=row[0].x0,
        x1=max(w.x1 for w in row),
        y=max(row, key=lambda w: len(w.text)).y,
        size=size,
        bold=all(w.bold for w in row),
        plain=not any(w.bold for w in row),
        first=row[0].x1 - row[0].x0,
        page=page,
        flow=flow,
    )


def _blank_of_spaced(row: Sequence[Word]) -> float | None:
    """Return the widest gap within a word of a line with spaced letters, None for other lines.

    Nearly all words of such a line are single letters, and most gaps between them are alike; words
    are separated by such a gap and a blank. In capitals, in which headings are spaced, fewer
    letters suffice.
    """
    single = sum(len(w.text) == 1 and w.text.isalnum() for w in row)
    shouted = all(w.text.isupper() for w in row)
    if single < _FEWEST_SPACED - shouted or single < _MOSTLY * len(row):
        return None
    gap = median(b.x0 - a.x1 for a, b in pairwise(row))
    even = sum(abs(b.x0 - a.x1 - gap) <= _EVEN * row[0].size for a, b in pairwise(row))
    spaced = 2 * even >= len(row) and gap < _WIDEST_SPACED * row[0].size
    return gap + _EVEN * row[0].size if spaced else None


def _touch(before: Word, word: Word) -> bool:
    """Tell whether two words are one drawn in two pieces; a raised number is a word of its own."""
    small, large = sorted((before.size, word.size))
    raised = large >= _LARGER * small and abs(before.y - word.y) > _GLUED * large
    return not raised and word.x0 - before.x1 < _GLUED * large


def _size(row: Sequence[Word]) -> float:
    """Return the size in which most of a line is set, to half a point."""
    counts: dict[float, int] = {}
    for word in row:
        size = round(2 * word.size) / 2
        counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda s: (counts[s], s))
