"""Statements that the author only asks about, supposes or demands are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.compose.voiced import is_shown

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Marva port\n\nBy Ann Reed\n\n"

FOLDED = [
    ("Asked whether the bridge was safe, Tom Berg shook his head.", "Asked"),
    ("I ask what the new ferry would cost.", "ask"),
    ("Does the mayor, Ida Lund, believe that the bridge is safe?", "believe"),
    ("If the owners express regret again, nobody in the town will listen.", "express"),
    ("The minister must decide which of the towns will get the ferry.", "decide"),
    ("Asked about the letter, Tom Berg walked away from the quay.", "Asked about"),
    ("The driver was questioned in Marva and released at noon.", "questioned"),
    ("Ida Lund should want the best for all of the islands.", "want"),
]

SHOWN = [
    ("Drivers are asked not to use the bridge.", "asked"),
    ("Ida Lund asks what the new ferry would cost.", "asks"),
    ("The mayor, Ida Lund, believes that the bridge is safe.", "believes"),
    ("The owners express regret again.", "express"),
    ("Ida Lund asked whether the bridge was safe.", "asked"),
    ("\u201cIs the bridge safe?\u201d Ida Lund asked the board.", "asked"),
    ("Ida Lund said that if it rained the bridge would be shut.", "said"),
    ("The minister said that the board must decide on the ferry.", "said"),
]


def _found(extract_text: Callable[..., Any], said: str, cue: str) -> list[bool]:
    claims = extract_text(HEAD + said).claims
    return [is_shown(c) for c in claims if c.cue.exact == cue]


@pytest.mark.parametrize(("said", "cue"), FOLDED)
def test_what_nobody_said_is_folded(extract_text: Callable[..., Any], said: str, cue: str) -> None:
    assert not any(_found(extract_text, said, cue))


@pytest.mark.parametrize(("said", "cue"), SHOWN)
def test_what_somebody_said_is_shown(extract_text: Callable[..., Any], said: str, cue: str) -> None:
    assert any(_found(extract_text, said, cue))
