"""Find a person's pronoun from title, descriptions and given name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefgen.extract.coreference.ahead import CLAUSE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.model import Actor


def pronoun_of(actor: Actor) -> str:
    """Return "he" or "she", empty where nothing tells or the clues differ.

    What the article calls somebody goes before the given name, which may be either's.
    """
    return _told(_called(actor), _nouns()) or _told(_given(actor), _names())


def _called(actor: Actor) -> list[str]:
    """Return the words of an actor's titles and descriptions, in lowercase."""
    told = (d for d in actor.descriptions if d.origin != CLAUSE)  # not "runs it with her brother"
    words = [w for d in told for w in d.evidence.exact.lower().split()]
    words += [n.lower().split()[0] for n in _spellings(actor)]
    return [w.strip(".,'\u2019") for w in words]


def _given(actor: Actor) -> list[str]:
    spelled = [n.split() for n in _spellings(actor)]
    names = [[w.lower() for w in words if not w.islower()] for words in spelled]
    return [_first_known(words[:-1]) for words in names if len(words) > 1]


def _first_known(words: list[str]) -> str:
    """Return the first word that is a known given name, as a name may begin with a label."""
    return next((w for w in words[:2] if w in _names()), words[0])


def _spellings(actor: Actor) -> list[str]:
    return [n for n in (actor.name, *(a.name for a in actor.aliases)) if n.split()]


def _told(words: list[str], known: dict[str, str]) -> str:
    """Return the one pronoun that the words stand for, empty where they stand for none or two."""
    told = {known[w] for w in words if w in known}
    return told.pop() if len(told) == 1 else ""


@cache
def _names() -> dict[str, str]:
    names = table("first_names")
    return {w: p for p in ("he", "she") for w in names[p]}


@cache
def _nouns() -> dict[str, str]:
    words, names = table("coreference"), table("first_names")
    lists = (("he", words["men"]), ("she", words["women"]))
    titles = (("he", names["titles_he"]), ("she", names["titles_she"]))
    return {w.strip("."): p for p, each in (*lists, *titles) for w in each}
