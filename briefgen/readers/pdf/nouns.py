"""Define words and lines on a page, in points, with y running down from the upper edge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap between them. `y` is their baseline, `size` their font's size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @property
    def top(self) -> float:
        """The upper edge of its small letters; even tightly set lines do not touch there."""
        return self.y - 0.6 * self.size

    @property
    def bottom(self) -> float:
        """A little under the baseline."""
        return self.y + 0.1 * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline of one column. `flow` counts the columns of a page in reading order.

    `bold` is true where all words are, `plain` where none is.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    plain: bool
    first: float
    page: int
    flow: int
    running: bool = False
    """`first` is the width of the first word: would it have fit on the line before?"""
