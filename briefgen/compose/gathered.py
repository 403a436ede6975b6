"""Gather the rows of all briefs by the actor, place or term that they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from briefgen.compose.atlas import Atlas, Names, atlas
from briefgen.compose.briefs import key_points, published_by
from briefgen.compose.filing import Shelf, shelves
from briefgen.compose.options import FORGETFUL
from briefgen.compose.rows import RowMaker, Rows
from briefgen.compose.sides import quoted
from briefgen.compose.wording import Wording, fold
from briefgen.model.views import (
    ActorRow,
    BriefCard,
    ClaimRow,
    Contested,
    LedgerRow,
    PlaceRow,
    Point,
    Quote,
    Ref,
    RelationRow,
    Shared,
    TermRow,
    Told,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.compose.options import Memory, Options
    from briefgen.model import Conflict, Corpus, Counts, Entry, Happening, Proposal, Publish, Side


_MOST_SHARED: Final = 6
"""Other briefs of one origin that a brief names; the page of sources has more of them."""

_LISTED_SHARED: Final = 24
"""Briefs of one origin on the page of sources; how many more there are is said."""


@dataclass(slots=True)
class About:
    """The rows of all briefs that are about one actor, in the order of the entries."""

    actors: list[ActorRow] = field(default_factory=list)
    relations: list[RelationRow] = field(default_factory=list)
    rows: list[LedgerRow] = field(default_factory=list)
    together: Counter[str] = field(default_factory=Counter)

    @property
    def likely(self) -> bool:
        """Whether no brief is sure that the name is an actor's, or of which type it is."""
        return bool(self.actors) and all(row.confidence != "sure" for row in self.actors)


@dataclass
class Gathered:
    """The corpus as rows, gathered in one pass over its entries, newest first."""

    corpus: Corpus
    counts: Counts
    options: Options
    atlas: Atlas
    entries: dict[str, Entry] = field(default_factory=dict)
    called: dict[str, Names] = field(default_factory=dict)
    """The desk's names for what is in each entry."""
    depends_on: dict[str, str] = field(default_factory=dict)
    """The string that stands for all that the rows of each entry depend on."""
    own: dict[str, Own] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)
    cards: dict[str, BriefCard] = field(default_factory=dict)
    about: dict[str, About] = field(default_factory=dict)
    places: dict[str, list[PlaceRow]] = field(default_factory=dict)
    terms: dict[str, list[TermRow]] = field(default_factory=dict)
    names: dict[str, Ref] = field(default_factory=dict)
    _makers: dict[str, RowMaker] = field(default_factory=dict)

    def maker(self, slug: str) -> RowMaker:
        """Return the row maker of an entry; it knows which sentences its own rows cite."""
        if slug not in self._makers:
            wording = Wording(self.entries[slug], self.options.source_text)
            wording.cited = set(self.own[slug].cited)
            self._makers[slug] = RowMaker(self.entries[slug], self.called[slug], wording)
        return self._makers[slug]

    def cited(self, slug: str) -> tuple[str, ...]:
        """Return the addresses of the sentences of an entry that are cited by now."""
        maker = self._makers.get(slug)
        return tuple(sorted(maker.wording.cited)) if maker else self.own[slug].cited

    def of(self, page: str) -> About:
        """Return what is gathered about an actor, by its page."""
        return self.about.setdefault(page, About())

    def told(self, row: LedgerRow) -> Told:
        """Return a row with who published it and when."""
        card = self.cards[row.mark.brief]
        return Told(row, card.outlet, card.published, since=self.since(row.mark.brief))

    def happening_ref(self, slug: str) -> Ref:
        """Return the reference to the page of a happening."""
        return self.happenings[slug]

    @cached_property
    def happenings(self) -> dict[str, Ref]:
        """The reference to the page of each happening, by slug."""
        made = self.corpus.happenings
        return {h.slug: Ref(fold(h.title), f"happenings/{h.slug}.md") for h in made}

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The tags and collections under which entries are filed."""
        return shelves(self.entries)

    @cached_property
    def shelf_refs(self) -> dict[tuple[str, str], Ref]:
        """The reference to each of them, by its kind and its name in small letters."""
        return {(s.kind, s.ref.text.casefold()): s.ref for s in self.shelves}

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The entries added since the last edition; none where there is no edition."""
        changes = self.corpus.changes
        return frozenset(c.entry for c in changes.articles) if changes else frozenset()

    def since(self, slug: str) -> str:
        """Return the edition since which an entry is new, empty if it is not or none is kept."""
        changes = self.corpus.changes
        return changes.since if changes and slug in self.fresh else ""

    @cached_property
    def happening_of(self) -> dict[str, Happening]:
        """The happening that each entry tells of, where several entries do."""
        return {slug: h for h in self.corpus.happenings for slug in h.entries}

    def versions(self, conflict: Conflict) -> Contested:
        """Return a conflict with its versions, and a few articles quoted for each of them."""
        shown = quoted(conflict.sides)
        versions = tuple(self._version(side) for side in shown)
        ref = self.happenings.get(conflict.happening)
        more = len(conflict.sides) - len(shown)
        return Contested(conflict.about or conflict.kind, versions, ref=ref, more=more)

    def _version(self, side: Side) -> Version:
        card = self.cards[side.entry]
        return Version(side.stated, self._quote(side), card.outlet, card.published)

    def _quote(self, side: Side) -> Quote:
        return self.maker(side.entry).wording.quote((side.evidence,))

    @cached_property
    def disputes(self) -> dict[tuple[str, str], list[Contested]]:
        """The conflicts by `("", slug of the actor)` and by `(brief, sentence)` of each side."""
        out: dict[tuple[str, str], list[Contested]] = {}
        for conflict in self.corpus.conflicts:
            if not conflict.stands:
                continue
            told = self.versions(conflict)
            marks = {
                (mark.brief, mark.anchor)
                for side in conflict.sides
                for mark in self._quote(side).marks
            }
            for where in (("", conflict.actor), *sorted(marks)):
                out.setdefault(where, []).append(told)
        return out

    def shared(self, slug: str | None = None) -> tuple[Shared, ...]:
        """Return the origins that several briefs share, all or one brief's, with a few briefs.

        A wire service's briefs would each list all the others, a desk's pages growing with the
        square of its articles.
        """
        out = []
        for origin in self.corpus.origins:
            if len(origin.entries) > 1 and (slug is None or slug in origin.entries):
                others = tuple(
                    self.rows[s].brief for s in origin.entries if s in self.rows and s != slug
                )
                most = _LISTED_SHARED if slug is None else _MOST_SHARED
                more = max(0, len(others) - most)
                out.append(Shared(fold(origin.name), origin.reason, others[:most], more))
        return tuple(out)

    def origin(self, slug: str) -> str:
        """Return a key of what an entry rests on: shared origin, else its outlet, else itself.

        Two articles of one outlet, or of one agency, are not two witnesses.
        """
        return self._origins.get(slug) or self.cards[slug].outlet.casefold() or slug

    @cached_property
    def _origins(self) -> dict[str, str]:
        """For each entry the first of those that it shares an origin with, directly or not."""
        first: dict[str, str] = {}
        for origin in self.corpus.origins:
            known = {first.get(s, s) for s in origin.entries}
            root = min(known, default="")
            joined = [s for s, r in first.items() if r in known]
            first.update(dict.fromkeys((*joined, *origin.entries), root))
        return first

    @cached_property
    def proposals(self) -> dict[str, list[Proposal]]:
        """The open proposals on each actor, by its slug."""
        found: dict[str, list[Proposal]] = {}
        for proposal in self.corpus.proposals:
            for slug in (proposal.a, proposal.b):
                found.setdefault(slug, []).append(proposal)
        return found

    def claims(self) -> Iterator[ClaimRow]:
        """Yield all claims, brief by brief."""
        for rows in self.rows.values():
            yield from rows.claims


