"""Tell the lines that papers, players and live pages set between paragraphs from the paragraphs.

Where a story goes on in print, what a player shows beside its film, the sounds of a transcript,
tables drawn with blanks, the headings and paragraphs of a live page's posts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import leads_on, opening, phrases, words_of
from briefgen.cleaning.page_lines import is_paper, listed, masthead
from briefgen.cleaning.shapes import is_names, shapes_in
from briefgen.cleaning.small_print import small_print
from briefgen.cleaning.units import SAID_BY_FORMAT, WHOLE
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit
    from briefgen.model import Hint

_STORY: Final = NUMBERED | {Role.HEADING, Role.DEK}
_LOOSE: Final = _STORY | {Role.NAVIGATION, Role.PROMO, Role.CREDIT, Role.CAPTION}
_PAGE: Final = r"(?:(?:on )?[Pp]age )?[A-Z]?-?\d{1,3}"
_JUMP: Final = re.compile(
    rf"\W*(?:(?:[Ss]ee|SEE) [A-Z][A-Z' -]{{2,30}}, {_PAGE}"
    rf"|[A-Z][A-Z' -]{{2,30}}, (?:[Cc]ontinued )?[Ff]rom {_PAGE}"
    r"|(?i:(?:[A-Z' -]{2,30}[,:]? )?(?:continued|continues|please turn|turn) (?:on|to|from) "
    r"(?:the )?(?:next |previous |opposite )?page(?: [A-Z]?-?\d{1,3})?(?:,? col(?:umn|\.)? \d)?)"
    rf"|[Cc]ontinued (?:on|from) {_PAGE})\W*"
)
"""Where a story of a printed page goes on, and from where: "See FERRY, A9", "FERRY, from A1"."""

_EDGE: Final = re.compile(
    r"https?://\S+(?:\s+\d{1,3} ?(?:/|of) ?\d{1,3})?"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d\d)?\d\d, \d{1,2}:\d\d(?: [AP]M)?\s{2,}\S.*"
)
"""What a browser prints at the edges of a page: address and number, the day of printing, title."""

_JUMPS: Final = re.compile(rf"(?:{_JUMP.pattern}){{1,2}}")
_SOUND: Final = re.compile(r"[(\[]([^()\[\]\n]{3,80})[)\]]")
_FILM: Final = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_LISTED: Final = re.compile(r"list \d{1,2} of \d{1,2}|list of \d{1,2} items|end of list")
_CELLS: Final = re.compile(r"\t+| {2,}| +\| +")
_FEWEST_ROWS: Final = 3
"""Rows from which lines with cells are a table, and not a line with two blanks by mistake."""

_LONGEST_CELL: Final = 6
"""Words of a cell; a paragraph with a doubled blank has longer ones."""

_SENTENCE: Final = 10
"""Words from which a line that ends as a sentence is a post's paragraph, and no label."""

_LONGEST_HEADING: Final = 14
_FEWEST_POSTS: Final = 2
_NEAR: Final = 4
"""Lines within which a player's next film is listed below the last one."""

_FEWEST_SHOWN: Final = 4
_LONGEST_SHOWN: Final = 40
"""Words of a caption over its credit."""

_SHORT_SOUND: Final = 2
"""Words up to which a bracket in small letters is a sound: "(door closes)"."""

_MINUTE: Final = 60
_FEWEST_TIMES: Final = 3
"""Times that must run on from nought: two are met by chance."""

_ENDED: Final = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_ABOUT: Final = re.compile(r"(?i:about) (?:the )?([^\W\d_][^\n:.?!]{2,60}):?")
_SHARE: Final = 0.4
"""The largest share of the text's words that may stand under an issuer's heading on itself."""

_HEADS: Final = ("h2", "h3", "h4", "h5", "h6")


