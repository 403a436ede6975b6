"""Sort names from A to Z."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PASSED: Final = re.compile(r"(?:the |a[dlnrstz]h?-|el-|ash-)+")
"""Articles that sorting skips: English ones, and the Arabic one in all its forms (ICS 630-01)."""

_UNREAD: Final = re.compile(r"[^\w\s-]")

OTHER: Final = "#"
"""The heading for names that begin with no Latin letter."""


@lru_cache(maxsize=65_536)  # a name is sorted in each list that it stands in
def sort_key(name: str) -> tuple[str, str]:
    """Return the key that sorts names from A to Z, without accents, case, apostrophes, articles."""
    plain = name.casefold()
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in split if not unicodedata.combining(c))
    plain = _UNREAD.sub("", plain).strip()
    cut = _PASSED.match(plain)
    return (plain[cut.end() :] if cut and cut.end() < len(plain) else plain, name)


def letter(name: str) -> str:
    """Return the capital letter under which a name is listed, `OTHER` where it has none."""
    first = sort_key(name)[0][:1].upper()
    return first if "A" <= first <= "Z" else OTHER
