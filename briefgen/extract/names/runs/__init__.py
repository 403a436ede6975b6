"""Runs of capitalised words: where names begin and end, before their sense is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names.runs.begins import begins
from briefgen.extract.names.runs.grows import run_end
from briefgen.extract.names.runs.known import matches, spelled_out
from briefgen.extract.names.runs.parts import parts
from briefgen.extract.names.runs.shared import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Spellings


def runs(pieces: Pieces, spellings: Spellings) -> Iterator[Found]:
    """Yield the names shown by capitals and known spellings, in order, without overlaps."""
    known = matches(pieces, spellings)
    long = dict(spelled_out(pieces, known))
    i, n = 0, len(pieces.all)
    while i < n:
        if i in long:
            yield Found(i, long[i])
            i = long[i]
            continue
        end = run_end(pieces, i, known) if begins(pieces, i, known) else i
        end = min((at for at in long if i < at < end), default=end)
        if end <= i:
            i += 1
            continue
        yield from parts(pieces, i, end, known)
        i = end
