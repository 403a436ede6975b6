"""Read a mail (.eml): subject, sender, date, and its words without quoted reply and signature.

The HTML part is preferred to the plain one. Attachments that can be read are articles of their own;
the others are named. Source: RFC 5322, RFC 2045 to 2047, RFC 3676 (flowed text).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers import passed_on, smime, tnef
from briefgen.readers.bounds import Names
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.letter import HEAD, Letter, letter_parts
from briefgen.readers.parts import Holding, Parts, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

MOST_ATTACHMENTS: Final = 200
LARGEST_BODY: Final = 8_000_000
"""Most code points of a mail's words, markup included."""

_HEAD: Final = ("From", "To", "Cc", "Date")
_PARTED: Final = re.compile(r"(?m)^--([^\s\"\\](?:[^\"\\\n]{0,68}[^\s\"\\])?)[ \t]*$")
"""A line that separates a mail's parts. Source: RFC 2046, 5.1.1."""

_LOCKED: Final = "is encrypted, or packed in a way that is not read"
_LOCKS: Final = frozenset(
    (
        "multipart/encrypted",
        "application/pgp-encrypted",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
    )
)
_ABOUT_WORDS: Final = ("Content-Type", "Content-Transfer-Encoding", "Content-Disposition")
_ARMOUR: Final = "-----BEGIN PGP MESSAGE-----"
"""The mark of encrypted words; with `_LOCKS`, what encrypted mails hold.

Source: RFC 3156, RFC 8551, RFC 9580.
"""

_LONGEST: Final = 600
_LONG_NUMBER: Final = 16
_DEFECTS: Final = (MessageError, LookupError, ValueError, RecursionError, AttributeError, TypeError)
"""What the standard library raises at a mail that breaks the rules."""


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the words of a mail and what its header states.

    Raises:
        UnreadableError: where it is no mail, or holds no words.
    """
    del options
    mail = _parsed(data, path)
    words, kind = _body(mail)
    letter = Letter(
        field(mail, "Subject"),
        tuple((name, value) for name in _HEAD if (value := field(mail, name))),
        words[:LARGEST_BODY],
        html=kind == "html",
        flowed=_is_flowed(mail),
        newsletter="List-Unsubscribe" in mail,
    )
    files = (a for a in _attachments(mail) if not _is_furniture(a))
    unread = [n for n in map(_file_name, files) if n and not readable(n)]
    parts = letter_parts(letter)
    locked = _is_locked(mail, words)
    if locked or all(hint.tag in (HEAD, "title") for hint in parts.hints):
        message = f"the mail {_LOCKED if locked else 'holds no words of its own'}"
        remedy = "save it unlocked" if locked else "see its attachments, or remove it"
        raise UnreadableError(message, where=Where(PurePosixPath(path)), remedy=remedy)
    notes = (*parts.notes, *unread_note(unread))
    return told(replace(parts, notes=notes), passed_on.of_who_passes_it(parts, stated(mail)))


def holdings(data: bytes, path: str, options: Options) -> Iterator[Holding]:
    """Yield the mail itself, if it has words, and each of its attachments that can be read.

    Raises:
        UnreadableError: where it is no mail.
    """
    del options
    mail = _parsed(data, path)
    subject = field(mail, "Subject")
    files = [a for a in _attachments(mail) if readable(_file_name(a))]
    if _body(mail)[0].strip() or not files:
        yield Holding("", ".eml", lambda: data)
    names = Names()
    for part in files:
        name = _file_name(part)
        yield Holding(
            names.name(name), suffix_of(name), partial(_content, part), notes=(attached(subject),)
        )


def _is_locked(mail: EmailMessage, words: str) -> bool:
    """Tell whether a mail's words are encrypted."""
    if words.strip():
        return words.lstrip().startswith(_ARMOUR)
    try:
        kinds = {part.get_content_type() for part in islice(mail.walk(), MOST_ATTACHMENTS)}
    except _DEFECTS:
        kinds = set()
    return bool(kinds & _LOCKS)


