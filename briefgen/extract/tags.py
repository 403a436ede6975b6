"""Parts of speech that several rooms ask for, by the tags of the Penn Treebank."""

from __future__ import annotations

from typing import Final

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Verbs that have a tense, and modals: each of them makes a clause with its subject."""
