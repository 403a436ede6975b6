"""A name, and what sort of thing it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import ActorType, Evidence


SPOTTED: Final = "mentions."
"""Prefix of the origin of names that another model found."""


class Sense(StrEnum):
    """What sort of thing a name names."""

    ACTOR = "actor"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text, without title, article or possessive.

    `sense` OTHER is an event, a weapon, a work, a base's number ...: a name of neither an actor nor
    a place. `type` is set for actors. `key` is the registry entry that was recognised, if any
    (`state:IQ`, or the key of a desk entry). A state is an actor whose type is `state`; that it is
    a place too is the business of `places`. `confidence` is how sure its sense is, and `clues` are
    what decided it.
    """

    evidence: Evidence
    sense: Sense
    origin: str
    type: ActorType | None = None
    key: str | None = None
    confidence: Confidence = Confidence.SURE
    clues: Mapping[str, float] = field(default_factory=dict, compare=False)

    @property
    def is_spotted(self) -> bool:
        """Whether another model found it."""
        return self.origin.startswith(SPOTTED)
