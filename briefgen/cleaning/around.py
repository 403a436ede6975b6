"""Tell what is set around a pasted article from the article: boxes, teasers, captions, facts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.openings import holds, leads_on, menu_words, opening, phrases, words_of
from briefgen.cleaning.over_the_text import given
from briefgen.cleaning.page_lines import is_paper
from briefgen.cleaning.posts import embedded, is_thread
from briefgen.cleaning.set_between import NAMED_AGAIN, NAMED_OVER
from briefgen.cleaning.shapes import ITEM, is_names
from briefgen.model import NUMBERED, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.units import Part, Unit

IN_A_BOX: Final = "leads elsewhere: in a box under a label that leads to more"
_STORY: Final = NUMBERED | {Role.HEADING, Role.DEK}
_LOOSE: Final = _STORY | {Role.NAVIGATION}
_BOXED: Final = _LOOSE | {Role.COMMENT, Role.PROMO}
_STOPS: Final = (".", "!", "?", "\u2026", "\u201d", '"', ":")
_CUT: Final = ("\u2026", "...", ". . .")
_QUOTES: Final = "\"'\u201c\u2018\u00ab"
_BOX: Final = 12
_LONGEST_LABEL: Final = 8
_LONGEST_LINK: Final = 18
_LONGEST_OVER: Final = 10
_LONGEST_NAME: Final = 3
_FEWEST_OVER: Final = 3
_FEWEST_CUT: Final = 3
_SENTENCE: Final = 10
_SHOWN: Final = 6
_LONGEST_SHOWN: Final = 40
_REACH: Final = 4
_FEWEST_FACTS: Final = 3
_LONGEST_FACT: Final = 10
_GAPS: Final = 0.25
"""The least share of lines behind a blank line for blank lines to tell where a box ends."""

_DOUBLED: Final = re.compile(r"(\S.{18,}\S)\s?\1")
_PICTURED: Final = re.compile(r"\((?:pictured|right|left|above|centre|center|below)\b[^()]{0,60}\)")
_TAKEN_BY: Final = re.compile(r"\S{2} ?\u00a9 ?(?!\d)[^\W\d_][^.!?\u00a9]{2,60}$")
_FACT: Final = re.compile(r"([^\W\d_][^:.?!\n]{1,40}):\s+(\S[^\n]{0,60})")
_CHANNEL: Final = re.compile(r"(?<=\w) \d{1,2}\b")
"""The channel in a station's name: "KOST 8 News"."""

_PRICED: Final = re.compile(r"[$\u00a3\u20ac]\s?\d|\d\s?\u20ac")
_SCRIPT_SHARE: Final = 0.8


def around_the_text(parts: list[Part], units: Sequence[Unit]) -> None:
    """Relabel, in place, what is set around and between the paragraphs of a pasted article."""
    if any(unit.hint is not None for unit in units):
        return
    _over_the_headline(parts, units)
    _named_again(parts)
    _in_boxes(parts, units)
    _labelled_links(parts)
    _behind_a_form(parts)
    _prices(parts)
    _about_the_author(parts)
    _cut_teasers(parts)
    _in_another_script(parts)
    _shown_twice(parts)
    _pictured(parts)
    _facts(parts, units)
    _bullets(parts)
    _embedded(parts)


def _over_the_headline(parts: list[Part], units: Sequence[Unit]) -> None:
    """Set aside three and more short lines over a headline that blank lines set off from them.

    Of a person's name right over the headline it is said that she wrote the text.
    """
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), 0)
    over = range(title)
    short = all(len(parts[k].words) <= _LONGEST_OVER for k in over)
    if title < _FEWEST_OVER or not short or not units[parts[title].unit].gap:
        return
    for k in over:
        named = k == title - 1 and is_names(parts[k].text) and given(parts[k].words)
        named = named and len(parts[k].words) <= _LONGEST_NAME
        if named and parts[k].role in _LOOSE:
            reason = "who wrote it, or when: names over the headline"
            parts[k] = replace(parts[k], role=Role.BYLINE, reason=reason)
        elif parts[k].role in _STORY:
            reason = "leads elsewhere: a short line over the headline"
            parts[k] = replace(parts[k], role=Role.NAVIGATION, reason=reason)


