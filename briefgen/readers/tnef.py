"""Unpack Outlook's `winmail.dat`: files, messages, and a body that other programs do not get.

Damage ends the reading, and what was read before it counts. Source: MS-OXTNEF; MS-OXCDATA.
"""

from __future__ import annotations

import struct
from codecs import lookup
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.readers.as_mail import as_mail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

KIND: Final = "application/ms-tnef"
NAME: Final = "winmail.dat"

_WESTERN: Final = "cp1252"
_SIGNATURE: Final = 0x223E9F78
_DEEPEST: Final = 4
"""Nesting of messages up to which they are unpacked."""

_MOST: Final = 200
"""Most files of one package that are unpacked."""

_BODY: Final = 0x0002800C
_SUBJECT: Final = 0x00018004
_CODE_PAGE: Final = 0x00069007
_PROPERTIES: Final = 0x00069003
_FILE: Final = 0x00069002
_FILE_TITLE: Final = 0x00018010
_FILE_DATA: Final = 0x0006800F
_FILE_PROPERTIES: Final = 0x00069005
"""Numbers of attributes. Source: MS-OXTNEF, 2.1.3.1."""

_WORDS: Final = 0x1000
_RICH: Final = 0x1009
_MARKUP: Final = 0x1013
_TITLE: Final = 0x0037
_SENDER: Final = 0x0C1A
_SENDER_ADDRESS: Final = 0x0C1F
_LONG_NAME: Final = 0x3707
_OBJECT: Final = 0x3701
"""Numbers of properties. Source: MS-OXPROPS."""

_SIZES: Final = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
"""Size in bytes of the values of each type of fixed size."""

_TEXT: Final = 0x1E
_WIDE_TEXT: Final = 0x1F
_MESSAGE: Final = 0x0D
_SEVERAL: Final = 0x1000
_NAMED: Final = 0x8000
_ID: Final = 16
"""Bytes of the identifier before an object's content."""


@dataclass(slots=True)
class Package:
    """A package's content: a message's words (`html` where they have markup) and attachments."""

    subject: str = ""
    sender: str = ""
    words: str = ""
    html: bool = False
    rich: bytes = b""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    messages: list[Package] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """A packed file: its short and its long name, its bytes, and the object in its properties."""

    title: str = ""
    name: str = ""
    content: bytes = b""
    inside: bytes = b""


def unpacked(data: bytes, deep: int = 1) -> Package:
    """Return a package's content, empty where the bytes are no such package."""
    package, code_page = Package(), _WESTERN
    files: list[_File] = []
    for attribute, value in _attributes(data):
        if attribute == _CODE_PAGE:
            code_page = _known(int.from_bytes(value[:4], "little"))
        elif attribute == _FILE and len(files) < _MOST:
            files.append(_File())
        elif files:
            _tell_file(files[-1], attribute, value, code_page)
        else:
            _tell(package, attribute, value, code_page)
    for file in files:
        if not _is_package(file.inside):
            package.files.append((file.name or file.title, file.content or file.inside))
        elif deep < _DEEPEST:
            package.messages.append(unpacked(file.inside, deep + 1))
    package.files = [(name, content) for name, content in package.files if content]
    return package


def _tell_file(file: _File, attribute: int, value: bytes, code_page: str) -> None:
    """Store what an attribute states about a file."""
    if attribute == _FILE_TITLE:
        file.title = _text(value, code_page)
    elif attribute == _FILE_DATA:
        file.content = value
    elif attribute == _FILE_PROPERTIES:
        said = dict(_properties(value, code_page))
        name, inside = said.get(_LONG_NAME), said.get(_OBJECT)
        file.name = name if isinstance(name, str) else ""
        file.inside = inside if isinstance(inside, bytes) else b""


