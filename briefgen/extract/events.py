"""What happened when? The lines of the timeline.

A date makes a line where it belongs to a clause of running text. A heading, a caption or a line
that is nothing but a date says what the page is about, not what happened.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from briefgen.extract.dated import (
    WHEN,
    Beside,
    clues_to_the_time,
    has_no_year,
    is_of_a_month_of_another_year,
    tells_of_an_earlier_year,
)
from briefgen.extract.dates.sequels import SEQUEL
from briefgen.extract.dates.setting import (
    is_before_what_comes,
    is_declared,
    is_of_a_talk,
    is_set_for,
)
from briefgen.extract.involved import involved
from briefgen.extract.placed import (
    beside_another,
    ends_what_was,
    fell_through,
    is_a_reach,
    is_denied_to_be,
    is_habitual,
    is_measure,
    is_of_a_document,
    is_of_a_label,
    is_of_a_level,
    is_of_a_part,
    is_of_a_programme,
    is_of_an_aim,
    is_of_an_apposition,
    is_of_whoever,
    is_only_of_a_noun,
    is_open_ended,
    is_part_of_a_name,
    phrase_of,
    says_too_little,
    subordinate,
)
from briefgen.extract.prospects import prospect, steps
from briefgen.extract.standing import standing
from briefgen.extract.tags import FINITE
from briefgen.extract.weighing import weigh
from briefgen.model import NUMBERED, ClaimKind, Confidence, Event, Mode, Role, Status
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, DateMention, Evidence, Hedge, Place, Sentence

_TOLD: Final = NUMBERED | {Role.DEK}
_CLAUSES: Final = frozenset(
    ("ROOT", "ccomp", "relcl", "advcl", "conj", "acl", "csubj", "parataxis")
)
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_VERBS: Final = frozenset(("VERB", "AUX"))
_NOWADAYS: Final = frozenset(("today", "now", "nowadays", "these days"))
_DAY: Final = len("2024-05-09")
_WORDED: Final = ("verb.to", "verb.np", "verb.prep", "verb.ing")
"""Origins of claims whose content is in the author's words."""

_STATES: Final = frozenset(
    (
        "be",
        "have",
        "remain",
        "live",
        "know",
        "remember",
        "believe",
        "seem",
        "belong",
        "stand",
        "lie",
        "need",
        "hold",
    )
)
"""Verbs of state: with one of them in the present, "today" or "now" is no date of an event."""


def find_events(
    reading: Reading,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    dates: tuple[DateMention, ...],
    claims: tuple[Claim, ...],
    hedges: tuple[Hedge, ...] = (),
) -> tuple[Event, ...]:
    """Return the events, in text order.

    Actors and places are those mentioned in the date's own clause. The ends of a range make no
    events of their own. A clause that names the same time twice, or a time and a part of it, makes
    one event.
    """
    told = _told_spans(reading)
    near = involved(reading, actors, places)
    where = [found for found in near.where if not _is_a_home(reading, found[0])]
    beside = Beside(reading, dates, claims)
    day = _published(reading)
    retold = tells_of_an_earlier_year(dates, day)
    events: list[Event] = []
    seen: set[tuple[int, str | None]] = set()
    dated = [
        (date, sentence, clause)
        for date in _outermost(dates)
        if (sentence := reading.sentence_at(date.evidence.start))
        and any(s <= sentence.start < e for s, e in told)
        and (clause := _clause(reading, date, sentence))
    ]
    together: dict[tuple[tuple[int, int], ...], list[DateMention]] = {}
    for date, _, clause in dated:
        together.setdefault(tuple(clause), []).append(date)
    wider = {
        d.id
        for beside in together.values()
        for d in beside
        if any(_holds(d, other) for other in beside)
    }
    asides = {d.id: _aside(reading, d) for d, *_ in dated}
    deeds = [d for d, *_ in dated if asides[d.id] is None]
    for date, sentence, clause in dated:
        if _is_now(reading, date, claims) or _is_said_some_day(reading, date, dates, claims):
            continue
        key = (sentence.start, date.value or date.evidence.exact.lower())
        if key in seen or date.id in wider:
            continue
        if _is_of_the_telling(date, sentence, deeds, claims):
            continue
        seen.add(key)
        status, words = _standing(reading, date)
        aside, own = asides[date.id] or _piece(reading, date, sentence), clause
        phrase = _phrase(reading, date, sentence) if aside == date.evidence else None
        words_of = phrase or aside
        if words_of is not None and words_of != date.evidence:
            own = [s for s in clause if words_of.start <= s[0] and s[1] <= words_of.end]
        whole = reading.article.quote(sentence.start, sentence.end)
        bare = words_of is None or words_of == date.evidence
        shown = whole if bare or words_of is None else words_of
        weighed = weigh(WHEN, clues_to_the_time(beside.at(date, whole, shown, status)))
        open_year = retold and has_no_year(date, day)
        open_year = open_year or is_of_a_month_of_another_year(date, dates)
        alone = aside == date.evidence and phrase is None
        told_first = bare and status is Status.ASSERTED and _opens_what_was(reading, date, sentence)
        either = _may_be_of_what_was_called(reading, date)
        unsure = (open_year or alone or either) and weighed.confidence is Confidence.SURE
        events.append(
            Event(
                id=f"e{len(events) + 1}",
                date=date.id,
                evidence=whole,
                origin="events.clause",
                actors=_inside(near.who, own or clause, sentence),
                places=_inside(where, _not_said(own or clause, date, claims), sentence),
                claim=_claim(reading, date, claims),
                prospect=words,
                hedges=_held_back(reading, date, sentence, hedges),
                status=status,
                clause=aside,
                phrase=phrase,
                confidence=_sureness(weighed.confidence, unsure=unsure, told_first=told_first),
            )
        )
    return tuple(events)


