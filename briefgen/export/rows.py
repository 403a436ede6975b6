"""Make the rows of each table that a desk is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.export import address
from briefgen.export.quoting import fold
from briefgen.export.selection import title_of
from briefgen.model import CLAIMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.export.sheet import Cell
    from briefgen.model import Claim, Evidence, Figure, Hedge

Row = tuple["Cell", ...]

STATED: Final = (
    "outlet",
    "byline",
    "published",
    "updated",
    "retrieved",
    "url",
    "archive_url",
    "language",
)
"""Fields of the source descriptor that a table holds besides the title."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rows are made of: a selection, and the desk's slugs of actors and places."""

    selection: Selection
    actors: dict[tuple[str, str], str]
    places: dict[tuple[str, str], str]

    @staticmethod
    def of(selection: Selection) -> Desk:
        """Return the desk of a selection."""
        return Desk(selection, selection.slugs(), selection.place_slugs())

    def actor(self, one: Quoting, actor: str | None) -> str | None:
        """Return the desk's slug of an actor of an entry."""
        return self.actors.get((one.entry.slug, actor)) if actor else None

    def by_slug(self) -> dict[str, Quoting]:
        """Return the quoting of each entry, by its slug."""
        return {one.entry.slug: one for one in self.selection.quotings()}

    def place(self, one: Quoting, place: str) -> str | None:
        """Return the desk's slug of a place of an entry."""
        return self.places.get((one.entry.slug, place))


def identity(one: Quoting, id_: str | None) -> str | None:
    """Return the desk-wide id of a part of a record."""
    return f"{one.entry.slug}/{id_}" if id_ else None


def _at(one: Quoting, evidence: Evidence) -> tuple[Cell, Cell]:
    """Return the id of the sentence that words stand in, and its address on the site."""
    found = one.address(evidence)
    return (f"{one.entry.slug}#{found.anchor}" if found else None, one.link(evidence))


def _claim(one: Quoting, claim: str | None) -> str | None:
    known = claim and any(c.id == claim for c in one.entry.metadata.claims)
    return identity(one, claim) if known else None


def briefs(desk: Desk) -> Iterator[Row]:
    """Yield a row for each article."""
    for one in desk.selection.quotings():
        entry, article = one.entry, one.entry.metadata.article
        found = (article.stated(field) for field in STATED)
        analyst = entry.analyst
        yield (
            entry.slug,
            title_of(entry),
            *(fold(s.value) if s else None for s in found),
            article.source.path.rpartition("/")[2],
            article.source.sha256,
            one.publish.value,
            ", ".join(analyst.tags) or None,
            analyst.reliability or None,
            analyst.credibility or None,
            analyst.assessment or None,
            analyst.note or None,
            address.brief(desk.selection.site, entry.slug),
        )


def sentences(desk: Desk) -> Iterator[Row]:
    """Yield all sentences; with quotations alone published, only cited ones have words."""
    for one in desk.selection.quotings():
        slug, cited = one.entry.slug, frozenset() if one.whole else one.cited()
        for s in one.entry.metadata.sentences:
            anchor = s.address.anchor
            words = one.text(s) if one.whole or anchor in cited else ""
            link = address.brief(desk.selection.site, slug, anchor)
            yield (f"{slug}#{anchor}", slug, s.address.label, s.start, s.end, words or None, link)


def actors(desk: Desk) -> Iterator[Row]:
    """Yield all actors of the desk."""
    for a in desk.selection.corpus.actors:
        told = a.curated
        yield (
            a.slug,
            fold(a.name),
            a.type.value,
            a.named,
            a.joined_by.value,
            (told and told.original_script) or None,
            (told and told.definition) or None,
            (told and told.definition_source) or None,
            address.actor(desk.selection.site, a.slug),
        )


def actor_names(desk: Desk) -> Iterator[Row]:
    """Yield all other names of actors."""
    for one in desk.selection.quotings():
        for actor in one.entry.metadata.actors:
            slug = desk.actor(one, actor.id)
            for n, alias in enumerate(actor.aliases if slug else (), 1):
                at = _at(one, alias.evidence) if alias.evidence else (None, None)
                head = (f"{identity(one, actor.id)}/{n}", slug, one.entry.slug)
                yield (*head, fold(alias.name), alias.origin, alias.confidence.value, *at)


