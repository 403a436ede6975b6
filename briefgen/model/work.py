"""Works: what bibliographies know of articles, so that a desk need not be told again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.model.source import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model.article import Article
    from briefgen.model.source import Statement

_WORD: Final = re.compile(r"\w+")
_TELLING: Final = 3
"""Fewest words of a title that tells an article from others."""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of a bibliography: its statements, and its files, relative to the articles."""

    statements: tuple[Statement, ...]
    files: tuple[str, ...] = ()

    def stated(self, name: str) -> str:
        """Return what is stated of one field, empty where nothing is."""
        return next((s.value for s in self.statements if s.field == name), "")


@dataclass(frozen=True, slots=True)
class Works:
    """All works of a desk's bibliographies; each is found by its file, its address or its title.

    What two works claim finds neither.
    """

    all: tuple[Work, ...] = ()
    _files: dict[str, Work] = field(init=False, compare=False)
    _addresses: dict[str, Work] = field(init=False, compare=False)
    _titles: dict[str, Work] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Index the works by file, address and title."""
        object.__setattr__(self, "_files", self._by(lambda w: [f.casefold() for f in w.files]))
        object.__setattr__(self, "_addresses", self._by(lambda w: [_address(w.stated("url"))]))
        object.__setattr__(self, "_titles", self._by(lambda w: [_title(w.stated("title"))]))

    def _by(self, keys: Callable[[Work], list[str]]) -> dict[str, Work]:
        claims: dict[str, list[Work]] = {}
        for work in self.all:
            for key in filter(None, keys(work)):
                claims.setdefault(key, []).append(work)
        return {key: works[0] for key, works in claims.items() if len(works) == 1}

    def of(self, article: Article) -> Work | None:
        """Return the work that an article is, None where none is known to be."""
        path = PurePosixPath(article.source.path)
        for n in range(len(path.parts)):
            if found := self._files.get("/".join(path.parts[n:]).casefold()):
                return found
        address, title = article.stated("url"), article.stated("title")
        found = self._addresses.get(_address(address.value)) if address else None
        return found or (self._titles.get(_title(title.value)) if title else None)

    def described(self, article: Article) -> Article:
        """Return an article with its work's statements, which win over those of its file."""
        work = self.of(article)
        if work is None:
            return article
        told = {s.field: s for s in article.statements} | {s.field: s for s in work.statements}
        return replace(article, statements=tuple(told[f] for f in FIELDS if f in told))


def _address(url: str) -> str:
    """Return an address without scheme, `www.`, fragment and a last slash."""
    plain = re.sub(r"(?i)^https?://(?:www\.)?", "", url.strip()).partition("#")[0]
    return plain.rstrip("/")


def _title(title: str) -> str:
    """Return a title as words, empty where it has too few to tell an article by."""
    words = _WORD.findall(title.casefold())
    return " ".join(words) if len(words) >= _TELLING else ""
