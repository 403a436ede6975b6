"""Map a text to its surface, on which labels are found, and map the labels back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Block, Evidence, Role
from briefgen.registry.surface import seen, surface_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.cleaning.units import Part
    from briefgen.model import Hint, RawText, Statement
    from briefgen.registry.surface import Surface


def surfaced(read: RawText) -> tuple[Surface, RawText]:
    """Return a text's surface, and the text with its hints moved to their places on the surface."""
    surface = surface_of(read.text)
    if surface.text == read.text:
        return surface, read
    return surface, replace(read, text=surface.text, hints=tuple(_hints(read.hints, surface)))


def _hints(hints: Iterable[Hint], surface: Surface) -> Iterator[Hint]:
    for hint in hints:
        start, end = surface.forth(hint.start), surface.forth(hint.end)
        if start < end:
            yield replace(hint, start=start, end=end)


def blocks_of(
    marked: Sequence[tuple[Part, int | None]],
    speakers: Mapping[int, tuple[int, int]],
    surface: Surface,
    text: str,
) -> tuple[Block, ...]:
    """Return the blocks of the text for the parts of its surface, speakers mapped back as well.

    Invisible characters belong to the block before them, or at the beginning to the first block.
    """
    if not marked and text.strip():
        start = len(text) - len(text.lstrip())
        return (Block(Role.NAVIGATION, start, len(text.rstrip()), "nothing that can be seen"),)
    spans = [surface.back(p.start, p.end) for p, _ in marked]
    out: list[Block] = []
    for i, (part, same) in enumerate(marked):
        start = spans[i][0] if i else len(text) - len(text.lstrip())
        until = spans[i + 1][0] if i + 1 < len(spans) else len(text)
        end = spans[i][1] + len(text[spans[i][1] : until].rstrip())
        named = speakers.get(i)
        speaker = Evidence.quote(text, *surface.back(*named)) if named else None
        out.append(Block(part.role, start, end, part.reason, same, speaker))
    return tuple(out)


def statements_back(
    statements: Iterable[Statement], surface: Surface, text: str
) -> Iterator[Statement]:
    """Yield the statements with the original text's words as evidence instead of the surface's."""
    for statement in statements:
        words = statement.evidence
        if words is None or surface.text == text:
            yield statement
        else:
            start, end = surface.back(words.start, words.end)
            yield replace(statement, evidence=Evidence.quote(text, start, end))


def declared_seen(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what a file declares, composed and without invisible characters."""
    for statement in statements:
        yield replace(statement, value=" ".join(seen(statement.value).split()))
