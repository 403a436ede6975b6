"""What several articles tell together: stories, happenings with their tellings, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.claim import Status
    from briefgen.model.evidence import Evidence

Amount = float | tuple[float | None, float | None]
"""A number, or (low, high) with None for an open end."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Why an article is held to tell the same happening as another: probability and reasons."""

    entry: str
    other: str
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one happening, in order of publication; those without a date come last.

    `slug` is that of the article that came out first. `bonds` hold the articles together: one for
    each but the first, the strongest that it has.
    """

    slug: str
    entries: tuple[str, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class StoryFigure:
    """A number that an article gives of its story's happening: `figure` is its id in the article.

    `implied` is true where words stand for it ("a man was killed"). `denied` is true where the
    article tells it as not so.
    """

    entry: str
    figure: str
    kind: str
    value: Amount
    unit: str
    evidence: Evidence
    implied: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells a happening: a sentence, and what in it differs from other tellings.

    `origin` is the number of the independent origin that the article rests on, from 1. `claim` is
    the id of the claim that holds the sentence's news, None where the article says so itself.
    `differing` are its words that no other telling has. `retracted` is true where the article opens
    by saying that it does not stand any more.
    """

    entry: str
    evidence: Evidence
    origin: int
    published: str | None
    claim: str | None
    status: Status
    figures: tuple[StoryFigure, ...]
    differing: tuple[Evidence, ...]
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what is stated, by which article, in which words."""

    entry: str
    stated: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict between articles, or what looks like one.

    `kind` is `figure`, `date`, `place`, `agent`, `denial` or `life`. `about` is what is stated
    differently (`killed`). `verdict` is `conflict`, or why it is none: `overlap` (ranges that
    agree), `update` (a later count), `other-count` (different people counted), `unknown-order` (it
    may be a later count, and one of the articles has no date). `happening` is the slug of the
    happening, "" for a fact of an actor; `actor` the slug of the actor, "" for none.
    """

    kind: str
    about: str
    verdict: str
    sides: tuple[Side, ...]
    happening: str = ""
    actor: str = ""

    @property
    def stands(self) -> bool:
        """Whether it is a conflict, and not what only looks like one."""
        return self.verdict == "conflict"


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article states besides numbers: `about` is `day`, `where` or `blamed`."""

    about: str
    side: Side


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with all its tellings, in the order in which they came out.

    `title` are the words of the first article's title, or of its first telling. `origins` is how
    many independent origins the tellings rest on. `figures` are those of all its articles, `stated`
    the days, places and culprits that they name in their tellings.
    """

    slug: str
    title: str
    entries: tuple[str, ...]
    tellings: tuple[Telling, ...]
    origins: int
    figures: tuple[StoryFigure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stated: tuple[Stated, ...] = ()
