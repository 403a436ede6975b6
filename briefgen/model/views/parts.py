"""The parts that pages of several kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.words import Quote, Ref, Voice


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a page."""

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
    collection: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """The position of a page in its list: `here` is its index in `pages`.

    Those are all where they are few, else the ones that readers turn to, with a name that leads
    nowhere for each gap. `before` and `after` are the pages next to it.
    """

    pages: tuple[Ref, ...] = ()
    here: int = 0
    before: Ref | None = None
    after: Ref | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that a brief leads with; `voices` if the whole of it is somebody's word."""

    quote: Quote
    voices: tuple[Voice, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """An origin that briefs share; `more` is how many besides these."""

    name: str
    reason: str
    briefs: tuple[Ref, ...]
    more: int = 0


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
