"""What a page's metadata says of the article: JSON-LD first, then OpenGraph and its kin, then the page's own tags."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from briefgen.model import FIELDS, Statement
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE: Final = frozenset(
    "article newsarticle analysisnewsarticle opinionnewsarticle reportagenewsarticle reviewnewsarticle "  # noqa: SIM905 - read more easily than a list
    "backgroundnewsarticle "
    "askpublicnewsarticle blogposting liveblogposting report scholarlyarticle techarticle socialmediaposting "
    "advertisercontentarticle".split()
)
"""Types of schema.org 28 that are an article."""

_META: Final = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "article:publisher", "cre", "application-name"),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"),
    "published": (
        "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date", "parsely-pub-date",
        "sailthru.date", "ptime", "pdate", "og:pubdate", "publication_date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod", "utime",
                "dcterms.modified", "last-modified"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
    "rights": ("dc.rights", "copyright", "dcterms.rights"),
}  # fmt: skip
"""Names of meta elements for each field, the best first. Source: ogp.me, dublincore.org, and the names that the tag
managers of Parse.ly and Sailthru document."""

_DATES: Final = frozenset({"published", "updated", "retrieved"})
_LONGEST: Final = 600
_NODES: Final = 5_000


def declared_by(tree: Any) -> tuple[Statement, ...]:  # noqa: ANN401 - lxml's elements have no public type
    """Return the fields that the page declares, each once, in the order of the descriptor."""
    best: dict[str, Statement] = {}
    for field, value, origin in _candidates(tree):
        if field not in best and (word := _clean(field, value)):
            best[field] = Statement(field, word, origin)
    return tuple(best[f] for f in FIELDS if f in best)


def _candidates(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield `(field, value, origin)`, the word that counts most first."""
    yield from _canonical(tree)
    for article in _articles(tree):
        yield from _of_article(article)
    yield from _of_meta(tree)
    yield from _of_tags(tree)


def _canonical(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "url", link.get("href") or "", "canonical link"


def _articles(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """Yield the article nodes of the page's JSON-LD, outermost first; damaged JSON-LD is passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            loaded = json.loads(
                script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        todo, seen = [loaded], 0
        while todo and seen < _NODES:
            node = todo.pop(0)
            seen += 1
            if isinstance(node, list):
                todo.extend(node)
            elif isinstance(node, dict):
                if _ARTICLE & {str(t).lower().rpartition("/")[2] for t in _many(node.get("@type"))}:
                    yield node
                todo.extend(
                    v
                    for k, v in node.items()
                    if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
                )


def _of_article(node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what one JSON-LD article says of itself."""
    simple = (("title", "headline"), ("published", "datePublished"), ("updated", "dateModified"), ("url", "url"),
              ("language", "inLanguage"), ("rights", "copyrightNotice"))  # fmt: skip
    for field, key in simple:
        for value in _many(node.get(key)):
            if isinstance(value, str):
                yield field, value, "JSON-LD"
    authors = [n for a in _many(node.get("author")) if (n := _name(a))]
    yield "byline", ", ".join(dict.fromkeys(authors)), "JSON-LD"
    for publisher in _many(node.get("publisher")):
        yield "outlet", _name(publisher), "JSON-LD"


def _many(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return the name of a person or an organisation, given as a node or as words."""
    name = value.get("name") if isinstance(value, dict) else value
    return next((n for n in _many(name) if isinstance(n, str) and not n.startswith("http")), "")


def _of_meta(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield what meta elements say, by the order of `_META`."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
            or ""
        ).lower()
        if name and (content := meta.get("content")):
            said.setdefault(name.strip(), content)
    for field, names in _META.items():
        for name in names:
            if name in said:
                yield field, said[name], name


def _of_tags(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield what is left: the time element that is marked as publication, the title element, the page's language."""
    for time in tree.iter("time"):
        marks = (
            f"{time.get('itemprop', '')} {time.get('class', '')} {time.get('pubdate', '-')}".lower()
        )
        if "datemodified" in marks or "updated" in marks:
            yield "updated", time.get("datetime") or "", "time element"
        elif (
            "datepublished" in marks
            or "published" in marks
            or "entry-date" in marks
            or not marks.endswith("-")
        ):
            yield "published", time.get("datetime") or "", "time element"
    heads = [h for h in tree.iter("h1") if h.text_content().strip()]
    if len(heads) == 1:
        yield "title", heads[0].text_content(), "h1"
    for title in tree.iter("title"):
        yield "title", title.text_content(), "title element"
        break
    yield "language", tree.get("lang") or "", "lang attribute"


def _clean(field: str, value: str) -> str | None:
    """Return a value in the form of its field, None where it is not one."""
    word = " ".join(str(value).replace("\0", "").split())[:_LONGEST]
    if field in _DATES:
        return written_date(word)
    if field == "url":
        parts = urlsplit(word) if "[" not in word else None
        return word if parts and parts.scheme in ("http", "https") and parts.netloc else None
    if field == "language":
        match = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b", word)
        return (match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")) if match else None
    if field == "byline":
        word = re.sub(r"(?i)^by\s+", "", word)
    if field in ("byline", "outlet") and word.startswith(("http", "@", "{")):
        return None
    return word or None
