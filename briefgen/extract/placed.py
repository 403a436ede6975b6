"""What in a sentence does a date belong to: its statement, a clause beside it, or a measure?

"The owner, who took over in March, resigned" tells of March that the owner took over, and gives
no time for the resignation.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.dates.setting import is_answered_for, restricts_what_is_to_come
from briefgen.extract.tags import FINITE
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_VERBS: Final = frozenset(("VERB", "AUX"))
_NOUNS: Final = ("NOUN", "PROPN")
_HIGHEST: Final = frozenset(("JJS", "RBS"))
_BESIDE: Final = frozenset(
    ("det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod")
)
_RELATIVE: Final = frozenset(("who", "which", "whose", "whom", "where"))
_LONGEST: Final = 12
"""Most tokens of a modified noun phrase that are shown before its clause."""


_COUNTED: Final = 10
"""Tokens before a time among which a count may stand that is made within it."""

_NEAR: Final = 6
_AMOUNTS: Final = 13
"""Tokens before a date among which "from" may introduce an amount at that date."""


@cache
def _words() -> dict[str, Any]:
    return {name: frozenset(words) for name, words in table("placed").items()}


def subordinate(when: Span) -> Span | None:
    """Return the clause beside the main statement to which a date belongs, else None.

    A relative clause comes with the noun that it modifies. The date alone comes back where the
    clause says nothing by itself: a participle at a noun, a gerund. An infinitive belongs to the
    statement, and so do clauses of "when", "as" and "if", and the date of a cited document.
    """
    if _event_by_its_day(when) is not None:
        return when
    for token in _up(when.root):
        if _is_due_by(when, token) or _is_no_deed_of_its_own(token):
            continue
        opens = _OPENS.get(token.dep_) if not _is_the_main_clause(token) else None
        if opens is not None and not _is_infinitive(token):
            found = opens(token, when)
            if found is not None or not _is_within_another(token):
                return found
        if _is_torn_off(token):
            return when
        if _answers(token):
            return _beside_a_clause(token)
    return None


def _beside_a_clause(verb: Token) -> Span | None:
    """Return a clause beside one of another time than the statement's, else None.

    "The raid of May was told, though A is so *and B has been done in recent months*".
    """
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "advcl":
        return None
    opens = {c.lower_ for c in first.children if c.dep_ == "mark"}
    apart = not opens.isdisjoint(_words()["of_another_time"])
    return verb.doc[verb.left_edge.i : _last(verb).i + 1] if apart else None


def _is_due_by(when: Span, participle: Token) -> bool:
    """Tell whether "by" leads to when something will be done, and to nobody who did it.

    "*Will write* to the patients affected *by the end of the month*".
    """
    over = (when.root, *_up(when.root))
    led = any(t.dep_ == "agent" and t.lower_ == "by" and t.head.i == participle.i for t in over)
    if participle.dep_ != "acl" or not led:
        return False
    main = participle.sent.root
    return main.i < participle.i and any(c.tag_ == "MD" for c in main.children)


def _is_no_deed_of_its_own(participle: Token) -> bool:
    """Tell whether a participle belongs to a time or a verb: "period *ended*", "made *known*"."""
    noun = participle.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN":
        return False
    ended = participle.lemma_ == "end" and noun.lemma_.lower() in _words()["stretches"]
    made = participle.lemma_ == "know" and noun.dep_ == "dobj" and noun.head.lemma_ == "make"
    return ended or made


def _is_within_another(verb: Token) -> bool:
    """Tell whether an adverbial clause only says when another clause beside the statement was so.

    "Ended a closure *that began when* two guards fell in May".
    """
    over = verb.head
    return verb.dep_ == "advcl" and over.dep_ == "relcl" and verb.left_edge.lower_ == "when"


def _is_the_main_clause(verb: Token) -> bool:
    """Tell whether "since" before a noun made an aside of a main clause.

    "The first match *since his return* will be held on Friday": the parser hangs "held" on "match".
    """
    mark = next((c for c in verb.children if c.dep_ == "mark"), None)
    since = mark is not None and mark.lower_ == "since"
    over = verb.head
    return since and verb.dep_ == "advcl" and over.pos_ == "NOUN" and over.dep_ in _SUBJECTS


def _is_torn_off(verb: Token) -> bool:
    """Tell whether "whose" opens a clause hung on a wrong verb: "X, *whose A fell*"."""
    opens = verb.left_edge
    torn = verb.dep_ == "ccomp" and opens.tag_ == "WP$" and opens.i > verb.head.i
    return torn and verb.head.lemma_.lower() not in speech().verbs


def phrase_of(when: Span) -> Span | None:
    """Return the noun phrase that a date belongs to: "a bridge *built last year*", "Sunday's vote".

    None where the date belongs to a clause.
    """
    event = _event_by_its_day(when)
    if event is not None:
        return event
    for token in _up(when.root):
        if _is_due_by(when, token) or _is_no_deed_of_its_own(token):
            continue
        if token.dep_ == "acl" and token.tag_ == "VBN":
            return None if _has_lasted(when, token) else _told_by(token, when)
        if token.dep_ == "pcomp" and _is_done_apart(token, when):
            noun = of_one_year(when)
            return when.doc[token.i : max(when.end, noun.i + 1 if noun is not None else 0)]
        if token.dep_ in _OPENS or _answers(token):
            return None
    return None


def _has_lasted(when: Span, participle: Token) -> bool:
    """Tell whether "since" bounds what the main clause says has been done, not a participle.

    "*Has filed* nine charges against men held *since May*".
    """
    verb = next((t for t in _up(participle) if t.pos_ in _VERBS and t.dep_ == "ROOT"), None)
    if when[0].lower_ != "since" or verb is None or verb.i > participle.i:
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


def _told_by(participle: Token, when: Span) -> Span | None:
    """Return a noun with the participle right after it, None where they form no short phrase.

    A comma may stand between: "*the bones, described in May*, are old".
    """
    head = participle.head
    first = participle.left_edge
    aside = first.i == head.i + 2 and head.nbor(1).text == ","
    if aside and (head.dep_ == "appos" or (head.dep_ == "pobj" and head.head.lower_ != "of")):
        head = head.head if head.dep_ == "appos" else _top(head)
    close = first.i == head.i + 1 or aside
    if head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head.pos_ == "NOUN":
        head = head.head.head  # "a trial in four countries published in May"
    short = participle.i - head.left_edge.i <= _LONGEST
    if not close or not short or head.pos_ not in (_NOUNS if aside else ("NOUN",)):
        return None
    last = _last(participle)
    behind = (t.i for t in head.doc[when.end : last.i] if aside and t.text == ",")
    return head.doc[head.left_edge.i : next(behind, last.i + 1)]


def _event_by_its_day(when: Span) -> Span | None:
    """Return an event named by its day within another phrase: "houses lost in *Sunday's storm*".

    None where the event is what the statement tells of: "Sunday's storm killed forty", "in
    Sunday's election X won".
    """
    deed = _deed_of_a_day(when) or _deed_right_before(when)
    if deed is not None:
        return deed
    if (noun := of_one_year(when)) is not None and _stands_apart(noun, when):
        return _with_its_words(noun) if _is_a_happening(noun, when) else None
    noun = when.root.head
    named = when.root.dep_ in ("poss", "compound", "nmod", "nummod", "amod")
    named = named or (when.root.dep_ == "npadvmod" and noun.head.lower_ in _words()["leaving"])
    if not named or not _happens(noun):
        return None
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    inside = over.pos_ in ("NOUN", "PROPN") or (over.tag_ == "VBN" and over.dep_ == "acl")
    inside = inside or over.lemma_.lower() in _words()["judging"]
    inside = inside or (over.tag_ == "VBG" and over.dep_ == "pcomp")
    inside = inside or (noun.dep_ == "pobj" and noun.head.lower_ in _words()["because_of"])
    if not inside:
        return None
    return noun.doc[noun.left_edge.i : max(_with_its_words(noun).end, when.end)]


def _happens(noun: Token) -> bool:
    """Tell whether a noun is one of events, in a name too: "next month's *Orsk Finals*"."""
    known = _words()["called_by_day"] | _words()["happenings"] | _deeds()
    lemma = noun.lemma_.lower()
    return lemma in known or (noun.tag_ == "NNPS" and lemma.removesuffix("s") in known)


def _deed_right_before(when: Span) -> Span | None:
    """Return an event with its time right behind it, beside what else the clause tells of.

    "Days after *her inauguration last year*, she left", "acquitted him, overturning *a ruling last
    year*". None where the event may be what the statement's time is of.
    """
    at = when.start - 1
    if when.root.dep_ != "npadvmod" or at <= when.sent.start:
        return None
    noun = when.doc[at]
    if noun.pos_ != "NOUN" or not _happens(noun):
        return None
    first, verb = noun.left_edge, when.root.head
    before = when.doc[max(when.sent.start, first.i - 2) : first.i]
    led = len(before) > 1 and before[1].lower_ in _words()["leaving"]
    after = led and before[0].lemma_ in _UNITS and verb.i == noun.i
    beside = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.is_ancestor(noun)
    return when.doc[first.i : when.end] if after or beside else None


_UNITS: Final = frozenset(("hour", "day", "week", "month", "year"))


def _with_its_words(noun: Token) -> Span:
    """Return a noun with the words before it and the phrases close behind it."""
    last = noun
    for child in noun.children:
        near = (
            child.dep_ == "prep" and child.i > noun.i and not any(t.is_punct for t in child.subtree)
        )
        last = child.right_edge if near else last
    return noun.doc[noun.left_edge.i : last.i + 1]


_A_YEAR: Final = re.compile(
    r"(?:the )?(?:early |late |mid-)?\d{4}(?:['\u2019]?s|[-\u2013]\d{2,4})?", re.IGNORECASE
)
_MODIFIES: Final = ("poss", "compound", "nmod", "nummod", "amod")


def of_one_year(when: Span) -> Token | None:
    """Return the noun of which a year or decade says which is meant, None where there is none.

    "A *2014* scandal", "*2014*'s Herons", "the war of the *1990s*".
    """
    year = when.root
    if _A_YEAR.fullmatch(when.text) is None:
        return None
    owner = _mark_of_an_owner(when)
    if owner is not None and year.dep_ not in (*_MODIFIES, "pobj"):
        named = (t for t in when.doc[owner.i + 1 : year.sent.end] if t.pos_ in ("NOUN", "PROPN"))
        noun = next(named, year)
    elif year.dep_ == "pobj" and year.head.lower_ == "of":
        noun = year.head.head if _is_a_happening(year.head.head, when) else year
    else:
        noun = year.head if year.dep_ in _MODIFIES and year.head.i > year.i else year
    return noun if noun.i != year.i and noun.pos_ in ("NOUN", "PROPN") else None


def _mark_of_an_owner(when: Span) -> Token | None:
    """Return the "'s" in a year or behind it, None where there is none."""
    near = [when[-1], *when.doc[when.end : when.end + 1]]
    return next((t for t in near if t.tag_ == "POS"), None)


def is_only_of_a_noun(when: Span) -> bool:
    """Tell whether a year only says which thing is meant: "the town's *1960s* baths will close"."""
    noun = of_one_year(when)
    return noun is not None and _stands_apart(noun, when) and not _is_a_happening(noun, when)


def _is_a_happening(noun: Token, when: Span) -> bool:
    """Tell whether a noun is an event's; behind "2014's" a name is a work's title."""
    known, lemma = _words(), noun.lemma_.lower()
    if noun.pos_ == "PROPN" and _mark_of_an_owner(when) is not None:
        return False
    return lemma in known["called_by_day"] | known["happenings"] | _deeds()


