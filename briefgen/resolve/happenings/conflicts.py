"""Where do articles state of one happening what can't both be so?

Ranges that overlap, a later and higher count, and numbers of different people are no conflict, and it
is said which of them it is. A conflict that is none costs more than one that is missed: what is not
plain is left out.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from briefgen.model import Conflict, Side
from briefgen.registry.tables import table
from briefgen.resolve.happenings.disputes import denials, fates, rival_agents
from briefgen.resolve.happenings.whenwhere import other_days, other_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Amount, Entry, StoryFigure

_GRAVEST: Final = ("conflict", "unknown-order", "update", "other-count", "overlap")
"""Verdicts, the one that is told of several first."""

_TOLLS: Final = ("killed", "injured", "missing")
"""Kinds that have one true number for a happening; of those who fled or were held each article counts its own."""

_OPENING: Final = 300
"""Characters in which an article says that it has been retracted."""

_ENDLESS: Final = float("inf")


def conflicts_of(
    happening: str,
    members: Sequence[Entry],
    figures: Sequence[StoryFigure],
    actors: Mapping[tuple[str, str], str],
) -> tuple[Conflict, ...]:
    """Return where the articles of a happening differ, conflicts first, in the order of what they are about."""
    found = [
        *_of_figures(happening, members, figures),
        *other_days(happening, members, figures),
        *other_places(happening, members, figures),
        *rival_agents(happening, members, actors),
        *denials(happening, members, actors),
        *fates(happening, members, actors),
    ]
    return tuple(sorted(found, key=lambda c: _GRAVEST.index(c.verdict)))


def _of_figures(
    happening: str, members: Sequence[Entry], figures: Sequence[StoryFigure]
) -> Iterator[Conflict]:
    """Yield, for each kind of which articles give several numbers, which of them contradict and which do not.

    What an article says that has been retracted is nobody's word any more.
    """
    out = {entry.slug: (at, _day(entry)) for at, entry in enumerate(members)}
    gone = {entry.slug for entry in members if is_retracted(entry)}
    for kind in _TOLLS:
        usable = [f for f in figures if f.kind == kind and not f.implied and f.entry not in gone]
        pairs = [
            (_verdict(a, b, out), a, b)
            for a, b in combinations(_first_of_each(usable), 2)
            if a.entry != b.entry and a.value != b.value
        ]
        for verdict in _GRAVEST:
            sides = {id(f): f for v, *two in pairs if v == verdict for f in two}
            ordered = sorted(sides.values(), key=lambda f: (out[f.entry][0], f.evidence.start))
            if ordered:
                told = tuple(Side(f.entry, written(f.value), f.evidence) for f in ordered)
                yield Conflict("figure", kind, verdict, told, happening)


def is_retracted(entry: Entry) -> bool:
    """Tell whether an article opens by saying that it has been retracted."""
    article = entry.metadata.article
    opening = article.text[:_OPENING].lower()
    return any(words in opening for words in table("happenings")["retracted"])


def _first_of_each(figures: Sequence[StoryFigure]) -> list[StoryFigure]:
    """Return the first figure of each value that each article gives.

    "23" in a headline is short for the "at least 23" of the text.
    """
    bounds = {(f.entry, end) for f in figures if isinstance(f.value, tuple) for end in f.value}
    first: dict[tuple[str, Amount], StoryFigure] = {}
    for figure in figures:
        if (figure.entry, figure.value) not in bounds:
            first.setdefault((figure.entry, figure.value), figure)
    return list(first.values())


def _verdict(
    one: StoryFigure, other: StoryFigure, out: Mapping[str, tuple[int, str | None]]
) -> str:
    """Return what two different numbers of one kind are to each other."""
    if _overlap(one.value, other.value):
        return "overlap"
    if _counts_others(one, other):
        return "other-count"
    early, late = sorted((one, other), key=lambda f: out[f.entry][0])
    days = out[early.entry][1], out[late.entry][1]
    if None in days:
        return "unknown-order"
    later = str(days[0]) < str(days[1])
    return "update" if later and _low(late.value) > _low(early.value) else "conflict"


def _day(entry: Entry) -> str | None:
    stated = entry.metadata.article.stated("published")
    return stated.value if stated else None


def _overlap(one: Amount, other: Amount) -> bool:
    return _low(one) <= _high(other) and _low(other) <= _high(one)


def _low(value: Amount) -> float:
    if isinstance(value, tuple):
        return 0.0 if value[0] is None else value[0]
    return value


def _high(value: Amount) -> float:
    if isinstance(value, tuple):
        return _ENDLESS if value[1] is None else value[1]
    return value


def _counts_others(one: StoryFigure, other: StoryFigure) -> bool:
    """Tell whether two numbers are of different people.

    Soldiers are not civilians; of "people" the lower number of soldiers may be a part, and so may
    be "four others", who come on top of somebody.
    """
    known = table("happenings")
    anybody, on_top = known["anybody"], known["on_top"]
    low, high = sorted((one, other), key=lambda f: _low(f.value))
    if low.unit in on_top or high.unit in on_top:
        return True
    return low.unit != high.unit and low.unit not in anybody


def written(value: Amount) -> str:
    """Return a number as readers write it: `12`, `at least 12`, `at most 12`, `10 to 12`."""
    if not isinstance(value, tuple):
        return f"{value:g}" if value < _PLAIN else f"{value:,.0f}"
    low, high = value
    if low is None:
        return f"at most {written(high or 0)}"
    return f"at least {written(low)}" if high is None else f"{written(low)} to {written(high)}"


_PLAIN: Final = 10_000
"""Numbers from which on digits are parted by commas."""
