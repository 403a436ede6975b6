"""The words of an actor's name: clues to a name that is cut, has a title in it, or is no name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.actors.whole.case import Case

_SHORT: Final = 5
"""Letters of a word in capitals that may be an abbreviation."""
_GENERAL: Final = 2
"""Words of a name that is made of general words only: "Railway Company"."""


def of_its_words(case: Case) -> Iterator[str]:
    """Yield the clues that an actor's own words give."""
    if case.who == "nameless":
        yield from _of_a_phrase(case)
        return
    if not case.words:
        return
    yield from _letters(case)
    yield from _offices(case)
    yield from _first_and_last(case)
    if case.who == "person":
        yield from _of_a_person(case)
    if case.who == "body":
        yield from _of_a_body(case)


def _of_a_phrase(case: Case) -> Iterator[str]:
    """Yield the clues of a group or an office that no name names: "riot police"."""
    words = case.actor.name.split()
    if len(words) == 1:
        yield "a noun alone"
    if "of" in words:
        yield "of somebody"
    if words[0][:1].islower():
        yield "begins small"


def _letters(case: Case) -> Iterator[str]:
    name = case.actor.name
    if name.isupper() and len(name) > 1:
        long = " " in name or len(name) > _SHORT
        yield f"in capitals{', long' if long else ''}, {case.who}"
    if any(c.isdigit() for c in name):
        yield f"a digit, {case.who}"


@cache
def _titles() -> frozenset[str]:
    """Return the words of address, rank and office."""
    lists = ("address", "ranks", "religious", "royal", "heads", "shortened")
    return frozenset(word for name in lists for word in table("titles")[name])


def _offices(case: Case) -> Iterator[str]:
    words = case.words
    if words[0] in _titles():
        yield "is a title" if case.alone else "begins with a title"
    if not case.alone and words[-1] in _titles():
        yield "ends with a title"


def _first_and_last(case: Case) -> Iterator[str]:
    words, who, small = case.words, case.who, case.pieces.lower
    if words[0] in small:
        yield f"first word small elsewhere, {who}{' of one word' if case.alone else ''}"
    if not case.alone and words[-1] in small:
        yield f"last word small elsewhere, {who}"
    if words[0] in lexicon().common:
        yield f"a common word first, {who}"


def _of_a_person(case: Case) -> Iterator[str]:
    if not case.alone:
        yield f"given name {'known' if case.words[0] in lexicon().given else 'not known'}"
    if case.words[-1] in lexicon().heads:
        yield "a person with a body's last word"


def _of_a_body(case: Case) -> Iterator[str]:
    words, heads = case.words, lexicon().heads
    yield f"last word of bodies {'known' if words[-1] in heads else 'not known'}"
    if len(words) > _GENERAL:
        return
    if words[0] in heads:
        yield "begins with a body's last word"
    if all(w in heads or w in lexicon().common or w in case.pieces.lower for w in words):
        yield "only general words"
