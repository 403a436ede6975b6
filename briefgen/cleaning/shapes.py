"""Test for shapes that settle what a part is: an advert's label, an address, names alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.features import REPEATED
from briefgen.cleaning.openings import agencies, holds, opening, phrases, words_of
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Unit

ANOTHER: Final = re.compile(
    r"(?:and|with) ([^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]*){1,3}?)"
    r"(?: in (?:the )?[^\W\d_a-z][^\n,.]{2,30})?"
)
"""A line under a byline with one more name: "and Bo Ek in Ost"."""

ITEM: Final = re.compile(
    r"(?:[-*\u2022\u25cf\u25aa\u2013\u2014\u00b7]|\(?\d{1,2}[.)]|[a-z]\))\s+\S"
)
"""The mark that opens an item of a list, and the start of its words."""

_LONGEST_LABEL: Final = 12
_LONGEST_TAIL: Final = 80
_LONGEST_REQUEST: Final = 60
_LONGEST_TIME: Final = 14
_FEWEST: Final = 3
_DAY: Final = re.compile(r"\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?(?:19|20)\d\d")
_TIMED: Final = re.compile(
    r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?[\s,|\u2013-]+(?=[A-Z])"
)
"""The time of day that opens a live page's post, before its author's name."""
_ADDRESS: Final = re.compile(
    r"(?i)[\W\d_]{0,8}(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)+/\S+)"
    r"(?:[\s,;]+(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+))*\W*"
)
_ADDRESSED: Final = re.compile(r"(?i)https?://|www\.|\S@\S+\.\w|(?:^|\s)@\w")
_CLOCK: Final = re.compile(
    r"(?i)\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\b|\b\d{1,2}\s?[ap]\.?m\b|\b\d{1,3}\s?[hmd]\b"
)
_CLOCK_ALONE: Final = re.compile(
    r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?: ?(?i:[ap]\.?m\.?))?(?: \(?[A-Z]{2,5}\)?)?"
    r"|(?:0?\d|1[0-2]) ?(?i:[ap]\.?m\.?)(?: \(?[A-Z]{2,5}\)?)?"
)
_NUMBERS: Final = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_BRACKETED: Final = re.compile(r"\([^()]{1,40}\)")
_PLACED: Final = re.compile(r",?\s+in\s+(?=[^\W\d_a-z])")
_NAME: Final = (
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*"
    r"(?:\s(?:(?:de|van|von|der|den|al|el|bin|di|da|la|le|du|dos|ibn)\s)*"
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*){1,3}"
)
_NAMES: Final = re.compile(
    rf"{_NAME}(?:(?:\s*,\s*|\s*;\s*|\s+(?:and|&)\s+|\s*,\s*and\s+){_NAME}){{0,5}}"
)
_EACH_PLACED: Final = re.compile(
    rf"{_NAME} in [A-Z\u00c0-\u00de][\w'\u2019.-]*(?: [A-Z\u00c0-\u00de][\w'\u2019.-]*){{0,3}}"
)
_INITIALS: Final = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5})*/[a-z]{2,5}(?:[-/][a-z]{2,5})*")
"""Initials with which some agencies sign: "bur-al/be"."""

_PLACE: Final = (
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*"
    r"(?:,? (?:and |the )?[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*){0,7}"
)
_REPORTS: Final = re.compile(rf"({_NAME}) reports (?:live )?from (?:the )?{_PLACE}")
_CAPITALISED: Final = r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]*"
_REPORTED_FROM: Final = re.compile(
    rf"{_CAPITALISED}(?:,? (?:and )?{_CAPITALISED}){{0,5}} reported from {_PLACE}"
    r"(?:(?<=\.)|[.;]?)(?=\s|$)"
)
_FIRST_PUBLISHED: Final = re.compile(
    r"This (?:report|story|article|dispatch) (?:by|from) .{2,60} was first published"
    r" [^.]{0,20}.{0,20}"
)
MARKS: Final = " .*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
"""Marks of notes behind a name, with the blanks and stops beside them."""

SOURCE: Final = re.compile(
    r"(?im)^\W{0,4}(?:source|url|link|original|clipped from|retrieved from)\W{0,4}\s+"
    r"<?(https?://[^\s<>]+)>?"
)
_FIGURES: Final = re.compile(r"\W+\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b.*$", re.DOTALL)
"""A date in figures at a line's end, which may read two ways."""

