"""Model a document: headings, paragraphs, tables, and notes that quote the evidence.

The same tree is written as Markdown, HTML, EPUB, PDF and Word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Style = Literal["", "quote", "strong", "quiet"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style; `href` is where they lead, empty where nowhere."""

    text: str
    style: Style = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note, by its number from 1; `first` is true of the first mark of a note."""

    number: int
    first: bool


Run = Words | NoteMark
Line = tuple[Run, ...]
"""A line of words and marks."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `anchor` is its id in the document."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `anchor` is its id, empty where nothing leads to it."""

    line: Line
    anchor: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `caption` says what it holds to those who can't see it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article's text: its label, and its sentences as `(anchor, words)`."""

    label: str
    sentences: tuple[tuple[str, str], ...]


Part = Heading | Paragraph | Items | Table | Passage


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the sentence, where it stands and in which article.

    `anchor` leads to the sentence where the text is in the document; `link` is where the site shows
    it, empty where the site has no address.
    """

    number: int
    sentence: str
    label: str
    source: str
    anchor: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its notes. `about` is a sentence on it, `subjects` are named actors in it."""

    title: str
    language: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    about: str = ""
    identity: str = ""
    subjects: tuple[str, ...] = ()
    date: str = ""

    def headings(self) -> Iterator[Heading]:
        """Yield all headings."""
        return (part for part in self.parts if isinstance(part, Heading))


@dataclass(slots=True)
class Notes:
    """Notes in the making: one for each cited sentence, numbered by its first citation."""

    made: dict[str, Note] = field(default_factory=dict)

    def mark(
        self, key: str, sentence: str, label: str, source: str, where: tuple[str, str]
    ) -> NoteMark:
        """Return the mark of the note on a sentence; `where` are its anchor and its link."""
        first = key not in self.made
        if first:
            number = len(self.made) + 1
            self.made[key] = Note(number, sentence, label, source, *where)
        return NoteMark(self.made[key].number, first)

    def all(self) -> tuple[Note, ...]:
        """Return all notes in the order of their numbers."""
        return tuple(self.made.values())


def words(text: str, style: Style = "", href: str = "") -> Line:
    """Return a line of words in one style, empty where there are none."""
    return (Words(text, style, href),) if text else ()
