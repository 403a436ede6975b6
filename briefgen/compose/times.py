"""Show times, and put them in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model.views import When

if TYPE_CHECKING:
    from briefgen.model import DateMention

NEVER: Final = "~"
"""Stands for an unknown day in the sort key of times: after all days."""


def when(date: DateMention, words: str, *, likely: bool = False) -> When:
    """Return the time of a date mention; `words` are the article's, empty if not published."""
    return When(
        words=words,
        value=date.value or "",
        precision=date.precision,
        earliest=date.earliest or "",
        latest=date.latest or "",
        relative=date.relative,
        why=date.why,
        likely=likely,
    )


def order(time: When) -> tuple[str, str]:
    """Return the sort key of a time: the first day, then the last; unresolved ones come last."""
    start = time.earliest or time.latest or time.value
    return (start or NEVER, time.latest or NEVER)
