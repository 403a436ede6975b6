"""Find the quotation that an offset or a stretch of the text lies in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.claims.quotations import Quotation


@dataclass(frozen=True)
class Marks:
    """The quotations of an article, to be asked about offsets."""

    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, quotations: tuple[Quotation, ...]) -> Marks:
        """Return the quotations with their index."""
        return cls(quotations, tuple(q.start for q in quotations))

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation that holds the character at `offset`, its marks included."""
        i = bisect_right(self.starts, offset) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i].end else None

    def within(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share a character with `start:end`."""
        i = max(0, bisect_right(self.starts, start) - 1)
        out = []
        while i < len(self.quotations) and self.quotations[i].start < end:
            if self.quotations[i].end > start:
                out.append(self.quotations[i])
            i += 1
        return out
