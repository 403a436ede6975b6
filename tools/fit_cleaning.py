"""Fit the weights by which cleaning finds the article in a saved page, and cross-validate.

    python tools/fit_cleaning.py ARTICLES.jsonl.gz [--strength 3] [--write]

Each line of ARTICLES holds a page as an object: `html`, `url`, and `body`, the text of the article
as a person marked it. Printed are the mean precision, recall and F1 of the article's four-word
shingles, cross-validated by site: no page is measured with weights fitted on a page of its site.
With `--write`, weights fitted on all pages replace those under `page` in `cleaning_weights.yml`; no
word of a page is in them.

The model is a ridge logistic regression for whether a block belongs to the article (Hosmer and
Lemeshow, Applied Logistic Regression, 2000; le Cessie and van Houwelingen 1992). Pages count
equally, the blocks of a page by their words. The ridge draws the weights of the body finder's
verdict to `BELIEVED`, and all others to 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from briefgen import cleaning
from briefgen.cleaning import span
from briefgen.cleaning.features import features_of
from briefgen.cleaning.scoring import Scorer, scorer
from briefgen.cleaning.units import units_of
from briefgen.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from briefgen.cleaning.units import Unit
    from briefgen.model import RawText

    Numbers = NDArray[np.float64]

WEIGHTS = Path(__file__).parent.parent / "briefgen/registry/data/en/cleaning_weights.yml"
BODY = {"dek", "heading", "body", "quote", "list", "table"}
BELIEVED = {"body finder took it": 3.0, "body finder left it": -3.0}
FOLDS = 8
LONGEST = 60
PAGE_WEIGHT = 20.0
SMALLEST = 0.05
PUBLIC = {"com", "co", "org", "net", "www", "uk", "de", "fr", "br", "au", "ru", "in", "ph"}


@dataclass(frozen=True)
class Page:
    """A page with the features of its units.

    `truth` is the share of each unit that belongs to the article, or None where it is unknown.
    """

    site: str
    raw: RawText
    units: list[Unit]
    features: list[dict[str, float]]
    truth: list[float | None]
    body: str


def main() -> None:
    """Fit, print the cross-validated figures, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--strength", type=float, default=3.0, help="of the ridge")
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    options = parser.parse_args()
    pages = [page_of(line) for line in lines_of(options.articles)]
    measured = cross_validated(pages, options.strength)
    print(f"cross-validated by site, {len(pages)} pages: {figures(measured)}")  # noqa: T201 - the output
    if options.write:
        write(fitted(pages, options.strength))


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def page_of(line: dict[str, Any]) -> Page:
    """Return a page with its units, features and truth."""
    raw = read(line["html"].encode(), "page.html")
    units = units_of(raw)
    truth = truth_of(units, line["body"])
    return Page(site_of(line["url"]), raw, units, features_of(units), truth, line["body"])


def site_of(url: str) -> str:
    """Return the name of a site: the last part of its host that is not in `PUBLIC`."""
    names = [n for n in (urlsplit(url).hostname or url).split(".") if n not in PUBLIC]
    return names[-1] if names else url


def truth_of(units: Sequence[Unit], body: str) -> list[float | None]:
    """Return the share of each unit that is in the body, or None for a unit without words.

    Where some units of eight words and more are mostly in the body, units more than two before
    the first of these or behind the last count as 0.
    """
    gold = shingles(body)
    words = " " + " ".join(words_in(body)) + " "
    shares = [_share(words_in(unit.text), gold, words) for unit in units]
    sure = [
        i
        for i, share in enumerate(shares)
        if share is not None and share > 0.5 and len(units[i].words) >= 8  # noqa: PLR2004 - about a sentence
    ]
    if not sure:
        return shares
    near = range(sure[0] - 2, sure[-1] + 3)
    return [s if s is None or i in near else 0.0 for i, s in enumerate(shares)]


def _share(words: list[str], gold: Counter[tuple[str, ...]], text: str) -> float | None:
    if not words:
        return None
    if len(words) < 4:  # noqa: PLR2004 - shorter than a shingle
        return float(f" {' '.join(words)} " in text)
    own = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
    return sum(s in gold for s in own) / len(own)


