"""Read CSL-JSON (.json), as Zotero and pandoc write it; it names no files.

Source: CSL 1.0.2, csl-data.json.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefgen.readers.bibliographies.entries import Entry, people

if TYPE_CHECKING:
    from collections.abc import Iterator


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries.

    Raises:
        ValueError: where the text is no JSON.
    """
    for item in json.loads(text):
        if isinstance(item, dict):
            yield _entry(item)


def _entry(item: dict[str, Any]) -> Entry:
    names = [_name(a) for a in item.get("author") or () if isinstance(a, dict)]
    return Entry(
        {
            "title": _word(item.get("title")),
            "outlet": _word(item.get("container-title")) or _word(item.get("publisher")),
            "byline": people(names),
            "published": _date(item.get("issued")),
            "retrieved": _date(item.get("accessed")),
            "url": _word(item.get("URL")),
            "language": _word(item.get("language")),
        }
    )


def _word(value: Any) -> str:  # noqa: ANN401 - JSON
    return value if isinstance(value, str) else ""


def _name(author: dict[str, Any]) -> str:
    given = " ".join(
        filter(None, (_word(author.get(k)) for k in ("given", "non-dropping-particle")))
    )
    family = _word(author.get("family"))
    return f"{given} {family}".strip() or _word(author.get("literal"))


def _date(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a date as precise as its parts, or as it is where it is written out."""
    if not isinstance(value, dict):
        return ""
    parts = (value.get("date-parts") or [[]])[0]
    if isinstance(parts, list) and parts:
        return "-".join(str(p).zfill(2) for p in parts[:3])
    return _word(value.get("raw")) or _word(value.get("literal"))
