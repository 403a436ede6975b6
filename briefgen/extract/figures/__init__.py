"""Find figures: numbers of people killed, hurt or displaced, of money, votes and distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import ClaimKind, Figure
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.figures.counted import Counted
    from briefgen.extract.reading import Reading
    from briefgen.model import Claim, Evidence, Hedge


def find_figures(
    reading: Reading, claims: tuple[Claim, ...], hedges: tuple[Hedge, ...]
) -> tuple[Figure, ...]:
    """Return the figures of known kinds, in text order, each with its claim and hedges."""
    from briefgen.extract.standing import standing  # noqa: PLC0415 - spaCy is heavy

    out: list[Figure] = []
    for found in _all_counted(reading):
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
                implied=found.rule == "single",
            )
        )
    return tuple(out)


def _all_counted(reading: Reading) -> list[Counted]:
    """Return what is counted, in text order, each number by one rule.

    A number beside a word of its deed goes before one that was parsed, as what it stands beside
    tells more surely what it counts; save where the parse sees the same kind.
    """
    from briefgen.extract.figures.beside import beside  # noqa: PLC0415 - spaCy is heavy
    from briefgen.extract.figures.counted import counted  # noqa: PLC0415 - as above
    from briefgen.extract.figures.single import single  # noqa: PLC0415 - as above

    parsed, near = list(counted(reading.doc)), list(beside(reading.doc))
    new = [b for b in near if not any(_overlap(b, p) and p.kind == b.kind for p in parsed)]
    numbers = [p for p in parsed if not any(_overlap(p, b) for b in new)] + new
    ones = [s for s in single(reading.doc) if not any(_overlap(s, n) for n in numbers)]
    told = sorted([*numbers, *ones], key=lambda c: (c.words.start, c.words.end, c.kind))
    told = [c for c in told if not _is_put_right(c)]
    return [c for n, c in enumerate(told) if not _is_told_again(c, told[:n])]


def _is_put_right(one: Counted) -> bool:
    """Tell whether a number was only reported at first: "*initially* said nine were hurt"."""
    first = table("figures")["at_first"]
    said = (t for t in one.words.root.ancestors if t.lemma_.lower() in speech().verbs)
    return any(c.dep_ == "advmod" and c.lower_ in first for t in said for c in t.children)


def _is_told_again(one: Counted, before: list[Counted]) -> bool:
    """Tell whether a single victim was counted before: "a cyclist was hurt ... *the victim* is"."""
    if one.rule != "single" or one.value != 1:
        return False
    again = one.words.root.tag_ == "PRP" or one.words[0].lower_ == "the"
    return again and any(b.kind == one.kind for b in before)


def _overlap(one: Counted, other: Counted) -> bool:
    return one.words.start < other.words.end and other.words.start < one.words.end


def _innermost(claims: tuple[Claim, ...], words: Evidence) -> str | None:
    """Return the id of the narrowest attributed claim that overlaps the words, or None."""
    around = [
        (sum(e.end - e.start for e in c.content), c.id)
        for c in claims
        if c.kind is ClaimKind.ATTRIBUTED and not c.denies_what_stood_before
        if any(words.overlaps(e) for e in c.content)
    ]
    return min(around)[1] if around else None
