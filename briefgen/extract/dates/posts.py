"""Recognise the day with which a quoted post is signed, which anchors its dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefgen.model import Block

SIGNATURE: Final = re.compile(r"[\u2014\u2013-]\s*[^()\n\u2014]{2,60}\(@\w+\)\s*$")
"""A name and its handle after a dash, right before the date of a post."""

_AFTER: Final = 2
"""Characters at most after the date of a post."""


def is_signed(text: str, block: Block, start: int, end: int) -> bool:
    """Tell whether a calendar day ends a block right after the signature of a post."""
    alone = block.end - end <= _AFTER
    return alone and bool(SIGNATURE.search(text[block.start : start]))
