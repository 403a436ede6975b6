"""The shape of clues, and sizes that several of them use."""

from __future__ import annotations

from typing import Final, TypeAlias

Clue: TypeAlias = tuple[str, str, float]
"""A rule's name, the sort that it speaks for, and its weight."""

KNOWN_TOWN: Final = 100_000
"""Population of a town that is known by its name alone."""
SHORT_NAME: Final = 5
"""Letters below which a name says little by itself."""
