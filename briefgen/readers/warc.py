"""Read web archives (.warc, .warc.gz): each page is an article, with address and capture date.

warcio reads it record by record. What is no page (pictures, scripts, redirects, errors) is skipped.
Source: ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import codecs
import contextlib
import io
import logging
import re
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator

from briefgen.errors import UnreadableError, Where
from briefgen.model import Statement
from briefgen.readers.bounds import LARGEST, MOST_UNPACKED, Names, slugged
from briefgen.readers.parts import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

LARGEST_PAGE: Final = 16_000_000
_KINDS: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
_FOUND: Final = "200"
_CHARSET: Final = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})")
_ORIGIN: Final = "the web archive's record"


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the pages and PDFs of a web archive, in order, each named after its address.

    Raises:
        UnreadableError: where it is damaged, which may show after some of them, or too large.
    """
    del options
    yield from pages_in(data, path, Names())


def pages_in(data: bytes, path: str, names: Names) -> Iterator[Holding]:
    """Yield the pages of a web archive, with names that `names` has not given yet.

    Raises:
        UnreadableError: as `holdings`.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # the error reports it
    where = Where(PurePosixPath(path))
    unpacked = 0
    try:
        records = iter(ArchiveIterator(io.BytesIO(data), arc2warc=False))
        while (record := _next(records)) is not None:
            suffix = _suffix(record)
            if suffix is None:
                continue
            content = record.content_stream().read(LARGEST if suffix == ".pdf" else LARGEST_PAGE)
            unpacked += len(content)
            if unpacked > MOST_UNPACKED:
                break
            record.raw_stream.read()
            cut_off = record.raw_stream.limit > 0
            yield _page(record, content, suffix, names.name(_name(_address(record))), cut_off)
    except Exception as error:
        # The library raises whatever a damaged record runs it into.
        message = "the web archive is damaged, and what stands behind the damage is not read"
        raise UnreadableError(message, where=where, remedy="copy it again") from error
    if unpacked > MOST_UNPACKED:
        message = f"the web archive unpacks to more than {MOST_UNPACKED:,} bytes"
        raise UnreadableError(message, where=where, remedy="split it")


def _next(records: Iterator[Any]) -> Any:  # noqa: ANN401 - warcio ships no types
    """Return the next record, None after the last; the library's own error output is dropped."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _page(
    record: Any,  # noqa: ANN401 - warcio ships no types
    content: bytes,
    suffix: str,
    name: str,
    cut_off: bool,  # noqa: FBT001 - one caller
) -> Holding:
    address = _address(record)
    day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    said = []
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        said.append(Statement("retrieved", day, _ORIGIN))
    if address.startswith(("http://", "https://")) and not re.search(r"[\s\[]", address):
        said.append(Statement("url", address, _ORIGIN))
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else ""
    page = content if suffix == ".pdf" else _in_utf8(content, kind or "")
    notes = ("the web archive breaks off within this page",) if cut_off else ()
    return Holding(name, suffix, partial(bytes, page), tuple(said), notes)


def _address(record: Any) -> str:  # noqa: ANN401 - as above
    found = record.rec_headers.get_header("WARC-Target-URI") or ""
    return str(found).strip("<> ")


def _name(address: str) -> str:
    """Return a plain name for an address: host, path and query, without scheme and "www."."""
    parts = urlsplit(address) if "[" not in address else None
    if parts is None:
        return "page"
    host = (parts.hostname or "").removeprefix("www.")
    return slugged([host, parts.path, parts.query]) or "page"


def _suffix(record: Any) -> str | None:  # noqa: ANN401 - as above
    """Return the suffix for a record's content, None where it is no page that was found."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if record.rec_type == "response":
        if headers is None or headers.get_statuscode() != _FOUND:
            return None
        kind = headers.get_header("Content-Type") or ""
    else:
        kind = record.content_type or ""
    return _KINDS.get(kind.partition(";")[0].strip().lower())


def _in_utf8(content: bytes, kind: str) -> bytes:
    """Return a page in UTF-8 if the server named its charset, which the page may not name."""
    found = _CHARSET.search(kind)
    if not found:
        return content
    try:
        if codecs.lookup(found[1]).name in ("utf-8", "ascii"):
            return content
        return content.decode(found[1]).encode("utf-8")
    except (LookupError, UnicodeError):
        return content
