"""The words that runs look for, built once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache

from briefgen.registry.tables import table


@dataclass(frozen=True, slots=True)
class RunWords:
    """Lower-case words by what they do in a name; the table says what each list means."""

    numbers: frozenset[str]
    ours: frozenset[str]
    offices: frozenset[str]
    joints: frozenset[str]
    of_towns: frozenset[str]
    fathers: frozenset[str]
    unions: frozenset[str]
    united: frozenset[str]
    dating: frozenset[str]
    within: frozenset[str]
    rungs: frozenset[str]
    joined_to_co: frozenset[str]
    closers: frozenset[str]
    gatherings: frozenset[str]
    before_given: frozenset[str]
    behind_bodies: frozenset[str]
    of_trades: frozenset[str]
    fields: frozenset[str]
    wings: frozenset[str]
    of_a_task: frozenset[str]
    of_work: frozenset[str]
    given_unless: frozenset[str]
    waters: frozenset[str]
    of_no_party: frozenset[str]
    foreign_joints: frozenset[str]
    foreign_articles: frozenset[str]
    opposing: frozenset[str]


@cache
def run_words() -> RunWords:
    """Return the shipped words."""
    words = table("name_runs")
    return RunWords(**{f.name: frozenset(words[f.name]) for f in dataclasses.fields(RunWords)})
