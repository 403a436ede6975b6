"""Compute linear scores with readable weights, and name the features that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Scorer:
    """One linear score: the bias plus weight times value, over the features with a weight."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the score, in log-odds."""
        weights, total = self.weights, 0.0
        for name, value in features.items():
            if name in weights:
                total += weights[name] * value
        return self.bias + total

    def why(self, features: Mapping[str, float], *, speaks_for: bool = True) -> str:
        """Return the names of the three features that count most for the score, strongest first.

        Those that count most against it where `speaks_for` is false.
        """
        sign = 1 if speaks_for else -1
        parts = [
            (sign * self.weights[name] * value, name)
            for name, value in features.items()
            if name in self.weights
        ]
        told = sorted((p for p in parts if p[0] > 0), key=lambda p: (-p[0], p[1]))[:_TOLD]
        return ", ".join(name for _, name in told)


@cache
def scorer(name: str) -> Scorer:
    """Return the scorer of this name in `cleaning_weights.yml`."""
    return _scorer(table("cleaning_weights")[name])


@cache
def role_scorers() -> dict[str, Scorer]:
    """Return the scorer of each role, in the table's order, which breaks ties."""
    return {role: _scorer(weights) for role, weights in table("cleaning_roles").items()}


def role_scores(features: Mapping[str, float]) -> list[float]:
    """Return each role's score, in the order of `role_scorers`, in one pass over the features."""
    pairs = _weights_of_features()
    totals = [0.0] * len(role_scorers())
    for name, value in features.items():
        for k, weight in pairs.get(name, ()):
            totals[k] += weight * value
    return [s.bias + t for s, t in zip(role_scorers().values(), totals, strict=True)]


@cache
def _weights_of_features() -> dict[str, list[tuple[int, float]]]:
    """Map each feature to `(index of the role, weight)` for the roles that weigh it."""
    out: dict[str, list[tuple[int, float]]] = {}
    for k, role in enumerate(role_scorers().values()):
        for name, weight in role.weights.items():
            out.setdefault(name, []).append((k, weight))
    return out


def _scorer(weights: Mapping[str, float]) -> Scorer:
    return Scorer(weights.get("bias", 0.0), {k: v for k, v in weights.items() if k != "bias"})
