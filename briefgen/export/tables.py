"""Write the desk's claims, relations and actors as tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from briefgen.model import Publish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Claim, ClaimSource, Corpus, Entry, Evidence, Metadata

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that make spreadsheets compute a cell, with the wide forms that some fold.

Source: OWASP, CSV Injection.
"""

Cell = str | int
"""Words, or a number that stays one."""


def _csv(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([plain_cell(c) for c in row] for row in rows)
    return out.getvalue()


def plain_cell(content: Cell) -> Cell:
    """Return a number as it is, words on one line that no spreadsheet takes for a formula."""
    if isinstance(content, int):
        return content
    one = " ".join(content.split())
    return f"'{one}" if one.startswith(_FORMULA) else one


def claims_csv(corpus: Corpus, source_text: Publish) -> str:
    """Return all claims; `start` and `end` are code points of the text in the brief's record."""
    head = (
        "brief",
        "claim",
        "kind",
        "sources",
        "named",
        "cue",
        "act",
        "content",
        "hedges",
        "polarity",
        "status",
        "confidence",
        "start",
        "end",
    )
    return _csv(head, _claims(corpus, source_text))


def _claims(corpus: Corpus, source_text: Publish) -> Iterator[tuple[Cell, ...]]:
    for entry in corpus.entries:
        shown = _shown(entry, source_text)
        names = _names(entry.metadata)
        for claim in entry.metadata.claims:
            yield (entry.slug, claim.id, *_claim(claim, names, shown=shown))


def _claim(claim: Claim, names: dict[str, str], *, shown: bool) -> tuple[Cell, ...]:
    voices = [_voice(s, names, shown=shown) for s in claim.sources]
    pieces = claim.content or (claim.cue,)
    return (
        claim.kind,
        " > ".join(voices),
        str(bool(claim.sources) and claim.sources[-1].named).lower(),
        _words(claim.cue, shown=shown),
        claim.act,
        " … ".join(_words(p, shown=shown) for p in pieces) if shown else "",
        ", ".join(_words(h.evidence, shown=shown) or h.category for h in claim.hedges),
        claim.polarity,
        claim.status,
        claim.confidence,
        min(p.start for p in pieces),
        max(p.end for p in pieces),
    )


def _voice(source: ClaimSource, names: dict[str, str], *, shown: bool) -> str:
    """Return who a source is: all by name if all are known, else the words of the article."""
    known = [names[a] for a in source.everyone if a in names] if source.actor else []
    return (
        " and ".join(known)
        or _words(source.means or source.evidence, shown=shown)
        or "not identified"
    )


def _shown(entry: Entry, source_text: Publish) -> bool:
    return (entry.analyst.publish or source_text) is not Publish.NONE


def _words(evidence: Evidence | None, *, shown: bool) -> str:
    return evidence.exact if evidence and shown else ""


def _names(metadata: Metadata) -> dict[str, str]:
    return {a.id: a.name for a in metadata.actors}


def relations_csv(corpus: Corpus, source_text: Publish) -> str:
    """Return all relations."""
    head = (
        "brief",
        "subject",
        "predicate",
        "object",
        "kind",
        "sign",
        "polarity",
        "status",
        "confidence",
        "hedges",
        "claim",
        "words",
    )
    return _csv(head, _relations(corpus, source_text))


def _relations(corpus: Corpus, source_text: Publish) -> Iterator[tuple[Cell, ...]]:
    for entry in corpus.entries:
        shown = _shown(entry, source_text)
        names = _names(entry.metadata)
        for r in entry.metadata.relations:
            hedges = ", ".join(_words(h.evidence, shown=shown) or h.category for h in r.hedges)
            ends = (names.get(r.subject, r.subject), r.predicate, names.get(r.object, r.object))
            words = _words(r.evidence, shown=shown)
            firm = (r.polarity, r.status, r.confidence)
            yield (entry.slug, *ends, r.kind, r.sign, *firm, hedges, r.claim or "", words)


def actors_csv(corpus: Corpus) -> str:
    """Return all actors, one line for each brief in which one appears."""
    head = ("actor", "name", "type", "named", "joined_by", "brief", "id_in_brief")
    rows = (
        (a.slug, a.name, a.type, str(a.named).lower(), a.joined_by, m.entry, m.id)
        for a in corpus.actors
        for m in a.members
    )
    return _csv(head, rows)
