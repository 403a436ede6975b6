"""How far a run of capitalised words extends, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.pieces import SHORTENED
from briefgen.extract.names.runs.begins import bears, is_an_office
from briefgen.extract.names.runs.joints import linked_phrase
from briefgen.extract.names.runs.shared import ORDINAL, capitals_end, joins
from briefgen.extract.names.runs.words import run_words
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Piece, Pieces
    from briefgen.registry.known import Known

_SYLLABLE: Final = 5
_CO: Final = "co"
_LONG_LIST: Final = 8
_CRAFT: Final = 2
"""Words behind an owner, its "s" with them, beyond which a body bears the owner's name."""
_MARKS: Final = frozenset({"'", "\u2019"})
_TOWN: Final = 5_000
"""Population of a place that owns bodies, and whose whole name is known."""
_NICKNAME: Final = re.compile(r'\.? [("]$')
_NICKNAME_END: Final = re.compile(r'(?:\.?\)|(?<![.!?,])") $')


def run_end(pieces: Pieces, i: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return where the run that begins at `i` ends."""
    end = known[i][0] if i in known else i + 1
    while end < len(pieces.all):
        step = _step(pieces, i, end, known)
        if not step:
            break
        end += step
    return end


def _step(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return by how many words the run from `start` grows at word `at`."""
    here, words = pieces.all[at], lexicon()
    if here.barrier or is_an_office(pieces, at) or _is_the_speaker(pieces, at):
        return 0
    initial = len(here.text) == 1 and not here.titled
    if _links(pieces, at) and (
        at in known
        or (
            here.capital
            and (
                initial
                or here.folded not in words.function
                or (here.gap == "-" and here.text == "An")
                or here.text in pieces.shorts
                or bears(pieces, at)
                or _calls_out(pieces, at)
                or _ends_large(pieces, start, at)
            )
        )
    ):
        return known[at][0] - at if at in known else 1
    if here.gap in (" ", "-") and (_particle(pieces, at, words) or ORDINAL.match(here.text)):
        run = next((k for k in range(1, 4) if not _particle(pieces, at + k, words)), 3)
        if at + run < len(pieces.all) and _links(pieces, at + run) and pieces.all[at + run].capital:
            return run + 1
    digits = here.text.isdigit()
    numbered = digits or (here.capital and here.folded in run_words().numbers)
    if (digits and here.gap == "-") or (
        numbered and here.gap == " " and pieces.words[at - 1] in words.heads
    ):
        return 1
    if at not in known and at - 1 > start and _romanised(pieces, at, words):
        return 1
    return (
        (2 if at not in known and _is_given_in_two(pieces, at, words) else 0)
        or int(here.gap == ", " and here.folded in words.generations)
        or _hyphened(pieces, at)
        or _set_in(pieces, at, words)
        or _without(pieces, at, words)
        or _foreign_joint(pieces, at)
        or _owned(pieces, at, words)
        or _listed(pieces, start, at, known)
        or linked_phrase(pieces, start, at, known)
    )


def _is_the_speaker(pieces: Pieces, at: int) -> bool:
    """Tell whether "I" behind a name is no initial: "in defence of Keith *I* say this"."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    followed = bool(behind) and behind[0].text.islower() and behind[0].gap in (" ", "'")
    return here.text == "I" and here.tag == "PRP" and here.gap == " " and followed


def _foreign_joint(pieces: Pieces, at: int) -> int:
    """Return the length of "pour les Enfants", another language's preposition and a capital.

    0 where there is none.
    """
    if pieces.texts[at] not in run_words().foreign_joints or pieces.all[at].gap != " ":
        return 0
    end = at + 1
    if end < len(pieces.all) and pieces.texts[end] in run_words().foreign_articles:
        end += 1
    plain = end < len(pieces.all) and all(p.gap in (" ", "'") for p in pieces.all[at + 1 : end + 1])
    return end + 1 - at if plain and pieces.all[end].capital else 0


def _without(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of "Without Borders", a mid-sentence capitalised preposition and a capital.

    0 where there is no such pair.
    """
    if at + 1 >= len(pieces.all):
        return 0
    before, here, following = pieces.all[at - 1 : at + 2]
    plain = here.gap == following.gap == " " and not following.barrier
    written = here.text.istitle() and here.folded in words.within_names
    asked = here.first or here.titled or (before.first and before.folded in words.function)
    common = following.capital and following.folded not in words.function | words.calendar
    return 2 if plain and written and common and not asked else 0


def _listed(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of the rest of an office's list: "Ministry for Land*, Food and Farms*"."""
    run = pieces.words[start:at]
    if (
        pieces.all[at].gap != ", "
        or not run_words().offices & {*run}
        or not {"of", "for"} & {*run}
        or "and" in run
    ):
        return 0
    for k in range(at, min(at + _LONG_LIST, len(pieces.all) - 1)):
        piece, following = pieces.all[k], pieces.all[k + 1]
        if piece.text == "and" and k > at:
            return (
                k + 2 - at
                if following.capital and following.gap == " " and k + 1 not in known
                else 0
            )
        named = k in known or piece.folded in lexicon().titles
        if named or piece.barrier or not piece.capital or piece.gap not in (" ", ", "):
            break
    return 0


def _owned(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of what follows an owner: "Women*'s Media Centre*", "Workers*' Party*"."""
    before, here = pieces.all[at - 1], pieces.all[at]
    if (named := _named_after(pieces, at, words) or _on_the_map(pieces, at)) > 0:
        return named
    owners = {before.folded, before.folded.removesuffix("s")}
    if words.owners.isdisjoint(owners) and not _are_of_a_union(pieces, at):
        return 0
    if here.gap == "' " and before.folded.endswith("s"):
        return int(here.capital and not _is_somebodys(pieces, at, words))
    last = at + 1 < len(pieces.all) and here.gap == "'" and here.text == "s"
    if not last or not pieces.all[at + 1].capital or pieces.all[at + 1].gap != " ":
        return 0
    end = at + 1
    while (
        end + 1 < len(pieces.all) and pieces.all[end + 1].capital and pieces.all[end + 1].gap == " "
    ):
        end += 1
    named = pieces.words[end] in words.heads or _is_seated(pieces, at + 1, end, words)
    return end + 1 - at if named else 0


def _is_somebodys(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a person's full name begins at a word: "the Harl Boys' *Ann Bell*"."""
    behind = pieces.all[at + 1 : at + 2]
    surname = bool(behind) and behind[0].capital and behind[0].gap == " "
    return surname and pieces.words[at] in words.given and behind[0].folded not in words.heads


def _are_of_a_union(pieces: Pieces, at: int) -> bool:
    """Tell whether people of a trade have a body behind them: "the *Dockers'* Union".

    Surnames end so too: the body of which another word stands in front is the trade's.
    """
    before, here = pieces.all[at - 1], pieces.all[at]
    several = before.folded.endswith("s") and before.folded not in lexicon().any_given
    if not several or here.gap != "' ":
        return False
    front = pieces.all[at - 2] if at > 1 and before.gap == " " else None
    led = front is not None and front.capital and front.folded not in lexicon().any_given
    trade = before.folded.endswith("ers")
    if here.folded in run_words().of_trades:
        return trade or led
    bodies = (ActorType.ORGANISATION, ActorType.COMPANY, ActorType.GOVERNMENT_BODY)
    return trade and led and here.capital and lexicon().heads.get(here.folded) in bodies


def _is_seated(pieces: Pieces, first: int, last: int, words: Lexicon) -> bool:
    """Tell whether an owned body's name ends with its town: "the King's *College Harl*"."""
    seated = last > first and pieces.words[last - 1] in words.owned
    return seated and bool(places_named(pieces.texts[last]))


def _named_after(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of "'s Society" in "the Harl's Society", where Harl is no owner.

    A person's name has no "the" before it, or the body's several words behind it: "Harl's Craft
    Society". 0 where the name stands somewhere without the possessive, and so is somebody's own.
    """
    owner, here = pieces.all[at - 1], pieces.all[at]
    if here.gap not in _MARKS or here.text != "s" or owner.text.isupper():
        return 0
    if _is_a_saints(pieces, at):
        end = capitals_end(pieces, at + 1)
        return end - at if end > at + 1 and pieces.words[end - 1] in words.owned else 0
    before = pieces.all[at - 2] if at > 1 and owner.gap == " " else None
    if before is not None and before.capital and before.folded not in words.function:
        return 0
    definite = before is not None and before.folded == "the"
    own = [k for k, word in enumerate(pieces.words) if word == owner.folded]
    if any(pieces.texts[k + 1 : k + 2] != ["s"] for k in own):
        return 0
    if any(e.is_own or e.population >= _TOWN for e in places_named(owner.text)):
        return 0
    end = capitals_end(pieces, at + 1)
    long = definite or (end - at > _CRAFT and spelled(owner.text) is None)
    return end - at if end > at + 1 and long and pieces.words[end - 1] in words.owned else 0


def _is_a_saints(pieces: Pieces, at: int) -> bool:
    """Tell whether a possessive is a saint's, after whom bodies are named: "*St. Ada's* School"."""
    saint = at > 1 and pieces.texts[at - 2] in ("St", "Saint")
    return saint and pieces.all[at - 1].gap in (" ", ". ")


def _on_the_map(pieces: Pieces, at: int) -> int:
    """Return the length of "'s Bay" in "Hawke's Bay", a name that the gazetteer has as a whole."""
    if at + 1 >= len(pieces.all) or pieces.texts[at] != "s" or pieces.all[at].gap not in _MARKS:
        return 0
    owner, noun = pieces.all[at - 1], pieces.all[at + 1]
    if not (owner.text.istitle() and noun.capital and noun.gap == " "):
        return 0
    found = places_named(f"{owner.text}'s {noun.text}")
    return 2 if any(not e.loose and e.population >= _TOWN for e in found) else 0


def _ends_large(pieces: Pieces, start: int, at: int) -> bool:
    """Tell whether a short word of grammar ends a name within a sentence: "Megat Mohd *Nor* left".

    A capital that no sentence, heading or line gives it.
    """
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    if here.text not in _SURNAMES_TOO or here.first or here.titled or here.gap != " ":
        return False
    goes_on = bool(behind) and (
        behind[0].gap == "-" or (behind[0].capital and behind[0].gap == " ")
    )
    front = pieces.all[start:at]
    return not goes_on and not front[0].titled and all(p.text.istitle() for p in front)


_SURNAMES_TOO: Final = frozenset({"Nor", "So", "Do", "To", "On", "No", "In", "My", "Her", "Him"})
"""Words of grammar that are surnames or given names as well."""


def _calls_out(pieces: Pieces, at: int) -> bool:
    """Tell whether an adverb with a capital within a sentence ends a name: "Redress *Now*"."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    if here.folded not in run_words().closers or here.first or here.titled or here.text.isupper():
        return False
    return here.gap == " " and not (behind and behind[0].capital and behind[0].gap == " ")


def _romanised(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word ends a hyphenated given name: "Chiang Kai-shek"."""
    before, here = pieces.all[at - 1], pieces.all[at]
    if (
        here.gap != "-"
        or not here.text.islower()
        or not before.capital
        or not 1 < len(before.text) <= _SYLLABLE
    ):
        return False
    led = pieces.words[at - 2] in words.surnames_first
    if (
        len(here.text) > _SYLLABLE + led
        or not before.tag.startswith("NNP")
        or here.folded in words.tails | words.function
    ):
        return False
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if following is not None and following.gap == "-":
        return False
    paired = pieces.words.count(here.folded) == pieces.words.count(before.folded)
    return paired or led


def _is_given_in_two(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word of grammar and a syllable are a given name: "Yeo *In-hye*"."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    written = here.text.istitle() and here.folded in words.function and here.gap == " "
    if not written or here.first or here.titled or not behind or behind[0].gap != "-":
        return False
    syllable = behind[0].text.islower() and 1 < len(behind[0].text) <= _SYLLABLE + 1
    return syllable and behind[0].folded not in words.tails | words.function


def _set_in(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of "(M) Bhd", a land's letters in brackets and a legal form; else 0."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    formed = bool(behind) and behind[0].gap == ") " and behind[0].capital
    small = here.gap == " (" and here.capital and len(here.text) <= _LAND
    return 2 if small and formed and behind[0].folded in words.legal_forms else 0


_LAND: Final = 8
"""Letters of the longest land or form in brackets before a legal form: "(Pty)", "(Private)"."""


def _particle(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is a name particle; an English word needs a hyphen after it for that."""
    if (
        at >= len(pieces.all)
        or pieces.words[at] not in words.particles
        or not pieces.texts[at].islower()
    ):
        return False
    if pieces.words[at] not in words.function:
        return True
    return at + 1 < len(pieces.all) and pieces.all[at + 1].gap.strip() == "-"


def _hyphened(pieces: Pieces, at: int) -> int:
    """Return the length of a hyphenated lower-case part: "Boulogne*-sur-Mer*", "Co*-operative*"."""
    if at + 1 >= len(pieces.all):
        return 0
    before, here, following = pieces.all[at - 1 : at + 2]
    joined = before.folded == _CO and here.folded in run_words().joined_to_co
    if joined and here.gap == "-" and following.capital and following.gap == " ":
        return 1
    tied = here.gap == following.gap == "-"
    small = here.text.islower() and len(here.text) <= _SYLLABLE
    return 2 if tied and small and before.capital and following.capital else 0


def _links(pieces: Pieces, at: int) -> bool:
    """Tell whether the gap before a word may be part of a name."""
    piece, before = pieces.all[at], pieces.all[at - 1]
    if piece.barrier:
        return False
    if joins(piece.gap) and piece.gap not in ("/", "'"):
        return not piece.first or piece.gap != " " or _initial(before) or before.text.endswith(".")
    if piece.gap in _AFTER_PARTICLE:
        return piece.capital and _is_cut_short(before, piece.gap)
    if piece.gap == ". ":
        return _initial(before) and (len(before.text) == 1 or before.folded in SHORTENED)
    if _NICKNAME.search(piece.gap) and piece.capital and at + 1 < len(pieces.all):
        return (
            bool(_NICKNAME_END.search(pieces.all[at + 1].gap))
            and pieces.all[at + 1].capital
            and '"' in piece.gap
        )
    return (
        bool(_NICKNAME_END.search(piece.gap))
        and '"' in pieces.all[at - 1].gap
        and bool(_NICKNAME.search(before.gap))
    )


_AFTER_PARTICLE: Final = frozenset({"- ", "' ", "\u2019 "})


def _is_cut_short(word: Piece, gap: str) -> bool:
    """Tell whether a mark belongs to the word before it: an article's hyphen, "Ca' Foscari"."""
    if gap == "- ":
        return word.folded in lexicon().article_particles
    return word.capital and not word.folded.endswith("s")


def _initial(piece: Piece) -> bool:
    """Tell whether a word is an initial or an abbreviation."""
    return (len(piece.text) == 1 and piece.text.isupper()) or piece.folded in SHORTENED
