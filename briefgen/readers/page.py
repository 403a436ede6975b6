"""A saved web page: all of its visible text, a line for each block, and what the markup says of every line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

from briefgen.model import Hint
from briefgen.readers.body import body_lines
from briefgen.readers.declared import declared_by
from briefgen.readers.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "  # noqa: SIM905 - read more easily than a list
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that begin and end a line. Source: HTML Living Standard, 15.3 (rendering), `display: block` and the like."""

_SILENT: Final = frozenset(
    "audio canvas datalist embed frame frameset head iframe math meta noembed noframes noscript object param rp script "  # noqa: SIM905 - read more easily than a list
    "select style svg template textarea title video".split()
)
"""Elements whose text a reader of the page does not see."""

_INNERMOST: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dd dt figcaption caption blockquote td th pre button option address summary".split()  # noqa: SIM905 - words are read more easily than a list of strings
)
"""Blocks that say what their text is; a `div` in one of these says nothing more."""

_TELLING: Final = frozenset(
    "article aside blockquote figure footer form header main nav table ul ol".split()  # noqa: SIM905 - as above
)
"""Enclosing elements whose name goes into a hint's path beside their classes."""

_BLANKS: Final = re.compile(r"\s+")
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_DEEPEST_PATH: Final = 24
_TOKEN: Final = 40


@dataclass(slots=True)
class _Lines:
    """The lines of a page as they are walked: parts of the open line, and what is known of it."""

    done: list[tuple[str, str, float, tuple[str, ...], bool]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    after_break: bool = False

    def add(self, words: str, *, in_link: bool) -> None:
        self.parts.append(words)
        if in_link:
            self.linked += sum(not c.isspace() for c in words)

    def end(self, tag: str, path: tuple[str, ...], *, by_break: bool = False) -> None:
        """Close the open line, if it holds anything; the next one follows a `br` where `by_break`."""
        words = (
            _BLANKS.sub(" ", _CONTROLS.sub("", "".join(self.parts))).strip() if self.parts else ""
        )
        if words:
            density = self.linked / max(1, len(words) - words.count(" "))
            self.done.append((words, tag, min(1.0, density), path, self.after_break))
            self.after_break = False
        self.parts, self.linked = [], 0
        self.after_break = (self.after_break or bool(words)) and by_break


def read_page(markup: str) -> Parts:
    """Return the page's visible text, a hint for each line of it, and what its metadata declares.

    Lines are parted by a blank line, by a line end alone where the page has a `br`. The text is the
    reader's own: a page has no plain text to be faithful to, only words in an order.
    """
    tree = _tree(markup)
    if tree is None:
        return Parts("")
    lines = _walk(tree)
    declared = declared_by(tree)
    text, spans = _joined(lines)
    found = body_lines(tree, [words for words, *_ in lines])
    hints = tuple(
        Hint(start, end, tag, round(density, 3), main, path)
        for (start, end), (_, tag, density, path, _), main in zip(spans, lines, found, strict=True)
    )
    return Parts(text, hints, declared)


def _tree(markup: str) -> html.HtmlElement | None:
    """Parse a page as browsers do, however broken; None where there is nothing in it."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        markup = _CROWDED.sub(_less_crowded, markup)
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


_CROWDED: Final = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_MOST_ATTRIBUTES: Final = 2_000
"""Attributes of an element that are parsed: the parser compares each with all before it."""


def _less_crowded(tag: re.Match[str]) -> str:
    """Return a tag without the attributes beyond those that are parsed."""
    parts = tag[0].split(None, _MOST_ATTRIBUTES)
    if len(parts) <= _MOST_ATTRIBUTES:
        return tag[0]
    kept = " ".join(parts[:_MOST_ATTRIBUTES])
    return kept + '"' * (kept.count('"') % 2)


def _joined(
    lines: Iterable[tuple[str, str, float, tuple[str, ...], bool]],
) -> tuple[str, list[tuple[int, int]]]:
    """Return the lines as one text, with the span of each."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for words, _, _, _, after_break in lines:
        gap = "" if not pieces else "\n" if after_break else "\n\n"
        pieces += [gap, words]
        at += len(gap)
        spans.append((at, at + len(words)))
        at += len(words)
    return "".join(pieces) + "\n" * bool(pieces), spans


def _walk(tree: html.HtmlElement) -> list[tuple[str, str, float, tuple[str, ...], bool]]:
    """Return `(words, tag, link density, path, after a br)` for each line, in the page's order; without recursion."""
    lines = _Lines()
    stack: list[tuple[str, tuple[str, ...], bool]] = [("body", (), False)]
    for event, element in _events(tree):
        tag, path, in_link = stack[-1]
        name = element.tag
        if event == "start":
            if name == "br":
                lines.end(tag, path, by_break=True)
            elif name in _BLOCK:
                lines.end(tag, path)
                tag = _deeper(tag, name)
                path = _path(path, element, name)
            elif name in ("td", "th", "img"):
                lines.add(" ", in_link=False)
            stack.append((tag, path, in_link or name == "a"))
            if element.text:
                lines.add(element.text, in_link=stack[-1][2])
            continue
        if event == "end":
            if name in _BLOCK:
                lines.end(tag, path)
            stack.pop()
        if element.tail:
            lines.add(element.tail, in_link=stack[-1][2])
    lines.end("body", ())
    return lines.done


def _events(tree: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield the start and the end of each element that is seen, and `silent` once for one that is not: its tail is."""
    todo: list[tuple[str, html.HtmlElement]] = [("start", tree)]
    while todo:
        event, element = todo.pop()
        silent = event == "start" and element.tag in _SILENT
        yield ("silent" if silent else event), element
        if event == "start" and not silent:
            todo.append(("end", element))
            todo.extend(
                ("start", child) for child in reversed(element) if isinstance(child.tag, str)
            )


def _deeper(tag: str, name: str) -> str:
    """Return the tag of a block inside another: what tells more of the two."""
    return tag if name not in _INNERMOST and tag in _INNERMOST else name


def _path(path: tuple[str, ...], element: html.HtmlElement, name: str) -> tuple[str, ...]:
    """Return the path inside an element: its name where it tells something, its classes, id and role."""
    if name == "body":
        return path
    own = [name] if name in _TELLING else []
    for key in ("class", "id", "role", "itemprop", "data-testid", "data-component"):
        own += [w[:_TOKEN] for w in element.get(key, "").lower().split()[:6]]
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", ""))
    ):
        own.append("hidden")
    return (*path, *own)[-_DEEPEST_PATH:] if own else path
