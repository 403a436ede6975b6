"""Tell whether a claim was said by somebody, or is only asked, supposed or demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import ClaimKind, Confidence, Mode, Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.model import Claim

_OF_A_THING: Final = ("verb.np", "verb.prep")
"""Rules whose content is a thing and no clause: "asked about the letter"."""


def is_shown(claim: Claim) -> bool:
    """Tell whether a claim is shown, not folded with the doubtful ones."""
    return claim.confidence is not Confidence.DOUBTFUL and not _is_nobodys(claim)


def is_stance(claim: Claim) -> bool:
    """Tell whether a claim holds an attitude to a thing, and no words: "supports the strike"."""
    minds = table("speech")["lists"]["attitudes"]
    of_a_thing = claim.origin.startswith(_OF_A_THING) and claim.mode is Mode.INDIRECT
    return claim.act in minds and of_a_thing


def _is_nobodys(claim: Claim) -> bool:
    """Tell whether a claim is only asked, supposed or demanded, so that nobody said it.

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
    question = claim.origin.startswith((*_OF_A_THING, "verb.clause"))
    asked = claim.act in words["asking"] and claim.mode is Mode.INDIRECT and question
    return asked and (not claim.sources or _is_the_author(claim))


def _is_the_author(claim: Claim) -> bool:
    """Tell whether the last source of a claim is the writer: "I ask what success would be"."""
    last = claim.sources[-1].evidence
    return last is not None and last.exact.lower() in table("clauses")["writers"]


def is_unspoken(claim: Claim) -> bool:
    """Tell whether a claim tells of unspoken words, or of an act that is no speech.

    "No group has said that", "neither claim could be verified", "is expected to travel", "has been
    charged with murder", "were told to leave": such a sentence is a row, and no statement of an
    unknown source.
    """
    if claim.kind is not ClaimKind.ATTRIBUTED:
        return False
    words = table("clauses")
    if claim.sources:
        first = claim.sources[-1].evidence
        return first is not None and first.exact.lower().startswith(tuple(words["nobody"]))
    if not claim.origin.endswith(".passive"):
        return False
    formal = claim.cue.exact.lower() in words["formal"] or claim.act in words["instructing"]
    return formal or claim.act in words["awaiting"] or claim.status is Status.DENIED


def is_statement(claim: Claim) -> bool:
    """Tell whether a claim is a statement: on a source's word, known or not, or hedged."""
    return is_shown(claim) and not is_unspoken(claim)
