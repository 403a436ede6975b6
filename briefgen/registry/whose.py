"""Tell which descriptions don't say whose they are ("*its* chairman"), or are only ranks."""

from __future__ import annotations

import re
from functools import cache

from briefgen.registry.known import folded
from briefgen.registry.tables import table


def possessive(words: str) -> str:
    """Return the possessive pronoun that opens a description, as written, '' without one."""
    first = words.split(maxsplit=1)[0] if words.split() else ""
    return first if first.casefold() in table("coreference")["possessives"] else ""


def is_kin_of_nobody(words: str) -> bool:
    """Tell whether a description is a kinship without its person: "brother-in-law"."""
    first, *_ = re.split(r"\W+in\W+law", words.casefold())
    parts = first.split()
    return bool(parts) and " of " not in words and parts[-1] in table("actor_heads")["kin"]


def is_rank(words: str) -> bool:
    """Tell whether a description is made of ranks and forms of address alone: "Maj. Gen."."""
    return all(folded(word) in _ranks() for word in words.split())


@cache
def _ranks() -> frozenset[str]:
    titles = table("titles")
    listed = (*titles["ranks"], *titles["address"], *titles["religious"])
    return frozenset(folded(word) for entry in listed for word in entry.split())
