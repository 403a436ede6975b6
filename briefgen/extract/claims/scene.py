"""The input of all rules: an article's tokens by part of speech, its quotations, the cues."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.marks import Marks
from briefgen.extract.claims.quotations import find_quotations
from briefgen.model import READ
from briefgen.registry.speech import speech

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefgen.extract.reading import Reading
    from briefgen.registry.speech import Speech

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_VERBAL: Final = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Scene:
    """An article ready for the rules; token lists are in text order.

    They are made in one pass, since going through a document's tokens is what costs time. `nouns`,
    `verbs` and `adjectives` hold tokens outside quotation marks, `quoted_verbs` those inside.
    """

    reading: Reading
    speech: Speech
    marks: Marks
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    verbs: tuple[Token, ...]
    quoted_verbs: tuple[Token, ...]
    nouns: tuple[Token, ...]
    adjectives: tuple[Token, ...]

    @classmethod
    def of(cls, reading: Reading) -> Scene:
        """Return the scene of an article."""
        blocks = tuple(b for b in reading.article.blocks if b.role in READ)
        marks = Marks.of(find_quotations(reading.article.text, blocks))
        tokens = tuple(reading.doc)
        kinds: dict[str, list[Token]] = {"verbs": [], "quoted": [], "nouns": [], "adjectives": []}
        for token in tokens:
            kind = token.pos_
            if kind in _VERBAL:
                kinds["quoted" if marks.at(token.idx) else "verbs"].append(token)
            elif kind in _NOMINAL and not marks.at(token.idx):
                kinds["nouns"].append(token)
            elif kind == "ADJ" and not marks.at(token.idx):
                kinds["adjectives"].append(token)
        return cls(
            reading,
            speech(),
            marks,
            tokens,
            tuple(t.idx for t in tokens),
            tuple(kinds["verbs"]),
            tuple(kinds["quoted"]),
            tuple(kinds["nouns"]),
            tuple(kinds["adjectives"]),
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @property
    def doc(self) -> Doc:
        """The article's parse."""
        return self.reading.doc

    def index(self, offset: int) -> int:
        """Return the index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)
