"""Splits a run into names, without words that belong to none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.parting import object_in_front, split_at, title_span
from briefgen.extract.names.runs.begins import bears, counts
from briefgen.extract.names.runs.shared import PAIR, Found
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.singular import singular
from briefgen.model import ActorType
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Known

_MARK: Final = 3
_NO_NAME_TAGS: Final = frozenset(
    {"VBG", "VB", "VBD", "VBN", "VBZ", "VBP", "IN", "RB", "CC", "DT", "MD", "PRP", "WRB", "UH"}
)


def parts(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]]
) -> Iterator[Found]:
    """Yield the names in a run, split at titles, dates, verbs and known names."""
    words = lexicon()
    start, end = _trimmed(pieces, start, end, known, words)
    if start >= end:
        return
    if start in known and known[start][0] == end:
        yield Found(start, end, known[start][1])
        return
    if _is_party_and_seat(pieces, start, end):
        end = start + 1
        yield Found(start, end, known[start][1] if start in known else None)
        return
    cut = _cut(pieces, start, end, known)
    if cut is not None:
        yield from parts(pieces, start, cut[0], known)
        yield from parts(pieces, cut[1], end, known)
        return
    object_ = object_in_front(pieces, start, end, words)
    titled = (start, object_) if object_ > start else title_span(pieces, start, end, known, words)
    if titled:
        if not (titled[0] - start == 1 and pieces.words[start] in words.party_labels):
            yield from parts(pieces, start, titled[0], known)
        ship = _is_numbered_ship(pieces, titled, end)
        yield from (Found(titled[0], end + 1),) if ship else _person(titled, end, known)
        return
    split = split_at(pieces, start, end, known, words)
    if split:
        yield from parts(pieces, start, split, known)
        yield from parts(pieces, split, end, known)
        return
    yield Found(start, end)


def _cut(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]]
) -> tuple[int, int] | None:
    """Return where the part before a date, a verb or a model's number ends, and the next begins.

    None where nothing of the kind is in the run.
    """
    words = lexicon()
    dated = (
        k
        for k in range(start, end)
        if pieces.words[k] in words.calendar
        and k not in known
        and not (pieces.texts[k].islower() and pieces.all[k].gap == "-")
        and not _in_name(pieces, k, start, end)
    )
    day = next(
        (k for k in dated if not (pieces.words[k] in words.months and bears(pieces, k))), None
    )
    if day is not None and pieces.words[end - 1] not in words.other_nouns:
        return day, day + 1
    young = next((k for k in range(start + 2, end) if _is_past_a_name(pieces, k, end)), None)
    if young is not None:
        return young, young
    said = next((k for k in range(start + 1, end) if _is_headline_verb(pieces, k, known)), None)
    if said is not None:
        return said, said + 1
    designator = next((k for k in range(start + 1, end - 1) if _designator(pieces, k)), None)
    return None if designator is None else (designator, designator)


def _is_party_and_seat(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether a party's letters and a seat follow a lawmaker: "(*KWL* Harl East)"."""
    here = pieces.all[start]
    letters = here.text.isupper() and len(here.text) > 1 and here.gap == " ("
    if not letters or end - start == 1 or start < PAIR:
        return False
    closes = end >= len(pieces.all) or pieces.all[end].gap.startswith(")")
    sits = not _SEATED.isdisjoint(pieces.words[max(0, start - _FRONT) : start])
    return closes and sits and pieces.words[end - 1] not in lexicon().heads


_SEATED: Final = frozenset(
    {"senator", "sen", "mp", "rep", "representative", "hon", "cllr", "councillor", "deputy",
     "congressman", "congresswoman", "lawmaker", "assemblyman", "assemblywoman"}
)  # fmt: skip
"""Titles of those who sit for a place."""
_FRONT: Final = 6
"""Words before a bracket among which its lawmaker's title is."""


def _is_past_a_name(pieces: Pieces, at: int, end: int) -> bool:
    """Tell whether a person's name has ended before a word: "Ada Bell Jr. *Officer* Tom Reyes".

    A place or a body may bear the whole of it: "Ada Bell Jr. Park".
    """
    words, last = lexicon(), pieces.words[end - 1]
    borne = last in words.heads or last in words.place_nouns or last in words.other_nouns
    return pieces.words[at - 1] in words.generations and not borne


