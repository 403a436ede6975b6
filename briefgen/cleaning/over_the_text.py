"""Label the lines between the headline and the text: label, place, office, names, dek.

These are the lines that neither "by" nor a date gives away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import agencies, leads_on, opening, outlet_in, phrases
from briefgen.cleaning.posts import is_counted_day
from briefgen.cleaning.shapes import (
    is_names,
    is_office,
    is_score,
    opens_as_byline,
    shapes_in,
    signs_elsewhere,
)
from briefgen.cleaning.small_print import small_print
from briefgen.cleaning.units import WHOLE
from briefgen.model import NUMBERED, Role
from briefgen.registry.gazetteer import places_named
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit
    from briefgen.model import Hint

_REACH: Final = 12
_FAR: Final = 6
_STORY: Final = 10
_LONGEST_LINE: Final = 8
_LONGEST_PLACED: Final = 100
_LONGEST_PLACE: Final = 5
_SHORTEST_DEK: Final = 6
_LONGEST_DEK: Final = 45
_NEAR: Final = 2
_FEW: Final = 3
_MOST_NAMES: Final = 4
_SMALL: Final = 0.4
_LARGE: Final = 20_000
_LOOSE: Final = frozenset((Role.BODY, Role.HEADING, Role.DEK, Role.NAVIGATION, Role.BYLINE))
_KICKER: Final = "a word set beside the headline that says what kind of piece it is"
_SECTIONS: Final = frozenset(
    (("news",), ("world",), ("politics",), ("video",), ("watch",), ("live",))
)
"""Kickers that are also names of sections or of media, and so are not taken alone."""

_NUMBERS: Final = (("no",), ("nr",), ("number",))
_HEADS: Final = ("h2", "h3", "h4", "h5", "h6")
_NAME_AND_PLACE: Final = re.compile(
    r"(?:[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]+ ){1,3}"
    r"[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]+ ?/ ?"
    r"(?:[A-Z\u00c0-\u00de\u0106-\u017d][\w'\u2019.-]+ ?){1,3}"
)
_DOT: Final = re.compile(r"\s[\u00b7\u2022|]\s")
_OVER: Final = (Role.TITLE, Role.DEK)
_ISSUED: Final = (("from",), ("issued", "by"), ("published", "by"))
_REMARK: Final = re.compile(r"\s*\([^()]{2,40}\)\s*$")
_MONTH_ALONE: Final = re.compile(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter),? (?:19|20)\d\d"
)
_WEEKDAY: Final = re.compile(
    r"(?!By )[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]+){0,2}, "
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\W*$")
_SENTENCE: Final = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
_PLACE: Final = re.compile(
    r"[A-Z\u00c0-\u00de\u0106-\u017d][^\W\d_][^\n,]*"
    r"(?:, ?[A-Z\u00c0-\u00de\u0106-\u017d][^\n,]*){0,2}"
)


def sort_the_lines_over(parts: list[Part], units: Sequence[Unit]) -> None:
    """Give the lines between the headline and the first paragraph their roles."""
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), None)
    if title is None:
        return
    text = _first_paragraph(parts, title)
    between = range(title + 1, text)
    over = (Role.NAVIGATION, Role.COMMENT)
    if title and parts[title - 1].role in over and is_kicker(parts[title - 1].words):
        parts[title - 1] = replace(parts[title - 1], role=Role.KICKER, reason=_KICKER)
    _signed_work(parts, range(title + 1, min(len(parts), title + _FAR)))
    for k in between:
        part = parts[k]
        hint = units[part.unit].hint
        if reason := _issued(parts, k):
            parts[k] = replace(part, role=Role.BYLINE, reason=f"who wrote it, or when: {reason}")
            continue
        set_apart = hint is not None and bool(hint.within) and hint.tag in _HEADS
        marked = set_apart or (hint is not None and (hint.tag == "li" or hint.unseen))
        if part.role not in _LOOSE or marked:
            continue
        if found := _label(parts, k, between, hint):
            role, reason = found
            parts[k] = replace(part, role=role, reason=reason)
    _results(parts, range(max(0, title - _NEAR), text))
    _dated_over(parts, units, title)
    _credited_author(parts, title)
    _under_an_agency(parts, between, units)
    for k in between:
        part = parts[k]
        under = parts[k - 1].role is Role.CREDIT and len(part.words) > _FEW
        leads = opens_as_byline(part.text, part.words) or leads_on(part.text, part.words)
        if part.role in _LOOSE and under and not leads:
            reason = "a picture's caption: under its credit, over the text"
            parts[k] = replace(part, role=Role.CAPTION, reason=reason)
    _dek(parts, units, between)


def _results(parts: list[Part], near: range) -> None:
    """Label as dek the result of a match that stands over the text or the headline."""
    for k in near:
        part = parts[k]
        if is_score(part.text) and part.role in _LOOSE:
            reason = "the line under the headline: the result of a match"
            parts[k] = replace(part, role=Role.DEK, reason=reason)


def _under_an_agency(parts: list[Part], between: range, units: Sequence[Unit]) -> None:
    """Label an agency's name alone over the text as credit, and what its picture shows under it."""
    for k in between:
        following = parts[k + 1] if k + 1 < len(parts) else None
        if parts[k].words not in agencies() or following is None:
            continue
        bare = units[following.unit].hint is None and following.role in _LOOSE
        shown = _FEW < len(following.words) <= _LONGEST_DEK and following.text[-1].isalnum()
        if bare and shown and k + 2 < len(parts) and _is_paragraph(parts[k + 2]):
            parts[k] = replace(parts[k], role=Role.CREDIT, reason="says whose picture it is")
            reason = "a picture's caption: under its credit, over the text"
            parts[k + 1] = replace(following, role=Role.CAPTION, reason=reason)


