"""The sentences that may lead a brief, with what each is worth by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.key_sentences.leaning import (
    dangles,
    is_the_other_side,
    leans_back,
    tells_the_outcome,
)
from briefgen.extract.key_sentences.scene import scene_end, subject_of
from briefgen.extract.tags import FINITE
from briefgen.model import NUMBERED, ActorType, MentionKind, Polarity, Role, Status
from briefgen.registry.speech import speech
from briefgen.registry.tables import table
from briefgen.registry.taken_back import refutes, takes_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Span

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Block, Claim, Figure, Sentence

_SOURCES: Final = NUMBERED - {Role.TABLE} | {Role.DEK}
_CONTENT: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_AFTER: Final = 4
"""Place given to a sentence of an opening scene: after the news."""
_CREDIT: Final = 4
"""First tokens of a sentence in which a credit is recognised."""

_FEWEST: Final = 3
"""Words that a sentence has at most that says no more than "X replied"."""

_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")

_QUOTES: Final = ('"', "'", "\u201c", "\u2018")


_THE_TITLE: Final = 0.8
"""Share of the title's words from which a sentence of no others is the title once more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen, with what it mentions."""

    sentence: Sentence
    words: frozenset[str]
    actors: frozenset[str]
    fixed: float
    role: Role
    place: int
    """Number among the sentences of the body, from 0; that of a dek is 0 as well."""
    full: float
    """Share of the longest desirable sentence that its words make up, at most 1."""
    dangles: bool
    """Whether it refers back, so that it can't stand without the sentence before it."""
    introduces: frozenset[str] = frozenset()
    """Persons whom it calls by their full names."""
    unintroduced: frozenset[str] = frozenset()
    """Persons whom it takes for known."""
    other_side: bool = False
    """Whether it gives somebody's own figure, or denial, against the sentence before.

    Both are told, or none.
    """


def candidates(
    reading: Reading,
    actors: tuple[Actor, ...],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
    rules: dict[str, Any],
) -> list[Candidate]:
    """Return the sentences of running text, in order, with what does not depend on those chosen."""
    who = sorted((m.evidence.start, a.id) for a in actors for m in a.mentions)
    title = _title_words(reading)
    called = _called(actors)
    earlier = _earlier_years(reading)
    leading = _of_the_foremost(actors)
    hedged = sorted(c.cue.start for c in claims if c.kind == "hedged")
    tolls = [f.evidence.start for f in figures if _is_toll(f, rules)]
    sourced = [e for c in claims if c.sources for e in c.content]
    out: list[Candidate] = []
    told = _told(reading)
    people = frozenset(m.evidence.start for a in actors for m in a.read if _is_one(a))
    scene = scene_end(reading, told, sourced, people)
    place = 0
    taken_back = _taken_back(reading, told)
    denied = _denied(claims, told, rules)
    author = _author(reading, actors)
    for block, sentence in told:
        if sentence.start in taken_back or sentence.start in author:
            continue
        span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
        if (
            span is None
            or not any(t.pos_ in _CONTENT for t in span)
            or not _is_whole(span.text, block.role)
            or _tells_nothing(span, rules)
        ):
            continue
        first, last = bisect_left(who, (sentence.start,)), bisect_left(who, (sentence.end,))
        ids, words = frozenset(i for _, i in who[first:last]), _words(span)
        again = words <= title and _title_share(words, title) > _THE_TITLE
        fixed = _fixed(span, rules) + _title_share(words, title) * rules["weights"]["title"]
        fixed += rules["weights"]["again"] * again
        fixed += rules["weights"]["hedged"] * any(
            sentence.start <= h < sentence.end for h in hedged
        )
        fixed += rules["weights"]["toll"] * any(sentence.start <= at < sentence.end for at in tolls)
        torn = _is_torn(reading.surface, sentence, block)
        if torn and not any(e.start < sentence.end and sentence.start < e.end for e in sourced):
            continue  # part of a quotation without a source
        fixed += rules["weights"]["torn"] * torn
        other = is_the_other_side(span) or sentence.start in denied
        leans = is_the_other_side(span) or dangles(span, rules)
        leans = leans or (bool(place) and leans_back(span, rules, leading))  # none is before it
        full = min(1.0, sum(t.is_alpha for t in span) / rules["length"][1])
        fixed += rules["weights"]["dangling"] * leans
        fixed += rules["weights"]["past"] * earlier(span)
        met = [c for c in called if sentence.start <= c.at < sentence.end]
        named = frozenset(c.who for c in met if c.in_full)
        known = frozenset(c.who for c in met) - named
        before = sentence.start < scene
        fixed += rules["weights"]["anecdote"] * before
        out.append(
            Candidate(
                sentence,
                words,
                ids,
                fixed,
                block.role,
                _AFTER if before else place,
                full,
                leans,
                named,
                known,
                other and not before,
            )
        )
        place += block.role is not Role.DEK and not (before or again)
    return out