def _stands_apart(noun: Token, when: Span) -> bool:
    """Tell whether a clause names something of a year without being of that year itself.

    "Resigned amid *a 2014 scandal*", "reopened *a 1987 case*", "honoured for playing in *a 1972
    film*"; but "won in *the 2012 election*".
    """
    while noun.dep_ in ("conj", "appos", "compound") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    known, over = _words(), noun.head
    if noun.dep_ == "pobj":
        opens = over.i == over.sent.start
        within = over.lower_ in known["within"] and (opens or over.head.pos_ in _VERBS)
        within = within and not (over.head.tag_ == "VBG" and over.head.dep_ == "pcomp")
        return not within or over.head.lemma_.lower() in known["judging"]
    if noun.dep_ != "dobj":
        return False
    own = over.tag_ in ("VBD", "VBN") and over.lemma_.lower() in known["of_the_same_year"]
    return not own or _is_dated_else(over, when)


def _is_dated_else(verb: Token, when: Span) -> bool:
    """Tell whether a verb has a time of its own beside this one, or is in the perfect."""
    times = [c for c in verb.children if c.dep_ in ("prep", "npadvmod")]
    spans = (t for c in times for t in c.subtree)
    dated = any(t.ent_type_ == "DATE" and not when.start <= t.i < when.end for t in spans)
    return dated or any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


