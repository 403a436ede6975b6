"""Find the unit that is the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.datelines import dateline_end, is_dateline_alone
from briefgen.cleaning.openings import menu_words, opening, outlets, phrases, words_of
from briefgen.cleaning.over_the_text import is_dotted, is_place, names_behind_a_place
from briefgen.cleaning.page_lines import behind_headline, has_gallery_labels, is_paper, masthead
from briefgen.cleaning.parts import credit_end, credit_start, is_credit
from briefgen.cleaning.set_between import is_edge, is_of_a_player
from briefgen.cleaning.shapes import (
    ITEM,
    is_names,
    is_score,
    opens_as_byline,
    shapes_in,
    signs_elsewhere,
    tells_the_work,
)
from briefgen.cleaning.small_print import small_print
from briefgen.cleaning.units import SAID_BY_FORMAT, WHOLE, is_story
from briefgen.registry.written_dates import written_date_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.span import Span
    from briefgen.cleaning.units import Unit
    from briefgen.model import RawText

_LONGEST: Final = 60
_BEFORE: Final = 40
_FIRST_LINES: Final = 6
_LIKELY: Final = -2.5
_LIKELY_MARKED: Final = -1.0
_LIKELY_FIRST: Final = 1.5
_FEW: Final = 3
_SHORT_LINE: Final = 14
_LONG_LINE: Final = 24
_LONGER_LINE: Final = 40
_MASTHEAD: Final = 1.5
_SET_ONCE: Final = 1.0
_UNDER_CREDIT: Final = 1.0
_AS_LIKELY: Final = 0.8
_CUED: Final = 0.4
_FURNISHING: Final = ("navigation", "share", "promo", "related", "credit", "legal", "comment")
_SEVERAL: Final = re.compile(r",| and | & ")
_TURN: Final = re.compile(
    r"\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d{1,2}:\d\d[^\]:]{0,8}(?::\d\d)?\]?(?: -)?"
    r" \w[^:]{1,60}:\s"
)
"""A turn in a chat or a transcript: its time, a name, a colon."""

_TOPS: Final = ("h1", "h2")
_MENU: Final = 0.75
_TITLE_CASE: Final = 0.65
"""Lengths in words. Source: set by hand; headlines have 5-15 words, paragraphs seldom under 15."""


def find_headline(
    units: Sequence[Unit], features: Sequence[dict[str, float]], span: Span, declared: str | None
) -> int | None:
    """Return the index of the headline's unit, None where none is likely; of equals, the last.

    `declared` is the title that the file itself states, if it states one. Where a format marks one
    line as the title, as a mail does its subject, that line is returned.
    """
    said = (i for i, u in enumerate(units) if u.hint is not None and u.hint.tag == "title")
    if (told := next(said, None)) is not None:
        return _shown_again(units, told)
    marked = any(u.hint is not None and u.hint.tag not in SAID_BY_FORMAT for u in units)
    if span.clean and not marked:
        return _first_line(units, features)
    story = next(
        (i for i, u in enumerate(units) if span.kept[i] and is_story(u, features[i])), span.first
    )
    known = frozenset(words_of(declared or ""))
    best, at = _LIKELY_MARKED if marked else _LIKELY, None
    for i in range(0 if marked else max(0, story - _BEFORE), min(len(units), story + 3)):
        unit = units[i]
        if not 0 < len(unit.words) <= _LONGEST or (unit.hint and unit.hint.tag in SAID_BY_FORMAT):
            continue
        score = span.headlines[i] + _markup(unit, known)
        stated = bool(known) and frozenset(unit.words) == known
        if marked and not stated and _is_paragraph(unit, features[i]):
            continue
        if not marked and _is_item(units, i):
            continue
        if not marked and i and is_credit(units[i - 1].text):
            score -= _UNDER_CREDIT
        if score >= best and (stated or not _is_furniture(unit, features[i])):
            best, at = score, i
    if marked:
        return _only_heading(units, features, story) if at is None else at
    return _looked_above(units, features, span, at) if at else at


def _is_item(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a line is an item of a list: it opens as one, and so does the line beside it."""
    near = units[max(0, i - 1) : i + 2]
    return sum(ITEM.match(u.text) is not None for u in near) > 1 and bool(ITEM.match(units[i].text))


