"""Clues to the sort of a name: each is a rule, a sort and a weight.

The weights were set by hand, so that a word of the name's own (Ministry, Brigade, River) outweighs
its context, and that outweighs the label of the statistical model, which is right about two times
in three on its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.before import words_before
from briefgen.extract.names.clues.behind import has_shareholders, words_behind
from briefgen.extract.names.clues.own import own_words
from briefgen.extract.names.clues.sentence import SCORE, in_sentence
from briefgen.extract.names.clues.shared import SHORT_NAME
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.nobody import nobody
from briefgen.registry.gazetteer import places_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found
    from briefgen.extract.reading import Reading

__all__ = ["SCORE", "clues"]

_BIG: Final = 300_000
_MIDDLING: Final = 30_000


def clues(reading: Reading, pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield the clues of one mention."""
    words = lexicon()
    if pieces.is_in_sheet(found.start):
        yield from _on_a_sheet(pieces, found)
        return
    yield from own_words(pieces, found, words)
    if _is_beside_a_score(pieces, found):
        yield "plays", "organisation", 9
    yield from words_before(pieces, found, words)
    yield from words_behind(pieces, found, words)
    if has_shareholders(pieces, found):
        yield "shareholders", "company", 4
    yield from in_sentence(reading, pieces, found, words)
    yield from _located(pieces, found)
    yield from nobody(reading, pieces, found, words)


def _is_beside_a_score(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name is a side's in a result that opens or is a line: "*Harl* 2-1 *Orsk*"."""
    first = found.start
    if pieces.arena != "sport" or found.title:
        return False
    if _is_against(pieces, found.end) or _is_against(pieces, first - 1):
        return True
    if pieces.all[first].barrier or pieces.all[first].first:
        return _is_score(pieces, found.end) and _is_capital(pieces, found.end + 2)
    front = first - 2
    return front > 0 and _is_score(pieces, front) and _is_capital(pieces, front - 1)


def _is_against(pieces: Pieces, at: int) -> bool:
    """Tell whether a "v" stands between two sides: "Harl *v* Orsk"."""
    if not 0 < at < len(pieces.all) - 1 or pieces.texts[at] not in ("v", "vs"):
        return False
    sides = pieces.all[at - 1].capital and pieces.all[at + 1].capital
    return sides and pieces.all[at].gap == " "


def _is_score(pieces: Pieces, at: int) -> bool:
    """Tell whether a game's score of two numbers begins at a word."""
    if at + 1 >= len(pieces.all):
        return False
    one, other = pieces.all[at : at + 2]
    small = max(len(one.text), len(other.text)) < _YEAR
    digits = one.text.isdigit() and other.text.isdigit() and small
    return digits and one.gap == " " and other.gap in ("-", "\u2013")


def _is_capital(pieces: Pieces, at: int) -> bool:
    return at < len(pieces.all) and pieces.all[at].capital and pieces.all[at].gap in ("", " ")


_YEAR: Final = 4
"""Digits of a year, which no score has."""


def _on_a_sheet(pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield that a player is a person where the text has the surname again, else nobody.

    Whom only a team sheet lists does nothing that the article tells of.
    """
    surname = pieces.words[found.end - 1]
    again = (at for at, word in enumerate(pieces.words) if word == surname)
    told = any(not pieces.is_in_sheet(at) and pieces.all[at].capital for at in again)
    yield "on a sheet", "person" if told else "other", 9


def _located(pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield the clue that places bear the name, which weighs more for larger places."""
    name = " ".join(pieces.texts[found.start : found.end])
    entries = [e for e in places_named(name) if not e.loose]
    if not entries or (len(name) < SHORT_NAME and name.isupper()):
        return
    most = max(e.population for e in entries)
    own = any(not e.id.startswith("geonames") for e in entries)
    if found.end - found.start > 1 and any(
        e.kind == "city" and e.population >= _BIG for e in entries
    ):
        yield "large city", "place", 7
    yield "gazetteer", "place", 2.2 if own or most >= _BIG else 1.6 if most >= _MIDDLING else 1.0
