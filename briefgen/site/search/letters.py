"""How do bytes travel in a script? As letters of UTF-16, fifteen bits in each.

A page that was opened from a disk may load scripts and nothing else, and of a script no bytes
arrive but letters. In UTF-8, base64 makes four bytes of three; a letter of UTF-16 holds fifteen
bits in two bytes, so fifteen become sixteen. The mark of byte order that opens the file settles how
it is read, whatever a server says of it.

Source: WHATWG Encoding, "decode", for the mark; ECMA-262, "String Literals", for the letters that
stand for themselves.
"""

from __future__ import annotations

import codecs
import json
from typing import Final

FIRST: Final = 0x3000
"""The first of the 32,768 letters: among them is no quote, no backslash, no end of a line and no half of a pair."""
_GROUP: Final = 15  # bytes that eight letters hold
_LOW: Final = bytes(byte & 0x7F for byte in range(256))
_RAISED: Final = bytes((byte + (FIRST >> 8)) & 0xFF for byte in range(256))


def letters(content: bytes) -> str:
    """Return the letters that hold some bytes, which are filled up with zeros to whole groups of fifteen.

    A letter's lower half is a byte as it is, its upper half seven bits of another: first the lower
    seven bits of the bytes that are left over, in their order, then the top bits of these, seven
    bytes to a letter. So nothing is counted bit by bit: it is all done with whole rows, here as in
    the theme's script `find.js`, which reads it.
    """
    groups = -(-len(content) // _GROUP)
    whole = content.ljust(groups * _GROUP, b"\0")
    lower, rest = whole[: 8 * groups], whole[8 * groups :]
    written = bytearray(16 * groups)
    written[0::2] = lower
    written[1::2] = (rest.translate(_LOW) + _tops(rest, groups)).translate(_RAISED)
    return written.decode("utf-16-le")


def _tops(rest: bytes, groups: int) -> bytes:
    """Return the top bits of seven rows of bytes, those of the first row as the lowest bits of one row."""
    tops = int.from_bytes(b"\x80" * groups, "big")
    rows = (int.from_bytes(rest[row * groups : (row + 1) * groups], "big") for row in range(7))
    return sum(((bits & tops) >> 7) << row for row, bits in enumerate(rows)).to_bytes(groups, "big")


def script(name: str, content: bytes) -> bytes:
    """Return a script that hands over the bytes of a chunk: its name, how many they are, the letters that hold them."""
    call = f'briefgenSearch.take({json.dumps(name)}, {len(content)}, "{letters(content)}");\n'
    return codecs.BOM_UTF16_LE + call.encode("utf-16-le")