def _dated_over(parts: list[Part], units: Sequence[Unit], title: int) -> None:
    """Label as dateline a place and day that stand over a release's headline, on no page."""
    for k in range(max(0, title - _FAR), title):
        hint = units[parts[k].unit].hint
        page = hint is not None and bool(hint.within) and WHOLE not in hint.path
        if parts[k].role is Role.NAVIGATION and not page and is_place_and_day(parts[k].text):
            reason = "the place and the day, over the headline"
            parts[k] = replace(parts[k], role=Role.DATELINE, reason=reason)


def _credited_author(parts: list[Part], title: int) -> None:
    """Label as byline names right under the headline that were taken for a picture's credit."""
    k = title + 1 + (title + 1 < len(parts) and parts[title + 1].role is Role.DEK)
    if k < len(parts) and parts[k].role is Role.CREDIT and is_names(parts[k].text):
        following = parts[k + 1].role if k + 1 < len(parts) else None
        if given(parts[k].words) and following not in (Role.CAPTION, Role.CREDIT):
            reason = "who wrote it, or when: names right under the headline"
            parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)


def is_dotted(text: str) -> bool:
    """Tell whether a line is three or more short pieces parted by dots or bars, one a date."""
    pieces = [piece.strip() for piece in _DOT.split(text)]
    days = [written_date_span(piece) for piece in pieces]
    whole = any(d and d[0] == 0 and d[1] == len(p) for d, p in zip(days, pieces, strict=True))
    return len(pieces) > _NEAR and whole and all(len(p.split()) <= _FEW + 1 for p in pieces)


def _is_name_and_place(parts: Sequence[Part], k: int) -> bool:
    """Tell whether a line under the headline is a full name, a comma and a town."""
    name, comma, place = parts[k].text.partition(", ")
    over = k > 0 and parts[k - 1].role in _OVER
    return bool(comma) and over and is_names(name) and is_place(place) and not is_place(name)


def _signed_work(parts: list[Part], near: range) -> None:
    """Label as byline a line that says who did the work in two words: "Interview by Ada Berg"."""
    for k in near:
        part = parts[k]
        told = opening(part.words, "signed") > 1 and opens_as_byline(part.text, part.words)
        if told and part.role in (Role.HEADING, Role.NAVIGATION):
            reason = "who wrote it, or when: opens as a byline"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)


