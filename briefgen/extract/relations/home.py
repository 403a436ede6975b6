"""Which state does an article's dateline name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import ActorType, Role
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading


def home_of(reading: Reading, states: dict[str, str]) -> str | None:
    """Return the id of the state in an article's dateline, or None; `states` maps keys to ids."""
    for block in reading.article.blocks:
        if block.role is not Role.DATELINE:
            continue
        for part in reading.article.text[block.start : block.end].split(","):
            known = spelled(part.strip(" -\u2013\u2014\n"))
            if known is not None and known.type is ActorType.STATE and known.key in states:
                return states[str(known.key)]
    return None
