"""Compose the page of each happening, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.compose.compared import amount, compared, moved
from briefgen.compose.lists import first_only, pagers, parts
from briefgen.compose.sides import quoted
from briefgen.compose.wording import cut, fold
from briefgen.model import Status
from briefgen.model.views import (
    ConflictRow,
    HappeningPage,
    HappeningRef,
    HappeningsPage,
    Head,
    Quote,
    Ref,
    SideRow,
    TellingRow,
    TollPoint,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.gathered import Gathered
    from briefgen.model import Amount, Conflict, Happening, Story, StoryFigure, Telling

_DAY: Final = 10
"""Characters of a day in ISO 8601."""


def happenings(gathered: Gathered) -> Iterator[HappeningPage | HappeningsPage]:
    """Yield the list of happenings, then the page of each; nothing where there is none."""
    made = gathered.corpus.happenings
    if not made:
        return
    newest = sorted(made, key=lambda h: (_last(gathered, h), h.slug), reverse=True)
    pages = parts("happenings", [told(gathered, h) for h in newest], lambda one: one.ref.page)
    for (_, path, rows), pager in zip(pages, pagers(pages, long=True), strict=True):
        shown = {row.ref for row in rows}
        contested = tuple(c for c in contested_rows(gathered) if c.happening in shown)
        head = Head("Happenings", "index")
        total = first_only(len(made), pager)
        yield HappeningsPage(path, head, rows, contested, pager, total)
    stories = {slug: story for story in gathered.corpus.stories for slug in story.entries}
    for happening in made:
        yield _page(gathered, happening, stories[happening.slug])


def contested_rows(gathered: Gathered) -> tuple[ConflictRow, ...]:
    """Return the conflicts of the whole desk, those of the newest happenings first."""
    standing = [c for c in gathered.corpus.conflicts if c.stands]
    return tuple(_conflict(gathered, c) for c in standing)


def own_conflicts(gathered: Gathered, happening: Happening, slug: str) -> tuple[ConflictRow, ...]:
    """Return the conflicts of a happening that one of its articles is a side of."""
    own = (c for c in happening.conflicts if any(side.entry == slug for side in c.sides))
    return tuple(_conflict(gathered, c, slug) for c in own if c.stands)


def told(gathered: Gathered, happening: Happening) -> HappeningRef:
    """Return a happening as one line."""
    days = [day for slug in happening.entries if (day := _published(gathered, slug))]
    return HappeningRef(
        ref=gathered.happening_ref(happening.slug),
        articles=len(happening.entries),
        origins=happening.origins,
        first=min(days) if days else "",
        last=max(days) if days else "",
        conflicts=sum(c.stands for c in happening.conflicts),
    )


def _page(gathered: Gathered, happening: Happening, story: Story) -> HappeningPage:
    rows = tuple(_telling(gathered, t, happening) for t in happening.tellings)
    return HappeningPage(
        path=gathered.happening_ref(happening.slug).page,
        head=Head(fold(happening.title), "happening", slug=happening.slug),
        told=told(gathered, happening),
        facts=compared(gathered, happening),
        moved=tuple(moved(happening)),
        tolls=tuple(_tolls(happening)),
        tellings=rows,
        bonds=tuple(
            (gathered.rows[b.entry].brief, b.reasons)
            for b in story.bonds
            if b.entry in happening.entries
        ),
    )


def _tolls(happening: Happening) -> Iterator[TollPoint]:
    """Yield how the numbers moved: for each dated article, one point for each kind.

    Numbers that contradict each other have not moved: a line from one to the next would say so.
    """
    met = {(c.about, t.entry) for c in happening.conflicts if c.stands for t in happening.tellings}
    for row, telling in enumerate(happening.tellings, 1):
        for figure in telling.figures:
            place = (figure.kind, telling.entry)
            dated = telling.published and len(telling.published) >= _DAY
            stated = not figure.implied and not telling.retracted
            if dated and stated and place not in met:
                met.add(place)
                day, label = str(telling.published)[:_DAY], amount(figure.value)
                yield TollPoint(figure.kind, day, _number(figure.value), label, row)


def _telling(gathered: Gathered, telling: Telling, happening: Happening) -> TellingRow:
    maker = gathered.maker(telling.entry)
    card = gathered.cards[telling.entry]
    wording, text = maker.wording, maker.metadata.article.text
    marks = wording.marks((telling.evidence,), most=1)
    runs = [(d.start, d.end, "differs", "") for d in telling.differing]
    words = telling.evidence
    pieces = tuple(cut(text, words.start, words.end, runs)) if wording.shown else ()
    return TellingRow(
        brief=card.ref,
        outlet=card.outlet,
        published=card.published,
        origin=telling.origin,
        voices=_voices(gathered, telling),
        quote=Quote(pieces, marks),
        figures=tuple(dict.fromkeys(_figure(f) for f in telling.figures if not f.implied)),
        status=_status(telling),
        since=gathered.since(telling.entry),
        repeats=_repeated(gathered, telling, happening),
    )


def _repeated(gathered: Gathered, telling: Telling, happening: Happening) -> Ref | None:
    """Return the first article of the same origin, None where the telling is of that one."""
    first = next(t.entry for t in happening.tellings if t.origin == telling.origin)
    return None if first == telling.entry else gathered.cards[first].ref


def _status(telling: Telling) -> str:
    """Return a telling's status, empty where it is asserted and was not retracted."""
    if telling.retracted:
        return "retracted"
    return "" if telling.status is Status.ASSERTED else str(telling.status)


def _voices(gathered: Gathered, telling: Telling) -> tuple[Voice, ...]:
    """Return a telling's sources; none where the article speaks for itself."""
    if telling.claim is None:
        return ()
    maker = gathered.maker(telling.entry)
    return tuple(maker.voices(maker.claims[telling.claim]))


def _figure(figure: StoryFigure) -> str:
    return f"{amount(figure.value)} {figure.kind}"


def _conflict(gathered: Gathered, conflict: Conflict, own: str = "") -> ConflictRow:
    shown = quoted(conflict.sides, own)
    sides = tuple(
        SideRow(
            gathered.cards[s.entry].ref,
            s.stated,
            gathered.maker(s.entry).wording.mark(s.evidence),
        )
        for s in shown
    )
    page = f"actors/{conflict.actor}.md"
    return ConflictRow(
        kind=conflict.kind,
        about=conflict.about,
        verdict=conflict.verdict,
        happening=gathered.happening_ref(conflict.happening),
        sides=sides,
        who=gathered.names.get(page) if conflict.actor else None,
        more=len(conflict.sides) - len(shown),
    )


def _published(gathered: Gathered, slug: str) -> str:
    stated = gathered.entries[slug].metadata.article.stated("published")
    return stated.value if stated else ""


def _last(gathered: Gathered, happening: Happening) -> str:
    return max(_published(gathered, slug) for slug in happening.entries)


def _number(value: Amount) -> float:
    if isinstance(value, tuple):
        return next(end for end in value if end is not None)
    return value