def _deed_of_a_day(when: Span) -> Span | None:
    """Return an event with its day behind it, which only says when else something was.

    "Long before *the riot on 7 March*"; or another day dates the verb: "last week tied it to *a
    crash near Renn on July 19*". None elsewhere.
    """
    led = when.root.head
    if when.root.dep_ != "pobj" or led.lower_ not in ("on", "in") or led.i == led.sent.start:
        return None
    noun, awaited = _noun_before(led), frozenset(table("dates")["awaited"])
    if noun is None:
        return None
    verb = next((t for t in (led.head, *_up(led.head)) if t.pos_ in _VERBS), None)
    dated = verb is not None and _has_a_time_before(verb, led)
    if noun.lemma_.lower() not in _words()["called_by_day"] | _deeds() | awaited:
        since = verb is not None and any(c.lower_ in ("has", "have") for c in verb.children)
        about = _is_what_a_deed_is_about(noun) and (dated or since)
        return noun.doc[noun.left_edge.i : when.end] if about else None
    over = next((t for t in _up(noun) if t.pos_ in _VERBS), noun)
    apart = noun.dep_ == "pobj" and noun.head.lower_ == "before" and over.tag_ in ("VBD", "VBN")
    return noun.doc[noun.left_edge.i : when.end] if apart or dated else None


def _has_a_time_before(verb: Token, led: Token) -> bool:
    """Tell whether a verb has a day of its own before a preposition: "*on Friday* spoke of X"."""
    times = [c for c in verb.children if c.i < led.i]
    bare = any(c.dep_ == "npadvmod" and c.ent_type_ == "DATE" for c in times)
    led_to = (g for c in times if c.lower_ == "on" for g in c.children)
    return bare or any(g.dep_ == "pobj" and g.ent_type_ == "DATE" for g in led_to)


def _is_what_a_deed_is_about(noun: Token) -> bool:
    """Tell whether a noun is what a deed is about: "fined them *over* X's role *in the vote*"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        if noun.head.lower_ in _words()["because_of"]:
            return True
        noun = noun.head.head
    return False


def _noun_before(led: Token) -> Token | None:
    """Return the head of the noun phrase that ends right before a preposition."""
    at = led.nbor(-1)
    if at.pos_ not in ("NOUN", "PROPN"):
        return None
    over = at.head.head if at.dep_ == "pobj" else at
    noun = over if over.pos_ == "NOUN" and over.i < at.i else at
    return noun if noun.pos_ == "NOUN" else None


@cache
def _deeds() -> frozenset[str]:
    return frozenset(table("dates")["deeds"])


def is_part_of_a_name(when: Span) -> bool:
    """Tell whether a date only identifies a noun in the subject: "a member of the 1982 team"."""
    noun = when.root.head
    within = when.root.dep_ in ("compound", "nmod", "nummod", "amod") and noun.dep_ == "pobj"
    over = noun.head.head
    return within and over.pos_ == "NOUN" and over.dep_ in _SUBJECTS


def is_of_a_label(when: Span) -> bool:
    """Tell whether a year only identifies a contest: "the *2016* Green contender"."""
    year = when.root
    within = year.dep_ in ("compound", "nmod", "nummod", "amod") and year.head.i > year.i
    bare = len(when) == 1 and year.text.isdigit()
    return within and bare and year.head.lemma_.lower() in _words()["called_by_year"]


def is_of_a_programme(when: Span) -> bool:
    """Tell whether a weekday is part of a programme's name: "Acme News *Saturday* on Radio X"."""
    first = when[0]
    before = first.nbor(-1) if first.i > first.sent.start else first
    named = before.pos_ == "PROPN" and before.lower_ in _words()["programmes"]
    if len(when) > 1 or not named:
        return False
    behind = first.doc[first.i + 1 : first.i + 3]
    aired = len(behind) > 1 and behind[0].lower_ == "on" and behind[1].pos_ == "PROPN"
    vague = any(t.lower_ in ("recently", "lately") for t in first.sent)
    return vague or aired


def is_open_ended(when: Span, verb: Token) -> bool:
    """Tell whether a date is the end of a commitment, and no event's: "has signed *until 2030*"."""
    led = any(t.lower_ in ("until", "till", "through") for t in _up(when.root) if t.dep_ == "prep")
    opens = when[0].lower_ in ("until", "till", "through") or when.doc[
        max(0, when.start - 1)
    ].lower_ in ("until", "till", "through")
    return (led or opens) and verb.lemma_.lower() in _words()["bound_until"]