def mail_of(package: Package, deep: int = 1) -> EmailMessage:
    """Return a packed message turned back into a mail."""
    said = (("From", package.sender), ("Subject", package.subject))
    return as_mail(
        [(name, value) for name, value in said if value],
        (package.words, package.html),
        package.files,
        [mail_of(inner, deep + 1) for inner in package.messages],
        deep,
    )


def _is_package(data: bytes) -> bool:
    return data[:4] == _SIGNATURE.to_bytes(4, "little")


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield `(number, value)` of the attributes, up to the package's end or damage in it."""
    if not _is_package(data):
        return
    at = 6
    while at + 11 <= len(data):
        level, attribute, size = struct.unpack_from("<BII", data, at)
        at += 9
        if level not in (1, 2) or size > len(data) - at:
            return
        yield attribute, data[at : at + size]
        at += size + 2


def _tell(package: Package, attribute: int, value: bytes, code_page: str) -> None:
    """Store what an attribute states about the message."""
    if attribute == _SUBJECT:
        package.subject = package.subject or _text(value, code_page)
    elif attribute == _BODY:
        package.words = package.words or _text(value, code_page)
    elif attribute == _PROPERTIES:
        _tell_all(package, dict(_properties(value, code_page)))


def _tell_all(package: Package, said: dict[int, str | bytes]) -> None:
    """Store what the properties state about the message; they outrank its attributes."""
    texts = {number: value for number, value in said.items() if isinstance(value, str)}
    package.subject = texts.get(_TITLE) or package.subject
    address = texts.get(_SENDER_ADDRESS, "")
    name = texts.get(_SENDER, "").replace('"', "")
    package.sender = f'"{name}" <{address}>' if name and "@" in address else name or address
    package.words = texts.get(_WORDS) or package.words
    markup = said.get(_MARKUP)
    if markup:
        package.words = markup if isinstance(markup, str) else _text(markup, _WESTERN)
        package.html = True
    rich = said.get(_RICH)
    package.rich = rich if isinstance(rich, bytes) else b""


def _properties(data: bytes, code_page: str) -> Iterator[tuple[int, str | bytes]]:
    """Yield `(number, value)` of properties that hold text or bytes, up to their end or damage."""
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, len(data) // 8)):
            kind, number = struct.unpack_from("<HH", data, at)
            at += 4
            if number >= _NAMED:
                at = _after_name(data, at)
            values, at = _values(data, at, kind)
            if values and not kind & _SEVERAL:
                yield number, _value(values[0], kind, code_page)
    except (struct.error, ValueError):
        return


def _after_name(data: bytes, at: int) -> int:
    """Return the offset after a property's name, which is a number or letters."""
    kind, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(size) if kind else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    """Return a property's values if of varying size, else none, and the offset after it."""
    several, kind = kind & _SEVERAL, kind & ~_SEVERAL
    fixed = _SIZES.get(kind)
    count = 1
    if several or not fixed:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    if count > len(data) - at:
        raise ValueError(count)
    if fixed:
        return [], at + count * fixed
    values = []
    for _ in range(count):
        (size,) = struct.unpack_from("<I", data, at)
        at += 4
        if size > len(data) - at:
            raise ValueError(size)
        values.append(data[at : at + size])
        at += _padded(size)
    return values, at


def _padded(size: int) -> int:
    return -(-size // 4) * 4


def _value(raw: bytes, kind: int, code_page: str) -> str | bytes:
    if kind == _WIDE_TEXT:
        return raw.decode("utf-16-le", "replace").rstrip("\0")
    if kind == _MESSAGE:
        return raw[_ID:]
    return _text(raw, code_page) if kind == _TEXT else raw


def _text(raw: bytes, code_page: str) -> str:
    """Return text decoded as UTF-8 if it is that, else in the package's code page."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode(code_page, "replace")
    return text.rstrip("\0").replace("\r\n", "\n").replace("\0", "")


def _known(number: int) -> str:
    """Return Python's name for a Windows code page, the Western one where it is unknown."""
    try:
        return lookup(f"cp{number}").name
    except LookupError:
        return _WESTERN
