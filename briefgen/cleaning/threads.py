"""Find readers' comments under an article: the line that opens them, and all that follows."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.around import IN_A_BOX
from briefgen.cleaning.openings import phrases
from briefgen.model import NUMBERED, Role
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part

_TIMED: Final = re.compile(
    r"(?i)\b\d{1,2}[:.]\d\d\b|\b(?:\d{1,3}|an?) ?"
    r"(?:s|m|h|d|w|mo|y|min|hrs?|secs?|minutes?|hours?|days?|weeks?|months?|years?)\b(?: ago)?"
    r"|\b(?:just now|yesterday)\b"
)
_SENTENCE: Final = 8
_STOPS: Final = (".", "!", "?", "\u201d", '"')
_LONGEST_HEAD: Final = 5
_LONGEST_STAMP: Final = 12
_LONGEST_TOOL: Final = 8
_REACH: Final = 6
_SET_ASIDE: Final = NUMBERED | {
    Role.HEADING,
    Role.DEK,
    Role.CAPTION,
    Role.BYLINE,
    Role.NAVIGATION,
    Role.PROMO,
}
_FOOT: Final = frozenset((Role.LEGAL,))


def as_comments(parts: list[Part]) -> None:
    """Label as comments what follows a line such as "3 Comments", where it looks like comments.

    That line stands after a paragraph, and soon after it come times of their own, names with
    "says:", or what one may do with a comment ("Reply"). The comments end where the page's foot
    or a box of links begins.
    """
    told = False
    for k, part in enumerate(parts):
        if told and _opens(part) and _looks_like_comments(parts[k + 1 : k + 1 + _REACH]):
            _take(parts, k)
            return
        told = told or (part.role in NUMBERED and _is_sentence(part))


def _is_sentence(part: Part) -> bool:
    return len(part.words) >= _SENTENCE and part.text.endswith(_STOPS)


def _opens(part: Part) -> bool:
    """Tell whether a line is only a heading over comments: "Comments (3)", "12 replies"."""
    words = tuple(w for w in part.words if not w.isdigit())
    return 0 < len(words) <= _LONGEST_HEAD and words in _words("heads")


def _looks_like_comments(parts: Sequence[Part]) -> bool:
    return any(_is_stamp(p) or _is_tool(p) or _says(p) for p in parts)


def _is_stamp(part: Part) -> bool:
    """Tell whether a short line says when a comment was written; it may also say by whom."""
    short = len(part.words) <= _LONGEST_STAMP and part.text[-1] not in '.!?\u201d"'
    return short and bool(_TIMED.search(part.text) or written_date(part.text))


def _is_tool(part: Part) -> bool:
    """Tell whether a line is only the actions that a comment offers, and counts."""
    words = [w for w in part.words if not w.isdigit()]
    known = {w for phrase in _words("tools") for w in phrase}
    return 0 < len(words) <= _LONGEST_TOOL and all(w in known for w in words)


def _says(part: Part) -> bool:
    """Tell whether a line is a short one that ends in "says:" or "wrote:"."""
    return len(part.words) <= _LONGEST_HEAD and part.text.rstrip().endswith(("says:", "wrote:"))


def _take(parts: list[Part], head: int) -> None:
    """Label the heading and what follows it, up to the page's foot, as comments."""
    for k in range(head, len(parts)):
        if parts[k].role in _FOOT or parts[k].words in phrases("note_headings"):
            return
        if parts[k].reason == IN_A_BOX:
            return
        if parts[k].role in _SET_ASIDE:
            reason = "a reader's comment or its form: under a line that opens them"
            parts[k] = replace(parts[k], role=Role.COMMENT, reason=reason)


@cache
def _words(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(str(p).split()) for p in table("comments")[kind])