def is_of_a_level(when: Span) -> bool:
    """Tell whether a date is that of a level compared with: "a premium to *Friday's close*"."""
    noun, levels = when.root.head, _words()["levels"]
    if when.root.dep_ == "pobj" and noun.lower_ == "on" and noun.i > noun.sent.start:
        before = noun.nbor(-1)
        compared = before.dep_ == "pobj" and before.head.lower_ in ("to", "than", "from", "over")
        return compared and before.lemma_.lower() in levels
    level = when.root.dep_ == "poss" and noun.dep_ == "pobj"
    return level and noun.lemma_.lower() in levels


def is_of_an_aim(when: Span) -> bool:
    """Tell whether a date is the one an aim is set for: "left its *2027 target*"."""
    within = when.root.dep_ in ("compound", "nmod", "nummod", "amod", "poss")
    if within and when.root.head.lemma_.lower() in _words()["aims"]:
        return True
    led = when.doc[when.start - 1] if when.start > when.sent.start else when.root.head
    made_out = led.dep_ == "prep" and led.lower_ == "for" and led.i > when.sent.start
    return made_out and led.nbor(-1).lemma_.lower() in _words()["made_out_for"]


def is_habitual(verb: Token) -> bool:
    """Tell whether a clause tells of a habit: "the season usually starts in May"."""
    present = verb.tag_ in ("VBZ", "VBP")
    return present and any(c.lower_ in _words()["habits"] for c in verb.children)


def is_of_whoever(when: Span) -> bool:
    """Tell whether a month is that of any year: "nobody who has stood there *in January*".

    What is told in the past tense was at one time: "nobody who was there in January".
    """
    sent = when.sent
    before = [t.lower_ for t in when.doc[sent.start : when.start]]
    if len(when) > 1 or before[-1:] != ["in"] or "who" not in before:
        return False
    at = sent.start + len(before) - before[::-1].index("who") - 1
    if at == sent.start or when.doc[at - 1].lower_ not in _words()["whoever"]:
        return False
    told = [t for t in when.doc[at + 1 : when.start] if t.tag_ in FINITE]
    return [t.lower_ for t in told] in (["has"], ["have"])


def ends_what_was(when: Span, verb: Token) -> bool:
    """Tell whether a date ends an earlier state: "until May, owners had needed a permit"."""
    led = any(t.lower_ in ("until", "till") for t in _up(when.root) if t.dep_ in ("prep", "mark"))
    opens = when.start > when.sent.start and when.doc[when.start - 1].lower_ in ("until", "till")
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return (led or opens) and had


def fell_through(when: Span) -> bool:
    """Tell whether a day is one up to which something was to be put off, and was not.

    "A motion to defer it *until September* fell": what is put off and what fails are told by words
    before and behind the day.
    """
    known, sent = _words(), when.sent
    near = when.doc[max(sent.start, when.start - 2) : when.start]
    until = any(t.lower_ in ("until", "till", "to") for t in near)
    moved = [t for t in when.doc[sent.start : when.start] if t.lemma_.lower() in known["motions"]]
    return until and bool(moved) and any(_is_a_failing(t) for t in when.doc[when.end : sent.end])


def _is_a_failing(verb: Token) -> bool:
    """Tell whether a word says that something was not adopted: "it *fell*", "was *defeated*"."""
    known, lemma = _words(), verb.lemma_.lower()
    if lemma in known["falling"] and verb.tag_ in FINITE:
        return True
    beaten = lemma in known["beaten"] and verb.tag_ in ("VBN", "VBD") and verb.i > verb.sent.start
    return beaten and verb.nbor(-1).lower_ in ("was", "were", "been", "narrowly", "heavily")


def beside_another(when: Span) -> Span | None:
    """Return the coordinate main clause to which a date belongs, out of two.

    In "Ships made 14 calls in 2024, and X has bought two boats" the year dates the calls alone. Of
    two clauses of one tense a date in the first may be that of both.
    None where the sentence is of no such kind.
    """
    verb = next((t for t in (when.root, *_up(when.root)) if _answers(t)), None)
    if verb is None or verb.dep_ not in ("ROOT", "conj"):
        return None
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ != "ROOT":
        return None
    others = [c for c in first.children if c.dep_ == "conj" and _answers(c)]
    alike = len(others) == 1 and _tense(first) == _tense(others[0])
    if len(others) != 1 or (alike and others[0].i != verb.i):
        return None
    second = others[0]
    joint = second.left_edge.nbor(-1)
    if joint.dep_ != "cc" or joint.nbor(-1).text != "," or not any(
        c.dep_ in _SUBJECTS for c in first.children
    ):  # fmt: skip
        return None
    if verb.i == second.i:
        return verb.doc[second.left_edge.i : _last(second).i + 1]
    return verb.doc[verb.sent.start : joint.i - 1] if when.end <= joint.i - 1 else None


