"""Write a page as short as HTML allows, so that it reads the same in every browser.

Left out are line ends that no browser shows, quotes around values that need none, and end tags of
rows, which the next row or the table's end implies (HTML Living Standard, 13.1.2.3, 13.1.2.4).

End tags of cells and items may go too. Pagefind builds no tree and ends a sentence where it meets
one: they stay on pages of which search shows cells or items.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

if TYPE_CHECKING:
    from briefgen.site.dressed.nodes import Node

_VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
_RAW: Final = frozenset(("script", "style"))
_KEPT: Final = frozenset(("pre", "textarea", "script", "style", "code"))
_SECTIONS: Final = ("article", "aside", "body", "div", "footer", "head", "header", "html", "main")
_WORDS: Final = ("blockquote", "details", "figcaption", "figure", "li", "ol", "p", "summary", "ul")
_HEADS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "title")
_TABLES: Final = ("table", "tbody", "thead", "tr")
_LINKS: Final = ("link", "meta", "nav", "script", "section")
_BLOCK: Final = frozenset({*_SECTIONS, *_WORDS, *_HEADS, *_TABLES, *_LINKS})
"""Elements that begin and end a line. Not cells: on a phone those of a row share a line."""

_ROWS: Final = frozenset(("tr", "tbody", "thead"))
_PARTS: Final = frozenset(("td", "li"))
_LINES: Final = re.compile(r"\s*\n\s*")
_BARE: Final = re.compile(r"""[^\s"'=<>`]+""")

RAW: Final = "x-raw"
"""An element whose text is HTML already, such as a figure: nobody has to parse it."""


def written(root: Node, *, parted: bool) -> str:
    """Return a node as short HTML; `parted` keeps the end tags of cells and items."""
    out: list[str] = []
    _Writer(out, short=True, parted=parted).node(root)
    return "".join(out)


def inner(root: Node) -> str:
    """Return the content of a node as HTML, with all end tags."""
    out: list[str] = []
    writer = _Writer(out, short=False, parted=True)
    out.append(_escaped(root.text or ""))
    for child in root:
        writer.node(child)
        out.append(_escaped(child.tail or ""))
    return "".join(out)


class _Writer:
    """Writes nodes one after another into a list."""

    def __init__(self, out: list[str], *, short: bool, parted: bool) -> None:
        self.out, self.short, self.parted = out, short, parted
        self.drawing = 0
        self.kept = 0

    def node(self, node: Node) -> None:
        """Write a node, without its tail."""
        tag = node.tag
        if not isinstance(tag, str):
            if isinstance(node, etree._Comment):  # noqa: SLF001 - lxml has no other name for it
                self.out.append(f"<!--{node.text}-->")
            return
        if tag == RAW:
            self.out.append(node.text or "")
            return
        self.drawing += tag == "svg"
        self.kept += tag in _KEPT
        self._tag(node, tag)
        self.drawing -= tag == "svg"
        self.kept -= tag in _KEPT

    def _tag(self, node: Node, tag: str) -> None:
        children, text = list(node), node.text
        empty = self.drawing and not children and not text
        self.out.append(f"<{tag}{self._attributes(node)}{'/' if empty else ''}>")
        if tag in _VOID or empty:
            return
        tags = [child.tag for child in children]
        tags.append(tag)
        raw = tag in _RAW
        if text:
            self._text(text, tag, tags[0], raw=raw)
        for n, child in enumerate(children):
            self.node(child)
            tail = child.tail
            if tail:
                self._text(tail, tags[n], tags[n + 1], raw=raw)
        self._end(tag, bare=bool(children or text))

    def _end(self, tag: str, *, bare: bool) -> None:
        """Write the end tag, unless HTML lets it be left out.

        That of a row goes in short writing; that of a cell or item needs content (`bare`) too, and
        no `parted`.
        """
        if self.short and tag in _ROWS:
            if tag == "tr":
                self.out.append("\n")
            return
        if not (bare and self.short and not self.parted and tag in _PARTS):
            self.out.append(f"</{tag}>")

    def _text(self, text: str, before: object, after: object, *, raw: bool) -> None:
        """Write text between two elements, without the line ends beside a block: none is seen."""
        if raw:
            self.out.append(text)
            return
        if self.short and not self.kept and "\n" in text:
            if before in _BLOCK and (m := _LINES.match(text)):
                text = text[m.end() :]
            if after in _BLOCK:
                text = re.sub(r"\s*\n\s*$", "", text)
        self.out.append(_escaped(text))

    def _attributes(self, node: Node) -> str:
        out = []
        for name, value in node.items():
            if value in ("", name):
                out.append(f" {name}")
            elif self.short and _BARE.fullmatch(value):
                out.append(f" {name}={_ampersands(value)}")
            else:
                out.append(f' {name}="{_ampersands(value).replace(chr(34), "&quot;")}"')
        told = "".join(out)
        # after a bare value the slash that ends a drawing's element would become part of the value
        return told + " " if self.drawing and told and not told.endswith('"') else told


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _ampersands(value: str) -> str:
    return value.replace("&", "&amp;") if "&" in value else value
