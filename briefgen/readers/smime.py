"""Unpack a mail that is packed with its signature (S/MIME). Nothing is verified.

Source: RFC 8551, 3.5.2; RFC 5652, 5.1; X.690, 8.1.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: Final = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_SIGNED: Final = bytes.fromhex("2a864886f70d010702")
_IDENTIFIER: Final = 0x06
_OCTETS: Final = (0x04, 0x24)
_EXPLICIT: Final = 0xA0
_SEQUENCE: Final = 0x30
_CONSTRUCTED: Final = 0x20
_MORE_TAG: Final = 0x1F
_LONG_FORM: Final = 0x80
_LENGTH_BYTES: Final = 4
_DEEPEST: Final = 8


class _Item(NamedTuple):
    """A BER value: its tag, where its contents begin and end, and where the next value begins."""

    tag: int
    start: int
    end: int
    after: int


def packed(data: bytes) -> bytes:
    """Return the mail packed with a signature; empty where none, or something else, is packed."""
    try:
        return _content(data)
    except (IndexError, StopIteration, ValueError):
        return b""


def _content(data: bytes) -> bytes:
    kind, wrapped = list(_within(data, _item(data, 0)))[:2]
    if kind.tag != _IDENTIFIER or data[kind.start : kind.end] != _SIGNED:
        return b""
    signed = next(_within(data, wrapped))
    content = next((i for i in _within(data, signed) if i.tag == _SEQUENCE), None)
    if content is None:
        return b""
    held = next((i for i in _within(data, content) if i.tag == _EXPLICIT), None)
    return b"" if held is None else _octets(data, next(_within(data, held)))


def _octets(data: bytes, item: _Item, depth: int = 0) -> bytes:
    """Return the bytes of an octet string, which may be in pieces."""
    if item.tag not in _OCTETS or depth > _DEEPEST:
        return b""
    if not item.tag & _CONSTRUCTED:
        return data[item.start : item.end]
    return b"".join(_octets(data, piece, depth + 1) for piece in _within(data, item))


def _within(data: bytes, item: _Item) -> Iterator[_Item]:
    """Yield the values within a value."""
    at = item.start
    while at < item.end:
        inner = _item(data, at)
        yield inner
        at = inner.after


def _item(data: bytes, at: int, depth: int = 0) -> _Item:
    """Return the value at an offset; one of indefinite length ends with two zero bytes.

    Raises:
        ValueError: where it is damaged.
        IndexError: where the data end within it.
    """
    tag, length = data[at], data[at + 1]
    if tag & _MORE_TAG == _MORE_TAG or depth > _DEEPEST:
        raise ValueError(tag)
    start = at + 2
    if length == _LONG_FORM:
        end = start
        while data[end] or data[end + 1]:
            end = _item(data, end, depth + 1).after
        return _Item(tag, start, end, end + 2)
    if length > _LONG_FORM:
        count = length - _LONG_FORM
        if count > _LENGTH_BYTES:
            raise ValueError(length)
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    if start + length > len(data):
        raise ValueError(length)
    return _Item(tag, start, start + length, start + length)