def _tense(verb: Token) -> str:
    """Return the tag of the word that bears a clause's tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return next((t.tag_ for t in (*helpers, verb) if t.tag_ in FINITE), "")


def _answers(verb: Token) -> bool:
    """Tell whether a verb makes a statement: main, reported, or coordinate with its own subject."""
    if verb.dep_ in ("ccomp", "ROOT", "parataxis"):
        return verb.pos_ in _VERBS
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    told = any(c.tag_ not in ("WDT", "WP") for c in subjects)
    return verb.dep_ == "conj" and told


def is_measure(when: Span, verb: Token) -> bool:
    """Tell whether a date is only one that the clause compares with, and not its own.

    "The strongest since 1987", "won for the first time since 1993", "more than in 2019", "from 2.6
    billion a year before", "as others did last year". `verb` is that of its clause.
    """
    if _follows_an_amount(when) or _is_reckoned_from(when) or _is_counted_within(when):
        return True
    if _is_ranked_within(when) or _is_behind_than(when) or _is_of_the_same_stretch(when):
        return True
    for token in (when.root, *_up(when.root)):
        if token.lower_ in _words()["measuring"] and token.dep_ in ("prep", "mark", "pcomp"):
            return True
        if token.dep_ == "prep" and token.lower_ == "since":
            return _is_of_a_record(token, verb)
        alike = token.dep_ == "advcl" and _does_alike(token)
        if alike or _is_what_is_compared(token) or _is_as_much_as(token):
            return True
        if token.i == verb.i:
            break
    return False


def _is_as_much_as(token: Token) -> bool:
    """Tell whether "as" leads to what an amount is measured by: "twice as many *as* in 2009"."""
    over = token.head
    like = token.dep_ == "prep" and token.lower_ == "as" and over.i < token.i
    return like and any(c.lower_ == "as" and c.i < over.i for c in over.children)


def _is_behind_than(when: Span) -> bool:
    """Tell whether nothing but what is compared stands between "than" and a time.

    "Stronger *than the shocks* in Orsk and Renn *in 1994*"; but "more than 30 died in 1994".
    """
    before = list(when.doc[when.sent.start : when.start])
    than = next((k for k, t in reversed(list(enumerate(before))) if t.lower_ == "than"), None)
    between = before[than + 1 :] if than is not None else []
    if not between or between[0].like_num or between[0].pos_ == "NUM":
        return False
    return not any(t.tag_ in FINITE or t.text in (";", ":", "(") for t in between)


def _is_what_is_compared(participle: Token) -> bool:
    """Tell whether a participle stands at a count behind "than": "than *the 151 recorded*"."""
    count = participle.head
    if participle.dep_ != "acl" or not count.like_num:
        return False
    return any(t.lower_ in _words()["measuring"] for t in count.subtree if t.i < count.i)


def _up(token: Token) -> Iterator[Token]:
    """Yield the tokens above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _last(verb: Token) -> Token:
    """Return the last word of a clause, without the marks after it."""
    at = verb.right_edge
    while at.i > verb.i and (at.is_punct or at.is_space) and not at.is_quote:
        at = at.nbor(-1)
    return at


