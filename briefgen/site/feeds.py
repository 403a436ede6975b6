"""Write an Atom feed and a JSON Feed of the briefs, newest first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urljoin
from uuid import NAMESPACE_DNS, uuid5
from xml.sax.saxutils import escape, quoteattr

from briefgen.site.tree import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILES: Final = ("feed.xml", "feed.json")
_DESKS: Final = uuid5(NAMESPACE_DNS, "briefgen.invalid")
"""The name space of desks that have no address. No host may bear this name (RFC 2606)."""

_NEWEST: Final = 50  # entries; a feed reader that was away for longer looks at the site
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief in a feed. `day` is the first of its EDTF date, in ISO, empty if none is stated."""

    title: str
    path: str
    summary: str
    author: str
    day: str

    @staticmethod
    def of(meta: Mapping[str, Any], title: str, path: str) -> Entry:
        """Return the entry of a page with this front matter."""
        texts = (str(meta.get(name) or "") for name in ("description", "byline", "published"))
        summary, author, published = texts
        return Entry(title, path, summary, author, day(published))


def day(published: str) -> str:
    """Return the first day that an EDTF date allows, as ISO; empty where none can be told."""
    found = _DAY.match(published)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else ""


def write(site: Path, name: str, url: str, entries: Iterable[Entry]) -> None:
    """Write `feed.xml` and `feed.json` of the newest entries.

    Without a `site_url` the addresses are relative to the feed, and what identifies an entry is a
    UUID of the desk's name and the page's path: an identifier must be whole and stay, and a `tag:`
    needs a domain and a day on which the desk owned it. A feed must say when it changed: it is the
    newest brief's day, since no clock goes into the output; the epoch where no brief states one.

    Source: RFC 4287, section 4.2.6; RFC 9562, section 5.5.
    """
    newest = sorted(entries, key=lambda e: e.title)
    newest = sorted(newest, key=lambda e: e.day, reverse=True)[:_NEWEST]
    replace(site / "feed.xml", _atom(name, url, newest))
    replace(site / "feed.json", _json(name, url, newest))


def _identity(name: str, url: str, path: str) -> str:
    """Return the stable id of an entry, or of the feed, wherever it is read."""
    return _address(url, path) if url else uuid5(_DESKS, f"{name}\n{path}").urn


def _address(url: str, path: str) -> str:
    return urljoin(url, quote(path)) if url else quote(path)


def _stamp(iso: str) -> str:
    return f"{iso or '1970-01-01'}T00:00:00Z"


def _atom(name: str, url: str, entries: list[Entry]) -> str:
    items = "".join(
        f"<entry><title>{escape(e.title)}</title><link href={quoteattr(_address(url, e.path))}/>"
        f"<id>{escape(_identity(name, url, e.path))}</id><updated>{_stamp(e.day)}</updated>"
        f"<author><name>{escape(e.author or name)}</name></author>"
        f"<summary>{escape(e.summary)}</summary></entry>\n"
        for e in entries
    )
    head = (
        f"<title>{escape(name)}</title><id>{escape(url or _identity(name, url, ''))}</id>"
        f'<link rel="self" href={quoteattr(_address(url, "feed.xml"))}/>'
        f"<updated>{_stamp(entries[0].day if entries else '')}</updated>\n"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{items}</feed>\n'
    )


def _json(name: str, url: str, entries: list[Entry]) -> str:
    items = [
        {
            "id": _identity(name, url, e.path),
            "url": _address(url, e.path),
            "title": e.title,
            "content_text": e.summary,
            **({"date_published": _stamp(e.day)} if e.day else {}),
            **({"authors": [{"name": e.author}]} if e.author else {}),
        }
        for e in entries
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": name, "items": items}
    if url:
        feed |= {"home_page_url": url, "feed_url": _address(url, "feed.json")}
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
