"""Write a page's head: tags for citation, Dublin Core, OpenGraph, JSON-LD and search."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.authors import authors
from briefgen.site.feeds import day
from briefgen.site.search.spelling import forms, keys

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST: Final = 24  # actors and places of a page that go into its head; the page itself names all
SEARCHED: Final = frozenset({"brief", "actor", "term", "place", "page"})
"""The kinds of pages that search finds. Lists repeat what stands on these, and would bury it."""

FOUND: Final = {"og:title": "title", "og:description": "about"}
"""Properties that search holds too, by its names for them: each is stated once for both."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site that a page belongs to. `url` is empty where it has no address."""

    name: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Head:
    """The tags of a page's head: `names` and `properties` are `<meta>`, `linked` is JSON-LD.

    Search filters by `filters`; it holds `found` of the page, and of the properties those in
    `FOUND`.
    """

    description: str
    names: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    linked: str
    searched: bool
    filters: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]

    @property
    def found_properties(self) -> dict[str, str]:
        """The names by which search holds properties; none on a page that is not searched."""
        return FOUND if self.searched else {}


def of(meta: Mapping[str, Any], title: str, url: str, site: Site, html: str = "") -> Head:
    """Return the head of a page with this front matter, title, and content in HTML."""
    kind = _text(meta, "kind") or "page"
    description = _text(meta, "description")
    brief = kind == "brief"
    properties = (
        ("og:type", "article" if brief else "website"),
        ("og:title", title),
        ("og:site_name", site.name),
        ("og:description", description),
        ("og:url", url),
        ("article:published_time", day(_text(meta, "published")) if brief else ""),
    )
    return Head(
        description=description,
        names=_stated(_citation(meta, title, url, site)) if brief else (),
        properties=_stated(properties),
        linked=_json(_linked(meta, title, url, site)) if brief else "",
        searched=kind in SEARCHED,
        filters=_filters(meta, kind),
        found=_found(meta, title, kind, html),
    )


def _citation(
    meta: Mapping[str, Any], title: str, url: str, site: Site
) -> tuple[tuple[str, str], ...]:
    """Return the tags that reference managers read (Highwire Press, Dublin Core, PRISM).

    Empty ones are included. `citation_journal_title` would make a journal's article of it. What
    makes Zotero file it with the newspapers is its own `z.itemType`. Source: Zotero's translator
    Embedded Metadata.
    """
    published, outlet = _text(meta, "published"), _text(meta, "outlet")
    signing = [author.name for author in authors(_text(meta, "byline"))]
    about = tuple(("DC.subject", name) for name in _list(meta, "actors"))
    return (
        ("citation_title", title),
        *(("citation_author", name) for name in signing),
        ("citation_publication_date", day(published).replace("-", "/")),
        ("z.itemType", "newspaperArticle"),
        ("prism.publicationName", outlet),
        ("citation_language", _text(meta, "language")),
        ("citation_public_url", url),
        ("DC.title", title),
        *(("DC.creator", name) for name in signing),
        ("DC.date", published),
        ("DC.source", _text(meta, "url")),
        ("DC.language", _text(meta, "language")),
        ("DC.publisher", site.name),
        ("DC.type", "Text"),
        *about,
    )


def _linked(meta: Mapping[str, Any], title: str, url: str, site: Site) -> dict[str, Any]:
    """Return the page as a schema.org `Report` on the article that it rests on."""
    article = {
        "@type": "NewsArticle",
        "headline": title,
        "url": _text(meta, "url"),
        "datePublished": _text(meta, "published"),
        "author": [
            {"@type": "Person" if author.person else "Organization", "name": author.name}
            for author in authors(_text(meta, "byline"))
        ],
        "publisher": {"@type": "Organization", "name": _text(meta, "outlet")}
        if _text(meta, "outlet")
        else "",
    }
    actors = _list(meta, "actors")
    places = tuple(name for name in _list(meta, "places") if name not in actors)  # a state is both
    report = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": title,
        "abstract": _text(meta, "description"),
        "url": url,
        "inLanguage": _text(meta, "language"),
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url} if site.url else "",
        "citation": {key: value for key, value in article.items() if value},
        "about": [{"@type": "Thing", "name": name} for name in actors[:5]],
        "mentions": [{"@type": "Thing", "name": name} for name in actors[5:]]
        + [{"@type": "Place", "name": name} for name in places],
    }
    return {key: value for key, value in report.items() if value}


def _json(value: dict[str, Any]) -> str:
    """Return JSON that can't end a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _filters(meta: Mapping[str, Any], kind: str) -> tuple[tuple[str, str], ...]:
    """Return the values by which search filters its results."""
    plain = (
        ("kind", kind),
        ("outlet", _text(meta, "outlet")),
        ("year", _text(meta, "year")),
        ("published", _text(meta, "published")),
        ("filed", _text(meta, "collection")),
        *(("filed", tag) for tag in _list(meta, "tags")),
    )
    names = tuple(("actor", name) for name in _list(meta, "actors"))
    return _stated((*plain, *names, *(("place", name) for name in _list(meta, "places"))))


def _found(
    meta: Mapping[str, Any], title: str, kind: str, html: str
) -> tuple[tuple[str, str], ...]:
    """Return what search holds of a page besides its words: other spellings, keys, its source."""
    aliases = _list(meta, "aliases")
    named = (title, *aliases) if kind in ("actor", "place") else _list(meta, "actors")
    return _stated(
        (
            ("aliases", "" if kind == "brief" else " · ".join(aliases)),
            ("spelling", " ".join(sorted({key for name in named for key in keys(name)}))),
            ("forms", " ".join(forms(f"{title} {html}"))),
            ("outlet", _text(meta, "outlet")),
            ("published", _text(meta, "published")),
        )
    )


def _text(meta: Mapping[str, Any], name: str) -> str:
    value = meta.get(name)
    return "" if value is None else str(value)


def _list(meta: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = meta.get(name)
    return tuple(str(v) for v in value[:_MOST]) if isinstance(value, list) else ()


def _stated(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)
