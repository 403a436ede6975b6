"""Read what a page's metadata states: JSON-LD, then OpenGraph and the like, then its tags."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from briefgen.model import FIELDS, ORGANISATION, Statement
from briefgen.registry.headlines import without_outlet
from briefgen.registry.surface import seen
from briefgen.registry.tables import table
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ARTICLE: Final = frozenset(
    # words in one string are read more easily than a list
    "article newsarticle analysisnewsarticle opinionnewsarticle "  # noqa: SIM905
    "reportagenewsarticle reviewnewsarticle backgroundnewsarticle "
    "askpublicnewsarticle blogposting liveblogposting report scholarlyarticle techarticle "
    "socialmediaposting "
    "advertisercontentarticle".split()
)
"""Types of schema.org 28 that are articles."""

_META: Final = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title",
              "headline",
              "citation_title", "dcterms.title"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "article:publisher", "cre",
               "application-name",
               "citation_journal_title", "dcterms.publisher"),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author",
               "citation_author", "dcterms.creator"),
    "published": (
        "article:published_time", "article:published", "og:published_time", "datepublished",
        "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date",
        "parsely-pub-date",
        "sailthru.date", "ptime", "pdate", "og:pubdate", "publication_date", "dcterms.issued",
        "dc.date.created",
        "citation_publication_date", "citation_online_date", "citation_date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "article:modified", "datemodified",
                "lastmod", "utime",
                "dcterms.modified", "last-modified"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
    "rights": ("dc.rights", "copyright", "dcterms.rights"),
}  # fmt: skip
"""Names of meta elements for each field, the best first.

Source: ogp.me, dublincore.org, and what the tag managers of Parse.ly and Sailthru document.
"""

_SIGNED_AS: Final = ("written by", "author", "by", "writer")
"""Labels under which sharing cards name the author."""

_SIMPLE: Final = (
    ("title", "headline"),
    ("published", "datePublished"),
    ("updated", "dateModified"),
    ("url", "url"),
    ("language", "inLanguage"),
    ("rights", "copyrightNotice"),
)
_WITHIN: Final = frozenset({"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"})
_WRAPPING: Final = re.compile(
    r"\A(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\Z"
)
_DATES: Final = frozenset({"published", "updated", "retrieved"})
_ASIDES: Final = frozenset({"aside", "nav", "footer", "li", "form"})
_LONGEST: Final = 600
_LONGEST_NAME: Final = 8
_FEW_AUTHORS: Final = 4
"""Most authors that links name on a page of one article; a page of several names more."""

_FEWEST_TITLE: Final = 4
_LONGEST_SITE: Final = 6
_SET_OFF: Final = re.compile(r"\s(?:[|\u2013\u2014\u00b7\u2022\u00bb-]|::)\s")
_FEW_DAYS: Final = 2
"""Most days that a page of one article shows: of publication and of the last update."""

_NODES: Final = 5_000


def declared_by(tree: Any) -> tuple[Statement, ...]:  # noqa: ANN401 - lxml has no public types
    """Return the fields that the page declares, each once, in the order of the descriptor."""
    best: dict[str, Statement] = {}
    for field, value, origin in _candidates(tree):
        if field not in best and (word := _clean(field, value)):
            best[field] = Statement(field, word, origin)
    if "title" in best and "outlet" in best:
        title = replace(
            best["title"], value=without_outlet(best["title"].value, best["outlet"].value)
        )
        best["title"] = title
    return tuple(best[f] for f in FIELDS if f in best)


def _candidates(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield `(field, value, origin)`, the most reliable source of a field first."""
    nodes = list(_nodes(tree))
    named = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    yield from _canonical(tree)
    for article in filter(_is_article, nodes):
        yield from _of_article(article, named)
    yield from _of_meta(tree)
    yield from _of_tags(tree)
    yield from _of_microdata(tree)
    yield from _of_times(tree)
    for article in filter(_is_article, nodes):
        yield "byline", _signed(article, named, persons=False), ORGANISATION
    if len(sites := {_name(n) for n in nodes if "website" in _types(n)} - {""}) == 1:
        yield "outlet", sites.pop(), "JSON-LD"


