"""Pages equal the golden files; `python -m tests.golden` writes those anew."""

from __future__ import annotations

import pytest

from tests.golden.trees import expected, trees

TREES, EXPECTED = trees(), expected()


def test_the_same_pages_come_out():
    assert sorted(TREES) == sorted(EXPECTED)


@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_a_page_reads_as_approved(path: str):
    assert TREES.get(path) == EXPECTED[path]


def test_two_builds_are_the_same():
    assert trees() == TREES
