"""A statement as it will be shown, with what it was drawn from and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.extract.claims.spans import Spans
    from briefgen.model import ActorType, ClaimSource, Evidence

TENSED: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause."""

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement to be judged.

    `sources` is the chain of voices, the speaker last, empty where nobody is named. `kinds` says
    what each actor is. `cues` holds the cues of the whole article and `holders` its contents, both
    by the number of their draft, which here is `number`. `cited` is how probable it is that
    somebody is cited at all.
    """

    scene: Scene
    draft: Draft
    number: int
    sources: tuple[ClaimSource, ...]
    content: tuple[Evidence, ...]
    kinds: Mapping[str, ActorType]
    cues: Spans
    holders: Spans
    cited: float

    @property
    def speaker(self) -> ClaimSource | None:
        """The nearest voice, None where no words name it."""
        source = self.sources[-1] if self.sources else None
        return source if source is not None and source.evidence is not None else None

    @property
    def spans(self) -> list[Span]:
        """Where the pieces of the content stand, in text order."""
        return [(e.start, e.end) for e in self.content]

    @property
    def pieces(self) -> list[list[Token]]:
        """The words and marks of each piece of the content."""
        return [self.tokens(*span) for span in self.spans]

    @property
    def is_of_a_verb(self) -> bool:
        """Whether a rule of verbs found it, so that the parse ties its parts to the cue."""
        return self.draft.rule.startswith("verb")

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the words and marks that begin in a span."""
        scene = self.scene
        found = scene.tokens[scene.index(start) : scene.index(end)]
        return [t for t in found if not t.is_space]

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a quotation shares a character with a span."""
        return bool(self.scene.marks.within(start, end))


def has_a_tensed_verb(words: list[Token]) -> bool:
    """Tell whether one of some words makes a clause."""
    return any(t.tag_ in TENSED for t in words)
