"""Which day was made out: the rule, and whether the day fits the tense and the status."""

from __future__ import annotations

from datetime import date as day_of
from typing import TYPE_CHECKING, Final

from briefgen.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.dated.time import Dated

_ONWARD: Final = frozenset(("by", "until", "till", "through", "from", "beyond", "before", "to"))
_TENSED: Final = frozenset(("VBD", "VBZ", "VBP"))
_MANY: Final = 240
"""Days from publication from which on a time without its year is far."""
_DAY: Final = len("2024-05-09")


def meant(dated: Dated) -> Iterator[str]:
    """Yield the clues of the day that was made out."""
    date = dated.date
    yield f"precision: {date.precision}"
    yield f"rule: {date.origin}"
    yield "reckoned from publication" if date.relative else "as stated"
    if date.value is None:
        yield "not resolved"
    elif date.value.endswith("/.."):
        yield "open"
    elif "/" in date.value and not date.value.startswith("../"):
        yield "a range"
    yield f"led by: {dated.lead or 'nothing'}"
    yield from _sides(dated)


def _side(dated: Dated) -> str:
    """Return on which side of publication the time lies, empty where that is not known."""
    date, day = dated.date, dated.published[:_DAY]
    if len(day) < _DAY or not (date.earliest or date.latest):
        return ""
    due = date.latest if (date.value or "").startswith("../") else None
    if (date.earliest or due or "") > day:
        return "ahead"
    return "behind" if date.latest and date.latest < day else "now"


def _tense(verb: Token) -> str:
    """Return the tense of a verb with its helpers, or the form of one that has none."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    forms = {c.lower_ for c in helpers}
    if any(c.tag_ == "MD" for c in helpers):
        return "modal"
    if forms & {"has", "have", "'ve"}:
        return "perfect"
    if "had" in forms:
        return "past perfect"
    first = next((c for c in helpers if c.tag_ in _TENSED), verb)
    if first.tag_ in _TENSED:
        return "past" if first.tag_ == "VBD" else "present"
    return "infinitive" if "to" in forms else verb.tag_


def _is_far(dated: Dated) -> bool:
    """Tell whether a time without its year was made out many months from publication."""
    near = dated.date.earliest, dated.published[:_DAY]
    if not near[0] or len(near[1]) < _DAY or dated.date.precision not in ("day", "month"):
        return False
    return abs((day_of.fromisoformat(near[0]) - day_of.fromisoformat(near[1])).days) > _MANY


def _sides(dated: Dated) -> Iterator[str]:
    """Yield on which side it lies, and what does not fit that."""
    side = _side(dated)
    yield f"lies: {side or 'nobody knows'}"
    yield f"status: {dated.status}"
    if side and dated.status is not Status.ASSERTED:
        yield f"status: {dated.status}, {side}"
    if dated.verbs:
        yield f"tense: {_tense(dated.verbs[0])}"
    if side and dated.verbs:
        yield f"tense: {_tense(dated.verbs[0])}, {side}"
    if dated.date.relative and _is_far(dated):
        yield "reckoned: far"
    if side == "behind" and dated.lead in _ONWARD:
        yield "onward, behind"
