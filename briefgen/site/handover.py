"""Turn a brief into Markdown that stands alone, and cite its article in one line.

Links to other pages are whole addresses where the site has one, and plain text where it has none.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.authors import authors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.locale import Words

_COMMENT: Final = re.compile(r"^<!-- [a-z]+ -->\n+", re.MULTILINE)
_FRONT: Final = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)
_OURS: Final = re.compile(r"\A(---\n)generated: [^\n]*\n")
"""The line that marks a page as generated: a file that was handed over is its new owner's."""

_SMALL: Final = re.compile(r"</?small>")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)\n*")
_LINK: Final = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]+)\)")
_EMPTY: Final = re.compile(r"^## [^\n]*\n+(?=## |\Z)", re.MULTILINE)
_SCHEME: Final = re.compile(r"[a-z][a-z\d+.-]*:")
_BLANKS: Final = re.compile(r"\n{3,}")
_SOURCE: Final = re.compile(r"^## [^\n]*\n+<!-- (?:source|aside|provenance) -->", re.MULTILINE)
"""Where the source text begins, or, where that is not published, what comes after it."""

_DAY: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a brief stands: its page in the docs tree, and the site's address with "/", or ""."""

    page: str
    site: str

    def way(self, href: str) -> str:
        """Return the whole address of a link, "" where it has none."""
        if _SCHEME.match(href):
            return href
        if not self.site:
            return ""
        page, mark, anchor = href.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), page))
        shown = re.sub(r"\.md$", ".html", there if page else self.page)
        return self.site + re.sub(r"\.md$", ".html", shown) + mark + anchor


def whole(text: str, place: Place) -> str:
    """Return the Markdown of a page as a standalone file: marks lead to the sentences in it."""
    return _alone(text, place, own=True)


def brief(text: str, place: Place) -> str:
    """Return a page's Markdown without front matter, source text and provenance, standing alone."""
    found = _SOURCE.search(text)
    shown = _FRONT.sub("", text[: found.start()] if found else text)
    return _alone(shown, place, own=False)


def _alone(text: str, place: Place, *, own: bool) -> str:
    def picture(found: re.Match[str]) -> str:
        way = place.way(found[2])
        return f"![{found[1]}]({way})\n" if way else ""

    def link(found: re.Match[str]) -> str:
        if own and found[2].startswith("#"):
            return found[0]
        way = place.way(found[2])
        return f"[{found[1]}]({way})" if way else found[1]

    plain = _SMALL.sub("", _COMMENT.sub("", _OURS.sub(r"\1", text)))
    bare = _LINK.sub(link, _PICTURE.sub(picture, plain))
    return _BLANKS.sub("\n\n", _EMPTY.sub("", bare)).rstrip("\n") + "\n"


def citation(meta: Mapping[str, Any], title: str, ui: Words) -> str:
    """Return the citation of a brief's article: who, what, where, when, and its address.

    What is not stated is left out, save the day: a citation without one says so.
    """
    names = ", ".join(author.name for author in authors(_text(meta, "byline")))
    quoted = title if title.startswith("“") else f"“{title}”"
    when = _day(_text(meta, "published"), ui) or ui("without_date")
    parts = (names, quoted, _text(meta, "outlet"), when, _text(meta, "url"))
    return ", ".join(filter(None, parts))


def _text(meta: Mapping[str, Any], name: str) -> str:
    value = meta.get(name)
    return "" if value is None else str(value)


def _day(published: str, ui: Words) -> str:
    """Return a day or a month as readers write it, anything else as it is."""
    found = _DAY.match(published)
    if not found or not 1 <= int(found[2]) <= _MONTHS:
        return published
    month = ui.raw("months_of_year")[int(found[2]) - 1]
    if found[3]:
        return ui("date_day", day=str(int(found[3])), month=month, year=found[1])
    return ui("date_month", month=month, year=found[1])
