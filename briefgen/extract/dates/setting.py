"""The setting of a date: anchor, dates before it, and the tense of its verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefgen.extract.dates import periods
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from briefgen.extract.dates.periods import Period

_EDTF: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[T~?%])")


_AHEAD_OF: Final = 8
"""Tokens before "on Friday" among which "ahead of" is looked for."""

_EVE: Final = (",", "the", "day", "before")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time that an article speaks from, as far as known; `name` is its name in a reason."""

    year: int
    month: int | None
    day: date | None
    name: str

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return self.day or date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        period = (
            periods.of_month(self.year, self.month) if self.month else periods.of_year(self.year)
        )
        return self.day or period.latest or self.first


def anchor(published: str | None, name: str) -> Anchor | None:
    """Return the anchor of an EDTF date, None where that is not a plain day, month or year."""
    found = _EDTF.match(published or "")
    if not found:
        return None
    year, month, day = (int(x) if x else None for x in found.groups())
    if year is None or not periods.FIRST_YEAR + 200 < year < periods.LAST_YEAR:
        return None
    if month is None or month not in range(1, 13):
        return Anchor(year, None, None, name)
    try:
        return Anchor(year, month, date(year, month, day) if day else None, name)
    except ValueError:
        return Anchor(year, month, None, name)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a phrase was found to mean.

    `pieces` are dates within a range, as (start, end, period); `whole` is false where only they are
    dates. `yearless` is true where the phrase names a day or month and its year had to be found.
    """

    period: Period
    why: str
    relative: bool = False
    yearless: bool = False
    pieces: tuple[tuple[int, int, Period], ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Fiscal:
    """What an article says of fiscal years.

    `begins` is the month in which one begins, None if unknown. `quarters` tells whether the
    article's quarters are those of a fiscal year, and `played` whether they are those of a game.
    """

    begins: int | None = None
    quarters: bool = False
    played: bool = False


NO_FISCAL: Final = Fiscal()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase may be resolved against.

    `tense` is `past`, `present`, `scheduled`, `future` or empty. `year` is a year named before,
    that still holds, `year_words` the words that name it, and `framed` their period. `before` is
    the nearest date before it in the paragraph. `day_first` tells how 3/4/2024 is read in this
    article, None where nothing shows it. `compares` is true where a figure is set against one of
    the time in question. `fiscal` is what the article says of fiscal years. `logged` is the week
    that the article logs day by day, if it is such a log, and `logged_words` name it.
    """

    anchor: Anchor | None
    tense: str = ""
    year: int | None = None
    year_words: str = ""
    framed: Period | None = None
    before: Period | None = None
    before_words: str = ""
    day_first: bool | None = None
    compares: bool = False
    fiscal: Fiscal = NO_FISCAL
    logged: Period | None = None
    logged_words: str = ""


def unresolved(
    why: str, precision: str, *, relative: bool = True, bounds: tuple[date, date] | None = None
) -> Finding:
    """Return a finding without a value, with the reason."""
    first, last = bounds or (None, None)
    return Finding(periods.Period(None, precision, first, last), why, relative=relative)


def missing(precision: str, at: Anchor | None, finer: str = "") -> Finding:
    """Return the finding for a date whose anchor is not stated, or not finely enough."""
    if at is None:
        return unresolved("The publication date is not stated.", precision)
    return unresolved(
        f"Only the {'month' if at.month else 'year'} of publication is known{finer}.", precision
    )


_FUTURE_AUX: Final = frozenset(
    ("will", "shall", "'ll", "wo", "would", "could", "may", "might", "must", "should", "can")
)
_PRESENT_AUX: Final = frozenset(("is", "are"))
_VERBS: Final = frozenset(("VERB", "AUX"))
_DONE: Final = frozenset(("want", "ask", "agree", "decide", "order", "urge", "invite"))
"""Verbs whose past form has its own time in the past: "when asked on Monday"."""


_SORT: Final = 7
"""Tokens from a day to "holiday" and the like in "declared Thursday a holiday"."""

_DAYS: Final = frozenset(("day", "holiday"))
_OPENS: Final = frozenset(("when", "once", "if", "unless"))
_OF_NOW: Final = frozenset(("present", "scheduled"))


