"""Read what an article's own parts state of its source: title, kicker, byline, dates, outlet."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, opening, outlet_in, outlets, phrases, words_of
from briefgen.cleaning.over_the_text import is_place, names_behind_a_place
from briefgen.cleaning.page_lines import is_station, masthead, outlet_behind_headline
from briefgen.cleaning.records import fields_in, is_read_as_field
from briefgen.cleaning.set_between import NAMED_AGAIN, NAMED_OVER
from briefgen.cleaning.shapes import (
    ANOTHER,
    MARKS,
    SOURCE,
    is_clock,
    is_names,
    signs_elsewhere,
    signs_oddly,
)
from briefgen.model import NUMBERED, Evidence, Role, Statement
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.cleaning.units import Part
    from briefgen.model import RawText

_OWNER: Final = re.compile(
    r"(?i)(?:(?:\u00a9|\(c\))(?:\s*copyright)?|copyright(?:\s*\u00a9|\s*\(c\))?)"
    r"\s*(?:(?:19|20)\d\d(?:\s*[-\u2013,]\s*(?:19|20)?\d\d\b)*,?\s*)?(?:by\s+)?"
)
_NAME_RUN: Final = re.compile(
    r"(?:[Tt]he )?[A-Z][\w'\u2019&-]*(?:(?: (?:of|and|the|for|de|du|&))* [A-Z][\w'\u2019&-]*)*"
)
_SET_OFF: Final = r"\s*(?:[,/|\u2022\u00b7(]|\s[-\u2013\u2014]\s|@)"
_REMARK: Final = re.compile(
    r"\s*\([a-z][^()\d]{0,20}\)"
    r"|\s+in (?:the )?[A-Z][\w'\u2019.-]*(?: [A-Z][\w'\u2019.-]*){0,3}(?=,|;| and | & |$)"
)
"""A remark beside one of several names: "(now)", "(earlier)", "in Port Sudan"."""

_NAME: Final = r"[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]*){1,3}?"
_OFFICED: Final = re.compile(
    rf"(?P<first>{_NAME}), (?P<office>[^,]{{3,40}}?),? (?i:and|&) (?P<second>{_NAME})"
    r"(?:,? (?i:in) (?:the )?[^\W\d_a-z][^\n,]{2,30})?"
)
_FROM: Final = re.compile(r"From ([^,\n]{3,60}), [A-Z][^,.\n]{2,40}$")
_EMPLOYED: Final = (
    r"\s+((?:[Tt]he )?[A-Z][\w'\u2019&-]*(?: (?:of |and |the )?[A-Z][\w'\u2019&-]*)*)"
)
_BETWEEN: Final = re.compile(r"[^\s,|\u00b7\u2022](?:[^,|\u00b7\u2022\n]*[^\s,|\u00b7\u2022])?")
_SEAM: Final = re.compile(r"(?<=[^\W\d_])(?=(?:The )?[A-Z][a-z])")
"""A capital within a word, as where two lines were glued together."""

_ALONE: Final = re.compile(r"https?://[\w.-]+\.[a-z]{2,12}/[^\s<>]+")
"""An address of a page, in a line of its own: one with a path behind its host."""

_NEAR: Final = 3
_PIECES: Final = 2
_LONGEST_NAME: Final = 8
_CLOSE: Final = 4
_LONGEST_BYLINE: Final = 1_000


@cache
def _byline_words(kind: str) -> frozenset[str]:
    """Return one list of byline words, in lower case."""
    return frozenset(map(str, table("bylines")[kind]))


def _one_of(*kinds: str) -> str:
    """Return an alternation of the words of these lists, the longest first."""
    words = {word for kind in kinds for word in _byline_words(kind)}
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _signing_words() -> re.Pattern[str]:
    """Return the pattern of what stands before a byline's names."""
    return re.compile(rf"(?i)^\W*(?:(?:{_one_of('work')})\s+)?by:?\s+")


