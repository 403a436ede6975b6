"""Read BibTeX and BibLaTeX (.bib), as Zotero, JabRef and Mendeley export it, by bibtexparser."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from briefgen.readers.bibliographies.entries import Entry, people
from briefgen.registry.written_dates import BIBTEX_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMES: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_LINK: Final = re.compile(r"\\href\s*\{[^{}]*\}")
_COMMAND: Final = re.compile(r"\\[A-Za-z]+\s*|[{}]")
_NOBODY: Final = ("", "others")
"""Author names that are nobody's. Source: BibTeX, where "and others" says that the list goes on."""

_WORDS: Final = r'"[^"{}]*(?:\{[^{}]*\}[^"{}]*)*"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}'
_JOINABLE: Final = re.compile(rf"{_WORDS}|[^\s#\"{{}},]+")
_JOINED: Final = re.compile(
    rf"(?:[^\s#\"{{}},]+\s*#\s*)*(?:{_WORDS})(?:\s*#\s*(?:{_WORDS}|[^\s#\"{{}},]+))*"
)
"""Pieces of a value joined by `#`, at least one of them in quotes or braces."""

_DAY: Final = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
_BARE: Final = re.compile(r"(?<!\\)[%&]")
_FILE: Final = re.compile(r"(?:\\.|[^;\\])+")


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries; one that breaks the format is skipped."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it logs what it passes over
    decoder = _decoder()
    library = parse_string(text)
    named = {key.lower(): str(s.value) for key, s in library.strings_dict.items()}
    for found in library.entries:
        values = {
            k.lower(): _put_together(str(f.value), named) for k, f in found.fields_dict.items()
        }
        yield _entry(values, decoder)


def _put_together(value: str, named: Mapping[str, str]) -> str:
    """Return a value with the pieces that `#` joins concatenated and named strings filled in."""
    if not _JOINED.fullmatch(value):
        return value
    pieces = (m[0] for m in _JOINABLE.finditer(value))
    return "".join(p[1:-1] if p[0] in '"{' else named.get(p.lower(), p) for p in pieces)


def _decoder() -> Any:  # noqa: ANN401 - pylatexenc ships no types
    """Return a decoder from TeX to words, which keeps an unknown command that stands for a word."""
    known = get_default_latex_context_db()
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_called))
    return LatexNodes2Text(keep_braced_groups=False, latex_context=known)


def _called(node: Any) -> str:  # noqa: ANN401 - as above
    r"""Return a command's name where it is a word (`\BibTeX`), empty for styling (`\enquote`)."""
    name = str(node.macroname)
    return name + str(node.macro_post_space) if name[:1].isupper() else ""


def _decoded(decoder: Any, written: str) -> str:  # noqa: ANN401 - as above
    """Return TeX as words; where the decoder fails, the text without its commands.

    Links lose their address and keep their words. A percent sign opens no comment in a value, and
    an ampersand separates no columns.
    """
    plainer = _BARE.sub(r"\\\g<0>", _LINK.sub("", written))
    try:
        return str(decoder.latex_to_text(plainer)).strip()
    except Exception:  # noqa: BLE001 - it raises anything, and one entry is not the bibliography
        return _COMMAND.sub("", plainer).strip()


def _entry(values: dict[str, str], decoder: Any) -> Entry:  # noqa: ANN401 - as above
    def plain(*names: str) -> str:
        found = next((values[n] for n in names if values.get(n)), "")
        return _decoded(decoder, found) if found else ""

    names = (n for n in _NAMES.split(values.get("author", "")) if n.lower() not in _NOBODY)
    authors = [_decoded(decoder, n) for n in names]
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
    year, month = values.get("year", ""), values.get("month", "").lower()
    if not year or month[:3] not in BIBTEX_MONTHS:
        return year
    day = _DAY.search(month)
    return f"{year}-{BIBTEX_MONTHS.index(month[:3]) + 1:02}" + (f"-{int(day[0]):02}" if day else "")


def _files(value: str) -> Iterator[str]:
    r"""Yield the paths in a file field, `title:path:type`, parted by `;` and escaped by `\`."""
    for part in _FILE.findall(value):
        words = [re.sub(r"\\(.)", r"\1", p) for p in re.split(r"(?<!\\):", part)]
        yield words[1] if len(words) > 2 else words[0]  # noqa: PLR2004 - title, path, type
