"""Find where the news begins after an opening that only sets a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefgen.extract.reading import Reading
    from briefgen.model import Block, Evidence, Sentence

_NEWS_WITHIN: Final = 3
"""Paragraphs after an opening scene among which the news is looked for."""


def scene_end(reading: Reading, told: list[tuple[Block, Sentence]], sourced: list[Evidence]) -> int:
    """Return where the news begins after an opening scene; 0 where it stands first.

    Such an opening leads in with "when" or "as" to what one person did, and within a few paragraphs
    comes a sentence of a day, on somebody's word.
    """
    if not told or not _is_anecdote(reading, told[0][1]):
        return 0
    first = told[0][0]
    blocks = list(dict.fromkeys(b.start for b, _ in told))[1 : 1 + _NEWS_WITHIN]
    for block, sentence in told:
        if block is first or block.start not in blocks:
            continue
        said = any(e.start < sentence.end and sentence.start < e.end for e in sourced)
        if said and _names_a_day(reading, sentence):
            return sentence.start
    return 0


def _is_anecdote(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence opens with "when" or "as", or has scenery as its subject.

    One with "said" does not count.
    """
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    if span is None:
        return False
    words = table("key_sentences")
    opens = span[0].lower_ in words["scene_openers"] or subject_of(span) in words["scenery"]
    return opens and not any(t.lower_ == "said" for t in span)


def subject_of(span: Span) -> str:
    """Return the lemma of a sentence's subject, "" where it has none."""
    return next(
        (c.lemma_.lower() for c in span.root.children if c.dep_ in ("nsubj", "nsubjpass")), ""
    )


def _names_a_day(reading: Reading, sentence: Sentence) -> bool:
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    return span is not None and any(t.ent_type_ == "DATE" for t in span)