def _sureness(weighed: Confidence, *, unsure: bool, told_first: bool) -> Confidence:
    """Return how sure a time is: no surer than likely if `unsure`, sure if told first of all."""
    if unsure:
        return Confidence.LIKELY
    return Confidence.SURE if told_first and weighed is Confidence.LIKELY else weighed


def _opens_what_was(reading: Reading, date: DateMention, sentence: Sentence) -> bool:
    """Tell whether a stated time opens a sentence of the past: "*In the 1960s*, X founded it"."""
    opens = reading.surface[sentence.start : date.evidence.start].strip().lower() == "in"
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    day = _published(reading)[:_DAY]
    over = date.latest is not None and (not day or date.latest < day)
    if not opens or date.relative or not over or span is None:
        return False
    when = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    verb = span.root
    led = when is not None and when.root.dep_ == "pobj" and when.root.head.head.i == verb.i
    return led and verb.tag_ == "VBD"


_AGED: Final = re.compile(r"\b\d{1,3}, (?:of|from) $")


def _is_a_home(reading: Reading, start: int) -> bool:
    """Tell whether a place is somebody's home, and not where it was: "Per Dahl, 51, *of Renn*"."""
    return bool(_AGED.search(reading.surface[max(0, start - len("100, from ") - 1) : start]))


def _published(reading: Reading) -> str:
    """Return when the article came out, in EDTF; empty where nothing tells it."""
    stated = reading.article.stated("published")
    return reading.published or (stated.value if stated else "")


def _is_of_the_telling(
    date: DateMention, sentence: Sentence, others: list[DateMention], claims: tuple[Claim, ...]
) -> bool:
    """Tell whether a day is only that on which another day's deed is told, in one sentence.

    "Police said *on Monday* that the ferry sank on Friday". It stands right behind the words of
    saying and is not within what is said, which has a day of its own.
    """
    for claim in claims:
        told = sentence.start <= claim.cue.start < date.evidence.start < sentence.end
        plain = claim.act in table("dated")["telling"] and claim.origin != "turn"
        if not told or not plain or any(date.evidence.within(e) for e in claim.content):
            continue
        own = any(d.evidence.within(e) for d in others for e in claim.content)
        between = [e for e in claim.content if claim.cue.end <= e.start < date.evidence.start]
        if own and not between:
            return True
    return False


def _told_spans(reading: Reading) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in reading.article.blocks if b.role in _TOLD]


