"""Which names name neither an actor nor a place: a disease, a work, an exercise?"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.singular import singular
from briefgen.extract.names.works import works
from briefgen.model import ActorType, Role
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Piece, Pieces
    from briefgen.extract.names.runs.shared import Found
    from briefgen.extract.reading import Reading

_SICKNESS: Final = re.compile(
    r"\w{2,}(?:virid\w+|virus(?:es)?|itis|[cdgimnty]osis|an?emia|coccus|bacter|bacillus)$"
)
"""Endings of the scientific names of diseases and pathogens."""
_SUBTYPE: Final = re.compile(r"H\d{1,2}N\d{1,2}$")
"""The form of influenza subtypes."""


_YEAR: Final = 4
_COUNTING: Final = frozenset({"a", "an", "this", "every", "each", "percent"})
_SEVERAL: Final = re.compile(r"[A-Z]{2,}s$")
_SHORT: Final = re.compile(r"[A-Z]{2,5}(?:-[A-Z])?$")
_PART_OF: Final = frozenset(("compound", "amod", "nmod", "poss"))


def nobody(
    reading: Reading, pieces: Pieces, found: Found, words: Lexicon
) -> Iterator[tuple[str, str, float]]:
    """Yield the clues that a name is neither an actor nor a place, as `clues` does."""
    if found.end - found.start == 1 and _is_common(reading, pieces, found.start):
        yield "one of several", "other", 5
    if found.known is None and is_a_make(reading, pieces, found):
        yield "one of several", "other", 5
    if found.known is None and _only_says_which(reading, pieces, found, words):
        yield "says which thing", "other", 4 if found.end - found.start > 1 else 2
    yield from _illness(pieces, found, words)
    yield from _thing(pieces, found, words)
    yield from works(pieces, found, words)
    if found.end - found.start == 1 and _only_asks(pieces, found.start):
        yield "says who asks", "other", 9
    if " ".join(pieces.words[found.start : found.end]) in words.demonyms - words.demonyms_given:
        yield "one of several", "other", 9 if _is_one_of_them(pieces, found.start) else 0
    at = found.start
    if at == 0 or pieces.all[at].barrier:
        return
    here, before = pieces.all[at], pieces.all[at - 1]
    named = {before.folded, " ".join(pieces.words[max(0, at - 2) : at])} & words.works
    if here.gap.strip(" \"'\u201c\u2018") == "" and named and before.text.islower():
        yield "work before", "other", 5
    yield from _in_brackets(pieces, found, words)


def _in_brackets(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[tuple[str, str, float]]:
    """Yield that capitals in brackets are a disease's or a term's, by the small words before."""
    at = found.start
    here, before = pieces.all[at], pieces.all[at - 1]
    if here.gap != " (" or not here.text.isupper() or not before.text.islower():
        return
    if _sick(before.folded, words):
        yield "sickness in brackets", "other", 6
    elif found.known is None and _is_a_term(pieces, at, words):
        yield "term in brackets", "other", 9


def _is_an_exam(pieces: Pieces, found: Found) -> bool:
    """Tell whether initials are those of an exam: "the *GCE* exam", "who sat the *CSE*"."""
    text = pieces.texts[found.start]
    if found.end - found.start > 1 or not _SHORT.match(text):
        return False
    behind = pieces.all[found.end : found.end + 1]
    told = bool(behind) and behind[0].gap == " " and behind[0].text in clue_words().exams
    front = pieces.words[max(0, found.start - 2) : found.start]
    sat = front[-1:] == ["the"] and front[0] in _SAT
    several = f"{text}s" in pieces.texts and not _OF_SCHOOL.isdisjoint(pieces.lower)
    return told or sat or several


_SAT: Final = frozenset({"sit", "sat", "sitting", "retake", "retook", "resit", "passed", "failed"})
"""What is done with an exam."""
_OF_SCHOOL: Final = frozenset({"exam", "exams", "examination", "examinations"})
"""A text with one of these tells of exams by their initials, also in the plural: "GCKs"."""


def _is_a_term(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether the small words before a bracket spell its letters: "death rate (DR)".

    A body's noun among them says that they are a body's.
    """
    short = pieces.texts[at]
    front = pieces.all[max(0, at - len(short)) : at]
    if len(front) < len(short) or any(p.gap not in (" ", "-") for p in front[1:]):
        return False
    spelled = "".join(p.text[0] for p in front) == short.lower()
    last = front[-1].folded
    bodies = words.heads.keys() | words.collectives.keys() | words.role_heads | words.traders
    named = {last, singular(last)} & bodies
    return spelled and all(p.text.islower() for p in front) and not named


