"""How is a chunk of the search index written? Reads and writes Pagefind's: gzip around its mark and CBOR (RFC 8949).

Only the three types that the index's lists are made of: numbers that are not negative, texts, and arrays of these.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Final, NoReturn, TypeAlias

from briefgen.errors import BundleError

Item: TypeAlias = "int | str | list[Item]"

MARK: Final = b"pagefind_dcd"
_REMEDY: Final = "install the version of pagefind that briefgen's lock file names"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4  # major types, RFC 8949, section 3.1
_SIZES: Final = {24: 1, 25: 2, 26: 4, 27: 8}  # bytes of the argument that follow the head, the same, section 3


def read(packed: bytes) -> Item:
    """Return what a chunk says.

    Raises:
        BundleError: it is not a chunk, or not of these types.
    """
    try:
        raw = gzip.decompress(packed)
        if not raw.startswith(MARK):
            _misread("it does not begin as one")
        item, end = _item(raw, len(MARK))
    except (IndexError, UnicodeDecodeError, zlib.error, OSError, EOFError) as error:
        _misread(str(error), error)
    if end != len(raw):
        _misread("it goes on after its end")
    return item


def write(item: Item) -> bytes:
    """Return a chunk that says this: the same bytes for the same item, without a clock or a file's name."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(content(item))
    return packed.getvalue()


def content(item: Item) -> bytes:
    """Return what a chunk of this holds before it is compressed."""
    return MARK + b"".join(_pieces(item))


def _item(raw: bytes, at: int) -> tuple[Item, int]:
    """Return the item that begins at an offset, and the offset at which it ends."""
    kind, size = raw[at] >> 5, raw[at] & 31
    at += 1
    if size in _SIZES:
        size, at = int.from_bytes(_cut(raw, at, _SIZES[size]), "big"), at + _SIZES[size]
    elif size > max(_SIZES):
        _misread("it holds an item of no stated length")
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return _cut(raw, at, size).decode("utf-8"), at + size
    if kind != _ARRAY:
        _misread(f"it holds an item of CBOR's major type {kind}")
    items: list[Item] = []
    for _ in range(size):
        item, at = _item(raw, at)
        items.append(item)
    return items, at


def _cut(raw: bytes, at: int, size: int) -> bytes:
    """Return so many bytes from an offset on.

    Raises:
        IndexError: there are not so many.
    """
    if at + size > len(raw):
        message = "it ends in the middle"
        raise IndexError(message)
    return raw[at : at + size]


def _pieces(item: Item) -> list[bytes]:
    """Return an item's bytes, in pieces; a number takes as few as it can (section 4.2.1)."""
    if isinstance(item, int):
        return [_head(_NUMBER, item)]
    if isinstance(item, str):
        text = item.encode("utf-8")
        return [_head(_TEXT, len(text)), text]
    return [_head(_ARRAY, len(item)), *(piece for one in item for piece in _pieces(one))]


def _head(kind: int, size: int) -> bytes:
    """Return the bytes that name a type and its number or length."""
    if size < min(_SIZES):
        return bytes([kind << 5 | size])
    code = next(code for code, width in _SIZES.items() if size < 1 << 8 * width)
    return bytes([kind << 5 | code]) + size.to_bytes(_SIZES[code], "big")


def _misread(why: str, cause: Exception | None = None) -> NoReturn:
    """Stop.

    Raises:
        BundleError: always.
    """
    message = f"a chunk of Pagefind's index can't be read: {why}"
    raise BundleError(message, remedy=_REMEDY) from cause
