"""What is an actor part of, and who leads it, as articles have it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model.views import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model.views import RelationRow

KINDS: Final = ("membership", "control")
"""Relations that say where somebody stands, and are facts of a dossier; the order in which they are told."""

MOST: Final = 8
"""Others named at one fact: more are the table's work, further down on the same page."""

AT: Final = 3
"""Addresses at each of them."""


def ties(page: str, relations: Iterable[RelationRow]) -> tuple[tuple[Tie, ...], ...]:
    """Return where the actor of a page stands, a group for each kind of fact; each other actor once in it.

    What an article asserts outright goes before what is hedged or somebody's word, and what is
    denied is no fact.
    """
    groups: dict[tuple[int, str, bool], dict[str, Tie]] = {}
    for row in sorted(relations, key=lambda r: (bool(r.hedges), r.attributed)):
        if row.kind not in KINDS or row.negated or row.subject.page == row.object.page:
            continue
        passive = row.object.page == page
        group = groups.setdefault((KINDS.index(row.kind), row.predicate, passive), {})
        other = row.subject if passive else row.object
        known = group.get(other.page)
        group[other.page] = _joined(known, row) if known else _tie(row, passive=passive)
    return tuple(
        tuple(group.values())[:MOST]
        for _, group in sorted(groups.items(), key=lambda pair: pair[0])
    )


def _tie(row: RelationRow, *, passive: bool) -> Tie:
    return Tie(
        predicate=row.predicate,
        passive=passive,
        other=row.subject if passive else row.object,
        hedges=row.hedges,
        voices=row.voices if row.attributed else (),
        marks=row.quote.marks[:AT],
    )


def _joined(tie: Tie, row: RelationRow) -> Tie:
    """Return a fact that another sentence states too, as firmly and on the same word."""
    same = tie.hedges == row.hedges and tie.voices == (row.voices if row.attributed else ())
    if not same or len(tie.marks) >= AT:
        return tie
    marks = dict.fromkeys((*tie.marks, *row.quote.marks))
    return replace(tie, marks=tuple(marks)[:AT])