def unread_note(names: list[str]) -> tuple[str, ...]:
    """Return a remark that names the attachments in formats that are not read."""
    return (f"attached, and not read: {', '.join(sorted(names))}",) if names else ()


def attached(subject: str) -> str:
    """Return the remark that says to which mail a file was attached."""
    return f"attached to the mail \u201c{subject}\u201d" if subject else "attached to a mail"


def field(mail: EmailMessage, name: str) -> str:
    """Return a field of a mail's header, decoded; empty where it is missing or unreadable."""
    try:
        return " ".join(str(mail.get(name, "")).split())[:_LONGEST]
    except _DEFECTS:
        return ""


def stated(mail: EmailMessage) -> tuple[Statement, ...]:
    """Return what a mail's header states, in the order of the descriptor."""
    said = {
        "title": field(mail, "Subject"),
        "byline": writer(field(mail, "From")),
        "published": day(field(mail, "Date")),
        "url": _address(field(mail, "Archived-At")),
        "outlet": _list_name(field(mail, "List-Id")),
    }
    if "List-Unsubscribe" in mail and not said["outlet"] and passed_on.is_a_house(said["byline"]):
        said["outlet"] = said.pop("byline")
    return tuple(Statement(f, said[f], "mail header") for f in FIELDS if said.get(f))


def writer(sender: str) -> str:
    """Return the senders' names as one line; an address where there is no name."""
    return passed_on.names(sender)


def day(date: str) -> str:
    """Return the date of a mail in its writer's time zone, empty where it has none."""
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else ""
    except (ValueError, IndexError, OverflowError, TypeError):
        return ""


def _list_name(value: str) -> str:
    """Return a mailing list's own name, empty where a program made it up."""
    name = value.partition("<")[0].strip(' "')
    return "" if any(map(_is_number, name.split())) else name


def _is_number(word: str) -> bool:
    """Tell whether a word is a program's key for a list: long, of letters and many digits."""
    figures = sum(c.isdigit() for c in word)
    return word.isalnum() and len(word) >= _LONG_NUMBER and figures >= len(word) / 4


def _address(value: str) -> str:
    address = value.strip("<> ")
    return address if address.startswith(("http://", "https://")) and " " not in address else ""


def _parsed(data: bytes, path: str) -> EmailMessage:
    try:
        mail = message_from_bytes(data.lstrip(), policy=policy.default)
    except _DEFECTS as error:
        raise _damaged(path) from error
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise _damaged(path)
    with suppress(*_DEFECTS):
        _unpack(mail)
        _part_anew(mail)
    return mail


def _unpack(mail: EmailMessage) -> None:
    """Replace a signed mail's package by the mail that is in it."""
    if mail.get_content_type() not in smime.KINDS:
        return
    content = mail.get_payload(decode=True)
    inner = smime.packed(content) if isinstance(content, bytes) else b""
    if not inner:
        return
    found = message_from_bytes(inner, policy=policy.default)
    for name in _ABOUT_WORDS:
        del mail[name]
        if name in found:
            mail[name] = found[name]
    mail.set_payload(found.get_payload())


def _part_anew(mail: EmailMessage) -> None:
    """Split a multipart mail whose header has lost its boundary, at the first such line in it."""
    if mail.get_content_maintype() != "multipart" or mail.is_multipart():
        return
    text = str(mail.get_payload())
    parted = _PARTED.search(text)
    if not parted or f"\n--{parted[1]}--" not in text:
        return
    kind = f'multipart/mixed; boundary="{parted[1]}"'
    raw = f"Content-Type: {kind}\n\n{text}".encode("ascii", "surrogateescape")
    found = message_from_bytes(raw, policy=policy.default)
    if found.is_multipart():
        mail.replace_header("Content-Type", kind)
        mail.set_payload(found.get_payload())


def _damaged(path: str) -> UnreadableError:
    message = "the file is no mail, or a damaged one"
    return UnreadableError(
        message, where=Where(PurePosixPath(path)), remedy="save it again, or paste its text"
    )


