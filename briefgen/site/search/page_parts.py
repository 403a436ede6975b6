"""Take Pagefind's index apart by pages, and put the parts of pages together into an index.

Pagefind indexes all pages that it gets, at two milliseconds a page. What it finds on a page depends
on that page alone: so it gets the new ones, and of the others what it found before is kept.

Of a page the index lists words, each with the places where it stands, and the fields of the page's
head that hold it; a word that is written in several ways has its places by each of them. Pages are
numbers, written as the distance from the one before; fields are numbers below zero.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import BundleError
from briefgen.site.search import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefgen.site.search.word_chunks import Word

_REMEDY: Final = "install the version of pagefind that briefgen's lock file names"
_VERSION, _PAGES, _WORDS, _SORTS, _FIELDS = 0, 1, 2, 4, 5
"""Positions in the head of an index: version, pages, chunks of words, sorts, names of fields."""

_NONE: Final = chunks.ARRAY << 5
_THREE: Final = _NONE + 3
"""The bytes that begin arrays of nothing and of three items."""

Places = tuple[str, dict[str, list[int]]]
"""Where a word stands on a page: in its text, as the index's bytes in hex, and in each field."""

Ways = str | dict[str, Places]
"""Where a word stands on a page, by each way in which it is written there, "" for the plain one.

Most words are written plainly and stand in the text alone: of those only the digits are held.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What an index holds of one page.

    `fragment` is the page's chunk, as Pagefind packed it; from it are read the page's address, its
    number of words, the values of its filters, the fields of its head. `told` are its words as
    JSON: they are read where they are asked for, since all pages of a site are held at once.
    """

    language: str
    version: str
    fragment: bytes
    name: str
    url: str
    count: int
    filters: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    told: bytes

    def words(self) -> dict[str, Ways]:
        """Return the page's words as they are searched, read anew."""
        return json.loads(self.told)  # type: ignore[no-any-return] # what `of` packed

    def dumps(self) -> bytes:
        """Return the part as bytes, to be kept: two lines of JSON."""
        head = [self.language, self.version, self.fragment.hex()]
        return _packed(head) + b"\n" + self.told

    @classmethod
    def restore(cls, kept: bytes) -> Part:
        """Return the part that `dumps` made into bytes."""
        head, told = kept.split(b"\n", 1)
        language, version, fragment = json.loads(head)
        return cls.of(language, version, bytes.fromhex(fragment), told)

    @classmethod
    def of(cls, language: str, version: str, fragment: bytes, told: bytes) -> Part:
        """Return the part of a page from its chunk and its words as JSON."""
        raw = gzip.decompress(fragment).removeprefix(chunks.MARK)
        page = json.loads(raw)
        return cls(
            language=language,
            version=version,
            fragment=fragment,
            name=hashlib.sha256(raw).hexdigest(),
            url=page["url"],
            count=page["word_count"],
            filters=tuple(
                (name, value) for name, all_ in page["filters"].items() for value in all_
            ),
            fields=tuple(page["meta"]),
            told=told,
        )


