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
    """Tell whether a description is a kinship without its person: "brother-in-law".

    "The victim's aunt" has its person.
    """
    if _POSSESSIVE.search(words):
        return False
    first, *_ = re.split(r"\W+in\W+law", words.casefold())
    parts = first.split()
    return bool(parts) and " of " not in words and parts[-1] in _kin()


def is_clear_alone(words: str) -> bool:
    """Tell whether words without their owner are an office that says what it is.

    "Chief operating officer" and "head of research" are, "director" is not, and "late father" is of
    nobody.
    """
    office, *field = _FIELD.split(words.casefold(), maxsplit=1)
    parts = office.split()
    offices = {w for entry in table("titles")["heads"] for w in entry.split()} | _OFFICERS
    told = len(parts) > 1 or bool(field)
    return bool(parts) and told and parts[-1] in offices and parts[-1] not in _kin()


_FIELD = re.compile(r" (?:of|for) ")
_OFFICERS = {"officer", "official"}
"""Nouns of who holds an office that the words before them name."""


def is_rank(words: str) -> bool:
    """Tell whether a description is made of ranks and forms of address alone: "Maj. Gen."."""
    parts = [folded(word) for word in words.split()]
    if parts[1:] and parts[0] in LESSER:
        parts = parts[1:]
    return all(part in _ranks() for part in parts)


LESSER = frozenset({"associate", "assistant", "adjunct"})
"""Words before a form of address that make it a lesser one: "Associate Prof."."""


_POSSESSIVE = re.compile(r"['\u2019]s? ")
"""The ending that makes an owner of a noun or a name."""


@cache
def _kin() -> frozenset[str]:
    heads = table("actor_heads")
    singular = (*heads["kin"], *heads["kin_more"])
    return frozenset((*singular, *(f"{word}s" for word in singular)))


@cache
def _ranks() -> frozenset[str]:
    titles = table("titles")
    listed = (*titles["ranks"], *titles["address"], *titles["religious"])
    return frozenset(folded(word) for entry in listed for word in entry.split())
