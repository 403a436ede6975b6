"""Dress lists of briefs, terms and places, and the inline elements that Markdown had to double."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.site.dressed.nodes import drop, make, undo, words_of

if TYPE_CHECKING:
    from briefgen.site.dressed.nodes import Node

_ALL: Final = re.compile(r"\s*\D+ [\d.,]+ \w+\s*")
"""The line over the tail of a long list, which says how long it is."""

_RUNNING: Final = frozenset(("newest", "says", "acts", "others"))
"""Kinds of lists in which rows of one article follow each other."""

_NAMED: Final = frozenset(("by", "told", "who"))


def dress(root: Node) -> None:
    """Fold, name and simplify what stands in lists, in place."""
    _folded(root)
    _terms(root)
    _places(root)
    _plainly(root)


def runs(root: Node) -> None:
    """Mark each row with the same source as the row before it, so that a run names it once."""
    for section in root.iter("section"):
        if _RUNNING.isdisjoint((section.get("class") or "").split()):
            continue
        before = ("", "")
        for item in section.iterfind("ul/li"):
            mark, small = item.find("a[@class='mark']"), item.find("small")
            page = (mark.get("href") or "").partition("#")[0] if mark is not None else ""
            source = (page, words_of(small) if small is not None else "")
            if page and source == before:
                item.set("class", "same")
            before = source


def _folded(root: Node) -> None:
    """Fold the tail of a long list."""
    for item in root.iter("li"):
        tail = item[0] if len(item) == 1 and item[0].tag == "ul" else None
        if tail is None or not item.text or not _ALL.fullmatch(item.text):
            continue
        fold = make("details", class_="rest")
        fold.append(make("summary", item.text.strip()))
        fold.append(tail)
        item.text, tail.tail = None, None
        item.set("class", "all")
        item.append(fold)


def _terms(root: Node) -> None:
    """Turn the paragraph of each term into an anchored heading: search shows it as a title."""
    for place in list(root.iter("a")):
        name = place.getnext()
        if not (place.get("id") or "").startswith("term-") or place.get("href"):
            continue
        block = place.getparent()
        if (
            name is None or name.tag != "strong" or block.tag != "p" or len(block) > 2  # noqa: PLR2004 - the two
        ):
            continue
        block.tag = "h2"
        block.set("class", "entry")
        block.set("id", place.get("id"))
        drop(place)
        undo(name)


def _places(root: Node) -> None:
    """Move the anchor of a place onto the name that follows it."""
    for place in list(root.iter("a")):
        if not (place.get("id") or "").startswith("place-") or place.get("href"):
            continue
        named = make("span", id=place.get("id"))
        text, following = place.tail, place.getnext()
        place.addprevious(named)
        place.tail = None
        if text:
            named.text = text
        elif following is not None:
            named.tail, following.tail = following.tail, None
            named.append(following)
        drop(place)


def _plainly(root: Node) -> None:
    """Merge a span and the one link in it into a link of its class; turn mentions into `u`."""
    for span in list(root.iter("span")):
        kind = span.get("class") or ""
        only = span[0] if len(span) == 1 and not span.text and not span[0].tail else None
        if kind in _NAMED and only is not None and only.tag == "a" and not len(only):
            href = only.attrib.pop("href")
            only.attrib.update({"class": kind, **{k: v for k, v in span.items() if k != "class"}})
            only.set("href", href)
            undo(span)
        elif kind.startswith("m "):
            span.tag = "u"
            span.set("class", kind.removeprefix("m "))
