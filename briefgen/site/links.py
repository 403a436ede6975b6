"""Does every link and every mark lead somewhere?"""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from briefgen import files
from briefgen.errors import OutputError, UnreadableError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_INLINE: Final = re.compile(r"(?<!\\)\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_HREF: Final = re.compile(r"""\bhref="([^"]+)\"""")
_ID: Final = re.compile(r"""<[a-zA-Z][^>]*?\sid="([^"]+)\"""")
_HEADING: Final = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_MARKUP: Final = re.compile(r"<[^>]+>|\\(?=[^\w\s])|[*`]")
_LARGEST: Final = 20_000_000
"""Bytes of a page."""

_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def broken(pages: Mapping[PurePosixPath, str], docs: Path) -> Iterator[OutputError]:
    """Yield an error for each link of the generated pages that leads nowhere, in the order of the pages.

    `docs` is looked in for what is linked and not generated: pages and files that were written by
    hand. Links to other hosts are not followed.
    """
    anchors: dict[PurePosixPath, set[str]] = {}

    def anchors_of(path: PurePosixPath) -> set[str] | None:
        if path not in anchors:
            text = pages.get(path)
            if text is None and (docs / path).is_file():
                text = _written(docs / path) if path.suffix == ".md" else ""
            if text is None:
                return None
            anchors[path] = _anchors(text)
        return anchors[path]

    for path, text in pages.items():
        if path.suffix != ".md":
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for target in (*_INLINE.findall(line), *_HREF.findall(line)):
                fault = _fault(path, target, anchors_of)
                if fault:
                    yield OutputError(
                        f"{fault}: {target}", where=Where(path, number), remedy="this is a defect"
                    )


def _written(page: Path) -> str:
    """Return the text of a page that was written by hand; one that can't be read has no places."""
    try:
        return files.contents(page, _LARGEST).decode("utf-8", "replace")
    except UnreadableError:
        return ""


def _fault(
    path: PurePosixPath, target: str, anchors_of: Callable[[PurePosixPath], set[str] | None]
) -> str:
    """Return what is wrong with a link on a page, nothing where it leads somewhere."""
    if _ELSEWHERE.match(target):
        return ""
    place, _, fragment = target.partition("#")
    page = (
        PurePosixPath(posixpath.normpath(posixpath.join(path.parent, unquote(place))))
        if place
        else path
    )
    there = anchors_of(page)
    if there is None:
        return "leads to a page that is not there"
    if fragment and page.suffix == ".md" and unquote(fragment) not in there:
        return "leads to a place that is not on the page"
    return ""


def _anchors(text: str) -> set[str]:
    """Return the places of a page that a link may lead to: ids, and headings as Python-Markdown names them."""
    ids = set(_ID.findall(text))
    used: set[str] = set()
    for heading in _HEADING.findall(text):
        unique(slugify(_MARKUP.sub("", heading), "-"), used)
    return ids | used
