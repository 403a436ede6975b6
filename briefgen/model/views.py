"""What stands on a page: the nouns that `compose` fills and `render` sets, free of any markup.

Texts in them are quotations of an article with white space folded, names, or an analyst's words; nothing else. A page
is named by its path in the docs tree (`actors/axios.md`), relative to its root.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The address of a sentence as a link: `brief` is a slug, `anchor` the fragment, `label` what readers call it."""

    brief: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that leads to a page, to `anchor` on it if any; `page` is empty where the name has no page of its own."""

    text: str
    page: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of quoted words. `kind` is `actor`, `place`, `date`, `cue`, `hedge`, `term`, `gap` or empty.

    `note` says in a few words who or what is meant; `ref` is where it leads. Both stand on the first mention only.
    """

    text: str
    kind: str = ""
    note: str = ""
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with their addresses. `pieces` is empty where the source's text is not published."""

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The words without their kinds."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Voice:
    """One on whose word something rests. `ref.text` is empty where nobody says who it is."""

    ref: Ref
    named: bool


@dataclass(frozen=True, slots=True)
class When:
    """A time: `label` is how it is shown, `words` the article's own, empty where the text is not published.

    `value` is EDTF, empty where unresolved; `earliest` and `latest` are ISO days, empty where open.
    """

    label: str
    words: str
    value: str
    precision: str
    earliest: str
    latest: str
    relative: bool
    why: str


