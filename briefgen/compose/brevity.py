"""What of a brief stands open, where its article is so short that the brief would be longer?

A short article is read in less than a minute. Its brief says what matters, who, and what is said by
whom; what would only tell the text again is folded or left out. Nothing is lost: rows are folded,
and the text stands below.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model.views import BriefPage, LedgerRow

SHORT: Final = 360
"""Words of an article up to which it is short."""

_DRAWN: Final = 200
"""Words of an article from which on a picture shows at a glance what its text does not."""

_POINT: Final = 150
"""Words of an article for each sentence that stands behind the bottom line."""

_SHARE: Final = 0.3
"""Share of the article's words that the open rows may have."""

_MOST: Final = 0.6
"""The same of a longer article."""

_LEAST: Final = 100
"""Words below which all rows are folded: the article is its own brief."""


def brief_of_short(page: BriefPage) -> BriefPage:
    """Return a brief with what stands open of it, by the length of its article, if its words may be shown."""
    words = page.source.words
    if page.source.publish == "none":
        return page
    if words > SHORT:
        return _without_the_least_sure(page)
    said = {mark.anchor for mark in page.bottom_line.quote.marks} if page.bottom_line else set()
    left = _SHARE * words if words >= _LEAST else 0.0
    shown: list[LedgerRow] = []
    folded: list[LedgerRow] = []
    for row in page.ledger:
        cost = _words(row)
        if row.mark.anchor in said or cost > left:
            folded.append(row)
        else:
            shown.append(row)
            left -= cost
    return replace(
        page,
        key_points=page.key_points[: words // _POINT],
        actors=tuple(replace(a, calls=(), note=None) for a in page.actors),
        ledger=tuple(_led(shown)),
        ledger_more=tuple(_led(folded)),
        drawn=words >= _DRAWN,
    )


def _without_the_least_sure(page: BriefPage) -> BriefPage:
    """Return the brief of a longer article, rows folded where all of them would have too many words.

    Folded are those that are not sure first, of these the last ones.
    """
    over = sum(map(_words, page.ledger)) - _MOST * page.source.words
    last_first = reversed(list(enumerate(page.ledger)))
    fold: set[int] = set()
    for at, row in sorted(last_first, key=lambda one: one[1].confidence == Confidence.SURE):
        if over <= 0:
            break
        fold.add(at)
        over -= _words(row)
    shown = [row for at, row in enumerate(page.ledger) if at not in fold]
    folded = [row for at, row in enumerate(page.ledger) if at in fold]
    return replace(page, ledger=tuple(_led(shown)), ledger_more=tuple(_led(folded)))


def _words(row: LedgerRow) -> int:
    """Return how many words a row has."""
    voices = " ".join(f"{voice.words} {voice.ref.text}" for voice in row.voices)
    when = (row.when.value or row.when.words) if row.when else ""
    return len(f"{when} {voices} {row.what.text} {row.cue}".split())


def _led(rows: Iterable[LedgerRow]) -> Iterable[LedgerRow]:
    """Yield rows; one that stood under another of its sentence, and does no more, has its own address."""
    before = ""
    for row in rows:
        yield row if row.mark.anchor == before else replace(row, follows=False)
        before = row.mark.anchor
