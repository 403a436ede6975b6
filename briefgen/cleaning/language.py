"""Whether a text is in English, the one language whose rules are shipped: a cheap check, said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import words_of
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

HARDLY_READ: Final = "hardly English"
"""How the remark on such a text begins."""

_SAMPLE: Final = 400
_FEWEST: Final = 30
_ENGLISH: Final = 0.2
"""The share of function words under which a text is not English. English prose has about 0.4 of those listed;
German and French, which share some of the words' forms, stay under 0.1. Source: measured on the
project's samples."""


def language_note(texts: Iterable[str]) -> str | None:
    """Return a remark where the text is hardly English, None where it is, or is too short to tell."""
    words: list[str] = []
    for text in texts:
        words += words_of(text)
        if len(words) >= _SAMPLE:
            break
    if len(words) < _FEWEST:
        return None
    function = frozenset(table("cleaning_cues")["function_words"])
    if sum(w in function for w in words) >= _ENGLISH * len(words):
        return None
    return f"{HARDLY_READ}: the rules are written for English, and little will be read out of it"
