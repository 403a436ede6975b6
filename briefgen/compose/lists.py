"""Compose the lists of the whole desk: briefs, timeline, claims, relations."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from briefgen.compose.alphabet import sort_key
from briefgen.compose.cuts import PAGE_ROWS, called, runs
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

_TELLING: Final = 4
"""Fewest words of a content that tells something without its sentence."""

_GAP: Final = Ref("…")

_NOWHERE: Final = -1
"""The index of a page that is not among those that its pager names."""

Part = tuple[str, str, tuple[T, ...]]
"""A page of a list: its label, its path, its rows."""


def parts(folder: str, rows: Iterable[T], mark: Callable[[T], str] | None = None) -> list[Part[T]]:
    """Return rows cut into pages; there is one page even where there is no row.

    With `mark`, which returns what a row belongs to, they are cut as `cuts.runs` does, and a page
    is named by the mark that opens it: a number would change with each page before it.
    """
    listed = tuple(rows)
    if mark is None:
        chunks = batched(listed)
        numbers = [str(n) for n in range(2, len(chunks) + 1)]
    else:
        chunks = runs(listed, mark)
        numbers = called([mark(chunk[0]) for chunk in chunks[1:]])
    paths = [f"{folder}/index.md", *(f"{folder}/index-{n}.md" for n in numbers)]
    return [
        (str(n), path, chunk) for n, (path, chunk) in enumerate(zip(paths, chunks, strict=True), 1)
    ]


def batched(rows: Sequence[T], size: int = PAGE_ROWS) -> list[tuple[T, ...]]:
    """Return rows cut into pages of one size, at least one page."""
    return [tuple(rows[at : at + size]) for at in range(0, max(1, len(rows)), size)]


def pagers(pages: Sequence[Part[T]], *, long: bool = False) -> Iterator[Pager]:
    """Yield the pager of each page of a list; an empty one where there is one page.

    A page that named each of a thousand others would be longer than what it lists. It names all
    where they are few, or where it holds nothing else; else the first, the last, its neighbours,
    and where a letter or a year begins. Of a `long` list, which grows with the desk and is cut by
    content, only the first page counts the others: else one more would change them all.
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


def pagers_by_letter(pages: Sequence[Part[T]]) -> Iterator[Pager]:
    """Yield the pager of each page of a list by letters; an empty one where there is one page.

    A page names where each letter begins and all pages of its own letter; the first page, which
    holds no row, names all. A page that comes or goes leaves those of other letters as they are.
    """
    refs = [Ref(label, path) for label, path, _ in pages]
    starts = _starts([label for label, _, _ in pages])
    for here, (label, _, rows) in enumerate(pages):
        begun = _letters(label)
        own = [n for n, ref in enumerate(refs) if _letters(ref.text) == begun]
        if len(own) > _FEW:
            own = [n for n in own if abs(n - here) <= _NEAR]
        shown = sorted({0, *starts, *own}) if rows else range(len(refs))
        pager = _pager(refs, shown, here) if len(refs) > 1 else Pager()
        before, after = pager.before, pager.after
        yield Pager(
            pager.pages, pager.here, before and _unnumbered(before), after and _unnumbered(after)
        )


def _letters(label: str) -> str:
    """Return the letters of a page: its label without the number among pages of these letters."""
    return label.partition(" ")[0]


def _uncounted(refs: Sequence[Ref], here: int) -> Pager:
    """Return the pager of a page that does not say its number, nor how many there are."""
    after = refs[here + 1] if here + 1 < len(refs) else None
    return Pager(
        (refs[0], _GAP), _NOWHERE, _unnumbered(refs[here - 1]), after and _unnumbered(after)
    )


def _unnumbered(ref: Ref) -> Ref:
    """Return a reference without its number, which changes with the pages before it."""
    return Ref("", ref.page)


