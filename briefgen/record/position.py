"""Find where a value stands in JSON text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANK: Final = re.compile(r"[ \t\n\r]*")


def line_of(text: str, place: Sequence[str | int]) -> int:
    """Return the line, from 1, of a value in valid JSON text, or of the nearest one around it."""
    at = _after_blank(text, 0)
    for key in place:
        found = next((start for name, start in _items(text, at) if name == key), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _items(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Yield the keys or indices of the object or list at `at`, each with its value's offset."""
    if text[at] not in "{[":
        return
    decoder, is_object, index = json.JSONDecoder(), text[at] == "{", 0
    at = _after_blank(text, at + 1)
    while text[at] not in "}]":
        name: str | int = index
        if is_object:
            name, at = decoder.raw_decode(text, at)
            at = _after_blank(text, _after_blank(text, at) + 1)
        yield name, at
        at = _after_blank(text, decoder.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _after_blank(text, at + 1)
        index += 1


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
