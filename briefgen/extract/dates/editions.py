"""Anchor relative days to the edition of an article that wrote them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates.setting import Anchor, Finding, anchor
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.dates.words import Token
    from briefgen.extract.reading import Reading

DAYS: Final = frozenset(
    ("deictic_day", "this_part", "last_night", "named_weekday", "the_weekend", "overnight")
)
"""Rules of days that may be other days in a later edition."""

_SOON: Final = 7
"""Days within which an update may have rewritten the text; later ones correct a detail."""

_LABEL: Final = 8
"""Words at the beginning of a paragraph in which it is labelled as an update."""


def updated(reading: Reading, published: Anchor | None) -> Anchor | None:
    """Return the day of an update in the week after publication, None where there is none."""
    stated = reading.article.stated("updated")
    found = anchor(stated.value if stated else None, "the day of the update")
    if found is None or found.day is None or published is None or published.day is None:
        return None
    return found if 0 < (found.day - published.day).days <= _SOON else None


def is_of_an_update(words: list[Token]) -> bool:
    """Tell whether a paragraph or line is labelled as a later edition's: "Update: ..."."""
    if not words or words[0].text.lower() not in table("dates")["update_labels"]:
        return False
    return len(words) <= _LABEL or any(t.text == ":" for t in words[:_LABEL])


def either(first: Finding, later: Finding) -> Finding:
    """Return the first edition's reading, bounded by both where the later one differs."""
    one, other = first.period, later.period
    if one == other or not (one.earliest and one.latest and other.earliest and other.latest):
        return first
    low, high = min(one.earliest, other.earliest), max(one.latest, other.latest)
    why = f"{first.why} The article was updated: if these words came in then, it is {other.value}."
    return replace(first, period=replace(one, earliest=low, latest=high), why=why)