def _in_name(pieces: Pieces, at: int, start: int, end: int) -> bool:
    """Tell whether an abbreviated day is part of a name: "Nguyen *Thu* Ha", "*Sun* Yat-sen"."""
    if len(pieces.texts[at]) > _MARK:
        return False
    if at > start and pieces.texts[at - 1].islower() and pieces.all[at].gap == " ":
        return pieces.words[at - 1] in lexicon().particles
    if at >= end - 1:
        return False
    if at > start and pieces.words[start] in lexicon().surnames_first:
        return True
    if at > start and not _is_amid_names(pieces, at):
        return False
    following = pieces.all[at + 1]
    worded = following.gap == " " and following.text.isalpha() and not following.text.isupper()
    dated = following.folded in lexicon().calendar | lexicon().common
    return worded and not dated


def _is_amid_names(pieces: Pieces, at: int) -> bool:
    """Tell whether a short form of the calendar stands between two names: "Hassan *Mar* Deng"."""
    before, here, behind = pieces.all[at - 1 : at + 2]
    plain = all(p.text.istitle() and p.gap == " " for p in (here, behind))
    return plain and before.text.istitle() and before.folded not in lexicon().calendar


def _is_numbered_ship(pieces: Pieces, titled: tuple[int, int], end: int) -> bool:
    """Tell whether a titled name with a number is a ship's: "the *Lady Anna Joy 3*"."""
    if titled[1] >= end or end >= len(pieces.all) or titled[1] - titled[0] > 1:
        return False
    number, words = pieces.all[end], lexicon()
    small = number.text.isdigit() and len(number.text) < _MARK and number.gap == " "
    styled = pieces.words[titled[0]] in words.honours | words.address
    behind = pieces.all[end + 1] if end + 1 < len(pieces.all) else None
    counts_it = behind is not None and behind.gap == " " and behind.tag in ("NNS", "CD", "NN")
    return small and styled and not counts_it and not number.barrier


def _is_headline_verb(pieces: Pieces, at: int, known: dict[int, tuple[int, Known]]) -> bool:
    """Tell whether a word is a headline's capitalised verb of saying: "Ann Bell *Says* No"."""
    inside = any(b <= at < e for b, (e, _) in known.items())
    said = pieces.words[at] in lexicon().speech and pieces.all[at].gap == " "
    return said and pieces.texts[at].istitle() and not inside


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
    """Yield the name after a title."""
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
    """Return the run without the words at its ends that belong to no name."""
    while start < end and start not in known and pieces.texts[start] not in pieces.shorts:
        word = pieces.all[start]
        if not (
            (word.folded in words.function and not (bears(pieces, start) or counts(pieces, start)))
            or (word.first and word.gap != "-" and _common_first(pieces, start, end, words))
            or _is_demonym(pieces, start, end, words)
            or _is_partys(pieces, start, end, words)
            or _ends_a_time(pieces, start)
        ):
            break
        start += 1
    while end - start > PAIR and is_letters(pieces, end - 1, words) and end - 1 not in known:
        end -= 1
    if end - start > 1 and end - 1 not in known and _is_headlines_participle(pieces, end - 1):
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


def _is_headlines_participle(pieces: Pieces, at: int) -> bool:
    """Tell whether a line ends with what was done: "Villages on Harl *Evacuated*"."""
    here, behind = pieces.all[at], pieces.all[at + 1 : at + 2]
    ends = not behind or behind[0].barrier or behind[0].gap[:1] in (":", ";", "(")
    done = here.folded.endswith("ed") and here.tag in ("VBN", "VBD")
    return done and here.text.istitle() and here.gap == " " and ends


