"""What stands behind an article's last paragraph: what a house says, what leads on, who the authors are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import leads_on, phrases
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part

_STORY: Final = NUMBERED | {Role.HEADING}
_HOUSE_MARKS: Final = ("an agency's tail", "says what the house holds to")
_TAIL_SHARE: Final = 0.4
"""The share of an article's words over which what is behind a mark is no tail of it."""

_LONGEST_LABEL: Final = 12
_STOPS: Final = (".", "?", "!", "\u201d", '"', ":")


def clear_what_is_behind(parts: list[Part]) -> None:
    """Set aside what stands behind the last paragraph, where a line before it says what it is."""
    _behind_the_house(parts)
    _behind_a_lead(parts)
    _about_the_authors(parts)


def _behind_the_house(parts: list[Part]) -> None:
    """Take what follows a house's standards, or who reported and edited, for words on these."""
    for k, part in enumerate(parts):
        if any(mark in part.reason for mark in _HOUSE_MARKS):
            _as_byline(parts, k + 1, "behind the agency's tail")


def _about_the_authors(parts: list[Part]) -> None:
    """Take what stands at the end under a heading that says so for a note on the authors."""
    for k, part in enumerate(parts):
        heads = part.role in (Role.HEADING, Role.NAVIGATION)
        if heads and part.words in phrases("author_headings"):
            _as_byline(parts, k, "a note on the authors")


def _as_byline(parts: list[Part], first: int, why: str) -> None:
    """Take the parts of the text from one on for words on its writers, where they are few."""
    behind = [k for k in range(first, len(parts)) if parts[k].role in _STORY]
    if _words(parts, behind) > _TAIL_SHARE * _words(parts, range(len(parts))):
        return
    for k in behind:
        reason = f"who wrote it, or when: {why}"
        parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)


def _words(parts: Sequence[Part], of: Sequence[int]) -> int:
    return sum(len(parts[k].words) for k in of if parts[k].role in NUMBERED)


def _behind_a_lead(parts: list[Part]) -> None:
    """Take short lines without a stop, at the end and under one that leads elsewhere, for what it leads to."""
    told = [k for k, p in enumerate(parts) if p.role in NUMBERED and _is_told(p)]
    leads = False
    for k in range(told[-1] + 1 if told else len(parts), len(parts)):
        part = parts[k]
        leads = leads or (part.role is Role.NAVIGATION and leads_on(part.text, part.words))
        if leads and part.role in _STORY:
            reason = "leads elsewhere: under such a line"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _is_told(part: Part) -> bool:
    """Tell whether a part is a paragraph: a sentence, or as many words as one has."""
    return len(part.words) > _LONGEST_LABEL or part.text.endswith(_STOPS)
