"""Dress tables: rows of a ledger get what filters and sorting need, other cells their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefgen.site.dressed.nodes import drop, make, words_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.site.dressed.nodes import Node, Part

_KNOWN: Final = frozenset({"ledger", "claims", "events", "relations", "places"})
"""Kinds of tables that the theme lays out itself: their cells need no head beside them."""

_LETTERS: Final = {"statement": "s", "event": "e", "tie": "t", "figure": "f"}
_STANDING: Final = {"hedged": "h", "attributed": "a", "denied": "d", "withdrawn": "d"}


def dress(root: Node, parts: Iterable[Part]) -> None:
    """Add the classes, attributes and wrappers that narrow screens and scripts need."""
    parts = list(parts)
    kinds = {part.node: part for part in parts if part.node.tag == "table"}
    who = _who(parts)
    for table in list(root.iter("table")):
        part = kinds.get(table)
        _anchors(table)
        _aligned(table)
        if part is not None and part.kind in _KNOWN:
            table.set("class", part.kind)
            if part.kind == "ledger":
                _ledger(table, part.facts, who)
        else:
            _headed(table)
        wrap(table, make("div", class_="table"))


def _who(parts: Iterable[Part]) -> dict[str, str]:
    """Return the number of each actor on the list of who matters most, by the page linked to."""
    links = (
        item.find(".//a")
        for part in parts
        if part.kind == "who"
        for item in part.node.iterchildren("li")
    )
    return {a.get("href"): str(n) for n, a in enumerate(links) if a is not None}


def _anchors(table: Node) -> None:
    """Move an anchor at the beginning of a row's first cell onto the row."""
    for row in table.iter("tr"):
        cell = row.find("td")
        first = cell[0] if cell is not None and len(cell) else None
        if first is not None and first.tag == "a" and first.get("id") and not first.get("href"):
            row.set("id", first.get("id"))
            drop(first)


def _aligned(table: Node) -> None:
    """Replace inline text alignment by a class: the content policy of a page forbids styles."""
    for cell in table.iter("td", "th"):
        style = cell.attrib.pop("style", "")
        if style.startswith("text-align:"):
            cell.set("class", "to-" + style.removeprefix("text-align:").strip(" ;"))


def _headed(table: Node) -> None:
    """Set each cell's column head on it, for narrow screens; an empty cell gets none."""
    heads = [words_of(head) for head in table.iter("th")]
    for row in table.iter("tr"):
        for head, cell in zip(heads, row.iterchildren("td"), strict=False):
            if len(cell) or cell.text:
                cell.set("data-head", head)


def _ledger(table: Node, facts: dict[str, Any], who: dict[str, str]) -> None:
    """Give a ledger's columns and rows their classes, and what rows are filtered and sorted by."""
    columns = facts.get("columns", ())
    for head, name in zip(table.iter("th"), columns, strict=False):
        head.set("class", name)
    rows = table.findall(".//tbody/tr")
    for row, known in zip(rows, facts.get("rows", ()), strict=False):
        for cell, name in zip(row.iterchildren("td"), columns, strict=False):
            cell.set("class", name)
            # rows flow on a phone: a blank would stand before the colon behind the speaker
            cell.tail = None
            if name == "when" and known.get("when"):
                cell.set("title", known["when"])
        _row(row, known, who)


def _row(row: Node, known: dict[str, Any], who: dict[str, str]) -> None:
    if known.get("id"):
        row.set("id", known["id"])
    standing = known.get("as", "stated")
    letters = "".join(_LETTERS[k] for k in known.get("kinds", ()))
    letters += _STANDING.get(standing, "" if standing == "stated" else "p")
    letters += "u" if known.get("unnamed") else ""
    letters += {"likely": "l", "doubtful": "x"}.get(known.get("sure", ""), "")
    row.set("data-k", letters)
    if known.get("start"):
        row.set("data-t", known["start"])
    here = (page.removesuffix(".md") + ".html" for page in known.get("pages", ()))
    named = [who[page] for page in here if page in who]
    if named:
        row.set("data-p", " ".join(sorted(named)))
    classes = [standing] if standing not in ("stated", "attributed", "hedged") else []
    classes += ["next"] if known.get("follows") else []
    if classes:
        row.set("class", " ".join(classes))