_BY: Final = re.compile(r"(?i:by):? +(?=[A-Z\u00c0-\u00de\u0106-\u017d])")
_PIECE: Final = re.compile(r"[^\s|\u00b7\u2022](?:[^|\u00b7\u2022\n]*[^\s|\u00b7\u2022])?")
_WITH: Final = re.compile(rf"With {_NAMES.pattern}\.?")
"""Others who worked on a story, in a line of their own: "With Ada Berg"."""

_SIDE: Final = (
    r"[^\W\d_a-z][\w.'\u2019-]*"
    r"(?: (?:&|and|of|de|la|del|the|[^\W\d_a-z][\w.'\u2019-]*)){0,4}"
)
_GOALS: Final = r"\d{1,3}(?: ?\(\d{1,3}\))?"
_SCORE: Final = re.compile(
    rf"(?:(?i:full[ -]time|half[ -]time|final score|result|ft|ht): )?{_SIDE}"
    rf"(?: {_GOALS} ?[-\u2013:] ?{_GOALS} {_SIDE}| {_GOALS},? {_SIDE} {_GOALS}"
    rf"| (?:bt|beat|def\.?) {_SIDE}(?:,? \d{{1,2}}-\d{{1,2}}(?:\(\d{{1,2}}\))?){{2,5}})"
    r"(?:,? (?:aet|pens))?(?:,? \([^()\n]{2,70}\))?"
)
"""The result of a match and no more: "Ost 2-1 Veldt", "Ost 2, Veldt 1 (after extra time)"."""

_LONGEST_SIGNED: Final = 120
_LONGEST_TOLD: Final = 40
_FEW_LAST: Final = 6
_LONG: Final = 3


def shapes_of(unit: Unit) -> dict[str, float]:
    """Return the shapes that a unit has, each with the value 1; the others are left out."""
    shapes = _remembered if len(unit.text) <= REPEATED else shapes_in
    return shapes(unit.text, unit.words)


@lru_cache(maxsize=4_096)
def _remembered(text: str, words: tuple[str, ...]) -> dict[str, float]:
    return shapes_in(text, words)


def shapes_in(text: str, words: tuple[str, ...]) -> dict[str, float]:
    """Return the shapes that a line has, each with the value 1; the others are left out."""
    tells = {
        "a label of an advertisement": _is_advert(words),
        "an agency's tail": _is_tail(text, words),
        "says what the house holds to": len(words) <= _LONGEST_TAIL
        and bool(opening(words, "house_lines")),
        "an address and no more": bool(_ADDRESS.fullmatch(text[:500])),
        "only a time": _is_time(text, words),
        "names and where they are": _is_names(text),
        "sends the reader elsewhere": _sends(text, words),
    }
    return {name: 1.0 for name, told in tells.items() if told}


def is_names(text: str) -> bool:
    """Tell whether a line is only people's full names, as in a byline without "by"."""
    return bool(_NAMES.fullmatch(text.strip(" .").rstrip(MARKS)))


def is_score(text: str) -> bool:
    """Tell whether a line is only the result of a match, with a remark in brackets or without."""
    return len(text) <= _LONGEST_SIGNED and _SCORE.fullmatch(text.strip(" .")) is not None


def signs_elsewhere(text: str) -> bool:
    """Tell whether a line signs with a foreign word for "by": "Von Ada Berg", "Par Ada Berg"."""
    first, _, names = text.strip().partition(" ")
    if first.casefold().rstrip(":") not in table("bylines")["by_elsewhere"]:
        return False
    if not first.isascii() and 1 < len(names.split()) <= _LONG + 1:
        return not re.search(r"[.!?:\u061f\d]", names)
    named, _, place = names.partition(", ")
    placed = is_names(named) and 0 < len(place.split()) <= _LONG and place[0].isupper()
    return is_names(names) or placed


def is_day_elsewhere(text: str) -> bool:
    """Tell whether a line is only a written date, in any language: "5. Mai 2024"."""
    return bool(_DAY.fullmatch(text.strip()))


def is_release_day(text: str) -> bool:
    """Tell whether a line is only a written date and a release's words, such as "for release"."""
    found = written_date_span(text)
    if not found or len(text) > _LONGEST_SIGNED:
        return False
    rest = words_of(text[: found[0]] + " " + text[found[1] :])
    known = phrases("date_words") | phrases("release_words")
    return any((w,) in phrases("release_words") for w in rest) and all(
        (w,) in known or w.isdigit() for w in rest
    )


