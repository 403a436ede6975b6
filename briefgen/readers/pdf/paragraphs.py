"""Join lines to paragraphs over line ends, columns and pages, and rejoin hyphenated words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.readers.pdf.nouns import Line

_SIZES: Final = 1.06
_MIXED: Final = 1.2
_LEADING: Final = 1.25
_LOOSEST: Final = 1.6
_INDENT: Final = 0.8
_DEEPEST_INDENT: Final = 6.0
_SLACK: Final = 1.5
_BROKEN: Final = 0.35
_BLANK: Final = 0.3
"""Lengths in ems, `_BROKEN` in column widths, `_LEADING` in the usual distance of two lines.

Source: set by hand; type is set with 1.1 to 1.5 ems from line to line, paragraphs are separated by
an indent of one to two ems or by half a line at least.
"""

_SENTENCE_END: Final = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*(?:\s?\d{1,2})?$")
_ITEM: Final = re.compile(
    r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7*\u2013-]\s+\S"
    r"|\(?\d{1,2}[.)]\s+[\"'\u201c\u2018]?[A-Z]"
)
LED: Final = re.compile(r"\S.*?(?:\s?[.\u2026\u00b7]){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$")
"""A line of a table of contents: dots lead from a title to its page."""

_BREAK: Final = re.compile(r"(\w+)[-\u2010\u00ad]$")
_SOFT: Final = "\u00ad"
_WORD: Final = 4
_LONGEST_DATE: Final = 40
_WEEKDAY: Final = len("Wednesday, ")
_FEWEST_WRAPS: Final = 2
_BROKEN_LINES: Final = 0.02


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text and setting: size in points, whether it is all bold, its first page."""

    text: str
    size: float
    bold: bool
    page: int
    item: bool
    running: bool


@dataclass(slots=True)
class _Block:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def size(self) -> float:
        return self.lines[0].size


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a column is set: its edges, the usual distance of two lines in ems, and the body size."""

    left: float
    right: float
    leading: float
    body: float


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs in reading order, those cut by a column's or page's end rejoined."""
    lines = [line for page in pages for line in page]
    body = _body(lines)
    leading = _leading(lines, body)
    blocks = [b for flow in _flows(lines) for b in _blocks(flow, leading, body)]
    joined = _joined_over_edges(blocks, body)
    healed = _Healing(lines)
    return [_paragraph(block, healed) for block in joined]


def _flows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each column of each page, in order."""
    flow: list[Line] = []
    for line in lines:
        if flow and (line.page, line.flow) != (flow[-1].page, flow[-1].flow):
            yield flow
            flow = []
        flow.append(line)
    if flow:
        yield flow


def _body(lines: Sequence[Line]) -> float:
    """Return the size in which most of the text is set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], s), default=1.0)


def _leading(lines: Sequence[Line], body: float) -> float:
    """Return the usual distance of two lines of the body size, in ems.

    It is that of lines between which a sentence goes on in lower case, where there are a few such:
    where paragraphs have a line or two, most distances are those between paragraphs.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if a.size == b.size == body and (a.page, a.flow) == (b.page, b.flow) and b.y > a.y
    ]
    steps = [(b.y - a.y) / body for a, b in pairs]
    wraps = [s for s, pair in zip(steps, pairs, strict=True) if _is_cut(*pair)]
    if len(wraps) >= _FEWEST_WRAPS:
        return median(wraps)
    # more than three ems is no line spacing
    tight = [s for s in steps if s <= 3] or [1.2]  # noqa: PLR2004
    return median(sorted(tight)[: max(1, 3 * len(tight) // 4)])


def _blocks(flow: Sequence[Line], leading: float, body: float) -> list[_Block]:
    """Return a column's lines in blocks."""
    told = [line for line in flow if not line.running] or list(flow)
    lefts = Counter(round(line.x0) for line in told)
    measure = _Measure(
        max(lefts, key=lambda x: (lefts[x], -x)), max(line.x1 for line in told), leading, body
    )
    out: list[_Block] = []
    for line in flow:
        if out and not _begins(out[-1], line, measure):
            out[-1].lines.append(line)
        else:
            out.append(_Block([line]))
    return out


