"""Fields of an archive's printout, a label and its words on each line: "HEADLINE: ...", "LENGTH: 310 words"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import phrases, words_of
from briefgen.cleaning.units import Part
from briefgen.model import Evidence, Role, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIELD: Final = re.compile(r"([A-Z][A-Z -]{2,24}):(?:\s+(\S.*))?", re.DOTALL)
_FEWEST: Final = 3
_LONGEST: Final = 30
_ROLES: Final = {"record_titles": Role.TITLE, "record_bylines": Role.BYLINE}
_KINDS: Final = ("record_titles", "record_bylines", "record_outlets", "record_rest")
_REASON: Final = "a field of the printout that the text comes from"


def with_fields(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, the lines of a printout's fields apart from the article; the headline's field holds the title.

    Labels are in capitals, and three of them, one the headline's, are a printout.
    """
    kinds = {k: kind for k, p in enumerate(parts) if (kind := _kind(p))}
    if len(kinds) < _FEWEST or "record_titles" not in kinds.values():
        return list(parts)
    title = next(k for k, kind in kinds.items() if kind == "record_titles")
    out: list[Part] = []
    for k, part in enumerate(parts):
        if k in kinds and (k == title or kinds[k] != "record_titles"):
            out.extend(_fielded(part, kinds[k]))
        elif part.role is Role.TITLE:
            out.append(replace(part, role=Role.LEGAL, reason=_REASON))
        else:
            out.append(part)
    return out


def outlets_in(text: str, parts: Sequence[Part]) -> Iterator[Statement]:
    """Yield the outlet that a printout's field names."""
    for part in parts:
        field = _FIELD.fullmatch(part.text) if part.reason == _REASON else None
        if field and field[2] and words_of(field[1]) in phrases("record_outlets"):
            evidence = Evidence.quote(text, part.start + field.start(2), part.start + field.end(2))
            value = " ".join(field[2].split())
            yield Statement("outlet", value, "cleaning: a field", evidence=evidence)


def _kind(part: Part) -> str:
    """Return which list holds the label that a part opens with, nothing where none does."""
    field = _FIELD.fullmatch(part.text) if len(part.words) <= _LONGEST else None
    if field is None:
        return ""
    label = words_of(field[1])
    return next((kind for kind in _KINDS if label in phrases(kind)), "")


def _fielded(part: Part, kind: str) -> Iterator[Part]:
    """Yield the label and, where they are the article's, its words."""
    field = _FIELD.fullmatch(part.text)
    role = _ROLES.get(kind)
    if field is None or role is None or not field[2]:
        yield replace(part, role=Role.LEGAL, reason=_REASON)
        return
    at = part.start + field.start(2)
    label = part.text[: field.start(2)].rstrip()
    yield Part(
        part.start, part.start + len(label), label, words_of(label), part.unit, Role.LEGAL, _REASON
    )
    yield Part(at, part.end, field[2], words_of(field[2]), part.unit, role, _REASON)