def _outermost(dates: tuple[DateMention, ...]) -> Iterator[DateMention]:
    """Yield the dates that lie in no other date: not the two ends of a range, but the range."""
    until = 0
    for date in sorted(dates, key=lambda d: (d.evidence.start, -d.evidence.end)):
        if date.evidence.start >= until:
            until = date.evidence.end
            yield date


def _holds(whole: DateMention, part: DateMention) -> bool:
    """Tell whether a time holds another that is shorter ("on February 6 this year")."""
    if not (whole.earliest and whole.latest and part.earliest and part.latest):
        return False
    outer, inner = (whole.earliest, whole.latest), (part.earliest, part.latest)
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _clause(
    reading: Reading, date: DateMention, sentence: Sentence
) -> list[tuple[int, int]] | None:
    """Return the spans of the date's clause, None where the clause tells of no event."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    whole = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    if span is None or whole is None or not _says_something(whole):
        return None
    verb = _governor(span.root)
    if _dates_no_deed(reading, date, span) or (verb is not None and _is_no_deed(date, span, verb)):
        return None
    if verb is None:
        return [(sentence.start, sentence.end)]
    apart = {t.i for v in _other_clauses(verb, span) for t in v.subtree}
    apart |= set(_of_another_time(verb, span))
    kept = [t for t in verb.subtree if t.i not in apart]
    if verb.dep_ in ("relcl", "acl"):
        noun = _of_whom(verb)
        kept += [noun, *(t for t in noun.children if t.dep_ in ("compound", "amod", "poss"))]
        kept += _just_before(verb) if noun is verb.head else []
        kept += _named_by(noun)
    return [(t.idx, t.idx + len(t)) for t in kept]


def _dates_no_deed(reading: Reading, date: DateMention, when: Span) -> bool:
    """Tell whether a date belongs to a noun that is only named, or can't be its clause's date."""
    named = _is_in_brackets(reading, date) or _is_of_another(when) or is_of_a_level(when)
    named = named or _is_an_age(when) or is_of_a_part(when) or is_a_reach(when)
    named = named or is_of_an_apposition(when) or says_too_little(when.sent)
    named = named or is_of_an_aim(when) or is_of_a_label(when) or is_of_a_programme(when)
    named = named or is_of_a_document(when) or is_only_of_a_noun(when) or is_of_whoever(when)
    return named or is_part_of_a_name(when) or _is_late_for(reading, date, when)


def _is_no_deed(date: DateMention, when: Span, verb: Token) -> bool:
    """Tell whether a dated clause tells of a measure, a habit or a supposition, no event."""
    if is_open_ended(when, verb) or fell_through(when) or _is_ones_wish(verb):
        return True
    if _is_of_anothers_word(when, verb):
        return True
    if is_measure(when, verb) or _is_of_a_record(when) or _is_supposed(date, when):
        return True
    if date.evidence.exact.lower() in _NOWADAYS and (_is_so(verb) or _lasts(when, verb)):
        return True
    return is_habitual(verb) or ends_what_was(when, verb) or _tells_of_that(verb)


def _is_of_anothers_word(when: Span, verb: Token) -> bool:
    """Tell whether a day is that of another's word: "denied it, *as X had claimed on Monday*"."""
    led = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    direct = next((t for t in steps(when.root) if t.pos_ in _VERBS), None)
    told = verb.lemma_.lower() in speech().strong and verb.dep_ == "advcl"
    return led and told and direct is not None and direct.i == verb.i


def _is_ones_wish(verb: Token) -> bool:
    """Tell whether a clause tells what "I" want to do, which is no plan: "*I want to* work on"."""
    over = verb.head if verb.dep_ == "xcomp" else verb
    wished = over.lemma_ in ("want", "wish", "love", "like")
    return wished and any(c.dep_ == "nsubj" and c.lower_ == "i" for c in over.children)


def _is_supposed(date: DateMention, when: Span) -> bool:
    """Tell whether a relative date is only supposed: "would take it tomorrow if it were sold"."""
    verb = next((t for t in steps(when.root) if t.pos_ in _VERBS), None)
    found = standing(verb) if date.relative and verb is not None else None
    if found is None or found.status not in (Status.HYPOTHETICAL, Status.CONDITIONAL):
        return False
    return any(t.lower_ == "would" for t in found.words)


