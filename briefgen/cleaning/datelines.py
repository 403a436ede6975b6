"""Find the dateline that opens a paragraph: the place, the day and the agency of a story."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.cleaning.openings import agencies, opening, outlets, phrases, words_of
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled
from briefgen.registry.tables import table

_LARGE_LETTER: Final = r"[A-Z\u00c0-\u00de\u010c\u0130\u0141\u015a\u0160\u017b\u017d]"
_WORD: Final = rf"{_LARGE_LETTER}[\w'\u2019.-]*"
_PLACE: Final = (
    rf"{_WORD}(?:[ -](?:(?:de|del|la|al|el|of|and|the|on|upon|sur|am|bin)[ -])?{_WORD}){{0,4}}"
)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, | and | ?/ ?){_PLACE}){{0,3}})?"
    rf"(?: ?\[{_PLACE}\](?=,? {_DATE}))?"
    rf"(?P<date>,? \(?{_DATE}\)?)?"
    r"(?P<agency>,? ?[(\[][A-Za-z][^()\[\]\n]{1,50}[)\]])?"
    rf"(?P<date2>(?:,? ?| (?:\u2014|\u2013|--|-) ){_DATE})?"
    r"(?: /[A-Z][\w ]{2,30}/)?"
    r"\s*\.?(?:\u2014|\u2013|--|-|:(?= ))\s*(?=\S)"
)
WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
FULL_DATE: Final = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
_STAMP: Final = re.compile(
    rf"(?:{WEEKDAY}{FULL_DATE}[ \t]+(?=[A-Z\"\u201c])"
    rf"|{FULL_DATE}[ \t]+(?=(?:The|A|An|On|In|At|After|As|For|It)\b))"
)
"""A full date that runs into the story.

After a weekday's date any capital begins the story, otherwise only a word that opens sentences.
"""

_LONGEST_DATELINE: Final = 100
_LONGEST_PLACE: Final = 6
_LONGEST_CAPITALS: Final = 3
_LONGEST_SHORT: Final = 5
_SENTENCE: Final = 8


def story_start(text: str) -> int:
    """Return where a paragraph's story begins after its dateline and label, 0 for no dateline."""
    end = dateline_end(text) or plain_dateline_end(text) or _capitals_end(text)
    return _labelled_end(text, end)


def dateline_end(text: str) -> int:
    """Return where the story begins after a dateline that opens a paragraph, 0 for no dateline.

    A place alone before a dash is a dateline only where it is written in capitals or with its
    region: a sentence may open with a name and a dash too.
    """
    if end := _stamp_end(text):
        return end
    if end := _bracket_end(text):
        return end + dateline_end(text[end:])
    if slashed := _SLASHED_AGENCY.match(text[:_LONGEST_DATELINE]):
        return slashed.end()
    return _place_end(text) or _unmarked_agency_end(text)


def is_dateline_alone(text: str) -> bool:
    """Tell whether a line is a dateline and no more: its dash ends it, or its agency in brackets.

    Without the dash the place is in capitals: a headline may end in a bracket too.
    """
    if text.endswith(("-", "\u2013", "\u2014")):
        return dateline_end(f"{text} A") > len(text)
    place = re.split(r"[,(\[]", text)[0].strip()
    bracketed = text.endswith((")", "]")) and _upper(place)
    return bracketed and dateline_end(f"{text} - A") > len(text)


_UNMARKED: Final = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)(?:,? {_DATE})?,? \((?P<agency>[^()\n]{{2,40}})\)\.? "
    rf"(?={_LARGE_LETTER}|[\"\u201c])"
)


def _unmarked_agency_end(text: str) -> int:
    """Return where the story begins after a known town and agency without a dash, 0 for none."""
    match = _UNMARKED.match(text[: _LONGEST_DATELINE + 2])
    if match is None or words_of(match["agency"]) not in agencies():
        return 0
    placed = _upper(match["place"]) or _is_known(match["place"].split(",")[0])
    return match.end() if placed else 0


def _stamp_end(text: str) -> int:
    """Return where the story begins after a full date that runs into it, 0 where none does."""
    stamp = _STAMP.match(text)
    return stamp.end() if stamp and stamp.end() < len(text) else 0


def _place_end(text: str) -> int:
    """Return where the story begins after a place, date or agency and a dash, 0 for no dateline."""
    match = _DATELINE.match(text[: _LONGEST_DATELINE + 2])
    if not match or match.end() >= len(text) or not (match["place"] or match["agency"]):
        return 0
    place, bracket = match["place"] or "", match["agency"]
    agency = bracket is not None and _is_agency(bracket, place) and not text[match.end()].islower()
    capitals = _upper(place)
    region = bool(re.search(r", [A-Z]", place)) and len(place.split()) <= _LONGEST_PLACE
    dated = bool(match["date"] or match["date2"])
    if match[0].rstrip().endswith(":"):
        told = agency or _is_over_a_colon(place, text[match.end() :], dated=dated)
        return match.end() if told else 0
    # A hyphen without blanks around it belongs to a word, unless a bracket is before it.
    tail = re.search(r"(\s*)(\u2014|\u2013|--|-)(\s*)$", match[0])
    if tail and tail[2] == "-":
        bracketed = match[0].rstrip("-. ").endswith((")", "]"))
        if not tail[3] or not (tail[1] or bracketed):
            return 0
    return match.end() if agency or capitals or region or (dated and place) else 0


