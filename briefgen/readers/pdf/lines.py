"""The lines of one column, its words joined as they are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.readers.pdf.nouns import Line, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME_LINE: Final = 0.4
_GLUED: Final = 0.12
_LARGER: Final = 1.25
_INITIAL: Final = 1.8
"""In ems, and in sizes of the smaller of two letters. Source: set by hand; a raised note's number stands a third of an
em over its line, and a dropped initial is two or three lines high."""


def lines_of(words: Sequence[Word], page: int, flow: int) -> list[Line]:
    """Return the lines of a column, from the top down."""
    rows: list[list[Word]] = []
    initials = [w for w in words if _is_initial(w, words)]
    for word in sorted((w for w in words if w not in initials), key=lambda w: (w.y, w.x0)):
        if rows and word.y - rows[-1][0].y <= _SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.x0)
    for initial in initials:
        _set_before(initial, rows)
    return [_line(row, page, flow) for row in rows]


def _is_initial(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word is a dropped initial: one large letter, and smaller ones beside it over its own baseline."""
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
    """Put a dropped initial before the first word of the topmost line beside it."""
    for row in rows:
        first = row[0]
        if first.x0 >= initial.x1 - 1 and initial.y - initial.size < first.y <= initial.y:
            row[0] = Word(initial.text + first.text, initial.x0, first.x1, first.y, first.size, first.bold)
            return
    rows.insert(0, [initial])


def _line(row: Sequence[Word], page: int, flow: int) -> Line:
    text = row[0].text
    for before, word in pairwise(row):
        text += ("" if _touch(before, word) else " ") + word.text
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


def _touch(before: Word, word: Word) -> bool:
    """Tell whether two words are one that was drawn in two pieces; a raised number is a word of its own."""
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
