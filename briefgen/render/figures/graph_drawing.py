"""Write a graph of names and lines as SVG.

A line and its label are one link. Lines of one look form a group, which states it once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.render.escape import html
from briefgen.render.figures.graph_layout import Layout, layout
from briefgen.render.figures.graph_sheet import Link
from briefgen.render.figures.svg import TYPE, drawing, link, number, shortened, text, whole, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.render.figures.graph_curve import Curve, Point

FRIENDLY, HOSTILE = 1, -1

_LETTERS: Final = 17
"""Most letters in a line of a name."""

_SHORT: Final = 13
"""Most letters of a name on one line: a longer one of two words is narrower on two."""

_LONGEST: Final = 24
"""Most letters of a word that is not cut."""

_NAME_LINES: Final = 4

_LEAD: Final = TYPE + 2
_PADDING: Final = (14, 8)
"""Units by which a frame is wider and higher than its name."""

_LABEL_AIR: Final = 6.0
"""Units between the label of a line and whatever stands beside it."""

_HEAD: Final = 9.0
_GAP: Final = 1.7
"""Units of an arrow's head, and from the middle of a double line to either of its lines."""

ARROW: Final = (
    '<marker id="graph-arrow" viewBox="0 0 9 7" refX="2" refY="3.5" '
    'markerWidth="9" markerHeight="7" orient="auto" '
    'markerUnits="userSpaceOnUse"><path d="M0 0L9 3.5L0 7z" fill="context-stroke"/></marker>'
)
"""The head of all arrows of a page, in its line's colour where `context-stroke` is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be drawn: the numbers of its ends, its label, its tooltip and its link.

    `at` are the addresses of the sentences that tell of it.
    """

    start: int
    end: int
    words: str
    title: str
    href: str
    sign: int
    loose: bool
    at: str = ""


def draw(names: Sequence[str], lines: Sequence[Line], across: float, title: str = "") -> str:
    """Return the drawing of names that are linked with each other, at most `across` units wide.

    The one with a title holds the head of the arrows for all on its page.
    """
    wrapped = [wrap(name) for name in names]
    sizes = [frame(name) for name in wrapped]
    links = [Link(k.start, k.end, width(k.words) + _LABEL_AIR) for k in lines]
    laid = layout(sizes, links, across)
    looks = dict.fromkeys(sorted((k.sign, k.loose) for k in lines))
    parts = [ARROW] if title else []
    parts += [_alike(laid, lines, *look) for look in looks]
    parts.append(_frames(laid.names, sizes))
    parts += [
        _linked(n, names, lines, _name(name, at))
        for n, (name, at) in enumerate(zip(wrapped, laid.names, strict=True))
    ]
    return drawing(
        title, laid.height, [f'<g text-anchor="middle">{"".join(parts)}</g>'], laid.width
    )


def _linked(number: int, names: Sequence[str], lines: Sequence[Line], inner: str) -> str:
    """Return a name with a link to the sentences of its lines, where they have addresses."""
    own = [line for line in lines if number in (line.start, line.end) and line.at]
    if not own:
        return inner
    at = dict.fromkeys(address for line in own for address in line.at.split())
    return link(own[0].href, names[number], inner, " ".join(at))


def wrap(name: str) -> list[str]:
    """Return a name in as few lines as it needs, as even as possible; very long ones are cut."""
    words = [shortened(word, _LONGEST) for word in name.split()]
    most = max(_LETTERS, *map(len, words)) if words else _LETTERS
    best = _filled(words, most)
    wanted = max(len(best), 1 if len(name) <= _SHORT else 2)
    for narrower in range(most - 1, 0, -1):
        tried = _filled(words, narrower)
        if len(tried) > wanted:
            break
        best = tried
    if len(best) > _NAME_LINES:
        last = best[_NAME_LINES - 1]
        best = [*best[: _NAME_LINES - 1], shortened(f"{last} {best[_NAME_LINES]}", len(last) + 1)]
    return best