@cache
def _after_names() -> re.Pattern[str]:
    """Return the pattern of what ends a byline's names: an office, a place, a date."""
    months = "|".join(sorted({month[:3] for month in _byline_words("months")}))
    return re.compile(
        rf"(?i)(?:{_SET_OFF}|\s+(?:{_one_of('after_names')})\b"
        rf"|\s+\d|\b(?:{months})[a-z]*\.? \d).*$"
    )


@cache
def _owner_end() -> re.Pattern[str]:
    """Return the pattern of what ends the name of a copyright owner."""
    return re.compile(
        rf"(?i)[.,|\u2022\u00b7;]\s|\.$|\s+(?:{_one_of('owner_ends')})\b|\s+(?:19|20)\d\d|\s+-\s|$"
    )


def statements_of(raw: RawText, parts: Sequence[Part]) -> tuple[Statement, ...]:
    """Return what the text states of its source, then what can be inferred, most reliable first."""
    return (*_told(raw.text, parts), *_concluded(raw.text, parts))


def _told(text: str, parts: Sequence[Part]) -> Iterator[Statement]:
    """Yield what the article's parts state outright."""
    for role, field in ((Role.TITLE, "title"), (Role.KICKER, "kicker")):
        for part in parts:
            if part.role is role:
                yield _said(text, field, part.start, part.end, role)
    signing = [
        p for p in _signing(parts) if len(p.text) <= _LONGEST_BYLINE and not is_read_as_field(p)
    ]
    signed = [*_together(text, parts, signing), *_and_another(text, signing)]
    for part in signing:
        signed += [*_from_byline(text, part), *_address_in(text, part)]
    signed += fields_in(text, parts)
    yield from signed
    yield from _reported_by(text, parts, signed)
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), 0)
    for part in parts[:title]:
        yield from _address_in(text, part)
    for part in parts[title + 1 : title + 3 * _NEAR]:
        if part.role is Role.NAVIGATION:
            yield from _address_in(text, part)
    for part in parts[max(0, title - _NEAR) : title + _NEAR + 1]:
        if _ALONE.fullmatch(part.text) and part.role not in NUMBERED:
            evidence = Evidence.quote(text, part.start, part.end)
            yield Statement("url", evidence.exact, "cleaning: an address", evidence=evidence)


def _together(text: str, parts: Sequence[Part], signing: Sequence[Part]) -> Iterator[Statement]:
    """Yield one byline of all authors, where lines of names alone stand right below each other."""
    first = next((i for i, p in enumerate(parts) if signing and p is signing[0]), len(parts))
    run = [*takewhile(lambda p: p.role is Role.BYLINE and _is_person(p), parts[first:])]
    names = list(dict.fromkeys(" ".join(p.text.split()) for p in run))
    if len(names) > 1:
        evidence = Evidence.quote(text, run[0].start, run[-1].end)
        yield Statement("byline", ", ".join(names), "cleaning: byline", evidence=evidence)


def _and_another(text: str, signing: Sequence[Part]) -> Iterator[Statement]:
    """Yield one byline of the first author and of who is named in a line of "and" and a name."""
    for k, part in enumerate(signing):
        if k and (found := ANOTHER.fullmatch(part.text)):
            first = next((p for p in signing[:k] if _name_span(p.text)), None)
            span = _name_span(first.text) if first else None
            if first is not None and span is not None:
                evidence = Evidence.quote(text, first.start + span[0], part.start + found.end(1))
                value = f"{first.text[slice(*span)]} and {found[1]}"
                yield Statement("byline", value, "cleaning: byline", evidence=evidence)
                return


def _is_person(part: Part) -> bool:
    """Tell whether a byline is names alone: no "by" before them, no office or paper behind."""
    ends = _byline_words("bodies") | _byline_words("papers") | _byline_words("offices")
    bare = not opening(part.words, "byline") and is_names(part.text)
    return bare and part.words[-1] not in ends


