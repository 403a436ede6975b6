"""Anchor the dates of a quoted message to the day on which it was written.

"In a letter of 4 May the board wrote: "The keys must be handed in by Friday."": that is the Friday
after 4 May, whenever the article was published.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.extract.claims.quotations import find_quotations
from briefgen.extract.dates.setting import Anchor
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.extract.claims.quotations import Quotation
    from briefgen.extract.dates.periods import Period
    from briefgen.extract.reading import Reading


class Messages:
    """Tells the anchor of quoted words that a dated message introduces."""

    def __init__(self, reading: Reading) -> None:
        """Hold the text, its quotations and where its sentences begin."""
        article = reading.article
        self._text = article.text
        self._quotations = [
            q for q in find_quotations(article.text, article.blocks) if not q.single
        ]
        self._starts = [s.start for s in reading.sentences]

    def anchor(self, offset: int, named: Iterable[tuple[int, Period]]) -> Anchor | None:
        """Return the anchor at an offset; `named` are the dates before, with their offsets.

        None where it is in no quotation, or the words before name no message with one date.
        """
        quotation = self._holding(offset)
        first = bisect_right(self._starts, quotation.start) - 1 if quotation is not None else -1
        if quotation is None or first < 0:
            return None
        begins = self._starts[first]
        lead = self._text[begins : quotation.start].lower().split()
        if not any(word.strip(".,:;") in table("dates")["messages"] for word in lead):
            return None
        dated = [period for at, period in named if begins <= at < quotation.start]
        return _spoken_from(dated[-1]) if len(dated) == 1 else None

    def _holding(self, offset: int) -> Quotation | None:
        at = bisect_right(self._quotations, offset, key=lambda q: q.start) - 1
        found = self._quotations[at] if at >= 0 else None
        return found if found is not None and offset < found.end else None


def _spoken_from(period: Period) -> Anchor | None:
    """Return the anchor of a message written in a period, None where that is too coarse."""
    day = period.earliest
    if day is None or period.precision not in ("day", "month", "year"):
        return None
    month = day.month if period.precision != "year" else None
    exact = day if period.precision == "day" else None
    return Anchor(day.year, month, exact, "the date of the message")
