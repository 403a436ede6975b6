"""Make the table rows of one article: claims, relations, events, places, actors and terms.

Every row that a dossier or an index shows is a row of some brief, so a mark on any page leads to a
sentence that the brief shows too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from briefgen.compose.atlas import Names, brief_page, term_slug
from briefgen.compose.attempts import told_as
from briefgen.compose.calling import in_order
from briefgen.compose.correcting import correction, name_correction
from briefgen.compose.ledger import ledger
from briefgen.compose.times import order, when
from briefgen.compose.voiced import is_statement
from briefgen.compose.wording import Wording, fold
from briefgen.model import (
    ClaimKind,
    Confidence,
    MentionKind,
    Metadata,
    Polarity,
    Publish,
    Status,
    plain_name,
)
from briefgen.model.views import (
    WITHDRAWN,
    ActorRow,
    AliasRow,
    ClaimRow,
    EventRow,
    LedgerRow,
    Mark,
    Piece,
    PlaceRow,
    Quote,
    Ref,
    RelationRow,
    TermRow,
    Voice,
    When,
)
from briefgen.registry.tables import table
from briefgen.registry.whose import is_clear_alone, is_kin_of_nobody, possessive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import (
        Actor,
        Claim,
        ClaimSource,
        Description,
        Entry,
        Event,
        Evidence,
        Hedge,
        Mention,
        Place,
        Relation,
        Term,
    )

SEEN: Final = 3
"""Sentences shown for each actor in a brief; all others are reached through the source text."""

AT: Final = 40
"""Marks shown for each actor or place in a brief: all of them, but for a very long article."""

CALLS: Final = 4
"""Descriptions shown for each actor in a brief: nobody reads a longer list."""

_OPEN: Final = "Not located: it is not sure enough that this place is meant."
"""Why a place has no position on the pages though one was chosen."""


_RELATIVE: Final = re.compile(r",? (?:who|which|that)$")
"""A relative pronoun behind its antecedent: the record holds it, a reader does not need it."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one entry. Actors are by salience, events by time, the others in text order.

    Doubtful claims stand apart, and on the article's own brief alone.
    """

    brief: Ref
    actors: tuple[ActorRow, ...]
    claims: tuple[ClaimRow, ...]
    doubtful: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[PlaceRow, ...]
    terms: tuple[TermRow, ...]
    together: dict[tuple[str, str], int]
    ledger: tuple[LedgerRow, ...] = ()
    ledger_doubtful: tuple[LedgerRow, ...] = ()


def rows(entry: Entry, names: Names, wording: Wording) -> Rows:
    """Return the rows of an entry."""
    return RowMaker(entry, names, wording).rows()


def title_of(metadata: Metadata, *, shown: bool = True) -> str:
    """Return the article's title, else its first words if they may be `shown`, else its file."""
    stated = metadata.article.stated("title")
    if stated and stated.value.strip():
        return fold(stated.value)
    if shown and metadata.article.first_words:
        return metadata.article.first_words
    return fold(plain_name(metadata.article.source.path)) or "Untitled"


def _tells_as_untrue(claim: Claim) -> bool:
    """Tell whether a negated claim denies its content; opposing or criticising it does not."""
    return claim.kind is ClaimKind.HEDGED or claim.act in table("clauses")["untrue"]


def _is_likely(claim: Claim | None) -> bool:
    """Tell whether it is not sure that somebody is cited for a row."""
    return claim is not None and claim.confidence is not Confidence.SURE


def _is_one(voice: Voice, after: Voice | None) -> bool:
    """Tell whether a voice is the one that it cites: "X testified that X had seen it"."""
    return after is not None and voice.named and voice.ref == after.ref


def _by_salience(actor: Actor) -> tuple[bool, float]:
    """Return the key that sorts actors by salience, doubtful ones last."""
    return actor.confidence is Confidence.DOUBTFUL, -actor.salience


