"""The desk: all articles with their analysts' words, and who is the same across them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.model.claim import ClaimKind
from briefgen.model.confidence import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.errors import Where
    from briefgen.model.actor import ActorType, Place
    from briefgen.model.edition import Changes
    from briefgen.model.evidence import Evidence
    from briefgen.model.happening import Conflict, Happening, Story, StoryFigure
    from briefgen.model.metadata import Metadata


class Publish(StrEnum):
    """How much of a source's text its brief shows."""

    FULL = "full"
    QUOTES = "quotes"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Retraction:
    """That an article was retracted: when (EDTF), why, and where that is told; blank if unknown."""

    on: str = ""
    why: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Analyst:
    """What the analyst adds to an article, shown apart from what was extracted; blank by default.

    `reliability` is A to F and `credibility` 1 to 6 of the Admiralty code (NATO AJP-2.1), never
    computed. `publish` None means: as the site's setting says. `updates` and `corrects` name the
    older article that this one does that to; `corrected` says that this one was corrected in place.
    """

    note: str = ""
    assessment: str = ""
    reliability: str = ""
    credibility: str = ""
    tags: tuple[str, ...] = ()
    publish: Publish | None = None
    retracted: Retraction | None = None
    updates: str = ""
    corrects: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """How an article was superseded: `state` is `retracted`, `corrected`, `updated` or ''.

    `before` are the articles that it updates or corrects, `after` those that updated or corrected
    it, each with the word for that and its slug.
    """

    state: str = ""
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on the desk. `slug` names its page and stays while its source path does."""

    slug: str
    metadata: Metadata
    analyst: Analyst
    succession: Succession = Succession()


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the site, with the words to show for it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Curated:
    """What the desk's registry says of an actor, a place or a term, with an analyst's source."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    definition: str = ""
    definition_source: str = ""
    links: tuple[Link, ...] = ()
    parent: str = ""
    original_script: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor, place or term of one article: the entry's slug and the id within its metadata."""

    entry: str
    id: str


class JoinedBy(StrEnum):
    """Why the members of an actor are held to be one."""

    SINGLE = "single"
    NAME = "name"
    LIKENESS = "likeness"
    REGISTRY = "registry"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class CorpusActor:
    """One actor across the desk. Members are in the order of their entries.

    `reasons` are sentences that say why actors of different names were held to be one.
    """

    slug: str
    name: str
    type: ActorType
    named: bool
    members: tuple[Member, ...]
    joined_by: JoinedBy
    curated: Curated | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one, for a person to judge.

    `id` stands for the pair and stays while their names do. `a` and `b` are their slugs, the fuller
    name first, `a_ref` and `b_ref` what a judgement calls them. `reasons` are sentences for the
    reader, `words` the sentence that best shows each, with its entry's slug; `evidence` is a hash
    of these words, and changes with them. `reopened` says why it is asked again although it was
    judged before.
    """

    id: str
    a: str
    b: str
    a_ref: str
    b_ref: str
    score: float
    reasons: tuple[str, ...]
    words: tuple[tuple[str, Evidence], tuple[str, Evidence]]
    evidence: str = ""
    reopened: str = ""


@dataclass(frozen=True, slots=True)
class CorpusPlace:
    """One place across the desk: one gazetteer entry, or one name that could not be located."""

    slug: str
    place: Place
    members: tuple[Member, ...]
    curated: Curated | None = None


@dataclass(frozen=True, slots=True)
class CorpusTerm:
    """One term across the desk."""

    slug: str
    name: str
    members: tuple[Member, ...]
    curated: Curated | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Entries that rest on one origin: `name` is the agency, outlet or text, `reason` how it shows.

    `evidence` gives, for each entry in the same order, the words that show it, None where
    near-identical text does.
    """

    name: str
    entries: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence | None, ...]


def independent(entries: Iterable[str], origins: Sequence[Origin]) -> dict[str, int]:
    """Return the number of each entry's independent origin, from 1, in the order of the entries.

    This defines an origin wherever origins are counted: entries that share one in any way, or by
    way of another entry ("A repeats B, and B cites C"), rest on one; every other entry is its own.
    """
    ordered = tuple(entries)
    parent = {slug: slug for slug in ordered}

    def root(slug: str) -> str:
        while parent[slug] != slug:
            parent[slug] = parent[parent[slug]]
            slug = parent[slug]
        return slug

    for origin in origins:
        first, *others = [slug for slug in origin.entries if slug in parent] or [""]
        for slug in others:
            parent[root(slug)] = root(first)
    numbers: dict[str, int] = {}
    return {slug: numbers.setdefault(root(slug), len(numbers) + 1) for slug in ordered}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on a desk, as it is said wherever numbers are said; see docs/glossary.md.

    `attributed` are the claims that stand on somebody's word; the others are hedged by the author.
    Actors, places and terms count once, in however many briefs they are.
    """

    briefs: int
    actors: int
    places: int
    terms: int
    claims: int
    attributed: int
    relations: int
    events: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something for the analyst to look at, such as a correction that no longer matches.

    One without a remedy says how things are; it asks for nothing.
    """

    message: str
    where: Where | None = None
    remedy: str = ""

    def __str__(self) -> str:
        """Return one line: where, what, and the remedy after a dash, as an error has it."""
        head = f"{self.where}: " if self.where else ""
        tail = f" - {self.remedy}" if self.remedy else ""
        return f"{head}{self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the site is made from. Entries are in the order of their source paths.

    `tolls` are the numbers that articles give of their own happenings, also outside of stories.
    """

    entries: tuple[Entry, ...]
    actors: tuple[CorpusActor, ...] = ()
    places: tuple[CorpusPlace, ...] = ()
    terms: tuple[CorpusTerm, ...] = ()
    origins: tuple[Origin, ...] = ()
    notices: tuple[Notice, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    stories: tuple[Story, ...] = ()
    happenings: tuple[Happening, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    tolls: tuple[StoryFigure, ...] = ()
    changes: Changes | None = None

    @property
    def scenes(self) -> tuple[CorpusPlace, ...]:
        """The places that have a line of their own: those where some article sets a scene.

        A capital that only ever stands for its government has none, and nothing links to it.
        """
        told = {
            (entry.slug, place.id)
            for entry in self.entries
            for place in entry.metadata.places
            if place.mentions and place.scene
        }
        return tuple(p for p in self.places if any((m.entry, m.id) in told for m in p.members))

    @property
    def counts(self) -> Counts:
        """How much is on the desk."""
        records = [entry.metadata for entry in self.entries]
        return Counts(
            briefs=len(self.entries),
            actors=len(self.actors),
            places=len(self.scenes),
            terms=len(self.terms),
            claims=sum(len(r.claims) for r in records),
            attributed=sum(_attributed(r) for r in records),
            relations=sum(len(r.relations_shown) for r in records),
            events=sum(e.confidence is not Confidence.DOUBTFUL for r in records for e in r.events),
        )


def _attributed(metadata: Metadata) -> int:
    return sum(claim.kind is ClaimKind.ATTRIBUTED for claim in metadata.claims)
