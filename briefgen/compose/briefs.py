"""Compose the brief of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.compose.atlas import brief_page
from briefgen.compose.meanings import Meanings
from briefgen.compose.once import one_each
from briefgen.compose.source_text import source_text
from briefgen.compose.wording import Wording, fold
from briefgen.model import FIELDS, Claim, ClaimKind, Confidence, Mode, Polarity, Status
from briefgen.model.views import (
    AnalystNote,
    BriefPage,
    Field,
    Gap,
    Head,
    Numbers,
    Point,
    Quote,
    Ref,
    Shared,
)
from briefgen.registry.authors import authors
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.compose.rows import RowMaker, Rows
    from briefgen.model import Article, Entry, Evidence, KeySentence, Metadata
    from briefgen.model.views import ActorRow, ClaimRow

_SPEAKING: Final = frozenset({"respond", "speak", "talk", "elaborate"})
"""Verbs of saying without an object, by which one who refuses has said nothing."""

_ALWAYS: Final = frozenset({"outlet", "byline", "published", "retrieved", "url"})
"""Fields shown as not stated where they are missing (after ICD 206); others are left out."""

_WHOLE: Final = 0.8
"""Share of a sentence that source, cue and content must fill to be shown as the source's words.

Our own choice.
"""

_DOUBLE: Final = '"\u201c\u201d\u201e\u00ab\u00bb'

NAMES: Final = 12
"""Most names in a brief's front matter: enough to filter by, few enough to read on a Git host."""


def brief(maker: RowMaker, rows: Rows, shared: tuple[Shared, ...]) -> BriefPage:
    """Return the brief of an entry."""
    metadata, wording = maker.metadata, maker.wording
    points = key_points(maker, Meanings(maker, told=True))
    descriptor = _descriptor(metadata, wording)
    called = _called(maker)
    return BriefPage(
        path=brief_page(maker.entry.slug),
        head=head(maker, rows, points),
        kicker=_stated(metadata, "kicker"),
        descriptor=descriptor,
        numbers=numbers(rows.claims),
        shared=shared,
        bottom_line=points[0] if points else None,
        key_points=points[1:],
        actors=one_each(rows.actors),
        relations=rows.relations,
        events=tuple(
            replace(e, places=tuple(called.get(r, r) for r in e.places)) for e in rows.events
        ),
        places=tuple(replace(p, ref=called.get(p.ref, p.ref)) for p in rows.places),
        claims=rows.claims,
        doubtful=rows.doubtful,
        ledger=rows.ledger,
        ledger_doubtful=rows.ledger_doubtful,
        terms=rows.terms,
        not_stated=tuple(Gap(n.field, n.reason) for n in metadata.not_stated),
        analyst=_analyst(maker.entry),
        source=source_text(maker),
        notes=metadata.article.notes,
        made_by=tuple((m.part, m.version) for m in metadata.made_by),
    )


def _called(maker: RowMaker) -> dict[Ref, Ref]:
    """Return each place's reference as this article names it, by the desk's reference."""
    return {
        maker.place_ref(id_): replace(maker.place_ref(id_), text=fold(p.name))
        for id_, p in maker.places.items()
    }


def head(maker: RowMaker, rows: Rows, points: tuple[Point, ...]) -> Head:
    """Return a brief's front matter."""
    entry, metadata = maker.entry, maker.metadata
    published = _stated(metadata, "published")
    return Head(
        title=maker.brief.text,
        kind="brief",
        slug=entry.slug,
        description=points[0].quote.text if points else "",
        outlet=_stated(metadata, "outlet"),
        byline=_stated(metadata, "byline"),
        published=published,
        year=published[:4] if published[:4].isdecimal() else "",
        url=_stated(metadata, "url"),
        language=_stated(metadata, "language"),
        actors=_foremost(rows.actors),
        places=tuple(dict.fromkeys(r.ref.text for r in rows.places))[:NAMES],
        aliases=(maker.brief.text,),
        tags=entry.analyst.tags,
        collection=_stated(metadata, "collection"),
        authors=tuple(a.name for a in authors(_stated(metadata, "byline"))),
    )


def _stated(metadata: Metadata, field: str) -> str:
    found = metadata.article.stated(field)
    return fold(found.value) if found else ""


def _descriptor(metadata: Metadata, wording: Wording) -> tuple[Field, ...]:
    """Return the source descriptor: stated fields, missing ones, the file and its hash."""
    article = metadata.article
    out = []
    for name in FIELDS:
        found = article.stated(name)
        if found:
            mark = wording.mark(found.evidence) if found.evidence else None
            url = found.value.strip() if name in {"url", "archive_url"} else ""
            out.append(Field(name, fold(found.value), found.inferred, found.origin, mark, url))
        elif name in _ALWAYS:
            out.append(Field(name, ""))
    out = [f for f in out if f.name not in {"title", "kicker"}]
    file = article.source.path.rsplit("/", 1)[-1]
    return (*out, Field("file", fold(file)), Field("sha256", article.source.sha256))


def numbers(claims: Iterable[ClaimRow]) -> Numbers:
    """Count the claims by how they are sourced, and their sources that have a name."""
    rows = tuple(claims)
    hedged = sum(row.by_author for row in rows)
    return Numbers(len(rows), len(rows) - hedged, len(named_sources(rows)), hedged)


