"""What stands behind an article's last paragraph: what a house says, what leads on, who the authors are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import leads_on, phrases, words_of
from briefgen.cleaning.page_lines import listed
from briefgen.cleaning.shapes import is_names
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part

_STORY: Final = NUMBERED | {Role.HEADING}
_HOUSE_MARKS: Final = ("an agency's tail", "says what the house holds to")
_TAIL_SHARE: Final = 0.4
"""The share of an article's words over which what is behind a mark is no tail of it."""

_LONGEST_LABEL: Final = 12
_LONGEST_CONTACT: Final = 30
_REACHED: Final = re.compile(
    r"[\w.+-]+ ?@ ?[\w-]+\.[a-z]{2,12}(?![a-z])(?:\.[a-z]{2,3}\b)?|@\w{2,30}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
)
"""An address for mail, an account, a number of ten figures; they may be glued to each other."""

_STOPS: Final = (".", "?", "!", "\u201d", '"', ":")


def clear_what_is_behind(parts: list[Part]) -> None:
    """Set aside what stands behind the last paragraph, where a line before it says what it is."""
    _behind_the_house(parts)
    _behind_a_lead(parts)
    _about_the_authors(parts)
    _how_to_reach_them(parts)


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


def _how_to_reach_them(parts: list[Part]) -> None:
    """Set aside the last lines, each of which says how to reach who wrote the article, and no more."""
    story = [k for k, p in enumerate(parts) if p.role in _STORY]
    for before, k in zip(reversed(story[:-1]), reversed(story), strict=False):
        if parts[before].text.endswith(":") or not (found := _reaches(parts[k])):
            return
        role, reason = found
        parts[k] = replace(parts[k], role=role, reason=reason)


def _reaches(part: Part) -> tuple[Role, str] | None:
    """Return what a line is that holds an address or a number of who wrote the article, None for others."""
    if len(part.words) > _LONGEST_CONTACT or not _REACHED.search(part.text):
        return None
    rest = _REACHED.sub(" ", part.text)
    words = words_of(rest)
    if all(w in listed("reached_by") for w in words):
        return Role.NAVIGATION, "leads elsewhere: how to reach who wrote it"
    name, colon, behind = rest.partition(":")
    if colon and is_names(name.strip()) and not words_of(behind):
        return Role.BYLINE, "who wrote it, or when: a name, and how to reach it"
    if set(words[:_LONGEST_LABEL]) & listed("reached"):
        return Role.NAVIGATION, "leads elsewhere: how to reach who wrote it"
    return None


def _is_told(part: Part) -> bool:
    """Tell whether a part is a paragraph: a sentence, or as many words as one has."""
    return len(part.words) > _LONGEST_LABEL or part.text.endswith(_STOPS)
