"""How is the article behind a brief cited, in the forms that reference managers read?

A field that is not stated is left out: no citation holds a date or a name that nobody gave.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.authors import authors

if TYPE_CHECKING:
    from briefgen.model import Entry

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TEX_PLAIN: Final = "#$%&_"


def _stated(entry: Entry, field: str) -> str:
    """Return a field on one line; an inferred outlet is the desk's conclusion and not cited as stated."""
    found = entry.metadata.article.stated(field)
    return " ".join(found.value.split()) if found and not found.inferred else ""


def _title(entry: Entry) -> str:
    return _stated(entry, "title") or entry.slug


def _authors(entry: Entry) -> list[str]:
    """Return the authors of a byline, first names first, without their offices."""
    return [author.name for author in authors(_stated(entry, "byline"))]


def _parts(day: str) -> list[str]:
    """Return year, month and day of an EDTF date, as far as they are known."""
    found = _DAY.match(day)
    return [p for p in found.groups() if p] if found else []


def bibtex(entry: Entry) -> str:
    """Return an article's citation in BibTeX."""
    date = _parts(_stated(entry, "published"))
    fields = {
        "title": _title(entry),
        "author": " and ".join(f"{{{_tex(a)}}}" for a in _authors(entry)),
        "journal": _stated(entry, "outlet"),
        "year": date[0] if date else "",
        "date": "-".join(date),
        "url": _stated(entry, "url"),
        "urldate": "-".join(_parts(_stated(entry, "retrieved"))),
        "language": _stated(entry, "language"),
    }
    verbatim = {"author", "url"}
    lines = [
        f"  {k} = {{{_url(v) if k == 'url' else v if k in verbatim else _tex(v)}}},"
        for k, v in fields.items()
        if v
    ]
    return "\n".join([f"@article{{{entry.slug},", *lines, "}", ""])


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, f"\\{c}" if c in _TEX_PLAIN else c) for c in text)


def _url(text: str) -> str:
    """Return an address that can't close BibTeX's braces."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def ris(entry: Entry) -> str:
    """Return an article's citation in RIS. Source: Research Information Systems' format, 2001, with type NEWS."""
    tags = [("TY", "NEWS"), ("TI", _title(entry)), *(("AU", a) for a in _authors(entry))]
    tags += [
        ("T2", _stated(entry, "outlet")),
        ("DA", "/".join(_parts(_stated(entry, "published")))),
    ]
    tags += [
        ("PY", (_parts(_stated(entry, "published")) or [""])[0]),
        ("UR", _stated(entry, "url")),
    ]
    tags += [
        ("Y2", "/".join(_parts(_stated(entry, "retrieved")))),
        ("LA", _stated(entry, "language")),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(entry: Entry) -> str:
    """Return an article's citation in CSL-JSON. Source: the Citation Style Language's schema 1.0.2."""
    item: dict[str, Any] = {"id": entry.slug, "type": "article-newspaper", "title": _title(entry)}
    authors = [{"literal": a} for a in _authors(entry)]
    dates = {"issued": _stated(entry, "published"), "accessed": _stated(entry, "retrieved")}
    item |= {"author": authors} if authors else {}
    item |= {
        k: {"date-parts": [[int(p) for p in _parts(v)]]} for k, v in dates.items() if _parts(v)
    }
    names = {
        "container-title": "outlet",
        "URL": "url",
        "language": "language",
        "archive_location": "archive_url",
    }
    item |= {k: _stated(entry, field) for k, field in names.items() if _stated(entry, field)}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
