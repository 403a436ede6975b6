"""Make the rows of an article's ledger: who says or does what, when, and how firmly it is told.

A row is what one voice tells in one sentence. All that was read out of it (claims, events,
relations, figures) stands in that row, so that no sentence is told twice; see `lines` for what
goes where.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from briefgen.compose.attempts import is_attempt
from briefgen.compose.clauses import (
    FEWEST,
    MOST,
    piece,
    says_little,
    some,
    takes_up,
    trimmed_lead,
    two_of_a_kind,
)
from briefgen.compose.correcting import line_correction
from briefgen.compose.joining import joined
from briefgen.compose.lines import Line, Lines, is_of
from briefgen.compose.repeats import without_repeats
from briefgen.compose.scenes import is_there, may_hold
from briefgen.compose.voiced import is_shown
from briefgen.compose.wording import Run, cut
from briefgen.model import ClaimKind, Confidence, Mode, Polarity, Status
from briefgen.model.views import Mark, Piece, Quote, Ref
from briefgen.model.views.ledger import (
    EVENT,
    FIGURE,
    STATEMENT,
    TIE,
    WITHDRAWN,
    Deed,
    LedgerRow,
)
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.compose.rows import RowMaker
    from briefgen.model import Claim, Event, Evidence, Hedge, Relation
    from briefgen.model.views import When

Span = tuple[int, int]

_COUPLE: Final = 2

_AND_MORE: Final = re.compile(r",[\"\u201d]? (?:and|but) (?!that\b)\w")
"""What joins another clause to speech behind the words of saying."""

_AND_THAT: Final = re.compile(r"\b(?:and|but) that\b", re.IGNORECASE)
"""What introduces a second thing that somebody says."""

_TO_THE_WRITER: Final = re.compile(r" (?:me|us)\b")
"""Whom something is told behind a cue, where "I" in what is told is the writer."""

_FIRMNESS: Final = (Status.DENIED, Status.CONDITIONAL, Status.HYPOTHETICAL, Status.PLANNED)
"""The status of a row whose parts differ: the first of these that one of them has."""


def ledger(maker: RowMaker) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
    """Return the rows of an article in text order, and the doubtful ones apart."""
    return LedgerMaker(maker).rows()


class LedgerMaker:
    """Makes the ledger of one entry."""

    def __init__(self, maker: RowMaker) -> None:
        """Index the sentences of the article, and its actors' mentions."""
        self.maker, self.wording = maker, maker.wording
        self.metadata = maker.metadata
        self.text = maker.metadata.article.text
        self.lines = Lines(maker)
        self.leading = {self.lines.start((key.evidence,)) for key in maker.metadata.key_sentences}
        """The starts of the sentences that the brief leads with, and quotes."""
        self.named: list[tuple[int, int, str]] = sorted(
            (m.evidence.start, m.evidence.end, a.id)
            for a in maker.metadata.actors
            for m in a.mentions
            if a.confidence is not Confidence.DOUBTFUL
        )

    def rows(self) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
        """Return the rows, and the doubtful ones."""
        lines = self.lines.gathered()
        firm: list[LedgerRow] = []
        for number in sorted(lines):
            for nth, line in enumerate(sorted(lines[number], key=lambda one: one.hull), 1):
                if len(lines[number]) == 1:
                    line.spans = self._with_what_it_stands_on(line)
                firm.append(self._row(line, nth, number))
        claims = self.metadata.claims
        doubtful = [c for c in claims if not is_shown(c)]
        taken = {row.id for row in firm}
        return without_repeats(firm), tuple(self._doubtful(doubtful, taken))

    def _doubtful(self, claims: Iterable[Claim], taken: set[str]) -> Iterator[LedgerRow]:
        for claim in claims:
            line = Line(claims=[claim], spans=list(self.lines.said(claim)))
            nth = 1
            row = self._row(line, nth, line.spans[0][0])
            while row.id in taken:
                nth += 1
                row = self._row(line, nth, line.spans[0][0])
            taken.add(row.id)
            yield row

    def _row(self, line: Line, nth: int, order: int) -> LedgerRow:
        told = line.spoken
        line.spans = joined(self.text, line.spans, (told.cue.start, told.cue.end) if told else None)
        if told is None and line.clause is None and not line.beside:
            line.spans = self._as_statement(line)
        spans = list(line.spans) if line.beside else self._shortened(line)
        first = self.metadata.article.quote(*spans[0])
        mark = self.wording.mark(first)
        voices = (*self.maker.voices(told), *self.maker.cited(line.cited if told else None))
        status, partly = self._status(line)
        withdrawn = self.maker.withdrawn(c for c in line.claims if is_shown(c))
        if withdrawn is not None:
            status, partly = WITHDRAWN, any(c.withdrawn is None for c in line.claims if c.sources)
        return LedgerRow(
            id=f"row-{mark.anchor}" + (f"-{nth}" if nth > 1 else ""),
            brief=self.maker.brief,
            mark=mark,
            kinds=_kinds(line),
            whens=self._whens(line, told_of=False),
            told_of=self._whens(line, told_of=True),
            attributed=told is not None,
            voices=voices,
            what=self._what(line, spans, mark),
            cue=self._cue(told, spans),
            act=told.act if told else "",
            hedges=self._hedges(line),
            status=status,
            partly=partly,
            confidence=_confidence(line),
            direct=told is not None and told.mode == "direct",
            deeds=tuple(self._deed(r) for r in line.relations),
            places=tuple(dict.fromkeys(p for e in line.events for p in self._places(e))),
            scenes=tuple(dict.fromkeys(s for e in line.events for s in self._scenes(e))),
            pages=self._pages(line, spans),
            speakers=self._speakers(line),
            silent=told is not None and told.status is Status.DENIED,
            dangles=self._dangles(line, spans[0])
            and self._meant_by_the_opening(line, spans[0]) is None,
            order=order,
            follows=nth > 1,
            correction=line_correction(self.wording, told, line.relations, line.events),
            withdrawn=withdrawn,
        )

    def _as_statement(self, line: Line) -> list[Span]:
        """Return the spans of a row without a speaker, widened to make a whole statement."""
        start, end = line.spans[0]
        found = self.wording.sentence(self.metadata.article.quote(start, end))
        if (
            found is None
            or self.lines.home_of(self.metadata.article.quote(start, end)) != found.start
        ):
            return line.spans
        inside = [e for _, e in line.spans if e <= found.end]
        own = self.lines.part(
            self.metadata.article.quote(start, end), (start, max(inside, default=end))
        )
        after = [span for span in line.spans if span[0] >= found.end]
        return joined(self.text, [own, *after])

    def _with_what_it_stands_on(self, line: Line) -> list[Span]:
        """Return the spans of a sentence's only row, widened to the sentence where they say little.

        Only where nobody speaks; a row with a speaker keeps its spans.
        """
        start, end = line.spans[0]
        found = self.wording.sentence(self.metadata.article.quote(start, end))
        if found is None or end > found.end or line.spoken is not None or line.beside:
            return line.spans
        if len(line.spans) > 1 or not says_little(
            self.text, (found.start, found.end), (start, end)
        ):
            return line.spans
        return [(found.start, found.end)]

    def _dangles(self, line: Line, span: Span) -> bool:
        """Tell whether a row opens with an anaphor for somebody other than its speaker.

        "The two countries", which it does not name, is one wherever it stands.

        Direct speech never does: it is shown whole.
        """
        told = line.told
        first = takes_up(self.text[span[0] : span[1]])
        if told is not None and told.mode is Mode.DIRECT:
            return False
        if first is None:
            return self._is_of_two_unnamed(told, span)
        return not self._is_of_speaker(line, span)

    def _is_of_two_unnamed(self, told: Claim | None, span: Span) -> bool:
        """Tell whether "the two countries" are two who neither speak nor are named before."""
        found = two_of_a_kind(self.text[span[0] : span[1]])
        if found is None:
            return False
        until = span[0] + found
        met = {actor for s, _, actor in self.named if span[0] <= s < until}
        met |= {a for s in (told.sources if told else ()) for a in s.everyone}
        return len(met) < _COUPLE

    def _is_of_speaker(self, line: Line, span: Span) -> bool:
        """Tell whether the anaphor that opens a row means its speaker."""
        told = line.told
        first = takes_up(self.text[span[0] : span[1]])
        if first is None or told is None:
            return False
        start = span[0] + first
        speaking = {a for s in told.sources for a in s.everyone}
        return any(s <= start < e and actor in speaking for s, e, actor in self.named)

    def _status(self, line: Line) -> tuple[str, bool]:
        """Return the status of what a row tells, and whether only a part of it has that status.

        That of the act of saying counts where it is not done; that of content and relations always.
        """
        if line.taken_back:
            return str(Status.DENIED), False
        acts = [self._act_status(c) for c in line.claims if c.kind is ClaimKind.ATTRIBUTED]
        silent = any(c.act == "refuse" for c in line.claims)  # of what is left open nothing is told
        ties = line.relations if not silent else []
        found: list[str] = [self._tie_status(line, r) for r in ties]
        if not found and line.spoken is None:
            found = [self._event_status(line, e) for e in line.events if is_of(line, e)]
        found += [s for s in acts if not found or s is not Status.ASSERTED]
        first = next((s for s in _FIRMNESS if s in found), Status.ASSERTED)
        return str(first), first is not Status.ASSERTED and Status.ASSERTED in found

    def _event_status(self, line: Line, event: Event) -> Status:
        """Return an event's status: a denial or an attempt needs no mark where its words stand."""
        return self._unless_shown(line, event.status, event.prospect)

    def _tie_status(self, line: Line, relation: Relation) -> Status:
        """Return the status of a relation, by the same rule."""
        return self._unless_shown(line, relation.status, relation.prospect)

    def _unless_shown(self, line: Line, status: Status, prospect: Evidence | None) -> Status:
        shown = prospect is not None and line.holds(prospect) and self.wording.shown
        told = status is Status.DENIED or is_attempt(status, prospect)
        return Status.ASSERTED if told and shown else status

    def _act_status(self, claim: Claim) -> Status:
        """Return a claim's status: who "did not respond", which is shown, has denied nothing."""
        untrue = claim.polarity is Polarity.NEGATED and claim.act in table("clauses")["untrue"]
        undone = claim.status is Status.DENIED
        if not untrue and not undone:
            return claim.status
        return Status.DENIED if self.lines.turned(claim) is None else Status.ASSERTED

    def _shortened(self, line: Line) -> list[Span]:
        """Return the spans of a row, shortened around all that it carries, where they may be.

        Speech is shown from its beginning; what nobody says is shown as a whole statement, or as
        the clause that tells of it.
        """
        kept = self._carried(line)
        led = self.lines.start((self.metadata.article.quote(*line.spans[0]),)) in self.leading
        most = FEWEST if led else MOST
        out = []
        for start, end in line.spans:
            inside = [(s, e) for s, e in kept if start <= s and e <= end]
            core = max((e for _, e in inside), default=start)
            first = start
            if inside and line.spoken is None:
                first = min(s for s, _ in inside)
            last = end if line.taken_back else core
            shown = self._piece(line, (start, end), (first, last), most)
            out.append((self._without_time(line, shown), shown[1]))
        return out

    def _piece(self, line: Line, span: Span, core: Span, most: int) -> Span:
        """Return what is shown of a stretch: whole sentences, or all where a part says little."""
        start, end = span
        found = self.wording.sentence(self.metadata.article.quote(start, end))
        if found is None:
            return span
        if end <= found.end:
            shown = piece(self.text, found, span, core, most)
            little = says_little(self.text, span, shown) and not self._is_of_speaker(line, shown)
            return span if little else shown
        ends = [s.end for s in self.metadata.sentences if start < s.end < end]
        if line.told is not None and line.told.act in table("clauses")["asking"]:
            core = core[0], max(core[1], self.text.rfind("?", start, end) + 1)
        return start, some(self.text, ends, span, core[1], most)

    def _without_time(self, line: Line, span: Span) -> int:
        """Return the start of a row's words behind a time that opens them: it stands beside."""
        dates = [self.maker.dates[e.date].evidence for e in line.events if is_of(line, e)]
        if len(dates) != 1 or line.spoken is not None or line.clause is not None:
            return span[0]
        return trimmed_lead(self.text, *span, (dates[0].start, dates[0].end))

    def _carried(self, line: Line) -> list[Span]:
        """Return the spans that a row must show: acts, hedges, figures, objects, and times."""
        kept = [(start, end) for start, end, kind, _ in self._runs(line) if kind != "actor"]
        kept += [(f.evidence.start, f.evidence.end) for f in line.figures]
        for relation in line.relations:
            mentions = self.maker.actors[relation.object].mentions
            ends = [m.evidence for m in mentions if m.evidence.within(relation.evidence)]
            nearest = sorted(ends, key=lambda e: abs(e.start - relation.cue.end))
            kept += [(e.start, e.end) for e in nearest[:1]]
        dates = [self.maker.dates[e.date].evidence for e in line.events if is_of(line, e)]
        return kept + [(d.start, d.end) for d in dates if line.holds(d)]

    def _whens(self, line: Line, *, told_of: bool) -> tuple[When, ...]:
        """Return the times of a row: known and sure ones first, then those in its words.

        A time that is hardly that of what is told stands in the words alone.
        """
        own = (e for e in line.events if is_of(line, e) and e.confidence is not Confidence.DOUBTFUL)
        found = [e for e in own if self._is_told_of(line, e) is told_of]
        whens = {e.id: self.maker.when(e) for e in found}
        held = sorted(
            found,
            key=lambda e: (
                not whens[e.id].value,
                whens[e.id].likely,
                not line.holds(self.maker.dates[e.date].evidence),
            ),
        )
        return tuple(dict.fromkeys(whens[e.id] for e in held))

    def _is_told_of(self, line: Line, event: Event) -> bool:
        """Tell whether a time is one that somebody only speaks of, so that it dates no row.

        It stands in the content, and that is denied, still to come, or is itself told as an act
        of speech: "denied that X left on Monday", "ruled that Y had erred in March". Or it stands
        further down than the first thing that is said: "said that X, and that Y left on Monday".
        """
        told = line.spoken
        when = self.maker.dates[event.date].evidence
        if told is None:
            return False
        around = next((piece for piece in told.content if when.within(piece)), None)
        if around is None:
            said = (c for c in line.claims if c.kind is ClaimKind.ATTRIBUTED)
            return any(when.within(piece) for c in said for piece in c.content)
        if _AND_THAT.search(self.text, around.start, when.start):
            return True
        plain = told.act in table("clauses")["plain"] and told.polarity is Polarity.AFFIRMED
        return not plain or event.status is not Status.ASSERTED

    def _what(self, line: Line, spans: list[Span], mark: Mark) -> Quote:
        """Return the words of a row, with acts, hedges and actors marked; "…" marks omissions.

        After speech, words of saying that follow do not count as left out.
        """
        if not self.wording.shown:
            return Quote((), (mark,))
        runs = self._runs(line)
        pieces: list[Piece] = list(self._denying(line.spoken, spans))
        meant = self._meant_by_the_opening(line, spans[0])
        for n, (start, end) in enumerate(spans):
            if n:
                pieces.append(Piece(" … ", "gap"))
            if not n and meant is not None:
                pieces += self._linked(start, meant[0], runs)
                pieces.append(Piece(f" (= {meant[1]}) ", "gap"))
                start = meant[0]  # noqa: PLW2901 - the words before are shown
            pieces += self._linked(start, end, runs)
        shortened = spans[-1][1] < line.spans[-1][1]
        end = spans[-1][1]
        if line.spoken is None:
            shortened = shortened or self._is_cut(end)
        if shortened or self._goes_on(line, end):
            pieces.append(Piece(" …", "gap"))
        return Quote(tuple(pieces), (mark,))

    def _denying(self, told: Claim | None, spans: list[Span]) -> Iterator[Piece]:
        """Yield the cue of a denial before what is denied, where the cue stands behind it.

        "X says that A. Y denies it": a row of Y that begins with A would read as Y's own word.
        """
        if self._is_denied_behind(told, spans) and told is not None:
            yield Piece(self.wording.words(told.cue), "act")
            yield Piece(": ", "gap")

    def _is_denied_behind(self, told: Claim | None, spans: list[Span]) -> bool:
        """Tell whether a claim disputes its content by a cue that its row's words do not hold."""
        if (
            told is None
            or told.mode is Mode.DIRECT
            or told.act not in table("clauses")["disputing"]
        ):
            return False
        return not any(s <= told.cue.start < e for s, e in spans)

    def _meant_by_the_opening(self, line: Line, span: Span) -> tuple[int, str] | None:
        """Return the end of a pronoun that opens a row, and the actor that it means.

        None where it means the row's speaker, or is unresolved.
        """
        first = takes_up(self.text[span[0] : span[1]])
        if first is None or not self._dangles(line, span):
            return None
        start = span[0] + first
        found = ((e, actor) for s, e, actor in self.named if s == start and e < span[1])
        end, actor = next(found, (0, ""))
        return (end, self.maker.actor_ref(actor).text) if actor else None

    def _goes_on(self, line: Line, end: int) -> bool:
        """Tell whether the shown speech stops in the middle of a phrase, or before a contrast.

        "Blaming a rockfall *at one mine*", "that it fell, *but not why*".
        """
        told = line.spoken
        found = self.wording.sentence(self.metadata.article.quote(end - 1, end))
        if told is None or found is None:
            return False
        if told.cue.start >= end:
            return self._is_parted(told, end)
        rest = self.text[end : found.end].lower()
        word = next(iter(rest.lstrip(", \n").split()), "")
        words = table("clauses")
        if rest[:1] == " ":
            return word in words["goes_on_in_a_phrase"] or word in words["set_against"]
        return rest[:2] == ", " and word in words["set_against"]

    def _is_parted(self, told: Claim, end: int) -> bool:
        """Tell whether more is left out before or behind the words of saying that follow speech.

        "A, *in some cases to death*, X said"; "A, X said, *and B*".
        """
        cue = told.cue
        found = self.wording.sentence(cue)
        named = [s.evidence for s in told.sources[-1:] if s.evidence]
        if found is None or end < found.start or told.mode is Mode.DIRECT:
            return False
        opens = min([e.start for e in named if end <= e.start < cue.start], default=cue.start)
        left = self.text[end:opens]
        closed = max([cue.end, *(e.end for e in named)])
        goes_on = _AND_MORE.search(self.text, closed, found.end) is not None
        return goes_on or (left[:1] == "," and len(left.split()) > _COUPLE + 1 and "," in left[1:])

    def _is_cut(self, end: int) -> bool:
        """Tell whether more of a sentence follows than its closing punctuation."""
        found = self.wording.sentence(self.metadata.article.quote(end - 1, end))
        return found is not None and any(c.isalnum() for c in self.text[end : found.end])

    def _linked(self, start: int, end: int, runs: list[Run]) -> Iterator[Piece]:
        """Yield the words of a stretch as pieces; an actor's name links to its page."""
        at = {s: target for s, _, kind, target in runs if kind == "actor"}
        where = start
        for one in cut(self.text, start, end, runs):
            found = self.text.find(one.text, where, end) if one.kind == "actor" else -1
            target = at.get(found)
            where = found + len(one.text) if found >= 0 else where
            ref = self.maker.actor_ref(target) if target else None
            yield Piece(one.text, one.kind, "", ref if ref and ref.page else None)

    def _runs(self, line: Line) -> list[Run]:
        """Return the marked runs of a row: acts and hedges, then names; without overlaps."""
        acts = [c.cue for c in line.claims if _is_told_by_a_word(c)]
        acts += [r.cue for r in line.relations if not r.cue.exact[:1].isupper()]  # "Chief of"
        wanted: list[Run] = [(h.evidence.start, h.evidence.end, "hedge", "") for h in _doubts(line)]
        wanted += [(e.start, e.end, "act", "") for e in acts]
        start, end = line.hull
        first = bisect_left(self.named, (start, 0, ""))
        for s, e, actor in self.named[first:]:
            if s >= end:
                break
            if self.text[s:e][:1].isupper():
                wanted.append((s, e, "actor", actor))
        out: list[Run] = []
        for run in wanted:
            if all(run[1] <= other[0] or other[1] <= run[0] for other in out):
                out.append(run)
        return sorted(out)

    def _cue(self, told: Claim | None, spans: list[Span]) -> str:
        """Return the words of the cue where they are not among those shown, else ""."""
        if told is None or any(s <= told.cue.start < e for s, e in spans):
            return ""
        if self._is_denied_behind(told, spans) and self.wording.shown:
            return ""
        hearer = _TO_THE_WRITER.match(self.text, told.cue.end) if self.wording.shown else None
        return self.wording.words(told.cue) + (hearer[0] if hearer else "")

    def _hedges(self, line: Line) -> tuple[str, ...]:
        doubts = sorted(_doubts(line), key=lambda h: h.evidence.start)
        return self.maker.hedges(doubts)

    def _deed(self, relation: Relation) -> Deed:
        return Deed(
            self.maker.actor_ref(relation.subject),
            relation.predicate,
            self.maker.actor_ref(relation.object),
            relation.kind,
            relation.sign,
        )

    def _places(self, event: Event) -> Iterator[Ref]:
        yield from (self.maker.place_ref(i) for i in event.places if i in self.maker.places)

    def _scenes(self, event: Event) -> Iterator[tuple[str, Ref]]:
        """Yield who is told to be where: actors that the event's words name outright.

        Whose brother was shot somewhere was not there, and neither was the state from which a
        gang is.
        """
        for actor_id in event.actors:
            actor = self.maker.actors.get(actor_id)
            if actor is None or not is_there(actor, event, self.metadata.article.text):
                continue
            page = self.maker.actor_ref(actor_id).key
            for place_id in event.places if page else ():
                place = self.maker.places.get(place_id)
                if place is not None and place.actor != actor_id and may_hold(place, actor):
                    yield page, self.maker.place_ref(place_id)

    def _speakers(self, line: Line) -> tuple[str, ...]:
        """Return the dossiers of those who say something in a row.

        Who believes or supports something has not said it; who passes that on has.
        """
        minds = table("speech")["lists"]["attitudes"]
        saying = [c.sources[:-1] if c.act in minds else c.sources for c in line.claims]
        ids = [a for sources in saying for s in sources for a in s.everyone]
        refs = (self.maker.actor_ref(i) for i in ids if i in self.maker.actors)
        return tuple(dict.fromkeys(r.key for r in refs if r.key))

    def _pages(self, line: Line, spans: list[Span]) -> tuple[str, ...]:
        """Return the dossiers of all who speak, act or are named in a row."""
        ids = {a for c in line.claims for s in c.sources for a in s.everyone}
        ids |= {c.target for c in line.claims if c.target}
        ids |= {end for r in line.relations for end in (r.subject, r.object)}
        for start, end in spans:
            first = bisect_left(self.named, (start, 0, ""))
            for s, _, actor in self.named[first:]:
                if s >= end:
                    break
                ids.add(actor)
        refs = (self.maker.actor_ref(i) for i in ids if i in self.maker.actors)
        return tuple(sorted({r.key for r in refs if r.key}))