def _begins(block: _Block, line: Line, measure: _Measure) -> bool:
    """Tell whether a line begins a paragraph after the block."""
    before = block.last
    small, large = sorted((before.size, line.size))
    dated = len(block.lines) == 1 and (_is_date(before.text) or _is_date(line.text))
    led = LED.fullmatch(before.text) or LED.fullmatch(line.text)
    item = _ITEM.match(line.text) or _is_item_of(before, line, measure)
    if before.running or line.running or item or dated or led:
        return True
    if large > _SIZES * small and (
        large > _MIXED * small or _is_short(before, line, measure) or _ends(before.text)
    ):
        return True
    step = (line.y - before.y) / large
    if step <= 0 or step > max(_LEADING * measure.leading, min(_LOOSEST, 1.1 * measure.leading)):
        loose = step <= _LOOSEST and _is_display(before, line)
        return step <= 0 or not (loose or (step <= 2 * measure.leading and _is_cut(before, line)))
    if _is_indented(block, line, measure):
        return True
    if before.bold != line.bold and (before.bold or before.plain) and (line.bold or line.plain):
        return not _runs_on(before, line, measure)
    short = (
        _is_short(before, line, measure)
        and not line.text[0].islower()
        and not _BREAK.search(before.text)
    )
    return short and (_ends(before.text) or _is_broken_off(before, measure))


def _is_item_of(before: Line, line: Line, measure: _Measure) -> bool:
    """Tell whether an indented line ends early in a semicolon, as do items with drawn marks."""
    set_in = before.x0 - measure.left > _INDENT * before.size
    return set_in and before.text.endswith(";") and _is_short(before, line, measure)


def _is_date(text: str) -> bool:
    """Tell whether a line is only a date, as under a byline."""
    span = written_date_span(text[:_LONGEST_DATE]) if text[-1:].isdigit() else None
    return span is not None and span[1] == len(text) and span[0] <= _WEEKDAY


def _is_display(before: Line, line: Line) -> bool:
    """Tell whether two bold lines belong to one loosely set heading: the first ends no sentence."""
    return before.bold == line.bold and before.bold and not _ends(before.text)


def _is_indented(block: _Block, line: Line, measure: _Measure) -> bool:
    """Tell whether a line is indented from the one before, but not hanging after an item's mark.

    One that is indented as far as the line before, if that is a whole paragraph, begins another.
    """
    indent, before = (
        (line.x0 - measure.left) / line.size,
        (block.last.x0 - measure.left) / line.size,
    )
    first = len(block.lines) == 1
    if first and indent > _INDENT and abs(indent - before) < _BLANK:
        return _ends(block.last.text) and not line.text[0].islower()
    hangs = first and bool(_ITEM.match(block.last.text))
    return _INDENT < indent - before < _DEEPEST_INDENT and abs(before) < _INDENT and not hangs


def _is_short(before: Line, line: Line, measure: _Measure) -> bool:
    """Tell whether a line ended although the next line's first word would have fit."""
    slack = measure.right - before.x1
    return slack > max(_SLACK * line.size, line.first + _BLANK * line.size)


def _is_broken_off(before: Line, measure: _Measure) -> bool:
    """Tell whether a line of text ends far before the column does, as a name above a date does."""
    return (
        measure.right - before.x1 > _BROKEN * (measure.right - measure.left)
        and before.size <= measure.body
    )


def _runs_on(before: Line, line: Line, measure: _Measure) -> bool:
    """Tell whether a sentence goes on over a line end at which the weight happens to change."""
    return not _is_short(before, line, measure) and _is_cut(before, line)


def _is_cut(before: Line, line: Line) -> bool:
    """Tell whether a line leaves a sentence open that the next one continues in lower case."""
    return not _ends(before.text) and line.text[0].islower() and before.size == line.size


