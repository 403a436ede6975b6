"""Recognise formats by the first bytes of a file: a test for each format that has a sign.

Source: the formats' own specifications, named at each test; PRONOM for those that have none.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

HEAD: Final = 4_096
"""Bytes from the beginning in which a sign must stand."""

_GZIP: Final = b"\x1f\x8b\x08"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
)
_PROLOGUE: Final = (
    rb"(?:\xef\xbb\xbf)?\s*"
    rb"(?:<\?[^>]{0,200}\?>\s*|<!--.{0,1000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*){0,6}"
)
_PAGE: Final = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,3}"
    rb"(?:<!doctype\s+html|<html[\s>])"
)
_FEED: Final = re.compile(
    rb"(?s)" + _PROLOGUE + rb"<(?:rss|feed|(?:\w+:)?RDF)\b(?P<attributes>[^>]{0,2000})"
)
_FEED_SPACES: Final = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/")
_JSON_FEED: Final = re.compile(
    rb'(?s)(?:\xef\xbb\xbf)?\s*\{.{0,3000}?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org'
)
_FROM_LINE: Final = re.compile(
    rb"From \S[^\n]{0,200}\d\d:\d\d[^\n]{0,40}\d{4}[^\n]{0,20}\r?\n>?[\w-]{2,40}:"
)
_FIELD: Final = re.compile(rb"[\w-]{2,40}:[^\n]*\n")
_MAIL_FIELDS: Final = re.compile(rb"(?im)^(?:message-id|received|mime-version|return-path):")
_RELATED: Final = re.compile(rb"(?im)^content-type:\s*multipart/related")
_SENT: Final = re.compile(rb"(?im)^(?:to|received|delivered-to):")


def is_pdf(data: bytes) -> bool:
    """Tell whether it begins as a PDF. Source: ISO 32000-1, 7.5.2."""
    return data.startswith(b"%PDF-")


def is_gzip(data: bytes) -> bool:
    """Tell whether it is packed by gzip. Source: RFC 1952, 2.3."""
    return data.startswith(_GZIP)


def is_zip(data: bytes) -> bool:
    """Tell whether it is a ZIP archive. Source: APPNOTE.TXT, 4.3."""
    return data.startswith(_ZIP)


def is_ole(data: bytes) -> bool:
    """Tell whether it is an OLE compound file, as Office wrote before 2007. Source: MS-CFB, 2.2."""
    return data.startswith(_OLE)


def is_picture(data: bytes) -> bool:
    """Tell whether it begins as a PNG, JPEG, GIF, TIFF or WebP picture."""
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_rtf(data: bytes) -> bool:
    """Tell whether it is Rich Text."""
    return data.lstrip()[:5] == rb"{\rtf"


def is_docx(data: bytes) -> bool:
    """Tell whether an archive is a Word document. Source: ECMA-376-2, 10."""
    return is_zip(data) and any(n.lower() == "word/document.xml" for n in _names(data))


def is_other_office(data: bytes) -> bool:
    """Tell whether an archive is an Office document of any kind."""
    return is_zip(data) and "[Content_Types].xml" in _names(data)


def is_odt(data: bytes) -> bool:
    """Tell whether an archive is an OpenDocument text. Source: ODF 1.2-3, 3.3."""
    return _kind(data).startswith(b"application/vnd.oasis.opendocument.text")


def is_epub(data: bytes) -> bool:
    """Tell whether an archive is a book. Source: EPUB 3.3, 4.2.7; older tools omit the sign."""
    return _kind(data) == b"application/epub+zip" or (
        is_zip(data) and "META-INF/container.xml" in _names(data)
    )


def is_wacz(data: bytes) -> bool:
    """Tell whether an archive is a packed web archive. Source: WACZ 1.1.1, 5."""
    names = _names(data) if is_zip(data) else ()
    return "datapackage.json" in names and any(n.startswith("archive/") for n in names)


def is_msg(data: bytes) -> bool:
    """Tell whether it is an Outlook message. Source: MS-OXMSG, 2.2.3."""
    return is_ole(data) and "__properties_version1.0".encode("utf-16-le") in data


def is_warc(data: bytes) -> bool:
    """Tell whether it is a web archive, packed by gzip or not. Source: WARC 1.1, 4."""
    return (head_of(data) if is_gzip(data) else data).startswith(b"WARC/")


def is_page(data: bytes) -> bool:
    """Tell whether it begins as an HTML page does. Source: HTML Living Standard, 13.1."""
    return bool(_PAGE.match(data[:HEAD]))


def is_feed(data: bytes) -> bool:
    """Tell whether it is a feed. Source: RSS 2.0, RFC 4287, RSS 1.0, JSON Feed 1.1."""
    if found := _FEED.match(data[:HEAD]):
        kind = found[0].rpartition(b"RDF")[1]
        return not kind or any(s in found["attributes"] for s in _FEED_SPACES)
    return bool(_JSON_FEED.match(data[:HEAD]))


def is_mbox(data: bytes) -> bool:
    """Tell whether it is a mailbox. Source: RFC 4155, appendix A."""
    return bool(_FROM_LINE.match(data[:HEAD]))


def is_mail(data: bytes) -> bool:
    """Tell whether it is a mail: header fields first, with one that mail programs write."""
    head = data[:HEAD]
    fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
    return bool(_FIELD.match(fields)) and bool(_MAIL_FIELDS.search(fields))


def is_saved_page(data: bytes) -> bool:
    """Tell whether a mail is a page that a browser saved as one file."""
    fields = re.split(rb"\r?\n\r?\n", data[:HEAD], maxsplit=1)[0]
    return is_mail(data) and bool(_RELATED.search(fields)) and not _SENT.search(fields)


def head_of(data: bytes) -> bytes:
    """Return the first bytes of what gzip packed, none where they are damaged."""
    import zlib  # noqa: PLC0415 - needed for packed files alone

    try:
        return zlib.decompressobj(31).decompress(data[: 4 * HEAD], HEAD)
    except zlib.error:
        return b""


def _kind(data: bytes) -> bytes:
    """Return the media type in an archive's first member, `mimetype`, if it is not compressed."""
    if not is_zip(data) or data[30:38] != b"mimetype":
        return b""
    length = int.from_bytes(data[22:26], "little")
    extra = int.from_bytes(data[28:30], "little")
    start = 38 + extra
    return data[start : start + min(length, 100)].strip() if length else data[start : start + 39]


def _names(data: bytes) -> frozenset[str]:
    """Return the names in an archive's list, none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist()[:50_000])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RecursionError):
        return frozenset()
