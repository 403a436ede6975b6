"""The words that say how actors stand to each other, as the shipped table `relations.yml` holds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Predicate:
    """How one actor stands to another: its class, and -1 hostile, 0 neutral, 1 friendly.

    `symmetric`: it holds both ways. `body`: its object is never a single person.
    """

    name: str
    kind: str
    sign: int
    symmetric: bool = False
    body: bool = False


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb's predicate; where the other end stands: as its object, behind a preposition, or the ends are reversed.

    `giver` is true where the subject is the one to whom it is done ("X received weapons from Y");
    `composed` are the prepositions behind which the members of a subject stand ("X is made up of
    Y").
    """

    predicate: Predicate
    object: bool
    prepositions: frozenset[str]
    giver: bool = False
    composed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun's predicate, and the prepositions before the one to whom it is done."""

    predicate: Predicate
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Predicates:
    """The table, keyed by lemma, verbs with their particle ("wipe out"); `adjectives` by the word as it is written."""

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, NounFrame]
    roles: Mapping[str, Predicate]
    adjectives: Mapping[str, NounFrame]
    compounds: Mapping[str, Predicate]
    prefixes: Mapping[str, Predicate]
    transparent: frozenset[str]
    light: frozenset[str]
    causes: frozenset[str]
    asks: frozenset[str]
    alone: frozenset[str]
    heads: frozenset[str]
    shares: frozenset[str]
    sufferers: frozenset[str]
    words: frozenset[str]
    under: Mapping[str, Predicate]
    wholes: frozenset[str]
    fellows: frozenset[str]
    enters: frozenset[str]
    weapons: frozenset[str]
    throws: frozenset[str]
    lesser: frozenset[str]
    enders: frozenset[str]
    enjoyers: frozenset[str]
    beside: Predicate
    belonging: Predicate


@cache
def predicates() -> Predicates:
    """Return the shipped predicates with their words."""
    raw = table("relations")
    known = {name: Predicate(name, **values) for name, values in raw["predicates"].items()}
    return Predicates(
        verbs=_verbs(raw["verbs"], known),
        nouns={
            word: NounFrame(known[row["predicate"]], frozenset(row["prepositions"]))
            for row in raw["nouns"]
            for word in row["words"]
        },
        roles={word: known[row["predicate"]] for row in raw["roles"] for word in row["words"]},
        adjectives={
            word: NounFrame(known[row["predicate"]], frozenset(prepositions))
            for row in raw["adjectives"]
            for word, prepositions in row["words"].items()
        },
        compounds={word: known[name] for word, name in raw["compounds"].items()},
        prefixes={word: known[name] for word, name in raw["prefixes"].items()},
        transparent=frozenset(raw["transparent"]),
        light=frozenset(raw["light"]),
        causes=frozenset(raw["causes"]),
        asks=frozenset(raw["asks"]),
        alone=frozenset(raw["alone"]),
        heads=frozenset(raw["heads"]),
        shares=frozenset(raw["shares"]),
        sufferers=frozenset(raw["sufferers"]),
        words=frozenset(raw["words"]),
        under={word: known[row["predicate"]] for row in raw["under"] for word in row["words"]},
        wholes=frozenset(raw["wholes"]),
        fellows=frozenset(raw["fellows"]),
        enters=frozenset(raw["enters"]),
        weapons=frozenset(raw["weapons"]),
        throws=frozenset(raw["throws"]),
        lesser=frozenset(raw["lesser"]),
        enders=frozenset(raw["enders"]),
        enjoyers=frozenset(raw["enjoyers"]),
        beside=known[raw["beside"]],
        belonging=known[raw["belonging"]],
    )


def _verbs(
    rows: list[dict[str, Any]], known: dict[str, Predicate]
) -> dict[str, tuple[VerbFrame, ...]]:
    out: dict[str, list[VerbFrame]] = {}
    for row in rows:
        predicate = known[row["predicate"]]
        into = {word: frozenset(prepositions) for word, prepositions in row.get("into", {}).items()}
        direct = set(row.get("object", ()))
        for word in dict.fromkeys([*row.get("object", ()), *into]):
            out.setdefault(word, []).append(
                VerbFrame(predicate, word in direct, into.get(word, frozenset()))
            )
        for word in row.get("giver", ()):
            out.setdefault(word, []).append(
                VerbFrame(predicate, object=True, prepositions=frozenset(), giver=True)
            )
        for word, prepositions in row.get("composed", {}).items():
            frame = VerbFrame(
                predicate, object=False, prepositions=frozenset(), composed=frozenset(prepositions)
            )
            out.setdefault(word, []).append(frame)
    return {word: tuple(frames) for word, frames in out.items()}
