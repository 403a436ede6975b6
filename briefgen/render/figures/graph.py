"""How do the actors stand to each other?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.svg import LETTER, TYPE, WIDTH, Box, figure, link, shortened, text, whole, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from briefgen.model.views import RelationRow

MOST: Final = 12
"""Nodes drawn: a dozen still reads; the rest is in the table."""

LINES: Final = 18
"""Lines drawn: more, and their labels hide each other. Those between the most salient stay."""

_HUB: Final = 0.5
"""Share of the lines that end at one actor from which it stands in the middle, the others around it."""

_WRAP: Final = 18
"""Letters in a line of a name."""

_NAME_LINES: Final = 3

_LABEL: Final = 24
_MARGIN: Final = 22
_BOW: Final = 16.0
"""Units by which two lines between the same two actors bend away from each other."""

_FRIENDLY, _HOSTILE = 1, -1

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Edge:
    """All relations of one actor to another, with the row of the first."""

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
        """Whether none of them is asserted by the article itself without a hedge."""
        return all(r.hedges or r.attributed or r.negated for r in self.relations)


def graph(
    relations: Sequence[RelationRow],
    ranked: Sequence[str],
    href: Callable[[RelationRow, int], str],
    label: Callable[[str], str],
) -> Markup | None:
    """Return the graph of relations among the first dozen of `ranked` names that have any; None for lone pairs.

    Where nobody has a relation to two others a picture says no more than its table.
    `href` gives the way to the evidence of a relation and its row; `label` the reader's word for a predicate.
    """
    bundles: dict[tuple[str, str], list[tuple[int, RelationRow]]] = {}
    for n, row in enumerate(relations, 1):
        if row.subject.text != row.object.text:
            bundles.setdefault((row.subject.text, row.object.text), []).append((n, row))
    names = _chosen(bundles, ranked)
    inside = [Edge(a, b, rows[0][0], tuple(r for _, r in rows)) for (a, b), rows in bundles.items()]
    rank = {name: n for n, name in enumerate(names)}
    drawn = [e for e in inside if e.subject in rank and e.object in rank]
    drawn = sorted(drawn, key=lambda e: (rank[e.subject] + rank[e.object], e.row))[:LINES]
    if not any(sum(name in (e.subject, e.object) for e in drawn) > 1 for name in names):
        return None
    names = [n for n in names if any(n in (e.subject, e.object) for e in drawn)]
    picture = _Picture(names, drawn)
    shown = sum(len(e.relations) for e in drawn)
    title = f"{shown} of {len(relations)} relations among {len(names)} actors"
    return figure("graph", title, picture.height, picture.parts(href, label), below=_key(drawn))


def _key(edges: list[Edge]) -> str:
    """Return in words how the lines are told apart, as far as they differ: it must not hang on colour."""
    told = (
        ("heavy", "hostile", any(e.sign == _HOSTILE for e in edges)),
        ("double", "friendly", any(e.sign == _FRIENDLY for e in edges)),
        ("dashed", "hedged or somebody's word", any(e.loose for e in edges)),
    )
    said = [(how, what) for how, what, is_so in told if is_so]
    return ", ".join(f"{how} {'ones' if n else 'lines are'} {what}" for n, (how, what) in enumerate(said)).capitalize()


def _chosen(edges: Iterable[tuple[str, str]], ranked: Sequence[str]) -> list[str]:
    """Return the names to be drawn, the most salient first: those that have a relation to another one of them."""
    linked: dict[str, set[str]] = {}
    for a, b in edges:
        linked.setdefault(a, set()).add(b)
        linked.setdefault(b, set()).add(a)
    rank = {name: n for n, name in enumerate(dict.fromkeys(ranked))}
    by_rank = sorted(linked, key=lambda name: (rank.get(name, len(rank)), -len(linked[name]), name))
    chosen = by_rank[:MOST]
    return [name for name in chosen if linked[name].intersection(chosen)]


def _hub(names: list[str], edges: list[Edge]) -> str:
    """Return who stands in the middle, nobody where the lines meet at no one."""
    ends = {name: sum(name in (e.subject, e.object) for e in edges) for name in names}
    best = max(names, key=lambda n: ends[n])
    return best if len(names) > 3 and ends[best] >= _HUB * len(edges) else ""  # noqa: PLR2004 - fewer stand around


def _crossings(order: list[str], edges: list[Edge]) -> int:
    """Return how many lines cross, and a little for each step between their ends, of actors that stand in a circle."""
    at = {name: n for n, name in enumerate(order)}
    chords = [sorted((at[e.subject], at[e.object])) for e in edges if e.subject in at and e.object in at]
    count = sum(a < c < b < d or c < a < d < b for n, (a, b) in enumerate(chords) for c, d in chords[:n])
    return count * 4 + sum(min(b - a, len(order) - b + a) for a, b in chords)


def _around(names: list[str], edges: list[Edge]) -> list[str]:
    """Return the names in the order in which they stand around: greedily, few lines cross and linked ones are near."""
    out = names[:1]
    for name in names[1:]:
        tries = [[*out[:at], name, *out[at:]] for at in range(1, len(out) + 1)]
        out = min(tries, key=lambda order: _crossings(order, edges))
    return out


class _Picture:
    """Where each name stands, and each line's label; what is placed takes its room from what follows."""

    def __init__(self, names: list[str], edges: list[Edge]) -> None:
        self.edges = edges
        hub = _hub(names, edges)
        order = _around([n for n in names if n != hub], edges)
        self.at = _ellipse(order, 150.0 + 27 * len(order))
        if hub:
            self.at[hub] = (WIDTH / 2, sum(y for _, y in self.at.values()) / len(self.at))
        _apart(self.at)
        above = min(_frame(name, at).top for name, at in self.at.items()) - 2
        self.at = {name: (x, y - above) for name, (x, y) in self.at.items()}
        self.frames = {name: _frame(name, at) for name, at in self.at.items()}
        self.height = max(box.bottom for box in self.frames.values()) + 2
        self.taken = list(self.frames.values())
        pairs = {(e.subject, e.object) for e in edges}
        self.bows = {(a, b): _BOW if (b, a) in pairs else 0.0 for a, b in pairs}
        self.curves = {(e.subject, e.object): self._curve(e) for e in edges}

    def parts(self, href: Callable[[RelationRow, int], str], label: Callable[[str], str]) -> list[str]:
        """Return the lines, then what is written on them, then the names: words lie over lines."""
        lines, words = [], []
        for edge in self.edges:
            curve = self.curves[edge.subject, edge.object]
            verbs = list(dict.fromkeys(label(r.predicate) for r in edge.relations))
            title = f"{edge.subject} {', '.join(verbs)} {edge.object}"
            at = self._room(curve, _fitting(verbs))
            written = text(*at, _fitting(verbs)) if at else ""
            lines.append(_line(edge, curve))
            words.append(link(href(edge.relations[0], edge.row), title, written + _arrow(curve)))
        boxes = (_box(box) for box in self.frames.values())
        names = (_name(name, self.frames[name]) for name in self.at)
        return [
            f'<g fill="none" stroke="currentColor" opacity=".75">{"".join(lines)}</g>',
            f'<g text-anchor="middle">{"".join(words)}</g>',
            f'<g fill="none" stroke="currentColor" stroke-opacity=".6">{"".join(boxes)}</g>',
            f'<g text-anchor="middle">{"".join(names)}</g>',
        ]

    def _curve(self, edge: Edge) -> list[Point]:
        """Return a line from frame to frame as points: straight, or bent where another runs back."""
        (ax, ay), (bx, by) = self.at[edge.subject], self.at[edge.object]
        long = math.hypot(bx - ax, by - ay) or 1.0
        bow = self.bows[edge.subject, edge.object]
        middle = ((ax + bx) / 2 - (by - ay) / long * bow * 2, (ay + by) / 2 + (bx - ax) / long * bow * 2)
        steps = [n / 24 for n in range(25)]
        points = [
            ((1 - s) ** 2 * ax + 2 * s * (1 - s) * middle[0] + s * s * bx,
             (1 - s) ** 2 * ay + 2 * s * (1 - s) * middle[1] + s * s * by)
            for s in steps
        ]  # fmt: skip
        ends = [_wider(self.frames[edge.subject], 2), _wider(self.frames[edge.object], 3)]
        outside = [p for p in points if not any(_holds(box, p) for box in ends)]
        return outside if len(outside) > 1 else [points[11], points[13]]

    def _room(self, curve: list[Point], words: str) -> Point | None:
        """Return where along a line its label meets no other and few lines; None where each place is taken."""
        best: tuple[float, Point, Box] | None = None
        half = width(words) / 2
        last = len(curve) - 1
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82):
            for lift in (0.0, -11.0, 11.0):
                x, y = curve[round(last * share)]
                x, y = min(max(x, half + 2), WIDTH - half - 2), y + lift + TYPE / 3
                box = Box(x - half, y - TYPE + 1, x + half, y + 4)
                if any(box.meets(t) for t in self.taken) or box.top < 0 or box.bottom > self.height:
                    continue
                cost = self._under(box, curve) * 3 + abs(share - 0.5) * 4 + abs(lift) / 8
                if best is None or cost < best[0]:
                    best = cost, (x, y), box
        if best is None:
            return None
        self.taken.append(best[2])
        return best[1]

    def _under(self, box: Box, own: list[Point]) -> int:
        """Return how many other lines run through a place."""
        return sum(any(_holds(box, p) for p in curve) for curve in self.curves.values() if curve is not own)


