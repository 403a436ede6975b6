"""Front matter: what a Markdown file declares about itself."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

import yaml

from briefgen.model import FIELDS, Evidence, Statement
from briefgen.registry.written_dates import written_date

_FENCE: Final = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATES: Final = frozenset({"published", "updated", "retrieved"})
_SAME: Final = {"date": "published", "author": "byline", "authors": "byline", "publisher": "outlet", "source": "outlet",
                "site": "outlet", "lang": "language", "canonical": "url", "link": "url",
                "modified": "updated"}  # fmt: skip
"""Keys that static site generators and note-taking tools write, with the field that each is. Source: our own list,
after the front matter that Hugo, Jekyll, Obsidian's clipper and MkDocs document."""


def front_matter(text: str) -> tuple[dict[str, object] | None, str]:
    """Return what the front matter says, None where there is none, and its text with the line that closes it."""
    fence = _FENCE.match(text)
    return (_mapping(fence[1]), fence[0]) if fence else (None, "")


def _mapping(source: str) -> dict[str, object] | None:
    """Return front matter as a mapping, None where it is no mapping: then it is text like any other."""
    try:
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {str(k).lower(): v for k, v in loaded.items()} if isinstance(loaded, dict) else None


def declared_in(values: dict[str, object], head: str) -> tuple[Statement, ...]:
    """Return the fields of the descriptor that the front matter states, each once, in the descriptor's order.

    `head` is its text, with which the article's begins.
    """
    named: dict[str, str] = {}
    for key, value in values.items():
        field = _SAME.get(key, key)
        if field in FIELDS and (word := _word(value, field)):
            named.setdefault(field, word)
    return tuple(
        Statement(field, named[field], "front matter", evidence=_quoted(head, named[field]))
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


def _quoted(head: str, word: str) -> Evidence | None:
    """Return where the front matter has these very words, None where it writes them otherwise."""
    at = head.find(word)
    return Evidence.quote(head, at, at + len(word)) if at >= 0 else None
