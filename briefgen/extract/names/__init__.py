"""Which runs of the text are names, and of what sort of thing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names.judge import judged
from briefgen.extract.names.name import Name, Sense
from briefgen.extract.names.pieces import pieces
from briefgen.extract.names.runs import runs
from briefgen.extract.names.screen import screened
from briefgen.extract.names.spotted import with_spotted
from briefgen.registry.known import spellings

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading

__all__ = ["Name", "Sense", "find_names"]


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in text order, without overlaps."""
    words = pieces(reading)
    found = screened(reading, words, tuple(runs(words, spellings(reading.desk))))
    return with_spotted(judged(reading, words, found), reading.mentions)
