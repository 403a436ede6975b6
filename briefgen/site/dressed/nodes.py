"""Find, make, move and remove the nodes of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Node: TypeAlias = Any
"""An element: lxml's have no public type."""

_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of Hebrew, Arabic or another script that is written from right to left."""

_TEXT: Final = etree.XPath("string()", smart_strings=False)
_BLANK: Final = re.compile(r"\s+")
_HELD: Final = "data-kind"
"""Attribute in which a heading holds the kind of its section while the page is being dressed."""
_KIND: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its kind, the node that follows its comment, and its facts."""

    kind: str
    node: Node
    facts: dict[str, Any] = field(default_factory=dict)


def part_kinds(root: Node, facts: Sequence[dict[str, Any]]) -> list[Part]:
    """Return the parts of a page that have a kind, in page order; remove their comments."""
    out: list[Part] = []
    told = iter(facts)
    for comment in list(root.iter(etree.Comment)):
        kind = (comment.text or "").strip()
        if not _KIND.fullmatch(kind):
            continue
        following = comment.getnext()
        known = next(told, {})
        if following is not None and following.tag == "h2":
            following.set(_HELD, kind)
        elif following is not None:
            _held(following, f"in-{kind}")
        if following is not None and isinstance(following.tag, str):
            out.append(Part(kind, following, known if known.get("kind") == kind else {}))
        drop(comment)
    return out


def _held(node: Node, kind: str) -> None:
    """Note a kind on the heading over a node, unless an earlier part of the section did so."""
    heading = heading_of(node)
    if heading is not None and not heading.get(_HELD):
        heading.set(_HELD, kind)


def heading_of(node: Node) -> Node | None:
    """Return the heading of the second level that a node stands under, None where there is none."""
    return next(node.itersiblings("h2", preceding=True), None)


def of_kind(parts: Iterable[Part], kind: str) -> list[Part]:
    """Return the parts of one kind."""
    return [part for part in parts if part.kind == kind]


def make(tag: str, text: str = "", **attributes: str) -> Node:
    """Return a new node; an attribute that is a Python keyword is passed with `_` at its end."""
    node: Node = etree.Element(tag)
    node.text = text or None
    for name, value in attributes.items():
        node.set(name.rstrip("_").replace("_", "-"), value)
    return node


def drop(node: Node) -> None:
    """Remove a node with all that is in it; the text behind it stays."""
    parent = node.getparent()
    if node.tail:
        add_before(node, node.tail)
        node.tail = None
    parent.remove(node)


def add_before(node: Node, text: str) -> None:
    """Insert text directly before a node."""
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def undo(node: Node) -> None:
    """Replace a node by its content."""
    parent = node.getparent()
    if node.text:
        add_before(node, node.text)
    inside = list(node)
    if inside and node.tail:
        inside[-1].tail = (inside[-1].tail or "") + node.tail
    elif node.tail:
        add_before(node, node.tail)
    at = parent.index(node)
    parent[at : at + 1] = inside


def wrap(node: Node, around: Node) -> Node:
    """Wrap a node in `around`, which takes its place; return `around`."""
    node.addprevious(around)
    around.tail, node.tail = node.tail, None
    around.append(node)
    return around


def words_of(node: Node) -> str:
    """Return the words of a node, each run of white space as one blank."""
    return _BLANK.sub(" ", text_of(node)).strip()


def text_of(node: Node) -> str:
    """Return all text in a node, comments left out."""
    return str(_TEXT(node))


def turned(root: Node) -> None:
    """Set `dir="auto"` on the blocks of a page that has words written from right to left."""
    if not _FROM_THE_RIGHT.search(text_of(root)):
        return
    for block in root.iter("h1", "p", "li", "td", "blockquote"):
        block.set("dir", "auto")


def section_of(node: Node) -> list[Node]:
    """Return a node and its siblings up to the next heading of the second level."""
    out = [node]
    for after in node.itersiblings():
        if after.tag == "h2":
            break
        out.append(after)
    return out


def sections(root: Node) -> None:
    """Move each heading of the second level, with what follows it, into a section of its kind."""
    for heading in list(root.iterchildren("h2")):
        name = heading.get("id", "")
        kind = heading.attrib.pop(_HELD, "")
        within = section_of(heading)
        part = make("section", class_=f"part {kind}".strip(), aria_labelledby=name)
        heading.addprevious(part)
        part.extend(within)
