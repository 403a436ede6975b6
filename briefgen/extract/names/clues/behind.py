"""Clues to a name's sort in the words after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.runs.parts import is_letters
from briefgen.extract.names.singular import singular
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_FIGHTING: Final = (ActorType.ARMED_GROUP, ActorType.MILITARY)
_TELLING: Final = {"plc": 7, "party": 7, "newspaper": 10, "magazine": 8, "ethnic group": 7}
"""Weights of nouns after a name that leave no doubt: "the opposition *Congress* party"."""
_AGE: Final = 2
"""Digits of an age."""


def words_behind(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of the words after a name."""
    at = found.end
    if at >= len(pieces.all) or pieces.all[at].barrier:
        return
    here = pieces.all[at]
    if here.gap == " " and not here.first:
        yield from _right_behind(pieces, found, words)
    elif here.gap == ", ":
        if here.text.isdigit() and len(here.text) == _AGE:
            yield "age", "person", 0 if _counts_things(pieces, at) else 4
        elif here.folded in ("who", "whose"):
            loud = pieces.texts[at - 1].isupper() and found.end - found.start == 1
            yield (here.folded, "person", 2 if here.folded == "who" and not loud else 0.8)
        elif here.folded == "which":
            yield "which", "organisation", 4.5  # or a place, but nobody
            yield "which", "place", 4.5
        elif here.capital:
            yield "comma", "place", 0.5
        elif here.folded in ("a", "an", "the") and _is_told_as_place(pieces, at, words):
            yield "told as a place", "place", 4


def _counts_things(pieces: Pieces, at: int) -> bool:
    """Tell whether a number is no age: "in Orsk, *12* of them hurt", "in Orsk, *30* miles off"."""
    behind = pieces.all[at + 1 : at + 2]
    if not behind or behind[0].gap != " ":
        return False
    return behind[0].text == "of" or behind[0].tag == "NNS"


def _is_a_school(pieces: Pieces, at: int) -> bool:
    """Tell whether a name is a school's, also the first of two: "X and Y elementary schools"."""
    joined = pieces.all[at].text in ("and", "or") and pieces.all[at].gap == " "
    while joined and at + 1 < len(pieces.all) and pieces.all[at + 1].capital:
        at += 1
        if pieces.all[at].gap != " " or pieces.all[at].barrier:
            return False
    run = pieces.words[at + 1 : at + 3] if joined else pieces.words[at : at + 2]
    plain = all(p.gap == " " for p in pieces.all[at : at + 2])
    return plain and len(run) > 1 and run[0] in clue_words().grades and singular(run[1]) == "school"


