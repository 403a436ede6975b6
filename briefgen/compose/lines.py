"""Gather what one voice tells in one sentence into a line, with the words it is shown by.

A claim opens a line, or joins that of its voice; relations, figures and times go to the line
whose words they stand in, else to one that nobody speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.compose.clauses import MOST, count, part
from briefgen.compose.joining import (
    leads_to_a_time,
    told_at_first,
    turning_before,
    with_helpers,
)
from briefgen.compose.voiced import is_shown, is_stance, is_unspoken
from briefgen.model import ClaimKind, Mode, Polarity, Status
from briefgen.registry.tables import table
from briefgen.registry.taken_back import takes_back
from briefgen.registry.too_little import says_too_little

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.rows import RowMaker
    from briefgen.model import Claim, Event, Evidence, Figure, Relation, Sentence

Span = tuple[int, int]

_TOUCH: Final = 2
"""Characters between words that belong together: a comma and a blank."""

_NAMED: Final = 8
"""Most words that name whoever is cited; what is longer says more than who it is."""

_NEXT: Final = 12
"""Most words of what somebody did next that undoes an act, shown with it."""

_LEADS: Final = 24
"""Most characters between the cue and the content, where both are shown as one."""

_JOINT: Final = re.compile(r",\s(?:and|but)\s")
"""What joins two main clauses."""

_CONTRASTS: Final = re.compile(r",?\s(?:although|though|while|whereas)\s", re.IGNORECASE)
"""What opens a clause beside the one that ends before it."""

_SUMS_UP: Final = re.compile(r"(?P<joint>[\"\u201d]?,?[\"\u201d]?\s)(?=an?\s)")
"""What separates a content from the author's summing up of it: ", a view that few share"."""

_ANOTHER_DEED: Final = re.compile(r"\b(?:before|after|while|when|by) \w+ing\b|\bof .*\w+ed\s*$")
"""What leads from words of saying to another deed: "said before postponing it until Monday"."""

_MESSAGES: Final = frozenset(table("dates")["messages"])

Chain = tuple[tuple[str, int], ...]
"""A chain of sources: for each its actor's id, else "" and the offset of its words."""


@dataclass(slots=True)
class Line:
    """A row in the making: the annotations that it carries, and the spans that show them."""

    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    clause: Evidence | None = None
    """The subordinate clause that the row tells, None where it tells the main statement."""
    beside: bool = False
    """Whether it tells one part of its sentence, beside another part with a row of its own."""
    taken_back: bool = False
    cited: Claim | None = None
    """The aside that names on whose word its speaker speaks: "citing two bankers"."""
    unsaid: bool = False
    """Whether nobody is told to say it: "it is not known", "was not charged"."""

    @property
    def told(self) -> Claim | None:
        """The first attributed claim, None where the row is the article's own."""
        return next((c for c in self.claims if c.kind is ClaimKind.ATTRIBUTED), None)

    @property
    def spoken(self) -> Claim | None:
        """The same, but None where the row's words name the speaker: the article tells that."""
        told = self.told
        if told is None or self.unsaid:
            return None
        named = (s for s in told.sources[-1:] if s.evidence and not s.why)
        if any(s.evidence and self.touches(s.evidence) for s in named):
            return None  # a pronoun among the words does not name whoever it was resolved to
        return told

    @property
    def hull(self) -> Span:
        """The span from the first to the last word of the row."""
        return min(s for s, _ in self.spans), max(e for _, e in self.spans)

    def touches(self, evidence: Evidence) -> bool:
        """Tell whether some of the words are in the row: "One of them, Noor," is, by "Noor"."""
        return any(s < evidence.end and evidence.start < e for s, e in self.spans)

    def carries_only(self, span: Span) -> bool:
        """Tell whether all cues and figures of the row lie within a span; False without any."""
        cues = [*(c.cue for c in self.claims), *(r.cue for r in self.relations)]
        cues += [f.evidence for f in self.figures]
        return bool(cues) and all(span[0] <= c.start and c.end <= span[1] for c in cues)

    def holds(self, evidence: Evidence) -> bool:
        """Tell whether words stand among those of the row."""
        return any(s <= evidence.start and evidence.end <= e for s, e in self.spans)


