"""Ask about one proposal after the other on a terminal, with one key for each answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.review.listing import Case, Side


class Answer(StrEnum):
    """An answer to a proposal, by its key."""

    SAME = "s"
    DIFFERENT = "n"
    LATER = "l"
    QUIT = "q"


KEYS: Final = "[s] the same   [n] not the same   [l] later   [q] quit"


def ask(
    cases: Sequence[Case], say: Callable[[str], None], key: Callable[[], str]
) -> Iterator[tuple[Case, Answer]]:
    """Yield the answer to each proposal, until somebody quits; unknown keys are asked for again."""
    for number, case in enumerate(cases, 1):
        for line in _shown(case, number, len(cases)):
            say(line)
        say(KEYS)
        answer = _answer(key)
        if answer is Answer.QUIT:
            return
        yield case, answer


def lines(cases: Sequence[Case]) -> Iterator[str]:
    """Yield the lines in which proposals are listed."""
    for number, case in enumerate(cases, 1):
        yield from _shown(case, number, len(cases))
    if not cases:
        yield "No proposal is open."


def _answer(key: Callable[[], str]) -> Answer:
    while True:
        pressed = key().lower()
        if pressed in ("\x03", "\x04", ""):
            return Answer.QUIT
        if pressed in tuple(Answer):
            return Answer(pressed)


def _shown(case: Case, number: int, of: int) -> Iterator[str]:
    """Yield the lines in which a proposal is shown."""
    yield ""
    yield f"{number} of {of}   {case.proposal.id}   {case.proposal.score:.2f}"
    yield from _side("A", case.a)
    yield from _side("B", case.b)
    for reason in case.proposal.reasons:
        yield f"   - {reason}"
    if case.proposal.reopened:
        yield f"   ! {case.proposal.reopened}"


def _side(letter: str, side: Side) -> Iterator[str]:
    articles = len({m.entry for m in side.actor.members})
    noun = "article" if articles == 1 else "articles"
    yield f" {letter} {side.actor.name} ({side.actor.type}, {articles} {noun})"
    yield f"     {side.sentence}"
    yield f"     {side.source} {side.address}"