def words_in(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the four-word shingles of a text."""
    words = words_in(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def fitted(pages: Iterable[Page], strength: float) -> dict[str, float]:
    """Return the fitted bias and weight of each feature."""
    pages = list(pages)
    names = sorted({name for page in pages for features in page.features for name in features})
    columns = {name: i for i, name in enumerate(names)}
    rows, truth, weights = _matrix(pages, columns)
    believed = np.array([*(BELIEVED.get(name, 0.0) for name in names), 0.0])
    ridge = np.array([*(strength for _ in names), 1e-6])
    solution = _newton(rows, truth, weights, ridge, believed)
    out = {"bias": float(solution[-1])}
    return out | {name: float(solution[i]) for name, i in columns.items()}


def _matrix(pages: list[Page], columns: dict[str, int]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the features, truth and weight of each unit whose truth is known."""
    rows: list[Numbers] = []
    truth: list[float] = []
    weights: list[float] = []
    for page in pages:
        known = [i for i, share in enumerate(page.truth) if share is not None]
        sizes = {i: min(LONGEST, len(words_in(page.units[i].text))) for i in known}
        total = sum(sizes.values())
        for i in known:
            row = np.zeros(len(columns) + 1)
            row[-1] = 1.0
            for name, value in page.features[i].items():
                row[columns[name]] = value
            rows.append(row)
            truth.append(page.truth[i] or 0.0)
            weights.append(PAGE_WEIGHT * sizes[i] / total)
    return np.array(rows), np.array(truth), np.array(weights)


def _newton(
    rows: Numbers, truth: Numbers, weights: Numbers, ridge: Numbers, believed: Numbers
) -> Numbers:
    """Return the coefficients of the ridge logistic regression, by Newton's method."""
    solution = np.zeros(rows.shape[1])
    for _ in range(40):
        odds = 1 / (1 + np.exp(-np.clip(rows @ solution, -30, 30)))
        slope = rows.T @ (weights * (odds - truth)) + ridge * (solution - believed)
        curve = (rows.T * (weights * odds * (1 - odds))) @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        solution = solution - step
        if np.abs(step).max() < 1e-5:  # noqa: PLR2004 - far less than is written
            break
    return solution


def cross_validated(pages: list[Page], strength: float) -> list[tuple[float, float]]:
    """Return the precision and recall of each page.

    Its weights are fitted on the other folds, which hold no page of its site.
    """
    folds: dict[int, list[Page]] = defaultdict(list)
    sites = {name: i for i, name in enumerate(sorted({page.site for page in pages}))}
    for page in pages:
        folds[sites[page.site] % FOLDS].append(page)
    out: list[tuple[float, float]] = []
    for k, fold in folds.items():
        others = [page for j, rest in folds.items() if j != k for page in rest]
        weights = fitted(others, strength)
        out += [measured(page, weights) for page in fold]
    return out


def measured(page: Page, weights: dict[str, float]) -> tuple[float, float]:
    """Return the precision and recall of a page's article, labelled with these weights."""
    own = Scorer(weights["bias"], {k: v for k, v in weights.items() if k != "bias"})
    # cleaning gets its weights from this function: give it those under test
    span.scorer = lambda name: own if name == "page" else scorer(name)  # type: ignore[attr-defined,assignment]
    article = cleaning.label(page.raw)
    text = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role in BODY)
    found, gold = shingles(text), shingles(page.body)
    common = (found & gold).total()
    return common / max(1, found.total()), common / max(1, gold.total())


def figures(measured: list[tuple[float, float]]) -> str:
    """Return the mean precision and recall, and the F1 of both, as text."""
    precision = sum(p for p, _ in measured) / len(measured)
    recall = sum(r for _, r in measured) / len(measured)
    f1 = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"


def write(weights: dict[str, float]) -> None:
    """Replace the weights under `page` in the table, the strongest first."""
    told = {k: v for k, v in weights.items() if k != "bias" and abs(v) >= SMALLEST}
    lines = ["page:", f"  bias: {weights['bias']:.2f}"]
    lines += [f"  {k}: {round(v, 2)}" for k, v in sorted(told.items(), key=lambda w: -abs(w[1]))]
    text = WEIGHTS.read_text(encoding="utf-8")
    table = re.sub(r"(?ms)^page:\n.*?(?=^\n*#|\Z)", "\n".join(lines) + "\n\n", text)
    WEIGHTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
