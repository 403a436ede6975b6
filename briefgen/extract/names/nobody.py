"""What tells that a name names nobody: a disease, a work, an exercise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs import Found

_SICKNESS: Final = re.compile(r"\w{2,}(?:virid\w+|virus(?:es)?|itis|[cdgimnty]osis|an?emia|coccus|bacter|bacillus)$")
"""Endings of the learned names of diseases, and of what carries them."""
_SUBTYPE: Final = re.compile(r"H\d{1,2}N\d{1,2}$")
"""How subtypes of influenza are written."""


def nobody(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[tuple[str, str, float]]:
    """Yield the clues, as `clues` does, that a name is neither an actor nor a place."""
    last = pieces.words[found.end - 1]
    if _SICKNESS.match(last) or last in words.sicknesses or _SUBTYPE.match(pieces.texts[found.start]):
        yield "sickness", "other", 7
    at = found.start
    if at == 0 or pieces.all[at].barrier:
        return
    here, before = pieces.all[at], pieces.all[at - 1]
    if here.gap.strip(" \"'\u201c\u2018") == "" and before.folded in words.works and before.text.islower():
        yield "work before", "other", 5
    if here.gap == " (" and here.text.isupper() and before.text.islower() and _sick(before.folded, words):
        yield "sickness in brackets", "other", 6


def _sick(word: str, words: Lexicon) -> bool:
    """Tell whether a common noun is that of a disease: "avian influenza (AI)"."""
    return bool(_SICKNESS.match(word)) or word in words.sicknesses