def appearances(desk: Desk) -> Iterator[Row]:
    """Yield a row for each brief in which an actor appears."""
    for one in desk.selection.quotings():
        for actor in one.entry.metadata.actors:
            slug = desk.actor(one, actor.id)
            if not slug:
                continue
            told = (d.evidence for d in actor.descriptions if d.kind != CLAIMED)
            called = dict.fromkeys(filter(None, map(one.words, told)))
            at = _at(one, actor.mentions[0].evidence) if actor.mentions else (None, None)
            yield (
                identity(one, actor.id),
                slug,
                one.entry.slug,
                fold(actor.name),
                actor.salience,
                len(actor.mentions),
                "; ".join(called) or None,
                actor.confidence.value,
                *at,
            )


def places(desk: Desk) -> Iterator[Row]:
    """Yield all places of the desk."""
    for found in desk.selection.corpus.places:
        p = found.place
        where = (p.lat, p.lon, p.precision.value if p.precision else None)
        yield (found.slug, fold(p.name), p.kind, p.country, *where, p.source)


def place_mentions(desk: Desk) -> Iterator[Row]:
    """Yield a row for each brief in which a place is named."""
    for one in desk.selection.quotings():
        for place in one.entry.metadata.places:
            slug = desk.place(one, place.id)
            if not slug:
                continue
            at = _at(one, place.mentions[0].evidence) if place.mentions else (None, None)
            head = (identity(one, place.id), slug, one.entry.slug, fold(place.name))
            told = (len(place.mentions), place.why or None, place.confidence.value)
            yield (*head, *told, *at)


def _firm(
    one: Quoting, polarity: str, status: str, confidence: str, hedges: tuple[Hedge, ...]
) -> Row:
    return (polarity, status, confidence, one.hedges(hedges) or None)


def pieces(claim: Claim) -> tuple[Evidence, ...]:
    """Return a claim's content, in text order; its cue where it has none."""
    return tuple(sorted(claim.content)) or (claim.cue,)


def claims(desk: Desk) -> Iterator[Row]:
    """Yield all claims."""
    for one in desk.selection.quotings():
        for c in one.entry.metadata.claims:
            said = pieces(c)
            voices = [one.voice(s) or "not identified" for s in c.sources]
            yield (
                identity(one, c.id),
                one.entry.slug,
                c.kind.value,
                " > ".join(voices) or None,
                c.act,
                one.words(c.cue) or None,
                one.joined(said) or None,
                desk.actor(one, c.target),
                *_firm(one, c.polarity.value, c.status.value, c.confidence.value, c.hedges),
                said[0].start,
                max(p.end for p in said),
                *_at(one, said[0]),
            )


def claim_sources(desk: Desk) -> Iterator[Row]:
    """Yield each voice of each claim; a row for each actor where several speak together."""
    for one in desk.selection.quotings():
        for claim in one.entry.metadata.claims:
            for position, source in enumerate(claim.sources, 1):
                known = [a for a in source.everyone if desk.actor(one, a)]
                for n, actor in enumerate(known or [None], 1):
                    id_ = f"{identity(one, claim.id)}/{position}.{n}"
                    words = one.words(source.evidence) or None
                    who = desk.actor(one, actor)
                    yield (id_, identity(one, claim.id), position, who, words, source.named)


def relations(desk: Desk) -> Iterator[Row]:
    """Yield all relations."""
    for one in desk.selection.quotings():
        for r in one.entry.metadata.relations:
            yield (
                identity(one, r.id),
                one.entry.slug,
                desk.actor(one, r.subject),
                r.predicate,
                desk.actor(one, r.object),
                r.kind,
                r.sign,
                *_firm(one, r.polarity.value, r.status.value, r.confidence.value, r.hedges),
                _claim(one, r.claim),
                one.words(r.evidence) or None,
                *_at(one, r.evidence),
            )


