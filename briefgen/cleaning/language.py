"""Remark on a text that is hardly English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.languages import foreign_language

if TYPE_CHECKING:
    from collections.abc import Iterable

HARDLY_READ: Final = "hardly English"
"""How the remark on such a text begins."""


def language_note(texts: Iterable[str]) -> str | None:
    """Return a remark where the text is hardly English; None if it is, or is too short to tell."""
    language = foreign_language(texts)
    if language is None:
        return None
    seems = f" (it looks like {language})" if language else ""
    return (
        f"{HARDLY_READ}{seems}: the rules are written for English, so only names that are known "
        "anywhere, "
        "quotations and the parts of the text were read"
    )