def beside_the_film(parts: list[Part]) -> None:
    """Label as navigation what a player shows around its film: its buttons, and its list."""
    last = -_NEAR
    for k, part in enumerate(parts):
        if part.role not in _LOOSE | {Role.TITLE}:
            continue
        timed = k + 1 < len(parts) and _FILM.fullmatch(parts[k + 1].text) is not None
        listed_film = timed and k - last < _NEAR and not _ENDED.search(part.text)
        if is_of_a_player(part.text, part.words) or (listed_film and part.role is not Role.TITLE):
            last = k
            reason = "leads elsewhere: what a player shows beside its film"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def is_of_a_player(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line is only what a player shows: "Now Playing", "Video Duration 02:14"."""
    if _LISTED.fullmatch(text.strip().lower()):
        return True
    told = tuple(w for w in words if not w[0].isdigit() and w not in listed("player_times"))
    return bool(words) and told in _player_lines()


@cache
def _player_lines() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(line) for line in listed("player_lines"))


def between_the_paragraphs(parts: list[Part], units: Sequence[Unit]) -> None:
    """Relabel what is set between an article's paragraphs, and what was taken for it."""
    _headings(parts, units)
    _labels(parts)
    _jumps(parts)
    _counts(parts)
    _sounds(parts)
    if all(unit.hint is None for unit in units):
        _posts(parts)
        _recording(parts)
        _drawn_tables(parts)
        _over_credits(parts)
    _on_the_issuer(parts)


NAMED_OVER: Final = "the paper's name, over or under the headline"
NAMED_AGAIN: Final = "the paper's name, over the headline and again below it"
"""The ends of the reasons of lines from which the outlet is concluded."""

_OVER: Final = 4


def names_of_the_paper(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label the lines around the headline that are the paper's name, with or without the day.

    On a page such a line may be a link to another paper, and its own name is known otherwise.
    """
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), None)
    if title is None:
        return
    for k in range(max(0, title - _OVER), min(len(parts), title + _OVER)):
        part = parts[k]
        hint = units[part.unit].hint
        if k == title or part.role not in _LOOSE | {Role.BYLINE, Role.KICKER}:
            continue
        if hint is not None and (_is_of_a_page(hint) or hint.tag in SAID_BY_FORMAT):
            continue
        under = k > title and (parts[k - 1].role is Role.BYLINE or _is_signed_over(parts, k))
        if masthead(part.text) is not None:
            reason = f"who wrote it, or when: {NAMED_OVER}"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)
            _sign_over(parts, k, title)
        elif (k < title or under) and is_paper(part.text):
            parts[k] = replace(part, role=Role.LEGAL, reason=NAMED_OVER)
            _sign_over(parts, k, title)


def _sign_over(parts: list[Part], k: int, title: int) -> None:
    """Label as byline the names between the headline and the paper's name, which is line `k`."""
    if k > title + 1 and _is_signed_over(parts, k):
        reason = "who wrote it, or when: names over the paper's"
        parts[k - 1] = replace(parts[k - 1], role=Role.BYLINE, reason=reason)


def _is_of_a_page(hint: Hint) -> bool:
    return bool(hint.within) and WHOLE not in hint.path


def _is_signed_over(parts: Sequence[Part], k: int) -> bool:
    """Tell whether names stand between the headline and line `k`."""
    heads = k > 1 and parts[k - 2].role in (Role.TITLE, Role.DEK)
    return heads and parts[k - 1].role in _LOOSE and is_names(parts[k - 1].text)


def _jumps(parts: list[Part]) -> None:
    """Label as navigation where a printed story goes on, or from where it comes."""
    for k, part in enumerate(parts):
        if part.role in _LOOSE and is_edge(part.text):
            reason = "the edge of a printed page: address, number, title or day of printing"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
        elif part.role in _LOOSE and _JUMPS.fullmatch(part.text):
            reason = "leads elsewhere: where the story goes on in print"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


_COUNT: Final = re.compile(r"(?:[A-Z][a-z]{3,8} )?\d{1,3} (?:of|/) \d{1,3}\W*")


def is_edge(text: str) -> bool:
    """Tell whether a line is an address alone, or what a browser prints at the edge of a page."""
    return _EDGE.fullmatch(text) is not None


def _over_credits(parts: list[Part]) -> None:
    """Label as caption the open lines right over a credit that stands alone."""
    for k, part in enumerate(parts):
        if part.role is not Role.CREDIT or (k and parts[k - 1].role is Role.CAPTION):
            continue
        for j in range(k - 1, max(-1, k - 3), -1):
            over = parts[j]
            shown = _FEWEST_SHOWN <= len(over.words) <= _LONGEST_SHOWN and over.text[-1].isalnum()
            if over.role not in _STORY | {Role.NAVIGATION} or not shown:
                break
            reason = "a picture's caption: over its credit"
            parts[j] = replace(over, role=Role.CAPTION, reason=reason)


def _counts(parts: list[Part]) -> None:
    """Label as navigation which picture of a gallery is shown: "1 of 3 |"."""
    for k, part in enumerate(parts):
        if part.role in _STORY and _COUNT.fullmatch(part.text):
            reason = "leads elsewhere: which picture of a gallery is shown"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _sounds(parts: list[Part]) -> None:
    """Label as navigation a bracket of a transcript that says what is heard, and not said."""
    for k, part in enumerate(parts):
        found = _SOUND.fullmatch(part.text) if part.role in _STORY else None
        if found and set(words_of(found[1])) & listed("sounds"):
            heard = found[1].isupper() or len(part.words) <= _SHORT_SOUND
            if heard:
                reason = "a sound of the recording, in brackets"
                parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _labels(parts: list[Part]) -> None:
    """Label as navigation a heading over the whole text that only calls it so: "Full text"."""
    first = next((k for k, p in enumerate(parts) if p.role in NUMBERED), 0)
    for k in range(first):
        if parts[k].role is Role.HEADING and parts[k].words in phrases("record_texts"):
            reason = "the label of the text"
            parts[k] = replace(parts[k], role=Role.NAVIGATION, reason=reason)


def _headings(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as heading what a page marks as one between two paragraphs of the same element."""
    for before, k, after in zip(parts, range(1, len(parts)), parts[2:], strict=False):
        part = parts[k]
        if part.role not in (Role.NAVIGATION, Role.PROMO):
            continue
        own, over, under = (units[p.unit].hint for p in (part, before, after))
        if own is None or over is None or under is None or own.tag not in _HEADS:
            continue
        among = before.role in NUMBERED and after.role in NUMBERED
        same = own.within == over.within == under.within and not own.unseen
        leads = own.link_density or opening(part.words, "more") or leads_on(part.text, part.words)
        if among and same and not leads and not small_print(part.text, part.words):
            reason = "a section heading: set as one, between paragraphs"
            parts[k] = replace(part, role=Role.HEADING, reason=reason)


def _posts(parts: list[Part]) -> None:
    """Label the heading and the paragraph of each post of a live page, under its time of day."""
    heads, told = [], []
    for k in range(1, len(parts) - 1):
        if not _is_clock(parts[k - 1]) or parts[k].role not in _LOOSE | {Role.BODY}:
            continue
        if _is_sentence(parts[k]):
            told.append(k)
        elif _may_head(parts[k]) and _is_sentence(parts[k + 1]):
            heads.append(k)
            told.append(k + 1)
    if len(told) < _FEWEST_POSTS:
        return
    for k in told:
        if parts[k].role in (Role.NAVIGATION, Role.PROMO):
            reason = "a paragraph: a live page's post, under its time"
            parts[k] = replace(parts[k], role=Role.BODY, reason=reason)
    for k in heads:
        if parts[k].role is not Role.HEADING:
            reason = "a section heading: of a live page's post, under its time"
            parts[k] = replace(parts[k], role=Role.HEADING, reason=reason)


def is_recording(parts: Sequence[Part]) -> bool:
    """Tell whether the times that stand alone run on from nought, as in a film's transcript."""
    times = [_seconds(p.text) for p in parts if _FILM.fullmatch(p.text)]
    onward = all(a < b for a, b in pairwise(times))
    return len(times) >= _FEWEST_TIMES and onward and times[0] < _MINUTE


def _seconds(time: str) -> int:
    out = 0
    for figure in time.split(":"):
        out = _MINUTE * out + int(figure)
    return out


def _recording(parts: list[Part]) -> None:
    """Label as body the lines of a film's transcript, each under its time."""
    if not is_recording(parts):
        return
    first = next(k for k, p in enumerate(parts) if _FILM.fullmatch(p.text))
    for k in range(first, len(parts)):
        part = parts[k]
        if _FILM.fullmatch(part.text):
            reason = "the time in a recording"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
        elif _FILM.fullmatch(parts[k - 1].text) and part.role in _LOOSE - {Role.BODY}:
            reason = "a paragraph: words of a recording, under their time"
            parts[k] = replace(part, role=Role.BODY, reason=reason)


def _is_clock(part: Part) -> bool:
    """Tell whether a part is only a time of day."""
    return part.role is Role.BYLINE and "only a time" in shapes_in(part.text, part.words)


def _is_sentence(part: Part) -> bool:
    told = len(part.words) >= _SENTENCE and _ENDED.search(part.text) is not None
    return told and part.role in _LOOSE and not small_print(part.text, part.words)


def _may_head(part: Part) -> bool:
    short = 1 < len(part.words) <= _LONGEST_HEADING and part.text[-1].isalnum()
    return short and not opening(part.words, "more") and part.words not in phrases("kickers")


def _drawn_tables(parts: list[Part]) -> None:
    """Label as table three or more lines of as many cells, set apart by tabs, bars or blanks.

    The sentences before the table, up to the headline or the byline, are the article's too.
    """
    k = 0
    while k < len(parts):
        end = k
        while end < len(parts) and _cells(parts[end]) == _cells(parts[k]) > 1:
            end += 1
        if end - k >= _FEWEST_ROWS:
            for j in range(k, end):
                reason = "a row of a table: its cells are set apart by blanks"
                parts[j] = replace(parts[j], role=Role.TABLE, reason=reason)
            _tell_before(parts, k)
        k = max(end, k + 1)


def _tell_before(parts: list[Part], table: int) -> None:
    """Label as body the sentences that stand right before a table and were left out with it."""
    for k in range(table - 1, -1, -1):
        if parts[k].role is not Role.NAVIGATION or not _is_sentence(parts[k]):
            return
        reason = "a paragraph: a sentence before a table of the article"
        parts[k] = replace(parts[k], role=Role.BODY, reason=reason)


def _cells(part: Part) -> int:
    """Return the number of cells of a line that may be a table's row, 0 for any other line."""
    if part.role not in _LOOSE or _ENDED.search(part.text):
        return 0
    cells = [c for c in _CELLS.split(part.text.strip(" |\t")) if c]
    return len(cells) * all(len(c.split()) <= _LONGEST_CELL for c in cells)


def _on_the_issuer(parts: list[Part]) -> None:
    """Label as notes what an issuer says of itself last: under "About", its name opens the text."""
    for k in range(len(parts) - 1, 0, -1):
        found = _ABOUT.fullmatch(parts[k].text) if parts[k].role in _STORY else None
        if not found:
            continue
        below = [j for j in range(k, len(parts)) if parts[j].role in _STORY]
        under = sum(len(parts[j].words) for j in below)
        whole = sum(len(p.words) for p in parts if p.role in NUMBERED)
        named = set(words_of(found[1])) <= set(parts[below[1]].words) if len(below) > 1 else False
        if named and under <= _SHARE * whole and found[1][0].isupper():
            for j in below:
                reason = "a note: what the issuer says of itself"
                parts[j] = replace(parts[j], role=Role.NOTE, reason=reason)
        return
