"""Leave out rows whose words all stand in another row of their sentence.

Where a clause and the sentence around it both gave something, they make two rows. The longer one
takes over what the shorter one carries.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model.views import LedgerRow

_AROUND: Final = " \u2026.,;:\"'\u201c\u201d\u2018\u2019"
"""Characters at either end of a row's words that do not count when rows are compared."""

_ENDS: Final = ".,;:\u2026"
"""What a clause ends with where more follows."""


def without_repeats(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return the rows of an article without those whose words another row of the sentence has.

    A row with a speaker who is told stays: its whole does not say who says a part of a sentence.
    """
    out: list[LedgerRow] = []
    sentence: list[LedgerRow] = []
    for row in rows:
        if sentence and sentence[-1].order != row.order:
            out += _merged(sentence)
            sentence = []
        sentence.append(row)
    return (*out, *_merged(sentence))


def _merged(rows: list[LedgerRow]) -> list[LedgerRow]:
    """Return the rows of one sentence without those that others hold; the first one leads."""
    if len(rows) == 1:
        return rows
    left = [row for row in rows if not _only_hedges(row, rows)]
    for short in sorted(rows, key=lambda row: len(row.what.text)):
        others = [row for row in left if row.id != short.id]
        long = next((row for row in others if _holds(row, short)), None)
        if long is not None:
            left = [_with(row, short) if row.id == long.id else row for row in others]
    return [replace(row, follows=n > 0) for n, row in enumerate(left)]


def _only_hedges(row: LedgerRow, rows: list[LedgerRow]) -> bool:
    """Tell whether a row of nobody adds no more than a hedge to what somebody says in another.

    "A was ready, X said, but *would* not go": the sentence would stand there twice.
    """
    if row.kinds or row.attributed:
        return False
    told = (other for other in rows if other.attributed and other.id != row.id)
    return any(other.what.text.strip(_AROUND) in row.what.text for other in told)


def _holds(long: LedgerRow, short: LedgerRow) -> bool:
    """Tell whether a row has all words of another one that has no speaker."""
    if any(one.ref.text for voice in short.voices for one in voice.each) or short.withdrawn:
        return False
    words, whole = short.what.text.strip(_AROUND), long.what.text
    return bool(words) and words in whole


def _is_dated_by(long: LedgerRow, short: LedgerRow) -> bool:
    """Tell whether the time of a shorter row dates the longer one, which must begin with its words.

    "A plan that was drawn up in 2016" does not date a row that tells of the plan, and neither does
    "X, which it renewed in 2023" one that goes on behind a comma.
    """
    if long.attributed:
        return False
    words = short.what.text.strip(_AROUND)
    before, _, behind = long.what.text.partition(words)
    if before.strip(_AROUND) or (behind and behind[0] not in _ENDS):
        return False
    return not (behind.strip(_AROUND) and _is_an_aside(words))


def _is_an_aside(words: str) -> bool:
    """Tell whether words are a noun with a relative clause behind it."""
    opens = table("clauses")["asides"]
    return any(f" {word} " in words for word in opens)


def _with(long: LedgerRow, short: LedgerRow) -> LedgerRow:
    """Return a row with what a shorter one carries; its time may date only that part."""
    whens, told_of = long.whens, long.told_of
    if not _is_dated_by(long, short):
        told_of = tuple(dict.fromkeys((*told_of, *short.whens)))
    elif not whens:
        whens = short.whens
    status, partly = long.status, long.partly
    if status != short.status:
        asserted = str(Status.ASSERTED)
        status, partly = (short.status if status == asserted else status), True
    return replace(
        long,
        kinds=tuple(dict.fromkeys((*long.kinds, *short.kinds))),
        whens=whens,
        told_of=told_of,
        hedges=tuple(dict.fromkeys((*long.hedges, *short.hedges))),
        status=status,
        partly=partly,
        deeds=tuple(dict.fromkeys((*long.deeds, *short.deeds))),
        places=tuple(dict.fromkeys((*long.places, *short.places))),
        scenes=tuple(dict.fromkeys((*long.scenes, *short.scenes))),
        pages=tuple(dict.fromkeys((*long.pages, *short.pages))),
    )
