"""Load the words that say how actors relate, from the shipped table `relations.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Predicate:
    """How one actor stands to another: its class, and -1 hostile, 0 neutral, 1 friendly.

    `symmetric`: it holds both ways. `takes`: who can be its object, a `person`, a `body` or a
    `firm`; '' for anybody. `like` is the wider predicate that holds of others and whose
    constructions it shares. `by_person`: its subject is a person.
    """

    name: str
    kind: str
    sign: int
    symmetric: bool = False
    takes: str = ""
    like: str = ""
    by_person: bool = False

    @property
    def root(self) -> str:
        """The name of the wider predicate, its own where there is none."""
        return self.like or self.name


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb's predicate, and where its other end stands: as object or behind a preposition.

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
    """The table, keyed by lemma, verbs with their particle ("wipe out"), adjectives as written."""

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
    staff: frozenset[str]
    shares: frozenset[str]
    sufferers: frozenset[str]
    words: frozenset[str]
    under: Mapping[str, Predicate]
    wholes: frozenset[str]
    fellows: frozenset[str]
    enters: frozenset[str]
    sides: frozenset[str]
    nationals: frozenset[str]
    weapons: frozenset[str]
    arms: frozenset[str]
    vehicles: frozenset[str]
    sells: frozenset[str]
    go_betweens: frozenset[str]
    contests: frozenset[str]
    labour: frozenset[str]
    ballots: frozenset[str]
    throws: frozenset[str]
    lesser: frozenset[str]
    some: frozenset[str]
    seen: frozenset[str]
    films: frozenset[str]
    enders: frozenset[str]
    enjoyers: frozenset[str]
    instead: tuple[str, ...]
    denials: frozenset[str]
    nobodies: frozenset[str]
    refusals: frozenset[str]
    hesitating: frozenset[str]
    asking: frozenset[str]
    blaming: frozenset[str]
    charging: frozenset[str]
    clearing: frozenset[str]
    suspicions: frozenset[str]
    undone: frozenset[str]
    possible: frozenset[str]
    chances: frozenset[str]
    leaving: frozenset[str]
    removing: frozenset[str]
    departures: frozenset[str]
    not_held: frozenset[str]
    whole_heads: frozenset[str]
    whole_bodies: frozenset[str]
    as_verbs: frozenset[str]
    appointing: frozenset[str]
    wins: frozenset[str]
    victories: frozenset[str]
    plays: frozenset[str]
    scores: frozenset[str]
    goods: frozenset[str]
    giving: frozenset[str]
    roles_last: frozenset[str]
    parts: frozenset[str]
    departments: frozenset[str]
    in_person: frozenset[str]
    of_places: frozenset[str]
    blows: frozenset[str]
    changing: frozenset[str]
    teamwork: frozenset[str]
    harm: frozenset[str]
    loose: frozenset[str]
    arenas: Mapping[str, frozenset[str]]
    named: Mapping[str, Predicate]
    beside: Predicate
    belonging: Predicate


_WORD_LISTS: Final = (
    "transparent", "light", "causes", "asks", "alone", "heads", "staff", "shares", "sufferers",
    "words", "wholes", "fellows", "enters", "weapons", "arms", "vehicles", "throws", "lesser",
    "some", "seen", "films", "enders", "enjoyers", "denials",
    "nobodies", "refusals", "hesitating", "asking", "blaming", "charging",
    "sells", "go_betweens", "contests", "labour", "ballots",
    "clearing", "suspicions", "undone", "not_held", "whole_heads", "as_verbs", "appointing",
    "wins", "victories", "plays", "scores", "possible", "chances", "leaving", "removing",
    "departures",
    "whole_bodies", "goods", "giving", "parts", "departments", "sides",
    "nationals", "in_person", "of_places",
    "blows", "changing", "teamwork", "harm", "loose",
)  # fmt: skip


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
        **{name: frozenset(raw[name]) for name in _WORD_LISTS},
        instead=tuple(raw["instead"]),
        arenas={name: frozenset(words) for name, words in raw["arenas"].items()},
        roles_last=frozenset(w.split()[-1] for row in raw["roles"] for w in row["words"]),
        named=known,
        under={word: known[row["predicate"]] for row in raw["under"] for word in row["words"]},
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
