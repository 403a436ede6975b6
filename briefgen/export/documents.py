"""Compose the documents of a brief, of an actor, or of several briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.export import address
from briefgen.export.document import (
    Document,
    Heading,
    Items,
    Line,
    Notes,
    Paragraph,
    Part,
    Passage,
    Table,
    Words,
    words,
)
from briefgen.export.quoting import fold
from briefgen.export.rows import ends, pieces
from briefgen.export.selection import title_of
from briefgen.model import CLAIMED, FIELDS, NUMBERED, READ, ClaimKind, Confidence, Role, Status
from briefgen.registry.tables import table
from briefgen.registry.whose import possessive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import Actor, Claim, Event, Evidence, Hedge, Place, Relation

_ALWAYS: Final = frozenset({"outlet", "byline", "published", "url"})
"""Fields that are said to be not stated where they are missing. Source: ICD 206."""

_UNDER: Final = " \u203a "
"""Between a voice and the one that it passes on: a single angle quotation mark."""

_CALLS: Final = 3
"""Most descriptions of an actor: as many as a table has room for."""


def said(section: str, key: str) -> str:
    """Return a fixed text of documents."""
    return str(table("export")[section][key])


def document(selection: Selection, *, with_text: bool = False) -> Document:
    """Return the document of a selection; `with_text` adds each article's text as published."""
    maker = _Maker(selection, with_text=with_text)
    if selection.choice.actor and not selection.choice.brief:
        return maker.dossier(selection.choice.actor)
    return maker.briefs()


def chapters(selection: Selection) -> Iterator[Document]:
    """Yield a document for each brief, with its published text; one for an actor's dossier."""
    if selection.choice.actor and not selection.choice.brief:
        yield document(selection)
        return
    for one in selection.quotings():
        yield _Maker(selection, with_text=True).chapter(one)


class _Maker:
    """Makes one document, and numbers its notes."""

    def __init__(self, selection: Selection, *, with_text: bool) -> None:
        self.selection = selection
        self.with_text = with_text
        self.notes = Notes()

    def briefs(self) -> Document:
        """Return the document of one brief, or of several, one behind the other."""
        entries = self.selection.corpus.entries
        several = len(entries) > 1
        parts: list[Part] = []
        if several:
            parts.append(Heading(1, self.selection.title, "top"))
            told = said("words", "all_in").format(count=len(entries))
            parts.append(Paragraph(words(told), quiet=True))
        parts.append(Paragraph(words(said("words", "made")), quiet=True))
        parts += self._told(self.selection.choice.happening)
        for one in self.selection.quotings():
            parts += _Brief(self, one, 2 if several else 1).parts()
        if not several:
            parts.insert(0, parts.pop(1))  # the title goes before all else
        title = self.selection.title if several else title_of(entries[0])
        return self._made(title, parts)

    def _told(self, slug: str) -> Iterator[Part]:
        """Yield a happening as each article tells it, then where they contradict each other."""
        found = next((h for h in self.selection.corpus.happenings if h.slug == slug), None)
        if not found:
            return
        by_slug = {one.entry.slug: _Brief(self, one, 2) for one in self.selection.quotings()}
        yield Heading(2, said("headings", "tellings"), "tellings")
        rows = [by_slug[t.entry].told(t.evidence, t.published or "") for t in found.tellings]
        titles = tuple(said("columns", c) for c in ("told_by", "when", "words"))
        yield Table(said("headings", "tellings"), titles, tuple(rows))
        sides = [
            (
                words(conflict.about),
                words(side.stated),
                *by_slug[side.entry].told(side.evidence)[::2],
            )
            for conflict in found.conflicts
            if conflict.stands
            for side in conflict.sides
        ]
        if sides:
            yield Heading(2, said("headings", "conflicts"), "conflicts")
            titles = tuple(said("columns", c) for c in ("about", "stated", "told_by", "words"))
            yield Table(said("headings", "conflicts"), titles, tuple(sides))

    def dossier(self, slug: str) -> Document:
        """Return the document of an actor: names, statements, relations and events, by brief."""
        actor = next(a for a in self.selection.corpus.actors if a.slug == slug)
        ids = {m.entry: m.id for m in actor.members}
        parts: list[Part] = [Heading(1, fold(actor.name), "top")]
        if actor.curated and actor.curated.definition:
            parts.append(Paragraph(words(actor.curated.definition)))
        parts.append(Paragraph(words(said("words", "made")), quiet=True))
        for one in self.selection.quotings():
            if one.entry.slug in ids:
                parts += _Brief(self, one, 2).about(ids[one.entry.slug])
        return self._made(fold(actor.name), parts)

    def chapter(self, one: Quoting) -> Document:
        """Return the document of one entry."""
        stated = one.entry.metadata.article.stated("published")
        return Document(
            title=title_of(one.entry),
            language="en",
            parts=tuple(_Brief(self, one, 1).parts()),
            notes=self.notes.all(),
            date=stated.value if stated else "",
        )

    def _made(self, title: str, parts: list[Part]) -> Document:
        corpus = self.selection.corpus
        stated = (e.metadata.article.stated("published") for e in corpus.entries)
        choice = self.selection.choice
        return Document(
            title=title,
            language="en",
            parts=tuple(parts),
            notes=self.notes.all(),
            about=said("words", "made"),
            identity=f"{self.selection.site or self.selection.title} {choice.name}",
            subjects=tuple(fold(a.name) for a in corpus.actors if a.named)[:20],
            date=max((s.value for s in stated if s), default=""),
        )


