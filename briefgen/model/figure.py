"""Figures: numbers that an article gives of people, money, votes or a distance."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.claim import Hedge
from briefgen.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, as the article puts it.

    `kind` is `killed`, `injured`, `shot` (hit, whether they died or not), `missing`, `displaced`,
    `detained`, `freed`, `infected`, `votes`, `money` or `distance`. `value` is a number, or (low,
    high) where words make it a bound or a range: "at least five" is (5, None). `unit` is what is
    counted, in the article's noun. `claim` is the id of the claim that holds it, None where the
    article says so itself. `prospect` are the words that tell the deed as not done, or still to
    come. `implied` is true where no number stands there: "a man was killed".
    """

    id: str
    kind: str
    value: float | tuple[float | None, float | None]
    unit: str
    evidence: Evidence
    origin: str
    claim: str | None = None
    hedges: tuple[Hedge, ...] = ()
    prospect: Evidence | None = None
    implied: bool = False
