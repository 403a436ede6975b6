"""Where does a name stand in an A to Z?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PASSED: Final = re.compile(r"(?:the |a[dlnrstz]h?-|el-|ash-)+")
"""What sorting passes over: the English article, and the Arabic one in front of sun and moon letters (ICS 630-01)."""

_UNREAD: Final = re.compile(r"[^\w\s-]")

OTHER: Final = "#"
"""Where names stand that begin with no Latin letter."""


@lru_cache(maxsize=65_536)  # a name is sorted in each list that it stands in
def sort_key(name: str) -> tuple[str, str]:
    """Return the key that puts names in A to Z order: accents, case, apostrophes and articles do not count."""
    plain = name.casefold()
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in split if not unicodedata.combining(c))
    plain = _UNREAD.sub("", plain).strip()
    cut = _PASSED.match(plain)
    return (plain[cut.end() :] if cut and cut.end() < len(plain) else plain, name)


def letter(name: str) -> str:
    """Return the capital letter under which a name stands."""
    first = sort_key(name)[0][:1].upper()
    return first if "A" <= first <= "Z" else OTHER
