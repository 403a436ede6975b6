"""Dress rendered pages for the screen: parse each once, mark up its parts, write it short.

Markdown is written for readers and holds no classes. What a part of a page is stands in a
comment before it; what else is known of it stands in the facts beside the page
(`briefgen.render.facts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.locale import words
from briefgen.site.dressed import folds, lists, marks, periods, tables, unbroken
from briefgen.site.dressed.nodes import part_kinds, sections, turned
from briefgen.site.dressed.source_text import source_text
from briefgen.site.dressed.written import inner, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.locale import Words
    from briefgen.site.dressed.nodes import Node

__all__ = ["Dressed", "Page", "dress", "dress_part"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is dressed.

    `facts` are those that lie beside the page, `beside` returns the text of a file next to it
    (empty where there is none), `ui` holds the interface words.
    """

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)
    beside: Callable[[str], str] = lambda _: ""
    ui: Words = field(default_factory=words)


@dataclass(frozen=True, slots=True)
class Dressed:
    """A dressed page as HTML, and the words of each sentence of its source text, by address."""

    html: str
    sentences: dict[str, str]


_PARSER: Final = etree.HTMLParser()
"""The parser builds plain lxml elements: to pick an HTML class for each takes a tenth longer."""


def dress(document: str, page: Page) -> Dressed:
    """Return a whole page, dressed and written short; what is dressed is its `article`."""
    root = etree.fromstring(document, _PARSER)
    article = root.find(".//article")
    said = _dress(article, page) if article is not None else {}
    # search shows the sentences of a brief's source text, so its table cells need no end tags
    return Dressed("<!doctype html>\n" + written(root, parted=page.kind != "brief"), said)


def dress_part(content: str, page: Page) -> Dressed:
    """Return the content of a page for a foreign theme, with every optional end tag kept."""
    root = html.fragment_fromstring(content, create_parent="div")
    said = _dress(root, page)
    return Dressed(inner(root), said)


def _dress(root: Node, page: Page) -> dict[str, str]:
    """Change a page's text in place; return the words of its sentences, by address."""
    parts = part_kinds(root, page.facts.get("parts", ()))
    turned(root)
    lists.dress(root)
    tables.dress(root, parts)
    figures = page.facts.get("figures", {})
    folds.figures(parts, page.beside, page.ui, figures)
    folds.drawn(root, page.beside, figures)
    periods.dress(parts, page.ui)
    said = source_text(parts, page.facts.get("text", {}))
    said |= folds.aside(parts)
    rests = marks.dress(root, said)
    if page.kind == "brief":
        marks.uses(root, rests, page.ui)
    folds.rests(parts)
    folds.provenance(parts)
    sections(root)
    lists.runs(root)
    folds.rows(root, parts)
    etree.strip_tags(root, etree.Comment)
    unbroken.dress(root)
    return said
