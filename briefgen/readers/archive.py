"""Read a page that a browser saved as one file (.mht, .mhtml), with its address and saving date.

Source: RFC 2557; Chromium and its relatives write the page's address into
`Snapshot-Content-Location`.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers import page as page_reader
from briefgen.readers.parts import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from briefgen.readers.parts import Options, Parts

MAX_BYTES: Final = 100_000_000
"""The largest archive that is read, in bytes: most of them are pictures."""

_PAGES: Final = ("text/html", "application/xhtml+xml")


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the text of the page in the file; the file's own record adds what the page omits.

    Raises:
        UnreadableError: where the file is too large, or holds no page that can be read.
    """
    page, statements = page_in(data, path)
    return told(page_reader.read(page, path, options), statements)


def page_in(data: bytes, path: str) -> tuple[bytes, tuple[Statement, ...]]:
    """Return the bytes of an archive's page, and the address and saving date that it records.

    Raises:
        UnreadableError: where the file is too large, or holds no page.
    """
    where = Where(PurePosixPath(path))
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes, and {MAX_BYTES:,} are read at most"
        raise UnreadableError(message, where=where, remedy="save the page as .html")
    try:
        archive = message_from_bytes(data, policy=policy.compat32)
        page = next((p for p in archive.walk() if p.get_content_type() in _PAGES), None)
        content = page.get_payload(decode=True) if page is not None else None
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        message = "the saved page is damaged"
        raise UnreadableError(message, where=where, remedy="save it again, as .html") from error
    if page is None or not isinstance(content, bytes):
        message = "the file holds no page"
        raise UnreadableError(message, where=where, remedy="save the page again, as .html")
    said = {s.field: s for s in _said(archive, page)}
    return content, tuple(said[f] for f in FIELDS if f in said)


def _said(archive: Message, page: Message) -> Iterator[Statement]:
    for found in (page.get("Content-Location"), archive.get("Snapshot-Content-Location")):
        address = "".join(str(found or "").split())
        parts = urlsplit(address) if "[" not in address else None
        if parts and parts.scheme in ("http", "https") and parts.netloc:
            yield Statement("url", address, "the saved page's own record")
    try:
        saved = parsedate_to_datetime(str(archive.get("Date", "")))
    except ValueError:
        return
    yield Statement("retrieved", saved.date().isoformat(), "the saved page's own record")
