"""Locate and ignore places of one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Mention, MentionKind, Place, Precision
from briefgen.registry.names import folded
from briefgen.registry.sidecar import ORIGIN
from briefgen.resolve.lookup import occurrences, unmatched

if TYPE_CHECKING:
    from briefgen.model import Metadata, Notice
    from briefgen.registry.sidecar import Ignore, Locate, PlaceCorrections


def edit_places(
    metadata: Metadata, corrections: PlaceCorrections
) -> tuple[Metadata, tuple[Notice, ...]]:
    """Return the metadata with corrected places, and a notice for each correction without use."""
    notices: list[Notice] = []
    for ignore in corrections.ignore:
        metadata = _ignored(metadata, ignore, notices)
    for locate in corrections.locate:
        metadata = _located(metadata, locate, notices)
    return metadata, tuple(notices)


def _ignored(metadata: Metadata, ignore: Ignore, notices: list[Notice]) -> Metadata:
    gone = {p.id for p in metadata.places if folded(p.name) == folded(ignore.name)}
    if not gone:
        notices.append(
            unmatched("ignore", ignore.name, (p.name for p in metadata.places), ignore.where)
        )
    return replace(
        metadata,
        places=tuple(p for p in metadata.places if p.id not in gone),
        events=tuple(
            replace(e, places=tuple(p for p in e.places if p not in gone)) for e in metadata.events
        ),
    )


def _located(metadata: Metadata, locate: Locate, notices: list[Notice]) -> Metadata:
    """Return the metadata with a place where the analyst puts it.

    A place that was not found is added where the text names it.
    """
    meant = {p.id for p in metadata.places if folded(p.name) == folded(locate.name)}
    if meant:
        places = tuple(_there(p, locate) if p.id in meant else p for p in metadata.places)
        return replace(metadata, places=places)
    found = [words for _, words in occurrences(metadata.article, (locate.name,))]
    if not found:
        notices.append(
            unmatched("locate", locate.name, (p.name for p in metadata.places), locate.where)
        )
        return metadata
    taken = {p.id for p in metadata.places}
    id_ = next(f"pl{i}" for i in range(1, len(taken) + 2) if f"pl{i}" not in taken)
    mentions = tuple(Mention(words, MentionKind.NAME, ORIGIN) for words in found)
    place = Place(id_, locate.name, locate.kind or "place", mentions, ORIGIN)
    return replace(metadata, places=(*metadata.places, _there(place, locate)))


def _there(place: Place, locate: Locate) -> Place:
    """Return a place with the analyst's position; its mentions stay as they were."""
    return replace(
        place,
        lat=locate.lat,
        lon=locate.lon,
        kind=locate.kind or place.kind,
        country=locate.country or place.country,
        precision=locate.precision or Precision.POINT,
        source=f"{ORIGIN}:{locate.lat:.4f},{locate.lon:.4f}",
        why="The analyst's sidecar says where it is.",
    )
