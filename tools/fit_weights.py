"""Fit the weights of a decision's clues on examples judged by gold, and measure them.

    python tools/fit_weights.py claim examples.jsonl [more.jsonl ...]

writes `briefgen/registry/data/en/weights/claim.yml`, which `briefgen.extract.weighing` reads. An
example is a line of JSON:

    {"corpus": "gum", "document": "news_1", "right": true,
     "clues": {"verb of saying": 1, "a thing": 0.5}}

`corpus` and `document` say where it comes from, `right` is the verdict of the gold on the decision,
`clues` are what the rule saw (values between 0 and 1; a clue that is left out is 0). No word of a
text is in an example, and none in what is written.

Method: ridge logistic regression, with the strength that does best on documents left out, or with
the one that is given by `--ridge`, where what counts is not how likely each is but their order. Two
figures are kept with the weights: on documents left out, and on a whole corpus left out (where
there are several). The second tells how well they do on text of another kind. Where weights set by
hand do better there, keep those.

`bands` and `bars` of the table that is written anew are kept, since they are set by hand: the least
probabilities of what is shown plainly and with a mark, and the clues that keep a line from being
shown plainly. The figures are those of these bands.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

from briefgen.extract.weighing import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEIGHTS: Final = Path(__file__).parent.parent / "briefgen" / "registry" / "data" / "en" / "weights"

RIDGES: Final = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
"""Inverse strengths of the ridge that are tried."""

FOLDS: Final = 6
"""Folds into which the documents are divided."""

LEAST_SEEN: Final = 8
"""Examples in which a clue must occur to get a weight; fewer tell little but chance."""

LEAST_WEIGHT: Final = 0.05
"""Smaller weights are left out, since they turn no decision."""


@dataclass(frozen=True, slots=True)
class Example:
    """One decision that gold judges."""

    corpus: str
    document: str
    right: bool
    clues: dict[str, float]


@dataclass(frozen=True, slots=True)
class Bands:
    """Least probabilities of what is shown plainly or with a mark; clues that bar the first."""

    sure: float = SURE
    likely: float = LIKELY
    bars: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: dict[str, Any]) -> Bands:
        """Return the bands of a table of weights, by default `briefgen.extract.weighing`'s."""
        bands = table.get("bands", {})
        sure, likely = bands.get("sure", SURE), bands.get("likely", LIKELY)
        return cls(float(sure), float(likely), tuple(table.get("bars", ())))

    def barred(self, seen: list[Example]) -> np.ndarray:
        """Return for each example whether one of its clues keeps it from being shown plainly."""
        return np.array([any(clue in e.clues for clue in self.bars) for e in seen])


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights, what they were fitted on, and how they do on unseen examples."""

    intercept: float
    weights: dict[str, float]
    ridge: float
    fitted_on: dict[str, dict[str, int]]
    by_document: dict[str, float]
    by_corpus: dict[str, dict[str, float]]
    bands: Bands = Bands()


def examples(lines: Iterable[str]) -> Iterator[Example]:
    """Yield the example in each line of JSON; blank lines are skipped."""
    for line in lines:
        if line.strip():
            raw = json.loads(line)
            clues = {str(k): float(v) for k, v in raw["clues"].items() if v}
            yield Example(str(raw["corpus"]), str(raw["document"]), bool(raw["right"]), clues)


def fit(seen: list[Example], bands: Bands | None = None, given: float | None = None) -> Fitted:
    """Fit weights to examples of both outcomes, from at least two documents.

    `given` is the strength of the ridge; None stands for the best of several.

    Figures are of `bands`; those of `briefgen.extract.weighing` by default.

    Raises:
        ValueError: all examples have one outcome, or come from one document.
    """
    documents = np.array([f"{e.corpus}/{e.document}" for e in seen])
    if len({e.right for e in seen}) != len((True, False)) or len(set(documents)) == 1:
        message = "examples of both outcomes from several documents are needed"
        raise ValueError(message)
    common = _common(seen)
    matrix = DictVectorizer(sparse=False)
    x = matrix.fit_transform([{k: v for k, v in e.clues.items() if k in common} for e in seen])
    y = np.array([e.right for e in seen])
    folds = list(GroupKFold(min(FOLDS, len(set(documents)))).split(x, y, documents))
    ridge = given or min(RIDGES, key=lambda c: _loss(x, y, folds, c))
    model = _fitted(x, y, ridge)
    bands = bands or Bands()
    found = _unseen(x, y, folds, ridge)
    return Fitted(
        intercept=float(model.intercept_[0]),
        weights=_told(matrix, model),
        ridge=ridge,
        fitted_on=_origin(seen),
        by_document=measured(y, found, bands, bands.barred(seen)),
        by_corpus=_by_corpus(x, y, seen, ridge, bands),
        bands=bands,
    )


def _common(seen: list[Example]) -> set[str]:
    counts = Counter(clue for e in seen for clue in e.clues)
    return {clue for clue, n in counts.items() if n >= LEAST_SEEN}


def _fitted(x: np.ndarray, y: np.ndarray, ridge: float) -> LogisticRegression:
    return LogisticRegression(C=ridge, max_iter=5000).fit(x, y)


def _unseen(x: np.ndarray, y: np.ndarray, folds: list[Any], ridge: float) -> np.ndarray:
    """Return the probability of each example by a model that has not seen its fold.

    It is NaN where the other folds have one outcome only.
    """
    out = np.full(len(y), np.nan)
    for train, test in folds:
        if len(set(y[train])) > 1:
            out[test] = _fitted(x[train], y[train], ridge).predict_proba(x[test])[:, 1]
    return out


def _loss(x: np.ndarray, y: np.ndarray, folds: list[Any], ridge: float) -> float:
    found = _unseen(x, y, folds, ridge)
    known = ~np.isnan(found)
    return float(log_loss(y[known], found[known], labels=[False, True]))


def _told(matrix: DictVectorizer, model: LogisticRegression) -> dict[str, float]:
    """Return the weights of at least `LEAST_WEIGHT`, the heaviest first."""
    pairs = zip(matrix.get_feature_names_out(), model.coef_[0], strict=True)
    kept = [(str(name), round(float(w), 2)) for name, w in pairs if abs(w) >= LEAST_WEIGHT]
    return dict(sorted(kept, key=lambda p: (-abs(p[1]), p[0])))


def _origin(seen: list[Example]) -> dict[str, dict[str, int]]:
    """Return the number of documents, examples and right examples of each corpus."""
    out = {}
    for corpus in sorted({e.corpus for e in seen}):
        own = [e for e in seen if e.corpus == corpus]
        out[corpus] = {
            "documents": len({e.document for e in own}),
            "examples": len(own),
            "right": sum(e.right for e in own),
        }
    return out


def _by_corpus(
    x: np.ndarray, y: np.ndarray, seen: list[Example], ridge: float, bands: Bands
) -> dict[str, dict[str, float]]:
    """Return the figures on each corpus, and on all, by models fitted on the others."""
    corpora = np.array([e.corpus for e in seen])
    if len(set(corpora)) == 1:
        return {}
    found = _unseen(x, y, list(LeaveOneGroupOut().split(x, y, corpora)), ridge)
    barred = bands.barred(seen)
    out = {"all": measured(y, found, bands, barred)}
    for corpus in sorted(set(corpora)):
        own = corpora == corpus
        out[str(corpus)] = measured(y[own], found[own], bands, barred[own])
    return out


def measured(
    right: np.ndarray, probability: np.ndarray, bands: Bands, barred: np.ndarray
) -> dict[str, float]:
    """Return figures on the probabilities of unseen examples.

    The Brier score, the AUC, the share of each band of confidence with how many in it are right,
    and how many of the right ones are sure.
    """
    known = ~np.isnan(probability)
    y, p = right[known], probability[known]
    out = {"examples": len(y), "right": _share(y)}
    if not len(y):
        return out
    out["brier"] = round(float(brier_score_loss(y, p)), 3)
    if len(set(y)) > 1:
        out["auc"] = round(float(roc_auc_score(y, p)), 3)
    sure = (p >= bands.sure) & ~barred[known]
    doubtful = p < bands.likely
    shown = {"sure": sure, "likely": ~sure & ~doubtful, "doubtful": doubtful}
    for band, inside in shown.items():
        out[f"{band}, share"] = round(float(inside.mean()), 3)
        if inside.any():
            out[f"{band}, right"] = _share(y[inside])
    if y.any():
        out["right, sure"] = _share(sure[y])
    return out


def _share(y: np.ndarray) -> float:
    return round(float(y.mean()), 3) if len(y) else math.nan


def written(decision: str, fitted: Fitted) -> str:
    """Return the table of a decision as YAML."""
    head = (
        f"# Weights of the clues for the decision `{decision}`, in log odds; "
        "fitted by tools/fit_weights.py"
        "\n# (ridge logistic regression). `measured` holds figures on "
        "documents, and on whole corpora,"
        "\n# that the weights had not seen. Numbers alone: no word of a text is in here.\n"
    )
    bands = fitted.bands
    body = {
        "intercept": round(fitted.intercept, 2),
        "weights": fitted.weights,
    }
    if bands != Bands():
        body["bands"] = {"sure": bands.sure, "likely": bands.likely}
        body["bars"] = list(bands.bars)
    body |= {
        "ridge": fitted.ridge,
        "fitted_on": fitted.fitted_on,
        "measured": {"by document": fitted.by_document, "by corpus": fitted.by_corpus},
    }
    return head + yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=100)


def main() -> None:
    """Fit the weights of one decision and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("decision")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the folder of the tables")
    parser.add_argument("--ridge", type=float, help="inverse strength of the ridge")
    asked = parser.parse_args()
    lines = (line for f in asked.files for line in f.read_text(encoding="utf-8").splitlines())
    asked.out.mkdir(parents=True, exist_ok=True)
    path = asked.out / f"{asked.decision}.yml"
    before = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    fitted = fit(list(examples(lines)), Bands.of(before), asked.ridge)
    table = written(asked.decision, fitted)
    path.write_text(table, encoding="utf-8")
    print(table)  # noqa: T201 - to be read before it is committed


if __name__ == "__main__":
    main()
