"""The shipped tables say what they seem to say: YAML 1.1 turns words into other things where they are not in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = sorted((ROOT / "briefgen" / "registry" / "data").rglob("*.yml"))
MEANT = re.compile(r"true|false|null|-?(0|[1-9]\d*)(\.\d+)?")
"""What is written without quotes and is no word: all else that YAML 1.1 guesses (on, no, 12:30, 1_000, 2024-01-01)."""


def _guessed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the letters of each scalar that looks like a word and is read as something else."""
    open_ = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while open_:
        node = open_.pop()
        if isinstance(node, yaml.MappingNode):
            open_ += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            open_ += node.value
        elif (
            node is not None
            and node.style is None
            and not node.tag.endswith(":str")
            and not MEANT.fullmatch(node.value)
        ):
            yield node.start_mark.line + 1, node.value


@pytest.mark.parametrize("table", TABLES, ids=lambda p: p.stem)
def test_no_word_of_a_table_is_read_as_something_else(table):
    assert sorted(_guessed(table.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "written",
    [
        "on",
        "no",
        "Yes",
        "off",
        "12:30",
        "1_000",
        "2024-10-31",
        "0x1F",
        "007",
        ".inf",
        "~",
        "",
        "True",
    ],
)
def test_what_yaml_guesses_is_noticed(written):
    assert list(_guessed(f"words: [a, 'on', 12, 1.5]\nmore:\n  one: {written}\n")) == [(3, written)]
    if written:
        assert list(_guessed(f"{written}: [a]\n")) == [(1, written)]
