"""List the articles in a file by name, and read the text of each.

    mails.mbox      -> 1, 2, 3 ...            book.epub  -> chapter-1, chapter-2 ...
    pile.zip        -> report.txt, mails.mbox#1, mails.mbox#1#letter.pdf ...

The articles are walked in the file's order, and those that are not asked for are not unpacked.
Asking for them in that order walks the file once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.model import RawText, Source
from briefgen.readers import exports, signs
from briefgen.readers.bounds import MOST_ARTICLES, gunzipped
from briefgen.readers.decode import damage
from briefgen.readers.formats import EXPORT, PACKED, SUFFIXES, Format, format_of, suffix_of
from briefgen.readers.parts import Options, Parts, told, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.model import Statement

BETWEEN: Final = "#"
"""The separator between a file's name and the name of an article in it."""

MAX_LINES: Final = 50_000
"""Most lines of a text: each is scored by itself, and the longest reports have some 10,000."""

_WRAPPED: Final = "multipart/related"
"""The media type of saved pages, whose bytes are encoded in the file: damage shows only inside."""

_DEEPEST: Final = 4
"""Nesting of files that are opened: a report in a mail in a mailbox in an archive is the third."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An article in a file; `name` is empty for the file itself."""

    name: str
    format: Format
    load: Callable[[], bytes]
    declared: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


class Opened:
    """A file whose articles can be read, each as often as needed."""

    def __init__(self, data: bytes, path: str, options: Options, digest: str = "") -> None:
        """Hold the file's bytes; `path` is as given or found, `digest` is their SHA-256 if known.

        Raises:
            UnreadableError: where it is of a format that is not read, or too large.
        """
        self._path, self._options = path, options
        self._sha256 = digest or sha256(data).hexdigest()
        self._file = _file(data, path)
        self._leaves = self._walked()
        self._reached: _Leaf | None = None

    @property
    def several(self) -> bool:
        """Whether the file's format may hold several articles."""
        return self._file.format.several

    def names(self) -> Iterator[str]:
        """Yield the names of its articles, in order; an empty one is the file itself.

        Raises:
            UnreadableError: where it is damaged, which may show after some of them, or has too
                many.
        """
        for leaf in self._walked():
            yield leaf.name

    def read(self, name: str = "") -> RawText:
        """Return the text of one of its articles.

        Raises:
            UnreadableError: where there is none of this name, or it can't be read.
        """
        leaf = self._found(name)
        path = self._path + (BETWEEN + leaf.name if leaf.name else "")
        parts = told(self._parts(leaf, path), leaf.declared, leaf.notes)
        _demand_text(parts, path, self._options)
        source = Source(path, self._sha256, leaf.format.media_type, parts.encoding)
        return whole(RawText(source, parts.text, parts.hints, parts.declared, parts.notes))

    def _parts(self, leaf: _Leaf, path: str) -> Parts:
        data = leaf.load()
        _demand_size(data, leaf.format, path)
        parts = leaf.format.reader(path).read(data, path, self._options)
        if leaf.format.media_type == _WRAPPED:
            return parts
        return replace(parts, notes=parts.notes + damage(data, parts.encoding))

    def _found(self, name: str) -> _Leaf:
        if self._reached is not None and self._reached.name == name:
            return self._reached
        for again in (False, True):
            if again:
                self._leaves = self._walked()
            for leaf in self._leaves:
                if leaf.name == name:
                    self._reached = leaf
                    return leaf
        raise self._refusal(
            f"the file holds no article {name}"
            if name
            else "the file holds others, and is no article",
            "name the article in it",
        )

    def _walked(self) -> Iterator[_Leaf]:
        found = 0
        for leaf in _leaves(self._file, self._path, self._options):
            if found >= MOST_ARTICLES:
                message = (
                    f"the file holds more than {MOST_ARTICLES:,} articles, and no more are read"
                )
                raise self._refusal(message, "split it")
            found += 1
            yield leaf
        if not found:
            message = "the file holds no article"
            raise self._refusal(message, "`briefgen add --help` names what is read; else remove it")

    def _refusal(self, message: str, remedy: str) -> UnreadableError:
        return UnreadableError(message, where=Where(PurePosixPath(self._path)), remedy=remedy)


def _file(data: bytes, path: str) -> _Leaf:
    """Return a file, unpacked if gzip packed it, with the format that it is read as."""
    if signs.is_gzip(data) and not signs.is_warc(data):
        inner = path[: -len(PACKED)] if path.lower().endswith(PACKED) else path
        data, path = gunzipped(data, path), inner
    form, notes = format_of(data, path)
    _demand_size(data, form, path)
    if exports.is_export(data, path, suffix_of(path)):
        form = EXPORT
    return _Leaf("", form, lambda: data, notes=notes)


def _leaves(leaf: _Leaf, path: str, options: Options, depth: int = 0) -> Iterator[_Leaf]:
    """Yield the articles in a file, those of nested files included.

    Raises:
        UnreadableError: where it is damaged.
    """
    if not leaf.format.several:
        yield leaf
        return
    if depth > _DEEPEST:
        message = f"files lie in files more than {_DEEPEST} deep, and no deeper is looked"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy="unpack it")
    for member in leaf.format.reader(path).holdings(leaf.load(), path, options):
        if not member.name:
            yield replace(leaf, declared=leaf.declared + member.declared)
            continue
        form = SUFFIXES[member.suffix]
        inner = _Leaf(
            leaf.name + BETWEEN * bool(leaf.name) + member.name,
            form,
            member.load,
            member.declared,
            leaf.notes + member.notes,
        )
        yield from _inner(inner, path + BETWEEN + member.name, options, depth + 1)


def _inner(leaf: _Leaf, path: str, options: Options, depth: int) -> Iterator[_Leaf]:
    """Yield the articles in a nested file.

    An error in it is its own: it is raised when the article is read.
    """
    try:
        if exports.is_export_by_name(path) and exports.is_export(
            leaf.load(), path, suffix_of(path)
        ):
            leaf = replace(leaf, format=EXPORT)
        yield from _leaves(leaf, path, options, depth)
    except UnreadableError as error:
        yield replace(leaf, load=partial(_refused, error))


def _refused(error: UnreadableError) -> bytes:
    raise error


def _demand_size(data: bytes, form: Format, path: str) -> None:
    if len(data) > form.limit:
        message = f"the file has {len(data):,} bytes, and {form.limit:,} are read at most"
        raise UnreadableError(
            message,
            where=Where(PurePosixPath(path)),
            remedy="split it into one file for each article",
        )


def _demand_text(parts: Parts, path: str, options: Options) -> None:
    where = Where(PurePosixPath(path))
    if not parts.text.strip():
        message = "the file holds no text"
        raise UnreadableError(
            message, where=where, remedy="paste the article into it, or remove it"
        )
    if len(parts.text) > options.max_characters:
        message = (
            f"the text has {len(parts.text):,} characters, "
            f"and {options.max_characters:,} are read at most"
        )
        raise UnreadableError(
            message, where=where, remedy="split it into one file for each article"
        )
    if (lines := parts.text.count("\n")) > MAX_LINES:
        message = f"the text has {lines:,} lines, and {MAX_LINES:,} are read at most"
        raise UnreadableError(
            message, where=where, remedy="split it into one file for each article"
        )
