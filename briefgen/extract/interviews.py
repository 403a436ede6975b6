"""Interviews that label no speaker: which paragraphs ask, and which of the others answer them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.turns import turns
from briefgen.model import READ, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.extract.reading import Reading
    from briefgen.model import Block

QUESTIONS: Final = 3
"""Least number of asking paragraphs in a text of questions and answers."""

_PROMPT: Final = 30
"""Most words of a paragraph that puts something to somebody without asking."""

_SPOKEN: Final = READ - {Role.CAPTION}

_WORDS: Final = re.compile(r"[A-Za-z]+")


_LED: Final = re.compile(r"\s*[^.!?\n]{8,200}\?\s+(?=[^\W\d_a-z\"\u201c])")
"""A question that opens a paragraph, before more of it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked, and the paragraphs that follow it before the next question.

    Where both stand in one paragraph, each is a part of it.
    """

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
    blocks = _parted(text, [b for b in reading.article.blocks if b.role in _SPOKEN])
    asked = [k for k, b in enumerate(blocks) if asks(text, b)]
    if len(asked) < QUESTIONS or turns(reading):
        return ()
    put = [k for k, b in enumerate(blocks) if k in asked or (k > asked[0] and _puts_to(text, b))]
    ends = (*put[1:], len(blocks))
    return tuple(
        Exchange(blocks[k], tuple(blocks[k + 1 : end])) for k, end in zip(put, ends, strict=True)
    )


def _parted(text: str, blocks: list[Block]) -> list[Block]:
    """Return paragraphs, those that open with a question as question and answer.

    Only where most such questions say "you": an author who asks in passing says "we", or nothing.
    """
    led = {b.start: _led(text, b) for b in blocks}
    opening = [text[b.start : end] for b in blocks if (end := led[b.start])]
    put = [words for words in opening if _says(words, table("coreference")["second"])]
    if 2 * len(put) < len(opening):
        return blocks
    out: list[Block] = []
    for block in blocks:
        end = led[block.start]
        out += [replace(block, end=end), replace(block, start=end)] if end else [block]
    return out


def _led(text: str, block: Block) -> int:
    """Return where the question ends that opens a paragraph, 0 unless an answer of "I" follows."""
    led = _LED.match(text, block.start, block.end)
    if led is None or _of_its_speaker(text[block.start : led.end()]):
        return 0
    return led.end() if _of_its_speaker(text[led.end() : block.end]) else 0


def _of_its_speaker(words: str) -> bool:
    """Tell whether words say "I" or "we", or a form of these."""
    known = table("coreference")
    return _says(words, (*known["first"], *known["first_plural"]))


def _says(words: str, forms: Collection[str]) -> bool:
    return any(w.lower() in forms for w in _WORDS.findall(words))


def _puts_to(text: str, block: Block) -> bool:
    """Tell whether a short paragraph speaks to somebody, and not of its own speaker."""
    words = text[block.start : block.end]
    short = len(_WORDS.findall(words)) <= _PROMPT
    to_somebody = _says(words, table("coreference")["second"])
    return short and to_somebody and not _of_its_speaker(words)
