"""Which sentences should a brief lead with?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, KeySentence


def key_sentences(reading: Reading, actors: tuple[Actor, ...], claims: tuple[Claim, ...]) -> tuple[KeySentence, ...]:
    """Return the key sentences by rank; the first is the bottom line. Empty for an article without sentences."""
    return ()