class Tenses:
    """Tells the tense of the verb that a place in the text depends on."""

    def __init__(self, doc: Doc) -> None:
        """Hold the parse."""
        self._doc = doc

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self._doc]

    @cached_property
    def _future(self) -> frozenset[str]:
        return frozenset(table("dates")["future_heads"])

    @cached_property
    def _passives(self) -> frozenset[str]:
        return frozenset(table("dates")["future_passives"])

    @cached_property
    def _scheduled(self) -> frozenset[str]:
        return frozenset(table("dates")["scheduled"])

    def at(self, offset: int) -> str:
        """Return `past`, `present`, `scheduled`, `future` or empty for an offset.

        `Scheduled` is a present that speaks of what is to come.
        """
        i = self._index(offset)
        if i < 0 or not self._doc.has_annotation("DEP"):
            return ""
        word = self._doc[i]
        verb = _verb_above(word)
        if _is_over(word, verb):
            return "past"
        if verb is None or _is_of_what_is_awaited(word, verb):
            return ""
        ahead = self._is_term(word, verb) or is_set_for(word, verb) or is_declared(word, verb)
        ahead = ahead or _is_asked_for(word, verb) or _is_foretold(word, verb)
        ahead = ahead or is_before_what_comes(verb) or _holds_up_to(word, verb)
        ahead = ahead or _is_of_what_comes(word, verb) or _lies_ahead(word)
        ahead = ahead or _is_when_it_is(word, verb) or _is_left_open(verb)
        ahead = ahead or _is_called_to(word, verb) or _is_a_fixtures(word, verb)
        if ahead:
            return "future"
        tense = self._tense(verb)
        return "future" if tense in _OF_NOW and _leads_up_to(word, verb) else tense

    def _is_term(self, word: Token, verb: Token) -> bool:
        """Tell whether a time is the future end of a past act: "adjourned *until June*".

        The act may also be one that somebody was told to do ("told to go *by June*"), that
        must not be left undone ("unless he went *by June*"), or that somebody tried to put
        off ("tried to delay it *until June*").
        """
        dates = table("dates")
        over = {t.lower_ for t in (word, *word.ancestors) if verb.is_ancestor(t)}
        lasts = not over.isdisjoint(dates["up_to"])
        if lasts and (verb.lemma_.lower() in dates["set_until"] or _is_given_time(verb, word)):
            return True
        moved = verb.tag_ == "VB" and verb.head.lemma_ in dates["moving_to"]
        if lasts and moved:
            return True
        told = verb.tag_ == "VB" and verb.head.lemma_ in dates["told_to"]
        undone = any(c.dep_ == "mark" and c.lower_ == "unless" for c in verb.children)
        return (told or undone) and (lasts or "by" in over)

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def is_because(self, offset: int) -> bool:
        """Tell whether the "since" at an offset is causal, or opens a clause with its own verb."""
        return self._doc[self._index(offset)].dep_ == "mark"

    def is_denied(self, offset: int) -> bool:
        """Tell whether the verb over an offset is denied: "*cannot* return before Friday"."""
        word = self._doc[self._index(offset)]
        verb = _verb_above(word)
        return verb is not None and any(c.dep_ == "neg" for c in verb.children)

    def is_led(self, start: int, end: int, lead: int) -> bool:
        """Tell whether a time hangs on the word at an offset, and names no noun.

        In "by Friday's storm" the day is the storm's.
        """
        when = self._doc.char_span(start, end, alignment_mode="expand")
        if when is None or not self._doc.has_annotation("DEP"):
            return False
        over = self._doc[self._index(lead)]
        return when.root.head.i == over.i or when.root.dep_ == "npadvmod"

    def _tense(self, verb: Token) -> str:
        main = verb.sent.root
        if not is_answered_for(verb) or main.i == verb.i:
            return self._own_tense(verb)
        return "past" if self._own_tense(main) == "past" else "present"

    def _own_tense(self, verb: Token) -> str:
        aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")} | {verb.lower_}
        not_able = "could" in aux and any(c.dep_ == "neg" for c in verb.children)
        if not_able or aux & {"have", "has", "had", "'ve"} - (
            {verb.lower_} if verb.tag_ != "VBD" else set()
        ):
            return "past"
        ahead = self._waits(verb, aux) or restricts_what_is_to_come(verb)
        meant = verb.tag_ == "VBN" and verb.lemma_ in self._passives and aux & _PRESENT_AUX
        if ahead or meant or aux & _FUTURE_AUX or goes_on_behind_will(verb):
            return "future"
        bare = verb.tag_ == "VB" and "did" not in aux
        if "to" in aux or bare or (verb.tag_ == "VBG" and verb.lower_ == "going"):
            return self._infinitive(verb)
        hangs = verb.tag_ in ("VBN", "VBG") and verb.dep_ != "conj"
        if verb.lemma_ in self._future or (hangs and verb.head.lemma_ in self._future):
            return "past" if verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _DONE else "future"
        goes_on = "being" in aux and not aux.isdisjoint(_PRESENT_AUX)
        if not goes_on and (verb.tag_ in ("VBD", "VBN") or aux & {"was", "were", "did"}):
            return "past"
        return self._present(verb)

    def _waits(self, verb: Token, aux: set[str]) -> bool:
        """Tell whether a present passive depends on a future: "will rise when it *is shown*"."""
        if self._is_when_it_would(verb):
            return True
        passive = verb.dep_ == "advcl" and verb.tag_ == "VBN" and not aux.isdisjoint(_PRESENT_AUX)
        return passive and self._above(verb, "") == "future"

    @staticmethod
    def _is_when_it_would(verb: Token) -> bool:
        """Tell whether "when" or "if" opens a clause below "would": "would pay *when X opened*"."""
        opens = any(c.lower_ in _OPENS and c.i < verb.i for c in verb.children)
        if not opens or verb.dep_ != "advcl":
            return False
        aux = {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
        return not aux.isdisjoint(_FUTURE_AUX) and "have" not in aux

    def _present(self, verb: Token) -> str:
        """Return the tense of a present: a participle has that of the verb above it."""
        hangs = verb.dep_ in ("advcl", "acl", "xcomp", "ccomp", "conj") and verb.tag_ == "VBG"
        if hangs and not any(c.dep_ == "aux" and c.lower_ in _PRESENT_AUX for c in verb.children):
            return self._above(verb, "present")
        finite = verb.tag_ in ("VBZ", "VBP")
        if finite and (verb.lemma_ in self._scheduled or self._is_of_a_deed(verb)):
            return "scheduled"
        return "present"

    def _is_of_a_deed(self, verb: Token) -> bool:
        """Tell whether a present states an act, so that its day is to come: "flies on Tuesday".

        A headline's present tells of what was, a verb of saying of what was said, and an indefinite
        subject ("a man walks") is that of a caption.
        """
        who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if who is None or (who.pos_ == "NOUN" and not _is_definite(who)):
            return False
        if verb.sent.text.rstrip()[-1:] != "." or verb.lemma_ in table("dates")["states"]:
            return False
        return verb.lemma_.lower() not in speech().verbs

    def _infinitive(self, verb: Token) -> str:
        """Return the tense of an infinitive: what is planned, or is to be, is to come."""
        head = verb.head
        if head.lemma_ in _DONE and any(c.lower_ == "had" for c in head.children):
            return "past"
        if _is_over_when_told(head) or _was_before_a_deed(verb):
            return "past"
        if _is_of_a_noun_of_now(verb):
            return "future"
        if head.i == verb.i or head.lemma_ in self._future or head.lemma_ in ("be", "go"):
            return "future"
        return self._above(verb, "future")

    def _above(self, verb: Token, otherwise: str) -> str:
        """Return the tense of the verb that a verb depends on, `otherwise` where there is none."""
        above = _verb_above(verb.head)
        return self._tense(above) if above is not None and above.i != verb.i else otherwise


def is_answered_for(gerund: Token) -> bool:
    """Tell whether a gerund says for what somebody was judged: "jailed *for burning* it"."""
    led, judging = gerund.head, table("placed")["judging"]
    if gerund.dep_ != "pcomp" or gerund.tag_ != "VBG" or led.lower_ not in ("for", "of", "to"):
        return False
    return any(t.lemma_.lower() in judging for t in led.ancestors)


def goes_on_behind_will(verb: Token) -> bool:
    """Tell whether a form that looks past goes on behind a modal: "*will* idle it and *cut* B"."""
    over = verb.head
    alike = verb.tag_ in ("VBD", "VBN") and verb.lower_ in table("clauses")["past_like_present"]
    if verb.dep_ != "conj" or not alike or over.tag_ != "VB":
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    return not own and any(c.tag_ == "MD" for c in over.children)


def _is_over_when_told(verb: Token) -> bool:
    """Tell whether a past clause says after what something was done: "after X vowed to go in May".

    Its time is that of the vow, which has been taken.
    """
    after = any(c.dep_ == "mark" and c.lower_ in ("after", "since") for c in verb.children)
    return after and verb.dep_ == "advcl" and verb.tag_ == "VBD"


def _is_of_a_noun_of_now(infinitive: Token) -> bool:
    """Tell whether an infinitive says when a thing of now is due: "is left to talks *to begin*"."""
    above = _verb_above(infinitive.head)
    if infinitive.dep_ not in ("acl", "relcl") or above is None or above.i == infinitive.i:
        return False
    return any(c.lower_ in ("is", "are") and c.dep_ in ("aux", "auxpass") for c in above.children)


def _was_before_a_deed(infinitive: Token) -> bool:
    """Tell whether a past perfect has another deed before it: "had vowed to go after X *fell*"."""
    over = infinitive.head
    had = any(c.lower_ == "had" and c.dep_ == "aux" for c in over.children)
    return had and any(_is_over_when_told(c) for t in (over, infinitive) for c in t.children)


def _is_given_time(verb: Token, word: Token) -> bool:
    """Tell whether a day ends the time given for an act: "had *until Friday* to pay"."""
    behind = (c for t in (verb, word) for c in t.children if c.i > word.i)
    to_do = any(c.tag_ == "VB" for c in behind)
    return to_do and (verb.lemma_ == "have" or verb.lemma_ in table("dates")["giving_time"])


def _is_over(word: Token, verb: Token | None) -> bool:
    """Tell whether a day is past by the noun that it modifies: "Monday's attack"."""
    if word.dep_ != "poss":
        over = _is_of_a_level(word) or _is_the_eve_of_a_deed(word)
        return over or is_of_a_talk(word, verb) or _is_what_something_follows(word, verb)
    return (verb is not None and is_settled(verb)) or word.head.lemma_ in table("dates")["gone"]


def _is_of_a_level(word: Token) -> bool:
    """Tell whether a day is that of a price to compare with: "above the close *on Monday*"."""
    over = word.head.head
    led = word.dep_ == "pobj" and word.head.lower_ in ("on", "of") and over.pos_ == "NOUN"
    level = led and over.lemma_ in table("dates")["levels"]
    before = word.head.nbor(-1) if led and word.head.i > word.sent.start else word
    return level or (before.pos_ == "NOUN" and before.lemma_ in table("dates")["levels"])


def is_of_a_talk(word: Token, verb: Token | None) -> bool:
    """Tell whether a day is that of talk that was: "vowed to go, in *an interview Monday*"."""
    led = word.head if word.dep_ == "pobj" and word.head.lower_ == "on" else word
    noun = led.head
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "at")
    if not told or noun.lemma_.lower() not in table("dates")["talks"]:
        return False
    main = noun.sent.root
    return (
        verb is not None
        and main.tag_ in ("VBD", "VBN")
        and "will" not in {c.lower_ for c in main.children}
    )


