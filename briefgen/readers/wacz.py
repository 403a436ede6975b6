"""Read packed web archives (.wacz): an archive of web archives, whose pages are the articles.

Source: WACZ 1.1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.readers.bounds import Names, Unpacked
from briefgen.readers.warc import pages_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Holding, Options

_FOLDER: Final = "archive/"
_SUFFIXES: Final = (".warc", ".warc.gz")


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the pages of the web archives in it, in order.

    Raises:
        UnreadableError: where it is damaged or too large.
    """
    del options
    unpacked, names = Unpacked(data, path), Names()
    for name in unpacked.names:
        if name.startswith(_FOLDER) and name.lower().endswith(_SUFFIXES):
            yield from pages_in(unpacked.read(name), path, names)
