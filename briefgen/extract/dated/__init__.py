"""Is a time that of what its row tells, resolved to the right day and on the right side of it?

Which clause a date belongs to, and what day it means, is decided before. Here the clues are named
that tell whether both came out right: what the date hangs on in the parse, which word leads to it,
by which rule it was resolved and whether that fits the tense, and what stands around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.dated.around import around
from briefgen.extract.dated.hangs import hangs
from briefgen.extract.dated.meant import meant
from briefgen.extract.dated.retold import (
    has_no_year,
    is_of_a_month_of_another_year,
    tells_of_an_earlier_year,
)
from briefgen.extract.dated.time import Beside, Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "WHEN",
    "Beside",
    "Dated",
    "clues_to_the_time",
    "has_no_year",
    "is_of_a_month_of_another_year",
    "tells_of_an_earlier_year",
]

WHEN: Final = "when"
"""The table of weights."""


def clues_to_the_time(dated: Dated) -> dict[str, float]:
    """Return the clues to whether a time is that of what is told; each is there or not."""
    return dict.fromkeys(_clues(dated), 1.0)


def _clues(dated: Dated) -> Iterator[str]:
    yield from hangs(dated)
    yield from meant(dated)
    yield from around(dated)
