"""Read the authors out of a byline: without offices, places and employers, first names first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY: Final = re.compile(r"(?i)^(?:(?:written|reported|story|words|text) )?by:?\s+")
_APART: Final = re.compile(r"\s*[;|\u2022\u00b7\n]\s*|,?\s+(?:and|&)\s+|\s*&\s*|\s+/\s+")
_LINK: Final = re.compile(r"\[\[(?:([^\[\]|]*)\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\([^()\s]*\)")
_ASIDE: Final = re.compile(r"\s*(?:\([^()]*\)|<[^<>]*>|(?<!\S)@\w+|\S+@\S+)")
_DASH: Final = re.compile(r"\s+[\u2013\u2014-]\s+")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.?-?)+\.|(?:[JS]n?r|Esq)\.|(?:[A-Z][a-z]?\.){2,}")
"""An initial, or a shortened word such as "Jr.", which keeps its stop."""

_LONGEST: Final = 600
_SURNAME: Final = 3
"""Most words of a last name that is put first, particles included."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs an article. `person` is false for a desk, an agency, a company."""

    name: str
    person: bool = True


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("bylines")[kind])


def unlinked(text: str) -> str:
    """Return words without the link marks of note-taking tools: `[[Ada Berg]]`.

    Of `[[Ada Berg|Berg]]` the note's name counts, which is the whole one.
    """
    return _LINK.sub(_named, text)


def _named(link: re.Match[str]) -> str:
    """Return a link's shown name, or its note's where that has all its words and more."""
    note, shown = (link[1] or "").rpartition("/")[2], link[2] or link[3] or ""
    return note if set(shown.split()) < set(note.split()) else shown


def authors(byline: str) -> tuple[Author, ...]:
    """Return the authors in a byline, in order, each once; all of it as one where none is found.

    "Berg, Ada; Bo Ek, Chief Correspondent" is Ada Berg and Bo Ek. A suffix stays with its name.
    """
    line = _ASIDE.sub("", _BY.sub("", unlinked(byline[:_LONGEST]).strip()))
    found = [name for piece in _APART.split(line) for name in _names(piece)]
    signing = [Author(n, person=not _is_body(n)) for n in dict.fromkeys(found) if n]
    if any(author.person for author in signing) or len(signing) == 1:
        return tuple(signing)
    words = " ".join(line.split()) or " ".join(byline.split())
    return (Author(words, person=False),) if words else ()


def _names(piece: str) -> Iterator[str]:
    """Yield the names in a piece of a byline that may hold commas."""
    parts = [p for p in (_bare(part) for part in re.split(r"\s*,\s*", piece)) if p]
    if _is_turned(parts):
        yield from (f"{parts[i + 1]} {parts[i]}" for i in range(0, len(parts), 2))
        return
    held = ""
    for part in parts:
        if held and _key(part) in _words("suffixes"):
            held = f"{held}, {part}"
            continue
        if held and (_is_aside(part) or (" " in held and " " not in part)):
            continue
        if held:
            yield held
        held = part
    yield held


def _bare(part: str) -> str:
    """Return a name without an office before or behind it, and without "in", "for" and the like."""
    words = _DASH.split(part.strip(" ,:"))[0].split()
    if words and not _DOTTED.fullmatch(words[-1]):
        words[-1] = words[-1].rstrip(".")
    for i, word in enumerate(words):
        if i and word in _words("leads"):
            words = words[:i]
            break
    offices = [i for i, word in enumerate(words) if _key(word) in _words("offices")]
    if offices and len(words) - offices[-1] > 2:  # noqa: PLR2004 - a full name behind the office
        return " ".join(words[offices[-1] + 1 :])
    if offices and offices[0] > 1:
        return " ".join(words[: offices[0]])
    return " ".join(words)


def _is_turned(parts: list[str]) -> bool:
    """Tell whether all names are "last, first": a surname, then a given name, in pairs."""
    if not parts or len(parts) % 2:
        return False
    return all(_is_surname(parts[i]) and _is_given(parts[i + 1]) for i in range(0, len(parts), 2))


def _is_surname(part: str) -> bool:
    words = part.split()
    names = [w for w in words if w.lower() not in _words("particles")]
    return len(words) <= _SURNAME and len(names) == 1 and not _is_aside(part)


def _is_given(part: str) -> bool:
    words = part.split()
    single = [w for w in words if not re.fullmatch(r"[A-Z]\.?(?:-?[A-Z]\.?)*", w)]
    return (
        len(single) <= 1
        and all(w[0].isupper() for w in words)
        and _key(part) not in _words("suffixes")
        and not _is_aside(part)
    )


def _is_aside(part: str) -> bool:
    """Tell whether a part is no name: an office, a place, an employer, a request."""
    words = part.split()
    small = words[0][0].islower() and words[0] not in _words("particles")
    return (
        small
        or words[0].lower() in _words("leads")
        or _outlet(part)
        or any(_key(w) in _words("offices") or _key(w) in _words("bodies") for w in words)
    )


def _is_body(name: str) -> bool:
    """Tell whether a name is an organisation's and no person's."""
    return any(_key(w) in _words("bodies") for w in name.split()) or _outlet(name)


@cache
def _outlets() -> frozenset[str]:
    known = table("media")["outlets"]
    return frozenset(n.casefold() for o in known for n in (o["name"], *o["aliases"]))


def _outlet(name: str) -> bool:
    return name.casefold() in _outlets()


def _key(word: str) -> str:
    return word.strip(".,:").lower().replace(".", "")
