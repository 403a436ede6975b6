"""Each version of what is contested quotes a few articles, and the page's own always."""

from __future__ import annotations

from briefgen.compose.sides import quoted
from briefgen.model import Evidence, Side

WORDS = Evidence(0, 3, "two", "two dead")


def test_a_few_of_each_version_are_quoted_and_the_entry_that_is_read():
    sides = [Side(f"a{n}", "12" if n % 2 else "17", WORDS) for n in range(40)]
    assert [s.entry for s in quoted(sides)] == ["a0", "a1", "a2", "a3", "a4", "a5"]
    assert [s.entry for s in quoted(sides, own="a39")][-1] == "a39"


def test_no_more_versions_are_quoted_than_a_reader_compares():
    sides = [Side(f"a{n}", str(n), WORDS) for n in range(40)]
    assert len(quoted(sides)) == 6
