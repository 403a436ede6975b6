"""Read a message that Outlook saved (.msg), by python-oxmsg; its words are read as any mail's.

A body that is kept only as compressed Rich Text is unpacked and read as the plain one would be. A
message that is attached to another is stored as a folder and not as a file; it is turned back into
a mail.

Source: MS-OXMSG; MS-OXRTFCP.
"""

from __future__ import annotations

import io
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import format_datetime
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from compressed_rtf import decompress  # type: ignore[import-untyped]  # the library ships no types
from oxmsg import Message
from oxmsg.domain.constants import PID_ATTACH_METHOD, PID_RTF_COMPRESSED
from oxmsg.properties import Properties

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers import mail, passed_on, rtf
from briefgen.readers.as_mail import as_mail
from briefgen.readers.bounds import Names
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.letter import Letter, letter_parts
from briefgen.readers.parts import Holding, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from oxmsg.attachment import Attachment
    from oxmsg.storage import Storage

    from briefgen.readers.parts import Options, Parts

_LARGEST_RICH: Final = 2_000_000
"""Most bytes of a packed body that is read: unpacking goes byte by byte."""
_HEAD: Final = ("From", "To", "Cc", "Date")
_ENCLOSED: Final = 5
"""Attach method of a message stored as a folder. Source: MS-OXCMSG, 2.2.2.9, afEmbeddedMessage."""

_ENCLOSED_IN: Final = "__substg1.0_3701000D"
_ENCLOSED_HEAD: Final = 24
"""Bytes before the properties of a message within a message. Source: MS-OXMSG, 2.4.1.2."""

_DEEPEST: Final = 4
"""Nesting of messages up to which attached messages are unpacked."""

_PICTURES: Final = frozenset(s for s, f in SUFFIXES.items() if f.module == "picture")


class _Enclosed(Message):
    """A message that is attached to another one."""

    @cached_property
    def _properties(self) -> Properties:
        return Properties(self._storage, properties_header_offset=_ENCLOSED_HEAD)


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the words of an Outlook message and what its header states.

    Raises:
        UnreadableError: where it is damaged, or holds no words.
    """
    del options
    message = _message(data, path)
    try:
        letter, statements = _letter(message), _stated(message)
        names = [n for n in map(_name, message.attachments) if n and not mail.readable(n)]
        unread = [n for n in names if not _is_furniture(n, letter.words)]
    except Exception as error:
        raise _damaged(path) from error
    if not letter.words.strip():
        said = "the message holds no words, neither plain nor as HTML or Rich Text"
        raise UnreadableError(
            said, where=Where(PurePosixPath(path)), remedy="save it from Outlook as .eml or .html"
        )
    parts = letter_parts(letter)
    notes = (*parts.notes, *mail.unread_note(unread))
    return told(replace(parts, notes=notes), passed_on.of_who_passes_it(parts, statements))


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the message itself and each of its attachments that can be read.

    Raises:
        UnreadableError: where it is damaged.
    """
    del options
    message = _message(data, path)
    try:
        files = [(a, n) for a in message.attachments if (n := _name(a)) and mail.readable(n)]
        subject = _decoded(message.subject)
        silent = not _letter(message).words.strip()
    except Exception as error:
        raise _damaged(path) from error
    if not (silent and files):
        yield Holding("", ".msg", lambda: data)
    names = Names()
    for attachment, name in files[: mail.MOST_ATTACHMENTS]:
        yield Holding(
            names.name(name),
            suffix_of(name),
            partial(_bytes, attachment, path),
            notes=(mail.attached(subject),),
        )


def _message(data: bytes, path: str) -> Message:
    try:
        return Message.load(io.BytesIO(data))
    except Exception as error:
        # The library raises whatever its parsing of a damaged file runs into.
        raise _damaged(path) from error


def _damaged(path: str) -> UnreadableError:
    message = "the file is no Outlook message, or a damaged one"
    return UnreadableError(
        message, where=Where(PurePosixPath(path)), remedy="save it from Outlook again, as .eml"
    )