def _is_demonym(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a demonym describes the person named after it: "*Frenchman* Jo Bell"."""
    if pieces.words[at] not in words.demonyms - words.demonyms_given or at + 1 >= end:
        return False
    following, last = pieces.all[at + 1], pieces.words[end - 1]
    if following.gap != " " or not following.capital:
        return False
    if last in words.heads or last in words.place_nouns or last in words.other_nouns:
        return False
    return end - at > PAIR or following.folded in words.given


def _is_partys(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a party's label describes the person named after it: "*Conservative* Ann"."""
    if pieces.words[at] not in words.party_labels or end - at <= PAIR:
        return False
    following = pieces.all[at + 1]
    return following.gap == " " and following.folded in words.any_given


def _ends_a_time(pieces: Pieces, at: int) -> bool:
    """Tell whether a word says whose time a clock's is: "14:30 *GMT* Police closed the road"."""
    zone = pieces.texts[at].isupper() and pieces.words[at] in lexicon().calendar
    return zone and at > 0 and pieces.texts[at - 1][-1].isdigit() and pieces.all[at].gap == " "


def is_letters(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is post-nominal letters: "Simon Achebe KC", "Jo Reed PhD"."""
    return pieces.words[at] in words.letters and sum(c.isupper() for c in pieces.texts[at]) > 1


def _common_first(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is a common word, and its capital the sentence's."""
    folded = pieces.words[at]
    office = " ".join(pieces.words[at : at + 2]) in words.role_heads and end - at > PAIR
    mined = folded in words.wares and end - at == PAIR
    foreign = "".join(pieces.texts[at + 1 : at + 2]) in _FOREIGN_OF and end - at > PAIR
    if office or mined or foreign or _is_a_towns(pieces, at, end, words):
        return False
    called = _is_called_so(pieces, at, end, words)
    if called or (at + 1 < end and _describes(pieces, at, words)):
        return True
    if folded in words.particles and at + 1 < end:
        return folded in words.function
    if _is_done_to(pieces, at, end):
        return True
    role = folded in words.person_nouns and at + 1 < len(pieces.words)
    role = role and pieces.words[at + 1] in words.given
    role = role and end - at > PAIR and folded not in words.given
    role = role or _is_scholar(pieces, at, end, words)
    role = role or _are_called_so(pieces, at, end, words)
    if role or _is_players(pieces, at, end, words) or _is_trade(pieces, at, end, words):
        return True
    small = folded not in words.given | words.titles
    return small and (
        folded in pieces.lower or (at + 1 < end and pieces.all[at].tag in _NO_NAME_TAGS)
    )


_FOREIGN_OF: Final = frozenset({"de", "du", "di", "des", "del"})
"""Another language's "of" behind a word that English has too: "*Tour* de Harl"."""


def _is_scholar(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is the trade of two names: "*Historian* Wout Terp"."""
    trade = pieces.words[at] in words.at_desks - words.any_given
    behind = pieces.all[at + 1 : end]
    named = len(behind) == PAIR and all(p.gap == " " and p.text.istitle() for p in behind)
    last = pieces.words[end - 1]
    body = last in words.heads or last in words.place_nouns or last in words.other_nouns
    return trade and named and not body


def _describes(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word only says of what sort a name is: "*Rival* Harl", "*Hosts* Norway"."""
    side = pieces.words[at] in clue_words().sides and spelled(pieces.texts[at + 1]) is not None
    return side or pieces.words[at] in words.describing


def _is_done_to(pieces: Pieces, at: int, end: int) -> bool:
    """Tell whether a sentence's first word is a participle with a surname: "*Sentencing* Holt"."""
    if end - at != PAIR or not pieces.words[at].endswith("ing"):
        return False
    surname = pieces.all[at + 1]
    return surname.folded in pieces.borne and surname.gap == " " and surname.folded in pieces.ending


def _is_a_towns(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is part of a body's name: "*City* Council member X"."""
    if pieces.words[at] not in run_words().of_towns or at + 1 >= end:
        return False
    following = pieces.all[at + 1]
    public = words.heads.get(following.folded) is ActorType.GOVERNMENT_BODY
    return public and following.capital and following.gap == " "


def _is_called_so(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a trade stands before a surname of the article's: "*Producer* Holt"."""
    called = pieces.words[at] in words.person_nouns - words.given and end - at == PAIR
    return called and pieces.words[at + 1] in pieces.borne and pieces.all[at + 1].gap == " "


def _are_called_so(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word says what several are: "*Actors* Ann, Jo and Tom"."""
    several = pieces.words[at].endswith("s") and singular(pieces.words[at]) in words.person_nouns
    if not several or at + 1 >= end or end >= len(pieces.all):
        return False
    last = pieces.words[end - 1]
    body = last in words.heads or last in words.place_nouns or last in words.other_nouns
    behind = pieces.all[end : end + PAIR]
    listed = behind[0].gap == ", " and behind[0].capital
    joined = behind[0].text == "and" and behind[-1].capital and behind[-1].gap == " "
    return (listed or joined) and not body


def _is_players(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is a player's position, in a match report."""
    position = pieces.words[at] in words.person_nouns | clue_words().positions
    if pieces.arena != "sport" or end - at <= PAIR or not position:
        return False
    behind = pieces.all[at + 1 : end]
    named = all(p.gap == " " and p.text.istitle() for p in behind)
    last = pieces.words[end - 1]
    body = last in words.heads or last in words.place_nouns or last in words.other_nouns
    return named and not body and pieces.words[at] not in words.given


def _is_trade(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a sentence's first word is the trade of a name: "Brewer Harl Brothers"."""
    if pieces.words[at] not in words.traders | words.trades or at + 1 >= end:
        return False
    following, last = pieces.all[at + 1], pieces.words[end - 1]
    plain = following.gap == " " and following.folded not in pieces.lower
    common = words.place_nouns | words.collectives.keys() | words.other_nouns | run_words().unions
    return plain and following.tag == "NNP" and not {following.folded, last} & common
