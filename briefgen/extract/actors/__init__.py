"""Who is in the article, and by which of its words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.names import Name, Sense
from briefgen.model import Actor, ActorType, Mention, MentionKind

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading


def find_actors(reading: Reading, names: tuple[Name, ...]) -> tuple[Actor, ...]:
    """Return the actors, most salient first."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.sense is Sense.ACTOR:
            groups.setdefault(name.evidence.exact, []).append(name)
    ranked = sorted(groups.items(), key=lambda item: -len(item[1]))
    return tuple(
        Actor(
            id=f"a{i}",
            name=text,
            type=group[0].type or ActorType.ORGANISATION,
            named=True,
            mentions=tuple(Mention(n.evidence, MentionKind.NAME, n.origin) for n in group),
            origin=group[0].origin,
            salience=len(group) / len(ranked[0][1]),
        )
        for i, (text, group) in enumerate(ranked, 1)
    )
