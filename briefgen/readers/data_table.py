"""Tell whether a table of a page holds data or lays the page out."""

from __future__ import annotations

from typing import Any, Final

_LONGEST_CELL: Final = 400
_LAYS_OUT: Final = (
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "form",
    "article",
    "section",
    "table",
    "blockquote",
)
_SENTENCE: Final = 8
_PARAGRAPHS: Final = 2
_KNOWN: Final = "data-holds"
_TELLING: Final = ("th", "caption", "thead")


def is_data(table: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    """Tell whether a table holds data: at least two rows and columns of short cells.

    One row is enough with a heading or caption, or where the table has no attributes, which could
    lay it out. Source: after the rules by which browsers tell data from layout for screen
    readers (Firefox's `HTMLTableAccessible::IsProbablyLayoutTable`).
    """
    if (table.get("role") or "") in ("presentation", "none"):
        return False
    if any(table.find(f".//{name}") is not None for name in _LAYS_OUT):
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    wide = sum(len(row) > 1 for row in rows)
    told = any(table.find(f".//{name}") is not None for name in _TELLING)
    bare = not set(table.attrib) - {_KNOWN}
    if len(rows) < 1 + (not told and not bare) or 2 * wide < len(rows) or not wide:
        return False
    cells = [cell for row in rows for cell in row]
    return all(_is_short(cell) for cell in cells) and not any(map(_tells_a_story, cells))


def _tells_a_story(cell: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether a cell holds several paragraphs of some length: it is then text, not a value."""
    long = [p for p in cell.iter("p") if len("".join(p.itertext()).split()) >= _SENTENCE]
    return len(long) >= _PARAGRAPHS


def _is_short(cell: Any) -> bool:  # noqa: ANN401 - as above
    size = 0
    for piece in cell.itertext():
        size += len(piece.strip())
        if size > _LONGEST_CELL:
            return False
    return True
