"""What an article tells of an actor: clues by how often, where and how it is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.whole.case import NAMES
from briefgen.model import Confidence, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.actors.whole.case import Case

_LONG: Final = 4
"""Words of a name beyond which more tell no more."""
_BORNE: Final = 4
"""Clues that bear a person or a body out, beyond which more tell no more."""
_MODIFIERS: Final = frozenset({"compound", "nmod", "amod", "poss"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_OF_PERSONS: Final = frozenset(
    {"given, for", "title, for", "says, for", "age, for", "called a, for", "goes on as he, for"}
)
"""Clues of a name that only persons have, as a rule."""
_FAINT: Final = frozenset(
    {"model, for", "run, for", "capital within, for", "says, for", "abbreviation, for"}
)
"""Clues of a name that things and places have too."""


def what_is_told(case: Case) -> Iterator[str]:
    """Yield the clues of what the article tells of an actor."""
    yield from _what_it_is(case)
    yield from _how_it_is_met(case)
    yield from _what_it_does(case)
    yield from _what_bears_it_out(case)


def _what_it_is(case: Case) -> Iterator[str]:
    actor, who = case.actor, case.who
    yield f"kind: {actor.type}"
    yield f"{who} of {min(len(case.words), _LONG)} words"
    if who == "nameless":
        yield f"nameless: {actor.type}"
    if actor.confidence is Confidence.SURE:
        yield f"sure by its name, {who}"
    if actor.registry_key:
        yield f"known, {who}"


def _how_it_is_met(case: Case) -> Iterator[str]:
    who, read = case.who, case.actor.read
    met = {1: "once", 2: "twice"}.get(len(read), "often")
    yield f"met {met}"
    if met == "once":
        yield f"met once, {who}"
    kinds = {m.kind for m in read}
    if kinds.isdisjoint(NAMES):
        yield "met by no name"
    if kinds == {MentionKind.ADJECTIVE}:
        yield "met only as an adjective"
    sentences = (case.reading.sentence_at(m.evidence.start) for m in read)
    places = {s.address.kind if s else "none" for s in sentences}
    if len(places) == 1 and "p" not in places:
        yield f"met only in: {min(places)}"
    if "t" in places:
        yield "in the title"


def _what_it_does(case: Case) -> Iterator[str]:
    actor, who = case.actor, case.who
    joined = {t.dep_ for t in case.heads}
    if joined.isdisjoint(_SUBJECTS):
        yield f"never a subject, {who}"
    if joined and joined <= _MODIFIERS:
        yield f"only beside a noun, {who}"
    if joined == {"pobj"}:
        yield f"only behind prepositions, {who}"
    told = {
        "does not act": not actor.acts,
        "speaks": case.speaks,
        "related": case.related,
        "described": bool(actor.descriptions),
        "has another name": bool(actor.aliases),
    }
    yield from (f"{clue}, {who}" for clue, holds in told.items() if holds)
    if any(a.confidence is not Confidence.SURE for a in actor.aliases):
        yield "another name is likely its"


def _what_bears_it_out(case: Case) -> Iterator[str]:
    """Yield how many clues bear a person or a body out, and how many speak against its sort."""
    who, clues = case.who, case.clues
    if who == "person":
        yield f"person, borne out by {min(_bearers(case), _BORNE)}"
    if who == "body":
        borne = sum(c.endswith(", for") and c not in _FAINT for c in clues)
        yield f"body, borne out by {min(borne, _BORNE)}"
        yield f"{case.actor.type}, borne out by {min(borne, 2)}"
    against = sum(c.endswith(", against") for c in clues)
    yield f"{who}, against it {min(against, 3)}"


def _bearers(case: Case) -> int:
    actor = case.actor
    kinds = {m.kind for m in actor.mentions}
    told = (
        bool(actor.descriptions),
        case.speaks,
        MentionKind.PRONOUN in kinds,
        any(m.origin == "surname" for m in actor.read),
        any(t.lower_ == "who" for head in case.heads for c in head.children for t in c.children),
    )
    return sum(told) + len(_OF_PERSONS & case.clues.keys())
