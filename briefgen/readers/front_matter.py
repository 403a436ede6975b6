"""Read front matter: what a Markdown file declares about itself, in YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from briefgen.errors import DeskError
from briefgen.model import FIELDS, Evidence, Statement
from briefgen.registry import yaml_source
from briefgen.registry.authors import unlinked
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FENCE: Final = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY: Final = re.compile(r"([A-Za-z][\w.-]{0,40})[ \t]*[:=](?:[ \t]+(.*?))?[ \t]*")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]*)?(.*?)[ \t]*")
_QUOTED: Final = re.compile(r"([\"'])(.*)\1")
_TOML_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_MOST_LINES: Final = 400
_DATES: Final = frozenset({"published", "updated", "retrieved"})
_ADDRESSES: Final = frozenset({"url", "archive_url"})
_SAME: Final = {
    "date": "published",
    "pubdate": "published",
    "author": "byline",
    "authors": "byline",
    "creator": "byline",
    "publisher": "outlet",
    "source": "outlet",
    "site": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "lang": "language",
    "canonical": "url",
    "link": "url",
    "modified": "updated",
    "lastmod": "updated",
    "clipped": "retrieved",
}
"""Keys that site generators and note-taking tools write, with the field that each stands for.

Source: our own list, after the front matter that Hugo, Jekyll, Quarto, Obsidian's clipper and
MkDocs document.
"""

_NAME_KEYS: Final = ("name", "literal", "title")
_GIVEN_FAMILY: Final = (("given", "family"), ("first", "last"), ("firstname", "lastname"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The content of front matter, with keys in lower case.

    `head` is its text with its fences, `lines` the line of each key in the file. `notes` say what
    could not be read as written.
    """

    values: Mapping[str, Any]
    head: str
    lines: Mapping[str, int]
    notes: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter | None:
    """Return a file's front matter, None where there is none.

    A block without any `key: value` is text like any other.
    """
    fence = _FENCE.match(text)
    if not fence:
        return None
    values, lines, notes = _toml(fence[2]) if fence[1] == "+++" else _yaml(fence[2])
    if not values:
        return None
    lowered = {key.lower(): value for key, value in values.items()}
    return FrontMatter(lowered, fence[0], {k.lower(): n for k, n in lines.items()}, notes)


_Read = tuple[dict[str, Any], dict[str, int], tuple[str, ...]]


def _yaml(source: str) -> _Read:
    """Return YAML's values, their lines and notes; invalid YAML is read line by line."""
    try:
        document = yaml_source.parse(
            source.encode("utf-8", "replace"), PurePosixPath(), as_words=True
        )
    except DeskError as error:
        return _by_lines(source, error.where.line if error.where else None, error.message)
    if not isinstance(document.value, dict):
        return {}, {}, ()
    lines = {str(at[0]): line + 1 for at, line in document.lines.items() if len(at) == 1}
    return document.value, lines, ()


def _toml(source: str) -> _Read:
    """Return TOML's values, their lines and notes; invalid TOML is read line by line."""
    try:
        values = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        place = _TOML_LINE.search(str(error))
        line = int(place[1]) if place and place[1] else None
        return _by_lines(
            source, line, f"is not valid TOML: {_TOML_LINE.sub('', str(error)).strip()}"
        )
    found = _by_lines(source, None, "")[1]
    return values, {key: line for key, line in found.items() if key in values}, ()


def _by_lines(source: str, line: int | None, fault: str) -> _Read:
    """Return what can be read safely, a key and its words on each line, and a note on the fault.

    The last of two lines with one key counts, as in other tools.
    """
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, written in enumerate(source.split("\n")[:_MOST_LINES], start=2):
        if (item := _ITEM.fullmatch(written)) and key and not isinstance(values[key], str):
            values[key].append(_unquoted(item[1]))
        elif pair := _KEY.fullmatch(written):
            key = pair[1]
            lines[key] = number
            values[key] = _unquoted(pair[2]) if pair[2] else []
    if not _is_front_matter(values, source):
        return {}, {}, ()
    where = f", line {line + 1}" if line else ""
    return values, lines, (f"front matter{where}: {fault}; read line by line",) if fault else ()