def _is_what_something_follows(word: Token, verb: Token | None) -> bool:
    """Tell whether a time is that of what a present only follows, or of what its subject was.

    "The raid *comes after* a visit on Tuesday", "*the loss* of a ship *over the weekend* ends it".
    """
    if verb is None or verb.tag_ not in ("VBZ", "VBP"):
        return False
    word = word.head if word.dep_ == "det" else word
    over = [t for t in word.ancestors if verb.is_ancestor(t)]
    after = any(t.lower_ in ("after", "following") for t in over)
    if verb.lemma_ in ("come", "follow") and word.i > verb.i:
        return after or (verb.lemma_ == "follow" and any(t.dep_ == "dobj" for t in over))
    known = frozenset((*table("dates")["gone"], *table("dates")["deeds"]))
    led = word.dep_ == "pobj" and word.head.lower_ in ("over", "on", "at", "during")
    of_it = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    between = any(c.i < word.i < verb.i and c.lemma_ in known for c in of_it)
    return led and between


def _is_when_it_is(word: Token, verb: Token) -> bool:
    """Tell whether a clause only says when something is: "The vote *is in October*"."""
    led = word.head
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP") or word.dep_ != "pobj":
        return False
    alone = led.lower_ in ("in", "on") and led.head.i == verb.i and led.i > verb.i
    return alone and not any(c.dep_ in ("attr", "acomp", "ccomp", "xcomp") for c in verb.children)


