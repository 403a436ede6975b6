"""Draw the graph of how actors relate.

Here it is decided what is drawn; `graph_layout` places it, `graph_drawing` writes it. Groups of
actors that nothing links have drawings of their own, beside each other where there is room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.escape import html
from briefgen.render.figures.graph_drawing import FRIENDLY, HOSTILE, Line, draw
from briefgen.render.figures.svg import anchors, framed, shortened, shown_of, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.locale import Words
    from briefgen.model.views import RelationRow

MOST: Final = 12
"""Most nodes drawn: a dozen can be read; the rest is in the table."""

LINES: Final = 18
"""Most lines drawn: labels of more would overlap. Those between the most salient stay."""

ACROSS: Final = 420
"""Most units across: a phone shows them nearly at full size."""

BESIDE: Final = 280
"""Units across of the smaller groups: on a wide page they stand beside the largest."""

FEW: Final = 4
"""Nodes of the small graph beside a caption: their names can be read at the size of the text."""

NARROW: Final = 220
"""Units across of the small graph: a third of the text's width, in pixels."""

_LABEL: Final = 24
"""Most letters on a line."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The relations of one actor to another, with the row of the first.

    They are the sure ones, or the likely ones where none is sure.
    """

    subject: str
    object: str
    row: int
    relations: tuple[RelationRow, ...]

    @property
    def sign(self) -> int:
        """Hostile if any of them is, else friendly if any is."""
        signs = {r.sign for r in self.relations}
        return min(signs) if min(signs) < 0 else max(signs)

    @property
    def loose(self) -> bool:
        """Whether none of them is surely asserted by the article itself without a hedge."""
        return all(r.hedges or r.attributed or r.likely for r in self.relations)


def graph(
    relations: Sequence[RelationRow],
    ranked: Sequence[str],
    href: Callable[[RelationRow, int], str],
    ui: Words,
    *,
    here: bool = False,
) -> Markup | None:
    """Return the graph of relations among the first of `ranked` names, None for lone pairs.

    Where nobody has a relation to two others a picture says no more than its table. What is denied,
    planned or only supposed is no line: a line says that something was done.

    `href` returns the link to the evidence of a relation, from the relation and its row; `ui` has
    the words for predicates. `here` says that all evidence is on the page of the graph: then names
    and lines tell their sentences.
    """
    groups, drawn = _grouped(relations, ranked)
    if not groups:
        return None
    shown = sum(len(e.relations) for e in drawn)
    told = shown_of(shown, len(relations), ui)
    title = ui("graph_of", shown=told, count=sum(map(len, groups)))
    drawings = [
        _drawn(group, _lines(group, drawn, href, ui, here=here), title if not n else "")
        for n, group in enumerate(groups)
    ]
    key = [_key(drawn, ui), _left_out(relations, shown, ui) if here else ""]
    return framed("graph", "".join(drawings), " ".join(filter(None, key)))


def small_graph(relations: Sequence[RelationRow], ranked: Sequence[str]) -> str:
    """Return a small graph of the few most important linked names, without words on its lines.

    It begins with the first of `ranked` that is in the largest group, and takes in its neighbours.
    """
    groups, drawn = _grouped(relations, ranked)
    if not groups:
        return ""
    group = groups[0]
    near = [n for n in group if any({n, group[0]} == {e.subject, e.object} for e in drawn)]
    names = [group[0], *near[: FEW - 1]]
    number = {name: n for n, name in enumerate(names)}
    lines = [
        Line(number[e.subject], number[e.object], "", " ", "", e.sign, e.loose)
        for e in drawn
        if e.subject in number and e.object in number
    ]
    return small(draw(names, lines, NARROW, " ")).replace("graph-arrow", "small-arrow")


def _grouped(
    relations: Sequence[RelationRow], ranked: Sequence[str]
) -> tuple[list[list[str]], list[Edge]]:
    """Return the drawn names, in connected groups, and their lines; empty for lone pairs."""
    bundles: dict[tuple[str, str], list[tuple[int, RelationRow]]] = {}
    for n, row in enumerate(relations, 1):
        told = row.status == "asserted" and not row.negated
        if told and row.subject.text != row.object.text:
            bundles.setdefault((row.subject.text, row.object.text), []).append((n, row))
    names = _chosen(bundles, ranked)
    inside = [_edge(a, b, rows) for (a, b), rows in bundles.items()]
    rank = {name: n for n, name in enumerate(names)}
    drawn = [e for e in inside if e.subject in rank and e.object in rank]
    drawn = sorted(drawn, key=lambda e: (rank[e.subject] + rank[e.object], e.row))[:LINES]
    if not any(sum(name in (e.subject, e.object) for e in drawn) > 1 for name in names):
        return [], []
    named = [n for n in names if any(n in (e.subject, e.object) for e in drawn)]
    return _groups(drawn, named), drawn


