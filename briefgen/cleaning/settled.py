"""Correct roles that the scorers gave to single parts by what stands around each part."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.around import around_the_text
from briefgen.cleaning.behind import clear_what_is_behind
from briefgen.cleaning.datelines import is_dateline_alone
from briefgen.cleaning.mailed import quoted_lines
from briefgen.cleaning.openings import agencies, leads_on, opening, phrases, words_of
from briefgen.cleaning.over_the_text import sort_the_lines_over
from briefgen.cleaning.page_lines import has_gallery_labels
from briefgen.cleaning.papers import head_of_a_judgment
from briefgen.cleaning.posts import TAGS, as_posts
from briefgen.cleaning.set_between import (
    beside_the_film,
    between_the_paragraphs,
    names_of_the_paper,
)
from briefgen.cleaning.shapes import (
    ANOTHER,
    ITEM,
    asks_to_pay,
    is_clock,
    is_day_elsewhere,
    is_names,
    is_office,
    is_release_day,
    is_source,
    is_timed_names,
    opens_as_byline,
    signs_elsewhere,
    signs_oddly,
    tells_the_work,
)
from briefgen.cleaning.small_print import corrections, without_forms, without_small_print
from briefgen.cleaning.threads import as_comments
from briefgen.cleaning.units import WHOLE
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.cleaning.units import Part, Unit

_MARKED: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLAIN: Final = frozenset(("p", "div", "body"))
_LONGEST_QUESTION: Final = 30
_LOOSE: Final = frozenset((Role.HEADING, Role.DEK, Role.NAVIGATION))
_LONGEST_CAPTION: Final = 60
_LONG: Final = 3
_WHOLE: Final = {"li": Role.LIST, "tr": Role.TABLE}
_NOTED: Final = re.compile(
    r"(?:\^|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}|[\u2020\u2021]{1,3}"
    r"|\[(?:\d{1,3}|[a-z])\])\s*[^\W_]"
)
"""The mark that opens a note under a text, and the start of its words."""

_FROM_OUTLET: Final = re.compile(
    r"From [A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2}['\u2019]s? "
    r"(?:[A-Z][\w.'\u2019-]+(?:,? and |, | )?){2,8}(?:in [A-Z][^.]{2,40})?"
)
"""How a live page's post signs: "From the paper's" and names."""

_ENDS: Final = re.compile(
    r"[-\u2013\u2014*#/\[(]+\s*(?i:ends?|30|more|fin)\s*[-\u2013\u2014*#/\])]+|ENDS?|#{3,}"
    r"|(?:#\s){2,}#"
    r"|END?S?(?:/[A-Z0-9]{2,12}){1,3}"
    r"|ENDS?\s+\d{1,2}[:.]\d\d(?: ?[APap]\.?[Mm]\.?)?(?: [A-Z]{2,4})?"
)
_SHORTCODE: Final = re.compile(
    r"\{\{[<%].*[>%]\}\}|\{%.*%\}|\[/?[a-z_]+(?: [a-z_]+=[^\[\]]*)?/?\]|:::.*", re.DOTALL
)
"""Shortcodes that Hugo, Jekyll, WordPress and Quarto replace with other content."""

_LEADING_LABEL: Final = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,}){0,3}(?: ?[:|]| -)(?= )")
_POINTERS: Final = "\u25ba\u25b6\u25b8\u00bb\u203a>\u2192"
_LOADING: Final = re.compile(r"[Ll]oading(?:\.{3}|\u2026)")
_LAST: Final = re.compile(r"(?i)\bends?\b")
_CODES: Final = re.compile(r"[A-Z]{2,4}(?: [A-Z]{2,4}){1,4}")
"""Staff initials under an agency's story: "PTI AB CD", "AB CD CD"."""

_CONTACT: Final = re.compile(
    r"(?:(?:Media|Press|For media) )?(?:[Cc]ontacts?|[Ee]nquiries|[Ii]nquiries):\s"
    r"|For (?:further|more|additional) information\b[^:.]{0,40}:\s"
)
_ISSUED: Final = re.compile(r"SOURCE:? [A-Z][^.!?]{2,80}")
"""The issuer that a release names at its end: "SOURCE Ost Harbour Company"."""

