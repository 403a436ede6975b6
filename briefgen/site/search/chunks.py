"""Read and write chunks of Pagefind's index: gzip around its mark and CBOR (RFC 8949).

Only the three types that the index's lists are made of: numbers that are not negative, texts, and
arrays of these. A chunk of words, in which numbers may be negative, is taken apart into its words
and no further.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from briefgen.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item: TypeAlias = "int | str | list[Item]"

MARK: Final = b"pagefind_dcd"
_REMEDY: Final = "install the version of pagefind that briefgen's lock file names"
NUMBER, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4  # major types, RFC 8949, section 3.1
_SIZES: Final = {
    24: 1,
    25: 2,
    26: 4,
    27: 8,
}  # bytes of the argument that follow the head, the same, section 3


def read(packed: bytes) -> Item:
    """Return the item in a chunk.

    Raises:
        BundleError: it is not a chunk, or not of these types.
    """
    with _readable():
        raw = _unpacked(packed)
        item, end = item_at(raw, len(MARK))
    if end != len(raw):
        _misread("it goes on after its end")
    return item


def words(packed: bytes) -> list[tuple[str, bytes]]:
    """Return a chunk's words in order, each with the bytes of its whole entry, word included.

    Raises:
        BundleError: it is not a chunk of words: an array of one array, of arrays that begin with a
            word.
    """
    found = []
    with _readable():
        raw = _unpacked(packed)
        only, at = array_at(raw, len(MARK))
        count, at = array_at(raw, at)
        for _ in range(count):
            _, inside = array_at(raw, at)
            word, _ = item_at(raw, inside)
            end = end_of(raw, at)
            found.append((str(word), raw[at:end]))
            at = end
    if only != 1 or at != len(raw):
        _misread("it is not a list of words")
    return found


def write(item: Item) -> bytes:
    """Return an item as a chunk: the same bytes for the same item, without time or file name."""
    return pack(content(item))


def content(item: Item) -> bytes:
    """Return the content of a chunk before compression."""
    return MARK + b"".join(_pieces(item))


def of_words(said: Sequence[bytes]) -> bytes:
    """Return the content of a chunk of words, from the bytes of its entries, before compression."""
    return MARK + head_of(ARRAY, 1) + head_of(ARRAY, len(said)) + b"".join(said)


def pack(raw: bytes) -> bytes:
    """Return the content of a chunk compressed."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(raw)
    return packed.getvalue()


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Turn errors of reading a chunk that ends early or has unknown types into our own.

    Raises:
        BundleError: it is so.
    """
    try:
        yield
    except (IndexError, UnicodeDecodeError, zlib.error, OSError, EOFError) as error:
        _misread(str(error), error)


def _unpacked(packed: bytes) -> bytes:
    """Return the content of a chunk, decompressed and with its mark."""
    raw = gzip.decompress(packed)
    if not raw.startswith(MARK):
        _misread("it does not begin as one")
    return raw


def opened_at(raw: bytes, at: int) -> tuple[int, int, int]:
    """Return an item's major type, its number or length, and where its content begins."""
    kind, size = raw[at] >> 5, raw[at] & 31
    at += 1
    if size in _SIZES:
        return kind, int.from_bytes(_cut(raw, at, _SIZES[size]), "big"), at + _SIZES[size]
    if size > max(_SIZES):
        _misread("it holds an item of no stated length")
    return kind, size, at


def item_at(raw: bytes, at: int) -> tuple[Item, int]:
    """Return the item that begins at an offset, and the offset at which it ends."""
    kind, size, at = opened_at(raw, at)
    if kind == NUMBER:
        return size, at
    if kind == TEXT:
        return _cut(raw, at, size).decode("utf-8"), at + size
    if kind != ARRAY:
        _misread(f"it holds an item of CBOR's major type {kind}")
    items: list[Item] = []
    for _ in range(size):
        item, at = item_at(raw, at)
        items.append(item)
    return items, at


def array_at(raw: bytes, at: int) -> tuple[int, int]:
    """Return how many items the array at an offset holds, and where the first begins."""
    kind, size, at = opened_at(raw, at)
    if kind != ARRAY:
        _misread(f"it holds an item of CBOR's major type {kind} where a list should be")
    return size, at


def end_of(raw: bytes, at: int) -> int:
    """Return the end of the item at an offset. Numbers are fast: large indexes pass here."""
    due = 1
    while due:
        due -= 1
        if width := _WIDTHS[raw[at]]:
            at += width
            continue
        kind, size, at = opened_at(raw, at)
        if kind == TEXT:
            at += size
        elif kind == ARRAY:
            due += size
        else:
            _misread(f"it holds an item of CBOR's major type {kind}")
    return at


def _width(head: int) -> int:
    """Return the width in bytes of a number with this first byte, zero where it is no number."""
    kind, size = head >> 5, head & 31
    if kind not in (NUMBER, NEGATIVE) or size > max(_SIZES):
        return 0
    return 1 + _SIZES.get(size, 0)


_WIDTHS: Final = tuple(map(_width, range(256)))


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
        return [head_of(NUMBER, item)]
    if isinstance(item, str):
        text = item.encode("utf-8")
        return [head_of(TEXT, len(text)), text]
    return [head_of(ARRAY, len(item)), *(piece for one in item for piece in _pieces(one))]


def head_of(kind: int, size: int) -> bytes:
    """Return the bytes that name a type and its number or length."""
    if size < min(_SIZES):
        return bytes([kind << 5 | size])
    code = next(code for code, width in _SIZES.items() if size < 1 << 8 * width)
    return bytes([kind << 5 | code]) + size.to_bytes(_SIZES[code], "big")


def _misread(why: str, cause: Exception | None = None) -> NoReturn:
    """Raise the error of a chunk that can't be read.

    Raises:
        BundleError: always.
    """
    message = f"a chunk of Pagefind's index can't be read: {why}"
    raise BundleError(message, remedy=_REMEDY) from cause
