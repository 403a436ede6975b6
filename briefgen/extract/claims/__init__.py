"""Who said what, on whose word, and how firmly?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Hedge


def find_hedges(reading: Reading) -> tuple[Hedge, ...]:
    """Return the words by which somebody holds back from asserting, in text order.

    Those inside what somebody is cited for are the source's, all others the author's.
    """
    from briefgen.extract.claims.attributions import attributions, marks_of  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.claims.hedges import hedges_of  # noqa: PLC0415

    drafts = attributions(reading, marks_of(reading))
    return hedges_of(reading, sorted(span for d in drafts for span in d.content))


def find_claims(reading: Reading, actors: tuple[Actor, ...], hedges: tuple[Hedge, ...]) -> tuple[Claim, ...]:
    """Return what is attributed to somebody, and what the author hedges, in text order."""
    from briefgen.extract.claims.assembly import assemble  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.claims.attributions import attributions, marks_of  # noqa: PLC0415

    marks = marks_of(reading)
    return assemble(reading, actors, hedges, attributions(reading, marks), marks)
