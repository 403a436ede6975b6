"""What clues weigh together does not depend on the order in which they were found."""

from __future__ import annotations

from itertools import permutations

from briefgen.extract import weighing


def test_the_order_of_clues_changes_no_bit(monkeypatch):
    weights = {"seen": 1e16, "told": 1.0, "named": -1e16}  # a plain sum would lose the middle one
    raw = {"intercept": 0.0, "weights": weights}
    monkeypatch.setattr(weighing, "table", lambda _: raw)
    weighing._model.cache_clear()
    try:
        found = {
            weighing.weigh("drawn", dict.fromkeys(clues, 1.0)).probability
            for clues in permutations(weights)
        }
    finally:
        weighing._model.cache_clear()
    assert len(found) == 1
