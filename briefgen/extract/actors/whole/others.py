"""Other names beside an actor's: clues to a part of a longer name, a second row, or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.registry.gazetteer import places_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.actors.whole.case import Case, Other


def of_other_names(case: Case) -> Iterator[str]:
    """Yield the clues of the article's other names, and of the gazetteer's."""
    if case.who == "nameless":
        return
    words = dict.fromkeys(case.words)
    others = {id(o): o for word in words for o in case.beside.get(word, ())}
    for other in others.values():
        if other.of != case.actor.id:
            yield from _compared(case, other)
    if case.who != "state" and any(not e.loose for e in places_named(case.actor.name)):
        yield f"a place's name, {case.who}{' of one word' if case.alone else ''}"


def _compared(case: Case, other: Other) -> Iterator[str]:
    """Yield how another name stands to an actor's."""
    own, theirs, who = case.words, other.words, case.who
    if own == theirs:
        yield (
            f"the same name as a {other.what}'s, {who}"
            if other.of
            else f"elsewhere a {other.what}, {who}"
        )
    elif _holds(theirs, own):
        yield f"within the name of a {other.what}, {who}"
    elif other.of and _holds(own, theirs):
        yield f"holds the name of a {other.what}, {who}"
    if not other.of or own == theirs or case.alone:
        return
    if who == other.what == "person" and len(theirs) > 1 and own[-1] == theirs[-1]:
        yield "shares a surname"
    if who == other.what == "body":
        yield "shares a word with another body"


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether a name holds another one as a run of its words."""
    n = len(short)
    return n < len(long) and any(long[i : i + n] == short for i in range(len(long) - n + 1))
