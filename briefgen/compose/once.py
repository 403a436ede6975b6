"""Merge the actors of an article that are one for the desk into one line of its brief."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Confidence
from briefgen.model.views import AliasRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model.views import ActorRow


def one_each(rows: Iterable[ActorRow]) -> tuple[ActorRow, ...]:
    """Return an article's actors, those merged that the desk resolved to one.

    An article tells "Ryanair" from "Ryanair Holdings", as its words alone leave it; the desk may
    know better. Doubtful actors are merged with nothing.
    """
    held: dict[str, ActorRow] = {}
    for row in rows:
        joins = row.ref.key and row.confidence != Confidence.DOUBTFUL
        key = row.ref.key if joins else row.id
        held[key] = _joined(held[key], row) if key in held else row
    return tuple(held.values())


def _joined(first: ActorRow, second: ActorRow) -> ActorRow:
    """Return two rows of one actor as one; `first` is the more salient."""
    own = AliasRow(second.as_named, second.marks[0] if second.marks else None)
    aliases = {a.name: a for a in (*second.aliases, own, *first.aliases)}
    aliases.pop(first.as_named, None)
    calls = {quote.text: quote for quote in (*second.calls, *first.calls)}
    sure = Confidence.SURE in {first.confidence, second.confidence}
    return replace(
        first,
        aliases=tuple(aliases.values()),
        calls=tuple(reversed(calls.values())),
        marks=tuple(dict.fromkeys((*first.marks, *second.marks))),
        mentions=first.mentions + second.mentions,
        says=first.says + second.says,
        stands=first.stands + second.stands,
        confidence=Confidence.SURE if sure else first.confidence,
        acts=first.acts or second.acts,
    )
