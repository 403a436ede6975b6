"""Keep results computed from an article's text, so that only what has changed is computed again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from briefgen import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Article

Plain = dict[str, Any]
"""Mappings, lists, texts and numbers, which survive a round trip through JSON."""


class Values(Protocol):
    """Values by key, as a store has them."""

    def get(self, key: str) -> bytes | None:
        """Return the value under a key, None for none."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Results computed from texts by the program `made_by`; without `values` nothing is kept."""

    values: Values | None = None
    made_by: str = ""

    def of_text(self, article: Article, make: Callable[[Article], Plain]) -> Plain:
        """Return `make(article)`, kept by the article's text and block roles.

        `make` must use nothing else of the article.
        """
        if self.values is None:
            return make(article)
        what = f"{make.__module__}.{make.__qualname__}"
        return held.of(article, what, partial(self._of_text, article, what, make))

    def _of_text(self, article: Article, what: str, make: Callable[[Article], Plain]) -> Plain:
        assert self.values is not None
        key = self._key(article, what)
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
        """Return the value kept as `what` for the text `told_by`, None for none."""
        raw = self.values.get(self._named(what, told_by)) if self.values is not None else None
        if raw is None:
            return None
        kept: Plain = json.loads(raw)
        return kept

    def put(self, what: str, told_by: str, value: Plain) -> None:
        """Keep a value as `what` for the text `told_by`."""
        if self.values is not None:
            self.values.put(self._named(what, told_by), json.dumps(value).encode())

    def _named(self, what: str, told_by: str) -> str:
        return sha256(f"{self.made_by}\0{what}\0{told_by}".encode()).hexdigest()

    def _key(self, article: Article, what: str) -> str:
        blocks = ",".join(f"{b.role.value}:{b.start}:{b.end}" for b in article.blocks)
        digest = sha256(f"{self.made_by}\0{what}\0{blocks}\0".encode())
        digest.update(article.text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()
