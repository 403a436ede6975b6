"""Choose which sides of a conflict are quoted: a dispute of years has a hundred on either side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Side

_ALIKE: Final = 3
"""Articles that are quoted for one version."""

_VERSIONS: Final = 6
"""Versions of one thing that are quoted."""


def quoted(sides: Iterable[Side], own: str = "") -> list[Side]:
    """Return the quoted sides: a few for each of the first versions, and all of the entry `own`."""
    counts: Counter[str] = Counter()
    out = []
    for side in sides:
        counts[side.stated] += 1
        few = counts[side.stated] <= _ALIKE and len(counts) <= _VERSIONS
        if few or side.entry == own:
            out.append(side)
    return out
