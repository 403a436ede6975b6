"""What a format's reader gives: the text, what the markup says of its spans, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Hint, Statement


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text with its hints, its declared statements and remarks on it, before it is known as a source."""

    text: str
    hints: tuple[Hint, ...] = ()
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def plain(text: str) -> Parts:
    """Return plain text as it is: it says nothing of its parts."""
    return Parts(text)
