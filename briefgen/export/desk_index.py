"""Write the index of a desk, for sites that join desks: counts, dossiers and happenings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefgen.model import Corpus, CorpusActor, Happening

LAYOUT = 1


def desk_index(corpus: Corpus, name: str, language: str, dossiers: Collection[str]) -> str:
    """Return the index of a desk as JSON; `dossiers` are the slugs of actors that have pages."""
    dated = {e.slug: _published(e.metadata.article.stated("published")) for e in corpus.entries}
    first, last = _span(dated.values())
    counts = corpus.counts
    told = {
        "layout": LAYOUT,
        "name": name,
        "language": language,
        "briefs": counts.briefs,
        "claims": counts.claims,
        "first": first,
        "last": last,
        "actors": [_actor(a) for a in corpus.actors if a.slug in dossiers],
        "happenings": [_happening(h, dated) for h in corpus.happenings],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _actor(actor: CorpusActor) -> dict[str, Any]:
    return {
        "slug": actor.slug,
        "name": actor.name,
        "type": str(actor.type),
        "key": actor.curated.key if actor.curated else "",
        "named": actor.named,
        "briefs": len({m.entry for m in actor.members}),
    }


def _happening(happening: Happening, dated: Mapping[str, str]) -> dict[str, Any]:
    first, last = _span(dated[slug] for slug in happening.entries)
    return {
        "slug": happening.slug,
        "title": happening.title,
        "articles": len(happening.entries),
        "origins": happening.origins,
        "conflicts": sum(c.stands for c in happening.conflicts),
        "first": first,
        "last": last,
    }


def _published(stated: Any) -> str:  # noqa: ANN401 - model.Stated, or None
    return str(stated.value) if stated else ""


def _span(days: Iterable[str]) -> tuple[str, str]:
    """Return the first and the last of some days, empty where there is none."""
    known = [day for day in days if day]
    return (min(known), max(known)) if known else ("", "")
