"""Which words must not end a line at their hyphen? Names that a number completes: T-4, F-16."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.site.dressed.nodes import make
from briefgen.site.dressed.written import RAW

if TYPE_CHECKING:
    from briefgen.site.dressed.nodes import Node

_NAME: Final = re.compile(r"(?<![\w-])[A-Z]{1,5}-\d{1,4}(?![\w-])")


def dress(root: Node) -> None:
    """Hold each such name together; drawings have their own lines."""
    if not _NAME.search(root.text_content()):
        return
    apart = " or ".join(f"ancestor::{tag}" for tag in ("svg", "code", "pre", RAW))
    for text in root.xpath(f".//text()[not({apart})]"):
        found = list(_NAME.finditer(text))
        if found:
            _held(text, found)


def _held(text: Node, found: list[re.Match[str]]) -> None:
    """Put each match of a text into an element of its own."""
    ends = [*(m.start() for m in found[1:]), len(text)]
    spans = []
    for match, end in zip(found, ends, strict=True):
        span = make("span", match[0], class_="whole")
        span.tail = text[match.end() : end]
        spans.append(span)
    before, near = text[: found[0].start()], text.getparent()
    if text.is_tail:
        near.tail = before
        parent = near.getparent()
        at = parent.index(near) + 1
    else:
        near.text = before
        parent, at = near, 0
    parent[at:at] = spans