def _of_what_is_held(verb: Token) -> Span | None:
    """Return the clause of a meeting hung on who meets: "*a summit of lands that will be held*"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    known = frozenset((*table("dates")["awaited"], *_words()["called_by_day"]))
    if verb.dep_ != "relcl" or verb.lemma_ != "hold" or not passive:
        return None
    if verb.head.lemma_.lower() in known:
        return None
    before = reversed(verb.doc[verb.sent.start : verb.left_edge.i])
    near_by = takewhile(lambda t: t.tag_ not in FINITE, before)
    held = next((t for t in near_by if t.pos_ == "NOUN" and t.lemma_.lower() in known), None)
    if held is None:
        return None
    near = [c.left_edge for c in held.children if c.dep_ in _BESIDE and c.i < held.i]
    first = min((held, *near), key=lambda t: t.i)
    return verb.doc[first.i : _last(verb).i + 1]


def _relative(verb: Token, when: Span) -> Span | None:
    """Return a relative clause with the noun that it tells of."""
    return _of_what_is_held(verb) or _with_noun(verb, when)


def _with_noun(verb: Token, when: Span) -> Span | None:
    """Return a relative clause with the noun that it modifies, and with the noun above that.

    The date alone where the clause can't be understood by itself; None where the clause restricts
    something to come, or what it says is denied of its noun.
    """
    noun, opens = verb.head, verb.left_edge
    if noun.ent_type_ == "PERSON" and opens.lower_ in ("that", "which"):
        return _what_it_is_of(verb, when)
    if is_denied_to_be(noun) or restricts_what_is_to_come(verb) or _is_of_the_statement(verb):
        return None
    first = noun.left_edge
    if opens.i - first.i > _LONGEST:
        near = [c.left_edge for c in noun.children if c.dep_ in _BESIDE and c.i < noun.i]
        first = min((noun, *near), key=lambda t: t.i)
    top = _over_an_aim(_top(noun))
    place = _place_before(opens, noun)
    if place is not None and _is_one_of_two(place, verb):
        top = _what_is_in(noun) or top
    elif place is not None and not _is_an_address(place):
        noun = first = top = place
    if opens.i - top.left_edge.i <= _LONGEST and opens.lower_ != "where":
        first = top.left_edge
    first = _title_from(first)
    if opens.i <= noun.i:
        first = opens
    if first.tag_ == "NN" and first.dep_ not in _BESIDE:
        return when  # "connection with the stabbing of a man who ...": hung on the wrong noun
    if (opens.lower_ == "where" and _takes_up(verb)) or _is_of_no_place(verb, first):
        return when
    return verb.doc[first.i : max(_before_another(verb, when), noun, key=lambda t: t.i).i + 1]


def _before_another(verb: Token, when: Span) -> Token:
    """Return the last word of a clause before another deed behind its time.

    "A plan that *ended last year* and was never taken up again".
    """
    behind = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in _VERBS]
    links = [c for c in verb.children if c.dep_ == "cc" and c.i >= when.end]
    if not behind or not links or behind[0].i < links[0].i:
        return _last(verb)
    return verb.doc[links[0].i - 1 - (verb.doc[links[0].i - 1].text == ",")]


def _is_of_the_statement(verb: Token) -> bool:
    """Tell whether what looks like a relative clause is the statement, or a part of it."""
    told = verb.left_edge.lower_ in ("who", "that") and _tells_who_it_was(verb.sent)
    return told or _is_beside_a_comma(verb)


def _tells_who_it_was(sentence: Span) -> bool:
    """Tell whether a sentence is a cleft, told by its clause: "*It was* Holm *who* found it"."""
    root = sentence.root
    it = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in root.children)
    return root.lemma_ == "be" and root.tag_ in FINITE and it


def _is_of_no_place(verb: Token, first: Token) -> bool:
    """Tell whether a clause at a place says what none does: "a study in X, *which appeared*"."""
    return first.ent_type_ in ("GPE", "LOC") and verb.lemma_.lower() in _words()["coming_out"]


def is_denied_to_be(noun: Token) -> bool:
    """Tell whether a noun is what something is not: "it was not *the verdict* that ..."."""
    denied = any(c.dep_ == "neg" for c in noun.head.children)
    return denied and noun.dep_ in ("attr", "dobj") and noun.head.i < noun.i


def _what_it_is_of(verb: Token, when: Span) -> Span:
    """Return the words of a clause hung on a person: "a visit by X *that ended on Monday*".

    "That" means no person, but the noun before; the time alone where none stands near.
    """
    over = verb.head
    while over.pos_ != "NOUN" and over.i > verb.sent.start and over.head.i < over.i:
        over = over.head
    first = over.left_edge
    near = over.pos_ == "NOUN" and verb.left_edge.i - first.i <= _LONGEST
    return verb.doc[first.i : _last(verb).i + 1] if near else when


def _is_beside_a_comma(verb: Token) -> bool:
    """Tell whether a clause without a relative word follows a comma, so that it is none.

    "Left the flat in Antwerp, Belgian police said on Monday" tells of no flat that police said.
    """
    opens = verb.left_edge
    led = opens.i > opens.sent.start and opens.nbor(-1).text == ","
    relative = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in verb.subtree if t.i < verb.i)
    told = any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.children)
    return led and told and not relative and opens.lower_ != "that"


def _place_before(opens: Token, noun: Token) -> Token | None:
    """Return the state or body before ", which" where the parser attached the clause elsewhere."""
    if opens.lower_ != "which" or opens.i - 2 <= noun.i or opens.nbor(-1).text != ",":
        return None
    name = opens.nbor(-2)
    if name.ent_type_ not in ("GPE", "ORG", "LOC") or name.ent_iob_ == "O":
        return None
    while name.i > noun.i and name.ent_iob_ == "I":
        name = name.nbor(-1)
    return name if name.i > noun.i else None


def _is_one_of_two(place: Token, verb: Token) -> bool:
    """Tell whether a clause is one of several, the last a place: "X and *Y, which are*"."""
    told = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    many = any(t.tag_ == "VBP" or t.lower_ == "were" for t in told)
    return many and place.dep_ == "conj"


def _what_is_in(place: Token) -> Token | None:
    """Return the plural noun beside which several places stand: "*two sites*, in X and Y"."""
    led = place.head
    if place.dep_ != "pobj" or led.lower_ not in ("in", "at") or led.i - 2 <= led.sent.start:
        return None
    noun = led.nbor(-2)
    return noun if led.nbor(-1).text == "," and noun.tag_ == "NNS" else None


def _is_an_address(place: Token) -> bool:
    """Tell whether a land says where the place before it lies: "from Orsk, *Norway*, which"."""
    return place.dep_ == "appos" and place.head.ent_type_ in ("GPE", "LOC")


def _title_from(first: Token) -> Token:
    """Return the first word of a title of which a word is the last: "*Carry* Me *Home*, which"."""
    at = first
    while at.text[:1].isupper() and at.i - 1 > at.sent.start:
        before = at.nbor(-1)
        if not before.text[:1].isupper() or before.ent_type_ in ("DATE", "TIME"):
            break
        at = before
    return at


def _takes_up(verb: Token) -> bool:
    """Tell whether a clause's subject is a pronoun or a demonstrative: "it was announced"."""
    return any(c.dep_ in _SUBJECTS and c.tag_ in ("PRP", "DT") for c in verb.children)


def _top(noun: Token) -> Token:
    """Return the noun that a noun depends on: of "the mayor of X" and "the mayor, X," the mayor."""
    while True:
        over = noun.head
        if noun.dep_ == "pobj" and over.dep_ == "prep" and over.lower_ != "including":
            over = over.head
        elif noun.dep_ != "appos":
            return noun
        if over.pos_ not in ("NOUN", "PROPN") or over.i > noun.i:
            return noun
        noun = over


def _over_an_aim(noun: Token) -> Token:
    """Return the noun whose aim another one is part of: "*the offer* to end the strike, which".

    A clause behind both may tell of either.
    """
    verb = noun.head
    to = next((c for c in verb.children if c.tag_ == "TO" and c.i < verb.i), None)
    if noun.dep_ != "dobj" or noun.pos_ != "NOUN" or to is None or to.i == to.sent.start:
        return noun
    before = to.nbor(-1)
    return _top(before) if before.pos_ in ("NOUN", "PROPN") else noun


def _participle(participle: Token, when: Span) -> Span | None:
    """Return the date of a participle alone.

    None where it dates a cited document ("in a note sent on Monday"), and where the parser took a
    verb with a tense for a participle.
    """
    if _is_of_a_charge(participle):
        return when
    if participle.tag_ == "VBD" and participle.head.i < participle.i:
        return None
    noun = _top(participle.head)
    cited = noun.dep_ == "pobj" and participle.tag_ == "VBN"
    if cited and noun.lemma_.lower() in table("unnamed_sources")["documents"]:
        return None
    return when


def _is_of_a_charge(verb: Token) -> bool:
    """Tell whether a clause says what is claimed: "contradicting *X's claim that it fell* then"."""
    noun = verb.head
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    whose = any(c.dep_ == "poss" for c in noun.children)
    beside = noun.head.tag_ == "VBG" and noun.head.dep_ == "advcl"
    return that and whose and beside and noun.lemma_.lower() in table("clauses")["summing_up"]