@dataclass(frozen=True, slots=True)
class _Called:
    """Where a person is called by name, and whether in full."""

    at: int
    who: str
    in_full: bool


def _called(actors: tuple[Actor, ...]) -> list[_Called]:
    """Return where persons are called by name, of those whom the text calls by a full name too."""
    people = [
        a
        for a in actors
        if a.type is ActorType.PERSON and {MentionKind.NAME, MentionKind.SHORT_NAME} <= _kinds(a)
    ]
    return [
        _Called(m.evidence.start, a.id, m.kind is MentionKind.NAME)
        for a in people
        for m in a.read
        if m.kind in (MentionKind.NAME, MentionKind.SHORT_NAME)
    ]


def _is_one(actor: Actor) -> bool:
    """Tell whether an actor is a named person, or may be one."""
    return actor.named and actor.type in (ActorType.PERSON, ActorType.UNKNOWN)


def _kinds(actor: Actor) -> set[MentionKind]:
    return {m.kind for m in actor.read}


def _earlier_years(reading: Reading) -> Callable[[Span], bool]:
    """Return what tells whether a sentence has only years before that of the article.

    That is the year of publication, else the latest that the text has.
    """
    years = [int(t.text) for t in reading.doc if _YEAR.fullmatch(t.text)]
    stated = reading.published or ""
    now = int(stated[:4]) if _YEAR.fullmatch(stated[:4]) else max(years, default=0)

    def has_earlier_years(span: Span) -> bool:
        own = [int(t.text) for t in span if _YEAR.fullmatch(t.text) and t.ent_type_ == "DATE"]
        return bool(own) and max(own) < now - 1

    return has_earlier_years