_SOURCED: Final = re.compile(r"(?:Sources?|Notes?|Data)\s*:\s*\S")
_SMALL: Final = re.compile(r"\b[a-z]{4,}")
_STOPS: Final = (".", "!", "?", "\u201d", '"')
_HEADS: Final = (Role.HEADING, Role.TITLE)
_LONGEST_LINE: Final = 12
_LONGEST_DEK: Final = 30
_FEWEST_LINES: Final = 3
_FEWEST_POSTS: Final = 3
_FEWEST_SHOWN: Final = 6
_ITEMS: Final = (Role.LIST, Role.BODY)
_STORY: Final = NUMBERED | {Role.HEADING}
_ALONE: Final = _STORY | {Role.BYLINE}
"""Roles that a line which turns out to be a dateline may have until then."""


def settled(
    parts: list[Part], units: Sequence[Unit], features: Sequence[dict[str, float]]
) -> list[Part]:
    """Return the parts, with new roles for those whose neighbours leave them no choice."""
    out = list(parts)
    quoted_lines(out)
    beside_the_film(out)
    _lead_away(out, features)
    _place_alone(out, units)
    _sign(out)
    _time(out)
    _caption(out, units)
    _bar(out)
    _ask(out, units)
    _open(out, units)
    _subhead(out, units)
    _under_headline(out)
    names_of_the_paper(out, units)
    sort_the_lines_over(out, units)
    _open_end(out, units)
    _line_up(out, units)
    _initial(out)
    _complete(out, units)
    _cut_off(out)
    between_the_paragraphs(out, units)
    _end(out, units)
    _note(out, units)
    _behind_the_end(out)
    clear_what_is_behind(out, units)
    without_small_print(out)
    without_forms(out)
    corrections(out)
    around_the_text(out, units)
    as_comments(out)
    head_of_a_judgment(out)
    _contacts(out)
    as_posts(out)
    return out


def _lead_away(parts: list[Part], features: Sequence[dict[str, float]]) -> None:
    """Label as navigation headings over links alone, and lines after "MORE:" and the like."""
    for k, part in enumerate(parts):
        if part.role in _STORY and len(part.words) <= _LONGEST_QUESTION and _is_lead(part):
            reason = "leads elsewhere: a label set off that leads to more"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
    for k in range(len(parts) - 2, -1, -1):
        following = parts[k + 1]
        linked = bool(features[following.unit].get("all links"))
        if parts[k].role is Role.HEADING and following.role is Role.NAVIGATION and linked:
            parts[k] = replace(parts[k], role=Role.NAVIGATION, reason="leads elsewhere: over links")


def _is_lead(part: Part) -> bool:
    """Tell whether a line is tags alone, or a label in capitals or a pointer that leads to more."""
    if TAGS.fullmatch(part.text):
        return True
    label = _LEADING_LABEL.match(part.text)
    if label is not None:
        return opening(words_of(label[0]), "more") > 0
    return part.text[0] in _POINTERS and leads_on(part.text, part.words)


