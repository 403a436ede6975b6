"""Cut the desk's ledger into parts, so that a page opened from a disk reads only what it needs.

Rows lie in parts, newest articles first. For each value by which rows may be filtered it is known
in which parts it stands: a reader who asks for one speaker reads the parts in which it speaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from briefgen.compose.alphabet import sort_key
from briefgen.compose.cuts import halves, runs
from briefgen.compose.filing import filed
from briefgen.compose.gathered import surest
from briefgen.compose.morning import day_of, published
from briefgen.model.views import Head
from briefgen.model.views.desk_ledger import (
    LedgerIndex,
    LedgerLine,
    LedgerPage,
    LedgerPart,
    LedgerValues,
    PlaceTimes,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.compose.gathered import Gathered
    from briefgen.model.views import PlaceRow, Ref

LedgerView = LedgerPage | LedgerPart | LedgerValues | LedgerIndex | PlaceTimes

PART: Final = 200
"""Most rows in one part: some 80 kB, read from a disk at once, over a slow line in a second."""

SHELF: Final = 400
"""Most values of one facet in one file."""

_OPENING: Final = 4
"""One in so many articles may open a part: parts then hold two thirds of what they may."""

FIRST: Final = 40
"""Rows that stand on the page itself."""

POINTS: Final = 30
"""Places on its map."""

SHELVED: Final = ("by", "about", "place", "brief")
"""Facets with a value for nearly each article: their values are looked up by name, in files."""

WORD: Final = "word"
"""The words of rows as a facet of a long ledger; its values count parts, not rows."""

SCANNED: Final = 8
"""Most parts that a search for a word reads one after another; more get an index of words."""

_MONTH: Final = len("2024-05")
_WORD: Final = re.compile(r"[^\W_]{3,}")


@dataclass(slots=True)
class _Facet:
    """The values of one facet, as they are found."""

    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    parts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, key: str, name: str, part: int) -> None:
        self.names.setdefault(key, name)
        self.rows[key] = self.rows.get(key, 0) + 1
        there = self.parts.setdefault(key, [])
        if not there or there[-1] != part:
            there.append(part)

    def values(self) -> tuple[Value, ...]:
        keys = sorted(self.names, key=lambda k: (sort_key(self.names[k]), k))
        return tuple(Value(k, self.names[k], self.rows[k], tuple(self.parts[k])) for k in keys)


def ledger_pages(gathered: Gathered) -> Iterator[LedgerView]:
    """Yield the page of the desk's ledger, its rows in parts, and the index of its facets."""
    total = sum(len(rows.ledger) for rows in gathered.rows.values())
    head = Head("Ledger", "ledger")
    parts = _parts(gathered)
    first = tuple(line.told for line in islice(chain.from_iterable(parts), FIRST))
    yield LedgerPage("ledger/index.md", head, first, total, _places(gathered))
    facets: dict[str, _Facet] = {}
    words = _Facet()
    for number, lines in enumerate(parts):
        for line in lines:
            for name, key, text in _values(line, gathered.names):
                facets.setdefault(name, _Facet()).add(key, text, number)
        for word in _words(lines):
            words.add(word, word, number)
        yield LedgerPart(f"ledger/rows-{number}.js", number, lines)
    if len(parts) > SCANNED:
        facets[WORD] = words
    yield from _index(facets, total, len(parts))
    yield PlaceTimes("places/months.js", _times(gathered))


def _times(gathered: Gathered) -> tuple[tuple[Ref, tuple[tuple[str, int], ...]], ...]:
    """Return the places that rows name, by name, with the number of rows for each month."""
    told: dict[Ref, Counter[str]] = {}
    for slug, rows in gathered.rows.items():
        day = published(gathered, slug)
        for row in rows.ledger:
            month = day_of(row, day)[:_MONTH]
            for place in row.places if month else ():
                told.setdefault(place, Counter())[month] += 1
    ordered = sorted(
        (ref for ref in told if ref.page), key=lambda ref: (sort_key(ref.text), ref.key)
    )
    return tuple((ref, tuple(sorted(told[ref].items()))) for ref in ordered)


