"""Remark on texts that are no whole article: a bare address, a login page, a list, a cut text."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import words_of
from briefgen.cleaning.set_between import is_recording
from briefgen.cleaning.shapes import shapes_in as shapes
from briefgen.model import NUMBERED, Role
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

ADDRESS: Final = "not an article: it holds an address and no text; save the page that it leads to"
LOGIN: Final = "not an article: it looks like a page that asks to sign in or lets nobody in"
CUT: Final = "not an article in full: it asks for a subscription where the text breaks off"

_ADDRESS: Final = re.compile(r"\s*(?:URL\s*[:=]\s*)?<?https?://\S+>?\s*", re.IGNORECASE)
_SHORTCUT: Final = re.compile(r"\s*\[InternetShortcut\]\s*URL=\S+", re.IGNORECASE)
_LONGEST_WALL: Final = 60
"""Most words of prose beside which a request to sign in makes a page a login page."""

_SHORT: Final = 300
"""Most words that a paywall leaves of an article, though its last sentence is complete."""

_SHORT_LINE: Final = 10
_LONGEST_REFUSAL: Final = 16
_LONGEST_NOTED: Final = 20
_ENDS: Final = (".", "!", "\u201d", '"')
_NAMED: Final = (Role.TITLE, Role.KICKER)
_FEWEST_CARDS: Final = 4
_LINKED: Final = 0.8
_LONG: Final = 45
"""Words of a paragraph that is too long for a teaser in a list."""

_MOST: Final = 0.6
_HEADS: Final = ("h2", "h3", "h4")
_TAIL: Final = 8
_APART: Final = 5
_TEASER: Final = 30
_FEWEST_STAMPS: Final = 3
_LONGEST_STAMP: Final = 6


def lacks(units: Sequence[Unit], parts: Sequence[Part]) -> tuple[str, ...]:
    """Return a remark where a text is no article or not all of one, else nothing."""
    text = "\n".join(u.text for u in units)
    if units and (_ADDRESS.fullmatch(text) or _SHORTCUT.match(text) or _is_kept_link(units)):
        return (ADDRESS,)
    prose = sum(len(p.words) for p in parts if p.role in NUMBERED)
    if prose <= _LONGEST_WALL and any(map(_lets_nobody_in, units)):
        return (LOGIN,)
    return (CUT,) if _is_cut(parts) else ()


def _lets_nobody_in(unit: Unit) -> bool:
    """Tell whether a line asks to sign in, or says that there is no such page."""
    n = len(unit.words)
    asks = n <= _SHORT_LINE and _says(unit.words, "login")
    return asks or (n <= _LONGEST_REFUSAL and _says(unit.words, "missing"))


def _is_kept_link(units: Sequence[Unit]) -> bool:
    """Tell whether a text is one address and a short note on it, such as a title."""
    links = [u for u in units if _ADDRESS.fullmatch(u.text)]
    noted = [u for u in units if not _ADDRESS.fullmatch(u.text)]
    short = sum(len(u.words) for u in noted) <= _LONGEST_NOTED
    return len(links) == 1 and short and not any(u.text.endswith(_ENDS) for u in noted)


def _says(words: Sequence[str], kind: str) -> bool:
    line = f" {' '.join(words)} "
    return any(f" {phrase} " in line for phrase in _phrases(kind))


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(" ".join(words_of(phrase)) for phrase in table("walls")[kind])


def is_list(units: Sequence[Unit], parts: Sequence[Part]) -> bool:
    """Tell whether a text is a list: short paragraphs, most beside a linked heading or a date."""
    body = [i for i, p in enumerate(parts) if p.role in NUMBERED]
    if any(len(parts[i].words) > _LONG for i in body):
        return False
    if _leads_only(units, parts):
        return True
    marked = any(u.hint is not None for u in units)
    if _runs_on(parts):
        return False
    if not marked and _is_run_of_teasers(parts):
        return True
    if not body or (marked and not _is_linked_head(units, parts, body[0])):
        return False  # an article of its own precedes the list
    cards = sum(_is_card(units, parts, i) for i in body)
    return cards >= _FEWEST_CARDS and cards >= _MOST * len(body)


def _runs_on(parts: Sequence[Part]) -> bool:
    """Tell whether the times are those of a live page's posts, or of a recording."""
    live = any(p.role in _NAMED and _says(p.words, "running") for p in parts)
    return live or is_recording(parts)


def _is_run_of_teasers(parts: Sequence[Part]) -> bool:
    """Tell whether dates or times of day stand alone, each a few short lines after the last."""
    stamps = [i for i, p in enumerate(parts) if _is_stamp(p)]
    near = sum(1 < b - a <= _APART for a, b in pairwise(stamps))
    inner = parts[stamps[0] : stamps[-1]] if stamps else ()
    short = all(len(p.words) <= _TEASER for p in inner)
    return near >= _FEWEST_STAMPS and short and near >= _MOST * (len(stamps) - 1)


def _is_stamp(part: Part) -> bool:
    """Tell whether a part only says when something was put online."""
    timed = "only a time" in shapes(part.text, part.words) or written_date(part.text) is not None
    return len(part.words) <= _LONGEST_STAMP and timed and not part.text.endswith((".", "?", "!"))


def _leads_only(units: Sequence[Unit], parts: Sequence[Part]) -> bool:
    """Tell whether there are linked headings and as many dates or times, but hardly any prose."""
    prose = sum(len(p.words) for p in parts if p.role in NUMBERED)
    heads = sum(_is_linked_head(units, parts, i + 1) for i in range(len(parts)))
    days = {written_date(p.text) for p in parts if len(p.words) <= _TAIL} - {None}
    stamps = sum(map(_is_stamp, parts))
    return prose <= _LONGEST_WALL and min(heads, max(len(days), stamps)) >= _FEWEST_CARDS


def _is_card(units: Sequence[Unit], parts: Sequence[Part], i: int) -> bool:
    """Tell whether a linked heading or a date, and no paragraph, stands right before part `i`."""
    before = parts[i - 1] if i else None
    if before is None or before.role in NUMBERED:
        return False
    linked = _is_linked_head(units, parts, i)
    dated = len(before.words) <= _TAIL and written_date(before.text) is not None
    return linked or dated


def _is_linked_head(units: Sequence[Unit], parts: Sequence[Part], i: int) -> bool:
    """Tell whether a linked heading stands right before part `i`."""
    hint = units[parts[i - 1].unit].hint if i else None
    return hint is not None and hint.tag in _HEADS and hint.link_density > _LINKED


def _is_cut(parts: Sequence[Part]) -> bool:
    """Tell whether the article breaks off at a paywall: a request at or after its last paragraph.

    The last paragraph must also be open-ended, hold the request itself, or the article be short.
    """
    last = max((i for i, p in enumerate(parts) if p.role in NUMBERED), default=None)
    if last is None:
        return False
    behind = [p for p in parts[last : last + _TAIL] if p.role is not Role.COMMENT]
    open_end = not re.search(r"[.!?][\"'\u201d\u2019)\]]*$", parts[last].text)
    asked = any(_says(p.words, "paywall") for p in behind)
    return asked and (open_end or _says(parts[last].words, "paywall") or _is_short(parts))


def _is_short(parts: Sequence[Part]) -> bool:
    return sum(len(p.words) for p in parts if p.role in NUMBERED) <= _SHORT
