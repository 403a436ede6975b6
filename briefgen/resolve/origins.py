"""Find articles that share an origin: one agency's copy, one text, one outlet's report.

Five articles that repeat one report are one origin and not five. Each finding carries the words
that show it. An agency and an outlet report on many things: what two articles have from them is one
report only where they tell one story.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.model import NUMBERED, ActorType, ClaimKind, Origin, Role
from briefgen.registry.names import folded
from briefgen.registry.tables import table
from briefgen.resolve.duplicates import copies
from briefgen.resolve.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Article, Claim, CorpusActor, Entry, Evidence, Metadata, Story

_LEAD: Final = 5
"""Numbered paragraphs of an article's lead: a report cited only below them is background."""

_MOST: Final = 1 / 3
"""Least share of the attributed claims by which an article rests on an outlet cited anywhere."""

_NOTHING: Final = Kept()

_OPENING: Final = 160
"""Characters of the first paragraph that may be a dateline: places, a date, an agency."""


def shared_origins(
    entries: Sequence[Entry],
    actors: Sequence[CorpusActor],
    stories: Sequence[Story],
    kept: Kept = _NOTHING,
) -> tuple[Origin, ...]:
    """Return the origins that several entries share: agencies, then texts, then cited outlets."""
    story_of: dict[str, int] = {}
    for at, story in enumerate(stories):
        story_of.update(dict.fromkeys(story.entries, at))
    agencies = [o for found in _agencies(entries) for o in _by_story(found, story_of)]
    cited = [
        origin
        for found, citing in _cited(entries, actors)
        for origin in _by_story(found, story_of)
        if not citing.isdisjoint(origin.entries)
    ]
    return (
        *sorted(agencies, key=lambda o: o.name),
        *_texts(entries, kept),
        *sorted(cited, key=lambda o: o.name),
    )


def _by_story(origin: Origin, story_of: Mapping[str, int]) -> Iterator[Origin]:
    """Yield an origin once for each story that several of its entries tell."""
    parts: dict[int, list[int]] = {}
    for at, slug in enumerate(origin.entries):
        if slug in story_of:
            parts.setdefault(story_of[slug], []).append(at)
    for part in parts.values():
        if len(part) > 1:
            yield replace(
                origin,
                entries=tuple(origin.entries[at] for at in part),
                evidence=tuple(origin.evidence[at] for at in part),
            )


def _agencies(entries: Sequence[Entry]) -> Iterator[Origin]:
    """Yield an origin for each agency that several entries credit; photo credits do not count."""
    found: dict[str, list[tuple[Entry, Evidence | None]]] = {}
    for entry in entries:
        credit = _credit(entry.metadata.article)
        if credit is not None:
            found.setdefault(credit[0], []).append((entry, credit[1]))
    for name, carried in found.items():
        yield from _origin(name, carried, f"carry the credit of the agency {name}")


def _credit(article: Article) -> tuple[str, Evidence | None] | None:
    """Return the agency credited in an article's dateline, byline or outlet, with the words."""
    first = next((b for b in article.blocks if b.role in NUMBERED), None)
    for block in article.blocks:
        if block.role in (Role.BYLINE, Role.DATELINE):
            pattern, end = _agency_pattern(bracketed=False), block.end
        elif block is first:
            pattern, end = _agency_pattern(bracketed=True), min(block.end, block.start + _OPENING)
        else:
            continue
        words = pattern.search(article.text, block.start, end)
        if words:
            start, stop = words.span(1)
            return _agency_names()[folded(words[1])], article.quote(start, stop)
    outlet = article.stated("outlet")
    name = _agency_names().get(folded(outlet.value)) if outlet else None
    return (name, outlet.evidence) if outlet and name else None


@cache
def _agency_names() -> dict[str, str]:
    """Return each agency's name under each of its folded spellings."""
    agencies = table("agencies")["agencies"]
    return {
        folded(spelling): a["name"]
        for a in agencies
        for spelling in (a["name"], *a.get("also", ()))
    }


@cache
def _agency_pattern(*, bracketed: bool) -> re.Pattern[str]:
    """Return a pattern for an agency's name, alone or as in a dateline: bracketed before a dash."""
    agencies = table("agencies")["agencies"]
    spellings = sorted(
        {s for a in agencies for s in (a["name"], *a.get("also", ()))}, key=lambda s: (-len(s), s)
    )
    # Capitals count where a spelling is all capitals (AP, but not "ap"); elsewhere REUTERS and
    # Reuters are one.
    names = "|".join(re.escape(s) if s.isupper() else f"(?i:{re.escape(s)})" for s in spellings)
    return re.compile(
        rf"\((?:[^()]{{0,40}}[/,]\s*)?({names})\)\s*[-\u2013\u2014:]"
        if bracketed
        else rf"(?<!\w)({names})(?!\w)"
    )


