"""Turns of an interview as attributions: what stands after a speaker's label is the speaker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims.draft import Draft
from briefgen.extract.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.claims.scene import Scene


def turn_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each labelled turn, its paragraphs the content.

    A mere question is nobody's claim.
    """
    for turn in turns(scene.reading):
        first = scene.index(turn.colon)
        label = scene.index(turn.label[1]) - 1
        said = scene.text[turn.pieces[0][0] : turn.pieces[-1][1]].strip()
        if _is_mere_question(said):
            continue
        asks = turn.is_question or said.endswith("?")
        yield Draft(
            anchor=scene.tokens[first],
            act="ask" if asks else "say",
            rule="turn",
            cue=(turn.colon, turn.colon + 1),
            content=turn.pieces,
            source=scene.tokens[max(0, label)],
            who=turn.label,
        )


def _is_mere_question(said: str) -> bool:
    """Tell whether a turn is a single question and nothing else."""
    return said.endswith("?") and not any(mark in said[:-1] for mark in ".?!")