def _is_front_matter(values: Mapping[str, Any], source: str) -> bool:
    """Tell whether lines that are no YAML are still front matter, not prose between two rules."""
    known = any(key.lower() in _SAME or key.lower() in FIELDS for key in values)
    prose = [x for x in source.split("\n") if x.strip() and not _KEY.fullmatch(x)]
    own = [x for x in prose if not x[0].isspace() and not x.startswith(("-", "#", "["))]
    return known and len(own) <= len(values) // 2


def _unquoted(words: str) -> str:
    found = _QUOTED.fullmatch(words)
    return found[2] if found else words


def declared_in(front: FrontMatter) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """Return the descriptor's fields that front matter states, each once, in their order.

    With them come notes on dates and addresses that can't be read.
    """
    named: dict[str, str] = {}
    notes: list[str] = []
    for key, field, value in _fields(front.values):
        word = _word(value, field)
        if word:
            named.setdefault(field, word)
        elif (written := _plain(value)) and field in (_DATES | _ADDRESSES):
            what = "a date that can be read one way" if field in _DATES else "an address"
            line = front.lines.get(key)
            where = f", line {line}" if line else ""
            notes.append(f"front matter{where}: {key}: {written[:80]!r} is not {what}")
    statements = tuple(
        Statement(f, named[f], "front matter", evidence=_quoted(front.head, named[f]))
        for f in FIELDS
        if f in named
    )
    return statements, tuple(notes)


def _fields(values: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield `(key, field, value)` of what describes the source.

    In a clipping, whose `source` is an address, that is its `url`, and `created` is `retrieved`.
    """
    clipped = _is_address(_plain(values.get("source")))
    for key, value in values.items():
        field = _SAME.get(key, key)
        if clipped and key in ("source", "created"):
            field = "url" if key == "source" else "retrieved"
        if field in FIELDS:
            yield key, field, value


def _is_address(word: str) -> bool:
    return word.startswith(("http://", "https://")) and " " not in word


def _word(value: Any, field: str) -> str | None:  # noqa: ANN401 - any value of YAML or TOML
    """Return a value in the form that its field demands, None where it does not fit."""
    if field == "byline":
        return _signed(value) or None
    word = _plain(value)
    if field in _DATES:
        return written_date(word) or _year(word)
    if field in _ADDRESSES:
        return word if _is_address(word) else None
    return word or None


def _plain(value: Any) -> str:  # noqa: ANN401 - as above
    """Return a value as words, the first of a list; empty for any but words, numbers, dates."""
    if isinstance(value, list):
        return next(filter(None, map(_plain, value)), "")
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(unlinked(str(value)).split())


def _signed(value: Any) -> str:  # noqa: ANN401 - as above
    """Return the authors, given as words, a list or maps, as one line.

    Names are parted by semicolons where one has a comma.
    """
    names = [n for v in (value if isinstance(value, list) else [value]) if (n := _author(v))]
    return ("; " if any("," in n for n in names) else ", ").join(names)


def _author(value: Any) -> str:  # noqa: ANN401 - as above
    if not isinstance(value, dict):
        return _plain(value)
    lowered = {str(k).lower(): v for k, v in value.items()}
    for key in _NAME_KEYS:
        if name := _author(lowered.get(key)):
            return name
    for given, family in _GIVEN_FAMILY:
        if name := f"{_plain(lowered.get(given))} {_plain(lowered.get(family))}".strip():
            return name
    return ""


def _year(word: str) -> str | None:
    """Return a bare year as it is, None for other words."""
    return word if re.fullmatch(r"(?:19|20)\d\d", word) else None


def _quoted(head: str, word: str) -> Evidence | None:
    """Return where the front matter has exactly these words, None where it has them otherwise."""
    at = head.find(word)
    return Evidence.quote(head, at, at + len(word)) if at >= 0 else None
