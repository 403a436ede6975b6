"""Cut long lists into pages at places that depend on content, so that one more row moves few.

Cut by number, one more article would shift every row behind it to another place, and all those
pages would be written again, with those that link to a row by its page. Which marks open a page
depends on their own words alone.

Source: content-defined chunking (Muthitacharoen et al., A Low-bandwidth Network File System, 2001).
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

PAGE_ROWS: Final = 80
"""Rows on one page of an index: at most 1,500 elements and 100 kB of HTML, for phones."""

PLACES: Final = 48
"""The same of places, each of which has a mark on the page's map as well."""

OPENING: Final = 3
"""One in so many marks may open a page; with some eight claims a brief, pages end near size."""

_NAME: Final = 6
"""Hexadecimal digits in the name of a page.

Among a thousand pages, two share a name on one desk in thirty.
"""


def runs(
    rows: Sequence[T], mark: Callable[[T], str], size: int = PAGE_ROWS, opening: int = OPENING
) -> list[tuple[T, ...]]:
    """Return rows cut into pages where the hash of a mark says so; there is at least one page.

    A page holds between half and one and a half of `size`; one in `opening` marks may open a page.
    """
    if len(rows) <= size:
        return [tuple(rows)]
    least, most = size // 2, size * 3 // 2
    out: list[tuple[T, ...]] = []
    page: list[T] = []
    for key, group in groupby(rows, mark):
        held = list(group)
        due = len(page) + len(held) > most or (len(page) >= least and _opens(key, opening))
        if page and due:
            out.append(tuple(page))
            page = []
        page += held
        while len(page) > most:
            out.append(tuple(page[:most]))
            page = page[most:]
    return [*out, tuple(page)]


def halves(
    rows: Sequence[T], mark: Callable[[T], str], size: int = PAGE_ROWS
) -> list[tuple[T, ...]]:
    """Return rows cut into pages for lists that other pages link into; there is at least one page.

    A list that is too long is cut in two at the row with the lowest hash, of those that leave half
    a page to either side, and each part is cut again in the same way. A new row moves a cut only
    where its own hash is the lowest, whereas `runs` also moves one whenever a page is full; but
    `halves` needs all rows at once. A page holds between half and one and a half of `size`.
    """
    least, most = size // 2, size * 3 // 2
    hashes = [_hash(mark(row)) for row in rows] if len(rows) > most else []

    def cut(begin: int, end: int) -> list[tuple[T, ...]]:
        if end - begin <= most:
            return [tuple(rows[begin:end])]
        at = min(range(begin + least, end - least + 1), key=lambda n: (hashes[n], n))
        return cut(begin, at) + cut(at, end)

    return cut(0, len(rows))


def _opens(mark: str, opening: int) -> bool:
    """Tell whether a mark is one of those that may open a page."""
    return int(_hash(mark)[:2], 16) % opening == 0


def called(marks: Sequence[str]) -> list[str]:
    """Return a name for each page that these marks open; repeated names are numbered."""
    seen: Counter[str] = Counter()
    names = []
    for mark in marks:
        name = _hash(mark)[:_NAME]
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def _hash(mark: str) -> str:
    return sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()