def _places(gathered: Gathered) -> tuple[PlaceRow, ...]:
    """Return the located places that most rows name, one row for each."""
    told: Counter[Ref] = Counter()
    for rows in gathered.rows.values():
        for row in rows.ledger:
            told.update(row.places)
    surely = {
        ref: surest(gathered.places[ref.anchor]) for ref in told if gathered.places.get(ref.anchor)
    }
    located = [(told[ref], best) for ref, best in surely.items() if best.lat is not None]
    ranked = sorted(located, key=lambda pair: (-pair[0], pair[1].ref.text))
    return tuple(row for _, row in ranked[:POINTS])


def _parts(gathered: Gathered) -> list[tuple[LedgerLine, ...]]:
    """Return the rows of the desk in parts; those of one article stay together if they fit.

    Where a part ends depends on the article behind it: one more article moves the rows of no other.
    """
    lines: list[LedgerLine] = []
    for slug, rows in gathered.rows.items():
        tags = tuple(dict.fromkeys(ref.text for ref in filed(gathered, slug)))
        day = published(gathered, slug)
        lines += [LedgerLine(gathered.told(row), day_of(row, day), tags) for row in rows.ledger]
    cut = runs(lines, lambda line: line.told.row.brief.page, PART * 2 // 3, _OPENING)
    return [part for part in cut if part]


def _values(line: LedgerLine, names: Mapping[str, Ref]) -> Iterator[tuple[str, str, str]]:
    """Yield the facets of a row, as `(facet, key of the value, name of the value)`."""
    row = line.told.row
    yield from (("kind", kind, kind) for kind in row.kinds)
    yield "status", row.standing, row.standing
    if row.attributed:
        named = "unnamed" if row.unnamed else "named"
        yield "named", named, named
    if row.hedges:
        yield "hedge", "hedged", "hedged"
    if line.told.outlet:
        yield "outlet", line.told.outlet, line.told.outlet
    yield from (("tag", tag, tag) for tag in line.tags)
    if line.day:
        yield "month", line.day[:_MONTH], line.day[:_MONTH]
    yield "brief", row.brief.page, row.brief.text
    yield from (("by", key, names[key].text) for key in row.speakers if key in names)
    yield from (("about", key, names[key].text) for key in row.pages if key in names)
    yield from (("place", p.key, p.text) for p in row.places if p.key)


def _words(lines: Iterable[LedgerLine]) -> set[str]:
    """Return the words by which rows are found: of their content, speakers and articles' titles."""
    said = {line.told.row.brief.text for line in lines}
    for line in lines:
        row = line.told.row
        said.add("".join(piece.text for piece in row.what.pieces))
        said |= {one.ref.text for voice in row.voices for one in (voice, *voice.group)}
    return {word for text in said for word in _WORD.findall(_folded(text))}


def _folded(text: str) -> str:
    """Return words as the ledger's page compares them: without accents and capitals."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.category(c).startswith("M")).lower()


def _index(facets: dict[str, _Facet], rows: int, parts: int) -> Iterator[LedgerView]:
    shelved = (*SHELVED, WORD) if WORD in facets else SHELVED
    few = tuple((n, f.values()) for n, f in sorted(facets.items()) if n not in shelved)
    shelves: list[tuple[str, tuple[str, ...]]] = []
    for name in shelved:
        files = tuple(_shelf(name, facets.get(name, _Facet()).values()))
        yield from files
        shelves.append((name, tuple(sort_key(f.values[0].name)[0] for f in files)))
    yield LedgerIndex("ledger/index.js", rows, parts, few, tuple(shelves))


def _shelf(facet: str, values: tuple[Value, ...]) -> Iterator[LedgerValues]:
    if values:
        for number, held in enumerate(halves(values, lambda v: v.key, SHELF * 2 // 3)):
            yield LedgerValues(f"ledger/{facet}-{number}.js", facet, number, held)