def _issued(parts: Sequence[Part], k: int) -> str:
    """Return how a line says who issued a paper, or which number it has; empty for others."""
    words = parts[k].words
    if words[-1:] in _NUMBERS and words[:-1] in phrases("piece_labels"):
        return "what it is, and its number"
    return "the office that issued it" if _is_issuer(parts, k) else ""


def _is_issuer(parts: Sequence[Part], k: int) -> bool:
    """Tell whether a line is the label "From" alone, or the issuer named under it."""
    alone = [p.words in _ISSUED for p in parts[k - 1 : k + 1]]
    under = alone[0] and parts[k].role not in (Role.TITLE, Role.BYLINE)
    return alone[-1] or (under and len(parts[k].words) <= _LONGEST_LINE)


def _first_paragraph(parts: Sequence[Part], title: int) -> int:
    """Return where the text begins: at the first long sentence after the last byline over it."""
    signed = title
    for k in range(title + 1, min(len(parts), title + _REACH)):
        if parts[k].role is Role.BYLINE:
            signed = k
        elif parts[k].role in NUMBERED and _is_paragraph(parts[k]) and k > title + 1:
            break
    return next(
        (
            k
            for k in range(signed + 1, min(len(parts), signed + _REACH))
            if parts[k].role in NUMBERED and _is_paragraph(parts[k])
        ),
        signed + 1,
    )


def _is_paragraph(part: Part) -> bool:
    return len(part.words) >= _STORY and bool(_SENTENCE.search(part.text))


def _label(
    parts: Sequence[Part], k: int, between: range, hint: Hint | None
) -> tuple[Role, str] | None:
    """Return the role and reason of a short line over the text; None where its words don't say."""
    part = parts[k]
    placed = "names and where they are" in shapes_in(part.text, part.words)
    longest = _LONGEST_LINE * (1 + (placed or is_dotted(part.text)))
    if not 0 < len(part.words) <= longest or _SENTENCE.search(part.text):
        return None
    if is_kicker(part.words):
        return Role.KICKER, _KICKER
    if part.role is Role.BYLINE:
        return None
    beside = any(parts[j].role is Role.BYLINE for j in between if j != k)
    placed_alone = is_place(part.text) or _is_capitals_over_the_text(parts, k)
    if is_place_and_day(part.text) or (
        beside and placed_alone and not (_is_for_an_outlet(part) or signs_elsewhere(part.text))
    ):
        return Role.DATELINE, "the place from which it comes, over the text"
    if reason := _signs(parts, k, hint, beside=beside):
        return Role.BYLINE, f"who wrote it, or when: {reason}"
    return None


def _signs(parts: Sequence[Part], k: int, hint: Hint | None, *, beside: bool) -> str:
    """Return in which way a line signs the article, empty where it doesn't.

    `beside` says that another line over the text is a byline.
    """
    part = parts[k]
    under_a_name = parts[k - 1].role is Role.BYLINE and is_names(parts[k - 1].text)
    alone = is_names(part.text) and not _is_of_many(parts, k)
    cases = (
        (
            "what it is, and of which day",
            opening(part.words, "piece_labels") and _YEAR.search(part.text),
        ),
        ("opens as a byline", signs_elsewhere(part.text)),
        ("names behind the place", names_behind_a_place(part.text)),
        ("a day, and what is counted", is_counted_day(part.text, part.words)),
        ("names, for whom, and when", _is_signed_and_dated(part)),
        (
            "of which sitting",
            opening(part.words, "sittings") and written_date_span(part.text),
        ),
        ("parted by dots, one of them a day", is_dotted(part.text)),
        ("a name, and a place", _is_name_and_place(parts, k)),
        (
            "names, each with a place",
            k
            and parts[k - 1].role in _OVER
            and "names and where they are" in shapes_in(part.text, part.words),
        ),
        (
            "a name, and from where",
            _NAME_AND_PLACE.fullmatch(part.text) and k and parts[k - 1].role in _OVER,
        ),
        (
            "names over the place",
            alone and parts[k - 1].role in _OVER and _is_capitals_over_the_text(parts, k + 1),
        ),
        ("a month", _MONTH_ALONE.fullmatch(part.text)),
        ("from where", opening(part.words, "filed_from")),
        ("for whom, and where", beside and _is_for_an_outlet(part)),
        ("the office that issued it", opening(part.words, "issuers")),
        ("an office under the name", under_a_name and is_office(part.words[-1:])),
        (
            "names alone over the text",
            alone and (given(part.words) or _stands_as_a_name(parts, k, hint)),
        ),
    )
    return next((how for how, told in cases if told), "")


