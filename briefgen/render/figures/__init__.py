"""Which figures does a page draw?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model.views import ActorRow, EventRow, PlaceRow, RelationRow


class Figures:
    """Draws the figures of one page."""

    def __init__(self, path: str) -> None:
        """Hold the page's own path: marks lead to rows and sentences of this page."""
        self.path = path

    def timeline(self, events: Sequence[EventRow]) -> Markup:
        """Return the timeline."""
        return Markup("")

    def graph(self, relations: Sequence[RelationRow]) -> Markup:
        """Return the graph of relations."""
        return Markup("")

    def map(self, places: Sequence[PlaceRow]) -> Markup:
        """Return the map."""
        return Markup("")

    def strip(self, actor: ActorRow) -> Markup:
        """Return the strip of presence."""
        return Markup("")
