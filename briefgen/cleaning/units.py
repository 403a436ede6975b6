"""Cut a text into the units that are labelled: its lines, rejoined, or a reader's blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import WORD
from briefgen.cleaning.wraps import broken, paragraphs
from briefgen.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Hint, RawText

_Hinted = tuple[int, int, "Hint | None"]
"""A span of the text, with the hint from its markup."""

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_STORY: Final = 25
_HEADINGS: Final = frozenset(("h1", "h2", "h3"))
_LINES: Final = 4
"""Most lines that one broken heading may have."""


SAID_BY_FORMAT: Final = {
    "front-matter": (Role.LEGAL, "front matter: what the file declares about itself"),
    "running-head": (Role.NAVIGATION, "the edge of a page: a running head or number"),
    "footnote": (Role.NOTE, "a note at the document's foot or end"),
    "cover-note": (Role.NOTE, "a note over the mail that is passed on"),
    "table-of-contents": (Role.NAVIGATION, "a line of a table of contents"),
    "quoted-reply": (Role.QUOTED_REPLY, "words of an earlier mail that this one answers"),
    "hr": (Role.NAVIGATION, "a line drawn across, which parts what stands around it"),
    "signature": (Role.SIGNATURE, "a signature, or what a mailing list adds below a mail"),
}
"""Tags of hints by which the format itself says what a block is, with role and reason."""

WHOLE: Final = "whole document"
"""Part of a hint's path where the file is an article with nothing around it, as in DOCX."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of text that is labelled as one.

    `words` are its words in lower case with straight apostrophes. `gap` is true where a blank line,
    or the text's beginning, is before it.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    hint: Hint | None
    gap: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A span with its role and the reason; `unit` is the index of the unit that it lies in."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    unit: int
    role: Role
    reason: str


def units_of(raw: RawText) -> list[Unit]:
    """Return the units in text order; together they hold every character that is not blank."""
    if raw.hints:
        spans = list(_unbroken(raw.text, list(_hinted(raw))))
    else:
        spans = [(s, e, None) for s, e in paragraphs(raw.text)]
    out: list[Unit] = []
    before = 0
    for start, end, hint in spans:
        text = raw.text[start:end]
        gap = not out or "\n\n" in re.sub(r"[^\S\n]", "", raw.text[before:start])
        words = tuple(w.replace("\u2019", "'") for w in WORD.findall(text.lower()))
        out.append(Unit(start, end, text, words, hint, gap))
        before = end
    return out


def _hinted(raw: RawText) -> Iterator[tuple[int, int, Hint | None]]:
    """Yield the trimmed spans of the hints, and of the lines that no hint covers."""
    at = 0
    for hint in raw.hints:
        yield from ((at + s, at + e, None) for s, e in _lines(raw.text[at : hint.start]))
        piece = raw.text[hint.start : hint.end]
        start = hint.start + len(piece) - len(piece.lstrip())
        end = hint.end - (len(piece) - len(piece.rstrip()))
        if start < end:
            yield start, end, hint
        at = hint.end
    yield from ((at + s, at + e, None) for s, e in _lines(raw.text[at:]))


def _unbroken(text: str, spans: list[_Hinted]) -> Iterator[_Hinted]:
    """Yield the spans; those of one element that a break parts in mid-sentence are joined."""
    at = 0
    while at < len(spans):
        end = at + 1
        while end < len(spans) and _is_broken(text, spans[end - 1], spans[end]):
            end += 1
        run = spans[at:end]
        on = broken(text, [(start, stop) for start, stop, _ in run]) if len(run) > 1 else [False]
        if run[0][2] is not None and run[0][2].tag in _HEADINGS and len(run) <= _LINES:
            on = [False] + [True] * (len(run) - 1)
        yield from _rejoined(run, on)
        at = end


def _is_broken(text: str, span: _Hinted, following: _Hinted) -> bool:
    """Tell whether only a line break parts two spans of the same element."""
    hint, other = span[2], following[2]
    if hint is None or other is None or text[span[1] : following[0]] != "\n":
        return False
    return (hint.tag, hint.within, hint.path) == (other.tag, other.within, other.path)


def _rejoined(run: list[_Hinted], on: list[bool]) -> Iterator[_Hinted]:
    """Yield the lines of an element, each that continues the line before joined to it."""
    start, end, hint = run[0]
    for (next_start, next_end, next_hint), goes_on in zip(run[1:], on[1:], strict=True):
        if goes_on and hint is not None and next_hint is not None:
            hint = _with(hint, end - start, next_hint, next_end - next_start)
            end = next_end
            continue
        yield start, end, hint
        start, end, hint = next_start, next_end, next_hint
    yield start, end, hint


def _with(hint: Hint, size: int, other: Hint, more: int) -> Hint:
    """Return the hint of two joined spans of `size` and `more` characters."""
    linked = (hint.link_density * size + other.link_density * more) / (size + more)
    return replace(
        hint,
        end=other.end,
        link_density=round(linked, 3),
        main=hint.main or other.main,
        unseen=hint.unseen and other.unseen,
    )


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the trimmed span of each line that is not blank."""
    return [m.span() for m in _LINE.finditer(text)]


def is_story(unit: Unit, features: dict[str, float]) -> bool:
    """Tell whether a unit is a paragraph of prose: a long sentence, or several sentences."""
    sentence = bool(features.get("ends as a sentence"))
    return (len(unit.words) >= _STORY and sentence) or (
        bool(features.get("several sentences")) and len(unit.words) > _STORY // 2
    )
