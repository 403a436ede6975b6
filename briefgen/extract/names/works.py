"""Which names are those of prizes, of works and of the characters in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.words import clue_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_YEAR: Final = 4
_TITLE_WORDS: Final = 6
"""Most words of a work's title before one of its names."""
_MARKS: Final = frozenset({"'", "\u2019"})
_NUMBER: Final = 2


def works(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[tuple[str, str, float]]:
    """Yield the clues that a name is a prize's, a work's or a character's, as `clues` does."""
    if found.known is not None:
        return
    if _is_a_prize(pieces, found, words):
        yield "prize", "other", 15
    elif is_of_a_year(pieces, found.start, found.end) or _is_won_for(pieces, found.start):
        yield "work before", "other", 15
    elif _is_played(pieces, found):
        yield "character", "other", 15
    elif _is_always_quoted(pieces, found):
        yield "in quotation marks", "other", 5


def _is_always_quoted(pieces: Pieces, found: Found) -> bool:
    """Tell whether quotation marks set apart a name wherever it stands: "won for “*Orla*”".

    Not what somebody or something is called by: "known as “Orla”", "Ada “Orla” Bell".
    """
    if not _is_quoted(pieces, found.start, found.end):
        return False
    name = pieces.words[found.start : found.end]
    size = len(name)
    own = [k for k in range(len(pieces.all)) if pieces.words[k : k + size] == name]
    return all(_is_quoted(pieces, k, k + size) for k in own)


def _is_quoted(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether quotation marks set words apart, and nothing calls somebody so."""
    if start == 0 or end >= len(pieces.all):
        return False
    opens, closes, before = pieces.all[start].gap, pieces.all[end].gap, pieces.all[start - 1]
    ended = closes.startswith('"') and not (closes == '" ' and pieces.all[end].capital)
    if opens.endswith('. "'):
        return ended
    small = before.text.islower() and before.folded not in clue_words().namings
    if opens != ' "' or not small:
        return False
    return ended or (closes.startswith((',"', '."')) and before.tag == "IN")


def _is_a_prize(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is a prize's: "two Emmys", "an *Oscar* for ...".

    A prize that people and towns share their names with is told by the words around it.
    """
    clue, start, end = clue_words(), found.start, found.end
    name = " ".join(pieces.words[start:end])
    longer = (" ".join(pieces.words[start : end + k]) for k in range(1, 3))
    if name in clue.prizes or any(whole in clue.prizes for whole in longer):
        return True
    if name not in clue.prizes_too:
        return False
    behind = pieces.all[end] if end < len(pieces.all) else None
    if behind is not None and behind.gap in (" ", "-") and behind.folded in clue.of_prizes:
        return True
    if start == 0 or pieces.all[start].gap != " " or pieces.all[start].barrier:
        return False
    before = pieces.words[start - 1]
    return before in clue.before_prizes or before in words.ordinals


def is_of_a_year(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether words are of a work that its year owns: "1990's *The Weaver*'s Song".

    Its title ends the phrase, or begins with a capitalised "The", "A", "To" or the like.
    """
    first = _title_begins(pieces, start)
    if first < _NUMBER or pieces.texts[first - 1] != "s" or not _is_year(pieces.texts[first - 2]):
        return False
    small = any(text in _SMALL for text in pieces.texts[first:start])
    return small or _ends_a_phrase(pieces, end)


def _title_begins(pieces: Pieces, start: int) -> int:
    """Return where the capitals begin among which a word stands, owners with them."""
    at = start
    while at > max(0, start - _TITLE_WORDS):
        here, before = pieces.all[at], pieces.all[at - 1]
        owns = before.text == "s" and before.gap in _MARKS and not _is_year(pieces.texts[at - 2])
        if here.barrier or here.gap not in (" ", *_MARKS) or not (before.capital or owns):
            break
        at -= 1
    return at


_SMALL: Final = frozenset({"The", "A", "An", "To", "In", "On", "My", "Of"})


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == _YEAR and text[:_NUMBER] in ("18", "19", "20")


def _ends_a_phrase(pieces: Pieces, end: int) -> bool:
    """Tell whether no noun goes on behind a name."""
    behind = pieces.all[end] if end < len(pieces.all) else None
    return behind is None or behind.gap != " " or behind.tag[:2] not in ("NN", "JJ", "VB")


def _is_won_for(pieces: Pieces, start: int) -> bool:
    """Tell whether a name is of what a prize was won for: "an Oscar for *Still Waters*"."""
    at = _title_begins(pieces, start) - 1
    if at < 1 or pieces.texts[at] != "for" or pieces.all[at].gap != " ":
        return False
    clue = clue_words()
    ends = (" ".join(pieces.words[max(0, at - k) : at]) for k in range(1, 4))
    return any(name in clue.prizes or name in clue.prizes_too for name in ends)


def _is_played(pieces: Pieces, found: Found) -> bool:
    """Tell whether an actor plays whom a name names, in a text on films or the stage.

    "as the sailor *Tom Holt*", behind "role", "performance" or "playing".
    """
    clue = clue_words()
    if pieces.arena == "sport" or clue.of_the_screen.isdisjoint(pieces.lower):
        return False
    at = found.start - found.title - 1
    for k in range(at, max(at - _TITLE_WORDS, -1), -1):
        here, following = pieces.all[k], pieces.all[k + 1]
        if following.gap not in (" ", "-") or following.barrier:
            return False
        if here.folded in clue.plays:
            return True
        if here.text == "as" and k and pieces.words[k - 1] in clue.parts:
            return True
        if here.text.islower() and here.tag[:2] not in ("DT", "JJ", "NN", "PR", "VB"):
            return False
    return False
