"""The desk's registry: who is who, what lies where, what words mean, as its analysts keep it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.errors import Where
    from briefgen.model import ActorType, Curated


@dataclass(frozen=True, slots=True)
class DeskActor:
    """An actor of `actors.yml`. `curated.aliases` and `curated.name` are the spellings by which it is recognised."""

    curated: Curated
    type: ActorType
    where: Where


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A place of `places.yml`; `lat` and `lon` are None where the analyst knows the place but not its position."""

    curated: Curated
    kind: str
    where: Where
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class DeskTerm:
    """A term of `glossary.yml`."""

    curated: Curated
    where: Where


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk's registry, each table in file order."""

    actors: tuple[DeskActor, ...] = field(default=())
    places: tuple[DeskPlace, ...] = field(default=())
    terms: tuple[DeskTerm, ...] = field(default=())
