"""The view models of the lists of the whole desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import BriefCard, Head, Pager, Shared
    from briefgen.model.views.rows import ClaimRow, EventRow, PlaceRow, RelationRow, TermRow
    from briefgen.model.views.words import CuratedNote, Mark, Quote, Ref, Voice


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a plain list of the desk: `kind` is `briefs`, `claims`, `relations` or `timeline`.

    `total` counts all its rows, and is 0 on the pages after the first, here as on other lists.
    `years` are those of a timeline of many pages, each with its first page and its events. `label`
    is the year of another page of it, or the tag or collection that briefs are filed under.
    """

    path: str
    head: Head
    kind: str
    rows: tuple[BriefCard | ClaimRow | RelationRow | EventRow, ...]
    pager: Pager
    total: int
    years: tuple[tuple[Ref, int], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class FilingPage:
    """What briefs are filed under: collections, then tags, each with its number of briefs."""

    path: str
    head: Head
    groups: tuple[tuple[str, tuple[tuple[Ref, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A line of the A to Z: an actor, or a variant of its name with `see`.

    An actor without a page of its own is explained here: what the article calls it (`called`),
    where (`brief`, `marks`), and how many statements rest on its word. `doubtful` says that it may
    be nobody's name, `likely` that it is not sure what the name names, and `acts` is false of a
    state that no article tells anything of.
    """

    ref: Ref
    see: Ref | None
    type: str
    named: bool
    briefs: int
    definition: str
    curated: bool
    called: Quote | None = None
    brief: Ref | None = None
    marks: tuple[Mark, ...] = ()
    says: int = 0
    doubtful: bool = False
    likely: bool = False
    acts: bool = True


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """A page of the A to Z of actors, by letter; `leading` are those most in the news."""

    path: str
    head: Head
    letters: tuple[tuple[str, tuple[ActorEntry, ...]], ...]
    pager: Pager
    total: int
    leading: tuple[ActorEntry, ...] = ()


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
    """A place over the whole desk: `place` is the row that best locates it."""

    ref: Ref
    place: PlaceRow
    curated: CuratedNote | None
    rows: tuple[PlaceRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """A page of the places. `leading` are those most named, where the page holds nothing else."""

    path: str
    head: Head
    places: tuple[PlaceEntry, ...]
    pager: Pager
    total: int
    leading: tuple[PlaceEntry, ...] = ()


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
    """A source that articles cite: how many claims in how many briefs rest on it.

    `likely` of the claims are only likely to be its own. `sources` is how many it may be: who is
    only called "police" is another one in each article. `more` is how many briefs there are
    besides.
    """

    voice: Voice
    claims: int
    briefs: tuple[Ref, ...]
    sources: int = 1
    more: int = 0
    likely: int = 0


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
class ChangeLine:
    """One change: where it shows, who is meant, the words now and before."""

    ref: Ref
    who: str = ""
    now: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class SincePage:
    """What has changed since an edition: named sections, each with lines and how many more."""

    path: str
    head: Head
    since: str
    sections: tuple[tuple[str, tuple[ChangeLine, ...], int], ...]