def _shown_again(units: Sequence[Unit], told: int) -> int:
    """Return the unit of a newsletter that shows its subject again over the text, else `told`."""
    for i in range(told + 1, min(len(units), told + _BEFORE)):
        unit, hint = units[i], units[i].hint
        if hint is not None and unit.words == units[told].words and len(unit.words) >= _FEW:
            furnished = bool(hint.within) and not hint.unseen and WHOLE not in hint.path
            return i if furnished else told
    return told


def _looked_above(
    units: Sequence[Unit], features: Sequence[dict[str, float]], span: Span, at: int
) -> int:
    """Return the headline of a pasted page where it stands above the likeliest unit, else `at`."""
    for i in range(at - 1, max(-1, at - _FEW - 2), -1):
        if units[i].words in phrases("summary_heads"):
            return _over_the_byline(units, features, i)
    return at - _is_headed(units[at - 1], features[at - 1], span.headlines, at)


def _only_heading(
    units: Sequence[Unit], features: Sequence[dict[str, float]], story: int
) -> int | None:
    """Return the one top heading near a page's text, None where it has none or several."""
    for tag in _TOPS:
        found = [
            i
            for i, u in enumerate(units)
            if u.hint is not None and u.hint.tag == tag and not u.hint.unseen and u.words
        ]
        if found:
            fit = len(found) == 1 and found[0] <= story + _FEW
            fit = fit and not _is_furniture(units[found[0]], features[found[0]])
            return found[0] if fit and len(units[found[0]].words) > 1 else None
    return None


def _over_the_byline(units: Sequence[Unit], features: Sequence[dict[str, float]], at: int) -> int:
    """Return the headline above the byline or date, where the likeliest line opens a summary.

    `at` is the first line of the summary, and is returned where nothing fits.
    """
    signed = [
        i
        for i in range(max(0, at - _FIRST_LINES), at)
        if features[i].get("a date") or is_names(units[i].text)
    ]
    over = [
        i
        for i in range(max(0, (signed or [0])[0] - _FEW), (signed or [0])[0])
        if len(units[i].words) > _FEW and not _is_furniture(units[i], features[i])
    ]
    return over[0] if over else at


def _is_headed(above: Unit, f: dict[str, float], scores: Sequence[float], at: int) -> bool:
    """Tell whether the line above unit `at` is about as likely a headline; `at` is then its dek."""
    cued = any(f.get(f"{kind} words", 0.0) > _CUED for kind in _FURNISHING)
    likely = scores[at - 1] > max(_LIKELY, scores[at] - _AS_LIKELY)
    sized = _FEW < len(above.words) <= _SHORT_LINE
    return (
        likely
        and sized
        and not cued
        and not f.get("ends as a sentence")
        and not _is_furniture(above, f)
    )


def is_shown(raw: RawText, units: Sequence[Unit], headline: int | None) -> bool:
    """Tell whether the headline that a page shows is preferred to the title that it declares.

    What a page declares is also written for search engines and for sharing: the site's name after
    it, or other words. A line that is no heading counts only where it shares the declared words.
    """
    if headline is None or not any(u.hint is not None and u.hint.within for u in units):
        return False
    declared = next((s for s in raw.declared if s.field == "title"), None)
    if declared is None or units[headline].hint is None:
        return False
    named = words_of(declared.value)
    over = (u for i, u in enumerate(units[: headline + _BEFORE]) if i != headline)
    if not set(named) & set(units[headline].words) and any(_holds(u, named) for u in over):
        return False  # the heading is the site's, and the title stands in another line
    return _stands_for(units[headline], declared.value)


def _holds(unit: Unit, named: tuple[str, ...]) -> bool:
    """Tell whether a line holds all words of a title in their order."""
    n = len(named)
    return n >= _FEW and any(unit.words[i : i + n] == named for i in range(len(unit.words) - n + 1))


def _stands_for(unit: Unit, declared: str) -> bool:
    """Tell whether a shown headline is an `h1` or shares half its words with the declared title."""
    own, known = frozenset(unit.words), frozenset(words_of(declared))
    alike = 2 * len(own & known) >= len(own)
    return alike or (unit.hint is not None and unit.hint.tag == "h1")


