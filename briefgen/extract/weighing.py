"""Logistic models that weigh clues, with weights kept as data and fitted on gold annotations.

A rule that decides names its clues. Their weights lie in `registry/data/en/weights/<decision>.yml`,
fitted by `tools/fit_weights.py` on what readers hold of them; the file says on which. It may also
say from which probability on a line stands plainly or with a mark (`bands`), and which clues keep
it from standing plainly whatever it weighs (`bars`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, fsum
from typing import TYPE_CHECKING, Final

from briefgen.model.confidence import Confidence
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

SURE: Final = 0.95
"""Least probability of a line that is shown plainly: at most one in twenty is wrong."""

LIKELY: Final = 0.7
"""Least probability of a line that is shown with a mark; below it, the line is folded."""

_FAR: Final = 50.0
"""Log odds beyond which the probability no longer changes; `exp` would overflow at some 700."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The probability that a decision is right, and the clues that counted, strongest first.

    `sure` and `likely` are the least probabilities of a line that is shown plainly, or with a mark.
    `barred` is true where a clue keeps the line from being shown plainly.
    """

    probability: float
    reasons: tuple[str, ...] = ()
    sure: float = SURE
    likely: float = LIKELY
    barred: bool = False

    @property
    def confidence(self) -> Confidence:
        """The band that the probability falls into."""
        if self.probability >= self.sure and not self.barred:
            return Confidence.SURE
        if self.probability >= self.likely:
            return Confidence.LIKELY
        return Confidence.DOUBTFUL


def weigh(decision: str, clues: Mapping[str, float]) -> Weighed:
    """Return the probability that a decision is right, given its clues.

    A clue without a weight counts nothing. `decision` names a table under `weights/`.
    """
    model = _model(decision)
    shares = {clue: model.weights.get(clue, 0.0) * value for clue, value in clues.items()}
    total = fsum((model.intercept, *shares.values()))  # in whatever order clues were found
    told = sorted(shares, key=lambda clue: (-abs(shares[clue]), clue))
    bounded = max(-_FAR, min(_FAR, total))
    bars = tuple(sorted(clue for clue, value in clues.items() if value and clue in model.bars))
    reasons = (*bars, *(clue for clue in told if shares[clue] and clue not in model.bars))
    probability = 1 / (1 + exp(-bounded))
    return Weighed(probability, reasons, model.sure, model.likely, barred=bool(bars))


@dataclass(frozen=True, slots=True)
class _Model:
    intercept: float
    weights: dict[str, float]
    bars: frozenset[str]
    sure: float
    likely: float


@cache
def _model(decision: str) -> _Model:
    """Return the fitted weights of a decision."""
    raw = table(f"weights/{decision}")
    bands = raw.get("bands", {})
    return _Model(
        float(raw["intercept"]),
        {str(k): float(v) for k, v in raw["weights"].items()},
        frozenset(raw.get("bars", ())),
        float(bands.get("sure", SURE)),
        float(bands.get("likely", LIKELY)),
    )
