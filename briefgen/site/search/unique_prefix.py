"""Cut names to their shortest unique prefixes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def shared(one: str, other: str) -> int:
    """Return the length of the common prefix of two words."""
    return sum(
        1
        for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def shortest(names: Sequence[str], least: int) -> list[str]:
    """Return each name's shortest prefix that no other shares, `least` letters long at least."""
    order = sorted(names)
    beside = [0, *(shared(*pair) for pair in itertools.pairwise(order)), 0]
    needed = {name: max(least, beside[at] + 1, beside[at + 1] + 1) for at, name in enumerate(order)}
    return [name[: needed[name]] for name in names]
