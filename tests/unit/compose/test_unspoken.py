"""A verb of saying makes a statement only where somebody has spoken; else it is a plain row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.compose.clauses import takes_up
from briefgen.compose.voiced import is_shown, is_statement

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "Marva port\n\nBy Ann Reed\n\n"

UNSPOKEN = [
    ("Neither report could be confirmed.", "confirmed"),
    ("Holm has been charged with arson.", "charged"),
    ("No party has said that it would join the cabinet.", "said"),
    ("Nobody has said when the bridge will open.", "said"),
    ("The orchestra is expected to play in Turku on Friday.", "expected"),
    ("The second rider is expected to attack on the last hill.", "expected"),
]

SPOKEN = [
    ("The mayor confirmed the report.", "confirmed"),
    ("The owner was accused by Ida Lund of arson.", "accused"),
    ("The party has said that it would join the cabinet.", "said"),
    ("Norah Lund said when the bridge will open.", "said"),
    ("Ida Lund expects the orchestra to play on Friday.", "expects"),
]


def _claims(extract_text: Callable[..., Any], said: str, cue: str) -> list[Any]:
    claims = [c for c in extract_text(HEAD + said).claims if c.cue.exact.startswith(cue)]
    assert claims, "no cue, and so nothing is tested"
    return claims


@pytest.mark.parametrize(("said", "cue"), UNSPOKEN)
def test_what_nobody_has_spoken_is_no_statement(
    extract_text: Callable[..., Any], said: str, cue: str
) -> None:
    claims = _claims(extract_text, said, cue)
    assert not any(is_statement(c) for c in claims)
    assert any(is_shown(c) for c in claims), "the ledger still tells it"


@pytest.mark.parametrize(("said", "cue"), SPOKEN)
def test_what_somebody_has_spoken_is_a_statement(
    extract_text: Callable[..., Any], said: str, cue: str
) -> None:
    assert any(is_statement(c) for c in _claims(extract_text, said, cue))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("it would save a million", 0),
        ("that she was late", 5),
        ("His boat sank", 0),
        ("the itinerary was late", None),
        ("Italy would pay", None),
        ("items were lost", None),
    ],
)
def test_words_that_take_up_what_was_named_before(text: str, at: int | None) -> None:
    assert takes_up(text) == at
