"""Whose is the "I" of an answer? In an interview it is the interviewee's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading
    from briefgen.model import Actor


def first_persons(reading: Reading, actors: tuple[Actor, ...]) -> dict[int, tuple[str, str]]:
    """Return for each token in the first person whose speaker is known the actor and the reason."""
    del reading, actors
    return {}
