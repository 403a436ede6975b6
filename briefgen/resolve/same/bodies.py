"""How the names of two organisations fit each other."""

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
"""Letters of a word that can tell one body from others."""


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a body's name as they are compared: folded, one spelling each, no legal form."""
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
    """Return how two names of bodies fit, None where they are those of two."""
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
    """Return how two names fit of which neither begins or ends as the other one is."""
    if _is_spread(short, long):
        return Fit.SPREAD
    return Fit.SPELLING if _spelled_alike(short, long) else None


def _fit_of_part(short: tuple[str, ...], long: tuple[str, ...], *, letters: bool) -> Fit | None:
    """Return how a name fits one that it begins or ends; None where that is of something else.

    Letters with more words behind them name something that the body has: "VHA Divers".
    """
    if _is_ended(short, long):
        return Fit.ENDED
    if long[-len(short) :] == short and _is_a_town(" ".join(long[: -len(short)])):
        return Fit.TOWN
    begun = letters and long[: len(short)] == short
    return None if begun or _is_of_the_other(short, long) else Fit.PART


def is_acronym(short: str, long: str) -> bool:
    """Tell whether a short name is the first letters of a long one, small words counted or not."""
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
    """Tell whether letters have small ones for a name's small words alone: "BoV" of "Bank of Veldt"."""
    return letters == "".join(w[0] for w in long.split()) and letters[:1].isupper()


def _begins_with_letters(letters: str, long: str) -> bool:
    """Tell whether letters are a name's first word and first letters: "UNHC" of "UN Harbour Council"."""
    first, *rest = long.replace("&", " and ").split()
    if not rest or not first.isupper() or not 1 < len(first) < len(letters):
        return False
    behind = "".join(w[0] for w in rest if w.lower() not in _small())
    return letters == first + behind.upper()


def says_not_whose(name: str) -> bool:
    """Tell whether a name could be that of any country's body: "the Health Ministry"."""
    words = folded(name).split()
    common = _common()
    return bool(words) and all(w in common for w in words)


def is_local(name: str) -> bool:
    """Tell whether a name is that of a county's or a town's body: there are many of its name."""
    return not _local().isdisjoint(folded(name).split())


def is_of_a_town(name: str) -> bool:
    """Tell whether a body that says not whose it is is a town's or a county's: a country has many."""
    words = folded(name).split()
    return not (_local() | _local_sorts()).isdisjoint(words)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is the beginning or the end of another, and says something of its own."""
    n = len(short)
    if n >= len(long) or all(w in _common() or len(w) < _TELLING for w in short):
        return False
    return short in (long[:n], long[-n:])


def _is_spread(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether all words of a name stand in another, in whatever order.

    "Tariff Council" and "National Council for Tariffs". A single word is too little, and so are
    words that say what sort of body it is, or where.
    """
    if not 1 < len(short) < len(long) or all(w in _common() or _is_a_town(w) for w in short):
        return False
    return not Counter(_stems(short)) - Counter(_stems(long))


def _is_ended(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name only says at its end, besides, what sort of thing it is: "Veldt Composite"."""
    return short == long[: len(short)] and all(w in _endings() for w in long[len(short) :])


def _is_of_the_other(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is of something that the other has, or that lies there.

    "Veldt Police Homicide Unit", "Veldt Middle School".
    """
    begun = long[: len(short)] == short
    return begun and (long[-1] in _parts() or _is_a_town(" ".join(short)))


def _is_a_town(name: str) -> bool:
    found = places_named(name)
    return any(p.population >= _TOWN and not p.loose for p in found)


_TOWN: Final = 100_000
"""People of a place from which on bodies are called after it that are called in short without it."""


def _spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != len(b) or all(x in _common() for x in a):
        return False
    return all(alike(x, y) for x, y in zip(a, b, strict=True)) and sum(map(len, a)) > _TELLING * 2


def _stems(words: tuple[str, ...]) -> list[str]:
    """Return the words without the ending of a plural: "Election Commission" and "Commission for Elections"."""
    return [_PLURAL.sub("", w) or w for w in words]


_PLURAL: Final = re.compile(r"s$|(?<=\w{5})(?:um|a)$")
"""Endings in which a plural differs from what it is of, Latin ones among them: "referendum", "referenda"."""


@cache
def _written() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the ways of writing a word, the longest first, each with the one that is compared."""
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
    """Tell whether a name of several words says at its end that it is a body's: "Veldt Industrial Average"."""
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
    """Return the state that each adjective of one word stands for: the Iraqi ministry is Iraq's."""
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
    """Return the words that say what sort of body, and not which."""
    heads = table("actor_heads")["heads"]
    named = (w for part in heads.values() for w in part)
    return frozenset(folded(w) for w in (*named, *table("likeness")["common_words"]))
