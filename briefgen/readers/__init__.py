"""What do these bytes say?"""

from __future__ import annotations

from typing import Final

from briefgen.model import RawText
from briefgen.readers.decode import MAX_BYTES, MAX_CHARACTERS
from briefgen.readers.formats import BY_CONTENT, FORMATS, PACKED, Format, suffix_of
from briefgen.readers.opened import BETWEEN, Opened
from briefgen.readers.parts import Options
from briefgen.readers.signs import is_feed, is_picture

__all__ = [
    "BETWEEN",
    "BY_CONTENT",
    "FORMATS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "SUFFIXES",
    "Format",
    "Opened",
    "Options",
    "is_feed",
    "is_picture",
    "read",
    "suffix_of",
]

SUFFIXES: Final = {s: f.media_type for f in FORMATS for s in f.suffixes} | {
    f"{s}{PACKED}": f.media_type for f in FORMATS for s in f.suffixes if f.module in ("page", "mbox", "parts", "feed")
}
"""The suffixes that are read, in lower case, with the media type that each stands for."""

_DEFAULT: Final = Options()


def read(data: bytes, path: str, options: Options = _DEFAULT, article: str = "") -> RawText:
    """Return the text of an article in a file's bytes, with what its format says of its parts and of itself.

    `path` is the path as given or found; what the bytes are is told by their sign, else by its
    suffix, and any other suffix is read as plain text. `article` is the article's name in a file
    that holds several. A text of more than `options.max_characters` code points is refused.

    Raises:
        UnreadableError: where the bytes are not an article: empty, binary, undecodable or too long.
    """
    return Opened(data, path, options).read(article)
