"""Find quotations by their marks, on the characters of the article.

Each block is searched on its own, so that a mark that was never closed spoils its own paragraph
and no other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Block

_MARK: Final = re.compile("''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]")
"""Double quotation marks, among them two single ones (as wire services type them)."""

_GUILLEMETS: Final = {"\u00ab": "\u00bb", "\u00bb": "\u00ab"}
_STOPS: Final = ".,;:!?"

_SINGLE: Final = re.compile(
    r"(?<!\w)[\u2018'](?=[\w\u2026$])(?:[^\n\u2018'\"\u201c\u201d]|[\u2019'](?=\w))*?"
    r"[^\s\u2018'][\u2019'](?!\w)"
)
"""Words between single marks, of which the first follows no letter and the last precedes none.

Apostrophes within words are passed over.
"""

_NESTED: Final = re.compile(r"\s[\u2018'](?=\w)")
_CLOSING: Final = re.compile(r"[.,!?\u2026][\u2019'](?!\w)")

_SPEECH: Final = 3
"""Least number of words of a quotation whose opening mark was left out."""

_CARRIED: Final = 3
"""Paragraphs after an unclosed quotation among which its closing mark is looked for."""

_SENTENCE_ENDS: Final = (".", "?", "!", ",")

_NEVER_CLOSED: Final = 1200
"""Code points from an unclosed mark to its block's end at which it is taken for a typing slip.

A mark that opens its paragraph is exempt.
"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included; half-open offsets of the article's text.

    `closed` is false where the paragraph ends before the closing mark. `single` is true of single
    marks, which as often hold a name or a title as what somebody says.
    """

    start: int
    end: int
    closed: bool
    single: bool = False


def find_quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of the blocks, in text order."""
    found = [_in_block(text, block.start, block.end) for block in blocks]
    carried = 0
    for at, block in enumerate(blocks):
        last = found[at][-1:]
        if at >= carried and last and not last[0].closed and last[0].end == block.end:
            for number, quotation in _carried_on(text, blocks, at):
                found[number].insert(0, quotation)
                carried = number
    return tuple(q for each in found for q in each)


def _carried_on(text: str, blocks: tuple[Block, ...], at: int) -> Iterator[tuple[int, Quotation]]:
    """Yield the paragraphs that continue an unclosed quotation, up to the one that closes it.

    Each comes with its number. Some outlets print no mark at the beginning of such a paragraph.
    Where none of the next paragraphs closes the quotation, nothing is yielded.
    """
    going: list[tuple[int, Quotation]] = []
    for number in range(at + 1, min(at + 1 + _CARRIED, len(blocks))):
        block = blocks[number]
        mark = _MARK.search(text, block.start, block.end)
        if mark is None:
            going.append((number, Quotation(block.start, block.end, closed=False)))
            continue
        opens = _can_open(text, mark, block.start, block.end)
        ends = text[mark.start() - 1 : mark.start()] in _SENTENCE_ENDS
        if mark.start() == block.start or opens or not ends:
            return
        if _can_close(text, mark, block.start, block.end):
            yield from going
            yield number, Quotation(block.start, mark.end(), closed=True)
        return


