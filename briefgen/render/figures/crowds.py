"""Which dots of a map stand so close that they need a map of their own?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.render.figures.view import ACROSS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.render.figures.view import Point

_FEWEST: Final = 8
"""Dots that make a crowd."""

_WIDE: Final = ACROSS / 5
"""Units that a crowd is wide and high at most: its own map shows it several times as large."""

_MOST: Final = 2
"""Maps of crowds beside one map."""


def crowds(dots: Mapping[int, Point]) -> list[frozenset[int]]:
    """Return the crowds among dots, given by number, the largest first; none where all are one.

    A crowd is as many dots as a square of a fifth of the map holds that begins at one of them.
    """
    left = dict(dots)
    out: list[frozenset[int]] = []
    while len(out) < _MOST:
        squares = (_within(left, x, y) for x, _ in left.values() for _, y in left.values())
        largest = max(squares, key=lambda held: (len(held), sorted(held, reverse=True)), default=())
        if len(largest) < _FEWEST or len(largest) == len(dots):
            break
        out.append(frozenset(largest))
        left = {n: at for n, at in left.items() if n not in largest}
    return out


def _within(dots: Mapping[int, Point], x: float, y: float) -> frozenset[int]:
    """Return the dots in the square whose upper left corner is at a point."""
    return frozenset(n for n, (a, b) in dots.items() if x <= a <= x + _WIDE and y <= b <= y + _WIDE)
