"""Tell whether an actor is present at an event, or only named: "his brother was shot in Orsk"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, MentionKind
from briefgen.registry.whose import possessive

if TYPE_CHECKING:
    from briefgen.model import Actor, Event, Place

_OWNING: Final = ("'", "\u2019")


def is_there(actor: Actor, event: Event, text: str) -> bool:
    """Tell whether an event names an actor outright, not by adjective ("Chilean") or possessive."""
    within = (m for m in actor.mentions if m.evidence.within(event.clause or event.evidence))
    return any(
        m.kind is not MentionKind.ADJECTIVE
        and not possessive(m.evidence.exact)
        and not text.startswith(_OWNING, m.evidence.end)
        for m in within
    )


def may_hold(place: Place, actor: Actor) -> bool:
    """Tell whether an actor may be at a place: a state is nowhere but in its own country.

    What the article sets no scene in holds nobody: "Wall Street's hopes".
    """
    if not place.scene:
        return False
    if actor.type is not ActorType.STATE:
        return True
    return bool(place.country) and actor.registry_key == f"state:{place.country}"
