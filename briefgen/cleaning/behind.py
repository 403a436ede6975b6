"""Set aside what follows an article's last paragraph: house notes, links, notes on the authors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, leads_on, opening, phrases, words_of
from briefgen.cleaning.over_the_text import is_place_and_day
from briefgen.cleaning.page_lines import listed
from briefgen.cleaning.shapes import is_names
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

_STORY: Final = NUMBERED | {Role.HEADING}
_HOUSE_MARKS: Final = ("an agency's tail", "says what the house holds to")
_TAIL_SHARE: Final = 0.4
"""The largest share of the article's words that may follow such a mark and still be a tail."""

_LONGEST_LABEL: Final = 12
_LONGEST_NOTE: Final = 40
_FEWEST_TOLD: Final = 2
_BOX: Final = 12
"""The most lines that a box of links may have."""

_LONGEST_HEAD: Final = 16
_SHORTEST_LINK: Final = 5
_LONG_WORD: Final = 5
_SENTENCE: Final = 7
_LONGEST_CONTACT: Final = 30
_REACHED: Final = re.compile(
    r"[\w.+-]+ ?@ ?[\w-]+\.[a-z]{2,12}(?![a-z])(?:\.[a-z]{2,3}\b)?|@\w{2,30}"
    r"|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
)
"""A mail address, an account handle or a ten-figure number; they may be run together."""

_STOPS: Final = (".", "?", "!", "\u201d", '"', ":")


def clear_what_is_behind(parts: list[Part], units: Sequence[Unit]) -> None:
    """Relabel, in place, the parts after the last paragraph that are not the article's."""
    _behind_the_house(parts)
    if all(unit.hint is None for unit in units):
        _in_a_box(parts)
    _behind_a_lead(parts)
    _about_the_authors(parts)
    _signed_below(parts)
    _on_the_author(parts)
    _on_the_writer(parts)
    _how_to_reach_them(parts)


def _behind_the_house(parts: list[Part]) -> None:
    """Label what follows an outlet's statement of standards, or its staff credits, as byline."""
    for k, part in enumerate(parts):
        if any(mark in part.reason for mark in _HOUSE_MARKS):
            _as_byline(parts, k + 1, "behind the agency's tail")


def _about_the_authors(parts: list[Part]) -> None:
    """Label a closing heading such as "About the authors", and what is under it, as byline."""
    for k, part in enumerate(parts):
        heads = part.role in (Role.HEADING, Role.NAVIGATION)
        if heads and part.words in phrases("author_headings"):
            _as_byline(parts, k, "a note on the authors")


def _on_the_author(parts: list[Part]) -> None:
    """Label as byline a short last line on the author: the name, and what she does."""
    names = [p.words for p in parts if p.role is Role.BYLINE]
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in _STORY), 0)
    words = parts[last].words if parts else ()
    for n in (2, 3, 4):
        named = any(_holds(byline, words[:n]) for byline in names)
        does = words[n : n + 1] and words[n] in listed("authors_do")
        if last and named and does and len(words) <= _LONGEST_NOTE:
            reason = "who wrote it, or when: a note on the author"
            parts[last] = replace(parts[last], role=Role.BYLINE, reason=reason)
            return


def _on_the_writer(parts: list[Part]) -> None:
    """Label as byline a note at the end on "the writer", of whom the text has not spoken.

    A text about an author calls her one before; only what is the writer's own is left unsaid.
    """
    told = [k for k, p in enumerate(parts) if p.text and p.role in _NOTED][-_FEWEST_TOLD:]
    for k in told:
        part = parts[k]
        n = opening(part.words, "the_writer")
        does = opening(part.words[n:], "writer_does") > 0
        if not n or len(part.words) > _LONGEST_NOTE or not (does or _LIES_OPEN.match(part.text)):
            continue
        others = {w for p in parts if p is not part and p.role in _TOLD_OF for w in p.words}
        spoken = others & {word for (word,) in phrases("those_who_write")}
        if not spoken and not holds(part.words, phrases("news_of_writers")):
            reason = "who wrote it, or when: a note on the writer"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)


_LIES_OPEN: Final = re.compile(r"The \w+, (?:an?|the|who|formerly|until|most recently) ")
_NOTED: Final = _STORY | {Role.LEGAL, Role.NAVIGATION, Role.PROMO}
_TOLD_OF: Final = _STORY | {Role.TITLE, Role.DEK}


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    n = len(name)
    return any(words[i : i + n] == name for i in range(len(words) - n + 1))


def _signed_below(parts: list[Part]) -> None:
    """Label what closes a statement: the place and the day, and over them a name and an office."""
    story = [k for k, p in enumerate(parts) if p.role in _STORY]
    if len(story) > 1 and is_place_and_day(parts[story[-1]].text):
        reason = "the place and the day, under the text"
        parts[story[-1]] = replace(parts[story[-1]], role=Role.DATELINE, reason=reason)
        story.pop()
    if len(story) < _FEWEST_TOLD or not _is_name_and_office(parts[story[-1]]):
        return
    reason = "who wrote it, or when: a name and an office, under the text"
    parts[story[-1]] = replace(parts[story[-1]], role=Role.BYLINE, reason=reason)