def _signing(parts: Sequence[Part]) -> list[Part]:
    """Return the bylines that are about this article, those under its headline first.

    A date far over the headline is the day on which the page was visited, and one under the last
    paragraph another article's, unless the line says what date it is.
    """
    title = next((i for i, p in enumerate(parts) if p.role is Role.TITLE), 0)
    last = max((i for i, p in enumerate(parts) if p.role in NUMBERED), default=len(parts))
    signed = (i for i, p in enumerate(parts) if p.role is Role.BYLINE)
    own = [(i, parts[i]) for i in signed if not opening(parts[i].words, "the_writer")]
    under = [p for i, p in own if title <= i < last + _CLOSE]
    over = [p for i, p in own if title - _CLOSE <= i < title]
    beyond = [
        p
        for i, p in own
        if i >= last + _CLOSE and (opening(p.words, "published") or opening(p.words, "updated"))
    ]
    return under + over + beyond


def _said(text: str, field: str, start: int, end: int, role: Role) -> Statement:
    """Return a statement in the article's words, without separators or Markdown marks around."""
    words = text[start:end]
    marks = " |-\u2013\u2014:/" if field == "kicker" else "#*_ "
    tail = f"{marks}|\u2013\u2014-" if words.endswith((" -", " |", " \u2013", " \u2014")) else marks
    start += len(words) - len(words.lstrip(marks))
    end -= len(words) - len(words.rstrip(tail))
    return Statement(
        field,
        " ".join(text[start:end].split()),
        f"cleaning: {role}",
        evidence=Evidence.quote(text, start, end),
    )


def _from_byline(text: str, part: Part) -> Iterator[Statement]:
    """Yield the names and the dates in a byline."""
    at = 0
    while found := written_date_span(part.text[at:]):
        start, end, value = found[0] + at, found[1] + at, found[2]
        before = words_of(part.text[at:start])
        updated = any(opening(before[k:], "updated") for k in range(len(before)))
        evidence = Evidence.quote(text, part.start + start, part.start + end)
        yield Statement(
            "updated" if updated else "published", value, "cleaning: byline", evidence=evidence
        )
        at = end
    if (told := _remarked(text, part)) is not None:
        yield told
    elif (span := _name_span(part.text)) is not None:
        evidence = Evidence.quote(text, part.start + span[0], part.start + span[1])
        yield Statement(
            "byline", " ".join(evidence.exact.split()), "cleaning: byline", evidence=evidence
        )


def _address_in(text: str, part: Part) -> Iterator[Statement]:
    """Yield the article's address from a byline or a line near it: "Source: https://..."."""
    if (found := SOURCE.search(part.text)) is not None:
        evidence = Evidence.quote(text, part.start + found.start(1), part.start + found.end(1))
        yield Statement("url", evidence.exact, "cleaning: byline", evidence=evidence)


_REPORTED: Final = re.compile(
    r"\(?(?:Reporting|Writing|Reporting and writing) by ([^;()\n]+?)\s*(?:;[^()\n]*)?\)?\.?"
)
"""An agency's tail, in brackets or without: "(Reporting by Ada Berg; Editing by Bo Ek)"."""


