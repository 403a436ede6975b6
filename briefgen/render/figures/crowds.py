"""Find the dots of a map that stand so close that they need a map of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.render.figures.view import ACROSS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.render.figures.view import Point

_FEWEST: Final = 8
"""Fewest dots that make a crowd."""

_WIDE: Final = ACROSS / 5
"""Most units across and down of a crowd: its own map shows it several times as large."""

_MOST: Final = 2
"""Maps of crowds beside one map."""


def crowds(dots: Mapping[int, Point]) -> list[frozenset[int]]:
    """Return the crowds among dots, given by number, the largest first; none if all dots are one.

    A crowd is as many dots as a square of a fifth of the map holds that begins at one of them.
    """
    left = dict(dots)
    out: list[frozenset[int]] = []
    while len(out) < _MOST:
        largest = max(
            _squares(left), key=lambda held: (len(held), sorted(held, reverse=True)), default=()
        )
        if len(largest) < _FEWEST or len(largest) == len(dots):
            break
        out.append(frozenset(largest))
        left = {n: at for n, at in left.items() if n not in largest}
    return out


def _squares(dots: Mapping[int, Point]) -> Iterator[frozenset[int]]:
    """Yield the dots in each square with a dot on its left side and a dot on its upper side."""
    for left in {x for x, _ in dots.values()}:
        column = {n: y for n, (x, y) in dots.items() if left <= x <= left + _WIDE}
        for top in set(column.values()):
            yield frozenset(n for n, y in column.items() if top <= y <= top + _WIDE)
