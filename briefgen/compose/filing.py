"""Compose the pages of the tags and collections under which an analyst filed articles.

Each has a page that lists its briefs; a page of all leads to them, and so does each brief.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.compose.alphabet import sort_key
from briefgen.compose.lists import list_pages, parts
from briefgen.compose.wording import fold
from briefgen.model.views import FilingPage, Head, Ref
from briefgen.registry.slugs import distinct, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.compose.gathered import Gathered
    from briefgen.model import Entry
    from briefgen.model.views import ListPage

FOLDERS: Final = {"collection": "collections", "tag": "tags"}
"""Where the page of each kind of name lies, the kinds in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A tag or a collection: its usual spelling, its page, and the briefs that are filed there."""

    kind: str
    ref: Ref
    slugs: tuple[str, ...]


def names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each tag and collection of an entry."""
    collection = entry.metadata.article.stated("collection")
    if collection and fold(collection.value):
        yield "collection", fold(collection.value)
    for tag in entry.analyst.tags:
        if fold(tag):
            yield "tag", fold(tag)


def shelves(entries: Mapping[str, Entry]) -> tuple[Shelf, ...]:
    """Return the collections and the tags of a desk, by name; case does not distinguish them."""
    held: dict[tuple[str, str], dict[str, None]] = {}
    spelled: dict[tuple[str, str], Counter[str]] = {}
    for entry_slug, entry in entries.items():
        for kind, name in names(entry):
            key = (kind, name.casefold())
            held.setdefault(key, {})[entry_slug] = None
            spelled.setdefault(key, Counter())[name] += 1
    pages = {
        kind: distinct((name, slug(name), False) for other, name in held if other == kind)
        for kind in FOLDERS
    }
    order = list(FOLDERS)
    ranked = sorted(held, key=lambda key: (order.index(key[0]), sort_key(key[1]), key[1]))
    return tuple(
        Shelf(
            kind,
            Ref(_usual(spelled[kind, name]), f"{FOLDERS[kind]}/{pages[kind][name]}/index.md"),
            tuple(held[kind, name]),
        )
        for kind, name in ranked
    )


def _usual(spelled: Counter[str]) -> str:
    """Return the most frequent spelling, of equals the one with the fewer capitals."""
    return max(spelled, key=lambda name: (spelled[name], name))


def filed(gathered: Gathered, entry_slug: str) -> tuple[Ref, ...]:
    """Return the references to the tags and collections of a brief."""
    mine = names(gathered.entries[entry_slug])
    refs = gathered.shelf_refs
    return tuple(dict.fromkeys(refs[kind, name.casefold()] for kind, name in mine))


def filing_pages(gathered: Gathered) -> Iterator[FilingPage | ListPage]:
    """Yield the page of all tags and collections, where there is any, and the pages of each."""
    made = gathered.shelves
    if not made:
        return
    groups = tuple(
        (kind, tuple((s.ref, len(s.slugs)) for s in made if s.kind == kind)) for kind in FOLDERS
    )
    told = tuple((kind, rows) for kind, rows in groups if rows)
    yield FilingPage("tags/index.md", Head("Tags", "index"), told)
    for shelf in made:
        cards = [gathered.cards[entry_slug] for entry_slug in shelf.slugs]
        folder = shelf.ref.page.removesuffix("/index.md")
        pages = parts(folder, cards, lambda card: card.ref.page)
        yield from list_pages("briefs", pages, len(cards), label=shelf.ref.text)
