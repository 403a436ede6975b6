"""The turns of an interview: which labelled speaker says which paragraphs?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.model import Role
from briefgen.registry.speech import speech
from briefgen.registry.stage import is_of_the_stage
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.reading import Reading
    from briefgen.model import Block

Span = tuple[int, int]

_LABEL: Final = re.compile(
    r"\s*((?:the )?[A-Z][\w.'\u2019-]*(?: [\w.'\u2019&-]+){0,4})\s*:\s+(?=\S)"
)
"""A speaker's label at the beginning of a paragraph: "Ida Holm: "."""

_DOTTED: Final = re.compile(r"\s*([QA])\s?\.\s+(?=\S)")
"""A label for question or answer, with a stop after it: "Q. "."""

_FEWEST: Final = 3
"""Fewest labelled paragraphs of an interview; two are enough where a label means a question."""

_SPOKEN: Final = frozenset((Role.BODY, Role.QUOTE, Role.LIST))
_FIRST: Final = re.compile(r"\b(?:I|I'm|I've|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next: the label that names the speaker, and the spans."""

    label: Span
    colon: int
    name: str
    pieces: tuple[Span, ...]

    @property
    def is_question(self) -> bool:
        """Whether the label means a question: "Q"."""
        return self.name.lower() in table("coreference")["questions"]

    @property
    def is_answer(self) -> bool:
        """Whether the label means an answer: "A"."""
        return self.name.lower() in table("coreference")["answers"]


def turns(reading: Reading) -> tuple[Turn, ...]:
    """Return the labelled turns in text order; empty for a text that is no interview."""
    text = reading.article.text
    blocks = [b for b in reading.article.blocks if b.role in _SPOKEN]
    labels = [_label(text, b) for b in blocks]
    if not any(found[1] == "Q" for found in labels if found):
        # "A. Berg" is a name wherever nobody asks
        labels = [f if f and text[f[0][1] : f[2]].strip() != "." else None for f in labels]
    names = [found[1].lower() for found in labels if found]
    if not _is_conversation(names) and not _are_answers(text, blocks, labels):
        return ()
    return tuple(_turns(text, blocks, labels))


def _label(text: str, block: Block) -> tuple[Span, str, int] | None:
    """Return the span of a paragraph's label, its words, and the offset where the speech begins."""
    found = _LABEL.match(text, block.start, block.end) or _DOTTED.match(
        text, block.start, block.end
    )
    if found is None or found[1].lower() in speech().lists["labels"]:
        return None
    return found.span(1), found[1], found.end()


def _is_conversation(names: list[str]) -> bool:
    known = table("coreference")
    asked = any(n in known["questions"] for n in names)
    repeated = len(set(names)) < len(names)
    return repeated and len(names) >= (_FEWEST - 1 if asked else _FEWEST)


def _are_answers(
    text: str, blocks: list[Block], labels: list[tuple[Span, str, int] | None]
) -> bool:
    """Tell whether one name, and no other, labels several paragraphs, each behind a question."""
    own = [k for k, found in enumerate(labels) if found]
    names = {found[1].lower() for found in labels if found}
    asked = all(k and labels[k - 1] is None and _asks(text, blocks[k - 1]) for k in own)
    return len(own) > 1 and len(names) == 1 and asked


def _asks(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip().endswith("?")


def _turns(
    text: str, blocks: list[Block], labels: list[tuple[Span, str, int] | None]
) -> Iterator[Turn]:
    last = max(k for k, found in enumerate(labels) if found)
    answers = _are_answers(text, blocks, labels)
    for k, found in enumerate(labels):
        if found is None:
            continue
        span, name, start = found
        pieces = [(start, blocks[k].end)]
        for follower, label in zip(blocks[k + 1 :], labels[k + 1 :], strict=True):
            if label or not _goes_on(text, follower, name, after_all=k == last):
                break
            if answers and _asks(text, follower):
                break
            pieces.append((follower.start, follower.end))
        colon = max(text.rfind(mark, span[1], start) for mark in (":", "."))
        yield Turn(span, colon, name, tuple(pieces))


def _goes_on(text: str, block: Block, name: str, *, after_all: bool) -> bool:
    """Tell whether a paragraph without a label continues the speaker's turn.

    It does where it says "I" or "we". Otherwise it does unless it mentions the speaker by name or
    stands after the last label.
    """
    words = text[block.start : block.end]
    if block.speaker is not None and block.start <= block.speaker.start < block.end:
        return False  # it names a speaker of its own
    if is_of_the_stage(words, name):
        return False
    own = _FIRST.search(words) is not None
    told = name.rsplit(maxsplit=1)[-1] in words.split() or name.isupper()
    return own or not (told or after_all)