def _adverbial(verb: Token, when: Span) -> Span | None:
    """Return an adverbial clause of another time than the statement's, else None.

    "After it had closed in May", "Born in 1950, she ...".
    """
    opens = verb.left_edge
    if opens.lower_ in _RELATIVE:
        return when
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        if opens.lower_ not in _words()["of_another_time"]:
            return None
        last = _before_another(verb, when)
        return when if _takes_up(verb) else verb.doc[opens.i + 1 : last.i + 1]
    if verb.tag_ != "VBN" or opens.i != verb.i or verb.lemma_.lower() in speech().verbs:
        return None
    return _participle_before(verb, when)


def _participle_before(verb: Token, when: Span) -> Span:
    """Return a participle before its clause, with the noun that it tells of.

    "*Born in 1950, she* left", "after *a trial, held in 1967*, she left".
    """
    opens = verb.left_edge
    whose = next((c for c in verb.head.children if c.dep_ in _SUBJECTS), None)
    if whose is None or whose.i < verb.i:
        return when
    if opens.i - 1 > verb.sent.start and opens.nbor(-1).text == ",":
        noun = _noun_ending(opens.nbor(-2))
        return verb.doc[noun.left_edge.i : _last(verb).i + 1] if noun is not None else when
    return verb.doc[opens.i : whose.i + 1]


def _noun_ending(last: Token) -> Token | None:
    """Return the noun of the phrase that ends with a word: "*the tower* of the port of Orsk"."""
    while last.pos_ in ("NOUN", "PROPN"):
        over = last.head
        if last.dep_ == "pobj" and over.dep_ == "prep" and over.head.pos_ in ("NOUN", "PROPN"):
            last = over.head
        elif last.dep_ == "compound":
            last = over
        else:
            return last
    return None


def _gerund(gerund: Token, when: Span) -> Span | None:
    """Return the date of a gerund alone where it is its own: "years after buying it in 2019"."""
    prep = gerund.head
    trails = gerund.i > prep.head.i
    measured = any(c.dep_ in ("npadvmod", "nmod", "advmod") for c in prep.children)
    apart = prep.lower_ in _words()["of_another_time"] and (trails or measured)
    charged = prep.head.dep_ == "acl" and prep.head.tag_ == "VBN" and prep.lower_ == "of"
    apart = apart or charged  # "the men accused of killing X in 2011"
    apart = apart or _is_done_apart(gerund, when)
    return when if apart and gerund.tag_ == "VBG" else None


def _is_done_apart(gerund: Token, when: Span) -> bool:
    """Tell whether a gerund tells a deed of a year of its own.

    It is what somebody is judged for, or what was done before or after: "jailed for *selling guns
    in 2018*", "has grown since *opening in 2004*".
    """
    prep = gerund.head
    if gerund.tag_ != "VBG" or gerund.i > when.start:
        return False
    if _ENDS_IN_A_YEAR.search(when.text) is None:
        return _is_a_month(when) and is_answered_for(gerund)
    over = prep.head
    if over.pos_ == "NOUN" and over.head.dep_ == "prep":
        over = over.head.head  # "sentenced on charges of taking part"
    if any(t.tag_ == "PRP" for t in when.doc[gerund.i : when.start]):
        return False
    judged = over.lemma_.lower() in _words()["judging"] and prep.lower_ in ("of", "for", "over")
    trails = prep.lower_ in _words()["of_another_time"] and gerund.i > prep.head.i
    return judged or (trails and when.end - gerund.i <= _LONGEST)


def _is_a_month(when: Span) -> bool:
    """Tell whether a time is a month by its name: "August", "last October"."""
    return when[-1].lower_ in table("bylines")["months"]


_ENDS_IN_A_YEAR: Final = re.compile(r"\d{4}s?$")


_OPENS: Final[dict[str, Callable[[Token, Span], Span | None]]] = {
    "relcl": _relative,
    "acl": _participle,
    "advcl": _adverbial,
    "pcomp": _gerund,
}
"""By the dependency of a verb that opens a subordinate clause: what returns that clause."""


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(table("dates")["ordinals"])


def _is_of_a_record(since: Token, verb: Token) -> bool:
    """Tell whether "since" bounds a superlative, a first of its kind or a simple-tense deed.

    So it does what is counted: "the truce was made on Sunday, *the fourth since* May".
    """
    before = since.doc[max(since.sent.start, since.i - 2) : since.i]
    if len(before) > 1 and before[0].lower_ == "the" and before[1].lower_ in _ordinals():
        return True
    clause = [verb, *verb.subtree]
    if any(t.tag_ in _HIGHEST or t.lower_ in _words()["records"] for t in clause if t.i < since.i):
        return True
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.lemma_ != "be" and not helped


def is_of_a_document(when: Span) -> bool:
    """Tell whether a year only says which agreement or law is meant: "breached a *2021 pact*".

    Accounts are for their year too: "the statements *for the year ended in May*".
    """
    year = when.root
    within = year.dep_ in ("compound", "nmod", "nummod", "amod") and year.head.i > year.i
    led = year.head if year.dep_ == "pobj" else year
    if led.lower_ == "for" and led.head.lemma_.lower() in _words()["accounts"]:
        return True
    return within and year.head.lemma_.lower() in _words()["of_their_year"]


