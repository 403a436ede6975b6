"""Tell whether a sentence takes back what the one before it says."""

from __future__ import annotations

import re
from functools import cache

from briefgen.registry.tables import table


def takes_back(sentence: str) -> bool:
    """Tell whether a sentence says, outside of quotation marks, that the one before it is wrong."""
    return _pattern("takes_back").match(sentence) is not None


def refutes(sentence: str) -> bool:
    """Tell whether a sentence does no more than deny what the one before it says: "It did not."."""
    return _pattern("refuted").match(sentence.strip()) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(table("retractions")[words]), re.IGNORECASE)
