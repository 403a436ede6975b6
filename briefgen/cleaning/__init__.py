"""Which part of the text is what?

Units (lines, or a page's blocks) → features → where the article lies → the headline → the role of each part → doubles →
what the parts say of the source. Every decision is a sum of weights that are data, and each block
carries as its reason the features that counted most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.cleaning.doubles import mark_doubles
from briefgen.cleaning.features import features_of
from briefgen.cleaning.headline import find_headline, shown_title
from briefgen.cleaning.language import language_note
from briefgen.cleaning.pages import day_in_markup, page_notes, tells_of_articles
from briefgen.cleaning.roles import parts_of
from briefgen.cleaning.span import find_span
from briefgen.cleaning.speakers import speakers_of
from briefgen.cleaning.statements import statements_of
from briefgen.cleaning.units import units_of
from briefgen.model import FIELDS, Article, Block

if TYPE_CHECKING:
    from briefgen.model import RawText, Statement


def label(raw: RawText) -> Article:
    """Return the article: the same text, every block labelled, with what its blocks say of the source."""
    units = units_of(raw)
    features = features_of(units)
    span = find_span(units, features)
    declared = next((s.value for s in raw.declared if s.field == "title"), None)
    headline = find_headline(units, features, span, declared)
    marked = mark_doubles(parts_of(units, features, span, headline))
    parts = [p for p, _ in marked]
    speakers = speakers_of(raw.text, parts, units)
    blocks = tuple(
        Block(p.role, p.start, p.end, p.reason, same, speakers.get(i))
        for i, (p, same) in enumerate(marked)
    )
    listed = tells_of_articles(units, features, span)
    statements = shown_title(statements_of(raw, parts), raw, units, headline)
    statements = _dated(statements, day_in_markup(raw.text, parts, units))
    if listed:
        statements = tuple(s for s in statements if s.field not in _DATED or s in raw.declared)
    kept = [u.text for u, k in zip(units, span.kept, strict=True) if k]
    notes = (*_notes(raw, kept), *page_notes(units, parts, listed=listed))
    return Article(raw.source, raw.text, blocks, statements, notes)


def _dated(statements: tuple[Statement, ...], day: Statement | None) -> tuple[Statement, ...]:
    """Return the statements, with the day in the markup where no day of publication is stated."""
    if day is None or any(s.field == day.field for s in statements):
        return statements
    return tuple(sorted((*statements, day), key=lambda s: FIELDS.index(s.field)))


_DATED: Final = ("published", "updated")
"""What a list of articles says of each of them, and not of itself."""


def _notes(raw: RawText, kept: list[str]) -> tuple[str, ...]:
    """Return the remarks of reading that a reader should see."""
    notes = list(raw.notes)
    if raw.source.encoding not in (None, "utf-8"):
        notes.append(f"read as {raw.source.encoding}")
    if note := language_note(kept):
        notes.append(note)
    return tuple(notes)
