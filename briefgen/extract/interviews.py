"""Interviews that label no speaker: which paragraphs ask, and which of the others answer them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.turns import turns
from briefgen.model import READ, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Block

QUESTIONS: Final = 3
"""Least number of asking paragraphs in a text of questions and answers."""

_PROMPT: Final = 30
"""Most words of a paragraph that puts something to somebody without asking."""

_SPOKEN: Final = READ - {Role.CAPTION}

_WORDS: Final = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked, and the paragraphs that follow it before the next question."""

    question: Block
    after: tuple[Block, ...]


def asks(text: str, block: Block) -> bool:
    """Tell whether a paragraph ends with a question."""
    return text[block.start : block.end].rstrip().endswith("?")


def exchanges(reading: Reading) -> tuple[Exchange, ...]:
    """Return the questions with what follows each; empty for a text that is no such interview.

    A short paragraph that says "you" and never "I" counts as a question among questions.
    """
    text = reading.article.text
    blocks = [b for b in reading.article.blocks if b.role in _SPOKEN]
    asked = [k for k, b in enumerate(blocks) if asks(text, b)]
    if len(asked) < QUESTIONS or turns(reading):
        return ()
    put = [k for k, b in enumerate(blocks) if k in asked or (k > asked[0] and _puts_to(text, b))]
    ends = (*put[1:], len(blocks))
    return tuple(
        Exchange(blocks[k], tuple(blocks[k + 1 : end])) for k, end in zip(put, ends, strict=True)
    )


def _puts_to(text: str, block: Block) -> bool:
    """Tell whether a short paragraph speaks to somebody, and not of its own speaker."""
    words = [w.lower() for w in _WORDS.findall(text, block.start, block.end)]
    known = table("coreference")
    own = (*known["first"], *known["first_plural"])
    to_somebody = any(w in known["second"] for w in words)
    return len(words) <= _PROMPT and to_somebody and not any(w in own for w in words)
