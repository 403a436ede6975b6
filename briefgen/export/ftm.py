"""Write the desk as entities of FollowTheMoney, a JSON object a line.

They are for OpenAleph, Aleph and OpenSanctions' tools.

Source: the schema of followthemoney 4 (followthemoney.tech). Made as plain JSON, so that nothing
need be installed; the library reads it in the tests, and what comes out is held against what went
in, since it drops what it does not know without a word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha1
from typing import TYPE_CHECKING, Any, Final

from briefgen.export import address
from briefgen.export.quoting import fold
from briefgen.export.rows import pieces
from briefgen.export.selection import title_of
from briefgen.model import ActorType, Confidence, Polarity, Status
from briefgen.registry import edtf
from briefgen.registry.authors import authors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import CorpusActor, CorpusPlace, Entry, Relation

_SCHEMATA: Final = {
    ActorType.PERSON: "Person",
    ActorType.COMPANY: "Company",
    ActorType.STATE: "PublicBody",
    ActorType.GOVERNMENT_BODY: "PublicBody",
    ActorType.INTELLIGENCE: "PublicBody",
    ActorType.MILITARY: "PublicBody",
    ActorType.UNKNOWN: "LegalEntity",
    ActorType.PEOPLE: "LegalEntity",
}
"""Schemata by type of actor; all others are organisations."""

_PERSON: Final = "Person"

_TIES: Final = {
    "leads": ("Directorship", "director", "organization"),
    "commands": ("Directorship", "director", "organization"),
    "founded": ("Directorship", "director", "organization"),
    "holds office in": ("Employment", "employee", "employer"),
    "member of": ("Membership", "member", "organization"),
    "represents": ("Representation", "agent", "client"),
    "succeeds": ("Succession", "successor", "predecessor"),
    "kin of": ("Family", "person", "relative"),
}
"""Schema of a predicate, with its properties for subject and object; others are unknown links."""

_BODIES: Final = frozenset({"organization", "employer"})

Entity = dict[str, Any]


def write(selection: Selection, target: Path) -> None:
    """Write all entities: actors, places, articles, relations, events and notes."""
    maker = _Maker(selection.site or selection.title, selection)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for entity in _entities(selection, maker):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


@dataclass(slots=True)
class _Maker:
    """What every entity needs: the desk's base for ids, and its actors and places."""

    base: str
    selection: Selection
    actors: dict[tuple[str, str], str]
    places: dict[tuple[str, str], str]
    schemata: dict[str, str]

    def __init__(self, base: str, selection: Selection) -> None:
        """Look up the desk's slugs once."""
        self.base, self.selection = base, selection
        self.actors, self.places = selection.slugs(), selection.place_slugs()
        self.schemata = {a.slug: _schema(a) for a in selection.corpus.actors}

    def id(self, *names: str) -> str:
        """Return an id, the same for the same thing of the same desk."""
        told = "\n".join((self.base, *names))
        return f"bg-{sha1(told.encode(), usedforsecurity=False).hexdigest()}"

    def entity(
        self, schema: str, names: Iterable[str], **properties: str | list[str] | None
    ) -> Entity:
        """Return an entity with its properties, one or several values; empty ones are dropped."""
        stated = {k: _several(v) for k, v in properties.items()}
        return {
            "id": self.id(*names),
            "schema": schema,
            "properties": {k: v for k, v in stated.items() if v},
        }


def _several(value: str | list[str] | None) -> list[str]:
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else [*dict.fromkeys(filter(None, value))]


def _schema(actor: CorpusActor) -> str:
    return _SCHEMATA.get(actor.type, "Organization")


def _entities(selection: Selection, maker: _Maker) -> Iterator[Entity]:
    names = selection.other_names()
    for actor in selection.corpus.actors:
        yield _actor(maker, actor, names[actor.slug])
    for place in selection.corpus.places:
        yield _place(maker, place)
    for one in selection.quotings():
        yield _article(maker, one)
        yield from _ties(maker, one)
        yield from _events(maker, one)
        yield from _notes(maker, one)


def _actor(maker: _Maker, actor: CorpusActor, names: Sequence[str]) -> Entity:
    curated = actor.curated
    links = [link.url for link in curated.links] if curated else []
    page = address.actor(maker.selection.site, actor.slug)
    return maker.entity(
        _schema(actor),
        ("actor", actor.slug),
        name=fold(actor.name),
        alias=list(names),
        summary=curated.definition if curated else "",
        sourceUrl=[u for u in (*links, page) if u.startswith(("http://", "https://"))],
        keywords=actor.type.value.replace("_", " "),
    )


def _place(maker: _Maker, found: CorpusPlace) -> Entity:
    place = found.place
    precise = f"known to the {place.precision.value}" if place.precision else "not located"
    return maker.entity(
        "Address",
        ("place", found.slug),
        full=fold(place.name),
        name=fold(place.name),
        country=place.country.lower() if place.country else "",
        latitude=None if place.lat is None else str(place.lat),
        longitude=None if place.lon is None else str(place.lon),
        summary=f"{place.kind}, {precise}",
    )


