"""Keep names with a number, such as T-4 or F-16, from breaking at their hyphen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.site.dressed.nodes import make, text_of
from briefgen.site.dressed.written import RAW

if TYPE_CHECKING:
    from briefgen.site.dressed.nodes import Node

_APART: Final = frozenset(("svg", "code", "pre", RAW))
_NAME: Final = re.compile(r"(?<![\w-])[A-Z]{1,5}-\d{1,4}(?![\w-])")


def dress(root: Node) -> None:
    """Wrap each such name in an element that does not break; drawings are left alone."""
    if not _NAME.search(text_of(root)):
        return
    for node in list(root.iter(etree.Element)):
        inside = node.text and node.tag not in _APART and list(_NAME.finditer(node.text))
        if inside and not _is_apart(node):
            _held(node, node.text, inside, is_tail=False)
        behind = node is not root and node.tail and list(_NAME.finditer(node.tail))
        if behind and not _is_apart(node):
            _held(node, node.tail, behind, is_tail=True)


def _is_apart(node: Node) -> bool:
    """Tell whether a node stands in a drawing, code, or another element that is left alone."""
    return any(above.tag in _APART for above in node.iterancestors())


def _held(near: Node, text: str, found: list[re.Match[str]], *, is_tail: bool) -> None:
    """Wrap each match in a span; `text` is a node's own text or, with `is_tail`, its tail."""
    ends = [*(m.start() for m in found[1:]), len(text)]
    spans = []
    for match, end in zip(found, ends, strict=True):
        span = make("span", match[0], class_="whole")
        span.tail = text[match.end() : end]
        spans.append(span)
    before = text[: found[0].start()]
    if is_tail:
        near.tail = before
        parent = near.getparent()
        at = parent.index(near) + 1
    else:
        near.text = before
        parent, at = near, 0
    parent[at:at] = spans
