"""Which figures does a page draw?

Each mark in a figure leads to its evidence: to the sentence where it stands on the same page, else
to the row of the table behind the figure, which has the mark. Links inside raw HTML reach no other
page, since no builder rewrites them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefgen.render.figures.graph import graph
from briefgen.render.figures.places import places_map
from briefgen.render.figures.strip import strip
from briefgen.render.figures.timeline import timeline
from briefgen.render.figures.toll import toll

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.model.views import ActorRow, EventRow, Mark, PlaceRow, RelationRow, TollPoint


class Figures:
    """Draws the figures of one page."""

    def __init__(self, path: str, label: Callable[[str], str]) -> None:
        """Hold the page's own path, and how the program's words are called by readers."""
        self.path = path
        self.label = label

    def _href(self, marks: Sequence[Mark], row: str) -> str:
        """Return the way to a sentence on this page, else to a row of it."""
        here = marks and f"briefs/{marks[0].brief}.md" == self.path
        return f"#{marks[0].anchor}" if here else f"#{row}"

    def timeline(self, events: Sequence[EventRow]) -> Markup:
        """Return the timeline, empty where no time is known."""
        return timeline(events, lambda e, n: self._href(e.quote.marks, f"event-{n}")) or Markup()

    def graph(self, relations: Sequence[RelationRow], ranked: Sequence[str] = ()) -> Markup:
        """Return the graph of relations; `ranked` are names, the most salient first."""
        return (
            graph(
                relations,
                ranked,
                lambda r, n: self._href(r.quote.marks, f"relation-{n}"),
                self.label,
            )
            or Markup()
        )

    def map(self, places: Sequence[PlaceRow], rows: Sequence[str] = ()) -> Markup:
        """Return the map, empty where no place is located; `rows` are the anchors of the places' rows."""
        return (
            places_map(
                places, lambda p, n: self._href(p.marks, rows[n - 1] if rows else f"place-{n}")
            )
            or Markup()
        )

    def toll(self, points: Sequence[TollPoint]) -> Markup:
        """Return how the numbers moved, empty where none did."""
        return toll(points, self.label) or Markup()

    def strip(self, actor: ActorRow) -> Markup:
        """Return the strip of presence."""
        return strip(actor.presence)