def _canonical(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "url", link.get("href") or "", "canonical link"


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """Yield the JSON-LD nodes that may be articles or be referred to; damaged ones are skipped."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _nodes_in(_loaded(script.text))


def _loaded(text: str) -> Any:  # noqa: ANN401 - JSON
    """Return the value of JSON without the comments and CDATA around it, None if damaged."""
    bare = _WRAPPING.sub("", text.strip())
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes_in(loaded: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    todo, seen = deque([loaded]), 0
    while todo and seen < _NODES:
        node = todo.popleft()
        seen += 1
        if isinstance(node, list):
            todo.extend(node)
        elif isinstance(node, dict):
            yield node
            todo.extend(v for k, v in node.items() if k in _WITHIN)


def _is_article(node: dict[str, Any]) -> bool:
    return bool(_ARTICLE & _types(node))


def _types(node: dict[str, Any]) -> set[str]:
    return {str(t).lower().rpartition("/")[2] for t in _many(node.get("@type"))}


def _of_article(
    node: dict[str, Any], named: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    """Yield what one JSON-LD article states about itself; `named` maps @id to node."""
    for field, key in _SIMPLE:
        for value in _many(node.get(key)):
            if isinstance(value, str):
                yield field, value, "JSON-LD"
    yield "byline", _signed(node, named, persons=True), "JSON-LD"
    for key in ("publisher", "sourceOrganization"):
        for publisher in _many(node.get(key)):
            yield "outlet", _name(_pointed(publisher, named)), "JSON-LD"


def _signed(node: dict[str, Any], named: dict[str, dict[str, Any]], *, persons: bool) -> str:
    """Return an article's authors as one line: those that are persons, or those that are not."""
    for key in ("author", "creator"):
        signing = [_pointed(a, named) for a in _flat(node.get(key))]
        names = [_words(_name(a)) for a in signing if _is_person(a) is persons]
        if any(names):
            return joined(filter(None, names))
    return ""


def joined(names: Iterable[str]) -> str:
    """Return authors as one line, each once; parted by semicolons where a name has a comma."""
    each = list(dict.fromkeys(names))
    return ("; " if any("," in name for name in each) else ", ").join(each)


def _flat(value: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Yield what a value holds, with nested lists flattened and null left out."""
    todo, seen = [value], 0
    while todo and seen < _NODES:
        seen += 1
        one = todo.pop()
        if isinstance(one, list):
            todo.extend(reversed(one))
        elif one is not None:
            yield one


def _pointed(value: Any, named: dict[str, dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """Return the node that a value refers to by its @id alone, else the value itself."""
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _is_person(author: Any) -> bool:  # noqa: ANN401 - JSON
    return not (
        isinstance(author, dict)
        and any("organization" in t or t == "corporation" for t in _types(author))
    )


def _many(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return the name of a person or organisation, given as a node or as words."""
    if isinstance(value, dict):
        parts = (value.get("givenName"), value.get("familyName"))
        name = value.get("name") or " ".join(p for p in parts if isinstance(p, str))
    else:
        name = value
    return next((n for n in _flat(name) if isinstance(n, str) and not n.startswith("http")), "")


def _of_meta(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield what meta elements state, in the order of `_META`; all authors that are named."""
    said: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
            or ""
        ).lower()
        if name and (content := meta.get("content")):
            said.setdefault(name.strip(), []).append(content)
    for field, names in _META.items():
        for name in names:
            if name not in said:
                continue
            values = [w for v in said[name] if (w := _clean(field, v))]
            yield field, joined(values) if field == "byline" else said[name][0], name
    for n in ("1", "2"):
        label = (said.get(f"twitter:label{n}") or [""])[0].strip().lower()
        if label in _SIGNED_AS:
            yield "byline", (said.get(f"twitter:data{n}") or [""])[0], "twitter:data"


def _of_tags(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield what tags state: marked times, author links, the headline, the title, the language."""
    for time in tree.iter("time"):
        if field := _marked_time(time):
            yield field, time.get("datetime") or time.text_content(), "time element"
    yield "byline", _linked_authors(tree), "links marked as author"
    yield "byline", _carded_author(tree), "hCard"
    heads = [h for h in tree.iter("h1") if h.text_content().strip()]
    titles = [_words(t.text_content()) for t in tree.iter("title")][:1]
    for title in titles:
        if blog := _blog_over(title, heads):
            yield "title", _behind(blog, title), "title element"
    if len(heads) == 1 and not _is_of_the_site(heads[0], titles):
        yield "title", heads[0].text_content(), "h1"
    for title in tree.iter("title"):
        yield "title", title.text_content(), "title element"
        yield "outlet", _site_in(title.text_content(), heads), "title element"
        break
    yield "language", tree.get("lang") or "", "lang attribute"


def _is_of_the_site(head: Any, titles: list[str]) -> bool:  # noqa: ANN401 - as above
    """Tell whether the only top heading is the site's, and the page's title another line's words.

    They share no word then, and the page shows the title too.
    """
    title = next(iter(titles), "")
    own = set(re.findall(r"\w+", _words(head.text_content()).casefold()))
    named = set(re.findall(r"\w+", title.casefold()))
    if len(named) < _FEWEST_TITLE or own & named:
        return False
    return " ".join(head.getroottree().getroot().text_content().split()).count(title) > 1


def _site_in(title: str, heads: list[Any]) -> str:
    """Return the site's name after the headline in the title element, empty for none."""
    words = _words(title)
    shown = [set(re.findall(r"\w+", h.text_content().casefold())) for h in heads]
    if blog := _blog_over(words, heads):
        return blog
    pieces = _SET_OFF.split(words)
    first, last = pieces[0], pieces[-1]
    own = set(re.findall(r"\w+", first.casefold()))
    alike = any(2 * len(own & head) > len(own) for head in shown)
    named = len(pieces) > 1 and alike and len(last.split()) <= _LONGEST_SITE
    section = last.casefold() in table("cleaning_openings")["menu"]
    return last if named and not section and not last[:1].islower() else ""


def _blog_over(title: str, heads: list[Any]) -> str:
    """Return the top heading where the page's title is that, a site's name, and another heading."""
    tree = heads[0].getroottree() if heads else None
    shown = [_words(h.text_content()) for h in heads]
    under = (
        [_words(h.text_content()) for h in tree.iter("h2", "h3", "h4")] if tree is not None else []
    )
    for site in shown:
        if site and title.startswith(site) and _behind(site, title) in under:
            return site
    return ""


def _behind(site: str, title: str) -> str:
    return title.removeprefix(site).lstrip(" :|-\u2013\u2014")


def _carded_author(tree: Any) -> str:  # noqa: ANN401 - as above
    """Return the one author whom a page names in a card of its own.

    Source: microformats.org, hCard and hAtom.
    """
    names = {
        _words(element.text_content()[:_LONGEST])
        for element in tree.xpath("descendant::*[contains(concat(' ', @class, ' '), ' fn ')]")
        if any(_is_authors(e) for e in (element, *element.iterancestors()))
        and not any("comment" in (e.get("class") or "") for e in element.iterancestors())
    }
    one = names.pop() if len(names) == 1 else ""
    return one if 0 < len(one.split()) <= _LONGEST_NAME else ""


def _is_authors(element: Any) -> bool:  # noqa: ANN401 - as above
    words = re.split(r"[\s_-]+", (element.get("class") or "").lower())
    return "author" in words or "byline" in words


def _linked_authors(tree: Any) -> str:  # noqa: ANN401 - as above
    """Return the names in links marked as the author's. Source: HTML standard, 4.6.6, `author`."""
    names = []
    for element in tree.xpath("descendant::*[@rel][self::a or self::span]"):
        marked = "author" in element.get("rel").lower().split()
        name = _words(element.text_content()[:_LONGEST]) if marked else ""
        outside = any(e.tag in _ASIDES for e in element.iterancestors()) if name else True
        if not outside and 1 < len(name.split()) <= _LONGEST_NAME and name[0].isupper():
            names.append(name)
    return ", ".join(dict.fromkeys(names)) if len(set(names)) <= _FEW_AUTHORS else ""


def _marked_time(time: Any) -> str:  # noqa: ANN401 - as above
    """Return the field that a time element is marked as, empty where it is marked as none."""
    marks = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    if "datemodified" in marks or "updated" in marks:
        return "updated"
    published = "datepublished" in marks or "published" in marks or "entry-date" in marks
    return "published" if published or time.get("pubdate") is not None else ""


def _of_microdata(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield the authors and dates that the body's microdata marks. Source: the HTML standard, 5."""
    authors = []
    for element in tree.xpath("descendant-or-self::*[@itemprop]"):
        marks = element.get("itemprop").split()
        if "author" in marks or "creator" in marks:
            authors.append(_clean("byline", _item_name(element)))
        for mark, field in (("datePublished", "published"), ("dateModified", "updated")):
            if mark in marks:
                value = element.get("content") or element.get("datetime") or element.text_content()
                yield field, value, "itemprop"
    yield "byline", joined(filter(None, authors)), "itemprop"


def _item_name(element: Any) -> str:  # noqa: ANN401 - as above
    """Return the name within an item: the part marked so, else all its words where they are few."""
    for part in element.iter():
        if isinstance(part.tag, str) and "name" in (part.get("itemprop") or "").split():
            return str(part.get("content") or part.text_content())
    words = str(element.get("content") or element.text_content())
    return words if len(words.split()) <= _LONGEST_NAME else ""


def _of_times(tree: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Yield the date of the first time element on a page with one headline and few dates."""
    heads = [h for h in tree.iter("h1") if h.text_content().strip()]
    times = [
        t for t in tree.iter("time") if not _is_aside(t) and written_date(t.get("datetime") or "")
    ]
    days = {written_date(t.get("datetime")) for t in times}
    if len(heads) == 1 and len(days) <= _FEW_DAYS:
        for time in times[:1]:
            yield "published", time.get("datetime"), "time element"


def _is_aside(element: Any) -> bool:  # noqa: ANN401 - as above
    return any(e.tag in _ASIDES for e in element.iterancestors())


def _words(value: str) -> str:
    """Return words as a reader sees them: unescaped again, without invisible characters."""
    return " ".join(seen(unescape(str(value))).replace("\0", "").split())[:_LONGEST]


def _clean(field: str, value: str) -> str | None:
    """Return a value in the form that its field demands, None where it does not fit."""
    word = _words(value)
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
        if word.lower() in table("bylines")["accounts"]:
            return None
    if field in ("byline", "outlet") and word.startswith(("http", "@", "{")):
        return None
    return word or None
