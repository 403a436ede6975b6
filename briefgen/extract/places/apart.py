"""Tell where a place's name means a road, a grade of oil, a contest or a firm by what is beside it.

"On U.S. 41", "Orsk crude", "the Race to Orsk", "the Orsk Open", "GoldenPick Orsk".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.registry.tables import table

_NEAR: Final = 32
"""Characters before a name in which what leads to it is looked for."""

_GLUED: Final = re.compile(r"\b[A-Z][a-z]{3,}[A-Z][a-z]+ $")
"""A firm's name of two words in one, right before: "AngloGold Ashanti"."""


def means_no_place(text: str, start: int, end: int) -> bool:
    """Tell whether a place's name means a road, a grade, a contest or a firm here."""
    before, name = text[max(0, start - _NEAR) : start], text[start:end]
    if _roads().search(f"{before}{name}") and re.match(
        r" \d{1,3}\b(?![.,]?\d|%)", text[end : end + 8]
    ):
        return True
    graded = _grades().match(text, end) is not None
    if name in table("place_words")["genera"]:
        return True
    contest = name.rpartition(" ")[2] in table("place_words")["contests"] and " " in name
    return graded or contest or bool(_races().search(before) or _GLUED.search(before))


@cache
def _roads() -> re.Pattern[str]:
    """Return the pattern of a land that is a road's, before its number: "south on U.S."."""
    known = table("place_words")["numbered_roads"]
    leads = "|".join(map(re.escape, known["behind"]))
    return re.compile(rf"\b(?:{leads}) (?:{'|'.join(map(re.escape, known['names']))})$")


@cache
def _grades() -> re.Pattern[str]:
    """Return the pattern of what is called by where it comes from: " crude"."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, table('place_words')['grades']))})\b")


@cache
def _races() -> re.Pattern[str]:
    """Return the pattern of a contest's name before its place: "the Race to "."""
    names = "|".join(map(re.escape, table("place_words")["races"]))
    return re.compile(rf"[a-z,] (?:{names}) (?:to|for) $")
