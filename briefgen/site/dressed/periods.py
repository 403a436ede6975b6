"""Draw a list of months or years, each with a number, as a strip of bars.

A bar is as high as its number and stands at its time; a time without a number is a gap. The strip
is a picture alone: the links of the list below it, folded where it is long, are large enough to
touch, and say each number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.site.dressed.nodes import make, of_kind, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.locale import Words
    from briefgen.site.dressed.nodes import Node, Part

_TIME: Final = re.compile(r"(?:from=|^)(\d{4})(?:-(\d\d))?(?:&|\.html|$|-)")
"""The year, and the month if any, in the address of a link."""

_COUNT: Final = re.compile(r"\s*(\d[\d.,\N{NO-BREAK SPACE}]*)")
_MOST: Final = 60
"""Most bars in a strip: on a phone each is five pixels wide. Earlier ones are in the list alone."""

_FEW: Final = 24
"""Most links of a list that stay open below the strip."""

_LABELS: Final = 6
"""Most year labels below a strip: as many as fit beside each other on a phone."""

_NEAR_END: Final = 0.85
_ENDS: Final[dict[bool, dict[str, str]]] = {False: {}, True: {"class": "end"}}
"""The class of a label by whether its bar is near the end: there it is aligned to the right."""

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class _Period:
    """A link of the list: its place among months or years, and its number."""

    at: int
    count: int
    link: Node


def dress(parts: Iterable[Part], ui: Words) -> None:
    """Put a strip of bars over each list of months or years, and fold a long list."""
    for part in of_kind(parts, "periods"):
        dated = [(link, *time.groups()) for link, time in _dated(part.node)]
        monthly = any(month for _, _, month in dated)
        periods = [_Period(_place(y, m, monthly=monthly), _count(a), a) for a, y, m in dated]
        first = max((p.at for p in periods), default=0) - _MOST
        shown = [p for p in periods if p.at > first]
        if len(shown) > 1:
            part.node.addprevious(_strip(shown, monthly=monthly))
        if len(periods) > _FEW:
            fold = wrap(part.node, make("details", class_="rest"))
            told = ui("n_months" if monthly else "n_years", count=len(periods))
            fold.insert(0, make("summary", told))


def _dated(node: Node) -> Iterator[tuple[Node, re.Match[str]]]:
    """Yield the links of a list whose address names a month or a year, with the match."""
    for link in node.iter("a"):
        if time := _TIME.search(link.get("href") or ""):
            yield link, time


def _place(year: str, month: str | None, *, monthly: bool) -> int:
    """Return a running number: of the month where the list is `monthly`, else of the year."""
    return int(year) * _YEAR + int(month or 1) - 1 if monthly else int(year)


def _count(link: Node) -> int:
    """Return the number that follows a link, 0 where there is none."""
    number = _COUNT.match(link.tail or "")
    return int(re.sub(r"\D", "", number[1])) if number else 0


def _strip(periods: Sequence[_Period], *, monthly: bool) -> Node:
    """Return the bars as a list, one item for each month or year from the first to the last."""
    held = {p.at: p for p in periods}
    times = range(min(held), max(held) + 1)
    most = max(p.count for p in periods) or 1
    years = sum(1 for at in times if not monthly or not at % _YEAR)
    step = math.ceil(years / _LABELS) or 1
    strip = make("ol", class_="bars", aria_hidden="true")
    for n, at in enumerate(times):
        item = make("li")
        if at in held:
            item.set("title", f"{held[at].link.text}: {held[at].count}")
            item.append(_bar(held[at].count, most))
        year = at // _YEAR if monthly else at
        opens = not monthly or not at % _YEAR
        if (opens and not year % step) or (n == 0 and not years):
            near_end = n > _NEAR_END * len(times)
            item.append(make("span", str(year), **_ENDS[near_end]))
        strip.append(item)
    return strip


def _bar(count: int, most: int) -> Node:
    """Return a drawing that is filled from below in the ratio of `count` to `most`."""
    high = max(2, round(100 * count / most))
    drawn = make("svg", viewBox="0 0 1 100", preserveAspectRatio="none")
    drawn.append(make("path", d=f"M0 {100 - high}h1V100h-1z"))
    return drawn