def _packed(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def apart(made: Path, entry: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the parts of an index that Pagefind wrote into a folder.

    Raises:
        BundleError: it has not the shape that this was written for.
    """
    for language, told in entry["languages"].items():
        head = made / f"pagefind.{told['hash']}.pf_meta"
        try:
            yield from _apart(made, language, chunks.read(head.read_bytes()))
        except (OSError, TypeError, ValueError, LookupError) as error:
            message = (
                f"the head of Pagefind's index, {head.name}, "
                f"has another shape than expected: {error}"
            )
            raise BundleError(message, remedy=_REMEDY) from error


def _apart(
    made: Path,
    language: str,
    head: Any,  # noqa: ANN401 - whatever a chunk says
) -> Iterator[Part]:
    """Yield the parts of the pages of one language."""
    fields = head[_FIELDS]
    if head[_SORTS]:
        message = "it sorts pages"
        raise ValueError(message)
    words: list[dict[str, Ways]] = [{} for _ in head[_PAGES]]
    for *_, chunk in head[_WORDS]:
        for word, said in chunks.words((made / "index" / f"{chunk}.pf_index").read_bytes()):
            for way, page, places in _said(said, fields):
                _note(words[page], word, way, places)
    for (name, *_), found in zip(head[_PAGES], words, strict=True):
        fragment = (made / "fragment" / f"{name}.pf_fragment").read_bytes()
        yield Part.of(language, str(head[_VERSION]), fragment, _packed(found))


def _note(words: dict[str, Ways], word: str, way: str, places: Places) -> None:
    """Note where a word stands on a page."""
    if word not in words and not way and not places[1]:
        words[word] = places[0]
        return
    held = words.get(word, {})
    ways: dict[str, Places] = {"": (held, {})} if isinstance(held, str) else held
    ways[way] = places
    words[word] = ways


def _said(said: bytes, fields: Sequence[str]) -> Iterator[tuple[str, int, Places]]:
    """Yield from a word's entry each way of writing, page, and the word's places there."""
    _, at = chunks.array_at(said, 0)
    pages, at = _pages(said, chunks.end_of(said, at), fields)
    yield from (("", *found) for found in pages)
    many, at = chunks.array_at(said, at)
    for _ in range(many):
        _, at = chunks.array_at(said, at)
        way, at = chunks.item_at(said, at)
        pages, at = _pages(said, at, fields)
        yield from ((str(way), *found) for found in pages)


def _pages(said: bytes, at: int, fields: Sequence[str]) -> tuple[list[tuple[int, Places]], int]:
    """Return the pages of a list with the places on each, and where the list ends."""
    found: list[tuple[int, Places]] = []
    many, at = chunks.array_at(said, at)
    page = 0
    for _ in range(many):
        if said[at] != _THREE:
            message = f"a page has {chunks.opened_at(said, at)[1]} entries"
            raise ValueError(message)
        _, step, begin = chunks.opened_at(said, at + 1)
        page += step
        end = chunks.end_of(said, begin)
        in_fields, at = _in_fields(said, end, fields) if said[end] != _NONE else ({}, end + 1)
        found.append((page, (said[begin:end].hex(), in_fields)))
    return found, at


def _in_fields(said: bytes, at: int, fields: Sequence[str]) -> tuple[dict[str, list[int]], int]:
    """Return the places in each field, and where the list ends; negative numbers name fields."""
    found: dict[str, list[int]] = {}
    many, at = chunks.array_at(said, at)
    name = ""
    for _ in range(many):
        kind, number, at = chunks.opened_at(said, at)
        if kind == chunks.NEGATIVE:
            name = fields[number]
            found[name] = []
        else:
            found[name].append(number)
    return found, at


def fields_of(parts: Iterable[Part]) -> list[str]:
    """Return the names of the fields of all pages, as an index lists them."""
    return sorted({name for part in parts for name in part.fields})


class _Listed:
    """The list of the pages on which a word stands, in hex, and the last page in it."""

    __slots__ = ("_many", "_said", "last")

    def __init__(self) -> None:
        self.last = 0
        self._many = 0
        self._said: list[str] = []

    def add(self, page: int, said: str) -> None:
        """Add a page, and what is said of it."""
        if len(self._said) == _APART:
            self._said = ["".join(self._said)]
        self._said.append(said)
        self._many += 1
        self.last = page

    def told(self) -> str:
        """Return the list in hex."""
        return "".join([_head(chunks.ARRAY, self._many), *self._said])


_APART: Final = 64
"""Most strings of a list that are held apart: each of them has a head of some fifty bytes."""


def together(parts: Sequence[Part]) -> list[Word]:
    """Return the words of all pages, each with its entry in an index of these pages."""
    numbers = {name: number for number, name in enumerate(fields_of(parts))}
    steps = [_head(chunks.ARRAY, 3) + _head(chunks.NUMBER, step) for step in range(len(parts))]
    none = _head(chunks.ARRAY, 0)
    plain: dict[str, _Listed] = {}
    other: dict[str, dict[str, _Listed]] = {}
    for page, part in enumerate(parts):
        for word, ways in part.words().items():
            listed = plain.get(word)
            if listed is None:
                listed = plain[word] = _Listed()
            if isinstance(ways, str):
                listed.add(page, f"{steps[page - listed.last]}{ways}{none}")
                continue
            for way, (in_text, in_fields) in ways.items():
                listed = plain[word]
                if way:
                    listed = other.setdefault(word, {}).setdefault(way, _Listed())
                told = _told(in_fields, numbers)
                listed.add(page, f"{steps[page - listed.last]}{in_text}{told}")
    return [(word, _word(word, plain[word], other.get(word, {}))) for word in plain]


def _word(word: str, plain: _Listed, ways: Mapping[str, _Listed]) -> bytes:
    """Return a word's entry in a chunk."""
    said = [_head(chunks.ARRAY, 3), _text(word), plain.told(), _head(chunks.ARRAY, len(ways))]
    for way in sorted(ways):
        said += [_head(chunks.ARRAY, 2), _text(way), ways[way].told()]
    return bytes.fromhex("".join(said))


def _told(in_fields: Mapping[str, Sequence[int]], numbers: Mapping[str, int]) -> str:
    """Return the places in each field, as the index lists them, in hex."""
    said = [_head(chunks.ARRAY, sum(1 + len(places) for places in in_fields.values()))]
    for name in sorted(in_fields):
        said.append(_head(chunks.NEGATIVE, numbers[name]))
        said += [_head(chunks.NUMBER, place) for place in in_fields[name]]
    return "".join(said)


def _text(words: str) -> str:
    raw = words.encode("utf-8")
    return _head(chunks.TEXT, len(raw)) + raw.hex()


@cache
def _head(kind: int, size: int) -> str:
    """Return the bytes that name a type and its number or length, in hexadecimal digits."""
    return chunks.head_of(kind, size).hex()
