"""Which sentences of an article carry something, who says it in them, and how is that one row?

A row is what one voice tells in one sentence. All that was read out of it (claims, events, ties,
figures) stands in that row, so that no sentence is told twice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.compose.clauses import FEWEST, MOST, part, piece, some, trimmed_lead
from briefgen.compose.correcting import line_correction
from briefgen.compose.joining import joined, leads_to_a_time, turning_before, with_helpers
from briefgen.compose.voiced import is_shown, is_stance
from briefgen.compose.wording import Run, cut
from briefgen.model import ClaimKind, Confidence, Mode, Polarity, Status
from briefgen.model.views import Mark, Piece, Quote, Ref
from briefgen.model.views.ledger import EVENT, FIGURE, STATEMENT, TIE, Deed, LedgerRow
from briefgen.registry.tables import table
from briefgen.registry.taken_back import takes_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.compose.rows import RowMaker
    from briefgen.model import Claim, Event, Evidence, Figure, Hedge, Relation, Sentence
    from briefgen.model.views import When

Span = tuple[int, int]

_TOUCH: Final = 2
"""Characters between words that belong together: a comma and a blank."""

_LEADS: Final = 24
"""Characters at most between the words of saying and what is said, where both are shown as one."""

_FIRMNESS: Final = (Status.DENIED, Status.CONDITIONAL, Status.HYPOTHETICAL, Status.PLANNED)
"""What a row is told as where its parts differ: the first of these that one of them is."""

Chain = tuple[tuple[str, int], ...]
"""Who speaks: for each voice its actor, else where its words stand."""


@dataclass(slots=True)
class _Line:
    """A row in the making."""

    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    clause: Evidence | None = None
    """The subordinate clause that the row tells, None where it tells the sentence's own statement."""
    taken_back: bool = False
    unsaid: bool = False
    """Whether nobody is told to say it: "it is not known", "was not charged"."""

    @property
    def told(self) -> Claim | None:
        """The claim that says whose word the row is, None where it is the article's own."""
        return next((c for c in self.claims if c.kind is ClaimKind.ATTRIBUTED), None)

    @property
    def spoken(self) -> Claim | None:
        """The same, but None where the words of the row name who speaks: the article then tells it itself."""
        told = self.told
        if told is None or self.unsaid:
            return None
        if any(s.evidence and self.touches(s.evidence) for s in told.sources[-1:]):
            return None
        return told

    @property
    def hull(self) -> Span:
        """The words from the first to the last that the row holds."""
        return min(s for s, _ in self.spans), max(e for _, e in self.spans)

    def touches(self, evidence: Evidence) -> bool:
        """Tell whether some of the words stand among those of the row: "One of them, Noor," names Noor by its end."""
        return any(s < evidence.end and evidence.start < e for s, e in self.spans)

    def holds(self, evidence: Evidence) -> bool:
        """Tell whether words stand among those of the row."""
        return any(s <= evidence.start and evidence.end <= e for s, e in self.spans)


def ledger(maker: RowMaker) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
    """Return the rows of an article in its order, and those that are doubtful apart."""
    return LedgerMaker(maker).rows()


