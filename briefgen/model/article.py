"""The article: a source's text as read, every part of it labelled, nothing removed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefgen.model.evidence import Evidence
from briefgen.model.source import Source, Statement


class Role(StrEnum):
    """What a block of an article is for."""

    TITLE = "title"
    KICKER = "kicker"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMO = "promo"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    LEGAL = "legal"
    DUPLICATE = "duplicate"
    NOTE = "note"
    QUOTED_REPLY = "quoted_reply"
    SIGNATURE = "signature"


NUMBERED: Final = frozenset({Role.BODY, Role.QUOTE, Role.LIST, Role.TABLE})
"""Roles whose blocks are the article's numbered paragraphs."""

READ: Final = NUMBERED | {Role.TITLE, Role.DEK, Role.HEADING, Role.CAPTION}
"""Roles whose words are read. All others are set aside: kept, shown folded, with the reason."""

_PREFIX: Final = {Role.TITLE: "t", Role.DEK: "d", Role.HEADING: "h", Role.CAPTION: "c"}


_OPENING: Final = 8
"""Most words of an untitled article's name: they tell it from others, and fit a line."""

_INNER: Final = str.maketrans(
    {'"': "'", "\u201c": "\u2018", "\u201d": "\u2019", "\u201e": "\u201a"}
)
"""Quotation marks within a quotation, as they are set there."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with one role.

    Blocks do not overlap, are in text order, begin and end with a character that is not blank, and
    together hold every character that is not blank. `reason` is a sentence for the reader: why this
    role. `same_as` is, for a duplicate, the index of the block that it repeats. `speaker` are the
    words that say whose speech the block holds, where the layout says so and no verb: the label of
    an interview's turn, the name under a quotation. They may stand in another block.
    """

    role: Role
    start: int
    end: int
    reason: str
    same_as: int | None = None
    speaker: Evidence | None = None


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a sentence stands: `sentence` in `block`, both counted from 1, of a `kind` of block.

    `kind` is `p` for numbered paragraphs, `t` title, `d` dek, `h` heading, `c` caption, `x` what
    cleaning set aside.
    """

    kind: str
    block: int
    sentence: int

    @property
    def anchor(self) -> str:
        """The fragment of the sentence's place on its brief: `p7s2`."""
        return f"{self.kind}{self.block}s{self.sentence}"

    @property
    def label(self) -> str:
        """What a reader calls it: `¶7.2`, `caption 1.1`, `title`."""
        names = {"t": "title", "d": "intro", "h": "heading", "c": "caption", "x": "set aside"}
        if self.kind == "p":
            return f"¶{self.block}.{self.sentence}"
        if self.kind == "t" and self.block == self.sentence == 1:
            return "title"
        return f"{names[self.kind]} {self.block}.{self.sentence}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block that is read, with its address; in text order, without overlaps.

    From one of `begins` on, and up to one of `ends`, it is a whole statement that says what it says
    in the sentence; both are offsets of the text, empty where only the whole sentence is.
    """

    start: int
    end: int
    address: Address
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A source whose every part is labelled.

    `statements` is the source descriptor as far as the file tells it: at most one for each field,
    the most reliable origin having won. `notes` are remarks of reading and cleaning that a reader
    should see ("read as cp1252").
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> Evidence:
        """Return the quotation of `text[start:end]`; see `Evidence`."""
        return Evidence.quote(self.text, start, end)

    def stated(self, field: str) -> Statement | None:
        """Return what is said of one field of the descriptor, None where it is not stated."""
        return next((s for s in self.statements if s.field == field), None)

    @property
    def first_words(self) -> str:
        """The first words of the article, in quotation marks: its name where it has no title.

        They are those of its first numbered paragraph; "" where it has none.
        """
        first = next((b for b in self.blocks if b.role in NUMBERED), None)
        words = self.text[first.start : first.end].split() if first else []
        if not words:
            return ""
        told = " ".join(words[:_OPENING]).translate(_INNER)
        more = " \N{HORIZONTAL ELLIPSIS}" if len(words) > _OPENING else ""
        return f"\N{LEFT DOUBLE QUOTATION MARK}{told}{more}\N{RIGHT DOUBLE QUOTATION MARK}"

    def numbering(self) -> tuple[tuple[str, int], ...]:
        """Return `(kind, number)` for each block, in order: its part of an `Address`."""
        counts: dict[str, int] = {}
        out = []
        for block in self.blocks:
            kind = "p" if block.role in NUMBERED else _PREFIX.get(block.role, "x")
            counts[kind] = counts.get(kind, 0) + 1
            out.append((kind, counts[kind]))
        return tuple(out)