class Lines:
    """The lines of one entry."""

    def __init__(self, maker: RowMaker) -> None:
        """Hold the row maker of the article, and what was read out of it."""
        self.maker, self.wording = maker, maker.wording
        self.metadata = maker.metadata
        self.text = maker.metadata.article.text

    @cached_property
    def _parted(self) -> tuple[Claim, ...]:
        """Quotations that words of saying part: '"A," she said. "B."'."""
        held = (c for c in self.metadata.claims if c.mode is Mode.DIRECT and c.sources)
        return tuple(c for c in held if is_shown(c) and len(c.content) > 1)

    @cached_property
    def _quotations(self) -> tuple[Claim, ...]:
        """Quotations, word for word, of several sentences."""
        held = (c for c in self.metadata.claims if c.mode is not Mode.INDIRECT and c.sources)
        return tuple(c for c in held if is_shown(c) and any("." in p.exact[:-2] for p in c.content))

    def gathered(self) -> dict[int, list[Line]]:
        """Return the lines, by the start of the sentence that each stands in."""
        out: dict[int, list[Line]] = {}
        for claim in self._leading():
            self._place(out.setdefault(self.start(claim.content or (claim.cue,)), []), claim)
        shown = {c.id for lines in out.values() for line in lines for c in line.claims}
        for relation in self.maker.relations:
            if self._is_shown(relation.claim, shown):
                self._tie(out.setdefault(self.home_of(relation.cue), []), relation)
        for figure in self.metadata.figures:
            if self._is_shown(figure.claim, shown):
                self._count(out.setdefault(self.home_of(figure.evidence), []), figure)
        for event in self.metadata.events:
            if event.date in self.maker.dates:
                when = self.maker.dates[event.date].evidence
                self._happen(out.setdefault(self.home_of(when), []), event)
        for lines in out.values():
            self._absorb(lines)
            self._part_from_the_spoken(lines)
        self._take_back(out)
        return {
            at: lines for at, lines in out.items() if lines and not self._is_headline(at, lines)
        }

    def _absorb(self, lines: list[Line]) -> None:
        """Merge a line into another of its sentence that holds all of it, speaker included."""
        for line in list(lines):
            told = line.told
            if told is None:
                continue
            for other in [one for one in lines if _only_supposes(one, told)]:
                lines.remove(other)
            words = [s.evidence for s in told.sources if s.evidence]
            for other in lines:
                inside = other.clause is None and all(_covers(other, span) for span in line.spans)
                apart = not all(_reaches(told, at) for at in self._told_at(other))
                inside = inside and not (apart and self._tells_more(told))
                if other is not line and words and inside and all(other.holds(w) for w in words):
                    _merge(lines, line, other)
                    break
        own = [line for line in lines if line.spoken is None and line.clause is None]
        for line in own[1:]:
            _merge(lines, line, own[0])
            own[0].spans += line.spans

    def _part_from_the_spoken(self, lines: list[Line]) -> None:
        """Cut an author's line down to its own part of a sentence, where speech has a line too.

        That is what sums the speech up behind a comma (", a view that few share"), what stands
        beside it ("although one was hurt"), or what a semicolon separates from it.
        """
        for own in [one for one in lines if one.told is None and one.clause is None and one.spans]:
            cues = [*(c.cue for c in own.claims), *(f.evidence for f in own.figures)]
            cues += [self.maker.dates[e.date].evidence for e in own.events]
            for told in [one for one in lines if one.told is not None]:
                rest = self._rest_beside(own.hull, told.hull)
                if rest and cues and all(rest[0] <= c.start and c.end <= rest[1] for c in cues):
                    own.spans, own.beside = [rest], True
                    break

    def _rest_beside(self, own: Span, told: Span) -> Span | None:
        """Return the part of a span that ", a" or a semicolon separates from speech, or None."""
        behind = _SUMS_UP.match(self.text, told[1], max(own[1], told[1]))
        if behind is not None:
            return behind.end("joint"), own[1]
        beside = _CONTRASTS.match(self.text, told[1], max(own[1], told[1]))
        if beside is not None:
            return beside.end(), own[1]
        parted = self.text.find(";", own[0], told[0])
        return (own[0], parted) if own[0] < parted else None

    def _is_parted(self, line: Line, when: Evidence) -> bool:
        """Tell whether a semicolon separates a time from all that a line tells."""
        start, end = line.hull
        between = self.text[when.end : start] if when.end <= start else self.text[end : when.start]
        return ";" in between

    def _tells_more(self, claim: Claim) -> bool:
        """Tell whether a claim says more than whom its act targets: "X threatened Y" does not."""
        if claim.status is not Status.ASSERTED or claim.polarity is not Polarity.AFFIRMED:
            return True
        aimed = (a for a in self.metadata.actors if a.id == claim.target)
        names = [m.evidence for a in aimed for m in a.mentions]
        return not all(any(piece.within(name) for name in names) for piece in claim.content)

    def _told_at(self, line: Line) -> Iterator[Evidence]:
        """Yield the cues of the relations, and the words of the figures and times, of a line."""
        yield from (r.cue for r in line.relations)
        yield from (f.evidence for f in line.figures)
        yield from (self.maker.dates[e.date].evidence for e in line.events if is_of(line, e))

    def _take_back(self, lines: dict[int, list[Line]]) -> None:
        """Mark the lines of a sentence that the next one takes back, and add the words that do."""
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
        """Tell whether a sentence is speech, and so takes nothing back on the article's behalf."""
        pieces = (p for c in self.metadata.claims if c.sources for p in c.content)
        return any(p.start <= sentence.start and sentence.end - 1 <= p.end for p in pieces)

    def _is_shown(self, claim: str | None, shown: set[str]) -> bool:
        """Tell whether what rests on a claim may stand in the ledger: not on a doubtful one."""
        held = self.maker.claims.get(claim or "")
        return held is None or claim in shown or is_shown(held)

    def _is_headline(self, at: int, lines: list[Line]) -> bool:
        """Tell whether lines say no more than the headline, which is above the brief already."""
        found = self.metadata.sentences
        i = bisect_left([s.start for s in found], at)
        title = i < len(found) and found[i].start == at and found[i].address.kind == "t"
        return title and not any(line.told or line.relations for line in lines)

    def _leading(self) -> list[Claim]:
        """Return the claims that make lines, without those that only pass on another of them."""
        sure = [c for c in self.metadata.claims if is_shown(c)]
        chains = {c.id: self._chain(c) for c in sure}
        return [c for c in sure if not any(self._is_passed_on(c, other, chains) for other in sure)]

    def _is_passed_on(self, claim: Claim, other: Claim, chains: dict[str, Chain]) -> bool:
        """Tell whether a claim only says, in one sentence, that its source passes on another."""
        if not _passes_on(claim, other, chains):
            return False
        found = self.wording.sentence(other.cue)
        return found is None or all(piece.end <= found.end for piece in claim.content)

    def _chain(self, claim: Claim) -> Chain:
        return tuple(
            (s.actor or "", s.evidence.start if s.evidence and not s.actor else -1)
            for s in claim.sources
        )

    def start(self, evidences: tuple[Evidence, ...]) -> int:
        """Return the start of the sentence in which a quotation begins, else its own start."""
        found = self.wording.sentence(min(evidences))
        return found.start if found else min(evidences).start

    def home_of(self, words: Evidence) -> int:
        """Return the start of the sentence whose lines some words belong to.

        It is the first of a quotation that runs into theirs, or goes on in theirs.
        """
        found = self.wording.sentence(words)
        if found is None:
            return words.start
        goes_on = (c for c in self._parted if any(words.within(p) for p in c.content))
        if (whole := next(goes_on, None)) is not None:
            return self.start(whole.content)
        pieces = (p for c in self._quotations for p in c.content)
        opened = [p for p in pieces if p.start < found.start < p.end < found.end - _TOUCH]
        return self.start((opened[0],)) if opened else found.start

    def _place(self, lines: list[Line], claim: Claim) -> None:
        """Put a claim into the line of its voice, a new one where there is none yet."""
        chain, own = self._chain(claim), claim.kind is ClaimKind.HEDGED
        for line in lines:
            told = line.told
            held = any(line.holds(piece) for piece in claim.content)
            same = told is not None and bool(chain) and self._chain(told) == chain
            if told is not None and told.denies_what_stood_before != claim.denies_what_stood_before:
                same = False  # "denied that and said": what is said would read as denied
            if same and _only_cites(claim):
                line.claims.append(claim)
                line.cited = claim
                return
            if same and told is not None and len(line.claims) == 1 and _only_cites(told):
                line.claims.insert(0, claim)
                line.cited, line.spans = told, list(self.said(claim))
                return
            if (own and (held or told is None)) or (not own and same):
                line.claims.append(claim)
                line.spans += self._said_beside(claim) if told is not None else self.said(claim)
                return
        unsaid = not claim.sources and self.turned(claim) is not None
        unsaid = unsaid or (is_stance(claim) and not _is_worked_out(claim)) or is_unspoken(claim)
        unsaid = unsaid or self._only_names(claim)
        lines.append(Line(claims=[claim], spans=list(self.said(claim)), unsaid=unsaid))

    def _only_names(self, claim: Claim) -> bool:
        """Tell whether a claim only tells what somebody calls a thing: "for *what X called* B".

        The sentence around it says which thing.
        """
        last = claim.sources[-1].evidence if claim.sources else None
        found = self.wording.sentence(claim.cue)
        if last is None or found is None or claim.act != "describe":
            return False
        before = self.text[found.start : last.start].lower().split()
        return before[-1:] == ["what"] and len(claim.content) == 1

    def said(self, claim: Claim) -> Iterator[Span]:
        """Yield the spans that a claim is shown by: content, and the cue where it tells more.

        An act is shown with what its doer did next, where that undoes it: "praised the plan, *then
        left it*".
        """
        for start, end in self._said(claim):
            acts = start <= claim.cue.start < end and claim.mode is Mode.INDIRECT
            yield start, self._undone(end) if acts else end

    def _said_beside(self, claim: Claim) -> Iterator[Span]:
        """Yield the spans of a claim in a line that another one opens.

        A thing comes with the words that lead to it: '"A," X said, *referring to* B'.
        """
        first = min(claim.content, default=claim.cue)
        noted = claim.origin.startswith("verb.np") and claim.act in table("clauses")["plain"]
        thing = noted or claim.origin.startswith("verb.prep")
        thing = thing and claim.mode is Mode.INDIRECT
        gap = first.start - claim.cue.end
        if thing and 0 <= gap <= _TOUCH:
            yield claim.cue.start, first.end
            return
        yield from self.said(claim)

    def _undone(self, end: int) -> int:
        """Return where what undoes an act ends, right behind where the act does; else that."""
        found = self.wording.sentence(self.metadata.article.quote(end - 1, end))
        if found is None:
            return end
        rest = self.text[end : found.end]
        goes_on = rest.lstrip(", \n").lower().startswith(tuple(table("clauses")["undoing"]))
        short = count(rest) <= _NEXT
        return end + len(rest.rstrip(" .!?\n")) if goes_on and short else end

    def _said(self, claim: Claim) -> Iterator[Span]:
        """Yield the spans of content, and of the cue where it tells more than that it is said."""
        pieces = self.wording.content(tuple(sorted(claim.content))) or (claim.cue,)
        first = pieces[0]
        whole = self.wording.sentence(claim.cue)
        bare = claim.mode is Mode.INDIRECT and len(pieces) == 1 and claim.cue.start < first.start
        if whole is not None and bare and says_too_little(first.exact):
            yield whole.start, whole.end
            return
        turned = self.turned(claim)
        if turned is not None:
            yield turned, claim.cue.end
        undergone = self._undergone(claim, pieces)
        if undergone is not None:
            yield undergone
            pieces = tuple(p for p in pieces if p.start >= undergone[1])
            yield from ((p.start, p.end) for p in pieces)
            return
        gap = first.start - claim.cue.end
        between = self.text[claim.cue.end : first.start]
        joined = 0 <= gap <= _LEADS and "," not in between
        leads = joined and claim.act not in table("clauses")["plain"]
        if claim.cue.start <= first.start and first.end <= claim.cue.end:
            yield claim.cue.start, claim.cue.end
            pieces = pieces[1:]
        elif joined and (at := told_at_first(self.text, claim.cue.start)) is not None:
            yield at, first.end
            pieces = pieces[1:]
        elif claim.kind is ClaimKind.ATTRIBUTED and leads:
            sentence = self.wording.sentence(claim.cue)
            opens = sentence.start if sentence else claim.cue.start
            yield with_helpers(self.text, opens, claim.cue.start), first.end
            pieces = pieces[1:]
        yield from ((p.start, p.end) for p in pieces)

    def _undergone(self, claim: Claim, pieces: tuple[Evidence, ...]) -> Span | None:
        """Return a passive's subject with its verb, and what follows: "She *is thought to have* A".

        Without the verb between them the two would read as one clause. None where the words of
        the source stand between them, or anything but auxiliaries does.
        """
        first, cue = pieces[0], claim.cue
        passive = claim.origin.endswith(".passive") and first.end <= cue.start
        before = self.text[first.end : cue.start]
        if not passive or len(before) > _LEADS or "," in before:
            return None
        end = cue.end
        for piece in pieces[1:2]:
            near = cue.end <= piece.start <= cue.end + _TOUCH
            end = piece.end if near else end
        words = [s.evidence for s in claim.sources if s.evidence]
        return (
            None
            if any(first.start < w.end and w.start < end for w in words)
            else (first.start, end)
        )

    def turned(self, claim: Claim) -> int | None:
        """Return the start of the words that negate a cue ("did not respond"), None without any.

        Without them, what is shown would say the contrary.
        """
        found = self.wording.sentence(claim.cue)
        if claim.kind is not ClaimKind.ATTRIBUTED or found is None:
            return None
        denial = claim.prospect if claim.status is Status.DENIED else None
        if denial is not None and found.start <= denial.start < claim.cue.start:
            return with_helpers(self.text, found.start, denial.start)
        return turning_before(self.text, found.start, claim.cue.start)

    def _tie(self, lines: list[Line], relation: Relation) -> None:
        line = self._home(lines, relation.claim, relation.cue, {relation.subject})
        if line is None:
            line = Line()
            lines.append(line)
        line.relations.append(relation)
        told = line.told
        aside = told is not None and (
            _is_within(told, relation.cue) or _frames_plain(line, relation)
        )
        if not aside and not line.holds(relation.cue):
            line.spans.append(self._clause(relation))

    def _clause(self, relation: Relation) -> Span:
        """Return the span of a relation: the part of its sentence that names both ends."""
        whole = relation.evidence
        inside = [relation.cue]
        for end in (relation.subject, relation.object):
            found = (m.evidence for m in self.maker.actors[end].mentions)
            named = [e for e in found if e.within(whole)]
            if named:
                inside.append(min(named, key=lambda e: abs(e.start - relation.cue.start)))
        core = min(e.start for e in inside), max(e.end for e in inside)
        return self.part(relation.cue, core)

    def part(self, words: Evidence, core: Span, most: int = MOST) -> Span:
        """Return the part of a sentence that holds a core; the core itself outside of sentences."""
        found = self.wording.sentence(words)
        if found is None:
            return core
        return part(self.text, found, (core[0], min(core[1], found.end)), most)

    def _home(
        self, lines: list[Line], claim: str | None, cue: Evidence, actors: set[str]
    ) -> Line | None:
        """Return the line that a relation or a figure belongs to, None where it needs its own."""
        for line in lines:
            if claim is not None and any(c.id == claim for c in line.claims):
                return line
        for line in lines:
            told = line.told
            speaking = {a for s in told.sources for a in s.everyone} if told else set()
            if line.holds(cue) or (claim is None and actors & speaking):
                return line
            if told is not None and line.spoken is not None and _names_who(told, cue):
                return line
        own = [line for line in lines if line.told is None and line.clause is None]
        return own[0] if own else None

    def _count(self, lines: list[Line], figure: Figure) -> None:
        line = self._home(lines, figure.claim, figure.evidence, set())
        if line is None and figure.implied and lines:
            lines[0].figures.append(figure)
            return
        if line is None:
            line = Line()
            lines.append(line)
        line.figures.append(figure)
        if not line.holds(figure.evidence):
            line.spans.append(self._around(figure.evidence))

    def _around(self, core: Evidence) -> Span:
        """Return the part of a sentence that holds some words of it."""
        return self.part(core, (core.start, core.end))

    def _happen(self, lines: list[Line], event: Event) -> None:
        """Give a time to the line that it belongs to, else to the sentence's own line."""
        when = self.maker.dates[event.date].evidence
        saying = next((one for one in lines if one.spoken and self._is_of_saying(one, when)), None)
        if event.clause is not None and saying is not None:
            saying.events.append(replace(event, clause=None))
            return
        if event.clause is not None:
            self._happen_aside(lines, event, event.clause)
            return
        home = next((one for one in lines if one.holds(when)), None)
        near = (one for one in lines if _frames(one, when) and not self._is_parted(one, when))
        if home is None and (ends := next((o for o in lines if self._ends_with(o, when)), None)):
            ends.spans.append((max(p.end for p in ends.claims[0].content), when.end))
            home = ends
        home = home or next(near, None)
        home = home or next((one for one in lines if self._is_of_saying(one, when)), None)
        if home is None:
            home = _own_of(lines)
            home.spans.append(self._around(when))
        home.events.append(event)

    def _happen_aside(self, lines: list[Line], event: Event, clause: Evidence) -> None:
        """Give a time of a subordinate clause a line of that clause, beside the main statement's.

        Within speech it is a part of that and has no line.
        """
        home = next((one for one in lines if one.spoken and one.holds(clause)), None)
        home = home or next((o for o in lines if self._is_all_of(o, event, clause)), None)
        rest = self._beside(clause) if home is None else None
        span = clause.start, clause.end
        if rest is not None:
            self._happen_beside(lines, event, clause, rest)
            return
        if home is None and not any(one.clause is None for one in lines):
            home = _own_of(lines)
            home.spans.append(self._around(clause))
        if home is not None:
            home.events.append(event)
        bare = clause == self.maker.dates[event.date].evidence
        if bare or (home is not None and home.spoken):
            return
        lines.append(Line(events=[event], spans=[span], clause=clause))

    def _is_all_of(self, line: Line, event: Event, clause: Evidence) -> bool:
        """Tell whether a clause is all that a line tells and who says it: "after X vowed to go"."""
        start, end = line.hull if line.spans else (0, 0)
        inside = clause.start <= start and end <= clause.end
        when = self.maker.dates[event.date].evidence
        return line.spoken is not None and inside and line.holds(when)

    @staticmethod
    def _happen_beside(lines: list[Line], event: Event, clause: Evidence, rest: Span) -> None:
        """Give the time of one of two main clauses a line of its own, and the other one too."""
        own = _own_of(lines)
        if any(end > clause.end or start < clause.start for start, end in own.spans):
            own.events.append(event)
            if own.carries_only(rest):
                own.spans, own.beside = [rest], True
            lines.append(Line(events=[event], spans=[(clause.start, clause.end)], clause=clause))
            return
        lines.append(Line(events=[event], spans=[rest], beside=True))
        own.events.append(event)
        own.spans, own.clause = [(clause.start, clause.end)], clause

    def _beside(self, clause: Evidence) -> Span | None:
        """Return the main clause that "and" or "but" joins to a given one, None where none is."""
        found = self.wording.sentence(clause)
        if found is None:
            return None
        if clause.start == found.start:
            joint = _JOINT.match(self.text, clause.end, found.end)
            return (joint.end(), found.end) if joint else None
        before = _JOINT.search(self.text, found.start, clause.start)
        closes = before is not None and before.end() == clause.start
        ends = not any(c.isalnum() for c in self.text[clause.end : found.end])
        return (found.start, before.start()) if before and closes and ends else None

    def _ends_with(self, line: Line, when: Evidence) -> bool:
        """Tell whether a time is all that stands behind an act: "warned of floods *by Sunday*"."""
        told = line.told
        if told is None or told.mode is not Mode.INDIRECT or len(line.claims) != 1:
            return False
        end = max(p.end for p in told.content)
        found = self.wording.sentence(told.cue)
        inside = found is not None and told.cue.end <= end <= when.start < when.end <= found.end
        between = self.text[end : when.start].lower().split()
        leads = table("clauses")["before_ends"]
        return inside and line.holds(told.cue) and len(between) == 1 and between[0] in leads

    def _is_of_saying(self, line: Line, when: Evidence) -> bool:
        """Tell whether a time stands right behind the words of saying: "said late on Monday"."""
        told = line.told
        if told is not None and self._is_of_a_message(told, when):
            return True
        if told is None or when.start < told.cue.end:
            return False
        if max(p.end for p in told.content) <= told.cue.start:
            found = self.wording.sentence(told.cue)
            between = self.text[told.cue.end : when.start]
            apart = "," in between or _ANOTHER_DEED.search(between) is not None
            return found is not None and when.end <= found.end and not apart
        return leads_to_a_time(self.text[told.cue.end : when.start])

    def _is_of_a_message(self, told: Claim, when: Evidence) -> bool:
        """Tell whether a time dates the message that says something: "In a letter of May"."""
        found = self.wording.sentence(told.cue)
        said = min((s.evidence.start for s in told.sources if s.evidence), default=told.cue.start)
        if found is None or not found.start <= when.start < when.end <= min(said, told.cue.start):
            return False
        opens = self.text[found.start : when.start].lower().split()
        return opens[:1] == ["in"] and not _MESSAGES.isdisjoint(opens)