def is_source(text: str) -> bool:
    """Tell whether a line only says where the article was found: "Link: https://..."."""
    return SOURCE.fullmatch(text.strip(" .")) is not None


def is_office(words: Sequence[str]) -> bool:
    """Tell whether a line is only an office in a newsroom: "Senior Correspondent"."""
    offices = table("bylines")["offices"]
    return 0 < len(words) <= _LONG and all(w in offices for w in words)


def is_timed_names(text: str) -> bool:
    """Tell whether a line is a time of day and people's names: "09:14 Ada Berg"."""
    time = _TIMED.match(text)
    return time is not None and is_names(text[time.end() :])


def is_clock(text: str) -> bool:
    """Tell whether a line is only a time of day, with its zone or without: "8:15 pm CET"."""
    return _CLOCK_ALONE.fullmatch(text.strip()) is not None


def asks_to_pay(words: Sequence[str]) -> bool:
    """Tell whether a line says that the reader must pay or sign in to read on."""
    return len(words) <= _LONGEST_REQUEST and holds(words, phrases("walls"))


def opens_as_byline(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line opens with a byline's phrase that a date or only names follow."""
    k = opening(words, "byline")
    if not k:
        return False
    if written_date_span(text):
        return True
    for tail in (_FIGURES, _others_at_work()):
        if (found := tail.search(text)) and found.start():
            text = text[: found.start()]
    if opening(words, "published") or opening(words, "updated"):
        return False
    text = _without_office(text)
    rest = re.findall(r"[^\W_][\w'\u2019.-]*", text)[k:]
    named = [w for w in rest if len(w) > 3 or w[0].isupper()]  # noqa: PLR2004 - "and", "of", "the"
    return (
        1 <= len(named) <= 14  # noqa: PLR2004 - three names with their outlets
        and all(w[0].isupper() for w in named)
        and not text.endswith(("?", "!"))
    )


@cache
def _others_at_work() -> re.Pattern[str]:
    """Return the pattern of further credits after a byline's names: ", pictures by Ada Berg"."""
    work = "|".join(w for w in table("bylines")["after_names"] if w.endswith(" by"))
    return re.compile(rf"(?i),? (?:and )?(?:{work}) .*$", re.DOTALL)


def _without_office(text: str) -> str:
    """Return a byline without the office behind its name: "By Ada Berg, *court reporter*"."""
    front, _, behind = text.rpartition(", ")
    office = words_of(behind)
    known = bool(office) and office[-1] in table("bylines")["offices"]
    return front if front and known and len(office) <= _LONGEST_OFFICE else text


_LONGEST_OFFICE: Final = 4
"""Words of what somebody is at a paper."""


def _is_advert(words: Sequence[str]) -> bool:
    """Tell whether a line is only the label of an advertisement."""
    if not 0 < len(words) <= _LONGEST_LABEL:
        return False
    known = phrases("advert_words")
    named = any((w,) in phrases("adverts") for w in words)
    return (named or opening(words, "advert_openings") > 0) and all((w,) in known for w in words)


def _is_tail(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line says who worked on a story: a phrase for that, and names."""
    if not 1 < len(words) <= _LONGEST_TAIL:
        return False
    if _INITIALS.fullmatch(text.strip()) or _is_told_at_the_end(text, words):
        return True
    if _WITH.fullmatch(text.strip()):
        return True
    opened = opening(words, "tails")
    if not opened and not _ends_as_tail(words):
        return False
    known = phrases("tail_words")
    told = re.findall(r"[^\W\d_][\w'\u2019.-]*", text)[opened:]
    others = [w for w in told if (w.lower().strip("."),) not in known]
    named = sum(w[0].isupper() or (w.lower().strip("."),) in agencies() for w in others)
    return bool(others) and named >= 0.8 * len(others)


def _ends_as_tail(words: Sequence[str]) -> bool:
    """Tell whether a short line ends in a phrase that says who else worked on a story."""
    ends = phrases("tail_ends")
    return len(words) <= _LONGEST_TOLD and any(tuple(words[-n:]) in ends for n in range(1, 5))


def _is_told_at_the_end(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line says from where its writers reported, or who first published it."""
    if len(words) > _LONGEST_TOLD:
        return False
    if _FIRST_PUBLISHED.fullmatch(text.strip()):
        return True
    reported = _REPORTED_FROM.match(text)
    if reported is None:
        return False
    rest = text[reported.end() :].strip()
    return not rest or holds(words_of(rest)[-_FEW_LAST:], phrases("tails"))


def signs_oddly(text: str) -> tuple[int, int] | None:
    """Return `(start, end)` of the names in a line that signs without "by", None for others.

    "Ada Berg reports from Ost", "Words: Ada Berg", and names beside a date, parted by bars or dots.
    """
    if (two := _two_labels().fullmatch(text)) and is_names(two[1]):
        return two.span(1)
    if (found := _REPORTS.fullmatch(text)) or (found := _labelled().fullmatch(text)):
        return found.span(1) if is_names(found[1]) else None
    pieces = [m.span() for m in _PIECE.finditer(text)]
    if (
        len(pieces) < 2  # noqa: PLR2004 - names, and a date
        or len(text) > _LONGEST_SIGNED
        or not written_date_span(text)
    ):
        return None
    for start, end in pieces:
        piece = text[start:end]
        by = _labelled().fullmatch(piece)
        at, stop = by.span(1) if by else (0, len(piece))
        if not by and (signed := _BY.match(piece)):
            at = signed.end()
            stop = _end_of_names(piece, at)
        if not by and signs_elsewhere(piece):
            at = piece.index(" ") + 1
        office = (words_of(piece[:stop])[-1:] or ("",))[0] in {
            *table("bylines")["bodies"],
            *table("bylines")["papers"],
        }
        if is_names(piece[at:stop]) and not office and not written_date_span(piece):
            return start + at, start + stop
    return None


def _end_of_names(piece: str, at: int) -> int:
    """Return where names behind "by" end: at a comma, where an office of theirs follows."""
    names, comma, office = piece[at:].partition(", ")
    told = not set(words_of(office)).isdisjoint(table("bylines")["offices"])
    return at + len(names) if comma and told else len(piece)


def tells_the_work(text: str) -> bool:
    """Tell whether a line names who wrote after a label that says no less: "Words: Ada Berg".

    An interview's label may stand before who was asked.
    """
    labelled = _labelled().fullmatch(text)
    own = labelled and words_of(text)[0] in table("bylines")["writing_labels"]
    return bool(own) or _two_labels().fullmatch(text) is not None


@cache
def _two_labels() -> re.Pattern[str]:
    """Return the pattern of a line that names the author and whose the pictures are."""
    labels = "|".join(map(re.escape, table("bylines")["labels"]))
    pictures = "|".join(map(re.escape, table("bylines")["picture_labels"]))
    return re.compile(
        rf"(?i:(?:{labels})(?: by)?):? *([^:|\n]+?)[\s,;|\u00b7]+"
        rf"(?i:(?:{pictures})(?: by)?):? [^:\n]+"
    )


@cache
def _labelled() -> re.Pattern[str]:
    """Return the pattern of a line that names the author after a label: "Words: Ada Berg"."""
    labels = "|".join(map(re.escape, table("bylines")["labels"]))
    return re.compile(rf"(?i:(?:{labels})(?: by)?): *([^:\n]+)")


def _is_time(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line is only a time of day, a date in figures, or a time span ago."""
    if not 0 < len(words) <= _LONGEST_TIME:
        return False
    ago = any((w,) in phrases("ago") for w in words) and any(c.isdigit() for c in text)
    if not (ago or _CLOCK.search(text) or _NUMBERS.search(text)):
        return False
    rest = words_of(_NUMBERS.sub(" ", _CLOCK.sub(" ", text)))
    return all((w,) in phrases("time_words") or w.isdigit() for w in rest)


def _is_names(text: str) -> bool:
    """Tell whether a line is only people's names with a place or a remark in brackets."""
    bare = _BRACKETED.sub("", text[:300]).strip(" .")
    remarked = bare != text.strip(" .")
    each = re.split(r"\s+and\s+|;\s*", bare)
    if len(each) > 1 and all(_EACH_PLACED.fullmatch(one) for one in each):
        return True
    names, *place = _PLACED.split(bare, maxsplit=1)
    if not _NAMES.fullmatch(names.strip()):
        return False
    if place:
        return len(place[0].split()) <= 2 * _LONG and bare[-1].isalnum()
    return remarked


def _sends(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line sends its reader elsewhere: a request, then an address or platform."""
    if not _FEWEST <= len(words) <= _LONGEST_REQUEST or text[0] in '"\u201c\u2018\u00ab':
        return False
    if (words[0],) not in phrases("requests"):
        return False
    return bool(_ADDRESSED.search(text)) or holds(words[1:], _platforms())


def _platforms() -> frozenset[tuple[str, ...]]:
    return phrases("sent_to")
