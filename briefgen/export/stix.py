"""Write the desk as a STIX 2.1 bundle, for OpenCTI, MISP and their like.

Source: OASIS, STIX Version 2.1, and its appendix A for confidence. Made as plain JSON, so that
nothing need be installed; the library and the validator of STIX read it in the tests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_DNS, uuid5

from briefgen.export.quoting import fold
from briefgen.export.rows import pieces
from briefgen.export.selection import title_of
from briefgen.model import ActorType, Confidence, Polarity, Status
from briefgen.registry import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import Claim, CorpusActor, CorpusPlace, Entry, Evidence, Relation

_SPACE: Final = uuid5(NAMESPACE_DNS, "stix.briefgen.invalid")
"""The name space of our ids, which are the same in every bundle.

No host may bear this name (RFC 2606).
"""

_UNDATED: Final = "1970-01-01"
"""The day of undated things, since STIX asks for one of each."""

_CLASSES: Final = {
    ActorType.PERSON: "individual",
    ActorType.PEOPLE: "class",
    ActorType.UNKNOWN: "unknown",
    ActorType.ARMED_GROUP: "group",
}
"""Identity classes; all other actors are organisations. Readers say whether one is a threat."""

_SURE: Final = {Confidence.SURE: 85, Confidence.LIKELY: 50, Confidence.DOUBTFUL: 15}
"""How sure the reading is. Source: STIX 2.1, appendix A, scale of none, low, medium, high."""

_CREDIBLE: Final = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""Confidence by the analyst's credibility. Source: the same, Admiralty scale; 6 says nothing."""

_OPINIONS: Final = {
    "1": "strongly-agree",
    "2": "agree",
    "3": "neutral",
    "4": "disagree",
    "5": "strongly-disagree",
}
"""The analyst's opinion of a report, by its credibility."""

Object = dict[str, Any]