def _is_left_open(verb: Token) -> bool:
    """Tell whether something was not ruled out: "had *not ruled out* a strike in December"."""
    out = any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)
    return verb.lemma_ == "rule" and out and any(c.dep_ == "neg" for c in verb.children)


def _is_the_eve_of_a_deed(word: Token) -> bool:
    """Tell whether a deed that is over tells a day: "on 7 January, *the day before X fell*"."""
    behind = word.doc[word.i + 1 : min(word.i + 1 + len(_EVE), word.sent.end)]
    if tuple(t.lower_ for t in behind) not in (_EVE, (*_EVE[:-1], "after")):
        return False
    return any(t.tag_ == "VBD" and t.dep_ == "advcl" for t in behind[2].subtree)


def _is_asked_for(word: Token, verb: Token) -> bool:
    """Tell whether something is asked for over a span: "asked *for* boats *between May* and X"."""
    over = [t for t in word.ancestors if verb.is_ancestor(t)]
    between = any(t.lower_ in ("between", "until", "through", "by") for t in over)
    asked = any(t.lower_ == "for" and t.head.i == verb.i for t in over)
    return between and asked and verb.lemma_.lower() in table("clauses")["asking_for"]


def _lies_ahead(word: Token) -> bool:
    """Tell whether a day is of what is spoken of before it: "ahead of *Book Day on Friday*"."""
    led = word.head
    if word.dep_ != "pobj" or led.lower_ != "on":
        return False
    before = list(led.doc[max(led.sent.start, led.i - _AHEAD_OF) : led.i])
    while before and before[-1].pos_ in ("PROPN", "NOUN", "ADJ", "DET"):
        before.pop()
    return [t.lower_ for t in before[-2:]] == ["ahead", "of"] and before[-1].i < led.i - 1


