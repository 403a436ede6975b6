"""Compare the names of two persons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from briefgen.registry.names import folded, stand_for_one_another
from briefgen.registry.tables import table
from briefgen.resolve.same.spelling import alike, one_apart, sound


class Fit(StrEnum):
    """How two names fit; the words are shown to readers."""

    SAME = "the same name"
    FULLER = "the same name, once fuller"
    FORM = "the same name, once in another form"
    ORDER = "the same name, its parts in another order"
    NICKNAME = "the same surname, and given names that stand for one another"
    INITIAL = "the same surname, and the first letter of the given name"
    SPELLING = "names that are spelled nearly alike"
    SURNAME = "the surname alone"
    GIVEN = "the given name alone"
    ACRONYM = "the first letters of the other name"
    CALLED = "the other name is given as a name of it"
    ENDED = "the same name, once with a last word that is often left out"
    TOWN = "the other name without its town"
    PART = "a part of the other name"
    SPREAD = "all its words stand in the other name"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in folded parts: given names, surname with particles, generation."""

    given: tuple[str, ...]
    surname: str
    generation: str


@lru_cache(maxsize=65_536)
def parsed(name: str) -> Name:
    """Return the parts of a person's name; a single word is a surname."""
    words = folded(_INITIALS.sub(_parted, name.replace(",", " "))).split()
    signs = table("likeness")["generations"]
    generation = ""
    while len(words) > 1 and words[-1] in signs:
        generation = signs[words.pop()]
    particles = _particles()
    first = len(words) - 1
    while first > 1 and words[first - 1] in particles:
        first -= 1
    surname = [w for w in words[first:-1] if w not in ("al", "el")] + words[-1:]
    return Name(tuple(words[:first]), " ".join(surname), generation)


_INITIALS: Final = re.compile(r"^(?:[A-Z]\.){2,3}(?= )|^[A-Z]{2,3}(?= \w*[a-z])")
"""Initials of given names written together: "J.R. Holt", "JR Holt"."""


def _parted(letters: re.Match[str]) -> str:
    return " ".join(letters[0].replace(".", ""))


@lru_cache(maxsize=65_536)
def fit(first: str, second: str) -> Fit | None:
    """Return how two persons' names fit, None where they name two."""
    if is_no_person(first) or is_no_person(second):
        return None
    a, b = parsed(first), parsed(second)
    if a.generation and b.generation and a.generation != b.generation:
        return None
    if not a.given or not b.given:
        return _bare(a, b)
    if a.surname != b.surname:
        return _other_surnames(a, b)
    return _run_together([*a.given], [*b.given]) or _given(a, b)


def is_no_person(name: str) -> bool:
    """Tell whether a supposed person's name ends as a thing called after one: "Vey Boulevard"."""
    return folded(name).split()[-1] in _called_after()


def _bare(a: Name, b: Name) -> Fit | None:
    """Return how two names fit of which at least one is a single word."""
    bare, full = (a, b) if not a.given else (b, a)
    if not full.given:
        return Fit.SAME if bare.surname == full.surname else None
    if bare.surname in (full.surname, full.surname.split()[-1]):
        return Fit.SURNAME
    return Fit.GIVEN if bare.surname == full.given[0] else None


def _given(a: Name, b: Name) -> Fit | None:
    """Return how two names with one surname fit, by their given names."""
    if not _middles_agree(a.given[1:], b.given[1:]):
        return None
    if a.given[0] == b.given[0]:
        whole = a.given == b.given and a.generation == b.generation
        return Fit.SAME if whole else Fit.FULLER
    if a.given[0][:1] == b.given[0][:1] and 1 in (len(a.given[0]), len(b.given[0])):
        return Fit.INITIAL
    if stand_for_one_another(a.given[0], b.given[0]):
        return Fit.NICKNAME
    if a.given[0] in b.given[1:] or b.given[0] in a.given[1:]:
        return Fit.FULLER
    return Fit.SPELLING if _spelled_alike(a.given[0], b.given[0]) else None


def _spelled_alike(a: str, b: str) -> bool:
    """Tell whether two given names are spellings of one; short ones must also sound alike."""
    if not alike(a, b):
        return False
    # Jean and Joan, Maria and Mario, Carla and Carlo
    long = min(len(a), len(b)) > 5  # noqa: PLR2004
    return long or sound(a) == sound(b)


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether the middle names may be one person's: the same, an initial, or left out."""
    if not a or not b:
        return True
    pairs = zip(a, b, strict=False)
    return all(x == y or (x[0] == y[0] and 1 in (len(x), len(y))) or alike(x, y) for x, y in pairs)


def _other_surnames(a: Name, b: Name) -> Fit | None:
    """Return how two names with different surnames fit: spelling, order, or one more word."""
    whole_a, whole_b = [*a.given, *a.surname.split()], [*b.given, *b.surname.split()]
    if sorted(whole_a) == sorted(whole_b):
        return Fit.ORDER
    if together := _run_together(whole_a, whole_b):
        return together
    short, long = sorted((whole_a, whole_b), key=len)
    if len(short) < len(long) and short[0] == long[0] and short[1:] == long[1 : len(short)]:
        return Fit.FULLER
    if len(short) > 1 and _goes_on(short, long):
        return Fit.SPELLING
    given = a.given[0] == b.given[0] or stand_for_one_another(a.given[0], b.given[0])
    near = alike(a.surname, b.surname)
    if near and (given or _spelled_alike(a.given[0], b.given[0])):
        return Fit.SPELLING if _middles_agree(a.given[1:], b.given[1:]) else None
    return None


def _run_together(a: list[str], b: list[str]) -> Fit | None:
    """Return how two names fit whose words are split differently: "Ki-moon" and "Kimoon"."""
    if len(a) == len(b):
        return None
    one, other = "".join(a), "".join(b)
    if one == other:
        return Fit.FORM
    return Fit.SPELLING if min(len(one), len(other)) > _WHOLE and one_apart(one, other) else None


_WHOLE: Final = 8
"""Letters that a name split differently must exceed for one letter in it to differ."""


def _goes_on(short: list[str], long: list[str]) -> bool:
    """Tell whether two names are alike word by word, where the longer has more words at its end.

    Names of two words each are also alike in the other order: "Zelensky Volodymyr".
    """
    if len(short) < len(long):
        return len(short) > _PAIR and _alike_in_turn(short, long)
    return len(short) == _PAIR and _alike_in_turn(short, long[::-1])


_PAIR: Final = 2
"""Words of a name that is one given name and a surname."""


def _alike_in_turn(short: list[str], long: list[str]) -> bool:
    pairs = zip(short, long, strict=False)
    return all(alike(x, y) or stand_for_one_another(x, y) for x, y in pairs)


@cache
def _called_after() -> frozenset[str]:
    return frozenset(table("likeness")["called_after"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("likeness")["particles"])
