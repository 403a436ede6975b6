"""Decide which part of the text is what: article or page furniture, and the role of each block.

Steps: units (lines, or a page's blocks) → features → the article's span → the headline → the role
of each part → duplicates → what the parts state of the source. Every decision is a sum of weights
that are data, and each block carries as its reason the features that counted most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.cleaning.corrected import relabelled, stale
from briefgen.cleaning.doubles import mark_doubles
from briefgen.cleaning.features import features_of
from briefgen.cleaning.headline import find_headline, is_shown
from briefgen.cleaning.language import language_note
from briefgen.cleaning.pages import day_in_markup, page_notes, tells_of_articles, unread_day
from briefgen.cleaning.roles import parts_of
from briefgen.cleaning.span import find_span
from briefgen.cleaning.speakers import speakers_of
from briefgen.cleaning.statements import statements_of
from briefgen.cleaning.surfaces import blocks_of, declared_seen, statements_back, surfaced
from briefgen.cleaning.units import units_of
from briefgen.cleaning.voices import with_voices
from briefgen.cleaning.walls import is_list, lacks
from briefgen.cleaning.weighed import weighed
from briefgen.model import Article

if TYPE_CHECKING:
    from briefgen.model import RawText

__all__ = ["label", "relabelled", "stale"]


def label(read: RawText) -> Article:
    """Return the article: the same text with every block labelled, and what the blocks state.

    The labels are found on the text's surface, in which no invisible character breaks a word.
    """
    surface, raw = surfaced(read)
    units = units_of(raw)
    features = features_of(units)
    span = find_span(units, features)
    declared = next((s.value for s in raw.declared if s.field == "title"), None)
    headline = find_headline(units, features, span, declared)
    parts, voices = with_voices(parts_of(units, features, span, headline), units)
    marked = mark_doubles(parts)
    parts = [p for p, _ in marked]
    voices = speakers_of(parts, units) | voices
    told = [*statements_of(raw, parts), *day_in_markup(raw.text, parts, units)]
    statements = weighed(
        declared_seen(read.declared),
        tuple(statements_back(told, surface, read.text)),
        read.text,
        shown=is_shown(raw, units, headline),
    )
    listed = tells_of_articles(units, features, span) or is_list(units, parts)
    if listed:
        dates = {s.field for s in raw.declared if s.field in _DATED}
        statements = tuple(s for s in statements if s.field not in _DATED or s.field in dates)
    kept = [u.text for u, k in zip(units, span.kept, strict=True) if k]
    lack = page_notes(units, parts, listed=listed) or lacks(units, parts)
    notes = (*_notes(raw, kept), *lack, *unread_day(parts, statements))
    blocks = blocks_of(marked, voices, surface, read.text)
    return Article(read.source, read.text, blocks, statements, notes)


_DATED: Final = ("published", "updated")
"""Fields that are dropped from a list of articles: its dates are those of the entries."""


def _notes(raw: RawText, kept: list[str]) -> tuple[str, ...]:
    """Return the remarks of the reading that a reader should see: encoding, language, others."""
    notes = list(raw.notes)
    if raw.source.encoding not in (None, "utf-8"):
        notes.append(f"read as {raw.source.encoding}")
    if note := language_note(kept):
        notes.append(note)
    return tuple(notes)
