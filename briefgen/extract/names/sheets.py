"""Team sheets: "Harl: Bell; Orsk, Holt (capt) ...", whose names are players."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Block

_SHEET: Final = re.compile(
    r"(?P<side>[A-Z][\w'.\u2019-]*(?: [A-Z][\w'.\u2019-]*){0,3})(?: ?\([^()\n]*\))?: ?"
    r"(?P<players>[^\n]+)"
)
"""A line that begins with a side's name and a colon."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_PARTING: Final = re.compile(r"[;,.]|\bfor\b|\band\b|\d+|['\u2019](?=\W|$)")
_PLAYERS: Final = 10
"""Fewest pieces of a team sheet."""
_LONGEST: Final = 4
"""Most words of a player's name."""
_ROWS: Final = 2
"""Fewest semicolons that part a sheet's rows."""
_SHARE: Final = 0.9
"""Least share of a sheet's pieces that names may be."""


def sheets(text: str, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Yield where the players of each team sheet begin and end."""
    for block in blocks:
        for line in _SHEET.finditer(text, block.start, block.end):
            starts_line = line.start() == block.start or text[line.start() - 1] == "\n"
            if starts_line and _are_players(line["players"]):
                yield line.span("players")


def _are_players(listed: str) -> bool:
    """Tell whether a list is of players: many short capitalised pieces, in rows."""
    if listed.count(";") < _ROWS:
        return False
    pieces = [p.strip() for p in _PARTING.split(_BRACKETS.sub("", listed))]
    pieces = [p for p in pieces if p]
    named = sum(_is_short_name(piece) for piece in pieces)
    return len(pieces) >= _PLAYERS and named >= _SHARE * len(pieces)


def _is_short_name(piece: str) -> bool:
    """Tell whether a piece is of a few words that all have a capital, but for particles."""
    words = piece.split()
    plain = (w[0].isupper() or w in lexicon().particles for w in words)
    return len(words) <= _LONGEST and all(plain) and any(w[0].isupper() for w in words)
