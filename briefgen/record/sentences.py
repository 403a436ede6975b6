"""Split sentences by punctuation alone, for records that come without any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.model import READ, Address, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Article

_END: Final = re.compile(
    r"""[.!?\u2026]+["'\u2019\u201d)\]]*\s+(?=["'\u2018\u201c(\[]*[^\W\d_a-z])|\n\s*\n\s*"""
)
"""The end of a sentence: its mark, closing quotes, a blank; then a capital or caseless letter."""

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|gen|lt|col|maj|capt|sgt|sen|rep|gov|rev|hon|no|vs|jr|sr|inc|ltd"
    r"|co|corp"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)|\b[a-z](?:\.[a-z])*)\.$",
    re.IGNORECASE,
)
"""Words whose stop ends no sentence (our own list, after English usage), and initials."""

_LONGEST: Final = 16
"""Characters in which an abbreviation fits, with the blank before it."""


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks that are read, in text order."""
    return tuple(_sentences(article))


def _sentences(article: Article) -> Iterator[Sentence]:
    for block, (kind, number) in zip(article.blocks, article.numbering(), strict=True):
        if block.role in READ:
            for count, (start, end) in enumerate(_spans(article.text, block.start, block.end), 1):
                yield Sentence(start, end, Address(kind, number, count))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences between two offsets, trimmed."""
    for found in _END.finditer(text, start, end):
        piece = text[start : found.end()].rstrip()
        if piece and not _ABBREVIATED.search(piece, max(0, len(piece) - _LONGEST)):
            yield start, start + len(piece)
            start = found.end()
    if text[start:end].strip():
        yield start, start + len(text[start:end].rstrip())
