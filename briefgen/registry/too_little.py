"""Tell whether what somebody says can't be understood without the sentence that it stands in."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.registry.tables import table

_MOST: Final = 4
"""Most words of such a content: "that it would not"."""


def says_too_little(words: str) -> bool:
    """Tell whether words are a subject with a helping verb alone, or a mere number.

    "It would not", "they were", "41".
    """
    return _number().fullmatch(words.strip()) is not None or _is_elliptic(words.lower().split())


def _is_elliptic(words: list[str]) -> bool:
    known = table("clauses")
    led = words[1:] if words[:1] == ["that"] else words
    if not 1 < len(led) <= _MOST or led[0] not in known["elliptic_subjects"]:
        return False
    return all(word.strip(".,") in known["elliptic_verbs"] for word in led[1:])


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d,.]*")
