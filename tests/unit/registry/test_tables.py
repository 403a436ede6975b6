"""Unquoted words in the shipped tables are read as text.

YAML 1.1 reads words such as `on` and `no` as other types.
"""

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
"""Unquoted scalars that are meant to be no text.

YAML 1.1 would convert others as well: on, no, 12:30, 1_000, 2024-01-01.
"""


def _guessed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each unquoted scalar that is read as another type by accident."""
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


def _keys_told_twice(text: str) -> Iterator[str]:
    """Yield each key that a mapping has twice: the second would silently win."""
    open_ = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while open_:
        node = open_.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            yield from (key for key in set(keys) if keys.count(key) > 1)
            open_ += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            open_ += node.value


@pytest.mark.parametrize("table", TABLES, ids=lambda p: p.stem)
def test_no_key_of_a_table_stands_twice(table):
    assert sorted(_keys_told_twice(table.read_text(encoding="utf-8"))) == []


def test_a_key_that_stands_twice_is_found():
    assert list(_keys_told_twice("a: [x]\nb: {c: 1, c: 2}\na: [y]\n")) == ["a", "c"]


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
