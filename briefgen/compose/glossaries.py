"""Compose the A to Z of actors and of terms, and the list of places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.compose.alphabet import letter, sort_key
from briefgen.compose.cuts import PAGE_ROWS
from briefgen.compose.gathered import About, surest
from briefgen.compose.lists import first_only, pagers_by_letter
from briefgen.model import ActorType, Confidence
from briefgen.model.views import (
    ActorEntry,
    ActorsPage,
    Head,
    PlaceEntry,
    PlacesPage,
    Ref,
    TermEntry,
    TermsPage,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.compose.atlas import Shelf
    from briefgen.compose.gathered import Gathered
    from briefgen.model import CorpusActor, CorpusPlace, CorpusTerm

MARKS_EACH: Final = 4
"""Marks at an actor that has no page of its own: more of them stand in its one brief."""

LEADING: Final = 60
"""Actors on the first page of an A to Z that is cut by letters: those most looked for."""

ROWS_EACH: Final = 12
"""Briefs shown under one term or place; how many more there are is said."""


def actor_entry(gathered: Gathered, actor: CorpusActor) -> ActorEntry:
    """Return an actor's line in a list."""
    ref = gathered.atlas.actor_refs[actor.slug]
    about = gathered.about.get(ref.key) or About()
    rows = about.actors
    called = next((q for row in rows for q in row.calls if q.text), None)
    definition = actor.curated.definition if actor.curated else ""
    entry = ActorEntry(
        ref=ref,
        see=None,
        type=actor.type,
        named=actor.named,
        briefs=len(dict.fromkeys(m.entry for m in actor.members)),
        definition=definition or (called.text if called else ""),
        curated=bool(definition),
        doubtful=bool(rows) and all(row.confidence == Confidence.DOUBTFUL for row in rows),
        likely=about.likely,
        acts=not rows or any(row.acts for row in rows),
    )
    if not ref.anchor or not rows:
        return entry
    first = rows[0]
    return replace(
        entry, called=called, brief=first.brief, marks=first.marks[:MARKS_EACH], says=first.says
    )


def actors_pages(gathered: Gathered) -> Iterator[ActorsPage]:
    """Yield the A to Z of actors; a variant of a name refers to the actor."""
    lines: dict[str, ActorEntry] = {}
    for actor in gathered.corpus.actors:
        entry = actor_entry(gathered, actor)
        lines[actor.slug] = entry
        for n, name in enumerate(gathered.atlas.actor_variants[actor.slug], 1):
            lines[f"{actor.slug} {n}"] = ActorEntry(
                Ref(name), entry.ref, actor.type, actor.named, 0, "", curated=False
            )
    shelf = gathered.atlas.actor_shelf
    for (_, path, keys), pager in zip(shelf.pages, pagers_by_letter(shelf.pages), strict=True):
        letters = _by_letter(lines[k] for k in keys)
        leading = () if keys or not lines else front(gathered, LEADING)
        total = first_only(gathered.counts.actors, pager)
        yield ActorsPage(path, Head("Actors", "index"), letters, pager, total, leading)


def _by_letter(entries: Iterable[ActorEntry]) -> tuple[tuple[str, tuple[ActorEntry, ...]], ...]:
    out: dict[str, list[ActorEntry]] = {}
    for entry in entries:
        out.setdefault(letter(entry.ref.text), []).append(entry)
    return tuple((initial, tuple(out[initial])) for initial in out)


def terms_pages(gathered: Gathered) -> Iterator[TermsPage]:
    """Yield the glossary of terms."""
    things = {t.slug: t for t in gathered.corpus.terms}
    shelf = gathered.atlas.term_shelf
    for (_, path, slugs), pager in zip(shelf.pages, pagers_by_letter(shelf.pages), strict=True):
        terms = tuple(_term(gathered, things[s], path) for s in slugs)
        total = first_only(gathered.counts.terms, pager)
        yield TermsPage(path, Head("Terms", "index"), terms, pager, total)


def _term(gathered: Gathered, term: CorpusTerm, path: str) -> TermEntry:
    anchor = f"term-{term.slug}"
    rows = gathered.terms.get(anchor, [])
    told = sorted(rows, key=lambda r: r.definition is None)
    note = gathered.atlas.term_notes.get(term.slug)
    return TermEntry(
        Ref(term.name, path, anchor), note, tuple(told[:ROWS_EACH]), max(0, len(rows) - ROWS_EACH)
    )


def places_pages(gathered: Gathered) -> Iterator[PlacesPage]:
    """Yield the list of places."""
    things = {p.slug: p for p in gathered.corpus.places}
    shelf: Shelf = gathered.atlas.place_shelf
    for (_, path, slugs), pager in zip(shelf.pages, pagers_by_letter(shelf.pages), strict=True):
        places = tuple(e for s in slugs if (e := _place(gathered, things[s], path)))
        leading = () if slugs else _most_named(gathered, things)
        head, total = Head("Places", "index"), first_only(gathered.counts.places, pager)
        yield PlacesPage(path, head, places, pager, total, leading)


def _most_named(gathered: Gathered, things: Mapping[str, CorpusPlace]) -> tuple[PlaceEntry, ...]:
    """Return the places that most briefs name, each linked to its line."""
    where = gathered.atlas.place_shelf.where()
    found = (_place(gathered, things[slug], path) for slug, path in where.items())
    told = sorted(
        (place for place in found if place),
        key=lambda p: (-len(p.rows) - p.more, sort_key(p.ref.text)),
    )
    return tuple(told[:LEADING])


def _place(gathered: Gathered, place: CorpusPlace, path: str) -> PlaceEntry | None:
    anchor = f"place-{place.slug}"
    rows = gathered.places.get(anchor, [])
    if not rows:
        return None
    located = surest(rows)
    note = gathered.atlas.place_notes.get(place.slug)
    return PlaceEntry(
        Ref(place.place.name, path, anchor),
        located,
        note,
        tuple(rows[:ROWS_EACH]),
        max(0, len(rows) - ROWS_EACH),
    )


def front(gathered: Gathered, most: int) -> tuple[ActorEntry, ...]:
    """Return the actors most in the news, by briefs among the newest, certainty and salience.

    Media come behind all others: what they are named for is mostly what they passed on.
    Doubtful names, and states that a brief names only as a place, are left out, and do not count
    as briefs either.
    """
    newest = list(gathered.rows)[:PAGE_ROWS]
    briefs: dict[str, int] = {}
    salience: dict[str, float] = {}
    for slug in newest:
        weights: dict[str, float] = {}  # a brief may have one actor of the desk under two names
        for row in gathered.rows[slug].actors:
            firm = row.confidence != Confidence.DOUBTFUL and row.acts
            if row.ref.page and row.named and firm:
                weights[row.ref.key] = max(weights.get(row.ref.key, 0.0), row.salience)
        for key, weight in weights.items():
            briefs[key] = briefs.get(key, 0) + 1
            salience[key] = salience.get(key, 0.0) + weight
    by_page = {gathered.atlas.actor_refs[a.slug].key: a for a in gathered.corpus.actors}
    entries = {p: replace(actor_entry(gathered, by_page[p]), briefs=briefs[p]) for p in briefs}

    def rank(page: str) -> tuple[bool, int, bool, float, tuple[str, str]]:
        likely, passing = entries[page].likely, by_page[page].type is ActorType.MEDIA
        return (
            passing,
            -briefs[page],
            likely,
            -round(salience[page], 6),
            sort_key(by_page[page].name),
        )

    return tuple(entries[p] for p in sorted(briefs, key=rank)[:most])
