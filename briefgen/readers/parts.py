"""What a format's reader gives, and what it is given: one small interface that each of them obeys.

A reader is a module of this room. Where a file is an article it has

    def read(data: bytes, path: str, options: Options) -> Parts

and where a file holds several

    def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]

Both raise `UnreadableError` and nothing else, hold no more than a bounded multiple of their input,
and open no file and no connection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefgen.readers.decode import MAX_CHARACTERS, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.model import Hint, RawText, Statement

_HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Halves of surrogate pairs, which no file can be written with. JSON and YAML can name them by their numbers."""


_QUOTED: Final = re.compile(r"(?m)^> ?")
_FEWEST_QUOTED: Final = 3


@dataclass(frozen=True, slots=True)
class Options:
    """What a desk sets of its reading.

    `max_characters` is the longest text that is read, in code points. `ocr` allows that an
    installed program of text recognition is used. `whole_books` makes one article of a book, else
    each chapter is one.
    """

    max_characters: int = MAX_CHARACTERS
    ocr: bool = False
    whole_books: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text with its hints, its declared statements and remarks on it, before it is known as a source.

    `encoding` is None for formats that carry their own.
    """

    text: str
    hints: tuple[Hint, ...] = ()
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """One of the articles that lie in a file, before it is read.

    `name` is what it is called in the file, the same at each reading; it is empty for the file
    itself, where that is an article besides. `suffix` stands for its format, as in
    `formats.SUFFIXES`. `load` returns its bytes. `declared` and `notes` are what the file says of
    it.
    """

    name: str
    suffix: str
    load: Callable[[], bytes]
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def plain(text: str) -> Parts:
    """Return plain text as it is: it says nothing of its parts."""
    return Parts(text)


def whole(raw: RawText) -> RawText:
    """Return a text with what is declared of it, each half of a surrogate pair as a replacement character."""
    if not (_HALF.search(raw.text) or any(_HALF.search(s.value) for s in raw.declared)):
        return raw
    declared = tuple(replace(s, value=_HALF.sub("\ufffd", s.value)) for s in raw.declared)
    return replace(raw, text=_HALF.sub("\ufffd", raw.text), declared=declared)


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return plain text.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    del options
    text, encoding = decode(data, path, markup=False)
    return Parts(_unquoted(text), encoding=encoding)


def _unquoted(text: str) -> str:
    """Return a text whose every line is quoted as mails quote, without the marks."""
    lines = [line for line in text.split("\n") if line.strip()]
    while len(lines) >= _FEWEST_QUOTED and all(line.startswith(">") for line in lines):
        text = _QUOTED.sub("", text)
        lines = [line for line in text.split("\n") if line.strip()]
    return text


def told(parts: Parts, statements: Iterable[Statement], notes: Iterable[str] = ()) -> Parts:
    """Return parts with what is said of them from outside, where they don't say it themselves."""
    stated = {s.field for s in parts.declared}
    added = tuple(s for s in statements if s.field not in stated)
    return replace(parts, declared=parts.declared + added, notes=(*notes, *parts.notes))
