"""Fold spellings to what two ways of writing one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from briefgen.registry.surface import seen
from briefgen.registry.tables import table

_APOSTROPHES: Final = re.compile("['\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4]")
_BREAKS: Final = re.compile(r"[\W_]+")
_ARTICLE: Final = re.compile(r"^the (?=.)")


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """Return a name without case, accents, apostrophes, hyphens and a leading "the".

    "Kata'ib Hizballah" and "Kataib-Hizballah" fold alike; "Hezbollah" and "Hizballah" do not: that
    they are one is for a registry to say.
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", seen(name)) if not unicodedata.combining(c)
    )
    words = _BREAKS.sub(" ", _APOSTROPHES.sub("", plain.casefold().replace(".", ""))).strip()
    return _ARTICLE.sub("", words) or name


def stand_for_one_another(first: str, second: str) -> bool:
    """Tell whether two given names are forms of one."""
    groups = _groups()
    return not groups.get(first, frozenset()).isdisjoint(groups.get(second, frozenset()))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return the numbers of the groups that each given name is in."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(table("likeness")["given"]):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}