@dataclass(frozen=True, slots=True)
class Own:
    """What an entry gives by itself: its rows, its leading sentence, the sentences both cite."""

    rows: Rows
    leads: Point | None
    cited: tuple[str, ...]


def gather(corpus: Corpus, options: Options, memory: Memory = FORGETFUL) -> Gathered:
    """Return the corpus as rows."""
    out = Gathered(corpus, corpus.counts, options, atlas(corpus))
    for entry in sorted(corpus.entries, key=_newest, reverse=True):
        slug, names = entry.slug, out.atlas.of(entry)
        publish = entry.analyst.publish or options.source_text
        depends_on = f"{memory.said(entry)} {publish} {names!r}"
        own = memory(depends_on, partial(_own, entry, names, options.source_text))
        out.entries[slug], out.called[slug], out.depends_on[slug] = entry, names, depends_on
        out.own[slug], out.rows[slug] = own, own.rows
        out.cards[slug] = _card(entry, own)
        _file(out, own.rows)
    out.names = {ref.key: ref for ref in out.atlas.actor_refs.values()}
    return out


def _own(entry: Entry, names: Names, source_text: Publish) -> Own:
    """Return what an entry gives by itself: see `Own`."""
    maker = RowMaker(entry, names, Wording(entry, source_text))
    rows, points = maker.rows(), key_points(maker)
    return Own(rows, points[0] if points else None, tuple(sorted(maker.wording.cited)))


def _newest(entry: Entry) -> tuple[str, str]:
    """Return the sort key by publication time, undated entries first."""
    published = entry.metadata.article.stated("published")
    return (published.value if published else "", entry.slug)


def _card(entry: Entry, own: Own) -> BriefCard:
    outlet, inferred = published_by(entry)
    published = entry.metadata.article.stated("published")
    return BriefCard(
        ref=own.rows.brief,
        outlet=outlet,
        outlet_inferred=inferred,
        published=published.value if published else "",
        bottom_line=own.leads,
        claims=sum(not claim.by_author for claim in own.rows.claims),
        actors=sum(a.named for a in own.rows.actors),
    )


def _file(out: Gathered, rows: Rows) -> None:
    """File each row of an entry under the actor, place or term that it is about."""
    for actor in rows.actors:
        out.of(actor.ref.key).actors.append(actor)
    for (one, other), count in rows.together.items():
        out.of(one).together[other] += count
    for place in rows.places:
        out.places.setdefault(place.ref.anchor, []).append(place)
    for term in rows.terms:
        out.terms.setdefault(term.ref.anchor, []).append(term)
    _file_by_actor(out, rows)


def surest(rows: Sequence[PlaceRow]) -> PlaceRow:
    """Return the row that best locates a place: with a position, then sure, then the first."""
    return min(rows, key=lambda row: (row.lat is None, row.doubtful, row.likely))


def _file_by_actor(out: Gathered, rows: Rows) -> None:
    """File each row of the ledger, and each relation, under every actor in it, once."""
    for row in rows.ledger:
        for key in row.pages:
            out.of(key).rows.append(row)
    for relation in rows.relations:
        for page in dict.fromkeys((relation.subject.key, relation.object.key)):
            out.of(page).relations.append(relation)