def _place_alone(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as dateline a line that is a dateline alone, before a paragraph."""
    for k, (part, following) in enumerate(pairwise(parts)):
        over = part.role in _ALONE and following.role is Role.BODY
        if over and not _is_marked(part, units) and is_dateline_alone(part.text):
            reason = "the place, day or agency that opens the story, in a line of its own"
            parts[k] = replace(part, role=Role.DATELINE, reason=reason)


def _sign(parts: list[Part]) -> None:
    """Label as byline the lines under the headline that sign: names beside a date or a byline.

    It stops at the first paragraph that signs in no way.
    """
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), None)
    if title is None:
        return
    for k in range(title + 1, len(parts)):
        beside = [parts[j].role for j in (k - 1, k + 1) if j < len(parts)]
        a_day = (Role.BYLINE in beside and is_day_elsewhere(parts[k].text)) or is_release_day(
            parts[k].text
        )
        if _signs_oddly(parts, k):
            reason = "who wrote it, or when: names, and how they signed"
            parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)
            continue
        found = parts[k - 1].role is Role.BYLINE and is_source(parts[k].text)
        if parts[k].role in NUMBERED and not a_day and not found:
            return
        another = parts[k - 1].role is Role.BYLINE and ANOTHER.fullmatch(parts[k].text)
        loose = parts[k].role in (Role.HEADING, Role.DEK) or (
            (k == title + 1 or another) and parts[k].role is Role.NAVIGATION
        )
        if not loose and not a_day and not found:
            continue
        if reason := _how_signed(parts, k, a_day=a_day):
            parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)


def _how_signed(parts: Sequence[Part], k: int, *, a_day: bool) -> str:
    """Return why a part is a byline, empty where it is none."""
    part, beside = parts[k], [p.role for p in _beside(parts, k)]
    if parts[k - 1].role is Role.BYLINE and ANOTHER.fullmatch(part.text):
        return "who wrote it, or when: one more name, under the first"
    if parts[k - 1].role is Role.BYLINE and is_office(part.words):
        return "who wrote it, or when: an office under the name"
    if Role.BYLINE in beside and (is_names(part.text) or is_source(part.text)):
        how = "names beside the day" if is_names(part.text) else "where it was found"
        return f"who wrote it, or when: {how}"
    if a_day:
        return "who wrote it, or when: a day beside the names"
    if opens_as_byline(part.text, part.words) or signs_elsewhere(part.text):
        return "who wrote it, or when: opens as a byline"
    return ""


def _signs_oddly(parts: Sequence[Part], k: int) -> bool:
    """Tell whether a line signs without "by"; a name that the text repeats is not its author's."""
    if parts[k].role is Role.BYLINE or (span := signs_oddly(parts[k].text)) is None:
        return False
    if tells_the_work(parts[k].text):
        return True
    last = words_of(parts[k].text[slice(*span)])[-1:]
    return not any(set(last) <= set(p.words) for p in parts[k + 1 :] if p.role in NUMBERED)


def _time(parts: list[Part]) -> None:
    """Label as byline a post's line of a live page: a time of day and names.

    Where several lines are a time alone over a text, as on such pages, each is its dateline.
    """
    for k, part in enumerate(parts):
        if part.role in _LOOSE and (is_timed_names(part.text) or _FROM_OUTLET.fullmatch(part.text)):
            reason = "who wrote it, or when: a time and a name"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), -1)
    timed = [
        k
        for k, (part, following) in enumerate(pairwise(parts))
        if k > title and is_clock(part.text) and following.role in _STORY
    ]
    if len(timed) < _FEWEST_POSTS:
        return
    for k in timed:
        reason = "the hour of what stands under it"
        parts[k] = replace(parts[k], role=Role.DATELINE, reason=reason)