def _body(mail: EmailMessage) -> tuple[str, str]:
    """Return a mail's words and whether they are `html` or `plain`; HTML is preferred."""
    for kind in ("html", "plain"):
        try:
            part = mail.get_body(preferencelist=(kind,))
            words = _decoded(part) if part is not None else ""
        except _DEFECTS:
            continue
        if words.strip():
            return words, kind
    for package in _packages(mail):
        if package.words.strip():
            return package.words, "html" if package.html else "plain"
        if package.rich:
            return _rich(package.rich), "plain"
    return "", "plain"


def _packages(mail: EmailMessage) -> Iterator[tnef.Package]:
    """Yield what Outlook packed into single parts of a mail (TNEF)."""
    for part in _parts(mail):
        if _is_packed(part):
            yield tnef.unpacked(_content(part))


def _is_packed(part: EmailMessage) -> bool:
    return part.get_content_type() == tnef.KIND or _file_name(part).lower() == tnef.NAME


def _rich(packed: bytes) -> str:
    """Return the words of compressed Rich Text, empty where its reader is not installed."""
    with suppress(Exception):  # an extra; what reads it raises whatever damage it runs into
        from briefgen.readers import outlook  # noqa: PLC0415 - as above

        return outlook.rich_words(packed)
    return ""


def _decoded(part: MIMEPart) -> str:
    """Return a part's text; bytes that are not in its charset become replacement characters."""
    try:
        content = part.get_content()
    except (LookupError, UnicodeError):
        content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content.decode("utf-8", "replace")
    text = str(content)
    return text.replace("\r\n", "\n").replace("\0", "")


def _is_flowed(mail: EmailMessage) -> bool:
    try:
        part = mail.get_body(preferencelist=("plain",))
        return part is not None and str(part.get_param("format", "")).lower() == "flowed"
    except _DEFECTS:
        return False


def _attachments(mail: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are files, forwarded mails and files that Outlook packed included."""
    found = [file for part in _parts(mail) for file in _unpacked(part)]
    return found[:MOST_ATTACHMENTS]


def _unpacked(part: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the files in an Outlook package; any other part as it is."""
    if not _is_packed(part):
        yield part
        return
    made = tnef.mail_of(tnef.unpacked(_content(part)))
    yield from (p for p in made.iter_attachments() if isinstance(p, EmailMessage))


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a mail that are not its words."""
    if _is_whole_package(mail):
        return [mail]
    if mail.get_content_type() == "message/rfc822":  # the mail only forwards another one
        return [mail]
    try:
        found = [p for p in mail.iter_attachments() if isinstance(p, EmailMessage)]
    except _DEFECTS:
        return []
    return [part for p in found for part in _digested(p)]


def _is_whole_package(mail: EmailMessage) -> bool:
    return mail.get_content_type() == tnef.KIND


def _digested(part: EmailMessage) -> list[EmailMessage]:
    """Return the mails in a list's digest; any other part as it is. Source: RFC 2046, 5.1.5."""
    if part.get_content_type() != "multipart/digest" or not part.is_multipart():
        return [part]
    return [p for p in part.iter_parts() if isinstance(p, EmailMessage)]


def _file_name(part: EmailMessage) -> str:
    """Return the name of an attached file; an attached mail's gets the suffix .eml."""
    try:
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        kind = part.get_content_type()
    except _DEFECTS:
        return ""
    if kind == "message/rfc822" and suffix_of(name) != ".eml":
        return (name or "mail") + ".eml"
    return name


def _is_furniture(part: EmailMessage) -> bool:
    """Tell whether a part is a picture that the mail's own words show."""
    return part.get_content_maintype() == "image" and "Content-ID" in part


def readable(name: str) -> bool:
    """Tell whether a file of this name can be read as an article."""
    form = SUFFIXES.get(suffix_of(name))
    return form is not None and form.module not in ("picture", "fragment")


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        return bytes(inner) if isinstance(inner, EmailMessage) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
