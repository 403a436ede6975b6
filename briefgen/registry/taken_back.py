"""Tell whether a sentence takes back what the one before it says."""

from __future__ import annotations

import re
from functools import cache

from briefgen.registry.tables import table


def takes_back(sentence: str) -> bool:
    """Tell whether a sentence says, outside of quotation marks, that the one before it is wrong."""
    return _pattern().match(sentence) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(table("retractions")["takes_back"]), re.IGNORECASE)
