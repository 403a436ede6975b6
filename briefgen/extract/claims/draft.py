"""Draft of an attribution: tokens and offsets, not yet evidence quoted from the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution: source (None where no words name one), cue and content.

    `source` is the head word of the source; `cue` and `content` are offsets of the article's text.
    `anchor` is the cue's main word. `target` is the head word of whom the act is aimed at. `rule`
    names what found it. `who` is the span of the source where it is known better than from the
    parse, as in a headline. `via` is the head word of who passes
    it on: "the *Herald*, citing police".
    """

    anchor: Token
    act: str
    rule: str
    cue: Span
    content: tuple[Span, ...]
    source: Token | None = None
    negated: bool = False
    target: Token | None = None
    who: Span | None = None
    via: Token | None = None
