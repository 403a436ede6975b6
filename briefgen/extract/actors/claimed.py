"""Which roles does only somebody tell whom the article cites: "Police said X *was the chief*"?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.extract.actors.draft import PREDICATED
from briefgen.model import CLAIMED, ClaimKind, Confidence, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Actor, Claim, Description


def with_claimed(actors: tuple[Actor, ...], claims: tuple[Claim, ...]) -> tuple[Actor, ...]:
    """Return the actors, roles that a sentence states on another's word marked as claimed.

    What somebody denies, or is told not to have said, is no role. What a claim takes for granted
    stays the article's: "Police said that X, the leader, had fled".
    """
    said = tuple(
        c for c in claims if c.kind is ClaimKind.ATTRIBUTED and not c.denies_what_stood_before
    )
    return tuple(replace(a, descriptions=tuple(_told(a.descriptions, said))) for a in actors)


def _told(descriptions: Iterable[Description], claims: tuple[Claim, ...]) -> Iterator[Description]:
    for one in descriptions:
        over = _over(one, claims) if one.origin == PREDICATED else []
        if any(c.polarity is Polarity.NEGATED for c in over):
            continue
        cited = any(c.confidence is not Confidence.DOUBTFUL for c in over)
        yield replace(one, kind=CLAIMED) if cited else one


def _over(one: Description, claims: tuple[Claim, ...]) -> list[Claim]:
    """Return the claims whose content holds a description."""
    at = one.evidence.start
    return [c for c in claims if any(x.start <= at < x.end for x in c.content)]
