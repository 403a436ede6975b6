"""Is a statement right as it stands: its speaker made out, its words neither cut nor too many?

That somebody is cited at all is weighed before, by `briefgen.extract.claims.clues`; here that is
one clue of many. The others say which rule found it, who speaks and how that is known, how the
content is made up, which words of the sentence are lost around it, and where the cue stands.
"""

from __future__ import annotations

from typing import Final

from briefgen.extract.claims.whole.around import around
from briefgen.extract.claims.whole.said import of_what_is_said
from briefgen.extract.claims.whole.stated import Stated
from briefgen.extract.claims.whole.who import of_the_speaker

__all__ = ["WHOLE", "Stated", "clues_to_the_whole"]

WHOLE: Final = "whole"
"""The table of weights."""


def clues_to_the_whole(stated: Stated) -> dict[str, float]:
    """Return the clues to whether a statement is right as it stands.

    Each is there or not, but for `somebody is cited`, which is a probability.
    """
    draft = stated.draft
    found = (f"rule: {draft.rule}", f"act: {draft.act}")
    names = (*found, *of_the_speaker(stated), *of_what_is_said(stated), *around(stated))
    return {**dict.fromkeys(names, 1.0), "somebody is cited": stated.cited}