def _texts(entries: Sequence[Entry], kept: Kept) -> Iterator[Origin]:
    """Yield an origin for each set of entries that are largely one text, named by the earliest."""
    for found in copies([e.metadata.article for e in entries], kept):
        several = [entries[i] for i in found.members]
        first = min(several, key=lambda e: (_published(e.metadata.article), e.slug))
        title = first.metadata.article.stated("title")
        reason = (
            f"are largely one text: at least {int(found.share * 100)} % of the shorter stands "
            "in another"
        )
        yield Origin(
            title.value if title else first.slug,
            tuple(e.slug for e in several),
            reason,
            (None,) * len(several),
        )


def _published(article: Article) -> str:
    """Return when an article was published, for sorting; without a date it sorts last."""
    stated = article.stated("published")
    return stated.value if stated else "~"


def _cited(
    entries: Sequence[Entry], actors: Sequence[CorpusActor]
) -> Iterator[tuple[Origin, frozenset[str]]]:
    """Yield an origin for each outlet whose report several entries rest on, with the citing slugs.

    The outlet's own articles are included: where nobody cites it in a story, they are independent
    reports.
    """
    outlets = {(m.entry, m.id): a for a in actors if a.type is ActorType.MEDIA for m in a.members}
    found: dict[str, list[tuple[Entry, Evidence | None]]] = {}
    credited: dict[str, set[str]] = {}
    citing: dict[str, set[str]] = {}
    names = {a.slug: a.name for a in outlets.values()}
    own = {_outlet(name): slug for slug, name in sorted(names.items(), reverse=True)}
    for entry in entries:
        stated = entry.metadata.article.stated("outlet")
        publisher = own.get(_outlet(stated.value)) if stated else None
        if stated and publisher:
            found.setdefault(publisher, []).append((entry, stated.evidence))
        credit = _credit(entry.metadata.article)
        if credit and not publisher and (publisher := own.get(_outlet(credit[0]))):
            found.setdefault(publisher, []).append((entry, credit[1]))
            credited.setdefault(publisher, set()).add(entry.slug)
        for outlet, words in _rests_on(entry, outlets).items():
            if outlet != publisher:
                found.setdefault(outlet, []).append((entry, words))
                citing.setdefault(outlet, set()).add(entry.slug)
    for slug, resting in found.items():
        if {entry.slug for entry, _ in resting} <= credited.get(slug, set()):
            continue  # only the agency's copy, which is an origin already
        for origin in _origin(names[slug], resting, f"rest on what {names[slug]} reported"):
            yield origin, frozenset(citing.get(slug, ()))


def _outlet(name: str) -> str:
    """Return an outlet's identity: an agency's main name for any of its spellings, else folded."""
    return _agency_names().get(folded(name), folded(name))


def _rests_on(entry: Entry, outlets: Mapping[tuple[str, str], CorpusActor]) -> dict[str, Evidence]:
    """Return the outlets that an entry's news rests on, each with the words that first cite it."""
    metadata = entry.metadata
    attributed = [c for c in metadata.claims if c.kind is ClaimKind.ATTRIBUTED]
    until = _lead_end(metadata)
    first: dict[str, Evidence] = {}
    counts: dict[str, int] = {}
    early: set[str] = set()
    for claim in attributed:
        for outlet, words in _nearest_outlets(entry, claim, outlets):
            first.setdefault(outlet.slug, words)
            counts[outlet.slug] = counts.get(outlet.slug, 0) + 1
            if words.start < until:
                early.add(outlet.slug)
    return {
        s: words for s, words in first.items() if s in early or counts[s] >= _MOST * len(attributed)
    }


def _nearest_outlets(
    entry: Entry, claim: Claim, outlets: Mapping[tuple[str, str], CorpusActor]
) -> Iterator[tuple[CorpusActor, Evidence]]:
    """Yield the outlets among a claim's nearest source, each with the words that name it."""
    source = claim.sources[0] if claim.sources else None
    if source is None or source.evidence is None:
        return
    for actor in source.everyone:
        if outlet := outlets.get((entry.slug, actor)):
            yield outlet, source.evidence


def _lead_end(metadata: Metadata) -> int:
    """Return the offset at which an article's lead ends."""
    numbered = [b for b in metadata.article.blocks if b.role in NUMBERED]
    return numbered[:_LEAD][-1].end if numbered else 0


def _origin(
    name: str, carried: Sequence[tuple[Entry, Evidence | None]], reason: str
) -> Iterator[Origin]:
    """Yield an origin if several entries carry it."""
    if len(carried) > 1:
        yield Origin(
            name, tuple(e.slug for e, _ in carried), reason, tuple(words for _, words in carried)
        )
