"""An actor while it is assembled, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.extract.actors.owned import Owned
    from briefgen.extract.names import Name
    from briefgen.model import ActorType, Evidence


_RANKS: Final = (Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL)


def surer(one: Confidence, other: Confidence) -> Confidence:
    """Return the surer of two."""
    return min(one, other, key=_RANKS.index)


PREDICATED: Final = "told.predicate"
"""The rule of what a sentence says that somebody is, which need not be the writer's word."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """A mention of an actor, its kind, and the rule that found it."""

    evidence: Evidence
    kind: MentionKind
    rule: str


@dataclass(frozen=True, slots=True)
class Called:
    """A description of an actor; `about` is the actor that a role belongs to, if any."""

    evidence: Evidence
    kind: str
    rule: str
    about: Draft | None = None


@dataclass(eq=False, slots=True)
class Draft:
    """An actor under construction. Two drafts are the same only if they are one object.

    `whole` is a body's name together with the state that has it: "Peru's Health Ministry".
    """

    type: ActorType
    name: str
    rule: str
    key: str | None = None
    named: bool = True
    pointings: list[Pointing] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)
    confidence: Confidence = Confidence.SURE
    whole: Evidence | None = None

    def point(self, evidence: Evidence, kind: MentionKind, rule: str) -> None:
        """Add a mention, once."""
        if not any(p.evidence == evidence for p in self.pointings):
            self.pointings.append(Pointing(evidence, kind, rule))

    def call(self, called: Called) -> None:
        """Add a description, once for the same words in the same place."""
        if not any(c.evidence == called.evidence for c in self.called):
            self.called.append(called)

    def absorb(self, other: Draft, kind: MentionKind, rule: str) -> None:
        """Take over a draft's mentions and descriptions, names becoming mentions of `kind`."""
        for p in other.pointings:
            plain = p.kind in (MentionKind.NAME, MentionKind.SHORT_NAME)
            self.point(p.evidence, kind if plain else p.kind, rule if plain else p.rule)
        for c in other.called:
            self.call(c)
        self.key = self.key or other.key
        self.whole = self.whole or other.whole
        self.confidence = surer(self.confidence, other.confidence)

    @property
    def first(self) -> int:
        """The offset of the first mention."""
        return min(p.evidence.start for p in self.pointings)


def drafted(
    names: tuple[Name, ...],
    spelled: dict[Evidence, MentionKind],
    owned: Mapping[Evidence, Owned],
) -> list[Draft]:
    """Return a draft for each actor, in order of first mention.

    Names with one spelling and type, or with one registry key, are one actor.
    """
    from briefgen.extract.actors.words import generation, plain  # noqa: PLC0415 - used here alone
    from briefgen.extract.names import Sense  # noqa: PLC0415 - as above

    out: dict[tuple[str, str], Draft] = {}
    for name in names:
        if name.sense is not Sense.ACTOR or name.type is None:
            continue
        exact = name.evidence.exact
        spelled_out = " ".join((*plain(exact), generation(exact)))
        slot = ("key", name.key) if name.key else (str(name.type), spelled_out)
        whose = owned.get(name.evidence)
        if whose is not None:
            slot = (whose.state, whose.bare)
        key = name.key if whose is None else None
        fresh = Draft(name.type, exact, name.origin, key, confidence=name.confidence)
        draft = out.setdefault(slot, fresh)
        draft.confidence = surer(draft.confidence, name.confidence)
        draft.whole = draft.whole or (whose.whole if whose else None)
        draft.point(name.evidence, spelled.get(name.evidence, MentionKind.NAME), name.origin)
    return list(out.values())