def _is_said_some_day(
    reading: Reading, date: DateMention, dates: tuple[DateMention, ...], claims: tuple[Claim, ...]
) -> bool:
    """Tell whether "tomorrow" stands in a quotation of which no day is known.

    That is so where the sentence with the quotation's cue names no day outside the quoted words.
    """
    if date.evidence.exact.lower() != "tomorrow":
        return False
    quoted = (c for c in claims if c.mode is Mode.DIRECT and c.origin != "turn")
    held = [c for c in quoted if any(date.evidence.within(e) for e in c.content)]
    if not held:
        return False
    told = (reading.sentence_at(c.cue.start) for c in held)
    spans = [(s.start, s.end) for s in told if s is not None]
    others = (d.evidence for d in dates if d.id != date.id and d.precision == "day")
    said = [e for e in others if not any(e.within(p) for c in held for p in c.content)]
    return not any(a <= e.start < b for e in said for a, b in spans)


def _is_now(reading: Reading, date: DateMention, claims: tuple[Claim, ...]) -> bool:
    """Tell whether a quoted speaker only says how things are: "that in 2008 X *can not* do Y"."""
    quoted = any(
        c.mode is Mode.DIRECT and any(date.evidence.within(e) for e in c.content) for c in claims
    )
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    verb = next((t for t in steps(span.root) if t.pos_ in _VERBS), None) if span else None
    if not quoted or verb is None:
        return False
    able = any(c.tag_ == "MD" and c.lower_ in ("can", "must", "should") for c in verb.children)
    if able and date.precision == "year":
        return True
    if date.evidence.exact.lower() in _NOWADAYS:
        return able
    published = _published(reading)[: len("2024")]
    present = verb.tag_ in ("VBZ", "VBP") and not _helped(verb)
    return bool(published) and date.value == published and (able or present)


