"""Define what a format's reader takes and returns: one small interface for all of them.

A reader is a module of this package. Where a file is an article it has

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

from briefgen.readers.decode import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.model import Hint, RawText, Statement

_HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Halves of surrogate pairs, which JSON and YAML can name but no file can be written with."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a desk sets for reading.

    `max_characters` is the longest text that is read, in code points. `ocr` permits the use of an
    installed text recognition program. `whole_books` makes a book one article; otherwise each
    chapter is one.
    """

    max_characters: int = MAX_CHARACTERS
    ocr: bool = False
    whole_books: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text with its hints, declared statements and remarks, without its source.

    `encoding` is None for formats that carry their own.
    """

    text: str
    hints: tuple[Hint, ...] = ()
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """One of the articles in a file, before it is read.

    `name` is its name in the file, the same at each reading; it is empty for the file itself, where
    that is an article too. `suffix` stands for its format, as in `formats.SUFFIXES`. `load` returns
    its bytes. `declared` and `notes` are what the file states about it.
    """

    name: str
    suffix: str
    load: Callable[[], bytes]
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def plain(text: str) -> Parts:
    """Return plain text unchanged, without hints."""
    return Parts(text)


def whole(raw: RawText) -> RawText:
    """Return a text and its statements with lone surrogates replaced by U+FFFD."""
    if not (_HALF.search(raw.text) or any(_HALF.search(s.value) for s in raw.declared)):
        return raw
    declared = tuple(replace(s, value=_HALF.sub("\ufffd", s.value)) for s in raw.declared)
    return replace(raw, text=_HALF.sub("\ufffd", raw.text), declared=declared)


def told(parts: Parts, statements: Iterable[Statement], notes: Iterable[str] = ()) -> Parts:
    """Return the parts with statements from outside added for fields that they do not state.

    The notes come before those of the parts.
    """
    stated = {s.field for s in parts.declared}
    added = tuple(s for s in statements if s.field not in stated)
    return replace(parts, declared=parts.declared + added, notes=(*notes, *parts.notes))
