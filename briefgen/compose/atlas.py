"""Map each actor, place and term to the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from briefgen.compose.alphabet import OTHER, letter, sort_key
from briefgen.compose.cuts import PAGE_ROWS, PLACES, called, halves
from briefgen.compose.leading import own_pages
from briefgen.compose.wording import fold
from briefgen.model import Confidence
from briefgen.model.views import CuratedNote, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.model import (
        Actor,
        Corpus,
        CorpusActor,
        CorpusPlace,
        CorpusTerm,
        Curated,
        Entry,
        Member,
        Place,
        Term,
    )


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
    """The pages of an alphabetical index, as `(label, path, slugs)` in order."""

    pages: tuple[tuple[str, str, tuple[str, ...]], ...]

    def where(self) -> dict[str, str]:
        """Return the path of the page on which each slug stands."""
        return {slug: path for _, path, slugs in self.pages for slug in slugs}


def shelve(folder: str, named: Iterable[tuple[str, str]], size: int) -> Shelf:
    """Return the pages for `(slug, name)` pairs: one if all fit, else one for each run of letters.

    A page has some `size` lines; a letter that is too long for it is cut into several.
    """
    ordered = sorted(named, key=lambda pair: (sort_key(pair[1]), pair[0]))
    slugs = tuple(slug for slug, _ in ordered)
    if len(slugs) <= size:
        return Shelf((("A-Z", f"{folder}/index.md", slugs),))
    by_letter: dict[str, list[str]] = {}
    for slug, name in ordered:
        by_letter.setdefault(letter(name), []).append(slug)
    pages: list[tuple[str, str, tuple[str, ...]]] = [("A-Z", f"{folder}/index.md", ())]
    sizes = {initial: len(held) for initial, held in by_letter.items()}
    for run in (*_runs(OTHER, sizes, size), *_runs(ascii_uppercase, sizes, size)):
        held = [slug for initial in run for slug in by_letter.get(initial, ())]
        pages += _parts(folder, run, held, size)
    return Shelf(tuple(pages))


def _runs(letters: str, sizes: Mapping[str, int], size: int) -> Iterator[str]:
    """Yield the letters that share a page: the alphabet is halved until the lines of a run fit.

    Where it is cut depends on the letters alone: one more line splits its own run at most, and
    leaves the other letters where they are.
    """
    rows = sum(sizes.get(initial, 0) for initial in letters)
    if rows > size and len(letters) > 1:
        half = (len(letters) + 1) // 2
        yield from _runs(letters[:half], sizes, size)
        yield from _runs(letters[half:], sizes, size)
    elif rows:
        yield letters


def _parts(
    folder: str, run: str, slugs: list[str], size: int
) -> list[tuple[str, str, tuple[str, ...]]]:
    stem = "other" if run[0] == OTHER else run[0].lower()
    name = run[0] if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}"
    pages = halves(slugs, str, size)
    tails = ["", *(f"-{opened}" for opened in called([page[0] for page in pages[1:]]))]
    return [
        (name if n == 1 else f"{name} {n}", f"{folder}/index-{stem}{tail}.md", page)
        for n, (tail, page) in enumerate(zip(tails, pages, strict=True), 1)
    ]


@dataclass(frozen=True, slots=True)
class Names:
    """The desk's names for the actors, places and terms of one entry, and its registry's notes.

    It is all that the rows of an entry depend on besides the entry itself.
    """

    actors: dict[str, Ref]
    places: dict[str, Ref]
    terms: dict[str, Ref]
    actor_notes: dict[str, CuratedNote]
    term_notes: dict[str, CuratedNote]


@dataclass(frozen=True, slots=True)
class Atlas:
    """For each member `(entry, id)`, the page of the actor, place or term that it is.

    `actor_refs` and `actor_variants` are by slug: where an actor is explained, and the other names
    by which it is looked for. The shelf of actors holds `slug` and, for the n-th variant, `slug n`.
    """

    actors: dict[tuple[str, str], Ref]
    actor_refs: dict[str, Ref]
    actor_variants: dict[str, tuple[str, ...]]
    actor_shelf: Shelf
    places: dict[tuple[str, str], Ref]
    terms: dict[tuple[str, str], Ref]
    actor_keys: dict[str, Ref]
    actor_notes: dict[str, CuratedNote]
    place_notes: dict[str, CuratedNote]
    term_notes: dict[str, CuratedNote]
    place_shelf: Shelf
    term_shelf: Shelf

    def of(self, entry: Entry) -> Names:
        """Return the desk's names for what is in an entry."""
        slug, found = entry.slug, entry.metadata
        actors = _held(self.actors, slug, found.actors)
        places = _held(self.places, slug, found.places)
        terms = _held(self.terms, slug, found.terms)
        noted = {ref.key for ref in actors.values()} & self.actor_notes.keys()
        defined = {term_slug(ref) for ref in terms.values()} & self.term_notes.keys()
        return Names(
            actors=actors,
            places=places,
            terms=terms,
            actor_notes={key: self.actor_notes[key] for key in sorted(noted)},
            term_notes={key: self.term_notes[key] for key in sorted(defined)},
        )


