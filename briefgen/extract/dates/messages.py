"""From which day do words speak that an older message holds? From the one on which it was written.

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
    """Tells from which day quoted words speak, where the words before them name a message and its day."""

    def __init__(self, reading: Reading) -> None:
        """Hold the text, its quotations and where its sentences begin."""
        article = reading.article
        self._text = article.text
        self._quotations = [
            q for q in find_quotations(article.text, article.blocks) if not q.single
        ]
        self._starts = [s.start for s in reading.sentences]

    def anchor(self, offset: int, named: Iterable[tuple[int, Period]]) -> Anchor | None:
        """Return the day from which the words at a place speak; `named` are the dates before, with their places.

        None where they stand in no quotation, or nothing before it says that a message was dated.
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
    """Return the time from which a message speaks that was written in a period."""
    day = period.earliest
    if day is None or period.precision not in ("day", "month", "year"):
        return None
    month = day.month if period.precision != "year" else None
    exact = day if period.precision == "day" else None
    return Anchor(day.year, month, exact, "the date of the message")
