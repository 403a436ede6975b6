"""Search for the cheapest drawing of names and lines.

The search uses no chance, so that the same relations give the same drawing. From each of a few
names as the first, the others are put one by one where they cost least; then each is taken out and
put back where it costs least, and two change places where that is cheaper, until nothing gets
better. Lines bend and labels slide last, where they have to. `graph_sheet` says what a drawing
costs.

Source: C. Matuszewski, R. Schönfeld, P. Molitor, Using Sifting for k-Layer Straightline Crossing
Minimization, Graph Drawing 1999, for taking one out and trying each place.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Final

from briefgen.render.figures.graph_sheet import price_of_bend, price_of_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.render.figures.graph_sheet import Place, Sheet

_STARTS: Final = 5
"""Names that are tried as the first one, those with most lines before others."""

_KEPT: Final = 2
"""The cheapest of those drawings, which are worked on."""

_ROUNDS: Final = 3
"""Most rounds in which each name is tried in each place: two or three are the rule."""

_NUDGED: Final = 3
"""Most rounds in which each name is moved a little, after lines have bent around it."""

_COLUMNS: Final = 5
"""Columns of the places tried at first: for three names side by side, or two in the gaps."""

_STEP: Final = 12
"""Rows from one of these places to the next."""

_FIRST: Final = 60
"""The row of the first name, far enough down for others to stand above it."""

_REACH: Final = 36
"""Rows above and below it in which places are tried."""

_BOWS: Final = (0, 3, -3, 6, -6, 10, -10, 15, -15)
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
_NUDGES: Final = (1, 3, 6)
"""Cells by which lines bend, shares of a line for its label, cells by which a name moves."""

_BENDS: Final = sorted(
    ((price_of_bend(bow, share), bow, share) for bow, share in itertools.product(_BOWS, _SHARES)),
    key=lambda bend: bend[0],
)
"""Bends with the least that they cost, the cheapest first: the search ends at a dearer one."""

_LESS: Final = 1e-6
"""What counts as cheaper: sums of floats differ in their last digits."""

Try = tuple[float, "list[Place]", list[int]]
"""A drawing's price, the places of its names, and the order in which they were put."""


def settle(sheet: Sheet) -> None:
    """Give each name its place, each line its bend, each label its share of the line."""
    _Search(sheet).run()