def _right_behind(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of what follows a name without a mark: a number, or lower-case nouns."""
    if _is_a_list(pieces, found):
        yield "noun behind", "other", 7
    if is_letters(pieces, found.end, words) and found.end - found.start > 1:
        yield "letters", "person", 9
    if pieces.all[found.end].text.islower():
        yield from _nouns_behind(pieces, found, words)


def _is_a_list(pieces: Pieces, found: Found) -> bool:
    """Tell whether a round number ends a list's name: "the *Harl Hot* 100 chart"."""
    number, behind = pieces.all[found.end], pieces.all[found.end + 1 : found.end + 2]
    if number.text not in clue_words().rounds or found.known is not None or found.title:
        return False
    counts = bool(behind) and behind[0].gap == " " and behind[0].tag in ("NNS", "NNPS")
    definite = found.start > 0 and pieces.words[found.start - 1] in ("the", "s")
    return definite and not counts


def _is_a_craft(pieces: Pieces, found: Found) -> bool:
    """Tell whether a word is a thing's in space, by what it is called: "X space telescope"."""
    if found.end - found.start > 1 or found.known is not None or found.title:
        return False
    run = []
    for piece in pieces.all[found.end : found.end + 2]:
        if piece.gap != " " or not piece.text.islower() or piece.barrier:
            break
        run.append(piece.folded)
    crafts = clue_words().crafts
    telling = crafts & set(run[:1]) or (run[:1] == ["space"] and crafts & set(run[1:]))
    space = any(w in pieces.lower for w in _IN_SPACE)
    return bool(telling) and space


_IN_SPACE: Final = ("space", "orbit", "planet", "planets", "moon", "stars", "spacecraft")
"""A text with one of these tells of missions and probes in space."""


def _nouns_behind(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of lower-case nouns after a name, with or without "the" before it."""
    front = pieces.words[found.start - 1] if found.start else ""
    if pieces.words[found.end] == "who" and front in ("from", "of", "at", "in"):
        return
    if _is_a_school(pieces, found.end):
        yield "school", "organisation", 9
    alone = found.end - found.start == 1 and found.known is None
    if alone and pieces.words[found.end] in clue_words().campaigns:
        camp = pieces.words[found.start - 2 : found.start] if found.start > 1 else []
        inside = camp[1:] == ["the"] and camp[0] in clue_words().at_buildings
        yield ("noun behind", "place", 4) if inside else ("campaign", "organisation", 3)
    else:
        yield from _noun_behind(pieces, found.end, words, alone=alone)
    if alone and _is_a_towns(pieces, found):
        yield "noun behind", "place", 4
    if not alone and found.known is None and pieces.words[found.end] in clue_words().seats:
        yield "noun behind", "place", 5
    if alone and _is_a_site(pieces, found):
        yield "site", "other", 6
    if _is_a_craft(pieces, found):
        yield "craft", "other", 7
    if _is_a_things(pieces, found, words):
        yield "noun behind", "other", 7
    if _is_the_unit(pieces, found, words):
        yield "noun behind", words.heads[pieces.words[found.end]], 6


def _is_a_towns(pieces: Pieces, found: Found) -> bool:
    """Tell whether people or a service behind a word are those of its town: "*Gary* police"."""
    word = pieces.texts[found.start]
    towns = (e for e in places_named(word) if e.kind == "city" and not (e.loose or e.alternate))
    served = pieces.words[found.end] in clue_words().of_towns
    return served and word.istitle() and any(e.population >= _POLICED for e in towns)


_POLICED: Final = 30_000
"""Population of a town with a police of its own that news are made of."""


def _is_a_site(pieces: Pieces, found: Found) -> bool:
    """Tell whether a word is a mine's or a project's name: "*Delilah* mine", "*X* gold project"."""
    behind = pieces.all[found.end : found.end + 2]
    if found.title or any(p.gap != " " or not p.text.islower() for p in behind[:1]):
        return False
    if places_named(" ".join(pieces.texts[found.start : found.end])):
        return False
    sites = clue_words().sites
    if behind[0].folded in sites:
        return True
    two = len(behind) > 1 and behind[1].gap == " " and behind[0].tag.startswith("NN")
    return two and behind[1].folded in sites and behind[1].text.islower()


def _is_a_things(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a longer name between "the" and a noun is that of a thing named after people."""
    definite = found.start > 0 and pieces.words[found.start - 1] == "the" and not found.title
    long = found.end - found.start > 1 and found.known is None
    return definite and long and pieces.words[found.end] in words.named_after


def _is_the_unit(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether "the" and a noun for fighters make a name theirs: "the Omar Bell brigade"."""
    at = found.end
    definite = found.start > 0 and pieces.words[found.start - 1] == "the" and not found.title
    behind = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    goes_on = behind is not None and behind.gap == " " and behind.capital
    return definite and not goes_on and words.heads.get(pieces.words[at]) in _FIGHTING


def _is_told_as_place(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether the head of an apposition is a noun for places: "X, a tributary of Y"."""
    end = at + 1
    while end < len(pieces.all) and pieces.all[end].gap == " " and pieces.all[end].text.islower():
        if pieces.words[end] in clue_words().opens or pieces.all[end].barrier:
            break
        end += 1
    noun = pieces.words[end - 1]
    return end > at + 1 and noun in words.place_nouns and noun not in words.heads


def _noun_behind(pieces: Pieces, at: int, words: Lexicon, *, alone: bool) -> Iterator[Clue]:
    """Yield the clue of the lower-case nouns after a name: "X fighters", "X province"."""
    word = pieces.words[at]
    if word in ("who", "whose"):
        yield "who", "person", 1.5
        return
    run = [w.folded for w in pieces.all[at : at + 3]]
    reach = 1
    while (
        reach < len(run)
        and pieces.all[at + reach].gap == " "
        and pieces.all[at + reach].text.islower()
    ):
        reach += 1
    word = _noun_of(pieces, at, run[:reach], words)
    if word in clue_words().held_by and (alone or word not in words.heads):
        label = alone and pieces.words[at - 1] in words.party_labels
        yield "regime", "party" if label else "person", 3
    elif word in clue_words().diseases or (alone and singular(word) in _makes()):
        yield "noun behind", "other", 4
    elif word in words.collectives and words.collectives[word] == "armed_group":
        yield "fighters", "armed_group", 3
    elif word in words.place_nouns or " ".join(run[:2]) in words.place_nouns:
        settled = word in clue_words().quarters and not alone
        yield "noun behind", "place", 6 if settled else 4
    elif word in words.heads:
        yield "noun behind", words.heads[word], _TELLING.get(word, 3)
    elif any(w in words.other_nouns for w in run[:reach]) and reach > 1:
        yield "noun behind", "other", 0.8
    elif word in words.other_nouns:
        yield "noun behind", "other", 1.2


def _noun_of(pieces: Pieces, at: int, run: list[str], words: Lexicon) -> str:
    """Return the noun that lower-case words behind a name begin with, an adjective left out.

    "X *rural municipality*" is a municipality, an "ethnic group" one noun.
    """
    if len(run) > 1 and words.heads.get(" ".join(run[:2])) == "people":
        return " ".join(run[:2])
    modified = len(run) > 1 and pieces.all[at].tag == "JJ" and run[1] in words.place_nouns
    return run[1] if modified else run[0]


@cache
def _makes() -> frozenset[str]:
    """Return the nouns for arms and vehicles that follow their make's name: "Kestrel drones"."""
    return predicates().weapons | predicates().vehicles


def has_shareholders(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name that is no state precedes its shareholders."""
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    if behind is None or behind.gap != " " or behind.barrier or behind.first:
        return False
    state = found.known is not None and found.known.type is ActorType.STATE
    return behind.text in clue_words().holders and not state
