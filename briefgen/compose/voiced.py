"""Is a claim something that somebody said, or does the author only ask, suppose or demand that somebody says it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import ClaimKind, Confidence, Mode, Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.model import Claim

_OF_A_THING: Final = ("verb.np", "verb.prep")
"""Rules whose content is a thing and no clause: "asked about the letter"."""


def is_shown(claim: Claim) -> bool:
    """Tell whether a claim stands among what is told, and not folded among what is doubtful."""
    return claim.confidence is not Confidence.DOUBTFUL and not _is_nobodys(claim)


def is_stance(claim: Claim) -> bool:
    """Tell whether a claim holds how somebody stands to a thing, and no words: "supports the strike", "fears war"."""
    minds = table("speech")["lists"]["attitudes"]
    of_a_thing = claim.origin.startswith(_OF_A_THING) and claim.mode is Mode.INDIRECT
    return claim.act in minds and of_a_thing


def _is_nobodys(claim: Claim) -> bool:
    """Tell whether nobody is told to have said or meant it.

    "Does the mayor believe ...?", "If they say so again, ...", "the minister must decide which",
    "Asked about the letter, he left".
    """
    words = table("clauses")
    opens = claim.prospect.exact.lower() if claim.prospect is not None else ""
    if claim.kind is ClaimKind.HEDGED:
        return False
    if claim.status is Status.CONDITIONAL or opens == "?":
        return claim.mode is not Mode.DIRECT
    if claim.act in table("speech")["lists"]["attitudes"] and opens in words["duties"]:
        return True
    asked = claim.act in words["asking"] and claim.origin.startswith(_OF_A_THING)
    return asked and not claim.sources and claim.mode is Mode.INDIRECT