def _in_block(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations of one paragraph, by where they begin."""
    double = list(_double(text, start, end))
    single: list[Quotation] = []
    for m in _SINGLE.finditer(text, start, end):
        if not _touches(double, m) and not (single and m.start() < single[-1].end):
            stop = _with_the_nested(text, m, end)
            single.append(Quotation(m.start(), stop, closed=True, single=True))
    return sorted(double + single, key=lambda q: q.start)


def _with_the_nested(text: str, found: re.Match[str], end: int) -> int:
    """Return where words in single marks end that others in such marks stand within.

    "Holm said: 'It was from 'fees' he took, and no more.'": a stop stands before the last mark.
    """
    told = text[: found.start()].rstrip()[-1:] == ":" and text[found.end() - 2] not in _STOPS
    if not told or not _NESTED.search(text, found.start() + 1, found.end()):
        return found.end()
    closing = _CLOSING.search(text, found.end(), end)
    return closing.end() if closing is not None else found.end()


def _touches(double: list[Quotation], single: re.Match[str]) -> bool:
    """Tell whether a single quotation overlaps one of the double ones, which must be disjoint."""
    i = bisect_left(double, single.end(), key=lambda q: q.start) - 1
    return i >= 0 and single.start() < double[i].end


def _double(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations in double marks, curly marks within straight ones passed over as nested.

    A mark is closed by its own kind alone, and guillemets by the one that points the other way.
    """
    opened: re.Match[str] | None = None
    inner, first = False, True
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _can_open(text, mark, start, end):
                opened, inner = mark, False
            elif first and _ends_speech(text, mark, start):
                yield Quotation(start, mark.end(), closed=True)
            first = False
        elif inner:
            inner = mark[0] != "\u201d"
        elif opened[0] == '"' and mark[0] == "\u201c" and _can_open(text, mark, start, end):
            inner = True
        elif (stop := _left_open(text, opened, mark, start)) is not None:
            yield Quotation(opened.start(), stop, closed=True)
            opened = mark
        elif _is_pair(opened[0], mark[0]) and _can_close(text, mark, start, end):
            yield Quotation(opened.start(), mark.end(), closed=True)
            opened = None
    if opened is not None and (opened.start() == start or end - opened.start() < _NEVER_CLOSED):
        yield Quotation(opened.start(), end, closed=False)


def _left_open(text: str, opened: re.Match[str], mark: re.Match[str], start: int) -> int | None:
    """Return where a quotation without a closing mark ends, None where the next mark opens none.

    '"We shall see, the two men said. "They will pay."': the next mark has a blank before it and a
    letter after it, and a verb of saying stands before it, after a comma.
    """
    opens = text[mark.start() - 1].isspace() and text[mark.end() : mark.end() + 1].isalnum()
    if mark[0] != '"' or opened[0] != '"' or not opens or mark.start() == start:
        return None
    said = _said_between().search(text, opened.end(), mark.start())
    return said.start() + 1 if said is not None else None


@cache
def _said_between() -> re.Pattern[str]:
    words = "|".join(table("clauses")["unclosed_before"])
    return re.compile(rf",(?= [^,.\"]{{2,60}} (?:{words})\b[^,\"]{{0,60}}\.\s*\Z)")


def _ends_speech(text: str, mark: re.Match[str], start: int) -> bool:
    """Tell whether a paragraph's first mark closes speech whose opening mark is missing.

    At least three words and a comma stand before the mark, and the sentence goes on after it.
    """
    before = text[start : mark.start()]
    behind = text[mark.end() : mark.end() + 2]
    closing = mark[0] in '\u201d"' and before[-1:] == ","
    goes_on = behind[:1] == " " and behind[1:].isalpha()
    return closing and goes_on and len(before.split()) >= _SPEECH


def _is_pair(opening: str, closing: str) -> bool:
    """Tell whether one mark may close the other: a guillemet only closes its mirror image."""
    if opening in _GUILLEMETS or closing in _GUILLEMETS:
        return _GUILLEMETS.get(opening) == closing
    return True


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a mark looks like an opening one: no letter before it, text right after it.

    Guillemets that point outwards may have a blank after them; those that point inwards have none.
    """
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] == "\u00bb":
        return not before.isalnum() and before not in _STOPS and not after.isspace()
    if mark[0] == "\u00ab":
        return not before.isalnum() and mark.end() < end
    if mark[0] in "\u201c\u201e":
        return not after.isspace() or not before.isspace()
    return not before.isalnum() and (not after.isspace() or before.isspace())


def _can_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a mark looks like a closing one: most have no letter after them.

    Curly opening marks and guillemets that point outwards must have no blank before them either.
    """
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] == "\u201e":
        return False
    if mark[0] == "\u00bb":
        return True
    if mark[0] in "\u201c\u00ab":
        return not before.isspace() and not after.isalnum()
    return not after.isalnum() or mark[0] == "\u201d"
