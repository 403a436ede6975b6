"""Runs of capitalised words: where a name begins and ends, before anything is known of its sense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.parting import object_in_front, split_at, title_span
from briefgen.extract.names.pieces import SHORTENED
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import clubs_shared, is_about_clubs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Piece, Pieces
    from briefgen.registry.known import Known, Spellings

_MARK: Final = 3
_SYLLABLE: Final = 5
_NUMBERED: Final = 2
_NUMBERS: Final = frozenset(
    {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    }
)
_OFFICES: Final = frozenset(
    {"department", "ministry", "committee", "office", "agency", "bureau", "commission", "council"}
)
_LONG_LIST: Final = 8
_PARTICLES: Final = 3
"""The most particles of one surname."""
_JOINTS: Final = frozenset({"of", "for", "and", "&", "on", "in", "to"})
_LEADING: Final = 3
"""Words of a body's name before the "to" that says what it is for."""
_UNIONS: Final = frozenset({"association", "union", "federation", "council", "act", "board"})
"""Last words of names that begin with a trade: the "Airline Pilots Association"."""
_UNITED: Final = frozenset(
    {"federation", "confederation", "union", "league", "association", "alliance"}
)
"""First words of bodies that are made of others."""
_OURS: Final = frozenset({"our", "all", "every"})
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
_NO_NAME_TAGS: Final = frozenset(
    {"VBG", "VB", "VBD", "VBN", "VBZ", "VBP", "IN", "RB", "CC", "DT", "MD", "PRP", "WRB", "UH"}
)
_HANDLES: Final = ("@", "#")
_DATING: Final = frozenset(
    {
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "between",
        "end",
    }
)
"""What stands before a month."""
_ACRONYM: Final = re.compile(r"[A-Z]{3,8}$")
_IN_LONG: Final = frozenset({" ", "-", "' ", "'"})
_WITHIN: Final = frozenset(
    {"s", "of", "for", "in", "on", "and", "the", "to", "de", "la", "du", "des", "del"}
)
"""Small words within a name that its initials leave out."""
_NICKNAME: Final = re.compile(r'\.? [("]$')
_NICKNAME_END: Final = re.compile(r'(?:\.?\)|(?<![.!?,])") $')


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words from `start` up to `end` (indexes of pieces) that is one name; `title` words stand before it."""

    start: int
    end: int
    known: Known | None = None
    title: int = 0


def runs(pieces: Pieces, spellings: Spellings) -> Iterator[Found]:
    """Yield the names that capitals and known spellings show, in order, without overlaps."""
    known = matches(pieces, spellings)
    long = dict(_spelled_out(pieces, known))
    i, n = 0, len(pieces.all)
    while i < n:
        if i in long:
            yield Found(i, long[i])
            i = long[i]
            continue
        end = _run_end(pieces, i, known) if _begins(pieces, i, known) else i
        end = min((at for at in long if i < at < end), default=end)
        if end <= i:
            i += 1
            continue
        yield from _parts(pieces, i, end, known)
        i = end


def _spelled_out(pieces: Pieces, known: dict[int, tuple[int, Known]]) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends whose first letters stand in brackets behind it, as capitals.

    So a name is whole whatever small words and known names are within it: "Islamic State in the
    Lower Valley (ISLV)". What is known as a whole is left as it is.
    """
    for at, piece in enumerate(pieces.all):
        closes = at + 1 == len(pieces.all) or pieces.all[at + 1].gap.startswith(")")
        if piece.gap != " (" or not closes or not _ACRONYM.match(piece.text):
            continue
        start = _first_of(pieces, at, piece.text)
        if start is not None and known.get(start, (0, None))[0] != at:
            yield start, at


def _first_of(pieces: Pieces, end: int, letters: str) -> int | None:
    """Return where the words begin whose capitals are `letters`, read backwards from `end`; None where they are not."""
    at, left = end, letters
    while left and at > 0:
        at -= 1
        piece = pieces.all[at]
        if piece.capital and piece.text[0] == left[-1] and not piece.titled:
            left = left[:-1]
        elif piece.text not in _WITHIN or at + 1 == end:
            return None
        if left and (piece.barrier or piece.first or piece.gap not in _IN_LONG):
            return None
    return at if not left else None


