"""Read feeds (RSS, Atom, JSON Feed): each entry with words is an article.

feedparser reads all but JSON Feed. Where a feed holds only a teaser, the entry has a remark on
that. Nothing is fetched. Source: RSS 2.0 with its content module, RFC 4287, RSS 1.0, JSON Feed 1.1.
"""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import feedparser

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers.bounds import Names, slugged, without_entities
from briefgen.readers.mail import day
from briefgen.readers.parts import Holding
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.readers.parts import Options

_TEASER: Final = 120
"""Words below which a description is a teaser; half of them for what the feed calls content.

News agencies' shortest reports have as many.
"""

_CUT_OFF: Final = re.compile(r"(?:\.\.\.|\u2026|\[\u2026\]|\[\.\.\.\]|\[&#8230;\])\s*\W*$")
_UNSEEN: Final = re.compile(r"(?i)(</?(?:script|style)\b)")
_TAG: Final = re.compile(r"<[^>]{0,500}>")
_ORIGIN: Final = "the feed"
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a feed; missing text is empty. `markup` is its words as HTML."""

    title: str
    url: str
    markup: str
    teaser: bool
    byline: str = ""
    published: str = ""
    updated: str = ""


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield a feed's entries that have words, in order, each named by the end of its address.

    Raises:
        UnreadableError: where it is no feed, or damaged.
    """
    del options
    without_entities(data, path)
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    title, language, entries = _of_json(data, path) if text[:1] == b"{" else _of_xml(data, path)
    names = Names()
    for entry in entries:
        if not _words(entry.markup) and not entry.title:
            continue
        said = {
            "title": entry.title,
            "outlet": title,
            "byline": entry.byline,
            "published": entry.published,
            "updated": entry.updated,
            "url": entry.url,
            "language": language,
        }
        yield Holding(
            names.name(_name(entry)),
            ".fragment",
            partial(_page, entry),
            tuple(Statement(f, said[f][:_LONGEST], _ORIGIN) for f in FIELDS if said.get(f)),
            ("the feed holds a teaser, and not the whole article",) if entry.teaser else (),
        )


def _page(entry: _Entry) -> bytes:
    title = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    return f"{title}<div>{entry.markup}</div>".encode("utf-8", "replace")


def _name(entry: _Entry) -> str:
    """Return a name from an entry's address, else its title: it stays as other entries change."""
    parts = urlsplit(entry.url) if "[" not in entry.url else None
    last = PurePosixPath(parts.path).stem if parts else ""
    plain = slugged([last])
    if not re.search(r"[a-z]{3}", plain):
        plain = slugged([entry.title]) or plain
    return plain or "entry"


def _of_xml(data: bytes, path: str) -> tuple[str, str, Iterable[_Entry]]:
    # Bytes in a file object: the library would take a string for an address, and fetch it.
    # Unsafe markup and links are left out by our own reader of pages.
    found = feedparser.parse(
        io.BytesIO(data), response_headers={}, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.entries and (found.bozo or not found.get("version")):
        message = "the file is no feed, or a damaged one"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="save it again")
    language = _known_language(str(found.feed.get("language", "")))
    return _line(found.feed.get("title")), language, map(_entry, found.entries)


def _entry(entry: Any) -> _Entry:  # noqa: ANN401 - feedparser's entries are mappings of anything
    contents = [str(c.get("value", "")) for c in entry.get("content", ())]
    summary = str(entry.get("summary", ""))
    content = max([*contents, ""], key=len)
    markup = content if len(_words(content)) >= len(_words(summary)) else summary
    return _Entry(
        _line(entry.get("title")),
        _web(entry.get("link")),
        markup,
        _is_teaser(markup, said_whole=bool(content) and markup == content),
        _authors(entry),
        _day(entry, "published"),
        # the library's `in` also finds what it made up
        _day(entry, "updated") if "updated" in entry.keys() else "",  # noqa: SIM118
    )


def _authors(entry: Any) -> str:  # noqa: ANN401 - as above
    names = [_line(a.get("name")) for a in entry.get("authors", ()) if a.get("name")]
    return ", ".join(dict.fromkeys(n for n in names if n and "@" not in n))


def _day(entry: Any, name: str) -> str:  # noqa: ANN401 - as above
    """Return a date as the feed wrote it, in its own time zone where it names one."""
    written = _line(entry.get(name))
    return day(written) or written_date(written) or ""


def _is_teaser(markup: str, *, said_whole: bool) -> bool:
    words = _words(markup)
    if _CUT_OFF.search(" ".join(words[-5:])):
        return True
    return len(words) < (_TEASER // 2 if said_whole else _TEASER)


def _words(markup: str) -> list[str]:
    return html.unescape(_TAG.sub(" ", _seen(markup))).split()


def _seen(markup: str) -> str:
    """Return markup without its scripts and style sheets."""
    first, *rest = _UNSEEN.split(markup)
    # `rest` alternates between tags and the text that follows each
    shown = (after for mark, after in zip(rest[::2], rest[1::2], strict=True) if mark[1] == "/")
    return "".join((first, *(after.partition(">")[2] for after in shown)))


def _line(value: object) -> str:
    """Return a value as one line of text without markup, empty where it is no string."""
    return " ".join(html.unescape(_TAG.sub(" ", value)).split()) if isinstance(value, str) else ""


def _web(value: object) -> str:
    address = value.strip() if isinstance(value, str) else ""
    fits = address.lower().startswith(("http://", "https://")) and not re.search(r"\s", address)
    return address if fits else ""


def _of_json(data: bytes, path: str) -> tuple[str, str, Iterable[_Entry]]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = "the file is no JSON Feed, or a damaged one"
        raise UnreadableError(
            message, where=Where(PurePosixPath(path)), remedy="save it again"
        ) from error
    entries = (
        (_json_entry(i) for i in items if isinstance(i, dict)) if isinstance(items, list) else ()
    )
    return _line(feed.get("title")), _known_language(str(feed.get("language") or "")), entries


def _known_language(tag: str) -> str:
    """Return the language of a tag, and its country where one follows; nothing for what is no tag.

    "en-us" is `en-US`, "zh-Hans-CN" is `zh`. Source: BCP 47 (RFC 5646, 2.1).
    """
    parts = re.match(r"(?i)([a-z]{2,3})(?:-([a-z]{2}))?(?=-|$)", tag)
    if parts is None:
        return ""
    language, country = parts.groups()
    return f"{language.lower()}-{country.upper()}" if country else language.lower()


def _json_entry(item: dict[str, Any]) -> _Entry:
    whole = item.get("content_html")
    if not isinstance(whole, str):
        text = item.get("content_text")
        whole = _paragraphs(text) if isinstance(text, str) else ""
    summary = item.get("summary")
    markup = whole or (_paragraphs(summary) if isinstance(summary, str) else "")
    authors = item.get("authors") or [item.get("author")]
    names = [_line(a.get("name")) for a in authors if isinstance(a, dict)]
    return _Entry(
        _line(item.get("title")),
        _web(item.get("url")) or _web(item.get("external_url")),
        markup,
        _is_teaser(markup, said_whole=bool(whole)),
        ", ".join(n for n in names if n),
        written_date(str(item.get("date_published") or "")) or "",
        written_date(str(item.get("date_modified") or "")) or "",
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(p)}</p>" for p in re.split(r"\n\s*\n", text) if p.strip())
