"""The eval gate: extraction against gold annotations that other people made, task by task.

Skipped where the gold is not there. `make eval` prints each task's figures and its worst documents,
so that a change shows what it flipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
WORST = 5


def measured(shared: Path, task: str) -> tuple[dict, str]:
    """Return the figures of a task, by dotted name, and what the scorer printed about its worst documents."""
    command = [sys.executable, str(shared / "eval" / "score.py"), task, "--worst", str(WORST)]
    run = subprocess.run(
        [*command, "--briefgen", f"{sys.executable} -m briefgen"],
        capture_output=True,
        text=True,
        check=True,
    )
    *worst, last = run.stdout.splitlines()
    figures = {}
    for name, value in json.loads(last).items():
        figures |= (
            {f"{name}.{k}": v for k, v in value.items()}
            if isinstance(value, dict)
            else {name: value}
        )
    return figures, "\n".join(worst)


@pytest.mark.slow
@pytest.mark.parametrize("task", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(task, shared):
    figures, worst = measured(shared, task)
    print(f"\n== {task}: {json.dumps(figures)}\n{worst}")  # noqa: T201 - this is what `make eval` is for
    assert figures["records"] == figures["documents"], "some documents were refused"
    assert figures["text_changed"] == 0, "the text of some records is not the text as read"
    fallen = {
        name: (figures[name], floor)
        for name, floor in FLOORS[task].items()
        if figures[name] < floor
    }
    assert not fallen, f"fell below the floor (measured, floor): {fallen}\n{worst}"