class _Brief:
    """Makes the parts of one brief, its heading at a level."""

    def __init__(self, maker: _Maker, one: Quoting, level: int) -> None:
        self.maker, self.one, self.level = maker, one, level
        self.metadata = one.entry.metadata
        self.dates = {d.id: d for d in self.metadata.dates}
        self.claims = {c.id: c for c in self.metadata.claims}
        ties = (r for r in self.metadata.relations if r.confidence is not Confidence.DOUBTFUL)
        self.tied = {r.cue.start for r in ties}

    def parts(self) -> Iterator[Part]:
        """Yield all parts of a brief."""
        yield from self._opening()
        if not self.one.shown:
            yield Paragraph(words(said("words", "not_published")), quiet=True)
        else:
            yield from self._leading()
        claims = [c for c in self.metadata.claims if c.confidence is not Confidence.DOUBTFUL]
        yield from self._claims([c for c in claims if c.kind is ClaimKind.ATTRIBUTED], "claims")
        yield from self._hedged([c for c in claims if c.kind is ClaimKind.HEDGED])
        yield from self._actors()
        yield from self._relations(self.metadata.relations)
        yield from self._events(self.metadata.events)
        yield from self._places()
        yield from self._figures()
        yield from self._terms()
        yield from self._not_stated()
        yield from self._analyst()
        yield from self._source()
        if self.maker.with_text:
            yield from self._text()

    def about(self, actor: str) -> Iterator[Part]:
        """Yield the parts of a brief that are about one actor."""
        yield from self._opening()
        found = next(a for a in self.metadata.actors if a.id == actor)
        yield from self._table("names", ("name", "called"), [self._named(found)])
        sure = [c for c in self.metadata.claims if c.confidence is not Confidence.DOUBTFUL]
        says = [c for c in sure if any(actor in s.everyone for s in c.sources)]
        yield from self._claims(says, "says")
        yield from self._claims([c for c in sure if c.target == actor], "said_of")
        ties = [r for r in self.metadata.relations if actor in (r.subject, r.object)]
        yield from self._relations(ties)
        yield from self._events([e for e in self.metadata.events if actor in e.actors])

    def told(self, evidence: Evidence, published: str = "") -> tuple[Line, ...]:
        """Return a table row of who tells a thing, when, and in which words."""
        outlet = self._stated("outlet") or title_of(self.one.entry)
        return (words(outlet, "strong"), words(published), self._quoted([evidence]))

    def _anchor(self, name: str) -> str:
        return f"{self.one.entry.slug}--{name}"

    def _heading(self, name: str) -> Heading:
        return Heading(self.level + 1, said("headings", name), self._anchor(name))

    def _mark(self, evidence: Evidence) -> Line:
        """Return the mark of the note on the sentence that words stand in."""
        one, sentence = self.one, self.one.sentence(evidence)
        anchor = sentence.address.anchor if sentence else ""
        quoted = one.text(sentence) if sentence else one.words(evidence)
        label = sentence.address.label if sentence else ""
        place = "top" if anchor.startswith("t") else anchor  # the title is the brief's heading
        inside = self._anchor(place) if self.maker.with_text and one.whole and anchor else ""
        link = one.link(evidence) if one.site else ""
        key = f"{one.entry.slug}#{anchor or evidence.start}"
        source = ", ".join(filter(None, (title_of(one.entry), self._stated("outlet"))))
        return (self.maker.notes.mark(key, quoted, label, source, (inside, link)),)

    def _quoted(self, evidences: Iterable[Evidence]) -> Line:
        """Return words of the article as a quotation, with the mark of their note."""
        found = tuple(evidences)
        return words(self.one.joined(found), "quote") + self._mark(found[0])

    def _stated(self, name: str) -> str:
        found = self.metadata.article.stated(name)
        return fold(found.value) if found else ""

    def _opening(self) -> Iterator[Part]:
        yield Heading(self.level, title_of(self.one.entry), self._anchor("top"))
        told = [self._stated(name) for name in ("outlet", "byline", "published")]
        if any(told):
            yield Paragraph(words(" · ".join(filter(None, told))), quiet=True)

    def _leading(self) -> Iterator[Part]:
        """Yield the bottom line, and the key points in the order of the article."""
        ranked = sorted(self.metadata.key_sentences, key=lambda k: k.rank)
        if not ranked:
            return
        yield self._heading("bottom_line")
        yield Paragraph(self._quoted([ranked[0].evidence]))
        rest = sorted(ranked[1:], key=lambda k: k.evidence.start)
        if rest:
            yield self._heading("key_points")
            yield Items(tuple(self._quoted([k.evidence]) for k in rest))

    def _table(
        self, name: str, head: tuple[str, ...], rows: Sequence[tuple[Line, ...]]
    ) -> Iterator[Part]:
        """Yield a table under its heading, nothing where it has no rows."""
        if rows:
            yield self._heading(name)
            titles = tuple(said("columns", column) for column in head)
            yield Table(said("headings", name), titles, tuple(rows))

    def _held(self, hedges: tuple[Hedge, ...], status: Status, confidence: Confidence) -> str:
        """Return how firmly a thing is said: its hedges, its status, and "likely"."""
        told = [self.one.hedges(hedges)]
        told.append("" if status is Status.ASSERTED else said("status", status.value))
        told.append(said("words", "likely") if confidence is Confidence.LIKELY else "")
        return "; ".join(filter(None, told))

    def _voices(self, claim: Claim) -> str:
        voices = (self.one.voice(s) or said("words", "not_identified") for s in claim.sources)
        return _UNDER.join(voices) or said("words", "not_identified")

    def _claims(self, claims: list[Claim], name: str) -> Iterator[Part]:
        """Yield who says what; attitudes are left out where they are told as relations."""
        minds = table("speech")["lists"]["attitudes"]
        rows = [
            (
                words(self._voices(c), "strong") + words(f" ({c.act})"),
                self._quoted(pieces(c)),
                words(self._held(c.hedges, c.status, c.confidence)),
            )
            for c in claims
            if not (c.act in minds and c.cue.start in self.tied)
        ]
        yield from self._table(name, ("who", "what", "how"), rows)

    def _hedged(self, claims: list[Claim]) -> Iterator[Part]:
        if claims:
            yield self._heading("hedged")
            yield Items(tuple(self._quoted(pieces(c)) for c in claims))

    def _named(self, actor: Actor) -> tuple[Line, ...]:
        """Return an actor's other names, and what the article calls it."""
        names = dict.fromkeys([fold(actor.name), *(fold(a.name) for a in actor.aliases)])
        told_of = (d.evidence for d in actor.descriptions if d.kind != CLAIMED)
        called = [e for e in told_of if not possessive(e.exact)][:_CALLS]
        told = "; ".join(filter(None, map(self.one.words, called)))
        mark = self._mark(called[0]) if called else ()
        first = self._mark(actor.mentions[0].evidence) if actor.mentions else ()
        return (words("; ".join(names)) + first, words(told, "quote") + mark)

    def _actors(self) -> Iterator[Part]:
        known = sorted(self.metadata.actors, key=lambda a: -a.salience)
        rows = []
        for actor in known:
            if actor.confidence is Confidence.DOUBTFUL:
                continue
            names, called = self._named(actor)
            rows.append((names, words(actor.type.value.replace("_", " ")), called))
        yield from self._table("actors", ("name", "type", "called"), rows)

    def _relations(self, relations: Iterable[Relation]) -> Iterator[Part]:
        rows = []
        for r in relations:
            if r.confidence is Confidence.DOUBTFUL:
                continue
            claim = self.claims.get(r.claim or "")
            by = self._voices(claim) if claim and claim.sources else said("words", "the_article")
            held = self._held(r.hedges, r.status, r.confidence)
            tail = words(f" ({held})", "quiet") if held else ()
            rows.append(
                (
                    words(self.one.name(r.subject), "strong"),
                    words(r.predicate) + tail,
                    words(self.one.name(r.object), "strong"),
                    words(by),
                    self._quoted([r.evidence]),
                )
            )
        yield from self._table("relations", ("subject", "predicate", "object", "by", "words"), rows)

    def _events(self, events: Iterable[Event]) -> Iterator[Part]:
        def order(event: Event) -> tuple[str, int]:
            found = self.dates.get(event.date)
            return ((found and (found.earliest or found.latest)) or "~", event.evidence.start)

        rows = []
        sure = (e for e in events if e.confidence is not Confidence.DOUBTFUL)
        for event in sorted(sure, key=order):
            found = self.dates.get(event.date)
            when = (found and found.value) or said("words", "unresolved")
            told = f" (“{self.one.words(found.evidence)}”)" if found and self.one.shown else ""
            held = self._held(event.hedges, event.status, event.confidence)
            tail = words(f" ({held})", "quiet") if held else ()
            rows.append((words(when) + words(told, "quiet"), self._quoted([event.evidence]) + tail))
        yield from self._table("events", ("when", "happened"), rows)

    def _places(self) -> Iterator[Part]:
        rows = [
            (
                words(fold(p.name)) + self._mark(p.mentions[0].evidence),
                words(", ".join(filter(None, (p.kind, p.country)))),
                words(_where(p)),
            )
            for p in self.metadata.places
            if p.mentions
        ]
        yield from self._table("places", ("place", "where", "precise"), rows)

    def _figures(self) -> Iterator[Part]:
        rows = []
        for f in self.metadata.figures:
            low, high = ends(f)
            number = " to ".join(_number(n) for n in dict.fromkeys((low, high)))
            rows.append(
                (words(number), words(f.kind.replace("_", " ")), self._quoted([f.evidence]))
            )
        yield from self._table("figures", ("number", "of", "words"), rows)

    def _terms(self) -> Iterator[Part]:
        told = [(t, t.definition) for t in self.metadata.terms if t.definition]
        rows = [(words(fold(t.name), "strong"), self._quoted([d])) for t, d in told]
        yield from self._table("terms", ("term", "meaning"), rows)

    def _not_stated(self) -> Iterator[Part]:
        if gaps := self.metadata.not_stated:
            yield self._heading("not_stated")
            yield Items(tuple(words(f"{g.field}: {g.reason}") for g in gaps))

    def _analyst(self) -> Iterator[Part]:
        analyst = self.one.entry.analyst
        told = [
            analyst.note,
            analyst.assessment,
            f"{said('words', 'reliability')}: {analyst.reliability}" * bool(analyst.reliability),
            f"{said('words', 'credibility')}: {analyst.credibility}" * bool(analyst.credibility),
        ]
        if any(told):
            yield self._heading("analyst")
            yield from (Paragraph(words(t)) for t in told if t)

    def _source(self) -> Iterator[Part]:
        """Yield the source descriptor, with what is not stated."""
        rows = []
        for name in FIELDS:
            found = self.metadata.article.stated(name)
            if found is None and name not in _ALWAYS:
                continue
            value = fold(found.value) if found else said("words", "not_stated")
            web = name in ("url", "archive_url") and value.startswith(("http://", "https://"))
            tail = (
                words(f" ({said('words', 'inferred')})", "quiet")
                if found and found.inferred
                else ()
            )
            rows.append(
                (words(said("fields", name)), words(value, "", value if web else "") + tail)
            )
        source = self.metadata.article.source
        file = fold(source.path.rpartition("/")[2])
        rows += [(words(said("fields", "file")), words(file))]
        rows += [(words(said("fields", "sha256")), words(source.sha256))]
        if self.one.site:
            page = address.brief(self.one.site, self.one.entry.slug)
            rows.append((words(said("headings", "briefs")), words(page, "", page)))
        yield from self._table("source", ("field", "value"), rows)

    def _text(self) -> Iterator[Part]:
        """Yield the article's text by sentence, with anchors, where all of it may be published."""
        if not self.one.whole:
            return
        yield self._heading("text")
        article = self.metadata.article
        inside: dict[tuple[str, int], list[tuple[str, str]]] = {}
        for s in self.metadata.sentences:
            key = (s.address.kind, s.address.block)
            inside.setdefault(key, []).append((self._anchor(s.address.anchor), self.one.text(s)))
        for block, key in zip(article.blocks, article.numbering(), strict=True):
            if block.role in READ and block.role is not Role.TITLE and inside.get(key):
                label = f"¶{key[1]}" if block.role in NUMBERED else block.role.value
                yield Passage(label, tuple(inside[key]))


def _number(value: float | None) -> str:
    if value is None:
        return "…"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _where(place: Place) -> str:
    """Return a place's coordinates with how small an area they stand for."""
    if place.lat is None or place.lon is None:
        return said("words", "not_located")
    precise = f" ({said('precision', place.precision.value)})" if place.precision else ""
    doubt = "" if place.confidence is Confidence.SURE else f", {place.confidence.value}"
    return f"{place.lat:.3f}, {place.lon:.3f}{precise}{doubt}"


__all__ = ["Words", "document", "said"]
