"""Quote an article's words as far as they may be shown, under their addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import Address, Confidence, Evidence, MentionKind, Publish
from briefgen.model.views import Mark, Piece, Quote
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Entry, Metadata, Sentence

_MARKS: Final = '"\u201c\u201d'
_CLOSES: Final = re.compile(r"[.,!?]{0,2}[\"\u201d]")
"""What closes a quotation right behind its last words."""

_BLANK: Final = re.compile(r"\s+")


@cache
def _that() -> re.Pattern[str]:
    """Return the pattern of a conjunction "that": a name, number, pronoun or determiner follows."""
    known = table("clauses")
    words, verbs = ("|".join(known[name]) for name in ("behind_that", "behind_a_subject"))
    return re.compile(rf"that(?:,\s+|\s+(?!(?:{verbs})\b)(?=[^\w\s]|[A-Z\d]|(?:{words})\b))")


_FIRM: Final = frozenset(
    {MentionKind.NAME, MentionKind.SHORT_NAME, MentionKind.ABBREVIATION, MentionKind.ADJECTIVE}
)
"""Mentions that are names: where two annotations overlap, names win over descriptions."""

Run = tuple[int, int, str, str]
"""A stretch of the text with its kind and the id of what it points at; runs do not overlap."""


def fold(text: str) -> str:
    """Return the words with each run of white space as one space."""
    return _BLANK.sub(" ", text).strip()


class Wording:
    """Quotes the words of one entry as far as they are published, and notes the sentences cited."""

    def __init__(self, entry: Entry, default: Publish) -> None:
        """Index the addresses of the article."""
        self.entry = entry
        self.publish = entry.analyst.publish or default
        self.cited: set[str] = set()
        self._sentences = entry.metadata.sentences
        self._starts = [s.start for s in self._sentences]
        article = entry.metadata.article
        self._blocks = list(zip(article.blocks, article.numbering(), strict=True))
        self._block_starts = [b.start for b in article.blocks]
        self._hedges = _apart(
            _run(h.evidence, "hedge", h.category) for h in entry.metadata.hedges if h.withholds
        )

    @property
    def shown(self) -> bool:
        """Whether the words of the article may be shown at all."""
        return self.publish is not Publish.NONE

    @property
    def path(self) -> str:
        """The article's source, below the desk's folder of articles."""
        return self.entry.metadata.article.source.path

    def words(self, evidence: Evidence | None) -> str:
        """Return the quoted words, empty where they are not published."""
        return fold(evidence.exact) if evidence and self.shown else ""

    def sentence(self, evidence: Evidence) -> Sentence | None:
        """Return the sentence in which a quotation begins, None where it was set aside."""
        i = bisect_right(self._starts, evidence.start) - 1
        return self._sentences[i] if i >= 0 and evidence.start < self._sentences[i].end else None

    def mark(self, evidence: Evidence) -> Mark:
        """Return the mark of the sentence in which a quotation begins, and note it as cited."""
        address = self._address(evidence)
        self.cited.add(address.anchor)
        return Mark(self.entry.slug, address.anchor, address.label, self.entry.succession.state)

    def _address(self, evidence: Evidence) -> Address:
        found = self.sentence(evidence)
        if found:
            return found.address
        i = max(0, bisect_right(self._block_starts, evidence.start) - 1)
        kind, number = self._blocks[i][1]
        return Address(kind, number, 1)

    def marks(self, evidences: Iterable[Evidence], most: int) -> tuple[Mark, ...]:
        """Return the marks of the first `most` different sentences of quotations, in order."""
        out: dict[str, Mark] = {}
        for evidence in evidences:
            if len(out) == most:
                break
            address = self._address(evidence)
            if address.anchor not in out:
                out[address.anchor] = self.mark(evidence)
        return tuple(out.values())

    def quote(self, evidences: tuple[Evidence, ...]) -> Quote:
        """Return pieces of the article as one quotation with its marks; hedges are marked up."""
        marks = self.marks(evidences, most=3)
        if not self.shown:
            return Quote((), marks)
        pieces: list[Piece] = []
        for evidence in evidences:
            if pieces:
                pieces.append(Piece(" … ", "gap"))
            pieces += cut(
                self.entry.metadata.article.text, evidence.start, evidence.end, self._hedges
            )
        return Quote(tuple(pieces), marks)

    def said(self, evidences: tuple[Evidence, ...]) -> Quote:
        """Return a claim's content as a quotation."""
        return self.quote(self.content(evidences))

    def content(self, evidences: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return a claim's content without the conjunction "that" at its beginning.

        A single quotation mark whose partner is not in it is completed or left out. "That" stays
        before a noun that it may point at: "believes that report was too short".
        """
        lead = _that().match(evidences[0].exact) if evidences else None
        if lead:
            first = evidences[0]
            told = self.entry.metadata.article.quote(first.start + lead.end(), first.end)
            evidences = (told, *evidences[1:])
        return (self._mended(evidences[0]),) if len(evidences) == 1 else evidences

    def _mended(self, evidence: Evidence) -> Evidence:
        """Return words without a quotation mark at one edge whose partner is missing.

        Where the partner stands right beside the other edge, it is taken in.
        """
        words, article = evidence.exact, self.entry.metadata.article
        if len(words) == 1 or sum(words.count(mark) for mark in _MARKS) != 1:
            return evidence
        start, end = evidence.start, evidence.end
        if words[0] in _MARKS:
            closing = _CLOSES.match(article.text, end)
            return article.quote(start, closing.end()) if closing else article.quote(start + 1, end)
        if words[-1] not in _MARKS:
            return evidence
        opened = start and article.text[start - 1] in _MARKS and not words[-2:-1].isspace()
        if opened:
            return article.quote(start - 1, end)
        kept = words[:-1].rstrip()
        return article.quote(start, start + len(kept)) if kept else evidence

    def whole(self, evidence: Evidence) -> Evidence:
        """Return the sentence in which a quotation begins as a quotation of its own."""
        found = self.sentence(evidence)
        return self.entry.metadata.article.quote(found.start, found.end) if found else evidence


def cut(text: str, start: int, end: int, runs: list[Run]) -> list[Piece]:
    """Return `text[start:end]` as pieces, plain or of a run's kind, white space folded."""
    return [Piece(words, kind) for words, kind, _ in stretches(text, start, end, runs)]


def stretches(text: str, start: int, end: int, runs: list[Run]) -> list[tuple[str, str, str]]:
    """Return `text[start:end]` as `(words, kind, target)`, trimmed, white space folded."""
    raw: list[tuple[str, str, str]] = []
    at = start
    for begin, until, kind, target in runs[_first(runs, start) :]:
        if begin >= end:
            break
        raw.append((text[at : max(at, begin)], "", ""))
        raw.append((text[max(begin, start) : min(until, end)], kind, target))
        at = min(until, end)
    raw.append((text[at:end], "", ""))
    return _folded(raw)


def _first(runs: list[Run], start: int) -> int:
    """Return the index of the first run that ends after `start`."""
    i = bisect_right(runs, (start, len(runs), "", ""))
    return i - 1 if i and runs[i - 1][1] > start else i


def _folded(raw: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    out: list[tuple[str, str, str]] = []
    for words, kind, target in raw:
        one = _BLANK.sub(" ", words)
        if not out or out[-1][0].endswith(" "):
            one = one.lstrip(" ")
        if one:
            out.append((one, kind, target))
    if out and out[-1][0].endswith(" "):
        last = out.pop()
        out += [(last[0].rstrip(" "), last[1], last[2])] if last[0] != " " else []
    return out


def _apart(runs: Iterable[Run]) -> list[Run]:
    """Return runs in text order without those that overlap an earlier one."""
    out: list[Run] = []
    for run in sorted(runs):
        if not out or run[0] >= out[-1][1]:
            out.append(run)
    return out


def marked(metadata: Metadata) -> list[Run]:
    """Return the annotations of the text as runs without overlaps, the firmest kinds first."""
    taken = bytearray(len(metadata.article.text))
    out: list[Run] = []
    for runs in _by_firmness(metadata):
        for run in runs:
            if not any(taken[run[0] : run[1]]):
                taken[run[0] : run[1]] = b"\x01" * (run[1] - run[0])
                out.append(run)
    return sorted(out)


def _by_firmness(metadata: Metadata) -> Iterator[Iterator[Run]]:
    """Yield the annotations of each kind, the firmest first."""
    firm = (a for a in metadata.actors if a.confidence is not Confidence.DOUBTFUL)
    mentions = [(m, a.id) for a in firm for m in a.mentions]
    yield (_run(m.evidence, "actor", i) for m, i in mentions if m.kind in _FIRM)
    yield (
        _run(m.evidence, "place", p.id)
        for p in metadata.places
        for m in p.mentions
        if m.kind in _FIRM
    )
    yield (_run(d.evidence, "date", d.id) for d in metadata.dates)
    yield (_run(h.evidence, "hedge", h.category) for h in metadata.hedges if h.withholds)
    yield (_run(c.cue, "cue", c.id) for c in metadata.claims)
    yield (_run(m.evidence, "term", t.id) for t in metadata.terms for m in t.mentions)
    yield (_run(m.evidence, "actor", i) for m, i in mentions if m.kind not in _FIRM)


def _run(evidence: Evidence, kind: str, target: str) -> Run:
    return (evidence.start, evidence.end, kind, target)
