"""Logistic models that weigh clues, with weights kept as data and fitted on gold annotations.

A rule that decides names its clues. Their weights lie in `registry/data/en/weights/<decision>.yml`,
fitted by `tools/fit_weights.py` on annotations that other people made; the file says on which.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
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
    """The probability that a decision is right, and the clues that counted, strongest first."""

    probability: float
    reasons: tuple[str, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """The band that the probability falls into."""
        if self.probability >= SURE:
            return Confidence.SURE
        if self.probability >= LIKELY:
            return Confidence.LIKELY
        return Confidence.DOUBTFUL


def weigh(decision: str, clues: Mapping[str, float]) -> Weighed:
    """Return the probability that a decision is right, given its clues.

    A clue without a weight counts nothing. `decision` names a table under `weights/`.
    """
    model = _model(decision)
    shares = {clue: model.weights.get(clue, 0.0) * value for clue, value in clues.items()}
    total = model.intercept + sum(shares.values())
    told = sorted(shares, key=lambda clue: (-abs(shares[clue]), clue))
    bounded = max(-_FAR, min(_FAR, total))
    return Weighed(1 / (1 + exp(-bounded)), tuple(clue for clue in told if shares[clue]))


@dataclass(frozen=True, slots=True)
class _Model:
    intercept: float
    weights: dict[str, float]


@cache
def _model(decision: str) -> _Model:
    """Return the fitted weights of a decision."""
    raw = table(f"weights/{decision}")
    return _Model(float(raw["intercept"]), {str(k): float(v) for k, v in raw["weights"].items()})
