"""Read a mailbox (.mbox): each mail is an article, named by its number from 1.

Source: RFC 4155; `mboxrd` for quoted lines.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen.readers.parts import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

_FROM: Final = re.compile(
    rb"(?:^|(?<=\n\n)|(?<=\n\r\n))From \S[^\n]{0,200}\d\d:\d\d[^\n]{0,40}\d{4}[^\n]{0,20}\n"
)
_QUOTED_FROM: Final = re.compile(rb"(?m)^>(>*From )")


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the mails in a mailbox, in order; a "From" line opens one only where it has a date."""
    del path, options
    found = list(_FROM.finditer(data))
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(data)
        yield Holding(str(n + 1), ".eml", partial(_mail, data, match.end(), end))


def _mail(data: bytes, start: int, end: int) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", data[start:end])
