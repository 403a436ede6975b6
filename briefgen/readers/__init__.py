"""Read files: from their bytes to the text of an article, by format."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from briefgen.readers.bibliographies import BIBLIOGRAPHIES, is_bibliography, works_in
from briefgen.readers.decode import MAX_BYTES, MAX_CHARACTERS
from briefgen.readers.exports import may_be_export
from briefgen.readers.formats import BY_CONTENT, FORMATS, PACKED, Format, format_of, suffix_of
from briefgen.readers.opened import BETWEEN, Opened
from briefgen.readers.parts import Options
from briefgen.readers.signs import HEAD, is_feed, is_gzip, is_mail, is_mbox, is_ole, is_warc, is_zip

if TYPE_CHECKING:
    from briefgen.model import RawText

__all__ = [
    "BETWEEN",
    "BIBLIOGRAPHIES",
    "BY_CONTENT",
    "FORMATS",
    "HEAD",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "PACKED",
    "PICTURES",
    "SUFFIXES",
    "Format",
    "Opened",
    "Options",
    "format_of",
    "is_bibliography",
    "is_wanted",
    "may_hold_several",
    "read",
    "suffix_of",
    "works_in",
]

SUFFIXES: Final = {s: f.media_type for f in FORMATS for s in f.suffixes}
"""The suffixes that are read, in lower case, with the media type that each stands for."""

PICTURES: Final = frozenset(s for f in FORMATS if f.module == "picture" for s in f.suffixes)
"""Suffixes of pictures: articles where their text is recognised (OCR), furniture elsewhere."""

_DEFAULT: Final = Options()


def read(data: bytes, path: str, options: Options = _DEFAULT, article: str = "") -> RawText:
    """Return the text of an article in a file's bytes, with what its format states about it.

    `path` is the path as given or found. The format is known by its sign in the bytes, else by the
    suffix; any other suffix is read as plain text. `article` is the article's name in a file that
    holds several. A text of more than `options.max_characters` code points is refused.

    Raises:
        UnreadableError: where the bytes are not an article: empty, binary, undecodable or too long.
    """
    if not article:
        return Opened(data, path, options).read()
    digest = sha256(data).hexdigest()
    key = (digest, path, options)
    if _Last.key != key:
        _Last.opened, _Last.key = Opened(data, path, options, digest), key
    assert _Last.opened is not None
    return _Last.opened.read(article)


class _Last:
    """The file of several articles that was read last: its articles are mostly read in a row."""

    key: tuple[str, str, Options] | None = None
    opened: Opened | None = None


_SEVERAL: Final = frozenset(s for f in FORMATS if f.several for s in f.suffixes)
_WHOLE: Final = frozenset({".docx", ".odt", ".mht", ".mhtml"})
"""Suffixes of files whose sign is that of a container, though each is one article."""


def may_hold_several(head: bytes, path: str) -> bool:
    """Tell from a file's first bytes and suffix whether it must be opened to list its articles."""
    suffix = suffix_of(path)
    if suffix in _WHOLE and not may_be_export(head, suffix):
        return False
    signs = (is_zip, is_gzip, is_ole, is_mbox, is_warc, is_feed, is_mail)
    if suffix in _SEVERAL or may_be_export(head, suffix):
        return True
    return any(sign(head) for sign in signs)


def is_wanted(head: bytes, path: str, options: Options) -> bool:
    """Tell whether a file in a folder is read: by its suffix, or its content for shared ones."""
    suffix = suffix_of(path)
    if suffix == PACKED:
        inner = suffix_of(path[: -len(PACKED)])
        return inner in SUFFIXES
    if suffix in PICTURES:
        return options.ocr
    return suffix in SUFFIXES or (suffix in BY_CONTENT and is_feed(head))
