"""Find where articles about one happening contradict each other.

Ranges that overlap, a later and higher count, and numbers of different people are no conflict, and
the verdict says which of these it is. A false conflict costs more than a missed one: what is not
clear is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from briefgen.model import Conflict, Side
from briefgen.registry.tables import table
from briefgen.resolve.happenings.disputes import denials, fates, rival_agents
from briefgen.resolve.happenings.figures import HURT
from briefgen.resolve.happenings.whenwhere import other_days, other_places
from briefgen.resolve.stories.commonness import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Amount, Entry, StoryFigure

_GRAVEST: Final = ("conflict", "unknown-order", "update", "other-count", "overlap")
"""Verdicts in order of gravity: of several, the first one is reported first."""

_OPENING: Final = 300
"""Characters at an article's beginning in which it says that it has been retracted."""

_ENDLESS: Final = float("inf")


def conflicts_of(
    happening: str,
    members: Sequence[Entry],
    figures: Sequence[StoryFigure],
    actors: Mapping[tuple[str, str], str],
) -> tuple[Conflict, ...]:
    """Return where the articles of a happening differ, conflicts first."""
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
    """Yield for each kind of figure the differing numbers, grouped by verdict.

    Numbers of retracted articles do not count.
    """
    gone = {entry.slug for entry in members if is_retracted(entry)}
    standing = [f for f in figures if f.entry not in gone]
    known = _Known(
        out={entry.slug: (at, _day(entry)) for at, entry in enumerate(members)},
        text={entry.slug: entry.metadata.article.text for entry in members},
        dead=frozenset(_low(f.value) for f in standing if f.kind == "killed"),
        replaced=frozenset((e.slug, by) for e in members for _, by in e.succession.after),
    )
    for kind in HURT:
        usable = [f for f in standing if f.kind == kind and not f.implied]
        pairs = [
            (_verdict(a, b, known), a, b)
            for a, b in combinations(_first_of_each(usable), 2)
            if a.entry != b.entry and a.value != b.value
        ]
        for verdict in _GRAVEST:
            sides = {id(f): f for v, *two in pairs if v == verdict for f in two}
            ordered = sorted(
                sides.values(), key=lambda f: (known.out[f.entry][0], f.evidence.start)
            )
            if ordered:
                told = tuple(Side(f.entry, written(f.value), f.evidence) for f in ordered)
                yield Conflict("figure", kind, verdict, told, happening)


def is_retracted(entry: Entry) -> bool:
    """Tell whether an article has been retracted, by the analyst's word or its own opening."""
    if entry.succession.state == "retracted":
        return True
    article = entry.metadata.article
    opening = article.text[:_OPENING].lower()
    return any(words in opening for words in table("happenings")["retracted"])


def _first_of_each(figures: Sequence[StoryFigure]) -> list[StoryFigure]:
    """Return the first figure of each value that each article gives.

    A headline's "23" is dropped where the text has "at least 23".
    """
    bounds = {(f.entry, end) for f in figures if isinstance(f.value, tuple) for end in f.value}
    first: dict[tuple[str, Amount], StoryFigure] = {}
    for figure in figures:
        if (figure.entry, figure.value) not in bounds:
            first.setdefault((figure.entry, figure.value), figure)
    return list(first.values())


@dataclass(frozen=True, slots=True)
class _Known:
    """What two numbers are compared with.

    By article its place in order of publication with the date, and its text; all numbers of dead;
    and which articles were updated or corrected by which others, as an analyst says.
    """

    out: Mapping[str, tuple[int, str | None]]
    text: Mapping[str, str]
    dead: frozenset[float]
    replaced: frozenset[tuple[str, str]]


def _verdict(one: StoryFigure, other: StoryFigure, known: _Known) -> str:
    """Return the verdict on two different numbers of one kind."""
    if _overlap(one.value, other.value):
        return "overlap"
    if _counts_others(one, other, known) or _counts_the_dead(one, other, known.dead):
        return "other-count"
    if any(_goes_on(f, known.text[f.entry]) for f in (one, other)):
        return "other-count"
    early, late = sorted((one, other), key=lambda f: known.out[f.entry][0])
    if not known.replaced.isdisjoint({(early.entry, late.entry), (late.entry, early.entry)}):
        return "update"
    days = known.out[early.entry][1], known.out[late.entry][1]
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


def _counts_others(one: StoryFigure, other: StoryFigure, known: _Known) -> bool:
    """Tell whether two numbers count different people.

    Soldiers are not civilians; of "people" a lower number of soldiers may be a part, unless it was
    published on an earlier day. "Four others" are always different: they come on top of somebody.
    """
    words_for = table("happenings")
    anybody, on_top = words_for["anybody"], words_for["on_top"]
    low, high = sorted((one, other), key=lambda f: _low(f.value))
    if low.unit in on_top or high.unit in on_top:
        return True
    if high.unit in anybody and _is_of_a_day_before(low, high, known):
        return False
    return low.unit != high.unit and low.unit not in anybody


def _is_of_a_day_before(low: StoryFigure, high: StoryFigure, known: _Known) -> bool:
    days = known.out[low.entry][1], known.out[high.entry][1]
    return None not in days and str(days[0]) < str(days[1])


def _counts_the_dead(one: StoryFigure, other: StoryFigure, dead: frozenset[float]) -> bool:
    """Tell whether one number of injured includes the dead: "four were shot, one of whom died".

    "Four others" are counted besides the dead.
    """
    few, many = sorted((one, other), key=lambda f: _low(f.value))
    on_top = set(table("happenings")["on_top"]) & set(words(many.evidence.exact))
    return one.kind == "injured" and not on_top and _low(many.value) - _low(few.value) in dead


def _goes_on(figure: StoryFigure, text: str) -> bool:
    """Tell whether a number is the first part of a sum: "two children" before "and a woman"."""
    return _more().match(text, figure.evidence.end) is not None


@cache
def _more() -> re.Pattern[str]:
    numbers = "|".join(table("figures")["numbers"])
    verbs = "|".join(table("happenings")["done_to"])
    return re.compile(rf",? and (?:an?|{numbers}|\d+) (?!(?:{verbs})\b)(?:others? )?[a-z]")


def written(value: Amount) -> str:
    """Return a number as readers write it: `12`, `at least 12`, `at most 12`, `10 to 12`."""
    if not isinstance(value, tuple):
        return f"{value:g}" if value < _PLAIN else f"{value:,.0f}"
    low, high = value
    if low is None:
        return f"at most {written(high or 0)}"
    return f"at least {written(low)}" if high is None else f"{written(low)} to {written(high)}"


_PLAIN: Final = 10_000
"""The number from which on digits are grouped by commas."""
