"""Write every annotation as a W3C Web Annotation, for Hypothesis, INCEpTION and Recogito.

Source: W3C Web Annotation Data Model (2017), with its text quote and text position selectors. A
position counts code points of the article's text, as our records do.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from briefgen.export import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import Evidence, Metadata

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_AROUND: Final = 32
"""Characters before and behind a quotation that tell it from another of the same words."""


def write(selection: Selection, target: Path) -> None:
    """Write a page of annotations, one a line."""
    base = selection.site or "urn:briefgen:"
    head = {"@context": CONTEXT, "id": f"{base}annotations", "type": "AnnotationPage"}
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "items": [\n')
        before = ""
        for annotation in _all(selection, base):
            file.write(before + json.dumps(annotation, ensure_ascii=False))
            before = ",\n"
        file.write("\n]}\n")


def _all(selection: Selection, base: str) -> Iterator[dict[str, Any]]:
    for one in selection.quotings():
        if not one.shown:
            continue
        counted: dict[str, int] = {}
        for kind, id_, evidence, told in annotated(one.entry.metadata):
            counted[id_] = n = counted.get(id_, 0) + 1
            name = f"{base}annotations/{one.entry.slug}/{id_}/{n}"
            yield _annotation(one, name, evidence, {"kind": kind, "id": id_} | told)


Annotated = tuple[str, str, "Evidence", dict[str, Any]]
"""An annotation: its kind, its id in the record, the words, and what is said of them."""


def annotated(metadata: Metadata) -> Iterator[Annotated]:
    """Yield all that was read out of an article."""
    yield from _named(metadata)
    yield from _said(metadata)
    for f in metadata.figures:
        yield "figure", f.id, f.evidence, {"type": f.kind, "unit": f.unit}
    for k in metadata.key_sentences:
        yield "key sentence", f"k{k.rank}", k.evidence, {"rank": k.rank, "reason": k.reason}


def _named(metadata: Metadata) -> Iterator[Annotated]:
    """Yield actors, places and dates."""
    for a in metadata.actors:
        for m in a.mentions:
            told = {"name": a.name, "type": a.type.value, "mention": m.kind.value}
            yield "actor", a.id, m.evidence, told
    for p in metadata.places:
        for m in p.mentions:
            yield "place", p.id, m.evidence, {"name": p.name, "type": p.kind}
    for d in metadata.dates:
        yield "date", d.id, d.evidence, {"value": d.value, "precision": d.precision}


def _said(metadata: Metadata) -> Iterator[Annotated]:
    """Yield claims and relations."""
    for c in metadata.claims:
        told = {"act": c.act, "claim": c.kind.value, "confidence": c.confidence.value}
        yield "cue", c.id, c.cue, told
        for piece in c.content:
            yield "claim", c.id, piece, told
    for r in metadata.relations:
        told = {"subject": r.subject, "predicate": r.predicate, "object": r.object}
        yield "relation", r.id, r.evidence, told | {"status": r.status.value}


def _annotation(
    one: Quoting, name: str, evidence: Evidence, told: dict[str, Any]
) -> dict[str, Any]:
    article = one.entry.metadata.article
    body: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "text/plain",
            "value": told["kind"],
        },
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps(told, ensure_ascii=False),
        },
    ]
    source = {"id": address.brief(one.site, one.entry.slug), "type": "Text"}
    if url := article.stated("url"):
        source |= {"via": url.value}
    quote = {"type": "TextQuoteSelector", "exact": evidence.exact}
    if one.whole:
        quote["prefix"] = article.text[max(0, evidence.start - _AROUND) : evidence.start]
        quote["suffix"] = article.text[evidence.end : evidence.end + _AROUND]
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    target = {"source": source, "selector": [quote, position]}
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": target,
    }
