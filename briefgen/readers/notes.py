"""Marks of notes in a page: raised numbers that would stick to the words before them are set in square brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = re.compile(
    r"\[?\s*(\d{1,3}|[a-z]|[ivx]{1,4}|[*\u2020\u2021\u00a7]+|(?:note|nb)\s?\d{1,3})\s*\]?"
)
_NUMBER: Final = re.compile(r"\[?\s*\d{1,3}\s*\]?")
_TOLD: Final = re.compile(r"(?i)(?:^|[\s_-])(?:fn|footnotes?|notes?|reference|citation|endnotes?)")
_LAST: Final = re.compile(r"[^\W_]+$")
_POWERED: Final = frozenset({"10", "2"})
"""Numbers that are raised to a power more often than they bear a note."""


def mark_notes(tree: Any) -> None:  # noqa: ANN401 - lxml's elements have no public type
    """Set each mark of a note in square brackets; powers ("km2") and ordinals ("1st") stay as they are."""
    for element in tuple(tree.iter("sup")):
        words = element.text_content()
        if _MARK.fullmatch(words.strip()) and _is_note(element, words):
            for child in tuple(element):
                element.remove(child)
            element.text = f"[{words.strip(' []')}]"


def _is_note(element: Any, words: str) -> bool:  # noqa: ANN401 - as above
    """Tell whether a raised mark is a note's: it leads to one, is named so, or is a number behind no unit."""
    if any(_TOLD.search(name) for name in _names(element)):
        return True
    if any("#" in (link.get("href") or "") for link in element.iter("a")):
        return True
    if not _NUMBER.fullmatch(words.strip()):
        return False
    last = _LAST.search(_before(element))
    units = table("note_marks")["units"]
    return last is None or (last[0] not in _POWERED and last[0].lower() not in units)


def _names(element: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    for one in element.iter():
        for key in ("class", "id", "role", "epub:type"):
            yield one.get(key) or "" if isinstance(one.tag, str) else ""


def _before(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the text right before an element, within its parent."""
    sibling = element.getprevious()
    if sibling is not None:
        return str(sibling.tail or sibling.text_content() or "")
    parent = element.getparent()
    return str(parent.text or "") if parent is not None else ""
