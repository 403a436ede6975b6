"""What a script of the search bundle hands over, read bit by bit: another way than that of the theme's `find.js`."""

from __future__ import annotations

import json

from briefgen.site import letters


def handed(script: bytes) -> dict[str, bytes]:
    """Return the chunks in a script by their names."""
    text = script.decode("utf-16")
    opening, closing = "briefgenSearch.take(", ");\n"
    assert text.startswith(opening)
    assert text.endswith(closing)
    held = json.loads(text[len(opening) : -len(closing)])
    return {name: _bytes(size, told) for name, (size, told) in held.items()}


def _bytes(size: int, told: str) -> bytes:
    """Return the bytes that letters hold: lower halves, then seven bits of each upper half, then the top bits."""
    groups = len(told) // 8
    codes = [ord(letter) - letters.FIRST for letter in told]
    lower = [code & 255 for code in codes]
    rest = [code >> 8 for code in codes[: 7 * groups]]
    for at, code in enumerate(codes[7 * groups :]):
        for row in range(7):
            rest[row * groups + at] |= (code >> (8 + row) & 1) << 7
    return bytes(lower + rest)[:size]
