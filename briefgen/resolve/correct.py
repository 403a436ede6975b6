"""Apply an analyst's corrections to what was read from one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.resolve.actor_edits import edit_actors
from briefgen.resolve.patterns import edit_by_pattern
from briefgen.resolve.place_edits import edit_places
from briefgen.resolve.row_edits import edit_rows

if TYPE_CHECKING:
    from briefgen.model import Metadata, Notice
    from briefgen.registry.desk import Desk
    from briefgen.registry.sidecar import Sidecar


def correct_by_desk(metadata: Metadata, desk: Desk) -> tuple[Metadata, frozenset[str]]:
    """Return the metadata corrected by the desk's patterns, and the keys of those that matched.

    They are applied before an article's own sidecar, which may refer to what they leave.
    """
    return edit_by_pattern(metadata, desk.corrections)


def correct(metadata: Metadata, sidecar: Sidecar) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata as the sidecar has it, and a notice for each correction without a match.

    What the sidecar states about the source outranks what the file says. The corrections of actors
    are applied in one order, whatever theirs in the file - split, merge, rename, retype, ignore,
    add - and each may name an actor as it was or as an earlier correction left it. Those of rows
    come last, so that they refer to actors by their corrected names.
    """
    stated = described(metadata, sidecar)
    with_actors, of_actors = edit_actors(stated, sidecar.actors)
    with_places, of_places = edit_places(with_actors, sidecar.places)
    corrected, of_rows = edit_rows(with_places, sidecar.rows)
    return corrected, (*of_actors, *of_places, *of_rows)


def described(metadata: Metadata, sidecar: Sidecar) -> Metadata:
    """Return the metadata with the sidecar's statements, which are no longer listed as missing."""
    stated = {s.field for s in sidecar.statements}
    if not stated:
        return metadata
    kept = (s for s in metadata.article.statements if s.field not in stated)
    article = replace(metadata.article, statements=(*sidecar.statements, *kept))
    missing = tuple(n for n in metadata.not_stated if n.field not in stated)
    return replace(metadata, article=article, not_stated=missing)