def _is_paragraph(unit: Unit, f: dict[str, float]) -> bool:
    """Tell whether a page's block is a whole sentence longer than headlines are."""
    heading = unit.hint is not None and unit.hint.tag in _TOPS
    return not heading and len(unit.words) > _LONG_LINE and bool(f.get("ends as a sentence"))


def _markup(unit: Unit, known: frozenset[str]) -> float:
    """Return what the markup and the declared title add to a unit's score as headline."""
    own = frozenset(unit.words)
    out = 4.0 * len(own & known) / len(own | known) if known else 0.0
    if unit.hint is not None:
        out += {"h1": 3.0, "h2": 0.8}.get(unit.hint.tag, 0.0) - 2.0 * unit.hint.link_density
        # in a document the only `h1` is its title, in a page it may be the site's name
        out += _SET_ONCE * (unit.hint.tag == "h1" and not unit.hint.within)
        out -= 2.0 if unit.hint.tag in ("li", "option", "button", "td") else 0.0
    return out


def _is_furniture(unit: Unit, features: dict[str, float]) -> bool:
    """Tell whether a unit is clearly no headline: a date, small print, a menu, a credit, ..."""
    # as many words as "Friday, 21 July 2017, 9:14 pm"
    only_date = bool(features.get("a date")) and len(unit.words) <= 8  # noqa: PLR2004
    return (
        only_date
        or _TURN.match(unit.text) is not None
        or bool(small_print(unit.text, unit.words))
        or (bool(features.get("a date")) and (_is_stamp(unit) or is_dotted(unit.text)))
        or bool(features.get("nothing but navigation words"))
        or _is_menu(unit)
        or is_credit(unit.text)
        or credit_start(unit.text) is not None
        or credit_end(unit.text) is not None
        or has_gallery_labels(unit.words)
        or is_of_a_player(unit.text, unit.words)
        or masthead(unit.text, sure=True) is not None
        or tells_the_work(unit.text)
        or is_edge(unit.text)
        or bool(dateline_end(unit.text))
        or is_dateline_alone(unit.text)
        or bool(names_behind_a_place(unit.text))
    )


def _is_stamp(unit: Unit) -> bool:
    """Tell whether a line only says when it was published or updated: "Published 8 March"."""
    stamps = phrases("stamp")
    return all((word,) in stamps or word[0].isdigit() for word in unit.words)


def _is_menu(unit: Unit) -> bool:
    """Tell whether at least three quarters of a line are menu words: "MENU News Sport"."""
    words = unit.words
    if len(words) < _FEW - 1:
        return False
    entries, at = 0, 0
    while at < len(words):
        n = opening(words[at:], "menu_requests") or int((words[at],) in menu_words())
        entries += n
        at += n or 1
    return entries >= _MENU * len(words)


def _first_line(units: Sequence[Unit], features: Sequence[dict[str, float]]) -> int | None:
    """Return the headline's index among a pasted article's first lines, None where none fits.

    The result of a match is one only where no other line is.
    """
    if len(units) < 2:  # noqa: PLR2004 - a lone paragraph has no headline
        return None
    glued = units[0].hint is None and not is_edge(units[0].text)
    if glued and behind_headline(units[0].text):
        return 0
    best, at = _LIKELY_FIRST, None
    result = None
    for i, (unit, f) in enumerate(zip(units[:_FIRST_LINES], features, strict=False)):
        if i and is_story(units[i - 1], features[i - 1]):
            break
        if _is_signed_under(unit, units[at] if at is not None else None):
            break
        if is_score(unit.text):
            result = i if result is None and not is_story(unit, f) else result
            continue
        score = _first_line_score(unit, f, first=i == 0) - 0.4 * i
        over = _is_masthead(units, features) or _is_name_of_a_paper(unit)
        score -= _MASTHEAD * (i == 0 and over)
        if (
            1 < len(unit.words) + _is_signed_below(i, units, features) <= _LONGEST
            and score > best
            and (not _is_furniture(unit, f) or (i == 0 and _is_dated_title(unit)))
            and not _opens_otherwise(unit)
        ):
            best, at = score, i
    if at is None and result is None:
        return _over_the_story(units, features)
    return result if at is None else at


