"""Tell which line ends part paragraphs, and which only wrap a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from briefgen.cleaning.openings import opening, words_of
from briefgen.registry.written_dates import written_date_span

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_WIDEST: Final = 132
_NARROWEST: Final = 20
"""Bounds of a wrapping width, in columns. Source: printouts have 132, newspapers 25 to 40."""

_FEWEST: Final = 2
_ALONE: Final = 45
"""Columns that the line before the only sure wrap must have to prove that a text is wrapped."""

_KEEPS: Final = 0.8
"""Least share of sure wraps that keep to the width; breaks of lists and menus seldom do."""

_OVERLONG: Final = 20
"""One sure wrap in this many may overrun the width: an address has no blank to break at."""

_SLACK: Final = 10
"""The width is uncertain by one part in this many, since it comes from few sure wraps.

What breaks off within a sentence is a wrap all the same.
"""

_BY_HAND: Final = 4
"""Columns that a line may leave free though the next word had room, as when broken by hand."""

_LONGEST_BYLINE: Final = 12
_ENDED: Final = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u201c\u2019)\]\u00ab\u00bb ]*$"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_FEWEST_WORDS: Final = 3
"""Words that a line must have to leave a sentence open; fewer are a label or an address."""

_SOFT_BREAK: Final = 2
_MOST_CLOSE: Final = 10
"""One line in this many may have no blank line before it where blank lines part a text's lines."""

_BULLET: Final = re.compile(
    r"(?:[-*\u2022\u25cf\u25aa\u2013\u2014\u00b7]|\(?\d{1,2}[.)]|[a-z]\))\s"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text that are not blank, and for each the line ends before it."""

    text: str
    spans: list[Span]
    ends: list[int]

    def length(self, i: int) -> int:
        return self.spans[i][1] - self.spans[i][0]

    def words(self, i: int) -> str:
        return self.text[slice(*self.spans[i])]

    def goes_on(self, i: int) -> bool:
        """Tell whether line `i` opens in lower case and the line before ends no sentence."""
        first = self.text[self.spans[i][0]]
        if _ADDRESS.fullmatch(self.words(i)):
            return False
        return first.islower() and not _ENDED.search(self.words(i - 1))

    def overflows(self, i: int, width: int) -> bool:
        """Tell whether a line's first word had no room left in the line before."""
        first = self.words(i).split(None, 1)[0]
        return self.length(i - 1) + 1 + len(first) > width

    def signs(self, i: int) -> bool:
        """Tell whether a line opens with a phrase that signs an article or a picture."""
        return bool(opening(words_of(self.words(i)), "signed"))

    def indent(self, i: int) -> int:
        start = self.spans[i][0]
        return start - self.text.rfind("\n", 0, start) - 1


def paragraphs(text: str) -> list[Span]:
    """Return the spans of a plain text's paragraphs: its lines, wrapped ones joined.

    Lines that continue a sentence in lower case show that a text is wrapped, and how widely. A line
    end is then a wrap where the next word would not have fit: a paragraph's own end seldom falls
    there. Where a blank line parts nearly all lines, those line ends are tested in the same way.
    """
    lines = _lines_of(text)
    spaced = sum(end == 1 for end in lines.ends) * _MOST_CLOSE <= len(lines.spans)
    for ends in (1, _SOFT_BREAK) if spaced else (1,):
        if width := _width(lines, ends):
            return _joined(lines, ends, width)
    return lines.spans


def broken(text: str, spans: list[Span]) -> list[bool]:
    """Return for each line of one element whether it continues the line before.

    It does where a break parts a sentence, in prose or in a poem. Where breaks keep to a width,
    they wrap lines as a text's line ends do.
    """
    lines = _Lines(text, spans, [1] * len(spans))
    if not any(_ENDED.search(lines.words(i)) for i in range(len(spans))):
        return [False] * len(spans)  # a list, or the parts of a menu
    width = _width(lines, 1)
    return [i > 0 and _goes_on_after_break(lines, i, width) for i in range(len(spans))]


def _goes_on_after_break(lines: _Lines, i: int, width: int) -> bool:
    before = lines.words(i - 1)
    if before.endswith(":") or lines.signs(i):
        return False
    words = len(before.split())
    if lines.goes_on(i):
        return words >= _FEWEST_WORDS
    return (before.endswith(",") and words > _FEWEST_WORDS) or (
        bool(width) and _is_wrap(lines, i, width)
    )


def _lines_of(text: str) -> _Lines:
    spans = [m.span() for m in _LINE.finditer(text)]
    ends = [0] * len(spans)
    for i in range(1, len(spans)):
        ends[i] = text.count("\n", spans[i - 1][1], spans[i][0])
    return _Lines(text, spans, ends)


def _width(lines: _Lines, ends: int) -> int:
    """Return the column that a text is wrapped at, 0 where it is not wrapped.

    Only lines with exactly `ends` line ends before them are looked at.
    """
    sure = [i for i in range(1, len(lines.spans)) if lines.ends[i] == ends and lines.goes_on(i)]
    alone = len(sure) == 1 and lines.length(sure[0] - 1) >= _ALONE and not lines.signs(sure[0])
    if len(sure) < _FEWEST and not alone:
        return 0
    lengths = sorted(lines.length(i - 1) for i in sure)
    width = lengths[-1 - len(lengths) // _OVERLONG]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    keeping = sum(lines.overflows(i, width - _BY_HAND) for i in sure)
    return width if keeping >= _KEEPS * len(sure) else 0


def _joined(lines: _Lines, ends: int, width: int) -> list[Span]:
    """Return the lines' spans, each joined to the one before where its line end is a wrap."""
    out = lines.spans[:1]
    for i in range(1, len(lines.spans)):
        start, end = lines.spans[i]
        if lines.ends[i] == ends and _is_wrap(lines, i, width):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _is_wrap(lines: _Lines, i: int, width: int) -> bool:
    """Tell whether line `i` continues the one before it, in a text wrapped at `width`."""
    if lines.goes_on(i):
        return True
    if _ADDRESS.fullmatch(lines.words(i)) or _ADDRESS.fullmatch(lines.words(i - 1)):
        return False
    if lines.indent(i) > lines.indent(i - 1) + 1 or _BULLET.match(lines.words(i)):
        return False
    if _signs(lines.words(i)) or _signs(lines.words(i - 1)):
        return False
    slack = width // _SLACK
    if lines.length(i - 1) > width + slack:
        return False
    ended = bool(_ENDED.search(lines.words(i - 1)))
    sure = ended or i == 1  # the first line is a headline more often than a part of a paragraph
    return lines.overflows(i, width if sure else width - slack)


def _signs(line: str) -> bool:
    """Tell whether a line is a byline or a date, which is never joined to another line."""
    found = written_date_span(line)
    if found and line.startswith("(") and line.endswith(")"):
        return True
    if found:
        return found[1] - found[0] > len(line) // 2
    words = words_of(line)
    return len(words) <= _LONGEST_BYLINE and line[0].isupper() and bool(opening(words, "signed"))
