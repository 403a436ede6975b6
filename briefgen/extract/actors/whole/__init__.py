"""Is an actor right as it stands: is it one at all, its name whole, its kind right?

That a name is an actor's, and of which kind, is decided by `briefgen.extract.names`, and how sure
that is by the clues to its sort. Those clues are here beside others that are only known once the
article is read: who speaks, which longer name holds this one, what stands around it. Their weights
are fitted on actors that readers have judged. They part what stands plainly from what is likely;
what is doubtful stays so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.actors.whole.around import around
from briefgen.extract.actors.whole.case import Case, Found, cases
from briefgen.extract.actors.whole.others import of_other_names
from briefgen.extract.actors.whole.own import of_its_words
from briefgen.extract.actors.whole.told import what_is_told
from briefgen.extract.names.name import SPOTTED
from briefgen.extract.weighing import weigh
from briefgen.model import ActorType, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Actor

__all__ = ["WHOLE", "Case", "Found", "calibrated", "cases", "clues_to_an_actor"]

WHOLE: Final = "actor"
"""The table of weights."""

_OFTEN: Final = 3
"""Mentions from which on a group without a name comes time and again."""

_DESK: Final = "registry"
"""Origin of a mention by a name that the desk itself has told whose it is."""


def calibrated(found: Found) -> tuple[Actor, ...]:
    """Return the actors, each plain or likely by the weights.

    Doubtful ones stay doubtful. Whom the desk knows, and whom another model found with a score of
    its own, stay as they are.
    """
    return tuple(_weighed(case) for case in cases(found))


def _weighed(case: Case) -> Actor:
    actor = case.actor
    if actor.confidence is Confidence.DOUBTFUL or any(_is_told(m.origin) for m in actor.read):
        return actor
    if actor.confidence is Confidence.SURE and _is_borne_out(case):
        return actor
    sure = weigh(WHOLE, clues_to_an_actor(case)).confidence is Confidence.SURE
    return replace(actor, confidence=Confidence.SURE if sure else Confidence.LIKELY)


def _is_borne_out(case: Case) -> bool:
    """Tell whether what an article does with an actor that is sure by its name bears that out.

    Our tables know the state or body, and it is more than named in passing; or a group without a
    name comes time and again, and acts. Of 38 whom the weights alone held to be likely, readers
    found 36 right.
    """
    actor = case.actor
    acts = case.speaks or case.related
    if actor.registry_key and actor.type is not ActorType.PEOPLE:
        return acts or len(actor.read) > 1
    return acts and not actor.named and len(actor.read) >= _OFTEN


def _is_told(origin: str) -> bool:
    """Tell whether a mention's origin says by itself how sure it is."""
    return origin == _DESK or origin.startswith(SPOTTED)


def clues_to_an_actor(case: Case) -> dict[str, float]:
    """Return the clues to whether an actor is right as it stands, each 0 to 1."""
    seen: Iterable[str] = (
        *what_is_told(case),
        *of_its_words(case),
        *around(case),
        *of_other_names(case),
    )
    return {
        **{f"name: {clue}": value for clue, value in _of_its_name(case)},
        **dict.fromkeys(seen, 1.0),
    }


def _of_its_name(case: Case) -> list[tuple[str, float]]:
    """Return the clues that decided what its name names, without those that say the sort again."""
    return [(c, v) for c, v in case.clues.items() if not c.startswith(("is a ", "one word"))]
