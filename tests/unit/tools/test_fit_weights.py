"""The fitter of weights writes a table that agrees with the gold."""

import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest
import yaml

pytest.importorskip("sklearn")
_TOOL = Path(__file__).parents[3] / "tools" / "fit_weights.py"
_SPEC = importlib.util.spec_from_file_location("fit_weights", _TOOL)
assert _SPEC is not None
assert _SPEC.loader is not None
fit_weights = importlib.util.module_from_spec(_SPEC)
sys.modules["fit_weights"] = fit_weights
_SPEC.loader.exec_module(fit_weights)


def drawn(number: int, seed: int = 1) -> list[str]:
    """Return examples that depend on one of two clues.

    Nine in ten are right where a verb speaks, one in ten where a thing does.
    """
    chance = random.Random(seed)
    lines = []
    for i in range(number):
        speaks = chance.random() < 0.5
        right = chance.random() < (0.9 if speaks else 0.1)
        clues = {"speaks": 1} if speaks else {"a thing": 1}
        clues["noise"] = float(chance.random() < 0.5)
        at = {"corpus": f"c{i % 2}", "document": f"d{i % 10}"}
        lines.append(json.dumps({**at, "right": right, "clues": clues}))
    return lines


def test_weights_follow_the_gold():
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(2000))))

    assert fitted.weights["speaks"] > 1
    assert fitted.weights["a thing"] < -1
    assert abs(fitted.weights.get("noise", 0)) < 0.4
    assert fitted.fitted_on["c0"]["documents"] == 5


def test_probabilities_are_those_of_documents_left_out():
    """Clues that identify a document help only a model that has seen it."""
    chance = random.Random(2)
    lines = [
        json.dumps({
            "corpus": "c", "document": f"d{i % 30}",
            "right": i % 30 < 15 if i < 300 else chance.random() < 0.5,
            "clues": {f"is d{i % 30}": 1},
        })
        for i in range(600)
    ]  # fmt: skip
    fitted = fit_weights.fit(list(fit_weights.examples(lines)))

    assert fitted.by_document["auc"] < 0.6


def test_a_clue_that_was_hardly_seen_gets_no_weight():
    lines = drawn(400)
    rare = json.dumps({"corpus": "c0", "document": "d1", "right": True, "clues": {"rare": 1}})
    fitted = fit_weights.fit(list(fit_weights.examples([*lines, rare, rare])))

    assert "rare" not in fitted.weights


def test_one_outcome_alone_fits_nothing():
    lines = [x for x in drawn(100) if '"right": true' in x]
    with pytest.raises(ValueError, match="both outcomes"):
        fit_weights.fit(list(fit_weights.examples(lines)))


def test_what_is_written_is_a_table_of_weights():
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(300))))
    table = yaml.safe_load(fit_weights.written("claim", fitted))

    assert table["intercept"] == round(fitted.intercept, 2)
    assert set(table["weights"]) <= {"speaks", "a thing", "noise"}
    assert set(table["measured"]["by corpus"]) == {"c0", "c1"}
