"""A mail (.eml): its subject, its writer and its day, and its words with the quoted reply and the signature apart.

The HTML part goes before the plain one. Attachments that can be read are articles of their own; the
others are named. Source: RFC 5322, RFC 2045 to 2047, RFC 3676 (flowed text).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.errors import UnreadableError, Where
from briefgen.model import FIELDS, Statement
from briefgen.readers import smime, tnef
from briefgen.readers.bounds import Names
from briefgen.readers.formats import SUFFIXES, suffix_of
from briefgen.readers.letter import HEAD, Letter, letter_parts
from briefgen.readers.parts import Holding, Parts
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.readers.parts import Options

MOST_ATTACHMENTS: Final = 200
LARGEST_BODY: Final = 8_000_000
"""Code points of a mail's words with their markup."""

_HEAD: Final = ("From", "To", "Cc", "Date")
_PARTED: Final = re.compile(r"(?m)^--([^\s\"\\](?:[^\"\\\n]{0,68}[^\s\"\\])?)[ \t]*$")
"""A line that parts a mail. Source: RFC 2046, 5.1.1."""

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
"""What encrypted mails hold. Source: RFC 3156, RFC 8551, RFC 9580."""

_LONGEST: Final = 600
_LONG_NUMBER: Final = 16
_DEFECTS: Final = (MessageError, LookupError, ValueError, RecursionError, AttributeError, TypeError)
"""What the standard library raises at a mail that breaks the rules."""


def read(data: bytes, path: str, options: Options) -> Parts:
    """Return the words of a mail and what its head states.

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
    return replace(parts, declared=stated(mail), notes=(*parts.notes, *unread_note(unread)))


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
    """Return a remark that names the attachments that are of no format that is read."""
    return (f"attached, and not read: {', '.join(sorted(names))}",) if names else ()


def attached(subject: str) -> str:
    """Return the remark that says to which mail a file was attached."""
    return f"attached to the mail \u201c{subject}\u201d" if subject else "attached to a mail"


def field(mail: EmailMessage, name: str) -> str:
    """Return a field of a mail's head, decoded; empty where there is none or it can't be read."""
    try:
        return " ".join(str(mail.get(name, "")).split())[:_LONGEST]
    except _DEFECTS:
        return ""


def stated(mail: EmailMessage) -> tuple[Statement, ...]:
    """Return what a mail's head says, in the order of the descriptor."""
    said = {
        "title": field(mail, "Subject"),
        "byline": writer(field(mail, "From")),
        "published": day(field(mail, "Date")),
        "url": _address(field(mail, "Archived-At")),
        "outlet": _list_name(field(mail, "List-Id")),
    }
    if "List-Unsubscribe" in mail and not said["outlet"] and _is_a_house(said["byline"]):
        said["outlet"] = said.pop("byline")
    return tuple(Statement(f, said[f], "mail header") for f in FIELDS if said.get(f))


def _is_a_house(name: str) -> bool:
    """Tell whether who sends to subscribers signs with the name of a paper and not of a person."""
    words = name.lower().split()
    houses = {*table("bylines")["bodies"], *table("bylines")["papers"]}
    return bool(words) and (words[0] == "the" or words[-1] in houses)


def writer(sender: str) -> str:
    """Return who a mail says that it is from: a name, else an address."""
    found = getaddresses([sender])
    names = [name.strip() or address for name, address in found[:5]]
    return ", ".join(n for n in names if n)


def day(date: str) -> str:
    """Return the day of a mail's date as its writer's clock had it, empty where it has none."""
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else ""
    except (ValueError, IndexError, OverflowError, TypeError):
        return ""


def _list_name(value: str) -> str:
    """Return what a mailing list calls itself, empty where its sender's program made the name up."""
    name = value.partition("<")[0].strip(' "')
    return "" if any(map(_is_number, name.split())) else name


def _is_number(word: str) -> bool:
    """Tell whether a word is one by which a program knows a list: long, of letters and figures."""
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
    """Put what a mail's signature packs in its place."""
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
    """Part a mail whose head has lost what its parts are parted by, as its first such line shows."""
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
    """Return a mail's words and whether they are `html` or `plain`; the HTML part if it holds any."""
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
    """Yield what Outlook packed into one part of a mail."""
    for part in _parts(mail):
        if _is_packed(part):
            yield tnef.unpacked(_content(part))


def _is_packed(part: EmailMessage) -> bool:
    return part.get_content_type() == tnef.KIND or _file_name(part).lower() == tnef.NAME


def _rich(packed: bytes) -> str:
    """Return the words of compressed Rich Text; none where what reads it is not installed."""
    with suppress(Exception):  # an extra; what reads it raises whatever damage it runs into
        from briefgen.readers import outlook  # noqa: PLC0415 - as above

        return outlook.rich_words(packed)
    return ""


def _decoded(part: MIMEPart) -> str:
    """Return a part's text; bytes that its charset has not stand as the sign for that."""
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
    """Return the parts that are files of their own, mails that are passed on and what Outlook packed among them."""
    found = [file for part in _parts(mail) for file in _unpacked(part)]
    return found[:MOST_ATTACHMENTS]


def _unpacked(part: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the files of a package of Outlook's; any other part as it is."""
    if not _is_packed(part):
        yield part
        return
    made = tnef.mail_of(tnef.unpacked(_content(part)))
    yield from (p for p in made.iter_attachments() if isinstance(p, EmailMessage))


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a mail that are not its words."""
    if _is_whole_package(mail):
        return [mail]
    if (
        mail.get_content_type() == "message/rfc822"
    ):  # a mail that is nothing but another one's cover
        return [mail]
    try:
        found = [p for p in mail.iter_attachments() if isinstance(p, EmailMessage)]
    except _DEFECTS:
        return []
    return [part for p in found for part in _digested(p)]


def _is_whole_package(mail: EmailMessage) -> bool:
    return mail.get_content_type() == tnef.KIND


def _digested(part: EmailMessage) -> list[EmailMessage]:
    """Return the mails of a mailing list's digest, any other part as it is. Source: RFC 2046, 5.1.5."""
    if part.get_content_type() != "multipart/digest" or not part.is_multipart():
        return [part]
    return [p for p in part.iter_parts() if isinstance(p, EmailMessage)]


def _file_name(part: EmailMessage) -> str:
    """Return the name of an attached file, with the suffix of what it is."""
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
    """Tell whether a file of this name is one that can be read as an article."""
    form = SUFFIXES.get(suffix_of(name))
    return form is not None and form.module not in ("picture", "fragment")


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        return bytes(inner) if isinstance(inner, EmailMessage) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