def _edge(subject: str, object_: str, rows: Sequence[tuple[int, RelationRow]]) -> Edge:
    """Return the line of one actor's relations to another: of those that are sure, if any is."""
    shown = [pair for pair in rows if not pair[1].likely] or rows
    return Edge(subject, object_, shown[0][0], tuple(row for _, row in shown))


def _groups(edges: Sequence[Edge], names: Sequence[str]) -> list[list[str]]:
    """Return the names in groups between which there is no line, the largest first."""
    left, groups = list(names), []
    while left:
        reached = {left[0]}
        while (
            more := {
                n for e in edges for n in (e.subject, e.object) if {e.subject, e.object} & reached
            }
            - reached
        ):
            reached |= more
        groups.append([n for n in left if n in reached])
        left = [n for n in left if n not in reached]
    return sorted(groups, key=len, reverse=True)


def _lines(
    names: Sequence[str],
    edges: Sequence[Edge],
    href: Callable[[RelationRow, int], str],
    ui: Words,
    *,
    here: bool,
) -> list[Line]:
    """Return the lines between the names of one group."""
    number = {name: n for n, name in enumerate(names)}
    lines = []
    for edge in (e for e in edges if e.subject in number):
        verbs = list(dict.fromkeys(ui.label(r.predicate) for r in edge.relations))
        told = f"{edge.subject} {', '.join(verbs)} {edge.object}"
        way = href(edge.relations[0], edge.row)
        ends = number[edge.subject], number[edge.object]
        at = anchors(m for r in edge.relations for m in r.quote.marks[:1]) if here else ""
        lines.append(Line(*ends, _fitting(verbs), told, way, edge.sign, edge.loose, at))
    return lines


def _drawn(names: Sequence[str], lines: Sequence[Line], title: str) -> str:
    """Return the drawing of one group; the one with a title is the largest."""
    return draw(names, lines, ACROSS if title else BESIDE, title)


def _left_out(relations: Sequence[RelationRow], shown: int, ui: Words) -> str:
    """Return in words why some relations have no line."""
    undone = sum(r.status != "asserted" or r.negated for r in relations)
    others = len(relations) - shown - undone
    told = [ui("ties_undone", count=undone)] if undone else []
    told += [ui("ties_of_others", count=others)] if others > 0 else []
    return str(html(f"{ui('not_drawn')}: {', '.join(told)}.")) if told else ""


def _key(edges: list[Edge], ui: Words) -> str:
    """Return in words what the line styles mean, as far as they differ: not by colour alone."""
    told = (
        ("lines_heavy", any(e.sign == HOSTILE for e in edges)),
        ("lines_double", any(e.sign == FRIENDLY for e in edges)),
        ("lines_dashed", any(e.loose for e in edges)),
    )
    words = ", ".join(ui(key) for key, is_so in told if is_so)
    return str(html(f"{words[:1].upper()}{words[1:]}.")) if words else ""


def _chosen(edges: Iterable[tuple[str, str]], ranked: Sequence[str]) -> list[str]:
    """Return the names to be drawn, most salient first: those related to another one of them."""
    linked: dict[str, set[str]] = {}
    for a, b in edges:
        linked.setdefault(a, set()).add(b)
        linked.setdefault(b, set()).add(a)
    rank = {name: n for n, name in enumerate(dict.fromkeys(ranked))}
    by_rank = sorted(linked, key=lambda name: (rank.get(name, len(rank)), -len(linked[name]), name))
    chosen = by_rank[:MOST]
    return [name for name in chosen if linked[name].intersection(chosen)]


def _fitting(verbs: list[str]) -> str:
    """Return a line's label: as many verbs as fit, and how many more there are."""
    for most in range(len(verbs), 0, -1):
        rest = f" +{len(verbs) - most}" if most < len(verbs) else ""
        words = ", ".join(verbs[:most]) + rest
        if len(words) <= _LABEL:
            return words
    return shortened(verbs[0], _LABEL)