def _is_capitals_over_the_text(parts: Sequence[Part], k: int) -> bool:
    """Tell whether a line is one to three words in capitals, right over the first paragraph."""
    if k + 1 >= len(parts):
        return False
    part = parts[k]
    short = part.text.isupper() and part.text.replace(" ", "").isalpha() and len(part.words) <= _FEW
    known = part.words in phrases("more") or part.words in phrases("menu")
    return short and not known and _is_paragraph(parts[k + 1])


_PLACED_BY: Final = re.compile(
    r"(?P<place>[^\W\d_a-z][\w'\u2019.-]*(?: [^\W\d_a-z][\w'\u2019.-]*){0,2}?)"
    r"(?:(?P<mark>\s*(?:[:,|/\u2014\u2013-]|//|--))?\s+(?P<by>[Bb][Yy]):?|:)\s+"
    r"(?P<names>[^\W\d_a-z][^\n]*)"
)


def names_behind_a_place(text: str) -> int:
    """Return where the names begin in a byline that opens with a town, 0 for other lines.

    "By" stands behind the town, in a capital unless a mark is before it: "OST By Ada Berg". Behind
    a colon an office after the name will do: "Ost: Ada Berg, Staff Reporter".
    """
    found = _PLACED_BY.fullmatch(text.strip()) if len(text) <= _LONGEST_PLACED else None
    if found is None or (found["by"] == "by" and not found["mark"]):
        return 0
    place = found["place"].title() if found["place"].isupper() else found["place"]
    names, office = _without_office(found["names"])
    words = names.lower().split()
    person = office or given(words) or not _common().intersection(words[:_NEAR])
    told = (found["by"] or office) and is_names(names) and person and is_place(place)
    return found.start("names") + len(text) - len(text.lstrip()) if told else 0


def _without_office(names: str) -> tuple[str, bool]:
    """Return names without the office or the place behind them, and whether an office is there."""
    offices = table("bylines")["offices"]
    words = names.partition(",")[0].split()
    rest = [w.strip(" .,") for w in names.partition(",")[2].lower().split()]
    own = next((i for i, w in enumerate(words) if w.lower() in offices), len(words))
    return " ".join(words[:own]), own < len(words) or any(w in offices for w in rest)


def _is_signed_and_dated(part: Part) -> bool:
    """Tell whether a line is a full name, then a date: "Ada Berg, Ost News, 3 May 2024"."""
    name = part.text.partition(",")[0]
    dated = written_date_span(part.text)
    return dated is not None and is_names(name) and given([w.lower() for w in name.split()])


def _is_for_an_outlet(part: Part) -> bool:
    """Tell whether a line is an outlet's name, a comma and a place: "Ost News, Veldt"."""
    outlet, comma, _ = part.text.partition(",")
    return bool(comma) and outlet_in(outlet) is not None


def is_place_and_day(text: str) -> bool:
    """Tell whether a line is a place, or two, followed by a date: "Ost, 3 May 2024".

    A weekday will do behind one place and a comma.
    """
    text = _REMARK.sub("", text)
    if _WEEKDAY.fullmatch(text.strip(" .")):
        return True
    found = written_date_span(text)
    if found is None or found[1] < len(text.rstrip(" .,)")):
        return False
    place = text[: found[0]].strip(" ,/|(\u2013\u2014-")
    words = re.split(r"[\s/,]+", place)
    named = bool(place) and all(w[:1].isupper() for w in words)
    return named and len(words) <= _LONGEST_PLACE and not given([w.lower() for w in words])


