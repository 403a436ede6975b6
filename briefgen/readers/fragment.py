"""Read a piece of HTML from a feed, a book or a mail: all of it is the article's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.readers.decode import decode
from briefgen.readers.document import whole
from briefgen.readers.page import read_fragment

if TYPE_CHECKING:
    from briefgen.readers.parts import Options, Parts


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of a piece of HTML.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    del options
    markup, encoding = decode(data, path, markup=True)
    return replace(whole(read_fragment(markup)), encoding=encoding)
