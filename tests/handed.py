"""Decode a script of the search bundle bit by bit, independently of the theme's `find.js`."""

from __future__ import annotations

import json

from briefgen.site.search import letters


def handed(script: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of the chunk in a script."""
    text = script.decode("utf-16")
    opening, closing = "briefgenSearch.take(", ");\n"
    assert text.startswith(opening)
    assert text.endswith(closing)
    name, size, told = json.loads(f"[{text[len(opening) : -len(closing)]}]")
    return name, _bytes(size, told)


def _bytes(size: int, told: str) -> bytes:
    """Return the bytes packed into letters, of 15 bits each.

    The lower eight bits of all letters are the first bytes. The upper seven bits of the first
    seven eighths of the letters begin the further bytes; those of the last eighth hold their
    top bits.
    """
    groups = len(told) // 8
    codes = [ord(letter) - letters.FIRST for letter in told]
    lower = [code & 255 for code in codes]
    rest = [code >> 8 for code in codes[: 7 * groups]]
    for at, code in enumerate(codes[7 * groups :]):
        for row in range(7):
            rest[row * groups + at] |= (code >> (8 + row) & 1) << 7
    return bytes(lower + rest)[:size]
