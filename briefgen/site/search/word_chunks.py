"""Cut Pagefind's chunks of words into smaller ones.

A search reads the whole chunk that a word lies in, and Pagefind's hold some 28 kB each. The more
chunks there are, the longer is the list of them, which is read as well: so they grow with the
index, by the root of its size.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Final

from briefgen.site.search import chunks
from briefgen.site.search.unique_prefix import shared, shortest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST: Final = 8192
_LISTED: Final = 8
"""Weight of the list of chunks in the size of a chunk.

A chunk's line in the list compresses to some 13 bytes, which stand for 24 before compression, and a
search of a few words, in two spellings, reads three chunks: the sum is least where a chunk holds
the root of 24 / 3 times the index.
"""
_NAME: Final = 7  # hexadecimal digits of a chunk's name at least, as Pagefind takes them

Word = tuple[str, bytes]


def cut(words: Sequence[Word], prefix: str) -> dict[tuple[str, str, str], bytes]:
    """Return the chunks of a language's words, by their lines in the list of chunks, in order.

    Of each chunk the list has the first and last word, and its name. The first is cut short to what
    tells it from the last of the chunk before, as Pagefind does: a word that is being typed stands
    before those it begins.
    """
    runs = list(portions(sorted(words)))
    raws = [chunks.of_words([said for _, said in run]) for run in runs]
    names = shortest([hashlib.sha256(raw).hexdigest() for raw in raws], _NAME)
    made = {}
    before = ""
    for run, raw, name in zip(runs, raws, names, strict=True):
        first, last = run[0][0], run[-1][0]
        first = first[: shared(before, first) + 1]
        made[first, last, f"{prefix}_{name}"] = chunks.pack(raw)
        before = last
    return made


def portions(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the words in runs of similar size, cut between neighbours with short common prefixes.

    A word that is being typed finds those that begin with it in the one chunk in which it would
    stand itself: so what begins alike stays together where it can.
    """
    size = max(LEAST, math.isqrt(_LISTED * sum(len(said) for _, said in words)))
    begin = 0
    while begin < len(words):
        end = _end(words, begin, size)
        yield words[begin:end]
        begin = end


def _end(words: Sequence[Word], begin: int, size: int) -> int:
    """Return the end of a run that begins at a word, of half to all of `size` if words allow."""
    held = 0
    cuts: list[
        tuple[int, int]
    ] = []  # letters in common, and the place with a minus: of equals the last is taken
    for at in range(begin, len(words)):
        held += len(words[at][1])
        if held > size and at > begin:
            return -min(cuts)[1] if cuts else at
        if held >= size // 2 and at + 1 < len(words):
            cuts.append((shared(words[at][0], words[at + 1][0]), -(at + 1)))
    return len(words)