def matches(pieces: Pieces, spellings: Spellings) -> dict[int, tuple[int, Known]]:
    """Return, by the index of its first word, where each known spelling ends and what it stands for; none overlap."""
    out: dict[int, tuple[int, Known]] = {}
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
            and not _is_money(pieces, i)
            and not _only_describes(pieces, i + hit[0], hit[1])
            and not any(
                p.barrier or not _joins(p.gap, known=True) for p in pieces.all[i + 1 : i + hit[0]]
            )
        ):
            out[i] = (i + hit[0], hit[1])
            i += hit[0]
        else:
            i += 1
    return out


def _is_clubs(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether a name is here a club's that a people bears as well: "Roma", in a text on transfers."""
    return " ".join(pieces.words[start:end]) in clubs_shared() and is_about_clubs(pieces.lower)


def _is_money(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is but the code of a currency before a number: "DKr210", "Rs 5bn", "US$4m"."""
    text, words = pieces.texts[at], lexicon()
    if (glued := _CODE_AND_NUMBER.match(text)) is not None:
        return glued[1] in words.money
    if at + 1 >= len(pieces.all) or not pieces.texts[at + 1][0].isdigit():
        return False
    gap = pieces.all[at + 1].gap
    return (gap == "$" and text in words.dollars) or (gap == " " and text in words.money)


def _is_measure(pieces: Pieces, at: int) -> bool:
    """Tell whether a word with the number behind it is a sum of money or a rung of a scale."""
    return _is_money(pieces, at) or _is_a_rung(pieces, at)


_CODE_AND_NUMBER: Final = re.compile(r"([A-Za-z]{1,4})\d")
_RUNGS: Final = frozenset({"level", "tier", "stage", "phase", "category", "grade"})


def _is_a_rung(pieces: Pieces, at: int) -> bool:
    """Tell whether a word with a number behind it says how far up a scale something is: "Level 3 orders"."""
    if pieces.words[at] not in _RUNGS or at + 1 >= len(pieces.all):
        return False
    following = pieces.all[at + 1]
    return following.gap == " " and (following.text.isdigit() or following.folded in _NUMBERS)


def _only_describes(pieces: Pieces, end: int, known: Known) -> bool:
    """Tell whether what is an outlet's name is here a people's adjective: "the East African states"."""
    if known.type is not ActorType.MEDIA or end >= len(pieces.all):
        return False
    following = pieces.all[end]
    noun = following.gap == " " and following.text.islower() and following.tag.startswith("NN")
    return noun and pieces.words[end - 1].endswith(("an", "ish", "ese"))


def _joins(gap: str, *, known: bool = False) -> bool:
    """Tell whether a gap may stand within a name; in a known one the mark of a plural's possessive as well."""
    return (known and gap == "' ") or gap in (" ", "-", "'", "/", " & ", "&", "\u2013")


def _begins(pieces: Pieces, i: int, known: dict[int, tuple[int, Known]]) -> bool:
    """Tell whether a run may begin at a word."""
    words, piece = lexicon(), pieces.all[i]
    if (i in known and not piece.gap.endswith("@")) or _is_particled(pieces, i):
        return True
    if piece.folded in words.article_particles and piece.text.islower() and i + 1 < len(pieces.all):
        following = pieces.all[i + 1]
        return following.gap == "-" and following.capital
    if _ORDINAL.match(piece.text):
        return (
            i + 1 < len(pieces.all) and pieces.all[i + 1].gap == " " and pieces.all[i + 1].capital
        )
    if not piece.capital or piece.gap[-1:] in _HANDLES or _is_measure(pieces, i):
        return False
    if seat(pieces, i) or (
        piece.folded in words.function and not (bears(pieces, i) or _counts(pieces, i))
    ):
        return False
    return piece.folded not in words.prefixes or len(piece.text) > 1


def _is_particled(pieces: Pieces, at: int) -> bool:
    """Tell whether a surname begins here, with the particles that it has in a full name: "*von der Mark* left"."""
    if not pieces.all[at].text.islower():
        return False
    ends = range(at + 2, at + 2 + _PARTICLES)
    return any(tuple(pieces.words[at:end]) in pieces.particled for end in ends)


def _counts(pieces: Pieces, at: int) -> bool:
    """Tell whether a capital that no sentence asks for makes a small word part of a name: "Five Star Movement"."""
    here, following = pieces.all[at], pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if (
        here.first
        or here.titled
        or here.gap != " "
        or here.folded not in _NUMBERS | _OURS
        or following is None
    ):
        return False
    return following.capital and following.gap == " " and following.folded not in lexicon().function


def seat(pieces: Pieces, at: int) -> bool:
    """Tell whether a letter is a lawmaker's party, before the state of the seat: "(R-Ohio)", ", D-N.Y.,"."""
    here = pieces.all[at]
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    return (
        here.text in ("D", "I", "R")
        and following is not None
        and following.gap == "-"
        and here.gap in (" (", ", ")
    )


def bears(pieces: Pieces, at: int) -> bool:
    """Tell whether a word of grammar or of the calendar is here a part of somebody's name: "Theresa May"."""
    here, words = pieces.all[at], lexicon()
    if _is_an(pieces, at):
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
        at and pieces.words[at - 1] in words.calendar | _DATING
    )


def _is_an(pieces: Pieces, at: int) -> bool:
    """Tell whether "An" with a capital that no sentence asks for is a given name: "the director, *An* Peeters"."""
    here = pieces.all[at]
    if here.text != "An" or here.first or at == 0 or at + 1 >= len(pieces.all):
        return False
    following = pieces.all[at + 1]
    parted = here.gap == ", " and pieces.texts[at - 1].islower()
    return following.gap == " " and following.capital and (parted or _is_behind_role(pieces, at))


def _is_behind_role(pieces: Pieces, at: int) -> bool:
    """Tell whether a small-letter word for what a person is stands right before a word: "the chemist *June* Bell"."""
    if at == 0 or pieces.all[at].gap != " " or not pieces.texts[at - 1].islower():
        return False
    word = pieces.words[at - 1]
    return word in lexicon().person_nouns | lexicon().role_heads or word.endswith("ologist")


def _run_end(pieces: Pieces, i: int, known: dict[int, tuple[int, Known]]) -> int:
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
    if here.barrier:
        return 0
    initial = len(here.text) == 1 and not here.titled
    if _links(pieces, at) and (
        at in known
        or (here.capital and (initial or here.folded not in words.function or bears(pieces, at)))
    ):
        return known[at][0] - at if at in known else 1
    if here.gap in (" ", "-") and (_particle(pieces, at, words) or _ORDINAL.match(here.text)):
        run = next((k for k in range(1, 4) if not _particle(pieces, at + k, words)), 3)
        if at + run < len(pieces.all) and _links(pieces, at + run) and pieces.all[at + run].capital:
            return run + 1
    digits = here.text.isdigit()
    numbered = digits or (here.capital and here.folded in _NUMBERS)
    if (digits and here.gap == "-") or (
        numbered and here.gap == " " and pieces.words[at - 1] in words.heads
    ):
        return 1
    if at not in known and at - 1 > start and _romanised(pieces, at, words):
        return 1
    return (
        _hyphened(pieces, at)
        or _without(pieces, at, words)
        or _owned(pieces, at, words)
        or _listed(pieces, start, at, known)
        or _linked_phrase(pieces, start, at, known)
    )


def _without(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of "Without Borders": a preposition with a capital that no sentence asks for, and a capital."""
    if at + 1 >= len(pieces.all):
        return 0
    before, here, following = pieces.all[at - 1 : at + 2]
    plain = here.gap == following.gap == " " and not following.barrier
    written = here.text.istitle() and here.folded in words.within_names
    asked = here.first or here.titled or (before.first and before.folded in words.function)
    common = following.capital and following.folded not in words.function | words.calendar
    return 2 if plain and written and common and not asked else 0


def _listed(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of what an office deals with further: "Department for the Environment*, Food and Farms*"."""
    run = pieces.words[start:at]
    if (
        pieces.all[at].gap != ", "
        or not _OFFICES & {*run}
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
    """Return the length of what follows in "Women's Media Centre" and "Workers' Party": the mark, and a capital."""
    before, here = pieces.all[at - 1], pieces.all[at]
    if (named := _named_after(pieces, at, words)) > 0:
        return named
    if before.folded.removesuffix("s") not in words.owners and before.folded not in words.owners:
        return 0
    if here.gap == "' " and before.folded.endswith("s"):
        return int(here.capital)
    last = at + 1 < len(pieces.all) and here.gap == "'" and here.text == "s"
    if not last or not pieces.all[at + 1].capital or pieces.all[at + 1].gap != " ":
        return 0
    end = at + 1
    while (
        end + 1 < len(pieces.all) and pieces.all[end + 1].capital and pieces.all[end + 1].gap == " "
    ):
        end += 1
    return end + 1 - at if pieces.words[end] in words.heads else 0


def _named_after(pieces: Pieces, at: int, words: Lexicon) -> int:
    """Return the length of "'s Society" in "the Harl's Society": nobody by name has a "the" before it, and owns.

    0 where the name stands somewhere without the possessive, so that it is somebody's own.
    """
    owner, here = pieces.all[at - 1], pieces.all[at]
    definite = at > 1 and pieces.words[at - 2] == "the" and owner.gap == " "
    if here.gap != "'" or here.text != "s" or not definite or owner.text.isupper():
        return 0
    own = [k for k, word in enumerate(pieces.words) if word == owner.folded]
    if any(pieces.texts[k + 1 : k + 2] != ["s"] for k in own) or places_named(owner.text):
        return 0
    end = at + 1
    while end < len(pieces.all) and pieces.all[end].capital and pieces.all[end].gap == " ":
        end += 1
    return end - at if end > at + 1 and pieces.words[end - 1] in words.owned else 0


def _romanised(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a small word behind a hyphen is the second half of a given name: "Chiang Kai-shek"."""
    before, here = pieces.all[at - 1], pieces.all[at]
    if (
        here.gap != "-"
        or not here.text.islower()
        or not before.capital
        or not 1 < len(before.text) <= _SYLLABLE
    ):
        return False
    if (
        len(here.text) > _SYLLABLE
        or not before.tag.startswith("NNP")
        or here.folded in words.tails | words.function
    ):
        return False
    following = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    return pieces.words.count(here.folded) == pieces.words.count(before.folded) and (
        following is None or following.gap != "-"
    )


def _particle(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a small word is a particle of names; those that are English words too need a hyphen behind them."""
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
    """Return the length of a small word and the capital behind it that hyphens tie on: "Boulogne*-sur-Mer*"."""
    if at + 1 >= len(pieces.all):
        return 0
    before, here, following = pieces.all[at - 1 : at + 2]
    tied = here.gap == following.gap == "-"
    small = here.text.islower() and len(here.text) <= _SYLLABLE
    return 2 if tied and small and before.capital and following.capital else 0


def _links(pieces: Pieces, at: int) -> bool:
    """Tell whether the gap before a word may be part of a name."""
    piece, before = pieces.all[at], pieces.all[at - 1]
    if piece.barrier:
        return False
    if _joins(piece.gap) and piece.gap not in ("/", "'"):
        return not piece.first or piece.gap != " " or _initial(before) or before.text.endswith(".")
    if piece.gap == "- ":
        return before.folded in lexicon().article_particles and piece.capital
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


def _initial(piece: Piece) -> bool:
    """Tell whether a word is an initial or a shortened title."""
    return (len(piece.text) == 1 and piece.text.isupper()) or piece.folded in SHORTENED


def _linked_phrase(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of "of the Interior" or "and Trade" where it belongs to the run from `start` to `at`."""
    here = pieces.all[at]
    if here.gap != " " or here.text not in _JOINTS:
        return 0
    if here.text == "to":
        return _purpose(pieces, start, at)
    if here.text == "and" and (tasks := _two_tasks(pieces, start, at)):
        return tasks
    if here.text == "and" and (shared := _of_two(pieces, start, at, known)):
        return shared
    step = _to_capital(pieces, at)
    if not step or not _is_linked(pieces, start, at, step, known):
        return 0
    return step + (known[at + step][0] - at - step if at + step in known else 1)


def _to_capital(pieces: Pieces, at: int) -> int:
    """Return how many words lie between a joint and the capital behind it, "the" allowed; 0 where none stands there."""
    words, ahead = lexicon(), pieces.all[at + 1 : at + 3]
    the = bool(ahead) and ahead[0].text == "the" and ahead[0].gap == " "
    following = ahead[the : the + 1]
    if not following or not following[0].capital or following[0].gap != " ":
        return 0
    return 0 if following[0].folded in words.function | words.calendar else 1 + the


def _is_linked(
    pieces: Pieces, start: int, at: int, step: int, known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether a joint with what stands behind it belongs to the run before it."""
    words, joint, run = lexicon(), pieces.texts[at], pieces.words[start:at]
    if joint == "for" and "of" in run[1:] and run[0] in words.take_of:
        return at + step not in known and not places_named(pieces.texts[at + step])
    if joint in ("of", "for"):
        takes = words.take_of if joint == "of" else words.take_for
        return any(w in takes for w in run[-1:]) and not (set(run[-1:]) & words.role_heads)
    if joint == "on" and run[-1] in words.deal_with:
        return at + step not in known and not places_named(pieces.texts[at + step])
    if joint == "and":
        return _is_listed(pieces, start, at, step, known)
    if joint == "in" and "for" in run and run[0] in words.take_for | words.firsts.keys():
        return not places_named(pieces.texts[at + step]) and at + step not in known
    return any(tuple(pieces.words[start : at + step + k]) in pieces.quoted for k in (1, 2, 3))


def _is_listed(
    pieces: Pieces, start: int, at: int, step: int, known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether "and" joins two things that one office is for: "Ministry of Oil and Gas"."""
    words, run = lexicon(), pieces.words[start:at]
    if not {"of", "for"} & {*run} or not {*run} & words.take_of:
        return False
    if _are_members(pieces, run, at + step):
        return True
    if at + step in known or at - 1 in known or _ends_in_head(pieces, at + step):
        return False
    return pieces.words[at + step] not in words.titles | words.take_of


def _are_members(pieces: Pieces, run: list[str], at: int) -> bool:
    """Tell whether two sorts of bodies make up one: "Federation of Blue Star *and Blue Sun Societies*"."""
    end = _capitals_end(pieces, at)
    last = pieces.words[end - 1]
    several = (
        last.endswith("s") and end - at > 1 and last.removesuffix("s") not in pieces.words[at:end]
    )
    made_of = run[run.index("of") - 1] if "of" in run[1:] else ""
    return made_of in _UNITED and several and _singular(last) in lexicon().heads


def _singular(word: str) -> str:
    """Return a noun's singular as far as its ending tells it."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _capitals_end(pieces: Pieces, at: int) -> int:
    """Return where the capitals end that stand from a word on."""
    end = at + 1
    while end < len(pieces.all) and pieces.all[end].capital and pieces.all[end].gap == " ":
        end += 1
    return end


def _ends_in_head(pieces: Pieces, at: int) -> bool:
    """Tell whether the capitals from a word on are a body's name of their own: "University of X and *Y University*"."""
    end = _capitals_end(pieces, at)
    return end - at > 1 and pieces.words[end - 1] in lexicon().take_of


def _purpose(pieces: Pieces, start: int, at: int) -> int:
    """Return the length of "to Defend Reporters" behind a body's first word: a verb with a capital goes on."""
    words, following = lexicon(), pieces.all[at + 1 : at + 3]
    verb = bool(following) and following[0].capital and following[0].gap == " "
    if at - start > _LEADING or pieces.words[at - 1] not in words.firsts or not verb:
        return 0
    if following[0].first or not _is_verb(following[0]):
        return 0
    the = len(following) > 1 and following[1].text == "the" and following[1].gap == " "
    return 3 if the else 2


def _is_verb(piece: Piece) -> bool:
    """Tell whether a word with a capital is a verb, as far as its tag and the gazetteer tell."""
    if piece.tag in ("VB", "VBP"):
        return True
    return piece.tag in ("NN", "NNP") and not (piece.text.isupper() or places_named(piece.text))


def _of_two(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of "and Orsk Police" in "Harl and Orsk Police": two places of one region share a body.

    Both are single words that no state and no known body bears; the first has no body of its own
    in the text.
    """
    words, ahead = lexicon(), pieces.all[at + 1 : at + 3]
    plain = len(ahead) == _NUMBERED and all(p.capital and p.gap == " " for p in ahead)
    if not plain or at - start != 1 or ahead[1].folded not in words.joint_bodies:
        return 0
    if start in known or at + 1 in known or pieces.words[start] in words.function:
        return 0
    if not (places_named(pieces.texts[start]) and places_named(ahead[0].text)):
        return 0
    own = (
        pieces.words[k + 1 : k + 2] and pieces.words[k + 1] in words.heads
        for k, word in enumerate(pieces.words)
        if word == pieces.words[start]
    )
    return 0 if any(own) else 3


def _two_tasks(pieces: Pieces, start: int, at: int) -> int:
    """Return the length of "and Rescue" in "Fire and Rescue Service": a task before it, and a body's head behind."""
    words, ahead = lexicon(), pieces.all[at + 1 : at + 4]
    tasks = words.subjects | words.tasks
    if pieces.words[at - 1] not in tasks or pieces.all[at - 1].first:
        return 0
    if not ahead or not {pieces.words[at - 1], ahead[0].folded} & words.subjects:
        return 0
    if pieces.words[at - 1] in words.tasks and ahead[0].folded not in tasks:
        return 0
    run = []
    for piece in ahead:
        if piece.gap != " " or not piece.capital:
            break
        run.append(piece.folded)
    headed = any(w in words.heads for w in run[1:])
    return 2 if headed and start <= at - 1 else 0


def _parts(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]]
) -> Iterator[Found]:
    """Yield the names in a run: what is before a title, what is behind it, known names that stand for themselves."""
    words = lexicon()
    start, end = _trimmed(pieces, start, end, known, words)
    if start >= end:
        return
    if start in known and known[start][0] == end:
        yield Found(start, end, known[start][1])
        return
    dated = (
        k
        for k in range(start, end)
        if pieces.words[k] in words.calendar
        and k not in known
        and not (pieces.texts[k].islower() and pieces.all[k].gap == "-")
        and not _in_name(pieces, k, start, end)
    )
    cut = next(
        (k for k in dated if not (pieces.words[k] in words.months and bears(pieces, k))), None
    )
    if cut is not None and pieces.words[end - 1] not in words.other_nouns:
        yield from _parts(pieces, start, cut, known)
        yield from _parts(pieces, cut + 1, end, known)
        return
    designator = next((k for k in range(start + 1, end - 1) if _designator(pieces, k)), None)
    if designator is not None:
        yield from _parts(pieces, start, designator, known)
        yield from _parts(pieces, designator, end, known)
        return
    object_ = object_in_front(pieces, start, end, words)
    titled = (start, object_) if object_ > start else title_span(pieces, start, end, known, words)
    if titled:
        yield from _parts(pieces, start, titled[0], known)
        yield from _person(titled, end, known)
        return
    split = split_at(pieces, start, end, known, words)
    if split:
        yield from _parts(pieces, start, split, known)
        yield from _parts(pieces, split, end, known)
        return
    yield Found(start, end)


def _in_name(pieces: Pieces, at: int, start: int, end: int) -> bool:
    """Tell whether a short form of the calendar is a part of a name: "Nguyen *Thu* Ha", "*Sun* Yat-sen University"."""
    if len(pieces.texts[at]) > _MARK or at >= end - 1:
        return False
    if at > start:
        return pieces.words[start] in lexicon().surnames_first
    following = pieces.all[at + 1]
    worded = following.gap == " " and following.text.isalpha() and not following.text.isupper()
    dated = following.folded in lexicon().calendar | lexicon().common
    return worded and not dated


def _designator(pieces: Pieces, at: int) -> bool:
    """Tell whether a model's number begins at a word: "F-16"."""
    return (
        len(pieces.texts[at]) <= _MARK
        and pieces.texts[at].isupper()
        and (pieces.all[at + 1].gap == "-" and pieces.texts[at + 1].isdigit())
    )


def _person(
    titled: tuple[int, int], end: int, known: dict[int, tuple[int, Known]]
) -> Iterator[Found]:
    """Yield the name behind a title."""
    start = titled[1]
    if start >= end:
        return
    if start in known and known[start][0] == end and not known[start][1].weak:
        yield Found(start, end, known[start][1])
        return
    yield Found(start, end, title=titled[1] - titled[0])


def _trimmed(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]], words: Lexicon
) -> tuple[int, int]:
    """Return the run without words in front and behind that belong to no name."""
    while start < end and start not in known:
        word = pieces.all[start]
        if not (
            (word.folded in words.function and not (bears(pieces, start) or _counts(pieces, start)))
            or (word.first and word.gap != "-" and _common_first(pieces, start, end, words))
            or _is_demonym(pieces, start, end, words)
            or _is_partys(pieces, start, end, words)
        ):
            break
        start += 1
    while end - start > _NUMBERED and _is_letters(pieces, end - 1, words) and end - 1 not in known:
        end -= 1
    tail = {e for e, _ in known.values()} if end - start > 1 else set()
    while (
        end > start
        and end not in tail
        and pieces.words[end - 1] in words.tails
        and pieces.all[end - 1].text.islower()
    ):
        end -= 1
    return start, end


def _is_demonym(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a word says from where the person is whose name stands behind it: "*Frenchman* Jo Bell"."""
    if pieces.words[at] not in words.demonyms - words.demonyms_given or at + 1 >= end:
        return False
    following, last = pieces.all[at + 1], pieces.words[end - 1]
    if following.gap != " " or not following.capital:
        return False
    if last in words.heads or last in words.place_nouns or last in words.other_nouns:
        return False
    return end - at > _NUMBERED or following.folded in words.given


def _is_partys(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a word says of which party the person is whose name stands behind it: "*Conservative* Ann Bell"."""
    if pieces.words[at] not in words.party_labels or end - at <= _NUMBERED:
        return False
    following = pieces.all[at + 1]
    return following.gap == " " and following.folded in words.given | words.given_more


def _is_letters(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is letters behind a name: "Simon Achebe KC", "Jo Reed PhD"."""
    return pieces.words[at] in words.letters and sum(c.isupper() for c in pieces.texts[at]) > 1


def _common_first(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether the capital of a sentence's first word is the sentence's: the text also writes it small."""
    folded = pieces.words[at]
    if folded in words.describing and at + 1 < end:
        return True
    if folded in words.particles and at + 1 < end:
        return folded in words.function
    role = (
        folded in words.person_nouns
        and pieces.words[at + 1 : at + 2]
        and pieces.words[at + 1] in words.given
    )
    if role and end - at > _NUMBERED and folded not in words.given:
        return True
    if _is_trade(pieces, at, end, words):
        return True
    if folded in words.given or folded in words.titles:
        return False
    return folded in pieces.lower or (at + 1 < end and pieces.all[at].tag in _NO_NAME_TAGS)


def _is_trade(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word says what trade the name behind it is in: "Brewer Harl Brothers"."""
    if pieces.words[at] not in words.traders | words.trades or at + 1 >= end:
        return False
    following, last = pieces.all[at + 1], pieces.words[end - 1]
    plain = following.gap == " " and following.folded not in pieces.lower
    common = words.place_nouns | words.collectives.keys() | words.other_nouns | _UNIONS
    return plain and following.tag == "NNP" and not {following.folded, last} & common