def _follows_an_amount(when: Span) -> bool:
    """Tell whether "from" and a number stand before a date: "from 2.6 million a year before".

    The number may be told in two units: "from 9 million, or 3 crowns per share a year earlier".
    """
    before = list(when.doc[max(when.sent.start, when.start - _AMOUNTS) : when.start])
    leads = [k for k, t in enumerate(before) if t.lower_ == "from"]
    amount = before[leads[-1] + 1 :] if leads else []
    units = [a for a, b in pairwise(amount) if a.text == "," and b.lower_ == "or"]
    if len(amount) >= (_AMOUNTS if units else _NEAR):
        return False
    marks = [t for t in amount if t.is_punct and t.text != "%" and t not in units]
    return any(t.like_num for t in amount) and not marks


def _is_of_the_same_stretch(when: Span) -> bool:
    """Tell whether a figure is set against that of a like stretch: "from 9 *in the same period X*".

    What opens its sentence is told of that stretch.
    """
    before = [t for t in when.doc[when.sent.start : when.start] if t.lower_ not in ("of", "in")]
    stretch = [t.lower_ for t in before[-2:]]
    if len(before) < _NEAR or stretch[0] not in _words()["alike_in_length"]:
        return False
    compared = any(t.lower_ in _words()["compared_with"] for t in before[:-2])
    return compared and stretch[1] in _words()["stretches"]


def is_of_a_part(when: Span) -> bool:
    """Tell whether a time is only that of a part of what is told: "77 died, *most in May*"."""
    led = when[0] if when[0].tag_ == "IN" else when.doc[max(when.start - 1, when.sent.start)]
    before = [t.lower_ for t in when.doc[max(led.i - 3, when.sent.start) : led.i]]
    if "," not in before or led.tag_ != "IN":
        return False
    part = [w for w in before[before.index(",") + 1 :] if w not in ("of", "them", "nearly")]
    return len(part) == 1 and part[0] in _words()["parts_of_a_count"]


def is_of_an_apposition(when: Span) -> bool:
    """Tell whether a time is that of what somebody is called: "Holm, *runner-up last year*, fell".

    It stands with a noun between commas, where nothing has been done.
    """
    sentence, last = when.sent, when.start - 1
    led = when[0].tag_ == "IN" or (last > sentence.start and when.doc[last].lower_ == "in")
    last -= led and when[0].tag_ != "IN"
    behind = when.doc[when.end : when.end + 1].text
    before = list(when.doc[sentence.start : last + 1])
    comma = next((t.i for t in reversed(before) if t.text == ","), None)
    if behind != "," or comma is None or comma == sentence.start or last - comma > _NEAR:
        return False
    inside = when.doc[comma + 1 : last + 1]
    named = when.doc[comma - 1].pos_ in _NOUNS
    noun = len(inside) > 0 and inside[-1].tag_ in ("NN", "NNS") and inside[0].pos_ in _OPENERS
    return named and noun and not any(t.pos_ in (*_VERBS, "ADP", "CCONJ") for t in inside)


_OPENERS: Final = (*_NOUNS, "DET", "ADJ", "NUM")


def says_too_little(sentence: Span) -> bool:
    """Tell whether a sentence says what something was, and not what: "It was, in November."."""
    root = sentence.root
    nouns = [t for t in sentence if t.pos_ in _NOUNS and t.ent_type_ != "DATE"]
    whom = any(c.dep_ in _SUBJECTS and c.lower_ in _PERSONS for c in root.children)
    return root.lemma_ == "be" and not nouns and not whom


_PERSONS: Final = frozenset(("he", "she", "i", "we", "you", "they", "who"))


def is_a_reach(when: Span) -> bool:
    """Tell whether a time is how far back something goes: "records *going back to 2017* were lost".

    Where a main verb says so, that is what is told.
    """
    led = when.root.head
    over = led.head if led.lower_ in ("to", "from") and when.root.dep_ == "pobj" else led
    verb = over.head if over.lower_ == "back" else over
    reaching = verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl")
    return reaching and verb.lemma_.lower() in _words()["reaching_back"]


def _is_reckoned_from(when: Span) -> bool:
    """Tell whether a rise or fall is reckoned from a time: "up 3 points *from March*".

    "From a year earlier" always is.
    """
    at = when.start - 1
    if at <= when.sent.start or when.doc[at].lower_ != "from":
        return False
    before = when.doc[at - 1]
    if when[0].lower_ in ("a", "one") and when[-1].lower_ in ("earlier", "before", "ago"):
        return True
    return before.lower_ in _words()["shares"] or before.lemma_.lower() in _words()["moves"]


def _is_counted_within(when: Span) -> bool:
    """Tell whether something was counted within a time: "for the second time *this year*"."""
    if when[0].lower_ not in ("this", "last"):
        return False
    before = list(when.doc[max(when.sent.start, when.start - _COUNTED) : when.start])
    for k, token in enumerate(before):
        opens = before[k + 1].lower_ if before[k + 1 :] else ""
        ranked = token.lower_ in _words()["records"] and opens == "time"
        ranked = ranked or (token.tag_ in _HIGHEST and _is_one_of(before[:k]))
        if ranked and not any(t.is_punct for t in before[k:]):
            return True
    return False


def _is_ranked_within(when: Span) -> bool:
    """Tell whether a stretch bounds a superlative: "the deadliest flood of the last decade"."""
    led = when[0].nbor(-1) if when.start > when.sent.start else when[0]
    noun = led.head
    stretch = when.root.lemma_.lower() in ("decade", "century", "generation", "year")
    if led.lower_ not in ("of", "in") or not stretch or noun.pos_ != "NOUN":
        return False
    return noun.dep_ in ("attr", "appos") and any(c.tag_ in _HIGHEST for c in noun.children)


def _is_one_of(before: list[Token]) -> bool:
    return [t.lower_ for t in before[-3:]] == ["one", "of", "the"]


def _does_alike(verb: Token) -> bool:
    """Tell whether a clause names others who did the same: "as Norland did last year"."""
    return verb.lemma_ in ("do", "be", "have") and verb.left_edge.lower_ in _words()["alike"]
