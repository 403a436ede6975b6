"""A message that Outlook saved (.msg): python-oxmsg reads it, and its words are told apart as any mail's are.

A body that is kept in compressed Rich Text alone is unpacked and read as the plain one would be.
Source: MS-OXMSG; MS-OXRTFCP.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from compressed_rtf import decompress  # type: ignore[import-untyped]  # the library ships no types
from oxmsg import Message
from oxmsg.domain.constants import PID_RTF_COMPRESSED

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers import mail, rtf
from briefgen.readers.bounds import Names
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.letter import Letter, letter_parts
from briefgen.readers.parts import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg.attachment import Attachment

    from briefgen.readers.parts import Options, Parts

_LARGEST_RICH: Final = 2_000_000
"""Bytes of a packed body that are read: unpacking goes byte by byte."""
_HEAD: Final = ("From", "To", "Cc", "Date")
_PICTURES: Final = frozenset(s for s, f in SUFFIXES.items() if f.module == "picture")


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the words of an Outlook message and what its head states.

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
    return replace(parts, declared=statements, notes=(*parts.notes, *mail.unread_note(unread)))


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the message itself and each of its attachments that can be read.

    Raises:
        UnreadableError: where it is damaged.
    """
    del options
    message = _message(data, path)
    yield Holding("", ".msg", lambda: data)
    try:
        files = [(a, n) for a in message.attachments if (n := _name(a)) and mail.readable(n)]
        subject = message.subject
    except Exception as error:
        raise _damaged(path) from error
    names = Names()
    for attachment, name in files[: mail.MOST_ATTACHMENTS]:
        yield Holding(
            names.name(name),
            suffix_of(name),
            partial(_bytes, attachment),
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
        "From": message.sender or "",
        "To": ", ".join(r.name for r in message.recipients if r.name),
        "Date": sent.isoformat(sep=" ") if sent else "",
    }
    return Letter(
        message.subject,
        tuple((name, said[name]) for name in _HEAD if said.get(name)),
        words.replace("\r\n", "\n").replace("\0", "")[: mail.LARGEST_BODY],
        html=markup,
        newsletter="List-Unsubscribe" in message.message_headers,
    )


def _rich(message: Message) -> str:
    """Return the words of a body in Rich Text, empty where there is none."""
    packed = message.properties.binary_prop_value(PID_RTF_COMPRESSED)
    if not packed or len(packed) > _LARGEST_RICH:
        return ""
    return rtf.letter(decompress(packed), "body.rtf")


def _stated(message: Message) -> tuple[Statement, ...]:
    sent = message.sent_date
    said = {
        "title": " ".join(message.subject.split()),
        "byline": mail.writer(message.sender or ""),
        "published": mail.day(message.message_headers.get("Date", ""))
        or (sent.date().isoformat() if sent else ""),
    }
    return tuple(Statement(f, said[f], "mail header") for f in FIELDS if said.get(f))


def _name(attachment: Attachment) -> str:
    return PurePosixPath((attachment.file_name or "").replace("\\", "/")).name


def _is_furniture(name: str, words: str) -> bool:
    """Tell whether a file is a picture that the message's own words show."""
    return suffix_of(name) in _PICTURES and "cid:" in words


def _bytes(attachment: Attachment) -> bytes:
    return attachment.file_bytes or b""