def _letter(message: Message) -> Letter:
    words, markup = message.html_body, True
    if not words or not words.strip():
        words, markup = message.body or "", False
    if not words.strip():
        words = _rich(message)
    sent = message.sent_date
    said = {
        "From": _decoded(message.sender or ""),
        "To": ", ".join(r.name for r in message.recipients if r.name),
        "Date": sent.isoformat(sep=" ") if sent else "",
    }
    return Letter(
        _decoded(message.subject),
        tuple((name, said[name]) for name in _HEAD if said.get(name)),
        words.replace("\r\n", "\n").replace("\0", "")[: mail.LARGEST_BODY],
        html=markup,
        newsletter="List-Unsubscribe" in message.message_headers,
    )


def _rich(message: Message) -> str:
    """Return the words of a body in Rich Text, empty where there is none."""
    return rich_words(message.properties.binary_prop_value(PID_RTF_COMPRESSED) or b"")


def rich_words(packed: bytes) -> str:
    """Return the words of compressed Rich Text, empty where there is none or too much."""
    if not packed or len(packed) > _LARGEST_RICH:
        return ""
    return rtf.letter(decompress(packed), "body.rtf")


def _stated(message: Message) -> tuple[Statement, ...]:
    sent = message.sent_date
    said = {
        "title": " ".join(_decoded(message.subject).split()),
        "byline": mail.writer(_decoded(message.sender or "")),
        "published": mail.day(message.message_headers.get("Date", ""))
        or (sent.date().isoformat() if sent else ""),
    }
    return tuple(Statement(f, said[f], "mail header") for f in FIELDS if said.get(f))


def _decoded(field: str) -> str:
    """Return a header field without the encoding that it was sent in. Source: RFC 2047."""
    try:
        return str(make_header(decode_header(field)))
    except (HeaderParseError, LookupError, ValueError):
        return field


def _name(attachment: Attachment) -> str:
    name = PurePosixPath((attachment.file_name or "").replace("\\", "/")).name
    if _enclosed(attachment) and suffix_of(name) != ".eml":
        return (name or "mail") + ".eml"
    return name


def _enclosed(attachment: Attachment) -> Storage | None:
    """Return the folder of an attached message; None where a file is attached."""
    if attachment.properties.int_prop_value(PID_ATTACH_METHOD) != _ENCLOSED:
        return None
    holder: Any = attachment._storage  # noqa: SLF001 - the library shows files alone
    return next((f for f in holder.storages if f.name == _ENCLOSED_IN), None)


def _mail_of(message: Message, deep: int = 1) -> EmailMessage:
    """Return a message turned back into a mail, with its attachments."""
    letter = _letter(message)
    date = message.message_headers.get("Date") or (
        format_datetime(message.sent_date) if message.sent_date else ""
    )
    said = (
        *(f for f in letter.head if f[0] != "Date"),
        ("Subject", letter.subject),
        ("Date", date),
    )
    attached = [(a, _enclosed(a)) for a in message.attachments[: mail.MOST_ATTACHMENTS]]
    folders = [folder for _, folder in attached if folder] if deep < _DEEPEST else []
    return as_mail(
        [(name, value) for name, value in said if value],
        (letter.words, letter.html),
        [(_name(a), a.file_bytes or b"") for a, folder in attached if not folder],
        [_mail_of(_Enclosed(folder), deep + 1) for folder in folders],
        deep,
    )


def _is_furniture(name: str, words: str) -> bool:
    """Tell whether a file is a picture that the message's own words show."""
    return suffix_of(name) in _PICTURES and "cid:" in words


def _bytes(attachment: Attachment, path: str) -> bytes:
    try:
        folder = _enclosed(attachment)
        content = attachment.file_bytes if folder is None else bytes(_mail_of(_Enclosed(folder)))
    except Exception as error:
        raise _damaged(path) from error
    return content or b""
