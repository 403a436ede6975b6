"""The formula by which a text says why a source has no name: it tells of the source, and is nothing that it claims."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.claims.scene import Scene

_BEFORE: Final = 24
"""Characters before a cue in which its negation stands: "was not publicly authorised"."""

_LONGEST: Final = 120
"""Characters of a content up to which it may be the formula and nothing else."""


def is_anonymity(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue and its content are the formula: "asked not to be named", "not authorised to speak"."""
    start = min(draft.cue[0], *(a for a, _ in draft.content))
    end = max(b for _, b in draft.content)
    if draft.rule == "quotation" or end - draft.cue[0] > _LONGEST:
        return False
    words = " ".join(scene.reading.surface[start:end].lower().split())
    if any(phrase in words for phrase in _phrases("anonymity")):
        return True
    led = " ".join(scene.reading.surface[max(0, draft.cue[0] - _BEFORE) : end].lower().split())
    return any(phrase in led for phrase in _phrases("not_authorised"))


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(table("unnamed_sources")[name])
