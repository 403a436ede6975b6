"""Tell whether a page holds an article at all: it may be a list, a paywall or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.cleaning.shapes import asks_to_pay, shapes_in
from briefgen.cleaning.units import is_story
from briefgen.model import NUMBERED, Evidence, Role, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cleaning.span import Span
    from briefgen.cleaning.units import Part, Unit

_FEWEST_CARDS: Final = 3
_CARDS_A_STORY: Final = 3
_LINKED: Final = 0.8
_MOSTLY: Final = 0.5
_HEADED: Final = 0.2
_FEWEST_WORDS: Final = 3
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEAR: Final = 8
_SHORT: Final = 16
_TWO_WAYS: Final = re.compile(r"(?<![\d/.])\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d(?![\d/])")

NO_ARTICLE: Final = "no article was found in this page"
A_LIST: Final = "looks like a list of articles, not like one: no date is taken from it"
CUT_OFF: Final = "may be cut off: the page asks its reader to subscribe or to sign in to read on"


def tells_of_articles(
    units: Sequence[Unit], features: Sequence[dict[str, float]], span: Span
) -> bool:
    """Tell whether a page is a list of articles: far more linked headings than paragraphs."""
    if not any(u.hint is not None and u.hint.within for u in units):
        return False
    nothing = span.first == span.last
    reach = range(len(units)) if nothing else range(max(0, span.first - 2), span.last)
    cards = sum(_is_card(units[i]) for i in reach)
    stories = sum(span.kept[i] and is_story(units[i], features[i]) for i in reach)
    if not stories:
        cards += sum(_is_linked_item(units[i], dated=nothing) for i in reach)
    return cards >= _FEWEST_CARDS and cards >= _CARDS_A_STORY * stories


def _is_card(unit: Unit) -> bool:
    """Tell whether a unit is a heading that is wholly a link."""
    hint = unit.hint
    linked = hint is not None and hint.tag in _HEADINGS and hint.link_density > _LINKED
    return linked and len(unit.words) >= _FEWEST_WORDS


def _is_linked_item(unit: Unit, *, dated: bool) -> bool:
    """Tell whether a unit is a list item that is mostly a link, or partly one and dated.

    Where `dated` is set only items with a date count: menus are lists too.
    """
    hint = unit.hint
    if hint is None or hint.tag != "li" or len(unit.words) < _FEWEST_WORDS:
        return False
    if dated and not hint.dated:
        return False
    return hint.link_density > (_HEADED if hint.dated else _MOSTLY)


def day_in_markup(text: str, parts: Sequence[Part], units: Sequence[Unit]) -> tuple[Statement, ...]:
    """Return the date in the markup of the first byline under the headline, beside "3 days ago"."""
    title = next((i for i, p in enumerate(parts) if p.role is Role.TITLE), 0)
    for part in parts[title : title + _NEAR]:
        hint = units[part.unit].hint
        if part.role is Role.BYLINE and hint is not None and hint.dated:
            evidence = Evidence.quote(text, part.start, part.end)
            return (Statement("published", hint.dated, "time element", evidence=evidence),)
    return _day_of_the_only_time(text, parts, units)


def _day_of_the_only_time(
    text: str, parts: Sequence[Part], units: Sequence[Unit]
) -> tuple[Statement, ...]:
    """Return the date in the markup of a line that shows a time alone, if the page has one date."""
    timed = [(p, h.dated) for p in parts if (h := units[p.unit].hint) is not None and h.dated]
    for part, dated in timed[:1]:
        if len({day[:10] for _, day in timed}) == 1 and "only a time" in shapes_in(
            part.text, part.words
        ):
            evidence = Evidence.quote(text, part.start, part.end)
            return (Statement("published", dated, "time element", evidence=evidence),)
    return ()


def unread_day(parts: Sequence[Part], statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return a remark on a date over the text that reads two ways, where no other is stated."""
    if any(s.field == "published" for s in statements):
        return ()
    title = next((i for i, p in enumerate(parts) if p.role is Role.TITLE), 0)
    for part in parts[max(0, title - _FEWEST_CARDS) : title + _NEAR]:
        found = _TWO_WAYS.search(part.text) if len(part.words) <= _SHORT else None
        if found and part.role is not Role.TITLE:
            return (f"the day {found[0]} can be read two ways, so no day of publication is stated",)
    return ()


def page_notes(units: Sequence[Unit], parts: Sequence[Part], *, listed: bool) -> tuple[str, ...]:
    """Return what a reader should know of a page that is no whole article.

    In formats other than web pages only a list of articles is remarked on.
    """
    notes = [A_LIST] if listed else []
    if not any(u.hint is not None and u.hint.within for u in units):
        return tuple(notes)
    body = [i for i, part in enumerate(parts) if part.role in NUMBERED]
    if not body:
        notes.append(NO_ARTICLE)
    near = parts[: body[-1] + _NEAR] if body else parts
    unseen = {p.unit for p in parts if (h := units[p.unit].hint) is not None and h.unseen}
    walls = (p for p in near if p.unit not in unseen and p.role is not Role.LEGAL)
    if any(asks_to_pay(p.words) for p in walls):
        notes.append(CUT_OFF)
    return tuple(notes)
