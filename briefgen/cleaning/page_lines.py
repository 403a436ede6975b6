"""Split lines of a copied page that mix an article's words with what the page set beside them.

Such as the outlet's name, dates or section after a headline, a picture's owner in brackets, or the
labels of a gallery.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.cleaning.openings import holds, outlets, phrases, words_of
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date_span

_SET_OFF: Final = re.compile(r"\s+(?:[-\u2013\u2014|\u00bb]|::)\s*(?=\S)")
_PIECES: Final = re.compile(r"\s+(?:[-\u2013\u2014|\u00bb]|::)\s*|\s*\|\s*")
_WORD: Final = re.compile(r"[^\W_][\w'\u2019.]*")
_CALL_SIGN: Final = re.compile(r"\b[KW][A-Z]{2,3}\b")
_STATION: Final = re.compile(
    r"\b[KW][A-Z]{2,3}(?:-?TV|-?FM|\d{1,2})\b|\b(?:ABC|CBS|NBC|FOX)\d{1,2}\b"
)
"""A station's call sign with its kind or channel, or a network's name with its channel."""

_DOMAIN: Final = re.compile(r"(?i)\b[\w-]+\.(?:com|net|org|tv|news|co\.uk)\b")
_NAME_ENDS: Final = re.compile(r"[:,]|(?<=\.com)-")
_LARGE: Final = r"[^\W\d_a-z][\w'\u2019.-]*"
_SIGNED: Final = re.compile(
    rf"{_LARGE}(?: (?:(?:de|da|van|von|al|el|bin) )?{_LARGE}){{1,3}} ?/ ?"
    rf"({_LARGE}(?: (?:of |the |for )?{_LARGE}){{0,4}})\.?"
)
_FEWEST: Final = 3
_MOST: Final = 14
_LONGEST_NAME: Final = 5
_LONGEST_MASTHEAD: Final = 90
_TWO: Final = 2
_LONGEST_CREDIT: Final = 8
_SMALL: Final = 3


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of the words that pages set beside an article, from `page_lines.yml`."""
    return frozenset(map(str, table("page_lines")[name]))


@cache
def _gallery_labels() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(label) for label in listed("gallery_labels"))


def behind_headline(text: str) -> list[tuple[int, str]]:
    """Return `(offset, kind)` of each piece of a headline with something glued on, else nothing."""
    if (start := _outlet_start(text)) is not None:
        return [(0, "title"), (start, "outlet")]
    if (start := _days_start(text)) is not None:
        return [(0, "title"), (start, "days")]
    return _around_a_section(text)


def outlet_behind_headline(text: str) -> tuple[int, int, str] | None:
    """Return `(start, end, name)` of the outlet after a separator, None for a mere slogan."""
    if (mark := _SET_OFF.match(" " + text)) is None:
        return None
    start = mark.end() - 1
    cuts = [m.start() for p in (_PIECES, _NAME_ENDS) if (m := p.search(text, start + 1))]
    name = text[start : min(cuts, default=len(text))].rstrip()
    words = words_of(name)
    if words in outlets():
        return start, start + len(name), outlets()[words]
    slogan = text[start + len(name) :].lstrip().startswith(",")
    own = bool(_DOMAIN.search(name) or _CALL_SIGN.search(name) or _STATION.search(name))
    paper = not slogan and len(words) > 1 and words[-1] in listed("paper_ends")
    bare = len(words) <= _LONGEST_NAME and not set(words) & {"breaking", "live", "local"}
    return (start, start + len(name), name) if bare and (own or paper) else None


def is_station(name: str) -> bool:
    """Tell whether words are a station's call sign with its kind or channel: "KOST-TV"."""
    return bool(_STATION.match(name)) and len(words_of(name)) <= _LONGEST_NAME


def _outlet_start(text: str) -> int | None:
    """Return where the separator stands that only the outlet's name and slogan follow."""
    for mark in _SET_OFF.finditer(text):
        if len(words_of(text[: mark.start()])) >= _FEWEST and _is_outlet(text[mark.end() :]):
            return mark.start()
    return None


def _is_outlet(tail: str) -> bool:
    """Tell whether words are an outlet's name: capitalised, and known or built like one."""
    words = _WORD.findall(tail)
    large = all(w[0].isupper() or w[0].isdigit() or w.lower() in _joints() for w in words)
    if not 0 < len(words) <= _MOST or "/" in tail or not (large or _DOMAIN.search(tail)):
        return False
    return any(map(_names_outlet, _PIECES.split(tail)))


def _joints() -> frozenset[str]:
    return listed("station_joints")


def _names_outlet(piece: str) -> bool:
    """Tell whether one piece of such a tail is an outlet's name by itself."""
    words = words_of(piece)
    if words in outlets() or _DOMAIN.search(piece) or _STATION.search(piece):
        return True
    made = sum(w in listed("station_words") for w in words) + bool(_CALL_SIGN.search(piece))
    if made >= _TWO and 2 * made >= len(words) - _TWO:
        return True
    return 1 < len(words) <= _LONGEST_NAME and words[-1] in listed("paper_ends")