def _tells_nothing(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence is a credit or a caption, or only says that somebody spoke."""
    opening = " ".join(t.lower_ for t in span[:_CREDIT])
    if any(opening.startswith(words) for words in (*rules["credits"], *rules["captions"])):
        return True
    if _invites(span, rules):
        return True
    few = sum(t.is_alpha for t in span) <= _FEWEST
    verb = span.root
    return few and verb.pos_ == "VERB" and verb.lemma_.lower() in speech().verbs


def _invites(span: Span, rules: dict[str, Any]) -> bool:
    """Tell whether a sentence only asks readers to read on: "*Follow the latest* as X rises"."""
    words = [t for t in span if not (t.is_punct or t.is_space)][:3]
    if len(words) < _FEWEST or words[0].lower_ not in rules["inviting"]:
        return False
    return any(t.lower_ in rules["invited_to"] for t in words[1:])


def _denied(
    claims: tuple[Claim, ...], told: list[tuple[Block, Sentence]], rules: dict[str, Any]
) -> set[int]:
    """Return where each sentence begins that holds a denial right after an accusation."""
    denials = sorted(c.cue.start for c in claims if _is_denial(c))
    charges = sorted(c.cue.start for c in claims if c.act in rules["charging"])
    out: set[int] = set()
    for (_, before), (_, after) in pairwise(told):
        if _any_within(charges, before) and _any_within(denials, after):
            out.add(after.start)
    return out


def _is_denial(claim: Claim) -> bool:
    asserted = claim.status is Status.ASSERTED and claim.act in ("deny", "reject")
    return asserted and claim.polarity is Polarity.NEGATED and bool(claim.sources)


def _any_within(places: list[int], sentence: Sentence) -> bool:
    at = bisect_left(places, sentence.start)
    return at < len(places) and places[at] < sentence.end


def _author(reading: Reading, actors: tuple[Actor, ...]) -> frozenset[int]:
    """Return where the text names the author in its byline.

    A sentence that begins there says who its author is.
    """
    stated = reading.article.stated("byline")
    signed = stated.value if stated is not None else ""
    return frozenset(
        m.evidence.start for a in actors if a.name and a.name == signed for m in a.read
    )


def _is_toll(figure: Figure, rules: dict[str, Any]) -> bool:
    """Tell whether a figure counts several dead, hurt, missing or homeless as a fact."""
    least = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    several = least is not None and least > 1 and not figure.implied
    return several and figure.kind in rules["tolls"] and figure.prospect is None


def _of_the_foremost(actors: tuple[Actor, ...]) -> frozenset[int]:
    """Return where the most salient named person is mentioned."""
    people = [a for a in actors if a.type is ActorType.PERSON and a.named]
    if not people:
        return frozenset()
    foremost = max(people, key=lambda a: a.salience)
    return frozenset(m.evidence.start for m in foremost.mentions)


def _taken_back(reading: Reading, told: list[tuple[Block, Sentence]]) -> set[int]:
    """Return where each sentence begins that the next of its paragraph takes back, or denies."""
    out: set[int] = set()
    for (block, sentence), (following, after) in pairwise(told):
        words = reading.article.text[after.start : after.end]
        if block is following and (takes_back(words) or refutes(words)):
            out.add(sentence.start)
    return out


def _told(reading: Reading) -> list[tuple[Block, Sentence]]:
    """Return the sentences of running text and dek, with their blocks."""
    blocks = [b for b in reading.article.blocks if b.role in _SOURCES]
    sentences, out, i = reading.sentences, [], 0
    for block in blocks:
        while i < len(sentences) and sentences[i].start < block.start:
            i += 1
        while i < len(sentences) and sentences[i].start < block.end:
            out.append((block, sentences[i]))
            i += 1
    return out


def _is_whole(text: str, role: Role) -> bool:
    """Tell whether a sentence ends in a stop; a heading or credit that looks like text does not."""
    return role in (Role.DEK, Role.LIST) or text.rstrip("\"') \u201d\u2019")[-1:] in tuple(
        ".!?\u2026"
    )


def _words(span: Span) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower() for t in span if t.pos_ in _CONTENT and not t.is_stop and len(t) > 1
    )


def _title_words(reading: Reading) -> frozenset[str]:
    found = next((b for b in reading.article.blocks if b.role is Role.TITLE), None)
    if found is None:
        return frozenset()
    span = reading.doc.char_span(found.start, found.end, alignment_mode="contract")
    return _words(span) if span is not None else frozenset()


def _title_share(words: frozenset[str], title: frozenset[str]) -> float:
    return len(words & title) / len(title) if title else 0.0


def _fixed(span: Span, rules: dict[str, Any]) -> float:
    """Return what a sentence's own form is worth."""
    weights, (least, most) = rules["weights"], rules["length"]
    words = [t.lower_ for t in span if t.is_alpha]
    score: float = weights["short"] * (len(words) < least) + weights["long"] * (len(words) > most)
    score += weights["question"] * (span.text.rstrip("\"' ").endswith("?"))
    bare = span[0].tag_ == "VBZ"  # "Says that ...", a dek without its subject
    score += weights["fragment"] * (bare or not _has_main_clause(span))
    score += weights["quoting"] * (span.text.lstrip()[:1] in _QUOTES)
    score += weights["voice"] * any(
        t.lower_ in rules["voice"] and t.pos_ == "PRON" for t in span
    )  # "us", not "US"
    score += weights["scene"] * (subject_of(span) in rules["scenery"])
    told = span.text.lower()
    score += weights["no_comment"] * any(silence in told for silence in rules["no_comment"])
    score += weights["outcome"] * tells_the_outcome(span.root)
    score += weights["margin"] * (_margin().search(told) is not None)
    score += weights["dated"] * any(t.ent_type_ == "DATE" for t in span)
    return score


@cache
def _margin() -> re.Pattern[str]:
    """Return the pattern of a vote or a contest with its margin: "won 3-1", "denied by 5 votes"."""
    rules = table("key_sentences")
    verbs, units = ("|".join(map(re.escape, rules[k])) for k in ("won", "margins"))
    numbers = rf"(?:by (?:\w+ )?\w+ (?:{units})|[0-9]+(?:-|\u2013|-to-)[0-9]+)"
    return re.compile(rf"\b(?:{verbs})\b[^.;:]*?\b{numbers}\b")


def _has_main_clause(span: Span) -> bool:
    """Tell whether a finite verb stands outside of noun modifiers: not in "Not X, which is Y".

    A participle at the top has none: "X saying that all was well".
    """
    root = span.root
    if root.tag_ == "VBG" and not any(c.dep_ in ("aux", "conj") for c in root.children):
        return False
    aside = {t.i for c in span if c.dep_ in ("relcl", "acl") for t in c.subtree}
    return any(t.tag_ in FINITE for t in span if t.i not in aside)


def _is_torn(surface: str, sentence: Sentence, block: Block) -> bool:
    """Tell whether a quotation begins in a sentence and ends in another, or the other way round."""
    if surface.count('"', block.start, block.end) % 2:
        return False  # a mark is missing, and nothing shows where
    marks = surface.count('"', sentence.start, sentence.end) + surface.startswith('"', sentence.end)
    return marks % 2 == 1