def _ask(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as heading a question that is marked as one, though it ends as a sentence does."""
    for k, part in enumerate(parts[:-1]):
        hint = units[part.unit].hint
        marked = hint is not None and hint.tag in _MARKED and len(part.words) <= _LONGEST_QUESTION
        if part.role is Role.BODY and marked and part.text.endswith("?"):
            reason = "a section heading: a question, in a heading"
            parts[k] = replace(part, role=Role.HEADING, reason=reason)


def _open(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label a page's dek as its first paragraph where its markup is the same as the next one's."""
    for k, (part, following) in enumerate(pairwise(parts)):
        own, other = units[part.unit].hint, units[following.unit].hint
        if part.role is not Role.DEK or following.role is not Role.BODY or own is None:
            continue
        alike = other is not None and {own.tag, other.tag} <= _PLAIN and own.path == other.path
        if alike and part.text.endswith("."):
            reason = "a paragraph: set as those after it"
            parts[k] = replace(part, role=Role.BODY, reason=reason)


def _subhead(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as dek a sentence that shares an element with the headline, apart from the text.

    A byline must follow it.
    """
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), len(parts))
    if title + 2 >= len(parts) or parts[title + 1].role is not Role.BODY:
        return
    head, own = units[parts[title].unit].hint, units[parts[title + 1].unit].hint
    if head is None or own is None or not head.within or head.within != own.within:
        return
    text = [h for p in parts[title + 2 :] if p.role is Role.BODY and (h := units[p.unit].hint)]
    apart = bool(text) and not any(set(head.within) <= set(h.within) for h in text)
    if apart and parts[title + 2].role is Role.BYLINE:
        reason = "the line under the headline: set with it, over the byline"
        parts[title + 1] = replace(parts[title + 1], role=Role.DEK, reason=reason)


def _under_headline(parts: list[Part]) -> None:
    """Label a heading alone between headline and byline as dek: it heads no text."""
    for before, k, after in zip(parts, range(1, len(parts)), parts[2:], strict=False):
        head = parts[k].role is Role.HEADING
        if head and before.role is Role.TITLE and after.role is Role.BYLINE:
            parts[k] = replace(parts[k], role=Role.DEK, reason="the line under the headline")


def _open_end(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as dek a line of bare text under the headline that no stop ends."""
    for title, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        bare = title.role is Role.TITLE and units[part.unit].hint is None
        if not bare or part.role is not Role.BODY:
            continue
        k = parts.index(part)
        open_end = part.text[-1].isalnum() and part.text[0].isupper()
        short = _LONGEST_LINE // 2 < len(part.words) <= _LONGEST_DEK
        if open_end and short and after.role in (Role.HEADING, Role.BYLINE, Role.BODY):
            parts[k] = replace(part, role=Role.DEK, reason="the line under the headline: no stop")
        return


def _line_up(parts: list[Part], units: Sequence[Unit]) -> None:
    """Relabel short unmarked lines taken for headings, where what is around them speaks against it.

    Such a line breaks off at a comma, is one of the lines of a list, of verses or of an address, or
    stands in a document that marks its headings.
    """
    marks = sum(_is_marked(p, units) for p in parts if p.role in _HEADS)
    by_style = marks > 1 and all(u.hint is not None and WHOLE in u.hint.path for u in units)
    among = _among_lines(parts, units)
    for k, part in enumerate(parts):
        if part.role is not Role.HEADING or _is_marked(part, units):
            continue
        if ITEM.match(part.text) and any(ITEM.match(p.text) for p in _beside(parts, k)):
            parts[k] = replace(
                part, role=Role.LIST, reason="an item of a list: another is beside it"
            )
        elif part.text.endswith(":") and _is_list_next(parts, k):
            parts[k] = replace(part, role=Role.BODY, reason="leads to a list")
        elif part.text.endswith((",", ";")):
            parts[k] = replace(part, role=Role.BODY, reason="a line that breaks off at a comma")
        elif part.text[0].islower() or _goes_on(part, parts[k + 1 : k + 2], units):
            parts[k] = replace(part, role=Role.BODY, reason="a line that goes on in small letters")
        elif part.text.endswith(".") and _SMALL.search(part.text):
            parts[k] = replace(part, role=Role.BODY, reason="a paragraph: a short sentence")
        elif k in among:
            parts[k] = replace(part, role=Role.BODY, reason="a line among lines as short")
        elif by_style:
            reason = "a short paragraph: the document marks its headings"
            parts[k] = replace(part, role=Role.BODY, reason=reason)


def _is_list_next(parts: Sequence[Part], k: int) -> bool:
    return k + 1 < len(parts) and parts[k + 1].role in (Role.LIST, Role.TABLE)


def _bar(parts: list[Part]) -> None:
    """Label as promo a short line of the text that asks the reader to sign in or pay."""
    for k, part in enumerate(parts):
        loose = part.role in _STORY or part.role is Role.NAVIGATION
        if loose and len(part.words) <= _LONGEST_LINE and asks_to_pay(part.words):
            reason = "asks the reader for something: to sign in, or to pay"
            parts[k] = replace(part, role=Role.PROMO, reason=reason)


def _goes_on(part: Part, following: Sequence[Part], units: Sequence[Unit]) -> bool:
    """Tell whether an unmarked short line is followed by one that goes on in small letters."""
    if units[part.unit].hint is not None or part.text[-1] in ":?!":
        return False
    return any(p.role is Role.BODY and p.text[0].islower() for p in following)


def _complete(parts: list[Part], units: Sequence[Unit]) -> None:
    """Keep a list or table whole where only its run of items or rows shows that it is one."""
    k = 0
    while k < len(parts):
        tag = _bare_tag(parts[k], units)
        end = k + 1
        while end < len(parts) and _bare_tag(parts[end], units) == tag:
            end += 1
        role = _WHOLE.get(tag)
        if role is not None and any(p.role is role for p in parts[k:end]):
            for j in range(k, end):
                if parts[j].role is Role.NAVIGATION:
                    reason = "goes with the list or the table around it"
                    parts[j] = replace(parts[j], role=role, reason=reason)
        k = end
    _complete_by_element(parts, units)


def _complete_by_element(parts: list[Part], units: Sequence[Unit]) -> None:
    """Keep the items of a page's list that stand between two that were kept.

    Of a list whose items all end in a full stop, every item is kept.
    """
    lists: dict[int, list[int]] = {}
    for k, part in enumerate(parts):
        hint = units[part.unit].hint
        if hint is not None and hint.tag == "li" and hint.within and not hint.unseen:
            lists.setdefault(hint.within[-1], []).append(k)
    for items in lists.values():
        kept = [n for n, k in enumerate(items) if parts[k].role in _ITEMS]
        if 2 * len(kept) <= len(items):
            continue
        told = all(parts[k].text.endswith(".") for k in items)
        first, last = (0, len(items)) if told else (kept[0], kept[-1])
        for k in items[first:last]:
            if parts[k].role in (Role.NAVIGATION, Role.PROMO):
                reason = "goes with the list around it"
                parts[k] = replace(parts[k], role=Role.LIST, reason=reason)


def _bare_tag(part: Part, units: Sequence[Unit]) -> str:
    """Return the tag of a part whose hint has no path, as in Markdown; empty for other parts.

    In a text without hints, a line that begins as an item counts as `li`.
    """
    hint = units[part.unit].hint
    if hint is None:
        return "li" if ITEM.match(part.text) else ""
    return hint.tag if not hint.within and not hint.path else ""


def _caption(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as caption a Markdown picture's words and the text copied with a gallery's labels.

    Entries that repeat the gallery's text, and labels alone, become navigation.
    """
    _under_a_credit(parts, units)
    gallery = ""
    for k, part in enumerate(parts):
        if part.role in _STORY and part.text in gallery and part.text[-1] not in _STOPS:
            reason = "leads elsewhere: an entry of the gallery above"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
            continue
        if part.role in _STORY | _LOOSE and has_gallery_labels(part.words):
            if len(part.words) < _FEWEST_SHOWN:
                reason = "leads elsewhere: the labels of a gallery"
                parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
                continue
            gallery = part.text
            reason = "a picture's caption: with the labels of its gallery"
            parts[k] = replace(part, role=Role.CAPTION, reason=reason)
            continue
        if part.role in _STORY and part.words in phrases("caption_labels"):
            parts[k] = replace(
                part, role=Role.NAVIGATION, reason="the label of a picture's caption"
            )
            continue
        said = _bare_tag(part, units) == "figcaption" and len(part.words) <= _LONGEST_CAPTION
        said = said or (k > 0 and _is_under_a_picture(part, parts[k - 1]))
        if said and part.role in (Role.BODY, Role.HEADING, Role.NAVIGATION):
            parts[k] = replace(part, role=Role.CAPTION, reason="a caption: set as one")


def _under_a_credit(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as caption an open line between a paragraph and a credit without caption above it."""
    for k in range(1, len(parts) - 1):
        part, own = parts[k], parts[k - 1].role is Role.CREDIT
        bare = units[part.unit].hint is None and part.role in (Role.BODY, Role.HEADING)
        if not own or not bare or parts[k - 2 if k > 1 else 0].role is Role.CAPTION:
            continue
        sized = _FEWEST_SHOWN <= len(part.words) <= _LONGEST_DEK and part.text[-1].isalnum()
        if sized and parts[k + 1].role in NUMBERED:
            reason = "a picture's caption: under its credit"
            parts[k] = replace(part, role=Role.CAPTION, reason=reason)


def _is_under_a_picture(part: Part, before: Part) -> bool:
    """Tell whether a line stands under a caption's label or repeats its picture's caption.

    What repeats a picture's credit counts as well.
    """
    if before.role is Role.CREDIT and part.text in before.text and len(part.words) > _LONG:
        return True
    labelled = before.words in phrases("caption_labels") and before.role not in _STORY
    short = _LONG < len(part.words) <= _LONGEST_CAPTION
    return (labelled and short) or _takes_up_caption(part, before)


def _takes_up_caption(part: Part, before: Part) -> bool:
    """Tell whether a line opens with all words of the caption above it."""
    n = len(before.words)
    captioned = before.role is Role.CAPTION and n > _LONG
    return captioned and part.words[:n] == before.words and len(part.words) <= _LONGEST_CAPTION


def _cut_off(parts: list[Part]) -> None:
    """Label as navigation lines that are no text: a release's end mark ("- ENDS -"), shortcodes.

    So too lines without letters or digits, and what a page shows while it loads.
    """
    for k, part in enumerate(parts):
        if part.role in _STORY and _ENDS.fullmatch(part.text):
            reason = "the mark at the end of a release"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
        elif part.role in _STORY - {Role.TABLE} and not any(map(str.isalnum, part.text)):
            parts[k] = replace(part, role=Role.NAVIGATION, reason="no words: a sign that parts")
        elif part.role in (Role.HEADING, Role.DEK) and not any(map(str.isalpha, part.text)):
            parts[k] = replace(part, role=Role.NAVIGATION, reason="a count, and no words")
        elif part.role in _STORY and _SHORTCODE.fullmatch(part.text):
            reason = "a mark of a site's program"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)
        elif part.role in _STORY and _LOADING.fullmatch(part.text):
            reason = "what a page shows until the rest of it comes"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _initial(parts: list[Part]) -> None:
    """Label what agencies set under their stories: issuer and name as byline, or desk initials."""
    for k in range(len(parts) - 1, 0, -1):
        part = parts[k]
        if part.role not in _STORY:
            continue
        if _ISSUED.fullmatch(part.text):
            reason = "who wrote it, or when: the office that issued it"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)
        elif _CODES.fullmatch(part.text):
            parts[k] = replace(part, role=Role.NAVIGATION, reason="initials of an agency's desk")
        elif _signs_for_agency(part):
            reason = "who wrote it, or when: a name with an agency's"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)
        else:
            return


