"""Known spellings in a text, and names that precede their own acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.runs.begins import is_money
from briefgen.extract.names.runs.shared import joins
from briefgen.extract.names.runs.words import run_words
from briefgen.model import ActorType, MentionKind
from briefgen.registry.known import clubs_shared, is_about_clubs, meant_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Known, Spellings

_ACRONYM: Final = re.compile(r"[A-Z]{3,8}$")
_IN_LONG: Final = frozenset({" ", "-", "' ", "'"})


def spelled_out(pieces: Pieces, known: dict[int, tuple[int, Known]]) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends whose initials follow it in brackets.

    So a name is whole whatever function words and known names it holds: "Islamic State in the Lower
    Valley (ISLV)". What is known as a whole is left as it is.
    """
    for at, piece in enumerate(pieces.all):
        closes = at + 1 == len(pieces.all) or pieces.all[at + 1].gap.startswith(")")
        if piece.gap != " (" or not closes or not _ACRONYM.match(piece.text):
            continue
        start = _first_of(pieces, at, piece.text)
        if start is not None and known.get(start, (0, None))[0] != at:
            yield start, at


def _first_of(pieces: Pieces, end: int, letters: str) -> int | None:
    """Return where the words before `end` with the initials `letters` begin, None for others."""
    at, left = end, letters
    while left and at > 0:
        at -= 1
        piece = pieces.all[at]
        if piece.capital and piece.text[0] == left[-1] and not piece.titled:
            left = left[:-1]
        elif piece.text not in run_words().within or at + 1 == end:
            return None
        if left and (piece.barrier or piece.first or piece.gap not in _IN_LONG):
            return None
    return at if not left else None


def matches(pieces: Pieces, spellings: Spellings) -> dict[int, tuple[int, Known]]:
    """Return the known spellings, by the index of their first word: the end and the entry.

    None overlap.
    """
    out: dict[int, tuple[int, Known]] = {}
    met = frozenset(pieces.words)
    called = frozenset(_called_groups(pieces, spellings))
    initials = frozenset(_called_by_initials(pieces, spellings))
    i = 0
    while i < len(pieces.all):
        hit = (
            spellings.at(pieces.words, pieces.texts, i)
            if pieces.words[i] in spellings.by_first
            else None
        )
        if (
            hit
            and not (hit[1].type is ActorType.PEOPLE and _is_clubs(pieces, i, i + hit[0]))
            and not is_money(pieces, i)
            and not _is_a_road(pieces, i + hit[0], hit[1])
            and not (hit[1].type is ActorType.STATE and _key(pieces, i, i + hit[0]) in called)
            and (hit[1].desk or _key(pieces, i, i + hit[0]) not in initials)
            and not _opens_an_office(pieces, i, i + hit[0], hit[1])
            and not _only_describes(pieces, i + hit[0], hit[1])
            and not any(
                p.barrier or not joins(p.gap, known=True) for p in pieces.all[i + 1 : i + hit[0]]
            )
        ):
            other = None if hit[1].desk else meant_elsewhere(_key(pieces, i, i + hit[0]), met)
            out[i] = (i + hit[0], other or hit[1])
            i += hit[0]
        else:
            i += 1
    return out


def _key(pieces: Pieces, start: int, end: int) -> str:
    return " ".join(pieces.words[start:end])


def _is_clubs(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether a people's name is a club's here: "Roma", in a text about clubs."""
    return " ".join(pieces.words[start:end]) in clubs_shared() and is_about_clubs(pieces.lower)


def _opens_an_office(pieces: Pieces, start: int, end: int, known: Known) -> bool:
    """Tell whether a party's name is what an office is for: "*Labour* Minister Ann Bell"."""
    if known.type is not ActorType.PARTY or known.desk or end - start > 1:
        return False
    if end >= len(pieces.all) or (pieces.words[start],) not in lexicon().role_objects:
        return False
    behind = pieces.all[end]
    if behind.gap == " " and behind.text.islower() and behind.folded in run_words().of_work:
        return behind.tag.startswith("NN")
    return behind.gap == " " and behind.capital and behind.folded in run_words().of_a_task


def _is_a_road(pieces: Pieces, end: int, known: Known) -> bool:
    """Tell whether a state's letters and a number are a road's: "walked south on *U.S. 93*"."""
    if known.type is not ActorType.STATE or known.kind is not MentionKind.ABBREVIATION:
        return False
    number, behind = pieces.all[end : end + 1], pieces.all[end + 1 : end + 2]
    if not number or not number[0].text.isdigit() or len(number[0].text) > _ROAD:
        return False
    ends = not behind or behind[0].first or behind[0].folded in lexicon().function
    return number[0].gap in (" ", ". ", "-") and ends


_ROAD: Final = 3
"""Most digits of a road's number."""


def _called_groups(pieces: Pieces, spellings: Spellings) -> Iterator[str]:
    """Yield each word that stands for a group which the text calls so: "a rival group, *Harl*,".

    Not one with a list behind it, which may be of the group's members.
    """
    for at in range(_FRONT, len(pieces.all)):
        here, noun = pieces.all[at], pieces.all[at - 1]
        if pieces.words[at] not in spellings.by_first or noun.folded not in _GROUPS:
            continue
        article = {"a", "an", "another"} & {*pieces.words[at - _FRONT : at - 1]}
        behind = pieces.all[at + 1 : at + 2]
        closes = not behind or (behind[0].gap != " " and behind[0].text.islower())
        listed = bool(behind) and behind[0].folded in ("and", "or")
        if here.gap == ", " and here.capital and article and closes and not listed:
            yield pieces.words[at]


def _called_by_initials(pieces: Pieces, spellings: Spellings) -> Iterator[str]:
    """Yield each word that the text explains as initials: "known by its initials *KWL*"."""
    for at in range(_FRONT, len(pieces.all)):
        word, front = pieces.words[at], pieces.words[max(0, at - _BY_INITIALS) : at]
        if word in spellings.by_first and pieces.texts[at].isupper() and "by" in front:
            named = front[-1] in ("initials", "acronym", "abbreviation")
            if named and pieces.all[at].gap in (" ", ", ") and "its" in front:
                yield word


_BY_INITIALS: Final = 5
"""Words before initials among which "by its" stands."""
_FRONT: Final = 4
"""Words before a name among which its noun and the article are."""
_GROUPS: Final = frozenset({"group", "militia", "faction", "gang", "movement", "clan"})
"""Nouns for what may bear a state's name and is none."""


def _only_describes(pieces: Pieces, end: int, known: Known) -> bool:
    """Tell whether an outlet's name only describes: "the East African states", "Guardian-class".

    So does a word for those without a party: "the Independent group".
    """
    if known.type is not ActorType.MEDIA or end >= len(pieces.all):
        return False
    following = pieces.all[end]
    if following.gap == "-" and following.folded == "class":
        return True
    noun = following.gap == " " and following.text.islower() and following.tag.startswith("NN")
    alone = pieces.words[end - 1] == "independent" and following.folded in run_words().of_no_party
    return noun and (alone or pieces.words[end - 1].endswith(("an", "ish", "ese")))
