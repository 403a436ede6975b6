"""Load the cues of speech: words that say on whose word something is, and their frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue says in a frame: the act, whether it denies its content, whom it is aimed at.

    `target` is `object`, `prep` or empty.
    """

    act: str
    negated: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its frames, and the prepositions that may lead its content, by sense."""

    frames: Mapping[str, Sense]
    preps: Mapping[str, Sense]


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A fixed run of lower-case words that stands before a source."""

    words: tuple[str, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The table `speech.yml`. Keys are lemmas; a verb with a particle is keyed `point out`.

    `phrasal` are the lemmas with which such a key begins.
    """

    verbs: Mapping[str, Cue]
    phrasal: frozenset[str]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    source_phrases: tuple[SourcePhrase, ...]
    as_clause_verbs: frozenset[str]
    strong: frozenset[str]
    pseudo_cues: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]


@cache
def speech() -> Speech:
    """Return the shipped cues."""
    raw = table("speech")
    verbs = _cues(raw["verbs"])
    return Speech(
        verbs=verbs,
        phrasal=frozenset(word.split()[0] for word in verbs if " " in word),
        nouns=_cues(raw["nouns"]),
        adjectives=_cues(raw["adjectives"]),
        source_phrases=tuple(
            SourcePhrase(tuple(p["words"]), p["act"]) for p in raw["source_phrases"]
        ),
        as_clause_verbs=frozenset(raw["as_clause_verbs"]),
        strong=frozenset(raw["strong"]),
        pseudo_cues={lemma: frozenset(words) for lemma, words in raw["pseudo_cues"].items()},
        lists={name: frozenset(words) for name, words in raw["lists"].items()},
    )


def _cues(groups: Iterable[Mapping[str, Any]]) -> dict[str, Cue]:
    """Return the cues of all groups; of two groups that give a word one frame the earlier wins."""
    frames: dict[str, dict[str, Sense]] = {}
    preps: dict[str, dict[str, Sense]] = {}
    for group in groups:
        sense = Sense(group["act"], group.get("polarity") == "negated", group.get("target", ""))
        for word in group["words"]:
            for frame in group.get("frames", ()):
                frames.setdefault(word, {}).setdefault(frame, sense)
            for prep in group.get("preps", ()):
                preps.setdefault(word, {}).setdefault(prep, sense)
            frames.setdefault(word, {})
    return {word: Cue(frames[word], preps.get(word, {})) for word in frames}