def write(selection: Selection, target: Path) -> None:
    """Write a bundle, one object a line."""
    maker = _Maker(selection.title, _desk_id(selection), selection.slugs(), selection.place_slugs())
    head = {"type": "bundle", "id": f"bundle--{uuid5(_SPACE, f'bundle {maker.desk}')}"}
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{json.dumps(head)[:-1]}, "objects": [\n')
        file.write(
            ",\n".join(json.dumps(o, ensure_ascii=False) for o in _objects(selection, maker))
        )
        file.write("\n]}\n")


def _desk_id(selection: Selection) -> str:
    return f"identity--{uuid5(_SPACE, f'desk {selection.site or selection.title}')}"


@dataclass(frozen=True, slots=True)
class _Maker:
    """What every object of a bundle needs to know: the desk's name and id, and the desk's slugs."""

    title: str
    desk: str
    actors: dict[tuple[str, str], str]
    places: dict[tuple[str, str], str]

    def id(self, kind: str, *names: str) -> str:
        """Return the id of a thing of this desk."""
        return f"{kind}--{uuid5(_SPACE, ' '.join((self.desk, *names)))}"

    def actor(self, entry: Entry, actor: str | None) -> str:
        """Return the id of an actor of an entry, empty where the desk has none."""
        slug = self.actors.get((entry.slug, actor)) if actor else None
        return self.id("identity", "actor", slug) if slug else ""

    def made(self, kind: str, day: str, *names: str) -> Object:
        """Return the head that all objects share."""
        stamp = f"{day}T00:00:00.000Z"
        head = {"type": kind, "spec_version": "2.1", "id": self.id(kind, *names)}
        return head | {"created_by_ref": self.desk, "created": stamp, "modified": stamp}


def _objects(selection: Selection, maker: _Maker) -> Iterator[Object]:
    stamp = f"{_UNDATED}T00:00:00.000Z"
    yield {
        "type": "identity",
        "spec_version": "2.1",
        "id": maker.desk,
        "created": stamp,
        "modified": stamp,
        "name": selection.title,
        "identity_class": "organization",
    }
    for actor in selection.corpus.actors:
        yield _identity(maker, actor)
    located = {p.slug for p in selection.corpus.places if _is_told(p)}
    for place in selection.corpus.places:
        if place.slug in located:
            yield _location(maker, place)
    for one in selection.quotings():
        yield from _entry(maker, one, located)


def _identity(maker: _Maker, actor: CorpusActor) -> Object:
    told = maker.made("identity", _UNDATED, "actor", actor.slug)
    told |= {
        "name": fold(actor.name),
        "identity_class": _CLASSES.get(actor.type, "organization"),
        "labels": [actor.type.value.replace("_", "-")],
    }
    if actor.curated and actor.curated.definition:
        told["description"] = actor.curated.definition
    return told


def _is_told(place: CorpusPlace) -> bool:
    """Tell whether a place has what a location must have: a point or a country."""
    return place.place.lat is not None or bool(place.place.country)


def _location(maker: _Maker, found: CorpusPlace) -> Object:
    place = found.place
    told = maker.made("location", _UNDATED, "place", found.slug) | {"name": fold(place.name)}
    if place.lat is not None and place.lon is not None:
        told |= {"latitude": place.lat, "longitude": place.lon}
    if place.country:
        told["country"] = place.country
    precise = f", known to the {place.precision.value}" if place.precision else ""
    return told | {"description": f"{place.kind}{precise}", "confidence": _SURE[place.confidence]}


def _entry(maker: _Maker, one: Quoting, located: set[str]) -> Iterator[Object]:
    """Yield the relations and claims of an article, then the report that holds them."""
    entry, day = one.entry, _day(one.entry)
    inside = [*_ties(maker, one, day), *_notes(maker, one, day)]
    yield from inside
    named = (maker.actor(entry, a.id) for a in entry.metadata.actors)
    slugs = (maker.places.get((entry.slug, p.id)) for p in entry.metadata.places)
    where = (maker.id("location", "place", s) for s in slugs if s in located)
    refs = dict.fromkeys([*filter(None, named), *where, *(o["id"] for o in inside)])
    report = _report(maker, one, day, [*refs] or [maker.desk])
    yield report
    if held := _OPINIONS.get(entry.analyst.credibility):
        opinion = maker.made("opinion", day, "opinion", entry.slug)
        told = {"opinion": held, "object_refs": [report["id"]], "authors": [maker.title]}
        yield opinion | told | ({"explanation": a} if (a := entry.analyst.assessment) else {})


def _day(entry: Entry) -> str:
    """Return the first day on which an article may have been published."""
    stated = entry.metadata.article.stated("published")
    bounds = edtf.bounds(stated.value) if stated else None
    return (bounds and bounds[0]) or _UNDATED


def _reference(one: Quoting, evidence: Evidence | None) -> list[Object]:
    """Return the source of a statement: the article, and the sentence in its brief."""
    article = one.entry.metadata.article
    outlet, url = article.stated("outlet"), article.stated("url")
    found = one.address(evidence) if evidence else None
    label = f", {found.label}" if found else ""
    told = {
        "source_name": fold(outlet.value) if outlet else title_of(one.entry),
        "description": f"{title_of(one.entry)}{label}",
    }
    if url and url.value.startswith(("http://", "https://")):
        told["url"] = url.value.strip()
    brief = {
        "source_name": "brief",
        "external_id": f"{one.entry.slug}#{found.anchor if found else ''}",
    }
    link = one.link(evidence) if evidence else ""
    if link.startswith(("http://", "https://")):
        brief["url"] = link
    return [told, brief]


def _report(maker: _Maker, one: Quoting, day: str, refs: list[str]) -> Object:
    """Return the article as a report, or as a grouping without a day, which a report must have."""
    dated = day != _UNDATED
    kind = "report" if dated else "grouping"
    told = maker.made(kind, day, "report", one.entry.slug)
    told |= {"name": title_of(one.entry), "object_refs": refs}
    told |= {"published": told["created"], "report_types": ["threat-report"]} if dated else {}
    told |= {} if dated else {"context": "unspecified"}
    key = min(one.entry.metadata.key_sentences, key=lambda k: k.rank, default=None)
    if key and one.shown:
        told["description"] = one.words(key.evidence)
    if stated := one.entry.metadata.article.stated("published"):
        told["labels"] = [f"published-{stated.value}"]
    credible = _CREDIBLE.get(one.entry.analyst.credibility)
    told |= {} if credible is None else {"confidence": credible}
    return told | {"external_references": _reference(one, None)}


def _ties(maker: _Maker, one: Quoting, day: str) -> Iterator[Object]:
    """Yield the relations told as facts; denied, planned or supposed ones would read as such."""
    for r in one.entry.metadata.relations:
        ends = (maker.actor(one.entry, r.subject), maker.actor(one.entry, r.object))
        firm = r.status is Status.ASSERTED and r.polarity is Polarity.AFFIRMED
        if firm and all(ends) and ends[0] != ends[1]:
            yield _tie(maker, one, day, r, ends)


def _tie(maker: _Maker, one: Quoting, day: str, r: Relation, ends: tuple[str, str]) -> Object:
    tie = maker.made("relationship", day, "relation", one.entry.slug, r.id)
    held = one.hedges(r.hedges)
    said = [one.words(r.evidence), f"Held back by: {held}" if held else ""]
    if claim := next((c for c in one.entry.metadata.claims if c.id == r.claim), None):
        said.append(f"On the word of: {_voices(one, claim)}")
    return tie | {
        "relationship_type": r.predicate.replace(" ", "-").replace("_", "-"),
        "source_ref": ends[0],
        "target_ref": ends[1],
        "description": "\n".join(filter(None, said)) or r.predicate,
        "confidence": _SURE[r.confidence],
        "external_references": _reference(one, r.evidence),
    }


def _voices(one: Quoting, claim: Claim) -> str:
    return " > ".join(one.voice(s) or "not identified" for s in claim.sources) or "the article"


def _notes(maker: _Maker, one: Quoting, day: str) -> Iterator[Object]:
    """Yield claims as notes on who says them and of whom."""
    for claim in one.entry.metadata.claims if one.shown else ():
        about = [a for s in claim.sources for a in s.everyone]
        refs = (maker.actor(one.entry, a) for a in [*about, claim.target])
        note = maker.made("note", day, "claim", one.entry.slug, claim.id)
        yield note | {
            "abstract": f"{_voices(one, claim)}: {claim.act}",
            "content": one.joined(pieces(claim)),
            "object_refs": [*dict.fromkeys(filter(None, refs))] or [maker.desk],
            "confidence": _SURE[claim.confidence],
            "labels": [claim.kind.value, claim.polarity.value, claim.status.value],
            "external_references": _reference(one, pieces(claim)[0]),
        }