def _tells_of_that(verb: Token) -> bool:
    """Tell whether a clause's subject is just "that" or "this": "That changed on Monday"."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    return any(c.tag_ == "DT" and c.lower_ in ("that", "this") for c in subjects)


def _is_late_for(reading: Reading, date: DateMention, when: Span) -> bool:
    """Tell whether a relative date is misread: it lies after publication, its verb in the past."""
    verb = when.root.head if when.root.dep_ == "npadvmod" else when.root.head.head
    direct = when.root.dep_ == "npadvmod" or (
        when.root.dep_ == "pobj" and when.root.head.lower_ in ("on", "in", "at")
    )
    if (
        not (direct and date.relative)
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() in table("dates")["future_heads"]
        or is_declared(when.root, verb)
        or is_before_what_comes(verb)
    ):
        return False
    past = verb.tag_ == "VBD" or any(c.lower_ == "did" for c in verb.children)
    return past and _is_to_come(reading, date)


def _is_of_a_record(when: Span) -> bool:
    """Tell whether a date is that of a record that is used: "relied on *counts from 2009*"."""
    leads = when.doc[max(0, when.start - 2) : when.start]
    led = len(leads) > 1 and leads[1].lower_ == "from"
    return led and leads[0].lemma_ in table("placed")["recording"]


def _is_an_age(when: Span) -> bool:
    """Tell whether a time only says how old a thing is: "a *15th-century* mill", "*2011*-built"."""
    joined = "-century" in when.text.lower() or "-centuries" in when.text.lower()
    behind = when.doc[when.end : when.end + 2]
    if [t.text for t in behind[:1]] == ["-"] and behind[-1].tag_ in ("VBN", "VBD", "JJ"):
        return True
    return joined and bool(behind) and behind[0].pos_ in ("NOUN", "PROPN", "ADJ")


def _is_of_another(when: Span) -> bool:
    """Tell whether a date is that of another event: "recovered *from yesterday's fall*".

    The other may be to come: "left her out *for next month's games*".
    """
    noun = when.root.head if when.root.dep_ == "poss" else None
    if noun is None or noun.dep_ != "pobj":
        return False
    ahead = noun.head.lower_ == "for" and when[0].lower_ in ("next", "tomorrow")
    return ahead or noun.head.lower_ in table("placed")["leaving"]


def _is_in_brackets(reading: Reading, date: DateMention) -> bool:
    """Tell whether a range stands alone in brackets, like a life span: "Ida Holm (1921-2006)".

    So does the short form of a fiscal year: "for the year ended in May (FY21)".
    """
    text, found = reading.article.text, date.evidence
    alone = text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] == ")"
    return alone and ("/" in (date.value or "") or date.origin == "dates.fiscal_year")


def _helped(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _is_so(verb: Token) -> bool:
    """Tell whether a verb tells a present state ("today they are part of the army")."""
    helped = _helped(verb) or any(c.dep_ == "xcomp" for c in verb.children)
    return verb.lemma_ in _STATES and verb.tag_ in ("VBZ", "VBP") and not helped


def _lasts(when: Span, verb: Token) -> bool:
    """Tell whether a present tells what lasts: "lines that survive *today*", "*today's* crisis".

    What somebody does today is told of a subject of its own, in a main clause.
    """
    if verb.tag_ not in ("VBZ", "VBP") or verb.lemma_ in table("dates")["scheduled"]:
        return False
    if any(c.tag_ == "VBG" and c.dep_ == "xcomp" for c in verb.children):
        return False
    return verb.dep_ == "relcl" or when.root.dep_ == "poss"


def _just_before(verb: Token) -> list[Token]:
    """Return the word before a relative clause: the parse often attaches the clause too high."""
    first = verb.left_edge
    while first.i > first.sent.start:
        first = first.nbor(-1)
        if not first.is_punct:
            return [first]
    return []


def _named_by(noun: Token) -> list[Token]:
    """Return the name that a noun is in apposition to: "President X, a former ally who left"."""
    named = noun.head if noun.dep_ == "appos" else noun
    if named.pos_ != "PROPN":
        return []
    return [named, *(c for c in named.children if c.dep_ == "compound")]


def _says_something(sentence: Span) -> bool:
    """Tell whether a sentence has a finite verb and is no question."""
    return sentence.text.rstrip()[-1:] != "?" and any(t.tag_ in FINITE for t in sentence)


def _governor(token: Token) -> Token | None:
    """Return the verb of a token's clause: the nearest verb above it with a subject of its own.

    The main verb, and that of a relative or content clause, needs no subject. None where there is
    no such verb.
    """
    while True:
        token_is_clause = token.pos_ in _VERBS and (
            any(c.dep_ in _SUBJECTS for c in token.children)
            or token.dep_ in ("ROOT", "relcl", "ccomp")
        )
        if token_is_clause:
            return token
        if token.head.i == token.i:
            return None
        token = token.head


def _other_clauses(verb: Token, date: Span) -> Iterator[Token]:
    """Yield the verbs of clauses below a verb with a subject of their own and without the date."""
    for token in verb.subtree:
        if token.i == verb.i or token.pos_ not in _VERBS or token.dep_ not in _CLAUSES:
            continue
        own = any(c.dep_ in _SUBJECTS for c in token.children)
        if own and not any(t.i == date.root.i for t in token.subtree):
            yield token


def _of_another_time(verb: Token, date: Span) -> Iterator[int]:
    """Yield the words of coordinate deeds that have a time of their own, without who does them.

    "Met the mayor in Orsk on Friday and *is expected in Renn this week*".
    """
    own = next((t for t in steps(date.root) if t.pos_ in _VERBS), None)
    row = [verb, *(t for t in verb.subtree if t.dep_ == "conj" and t.pos_ in _VERBS)]
    if own is None or own.i not in {t.i for t in row}:
        return
    words: dict[int, list[Token]] = {}
    for token in verb.subtree:
        over = next((t for t in steps(token) if t.pos_ in _VERBS and t.dep_ not in _HELPING), token)
        words.setdefault(over.i, []).append(token)
    for other in row:
        beside = words.get(other.i, []) if other.i != own.i else []
        timed = any(t.ent_type_ == "DATE" for t in beside)
        for token in beside if timed else ():
            between = [token, *(t for t in steps(token) if other.is_ancestor(t))]
            if not any(t.dep_ in _SUBJECTS for t in between):
                yield token.i


_HELPING: Final = frozenset(("aux", "auxpass"))


def _inside(
    found: list[tuple[int, int, str]], spans: list[tuple[int, int]], sentence: Sentence
) -> tuple[str, ...]:
    """Return the ids of the mentions within the spans, each once, in text order."""
    first = bisect_left(found, (sentence.start,))
    near = takewhile(lambda m: m[0] < sentence.end, found[first:])
    ids = (i for start, end, i in near if any(s < end and start < e for s, e in spans))
    return tuple(dict.fromkeys(ids))


def _not_said(
    spans: list[tuple[int, int]], date: DateMention, claims: tuple[Claim, ...]
) -> list[tuple[int, int]]:
    """Return the spans of a clause outside the content of claims that does not hold the date."""
    said = [
        piece
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and not any(date.evidence.within(e) for e in c.content)
        for piece in c.content
    ]
    return [(s, e) for s, e in spans if not any(p.start <= s and e <= p.end for p in said)]


def _standing(reading: Reading, date: DateMention) -> tuple[Status, Evidence | None]:
    """Return an event's status, and the words that tell it as denied, planned or supposed."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    if span is None:
        return Status.ASSERTED, None
    verb = next((t for t in steps(span.root) if t.pos_ in _VERBS), None)
    found = standing(_ended(verb)) if verb is not None else None
    if found is not None and found.status is not Status.PLANNED:
        return found.status, reading.quote(found.words)
    words = prospect(span.root)
    if words is not None and (_is_what_is_not(verb) or _was_by_then(reading, date, words)):
        return Status.ASSERTED, None
    if words is None and verb is not None and is_set_for(span.root, verb):
        return Status.PLANNED, None
    if words is not None and not is_of_a_talk(span.root, verb):
        return Status.PLANNED, reading.quote(words)
    return (Status.PLANNED if _is_to_come(reading, date) else Status.ASSERTED), None


