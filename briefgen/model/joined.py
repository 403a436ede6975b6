"""Desks that are read together: the index of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexedActor:
    """An actor with a page of its own; `key` is its registry key, empty where it has none."""

    slug: str
    name: str
    type: str
    key: str
    named: bool
    briefs: int


@dataclass(frozen=True, slots=True)
class IndexedHappening:
    """A happening; `first` and `last` are the days (EDTF) of its articles, empty without dates."""

    slug: str
    title: str
    articles: int
    origins: int
    conflicts: int
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class DeskIndex:
    """The index of a desk, for others; `folder` is where its site lies in theirs."""

    folder: str
    name: str
    language: str
    briefs: int
    claims: int
    first: str
    last: str
    actors: tuple[IndexedActor, ...]
    happenings: tuple[IndexedHappening, ...]