def _foremost(actors: Iterable[ActorRow]) -> tuple[str, ...]:
    """Return the names of a brief's foremost actors, those that are sure before likely ones.

    What nobody is sure of, and what only says where something is, is none.
    """
    known = [r for r in actors if r.named and r.acts and r.confidence != Confidence.DOUBTFUL]
    known.sort(key=lambda row: row.confidence != Confidence.SURE)
    return tuple(dict.fromkeys(r.ref.text for r in known))[:NAMES]


def named_sources(claims: Iterable[ClaimRow]) -> frozenset[str]:
    """Return the keys of the actors with a name on whose word one of the claims rests.

    "The company" that nothing tells who it is has none, though it is not anonymous.
    """
    rows = (row for row in claims if not row.by_author and not is_silent(row))
    voices = (one for row in rows for voice in row.voices for one in voice.each)
    return frozenset(v.ref.key for v in voices if v.named and v.ref.key)


def is_silent(row: ClaimRow) -> bool:
    """Tell whether nobody has said anything yet: "did *not* respond", "declined to *comment*".

    Nor has one who "*would* like to".
    """
    words = table("clauses")
    unsaid = row.status == Status.DENIED and row.act in words["unsaid_acts"]
    wished = row.status == Status.HYPOTHETICAL and row.act in words["only_wished"]
    return unsaid or wished or (row.act == "refuse" and _is_to_speak(row.content.text))


def _is_to_speak(content: str) -> bool:
    """Tell whether what somebody refuses is to say something: "to *say* whether"."""
    first, _, verb = " ".join(content.split()[:2]).casefold().partition(" ")
    return first == "to" and verb.strip(".,") in {*table("clauses")["left_unsaid"], *_SPEAKING}


def key_points(maker: RowMaker, meanings: Meanings | None = None) -> tuple[Point, ...]:
    """Return the sentences that lead the brief; with `meanings`, names in them are explained.

    The bottom line comes first, the others in text order: one may take up what another says.
    """
    ranked = sorted(maker.metadata.key_sentences, key=lambda k: k.rank)
    claims = [c for c in maker.metadata.claims if c.kind is ClaimKind.ATTRIBUTED and _has_voice(c)]
    told = [*ranked[:1], *sorted(ranked[1:], key=lambda k: k.evidence.start)]
    return tuple(_point(maker, key, claims, meanings) for key in told)


def _has_voice(claim: Claim) -> bool:
    """Tell whether a claim's content may stand behind its sources alone, all of them in words."""
    spoken = claim.mode is Mode.DIRECT or (
        claim.act in table("clauses")["named_alone"] and claim.polarity is Polarity.AFFIRMED
    )
    reported = claim.origin == "leftover.bare" and claim.act == "report"
    thing = (reported or claim.origin.startswith("verb.np")) and claim.mode is not Mode.DIRECT
    spoken = spoken and not thing  # "X: a peaceful settlement" lacks the verb "announced"
    return spoken and bool(claim.sources) and all(s.evidence is not None for s in claim.sources)


def _point(
    maker: RowMaker,
    key: KeySentence,
    claims: list[Claim],
    meanings: Meanings | None,
) -> Point:
    """Return a leading sentence: the content and its voices, where they fill nearly all of it.

    Else the whole sentence as it stands.
    """
    sentence = key.evidence
    for claim in claims:
        inside = _inside(maker.metadata.article, claim, sentence)
        if len(inside) != 1:
            continue
        parts = [claim.cue, *(s.evidence for s in claim.sources if s.evidence)]
        told = (
            sum(p.end - p.start for p in parts if p.within(sentence))
            if len(claim.sources) == 1
            else 0
        )
        if told + inside[0].end - inside[0].start >= _WHOLE * (sentence.end - sentence.start):
            return Point(
                _quoted(maker, maker.wording.content(inside), meanings),
                maker.voices(claim),
                key.reason,
            )
    return Point(_quoted(maker, (sentence,), meanings), (), key.reason)


def _inside(article: Article, claim: Claim, sentence: Evidence) -> tuple[Evidence, ...]:
    """Return the parts of a claim's content that lie in a sentence.

    A quotation that the end of the sentence cuts loses its one quotation mark.
    """
    out = []
    for piece in claim.content:
        start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
        if start >= end:
            continue
        words = article.text[start:end]
        if sum(words.count(m) for m in _DOUBLE) % 2 and not piece.within(sentence):
            bare = words.lstrip(_DOUBLE)
            start, end = end - len(bare), end - len(bare) + len(bare.rstrip(_DOUBLE))
        if start < end:
            out.append(article.quote(start, end))
    return tuple(out)


def _quoted(maker: RowMaker, said: tuple[Evidence, ...], meanings: Meanings | None) -> Quote:
    """Return words as a quotation, with `meanings` also what the names in it mean."""
    quote = maker.wording.quote(said)
    if meanings is None or len(said) != 1 or not quote.pieces:
        return quote
    return Quote(tuple(meanings.pieces(said[0].start, said[0].end)), quote.marks)


def _analyst(entry: Entry) -> AnalystNote | None:
    words = entry.analyst
    if not (words.note or words.assessment or words.reliability or words.credibility):
        return None
    return AnalystNote(words.note, words.assessment, words.reliability, words.credibility)


def published_by(entry: Entry) -> tuple[str, bool]:
    """Return the outlet of an entry and whether it was inferred."""
    found = entry.metadata.article.stated("outlet")
    return (fold(found.value), found.inferred) if found else ("", False)
