"""BibTeX and BibLaTeX (.bib), as Zotero, JabRef and Mendeley export it. Read by bibtexparser."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from briefgen.readers.bibliographies.entries import Entry, people
from briefgen.registry.written_dates import BIBTEX_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_FILE: Final = re.compile(r"(?:\\.|[^;\\])+")


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries; one that breaks the format is passed over, and the others are not."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs what it passes over
    decoder = LatexNodes2Text(keep_braced_groups=False)
    for found in parse_string(text).entries:
        values = {k.lower(): str(f.value) for k, f in found.fields_dict.items()}
        yield _entry(values, decoder)


def _entry(values: dict[str, str], decoder: Any) -> Entry:  # noqa: ANN401 - pylatexenc ships no types
    def plain(*names: str) -> str:
        found = next((values[n] for n in names if values.get(n)), "")
        return str(decoder.latex_to_text(found)).strip() if found else ""

    authors = [str(decoder.latex_to_text(n)) for n in _NAMES.split(values.get("author", "")) if n]
    return Entry(
        {
            "title": plain("title"),
            "outlet": plain(
                "journaltitle", "journal", "maintitle", "publisher", "organization", "institution"
            ),
            "byline": people(authors),
            "published": _date(values),
            "retrieved": values.get("urldate", ""),
            "url": values.get("url", "").replace("\\", ""),
            "language": values.get("language", ""),
            "rights": plain("rights"),
        },
        tuple(_files(values.get("file", ""))),
    )


def _date(values: dict[str, str]) -> str:
    if values.get("date"):
        return values["date"]
    year, month = values.get("year", ""), values.get("month", "").lower()[:3]
    return (
        f"{year}-{BIBTEX_MONTHS.index(month) + 1:02}" if year and month in BIBTEX_MONTHS else year
    )


def _files(value: str) -> Iterator[str]:
    r"""Yield the paths of a file field: `title:path:type`, several parted by `;`; a `\\` takes a sign's meaning."""
    for part in _FILE.findall(value):
        words = [re.sub(r"\\(.)", r"\1", p) for p in re.split(r"(?<!\\):", part)]
        yield words[1] if len(words) > 2 else words[0]  # noqa: PLR2004 - title, path, type