def _is_of_many(parts: Sequence[Part], k: int) -> bool:
    """Tell whether more names stand in lines of their own nearby than one article has authors."""
    near = parts[max(0, k - _MOST_NAMES) : k + _MOST_NAMES + 1]
    return sum(is_names(p.text) for p in near) > _MOST_NAMES


def _stands_as_a_name(parts: Sequence[Part], k: int, hint: Hint | None) -> bool:
    """Tell whether a line of rare words stands alone between the headline and a paragraph."""
    if (hint is not None and not hint.within) or k + 1 >= len(parts):
        return False
    rare = not any(w in _common() for w in parts[k].words if len(w) > 1)
    rare = rare and parts[k].words[0] not in table("bylines")["particles"]
    heads = parts[k - 1].role in (*_OVER, Role.KICKER)
    return rare and heads and _is_paragraph(parts[k + 1]) and not is_place(parts[k].text)


@cache
def _common() -> frozenset[str]:
    """Return the words of the table of common news words."""
    return frozenset(_names_in(table("common_words")))


def is_kicker(words: tuple[str, ...]) -> bool:
    """Tell whether a line only says what kind of piece the article is, such as "Analysis"."""
    return words in phrases("piece_labels") or (
        words in phrases("kickers") and words not in _SECTIONS
    )


def given(words: Sequence[str]) -> bool:
    """Tell whether a line of names opens with a person's given name."""
    own = [w for w in words if w not in table("bylines")["forms"]]
    return bool(own) and own[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        str(name) for kind in ("first_names", "given_names") for name in _names_in(table(kind))
    )


def _names_in(value: object) -> list[str]:
    """Return all words of a table of names in lower case, however deep they are nested."""
    if isinstance(value, dict):
        return [name for held in value.values() for name in _names_in(held)]
    if isinstance(value, list):
        return [name for held in value for name in _names_in(held)]
    return str(value).lower().split()


def is_place(text: str) -> bool:
    """Tell whether a line is only the name of a town, or of a place with its region."""
    bare = text.strip(" .")
    if len(bare.split()) > _LONGEST_PLACE or not _PLACE.fullmatch(bare):
        return False
    first, *region = [piece.strip() for piece in bare.split(",")]
    known = [e for e in places_named(first) if not e.loose]
    if region:
        return bool(known or any(not e.loose for e in places_named(region[-1])))
    return any(e.kind == "city" and e.population >= _LARGE for e in known)


def _dek(parts: list[Part], units: Sequence[Unit], between: range) -> None:
    """Label as dek the first line that can be one between the headline and a byline below it."""
    if any(parts[k].role is Role.DEK for k in between):
        return
    for k in between:
        part, hint = parts[k], units[parts[k].unit].hint
        loose = part.role in (Role.BODY, Role.HEADING) or (
            part.role is Role.NAVIGATION and hint is None
        )
        listed = hint is not None and (hint.tag == "li" or hint.unseen)
        close = (
            parts[k - 1].role is Role.TITLE and k + 1 < len(parts) and is_names(parts[k + 1].text)
        )
        if not loose or listed or not _may_be_dek(part, _FEW if close else _SHORTEST_DEK):
            continue
        ended = bool(_SENTENCE.search(part.text))
        first = all(parts[j].role not in (Role.BYLINE, Role.BODY) for j in between if j < k)
        signed = any(parts[j].role is Role.BYLINE for j in between if j > k)
        if signed and (first or not ended):
            reason = "the line under the headline: over who wrote it, or when"
            parts[k] = replace(part, role=Role.DEK, reason=reason)
            return


def _may_be_dek(part: Part, fewest: int) -> bool:
    """Tell whether a line has a dek's length, is mostly in small letters and leads nowhere else.

    Between the headline and the author's name alone it may be as short as `fewest` words.
    """
    if len(part.words) < _SHORTEST_DEK and opening(part.words, "more"):
        return False
    words = part.text.split()
    small = sum(w[0].islower() for w in words)
    told = fewest <= len(part.words) <= _LONGEST_DEK and small >= _SMALL * len(words)
    return told and not leads_on(part.text, part.words) and not small_print(part.text, part.words)
