"""Terms that a reader may need explained, and key sentences that a brief leads with."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.actor import Mention
from briefgen.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a reader may need explained, with the definition that the article gives, if any.

    `kind` is `gloss` (in brackets), `apposition`, `named` ("known as", "what they call"), `quoted`
    or `glossary`.
    """

    id: str
    name: str
    mentions: tuple[Mention, ...]
    kind: str
    origin: str
    definition: Evidence | None = None


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence that a brief leads with; `rank` counts from 1, the bottom line.

    `reason` is a sentence for the reader.
    """

    rank: int
    evidence: Evidence
    reason: str
    origin: str
