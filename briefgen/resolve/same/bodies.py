"""Compare the names of two organisations."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final

from briefgen.registry.gazetteer import places_named
from briefgen.registry.names import folded
from briefgen.registry.tables import table
from briefgen.resolve.identity import is_abbreviation
from briefgen.resolve.same.people import Fit
from briefgen.resolve.same.spelling import alike

_TELLING = 3
"""Fewest letters of a word that can tell one body from others."""


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """Return a body's name as compared words: folded, spelling unified, legal form removed."""
    text = folded(name.replace("&", " and "))
    for written, plain in _written():
        text = written.sub(plain, text)
    words = [_state_of().get(w, w) for w in text.split()]
    forms = _legal_forms()
    while len(words) > 1 and words[-1] in forms:
        words.pop()
    return tuple(w for w in words if w not in _small()) or tuple(words)


@lru_cache(maxsize=65_536)
def fit(first: str, second: str) -> Fit | None:
    """Return how two names of bodies fit, None where they name two bodies."""
    if folded(first) == folded(second):
        return Fit.SAME
    a, b = words_of(first), words_of(second)
    if a == b:
        return Fit.FORM
    if sorted(_stems(a)) == sorted(_stems(b)):
        return Fit.ORDER
    if is_acronym(first, second) or is_acronym(second, first):
        return Fit.ACRONYM
    short, long = sorted((a, b), key=len)
    if _is_part(short, long):
        return _fit_of_part(short, long, letters=is_abbreviation(min(first, second, key=len)))
    return _fit_loosely(short, long)


def _fit_loosely(short: tuple[str, ...], long: tuple[str, ...]) -> Fit | None:
    """Return how two names fit of which neither begins or ends with the other."""
    if _is_spread(short, long):
        return Fit.SPREAD
    return Fit.SPELLING if _spelled_alike(short, long) else None


def _fit_of_part(short: tuple[str, ...], long: tuple[str, ...], *, letters: bool) -> Fit | None:
    """Return how a name fits a longer one that begins or ends with it; None for something else.

    An abbreviation with more words after it names something that the body has: "VHA Divers".
    """
    if _is_ended(short, long):
        return Fit.ENDED
    if long[-len(short) :] == short and _is_a_town(" ".join(long[: -len(short)])):
        return Fit.TOWN
    begun = letters and long[: len(short)] == short
    return None if begun or _is_of_the_other(short, long) else Fit.PART


def is_acronym(short: str, long: str) -> bool:
    """Tell whether a short name is the initials of a long one, with or without small words."""
    letters = short.replace(".", "").strip()
    if not letters.isalpha() or not 2 <= len(letters) <= 8:  # noqa: PLR2004 - as abbreviations are
        return False
    if not letters.isupper():
        return _is_spelled_out(letters, long)
    if _begins_with_letters(letters, long):
        return True
    words = folded(long.replace("&", " and ")).split()
    bare = [w for w in words if w not in _small()]
    forms = _legal_forms()
    without = [w for w in bare if w not in forms]
    return letters.casefold() in {"".join(w[0] for w in ws) for ws in (words, bare, without)}


def _is_spelled_out(letters: str, long: str) -> bool:
    """Tell whether letters are a name's initials in the name's own case: "BoV", Bank of Veldt."""
    return letters == "".join(w[0] for w in long.split()) and letters[:1].isupper()


def _begins_with_letters(letters: str, long: str) -> bool:
    """Tell whether letters are a name's first word and initials: "UNHC", UN Harbour Council."""
    first, *rest = long.replace("&", " and ").split()
    if not rest or not first.isupper() or not 1 < len(first) < len(letters):
        return False
    behind = "".join(w[0] for w in rest if w.lower() not in _small())
    return letters == first + behind.upper()


def says_not_whose(name: str) -> bool:
    """Tell whether a name could be any country's body: "the Health Ministry"."""
    words = folded(name).split()
    common = _common()
    return bool(words) and all(w in common for w in words)