def _is_of_what_comes(word: Token, verb: Token) -> bool:
    """Tell whether a time is of something whose clause speaks of what is to come.

    "Silent ahead of a fair in August, where it *will* be shown".
    """
    over = [word, *(t for t in word.ancestors if verb.is_ancestor(t))]
    below = (c for t in over for c in t.children if c.dep_ == "relcl" and c.i > word.i)
    return any(_is_to_be(c) for c in below)


def _is_to_be(verb: Token) -> bool:
    words = {c.lower_ for c in verb.children} | {verb.lower_}
    main = verb if verb.lower_ in ("is", "are") else verb.head
    due = any(c.tag_ == "TO" for c in verb.children) and main.lower_ in ("is", "are")
    below = (c for c in verb.children if c.dep_ == "xcomp")
    waits = verb.lower_ in ("is", "are") and any(g.tag_ == "TO" for c in below for g in c.children)
    return "will" in words or due or waits


def _is_foretold(word: Token, verb: Token) -> bool:
    """Tell whether a day is one by which something is foretold: "warned of floods *by Sunday*"."""
    over = [t for t in (word, *word.ancestors) if verb.is_ancestor(t)]
    led = any(t.lower_ in ("by", "within") and t.dep_ == "prep" for t in over)
    return led and verb.lemma_.lower() in table("dates")["foretelling"]


def _leads_up_to(word: Token, verb: Token) -> bool:
    """Tell whether "until" leads to a time: what is so now "*until Sunday*" has not ended."""
    over = {t.lower_ for t in (word, *word.ancestors) if verb.is_ancestor(t)}
    return not over.isdisjoint(table("dates")["up_to"])


def _holds_up_to(word: Token, verb: Token) -> bool:
    """Tell whether what somebody has done holds up to a day: "has shut the road *through Sunday*".

    With "by" that is so of what has been asked for alone: "has asked for an answer *by Monday*".
    """
    dates = table("dates")
    over = {t.lower_ for t in (word, *word.ancestors) if verb.is_ancestor(t)}
    allowed = verb.tag_ == "VB" and verb.head.lemma_ in dates["giving_time"]
    if allowed and verb.head.tag_ in ("VBD", "VBN"):
        return not over.isdisjoint(dates["up_to"])
    has = any(c.lower_ in ("has", "have") for c in verb.children if c.dep_ == "aux")
    if not has or verb.tag_ != "VBN" or any(c.dep_ == "neg" for c in verb.children):
        return False
    asked = verb.lemma_.lower() in dates["told_to"] and "by" in over
    return asked or not over.isdisjoint(dates["up_to"])


