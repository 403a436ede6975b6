"""Label the head of a court's paper: the court, the case, the parties, the date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, opening, phrases
from briefgen.cleaning.shapes import ITEM
from briefgen.model import NUMBERED, Role
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from briefgen.cleaning.units import Part

_TOP: Final = 8
_LONGEST: Final = 20
_PARAGRAPH: Final = 9
_SENTENCE: Final = 6
_HEAD: Final = NUMBERED | {Role.HEADING, Role.DEK, Role.NAVIGATION, Role.BYLINE, Role.KICKER}


def head_of_a_judgment(parts: list[Part]) -> None:
    """Label the lines over a judgment's first paragraph, where one names a court or a case."""
    if not any(_names_a_court(p) for p in parts[:_TOP]):
        return
    text = next((k for k, p in enumerate(parts) if _is_paragraph(p)), 0)
    _title(parts, text)
    for k in range(text):
        part = parts[k]
        if part.role not in _HEAD or len(part.words) > _LONGEST:
            continue
        dated = written_date_span(part.text) is not None
        role = Role.BYLINE if dated else Role.NAVIGATION
        reason = (
            "who wrote it, or when: over a judgment" if dated else "the head of a court's paper"
        )
        parts[k] = replace(part, role=role, reason=reason)
    for k in range(text, len(parts)):
        if parts[k].role is Role.NAVIGATION and _is_sentence(parts[k]):
            reason = "a paragraph: a sentence of a judgment"
            parts[k] = replace(parts[k], role=Role.BODY, reason=reason)


def _is_sentence(part: Part) -> bool:
    return len(part.words) >= _SENTENCE and part.text.endswith((".", ";"))


def _title(parts: list[Part], text: int) -> None:
    """Make the court's name the title, where a line under it had been taken for it."""
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), None)
    court = next(
        (k for k in range(text) if _names_a_court(parts[k]) and parts[k].text.isupper()), None
    )
    if court is None or (title is not None and title <= court):
        return
    if title is not None:
        parts[title] = replace(parts[title], role=Role.NAVIGATION)
    parts[court] = replace(parts[court], role=Role.TITLE, reason="the court whose paper it is")


def _names_a_court(part: Part) -> bool:
    """Tell whether a line is a court's name, as papers head it, or a case number."""
    if part.role in NUMBERED and part.text.endswith(".") and not part.text.isupper():
        return False
    if len(part.words) > _LONGEST or not part.words:
        return False
    numbered = opening(part.words, "case_numbers") > 0
    headed = part.text.isupper() and holds(part.words, phrases("courts"))
    return numbered or (headed and opening(part.words, "court_openings") > 0)


def _is_paragraph(part: Part) -> bool:
    told = len(part.words) >= _PARAGRAPH and part.text.endswith((".", ":", ";", "?"))
    return (
        told
        and not part.text.isupper()
        and (ITEM.match(part.text) is not None or part.role in NUMBERED)
    )
