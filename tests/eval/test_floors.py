"""The eval gate: extraction is scored, task by task, against gold annotations made by others.

Skipped where the gold is missing. `make eval` prints each task's figures and its worst documents,
so that a change shows which results it turned.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import yaml

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
TOGETHER = (("names", "coreference", "key", "salience"), ("entities", "relations"))
"""Groups of tasks that are scored on the same documents, which are then read only once."""

ALONE = sorted(FLOORS.keys() - {task for tasks in TOGETHER for task in tasks})
LABELLED = ("articles", "pasted")
"""Tasks that are scored on an article's text and blocks alone."""

WORST = 5


def extracted(shared: Path, task: str, kept: Path) -> Path:
    """Extract the documents of a task; return the file with their records, one JSON a line."""
    place = spec_from_file_location("score", shared / "eval" / "score.py")
    assert place is not None
    assert place.loader is not None
    scorer = module_from_spec(place)
    place.loader.exec_module(scorer)
    module = "tests.eval.labelled" if task in LABELLED else "briefgen"
    documents = scorer.load(shared / "eval" / "data", task)
    records, _seconds = scorer.extract(documents, task, f"{sys.executable} -m {module}")
    kept.write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
    return kept


def measured(shared: Path, task: str, records: Path) -> tuple[dict, str]:
    """Return the figures of a task, by dotted name, and the report on its worst documents."""
    command = [sys.executable, str(shared / "eval" / "score.py"), task, "--worst", str(WORST)]
    run = subprocess.run(
        [*command, "--predictions", str(records)], capture_output=True, text=True, check=True
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
@pytest.mark.parametrize("tasks", [*TOGETHER, *((t,) for t in ALONE)], ids="-".join)
def test_no_figure_falls_below_its_floor(tasks, shared, tmp_path):
    records = extracted(shared, tasks[0], tmp_path / "records.jsonl")
    for task in tasks:
        figures, worst = measured(shared, task, records)
        print(f"\n== {task}: {json.dumps(figures)}\n{worst}")  # noqa: T201 - `make eval` is run to read this
        assert figures["records"] == figures["documents"], "some documents were refused"
        assert figures["text_changed"] == 0, "the text of some records is not the text as read"
        fallen = {
            name: (figures[name], floor)
            for name, floor in FLOORS[task].items()
            if figures[name] < floor
        }
        assert not fallen, f"{task}: below the floor (measured, floor): {fallen}\n{worst}"
