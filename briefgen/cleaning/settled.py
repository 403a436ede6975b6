"""What the parts around a part say of it, where the scorers looked at each one alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.shapes import (
    is_day_elsewhere,
    is_names,
    is_timed_names,
    opens_as_byline,
    signs_elsewhere,
)
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

_MARKED: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLAIN: Final = frozenset(("p", "div", "body"))
_LONGEST_QUESTION: Final = 30
_LOOSE: Final = frozenset((Role.HEADING, Role.DEK, Role.NAVIGATION))
_STORY: Final = NUMBERED | {Role.HEADING}


def settled(
    parts: list[Part], units: Sequence[Unit], features: Sequence[dict[str, float]]
) -> list[Part]:
    """Return the parts, those with another role whose neighbours leave them no choice."""
    out = list(parts)
    _lead_away(out, features)
    _sign(out)
    _time(out)
    _ask(out, units)
    _open(out, units)
    _end(out, units)
    return out


def _lead_away(parts: list[Part], features: Sequence[dict[str, float]]) -> None:
    """Take headings over nothing but links for a part of these."""
    for k in range(len(parts) - 2, -1, -1):
        following = parts[k + 1]
        linked = bool(features[following.unit].get("all links"))
        if parts[k].role is Role.HEADING and following.role is Role.NAVIGATION and linked:
            parts[k] = replace(parts[k], role=Role.NAVIGATION, reason="leads elsewhere: over links")


def _sign(parts: list[Part]) -> None:
    """Take names alone between the headline and the text, beside a day or a byline, for who wrote it."""
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), None)
    if title is None:
        return
    for k in range(title + 1, len(parts)):
        beside = [parts[j].role for j in (k - 1, k + 1) if j < len(parts)]
        a_day = Role.BYLINE in beside and is_day_elsewhere(parts[k].text)
        if parts[k].role in NUMBERED and not a_day:
            return
        if parts[k].role not in (Role.HEADING, Role.DEK) and not a_day:
            continue
        reason = ""
        if Role.BYLINE in beside and is_names(parts[k].text):
            reason = "who wrote it, or when: names beside the day"
        elif a_day:
            reason = "who wrote it, or when: a day beside the names"
        elif opens_as_byline(parts[k].text, parts[k].words) or signs_elsewhere(parts[k].text):
            reason = "who wrote it, or when: opens as a byline"
        if reason:
            parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)


def _time(parts: list[Part]) -> None:
    """Take a time of day with a name behind it for who wrote a post of a live page, and when."""
    for k, part in enumerate(parts):
        if part.role in _LOOSE and is_timed_names(part.text):
            reason = "who wrote it, or when: a time and a name"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)


def _ask(parts: list[Part], units: Sequence[Unit]) -> None:
    """Take a question that is marked as a heading for one, though it ends as a sentence does."""
    for k, part in enumerate(parts[:-1]):
        hint = units[part.unit].hint
        marked = hint is not None and hint.tag in _MARKED and len(part.words) <= _LONGEST_QUESTION
        if part.role is Role.BODY and marked and part.text.endswith("?"):
            reason = "a section heading: a question, in a heading"
            parts[k] = replace(part, role=Role.HEADING, reason=reason)


def _open(parts: list[Part], units: Sequence[Unit]) -> None:
    """Take a page's line under the headline for its first paragraph where nothing sets it off from the second."""
    for k, (part, following) in enumerate(pairwise(parts)):
        own, other = units[part.unit].hint, units[following.unit].hint
        if part.role is not Role.DEK or following.role is not Role.BODY or own is None:
            continue
        alike = other is not None and {own.tag, other.tag} <= _PLAIN and own.path == other.path
        if alike and part.text.endswith("."):
            reason = "a paragraph: set as those after it"
            parts[k] = replace(part, role=Role.BODY, reason=reason)


def _end(parts: list[Part], units: Sequence[Unit]) -> None:
    """Take a last heading, over nothing, for the last words of the text; what is marked as a heading stays one."""
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in _STORY), None)
    if last is None or parts[last].role is not Role.HEADING:
        return
    hint = units[parts[last].unit].hint
    if hint is None or hint.tag not in _MARKED:
        parts[last] = replace(parts[last], role=Role.BODY, reason="the last words of the text")
