"""Read a saved web page: its visible text, a line for each block, with hints from the markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.model import Hint
from briefgen.readers.body import body_lines
from briefgen.readers.declared import declared_by
from briefgen.readers.decode import decode
from briefgen.readers.note_marks import set_marks
from briefgen.readers.parts import Parts
from briefgen.readers.saved import saved_in, with_record
from briefgen.readers.shadow import draw_shadow_roots
from briefgen.readers.walk import DATA, HOLDS, Line, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.readers.parts import Options

_CLASSES: Final = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""Makes every element an HtmlElement in C; lxml's default asks Python for each one's class."""

_MOST: Final = 0.5
"""Share of a page's letters that must be hidden for them to be the page, shown by a script."""

_LEAST: Final = 400
"""Hidden letters that may be the page even though it shows a sentence."""

_SENTENCE: Final = 5


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of a saved page; see `read_page`.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    del options
    markup, encoding = decode(data, path, markup=True)
    return replace(read_page(markup), encoding=encoding)


def read_page(markup: str) -> Parts:
    """Return the page's visible text, a hint for each line of it, and what its metadata declares.

    Lines are separated by a blank line, or by a line end alone where the page has a `br`; the cells
    of a data table's row by a tab. The layout of the text is the reader's own: a page has no plain
    text to be faithful to, only words in an order.
    """
    tree = _tree(markup)
    if tree is None:
        return Parts("")
    draw_shadow_roots(tree)
    left_out = set_marks(tree)
    lines = walk(tree)
    declared = with_record(declared_by(tree), saved_in(markup))
    text, spans = _joined(lines)
    found = body_lines(tree, [line.words for line in lines])
    shown = _hidden_for_now(lines)
    hints = tuple(
        Hint(start, end, line.tag, round(line.density, 3), main, line.path, line.within,
             line.unseen and not shown, line.dated)
        for (start, end), line, main in zip(spans, lines, found, strict=True)
    )  # fmt: skip
    return Parts(text, hints, declared, _notes(left_out))


def read_fragment(markup: str) -> Parts:
    """Return the text of HTML without a page around it, all of it the article's, with hints."""
    tree = _tree(markup)
    return Parts("") if tree is None else fragment_of(tree)


def fragment_of(tree: html.HtmlElement, *, laid_out: bool = False) -> Parts:
    """Return the text of a tree that is wholly an article's, with a hint for each line.

    Its tables are taken to hold data, since documents are laid out by styles, unless `laid_out`
    says that they may lay out the text as those of a page do.
    """
    for table in () if laid_out else tree.iter("table"):
        table.set(HOLDS, DATA)
    left_out = set_marks(tree)
    lines = walk(tree)
    text, spans = _joined(lines)
    hints = tuple(
        Hint(start, end, line.tag, round(line.density, 3), None, line.path, line.within)
        for (start, end), line in zip(spans, lines, strict=True)
    )
    return Parts(text, hints, notes=_notes(left_out))


def _tree(markup: str) -> html.HtmlElement | None:
    """Return the tree of a page parsed as browsers do, however broken; None for an empty one."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    parser.set_element_class_lookup(_CLASSES)
    try:
        markup = _CROWDED.sub(_less_crowded, markup)
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _notes(left_out: int) -> tuple[str, ...]:
    """Return the remark on the marks of notes that were left out of the text."""
    if not left_out:
        return ()
    return (f"marks of notes left out of the text: {left_out}",)


def _hidden_for_now(lines: Sequence[Line]) -> bool:
    """Tell whether most of a page is hidden: a script was to show it, and a reader saw it."""
    unseen = sum(len(line.words) for line in lines if line.unseen)
    told = any(not line.unseen and _is_sentence(line.words) for line in lines)
    return unseen > max(_LEAST * told, _MOST * sum(len(line.words) for line in lines))


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "!", "?", "\u201d", '"')) and len(words.split()) >= _SENTENCE


_CROWDED: Final = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_MOST_ATTRIBUTES: Final = 2_000
"""Most attributes of an element that are parsed: the parser compares each with all before it."""


def _less_crowded(tag: re.Match[str]) -> str:
    """Return a tag without the attributes beyond those that are parsed."""
    parts = tag[0].split(None, _MOST_ATTRIBUTES)
    if len(parts) <= _MOST_ATTRIBUTES:
        return tag[0]
    kept = " ".join(parts[:_MOST_ATTRIBUTES])
    return kept + '"' * (kept.count('"') % 2)


def _joined(lines: Iterable[Line]) -> tuple[str, list[tuple[int, int]]]:
    """Return the lines as one text, with the span of each."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        gap = "" if not pieces else "\n" if line.after_break else "\n\n"
        pieces += [gap, line.words]
        at += len(gap)
        spans.append((at, at + len(line.words)))
        at += len(line.words)
    return "".join(pieces) + "\n" * bool(pieces), spans
