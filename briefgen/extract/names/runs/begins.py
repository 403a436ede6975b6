"""Where may a run of capitalised words begin, and which function words are part of a name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.pieces import SHORTENED
from briefgen.extract.names.runs.shared import ORDINAL, PAIR
from briefgen.extract.names.runs.words import run_words
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Known

_PARTICLES: Final = 3
"""Most particles of a surname."""
_HANDLES: Final = ("@", "#")
_DOLLAR: Final = frozenset({"$", " $"})
_SUM: Final = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:bn|m|tn|trn|k)$")
_CODE_AND_NUMBER: Final = re.compile(r"([A-Za-z]{1,4})\d")


def is_money(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is a currency's code before a number: "DKr210", "Rs 5bn", "US $4m"."""
    text, words = pieces.texts[at], lexicon()
    if _SUM.match(text):
        return True
    if (glued := _CODE_AND_NUMBER.match(text)) is not None:
        return glued[1] in words.money
    if at + 1 >= len(pieces.all) or not pieces.texts[at + 1][0].isdigit():
        return False
    gap = pieces.all[at + 1].gap
    return (gap in _DOLLAR and text in words.dollars) or (gap == " " and text in words.money)


def is_an_office(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is an office's letters behind a body's: "the KHSC *DG*, Holt"."""
    here, before = pieces.all[at], pieces.all[at - 1] if at else None
    if before is None or here.barrier or here.gap != " " or here.titled:
        return False
    short = here.text.isupper() and here.folded in run_words().behind_bodies
    body = before.text.isupper() and len(before.text) > len(here.text)
    return short and body


def _is_no_name(pieces: Pieces, at: int) -> bool:
    """Tell whether a word with a capital is of a measure, or an office's letters."""
    return _is_measure(pieces, at) or is_an_office(pieces, at) or _opens_a_rank(pieces, at)


def _opens_a_rank(pieces: Pieces, at: int) -> bool:
    """Tell whether a short word is tied by its stop to a rank's: "*Pol.* Maj.Gen. Ann Bell"."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    short = here.folded in SHORTENED and here.text.istitle()
    return short and bool(behind) and behind[0].gap == "." and behind[0].folded in SHORTENED


def _is_measure(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is of a sum of money, a grade or an age: "Level 3"."""
    return is_money(pieces, at) or _is_a_rung(pieces, at) or _is_of_an_age(pieces, at)


def _is_a_rung(pieces: Pieces, at: int) -> bool:
    """Tell whether a word and a number are a grade of a scale: "Level 3 orders"."""
    if pieces.words[at] not in run_words().rungs or at + 1 >= len(pieces.all):
        return False
    following = pieces.all[at + 1]
    return following.gap == " " and (
        following.text.isdigit() or following.folded in run_words().numbers
    )


def begins(pieces: Pieces, i: int, known: dict[int, tuple[int, Known]]) -> bool:
    """Tell whether a run may begin at a word."""
    words, piece = lexicon(), pieces.all[i]
    short = piece.text in pieces.shorts
    if short or (i in known and not piece.gap.endswith("@")) or _is_particled(pieces, i):
        return True
    if piece.folded in words.article_particles and piece.text.islower() and i + 1 < len(pieces.all):
        following = pieces.all[i + 1]
        return following.gap == "-" and following.capital
    if ORDINAL.match(piece.text):
        return _counts_a_body(pieces, i)
    if not piece.capital or piece.gap[-1:] in _HANDLES or _is_no_name(pieces, i):
        return False
    if seat(pieces, i) or (
        piece.folded in words.function and not (bears(pieces, i) or counts(pieces, i))
    ):
        return False
    return piece.folded not in words.prefixes or len(piece.text) > 1


def _is_of_an_age(pieces: Pieces, at: int) -> bool:
    """Tell whether a word in capitals is part of an age: "*FORTY-YEAR-OLD* Ann Bell"."""
    if not pieces.texts[at].isupper():
        return False
    for first in range(max(0, at - 3), at + 1):
        run = pieces.all[first : first + 3]
        hyphened = [p.folded for p in run[1:] if p.gap == "-"]
        if hyphened == _AGED and at - first < len(run):
            return True
    return False


_AGED: Final = ["year", "old"]


def _counts_a_body(pieces: Pieces, at: int) -> bool:
    """Tell whether an ordinal is part of a name: "101st Division", not "18th *BIMSTEC meeting*"."""
    if at + 1 >= len(pieces.all):
        return False
    following = pieces.all[at + 1]
    if following.gap != " " or not following.capital:
        return False
    short = following.text.isupper() and len(following.text) > 1
    return not (short and any(w in run_words().gatherings for w in pieces.words[at + 2 : at + 4]))


def _is_particled(pieces: Pieces, at: int) -> bool:
    """Tell whether a surname begins here with its full name's particles: "*von der Mark* left"."""
    if not pieces.all[at].text.islower():
        return False
    ends = range(at + 2, at + 2 + _PARTICLES)
    return any(tuple(pieces.words[at:end]) in pieces.particled for end in ends)


def counts(pieces: Pieces, at: int) -> bool:
    """Tell whether a mid-sentence capital makes a numeral or an "our" part of a name.

    "Five Star Movement".
    """
    here, following = pieces.all[at], pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if here.text == "All" and following is not None and not here.titled:
        return following.gap == "-" and following.capital
    if (
        here.first
        or here.titled
        or here.gap != " "
        or here.folded not in run_words().numbers | run_words().ours
        or following is None
    ):
        return False
    return following.capital and following.gap == " " and following.folded not in lexicon().function


def seat(pieces: Pieces, at: int) -> bool:
    """Tell whether a letter is a lawmaker's party before a state: "(R-Ohio)", ", D-N.Y.,"."""
    here = pieces.all[at]
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    return (
        here.text in ("D", "I", "R")
        and following is not None
        and following.gap == "-"
        and here.gap in (" (", ", ")
    )


def bears(pieces: Pieces, at: int) -> bool:
    """Tell whether a function or calendar word is part of a person's name: "Theresa May"."""
    here, words = pieces.all[at], lexicon()
    if _is_an(pieces, at) or _is_first_initial(pieces, at):
        return True
    if not here.capital or not here.tag.startswith("NNP") or here.titled:
        return False
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if following is not None and following.text.isdigit():
        return False
    told = here.folded in words.months and _is_behind_role(pieces, at)
    if (
        (here.folded in words.given or told)
        and following is not None
        and following.gap == " "
        and following.capital
    ):
        return following.folded not in words.function | words.calendar
    return here.folded in pieces.surnames and not (
        at and pieces.words[at - 1] in words.calendar | run_words().dating
    )


def _is_first_initial(pieces: Pieces, at: int) -> bool:
    """Tell whether "A" and another initial begin a name: "the minister *A* K Bell"."""
    behind = pieces.all[at + 1 : at + 3]
    if pieces.texts[at] != "A" or len(behind) < PAIR or any(p.gap != " " for p in behind):
        return False
    initial, surname = behind
    return len(initial.text) == 1 and initial.text.isupper() and surname.text.istitle()


def _is_an(pieces: Pieces, at: int) -> bool:
    """Tell whether "An" with a mid-sentence capital is a given name: "the director, *An* Holt".

    The same for "Per".
    """
    here = pieces.all[at]
    if here.text == "Per":
        return _is_per(pieces, at)
    if here.text != "An" or here.first or at == 0 or at + 1 >= len(pieces.all):
        return False
    following = pieces.all[at + 1]
    parted = here.gap == ", " and pieces.texts[at - 1].islower()
    return following.gap == " " and following.capital and (parted or _is_behind_role(pieces, at))


def _is_per(pieces: Pieces, at: int) -> bool:
    """Tell whether "Per" is a given name: a capitalised word follows, no outlet's and no body's."""
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if following is None or not following.capital or following.gap != " ":
        return False
    if following.text.isupper() or spelled(following.text) is not None:
        return False
    again = pieces.words.count(following.folded) > 1
    return again or not pieces.all[at].first


def _is_behind_role(pieces: Pieces, at: int) -> bool:
    """Tell whether a lower-case noun for a person precedes a word: "the chemist *June* Bell"."""
    if at == 0 or pieces.all[at].gap != " " or not pieces.texts[at - 1].islower():
        return False
    word = pieces.words[at - 1]
    return word in lexicon().callings or word.endswith("ologist")
