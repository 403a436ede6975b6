"""Read Markdown: words without marks; headings, lists, quotes and links become hints.

Front matter stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from briefgen.model import Hint
from briefgen.readers.decode import decode
from briefgen.readers.front_matter import declared_in, front_matter
from briefgen.readers.markdown_notes import apart
from briefgen.readers.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from briefgen.model import Statement
    from briefgen.readers.parts import Options

_BREAK: Final = re.compile(r"(?i)<br\s*/?>")
_DEEPEST: Final = 40
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff]")


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of a Markdown file; see `read_markdown`.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    del options
    text, encoding = decode(data, path, markup=False)
    return replace(read_markdown(text), encoding=encoding)


def read_markdown(text: str) -> Parts:
    """Return the file's words, a hint for each block of them, and what its front matter declares.

    The text is drawn out of the file: emphasis, the addresses of links, heading and quotation marks
    and bullets are not in it; numbers of items are, for a year may look like one. Blocks are
    separated by a blank line, the cells of a row by a tab; notes stand at the end. Source:
    CommonMark; GFM for tables, Pandoc for notes, Obsidian for links between notes.
    """
    drawn = _Drawn()
    front = front_matter(text)
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    if front is not None:
        drawn.add(front.head.rstrip(), "front-matter")
        declared, unread = declared_in(front)
        notes = (*front.notes, *unread)
        text = text[len(front.head) :]
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    text, definitions = apart(text)
    _Walk(drawn).over(parser.parse(_PARAGRAPH.sub(_plain_where_crowded, text)))
    for label, words in definitions:
        inline = parser.parseInline(_PARAGRAPH.sub(_plain_where_crowded, words))
        drawn.add(f"{label} {_words(inline[0].children or ())[0]}", "footnote")
    return Parts(*drawn.parts(), declared, notes)


_PARAGRAPH: Final = re.compile(r"(?:[^\n]+\n?)+")
_SIGNS: Final = re.compile(r"[*_~\[\]<`]")
_MOST_SIGNS: Final = 2_000
"""Most signs of emphasis, links and the like that are parsed in a paragraph.

The parser pairs each with all others.
"""


def _plain_where_crowded(paragraph: re.Match[str]) -> str:
    """Return a paragraph, with its signs escaped where it has more than its words could need."""
    text = paragraph[0]
    if len(text) < _MOST_SIGNS or len(_SIGNS.findall(text)) < _MOST_SIGNS:
        return text
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)


@dataclass(slots=True)
class _Drawn:
    """The blocks drawn so far."""

    blocks: list[tuple[str, str, float, tuple[str, ...]]] = field(default_factory=list)

    def add(self, words: str, tag: str, density: float = 0.0, path: tuple[str, ...] = ()) -> None:
        """Add a block, if it holds anything."""
        if words.strip():
            self.blocks.append((words.strip(), tag, density, path))

    def parts(self) -> tuple[str, tuple[Hint, ...]]:
        """Return the blocks as one text, with their hints."""
        hints = []
        at = 0
        for words, tag, density, path in self.blocks:
            hints.append(Hint(at, at + len(words), tag, density, None, path))
            at += len(words) + 2
        return "\n\n".join(words for words, *_ in self.blocks) + "\n" * bool(self.blocks), tuple(
            hints
        )


_CALLOUT: Final = re.compile(r"\A\s*\[!\w[\w|-]{0,30}\][+-]?[ \t]*\n?")
"""The mark that makes a quotation a box, in Obsidian and on GitHub: "[!note]"."""


class _Walk:
    """A walk over a document's blocks that draws their words.

    `_inside` holds the open containers, `_number` the open item's number.
    """

    def __init__(self, drawn: _Drawn) -> None:
        """Begin to draw into `drawn`."""
        self._drawn = drawn
        self._inside: list[str] = []
        self._number = ""
        self._cells: list[str] = []

    def over(self, tokens: Sequence[Token]) -> None:
        """Draw the words of each block."""
        block = "p"
        for token in tokens:
            if token.type in ("heading_open", "paragraph_open", "th_open", "td_open"):
                block = token.tag
            elif token.type in ("blockquote_open", "list_item_open"):
                self._inside.append(token.tag)
                self._number = f"{token.info}{token.markup} " if token.info else ""
            elif token.type in ("blockquote_close", "list_item_close"):
                self._inside.pop()
            elif token.type == "tr_close":
                self._add("\t".join(self._cells), "tr")
                self._cells = []
            elif token.type == "inline" and block in ("th", "td"):
                self._cells.append(" ".join(_words(token.children or ())[0].split()))
            elif token.type == "inline":
                self._block(token.children or (), block)
            elif token.type in ("code_block", "fence"):
                self._add(token.content, "pre")
            elif token.type == "html_block":
                self._markup(token.content)

    def _block(self, inline: Sequence[Token], tag: str) -> None:
        if tag == "p" and _is_picture(inline):
            for alternative in (t.content for t in inline if t.type == "image"):
                self._drawn.add(alternative, "figcaption")
            return
        words, linked = _words(inline)
        density = min(1.0, linked / max(1, sum(not c.isspace() for c in words)))
        self._add(words, tag, density, ("emphasis",) if _is_emphasised(inline) else ())

    def _add(self, words: str, tag: str, density: float = 0.0, path: tuple[str, ...] = ()) -> None:
        if tag in ("p", "pre") and self._inside:
            tag = self._inside[-1]
        if tag == "blockquote":
            words = _CALLOUT.sub("", words)
        self._drawn.add(self._number + words.strip() if words.strip() else "", tag, density, path)
        self._number = ""

    def _markup(self, content: str) -> None:
        """Draw what a reader sees of HTML in the file."""
        # heavy, and HTML in Markdown is rare
        from briefgen.readers.page import read_page  # noqa: PLC0415

        page = read_page(content)
        for hint in page.hints:
            self._add(page.text[hint.start : hint.end], hint.tag, hint.link_density, hint.path)


def _words(inline: Sequence[Token]) -> tuple[str, int]:
    """Return the words of a block, and how many of their characters are in links."""
    out: list[str] = []
    linked = depth = 0
    for token in inline:
        if token.type == "link_open":
            depth += 1
        elif token.type == "link_close":
            depth -= 1
        piece = _piece(token)
        out.append(piece)
        linked += bool(depth) * sum(not c.isspace() for c in piece)
    words = _CONTROLS.sub("", "".join(out))
    return _LINKED_NOTE.sub(_shown, words) if "[[" in words else words, linked


_LINKED_NOTE: Final = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
"""A note-taking tool's link to another note, or an embedded note."""


def _shown(link: re.Match[str]) -> str:
    """Return the words that a link to a note shows; empty for an embedded note."""
    return "" if link[1] else link[3] or link[2]


def _piece(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline", "image"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "\n" if token.type == "html_inline" and _BREAK.fullmatch(token.content) else ""


def _is_picture(inline: Sequence[Token]) -> bool:
    """Tell whether a paragraph holds only pictures, perhaps with a link around them."""
    kinds = {t.type for t in inline if t.content.strip() or t.type == "image"}
    return kinds == {"image"}


def _is_emphasised(inline: Sequence[Token]) -> bool:
    """Tell whether all of a block is emphasised, as editors' notes are."""
    return (
        len(inline) > 2  # noqa: PLR2004 - the opening, the words, the close
        and inline[0].type in ("em_open", "strong_open")
        and inline[-1].type == inline[0].type.replace("open", "close")
        and sum(t.type == inline[0].type for t in inline) == 1
    )
