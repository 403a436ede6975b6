"""What commands print on a terminal."""

from __future__ import annotations

import pytest

from briefgen.terminal import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 desks"), (1, "1 desk"), (2, "2 desks"), (12_345, "12,345 desks")]
)
def test_a_number_stands_with_its_noun(number, said):
    assert counted(number, "desk") == said