def is_before_what_comes(verb: Token) -> bool:
    """Tell whether a past clause behind "before" is that of a wish's end.

    "Wanted an ally *before* X took over in January": what is wished for is still to come.
    """
    before = any(c.dep_ == "mark" and c.lower_ == "before" for c in verb.children)
    wish = verb.head
    if not before or verb.dep_ != "advcl" or verb.tag_ != "VBD":
        return False
    helped = any(c.lower_ in ("had", "have", "has") for c in wish.children if c.dep_ == "aux")
    return wish.lemma_ in table("dates")["future_heads"] and not helped


def _is_a_fixtures(word: Token, verb: Token) -> bool:
    """Tell whether a day is that of a fixture told as it will be: "*Friday's stage covers* X"."""
    dates, event = table("dates"), word.head
    fixture = word.dep_ == "poss" and event.lemma_.lower() in dates["fixtures"]
    told = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in dates["states"]
    return fixture and told and event.dep_ == "nsubj" and event.head.i == verb.i


def is_set_for(word: Token, verb: Token) -> bool:
    """Tell whether a day is the one that something is set for: "called a strike *for* Feb. 3".

    So is the second of two: "a truce *for* Monday *and Tuesday*".
    """
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    led = word.dep_ == "pobj" and word.head.lower_ == "for"
    if not led or verb.lemma_.lower() not in table("dates")["set_for"]:
        return False
    over = word.head.head
    what = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return what is not None and over in (verb, what)


def _is_called_to(word: Token, verb: Token) -> bool:
    """Tell whether somebody has been called somewhere for a day: "has called them *back Friday*".

    What was done on a day that is over is told in the simple past.
    """
    led = word.head if word.dep_ == "pobj" and word.head.lower_ == "on" else word
    if verb.lemma_.lower() not in table("dates")["calling_to"] or verb.tag_ != "VBN":
        return False
    has = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    between = verb.doc[verb.i + 1 : led.i]
    there = any(t.lower_ in ("back", "to") and t.head.i == verb.i for t in between)
    return has and there and verb.is_ancestor(led)


def _is_of_what_is_awaited(word: Token, verb: Token) -> bool:
    """Tell whether a day is that of an event before which something is so.

    "Made a deal impossible before *the vote on 30 May*" may speak of a vote to come, but "left
    three weeks before the vote" and "had left" tell of one that is over.
    """
    led = word.dep_ == "pobj" and word.head.lower_ == "on"
    noun = word.head.head if led else word.head
    if noun.dep_ != "pobj" or noun.lemma_.lower() not in table("dates")["awaited"]:
        return False
    before = noun.head
    ahead = before.lower_ == "of" and before.head.lower_ == "ahead"
    if before.lower_ != "before" and not ahead:
        return False
    front = before.head if ahead else before
    measured = any(c.dep_ == "npadvmod" for c in front.children)
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return not measured and not had and verb.tag_ in ("VBD", "VBN")


def is_declared(word: Token, verb: Token) -> bool:
    """Tell whether a day is declared one of some sort: "declared *Thursday* a day of prayer"."""
    if verb.lemma_.lower() not in table("dates")["declaring"] or word.i < verb.i:
        return False
    behind = [t.lower_ for t in word.doc[word.i + 1 : min(word.i + _SORT, word.sent.end)]]
    behind = behind[1:] if behind[:1] == ["as"] else behind
    return behind[:1] in (["a"], ["an"]) and not _DAYS.isdisjoint(behind)


def restricts_what_is_to_come(verb: Token) -> bool:
    """Tell whether a relative clause restricts the subject of a modal verb.

    "Banks that *do not pay by May* would be shut".
    """
    noun, opens = verb.head, verb.left_edge
    if verb.dep_ != "relcl" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    bound = opens.i > noun.i and opens.nbor(-1).text != ","
    return bound and any(c.tag_ == "MD" for c in noun.head.children)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "his", "her", "its", "their") for c in noun.children)


def is_settled(verb: Token) -> bool:
    """Tell whether an infinitive depends on a past decision: "decided to speak of Monday's fight".

    What it speaks of may long have happened, unlike what was decided.
    """
    return verb.dep_ == "xcomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ in _DONE


def _verb_above(token: Token) -> Token | None:
    """Return the nearest verb over a token, itself included, None where there is none."""
    while token.pos_ not in _VERBS:
        if token.head.i == token.i:
            return None
        token = token.head
    while token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass") and token.head.pos_ in _VERBS:
        token = token.head
    return token
