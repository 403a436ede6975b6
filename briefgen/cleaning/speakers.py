"""Find who is quoted where a page's markup puts a name to a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.cleaning.around import POSTED
from briefgen.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

_AROUND: Final = " \t\n-\u2010\u2011\u2012\u2013\u2014\u2015~:,.()[]"
_LONGEST: Final = 20


def speakers_of(parts: Sequence[Part], units: Sequence[Unit]) -> dict[int, tuple[int, int]]:
    """Map each part of a quotation to the span of the name in the `cite` below it.

    Only quotations in a `blockquote` that such a `cite` follows are in it, and a post's words.
    """
    out: dict[int, tuple[int, int]] = {}
    for i, part in enumerate(parts):
        if i and part.reason == POSTED and (name := _account(parts, i)):
            out[i] = name
        if part.role is not Role.QUOTE or _tag(units[part.unit]) != "cite":
            continue
        if (name := _name(part)) is None:
            continue
        for j in range(i - 1, -1, -1):
            if parts[j].role is not Role.QUOTE or _tag(units[parts[j].unit]) != "blockquote":
                break
            out[j] = name
    return out


def _account(parts: Sequence[Part], i: int) -> tuple[int, int] | None:
    """Return the span of the name over the words of a post, None where it has none."""
    over = next((p for p in reversed(parts[:i]) if p.reason != POSTED), None)
    name = over.text.partition("@")[0].rstrip(" (") if over else ""
    return (over.start, over.start + len(name)) if over and name else None


def _tag(unit: Unit) -> str:
    return unit.hint.tag if unit.hint is not None else ""


def _name(part: Part) -> tuple[int, int] | None:
    """Return the span of the line under a quotation, without the dash and marks around it."""
    words = part.text
    start = part.start + len(words) - len(words.lstrip(_AROUND))
    end = part.end - (len(words) - len(words.rstrip(_AROUND)))
    if start >= end or len(part.words) > _LONGEST:
        return None
    return start, end
