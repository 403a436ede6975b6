"""Tell which actors have a page of their own; all others have a line on the list of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence

if TYPE_CHECKING:
    from briefgen.model import Actor, Corpus, CorpusActor, Entry

ARTICLES: Final = 2
"""Articles that must name an actor, so that its page holds more than a line of one brief."""

MENTIONS: Final = 3
"""Fewest mentions of its foremost actor that an article is about: fewer are in passing."""


def own_pages(corpus: Corpus) -> frozenset[str]:
    """Return the slugs of actors with a page of their own.

    Those are actors of the registry, of two articles, that lead one, or of an open proposal.
    """
    leading = {lead for e in corpus.entries if (lead := leader(e))}
    asked = {slug for p in corpus.proposals for slug in (p.a, p.b)}
    return frozenset(a.slug for a in corpus.actors if a.slug in asked or _has_page(a, leading))


def _has_page(actor: CorpusActor, leading: set[tuple[str, str]]) -> bool:
    if actor.curated is not None:
        return True
    if len({m.entry for m in actor.members}) >= ARTICLES:
        return True
    return any((m.entry, m.id) in leading for m in actor.members)


def leader(entry: Entry) -> tuple[str, str] | None:
    """Return the entry and the id of the actor that its article is about, None without one.

    It is the most salient of those that have a name, if the article mentions it often enough.
    """
    named = [a for a in entry.metadata.actors if _may_lead(a)]
    if not named:
        return None
    first = max(named, key=lambda a: a.salience)
    return (entry.slug, first.id) if len(first.read) >= MENTIONS else None


def _may_lead(actor: Actor) -> bool:
    return actor.named and actor.confidence is not Confidence.DOUBTFUL