def _pager(refs: Sequence[Ref], shown: Sequence[int], here: int) -> Pager:
    """Return the pager of the page `here`, one of `shown`; gaps stand for pages not shown."""
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
    """Yield the lists of briefs and claims (newest first), relations, and the timeline."""
    every = gathered.rows.values()
    relations = [r for rows in every for r in rows.relations]
    relations.sort(key=lambda r: (sort_key(r.subject.text), r.predicate, sort_key(r.object.text)))
    events = sorted((e for rows in every for e in rows.events), key=lambda e: order(e.when))
    counts = gathered.counts
    briefs = parts("briefs", tuple(gathered.cards.values()), lambda card: card.ref.page)
    said = tuple(_legible(gathered, claim) for claim in gathered.claims() if not claim.by_author)
    claims = parts("claims", said, lambda claim: claim.brief.page)
    related = parts("relations", relations, lambda relation: relation.subject.key)
    yield from list_pages("briefs", briefs, counts.briefs)
    timeline = timeline_parts(events)
    yield from list_pages("timeline", timeline, counts.events, years_of(timeline))
    yield from list_pages("claims", claims, counts.attributed)
    yield from list_pages("relations", related, counts.relations)


def _legible(gathered: Gathered, claim: ClaimRow) -> ClaimRow:
    """Return a claim as a list shows it: content of few words is replaced by its sentence."""
    slug = claim.brief.page.removeprefix("briefs/").removesuffix(".md")
    if not claim.content.pieces or len(claim.content.text.split()) >= _TELLING:
        return claim
    told = gathered.entries[slug].metadata.claims[int(claim.id.rpartition("-")[2]) - 1]
    wording = gathered.maker(slug).wording
    return replace(claim, content=wording.quote((wording.whole(told.content[0]),)))


def list_pages(
    kind: str,
    pages: Sequence[Part[Row]],
    total: int,
    years: tuple[tuple[Ref, int], ...] = (),
    label: str = "",
) -> Iterator[ListPage]:
    """Yield the pages of one list; the first of a timeline by years lists the years.

    `label` names what narrows the list, a tag or a collection; empty for the whole desk.
    """
    for (name, path, rows), pager in zip(pages, pagers(pages, long=True), strict=True):
        head = Head(label or kind.capitalize(), "index")
        listed = () if rows else years
        of = name if years and rows else label
        yield ListPage(path, head, kind, rows, pager, first_only(total, pager), listed, of)


def years_of(pages: Sequence[Part[EventRow]]) -> tuple[tuple[Ref, int], ...]:
    """Return the years of a timeline, each with its first page and its number of events."""
    opening: dict[str, Ref] = {}
    held: Counter[str] = Counter()
    for label, path, rows in pages[1:]:
        year = label.split(" ")[0]
        opening.setdefault(year, Ref(year, path))
        held[year] += len(rows)
    return tuple((ref, held[year]) for year, ref in opening.items())


def first_only(total: int, pager: Pager) -> int:
    """Return a list's count of rows on its first page, 0 on the others.

    Shown on each of them, it would change them all for one row more.
    """
    return 0 if pager.before else total


def timeline_parts(events: Sequence[EventRow]) -> list[Part[EventRow]]:
    """Return the pages of a timeline, by year where it is long."""
    if len(events) <= PAGE_ROWS:
        return [("all", "timeline/index.md", tuple(events))]
    by_year: dict[str, list[EventRow]] = {}
    for event in events:
        by_year.setdefault(_year(event), []).append(event)
    out: list[Part[EventRow]] = [("years", "timeline/index.md", ())]
    for year, rows in by_year.items():
        chunks = runs(rows, _dated)
        tails = ["", *(f"-{name}" for name in called([_dated(chunk[0]) for chunk in chunks[1:]]))]
        for n, (tail, chunk) in enumerate(zip(tails, chunks, strict=True), 1):
            more = "" if n == 1 else f" ({n})"
            out.append((year + more, f"timeline/{year}{tail}.md", chunk))
    return out


def _dated(event: EventRow) -> str:
    return f"{event.when.value} {event.brief.page}"


def _year(event: EventRow) -> str:
    start = order(event.when)[0]
    return start[:4] if start[:4].isdecimal() else "undated"
