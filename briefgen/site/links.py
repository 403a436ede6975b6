"""Check that every link and every mark leads somewhere, on generated and on hand-written pages."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions.toc import slugify, unique
from pathspec.gitignore import GitIgnoreSpec

from briefgen import files
from briefgen.errors import OutputError, UnreadableError, Where
from briefgen.site import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_INLINE: Final = re.compile(r"(?<!\\)\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_HREF: Final = re.compile(r"""\bhref="([^"]+)\"""")
_ID: Final = re.compile(r"""<[a-zA-Z][^>]*?\sid="([^"]+)\"""")
_LED: Final = re.compile(r"""<(?:a|img)\b[^>]*?\s(?:href|src)=(["'])(.*?)\1""")
_HEADING: Final = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_MARKUP: Final = re.compile(r"<[^>]+>|\\(?=[^\w\s])|[*`]")
_LARGEST: Final = 20_000_000
"""Most bytes of a page."""

_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_FRONT: Final = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_NEVER: Final = (".*", "/templates/")
"""What MkDocs leaves out of a site in any case."""

_EXTENSIONS: Final = ("toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes")
"""Markdown extensions: those that MkDocs always uses (the first three), and others with anchors."""


def broken(
    pages: Mapping[PurePosixPath, str], docs: Path, excluded: str = ""
) -> Iterator[OutputError]:
    """Yield an error for each link that leads nowhere, on generated pages first.

    `docs` is searched for pages and files that were written by hand; what was generated there
    before does not count, nor what `excluded` names (MkDocs' `exclude_docs`). Links to other hosts
    are not followed.
    """
    places = _Places(pages, docs, excluded)
    for path, text in pages.items():
        if path.suffix == ".md" and path not in places.written:
            yield from _faults(path, path, _generated_links(text), places, "this is a defect")
    for path in sorted(places.written):
        text = places.text(path)
        yield from _faults(docs / path, path, _written_links(text), places, _MEND)


def _written(page: Path) -> str:
    """Return the text of a page that was written by hand, empty where it can't be read."""
    try:
        return files.contents(page, _LARGEST).decode("utf-8-sig", "replace")
    except UnreadableError:
        return ""


_MEND: Final = "mend the link, or what it leads to"


class _Places:
    """Where links may lead: generated pages and files in the docs folder, and anchors on them."""

    def __init__(self, pages: Mapping[PurePosixPath, str], docs: Path, excluded: str) -> None:
        self._pages, self._docs = pages, docs
        self._anchors: dict[PurePosixPath, frozenset[str]] = {}
        self._ours = tree.unmarked(docs)
        self._out = GitIgnoreSpec.from_lines([*_NEVER, *excluded.splitlines()])
        found = (p for p in docs.rglob("*.md") if p.is_file() and not tree.is_generated(p))
        paths = (PurePosixPath(p.relative_to(docs).as_posix()) for p in found)
        self.written = frozenset(p for p in paths if not self._out.match_file(str(p)))
        """The hand-written Markdown pages; they take precedence over generated ones."""

    def text(self, path: PurePosixPath) -> str:
        """Return the text of a hand-written page, empty where it can't be read."""
        return _written(self._docs / path)

    def anchors(self, path: PurePosixPath) -> frozenset[str] | None:
        """Return the anchors at a path, none where it is no page; None where nothing is there."""
        if path not in self._anchors:
            found = self._looked_up(path)
            if found is None:
                return None
            self._anchors[path] = found
        return self._anchors[path]

    def _looked_up(self, path: PurePosixPath) -> frozenset[str] | None:
        if path in self.written:
            return _written_anchors(self.text(path))
        if path in self._pages:
            return _generated_anchors(self._pages[path])
        if path.suffix == ".md" or str(path) in self._ours or ".." in path.parts:
            return None  # what is ours and not among the pages is removed by the next build
        there = (self._docs / path).is_file() and not self._out.match_file(str(path))
        return frozenset() if there else None


def _faults(
    shown: PurePosixPath | Path,
    page: PurePosixPath,
    links: Iterable[tuple[int, str]],
    places: _Places,
    remedy: str,
) -> Iterator[OutputError]:
    for line, target in sorted(dict.fromkeys(links), key=lambda link: link[0]):
        fault = _fault(page, target, places)
        if fault:
            yield OutputError(f"{fault}: {target}", where=Where(shown, line), remedy=remedy)


def _fault(path: PurePosixPath, target: str, places: _Places) -> str:
    """Return what is wrong with a link on a page, empty where it leads somewhere."""
    if _ELSEWHERE.match(target) or target.startswith("/") or not target:
        return ""
    place, _, fragment = target.partition("#")
    page = _page(path, unquote(place.partition("?")[0]))
    there = places.anchors(page)
    if there is None and page.suffix == ".html":  # as the site has it
        page = page.with_suffix(".md")
        there = places.anchors(page)
    if there is None:
        return "leads to a page that is not there"
    if fragment and page.suffix == ".md" and unquote(fragment) not in there:
        return "leads to a place that is not on the page"
    return ""


def _page(path: PurePosixPath, place: str) -> PurePosixPath:
    """Return the file that a link on a page leads to."""
    if not place:
        return path
    page = PurePosixPath(posixpath.normpath(posixpath.join(path.parent, place)))
    return page / "index.md" if place.endswith("/") else page


def _generated_links(text: str) -> Iterator[tuple[int, str]]:
    """Yield the links of a page that we wrote, with their lines; each stands on one line."""
    for number, line in enumerate(text.splitlines(), 1):
        for target in (*_INLINE.findall(line), *_HREF.findall(line)):
            yield number, target


def _generated_anchors(text: str) -> frozenset[str]:
    """Return the anchors of a page that we wrote: ids, and headings' as Markdown makes them."""
    used: set[str] = set()
    for heading in _HEADING.findall(text):
        unique(slugify(_MARKUP.sub("", heading), "-"), used)
    return frozenset({*_ID.findall(text), *used})


def _written_links(text: str) -> Iterator[tuple[int, str]]:
    """Yield the links and pictures of a hand-written page, in whatever form, with their lines."""
    seen: dict[str, int] = {}
    for _, written in _LED.findall(_html(text)):
        target = unescape(written)
        last = seen.get(target, -1)
        at = text.find(target, last + 1)
        seen[target] = max(at, last)  # a definition that several refer to stands once
        yield text.count("\n", 0, max(seen[target], 0)) + 1, target


def _written_anchors(text: str) -> frozenset[str]:
    return frozenset(map(unescape, _ID.findall(_html(text))))


def _html(text: str) -> str:
    """Return a hand-written page as HTML, so that what stands as code is no link."""
    made: str = Markdown(extensions=list(_EXTENSIONS)).convert(_FRONT.sub("", text))
    return made
