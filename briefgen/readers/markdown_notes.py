"""Separate the notes of a Markdown file, which are defined apart from their marks."""

from __future__ import annotations

import re
from typing import Final

_DEFINES: Final = re.compile(r" {0,3}(\[\^[^\]\s]{1,40}\]:)[ \t]*(.*)")
_FENCED: Final = re.compile(r" {0,3}(?:```|~~~)")
_INDENTED: Final = ("    ", "\t")


def apart(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without the definitions of its notes, and `(label, words)` of each note.

    To CommonMark such a line is a paragraph, or, where it is one word long, a link's address. A
    definition goes on with the lines under it, and after a blank line with what is indented.
    Source: Pandoc User's Guide, "Footnotes".
    """
    kept: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    within = fenced = blank = False
    for line in text.split("\n"):
        fenced ^= bool(_FENCED.match(line)) and not within
        defined = None if fenced else _DEFINES.match(line)
        goes_on = within and (line.startswith(_INDENTED) if blank else bool(line.strip()))
        if defined is not None:
            notes.append((defined[1], [defined[2]]))
        elif goes_on:
            notes[-1][1].append(line.strip())
        within = defined is not None or goes_on or (within and not line.strip())
        kept.append("" if within else line)
        blank = not line.strip()
    return "\n".join(kept), [(label, "\n".join(lines)) for label, lines in notes]
