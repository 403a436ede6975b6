"""Where is it, and how surely?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names import Name, Sense
from briefgen.model import Actor, Mention, MentionKind, Place

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading


def find_places(reading: Reading, names: tuple[Name, ...], actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """Return the places, in the order of their first mention; a state that is an actor is among them."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.sense is Sense.PLACE:
            groups.setdefault(name.evidence.exact, []).append(name)
    return tuple(
        Place(f"p{i}", text, "place", tuple(Mention(n.evidence, MentionKind.NAME, n.origin) for n in group), "spacy")
        for i, (text, group) in enumerate(groups.items(), 1)
    )