def is_of(line: Line, event: Event) -> bool:
    """Tell whether a time is of the clause that a line tells, and not of another clause."""
    return event.clause is None or event.clause == line.clause


def _is_worked_out(claim: Claim) -> bool:
    """Tell whether the last source of a claim was resolved, as the referent of a pronoun is."""
    return any(s.why for s in claim.sources[-1:])


def _own_of(lines: list[Line]) -> Line:
    """Return the line of a sentence's own main statement, spoken by nobody; new if need be."""
    own = [line for line in lines if line.spoken is None and line.clause is None]
    if own:
        return own[0]
    lines.append(Line())
    return lines[-1]


def _passes_on(claim: Claim, other: Claim, chains: dict[str, Chain]) -> bool:
    """Tell whether a claim only says that its source passes on another: "A reported B says"."""
    outer, inner = chains[claim.id], chains[other.id]
    if not outer or len(inner) <= len(outer) or inner[: len(outer)] != outer:
        return False
    return any(other.cue.within(piece) for piece in claim.content)


def _only_cites(claim: Claim) -> bool:
    """Tell whether a claim only names whom its source cites: "citing two bankers"."""
    words = [word for piece in claim.content for word in piece.exact.casefold().split()]
    aside = claim.cue.exact.casefold() in table("clauses")["citing_asides"]
    whose = words[:1] and words[0] in table("clauses")["taking_up"]  # "citing her health"
    ground = words[:1] and words[0] in table("clauses")["articles"]
    ground = ground and words[1:2] != [] and words[1] in table("clauses")["grounds_cited"]
    return aside and not whose and not ground and len(words) <= _NAMED