def _reported_by(
    text: str, parts: Sequence[Part], signed: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield who reported by an agency's tail, where nobody signs otherwise."""
    if any(said.field == "byline" for said in signed):
        return
    for part in parts:
        found = _REPORTED.fullmatch(part.text) if part.role is Role.BYLINE else None
        if found is None:
            continue
        names = _REMARK.sub("", found[1]).strip()
        if is_names(names):
            evidence = Evidence.quote(text, part.start + found.start(1), part.start + found.end(1))
            yield Statement(
                "byline", " ".join(names.split()), "cleaning: byline", evidence=evidence
            )
            return


def _remarked(text: str, part: Part) -> Statement | None:
    """Return all authors from a line with remarks: "Ada Berg (now) and Bo Ek (earlier)".

    An office may stand behind the first of two: "By Ada Berg, reporter, and Bo Ek in Ost".
    """
    by = _signing_words().match(part.text)
    start = part.start + (by.end() if by else 0)
    found = _OFFICED.fullmatch(text[start : part.end].strip())
    if found and by and set(words_of(found["office"])) & _byline_words("offices"):
        evidence = Evidence.quote(text, start, part.end)
        value = f"{found['first']} and {found['second']}"
        return Statement("byline", value, "cleaning: byline", evidence=evidence)
    names = _REMARK.sub("", text[start : part.end]).strip()
    if not _REMARK.search(part.text) or not is_names(names):
        return None
    evidence = Evidence.quote(text, start, part.end)
    return Statement("byline", " ".join(names.split()), "cleaning: byline", evidence=evidence)


def _name_span(line: str) -> tuple[int, int] | None:
    """Return the span of the authors' names in a byline, None where it names none."""
    if ANOTHER.fullmatch(line):
        return None
    whole = _names_alone(line)
    return whole if whole is not None else _names_signed(line)


def _names_alone(line: str) -> tuple[int, int] | None:
    """Return the span of the names in a line that is wholly of a known form, None for others."""
    if (odd := signs_oddly(line)) is not None:
        return odd
    if signs_elsewhere(line):
        start = line.index(" ", len(line) - len(line.lstrip())) + 1
        end = len(line.rstrip(" ."))
        placed = not is_names(line[start:end]) and is_names(line[start:end].partition(", ")[0])
        return start, line.index(", ", start) if placed else end
    bare = line.strip(" .")
    several = ", and " in bare or _are_all_names(bare)
    if several and is_names(bare) and not opening(words_of(bare), "byline"):
        return line.index(bare), line.index(bare) + len(bare)
    return None


def _are_all_names(line: str) -> bool:
    """Tell whether three or more pieces between commas are names: no office, paper or town."""
    pieces = line.split(", ")
    others = _byline_words("offices") | _byline_words("bodies") | _byline_words("papers")
    return len(pieces) > _PIECES and not any(
        set(words_of(piece)) & others or is_place(piece) or words_of(piece) in outlets()
        for piece in pieces
    )


def _names_signed(line: str) -> tuple[int, int] | None:
    """Return the span of the names after "by", or from the line's beginning, None for none."""
    by = (
        _signing_words().match(line)
        or _sent_from(line)
        or _by_behind_a_day(line)
        or _by_behind_a_place(line)
        or _by_elsewhere(line)
    )
    start = by.end() if by else 0
    if by and set(words_of(by[0])) & _byline_words("editing"):
        return None
    start += _office_before(line[start:]) if by else 0
    rest = line[start:]
    cut = _after_names().search(rest)
    while (
        cut
        and re.match(r"\s*,", cut[0])
        and (_more_names(rest, cut.start()) or _office_between(rest, cut.start()))
    ):
        cut = _after_names().search(rest, cut.start() + 1)
    end = start + (cut.start() if cut else len(rest))
    if by and set(words_of(rest)[:1]) & _byline_words("nobody"):
        # "Our Staff Correspondent": no office follows a name here
        end = start + len(rest.partition(",")[0])
    name = _without_outlet(line[start:end].strip(" .,:()[]").rstrip(MARKS))
    end = start + line[start:end].find(name) + len(name) if name else start
    start = line.find(name, start) if name else start
    words = re.findall(r"[^\W\d_][\w'\u2019.-]*", name)
    if not words or any(c.isdigit() for c in name) or len(words) > _LONGEST_NAME * 2:
        return None
    if not by and (
        len(words) == 1
        or holds(words_of(line), phrases("tails"))
        or words[0].lower() in _byline_words("beside")
        or len(words) > _LONGEST_NAME
        or opening(words_of(name), "byline")
        or not all(w[0].isupper() or w in _small_in_names() for w in words)
    ):
        return None
    return (start, end) if words[0][0].isupper() or by else None


@cache
def _small_in_names() -> frozenset[str]:
    """Return the words in small letters that may stand among the names of a byline."""
    return _byline_words("collective") | _byline_words("particles")


def _without_outlet(name: str) -> str:
    """Return a name without the outlet that is glued to it: "Ada BergAssociated Press"."""
    for seam in _SEAM.finditer(name):
        if words_of(name[seam.start() :]) in outlets():
            return name[: seam.start()]
    return name


def _by_behind_a_day(line: str) -> re.Match[str] | None:
    """Match all that stands before the names in "Posted on May 3, 2024 by Ada Berg", else None."""
    found = written_date_span(line)
    if found is None or (found[0] and not opening(words_of(line), "byline")):
        return None
    by = re.compile(r"(?:[^\w\n]|\d|[AaPp]\.?[Mm]\b|at\b)*?\b[Bb]y:? +(?=[^\W\d_a-z])").match(
        line, found[1]
    )
    return re.compile(".*", re.DOTALL).match(line, 0, by.end()) if by else None


def _by_behind_a_place(line: str) -> re.Match[str] | None:
    """Match all that stands before the names in "OST By Ada Berg", else None."""
    at = names_behind_a_place(line)
    return re.compile(".*", re.DOTALL).match(line, 0, at) if at else None


def _office_before(rest: str) -> int:
    """Return the length of a lower-case office before the names: "By staff reporter Ada Berg"."""
    at = 0
    for word in re.finditer(r"([a-z]+) (?=\S)", rest):
        if word.start() != at or word[1] not in _byline_words("offices"):
            break
        at = word.end()
    return at if rest[at : at + 1].isupper() else 0


def _by_elsewhere(line: str) -> re.Match[str] | None:
    """Match a foreign word for "by" before a name and more: "Por Ada Berg | Ost"."""
    first = re.match(r"([^\W\d_]+):? +(?=[^\W\d_a-z])", line)
    if first is None or first[1].casefold() not in _byline_words("by_elsewhere"):
        return None
    names = _PIECE_END.split(line[first.end() :])[0]
    return first if is_names(names) else None


_PIECE_END: Final = re.compile(r"\s*[|\u00b7\u2022,/(\u2013\u2014]|\s+-\s|\s{2,}")


def _sent_from(line: str) -> re.Match[str] | None:
    """Match the "From" in a paper's byline of a person and a place: "From Ada Berg, Ost"."""
    found = _FROM.match(line)
    given = words_of(found[1])[:1] if found else ()
    known = found is not None and is_names(found[1]) and bool(_given_names().issuperset(given))
    return re.match("From ", line) if known else None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(str(name) for names in table("first_names").values() for name in names)


def _office_between(rest: str, comma: int) -> bool:
    """Tell whether a comma is followed by an office or by nothing, then "and" and a full name."""
    found = re.match(r",\s*([^,]+),? and [A-Z][\w'\u2019.-]+ [A-Z]", rest[comma:])
    on = re.match(r", and [A-Z][\w'\u2019.-]+ [A-Z]", rest[comma:])
    office = found is not None and bool(set(words_of(found[1])) & _byline_words("offices"))
    return office or on is not None


def _more_names(rest: str, comma: int) -> bool:
    """Tell whether more full names follow a comma: "Ann Lee, Bo Ek and Cy Poe"."""
    more = re.match(
        r",\s*[A-Z][\w'\u2019.-]+ (?:[A-Z][\w'\u2019.-]* )*(?:and|&|,|[A-Z])", rest[comma:]
    )
    return more is not None and (" and " in rest[comma:] or _is_last_name(rest[comma + 1 :]))


def _is_last_name(rest: str) -> bool:
    """Tell whether what is left of a byline is one more person, by the given name."""
    others = _byline_words("offices") | _byline_words("bodies") | _byline_words("papers")
    words = words_of(rest)
    known = _given_names().issuperset(words[:1]) and not set(words) & others
    return known and is_names(rest.strip()) and not is_place(rest.strip())


def _concluded(text: str, parts: Sequence[Part]) -> Iterator[Statement]:
    """Yield dates from datelines or the title, and the outlet from what gives it away.

    A promotion, a copyright line, a dateline, a note on the author or a headline's tail gives it
    away. A picture's credit never does: an agency's picture stands in anybody's article. The first
    dateline's date is the day on which the story was filed, and stands in for a publication date
    that nobody states.
    """
    filing = (p for p in parts if p.role is Role.DATELINE and not is_clock(p.text))
    if (filed := next(filing, None)) is not None:
        yield from _filed(text, filed, "the day in the dateline")
    if (head := next((p for p in parts if p.role is Role.TITLE), None)) is not None:
        found = written_date_span(head.text)
        if found is not None and found[1] == len(head.text) and found[0]:
            yield from _filed(text, head, "the day in the headline")
    if not any(p.role is Role.PROMO and _known_promoted(p.text) for p in parts):
        yield from _named_over(text, parts, NAMED_AGAIN)
    for role, find in (
        (Role.PROMO, _promoted),
        (Role.LEGAL, _owner),
        (Role.DATELINE, _datelined),
        (Role.BYLINE, _employer),
    ):
        for part in parts:
            if part.role is role and (span := find(part.text)) is not None:
                start, end, name = span
                evidence = Evidence.quote(text, part.start + start, part.start + end)
                yield Statement(
                    "outlet", name, f"cleaning: {_SIGNS[role]}", inferred=True, evidence=evidence
                )
    yield from _named_over(text, parts, NAMED_OVER)
    yield from _beside_its_address(text, parts)
    for part in parts:
        if part.reason.endswith(_NAMED_BEHIND) and (span := outlet_behind_headline(part.text)):
            start, end, name = span
            evidence = Evidence.quote(text, part.start + start, part.start + end)
            origin = "cleaning: its name behind the headline"
            yield Statement("outlet", name, origin, inferred=True, evidence=evidence)


def _named_over(text: str, parts: Sequence[Part], where: str) -> Iterator[Statement]:
    """Yield the outlet from a line around the headline that is the paper's name."""
    for part in parts:
        if part.reason.endswith(where):
            start, end, name = masthead(part.text) or (0, len(part.text), part.text)
            evidence = Evidence.quote(text, part.start + start, part.start + end)
            value = outlets().get(words_of(name)) or name
            yield Statement("outlet", value, f"cleaning: {where}", inferred=True, evidence=evidence)


_SITE: Final = re.compile(
    r"(?P<name>[A-Z][\w&'\u2019]*(?: (?:of |the |and )?[A-Z][\w&'\u2019]*){0,4}!?),? "
    r"\(?(?:https?://)?(?:www\.)?(?P<site>[\w-]{4,40})\.(?:org|com|net|tv|news|info)\b"
)
_OPENING: Final = 4


def _beside_its_address(text: str, parts: Sequence[Part]) -> Iterator[Statement]:
    """Yield the outlet that a programme's opening or its end names beside an address as long.

    The address is made of the name's words: "This is Ost Today!, osttoday.example".
    """
    told = [p for p in parts if p.role in NUMBERED]
    for part in (*told[:_OPENING], *told[-1:], *(p for p in parts if p.role is Role.LEGAL)):
        for found in _SITE.finditer(part.text):
            words = found["name"].split()
            bare = re.sub(r"\W", "", found["site"].lower())
            for n in range(len(words)):
                name = " ".join(words[n:])
                if re.sub(r"\W", "", name.lower()) == bare:
                    start = part.start + found.end("name") - len(name)
                    evidence = Evidence.quote(text, start, start + len(name))
                    origin = "cleaning: its name beside its address"
                    yield Statement("outlet", name, origin, inferred=True, evidence=evidence)
                    return


_NAMED_BEHIND: Final = "the outlet's name behind the headline"


def _filed(text: str, part: Part, where: str) -> Iterator[Statement]:
    """Yield the date in a dateline or headline as that of publication, where it has a year."""
    found = written_date_span(part.text)
    if found is not None and len(found[2]) == len("2019-04-18"):
        evidence = Evidence.quote(text, part.start + found[0], part.start + found[1])
        yield Statement(
            "published",
            found[2],
            f"cleaning: {where}",
            inferred=True,
            evidence=evidence,
        )


_SIGNS: Final = {
    Role.PROMO: "what the page promotes as its own",
    Role.LEGAL: "who holds the copyright",
    Role.DATELINE: "the agency in the dateline",
    Role.BYLINE: "whom the author works for",
}


def _promoted(line: str) -> tuple[int, int, str] | None:
    """Return the outlet whose newsletter, app or the like is promoted: known, or as named."""
    if (known := _known_promoted(line)) is not None:
        return known
    if not set(words_of(line)) & {w for p in phrases("newsletters") for w in p}:
        return None
    around = phrases("promo_around")
    for m in _NAME_RUN.finditer(line):
        run = [
            (w.start() + m.start(), w.end() + m.start())
            for w in re.finditer(r"[\w'\u2019&-]+", m[0])
        ]
        while run and (words_of(line[run[0][0] : run[0][1]])) in around - {("the",)}:
            run.pop(0)
        if run and line[slice(*run[0])] == "the":  # an article in a name is capitalised
            run.pop(0)
        while run and words_of(line[run[-1][0] : run[-1][1]]) in around:
            run.pop()
        name = line[run[0][0] : run[-1][1]] if run else ""
        bare = set(words_of(name)) - {"the"}
        others = _byline_words("platforms") | _byline_words("no_outlets")
        if len(bare) > 1 and not others & bare:
            return run[0][0], run[-1][1], name
    return None


def _known_promoted(line: str) -> tuple[int, int, str] | None:
    """Return the known outlet that a promotion names, None for none; a platform is none."""
    known = outlet_in(line)
    platform = known and _byline_words("platforms") & set(words_of(line[known[0] : known[1]]))
    return None if platform else known


def _owner(line: str) -> tuple[int, int, str] | None:
    """Return the copyright holder that a line names after the copyright mark, None for none."""
    if not (mark := _OWNER.search(line)):
        return None
    ended = _owner_end().search(line, mark.end())
    end = ended.start() if ended else len(line)
    name = line[mark.end() : end].strip(" .,")
    if name.count("(") < name.count(")"):
        name = name.rstrip(" .)")  # the whole line is in brackets
    if (
        not name
        or not name[0].isalnum()
        or len(name.split()) > _LONGEST_NAME
        or not any(c.isupper() for c in name)
    ):
        return None
    start = line.index(name, mark.end())
    known = outlets().get(words_of(name))
    return start, start + len(name), known or name


def _datelined(line: str) -> tuple[int, int, str] | None:
    """Return the agency or outlet in a dateline's brackets, None for none."""
    if not (m := re.search(r"[(\[]([^()\[\]]+)[)\]]", line)):
        return None
    name = m[1].strip()
    if not any(map(str.isalpha, name)) or ", " in name or is_place(name):
        return None
    return m.start(1), m.start(1) + len(m[1].rstrip()), outlets().get(words_of(name)) or name


def _paper_in(line: str) -> tuple[int, int, str] | None:
    """Return the paper between a byline's names and its date: "by Ada Berg, Ost Courier, ..."."""
    by = _signing_words().match(line)
    pieces = [m.span() for m in _BETWEEN.finditer(line)]
    if by is None or len(pieces) < _PIECES:
        return None
    for start, end in pieces[1:]:
        words = words_of(line[start:end])
        named = re.fullmatch(_NAME_RUN, line[start:end]) is not None
        last = words[-1] in _byline_words("papers") | _byline_words("bodies")
        known = words in outlets() or (len(words) > 1 and last)
        if (named and known) or is_station(line[start:end]):
            return start, end, outlets().get(words) or line[start:end]
    return None


def _employer(line: str) -> tuple[int, int, str] | None:
    """Return the outlet that a note on the author names as employer, None for none."""
    if (paper := _paper_in(line)) is not None:
        return paper
    if opening(words_of(line), "the_writer"):
        return None  # where she works is no outlet
    m = re.search(rf"\b(?:{_one_of('employed_by')}){_EMPLOYED}", line)
    if not m or not set(words_of(line)) & _byline_words("employed_as"):
        return None
    name = re.sub(r"^[Tt]he (?=[A-Z])", "", m[1])
    start = m.end(1) - len(name)
    return start, m.end(1), outlets().get(words_of(m[1])) or name