def _named_again(parts: list[Part]) -> None:
    """Label the paper's name that stands over the headline, and again in the text or at its foot.

    Nothing but the words of menus makes no paper's name: "Local News".
    """
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), 0)
    for k in range(title):
        part = parts[k]
        loose = part.role is Role.NAVIGATION or part.reason == NAMED_OVER
        if not loose or not is_paper(_CHANNEL.sub("", part.text)):
            continue
        own = part.words[1:] if part.words[0] == "the" else part.words
        if len(own) > 1 and not all((w,) in menu_words() for w in own):
            again = (p for p in parts[title:] if len(p.words) > len(own) + 1)
            if any(_tells_name(p, own) for p in again):
                parts[k] = replace(part, role=Role.LEGAL, reason=NAMED_AGAIN)
                return


def _tells_name(part: Part, name: tuple[str, ...]) -> bool:
    """Tell whether a line holds a name of these words, each with a capital or a figure."""
    told = r"\W+".join(map(re.escape, name))
    found = re.search(rf"(?i)\b{told}\b", part.text)
    return found is not None and not any(w[0].islower() for w in found[0].split())


def _in_boxes(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as navigation the open lines right under a label that leads to more, up to a gap."""
    gaps = [units[p.unit].gap for p in parts]
    if sum(gaps) < _GAPS * len(parts):
        return
    for k, part in enumerate(parts):
        if not gaps[k] or not leads_to_a_box(part):
            continue
        end = k + 1
        while end < len(parts) and not gaps[end]:
            end += 1
        box = parts[k + 1 : end]
        if 0 < len(box) <= _BOX and all(map(_is_link, box)):
            for j in range(k, end):
                if parts[j].role in _BOXED:
                    parts[j] = replace(parts[j], role=Role.NAVIGATION, reason=IN_A_BOX)


def leads_to_a_box(part: Part) -> bool:
    """Tell whether a line is a label over links to other articles: "Most read", "Read more on"."""
    n = opening(part.words, "more")
    short = len(part.words) <= _LONGEST_LABEL and part.text[-1] not in ".!?"
    return short and part.role in _BOXED and (n > 1 or (n == 1 and len(part.words) == 1))


def _is_link(part: Part) -> bool:
    """Tell whether a line may be a link in a box: short, and no sentence by its end."""
    short = len(part.words) <= _LONGEST_LINK and part.text[-1] not in ".!:"
    return short and part.role not in (Role.TITLE, Role.KICKER, Role.CAPTION, Role.CREDIT)


def _labelled_links(parts: list[Part]) -> None:
    """Label as navigation an open line behind a label that leads to another article."""
    for k, part in enumerate(parts):
        n = opening(part.words, "more")
        told = n > 1 or part.words[:1] in phrases("sure_leads")
        leads = part.role in _STORY and told and leads_on(part.text, part.words)
        if leads and len(part.words) > n and not part.text.endswith(_STOPS):
            reason = "leads elsewhere: a label and another headline"
            parts[k] = replace(part, role=Role.NAVIGATION, reason=reason)


def _behind_a_form(parts: list[Part]) -> None:
    """Keep the sentences right behind a line that says that the text goes on behind a promotion."""
    goes_on = False
    for k, part in enumerate(parts):
        told = len(part.words) >= _SENTENCE and part.text.endswith((".", "\u201d", '"'))
        aside = holds(part.words, phrases("corrections")) or leads_on(part.text, part.words)
        if goes_on and part.role is Role.NAVIGATION and told and not aside:
            reason = "a paragraph: behind a promotion after which the text goes on"
            parts[k] = replace(part, role=Role.BODY, reason=reason)
        goes_on = part.words in phrases("behind_a_form") or (goes_on and part.role is Role.BODY)


def _prices(parts: list[Part]) -> None:
    """Label as promo the prices beside lines that ask the reader to subscribe."""
    for k, part in enumerate(parts):
        near = parts[max(0, k - _REACH) : k + _REACH]
        asked = any(p.role is Role.PROMO and p is not part for p in near)
        short = part.role is Role.NAVIGATION and len(part.words) <= _LONGEST_LABEL
        if asked and short and _PRICED.search(part.text):
            reason = "asks the reader for something: a price, beside lines that do"
            parts[k] = replace(part, role=Role.PROMO, reason=reason)


def _about_the_author(parts: list[Part]) -> None:
    """Label as byline a note that stands under such a heading and opens with an author's name."""
    names = [p.words for p in parts if p.role is Role.BYLINE]
    for over, k in zip(parts, range(1, len(parts)), strict=False):
        part = parts[k]
        named = any(part.words[:2] == pair for words in names for pair in pairwise(words))
        if over.words in phrases("author_headings") and named and part.role is Role.NAVIGATION:
            reason = "who wrote it, or when: a note on the author"
            parts[k] = replace(part, role=Role.BYLINE, reason=reason)


def _cut_teasers(parts: list[Part]) -> None:
    """Label as navigation three and more lines in a row at the end that are all cut off."""
    last = next((k for k in range(len(parts) - 1, -1, -1) if parts[k].role in _STORY), -1)
    first = last
    while first >= 0 and parts[first].role in _LOOSE and parts[first].text.endswith(_CUT):
        first -= 1
    if last - first < _FEWEST_CUT or not any(_is_told(p) for p in parts[: first + 1]):
        return
    for k in range(first + 1, last + 1):
        reason = "leads elsewhere: one of several teasers that are cut off"
        parts[k] = replace(parts[k], role=Role.NAVIGATION, reason=reason)


def _is_told(part: Part) -> bool:
    return part.role in NUMBERED and len(part.words) >= _SENTENCE and part.text.endswith(_STOPS)


def _in_another_script(parts: list[Part]) -> None:
    """Label as navigation the lines at the end in another script than the text's."""
    own = next((_script(p.text) for p in parts if p.role in NUMBERED), "")
    told = (k for k in range(len(parts) - 1, 0, -1) if _is_told(parts[k]))
    last = next((k for k in told if _script(parts[k].text) == own), 0)
    behind = [p for p in parts[last + 1 :] if p.role in _STORY]
    if last and own and all(_script(p.text) not in ("", own) for p in behind):
        for k in range(last + 1, len(parts)):
            if parts[k].role in _STORY:
                reason = "leads elsewhere: behind the text, in another script"
                parts[k] = replace(parts[k], role=Role.NAVIGATION, reason=reason)


def _script(text: str) -> str:
    """Return the script of most of a text's letters, empty where none is of most."""
    names = Counter(unicodedata.name(c, " ").split()[0] for c in text if c.isalpha())
    name, count = names.most_common(1)[0] if names else ("", 0)
    return name if count >= _SCRIPT_SHARE * sum(names.values()) else ""


def _shown_twice(parts: list[Part]) -> None:
    """Label as caption an open line between paragraphs that stands twice in a row.

    Pages give a picture's words once for the eye and once for who can't see it. A count or a label
    may stand between the two. Both may also be run together in one line.
    """
    title = next((p.words for p in parts if p.role is Role.TITLE), ())
    for k, part in enumerate(parts):
        if not _may_be_shown(part) or part.words == title or not _is_among(parts, k):
            continue
        again = _again(parts, k)
        doubled = _DOUBLED.fullmatch(part.text)
        if doubled is not None:
            half = words_of(doubled[1])
            beside = [j for j in (k - 1, k + 1) if 0 <= j < len(parts) and parts[j].words == half]
            role = Role.NAVIGATION if beside else Role.CAPTION
            parts[k] = replace(part, role=role, reason="a picture's caption: twice in one line")
            again = beside
        for j in (k, *again) if again and doubled is None else again:
            reason = "a picture's caption: the line stands twice"
            parts[j] = replace(parts[j], role=Role.CAPTION, reason=reason)


def _again(parts: Sequence[Part], k: int) -> list[int]:
    """Return where the words of part `k` stand again right below it, labels between left out."""
    for j in range(k + 1, min(len(parts), k + _REACH)):
        if parts[j].words == parts[k].words:
            return [j]
        if parts[j].role in NUMBERED or len(parts[j].words) > _FEWEST_OVER:
            break
    return []


def _may_be_shown(part: Part) -> bool:
    """Tell whether a line may be a caption: no sentence by its end, and nobody's words."""
    sized = _SHOWN <= len(part.words) <= _LONGEST_SHOWN and not part.text.endswith(_STOPS)
    return sized and part.role in _LOOSE | {Role.CAPTION} and part.text[0] not in _QUOTES


def _is_among(parts: Sequence[Part], k: int) -> bool:
    """Tell whether a paragraph or the headline is over a part, and a paragraph below it."""
    over = any(p.role is Role.TITLE or _is_told(p) for p in parts[:k])
    return over and any(_is_told(p) for p in parts[k + 1 :])


def _pictured(parts: list[Part]) -> None:
    """Label as caption an open line that says who is to be seen, or ends in whose picture it is."""
    for k, part in enumerate(parts):
        open_line = part.role in _LOOSE and _may_be_shown(part)
        reason = ""
        if open_line and _PICTURED.search(part.text):
            reason = "a picture's caption: says who is to be seen"
        elif open_line and _TAKEN_BY.search(part.text):
            reason = "a picture's caption: ends in whose picture it is"
        if reason and _is_among(parts, k):
            parts[k] = replace(part, role=Role.CAPTION, reason=reason)


def _facts(parts: list[Part], units: Sequence[Unit]) -> None:
    """Label as list three and more facts in a row, each a label, a colon and a few words.

    They stand apart from what is around them, with a heading right over them or behind a paragraph,
    and two of them hold a figure.
    """
    k = 0
    while k < len(parts):
        end = k
        while (
            end < len(parts) and _is_fact(parts[end]) and (end == k or not _gap(parts, end, units))
        ):
            end += 1
        figures = sum(any(map(str.isdigit, parts[j].text)) for j in range(k, end))
        if end - k >= _FEWEST_FACTS and figures > 1 and any(map(_is_told, parts[:k])):
            for j in range(k, end):
                reason = "an item of a list: a fact behind its label"
                parts[j] = replace(parts[j], role=Role.LIST, reason=reason)
            head = parts[k - 1]
            headed = not _gap(parts, k, units) and head.role in (Role.NAVIGATION, Role.HEADING)
            if headed and len(head.words) <= _LONGEST_LABEL and not opening(head.words, "more"):
                reason = "a section heading: right over facts"
                parts[k - 1] = replace(head, role=Role.HEADING, reason=reason)
        k = max(end, k + 1)


def _gap(parts: Sequence[Part], k: int, units: Sequence[Unit]) -> bool:
    return units[parts[k].unit].gap


def _is_fact(part: Part) -> bool:
    """Tell whether a line is a label, a colon and a few words that lead nowhere."""
    found = _FACT.fullmatch(part.text)
    if found is None or part.role not in _LOOSE or len(part.words) > _LONGEST_FACT:
        return False
    label = words_of(found[1])
    known = label in phrases("no_facts") or bool(opening(label, "more"))
    return not known and "@" not in found[2] and "://" not in found[2] and found[2][-1] not in ".!?"


def _bullets(parts: list[Part]) -> None:
    """Give the items of a list between headline and text the role that one of them has."""
    title = next((k for k, p in enumerate(parts) if p.role is Role.TITLE), len(parts))
    k = title + 1
    while k < len(parts) and not _is_told(parts[k]):
        end = k
        while end < len(parts) and ITEM.match(parts[end].text):
            end += 1
        role = next((p.role for p in parts[k:end] if p.role in (Role.DEK, Role.LIST)), None)
        for j in range(k, end):
            if role is not None and parts[j].role is Role.NAVIGATION:
                reason = "goes with the list around it"
                parts[j] = replace(parts[j], role=role, reason=reason)
        k = max(end, k + 1)


def _embedded(parts: list[Part]) -> None:
    """Label the post of a network between paragraphs: whose it is, its words, and when it was."""
    for k in range(1, 0 if is_thread(parts) else len(parts) - 1):
        end = embedded(parts, k)
        if not end or not _is_among(parts, k):
            continue
        for j in range(k, end):
            role, reason = (
                Role.NAVIGATION,
                "a post set in the text: when it was, and what is counted",
            )
            if j == k:
                role, reason = Role.QUOTE, "says whose words the quotation is"
            elif _is_a_post_s(parts[j]):
                role, reason = Role.QUOTE, POSTED
            parts[j] = replace(parts[j], role=role, reason=reason)


POSTED: Final = "a quotation set apart: the words of a post"


def _is_a_post_s(part: Part) -> bool:
    return part.text.endswith(_STOPS) and part.role in NUMBERED | {Role.NAVIGATION, Role.QUOTE}
