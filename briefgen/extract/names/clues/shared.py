"""What several clues share: their shape, sizes, and the singular of a noun."""

from __future__ import annotations

from typing import Final, TypeAlias

Clue: TypeAlias = tuple[str, str, float]
"""A rule's name, the sort of actor that it speaks for, and its weight."""

KNOWN_TOWN: Final = 100_000
"""Inhabitants from which on a town is taken to be known by its name alone."""
SHORT_NAME: Final = 5
"""Letters under which a name says little by itself."""


def singular(word: str) -> str:
    """Return a noun's singular as far as its ending tells it."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
