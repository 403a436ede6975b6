"""How sure is the sort that a name was judged to have? The clues that are weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.screen import is_numbered_unit
from briefgen.extract.weighing import Weighed, weigh
from briefgen.model import ActorType, Confidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_FULL_LEAD: Final = 8.0
"""Lead beyond which more tells no more."""
_TIME_AND_AGAIN: Final = 2
"""Sentences of which a name is the subject or owner, from which on it is no stray word."""
_OFTEN: Final = 4
"""Mentions beyond which more tell no more."""
_BROAD: Final = {
    "person": "person",
    "place": "place",
    "state": "state",
    "people": "people",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A name with its mentions, clues, votes and sort, and whether it is another name's surname.

    `somebody` counts the mentions that are a subject or an owner, `dealt_with` where one is so in a
    wider sense, `the_one` where "the" precedes a mention that modifies nothing.
    """

    items: tuple[Found, ...]
    told: Counter[tuple[str, str]]
    votes: Counter[str]
    sort: str
    surname: bool
    somebody: int = 0
    dealt_with: bool = False
    the_one: bool = False


_GUIDELINES: Final = 0.7
"""Log odds by which gold understates our verdicts.

Source: of the surest verdicts that GUM's names contradict, half were read and found right by a
newspaper reader's lights: a museum is an organisation to us and a place to GUM, and the like.
"""


FAINTLY_A_PERSON: Final = "one word, faintly a person"
"""A person by the model's label alone, of one word that is no surname of a full name.

Source: on GUM's names and re3d's, 21 of 40 are persons; the rest are works, firms, towns and common
nouns.
"""


SOMEWHERE: Final = "faintly somebody, and only where things are"
"""A person, or a one-word body, by the model's label alone, that acts in and undergoes nothing.

Source: on the same names, 18 of 42 are what they were taken for.
"""
UNIT: Final = "numbered unit"
"""A name of an ordinal and a sort of unit: the "158th Fighter Wing"."""
OPENS: Final = "opens a longer name"
"""A word that stands before another one with a capital somewhere, as a given name does."""
THE_ONE: Final = "the, before a person"
"""A person with "the" before the name. Source: on the same names, 2 of 12 are persons."""


def confidence(clues: dict[str, float]) -> Confidence:
    """Return how sure a verdict is, by the fitted weights of its clues."""
    if not clues.keys().isdisjoint((FAINTLY_A_PERSON, SOMEWHERE, THE_ONE)):
        return Confidence.DOUBTFUL
    weighed = weigh("name", clues).probability
    bounded = min(max(weighed, 1e-9), 1 - 1e-9)
    odds = bounded / (1 - bounded) * exp(_GUIDELINES)
    told = Weighed(odds / (1 + odds)).confidence
    known = UNIT in clues or _is_told(clues) or _is_on_the_map(clues)
    return Confidence.LIKELY if told is Confidence.DOUBTFUL and known else told


def _is_told(clues: Mapping[str, float]) -> bool:
    """Tell whether the text says of a body what it is, or time and again what it does.

    Source: on GUM's names and re3d's, all that are told so are bodies, which the weights, fitted
    without these clues, hold for doubtful at times.
    """
    if "is a organisation" not in clues or clues.get("lead", 0.0) < _LEADING:
        return False
    if any(f"{clue}, for" in clues for clue in _TELLING):
        return True
    if "common word, for" in clues and any(f"{clue}, for" in clues for clue in _ACTING):
        return True
    if {"first, for", "three words and more"} <= clues.keys() and clues["lead"] >= _WELL_AHEAD:
        return "nothing against it" in clues
    placed = any(f"{clue}, against" in clues for clue in ("gazetteer", "called a", "in"))
    return "acts time and again" in clues and not placed


def _is_on_the_map(clues: Mapping[str, float]) -> bool:
    """Tell whether a place is in the gazetteer and a noun behind it tells one: "X district"."""
    told = {"is a place", "gazetteer, for", "noun behind, for"} <= clues.keys()
    return told and clues.get("lead", 0.0) >= _SETTLED


_SETTLED: Final = 0.4
_WELL_AHEAD: Final = 0.75
_LEADING: Final = 1 / _FULL_LEAD
_TELLING: Final = frozenset(
    {"says it", "staffed", "runs it", "called a", "the one who says so", "taken up", "shares in",
     "noun before", "results", "kind told", "firm told", "listed", "shareholders"}
)  # fmt: skip
"""Clues by which the text tells what a body is."""
_ACTING: Final = frozenset({"says", "owns"})
"""Clues that somebody bears a name that ends in a common word."""


def broad(sort: str) -> str:
    """Return the broad sort that a sort belongs to; all kinds of organisations are one."""
    return _BROAD.get(sort, "organisation")


