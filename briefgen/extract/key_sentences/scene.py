"""Find where the news begins after an opening that only sets a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Block, Evidence, Sentence

_NEWS_WITHIN: Final = 3
"""Paragraphs after an opening scene among which the news is looked for."""


def scene_end(
    reading: Reading,
    told: list[tuple[Block, Sentence]],
    sourced: list[Evidence],
    people: frozenset[int] = frozenset(),
) -> int:
    """Return where the news begins after an opening scene; 0 where it stands first.

    Such an opening leads in with "when" or "as" to what one person did, and within a few paragraphs
    comes a sentence of a day, on somebody's word. Or it tells in the present of any morning: then
    that paragraph is the scene. Or it tells what somebody was just doing: then the news has a day.
    Or its paragraph is of somebody's life, and a later one opens with the news of a day. `people`
    are the offsets at which persons are named.
    """
    opening = _parsed(reading, told[0][1]) if told else None
    if opening is not None and (news := _after_a_life(reading, told, opening, people)):
        return news
    if opening is None or not (
        _is_anecdote(opening) or _is_of_any_time(opening) or _is_of_a_moment(opening)
    ):
        return 0
    blocks = list(dict.fromkeys(b.start for b, _ in told))[1 : 1 + _NEWS_WITHIN]
    if _is_of_any_time(opening):
        return next(iter(blocks), 0)
    for block, sentence in told:
        if block.start not in blocks:
            continue
        said = any(e.start < sentence.end and sentence.start < e.end for e in sourced)
        if (said or _is_of_a_moment(opening)) and _names_a_day(reading, sentence):
            return sentence.start
    return 0


def _after_a_life(
    reading: Reading, told: list[tuple[Block, Sentence]], opening: Span, people: frozenset[int]
) -> int:
    """Return where the news begins after a paragraph of somebody's life, 0 where there is none.

    "Ada Holm wears two coats in her kitchen": it tells in the present what a person does or keeps,
    names no day, and nobody says anything or has an office. The news opens a paragraph, has a day
    and not the person.
    """
    first = told[0][0]
    life = [s for b, s in told if b is first]
    spans = [span for s in life if (span := _parsed(reading, s)) is not None]
    offices = table("titles")["heads"]
    held = any(t.lower_ in offices for span in spans for t in span)
    if held or not _is_now(opening) or any(_names_news(span) for span in spans):
        return 0
    told_of = {at for s in life for at in people if s.start <= at < s.end}
    subjects = [t for span in spans for t in span.root.children if t.dep_ == "nsubj"]
    somebodys = any(t.idx in told_of or t.left_edge.idx in told_of for t in subjects)
    if not somebodys or any(t.ent_type_ in _BODIES and t.idx not in told_of for t in subjects):
        return 0
    names = {reading.doc.text[at:].split()[0] for at in told_of}
    opens: dict[int, Sentence] = {}
    for block, sentence in told:
        opens.setdefault(block.start, sentence)
    for sentence in list(opens.values())[1 : 1 + _NEWS_WITHIN]:
        span = _parsed(reading, sentence)
        if span is None or any(t.text in names for t in span):
            continue
        if _names_news(span) and span[0].pos_ != "PRON":
            return sentence.start
    return 0


_BODIES: Final = frozenset({"ORG", "GPE", "NORP"})


def _is_now(span: Span) -> bool:
    """Tell whether a sentence tells what is so every day: "rings the bell", "has kept bees for"."""
    root = span.root
    helped = [c for c in root.children if c.dep_ == "aux"]
    if root.tag_ == "VBN":
        kept = any(
            c.lower_ in ("for", "since") and c.dep_ in ("prep", "mark") for c in root.subtree
        )
        return kept and [c.lower_ for c in helped] in (["has"], ["have"])
    plain = root.tag_ in ("VBZ", "VBP") and root.pos_ == "VERB" and not helped
    lemma = root.lemma_.lower()
    return plain and lemma not in speech().verbs and lemma not in table("key_sentences")["at_odds"]


def _names_news(span: Span) -> bool:
    """Tell whether a sentence has a day of the week, or tells what somebody said."""
    days = table("key_sentences")["days"]
    return any(t.lower_ in days or t.lower_ == "said" for t in span)


def _parsed(reading: Reading, sentence: Sentence) -> Span | None:
    return reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")


def _is_anecdote(span: Span) -> bool:
    """Tell whether a sentence opens with "when" or "as", or has scenery as its subject.

    One with "said" does not count.
    """
    words = table("key_sentences")
    opens = span[0].lower_ in words["scene_openers"] or subject_of(span) in words["scenery"]
    return opens and not any(t.lower_ == "said" for t in span)


def _is_of_any_time(span: Span) -> bool:
    """Tell whether a sentence opens with any time of day and goes on in the present.

    "On a wet Thursday morning in Osk, Ada Holm opens the shop".
    """
    opening = span[0]
    if opening.lower_ not in ("on", "in", "at") or opening.head != span.root:
        return False
    time = next((c for c in opening.children if c.dep_ == "pobj"), None)
    times = table("key_sentences")["scene_times"]
    some = time is not None and time.lower_ in times and _is_some(time)
    now = [t for t in (span.root, *span.root.children) if t.dep_ in ("ROOT", "aux", "auxpass")]
    return some and any(t.tag_ in ("VBZ", "VBP", "MD") for t in now)


def _is_of_a_moment(span: Span) -> bool:
    """Tell whether a sentence tells what somebody was just doing: "Ada Holm was peeling apples"."""
    root = span.root
    who = next((c for c in root.children if c.dep_ == "nsubj"), None)
    was = any(c.lower_ == "was" and c.dep_ == "aux" for c in root.children)
    person = who is not None and who.pos_ == "PROPN" and who.ent_type_ in ("PERSON", "")
    if not (person and was and root.tag_ == "VBG"):
        return False
    return root.lemma_.lower() in table("key_sentences")["just_doing"] and not _has_a_day(span)


def _has_a_day(span: Span) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in span)


def _is_some(time: Token) -> bool:
    """Tell whether a time is just any: "a clear night", "the morning I meet her"."""
    return any(c.lower_ in ("a", "an", "one") or c.dep_ == "relcl" for c in time.children)


def subject_of(span: Span) -> str:
    """Return the lemma of a sentence's subject, "" where it has none."""
    return next(
        (c.lemma_.lower() for c in span.root.children if c.dep_ in ("nsubj", "nsubjpass")), ""
    )


def _names_a_day(reading: Reading, sentence: Sentence) -> bool:
    span = _parsed(reading, sentence)
    return span is not None and any(t.ent_type_ == "DATE" or _is_a_weekday(t) for t in span)


def _is_a_weekday(word: Token) -> bool:
    """Tell whether a word is the day of a time of day: "in the early hours of *Tuesday*"."""
    return word.ent_type_ == "TIME" and word.tag_ == "NNP" and word.lower_.endswith("day")
