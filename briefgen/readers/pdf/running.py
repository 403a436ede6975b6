"""Mark what pages repeat at their edges: running heads, page numbers, printed addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.readers.pdf.nouns import Line

_EDGE: Final = 3
_SHARE: Final = 0.3
_SHIFT: Final = 6.0
_ASIDE: Final = 40.0
_LONGEST: Final = 14
"""Lines at each edge that may be heads, the share of pages that must repeat one, and so on.

`_SHIFT` and `_ASIDE` are how far it may have moved up or down and to the side, in points;
`_LONGEST` is the most words that it may have. Source: set by hand.
"""

_NUMBER: Final = re.compile(
    r"(?i)(?:[-\u2013|]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-\u2013|])?"
)
_PRINTED: Final = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s+\d{1,2}[:.]\d\d\b.*"
)
_ADDRESS: Final = re.compile(r"https?://[^\s/]+/[^\s\u2026]{3,}(?!\S)")


def mark_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages' lines, with repeated lines, page numbers and browsers' lines marked."""
    edges = [_edges(lines) for lines in pages]
    places: dict[tuple[str, float], list[tuple[int, float, float]]] = defaultdict(list)
    for n, lines in enumerate(pages):
        for i in edges[n]:
            places[_key(lines[i])].append((n, lines[i].x0, lines[i].y))
    fewest = max(2, ceil(_SHARE * len(pages)))
    return [
        [
            replace(line, running=True)
            if i in edges[n] and _is_running(line, places, fewest)
            else line
            for i, line in enumerate(lines)
        ]
        for n, lines in enumerate(pages)
    ]


def printed_address(pages: Sequence[Sequence[Line]]) -> str | None:
    """Return the whole address that a browser printed at a page's edge, None for none."""
    for lines in pages:
        for line in lines:
            if line.running and (found := _ADDRESS.findall(line.text)):
                return str(found[0])
    return None


def _edges(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines at the upper and lower edge of a page, in any column."""
    by_height = sorted({round(line.y) for line in lines})
    high, low = by_height[:_EDGE], by_height[-_EDGE:]
    return {i for i, line in enumerate(lines) if round(line.y) in high or round(line.y) in low}


def _key(line: Line) -> tuple[str, float]:
    """Return what makes two lines the same: the words with numbers masked, and the size."""
    return re.sub(r"\d+", "#", " ".join(line.text.lower().split())), line.size


def _is_running(
    line: Line, places: dict[tuple[str, float], list[tuple[int, float, float]]], fewest: int
) -> bool:
    if _NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text):
        return True
    if len(line.text.split()) > _LONGEST:
        return False
    same = {
        n
        for n, x, y in places[_key(line)]
        if abs(y - line.y) <= _SHIFT and abs(x - line.x0) <= _ASIDE
    }
    return len(same) >= fewest
