"""How do the actors stand to each other?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.svg import TYPE, WIDTH, Box, figure, link, number, shortened, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.model.views import RelationRow

MOST: Final = 12
"""Nodes drawn: a dozen still reads; the rest is in the table."""

_NAME: Final = 24
_MARGIN: Final = 18
_DASHES: Final = {1: "", 0: "1 4", -1: "6 4"}
"""Sign by line: friendly unbroken, neutral dotted, hostile dashed; it must not hang on colour."""

Item = tuple[int, "RelationRow"]
Point = tuple[float, float]


def graph(
    relations: Sequence[RelationRow],
    ranked: Sequence[str],
    href: Callable[[RelationRow, int], str],
    label: Callable[[str], str],
) -> Markup | None:
    """Return the graph of relations among the first dozen of `ranked` names that have any; None where there is none.

    `href` gives the way to the evidence of a relation and its row; `label` the reader's word for a predicate.
    """
    edges: dict[tuple[str, str], list[Item]] = {}
    for n, row in enumerate(relations, 1):
        if row.subject.text != row.object.text:
            edges.setdefault((row.subject.text, row.object.text), []).append((n, row))
    names = _chosen(edges, ranked)
    drawn = {pair: items for pair, items in edges.items() if pair[0] in names and pair[1] in names}
    if not drawn:
        return None
    order = _around(names, list(drawn))
    height = 120.0 + 28 * len(order)
    where = _ellipse(order, height)
    height = max(y for _, y in where.values()) + _MARGIN
    parts, taken = [], [_name_box(name, where[name]) for name in order]
    for pair, items in drawn.items():
        parts.append(_edge(where[pair[0]], where[pair[1]], items, taken, href, label))
    parts += [_node(name, where[name]) for name in order]
    shown = sum(map(len, drawn.values()))
    return figure("graph", f"{shown} of {len(relations)} relations among {len(order)} actors", height, parts)


def _chosen(edges: Iterable[tuple[str, str]], ranked: Sequence[str]) -> list[str]:
    """Return the names to be drawn: the most salient that have a relation to a more salient one, or are the first."""
    linked: dict[str, set[str]] = {}
    for a, b in edges:
        linked.setdefault(a, set()).add(b)
        linked.setdefault(b, set()).add(a)
    rank = {name: n for n, name in enumerate(dict.fromkeys(ranked))}
    by_rank = sorted(linked, key=lambda name: (rank.get(name, len(rank)), name))
    chosen = by_rank[:MOST]
    return [name for name in chosen if linked[name].intersection(chosen)]


def _around(names: list[str], edges: list[tuple[str, str]]) -> list[str]:
    """Return the names in the order in which they stand around: neighbours beside each other, the first on top."""
    left = list(names)
    out = [left.pop(0)]
    while left:
        near = [n for n in left if (out[-1], n) in edges or (n, out[-1]) in edges]
        out.append(near[0] if near else left[0])
        left.remove(out[-1])
    return out


def _ellipse(names: list[str], height: float) -> dict[str, Point]:
    """Return where each name stands; two names stand side by side."""
    turn = 2 * math.pi / len(names)
    start = math.pi if len(names) == 2 else -math.pi / 2  # noqa: PLR2004 - a pair reads as a line
    wide, high = WIDTH / 2 - 90, height / 2 - _MARGIN
    return {
        name: (WIDTH / 2 + wide * math.cos(start + n * turn), _MARGIN + high + high * math.sin(start + n * turn))
        for n, name in enumerate(names)
    }


def _name_box(name: str, at: Point) -> Box:
    half = width(shortened(name, _NAME)) / 2 + 6
    return Box(at[0] - half, at[1] - TYPE / 2 - 5, at[0] + half, at[1] + TYPE / 2 + 5)


def _node(name: str, at: Point) -> str:
    """Return a name in its frame."""
    box = _name_box(name, at)
    frame = (
        f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(box.right - box.left)}" '
        f'height="{number(box.bottom - box.top)}" rx="3" fill="none" stroke="currentColor" opacity=".6"/>'
    )
    return frame + text(at[0], at[1] + TYPE / 3, shortened(name, _NAME), "middle")


def _edge(
    start: Point,
    end: Point,
    items: list[Item],
    taken: list[Box],
    href: Callable[[RelationRow, int], str],
    label: Callable[[str], str],
) -> str:
    """Return a line from frame to frame with its arrow, and its label where there is room for it."""
    a, b = _leave(start, end, taken), _leave(end, start, taken)
    first = items[0][1]
    dash = f' stroke-dasharray="{_DASHES[first.sign]}"' if _DASHES.get(first.sign) else ""
    words = shortened(", ".join(dict.fromkeys(label(r.predicate) for _, r in items)), _NAME + 6)
    at = _room(a, b, words, taken)
    gap, rest = _around_label(a, b, taken[-1])
    line = f'<path d="{_line(a, gap)}{_line(rest, b)}" stroke="currentColor"{dash}/>'
    title = f"{first.subject.text} {words} {first.object.text}"
    return line + _arrow(a, b) + link(href(first, items[0][0]), title, text(*at, words, "middle"))


def _leave(start: Point, end: Point, frames: list[Box]) -> Point:
    """Return where the line from the middle of a frame to another point leaves the frame."""
    box = next(f for f in frames if f.left <= start[0] <= f.right and f.top <= start[1] <= f.bottom)
    dx, dy = end[0] - start[0], end[1] - start[1]
    half_wide, half_high = (box.right - box.left) / 2 + 2, (box.bottom - box.top) / 2 + 2
    share = min(half_wide / abs(dx) if dx else math.inf, half_high / abs(dy) if dy else math.inf, 1.0)
    return start[0] + dx * share, start[1] + dy * share


def _line(start: Point, end: Point) -> str:
    return f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}"


def _around_label(start: Point, end: Point, box: Box) -> tuple[Point, Point]:
    """Return where a line stops before its label and goes on behind it: nothing runs through the words."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    long = dx * dx + dy * dy or 1.0
    share = ((middle[0] - start[0]) * dx + (middle[1] - start[1]) * dy) / long
    half_wide, half_high = (box.right - box.left) / 2 + 2, (box.bottom - box.top) / 2 + 1
    reach = min(half_wide / abs(dx) if dx else math.inf, half_high / abs(dy) if dy else math.inf)
    low, high = max(0.0, share - reach), min(1.0, share + reach)
    return (start[0] + dx * low, start[1] + dy * low), (start[0] + dx * high, start[1] + dy * high)


def _arrow(start: Point, end: Point) -> str:
    """Return the head of an arrow."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    wings = [(end[0] - 8 * math.cos(angle + turn), end[1] - 8 * math.sin(angle + turn)) for turn in (-0.4, 0.4)]
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in (end, *wings))
    return f'<path d="M{corners}z"/>'


def _room(start: Point, end: Point, words: str, taken: list[Box]) -> Point:
    """Return where along a line its label meets no other, else its middle; the place is taken then."""
    half = width(words) / 2
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78):
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + 4
        x = min(max(x, half), WIDTH - half)
        box = Box(x - half, y - TYPE, x + half, y + 3)
        if not any(box.meets(t) for t in taken):
            break
    else:
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 4
        box = Box(x - half, y - TYPE, x + half, y + 3)
    taken.append(box)
    return x, y
