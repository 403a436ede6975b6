"""Cite the article behind a brief in the forms that reference managers read.

A field that is not stated is left out: no citation holds a date or a name that nobody gave.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefgen.registry.authors import authors
from briefgen.registry.tables import table
from briefgen.registry.written_dates import BIBTEX_MONTHS

if TYPE_CHECKING:
    from briefgen.model import Entry
    from briefgen.registry.authors import Author

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""TeX for special characters; BibTeX counts braces behind a backslash too, so they are paired."""

_TEX_PLAIN: Final = "#$%&_"


def _stated(entry: Entry, field: str) -> str:
    """Return a stated field on one line, "" for an inferred one: that is the desk's conclusion."""
    found = entry.metadata.article.stated(field)
    return " ".join(found.value.split()) if found and not found.inferred else ""


def _title(entry: Entry, *, shown: bool) -> str:
    """Return the title, else the first words if they may be shown, else the slug."""
    opening = entry.metadata.article.first_words if shown else ""
    return _stated(entry, "title") or opening or entry.slug


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a reference manager's parts; an organisation's or a single word is `family`."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    person: bool = True


def _authors(entry: Entry) -> list[Name]:
    """Return the authors of a byline, without their offices."""
    return [name_of(author) for author in authors(_stated(entry, "byline"))]


def name_of(author: Author) -> Name:
    """Return the parts of an author's name: the last word is the family's, with its particles.

    A family name of two words without a particle ("García Márquez") can't be told from a second
    given name; its first word goes to the given names, as Zotero has it.
    """
    if not author.person:
        return Name(author.name, person=False)
    plain, _, suffix = author.name.partition(", ")
    words = plain.split()
    if len(words) == 1:
        return Name(plain, suffix=suffix)
    small = table("bylines")["particles"]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in small and words[at - 1].islower():
        at -= 1
    particle, given = " ".join(words[at:-1]), " ".join(words[:at])
    return Name(words[-1], given, particle, suffix)


def _parts(day: str) -> list[str]:
    """Return year, month and day of an EDTF date, as far as they are known."""
    found = _DAY.match(day)
    return [p for p in found.groups() if p] if found else []


def bibtex(entry: Entry, *, shown: bool = True) -> str:
    """Return a citation for BibTeX and biblatex; braces keep the capitals of its title."""
    date = _parts(_stated(entry, "published"))
    fields = {
        "title": f"{{{_tex(_title(entry, shown=shown))}}}",
        "author": " and ".join(map(_tex_name, _authors(entry))),
        "journal": _tex(_stated(entry, "outlet")),
        "entrysubtype": "newspaper",
        "year": date[0] if date else "",
        "date": "-".join(date),
        "url": _url(_stated(entry, "url")),
        "urldate": "-".join(_parts(_stated(entry, "retrieved"))),
        "language": _tex(_stated(entry, "language")),
    }
    lines = [f"  {k} = {{{v}}}," for k, v in fields.items() if v]
    if date[1:2] and 1 <= int(date[1]) <= len(BIBTEX_MONTHS):
        lines.append(f"  month = {BIBTEX_MONTHS[int(date[1]) - 1]},")
    return "\n".join([f"@article{{{entry.slug},", *lines, "}", ""])


def _tex_name(name: Name) -> str:
    """Return a name as BibTeX splits it, `von Last, Jr, First`; in braces where it must not."""
    if not name.given:
        return f"{{{_tex(', '.join(filter(None, (name.family, name.suffix))))}}}"
    last = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(_tex(part) for part in (last, name.suffix, name.given) if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, f"\\{c}" if c in _TEX_PLAIN else c) for c in text)


def _url(text: str) -> str:
    """Return an address that can't close BibTeX's braces."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def ris(entry: Entry, *, shown: bool = True) -> str:
    """Return a citation in RIS, type NEWS. Source: Research Information Systems' format, 2001."""
    published, retrieved = (_parts(_stated(entry, f)) for f in ("published", "retrieved"))
    tags = [
        ("TY", "NEWS"),
        ("TI", _title(entry, shown=shown)),
        *(("AU", _ris_name(name)) for name in _authors(entry)),
        ("T2", _stated(entry, "outlet")),
        ("PY", (published or [""])[0]),
        ("DA", _ris_day(published)),
        ("UR", _stated(entry, "url")),
        ("Y2", _ris_day(retrieved)),
        ("LA", _stated(entry, "language")),
    ]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _ris_name(name: Name) -> str:
    """Return a name as `Last, First, Suffix`."""
    last = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (last, name.given, name.suffix)))


def _ris_day(parts: list[str]) -> str:
    """Return a day as YYYY/MM/DD/, unknown parts empty. Source: the same format, field Y1."""
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""


def csl_json(entry: Entry, *, shown: bool = True) -> str:
    """Return a citation in CSL-JSON. Source: the Citation Style Language's schema 1.0.2."""
    item: dict[str, Any] = {
        "id": entry.slug,
        "type": "article-newspaper",
        "title": _title(entry, shown=shown),
    }
    signing = [_csl_name(name) for name in _authors(entry)]
    dates = {"issued": _stated(entry, "published"), "accessed": _stated(entry, "retrieved")}
    item |= {"author": signing} if signing else {}
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


def _csl_name(name: Name) -> dict[str, str]:
    """Return a name by its parts, an organisation's as one literal."""
    if not name.given:
        return {"literal": ", ".join(filter(None, (name.family, name.suffix)))}
    told = {"family": name.family, "given": name.given}
    told |= {"non-dropping-particle": name.particle} if name.particle else {}
    return told | ({"suffix": name.suffix} if name.suffix else {})
