"""Draw the figures of a page.

Each mark in a figure leads to its evidence: to the sentence where it stands on the same page,
else to the row of the table behind the figure, which has the mark. Links inside raw HTML reach no
other page, since no builder rewrites them.
"""

from __future__ import annotations

import posixpath
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from briefgen.render.escape import markdown
from briefgen.render.figures.graph import graph, small_graph
from briefgen.render.figures.places import places_map
from briefgen.render.figures.svg import alone, key_of, title_of
from briefgen.render.figures.timeline import timeline
from briefgen.render.figures.toll import toll
from briefgen.render.figures.when import small_when, when_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.locale import Words
    from briefgen.model.views import (
        BriefPage,
        EventRow,
        Mark,
        PlaceRow,
        RelationRow,
        TollPoint,
    )


class Figures:
    """Draws the figures of one page."""

    def __init__(self, path: str, ui: Words) -> None:
        """Take the page's own path, and the interface words."""
        self.path = path
        self.ui = ui
        self.files: dict[str, str] = {}
        """The figures of the page that are files beside it, by path."""
        self.told: dict[str, dict[str, str]] = {}
        """What a site shows of each besides, by name: a small picture, and its key."""

    def _href(self, marks: Sequence[Mark], row: str) -> str:
        """Return the link to a sentence on this page, else to a row of it."""
        here = marks and f"briefs/{marks[0].brief}.md" == self.path
        return f"#{marks[0].anchor}" if here else f"#{row}"

    def beside(self, page: BriefPage) -> Markup:
        """Return the figures of a brief as pictures, and keep each as a file that lies beside it.

        A mark in them leads to the row of the ledger that tells its sentence.
        """
        rows = {row.mark.anchor for row in (*page.ledger, *page.ledger_more)}

        def way(marks: Sequence[Mark]) -> str:
            anchor = marks[0].anchor if marks else ""
            return f"#row-{anchor}" if anchor in rows else f"#{anchor}"

        ranked = [a.ref.text for a in page.actors]
        ui = self.ui
        drawn = {
            "ties": graph(page.relations, ranked, lambda r, _: way(r.quote.marks), ui, here=True),
            "times": when_line(page.events, lambda e, _: way(e.quote.marks), ui, here=True),
            "places": places_map(page.places, lambda p, _: way(p.marks), ui, here=True),
        }
        small = {
            "ties": small_graph(page.relations, ranked) if drawn["ties"] else "",
            "times": small_when(page.events, ui) if drawn["times"] else "",
        }
        for name, figure in drawn.items():
            if figure:
                told = {"small": small.get(name, ""), "key": key_of(figure)}
                self.told[name] = {what: words for what, words in told.items() if words}
        return Markup("\n").join(self._beside(n, f) for n, f in drawn.items() if f)

    def picture(self, name: str, figure: Markup) -> Markup:
        """Return a figure of any page but a brief as a picture; empty where nothing is drawn."""
        if not figure:
            return Markup()
        if key := key_of(figure):
            self.told[name] = {"key": key}
        return self._beside(name, figure)

    def _beside(self, name: str, figure: Markup) -> Markup:
        """Keep a figure as a file that lies beside its page, and return it as a picture."""
        stem = posixpath.basename(self.path).removesuffix(".md")
        file = f"{stem}.{name}.svg"
        self.files[posixpath.join(posixpath.dirname(self.path), file)] = alone(figure)
        told = markdown(unescape(title_of(figure)))
        return Markup(f"![{told}]({file})")  # noqa: S704 - escaped, and a slug's letters

    def timeline(self, events: Sequence[EventRow]) -> Markup:
        """Return the timeline, empty where no time is known."""
        return (
            timeline(events, lambda e, n: self._href(e.quote.marks, f"event-{n}"), self.ui)
            or Markup()
        )

    def graph(
        self,
        relations: Sequence[RelationRow],
        ranked: Sequence[str] = (),
        rows: Sequence[str] = (),
    ) -> Markup:
        """Return the graph of relations; `ranked` are names by salience, `rows` the anchors."""

        def way(relation: RelationRow, n: int) -> str:
            return self._href(relation.quote.marks, rows[n - 1] if rows else f"relation-{n}")

        return graph(relations, ranked, way, self.ui) or Markup()

    def map(self, places: Sequence[PlaceRow], rows: Sequence[str] = ()) -> Markup:
        """Return the map, empty where no place is located; `rows` are the places' row anchors."""

        def way(place: PlaceRow, n: int) -> str:
            return self._href(place.marks, rows[n - 1] if rows else f"place-{n}")

        return places_map(places, way, self.ui) or Markup()

    def narrowing(self, places: Sequence[PlaceRow]) -> Markup:
        """Return the map of the desk's ledger; each place filters it by itself."""

        def way(place: PlaceRow, _: int) -> str:
            return f"?place={quote(place.ref.text)}"

        return places_map(places, way, self.ui, insets=False) or Markup()

    def toll(self, points: Sequence[TollPoint]) -> Markup:
        """Return the chart of how the numbers moved, empty where none did."""
        return toll(points, self.ui) or Markup()
