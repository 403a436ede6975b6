"""Share between readers of word processors' documents: properties, notes, remarks on omissions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import FIELDS, Statement
from briefgen.registry.written_dates import written_date, written_date_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Hint
    from briefgen.readers.parts import Parts

FOOTNOTE: Final = "footnote"
"""Tag of a hint on a note at a document's foot or end."""

WHOLE: Final = "whole document"
"""Part of a hint's path where the file holds nothing but the article; no page has such a class."""

CONTENTS: Final = "table-of-contents"
"""Tag of a hint on a line of a table of contents, and the class that marks such a line."""

ORIGIN: Final = "document properties"

_NAME: Final = re.compile(r"[^\W\d_][\w'\u2019.-]*(?: [^\W\d_][\w'\u2019.-]*){1,5}")
_NO_TITLE: Final = re.compile(
    r"(?i).*\.(?:docx?|odt|rtf|dotx?|pdf|txt)$|microsoft word.*|untitled.*|"
    r"(?:document|title|template|draft|normal)[ _-]?\d*|\[.*\]"
)
"""Titles that programs write where nobody wrote one: a file's name, a field's, a template's."""

_HALVES: Final = re.compile(r"(?i)(?<![^\W_])[ap]\.?m\b")
""""am" and "pm", as a clock writes them."""

_LONGEST: Final = 300


def stated(title: str, author: str, language: str = "") -> tuple[Statement, ...]:
    """Return what a document's properties state, as far as a person wrote it.

    A title counts where it is no file name and no program's placeholder; an author where it is a
    full name: most programs write their user's login there.
    """
    said = {s.field: s for s in _said(title, author, language)}
    return tuple(said[f] for f in FIELDS if f in said)


def _said(title: str, author: str, language: str) -> Iterator[Statement]:
    title = " ".join(title.split())[:_LONGEST]
    author = " ".join(author.split())[:_LONGEST]
    if title and not (_NO_TITLE.fullmatch(title) or _is_day(title)):
        yield Statement("title", title, ORIGIN)
    if _NAME.fullmatch(author) and author.split()[-1][0].isupper():
        yield Statement("byline", author, ORIGIN)
    if found := re.match(r"([a-z]{2,3})(?:-([A-Z]{2}))?$", language.strip()):
        yield Statement("language", found[0], ORIGIN)


def _is_day(title: str) -> bool:
    """Tell whether a title holds no more than a date, a time of day or a number."""
    found = written_date_span(title)
    rest = title[: found[0]] + title[found[1] :] if found else title
    return not any(c.isalpha() for c in _HALVES.sub("", rest))


def remarks(created: str, left_out: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return remarks for the reader: when the document was made, and what of it is left out.

    `left_out` pairs a number with the singular noun of what it counts.
    """
    out = []
    counted = [f"{n} {noun}{'s' * (n > 1)}" for n, noun in left_out if n]
    if counted:
        out.append(f"left out of the document: {', '.join(counted)}")
    if made := written_date(created):
        out.append(
            f"the document itself was made on {made}, which says nothing of when the article "
            "came out"
        )
    return tuple(out)


def whole(parts: Parts) -> Parts:
    """Return the parts with every hint saying that the file holds nothing but the article."""
    return replace(parts, hints=tuple(replace(h, path=(*h.path, WHOLE)) for h in parts.hints))


def notes_marked(parts: Parts, marks: Iterable[str] = ("footnote", "endnote")) -> Parts:
    """Return the parts with hints on notes and tables of contents tagged as such.

    They are known by a class or id in their path that begins as one of `marks`, or is `CONTENTS`.
    """
    known = tuple(marks)

    def tag(hint: Hint) -> str:
        if any(name.startswith(known) for name in hint.path):
            return FOOTNOTE
        return CONTENTS if CONTENTS in hint.path else hint.tag

    return replace(parts, hints=tuple(replace(h, tag=tag(h)) for h in parts.hints))
