"""Resolve a desk's articles into one corpus: shared actors, places, terms, origins, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import Corpus, Entry, Notice, plain_name
from briefgen.registry.slugs import distinct, slug
from briefgen.resolve.actors import join_actors
from briefgen.resolve.doubt import doubt_lifted, kinds_agreed
from briefgen.resolve.happenings import happenings_of, tolls_of
from briefgen.resolve.judged import of_articles
from briefgen.resolve.kept import Kept
from briefgen.resolve.origins import shared_origins
from briefgen.resolve.stories import stories_of
from briefgen.resolve.succession import succeeded
from briefgen.resolve.things import join_places, join_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Analyst, Metadata
    from briefgen.registry.desk import Desk


_NOTHING: Final = Kept()


def resolve(
    entries: Iterable[tuple[str, Metadata, Analyst]], desk: Desk, kept: Kept = _NOTHING
) -> Corpus:
    """Return the desk's articles with what they share, whatever the order of `entries`.

    Each entry is a source path relative to the desk, its metadata and its analyst's words. No two
    have one path. What is `kept` of texts that have not changed is not computed again.
    """
    ordered = sorted(entries, key=lambda entry: entry[0])
    slugs = distinct((path, slug(plain_name(path)), False) for path, _, _ in ordered)
    plain = tuple(Entry(slugs[path], metadata, analyst) for path, metadata, analyst in ordered)
    made, of_succession = succeeded(plain)
    made = kinds_agreed(made)
    judged, stale = of_articles(desk.judgements, (entry.slug for entry in made))
    stories = stories_of(made, judged, kept)
    joined = join_actors(made, desk, stories)
    made = doubt_lifted(made, joined.actors)
    origins = shared_origins(made, joined.actors, stories, kept)
    happenings = happenings_of(made, stories, joined.actors, origins, judged)
    return Corpus(
        entries=made,
        actors=joined.actors,
        places=join_places(made, desk),
        terms=join_terms(made, desk),
        origins=origins,
        notices=(
            *_one_name([path for path, _, _ in ordered], slugs),
            *joined.notices,
            *of_succession,
            *stale,
        ),
        proposals=joined.proposals,
        stories=stories,
        happenings=happenings,
        conflicts=tuple(c for h in happenings for c in h.conflicts),
        tolls=tolls_of(made, happenings),
    )


def _one_name(paths: Sequence[str], slugs: dict[str, str]) -> Iterator[Notice]:
    """Yield a notice for each set of files whose pages would have the same name."""
    rivals: dict[str, list[str]] = {}
    for path in paths:
        rivals.setdefault(slug(plain_name(path)), []).append(path)
    for base, several in rivals.items():
        if len(several) > 1:
            pages = ", ".join(f"{path} is {slugs[path]}" for path in several)
            yield Notice(
                f"{len(several)} articles would have the page {base!r}: {pages}",
                remedy="rename one file",
            )