def _is_over_a_colon(place: str, story: str, *, dated: bool) -> bool:
    """Tell whether a place before a colon is a dateline: headlines and lists have such places too.

    A town in capitals is, with a day, with its state, or where it is large. One in mixed case is,
    with a day, or with its state where the story tells when or on whose word.
    """
    town, _, region = place.rpartition(", ")
    stated = bool(region) and _lies_in(town, region, sure=not _upper(place))
    if _upper(place):
        return dated or stated or _is_known(place)
    return (dated and _is_known((town or place).split(",")[0])) or (stated and _tells_news(story))


def _lies_in(town: str, region: str, *, sure: bool) -> bool:
    """Tell whether a town is named with its state or province: "KISUMU, Kenya".

    The gazetteer need not have the town, unless `sure` is true; it may not be a state itself.
    """
    state = spelled(region) or spelled(region.title())
    code = state.key.removeprefix("state:") if state and state.type is ActorType.STATE else ""
    codes = {code} if code else {e.country for e in places_named(region) if e.kind == "province"}
    towns = [e for e in places_named(town) if e.kind == "city" and not e.loose]
    if not town or not codes or spelled(town.title()) is not None:
        return False
    return any(e.country in codes for e in towns) or (bool(code) and not sure)


_OPEN_BRACKET: Final = re.compile(
    r"\(([^()\n]{2,40})\)(?:\s+\d{1,2}:\d\d(?: [AP]M)? [A-Z]{2,4}\b)?"
    r"\s*(?:(?:\u2014|\u2013|--|-)\s+)?(?=[A-Z\"\u201c])"
)
_FIGURES: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?")


def _bracket_end(text: str) -> int:
    """Return where the story begins after a bracketed outlet, place or date, 0 for none."""
    match = _OPEN_BRACKET.match(text)
    if match is None or match.end() >= len(text):
        return 0
    inner = match[1].strip()
    place, comma, region = inner.partition(", ")
    placed = bool(comma) and region.isupper() and place.istitle()
    outlet = words_of(inner) in outlets() and inner[0].isupper()
    return match.end() if outlet or placed or _FIGURES.fullmatch(inner) or _is_known(inner) else 0


_LABEL: Final = re.compile(
    r"(?:\d{1,2}[:.]\d{2} ?[ap]\.?m\.? )?[A-Z][A-Z]+(?: [A-Z]+){0,2} \| (?=[A-Z\"\u201c])"
)
"""The label before a paragraph added to a running story: "7:04 a.m. UPDATE | "."""


def _labelled_end(text: str, end: int) -> int:
    """Return where the story begins after a dateline that ends at `end` and a label in capitals."""
    label = _LABEL.match(text, end)
    return label.end() if label else end


_SLASHED_AGENCY: Final = re.compile(
    rf"(?P<place>{_PLACE}), {_DATE}\.? ?/[A-Z][\w -]{{2,30}}/\.? ?(?=[A-Z\"\u201c])"
)
"""A place and day with the agency between slashes, and no dash: "MOSCOW, July 2. /TASS/."."""

_PLAIN_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,2})"
    r"(?P<mark> (?:\u2014|\u2013|--|-) |: )(?=[A-Z\"\u201c])"
)
_CITY: Final = 200_000
_LARGE: Final = 50_000
"""The least population of a town that is a dateline though not written in capitals."""


def plain_dateline_end(text: str) -> int:
    """Return where the story begins after a town in mixed case and a dash, 0 where there is none.

    The town is in the gazetteer, and a sentence of its own begins after the dash: with a capital,
    and without the second dash that would make an insertion of it. Before a colon the town is a
    large city, and what follows ends as a sentence that tells when or on whose word: a list of
    cities has a colon behind each too.
    """
    match = _PLAIN_DATELINE.match(text)
    if match is None or re.search(r" (?:\u2014|\u2013|--|-) ", text[match.end() :]):
        return 0
    colon = match["mark"] == ": "
    if colon and not _tells_news(text[match.end() :]):
        return 0
    least = _CITY if colon else _LARGE
    towns = (e for e in places_named(match["place"]) if e.kind == "city" and not e.loose)
    return match.end() if any(e.population >= least for e in towns) else 0