def _frames(line: Line, words: Evidence) -> bool:
    """Tell whether words lie between the first and last of a claim's source, cue and content."""
    told = line.told
    if told is None:
        return False
    parts = [told.cue, *told.content, *(s.evidence for s in told.sources if s.evidence)]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return start - _TOUCH <= words.end and words.start <= end + _TOUCH


def _frames_plain(line: Line, relation: Relation) -> bool:
    """Tell whether a relation's cue only frames a plainly cited statement ("X told Y that ...")."""
    return line.told is not None and _is_plain(line.told) and _frames(line, relation.cue)


def _is_within(claim: Claim, words: Evidence) -> bool:
    """Tell whether words are part of the source ("the adviser, X,") or of the cue."""
    named = [s.evidence for s in claim.sources if s.evidence]
    return any(words.start < e.end and e.start < words.end for e in (*named, claim.cue))


def _names_who(claim: Claim, words: Evidence) -> bool:
    """Tell whether words stand within those that name who speaks: "the commissioner for X, N,"."""
    active = not claim.origin.endswith(".passive")
    return active and any(words.within(s.evidence) for s in claim.sources if s.evidence)


def _is_plain(claim: Claim) -> bool:
    """Tell whether a claim has a plain verb of saying ("said", "told"), or several sources."""
    return claim.act in table("clauses")["plain"] or len(claim.sources) > 1


def _only_supposes(line: Line, told: Claim) -> bool:
    """Tell whether a line only hedges a claim that has its own: "would neither confirm nor"."""
    bare = not (line.relations or line.figures or line.events)
    supposed = bare and all(c.kind is ClaimKind.HEDGED for c in line.claims)
    return supposed and any(told.cue.within(piece) for c in line.claims for piece in c.content)


def _reaches(claim: Claim, words: Evidence) -> bool:
    """Tell whether words lie between the first and the last of source, cue and content."""
    parts = [claim.cue, *claim.content, *(s.evidence for s in claim.sources if s.evidence)]
    return min(p.start for p in parts) <= words.start and words.end <= max(p.end for p in parts)


def _merge(lines: list[Line], line: Line, other: Line) -> None:
    """Move everything that a line carries into another, and remove the first."""
    lines.remove(line)
    other.claims += line.claims
    other.relations += line.relations
    other.figures += line.figures
    other.events += line.events


def _covers(line: Line, span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in line.spans)