def _may_be_of_what_was_called(reading: Reading, date: DateMention) -> bool:
    """Tell whether a weekday may be of what was called or of the call: "called a vote *Friday*"."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    if span is None or date.origin != "dates.named_weekday":
        return False
    verb = next((t for t in steps(span.root) if t.pos_ in _VERBS), None)
    known = frozenset((*table("dates")["awaited"], *table("placed")["called_by_day"]))
    calls = verb is not None and verb.lemma_ in ("call", "convene", "schedule", "set")
    what = [c for c in verb.children if c.dep_ == "dobj"] if verb is not None and calls else []
    return any(c.lemma_.lower() in known and c.i < span.start for c in what)


def _was_by_then(reading: Reading, date: DateMention, words: Span) -> bool:
    """Tell whether a stated time that is over stands beside "will": "you *will recall* that in X".

    What will be done is not done then; the word is that of another clause.
    """
    day, will = _published(reading)[:_DAY], words.text.lower() in _AHEAD
    over = len(day) == _DAY and date.latest is not None and date.latest < day
    return will and over and not date.relative


_AHEAD: Final = frozenset(("will", "shall", "'ll", "\u2019ll"))


def _is_what_is_not(verb: Token | None) -> bool:
    """Tell whether a clause says what something is not: "not the news *that we hoped for*"."""
    over = [verb, verb.head] if verb is not None else []
    return any(
        t.dep_ == "relcl" and t.head.dep_ == "attr" and is_denied_to_be(t.head) for t in over
    )


def _ended(verb: Token) -> Token:
    """Return the verb that a day is told of: who "stopped running on Monday" stopped on it."""
    ends = verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    return verb.head if ends and verb.head.lemma_ in table("standing")["ending"] else verb


def _is_to_come(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date lies after the article's day of publication."""
    published = _published(reading)[:_DAY]
    if date.origin == SEQUEL or len(published) != _DAY or date.latest is None:
        return False
    due = (date.value or "").startswith("../")
    first = date.latest if due else date.earliest
    return first is not None and first > published