_CAPITALS: Final = re.compile(
    r"[^\W\d_a-z]{2}[^\W\d_a-z'\u2019.-]*(?:[ /][^\W\d_a-z]{2}[^\W\d_a-z'\u2019.-]*){0,3}(?= )"
)


def _capitals_end(text: str) -> int:
    """Return where the story begins after a town in capitals with no mark behind it, 0 for none.

    The words in capitals are a known town, or towns with slashes between. What follows opens a
    sentence, as a name's second half does not ("LONDON Bridge was closed"): with an article or the
    like, a state or its people, or, behind a capital, with the office of its head.
    """
    run = _CAPITALS.match(text)
    if run is None:
        return 0
    words = run[0].split(" ")
    for n in range(min(len(words), _LONGEST_CAPITALS), 0, -1):
        place = " ".join(words[:n])
        if not all(_is_town(piece) for piece in place.split("/")):
            continue
        story = text[len(place) + 1 :]
        return len(place) + 1 if _opens_a_story(story, place) else 0
    return 0


def _is_town(place: str) -> bool:
    """Tell whether the gazetteer has a large city or a capital of this name."""
    return _is_known(place) or any(e.capital and not e.loose for e in places_named(place.title()))


def _opens_a_story(story: str, place: str) -> bool:
    """Tell whether words behind a town in capitals open a sentence and go on with no name of it."""
    words = [w.strip(',"\u201c\u2018') for w in story.split()[:_LONGEST_CAPITALS]]
    first = re.split(r"(?<=[a-z\d][.!?])\s", story, maxsplit=1)[0].split()
    if len(first) < _SENTENCE or not words[0][:1].isupper():
        return False
    clubs = (words[0].lower(),) in phrases("ends_of_clubs")
    if clubs or spelled(f"{place.title()} {words[0]}") is not None:
        return False
    if (words[0].lower(),) in phrases("opens_sentences"):
        return words[0].istitle()
    bare = [re.sub(r"['\u2019]s$", "", w) for w in words]
    for n in (3, 2, 1):
        known = spelled(" ".join((*words[: n - 1], bare[n - 1])))
        if known is not None and known.type in _POWERS:
            return True
    capital = any(e.capital for e in places_named(place.title()))
    return capital and opening([w.lower() for w in words], "heads_of_state") > 0


_POWERS: Final = frozenset(
    (ActorType.STATE, ActorType.PEOPLE, ActorType.INTERNATIONAL_ORGANISATION)
)


def _tells_news(story: str) -> bool:
    """Tell whether a paragraph's first sentence tells a day, or what somebody said."""
    first = re.split(r"(?<=[.!?])\s", story, maxsplit=1)[0]
    told = {word.strip(",;") for word in first.rstrip(".").lower().split()}
    return first.endswith((".", "\u201d", '"')) and not told.isdisjoint(_news())


@cache
def _news() -> frozenset[str]:
    """Return the weekdays, and words by which a sentence tells what somebody said."""
    days = (name for names in table("dates")["weekdays"].values() for name in names)
    return frozenset((*days, *table("cleaning_openings")["told"]))


def _is_known(place: str) -> bool:
    """Tell whether the gazetteer has a town of this name; of one word, only a large city."""
    least = 0 if " " in place else _CITY
    return any(
        not e.loose and e.kind == "city" and e.population >= least
        for e in places_named(place.title())
    )


def _upper(place: str) -> bool:
    """Tell whether a place is in capitals; its region need not be ("KABUL, Afghanistan")."""
    first = re.split(r",| and |/", place)[0]
    letters = [c for c in first if c.isalpha()]
    return (
        len(letters) > 2  # noqa: PLR2004 - "I" and "US" open sentences
        and len(first.split()) <= _LONGEST_CAPITALS
        and all(c.isupper() for c in letters)
    )


def _is_a_partys(short: str) -> bool:
    """Tell whether an abbreviation is a party's, as behind a member's name: "Harl (CDU) -"."""
    known = spelled(short)
    return known is not None and known.type is ActorType.PARTY


def _is_agency(bracket: str, place: str) -> bool:
    """Tell whether a bracket holds a known outlet, an abbreviation or capitalised words.

    In small letters it is a known agency, or an abbreviation behind a town: "Warsaw (pap) -".
    """
    words = words_of(bracket)
    inner = bracket.strip(" ,()[]")
    if inner.islower():
        short = len(words) == 1 and inner.isalpha() and len(inner) <= _LONGEST_SHORT
        return words[:1] in agencies() or (short and _is_known(place))
    known = any(words[i : i + n] in outlets() for i in range(len(words)) for n in range(1, 5))
    return (
        known
        or (inner.isupper() and len(inner) <= 6 and not _is_a_partys(inner))  # noqa: PLR2004 - short
        or (len(words) > 1 and inner.istitle())
    )
