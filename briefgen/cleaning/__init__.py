"""Which part of the text is what?

Units (lines, or a page's blocks) → features → where the article lies → the headline → the role of each part → doubles →
what the parts say of the source. Every decision is a sum of weights that are data, and each block
carries as its reason the features that counted most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cleaning.doubles import mark_doubles
from briefgen.cleaning.features import features_of
from briefgen.cleaning.headline import find_headline
from briefgen.cleaning.language import language_note
from briefgen.cleaning.roles import parts_of
from briefgen.cleaning.span import find_span
from briefgen.cleaning.statements import statements_of
from briefgen.cleaning.surfaces import blocks_of, declared_seen, statements_back, surfaced
from briefgen.cleaning.units import units_of
from briefgen.cleaning.voices import with_voices
from briefgen.cleaning.weighed import weighed
from briefgen.model import Article

if TYPE_CHECKING:
    from briefgen.model import RawText


def label(read: RawText) -> Article:
    """Return the article: the same text, every block labelled, with what its blocks say of the source.

    The labels are found on the text's surface, on which nothing unseen breaks a word.
    """
    surface, raw = surfaced(read)
    units = units_of(raw)
    features = features_of(units)
    span = find_span(units, features)
    declared = next((s.value for s in raw.declared if s.field == "title"), None)
    headline = find_headline(units, features, span, declared)
    parts, speakers = with_voices(parts_of(units, features, span, headline), units)
    marked = mark_doubles(parts)
    hint = units[headline].hint if headline is not None else None
    told = statements_back(statements_of(raw, [p for p, _ in marked]), surface, read.text)
    return Article(
        read.source,
        read.text,
        blocks_of(marked, speakers, surface, read.text),
        weighed(
            declared_seen(read.declared),
            tuple(told),
            read.text,
            marked=hint is not None and hint.tag == "h1",
        ),
        _notes(raw, [u.text for u, k in zip(units, span.kept, strict=True) if k]),
    )


def _notes(raw: RawText, kept: list[str]) -> tuple[str, ...]:
    """Return the remarks of reading that a reader should see."""
    notes = list(raw.notes)
    if raw.source.encoding not in (None, "utf-8"):
        notes.append(f"read as {raw.source.encoding}")
    if note := language_note(kept):
        notes.append(note)
    return tuple(notes)