_PAGE_BEFORE: Final = re.compile(r"(?:[Pp]age )?[A-Z]?-?\d{1,3}(?:\s*[|\u00b7\u2022])?\s+")
_PAGE_BEHIND: Final = re.compile(
    r"[\s,.|\u00b7\u2022]*(?:(?i:page|p\.) ?)?(?:[A-Z]?-?\d{1,3})?\W*"
    r"|[\s,.|\u00b7\u2022]*(?i:page) [^\W\d_]{3,12}"
)
_NAME: Final = re.compile(r"[^\W_][\w'\u2019&.-]*(?: (?:& )?[^\W_][\w'\u2019&-]*){0,5}(?<=\w)")
_DAY_BEFORE: Final = re.compile(
    r"(?i)[\s,.|\u00b7\u2022\u2013\u2014-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? *)?$"
)


def masthead(text: str, *, sure: bool = False) -> tuple[int, int, str] | None:
    """Return `(start, end, name)` of the paper whose printed page a line heads, None for none.

    Such a line is the paper's name and the day, and perhaps the number of the page. It is `sure`
    where the name ends as only papers' names do: "Sea Watch, 3 May 2024" may be a title.
    """
    found = written_date_span(text) if len(" ".join(text.split())) <= _LONGEST_MASTHEAD else None
    if not found or not found[0] or not _PAGE_BEHIND.fullmatch(text[found[1] :]):
        return None
    before = _PAGE_BEFORE.match(text) or _source_label().match(text)
    start = before.end() if before else 0
    name = _DAY_BEFORE.sub("", text[start : found[0]])
    sourced = before is not None and ":" in before[0] and _NAME.fullmatch(name) is not None
    more = frozenset() if sure else frozenset(table("bylines")["papers"])
    named = sourced or is_paper(name, more | listed("paper_ends"))
    return (start, start + len(name), name) if named else None


@cache
def _source_label() -> re.Pattern[str]:
    labels = "|".join(sorted(listed("source_labels"), key=len, reverse=True))
    return re.compile(rf"(?i)(?:{labels}) ?(?:: ?| )(?=\S)")


def is_paper(name: str, ends: frozenset[str] | None = None) -> bool:
    """Tell whether words are a paper's name: capitalised, the last one the end of such names.

    Beside a day, more words may be such `ends`.
    """
    words = _WORD.findall(name)
    sized = 1 < len(words) <= _LONGEST_NAME and words_of(name)[-1] in (ends or listed("paper_ends"))
    large = all(w[0].isupper() or w.lower() in _joints() for w in words)
    return sized and large and _NAME.fullmatch(name) is not None


def _days_start(text: str) -> int | None:
    """Return where dates are glued on after a headline: "Posted: ... Updated: ..."."""
    for label in _day_label().finditer(text):
        tail = text[label.start() :]
        told = (w for w in words_of(tail) if not w.isdigit())
        if written_date_span(tail) and all((w,) in phrases("stamp") for w in told):
            return label.start() if len(words_of(text[: label.start()])) >= _FEWEST else None
    return None


@cache
def _day_label() -> re.Pattern[str]:
    labels = "|".join(word.capitalize() for word in sorted(listed("day_labels")))
    return re.compile(rf"(?<![(\[])\b(?:(?:Last|First) )?(?:{labels})\b:? ")


def _around_a_section(text: str) -> list[tuple[int, str]]:
    """Return the points of a line that repeats its headline after its section's name."""
    for section in _section().finditer(text):
        head, rest = text[: section.start()], text[section.end() :]
        if len(words_of(head)) < _FEWEST or not rest.startswith(head):
            continue
        again = section.end() + len(head)
        points = [(0, "title"), (section.start(1), "kicker"), (section.end(), "again")]
        return points + ([(again, "dek")] if text[again:].strip() else [])
    return []


@cache
def _section() -> re.Pattern[str]:
    sections = "|".join(word.capitalize() for word in sorted(listed("sections")))
    return re.compile(rf" ((?:(?:{sections}) )?News) ")


def shown_start(text: str) -> int | None:
    """Return where the label of what a picture shows follows its owner's label, None for none."""
    found = _owner_and_shown().match(text)
    return found.end(1) if found else None


@cache
def _owner_and_shown() -> re.Pattern[str]:
    owner = "|".join(sorted(listed("owner_labels")))
    shown = "|".join(sorted(listed("shown_labels")))
    return re.compile(rf"(?i)((?:{owner}),? ?[^\n]{{2,60}}?)(?={shown})")


def is_owner(bracket: str) -> bool:
    """Tell whether a bracket after a caption names the picture's owner: "Photo: file"."""
    words = _WORD.findall(bracket)
    if not 1 < len(words) <= _LONGEST_CREDIT or not all(map(_fits_owner, words)):
        return False
    label, colon, _ = bracket.partition(":")
    labelled = bool(colon) and label.strip().lower() in listed("credit_labels")
    return labelled or (words[-1].lower() in listed("credit_ends") and bracket[-1].isalpha())


def is_signed(text: str, *, short: bool) -> bool:
    """Tell whether a text is a photographer's name, a slash and an owner's: "Ada Berg / Ost Times".

    `short` says that the text before it is as short as a caption; elsewhere the owner must be a
    newspaper.
    """
    signed = _SIGNED.fullmatch(text.strip(" |"))
    paper = signed is not None and words_of(signed[1])[-1] in listed("paper_ends")
    return signed is not None and (short or paper)


def _fits_owner(word: str) -> bool:
    bare = word.strip(".").lower()
    known = bare in listed("credit_words") or bare in listed("credit_labels")
    return word[0].isupper() or word[0].isdigit() or len(bare) <= _SMALL or known


def has_gallery_labels(words: tuple[str, ...]) -> bool:
    """Tell whether labels of a gallery or a player were copied along with a caption."""
    return holds(words, _gallery_labels())