def _ends(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


def _joined_over_edges(blocks: Iterable[_Block], body: float) -> list[_Block]:
    """Return the blocks, each that continues in another column or on the next page rejoined.

    What lies between the two (a running head, a caption or a note, which are set smaller) comes
    after the whole.
    """
    out: list[_Block] = []
    open_block: _Block | None = None
    for block in blocks:
        if block.last.running:
            out.append(block)
            continue
        if open_block is not None and _goes_on(open_block, block):
            open_block.lines += block.lines
            continue
        out.append(block)
        if _SIZES * block.size >= body:
            open_block = block
    return out


def _goes_on(block: _Block, other: _Block) -> bool:
    """Tell whether a paragraph goes on in a block of another column or page."""
    before, line = block.last, other.lines[0]
    apart = (before.page, before.flow) != (line.page, line.flow)
    alike = (
        max(before.size, line.size) <= _SIZES * min(before.size, line.size)
        and before.bold == line.bold
    )
    if (
        not apart
        or not alike
        or _ends(before.text)
        or _ITEM.match(line.text)
        or LED.fullmatch(before.text)
        or line.page > before.page + 1
    ):
        return False
    if line.text[0].islower() or _BREAK.search(before.text) or before.text.endswith(","):
        return True
    return (
        len(block.lines) > 1
        and len(other.lines) > 1
        and before.x1 >= max(x.x1 for x in block.lines) - before.size * 4
    )


class _Healing:
    """What the rest of a text shows of a word that a line end broke."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Count the whole words, and find whether the text breaks words at all."""
        whole = Counter[str]()
        for line in lines:
            whole.update(re.findall(r"\w+(?:[-\u2010]\w+)*", line.text.lower())[:-1])
        self._whole = whole
        self._breaks = self._breaks_words(list(lines))
        self._firsts = frozenset(table("hyphens")["compounds"])

    def join(self, text: str, following: str) -> str:
        """Return two lines as one text: with a blank, or without where a hyphen broke a word.

        The hyphen stays where the text has the word with one elsewhere, where what follows is no
        lower-case word, and after a word that compounds begin with, where both halves are words of
        the text, and where lines hardly ever end in hyphens; otherwise it was the line's.
        """
        match = _BREAK.search(text)
        if not match or (text[-1] != _SOFT and not following[:1].isalnum()):
            return f"{text} {following}"
        if text[-1] == _SOFT:
            return text[:-1] + following
        rest = re.match(r"\w+", following)
        first, second = match[1].lower(), rest[0].lower() if rest else ""
        with_hyphen, without = self._whole[f"{first}-{second}"], self._whole[first + second]
        two = not without and (self._is_compound(text, first) or self._are_words(first, second))
        keeps = (
            not following[0].islower()
            or with_hyphen > without
            or two
            or not (without or self._breaks)
        )
        return text + following if keeps else text[:-1] + following

    def _breaks_words(self, lines: Sequence[Line]) -> bool:
        """Tell whether words are broken: lines end in hyphens more often than compounds explain."""
        ends = sum(bool(_BREAK.search(a.text)) and b.text[0].islower() for a, b in pairwise(lines))
        return ends >= _BROKEN_LINES * len(lines)

    def _is_compound(self, text: str, first: str) -> bool:
        """Tell whether a line ends in a compound's first part: known, hyphenated, or a number."""
        return (
            first in self._firsts
            or bool(re.search(r"\w[-\u2010]\w+[-\u2010]$", text))
            or first.isdigit()
        )

    def _are_words(self, *halves: str) -> bool:
        """Tell whether both halves occur as words elsewhere; short ones do by chance."""
        return all(len(h) >= _WORD and self._whole[h] for h in halves)


def _paragraph(block: _Block, healing: _Healing) -> Paragraph:
    first = block.lines[0]
    text = first.text
    for line in block.lines[1:]:
        text = healing.join(text, line.text)
    bold = all(line.bold for line in block.lines)
    item = bool(_ITEM.match(text))
    return Paragraph(
        text.replace(_SOFT, ""), _body(block.lines), bold, first.page, item, first.running
    )
