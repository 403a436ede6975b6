"""Set aside whole sentences that are not the article's: consent, disclaimers, requests, credits."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, phrases, words_of
from briefgen.model import NUMBERED, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part

_LONGEST: Final = 90
_LONGEST_BLURB: Final = 24
_STORY: Final = NUMBERED | {Role.HEADING, Role.DEK}
_FORM: Final = (Role.HEADING, Role.BODY, Role.NAVIGATION)
_QUOTED: Final = re.compile(r"[\"\u201c\u201d\u00ab\u00bb\u201e]")
_COPYRIGHT: Final = re.compile(
    r"(?i)[\s(\[]*(?:\u00a9|\(c\)\s|copyright (?:\u00a9|\(c\)|(?:19|20)\d\d))"
)
_EDITORS: Final = re.compile(r"(?i)editor(?:['\u2019]?s|s['\u2019])? note\s?[:\u2013\u2014-]")
_CORRECTION: Final = re.compile(
    r"\W{0,3}(?:CORRECTION|Correction|CLARIFICATION|Clarification)[Ss]?\s?(?::|\s[\u2013\u2014-])\s"
)
"""The label of a note on what was wrong, in a line with the note's words."""

_KINDS: Final = {
    "legal": (Role.LEGAL, "rights and terms: says what happens to data, or who may read this"),
    "promo": (Role.PROMO, "asks the reader for something: to sign up, to sign in, to support"),
    "house": (Role.NAVIGATION, "says of the piece how it was made or where it first stood"),
}


def without_small_print(parts: list[Part]) -> None:
    """Set aside the sentences that speak only of the page, the mail or the piece itself.

    A line that holds a quotation is kept: somebody may speak of cookies.
    """
    for k, part in enumerate(parts):
        if part.role in _STORY and (kind := small_print(part.text, part.words)):
            role, reason = _KINDS[kind]
            parts[k] = replace(part, role=role, reason=reason)


def corrections(parts: list[Part]) -> None:
    """Label as notes the lines in which an outlet says what an article's earlier version had.

    So is what its editors say of the article under that name.
    """
    for k, part in enumerate(parts):
        if _EDITORS.match(part.text) and part.role in _STORY | {Role.NAVIGATION}:
            parts[k] = replace(part, role=Role.NOTE, reason="a note: the editors', on the article")
            continue
        labelled = _CORRECTION.match(part.text) is not None
        told = labelled or (
            not _QUOTED.search(part.text) and holds(part.words, phrases("corrections"))
        )
        if told and part.role in _STORY | {Role.NAVIGATION} and len(part.words) <= _LONGEST:
            reason = "a note: what the outlet put right in the article"
            parts[k] = replace(part, role=Role.NOTE, reason=reason)


def without_forms(parts: list[Part]) -> None:
    """Set aside a line of a sign-up form: it stands between two lines that ask to subscribe."""
    for before, k, after in zip(parts, range(1, len(parts)), parts[2:], strict=False):
        loose = parts[k].role in _FORM and len(parts[k].words) <= _LONGEST_BLURB
        if loose and _asks(before) and _asks(after):
            reason = "asks the reader for something: between lines that do"
            parts[k] = replace(parts[k], role=Role.PROMO, reason=reason)


def _asks(part: Part) -> bool:
    """Tell whether a part asks the reader to subscribe."""
    return part.role is Role.PROMO and holds(part.words, _phrases("form_words"))


def small_print(text: str, words: Sequence[str]) -> str:
    """Return the kind of small print that a line is, empty where it is none."""
    if not 0 < len(words) <= _LONGEST or _QUOTED.search(text):
        return ""
    if _COPYRIGHT.match(text):
        return "legal"
    for kind in _KINDS:
        if _opens(words, f"{kind}_opens") or holds(words, _phrases(f"{kind}_phrases")):
            return kind
    return _says_it_goes_on(words)


def _says_it_goes_on(words: Sequence[str]) -> str:
    """Return the kind of a short line that asks the reader to return or to act, empty for others.

    "To be continued" is the house's remark; a request for a later visit, or a click, is promotion.
    """
    if len(words) > _LONGEST_BLURB or holds(words, phrases("no_credit")):
        return ""
    if _opens(words, "goes_on_opens"):
        return "house"
    comes_back = _opens(words, "come_back_opens") and holds(words, _phrases("come_back_for"))
    return "promo" if comes_back or _opens(words, "page_requests") else ""


def _opens(words: Sequence[str], name: str) -> bool:
    known = _phrases(name)
    return any(tuple(words[:n]) in known for n in range(1, max(map(len, known)) + 1))


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(phrase) for phrase in table("small_print")[name])