def _over_the_story(units: Sequence[Unit], features: Sequence[dict[str, float]]) -> int | None:
    """Return the line alone right over the first paragraph, where only short lines are over it.

    Blank lines part it from both, and the paragraph takes up its words.
    """
    for i in range(1, min(len(units) - 1, _BEFORE // 2)):
        unit, f, below = units[i], features[i], units[i + 1]
        if len(unit.words) > _SHORT_LINE + _FEW:
            return None
        apart = unit.gap and below.gap and is_story(below, features[i + 1])
        if apart and len(unit.words) > _FEW and not f.get("ends as a sentence"):
            taken_up = bool(f.get("the prose after takes up its words"))
            return i if taken_up and not _is_furniture(unit, f) else None
    return None


def _is_masthead(units: Sequence[Unit], features: Sequence[dict[str, float]]) -> bool:
    """Tell whether the first line is a masthead: capitals that the text does not take up.

    The line below it must be in mixed case and share words with the text.
    """
    first, second = features[0], features[1]
    taken_up = "the prose after takes up its words"
    return (
        bool(first.get("all capitals"))
        and not first.get(taken_up)
        and not second.get("all capitals")
        and bool(second.get(taken_up))
        and len(units[1].words) > _FEW
    )


def _is_name_of_a_paper(unit: Unit) -> bool:
    """Tell whether a line is a paper's name: of two or three words, as no headline is short."""
    return len(unit.words) <= _FEW and is_paper(unit.text)


def _is_signed_under(unit: Unit, candidate: Unit | None) -> bool:
    """Tell whether a line is the byline under a candidate headline: no headline follows it.

    A candidate of a word or two does not count, since a section's name may stand over the byline
    too.
    """
    if candidate is None or len(candidate.words) < _FEW:
        return False
    several = is_names(unit.text) and bool(_SEVERAL.search(unit.text))
    several = several or "names and where they are" in shapes_in(unit.text, unit.words)
    return several or opens_as_byline(unit.text, unit.words) or signs_elsewhere(unit.text)


def _is_dated_title(unit: Unit) -> bool:
    """Tell whether a line is a title that ends in its date: "Sea Watch, May 3, 2024"."""
    found = written_date_span(unit.text)
    if found is None or found[1] < len(unit.text.rstrip(" .")) or masthead(unit.text, sure=True):
        return False
    before = words_of(unit.text[: found[0]])
    told = [w for w in before if (w,) not in phrases("date_words")]
    named = outlets().get(tuple(told)) is None and not is_place(unit.text[: found[0]].strip(" ,"))
    return len(told) > 1 and named and not phrases("stamp").issuperset((w,) for w in told)


def _is_signed_below(i: int, units: Sequence[Unit], features: Sequence[dict[str, float]]) -> bool:
    """Tell whether line `i` is the first and stands over a byline or date: one word will do."""
    if i or len(units) <= 1:
        return False
    signed = features[1].get("byline words", 0.0) > 0 or features[1].get("a date", 0.0) > 0
    return bool(signed) and len(units[1].words) <= _SHORT_LINE


def _first_line_score(unit: Unit, f: dict[str, float], *, first: bool) -> float:
    """Score a first line as headline: short, no full stop, title case, words the text reuses.

    Two sentences speak against it, unless the very first line is short and no stop ends it.
    """
    n = len(unit.words)
    short, long, longer = n <= _SHORT_LINE, n > _LONG_LINE, n > _LONGER_LINE
    title_case = f.get("capitals", 0.0) > _TITLE_CASE and n > _FEW
    score = (
        2.0 * (not f.get("ends as a sentence"))
        + 1.0 * short
        - 1.5 * long
        - 2.0 * longer
        + 1.0 * title_case
    )
    score += f.get("the prose after takes up its words", 0.0) + 0.5 * f.get("prose follows", 0.0)
    in_two = first and short and unit.text[-1] not in ".!\u2026"
    score -= (
        3.0 * f.get("several sentences", 0.0) * (not in_two)
        + 2.0 * f.get("bracketed", 0.0)
        + f.get("ends with a colon", 0.0)
    )
    return score - 1.5 * f.get("quotation", 0.0) * (not short) - 1.0 * (n < _FEW)


def _opens_otherwise(unit: Unit) -> bool:
    """Tell whether a short line opens as a byline does: with a name, a day or a time."""
    signs = unit.words[:1] in phrases("signs") or opening(unit.words, "signed") > 1
    return signs and bool(opening(unit.words, "byline")) and len(unit.words) <= 2 * _FEW
