"""Dress the source text under a brief: number its sentences, and mark its mentions by kind."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from briefgen.site.dressed.nodes import make, of_kind, section_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.site.dressed.nodes import Node, Part

_ADDRESS: Final = re.compile(r"([pthdc]\d+)s\d+")

Run = list[Any]
"""`[start, end, kind, note, link target]`, the last two left out where they are empty."""


def source_text(parts: Iterable[Part], facts: dict[str, Any]) -> dict[str, str]:
    """Dress the source text of a brief; return the words of each of its sentences, by address."""
    words: dict[str, str] = {}
    for part in of_kind(parts, "source"):
        for block in section_of(part.node):
            if block.tag == "p" and block.find("a[@id]") is not None:
                words |= _block(block, facts)
    return words


def _block(block: Node, facts: dict[str, Any]) -> dict[str, str]:
    """Put each sentence of a block into a span of its own; return their words, by address."""
    words: dict[str, str] = {}
    for anchor in block.findall("a[@id]"):
        address = anchor.get("id")
        found = _ADDRESS.fullmatch(address)
        if not found:
            continue
        if block.get("id") is None and found[1].startswith("p"):
            block.set("id", found[1])
        span = make("span", class_="s", id=address)
        anchor.addprevious(span)
        words[address] = _fill(span, anchor, facts.get(address, {}))
    return words


def _fill(span: Node, anchor: Node, known: dict[str, Any]) -> str:
    """Move what follows a sentence's anchor into its span; return the sentence's words.

    A sentence ends at the next anchor or at a gap. Mentions are marked where `known` tells them.
    """
    within = _following(anchor)
    lead = (anchor.tail or "").lstrip()
    anchor.getparent().remove(anchor)  # with its tail
    span.text = lead or None
    for node in within:
        span.append(node)
    first = span[0] if len(span) else None
    if first is not None and first.tag == "strong" and first.tail:
        text = _numbered(first)
        bare = text.rstrip(" ")
        span.tail = " " if bare != text else None
        if len(span) == 1:
            _set(span, bare, known)
            return bare
        first.tail += text
    tail = span[-1].tail if len(span) else None
    words = str("".join(span.itertext()))
    if first is not None and first.tag == "b":
        words = words.removeprefix(first.text or "")
    if tail and tail.endswith(" "):
        span[-1].tail, span.tail = tail.rstrip(" "), " "
    if first is not None and first.tag == "strong" and known.get("length") == len(words.strip()):
        _set(first, words.strip(), known)
    return str(" ".join(words.split()))


def _numbered(number: Node) -> str:
    """Turn a sentence's number into a `b` with a blank behind it; return the words after it."""
    text = str(number.tail).lstrip(" ")
    number.tag, number.tail = "b", " "
    number.set("class", "n")
    return text


def _following(anchor: Node) -> list[Node]:
    """Return the nodes behind a sentence's anchor, up to the next anchor or a gap."""
    return list(takewhile(lambda node: node.tag not in ("a", "em"), anchor.itersiblings()))


def _set(node: Node, words: str, known: dict[str, Any]) -> None:
    """Append the words of a sentence to a node, its mentions marked by their kinds."""
    runs = known.get("runs", ()) if known.get("length") == len(words) else ()
    if node.tag == "strong":
        node.text = None
    at = 0
    for run in runs:
        start, end, kind, *more = run
        _add(node, words[at:start])
        node.append(_mention(words[start:end], kind, *more))
        at = end
    _add(node, words[at:])


def _add(node: Node, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _mention(words: str, kind: str, note: str = "", href: str = "") -> Node:
    """Return a mention: a `u` (an unarticulated annotation in HTML), underlined by its kind."""
    mention = make("u", class_=kind)
    if note:
        mention.set("title", note)
    if href:
        page, mark, anchor = href.partition("#")
        mention.append(make("a", words, href=page.removesuffix(".md") + ".html" + mark + anchor))
    else:
        mention.text = words
    return mention
