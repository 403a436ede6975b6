"""What do pages of several kinds share?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.words import Quote, Ref, Voice


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
class Pager:
    """Where a page stands among the pages of its list: all of them, in order, and which it is."""

    pages: tuple[Ref, ...] = ()
    here: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that a brief leads with; `voices` before it where the whole of it is somebody's word."""

    quote: Quote
    voices: tuple[Voice, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """An origin that a brief shares with others; with `more` these are not all."""

    name: str
    reason: str
    briefs: tuple[Ref, ...]
    more: bool = False


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
