"""Articles of our own whose statements were judged: those that stand plainly are right.

Each file under `judged/` holds a text, and of the statements found in it those that a careful
reader held to be right as they stood (`right`) and those that were not (`wrong`): for their
speaker, for words that are cut or not the speaker's own, or because nobody says anything. A
statement is a line as `tools/whole_examples.py` writes it. One that the rules find otherwise today
is in neither list and counts for nothing; judge it anew where they become many.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import whole_examples
import yaml

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))["judged"]
ARTICLES = sorted((HERE / "judged").glob("*.yml"))


def verdicts(gold: dict[str, Any], metadata: Any) -> list[tuple[str, bool]]:
    """Return how sure each judged statement is that is found today, and whether it is right."""
    names = {a.id: a.name for a in metadata.actors}
    out = []
    for claim in metadata.claims:
        cue = " ".join(claim.cue.exact.split())
        line = whole_examples.line_of(claim.sources, cue, claim.content, names)
        if claim.kind == "attributed" and line in (*gold["right"], *gold["wrong"]):
            out.append((str(claim.confidence), line in gold["right"]))
    return out


@pytest.fixture(scope="module")
def judged(extract_text) -> Counter[tuple[str, bool]]:
    """How many statements there are of each confidence, right and wrong; each article read once."""
    found: list[tuple[str, bool]] = []
    for path in ARTICLES:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        published = str(gold["published"])
        found += verdicts(gold, extract_text(gold["text"], published))
    counts = Counter(found)
    sys.stderr.write(f"{dict(counts)}\n")
    return counts


def test_what_stands_plainly_is_right(judged):
    right, wrong = judged["sure", True], judged["sure", False]
    assert right / (right + wrong) >= FLOORS["plain, right"]


def test_most_of_what_is_right_stands_plainly(judged):
    right = sum(n for (_, right), n in judged.items() if right)
    assert judged["sure", True] / right >= FLOORS["right, plain"]


def test_most_of_what_is_wrong_is_marked(judged):
    wrong = sum(n for (_, right), n in judged.items() if not right)
    assert 1 - judged["sure", False] / wrong >= FLOORS["wrong, marked"]


def test_most_statements_are_still_those_that_were_judged(judged):
    gold = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in ARTICLES]
    lines = sum(len(g["right"]) + len(g["wrong"]) for g in gold)
    assert sum(judged.values()) / lines >= FLOORS["still found"]
