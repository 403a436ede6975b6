"""The view model of the page that says how the briefs were made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.views.parts import Head


@dataclass(frozen=True, slots=True)
class Reader:
    """A set of rules or a model that read articles, at which version, and how many."""

    part: str
    version: str
    briefs: int


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How the briefs of the desk were made. `readers` are sorted by how much they read."""

    path: str
    head: Head
    readers: tuple[Reader, ...]