def _fitting(verbs: list[str]) -> str:
    """Return what a line says: as many verbs as it has room for, and how many more there are."""
    for most in range(len(verbs), 0, -1):
        rest = f" +{len(verbs) - most}" if most < len(verbs) else ""
        words = ", ".join(verbs[:most]) + rest
        if len(words) <= _LABEL:
            return words
    return shortened(verbs[0], _LABEL)


def _ellipse(names: list[str], height: float) -> dict[str, Point]:
    """Return where each name stands; two names stand side by side."""
    turn = 2 * math.pi / max(1, len(names))
    start = math.pi if len(names) == 2 else -math.pi / 2  # noqa: PLR2004 - a pair reads as a line
    high = height / 2 - _MARGIN if len(names) > 2 else 40.0  # noqa: PLR2004
    wide = WIDTH / 2 - _WRAP * LETTER / 2 - 8
    return {
        name: (WIDTH / 2 + wide * math.cos(start + n * turn), _MARGIN + high + high * math.sin(start + n * turn))
        for n, name in enumerate(names)
    }


_AIR: Final = 7.0
"""Units between two frames, left, right, above and below."""


def _apart(at: dict[str, Point]) -> None:
    """Push names whose frames meet away from each other, up and down, a little at a time."""
    names = list(at)
    for _ in range(24):
        moved = False
        for n, one in enumerate(names):
            for other in names[:n]:
                a, b = _wider(_frame(one, at[one]), _AIR), _wider(_frame(other, at[other]), _AIR)
                if a.meets(b):
                    moved = True
                    step = (min(a.bottom, b.bottom) - max(a.top, b.top)) / 2 + 1
                    down, up = (one, other) if at[one][1] > at[other][1] else (other, one)
                    at[down], at[up] = (at[down][0], at[down][1] + step), (at[up][0], at[up][1] - step)
        if not moved:
            return


