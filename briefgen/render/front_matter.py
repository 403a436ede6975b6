"""Write the front matter of a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from briefgen.render.escape import plain, url, written

if TYPE_CHECKING:
    from briefgen.model.views import Head

MARKER: Final = "generated: briefgen"
"""Says that a page was written by briefgen; a page without it is never overwritten or removed."""


_NAMES: Final = ("title", "outlet", "byline")
"""Fields that pages, feeds and citations show exactly, whatever characters are in them."""


def front_matter(head: Head) -> str:
    """Return the YAML in front of a page: the marker, then fields that are not empty, as JSON."""
    fields: dict[str, str | tuple[str, ...]] = {
        "title": head.title,
        "aliases": head.aliases,
        "tags": head.tags,
        "collection": head.collection,
        "published": head.published,
        "outlet": head.outlet,
        "url": url(head.url),
        "authors": head.authors,
        "byline": head.byline,
        "kind": head.kind,
        "slug": head.slug,
        "description": head.description,
        "year": head.year,
        "language": head.language,
        "actors": head.actors,
        "places": head.places,
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in fields.items() if value]
    exact = {name: text for name in _NAMES if isinstance(text := fields[name], str)}
    lines += [
        f"{name}_as_written: {json.dumps(written(text), ensure_ascii=False)}"
        for name, text in exact.items()
        if plain(text) != written(text)
    ]
    return "\n".join(["---", MARKER, *lines, "---", ""])


def _yaml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_yaml(v) for v in value) + "]"
    return json.dumps(plain(value), ensure_ascii=False)
