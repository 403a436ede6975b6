"""Correct what recurs in many articles, by the words that a pattern finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Notice
from briefgen.registry.edits import Edit
from briefgen.registry.names import folded
from briefgen.registry.sidecar import ActorCorrections, Ignore, PlaceCorrections
from briefgen.resolve.actor_edits import edit_actors
from briefgen.resolve.place_edits import edit_places
from briefgen.resolve.row_edits import changed, rows_in, struck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Metadata
    from briefgen.registry.edits import Pattern


def edit_by_pattern(
    metadata: Metadata, patterns: Sequence[Pattern]
) -> tuple[Metadata, frozenset[str]]:
    """Return the metadata as corrected by patterns, and the keys of those that had an effect."""
    used = set()
    for pattern in patterns:
        if not _is_meant(metadata, pattern):
            continue
        edit = _names if pattern.table in ("actors", "places") else _rows
        corrected = edit(metadata, pattern)
        if corrected is not metadata:
            used.add(pattern.key)
            metadata = corrected
    return metadata, frozenset(used)


def unused(patterns: Iterable[Pattern], used: frozenset[str]) -> Iterator[Notice]:
    """Yield a notice for each pattern that found nothing in any article."""
    for pattern in patterns:
        if pattern.key not in used:
            message = f"{pattern.key}: finds nothing in any article"
            yield Notice(message, pattern.where, "correct it, or remove it")


def _is_meant(metadata: Metadata, pattern: Pattern) -> bool:
    """Tell whether a pattern applies to articles of this outlet."""
    stated = metadata.article.stated("outlet")
    return not pattern.outlet or folded(stated.value if stated else "") == folded(pattern.outlet)


def _names(metadata: Metadata, pattern: Pattern) -> Metadata:
    """Return the metadata without the actors or places whose whole name a pattern matches."""
    expression = re.compile(pattern.pattern)
    found = [x.name for x in getattr(metadata, pattern.table) if expression.fullmatch(x.name)]
    if not found:
        return metadata
    ignored = tuple(Ignore(name, pattern.where) for name in found)
    if pattern.table == "actors":
        return edit_actors(metadata, ActorCorrections(ignore=ignored))[0]
    return edit_places(metadata, PlaceCorrections(ignore=ignored))[0]


def _rows(metadata: Metadata, pattern: Pattern) -> Metadata:
    rows: set[int] = set()
    for match in re.finditer(pattern.pattern, metadata.article.text):
        if match.end() > match.start():
            rows |= rows_in(metadata, pattern.table, match.span(), whole=False)
    if not rows:
        return metadata
    if pattern.strike:
        return struck(metadata, pattern.table, rows)
    edit = Edit(pattern.table, pattern.where, changes=pattern.changes)
    return changed(metadata, edit, rows, [])