def sureness(pieces: Pieces, case: Case) -> dict[str, float]:
    """Return the clues for and against a verdict, each 0 to 1."""
    first = case.items[0]
    size = first.end - first.start
    sort = broad(case.sort)
    known = first.known
    clues = {
        f"is a {sort}": 1.0,
        "known": float(known is not None and not known.weak),
        "weakly known": float(known is not None and known.weak),
        "another's surname": float(case.surname),
        "one word": float(size == 1),
        f"one word, {sort}": float(size == 1),
        "three words and more": float(size > 2),  # noqa: PLR2004 - as the clue says
        "mentions": min(1.0, (len(case.items) - 1) / _OFTEN),
        "lead": _lead(case) / _FULL_LEAD,
        "only where a sentence begins": float(all(_begins(pieces, f) for f in case.items)),
        "only in a headline": float(all(pieces.all[f.start].titled for f in case.items)),
        "small elsewhere": float(pieces.words[first.start] in pieces.lower and size == 1),
        "capitals throughout": float(_loud(pieces, first)),
    }
    rules = {(rule, broad(told) == sort) for rule, told in case.told}
    clues |= {f"{rule}, {'for' if speaks else 'against'}": 1.0 for rule, speaks in rules}
    clues["no label of the model's"] = float(not any(rule == "model" for rule, _ in rules))
    clues["told by two and more"] = float(sum(speaks for _, speaks in rules) > 1)
    clues["told by three and more"] = float(sum(speaks for _, speaks in rules) > 2)  # noqa: PLR2004
    clues[f"told faintly, {sort}"] = float(_is_faint(clues) and not known)
    clues["acts time and again"] = float(case.somebody >= _TIME_AND_AGAIN)
    alone = sort == "person" and size == 1 and not (known or case.surname or case.somebody)
    clues[UNIT] = float(is_numbered_unit(pieces, first))
    clues[OPENS] = float(size == 1 and _opens_a_name(pieces, pieces.words[first.start]))
    faint = alone and _is_faint(clues) and not clues[OPENS]
    clues[FAINTLY_A_PERSON] = float(faint)
    somebodys = sort == "person" or (sort == "organisation" and size == 1)
    met_again = case.surname and (size == 1 or _is_met_alone(pieces, case.items))
    unknown = not (known or met_again or case.dealt_with)
    clues[SOMEWHERE] = float(somebodys and unknown and _is_faint(clues))
    clues[THE_ONE] = float(sort == "person" and case.the_one and not (known or met_again))
    clues["nothing against it"] = float(all(s or r == "gazetteer" for r, s in rules))
    return {clue: value for clue, value in clues.items() if value}


def _is_met_alone(pieces: Pieces, items: tuple[Found, ...]) -> bool:
    """Tell whether the last word of a name also stands outside of it, as surnames do."""
    return pieces.words.count(pieces.words[items[0].end - 1]) > len(items)


def _opens_a_name(pieces: Pieces, word: str) -> bool:
    """Tell whether a word precedes another capital somewhere, like a given name: "*Zora* Holt"."""
    pairs = pairwise(pieces.all)
    return any(a.folded == word and b.capital and b.gap == " " and not b.first for a, b in pairs)


def _lead(case: Case) -> float:
    """Return by how much the sort leads over all other broad sorts, within the full lead."""
    sums: Counter[str] = Counter()
    for sort, weight in case.votes.items():
        sums[broad(sort)] = max(sums[broad(sort)], weight)
    own = sums.pop(broad(case.sort), 0)
    return max(0.0, min(_FULL_LEAD, own - max(sums.values(), default=0)))


def _begins(pieces: Pieces, found: Found) -> bool:
    return pieces.all[found.start].first


def _loud(pieces: Pieces, found: Found) -> bool:
    return all(t.isupper() and len(t) > 1 for t in pieces.texts[found.start : found.end])


def kind_not_known(sort: str, told: dict[str, float], *, doubtful: bool) -> ActorType:
    """Return an actor's type: unknown for a doubtful one that only faint clues tell."""
    if sort == "person" and THE_ONE in told:
        return ActorType.UNKNOWN
    if _is_but_a_word(sort, told):
        return ActorType.UNKNOWN
    if doubtful and sort in ("person", "organisation") and _is_faint(told):
        return ActorType.UNKNOWN if "another's surname" not in told else ActorType(sort)
    return ActorType(sort)


def _is_but_a_word(sort: str, told: Mapping[str, float]) -> bool:
    """Tell whether a person is one by the looks alone of a word that is met once."""
    if sort != "person" or "one word" not in told or not _is_faint(told):
        return False
    return told.keys().isdisjoint(_BEARERS)


_BEARERS: Final = frozenset({"another's surname", OPENS, "known", "weakly known", "mentions"})
"""What bears out that a word is a person's: it is met again, or is a part of a longer name."""


def _is_faint(clues: Mapping[str, float]) -> bool:
    """Tell whether only faint clues, such as the model's label, speak for a name's sort."""
    return not any(c.endswith(", for") and c.removesuffix(", for") not in _FAINT for c in clues)


_FAINT: Final = frozenset(
    {"model", "run", "says", "abbreviation", "capital within", "comma", "digits", "whose"}
)
"""Clues that speak but faintly for a sort: the model's label, capitals, a verb of saying."""
