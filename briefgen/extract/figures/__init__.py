"""How many, of what, and on whose word? Numbers of people killed, hurt, displaced; money, votes, distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import ClaimKind, Figure

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Claim, Evidence, Hedge


def find_figures(
    reading: Reading, claims: tuple[Claim, ...], hedges: tuple[Hedge, ...]
) -> tuple[Figure, ...]:
    """Return the figures of kinds that are known, in text order; a number of nothing in particular is none."""
    from briefgen.extract.figures.counted import counted  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.standing import standing  # noqa: PLC0415 - as above

    out: list[Figure] = []
    for found in counted(reading.doc):
        evidence = reading.quote(found.words)
        told = standing(found.deed) if found.deed is not None else None
        out.append(
            Figure(
                id=f"f{len(out) + 1}",
                kind=found.kind,
                value=found.value,
                unit=found.unit,
                evidence=evidence,
                origin=f"figures.{found.rule}",
                claim=_innermost(claims, evidence),
                hedges=tuple(h for h in hedges if h.evidence.within(evidence)),
                prospect=reading.quote(told.words) if told is not None else None,
            )
        )
    return tuple(out)


def _innermost(claims: tuple[Claim, ...], words: Evidence) -> str | None:
    """Return the id of the narrowest attributed claim that holds the words."""
    around = [
        (sum(e.end - e.start for e in c.content), c.id)
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and any(words.overlaps(e) for e in c.content)
    ]
    return min(around)[1] if around else None