class _Search:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines = range(len(sheet.links))
        self.changes = 0
        self.tried: dict[tuple[str, int], int] = {}
        """How many changes there had been when something was tried last."""
        columns = [round(sheet.across * n / (_COLUMNS + 1)) for n in range(1, _COLUMNS + 1)]
        lattice = [
            (x, y) for y in range(_FIRST - _REACH, _FIRST + _REACH + 1, _STEP) for x in columns
        ]
        self.lattices = [
            list(dict.fromkeys(sheet.kept_in(name, p) for p in lattice)) for name in sheet.names
        ]

    def run(self) -> None:
        """Leave the sheet as the best drawing: with no line through a name, else the cheapest."""
        sheet = self.sheet
        bows, shares = list(sheet.bows), list(sheet.shares)
        found: list[tuple[bool, float, list[Place], list[int], list[float]]] = []
        for _, at, order in sorted(self._sifted(at, order) for _, at, order in self._started()):
            sheet.at, sheet.bows, sheet.shares = list(at), list(bows), list(shares)
            self._finish(order)
            found.append((sheet.through(), sheet.whole_price(), sheet.at, sheet.bows, sheet.shares))
            if not sheet.through():
                break
        if found:
            _, _, sheet.at, sheet.bows, sheet.shares = min(found)

    def _started(self) -> list[Try]:
        """Return the cheapest drawings to begin with."""
        tries: list[Try] = []
        for order in self._orders():
            if self._build(order, tries[-1][0] if len(tries) == _KEPT else math.inf):
                tries = sorted([*tries, (self.sheet.whole_price(), list(self.sheet.at), order)])[
                    :_KEPT
                ]
        return tries

    def _sifted(self, at: list[Place], order: list[int]) -> Try:
        """Return a drawing once no name has a better place any more."""
        sheet = self.sheet
        sheet.at = list(at)
        self.tried = {}
        price = sheet.whole_price()
        for _ in range(_ROUNDS):
            for name in order:
                if self._has_changed_since("put", name):
                    self._put(name, [sheet.at[name], *self.lattices[name]], sheet.names)
            if self._has_changed_since("swap"):
                self._swap()
            before, price = price, sheet.whole_price()
            if price > before - _LESS:
                break
        return price, list(sheet.at), order

    def _finish(self, order: list[int]) -> None:
        """Bend lines where they have to, and move names after them."""
        sheet, price = self.sheet, math.inf
        self.tried = {}
        for _ in range(_NUDGED):
            self._bend()
            for name in order:
                if self._has_changed_since("nudge", name):
                    near = [sheet.at[name], *self._near(name)]
                    self._put(name, [*near, *self.lattices[name]], sheet.names)
            before, price = price, sheet.whole_price()
            if price > before - _LESS:
                break
        self._bend()

    def _has_changed_since(self, what: str, number: int = 0) -> bool:
        """Tell whether anything has changed since something was tried last, and note this try."""
        worth = self.tried.get((what, number)) != self.changes
        self.tried[what, number] = self.changes
        return worth

    def _orders(self) -> list[list[int]]:
        """Return orders to put names in: one with most lines, then by links to those before."""
        sheet = self.sheet
        ends = [
            [k.start + k.end - name for k in sheet.links if name in (k.start, k.end)]
            for name in sheet.names
        ]
        out = []
        for first in sorted(sheet.names, key=lambda n: (-len(ends[n]), n))[:_STARTS]:
            order = [first]
            while len(order) < len(ends):
                left = [n for n in sheet.names if n not in order]
                order.append(
                    max(left, key=lambda n: (sum(m in order for m in ends[n]), len(ends[n]), -n))
                )
            out.append(order)
        return out

    def _build(self, order: Sequence[int], most: float) -> bool:
        """Put the names one by one; return False once that costs more than `most`."""
        self.sheet.at[order[0]] = self.sheet.kept_in(order[0], (self.sheet.across // 2, _FIRST))
        price = 0.0
        for n in range(1, len(order)):
            top, bottom = self.sheet.height(order[:n])
            near = [
                p for p in self.lattices[order[n]] if top - 2 * _STEP < p[1] < bottom + 2 * _STEP
            ]
            price += self._put(order[n], near, order[: n + 1])
            if price > most:
                return False
        return True

    def _near(self, name: int) -> list[Place]:
        """Return the places around a name."""
        x, y = self.sheet.at[name]
        turns = [
            (dx * n, dy * n) for n in _NUDGES for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
        ]
        return [self.sheet.kept_in(name, (x + dx, y + dy)) for dx, dy in turns]

    def _put(self, name: int, places: Iterable[Place], among: Sequence[int]) -> float:
        """Put a name where it costs least among `among`; return what it adds, but for height."""
        sheet = self.sheet
        others = [n for n in among if n != name]
        drawn = [
            n for n in self.lines if sheet.links[n].start in among and sheet.links[n].end in among
        ]
        own = [n for n in sheet.lines_of[name] if n in drawn]
        under = sheet.ink(others, [n for n in drawn if n not in own])
        (top, bottom), half = sheet.height(others), sheet.halves[name][1]
        before, bounds = sheet.at[name], []
        for n, place in enumerate(places):
            sheet.at[name] = place
            high = price_of_height(min(top, place[1] - half), max(bottom, place[1] + half))
            bounds.append((high + sheet.length(own), n, high, place))
        least, best, added = math.inf, before, 0.0
        for bound, _, high, place in [*bounds[:1], *sorted(bounds[1:])]:
            if bound > least - _LESS:
                break
            sheet.at[name] = place
            price = high + sheet.price((name,), own, under, least - high)
            if price < least - _LESS:
                least, best, added = price, place, price - high
        sheet.at[name] = best
        self.changes += best != before
        return added

    def _swap(self) -> None:
        """Let two names change places where that is cheaper."""
        sheet = self.sheet
        for one in sheet.names:
            for other in range(one):
                own = sorted({*sheet.lines_of[one], *sheet.lines_of[other]})
                others = [n for n in sheet.names if n not in (one, other)]
                under = sheet.ink(others, [n for n in self.lines if n not in own])
                before, here, there = (
                    sheet.price((one, other), own, under),
                    sheet.at[one],
                    sheet.at[other],
                )
                sheet.at[one], sheet.at[other] = (
                    sheet.kept_in(one, there),
                    sheet.kept_in(other, here),
                )
                if sheet.price((one, other), own, under, before) > before - _LESS:
                    sheet.at[one], sheet.at[other] = here, there
                else:
                    self.changes += 1

    def _bend(self) -> None:
        """Bend each line that meets something, and slide its label, where that is cheaper."""
        sheet = self.sheet
        for line in self.lines:
            if not self._has_changed_since("bend", line):
                continue
            under = sheet.ink(sheet.names, [n for n in self.lines if n != line])
            if sheet.bows[line] == 0 and sheet.clear(line, under):
                continue
            before = sheet.bows[line], sheet.shares[line]
            least, best = sheet.price((), (line,), under), before
            straight = sheet.length((line,))
            for bound, bow, share in _BENDS:
                if straight + bound > least - _LESS:
                    break
                sheet.bows[line], sheet.shares[line] = bow, share
                price = sheet.price((), (line,), under, least)
                if price < least - _LESS:
                    least, best = price, (bow, share)
            sheet.bows[line], sheet.shares[line] = best
            self.changes += best != before
