"""What the steps of finding runs share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Known

PAIR: Final = 2
"""Words of a name of two words."""
ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
"""An ordinal in digits, which may begin a name: "101st Division"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name: the pieces from `start` up to `end`, after a title of `title` words."""

    start: int
    end: int
    known: Known | None = None
    title: int = 0


def joins(gap: str, *, known: bool = False) -> bool:
    """Tell whether a gap may stand within a name; a plural possessive only in a known name."""
    return (known and gap == "' ") or gap in (" ", "-", "'", "/", " & ", "&", "\u2013")


def capitals_end(pieces: Pieces, at: int) -> int:
    """Return where the row of capitals from a piece on ends, the last piece's end at most."""
    end = min(at, len(pieces.all))
    while end < len(pieces.all) and pieces.all[end].capital and pieces.all[end].gap == " ":
        end += 1
    return end
