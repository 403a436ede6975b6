"""An actor to be judged, with what else the article holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.words import plain
from briefgen.extract.names import Sense
from briefgen.extract.names.pieces import pieces
from briefgen.model import ActorType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from briefgen.extract.names import Name
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Evidence, Mention, Relation

NAMES: Final = frozenset({MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION})
"""Kinds of mention that are names."""

_APART: Final = frozenset({ActorType.PERSON, ActorType.STATE, ActorType.PEOPLE, ActorType.UNKNOWN})
_LINKS: Final = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})
"""Words that names of all kinds share."""
_LOOKED_AT: Final = 4
"""Mentions by the name itself that are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article: its names, actors, claims and relations."""

    reading: Reading
    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]


def broad(kind: ActorType) -> str:
    """Return an actor's type as the clues tell types apart: all bodies are one."""
    return str(kind) if kind in _APART else "body"


@dataclass(frozen=True, slots=True)
class Other:
    """Another name of the article: its words, and `what` bears it (a broad type, or a sense)."""

    words: tuple[str, ...]
    what: str
    of: str


@dataclass(frozen=True, slots=True)
class Case:
    """An actor, the words of its name, its clues, and the names beside it.

    `spelled` are mentions by the name that it is shown with, `heads` the heads of all that are
    read. `beside` holds the other names of the article by each of their words.
    """

    reading: Reading
    pieces: Pieces
    actor: Actor
    words: tuple[str, ...]
    spelled: tuple[Evidence, ...]
    heads: tuple[Token, ...]
    clues: Mapping[str, float]
    beside: Mapping[str, list[Other]]
    speaks: bool
    related: bool

    @property
    def who(self) -> str:
        """What the actor is to the clues: "person", "body" ..., or "nameless"."""
        return broad(self.actor.type) if self.actor.named else "nameless"

    @property
    def alone(self) -> bool:
        """Whether its name is one word."""
        return len(self.words) == 1


def cases(found: Found) -> Iterator[Case]:
    """Yield a case for each actor, in order."""
    clues = {n.evidence: n.clues for n in found.names}
    speakers = {a for c in found.claims for s in c.sources for a in s.everyone}
    ends = {a for r in found.relations for a in (r.subject, r.object)}
    beside = _by_word(found)
    seen = pieces(found.reading)
    for actor in found.actors:
        spelled = _spelled(actor)
        decided = next((clues[e] for e in spelled if e in clues), {})
        yield Case(
            found.reading,
            seen,
            actor,
            plain(actor.name),
            spelled[:_LOOKED_AT],
            tuple(_heads(found.reading, actor.read)),
            decided,
            beside,
            actor.id in speakers,
            actor.id in ends,
        )


def _spelled(actor: Actor) -> tuple[Evidence, ...]:
    """Return the mentions by the actor's own name, or by any where that is made up of others."""
    named = [m.evidence for m in actor.read if m.kind in NAMES]
    own = tuple(e for e in named if " ".join(e.exact.split()) == actor.name)
    return own or tuple(named)


def _heads(reading: Reading, mentions: tuple[Mention, ...]) -> Iterator[Token]:
    for mention in mentions:
        at = mention.evidence
        span = reading.doc.char_span(at.start, at.end, alignment_mode="expand")
        if span is not None:
            yield span.root


def _by_word(found: Found) -> dict[str, list[Other]]:
    """Return the named actors, and the names of what is no actor, by each of their words."""
    known = [Other(plain(a.name), broad(a.type), a.id) for a in found.actors if a.named]
    rest = {
        (plain(n.evidence.exact), str(n.sense)) for n in found.names if n.sense is not Sense.ACTOR
    }
    out: dict[str, list[Other]] = defaultdict(list)
    for other in (*known, *(Other(words, what, "") for words, what in sorted(rest))):
        for word in dict.fromkeys(other.words):
            if word not in _LINKS:
                out[word].append(other)
    return out
