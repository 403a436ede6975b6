"""What happened when? The lines of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Claim, DateMention, Event, Place


def find_events(
    reading: Reading,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    dates: tuple[DateMention, ...],
    claims: tuple[Claim, ...],
) -> tuple[Event, ...]:
    """Return the events, in text order."""
    return ()
