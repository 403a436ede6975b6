"""How do the actors stand to each other?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, Hedge, Relation


def find_relations(
    reading: Reading, actors: tuple[Actor, ...], claims: tuple[Claim, ...], hedges: tuple[Hedge, ...]
) -> tuple[Relation, ...]:
    """Return the relations, in text order."""
    return ()
