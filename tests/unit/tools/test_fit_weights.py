"""The fitter of weights writes a table that agrees with the gold."""

import json
import random

import pytest
import yaml


@pytest.fixture(scope="module")
def fit_weights():
    """Yield the fitter, on one thread: on such small tables several only wait for each other.

    It is loaded for its tests alone, since its libraries take long to load.
    """
    pytest.importorskip("sklearn")
    import fit_weights
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield fit_weights


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


def test_weights_follow_the_gold(fit_weights):
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(2000))))

    assert fitted.weights["speaks"] > 1
    assert fitted.weights["a thing"] < -1
    assert abs(fitted.weights.get("noise", 0)) < 0.4
    assert fitted.fitted_on["c0"]["documents"] == 5


def test_probabilities_are_those_of_documents_left_out(fit_weights):
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


def test_a_clue_that_was_hardly_seen_gets_no_weight(fit_weights):
    lines = drawn(400)
    rare = json.dumps({"corpus": "c0", "document": "d1", "right": True, "clues": {"rare": 1}})
    fitted = fit_weights.fit(list(fit_weights.examples([*lines, rare, rare])))

    assert "rare" not in fitted.weights


def test_one_outcome_alone_fits_nothing(fit_weights):
    lines = [x for x in drawn(100) if '"right": true' in x]
    with pytest.raises(ValueError, match="both outcomes"):
        fit_weights.fit(list(fit_weights.examples(lines)))


def test_what_is_written_is_a_table_of_weights(fit_weights):
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(300))))
    table = yaml.safe_load(fit_weights.written("claim", fitted))

    assert table["intercept"] == round(fitted.intercept, 2)
    assert set(table["weights"]) <= {"speaks", "a thing", "noise"}
    assert set(table["measured"]["by corpus"]) == {"all", "c0", "c1"}


def test_what_is_barred_is_not_sure_whatever_it_weighs(fit_weights):
    seen = list(fit_weights.examples(drawn(2000)))
    free = fit_weights.fit(seen, fit_weights.Bands(sure=0.85))
    barred = fit_weights.fit(seen, fit_weights.Bands(sure=0.85, bars=("speaks",)))

    assert free.by_document["sure, share"] > 0.4
    assert free.by_document["right, sure"] > 0.8
    assert barred.by_document["sure, share"] == 0
    assert barred.by_document["likely, right"] > 0.85


def test_bands_and_bars_of_a_table_stay_as_they_were_set(fit_weights):
    set_by_hand = {"bands": {"sure": 0.8, "likely": 0.1}, "bars": ["noise"]}
    bands = fit_weights.Bands.of(set_by_hand)
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(300))), bands)
    table = yaml.safe_load(fit_weights.written("whole", fitted))

    assert {k: table[k] for k in set_by_hand} == set_by_hand


def test_figures_of_all_corpora_left_out_stand_beside_those_of_each(fit_weights):
    fitted = fit_weights.fit(list(fit_weights.examples(drawn(300))))

    assert fitted.by_corpus["all"]["examples"] == 300
