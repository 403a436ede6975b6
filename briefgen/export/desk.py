"""Write the record of a desk: what its articles tell together, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from briefgen.model import CorpusActor, Member, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import (
        Confidence,
        Conflict,
        Corpus,
        CorpusPlace,
        Evidence,
        Happening,
        Proposal,
        Story,
        StoryFigure,
        Telling,
    )

DESK_VERSION: Final = "1.0"
"""Version of the schema: the first number changes when a field changes its meaning or goes."""

Plain = dict[str, Any]


def desk_record(corpus: Corpus) -> str:
    """Return the record of a desk as a JSON object, in the order of the published schema."""
    return json.dumps(to_plain(corpus), ensure_ascii=False, indent=1) + "\n"


def to_plain(corpus: Corpus) -> Plain:
    """Return the record of a desk as plain mappings and lists."""
    stems = _stems(corpus)
    ids = _ids(corpus)
    spans = _spans(corpus)
    story = {slug: s.slug for s in corpus.stories for slug in s.entries}
    return {
        "schema_version": DESK_VERSION,
        "stories": [_story(s, stems) for s in corpus.stories],
        "figures": [{"story": story.get(f.entry), **_figure(f, stems)} for f in corpus.tolls],
        "happenings": [_happening(h, stems) for h in corpus.happenings],
        "conflicts": [_conflict(c, stems) for c in corpus.conflicts],
        "actors": [_thing(f"actors/{a.slug}", a, spans, stems) for a in corpus.actors],
        "places": [_thing(ids[p.slug], p, spans, stems) for p in corpus.places],
        "proposals": [_proposal(p) for p in corpus.proposals],
    }


def _stems(corpus: Corpus) -> dict[str, str]:
    """Return each entry's name: its file's without suffix, its slug where two share that."""
    stems = {e.slug: plain_name(e.metadata.article.source.path) for e in corpus.entries}
    held: dict[str, list[str]] = {}
    for slug, stem in stems.items():
        held.setdefault(stem, []).append(slug)
    return {slug: stem if len(held[stem]) == 1 else slug for slug, stem in stems.items()}


def _story(story: Story, stems: Mapping[str, str]) -> Plain:
    bonds = [
        {
            "article": stems[b.entry],
            "with": stems[b.other],
            "probability": b.probability,
            "reasons": list(b.reasons),
        }
        for b in story.bonds
    ]
    return {"id": story.slug, "articles": [stems[s] for s in story.entries], "bonds": bonds}


def _figure(figure: StoryFigure, stems: Mapping[str, str]) -> Plain:
    value = figure.value
    return {
        "kind": figure.kind,
        "value": list(value) if isinstance(value, tuple) else value,
        "unit": figure.unit,
        "article": stems[figure.entry],
        "evidence": _quoted(figure.evidence),
        "implied": figure.implied,
    }


def _happening(happening: Happening, stems: Mapping[str, str]) -> Plain:
    return {
        "id": happening.slug,
        "title": happening.title,
        "articles": [stems[s] for s in happening.entries],
        "origins": happening.origins,
        "tellings": [_telling(t, stems) for t in happening.tellings],
    }


def _telling(telling: Telling, stems: Mapping[str, str]) -> Plain:
    return {
        "article": stems[telling.entry],
        "published": telling.published,
        "origin": telling.origin,
        "status": str(telling.status),
        "retracted": telling.retracted,
        "claim": telling.claim,
        "evidence": _quoted(telling.evidence),
        "differing": [_quoted(words) for words in telling.differing],
    }


def _conflict(conflict: Conflict, stems: Mapping[str, str]) -> Plain:
    sides = [
        {"article": stems[s.entry], "stated": s.stated, "evidence": _quoted(s.evidence)}
        for s in conflict.sides
    ]
    return {
        "kind": conflict.kind,
        "about": conflict.about,
        "verdict": conflict.verdict,
        "happening": conflict.happening or None,
        "actor": conflict.actor or None,
        "sides": sides,
    }


def _proposal(proposal: Proposal) -> Plain:
    return {
        "a": f"actors/{proposal.a}",
        "b": f"actors/{proposal.b}",
        "reason": "; ".join(proposal.reasons),
        "score": round(proposal.score, 3),
    }


def _quoted(words: Evidence) -> Plain:
    return {"start": words.start, "end": words.end, "exact": words.exact}


def _ids(corpus: Corpus) -> dict[str, str]:
    """Return the id of each place: that of the one actor that bears its name, if there is one."""
    actors = {m: f"actors/{a.slug}" for a in corpus.actors for m in a.members}
    bearers = {
        Member(e.slug, p.id): actors[Member(e.slug, p.actor)]
        for e in corpus.entries
        for p in e.metadata.places
        if p.actor
    }
    found = {}
    for place in corpus.places:
        same = {bearers[m] for m in place.members if m in bearers}
        found[place.slug] = min(same) if len(same) == 1 else f"places/{place.slug}"
    return found


def _spans(corpus: Corpus) -> dict[Member, list[Plain]]:
    """Return the spans of each actor and place in its article, by name or description."""
    spans = {}
    for entry in corpus.entries:
        for actor in entry.metadata.actors:
            where = [_span(m.evidence, actor.confidence) for m in actor.read]
            spans[Member(entry.slug, actor.id)] = where
        for place in entry.metadata.places:
            where = [_span(m.evidence, place.confidence) for m in place.mentions]
            spans[Member(entry.slug, place.id)] = where
    return spans


def _span(words: Evidence, confidence: Confidence) -> Plain:
    return {"start": words.start, "end": words.end, "confidence": str(confidence)}


def _thing(
    id_: str,
    thing: CorpusActor | CorpusPlace,
    spans: Mapping[Member, list[Plain]],
    stems: Mapping[str, str],
) -> Plain:
    articles: dict[str, list[Plain]] = {}
    for member in thing.members:
        articles.setdefault(stems[member.entry], []).extend(spans[member])
    name = thing.name if isinstance(thing, CorpusActor) else thing.place.name
    kind = str(thing.type) if isinstance(thing, CorpusActor) else thing.place.kind
    return {"id": id_, "name": name, "type": kind, "articles": articles}
