"""Turns of an interview as attributions: what stands behind a speaker's label is the speaker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims.draft import Draft
from briefgen.extract.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.claims.scene import Scene


def turn_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each labelled turn, its paragraphs the content."""
    for turn in turns(scene.reading):
        first = scene.index(turn.colon)
        label = scene.index(turn.label[1]) - 1
        asks = turn.is_question or scene.text[: turn.pieces[-1][1]].rstrip().endswith("?")
        yield Draft(
            anchor=scene.tokens[first],
            act="ask" if asks else "say",
            rule="turn",
            cue=(turn.colon, turn.colon + 1),
            content=turn.pieces,
            source=scene.tokens[max(0, label)],
            who=turn.label,
        )
