"""Clues to a place's name in what a list of names stands behind: "fled from X and *Y*"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.singular import singular
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_FRONT: Final = 6
"""Words before a list among which somebody's leaving for or from it is told."""
_CERTAIN: Final = 9.0
"""The weight of what leaves no doubt, a given name or not."""
_INCLUDING: Final = frozenset({"including", "namely", "like", "notably"})


def in_list_of_places(pieces: Pieces, found: Found, words: Lexicon) -> Clue | None:
    """Return the clue of a list that only places are in, or that one is left or reached from.

    "The villages of X and *Y*", "towns such as X and *Y*", "poured out of *X*".
    """
    first = _front(pieces, found.start)
    if first < _FRONT // 2 or pieces.all[first].barrier:
        return None
    at = first - 1
    front = pieces.words[max(0, first - _FRONT) : first]
    if _told_by_a_noun(pieces, at, words):
        return "around", "place", _CERTAIN
    if pieces.all[first].gap != " " or found.known is not None:
        return None
    leaves = front[-1] == "from" or front[-2:] == ["out", "of"]
    reaches = front[-1] in ("to", "through", "toward", "towards", "into")
    moving = (leaves or reaches) and not clue_words().moving.isdisjoint(front)
    if not moving:
        return None
    beside = first != found.start and _opens_as_none_does(pieces, first, words)
    borne = pieces.words[found.start] in words.any_given
    return "around", "place", _CERTAIN if beside else 3 if borne else 5


def _opens_as_none_does(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a list's first name is of several words, none of a person's or a known body's.

    So what is listed with "Tell Harl" is left or reached as it is, though a person may bear it.
    """
    end = at + 1
    while end < len(pieces.all) and pieces.all[end].capital and pieces.all[end].gap in (" ", "-"):
        end += 1
    several = end - at > 1 and words.any_given.isdisjoint(pieces.words[at:end])
    return several and spelled(" ".join(pieces.texts[at:end])) is None


def _front(pieces: Pieces, at: int) -> int:
    """Return where the list of capitalised names begins that goes on at a word."""
    while at > 0:
        link = pieces.all[at].gap
        end = at
        if link == " " and pieces.words[at - 1] in ("and", "or"):
            end, link = at - 1, ", "
        first = end
        while first > 0 and link == ", " and pieces.all[first - 1].capital:
            first -= 1
            if pieces.all[first].gap not in (" ", "-") or pieces.all[first].first:
                break
        if first == end:
            return at
        at = first
    return at


def _told_by_a_noun(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a list stands behind what its members are: "three villages, *including*"."""
    before = pieces.words[at - 1]
    if pieces.words[at] == "of":
        return _is_several(pieces, at - 1, words)
    if pieces.words[at] == "as" and before == "such":
        return _is_several(pieces, at - 2, words)
    if pieces.words[at] in _INCLUDING:
        return _is_several(pieces, at - 1, words)
    return pieces.all[at + 1].gap == ": " and _is_several(pieces, at, words)


def _is_several(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is a noun for several places, in which nobody is said to be."""
    word = pieces.words[at]
    settled = word != singular(word) and singular(word) in words.place_nouns
    return settled and pieces.all[at].tag == "NNS" and not _is_somebodys(pieces, at)


def _is_somebodys(pieces: Pieces, at: int) -> bool:
    """Tell whether places only say whose somebody is: "the mayors of the two *villages*"."""
    link = next((k for k in range(at - 1, max(0, at - _BACK), -1) if pieces.words[k] == "of"), 0)
    return link > 0 and pieces.all[link - 1].tag.startswith("NN")


_BACK: Final = 4
"""Words before a noun among which the "of" that it stands behind is looked for."""
