"""What the steps of finding runs share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.registry.known import Known

PAIR: Final = 2
"""Words of a name of two."""
ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
"""A number as an ordinal, which may begin a name: "101st Division"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words from `start` up to `end` (indexes of pieces) that is one name; `title` words stand before it."""

    start: int
    end: int
    known: Known | None = None
    title: int = 0


def joins(gap: str, *, known: bool = False) -> bool:
    """Tell whether a gap may stand within a name; in a known one the mark of a plural's possessive as well."""
    return (known and gap == "' ") or gap in (" ", "-", "'", "/", " & ", "&", "\u2013")
