"""Pages equal the golden files; `python -m tests.golden` writes those anew."""

from __future__ import annotations

import pytest

from tests.golden.trees import expected, trees

EXPECTED = expected()


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Return the pages that are made today: made by a test, since whoever collects needs none."""
    return trees()


def test_the_same_pages_come_out(made: dict[str, str]):
    assert sorted(made) == sorted(EXPECTED)


@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_a_page_reads_as_approved(path: str, made: dict[str, str]):
    assert made.get(path) == EXPECTED[path]


def test_two_builds_are_the_same(made: dict[str, str]):
    assert trees() == made