def _wrapped(name: str) -> list[str]:
    """Return a name in a few lines, cut at blanks; what does not fit is cut off."""
    lines = [""]
    for word in name.split():
        grown = f"{lines[-1]} {word}".lstrip()
        if len(grown) <= _WRAP or not lines[-1]:
            lines[-1] = grown
        elif len(lines) < _NAME_LINES:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}"
    return [shortened(line, _WRAP) for line in lines]


def _frame(name: str, at: Point) -> Box:
    lines = _wrapped(name)
    half, high = max(map(width, lines)) / 2 + 6, (TYPE + 2) * len(lines) / 2 + 4
    return Box(at[0] - half, at[1] - high, at[0] + half, at[1] + high)


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _holds(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _box(box: Box) -> str:
    """Return the frame of a name."""
    wide, high = whole(box.right - box.left), whole(box.bottom - box.top)
    return f'<rect x="{whole(box.left)}" y="{whole(box.top)}" width="{wide}" height="{high}" rx="3"/>'


def _name(name: str, box: Box) -> str:
    """Return a name in its frame."""
    lines = _wrapped(name)
    first = (box.top + box.bottom) / 2 + TYPE / 3 - (TYPE + 2) * (len(lines) - 1) / 2
    middle = (box.left + box.right) / 2
    return "".join(text(middle, first + n * (TYPE + 2), line) for n, line in enumerate(lines))


def _line(edge: Edge, curve: list[Point]) -> str:
    """Return a line: heavy where it is hostile, double where friendly, dashed where nobody vouches for it outright."""
    dash = ' stroke-dasharray="5 5"' if edge.loose else ""
    paths = _beside(curve, 1.7) + _beside(curve, -1.7) if edge.sign == _FRIENDLY else _path(curve)
    weight = ' stroke-width="2.2"' if edge.sign == _HOSTILE else ""
    return f'<path d="{paths}"{weight}{dash}/>'


def _path(points: list[Point]) -> str:
    """Return a line through its first, middle and last point, bent as they are."""
    (ax, ay), (mx, my), (bx, by) = points[0], points[len(points) // 2], points[-1]
    if abs((bx - ax) * (my - ay) - (by - ay) * (mx - ax)) < math.hypot(bx - ax, by - ay):
        return f"M{whole(ax)} {whole(ay)}L{whole(bx)} {whole(by)}"
    cx, cy = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    return f"M{whole(ax)} {whole(ay)}Q{whole(cx)} {whole(cy)} {whole(bx)} {whole(by)}"


def _beside(points: list[Point], by: float) -> str:
    """Return the line beside a line."""
    (ax, ay), (bx, by_) = points[0], points[-1]
    long = math.hypot(bx - ax, by_ - ay) or 1.0
    dx, dy = -(by_ - ay) / long * by, (bx - ax) / long * by
    return _path([(x + dx, y + dy) for x, y in points])


def _arrow(curve: list[Point]) -> str:
    """Return the head of an arrow at a line's end."""
    (ax, ay), (bx, by) = curve[max(0, len(curve) - 4)], curve[-1]
    angle = math.atan2(by - ay, bx - ax)
    wings = [(bx - 10 * math.cos(angle + turn), by - 10 * math.sin(angle + turn)) for turn in (-0.42, 0.42)]
    corners = "L".join(f"{whole(x)} {whole(y)}" for x, y in ((bx, by), *wings))
    return f'<path d="M{corners}z"/>'
