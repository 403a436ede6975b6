"""Tell what an actor is part of and who leads it, where that is firm enough to be a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model.views import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.model.views import RelationRow

KINDS: Final = ("membership", "control", "family")
"""Kinds of relations that say where an actor stands, in the order in which they are shown."""

LASTING: Final = frozenset(
    {
        "member of", "part of", "holds office in", "represents", "leads", "commands", "founded",
        "controls", "kin of",
    }
)  # fmt: skip
"""Predicates that tell of a state. A purchase or an appointment is an event, and told as one."""

MOST: Final = 8
"""Most others named at one fact; more stand in the table further down on the page."""

AT: Final = 3
"""Marks at each of them."""

ORIGINS: Final = 2
"""Independent origins that must state a thing before a dossier states it as a fact."""


def ties(
    page: str, relations: Iterable[RelationRow], origin: Callable[[RelationRow], str]
) -> tuple[tuple[Tie, ...], ...]:
    """Return the facts about where an actor stands, a group for each kind; each other actor once.

    A fact is sure, asserted by the articles themselves without a hedge, and stated by two origins:
    `origin` names what an article rests on, so that two copies of one report count once.
    """
    told: dict[tuple[int, str, bool, str], list[RelationRow]] = {}
    for row in relations:
        if _stands(page, row) and _is_firm(row):
            passive = row.object.key == page
            other = row.subject if passive else row.object
            key = (KINDS.index(row.kind), row.predicate, passive, other.key)
            told.setdefault(key, []).append(row)
    groups: dict[tuple[int, str, bool], list[Tie]] = {}
    for key, rows in sorted(told.items(), key=lambda pair: pair[0][:3]):
        if len({origin(row) for row in rows}) >= ORIGINS:
            groups.setdefault(key[:3], []).append(_tie(rows, passive=key[2]))
    return tuple(tuple(group[:MOST]) for group in groups.values())


def _stands(page: str, row: RelationRow) -> bool:
    """Tell whether a relation of a page's actor to another is lasting, and not denied."""
    if row.kind not in KINDS or row.predicate not in LASTING or row.negated:
        return False
    return row.subject.key != row.object.key and page in (row.subject.key, row.object.key)


def _is_firm(row: RelationRow) -> bool:
    """Tell whether an article itself asserts a relation, surely and without a hedge."""
    return not (row.hedges or row.attributed or row.likely)


def _tie(rows: list[RelationRow], *, passive: bool) -> Tie:
    first = rows[0]
    marks = dict.fromkeys(m for row in rows for m in row.quote.marks[:1])
    return Tie(
        predicate=first.predicate,
        passive=passive,
        other=first.subject if passive else first.object,
        marks=tuple(marks)[:AT],
    )