def _held(
    refs: dict[tuple[str, str], Ref], slug: str, things: Sequence[Actor | Place | Term]
) -> dict[str, Ref]:
    """Return the reference of each of an entry's things that has one, by the thing's id."""
    return {one.id: refs[slug, one.id] for one in things if (slug, one.id) in refs}


def term_slug(ref: Ref) -> str:
    """Return the slug of a term from the anchor of its explanation."""
    return ref.anchor.removeprefix("term-")


def atlas(corpus: Corpus) -> Atlas:
    """Return the atlas of a corpus."""
    scenes = corpus.scenes
    named = ((p.slug, p.place.name) for p in scenes)
    place_shelf = shelve("places", named, PLACES)
    term_shelf = shelve("terms", ((t.slug, t.name) for t in corpus.terms), PAGE_ROWS)
    variants = _variants(corpus)
    actor_shelf = shelve("actors", _actor_lines(corpus, variants), PAGE_ROWS)
    refs = _actor_refs(corpus, actor_shelf)
    actors: dict[tuple[str, str], Ref] = {}
    for actor in corpus.actors:
        actors |= _members(actor.members, refs[actor.slug])
    return Atlas(
        actors=actors,
        actor_refs=refs,
        actor_variants=variants,
        actor_shelf=actor_shelf,
        places=_shelved(scenes, [p.place.name for p in scenes], "place", place_shelf),
        terms=_shelved(corpus.terms, [t.name for t in corpus.terms], "term", term_shelf),
        actor_keys={a.curated.key: refs[a.slug] for a in corpus.actors if a.curated},
        actor_notes={refs[a.slug].key: curated_note(a.curated) for a in corpus.actors if a.curated},
        place_notes={p.slug: curated_note(p.curated) for p in corpus.places if p.curated},
        term_notes={t.slug: curated_note(t.curated) for t in corpus.terms if t.curated},
        place_shelf=place_shelf,
        term_shelf=term_shelf,
    )


def _actor_refs(corpus: Corpus, shelf: Shelf) -> dict[str, Ref]:
    """Return the page of each actor: its own, else a line on the list of actors."""
    own, where = own_pages(corpus), shelf.where()
    refs: dict[str, Ref] = {}
    for actor in corpus.actors:
        if actor.slug in own:
            refs[actor.slug] = Ref(actor.name, actor_page(actor.slug))
        else:
            refs[actor.slug] = Ref(actor.name, where[actor.slug], f"actor-{actor.slug}")
    return refs


def _actor_lines(corpus: Corpus, variants: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the list of actors: each by its name, then by each variant."""
    for actor in corpus.actors:
        yield actor.slug, actor.name
        for n, name in enumerate(variants[actor.slug], 1):
            yield f"{actor.slug} {n}", name


def _variants(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the other names by which each actor may be looked for; none for an unnamed actor."""
    read = {(e.slug, a.id): a for e in corpus.entries for a in e.metadata.actors}
    out: dict[str, tuple[str, ...]] = {}
    for actor in corpus.actors:
        found = [read[m.entry, m.id] for m in actor.members if (m.entry, m.id) in read]
        names = {n.casefold(): n for n in reversed(tuple(_names(actor, found)))}
        names.pop(actor.name.casefold(), None)
        out[actor.slug] = tuple(reversed(names.values())) if actor.named else ()
    return out


def _names(actor: CorpusActor, read: Iterable[Actor]) -> Iterator[str]:
    """Yield an actor's names, first those of the articles, then those of the registry."""
    for one in read:
        yield fold(one.name)
        yield from (fold(a.name) for a in one.aliases if a.confidence is not Confidence.DOUBTFUL)
    yield from actor.curated.aliases if actor.curated else ()


def _members(members: Iterable[Member], ref: Ref) -> dict[tuple[str, str], Ref]:
    return {(m.entry, m.id): ref for m in members}


def _shelved(
    things: Sequence[CorpusPlace | CorpusTerm], names: list[str], kind: str, shelf: Shelf
) -> dict[tuple[str, str], Ref]:
    """Return for each member of a place or term its anchor on a page of the index."""
    where = shelf.where()
    out: dict[tuple[str, str], Ref] = {}
    for thing, name in zip(things, names, strict=True):
        out |= _members(thing.members, Ref(name, where[thing.slug], f"{kind}-{thing.slug}"))
    return out


def curated_note(curated: Curated) -> CuratedNote:
    """Return what the registry says of something, ready to be shown."""
    return CuratedNote(
        definition=curated.definition,
        source=curated.definition_source,
        note=curated.note,
        original_script=curated.original_script,
        links=tuple((link.label, link.url) for link in curated.links),
    )
