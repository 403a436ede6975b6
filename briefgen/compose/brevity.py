"""Fold so much of a brief that it takes less time to read than its article.

A short article is read in less than a minute: its brief says what matters, who, and what is said
by whom; what would only tell the text again is folded or left out. Of a longer one as many rows
stand open as its length leaves room for, beside its leading sentences and actors. Nothing is
lost: rows are folded, and the text stands below.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence, Status

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from briefgen.model.views import ActorRow, BriefPage, LedgerRow, Mark, Point, Voice

SHORT: Final = 360
"""Most words of an article that counts as short."""

_DRAWN: Final = 200
"""Fewest words of an article whose brief gets a picture: it shows what a longer text hides."""

_POINT: Final = 150
"""Words of an article for each sentence that stands behind the bottom line."""

_SHARE: Final = 0.3
"""Share of the article's words that the open rows may have."""

_CALLED: Final = 0.1
"""Share of a short article's words that its actors' roles may have, out of that of the rows."""

_MOST: Final = 0.5
"""Share of a longer article's words that the open rows may have."""

_LONG: Final = (190, 0.22)
"""Words that the open rows of a long article may have: a base, and a share of its own words.

That makes some four screens.
"""

_FRAME: Final = 120
"""Words of a brief that depend on no sentence: date, counts, headings, captions."""

_WHO: Final = 6
"""Actors that stand open on a brief."""

_CITED: Final = 3
"""How often a brief may cite one sentence before rows on it are folded."""

_LEAST: Final = 120
"""Words below which all rows are folded: the article is its own brief."""

_UNSURE: Final = 3
"""Words that say that a row is no plain fact: "planned or expected", "probably"."""


def kept_short(page: BriefPage) -> BriefPage:
    """Return a brief with the rows that its length allows left open, if its words may be shown."""
    words = page.source.words
    if page.source.publish == "none":
        return page
    if words > SHORT:
        return _with_fewer_rows(page)
    said = {mark.anchor for mark in page.bottom_line.quote.marks} if page.bottom_line else set()
    left = _SHARE * words if words >= _LEAST else 0.0
    points = page.key_points[: words // _POINT]
    actors = _called_shortly(page, points, left * _CALLED / _SHARE)
    left -= sum(map(_words_called, actors))
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
        key_points=points,
        actors=actors,
        ledger=tuple(_addressed(shown)),
        ledger_more=tuple(_addressed(folded)),
        drawn=words >= _DRAWN,
    )


def _called_shortly(page: BriefPage, points: Iterable[Point], left: float) -> tuple[ActorRow, ...]:
    """Return actors; of those that stand open, as many keep their role as there are words for.

    No role is told from a sentence that leads the brief and tells of another's already.
    """
    cited = Counter(mark.anchor for point in points for mark in point.quote.marks)
    out: list[ActorRow] = []
    opened = 0
    for actor in page.actors:
        stands_open = actor.acts and actor.confidence != Confidence.DOUBTFUL and opened < _WHO
        opened += stands_open
        marks = {mark.anchor for call in actor.calls[:1] for mark in call.marks}
        told = stands_open and 0 < _words_called(actor) <= left
        if told and all(cited[anchor] < _CITED - 1 for anchor in marks):
            cited.update(marks)
            left -= _words_called(actor)
            out.append(replace(actor, calls=actor.calls[:1], note=None))
        else:
            out.append(replace(actor, calls=(), note=None))
    return tuple(out)


def _with_fewer_rows(page: BriefPage) -> BriefPage:
    """Fold rows of a longer article's brief until it has fewer words than the article.

    Rows whose sentence leads the brief already are folded first, then those that are not sure,
    the last ones before the first.
    """
    led = _led_with(page)
    over = sum(map(_words, page.ledger)) - _left_for_rows(page)
    cited = Counter(mark.anchor for mark in _marks_above(page))
    cited.update(row.mark.anchor for row in page.ledger if not row.follows)
    fold: set[int] = set()
    for at, row in sorted(enumerate(page.ledger), key=lambda one: (_weight(one[1], led), -one[0])):
        if over <= 0 and cited[row.mark.anchor] <= _CITED:
            continue
        fold.add(at)
        over -= _words(row)
        cited[row.mark.anchor] -= not row.follows
    shown = [row for at, row in enumerate(page.ledger) if at not in fold]
    folded = [row for at, row in enumerate(page.ledger) if at in fold]
    return replace(page, ledger=tuple(_addressed(shown)), ledger_more=tuple(_addressed(folded)))


def _weight(row: LedgerRow, led: Container[str]) -> tuple[bool, bool]:
    """Return the sort key for folding: rows of leading sentences first, then unsure ones."""
    return row.mark.anchor not in led, row.confidence == Confidence.SURE


def _left_for_rows(page: BriefPage) -> float:
    """Return how many words the open rows may have, beside the rest of the brief."""
    words = page.source.words
    led = sum(_words_of_point(point) for point in _points(page))
    who = sum(
        len(actor.ref.text.split()) + 1 + _words_called(actor) for actor in page.actors[:_WHO]
    )
    base, share = _LONG
    return min(_MOST * words, base + share * words, words - led - who - _FRAME)


def _words_of_point(point: Point) -> int:
    return len(f"{_voices(point.voices)} {point.quote.text}".split())


def _words_called(actor: ActorRow) -> int:
    return len(actor.calls[0].text.split()) if actor.calls else 0


def _points(page: BriefPage) -> tuple[Point, ...]:
    """Return the sentences that lead a brief, the bottom line first."""
    return (*((page.bottom_line,) if page.bottom_line else ()), *page.key_points)


def _led_with(page: BriefPage) -> frozenset[str]:
    """Return the addresses of the sentences that lead a brief."""
    return frozenset(mark.anchor for point in _points(page) for mark in point.quote.marks)


def _marks_above(page: BriefPage) -> Iterator[Mark]:
    """Yield the marks above the rows of a brief: of its leading sentences and its actors."""
    for point in _points(page):
        yield from point.quote.marks
    for actor in page.actors[:_WHO]:
        yield from actor.calls[0].marks if actor.calls else ()


def _words(row: LedgerRow) -> int:
    """Return how many words a row has."""
    when = (row.when.value or row.when.words) if row.when else ""
    said = f"{when} {_voices(row.voices)} {row.what.text} {row.cue}"
    marked = row.when is not None and row.when.likely
    unsure = row.status != Status.ASSERTED or row.confidence != Confidence.SURE
    return len(said.split()) + marked + _UNSURE * unsure


def _voices(voices: Iterable[Voice]) -> str:
    """Return the words that say who speaks."""
    return " ".join(f"{voice.words} {voice.ref.text}" for voice in voices)


def _addressed(rows: Iterable[LedgerRow]) -> Iterable[LedgerRow]:
    """Yield rows; the first of each sentence has `follows` unset."""
    before = ""
    for row in rows:
        yield row if row.mark.anchor == before else replace(row, follows=False)
        before = row.mark.anchor
