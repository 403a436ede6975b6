"""Read what a browser or extension wrote into a page on saving it: its address and the date.

Source: SingleFile's comment ("Page saved with SingleFile", its url and its saved date), and the
mark of the web that Internet Explorer and its relatives write ("saved from
url=(0023)https://example.org/").
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefgen.model import Statement
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = 20_000
"""Characters at a page's beginning in which the comment must stand."""

_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_FROM: Final = re.compile(r"(?i)\bsaved from url=(?:\(\d+\))?(\S+)")
_SINGLE: Final = re.compile(r"(?i)\bsinglefile\b")
_URL: Final = re.compile(r"(?im)^\s*url:\s*(\S+)")
_DATE: Final = re.compile(r"(?im)^\s*saved date:\s*(.+)$")
ORIGIN: Final = "the saved page's own record"


def saved_in(markup: str) -> tuple[Statement, ...]:
    """Return the address and the saving date that a saved page's comments state, if they do."""
    said: dict[str, str] = {}
    for comment in _COMMENT.finditer(markup[:_HEAD]):
        for field, value in _said(comment[1]):
            said.setdefault(field, value)
    return tuple(Statement(field, value, ORIGIN) for field, value in said.items())


def with_record(
    declared: tuple[Statement, ...], record: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return what a page declares, plus fields that only its record states."""
    fields = {s.field for s in declared}
    return declared + tuple(s for s in record if s.field not in fields)


def _said(comment: str) -> Iterator[tuple[str, str]]:
    found = _FROM.search(comment) or (_SINGLE.search(comment) and _URL.search(comment))
    address = unescape(found[1]) if found else ""
    parts = urlsplit(address) if "[" not in address else None
    if parts and parts.scheme in ("http", "https") and parts.netloc:
        yield "url", address
    day = _DATE.search(comment) if _SINGLE.search(comment) else None
    if day and (value := written_date(day[1])):
        yield "retrieved", value