def _is_name_and_office(part: Part) -> bool:
    """Tell whether a short line is a full name, a comma and an office: "Ada Berg, Speaker"."""
    name, comma, office = part.text.partition(", ")
    short = len(part.words) <= _LONGEST_LABEL and part.text[-1].isalpha()
    return bool(comma) and short and office[:1].isupper() and is_names(name)


def _as_byline(parts: list[Part], first: int, why: str) -> None:
    """Label the text's parts from `first` on as byline, unless they are too large a share of it."""
    behind = [k for k in range(first, len(parts)) if parts[k].role in _STORY]
    if _words(parts, behind) > _TAIL_SHARE * _words(parts, range(len(parts))):
        return
    for k in behind:
        reason = f"who wrote it, or when: {why}"
        parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)


def _words(parts: Sequence[Part], of: Sequence[int]) -> int:
    return sum(len(parts[k].words) for k in of if parts[k].role in NUMBERED)


def _behind_a_lead(parts: list[Part]) -> None:
    """Label short closing lines under a line that leads elsewhere ("Read more:") as navigation.

    Only parts after the last full paragraph are looked at.
    """
    told = [k for k, p in enumerate(parts) if p.role in NUMBERED and _is_told(p)]
    leads = False
    for k in range(told[-1] + 1 if told else len(parts), len(parts)):
        part = parts[k]
        leads = leads or (part.role is Role.NAVIGATION and leads_on(part.text, part.words))
        if leads and part.role in _STORY:
            reason = "leads elsewhere: under such a line"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _how_to_reach_them(parts: list[Part]) -> None:
    """Set aside the last lines, from the end up, while each only says how to reach the author."""
    story = [k for k, p in enumerate(parts) if p.role in _STORY]
    for before, k in zip(reversed(story[:-1]), reversed(story), strict=False):
        if parts[before].text.endswith(":") or not (found := _reaches(parts[k])):
            return
        role, reason = found
        parts[k] = replace(parts[k], role=role, reason=reason)


def _reaches(part: Part) -> tuple[Role, str] | None:
    """Return role and reason of a contact line (an address or a number), None for other lines."""
    if len(part.words) > _LONGEST_CONTACT or not _REACHED.search(part.text):
        return None
    rest = _REACHED.sub(" ", part.text)
    words = words_of(rest)
    if all(w in listed("reached_by") for w in words):
        return Role.NAVIGATION, "leads elsewhere: how to reach who wrote it"
    name, colon, behind = rest.partition(":")
    if colon and is_names(name.strip()) and not words_of(behind):
        return Role.BYLINE, "who wrote it, or when: a name, and how to reach it"
    if set(words[:_LONGEST_LABEL]) & listed("reached"):
        return Role.NAVIGATION, "leads elsewhere: how to reach who wrote it"
    return None


def _in_a_box(parts: list[Part]) -> None:
    """Set aside the headlines in a box of links, and restore the sentences after it to the body.

    The box is a line that only leads to more ("Read also"), and the open lines under it. A sentence
    that follows the box is the article's where it shares words with the text before the box.
    """
    for k, part in enumerate(parts):
        if part.role is not Role.NAVIGATION or opening(part.words, "more") != len(part.words):
            continue
        end = k + 1
        while end < len(parts) and end <= k + _BOX and _is_open(parts[end]):
            end += 1
        if end >= len(parts) or end == k + 1 or len(part.words) == 1:
            continue
        heads = _heads_the_text(parts[end - 1]) and parts[end].role in NUMBERED
        for j in range(k + 1, end - heads):
            if parts[j].role in _STORY:
                reason = "leads elsewhere: in a box of links"
                parts[j] = replace(parts[j], role=Role.NAVIGATION, reason=reason)
        while end < len(parts) and _is_taken_up(parts, end, k):
            reason = "a paragraph: behind a box of links, with the text's words"
            parts[end] = replace(parts[end], role=Role.BODY, reason=reason)
            end += 1


def _is_open(part: Part) -> bool:
    """Tell whether a part may stand in a box of links: a short line with no stop at its end."""
    loose = part.role in _STORY or part.role in (Role.NAVIGATION, Role.BYLINE)
    return loose and len(part.words) <= _LONGEST_HEAD and part.text[-1] not in (".", "!", ":")


def _heads_the_text(part: Part) -> bool:
    """Tell whether the last line of a box is instead the heading of the text that follows."""
    return part.role is Role.HEADING and len(part.words) < _SHORTEST_LINK and part.text[-1] != "?"


def _is_taken_up(parts: Sequence[Part], k: int, box: int) -> bool:
    """Tell whether part `k` is a sentence labelled navigation that shares words with the text.

    `box` is the index of the line that opens the box; only body text before it is compared.
    """
    part = parts[k]
    ended = part.text.endswith((".", "\u201d", '"')) and not part.text.endswith("..")
    if part.role is not Role.NAVIGATION or not ended:
        return False
    own = {w for w in part.words if len(w) >= _LONG_WORD}
    text = {w for p in parts[:box] if p.role in NUMBERED for w in p.words}
    return len(part.words) >= _SENTENCE and bool(own & text)


def _is_told(part: Part) -> bool:
    """Tell whether a part is a paragraph: ends in a stop, or is longer than a label."""
    return len(part.words) > _LONGEST_LABEL or part.text.endswith(_STOPS)
