"""An analyst's corrections, applied to what was read out of one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.resolve.actor_edits import edit_actors
from briefgen.resolve.place_edits import edit_places

if TYPE_CHECKING:
    from briefgen.model import Metadata, Notice
    from briefgen.registry.sidecar import Sidecar


def correct(metadata: Metadata, sidecar: Sidecar) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata as the sidecar has it, and a notice for each correction that matched nothing.

    What the sidecar states of the source wins over what the file says. The corrections of actors
    are applied in one order, whatever theirs in the file - split, merge, rename, retype, ignore,
    add - and each may name an actor as it was or as an earlier correction left it.
    """
    described = _described(metadata, sidecar)
    with_actors, of_actors = edit_actors(described, sidecar.actors)
    corrected, of_places = edit_places(with_actors, sidecar.places)
    return corrected, (*of_actors, *of_places)


def _described(metadata: Metadata, sidecar: Sidecar) -> Metadata:
    """Return the metadata with the sidecar's word on the source; what it states is no longer said to be missing."""
    stated = {s.field for s in sidecar.statements}
    if not stated:
        return metadata
    kept = (s for s in metadata.article.statements if s.field not in stated)
    article = replace(metadata.article, statements=(*sidecar.statements, *kept))
    missing = tuple(n for n in metadata.not_stated if n.field not in stated)
    return replace(metadata, article=article, not_stated=missing)