def _signs_for_agency(part: Part) -> bool:
    """Tell whether a line is a name, a comma and an agency."""
    name, comma, agency = part.text.rpartition(",")
    return bool(comma) and is_names(name) and words_of(agency) in agencies()


def _ends_a_release(text: str) -> bool:
    """Tell whether an end mark has the word "end": signs alone may also part a text's sections."""
    return bool(_ENDS.fullmatch(text) and _LAST.search(text))


def _behind_the_end(parts: list[Part]) -> None:
    """Label as notes what follows the one end mark of a release, where it is the smaller part."""
    marks = [
        k for k, p in enumerate(parts) if p.role is Role.NAVIGATION and _ends_a_release(p.text)
    ]
    if len(marks) != 1:
        return
    before = sum(len(p.words) for p in parts[: marks[0]] if p.role in NUMBERED)
    behind = sum(len(p.words) for p in parts[marks[0] :] if p.role in NUMBERED)
    for k in range(marks[0] + 1, len(parts) if behind < before else 0):
        if parts[k].role in _STORY:
            reason = "a note: behind the mark at the end of a release"
            parts[k] = replace(parts[k], role=Role.NOTE, reason=reason)


def _note(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as notes what closes the text after notes' marks, or stands under their heading."""
    story = [k for k, p in enumerate(parts) if p.role in _STORY or p.role is Role.DUPLICATE]
    for n in range(len(story) - 1, 0, -1):
        part = parts[story[n]]
        if not _NOTED.match(part.text):
            break
        parts[story[n]] = replace(part, role=Role.NOTE, reason="a note: opens with its mark")
    for n, k in enumerate(story):
        words = tuple(w for w in parts[k].words if w != "edit")
        if parts[k].role is Role.HEADING and words in phrases("note_headings"):
            _note_under(parts, story[n + 1 :], units)
            if all(parts[j].role is Role.NOTE for j in story[n + 1 :]):
                parts[k] = replace(parts[k], role=Role.NOTE, reason="a note: heads the notes")
    for k in story:
        under = k > 0 and parts[k - 1].role is Role.TABLE and len(parts[k].words) <= _LONGEST_LINE
        if (
            (parts[k].role is Role.TABLE or under)
            and _SOURCED.match(parts[k].text)
            and "\t" not in parts[k].text
        ):
            parts[k] = replace(parts[k], role=Role.NOTE, reason="a note: under a table")


def _contacts(parts: list[Part]) -> None:
    """Label as notes the contacts at a release's end, where they are the smaller part of it."""
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in _STORY), 0)
    if last and _CONTACT.match(parts[last].text):
        reason = "a note: whom to ask"
        parts[last] = replace(parts[last], role=Role.NOTE, reason=reason)
    for k, part in enumerate(parts):
        if part.role not in _STORY or part.words not in phrases("contact_headings"):
            continue
        behind = [j for j in range(k, len(parts)) if parts[j].role in _STORY]
        over = sum(len(p.words) for p in parts[:k] if p.role in NUMBERED)
        if sum(len(parts[j].words) for j in behind) < over:
            for j in behind:
                reason = "a note: whom to ask, under a heading that says so"
                parts[j] = replace(parts[j], role=Role.NOTE, reason=reason)
            return