class LedgerMaker:
    """Makes the ledger of one entry."""

    def __init__(self, maker: RowMaker) -> None:
        """Lay out the sentences of the article, and what points at whom in them."""
        self.maker, self.wording = maker, maker.wording
        self.metadata = maker.metadata
        self.text = maker.metadata.article.text
        self.leading = {self._start((key.evidence,)) for key in maker.metadata.key_sentences}
        """Where the sentences begin that the brief leads with, and quotes."""
        self.named: list[tuple[int, int, str]] = sorted(
            (m.evidence.start, m.evidence.end, a.id)
            for a in maker.metadata.actors
            for m in a.mentions
            if a.confidence is not Confidence.DOUBTFUL
        )

    @cached_property
    def _quotations(self) -> tuple[Claim, ...]:
        """What is quoted word for word in several sentences."""
        held = (c for c in self.metadata.claims if c.mode is not Mode.INDIRECT and c.sources)
        return tuple(c for c in held if is_shown(c) and any("." in p.exact[:-2] for p in c.content))

    def rows(self) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
        """Return the rows, and the doubtful ones."""
        lines = self._lines()
        firm: list[LedgerRow] = []
        for number in sorted(lines):
            for nth, line in enumerate(sorted(lines[number], key=lambda one: one.hull), 1):
                firm.append(self._row(line, nth, number))
        claims = self.metadata.claims
        doubtful = [c for c in claims if not is_shown(c)]
        taken = {row.id for row in firm}
        return tuple(firm), tuple(self._doubtful(doubtful, taken))

    def _doubtful(self, claims: Iterable[Claim], taken: set[str]) -> Iterator[LedgerRow]:
        for claim in claims:
            line = _Line(claims=[claim], spans=list(self._said(claim)))
            nth = 1
            row = self._row(line, nth, line.spans[0][0])
            while row.id in taken:
                nth += 1
                row = self._row(line, nth, line.spans[0][0])
            taken.add(row.id)
            yield row

    def _lines(self) -> dict[int, list[_Line]]:
        """Return the rows in the making, by the start of the sentence that each stands in."""
        out: dict[int, list[_Line]] = {}
        for claim in self._leading():
            self._place(out.setdefault(self._start(claim.content or (claim.cue,)), []), claim)
        shown = {c.id for lines in out.values() for line in lines for c in line.claims}
        for relation in self.maker.relations:
            if self._is_shown(relation.claim, shown):
                self._tie(out.setdefault(self._home_of(relation.cue), []), relation)
        for figure in self.metadata.figures:
            if self._is_shown(figure.claim, shown):
                self._count(out.setdefault(self._home_of(figure.evidence), []), figure)
        for event in self.metadata.events:
            if event.date in self.maker.dates:
                when = self.maker.dates[event.date].evidence
                self._happen(out.setdefault(self._home_of(when), []), event)
        for lines in out.values():
            self._absorb(lines)
        self._take_back(out)
        return {
            at: lines for at, lines in out.items() if lines and not self._is_headline(at, lines)
        }

    def _absorb(self, lines: list[_Line]) -> None:
        """Put a row into another one of its sentence whose words hold all of it, who speaks included."""
        for line in list(lines):
            told = line.told
            if told is None:
                continue
            for other in [one for one in lines if _only_supposes(one, told)]:
                lines.remove(other)
            words = [s.evidence for s in told.sources if s.evidence]
            for other in lines:
                inside = other.clause is None and all(_covers(other, span) for span in line.spans)
                inside = inside and all(_reaches(told, at) for at in self._told_at(other))
                if other is not line and words and inside and all(other.holds(w) for w in words):
                    _merge(lines, line, other)
                    break
        own = [line for line in lines if line.spoken is None and line.clause is None]
        for line in own[1:]:
            _merge(lines, line, own[0])
            own[0].spans += line.spans

    def _told_at(self, line: _Line) -> Iterator[Evidence]:
        """Yield the words of the ties, figures and times of a row."""
        yield from (r.cue for r in line.relations)
        yield from (f.evidence for f in line.figures)
        yield from (self.maker.dates[e.date].evidence for e in line.events if _is_of(line, e))

    def _take_back(self, lines: dict[int, list[_Line]]) -> None:
        """Give the rows of a sentence that the next one takes back the words that do."""
        for sentence, after in pairwise(self.metadata.sentences):
            if sentence.start not in lines:
                continue
            near = not self.text[sentence.end : after.start].count("\n")
            if (
                near
                and not self._is_spoken(after)
                and takes_back(self.text[after.start : after.end])
            ):
                for line in lines[sentence.start]:
                    line.taken_back = True
                    line.spans.append((after.start, after.end))

    def _is_spoken(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is what somebody says, and so takes back nobody else's words for the article."""
        pieces = (p for c in self.metadata.claims if c.sources for p in c.content)
        return any(p.start <= sentence.start and sentence.end - 1 <= p.end for p in pieces)

    def _is_shown(self, claim: str | None, shown: set[str]) -> bool:
        """Tell whether what rests on a claim may stand in the ledger: not where the claim itself is doubtful."""
        held = self.maker.claims.get(claim or "")
        return held is None or claim in shown or is_shown(held)

    def _is_headline(self, at: int, lines: list[_Line]) -> bool:
        """Tell whether rows would say no more than the headline, which stands above the brief already."""
        found = self.metadata.sentences
        i = bisect_left([s.start for s in found], at)
        title = i < len(found) and found[i].start == at and found[i].address.kind == "t"
        return title and not any(line.told or line.relations for line in lines)

    def _leading(self) -> list[Claim]:
        """Return the claims that make rows, without those that only pass on another one of the list."""
        sure = [c for c in self.metadata.claims if is_shown(c)]
        chains = {c.id: self._chain(c) for c in sure}
        return [c for c in sure if not any(self._is_passed_on(c, other, chains) for other in sure)]

    def _is_passed_on(self, claim: Claim, other: Claim, chains: dict[str, Chain]) -> bool:
        """Tell whether a claim says in one sentence no more than that its source passes on another one."""
        if not _passes_on(claim, other, chains):
            return False
        found = self.wording.sentence(other.cue)
        return found is None or all(piece.end <= found.end for piece in claim.content)

    def _chain(self, claim: Claim) -> Chain:
        return tuple(
            (s.actor or "", s.evidence.start if s.evidence and not s.actor else -1)
            for s in claim.sources
        )

    def _start(self, evidences: tuple[Evidence, ...]) -> int:
        """Return where the sentence begins in which a quotation does; its own start where it was set aside."""
        found = self.wording.sentence(min(evidences))
        return found.start if found else min(evidences).start

    def _home_of(self, words: Evidence) -> int:
        """Return where the sentence begins in whose rows words belong.

        It is the first of a quotation that runs into theirs.
        """
        found = self.wording.sentence(words)
        if found is None:
            return words.start
        pieces = (p for c in self._quotations for p in c.content)
        opened = [p for p in pieces if p.start < found.start < p.end < found.end - _TOUCH]
        return self._start((opened[0],)) if opened else found.start

    def _place(self, lines: list[_Line], claim: Claim) -> None:
        """Put a claim into the row of its voice, a new one where there is none yet."""
        chain, own = self._chain(claim), claim.kind is ClaimKind.HEDGED
        for line in lines:
            told = line.told
            held = any(line.holds(piece) for piece in claim.content)
            same = told is not None and bool(chain) and self._chain(told) == chain
            if (own and (held or told is None)) or (not own and same):
                line.claims.append(claim)
                line.spans += self._said(claim)
                return
        unsaid = not claim.sources and self._turned(claim) is not None
        unsaid = unsaid or is_stance(claim)
        lines.append(_Line(claims=[claim], spans=list(self._said(claim)), unsaid=unsaid))

    def _said(self, claim: Claim) -> Iterator[Span]:
        """Yield the words that a claim is shown by: what is said, and the words of saying where they tell more."""
        pieces = self.wording.content(tuple(sorted(claim.content))) or (claim.cue,)
        first = pieces[0]
        turned = self._turned(claim)
        if turned is not None:
            yield turned, claim.cue.end
        gap = first.start - claim.cue.end
        leads = 0 <= gap <= _LEADS and claim.act not in table("clauses")["plain"]
        if claim.kind is ClaimKind.ATTRIBUTED and leads:
            sentence = self.wording.sentence(claim.cue)
            opens = sentence.start if sentence else claim.cue.start
            yield with_helpers(self.text, opens, claim.cue.start), first.end
            pieces = pieces[1:]
        yield from ((p.start, p.end) for p in pieces)

    def _turned(self, claim: Claim) -> int | None:
        """Return where the words begin that turn a cue round ("did not respond"), None where none do.

        Without them, what is shown would say the contrary.
        """
        found = self.wording.sentence(claim.cue)
        if claim.kind is not ClaimKind.ATTRIBUTED or found is None:
            return None
        denial = claim.prospect if claim.status is Status.DENIED else None
        if denial is not None and found.start <= denial.start < claim.cue.start:
            return with_helpers(self.text, found.start, denial.start)
        return turning_before(self.text, found.start, claim.cue.start)

    def _tie(self, lines: list[_Line], relation: Relation) -> None:
        line = self._home(lines, relation.claim, relation.cue, {relation.subject})
        if line is None:
            line = _Line()
            lines.append(line)
        line.relations.append(relation)
        told = line.told
        aside = told is not None and (
            _is_within(told, relation.cue) or _frames_plain(line, relation)
        )
        if not aside and not line.holds(relation.cue):
            line.spans.append(self._clause(relation))

    def _clause(self, relation: Relation) -> Span:
        """Return the words of a tie: the part of its sentence that names both ends."""
        whole = relation.evidence
        inside = [relation.cue]
        for end in (relation.subject, relation.object):
            found = (m.evidence for m in self.maker.actors[end].mentions)
            named = [e for e in found if e.within(whole)]
            if named:
                inside.append(min(named, key=lambda e: abs(e.start - relation.cue.start)))
        core = min(e.start for e in inside), max(e.end for e in inside)
        return self._part(relation.cue, core)

    def _part(self, words: Evidence, core: Span, most: int = MOST) -> Span:
        """Return the part of the sentence of some words that holds its core; the core where it was set aside."""
        found = self.wording.sentence(words)
        if found is None:
            return core
        return part(self.text, found, (core[0], min(core[1], found.end)), most)

    def _home(
        self, lines: list[_Line], claim: str | None, cue: Evidence, actors: set[str]
    ) -> _Line | None:
        """Return the row into which a tie or a figure belongs, None where it is to have one of its own."""
        for line in lines:
            if claim is not None and any(c.id == claim for c in line.claims):
                return line
        for line in lines:
            told = line.told
            speaking = {a for s in told.sources for a in s.everyone} if told else set()
            if line.holds(cue) or (claim is None and actors & speaking):
                return line
        own = [line for line in lines if line.told is None and line.clause is None]
        return own[0] if own else None

    def _count(self, lines: list[_Line], figure: Figure) -> None:
        line = self._home(lines, figure.claim, figure.evidence, set())
        if line is None:
            line = _Line()
            lines.append(line)
        line.figures.append(figure)
        if not line.holds(figure.evidence):
            line.spans.append(self._around(figure.evidence))

    def _around(self, core: Evidence) -> Span:
        """Return the part of a sentence that holds some words of it."""
        return self._part(core, (core.start, core.end))

    def _happen(self, lines: list[_Line], event: Event) -> None:
        """Give a row its time; the first of the sentence, where the time stands in none of their words."""
        when = self.maker.dates[event.date].evidence
        if event.clause is not None:
            self._happen_aside(lines, event, event.clause)
            return
        home = next((one for one in lines if one.holds(when)), None)
        home = home or next((one for one in lines if _frames(one, when)), None)
        home = home or next((one for one in lines if self._is_of_saying(one, when)), None)
        if home is None:
            home = _own_of(lines)
            home.spans.append(self._around(when))
        home.events.append(event)

    def _happen_aside(self, lines: list[_Line], event: Event, clause: Evidence) -> None:
        """Give a time of a subordinate clause a row of that clause, beside one of the sentence's own statement.

        Within what somebody says it is a part of that and has no row.
        """
        home = next((one for one in lines if one.spoken and one.holds(clause)), None)
        if home is None and not any(one.clause is None for one in lines):
            home = _own_of(lines)
            home.spans.append(self._around(clause))
        if home is not None:
            home.events.append(event)
        bare = clause == self.maker.dates[event.date].evidence
        if bare or (home is not None and home.spoken):
            return
        span = clause.start, clause.end
        lines.append(_Line(events=[event], spans=[span], clause=clause))

    def _is_of_saying(self, line: _Line, when: Evidence) -> bool:
        """Tell whether a time stands right behind the words of saying: "said late on Monday"."""
        told = line.told
        if told is None or when.start < told.cue.end:
            return False
        return leads_to_a_time(self.text[told.cue.end : when.start])

    def _row(self, line: _Line, nth: int, order: int) -> LedgerRow:
        told = line.spoken
        line.spans = joined(self.text, line.spans)
        if told is None and line.clause is None:
            line.spans = self._as_statement(line)
        spans = self._shortened(line)
        first = self.metadata.article.quote(*spans[0])
        mark = self.wording.mark(first)
        voices = self.maker.voices(told)
        status, partly = self._status(line)
        return LedgerRow(
            id=f"row-{mark.anchor}" + (f"-{nth}" if nth > 1 else ""),
            brief=self.maker.brief,
            mark=mark,
            kinds=_kinds(line),
            whens=self._whens(line),
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
            pages=self._pages(line, spans),
            speakers=self._speakers(line),
            order=order,
            follows=nth > 1,
            correction=line_correction(self.wording, told, line.relations, line.events),
        )

    def _as_statement(self, line: _Line) -> list[Span]:
        """Return the words of a row that nobody speaks with all that makes them a whole statement."""
        start, end = line.spans[0]
        found = self.wording.sentence(self.metadata.article.quote(start, end))
        if found is None or self._home_of(self.metadata.article.quote(start, end)) != found.start:
            return line.spans
        inside = [e for _, e in line.spans if e <= found.end]
        own = self._part(self.metadata.article.quote(start, end), (start, max(inside, default=end)))
        after = [span for span in line.spans if span[0] >= found.end]
        return joined(self.text, [own, *after])

    def _status(self, line: _Line) -> tuple[str, bool]:
        """Return whether what a row tells is told as done, and whether that holds for a part of it alone.

        The act of saying counts where it is not done; what is said, and what is tied, in any case.
        """
        if line.taken_back:
            return str(Status.DENIED), False
        acts = [self._act_status(c) for c in line.claims if c.kind is ClaimKind.ATTRIBUTED]
        found: list[str] = [r.status for r in line.relations]
        if not found and line.spoken is None:
            found = [self._event_status(line, e) for e in line.events if _is_of(line, e)]
        found += [s for s in acts if not found or s is not Status.ASSERTED]
        first = next((s for s in _FIRMNESS if s in found), Status.ASSERTED)
        return str(first), first is not Status.ASSERTED and Status.ASSERTED in found

    def _event_status(self, line: _Line, event: Event) -> Status:
        """Return how firmly what happened is told: words that deny it, and are shown, need no mark beside them."""
        shown = event.prospect is not None and line.holds(event.prospect)
        if event.status is Status.DENIED and shown and self.wording.shown:
            return Status.ASSERTED
        return event.status

    def _act_status(self, claim: Claim) -> Status:
        """Return how firmly a claim is made: who "did not respond", which is shown, has denied nothing."""
        untrue = claim.polarity is Polarity.NEGATED and claim.act in table("clauses")["untrue"]
        undone = claim.status is Status.DENIED
        if not untrue and not undone:
            return claim.status
        return Status.DENIED if self._turned(claim) is None else Status.ASSERTED

    def _shortened(self, line: _Line) -> list[Span]:
        """Return the words of a row without those around all that it carries, where they may be left out.

        What somebody says is shown from its beginning; what nobody says is shown as a whole
        statement, or as the clause that tells of it.
        """
        kept = self._carried(line)
        led = self._start((self.metadata.article.quote(*line.spans[0]),)) in self.leading
        most = FEWEST if led else MOST
        out = []
        for start, end in line.spans:
            inside = [(s, e) for s, e in kept if start <= s and e <= end]
            core = max((e for _, e in inside), default=start)
            first = start
            if inside and line.spoken is None:
                first = min(s for s, _ in inside)
            last = end if line.taken_back else core
            shown = self._piece((start, end), (first, last), most)
            out.append((self._without_time(line, shown), shown[1]))
        return out

    def _piece(self, span: Span, core: Span, most: int) -> Span:
        """Return the part of a stretch that is shown: of several sentences whole ones."""
        start, end = span
        found = self.wording.sentence(self.metadata.article.quote(start, end))
        if found is None:
            return span
        if end <= found.end:
            return piece(self.text, found, span, core, most)
        ends = [s.end for s in self.metadata.sentences if start < s.end < end]
        return start, some(self.text, ends, span, core[1], most)

    def _without_time(self, line: _Line, span: Span) -> int:
        """Return where the words of a row begin, without the one time that it opens with: it stands beside them."""
        dates = [self.maker.dates[e.date].evidence for e in line.events if _is_of(line, e)]
        if len(dates) != 1 or line.spoken is not None or line.clause is not None:
            return span[0]
        return trimmed_lead(self.text, *span, (dates[0].start, dates[0].end))

    def _carried(self, line: _Line) -> list[Span]:
        """Return the words that a row may not be without: acts, hedges, figures, the other end of a tie; else times."""
        kept = [(start, end) for start, end, kind, _ in self._runs(line) if kind != "actor"]
        kept += [(f.evidence.start, f.evidence.end) for f in line.figures]
        for relation in line.relations:
            mentions = self.maker.actors[relation.object].mentions
            ends = [m.evidence for m in mentions if m.evidence.within(relation.evidence)]
            nearest = sorted(ends, key=lambda e: abs(e.start - relation.cue.end))
            kept += [(e.start, e.end) for e in nearest[:1]]
        dates = [self.maker.dates[e.date].evidence for e in line.events if _is_of(line, e)]
        return kept + [(d.start, d.end) for d in dates if line.holds(d)]

    def _whens(self, line: _Line) -> tuple[When, ...]:
        """Return the times of a row: those that are known first, of these such as stand in its words."""
        dates = [self.maker.dates[e.date] for e in line.events if _is_of(line, e)]
        held = sorted(dates, key=lambda d: (d.value is None, not line.holds(d.evidence)))
        return tuple(dict.fromkeys(self.maker.when(d.id) for d in held))

    def _what(self, line: _Line, spans: list[Span], mark: Mark) -> Quote:
        """Return the words of a row, its acts, hedges and actors marked; "…" where words are left out.

        Behind what somebody says, who says it is nothing that is left out.
        """
        if not self.wording.shown:
            return Quote((), (mark,))
        runs = self._runs(line)
        pieces: list[Piece] = []
        for n, (start, end) in enumerate(spans):
            if n:
                pieces.append(Piece(" … ", "gap"))
            pieces += self._linked(start, end, runs)
        shortened = spans[-1][1] < line.spans[-1][1]
        if shortened or (line.spoken is None and self._is_cut(spans[-1][1])):
            pieces.append(Piece(" …", "gap"))
        return Quote(tuple(pieces), (mark,))

    def _is_cut(self, end: int) -> bool:
        """Tell whether more of a sentence follows than its mark of the end."""
        found = self.wording.sentence(self.metadata.article.quote(end - 1, end))
        return found is not None and any(c.isalnum() for c in self.text[end : found.end])

    def _linked(self, start: int, end: int, runs: list[Run]) -> Iterator[Piece]:
        """Yield the words of a stretch; a name of an actor leads to its page."""
        at = {s: target for s, _, kind, target in runs if kind == "actor"}
        where = start
        for one in cut(self.text, start, end, runs):
            found = self.text.find(one.text, where, end) if one.kind == "actor" else -1
            target = at.get(found)
            where = found + len(one.text) if found >= 0 else where
            ref = self.maker.actor_ref(target) if target else None
            yield Piece(one.text, one.kind, "", ref if ref and ref.page else None)

    def _runs(self, line: _Line) -> list[Run]:
        """Return what is marked in a row: its acts and hedges, then names; without overlaps."""
        acts = [c.cue for c in line.claims if c.kind is ClaimKind.ATTRIBUTED]
        acts += [r.cue for r in line.relations]
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
        """Return the words of saying where they do not stand among those that are shown."""
        if told is None or any(s <= told.cue.start < e for s, e in spans):
            return ""
        return self.wording.words(told.cue)

    def _hedges(self, line: _Line) -> tuple[str, ...]:
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

    def _speakers(self, line: _Line) -> tuple[str, ...]:
        """Return where those are told of who say something in a row, also where its words name them.

        Who believes or backs something has not said it; who passes that on has.
        """
        minds = table("speech")["lists"]["attitudes"]
        saying = [c.sources[:-1] if c.act in minds else c.sources for c in line.claims]
        ids = [a for sources in saying for s in sources for a in s.everyone]
        refs = (self.maker.actor_ref(i) for i in ids if i in self.maker.actors)
        return tuple(dict.fromkeys(r.key for r in refs if r.key))

    def _pages(self, line: _Line, spans: list[Span]) -> tuple[str, ...]:
        """Return the dossiers of all who speak, do something or are named in a row."""
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


def _is_of(line: _Line, event: Event) -> bool:
    """Tell whether a time is that of what a row tells, and not of a clause beside it."""
    return event.clause is None or event.clause == line.clause


def _own_of(lines: list[_Line]) -> _Line:
    """Return the row of a sentence that nobody speaks and that tells its own statement, be it a new one."""
    own = [line for line in lines if line.spoken is None and line.clause is None]
    if own:
        return own[0]
    lines.append(_Line())
    return lines[-1]


def _passes_on(claim: Claim, other: Claim, chains: dict[str, Chain]) -> bool:
    """Tell whether a claim says no more than that its source passes on another one: "A reported that B says"."""
    outer, inner = chains[claim.id], chains[other.id]
    if not outer or len(inner) <= len(outer) or inner[: len(outer)] != outer:
        return False
    return any(other.cue.within(piece) for piece in claim.content)


def _doubts(line: _Line) -> list[Hedge]:
    """Return the hedges of a row, each once."""
    held = [h for c in line.claims for h in c.hedges]
    held += [h for r in line.relations for h in r.hedges]
    held += [h for f in line.figures for h in f.hedges]
    held += [h for e in line.events for h in e.hedges]
    found = {h.evidence.start: h for h in held if h.withholds}
    return [found[at] for at in sorted(found)]


def _kinds(line: _Line) -> tuple[str, ...]:
    """Return what a row carries; the author's own hedged sentence is a statement as well."""
    held = ((STATEMENT, line.claims), (EVENT, line.events), (TIE, line.relations))
    out = [kind for kind, there in held if there]
    return (*out, FIGURE) if line.figures else tuple(out)


def _frames(line: _Line, words: Evidence) -> bool:
    """Tell whether words stand between who says something, the words of saying, and what is said."""
    told = line.told
    if told is None:
        return False
    parts = [told.cue, *told.content, *(s.evidence for s in told.sources if s.evidence)]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return start - _TOUCH <= words.end and words.start <= end + _TOUCH


def _frames_plain(line: _Line, relation: Relation) -> bool:
    """Tell whether the words of a tie frame what somebody is cited for in words that say no more than that."""
    return line.told is not None and _is_plain(line.told) and _frames(line, relation.cue)


def _is_within(claim: Claim, words: Evidence) -> bool:
    """Tell whether words are part of who speaks ("the adviser, X,"), or of the words of saying."""
    named = [s.evidence for s in claim.sources if s.evidence]
    return any(words.start < e.end and e.start < words.end for e in (*named, claim.cue))


def _is_plain(claim: Claim) -> bool:
    """Tell whether a claim is cited in words that say no more than that it was said."""
    return claim.act in table("clauses")["plain"] or len(claim.sources) > 1


def _only_supposes(line: _Line, told: Claim) -> bool:
    """Tell whether a row only holds back from a telling that has a row: "would neither confirm nor deny"."""
    bare = not (line.relations or line.figures or line.events)
    supposed = bare and all(c.kind is ClaimKind.HEDGED for c in line.claims)
    return supposed and any(told.cue.within(piece) for c in line.claims for piece in c.content)


def _reaches(claim: Claim, words: Evidence) -> bool:
    """Tell whether words stand between the first and the last of who says a thing and what is said."""
    parts = [claim.cue, *claim.content, *(s.evidence for s in claim.sources if s.evidence)]
    return min(p.start for p in parts) <= words.start and words.end <= max(p.end for p in parts)


def _merge(lines: list[_Line], line: _Line, other: _Line) -> None:
    """Put what a row carries into another one, and take it away."""
    lines.remove(line)
    other.claims += line.claims
    other.relations += line.relations
    other.figures += line.figures
    other.events += line.events


def _covers(line: _Line, span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in line.spans)


def _confidence(line: _Line) -> str:
    """Return how sure a row is: as who says it is read, else as the surest of what it carries."""
    spoken = line.spoken
    if spoken is not None:
        return spoken.confidence.value
    held = [c.confidence for c in line.claims] + [r.confidence for r in line.relations]
    if line.events or line.figures or Confidence.SURE in held:
        return Confidence.SURE.value
    return (Confidence.LIKELY if Confidence.LIKELY in held else Confidence.DOUBTFUL).value
