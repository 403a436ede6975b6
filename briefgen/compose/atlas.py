"""Which page is about whom, where and what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.alphabet import letter, sort_key
from briefgen.model.views import CuratedNote, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Corpus, CorpusPlace, CorpusTerm, Curated, Member

PAGE_ROWS = 200
"""Rows on one page of an index: about 100 kB of HTML, which phones still scroll without a pause."""


def actor_page(slug: str) -> str:
    """Return the path of an actor's dossier."""
    return f"actors/{slug}.md"


def brief_page(slug: str) -> str:
    """Return the path of a brief."""
    return f"briefs/{slug}.md"


def brief_slug(page: str) -> str:
    """Return the slug of the brief at a path that `brief_page` made."""
    return page.removeprefix("briefs/").removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of an alphabetical index: `pages` maps a page's label to its path and lines, in order."""

    pages: tuple[tuple[str, str, tuple[str, ...]], ...]

    def where(self) -> dict[str, str]:
        """Return the path of the page on which each slug stands."""
        return {slug: path for _, path, slugs in self.pages for slug in slugs}


def shelve(folder: str, named: Iterable[tuple[str, str]]) -> Shelf:
    """Return the pages for `(slug, name)` pairs: one while they fit, else by letter, and a letter in parts."""
    ordered = sorted(named, key=lambda pair: (sort_key(pair[1]), pair[0]))
    slugs = tuple(slug for slug, _ in ordered)
    if len(slugs) <= PAGE_ROWS:
        return Shelf((("A-Z", f"{folder}/index.md", slugs),))
    by_letter: dict[str, list[str]] = {}
    for slug, name in ordered:
        by_letter.setdefault(letter(name), []).append(slug)
    pages: list[tuple[str, str, tuple[str, ...]]] = [("A-Z", f"{folder}/index.md", ())]
    for initial in sorted(by_letter):
        pages += _parts(folder, initial, by_letter[initial])
    return Shelf(tuple(pages))


def _parts(folder: str, initial: str, slugs: list[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    stem = "other" if initial == "#" else initial.lower()
    out = []
    for n, start in enumerate(range(0, len(slugs), PAGE_ROWS), 1):
        tail = "" if n == 1 else f"-{n}"
        label = initial if n == 1 else f"{initial} {n}"
        out.append(
            (label, f"{folder}/index-{stem}{tail}.md", tuple(slugs[start : start + PAGE_ROWS]))
        )
    return out


@dataclass(frozen=True, slots=True)
class Atlas:
    """For each member `(entry, id)`, the page of the actor, place or term that it is."""

    actors: dict[tuple[str, str], Ref]
    places: dict[tuple[str, str], Ref]
    terms: dict[tuple[str, str], Ref]
    actor_keys: dict[str, Ref]
    actor_notes: dict[str, CuratedNote]
    place_notes: dict[str, CuratedNote]
    term_notes: dict[str, CuratedNote]
    place_shelf: Shelf
    term_shelf: Shelf


def atlas(corpus: Corpus) -> Atlas:
    """Return the atlas of a corpus."""
    place_shelf = shelve("places", ((p.slug, p.place.name) for p in corpus.places))
    term_shelf = shelve("terms", ((t.slug, t.name) for t in corpus.terms))
    actors: dict[tuple[str, str], Ref] = {}
    keys: dict[str, Ref] = {}
    for actor in corpus.actors:
        ref = Ref(actor.name, actor_page(actor.slug))
        actors |= _members(actor.members, ref)
        if actor.curated:
            keys[actor.curated.key] = ref
    return Atlas(
        actors=actors,
        places=_shelved(corpus.places, [p.place.name for p in corpus.places], "place", place_shelf),
        terms=_shelved(corpus.terms, [t.name for t in corpus.terms], "term", term_shelf),
        actor_keys=keys,
        actor_notes={
            actor_page(a.slug): curated_note(a.curated) for a in corpus.actors if a.curated
        },
        place_notes={p.slug: curated_note(p.curated) for p in corpus.places if p.curated},
        term_notes={t.slug: curated_note(t.curated) for t in corpus.terms if t.curated},
        place_shelf=place_shelf,
        term_shelf=term_shelf,
    )


def _members(members: Iterable[Member], ref: Ref) -> dict[tuple[str, str], Ref]:
    return {(m.entry, m.id): ref for m in members}


def _shelved(
    things: Sequence[CorpusPlace | CorpusTerm], names: list[str], kind: str, shelf: Shelf
) -> dict[tuple[str, str], Ref]:
    """Return where each member of a place or term is explained: an anchor on a page of its index."""
    where = shelf.where()
    out: dict[tuple[str, str], Ref] = {}
    for thing, name in zip(things, names, strict=True):
        out |= _members(thing.members, Ref(name, where[thing.slug], f"{kind}-{thing.slug}"))
    return out


def curated_note(curated: Curated) -> CuratedNote:
    """Return what the registry says, ready to be shown."""
    return CuratedNote(
        definition=curated.definition,
        source=curated.definition_source,
        note=curated.note,
        original_script=curated.original_script,
        links=tuple((link.label, link.url) for link in curated.links),
    )
