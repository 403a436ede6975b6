"""Pasting what "Correct this" copies into the sidecar that it names changes the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desk.conftest import TestDesk

TEXT = """Port of Veldt is closed

The port of Veldt was closed on Monday, the harbour master Piet Maas said.

Maas blamed the Northern Harbour Union for the closure on 4 March 2024.
"""


def _fixes(desk: TestDesk) -> dict[str, list[list[str]]]:
    facts = desk.root / "docs/briefs/.veldt.facts.json"
    told: dict[str, list[list[str]]] = json.loads(facts.read_text(encoding="utf-8"))["fixes"]
    return told


@pytest.fixture
def built(desk: TestDesk) -> TestDesk:
    for old in (desk.root / "seeds").glob("*"):
        old.unlink()
    desk.put("veldt.txt", TEXT)
    done = desk.run("build")
    assert done.exit_code == 0, done.output
    return desk


def test_a_copied_row_that_is_pasted_is_struck(built: TestDesk):
    before = built.brief("veldt")
    told = _fixes(built)
    assert told["file"] == "veldt.yml"
    _, _, text = next(row for row in told["rows"] if "claims:" in row[2])
    built.put("veldt.yml", f"# seeds/veldt.yml\n{text}")
    done = built.run("build", "--strict")
    assert done.exit_code == 0, done.output
    assert text not in [row[2] for row in _fixes(built)["rows"]]
    assert built.brief("veldt") != before


def test_a_copied_actor_that_is_pasted_is_gone(built: TestDesk):
    (text,) = [text for name, text in _fixes(built)["names"] if "Maas" in name]
    built.put("veldt.yml", f"# seeds/veldt.yml\n{text}")
    assert built.run("build").exit_code == 0
    assert not [name for name, _ in _fixes(built)["names"] if "Maas" in name]