def _stated(entry: Entry, field: str) -> str:
    found = entry.metadata.article.stated(field)
    return fold(found.value) if found and not found.inferred else ""


def _url(*found: str) -> list[str]:
    return [u for u in found if u.startswith(("http://", "https://"))]


def _iso(value: str) -> str:
    """Return a date as FollowTheMoney has it, as precise as known; "" where it has no such form."""
    plain = value.partition("T")[0].rstrip("?~%")
    return plain if plain.replace("-", "").isdigit() and edtf.valid(plain) else ""


def _article(maker: _Maker, one: Quoting) -> Entity:
    entry, article = one.entry, one.entry.metadata.article
    page = address.brief(one.site, entry.slug)
    return maker.entity(
        "Article",
        ("article", entry.slug),
        title=title_of(entry),
        author=[a.name for a in authors(_stated(entry, "byline"))],
        publisher=_stated(entry, "outlet"),
        publishedAt=_iso(_stated(entry, "published")),
        sourceUrl=_url(_stated(entry, "url"), page),
        retrievedAt=_iso(_stated(entry, "retrieved")),
        bodyText=article.text.strip() if one.whole else "",
        keywords=list(entry.analyst.tags),
        notes=entry.analyst.note,
    )


def _ties(maker: _Maker, one: Quoting) -> Iterator[Entity]:
    """Yield the relations told as facts; denied, planned or supposed ones would read as such."""
    for r in one.entry.metadata.relations:
        ends = [maker.actors.get((one.entry.slug, a)) for a in (r.subject, r.object)]
        firm = r.status is Status.ASSERTED and r.polarity is Polarity.AFFIRMED
        if firm and ends[0] and ends[1] and ends[0] != ends[1]:
            yield _tie(maker, one, r, (ends[0], ends[1]))


def _tie(maker: _Maker, one: Quoting, r: Relation, ends: tuple[str, str]) -> Entity:
    schema, subject, object_ = _TIES.get(r.predicate, ("", "", ""))
    sorts = (maker.schemata[ends[0]], maker.schemata[ends[1]])
    if not _fits(schema, object_, sorts):
        schema, subject, object_ = "UnknownLink", "subject", "object"
    held = one.hedges(r.hedges)
    told = {subject: maker.id("actor", ends[0]), object_: maker.id("actor", ends[1])}
    relationship = {"relationship": r.predicate} if schema == "Family" else {"role": r.predicate}
    return maker.entity(
        schema,
        ("relation", one.entry.slug, r.id),
        **told,
        **relationship,
        summary=one.words(r.evidence),
        description=f"Held back by: {held}" if held else "",
        sourceUrl=_url(one.link(r.evidence)),
        publisher=_stated(one.entry, "outlet"),
    )


def _fits(schema: str, object_: str, sorts: tuple[str, str]) -> bool:
    """Tell whether a schema may join actors of these types: kin are persons, bodies are led."""
    if schema == "Family":
        return sorts == (_PERSON, _PERSON)
    if object_ in _BODIES:
        return sorts[1] not in (_PERSON, "LegalEntity")
    return bool(schema)


def _events(maker: _Maker, one: Quoting) -> Iterator[Entity]:
    """Yield events, with their days as precise as they are known; none of a doubtful time."""
    dates = {d.id: d for d in one.entry.metadata.dates}
    slug = one.entry.slug
    for event in one.entry.metadata.events if one.shown else ():
        if event.confidence is Confidence.DOUBTFUL:
            continue
        when = dates.get(event.date)
        exact = _iso(when.value or "") if when else ""
        who = (maker.actors.get((slug, a)) for a in event.actors)
        where = (maker.places.get((slug, p)) for p in event.places)
        yield maker.entity(
            "Event",
            ("event", slug, event.id),
            name=one.words(event.evidence),
            date=exact,
            startDate="" if exact or not when else when.earliest,
            endDate="" if exact or not when else when.latest,
            involved=[maker.id("actor", a) for a in who if a],
            addressEntity=[maker.id("place", p) for p in where if p],
            summary="" if event.status is Status.ASSERTED else f"told as {event.status.value}",
            sourceUrl=_url(one.link(event.evidence)),
            proof=maker.id("article", slug),
        )


def _notes(maker: _Maker, one: Quoting) -> Iterator[Entity]:
    """Yield claims as notes on who says them and of whom."""
    slug = one.entry.slug
    for claim in one.entry.metadata.claims if one.shown else ():
        about = [a for s in claim.sources for a in s.everyone]
        who = (maker.actors.get((slug, a)) for a in [*about, claim.target or ""])
        voices = " > ".join(one.voice(s) or "not identified" for s in claim.sources)
        yield maker.entity(
            "Note",
            ("claim", slug, claim.id),
            name=f"{voices or 'the article'}: {claim.act}",
            description=one.joined(pieces(claim)),
            entity=[maker.id("actor", a) for a in who if a],
            sourceUrl=_url(one.link(pieces(claim)[0])),
            proof=maker.id("article", slug),
        )