def _filled(words: Sequence[str], most: int) -> list[str]:
    """Return words in lines of at most so many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def frame(lines: Sequence[str]) -> Point:
    """Return the size of a name's frame."""
    return max(map(width, lines), default=0.0) + _PADDING[0], float(
        _LEAD * len(lines) + _PADDING[1]
    )


def _alike(
    laid: Layout,
    lines: Sequence[Line],
    sign: int,
    loose: bool,  # noqa: FBT001 - a look is a pair
) -> str:
    """Return the lines of one look: heavy for hostile, double for friendly, dashed for loose."""
    how = ' class="hostile" stroke-width="2.2"' if sign == HOSTILE else ""
    dash = ' stroke-dasharray="5 4"' if loose else ""
    inner = (
        link(
            line.href,
            line.title,
            _path(curve, double=sign == FRIENDLY)
            + (_label(at, line.words) if at and line.words else ""),
            line.at,
        )
        for line, curve, at in zip(lines, laid.curves, laid.labels, strict=True)
        if (line.sign, line.loose) == (sign, loose)
    )
    return (
        f'<g stroke="currentColor" marker-end="url(#graph-arrow)"{how}{dash}>{"".join(inner)}</g>'
    )


def _path(curve: Curve, *, double: bool) -> str:
    """Return a line's path, which ends within the head of its arrow."""
    # units for a whole share, at the pace of the end
    reach = 2 * math.dist(curve.middle, curve.end) or 1.0
    shaft = curve.between(0.0, max(0.1, 1 - (_HEAD - 2) / reach))
    filled = "" if curve.straight else ' fill="none"'
    if not double:
        return f'<path d="{_way(shaft)}"{filled}/>'
    # the head is put at the end of the last piece: a stub between the two lines, under the head
    stub = shaft.between(max(0.0, 1 - 3 / reach), 1.0)
    ways = "".join(_way(c, 1) for c in (shaft.beside(_GAP), shaft.beside(-_GAP), stub))
    return f'<path d="{ways}"{filled}/>'


def _way(curve: Curve, digits: int = 0) -> str:
    """Return a line's path data, later points relative to the first: these are shorter."""
    x, y = round(curve.start[0], digits), round(curve.start[1], digits)
    further = [curve.end] if curve.straight else [curve.middle, curve.end]
    steps = " ".join(
        _pair(round(to_x, digits) - x, round(to_y, digits) - y) for to_x, to_y in further
    )
    return f"M{_pair(x, y)}{'l' if curve.straight else 'q'}{steps}"


def _pair(x: float, y: float) -> str:
    """Return two coordinates; a minus separates them as a blank does."""
    first, second = number(x), number(y)
    return f"{first}{second}" if second.startswith("-") else f"{first} {second}"


def _label(at: Point, words: str) -> str:
    """Return the label of a line; the line's stroke is not for letters."""
    return (
        f'<text x="{whole(at[0])}" y="{whole(at[1] + TYPE / 3)}" stroke="none">{html(words)}</text>'
    )


def _frames(places: Sequence[Point], sizes: Sequence[Point]) -> str:
    """Return the frames of all names as one path."""
    ways = "".join(
        f"M{whole(x - wide / 2)} {whole(y - high / 2)}h{whole(wide)}v{whole(high)}h-{whole(wide)}z"
        for (x, y), (wide, high) in zip(places, sizes, strict=True)
    )
    return f'<path d="{ways}" fill="none" stroke="currentColor" stroke-opacity=".45"/>'


def _name(lines: Sequence[str], at: Point) -> str:
    """Return a name in its frame."""
    first = at[1] + TYPE / 3 - _LEAD * (len(lines) - 1) / 2
    return "".join(
        text(round(at[0]), round(first) + n * _LEAD, line) for n, line in enumerate(lines)
    )
