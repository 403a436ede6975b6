"""What belongs on the lists of the whole desk: briefs, timeline, claims, relations?"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.compose.alphabet import sort_key
from briefgen.compose.atlas import PAGE_ROWS
from briefgen.compose.times import order
from briefgen.model.views import (
    BriefCard,
    ClaimRow,
    EventRow,
    Head,
    ListPage,
    Pager,
    Ref,
    RelationRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefgen.compose.gathered import Gathered

T = TypeVar("T")

Row = TypeVar("Row", BriefCard, ClaimRow, EventRow, RelationRow)

_FEW: Final = 40
"""Pages that are all named on each of them: two lines of letters, or of numbers."""

_NEAR: Final = 2
"""Pages named to either side of one in a longer list."""

_OPENING: Final = 3
"""Of so many marks one may open a page: a brief has some eight claims, so that pages end near their size."""

_NAME: Final = 6
"""Hexadecimal digits that name a page of a list: of a thousand pages two are called alike in one desk of thirty."""

_GAP: Final = Ref("…")

_NOWHERE: Final = -1
"""The place of a page among others that do not name it."""

Part = tuple[str, str, tuple[T, ...]]
"""A page of a list: its label, its path, its rows."""


def parts(folder: str, rows: Iterable[T], mark: Callable[[T], str] | None = None) -> list[Part[T]]:
    """Return rows cut into pages; there is one page even where there is no row.

    With `mark`, which returns what a row belongs to, they are cut as `runs` does, and a page is
    called by the mark that opens it: a number would be another one behind a page that came or went.
    """
    listed = tuple(rows)
    if mark is None:
        chunks = batched(listed)
        numbers = [str(n) for n in range(2, len(chunks) + 1)]
    else:
        chunks = runs(listed, mark)
        numbers = _called([mark(chunk[0]) for chunk in chunks[1:]])
    paths = [f"{folder}/index.md", *(f"{folder}/index-{n}.md" for n in numbers)]
    return [
        (str(n), path, chunk) for n, (path, chunk) in enumerate(zip(paths, chunks, strict=True), 1)
    ]


def _called(marks: Sequence[str]) -> list[str]:
    """Return names of pages that such marks open; of those that one mark opens, all but the first have a number."""
    seen: Counter[str] = Counter()
    names = []
    for mark in marks:
        name = sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:_NAME]
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def batched(rows: Sequence[T], size: int = PAGE_ROWS) -> list[tuple[T, ...]]:
    """Return rows cut into pages of one size, at least one page."""
    return [tuple(rows[at : at + size]) for at in range(0, max(1, len(rows)), size)]


def runs(rows: Sequence[T], mark: Callable[[T], str], size: int = PAGE_ROWS) -> list[tuple[T, ...]]:
    """Return rows cut into pages where a new mark opens one, at least one page.

    Cut by number, an article more would shift every row behind it to another place, and all those
    pages would be written again. Which marks open a page hangs on their own words alone, so that
    the pages behind a change come out as before.
    Source: content-defined chunking (Muthitacharoen et al., A Low-bandwidth Network File System,
    2001).
    """
    if len(rows) <= size:
        return [tuple(rows)]
    least, most = size // 2, size * 3 // 2
    out: list[tuple[T, ...]] = []
    page: list[T] = []
    for key, group in groupby(rows, mark):
        held = list(group)
        due = len(page) + len(held) > most or (len(page) >= least and _opens(key))
        if page and due:
            out.append(tuple(page))
            page = []
        page += held
        while len(page) > most:
            out.append(tuple(page[:most]))
            page = page[most:]
    return [*out, tuple(page)]


def _opens(mark: str) -> bool:
    """Tell whether a mark is one of those that may open a page."""
    return sha256(mark.encode("utf-8", "surrogatepass")).digest()[0] % _OPENING == 0


def pagers(pages: Sequence[Part[T]], *, long: bool = False) -> Iterator[Pager]:
    """Yield for each page of a list where it stands; nothing to turn where there is one page.

    A page that named each of a thousand others would be longer than what it lists. It names all
    where they are few, or where it holds nothing else; else the first, the last, its neighbours,
    and where a letter or a year begins. Of a `long` list, which grows with the desk and is cut by
    content, only the first page counts the others: they would all be other ones where one more comes.
    """
    refs = [Ref(label, path) for label, path, _ in pages]
    starts = _starts([label for label, _, _ in pages])
    for here, (_, _, rows) in enumerate(pages):
        if long and here:
            yield _uncounted(refs, here)
            continue
        near = range(max(0, here - _NEAR), min(len(refs), here + _NEAR + 1))
        all_of_them = len(refs) <= _FEW or not rows
        shown = range(len(refs)) if all_of_them else sorted({0, *starts, *near, len(refs) - 1})
        yield _pager(refs, shown, here) if len(refs) > 1 else Pager()


def _uncounted(refs: Sequence[Ref], here: int) -> Pager:
    """Return the pager of a page that does not say which one of how many it is."""
    after = refs[here + 1] if here + 1 < len(refs) else None
    return Pager(
        (refs[0], _GAP), _NOWHERE, _unnumbered(refs[here - 1]), after and _unnumbered(after)
    )


def _unnumbered(ref: Ref) -> Ref:
    """Return a page without its number, which changes with those before it."""
    return Ref("", ref.page)


def _pager(refs: Sequence[Ref], shown: Sequence[int], here: int) -> Pager:
    """Return the pager of the page `here`, which is among those that are shown; a gap stands for those that are not."""
    pages: list[Ref] = []
    at, last = 0, -1
    for n in shown:
        if n - last > 1:
            pages.append(_GAP)
        if n == here:
            at = len(pages)
        pages.append(refs[n])
        last = n
    before = refs[here - 1] if here else None
    after = refs[here + 1] if here + 1 < len(refs) else None
    return Pager(tuple(pages), at, before, after)


def _starts(labels: Sequence[str]) -> list[int]:
    """Return which pages begin a letter or a year; none where these are too many as well."""
    starts = [n for n, label in enumerate(labels) if " " not in label]
    return starts if len(starts) <= _FEW else []


def plain_lists(gathered: Gathered) -> Iterator[ListPage]:
    """Yield the plain lists: briefs and what is said, newest first, relations by who stands in them, the timeline."""
    every = gathered.rows.values()
    relations = [r for rows in every for r in rows.relations]
    relations.sort(key=lambda r: (sort_key(r.subject.text), r.predicate, sort_key(r.object.text)))
    events = sorted((e for rows in every for e in rows.events), key=lambda e: order(e.when))
    counts = gathered.counts
    briefs = parts("briefs", tuple(gathered.cards.values()), lambda card: card.ref.page)
    said = tuple(claim for claim in gathered.claims() if not claim.by_author)
    claims = parts("claims", said, lambda claim: claim.brief.page)
    related = parts("relations", relations, lambda relation: relation.subject.key)
    yield from _pages("briefs", briefs, counts.briefs)
    timeline = timeline_parts(events)
    yield from _pages("timeline", timeline, counts.events, years_of(timeline))
    yield from _pages("claims", claims, counts.attributed)
    yield from _pages("relations", related, counts.relations)


def _pages(
    kind: str, pages: Sequence[Part[Row]], total: int, years: tuple[tuple[Ref, int], ...] = ()
) -> Iterator[ListPage]:
    """Yield the pages of one list; the first of a timeline by years lists the years."""
    for (label, path, rows), pager in zip(pages, pagers(pages, long=True), strict=True):
        head = Head(kind.capitalize(), "index")
        listed = () if rows else years
        year = label if years and rows else ""
        yield ListPage(path, head, kind, rows, pager, first_only(total, pager), listed, year)


def years_of(pages: Sequence[Part[EventRow]]) -> tuple[tuple[Ref, int], ...]:
    """Return the years of a timeline that is cut by them, each with its first page and its events."""
    opening: dict[str, Ref] = {}
    held: Counter[str] = Counter()
    for label, path, rows in pages[1:]:
        year = label.split(" ")[0]
        opening.setdefault(year, Ref(year, path))
        held[year] += len(rows)
    return tuple((ref, held[year]) for year, ref in opening.items())


def first_only(total: int, pager: Pager) -> int:
    """Return a list's count of rows on its first page, 0 on the others.

    On each of them it would have all be written again for one row more.
    """
    return 0 if pager.before else total


def timeline_parts(events: Sequence[EventRow]) -> list[Part[EventRow]]:
    """Return the pages of a timeline."""
    if len(events) <= PAGE_ROWS:
        return [("all", "timeline/index.md", tuple(events))]
    by_year: dict[str, list[EventRow]] = {}
    for event in events:
        by_year.setdefault(_year(event), []).append(event)
    out: list[Part[EventRow]] = [("years", "timeline/index.md", ())]
    for year, rows in by_year.items():
        chunks = runs(rows, _dated)
        tails = ["", *(f"-{name}" for name in _called([_dated(chunk[0]) for chunk in chunks[1:]]))]
        for n, (tail, chunk) in enumerate(zip(tails, chunks, strict=True), 1):
            more = "" if n == 1 else f" ({n})"
            out.append((year + more, f"timeline/{year}{tail}.md", chunk))
    return out


def _dated(event: EventRow) -> str:
    return f"{event.when.value} {event.brief.page}"


def _year(event: EventRow) -> str:
    start = order(event.when)[0]
    return start[:4] if start[:4].isdecimal() else "undated"