def _doubts(line: Line) -> list[Hedge]:
    """Return the hedges of a row in text order, each once."""
    held = [h for c in line.claims for h in c.hedges]
    held += [h for r in line.relations for h in r.hedges]
    held += [h for f in line.figures for h in f.hedges]
    held += [h for e in line.events for h in e.hedges]
    found = {h.evidence.start: h for h in held if h.withholds}
    return [found[at] for at in sorted(found)]


def _kinds(line: Line) -> tuple[str, ...]:
    """Return the kinds of what a row carries; a claim by the author's hedge is no statement."""
    said = [c for c in line.claims if c.kind is ClaimKind.ATTRIBUTED]
    held = ((STATEMENT, said), (EVENT, line.events), (TIE, line.relations))
    out = [kind for kind, there in held if there]
    return (*out, FIGURE) if line.figures else tuple(out)


def _confidence(line: Line) -> str:
    """Return a row's confidence: that of its spoken claim, else the surest of what it carries."""
    spoken = line.spoken
    if spoken is not None:
        return spoken.confidence.value
    held = [c.confidence for c in line.claims] + [r.confidence for r in line.relations]
    if line.events or line.figures or Confidence.SURE in held:
        return Confidence.SURE.value
    return (Confidence.LIKELY if Confidence.LIKELY in held else Confidence.DOUBTFUL).value


def _is_told_by_a_word(claim: Claim) -> bool:
    """Tell whether an attribution has a cue that is more than its speaker's "I"."""
    own = any(s.evidence == claim.cue for s in claim.sources)
    return claim.kind is ClaimKind.ATTRIBUTED and not own
