"""Recognise earlier mails that are quoted with `>` in a mail pasted as text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import Role

if TYPE_CHECKING:
    from briefgen.cleaning.units import Part

_FEWEST: Final = 2
_WROTE: Final = re.compile(r".{0,160}\b(?:wrote|writes):", re.DOTALL)


def quoted_lines(parts: list[Part]) -> None:
    """Label lines that open with `>`, and the "... wrote:" line above them, as quoted reply."""
    quoted = [k for k, p in enumerate(parts) if p.text.startswith(">")]
    if len(quoted) < _FEWEST:
        return
    for k in quoted:
        parts[k] = replace(
            parts[k], role=Role.QUOTED_REPLY, reason="words of an earlier mail: behind >"
        )
        if k and _WROTE.fullmatch(parts[k - 1].text):
            reason = "words of an earlier mail: says who wrote them"
            parts[k - 1] = replace(parts[k - 1], role=Role.QUOTED_REPLY, reason=reason)
