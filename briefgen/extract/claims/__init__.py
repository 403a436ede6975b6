"""Who said what, on whose word, and how firmly?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Hedge


def find_hedges(reading: Reading) -> tuple[Hedge, ...]:
    """Return the words by which somebody holds back from asserting, in text order; all as the author's own."""
    return ()


def find_claims(reading: Reading, actors: tuple[Actor, ...], hedges: tuple[Hedge, ...]) -> tuple[Claim, ...]:
    """Return what is attributed to somebody, and what the author hedges, in text order."""
    from briefgen.extract.claims.attributions import attributions
    from briefgen.extract.claims.assembly import assemble

    return assemble(reading, actors, hedges, attributions(reading))