def is_local(name: str) -> bool:
    """Tell whether a name is a county's or a town's body: many have the same."""
    return not _local().isdisjoint(folded(name).split())


def is_of_a_town(name: str) -> bool:
    """Tell whether a name has a word for a town's or county's body: a country has many of these."""
    words = folded(name).split()
    return not (_local() | _local_sorts()).isdisjoint(words)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a telling name is the beginning or the end of another."""
    n = len(short)
    if n >= len(long) or all(w in _common() or len(w) < _TELLING for w in short):
        return False
    return short in (long[:n], long[-n:])


def _is_spread(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether all words of a name occur in another, in any order.

    "Tariff Council" and "National Council for Tariffs". A single word is too little, and so are
    words that only say what sort of body it is, or where.
    """
    if not 1 < len(short) < len(long) or all(w in _common() or _is_a_town(w) for w in short):
        return False
    return not Counter(_stems(short)) - Counter(_stems(long))


def _is_ended(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the longer name only adds a generic last word: "Veldt Composite"."""
    return short == long[: len(short)] and all(w in _endings() for w in long[len(short) :])


def _is_of_the_other(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the longer name is a unit of the shorter, or something in that town.

    "Veldt Police Homicide Unit", "Veldt Middle School".
    """
    begun = long[: len(short)] == short
    return begun and (long[-1] in _parts() or _is_a_town(" ".join(short)))


def _is_a_town(name: str) -> bool:
    found = places_named(name)
    return any(p.population >= _TOWN and not p.loose for p in found)


_TOWN: Final = 100_000
"""Least population of a town whose name may be left out of a body's name."""


def _spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != len(b) or all(x in _common() for x in a):
        return False
    return all(alike(x, y) for x, y in zip(a, b, strict=True)) and sum(map(len, a)) > _TELLING * 2


def _stems(words: tuple[str, ...]) -> list[str]:
    """Return words without plural endings: "Election Commission", "Commission for Elections"."""
    return [_PLURAL.sub("", w) or w for w in words]


_PLURAL: Final = re.compile(r"s$|(?<=\w{5})(?:um|a)$")
"""Endings in which a plural differs from its singular, Latin ones too: "referenda"."""


@cache
def _written() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return patterns of variant spellings, the longest first, each with the compared spelling."""
    ways: dict[str, str] = table("likeness")["written"]
    return tuple(
        (re.compile(rf"\b{way}\b"), ways[way]) for way in sorted(ways, key=lambda w: (-len(w), w))
    )


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(table("actor_heads")["legal_forms"]) | frozenset(
        table("likeness")["legal_forms"]
    )


def is_ended(name: str) -> bool:
    """Tell whether a name of several words ends as a body's does: "Veldt Industrial Average"."""
    words = folded(name).split()
    return len(words) > 1 and words[-1] in _endings()


@cache
def _endings() -> frozenset[str]:
    return frozenset(table("likeness")["endings"])


@cache
def _parts() -> frozenset[str]:
    return frozenset(table("likeness")["parts"])


@cache
def _state_of() -> dict[str, str]:
    """Return the state for each adjective of one word: "Iraqi" is compared as "Iraq"."""
    states = table("states")["states"].values()
    named = {folded(s["name"]): s.get("adjectives", []) for s in states}
    return {
        folded(a): name for name, adjectives in named.items() for a in adjectives if " " not in name
    }


@cache
def _small() -> frozenset[str]:
    return frozenset(table("likeness")["small"])


@cache
def _local() -> frozenset[str]:
    return frozenset(table("likeness")["local"])


@cache
def _local_sorts() -> frozenset[str]:
    return frozenset(table("likeness")["local_sorts"])


@cache
def _common() -> frozenset[str]:
    """Return the words that say what sort of body it is, and not which."""
    heads = table("actor_heads")["heads"]
    named = (w for part in heads.values() for w in part)
    return frozenset(folded(w) for w in (*named, *table("likeness")["common_words"]))