def _thing(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[tuple[str, str, float]]:
    """Yield the clues that a name is a ticker symbol or a ship's."""
    if found.end - found.start == 1 and _is_ticker(pieces, found.start):
        yield "ticker", "other", 9
    if _is_a_numbered_ship(pieces, found, words):
        yield "work before", "other", 9
    if found.known is None and _is_an_animal(pieces, found):
        yield "work before", "other", 9
    if found.known is None and _is_a_car(pieces, found):
        yield "car", "other", 9
    if found.known is None and _is_an_exam(pieces, found):
        yield "exam", "other", 7
    if found.known is None and _is_of_no_party(pieces, found):
        yield "says which thing", "other", 9
    if found.known is None and _is_a_genus(pieces, found):
        yield "genus", "other", 12


def _is_an_animal(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name is one of the animals named so: "the dogs named X, *Y* and Z"."""
    at = found.start - 1
    while at > max(0, found.start - _LONG_LIST) and _is_listed(pieces, at):
        at -= 1
    named = at > 0 and pieces.words[at] in ("named", "called")
    return named and singular(pieces.words[at - 1]) in clue_words().animals


def _is_listed(pieces: Pieces, at: int) -> bool:
    """Tell whether a word before another is in a list of names with it."""
    here, behind = pieces.all[at], pieces.all[at + 1]
    joins = here.text == "and" or here.capital
    return joins and behind.gap in (" ", ", ") and not behind.barrier


_LONG_LIST: Final = 9
"""Words before a name among which its list begins."""


def _is_of_no_party(pieces: Pieces, found: Found) -> bool:
    """Tell whether a word says that somebody has no party: "the *Independent* group"."""
    behind = pieces.all[found.end : found.end + 1]
    alone = found.end - found.start == 1 and pieces.words[found.start] == "independent"
    return alone and bool(behind) and behind[0].folded in run_words().of_no_party


def _is_a_genus(pieces: Pieces, found: Found) -> bool:
    """Tell whether a Latin word in lower case stands behind a name somewhere: "*Harlus* minoris".

    In a text that tells of species.
    """
    if found.end - found.start > 1 or _OF_SPECIES.isdisjoint(pieces.lower):
        return False
    name = pieces.texts[found.start]
    pairs = pairwise(pieces.all)
    return any(one.text == name and other.gap == " " and _is_latin(other) for one, other in pairs)


def _is_latin(piece: Piece) -> bool:
    """Tell whether a word looks like the second of a species' name."""
    formed = piece.text.islower() and bool(_EPITHET.search(piece.text))
    return formed and piece.text not in _common()


@cache
def _common() -> frozenset[str]:
    """Return the words that news uses often."""
    return frozenset(word for words in table("common_words").values() for word in words)


_OF_SPECIES: Final = frozenset({"species", "genus", "subspecies"})
_EPITHET: Final = re.compile(r"[a-z]{3,}(?:us|is|um|ii|ae|ensis|oides|i|a)$")


def _is_a_car(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name is a make's and a model's: "*a* Ford Taurus", "gray Mercedes SUV"."""
    words = clue_words()
    run = pieces.words[found.start : found.end]
    named = len(run) > 1 and not words.makes.isdisjoint(run[:2])
    before = pieces.words[found.start - 1] if found.start else ""
    dated = before.isdigit() and len(before) == _YEAR
    told = before in words.of_a_car or run[0] in words.of_a_car or run[-1] in words.cars
    return named and (told or dated) and run[-1] not in lexicon().heads


def _is_a_numbered_ship(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is a ship's, of a form of address and a number: "Lady Anna 3"."""
    first, last = pieces.words[found.start], pieces.texts[found.end - 1]
    styled = first in words.honours | words.address
    return found.known is None and not found.title and styled and last.isdigit()


def _illness(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[tuple[str, str, float]]:
    """Yield the clues that a name is an illness's, or of the one it is named after."""
    last = pieces.words[found.end - 1]
    if _is_eponym(pieces, found.end, words):
        yield "sickness", "other", 9
    subtype = _SUBTYPE.match(pieces.texts[found.start])
    if _SICKNESS.match(last) or last in words.sicknesses or subtype:
        yield "sickness", "other", 7


def _is_common(reading: Reading, pieces: Pieces, at: int) -> bool:
    """Tell whether an abbreviation is a countable thing: "SUVs", "an EV", "a 10 percent VAT".

    A body has no "a" before its name, unless the name only modifies a noun ("a NATO base").
    """
    here, before = pieces.all[at], pieces.all[at - 1] if at else None
    if _SEVERAL.match(here.text):
        return True
    if before is None or here.barrier or here.gap != " " or not _SHORT.match(here.text):
        return False
    counted = before.folded in _COUNTING or before.text.isdigit()
    return counted and reading.doc[here.token].dep_ not in _PART_OF


def is_a_make(reading: Reading, pieces: Pieces, found: Found) -> bool:
    """Tell whether "a" or "an" precedes a one-word name that is no surname: "and *a Marlin*"."""
    at = found.start
    if at == 0 or found.end - at > 1 or pieces.all[at].barrier or pieces.all[at].gap != " ":
        return False
    if pieces.words[at - 1] not in ("a", "an") or pieces.words[at] in pieces.ending:
        return False
    if pieces.words[at] in lexicon().heads:
        return False
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    goes_on = behind is not None and (
        behind.gap == "-" or (behind.gap == " " and behind.tag[:2] in ("NN", "JJ"))
    )
    token = reading.doc[pieces.all[at].token]
    return not goes_on and token.dep_ not in _PART_OF and token.ent_type_ != "NORP"


def is_a_topic(reading: Reading, pieces: Pieces, found: Found) -> bool:
    """Tell whether words before a title's colon only tell of what it is: "*Chess Roundup*: ...".

    Two or more that begin with no given name, the last nowhere else with a capital.
    """
    behind = pieces.all[found.end : found.end + 1]
    if not behind or not behind[0].gap.startswith(":") or found.end - found.start < _TWO:
        return False
    at, last = pieces.all[found.start].start, pieces.words[found.end - 1]
    title = any(b.start <= at < b.end and b.role is Role.TITLE for b in reading.article.blocks)
    capital = sum(p.capital and p.folded == last for p in pieces.all)
    named = found.known is not None or bool(found.title)
    given = pieces.words[found.start] in lexicon().any_given
    return title and capital == 1 and not (named or given)


_TWO: Final = 2


def is_nobody_here(reading: Reading, pieces: Pieces, found: Found) -> bool:
    """Tell whether a known company's name means a make or a channel here, and not the company."""
    known = found.known
    if known is None or known.desk or known.type is not ActorType.COMPANY:
        return False
    if found.end - found.start == 1 and _is_ticker(pieces, found.start):
        return True
    if found.end < len(pieces.all) and _is_a_model(pieces, found.end):
        return True
    return is_a_make(reading, pieces, found) or _is_a_channel(pieces, found)


def _is_a_model(pieces: Pieces, at: int) -> bool:
    """Tell whether a machine's number stands behind its maker: "a Boeing *777*"."""
    here, front = pieces.all[at], pieces.words[max(0, at - 2) : at - 1]
    number = here.gap == " " and here.text.isdigit() and len(here.text) == _MODEL
    behind = pieces.all[at + 1 : at + 2]
    counts = bool(behind) and behind[0].gap == " " and behind[0].tag in ("NNS", "CD")
    return number and front[-1:] in (["a"], ["an"], ["the"], ["of"]) and not counts


_MODEL: Final = 3
"""Digits of an airliner's number."""


def _is_one_of_them(pieces: Pieces, at: int) -> bool:
    """Tell whether a determiner precedes a demonym: "*a New Zealander*"."""
    return at > 0 and not pieces.all[at].barrier and pieces.words[at - 1] in ("a", "an", "the")


def _is_a_channel(pieces: Pieces, found: Found) -> bool:
    """Tell whether a company's name only says where something was written: "*on Facebook*"."""
    at = found.start
    if at == 0 or pieces.all[at].barrier or pieces.all[at].gap != " ":
        return False
    return pieces.words[at] in lexicon().channels and pieces.words[at - 1] in (
        "on",
        "via",
        "through",
    )


def _is_eponym(pieces: Pieces, end: int, words: Lexicon) -> bool:
    """Tell whether an illness is named after the name: "*Harl's* disease", "*Orsk* syndrome"."""
    behind = pieces.all[end : end + 2]
    if not behind or behind[0].barrier:
        return False
    if behind[0].text == "s" and behind[0].gap in ("'", "\u2019"):
        behind = behind[1:]
    if not behind or behind[0].gap != " ":
        return False
    return behind[0].text.islower() and behind[0].folded in words.sicknesses


def _only_says_which(reading: Reading, pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether an abbreviation only modifies a thing: "HVAC systems", "a USB port".

    Before a noun for people or bodies ("UAW workers", "the DRW army") it may as well be a body's
    name.
    """
    first, last = pieces.all[found.start], pieces.all[found.end - 1]
    token = reading.doc[last.token]
    if found.end - found.start > 1 and len(last.text) > 1:
        return False
    if (
        not _SHORT.match(reading.surface[first.start : last.end])
        or token.dep_ not in _PART_OF
        or token.dep_ == "poss"
    ):
        return False
    head = token.head
    lemma = head.lemma_.lower()
    bodies = (
        words.heads.keys()
        | words.collectives.keys()
        | words.person_nouns
        | words.role_heads
        | words.titles
    )
    if (
        not head.text.islower()
        or head.i < token.i
        or bodies & {lemma, head.lower_}
        or lemma in words.dealings
    ):
        return False
    return not _spelled_out(pieces, reading.surface[first.start : last.end])


def _spelled_out(pieces: Pieces, short: str) -> bool:
    """Tell whether the article has capitalised words in a row with an abbreviation's initials."""
    size, capitals = len(short), [t for t in pieces.texts if t[0].isupper() and len(t) > 1]
    return any(
        "".join(t[0] for t in capitals[at : at + size]) == short for at in range(len(capitals))
    )


def _only_asks(pieces: Pieces, at: int) -> bool:
    """Tell whether a label before a colon only says that somebody asks: "QUESTION: Why?"."""
    after = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    labels = after is not None and after.gap.startswith(":")
    return labels and pieces.texts[at].lower() in table("coreference")["questions"]


def _is_ticker(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is a ticker symbol in brackets, or its exchange: "(LSE: HWR)"."""
    after = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    exchange = (
        after is not None
        and after.gap == ": "
        and after.text.isupper()
        and pieces.all[at].gap.endswith("(")
    )
    symbol = at > 0 and pieces.all[at].gap == ": " and pieces.all[at - 1].gap.endswith("(")
    listed = _is_dotted(pieces, at) or _is_dotted(pieces, at + 1)
    return pieces.texts[at].isupper() and (exchange or symbol or listed)


def _is_dotted(pieces: Pieces, at: int) -> bool:
    """Tell whether a stop joins two words in capitals, as in a ticker symbol: "(NORS.OL)"."""
    if not 0 < at < len(pieces.all) or pieces.all[at].gap != ".":
        return False
    before, here = pieces.texts[at - 1], pieces.texts[at]
    return before.isupper() and here.isupper() and len(before) > 1 and len(here) > 1


def _sick(word: str, words: Lexicon) -> bool:
    """Tell whether a common noun is that of a disease: "avian influenza (AI)"."""
    return bool(_SICKNESS.match(word)) or word in words.sicknesses
