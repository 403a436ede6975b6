"""Desks that are read together: what each tells of itself, and what they share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexedActor:
    """An actor with a page of its own; `key` is what the desk's registry calls it, empty where it is not in it."""

    slug: str
    name: str
    type: str
    key: str
    named: bool
    briefs: int


@dataclass(frozen=True, slots=True)
class IndexedHappening:
    """A happening; `first` and `last` are the days (EDTF) on which articles told it, empty where none is dated."""

    slug: str
    title: str
    articles: int
    origins: int
    conflicts: int
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class DeskIndex:
    """What a desk tells of itself to others; `folder` is where its site lies in theirs."""

    folder: str
    name: str
    language: str
    briefs: int
    claims: int
    first: str
    last: str
    actors: tuple[IndexedActor, ...]
    happenings: tuple[IndexedHappening, ...]
