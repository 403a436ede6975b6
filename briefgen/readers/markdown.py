"""Markdown: the text as it is, front matter and syntax included; headings, lists and quotes become hints."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

import yaml

from briefgen.model import FIELDS, Evidence, Hint, Statement
from briefgen.readers.parts import Parts
from briefgen.registry.written_dates import written_date

_FENCE: Final = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKS: Final = (
    (re.compile(r"(#{1,6})\s"), None),
    (re.compile(r"\s{0,3}>"), "blockquote"),
    (re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s"), "li"),
    (re.compile(r"\s*\|.*\|\s*$"), "td"),
    (re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$"), "hr"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)\s*$"), "figcaption"),
)
_LINK: Final = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_DATES: Final = frozenset({"published", "updated", "retrieved"})
_SAME: Final = {"date": "published", "author": "byline", "authors": "byline", "publisher": "outlet", "source": "outlet",
                "site": "outlet", "lang": "language", "canonical": "url", "link": "url",
                "modified": "updated"}  # fmt: skip
"""Keys that static site generators and note-taking tools write, with the field that each is. Source: our own list,
after the front matter that Hugo, Jekyll, Obsidian's clipper and MkDocs document."""


def read_markdown(text: str) -> Parts:
    """Return the file's text, one hint a paragraph, and what its front matter declares."""
    hints: list[Hint] = []
    declared: tuple[Statement, ...] = ()
    start = 0
    if fence := _FENCE.match(text):
        values = _mapping(fence[1])
        if values is not None:
            start = fence.end()
            end = len(fence[0].rstrip())
            hints.append(Hint(0, end, "front-matter"))
            declared = _declared(values, text, end)
    hints.extend(_blocks(text, start))
    return Parts(text, tuple(hints), declared)


def _mapping(source: str) -> dict[str, object] | None:
    """Return front matter as a mapping, None where it is no mapping: then it is text like any other."""
    try:
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {str(k).lower(): v for k, v in loaded.items()} if isinstance(loaded, dict) else None


def _declared(values: dict[str, object], text: str, end: int) -> tuple[Statement, ...]:
    """Return the fields of the descriptor that the front matter states, each once, in the descriptor's order."""
    named: dict[str, str] = {}
    for key, value in values.items():
        field = _SAME.get(key, key)
        if field in FIELDS and (word := _word(value, field)):
            named.setdefault(field, word)
    return tuple(
        Statement(field, named[field], "front matter", evidence=_quoted(text, end, named[field]))
        for field in FIELDS
        if field in named
    )


def _word(value: object, field: str) -> str | None:
    """Return a value as words; a list of authors is joined, a date becomes EDTF, nothing else than these is read."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return ", ".join(filter(None, (_word(v, field) for v in value))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    word = " ".join(str(value).split())
    return written_date(word) or _edtf(word) if field in _DATES else word or None


def _edtf(word: str) -> str | None:
    """Return a bare year as it is."""
    return word if re.fullmatch(r"(?:19|20)\d\d", word) else None


def _quoted(text: str, end: int, word: str) -> Evidence | None:
    """Return where the front matter has these very words, None where it writes them otherwise."""
    at = text.find(word, 0, end)
    return Evidence.quote(text, at, at + len(word)) if at >= 0 else None


def _blocks(text: str, start: int) -> list[Hint]:
    """Return a hint for each paragraph, heading, item and quotation."""
    out: list[Hint] = []
    offset = start
    open_paragraph = False
    for line in text[start:].split("\n"):
        begin, end = offset + len(line) - len(line.lstrip()), offset + len(line.rstrip())
        offset += len(line) + 1
        if begin >= end:
            open_paragraph = False
            continue
        tag = _tag(line)
        previous = out[-1] if out and open_paragraph else None
        if previous is not None and _continues(previous.tag, tag):
            out[-1] = Hint(previous.start, end, previous.tag, _links(text[previous.start : end]))
        else:
            out.append(Hint(begin, end, tag, _links(line)))
        open_paragraph = tag not in ("hr", "figcaption") and not tag.startswith("h")
    return out


def _continues(before: str, tag: str) -> bool:
    """Tell whether a line goes on with the block before it: a lazy paragraph line, or a quotation's next line."""
    return tag == "p" or tag == before == "blockquote"


def _tag(line: str) -> str:
    """Return the HTML name of what a line begins. Source: CommonMark 0.31, 4 and 5."""
    for pattern, name in _MARKS:
        if match := pattern.match(line):
            return name or f"h{len(match[1])}"
    return "p"


def _links(text: str) -> float:
    """Return the share of the characters that stand in links' labels."""
    return min(1.0, sum(len(m[1]) for m in _LINK.finditer(text)) / max(1, len(text)))
