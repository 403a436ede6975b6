"""What a format's reader gives: the text, what the markup says of its spans, and what the file says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.model import Hint, RawText, Statement

_HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Halves of surrogate pairs, which no file can be written with. JSON and YAML can name them by their numbers."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text with its hints, its declared statements and remarks on it, before it is known as a source."""

    text: str
    hints: tuple[Hint, ...] = ()
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def plain(text: str) -> Parts:
    """Return plain text as it is: it says nothing of its parts."""
    return Parts(text)


def whole(raw: RawText) -> RawText:
    """Return a text with what is declared of it, each half of a surrogate pair as a replacement character."""
    if not (_HALF.search(raw.text) or any(_HALF.search(s.value) for s in raw.declared)):
        return raw
    declared = tuple(replace(s, value=_HALF.sub("\ufffd", s.value)) for s in raw.declared)
    return replace(raw, text=_HALF.sub("\ufffd", raw.text), declared=declared)