def events(desk: Desk) -> Iterator[Row]:
    """Yield all events, with their dates where the record has them."""
    for one in desk.selection.quotings():
        dates = {d.id: d for d in one.entry.metadata.dates}
        for e in one.entry.metadata.events:
            d = dates.get(e.date)
            when = (d.value, d.earliest, d.latest, d.precision) if d else (None,) * 4
            yield (
                identity(one, e.id),
                one.entry.slug,
                *when,
                (one.words(d.evidence) or None) if d else None,
                e.status.value,
                e.confidence.value,
                one.hedges(e.hedges) or None,
                _claim(one, e.claim),
                one.words(e.evidence) or None,
                *_at(one, e.evidence),
            )


def event_actors(desk: Desk) -> Iterator[Row]:
    """Yield who is named in each event, each once."""
    for one in desk.selection.quotings():
        for event in one.entry.metadata.events:
            found = dict.fromkeys(desk.actor(one, a) for a in event.actors)
            yield from ((identity(one, event.id), slug) for slug in found if slug)


def event_places(desk: Desk) -> Iterator[Row]:
    """Yield where each event is set, each place once."""
    for one in desk.selection.quotings():
        for event in one.entry.metadata.events:
            found = dict.fromkeys(desk.place(one, p) for p in event.places)
            yield from ((identity(one, event.id), slug) for slug in found if slug)


def ends(figure: Figure) -> tuple[float | None, float | None]:
    """Return the lowest and the highest number that a figure stands for."""
    value = figure.value
    return value if isinstance(value, tuple) else (value, value)


def figures(desk: Desk) -> Iterator[Row]:
    """Yield all figures."""
    for one in desk.selection.quotings():
        for f in one.entry.metadata.figures:
            yield (
                identity(one, f.id),
                one.entry.slug,
                f.kind,
                *ends(f),
                (fold(f.unit) or None) if one.shown else None,
                one.hedges(f.hedges) or None,
                _claim(one, f.claim),
                one.words(f.evidence) or None,
                *_at(one, f.evidence),
            )


def terms(desk: Desk) -> Iterator[Row]:
    """Yield the terms of each brief."""
    for one in desk.selection.quotings():
        for t in one.entry.metadata.terms:
            ground = t.definition or (t.mentions[0].evidence if t.mentions else None)
            at = _at(one, ground) if ground else (None, None)
            told = (fold(t.name), t.kind, one.words(t.definition) or None)
            yield (identity(one, t.id), one.entry.slug, *told, *at)


def happenings(desk: Desk) -> Iterator[Row]:
    """Yield all happenings that several articles tell of."""
    for h in desk.selection.corpus.happenings:
        yield (h.slug, fold(h.title), h.origins)


def tellings(desk: Desk) -> Iterator[Row]:
    """Yield how each article tells a happening."""
    known = desk.by_slug()
    for h in desk.selection.corpus.happenings:
        for n, t in enumerate(h.tellings, 1):
            one = known[t.entry]
            told = (t.origin, t.published, t.status.value, _claim(one, t.claim))
            words = one.words(t.evidence) or None
            yield (f"{h.slug}/{n}", h.slug, t.entry, *told, words, *_at(one, t.evidence))


def conflicts(desk: Desk) -> Iterator[Row]:
    """Yield each side of the conflicts between articles, apparent ones included."""
    known = desk.by_slug()
    corpus = desk.selection.corpus
    named = frozenset(h.slug for h in corpus.happenings)
    actors_there = frozenset(a.slug for a in corpus.actors)
    for n, c in enumerate(corpus.conflicts, 1):
        about = (
            c.happening if c.happening in named else None,
            c.actor if c.actor in actors_there else None,
        )
        for side, s in enumerate(c.sides, 1):
            one = known[s.entry]
            told = (c.kind, c.about, c.verdict, s.stated if one.shown else None)
            words = one.words(s.evidence) or None
            yield (f"{n}.{side}", n, *about, s.entry, *told, words, *_at(one, s.evidence))
