"""Which actors have a page of their own? All others are a line of the list of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import Confidence

if TYPE_CHECKING:
    from briefgen.model import Actor, Corpus, CorpusActor, Entry

ARTICLES: Final = 2
"""Articles that must tell of an actor, so that its page holds more than a line of one brief."""

MENTIONS: Final = 3
"""Mentions by which an article is about its foremost actor: one that is named in passing leads nothing."""


def own_pages(corpus: Corpus) -> frozenset[str]:
    """Return the slugs of the actors of the registry, of two articles, that lead one, or may be another one."""
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
    """Return the entry and the id of the actor that its article is about, None where it is about nobody.

    The most salient of those that have a name, where the article names it often enough.
    """
    named = [a for a in entry.metadata.actors if _may_lead(a)]
    if not named:
        return None
    first = max(named, key=lambda a: a.salience)
    return (entry.slug, first.id) if len(first.read) >= MENTIONS else None


def _may_lead(actor: Actor) -> bool:
    return actor.named and actor.confidence is not Confidence.DOUBTFUL
