"""Articles of our own whose actors were judged: those that stand plainly are right.

Under `actors`, the files of `judged/` hold the actors that a careful reader held to be right as
they stood, and those that were not: nobody at all, a name that is cut or holds a title, another
kind. An actor is a line as `tools/actor_examples.py` writes it. One that is in neither list counts
for nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import actor_examples
import pytest
import yaml

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))["judged actors"]
ARTICLES = sorted((HERE / "judged").glob("*.yml"))


@pytest.fixture(scope="module")
def judged(extract_text) -> Counter[tuple[str, bool]]:
    """How many actors there are of each confidence, right and wrong; each article read once."""
    counts: Counter[tuple[str, bool]] = Counter()
    for path in ARTICLES:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        right, wrong = gold["actors"]["right"], gold["actors"]["wrong"]
        for actor in extract_text(gold["text"], str(gold["published"])).actors:
            line = actor_examples.line_of(actor)
            if line in (*right, *wrong):
                counts[str(actor.confidence), line in right] += 1
    sys.stderr.write(f"{dict(counts)}\n")
    return counts


def test_who_stands_plainly_is_right(judged):
    right, wrong = judged["sure", True], judged["sure", False]
    assert right / (right + wrong) >= FLOORS["plain, right"]


def test_most_who_are_right_stand_plainly(judged):
    right = sum(n for (_, right), n in judged.items() if right)
    assert judged["sure", True] / right >= FLOORS["right, plain"]


def test_most_who_are_wrong_are_marked(judged):
    wrong = sum(n for (_, right), n in judged.items() if not right)
    assert 1 - judged["sure", False] / wrong >= FLOORS["wrong, marked"]


def test_most_actors_are_still_those_that_were_judged(judged):
    gold = [yaml.safe_load(path.read_text(encoding="utf-8"))["actors"] for path in ARTICLES]
    assert sum(judged.values()) / sum(len(g["right"]) for g in gold) >= FLOORS["still found"]