def _aside(reading: Reading, date: DateMention) -> Evidence | None:
    """Return the words of the subordinate clause that a date belongs to, None for the main one."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    found = subordinate(span) if span is not None else None
    if found is None and span is not None:
        found = beside_another(span)
    if found is None or span is None:
        return None
    start = found.start_char
    clause = next((t for t in steps(span.root) if t.dep_ == "relcl"), None)
    if clause is not None and _is_who_of_a_place(clause):
        whom = _of_whom(clause)
        if whom is clause.head:
            return None
        start = whom.left_edge.idx
    return reading.article.quote(start, found.end_char)


def _piece(reading: Reading, date: DateMention, sentence: Sentence) -> Evidence | None:
    """Return the part of a sentence between semicolons in which a date stands, if it says all.

    "Gunmen 2 March raided Orsk, killing six; *soldiers 9 March shelled a camp*". None where there
    is one part, or where one of them has no verb of its own.
    """
    span = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    marks = [t.i for t in span if t.text == ";"] if span is not None else []
    if span is None or not marks or any(t.is_quote or t.is_bracket for t in span):
        return None
    ends = [span.start - 1, *marks, span.end]
    parts = [reading.doc[a + 1 : b] for a, b in pairwise(ends) if b > a + 1]
    if not all(any(t.tag_ in FINITE for t in part) for part in parts):
        return None
    at = date.evidence
    found = (p for p in parts if p.start_char <= at.start and at.end <= p.end_char)
    part = next(found, None)
    return reading.article.quote(part.start_char, part.end_char) if part is not None else None


def _is_who_of_a_place(clause: Token) -> bool:
    """Tell whether a clause with "who" was parsed as one of a place: "chief of X, *who* fled"."""
    who = any(c.lower_ == "who" for c in clause.children)
    return who and clause.head.ent_type_ in ("GPE", "LOC")


def _of_whom(clause: Token) -> Token:
    """Return the noun that a relative clause tells of: a person, where "who" follows a place."""
    if not _is_who_of_a_place(clause):
        return clause.head
    return next((t for t in clause.head.ancestors if t.ent_type_ == "PERSON"), clause.head)


def _phrase(reading: Reading, date: DateMention, sentence: Sentence) -> Evidence | None:
    """Return the noun phrase that a date belongs to where that is no clause ("Sunday's vote")."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    found = phrase_of(span) if span is not None else None
    if found is None or found.end_char > sentence.end:
        return None
    return reading.article.quote(max(found.start_char, sentence.start), found.end_char)


def _held_back(
    reading: Reading, date: DateMention, sentence: Sentence, hedges: tuple[Hedge, ...]
) -> tuple[Hedge, ...]:
    """Return the hedges that apply to the date: they hang on a word that the date hangs on too."""
    first, last = (
        bisect_left(hedges, at, key=lambda h: h.evidence.start)
        for at in (sentence.start, sentence.end)
    )
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    near = [
        h
        for h in hedges[first:last]
        if h.withholds and h.scope is not None and date.evidence.within(h.scope)
    ]
    if span is None or not near:
        return ()
    over = {t.i for t in steps(span.root)}
    return tuple(h for h in near if _hangs_on(reading, h, over))


def _hangs_on(reading: Reading, hedge: Hedge, over: set[int]) -> bool:
    word = reading.doc.char_span(hedge.evidence.start, hedge.evidence.end, alignment_mode="expand")
    return word is not None and word.root.head.i in over and word.root.i not in over


def _claim(reading: Reading, date: DateMention, claims: tuple[Claim, ...]) -> str | None:
    """Return the id of the narrowest attributed claim whose content holds the date, if any.

    A relative clause that the author adds to reported words belongs to no claim: "offered to guard
    the ship, which Oslo moored there in 1987".
    """
    around = [
        (sum(e.end - e.start for e in c.content), c.id)
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and any(date.evidence.within(e) for e in c.content)
        if not c.denies_what_stood_before and c.act != "refuse"
        if not (c.origin.startswith(_WORDED) and _is_added(reading, date))
    ]
    return min(around)[1] if around else None


def _is_added(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date stands in a finite relative clause."""
    span = reading.doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    clauses = (t for t in steps(span.root) if t.dep_ == "relcl") if span is not None else ()
    return any(not any(c.tag_ == "TO" for c in clause.children) for clause in clauses)
