"""Read what a PDF states about itself, if its article confirms it, and remark on the reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.model import FIELDS, Statement
from briefgen.registry.written_dates import written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.pdf.letters import Letters

_MADE: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_NAME: Final = re.compile(r"[^\W\d_][\w'\u2019.-]*(?: [^\W\d_][\w'\u2019.-]*){1,5}")
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b")
_OPENING: Final = 4_000
_BORNE_OUT: Final = 0.7
_LONGEST: Final = 300


def statements_of(
    letters: Letters, text: str, address: str | None, *, headed: bool
) -> tuple[Statement, ...]:
    """Return the fields that the PDF states, in the order of the descriptor.

    A title counts where no line is set as one (`headed`) and the article's beginning has most of
    its words: many programs write a file's name there, and browsers add the outlet's name. An
    author counts where it is a full name: many programs write their user's login. The day on which
    the file was made says nothing of the article's, and is a note.
    """
    said = {s.field: s for s in _said(letters.stated, text, address, headed=headed)}
    return tuple(said[f] for f in FIELDS if f in said)


def _said(
    stated: dict[str, str], text: str, address: str | None, *, headed: bool
) -> Iterator[Statement]:
    title = stated.get("Title", "")[:_LONGEST]
    if not headed and _is_borne_out(title, text[:_OPENING]):
        yield Statement("title", title, "PDF description")
    if (
        _NAME.fullmatch(author := stated.get("Author", "")[:_LONGEST])
        and author.split()[-1][0].isupper()
    ):
        yield Statement("byline", author, "PDF description")
    if address:
        yield Statement("url", address, "the address printed on the page")
    if match := _LANGUAGE.match(stated.get("Lang", "")):
        language = match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")
        yield Statement("language", language, "PDF description")


def _is_borne_out(title: str, opening: str) -> bool:
    """Tell whether a title has more than two words, and the text's beginning most of them."""
    words = re.findall(r"\w+", title.lower())
    known = set(re.findall(r"\w+", opening.lower()))
    return (
        len(words) > 2  # noqa: PLR2004 - "Untitled 1"
        and sum(w in known for w in words) >= _BORNE_OUT * len(words)
    )


def notes_of(letters: Letters) -> tuple[str, ...]:
    """Return remarks for the reader: the number of pages, empty ones, unknown letters, the date."""
    n = len(letters.pages)
    out = [
        (
            f"drawn out of a PDF of {n} page{'s' * (n > 1)}: columns, paragraphs and line ends "
            "are as concluded from it"
        )
    ]
    if empty := [str(i) for i, p in enumerate(letters.pages, start=1) if not p.letters]:
        out.append(
            f"no text on page{'s' * (len(empty) > 1)} {', '.join(empty)}, which may be pictures "
            "of text"
        )
    if untold := sum(p.untold for p in letters.pages):
        out.append(f"{untold} letters of the PDF can't be told and stand as \ufffd")
    if made := _made(letters.stated.get("CreationDate", "")):
        out.append(
            f"the PDF itself was made on {made}, which says nothing of when the article came out"
        )
    return tuple(out)


def _made(word: str) -> str | None:
    """Return the date on which the file was made, None for none. Source: ISO 32000-1, 7.9.4."""
    match = _MADE.match(word)
    return written_date("-".join(match.groups())) if match else None
