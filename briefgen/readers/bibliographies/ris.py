"""Read RIS (.ris), which every reference manager writes, by rispy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import rispy

from briefgen.readers.bibliographies.entries import Entry, people

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES: Final = ("file_attachments1", "file_attachments2")


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries."""
    for found in rispy.loads(text, skip_unknown_tags=True):
        yield _entry(found)


def _entry(found: dict[str, Any]) -> Entry:
    def word(*names: str) -> str:
        value = next((found[n] for n in names if found.get(n)), "")
        return str(value[0] if isinstance(value, list) else value)

    names = [str(n) for n in found.get("authors", found.get("first_authors", []))]
    return Entry(
        {
            "title": word("title", "primary_title"),
            "outlet": word("secondary_title", "journal_name", "alternate_title1", "publisher"),
            "byline": people(names),
            "published": _date(word("date", "year", "publication_year")),
            "retrieved": _date(word("access_date")),
            "url": word("urls", "url"),
            "language": word("language"),
        },
        tuple(str(f) for n in _FILES for f in _many(found.get(n))),
    )


def _many(value: Any) -> list[Any]:  # noqa: ANN401 - whatever the library makes of a field
    return value if isinstance(value, list) else [value] if value else []


def _date(written: str) -> str:
    """Return `2024/10/31/` as an ISO date, as precise as it is. Source: RIS format, DA and PY."""
    parts = [p for p in re.split(r"[/-]", written)[:3] if p.strip().isdigit()]
    return "-".join([*parts[:1], *(p.strip().zfill(2) for p in parts[1:])])