class RowMaker:
    """Makes the rows of one entry, resolving ids to pages."""

    def __init__(self, entry: Entry, names: Names, wording: Wording) -> None:
        """Index the actors, places, claims and dates of the entry by id."""
        self.entry, self.names, self.wording = entry, names, wording
        self.metadata = entry.metadata
        self.brief = Ref(title_of(entry.metadata, shown=wording.shown), brief_page(entry.slug))
        self.actors = {a.id: a for a in entry.metadata.actors}
        self.places = {p.id: p for p in entry.metadata.places}
        self.claims = {c.id: c for c in entry.metadata.claims}
        self.dates = {d.id: d for d in entry.metadata.dates}
        said_by = ({a for s in c.sources for a in s.everyone} for c in entry.metadata.claims)
        self.says = Counter(actor for actors in said_by for actor in actors)
        self.relations = entry.metadata.relations_shown
        self.stands = Counter(actor for r in self.relations for actor in {r.subject, r.object})
        self.firm = {
            i: a for i, a in self.actors.items() if a.confidence is not Confidence.DOUBTFUL
        }
        self.named_at = sorted(
            (m.evidence.start, a.id) for a in self.firm.values() for m in a.mentions
        )

    def rows(self) -> Rows:
        """Return the rows of the entry."""
        metadata = self.metadata
        located = [p for p in metadata.places if p.mentions and p.scene]
        told, doubtful = ledger(self)
        claims = {c.id: self._claim(c, f"claim-{n}") for n, c in enumerate(metadata.claims, 1)}
        return Rows(
            brief=self.brief,
            actors=tuple(
                self._actor(a, f"actor-{n}")
                for n, a in enumerate(sorted(metadata.actors, key=_by_salience), 1)
            ),
            claims=tuple(claims[c.id] for c in metadata.claims if is_statement(c)),
            doubtful=tuple(claims[c.id] for c in metadata.claims if not is_statement(c)),
            relations=tuple(
                self._relation(r, f"relation-{n}") for n, r in enumerate(self.relations, 1)
            ),
            events=tuple(sorted(self._events(metadata.events), key=lambda e: order(e.when))),
            places=tuple(self._place(p, f"place-{n}") for n, p in enumerate(located, 1)),
            terms=tuple(self._term(t, f"term-{n}") for n, t in enumerate(metadata.terms, 1)),
            together=self._together(),
            ledger=told,
            ledger_doubtful=doubtful,
        )

    def actor_ref(self, actor_id: str) -> Ref:
        """Return the name of an actor, linked to its dossier or its line."""
        known = self.names.actors.get(actor_id)
        if known:
            return known
        return Ref(fold(self.actors[actor_id].name)) if actor_id in self.actors else Ref("")

    def place_ref(self, place_id: str) -> Ref:
        """Return the name of a place, linked to its explanation."""
        known = self.names.places.get(place_id)
        return known or Ref(fold(self.places[place_id].name))

    def voice(self, source: ClaimSource) -> Voice:
        """Return a source as a voice: an actor by name, else the article's words, if published."""
        if source.actor in self.actors and not source.actors:
            words = self.wording.words(source.evidence) if source.why else ""
            return Voice(
                self.actor_ref(source.actor), source.named, words=words, why=fold(source.why)
            )
        if source.evidence is None:
            return Voice(Ref(""), named=False)
        if source.means is not None and (means := self.wording.words(source.means)):
            own = self.wording.words(source.evidence)
            return Voice(Ref(means), source.named, words=own, why=fold(source.why))
        words = self.wording.words(source.evidence) or "a source that the article words otherwise"
        words = _RELATIVE.sub("", words) or words
        known = (self.actors[a] for a in source.actors if a in self.actors)
        group = tuple(Voice(self.actor_ref(a.id), a.named) for a in known)
        return Voice(Ref(words), source.named, group, whole=source.actor is not None)

    def voices(self, claim: Claim | None) -> tuple[Voice, ...]:
        """Return the chain of sources of a claim, from the nearest voice to the farthest."""
        chain = [self.voice(s) for s in claim.sources] if claim else []
        alone = (v for v, after in zip_longest(chain, chain[1:]) if not _is_one(v, after))
        return tuple(alone)

    def cited(self, claim: Claim | None) -> tuple[Voice, ...]:
        """Return those whom a claim only cites, by their names, else in the article's words."""
        return tuple(self._cited(piece) for piece in claim.content) if claim else ()

    def _cited(self, words: Evidence) -> Voice:
        """Return the actor that words name, with or without a title; "a friend of X" is not X.

        Else return the words themselves.
        """
        for actor in sorted(self._named_in(words)):
            ends = any(m.evidence.end == words.end for m in self.actors[actor].mentions)
            whole = any(words.within(m.evidence) for m in self.actors[actor].mentions)
            if whole or (ends and words.exact[0].isupper()):
                return Voice(self.actor_ref(actor), named=True)
        return Voice(Ref(self.wording.words(words)), named=False)

    def hedges(self, hedges: Iterable[Hedge]) -> tuple[str, ...]:
        """Return the words of hedges, each once; their kinds where the words are not published."""
        shown = self.wording.shown
        held_back = (h for h in hedges if h.withholds)
        return tuple(
            dict.fromkeys(fold(h.evidence.exact) if shown else h.category for h in held_back)
        )

    def _claim(self, claim: Claim, row: str) -> ClaimRow:
        content = tuple(sorted(claim.content)) or (claim.cue,)
        named = {i for piece in content for i in self._named_in(piece)}
        if claim.target in self.actors:
            named.add(claim.target)
        speakers = {a for s in claim.sources for a in s.everyone}
        return ClaimRow(
            id=row,
            brief=self.brief,
            voices=self.voices(claim),
            by_author=claim.kind is ClaimKind.HEDGED,
            act=claim.act,
            cue=self.wording.words(claim.cue),
            content=self.wording.said(content),
            hedges=self.hedges(claim.hedges),
            negated=claim.polarity is Polarity.NEGATED and _tells_as_untrue(claim),
            direct=claim.mode == "direct",
            target=self._target(claim, content),
            about=tuple(sorted({p for i in named - speakers if (p := self.actor_ref(i).key)})),
            status=WITHDRAWN if claim.withdrawn is not None else claim.status,
            withdrawn=self.withdrawn((claim,)),
            standing=self.wording.words(claim.prospect) if claim.prospect is not None else "",
            confidence=claim.confidence,
            correction=correction(self.wording, "claims", claim.cue),
        )

    def withdrawn(self, claims: Iterable[Claim]) -> Mark | None:
        """Return where the first withdrawn claim is withdrawn, None where all stand."""
        found = next((c.withdrawn for c in claims if c.withdrawn is not None), None)
        return self.wording.mark(found) if found is not None else None

    def _resting_on(self, claim: str | None) -> tuple[Claim, ...]:
        """Return the claim that a relation or an event rests on, if any."""
        known = self.claims.get(claim or "")
        return (known,) if known is not None else ()

    def _tie_status(self, relation: Relation) -> str:
        """Return the status of a relation, which somebody may have tried to bring about."""
        return told_as(relation.status, relation.prospect, self.metadata.article.text)

    def _unless_withdrawn(self, claim: str | None, status: str) -> str:
        """Return the status of a relation or event; it is withdrawn with the claim under it."""
        fallen = any(c.withdrawn is not None for c in self._resting_on(claim))
        return WITHDRAWN if fallen else status

    def _target(self, claim: Claim, content: tuple[Evidence, ...]) -> Ref | None:
        """Return whom the act is aimed at, None where the content begins with that name anyway."""
        if claim.target not in self.actors:
            return None
        first, text = content[0], self.metadata.article.text
        named = (m.evidence for m in self.actors[claim.target].mentions)
        before = (text[first.start : e.start] for e in named if first.start <= e.start < first.end)
        if any(words.strip().casefold() in ("", *table("clauses")["articles"]) for words in before):
            return None
        return self.actor_ref(claim.target)

    def _named_in(self, evidence: Evidence) -> set[str]:
        """Return the ids of the actors that are mentioned in a piece of the text."""
        from bisect import bisect_left  # noqa: PLC0415 - used here alone

        first = bisect_left(self.named_at, (evidence.start, ""))
        last = bisect_left(self.named_at, (evidence.end, ""))
        return {actor for _, actor in self.named_at[first:last]}

    def _relation(self, relation: Relation, row: str) -> RelationRow:
        claim = self.claims.get(relation.claim or "")
        return RelationRow(
            id=row,
            brief=self.brief,
            subject=self.actor_ref(relation.subject),
            predicate=relation.predicate,
            object=self.actor_ref(relation.object),
            kind=relation.kind,
            sign=relation.sign,
            negated=relation.polarity is Polarity.NEGATED,
            hedges=self._held_back(relation),
            voices=self.voices(claim),
            attributed=claim is not None and claim.kind is ClaimKind.ATTRIBUTED,
            cue=self.wording.words(relation.cue),
            quote=self.wording.quote((relation.evidence,)),
            likely=relation.confidence is Confidence.LIKELY,
            status=self._unless_withdrawn(relation.claim, self._tie_status(relation)),
            withdrawn=self.withdrawn(self._resting_on(relation.claim)),
            correction=correction(self.wording, "relations", relation.cue),
            voices_likely=_is_likely(claim),
        )

    def _events(self, events: tuple[Event, ...]) -> list[EventRow]:
        """Return the rows of the timeline; a time that is hardly that of what is told has none."""
        return [
            self._event(e, f"event-{n}")
            for n, e in enumerate(events, 1)
            if e.date in self.dates and e.confidence is not Confidence.DOUBTFUL
        ]

    def when(self, event: Event) -> When:
        """Return the time of an event."""
        date = self.dates[event.date]
        likely = event.confidence is not Confidence.SURE
        return when(date, self.wording.words(date.evidence), likely=likely)

    def _event(self, event: Event, row: str) -> EventRow:
        claim = self.claims.get(event.claim or "")
        return EventRow(
            id=row,
            brief=self.brief,
            when=self.when(event),
            quote=self.wording.quote((self._told(event),)),
            actors=tuple(self.actor_ref(i) for i in event.actors if i in self.firm),
            places=tuple(self.place_ref(i) for i in event.places if i in self.places),
            voices=self.voices(claim),
            cues=self._held_back(event),
            status=self._unless_withdrawn(event.claim, self._event_status(event)),
            withdrawn=self.withdrawn(self._resting_on(event.claim)),
            correction=correction(self.wording, "events", event.evidence, whole=True),
            voices_likely=_is_likely(claim),
        )

    def _told(self, event: Event) -> Evidence:
        """Return the words of an event: its clause, unless that is nothing but the time."""
        clause = event.phrase or event.clause
        bare = clause is None or clause == self.dates[event.date].evidence
        return event.evidence if bare or clause is None else clause

    def _event_status(self, event: Event) -> Status:
        """Return the status of an event: a denial needs no mark where its words are shown."""
        denial = event.prospect if event.status is Status.DENIED else None
        shown = denial is not None and denial.within(self._told(event)) and self.wording.shown
        return Status.ASSERTED if shown else event.status

    def _held_back(self, told: Event | Relation) -> tuple[str, ...]:
        """Return the hedges and prospect of something, in text order; one within the other once."""
        ahead, shown = told.prospect, self.wording.shown
        doubts = [h for h in told.hedges if ahead is None or not h.evidence.within(ahead)]
        words = [(h.evidence.start, self.hedges((h,))) for h in doubts]
        if ahead is not None:
            words.append((ahead.start, (fold(ahead.exact) if shown else "planned or expected",)))
        return tuple(dict.fromkeys(w for _, each in sorted(words) for w in each))

    def _place(self, place: Place, row: str) -> PlaceRow:
        """Return a place; a doubtful one has no position, no country and no kind of its own."""
        doubtful = place.confidence is Confidence.DOUBTFUL
        named = self._at(place.mentions, SEEN, len(place.mentions))
        return PlaceRow(
            id=row,
            brief=self.brief,
            ref=self.place_ref(place.id),
            kind="place" if doubtful and place.lat is not None else place.kind,
            country="" if doubtful else place.country or "",
            lat=None if doubtful else place.lat,
            lon=None if doubtful else place.lon,
            precision="" if doubtful else place.precision or "",
            source=place.source or "",
            why=_OPEN if doubtful and place.lat is not None else place.why,
            marks=self._at(place.mentions, SEEN, SEEN if place.actor in self.actors else AT),
            mentions=len(place.mentions),
            likely=place.confidence is Confidence.LIKELY,
            doubtful=doubtful,
            correction=name_correction(self.wording, "places", place.name),
            sentences=tuple(dict.fromkeys(mark.anchor for mark in named)),
        )

    def _at(self, mentions: Iterable[Mention], fewest: int, most: int = AT) -> tuple[Mark, ...]:
        """Return where mentions stand: all, or the first few where each mark publishes a sentence.

        A state is an actor too, and its marks stand there: `most` are enough in another list.
        """
        full = self.wording.publish is Publish.FULL
        return self.wording.marks((m.evidence for m in mentions), most if full else fewest)

    def _actor(self, actor: Actor, row: str) -> ActorRow:
        most = SEEN if self.wording.publish is Publish.FULL else 1
        ref = self.actor_ref(actor.id)
        return ActorRow(
            id=row,
            brief=self.brief,
            ref=ref,
            as_named=fold(actor.name),
            type=actor.type,
            named=actor.named,
            salience=actor.salience,
            aliases=self._aliases(actor),
            calls=self._calls(actor),
            seen=self._seen(actor.read, most),
            marks=self._at(actor.read, 1),
            mentions=len(actor.read),
            says=self.says[actor.id],
            stands=self.stands[actor.id],
            note=self.names.actor_notes.get(ref.key),
            confidence=actor.confidence,
            acts=actor.acts,
            correction=name_correction(self.wording, "actors", actor.name),
        )

    def _calls(self, actor: Actor) -> tuple[Quote, ...]:
        """Return what the article calls an actor, each wording once, and not its name again.

        A description with "its" or "her" is told with its owner. Where that is open, an office of
        more than one word is told alone, and all else is left out.
        """
        out: list[Quote] = []
        for group in in_order(actor):
            if len(out) == CALLS:
                break
            called = self._called(group)
            if called is not None:
                out.append(called)
        return tuple(out)

    def _called(self, group: tuple[Description, ...]) -> Quote | None:
        """Return a description that can be understood alone, None where its owner is unknown."""
        if len(group) > 1:
            return self.wording.quote(tuple(d.evidence for d in group))
        (description,) = group
        quote = self._called_alone(description)
        front = table("actor_heads")["told_as"].get(description.kind)
        if not front or quote is None or not quote.pieces:
            return quote
        return Quote((Piece(f"[{front}] ", "gap"), *quote.pieces), quote.marks)

    def _called_alone(self, description: Description) -> Quote | None:
        evidence = description.evidence
        pronoun = possessive(evidence.exact)
        kin = not pronoun and is_kin_of_nobody(evidence.exact)
        if kin and description.about is None:
            return None
        if not (pronoun or kin):
            return self.wording.quote((evidence,))
        rest = self.wording.entry.metadata.article.quote(
            evidence.end - len(evidence.exact[len(pronoun) :].lstrip()), evidence.end
        )
        quote = self.wording.quote((rest,))
        if description.about not in self.actors:
            return quote if is_clear_alone(rest.exact) else None
        owner = self.actor_ref(str(description.about)).text
        if owner in quote.text:
            return quote
        whose = f"[{owner}\u2019]" if owner.endswith("s") else f"[{owner}\u2019s]"
        pieces = (Piece(f"{whose} ", "gap"), *quote.pieces) if quote.pieces else ()
        return Quote(pieces, quote.marks)

    def _aliases(self, actor: Actor) -> tuple[AliasRow, ...]:
        return tuple(
            AliasRow(
                fold(a.name),
                self.wording.mark(a.evidence) if a.evidence else None,
                likely=a.confidence is not Confidence.SURE,
            )
            for a in actor.aliases
            if a.name != actor.name and a.confidence is not Confidence.DOUBTFUL
        )

    def _seen(self, mentions: tuple[Mention, ...], most: int) -> tuple[Quote, ...]:
        """Return the first sentences that mention somebody."""
        out: dict[int, Evidence] = {}
        for mention in mentions:
            whole = self.wording.whole(mention.evidence)
            out.setdefault(whole.start, whole)
            if len(out) == most:
                break
        return tuple(self.wording.quote((e,)) for e in out.values())

    def _term(self, term: Term, row: str) -> TermRow:
        ref = self.names.terms.get(term.id, Ref(fold(term.name)))
        seen = [self.wording.whole(m.evidence) for m in term.mentions[:1]]
        return TermRow(
            id=row,
            brief=self.brief,
            ref=ref,
            definition=self.wording.quote((term.definition,)) if term.definition else None,
            seen=self.wording.quote(tuple(seen)),
            curated=self.names.term_notes.get(term_slug(ref)),
            correction=correction(self.wording, "terms", term.mentions[0].evidence),
        )

    def _together(self) -> dict[tuple[str, str], int]:
        """Return for each pair of dossiers in how many sentences both are named.

        An adjective names nobody: "the Chinese player" says nothing of China.
        """
        by_sentence: dict[int, set[str]] = {}
        for actor in self.firm.values():
            page = self.actor_ref(actor.id).key
            for mention in actor.mentions if page else ():
                if mention.kind is not MentionKind.ADJECTIVE:
                    sentence = self.wording.whole(mention.evidence).start
                    by_sentence.setdefault(sentence, set()).add(page)
        out: dict[tuple[str, str], int] = {}
        for pages in by_sentence.values():
            for a in sorted(pages):
                for b in sorted(pages):
                    if a != b:
                        out[a, b] = out.get((a, b), 0) + 1
        return out
