"""Write bytes as letters of UTF-16 in a script, fifteen bits in each.

A page that was opened from a disk may load scripts and nothing else, and a script carries text, no
bytes. In UTF-8, base64 makes four bytes of three; a letter of UTF-16 holds fifteen bits in two
bytes, so fifteen become sixteen. The byte order mark that opens the file settles how it is read,
whatever a server says of it.

Source: WHATWG Encoding, "decode", for the mark; ECMA-262, "String Literals", for the letters that
stand for themselves.
"""

from __future__ import annotations

import codecs
import json
from typing import Final

FIRST: Final = 0x3000
"""The first of the 32,768 letters: none is a quote, a backslash, a line end or a surrogate."""
_GROUP: Final = 15  # bytes that eight letters hold
_LOW: Final = bytes(byte & 0x7F for byte in range(256))
_RAISED: Final = bytes((byte + (FIRST >> 8)) & 0xFF for byte in range(256))


def letters(content: bytes) -> str:
    """Return the letters for some bytes, which are padded with zeros to groups of fifteen.

    A letter's lower half is a byte as it is, its upper half seven bits of another: first the lower
    seven bits of the bytes that are left over, in their order, then the top bits of these, seven
    bytes to a letter. So no bit is handled alone: whole rows are shifted, here as in the theme's
    script `find.js`, which reads it.
    """
    groups = -(-len(content) // _GROUP)
    whole = content.ljust(groups * _GROUP, b"\0")
    lower, rest = whole[: 8 * groups], whole[8 * groups :]
    written = bytearray(16 * groups)
    written[0::2] = lower
    written[1::2] = (rest.translate(_LOW) + _tops(rest, groups)).translate(_RAISED)
    return written.decode("utf-16-le")


def _tops(rest: bytes, groups: int) -> bytes:
    """Return the top bits of seven rows as one row; those of the first row are the lowest bits."""
    tops = int.from_bytes(b"\x80" * groups, "big")
    rows = (int.from_bytes(rest[row * groups : (row + 1) * groups], "big") for row in range(7))
    return sum(((bits & tops) >> 7) << row for row, bits in enumerate(rows)).to_bytes(groups, "big")


def script(name: str, content: bytes) -> bytes:
    """Return the script that hands over a chunk: its name, its length in bytes, its letters."""
    call = f'briefgenSearch.take({json.dumps(name)}, {len(content)}, "{letters(content)}");\n'
    return codecs.BOM_UTF16_LE + call.encode("utf-16-le")
