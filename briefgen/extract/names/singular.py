"""The singular of a noun, by its ending."""

from __future__ import annotations


def singular(word: str) -> str:
    """Return a noun's singular as far as its ending tells it."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
