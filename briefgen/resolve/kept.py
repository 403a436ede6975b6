"""What was worked out of an article's text before, kept by whoever has a store: only what changed is redone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Article

Plain = dict[str, Any]
"""Mappings, lists, texts and numbers, which JSON gives back as they were."""


class Values(Protocol):
    """Values by key, as a store has them."""

    def get(self, key: str) -> bytes | None:
        """Return the value that is kept under a key, None where there is none."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was worked out of texts by the program `made_by`; where there are no values all is worked out anew."""

    values: Values | None = None
    made_by: str = ""

    def of_text(self, article: Article, make: Callable[[Article], Plain]) -> Plain:
        """Return what `make` makes of an article's text and the roles of its blocks, and of nothing else of it."""
        if self.values is None:
            return make(article)
        key = self._key(article, f"{make.__module__}.{make.__qualname__}")
        raw = self.values.get(key)
        if raw is not None:
            kept: Plain = json.loads(raw)
            return kept
        made = make(article)
        self.values.put(key, json.dumps(made).encode())
        return made

    @property
    def remembers(self) -> bool:
        """Whether anything is kept at all."""
        return self.values is not None

    def get(self, what: str, told_by: str) -> Plain | None:
        """Return what is kept as `what` of that which is told by a text, None where nothing is."""
        raw = self.values.get(self._named(what, told_by)) if self.values is not None else None
        if raw is None:
            return None
        kept: Plain = json.loads(raw)
        return kept

    def put(self, what: str, told_by: str, value: Plain) -> None:
        """Keep a value as `what` of that which is told by a text."""
        if self.values is not None:
            self.values.put(self._named(what, told_by), json.dumps(value).encode())

    def _named(self, what: str, told_by: str) -> str:
        return sha256(f"{self.made_by}\0{what}\0{told_by}".encode()).hexdigest()

    def _key(self, article: Article, what: str) -> str:
        blocks = ",".join(f"{b.role.value}:{b.start}:{b.end}" for b in article.blocks)
        digest = sha256(f"{self.made_by}\0{what}\0{blocks}\0".encode())
        digest.update(article.text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()
