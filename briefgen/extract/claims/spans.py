"""Find which of many spans touch a place in the text, by bisection: it is asked for every claim."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.claims.draft import Span


class Spans:
    """Half-open spans, each with a number that it stands for; they may lie within one another.

    A query looks at the spans between the place and the beginning of the outermost one around it.
    """

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        """Sort the spans."""
        self._spans = sorted(spans)
        self._starts = [a for (a, _), _ in self._spans]
        self._ends = list(accumulate((b for (_, b), _ in self._spans), max))

    def touching(self, start: int, end: int) -> list[int]:
        """Return the numbers of the spans that overlap `start:end`, last first."""
        out = []
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._ends[i] > start:
            (_, until), number = self._spans[i]
            if until > start:
                out.append(number)
            i -= 1
        return out

    def holding(self, offset: int) -> list[int]:
        """Return the numbers of the spans that hold the character at an offset, last first."""
        return self.touching(offset, offset + 1)
