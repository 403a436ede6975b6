"""What stands before and behind a name: clues to one that is cut, or belongs to a longer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.actors.whole.case import Case
    from briefgen.extract.names.pieces import Piece

_LINKS: Final = frozenset({"and", "&", "of", "for"})
"""Words that stand within names, as they do between them."""
_ARTICLES: Final = {"the": "the", "a": "a", "an": "a"}
_PLACING: Final = frozenset({"in", "at", "from", "near"})
_OF_ADDRESS: Final = frozenset({"mr", "mrs", "ms", "miss", "dr"})


def around(case: Case) -> Iterator[str]:
    """Yield the clues of the words around the mentions by name."""
    if case.who == "nameless" or not case.spelled:
        return
    bounds = [_bounds(case, e.start, e.end) for e in case.spelled]
    for first, last in bounds:
        yield from (f"{clue}, {case.who}" for clue in _before(case.pieces.all, first))
        yield from (f"{clue}, {case.who}" for clue in _behind(case.pieces.all, last))
    if all(case.pieces.all[first].first for first, _ in bounds):
        yield f"only where a sentence begins, {case.who}"


def _bounds(case: Case, start: int, end: int) -> tuple[int, int]:
    """Return the indices of a name's first and last word."""
    first = max(0, case.pieces.index_at(start))
    return first, max(first, case.pieces.index_at(end - 1))


def _before(words: list[Piece], at: int) -> Iterator[str]:
    name = words[at]
    if not at or name.first or name.barrier:
        return
    before, gap = words[at - 1], name.gap.strip()
    if before.capital and not gap:
        yield f"a capital before{', where a sentence begins' if before.first else ''}"
    if before.capital and gap in ("-", "/", "'", "."):
        yield "joined to a capital before"
    if before.capital and gap == ",":
        yield "a comma and a capital before"
    if before.folded in _LINKS and at > 1 and _is_spaced(before, name) and words[at - 2].capital:
        yield f"a capital and {before.folded} before"
    if before.folded in _ARTICLES:
        yield f"{_ARTICLES[before.folded]} before"
    if before.folded in _PLACING:
        yield "in before"
    if before.folded in _OF_ADDRESS:
        yield "mr before"


def _behind(words: list[Piece], at: int) -> Iterator[str]:
    rest = words[at + 1 : at + 3]
    if not rest or rest[0].first:
        return
    behind, gap = rest[0], rest[0].gap
    if behind.capital and gap == " ":
        yield "a capital behind"
    if behind.capital and gap.strip() == ",":
        yield "a comma and a capital behind"
    if gap.strip() in ("-", "/"):
        yield "a hyphen behind"
    if gap == " " and behind.tag.startswith("NN") and not behind.capital:
        yield "a noun behind"
    if behind.folded in _LINKS and rest[1:] and _is_spaced(*rest) and rest[1].capital:
        yield f"{behind.folded} and a capital behind"


def _is_spaced(one: Piece, other: Piece) -> bool:
    return one.gap == other.gap == " "
