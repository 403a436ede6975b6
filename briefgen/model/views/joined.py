"""The view models of a site that joins several desks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk in a line: where it lies, how much is on it, and from when to when, in words."""

    name: str
    path: str
    briefs: int
    actors: int
    happenings: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A page on an actor on one of the desks."""

    desk: str
    path: str
    briefs: int


@dataclass(frozen=True, slots=True)
class SharedActor:
    """An actor of several desks; `names` are its other names, `registered` if keys joined it."""

    name: str
    type: str
    names: tuple[str, ...]
    registered: bool
    briefs: int
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True, slots=True)
class DeskHappening:
    """A happening on one of the desks, with its days in words."""

    title: str
    path: str
    desk: str
    articles: int
    origins: int
    conflicts: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The position of a page in a list, from 1, and the paths of the pages next to it."""

    here: int = 1
    many: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class JoinedHome:
    """The home page: the desks, the actors that most of them tell of, and what happened last."""

    path: str
    head: Head
    desks: tuple[DeskLine, ...]
    briefs: int
    actors: tuple[SharedActor, ...]
    shared: int
    happenings: tuple[DeskHappening, ...]
    happened: int


@dataclass(frozen=True, slots=True)
class JoinedActors:
    """A page of the actors of several desks; `desks` lead to each one's own list."""

    path: str
    head: Head
    total: int
    actors: tuple[SharedActor, ...]
    desks: tuple[DeskLine, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class JoinedHappenings:
    """A page of the happenings of all desks, the latest first."""

    path: str
    head: Head
    total: int
    happenings: tuple[DeskHappening, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class JoinedMethod:
    """How desks were joined."""

    path: str
    head: Head
    desks: tuple[DeskLine, ...]
