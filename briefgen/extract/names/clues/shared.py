"""What several clues share: their shape and sizes."""

from __future__ import annotations

from typing import Final, TypeAlias

Clue: TypeAlias = tuple[str, str, float]
"""A rule's name, the sort of actor that it speaks for, and its weight."""

KNOWN_TOWN: Final = 100_000
"""Inhabitants from which on a town is taken to be known by its name alone."""
SHORT_NAME: Final = 5
"""Letters under which a name says little by itself."""
