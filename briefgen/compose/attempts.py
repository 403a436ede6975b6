"""What somebody has tried to do: neither planned any more nor told as done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.model import Evidence

ATTEMPTED: Final = "attempted"
"""What a row is told as whose deed somebody has tried: "sought to buy the yard"."""


def is_attempt(status: Status, words: Evidence | None) -> bool:
    """Tell whether the words that leave a deed open are a past verb of trying: "had *tried*"."""
    if status is not Status.PLANNED or words is None:
        return False
    *_, last = words.exact.lower().split() or [""]
    return last in table("clauses")["attempted"]


def told_as(status: Status, words: Evidence | None, text: str) -> str:
    """Return a deed's status, "attempted" for one that somebody has tried to do."""
    tried = is_attempt(status, words)
    to_do = words is not None and text[words.end : words.end + 4] == " to "
    return ATTEMPTED if tried and to_do else status