@dataclass(frozen=True, slots=True)
class CuratedNote:
    """An analyst's words from the registry, with their source and links `(label, url)`."""

    definition: str = ""
    source: str = ""
    note: str = ""
    original_script: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A line of the ledger. `voices` run from the nearest to the farthest; `by_author` marks the author's own hedge.

    `cue` and `hedges` are verbatim, empty where the text is not published. `about` are pages of the actors that the
    content names or the act is aimed at.
    """

    id: str
    brief: Ref
    voices: tuple[Voice, ...]
    by_author: bool
    act: str
    cue: str
    content: Quote
    hedges: tuple[str, ...]
    negated: bool
    direct: bool
    target: Ref | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One actor's relation to another. `sign` is -1, 0 or 1; `voices` is empty where the article asserts it itself."""

    id: str
    brief: Ref
    subject: Ref
    predicate: str
    object: Ref
    kind: str
    sign: int
    negated: bool
    hedges: tuple[str, ...]
    voices: tuple[Voice, ...]
    attributed: bool
    cue: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of a timeline."""

    id: str
    brief: Ref
    when: When
    quote: Quote
    actors: tuple[Ref, ...]
    places: tuple[Ref, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as one brief, or several, name it. `lat` and `lon` are None where it could not be located."""

    id: str
    brief: Ref
    ref: Ref
    kind: str
    country: str
    lat: float | None
    lon: float | None
    precision: str
    source: str
    why: str
    marks: tuple[Mark, ...]
    mentions: int
    curated: CuratedNote | None = None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of an actor; `mark` is None where the registry alone knows it."""

    name: str
    mark: Mark | None
    curated: bool = False


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as one brief shows it: `as_named` there. `presence` holds, 0 to 1, where in the text it is mentioned."""

    id: str
    brief: Ref
    ref: Ref
    as_named: str
    type: str
    named: bool
    salience: float
    aliases: tuple[AliasRow, ...]
    calls: tuple[Quote, ...]
    seen: tuple[Quote, ...]
    mentions: int
    presence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as one brief, or the registry, explains it."""

    id: str
    brief: Ref
    ref: Ref
    definition: Quote | None
    seen: Quote
    curated: CuratedNote | None


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the source descriptor. `value` is empty where it is not stated; `url` where the value is an address."""

    name: str
    value: str
    inferred: bool = False
    origin: str = ""
    mark: Mark | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much rests on what. `sources` are told apart by actor, else by their words; `origins` 0 where not known."""

    claims: int
    sources: int
    named: int
    hedged: int
    unidentified: int


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that a brief leads with; `voices` before it where the whole of it is somebody's word."""

    quote: Quote
    voices: tuple[Voice, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the article does not tell."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnalystNote:
    """The analyst's own words and grades; empty where none."""

    note: str
    assessment: str
    reliability: str
    credibility: str


@dataclass(frozen=True, slots=True)
class TextSentence:
    """A sentence with its anchor; `gap` says that sentences before it are not published."""

    anchor: str
    label: str
    pieces: tuple[Piece, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the source text. `anchor` is `p7`; `role` as in the article."""

    role: str
    anchor: str
    number: int
    sentences: tuple[TextSentence, ...]


@dataclass(frozen=True, slots=True)
class AsideBlock:
    """What cleaning set aside; `text` is empty where the source is not published, `repeats` where it is the same."""

    anchor: str
    role: str
    reason: str
    text: str
    repeats: Mark | None


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text behind a brief. `publish` is `full`, `quotes` or `none`; for `none`, sentences hold no pieces."""

    publish: str
    blocks: tuple[TextBlock, ...]
    aside: tuple[AsideBlock, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Shared:
    """An origin that a brief shares with others."""

    name: str
    reason: str
    briefs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is, in a few fields: its front matter."""

    title: str
    kind: str
    slug: str = ""
    description: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    year: str = ""
    url: str = ""
    language: str = ""
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief."""

    path: str
    head: Head
    kicker: str
    descriptor: tuple[Field, ...]
    numbers: Numbers
    shared: tuple[Shared, ...]
    bottom_line: Point | None
    key_points: tuple[Point, ...]
    actors: tuple[ActorRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[PlaceRow, ...]
    claims: tuple[ClaimRow, ...]
    terms: tuple[TermRow, ...]
    not_stated: tuple[Gap, ...]
    analyst: AnalystNote | None
    source: SourceText
    notes: tuple[str, ...]
    made_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """An actor that appears with another, in how many sentences."""

    ref: Ref
    sentences: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor's dossier. Rows are capped; `more` gives, by section, how many stand in the briefs alone."""

    path: str
    head: Head
    type: str
    named: bool
    joined_by: str
    curated: CuratedNote | None
    aliases: tuple[AliasRow, ...]
    parent: Ref | None
    parts: tuple[Ref, ...]
    appearances: tuple[ActorRow, ...]
    claims_by: tuple[ClaimRow, ...]
    claims_about: tuple[ClaimRow, ...]
    relations: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]
    places: tuple[Ref, ...]
    together: tuple[Together, ...]
    more: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BriefCard:
    """A brief in a list."""

    ref: Ref
    outlet: str
    outlet_inferred: bool
    published: str
    bottom_line: Point | None
    claims: int
    actors: int


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among the pages of its list: all of them, in order, and which it is."""

    pages: tuple[Ref, ...] = ()
    here: int = 0


@dataclass(frozen=True, slots=True)
class BriefsPage:
    """A page of the list of briefs, newest first."""

    path: str
    head: Head
    cards: tuple[BriefCard, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A line of the A to Z: an actor, or a variant of its name with `see`."""

    ref: Ref
    see: Ref | None
    type: str
    named: bool
    briefs: int
    definition: str
    curated: bool


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """A page of the A to Z of actors: the letters on it, each with its lines."""

    path: str
    head: Head
    letters: tuple[tuple[str, tuple[ActorEntry, ...]], ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term over the whole desk."""

    ref: Ref
    curated: CuratedNote | None
    rows: tuple[TermRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TermsPage:
    """A page of the glossary of terms."""

    path: str
    head: Head
    terms: tuple[TermEntry, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place over the whole desk: its first row stands for where it is."""

    ref: Ref
    place: PlaceRow
    curated: CuratedNote | None
    rows: tuple[PlaceRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """A page of the places."""

    path: str
    head: Head
    places: tuple[PlaceEntry, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the timeline."""

    path: str
    head: Head
    events: tuple[EventRow, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """A page of all claims, brief by brief."""

    path: str
    head: Head
    claims: tuple[ClaimRow, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """A page of all relations."""

    path: str
    head: Head
    relations: tuple[RelationRow, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its briefs; `ref.text` is empty for those whose outlet is not stated."""

    ref: Ref
    briefs: tuple[Ref, ...]
    more: int
    inferred: int
    claims: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that articles cite: how many claims in how many briefs rest on it."""

    voice: Voice
    claims: int
    briefs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Outlets, the sources that they cite, and what shares an origin."""

    path: str
    head: Head
    outlets: tuple[Outlet, ...]
    cited: tuple[Cited, ...]
    shared: tuple[Shared, ...]
    origins: int
    articles: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Totals:
    """The desk in numbers."""

    briefs: int
    actors: int
    claims: int
    sources: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of the desk."""

    path: str
    head: Head
    about: str
    cutoff: str
    totals: Totals
    newest: tuple[BriefCard, ...]
    in_the_news: tuple[ActorEntry, ...]
    events: tuple[EventRow, ...]
    places: tuple[PlaceRow, ...]


Page = (
    BriefPage
    | ActorPage
    | BriefsPage
    | ActorsPage
    | TermsPage
    | PlacesPage
    | TimelinePage
    | ClaimsPage
    | RelationsPage
    | SourcesPage
    | HomePage
)
