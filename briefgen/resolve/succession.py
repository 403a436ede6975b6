"""Find which articles were retracted, corrected or updated, and by which others."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from briefgen.errors import Where
from briefgen.model import Notice, Role, Succession
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Article, Block, Entry

_KINDS: Final = (("corrects", "corrected"), ("updates", "updated"))
"""What a sidecar says that an article does to another, and the other's resulting state."""

_ENDS: Final = 3
"""Blocks at either end of an article in which an outlet says what became of it."""

_LONGEST: Final = 1200
"""Most characters of a block that are searched: such notes are short."""


class Succeeded(NamedTuple):
    """Entries with their succession, and the notices on it."""

    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...]


def succeeded(entries: Sequence[Entry]) -> Succeeded:
    """Return the entries with their states: retracted, corrected or updated, the first to hold."""
    called = _names(entries)
    notices: list[Notice] = []
    before: dict[str, list[tuple[str, str]]] = {}
    after: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        for verb, state in _KINDS:
            name = getattr(entry.analyst, verb)
            other = called.get(name, "")
            if name and (not other or other == entry.slug):
                notices.append(_unknown(entry, verb, name))
            elif name:
                before.setdefault(entry.slug, []).append((verb, other))
                after.setdefault(other, []).append((state, entry.slug))
    made = tuple(
        replace(e, succession=_succession(e, before.get(e.slug, ()), after.get(e.slug, ())))
        for e in entries
    )
    return Succeeded(made, (*notices, *_noticed(made)))


def _succession(
    entry: Entry, before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
) -> Succession:
    states = {state for state, _ in after}
    state = "retracted" if entry.analyst.retracted else ""
    state = state or next((s for _, s in _KINDS if s in states), "")
    return Succession(state, tuple(before), tuple(after))


def _names(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the slug of the one entry that each name means: a path, a file name or a slug."""
    claims: dict[str, set[str]] = {}
    for entry in entries:
        path = PurePosixPath(entry.metadata.article.source.path)
        for name in (path.as_posix(), path.name, path.stem, entry.slug):
            claims.setdefault(name, set()).add(entry.slug)
    return {name: next(iter(slugs)) for name, slugs in claims.items() if len(slugs) == 1}


def _unknown(entry: Entry, verb: str, name: str) -> Notice:
    path = entry.metadata.article.source.path
    return Notice(
        f"{verb}: {name!r} is no other article of the desk, or several",
        Where(PurePosixPath(path)),
        "write the path of its file below the folder of articles",
    )


def _noticed(entries: Sequence[Entry]) -> Iterator[Notice]:
    """Yield a notice for each article whose own words say that it was retracted or corrected."""
    counts = Counter(e.metadata.article.source.path for e in entries)
    for entry in entries:
        article = entry.metadata.article
        if entry.succession.state or entry.analyst.corrected or not counts[article.source.path]:
            continue
        for state in ("retracted", "corrected"):
            words = _says(article, state)
            if words:
                yield Notice(
                    f"says {words!r}", Where(PurePosixPath(article.source.path)), _REMEDIES[state]
                )
                break


_REMEDIES: Final = {
    "retracted": "if so, write `retracted: {why: ...}` into its sidecar",
    "corrected": "if so, write `corrected: true` into its sidecar, or `corrects:` into that of "
    "the newer one",
}


def _says(article: Article, state: str) -> str:
    """Return the line in which an article says what became of it, '' for none."""
    notes = (b for b in article.blocks if b.role is Role.NOTE)
    for block in (*article.blocks[:_ENDS], *article.blocks[-_ENDS:], *notes):
        found = _patterns(state).search(article.text, block.start, _end(block))
        if found:
            line = article.text[block.start : _end(block)]
            return " ".join(line.split())[:80]
    return ""


def _end(block: Block) -> int:
    return min(block.end, block.start + _LONGEST)


@cache
def _patterns(state: str) -> re.Pattern[str]:
    """Return a pattern of a state's words; those that begin a line are case-sensitive."""
    told: list[str] = table("retractions")[state]
    ways = [p if p.startswith("^") else f"(?i:{p})" for p in told]
    return re.compile("|".join(f"(?:{way})" for way in ways), re.MULTILINE)
