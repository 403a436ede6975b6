"""The annotations of an article in the form that the rule pages use.

Names and words stand in place of ids and offsets.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from briefgen.model import AMONG, CLAIMED, Analyst, Entry
from briefgen.resolve.happenings.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Claim, ClaimSource, Metadata

EARTH_KM = 6371.0


def found(metadata: Metadata) -> dict[str, list[Any]]:
    """Return everything that was found, in order, by the keys that a page may expect."""
    names = {a.id: a.name for a in metadata.actors}
    dates = {d.id: d.evidence.exact for d in metadata.dates}
    article = metadata.article
    return {
        "blocks": [
            {"role": str(b.role), "text": article.text[b.start : b.end], "reason": b.reason}
            for b in article.blocks
        ],
        "statements": [
            {"field": s.field, "value": s.value, "inferred": s.inferred, "origin": s.origin}
            for s in article.statements
        ],
        "actors": [
            {
                "name": a.name,
                "type": str(a.type),
                "named": a.named,
                "aliases": [x.name for x in a.aliases],
                "mentions": [m.evidence.exact for m in a.mentions],
                "descriptions": [d.evidence.exact for d in a.descriptions],
                "among": [d.evidence.exact for d in a.descriptions if d.kind == AMONG],
                "claimed": [d.evidence.exact for d in a.descriptions if d.kind == CLAIMED],
                "serves": [names[d.about] for d in a.descriptions if d.about],
                "registry_key": a.registry_key,
                "confidence": str(a.confidence),
                "acts": a.acts,
            }
            for a in metadata.actors
        ],
        "places": [
            {
                "name": p.name,
                "kind": p.kind,
                "country": p.country,
                "lat": p.lat,
                "lon": p.lon,
                "precision": p.precision and str(p.precision),
                "actor": names.get(p.actor or ""),
                "confidence": str(p.confidence),
                "scene": p.scene,
                "runner_up": p.runner_up and p.runner_up.country,
                "mentions": [m.evidence.exact for m in p.mentions],
            }
            for p in metadata.places
        ],
        "dates": [
            {
                "text": d.evidence.exact,
                "value": d.value,
                "precision": d.precision,
                "earliest": d.earliest,
                "latest": d.latest,
                "relative": d.relative,
            }
            for d in metadata.dates
        ],
        "claims": [_claim(c, names) for c in metadata.claims],
        "hedges": [
            {
                "text": h.evidence.exact,
                "category": h.category,
                "by": h.by,
                "scope": h.scope and h.scope.exact,
            }
            for h in metadata.hedges
        ],
        "relations": [
            {
                "subject": names[r.subject],
                "object": names[r.object],
                "predicate": r.predicate,
                "kind": r.kind,
                "sign": r.sign,
                "polarity": str(r.polarity),
                "cue": r.cue.exact,
                "hedges": [h.evidence.exact for h in r.hedges],
                "attributed": r.claim is not None,
                "prospect": r.prospect and r.prospect.exact,
                "confidence": str(r.confidence),
                "status": str(r.status),
            }
            for r in metadata.relations
        ],
        "terms": [
            {"name": t.name, "kind": t.kind, "definition": t.definition and t.definition.exact}
            for t in metadata.terms
        ],
        "events": [
            {
                "date": dates[e.date],
                "sentence": e.evidence.exact,
                "clause": e.clause and e.clause.exact,
                "phrase": e.phrase and e.phrase.exact,
                "actors": [names[a] for a in e.actors],
                "places": [p.name for p in metadata.places if p.id in e.places],
                "prospect": e.prospect and e.prospect.exact,
                "status": str(e.status),
                "confidence": str(e.confidence),
                "attributed": e.claim is not None,
                "hedges": [h.evidence.exact for h in e.hedges],
            }
            for e in metadata.events
        ],
        "figures": [
            {
                "kind": f.kind,
                "value": list(f.value) if isinstance(f.value, tuple) else f.value,
                "unit": f.unit,
                "text": f.evidence.exact,
                "attributed": f.claim is not None,
                "prospect": f.prospect and f.prospect.exact,
                "implied": f.implied,
            }
            for f in metadata.figures
        ],
        "tolls": [
            {
                "kind": f.kind,
                "value": list(f.value) if isinstance(f.value, tuple) else f.value,
                "text": f.evidence.exact,
                "implied": f.implied,
            }
            for f in figures_of(Entry("rule", metadata, Analyst()))
        ],
        "anaphors": [
            {"text": m.evidence.exact, "means": a.name}
            for a in metadata.actors
            for m in a.mentions
            if m.kind in ("pronoun", "nominal")
        ],
        "sentences": [metadata.article.text[s.start : s.end] for s in metadata.sentences],
        "key_sentences": [k.evidence.exact for k in metadata.key_sentences],
        "not_stated": [n.field for n in metadata.not_stated],
    }


def _claim(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    def word(source: ClaimSource) -> str | None:
        return source.evidence and source.evidence.exact

    return {
        "source": word(claim.sources[-1]) if claim.sources else None,
        "sources": [word(s) for s in claim.sources],
        "speaker": names.get((claim.sources[-1].actor or "") if claim.sources else ""),
        "speakers": [names[a] for a in claim.sources[-1].everyone] if claim.sources else [],
        "means": means.exact if (means := claim.sources and claim.sources[-1].means) else None,
        "named": claim.sources[-1].named if claim.sources else False,
        "cue": claim.cue.exact,
        "content": " … ".join(x.exact for x in claim.content),
        "act": claim.act,
        "kind": str(claim.kind),
        "mode": str(claim.mode),
        "polarity": str(claim.polarity),
        "status": str(claim.status),
        "prospect": claim.prospect and claim.prospect.exact,
        "confidence": str(claim.confidence),
        "target": names.get(claim.target or ""),
        "hedges": [h.evidence.exact for h in claim.hedges],
        "withdrawn": claim.withdrawn and _folded(claim.withdrawn.exact),
    }


def fits(expected: Any, thing: Any) -> bool:
    """Tell whether a thing is as expected.

    Of a mapping, only the keys named in `expected` count; of a list within one, each expected
    item must be in it. A string under `text`, `content` or `sentence` need only be the
    beginning of the thing's. `near: [lat, lon]` holds within `km` kilometres, or 50.
    """
    if isinstance(expected, str) and isinstance(thing, str):
        return thing == expected
    if not isinstance(expected, dict) or not isinstance(thing, dict):
        return bool(thing == expected)
    return all(_field_fits(key, value, expected, thing) for key, value in expected.items())


def _field_fits(key: str, value: Any, expected: dict[str, Any], thing: dict[str, Any]) -> bool:
    if key == "km":
        return True
    if key == "near":
        return thing["lat"] is not None and _km(*value, thing["lat"], thing["lon"]) <= expected.get(
            "km", 50
        )
    if key not in thing:
        message = f"a page expects {key!r}, which is none of {sorted(thing)}"
        raise KeyError(message)
    if key in ("text", "content", "sentence") and isinstance(value, str):
        return _folded(thing[key]).startswith(_folded(value))
    if isinstance(value, list) and isinstance(thing[key], list):
        return (
            value == thing[key]
            if key in ("sources", "speakers")
            else all(v in thing[key] for v in value)
        )
    return str(thing[key]) == str(value) if key == "value" else bool(thing[key] == value)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _km(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = (math.radians(x) for x in (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def missing(
    expected: list[Any], things: list[Any], *, ordered: bool, fit: Callable[[Any, Any], bool] = fits
) -> list[Any]:
    """Return the expected items that no thing fits.

    Each thing serves one item; where `ordered`, only the things after the last match are left.
    """
    left, out = list(things), []
    for item in expected:
        at = next((i for i, thing in enumerate(left) if fit(item, thing)), None)
        if at is None:
            out.append(item)
        else:
            left = left[at + 1 :] if ordered else left[:at] + left[at + 1 :]
    return out