def _note_under(parts: list[Part], below: Sequence[int], units: Sequence[Unit]) -> None:
    """Label the items directly under a heading of notes as notes."""
    for k in below:
        hint = units[parts[k].unit].hint
        if not (hint is not None and hint.tag == "li") and not ITEM.match(parts[k].text):
            return
        parts[k] = replace(parts[k], role=Role.NOTE, reason="a note: under a heading over notes")


def _among_lines(parts: Sequence[Part], units: Sequence[Unit]) -> set[int]:
    """Return the indices in runs of short lines, most of which were labelled headings."""
    out: set[int] = set()
    run: list[int] = []
    for k, part in enumerate([*parts, None]):
        if part is not None and _is_line(part, units):
            run.append(k)
            continue
        heads = sum(parts[j].role is Role.HEADING for j in run)
        if heads >= _FEWEST_LINES and 2 * heads > len(run):
            out.update(run)
        run = []
    return out


def _is_line(part: Part, units: Sequence[Unit]) -> bool:
    in_text = part.role in (Role.HEADING, Role.BODY)
    return in_text and len(part.words) <= _LONGEST_LINE and not _is_marked(part, units)


def _beside(parts: Sequence[Part], k: int) -> Iterator[Part]:
    yield from (parts[j] for j in (k - 1, k + 1) if 0 <= j < len(parts))


def _is_marked(part: Part, units: Sequence[Unit]) -> bool:
    hint = units[part.unit].hint
    return hint is not None and hint.tag in _MARKED


def _end(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label an unmarked heading at the very end as body, since no text follows it."""
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in _STORY), None)
    if last is None or parts[last].role is not Role.HEADING:
        return
    if not _is_marked(parts[last], units):
        parts[last] = replace(parts[last], role=Role.BODY, reason="the last words of the text")
