"""Articles of our own whose times were judged: those that stand plainly are right.

The files under `judged/` also hold, of the times found in them, those that a careful reader held to
be the time of what their line tells (`right`), and those that are of another matter, or of another
day (`wrong`). A time is a line as `tools/when_examples.py` writes it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
import when_examples
import yaml

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))["times"]
ARTICLES = sorted((HERE / "judged").glob("*.yml"))


@pytest.fixture(scope="module")
def judged(extract_text) -> Counter[tuple[str, bool]]:
    """How many times there are of each confidence, right and wrong; each article read once."""
    counts: Counter[tuple[str, bool]] = Counter()
    for path in ARTICLES:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        metadata = extract_text(gold["text"], str(gold["published"]))
        dates = {date.id: date for date in metadata.dates}
        for event in metadata.events:
            line = when_examples.line_of(event, dates[event.date])
            if line in (*gold["times"]["right"], *gold["times"]["wrong"]):
                counts[str(event.confidence), line in gold["times"]["right"]] += 1
    sys.stderr.write(f"{dict(counts)}\n")
    return counts


def test_times_that_stand_plainly_are_right(judged):
    right, wrong = judged["sure", True], judged["sure", False]
    assert right / (right + wrong) >= FLOORS["plain, right"]


def test_most_right_times_stand_plainly(judged):
    right = sum(n for (_, right), n in judged.items() if right)
    assert judged["sure", True] / right >= FLOORS["right, plain"]


def test_most_wrong_times_are_marked(judged):
    wrong = sum(n for (_, right), n in judged.items() if not right)
    assert 1 - judged["sure", False] / wrong >= FLOORS["wrong, marked"]


def test_most_times_are_still_those_that_were_judged(judged):
    gold = [yaml.safe_load(path.read_text(encoding="utf-8"))["times"] for path in ARTICLES]
    lines = sum(len(g["right"]) + len(g["wrong"]) for g in gold)
    assert sum(judged.values()) / lines >= FLOORS["still found"]
