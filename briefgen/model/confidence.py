"""How sure the program is of what it found."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """How far an annotation may be trusted.

    `sure` is shown plainly, `likely` with a mark, `doubtful` is folded and never drawn. The bounds
    between them are probabilities that were measured on gold: see `extract.weighing`.
    """

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
