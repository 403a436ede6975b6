"""Clues to a name's sort in the name's own words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.shared import KNOWN_TOWN
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.parting import ADDRESS, is_two_peoples
from briefgen.extract.names.runs.shared import PAIR
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.singular import singular
from briefgen.model import ActorType, MentionKind
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import folded, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_DESIGNATOR: Final = re.compile(r"[A-Z]{1,4}-?\d+\w*$")
_LETTER_AND_NUMBER: Final = re.compile(r"[A-Z]{1,3}\d{1,3}s?$")
_CAMEL: Final = re.compile(
    r"(?!(?:Mac|Mc|De|Di|La|Le|Van|Fitz|O|D|Al|El|Du|Da|Mb|St)[A-Z])[A-Za-z]*[a-z][A-Z]\w*$"
)
"""A capital within a word, as in companies' names but not in surnames ("McCain", "DeSantis")."""
_PERSON_WORDS: Final = 4
"""Words of the longest name that is likely a person's."""
_LEADING: Final = 3
"""Most words of a body's name before what it is for or against."""
_WITHOUT_LINK: Final = frozenset({"armed_group", "company"})
"""Types of actors whose first words need no "of" after them: "Kataib X", "Grupo X"."""
_ABBREVIATION: Final = range(2, 7)
_LINKS: Final = frozenset({"of", "for", "in", "on", "to"})
"""Words behind which a body's name says whose or what it is for."""
_GROUP: Final = "group"
"""Ends a firm's name, unless a word before it names people who meet or work together."""
_BANK: Final = "bank"
_COURT: Final = "court"
_SECOND: Final = "a"
_DIVISION: Final = "division"
"""Ends the name of a league in a match report."""


def own_words(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of a name's own words."""
    run = pieces.words[found.start : found.end]
    if found.title:
        yield from _by_title(pieces, found, words)
    text = pieces.texts[found.start]
    if run[-1] in clue_words().nicknames and (
        pieces.arena == "sport" or _is_a_large_town(" ".join(run[:-1]))
    ):
        yield "head", "organisation", 7
    if len(run) == 1:
        yield from _only_word(pieces, text, run[0], words)
        return
    if is_two_peoples(pieces, found.start, found.end):
        yield "two peoples", "people", 9
        return
    if (whole := _known_in_front(run)) is not None:
        yield "known in front", whole, 7
        return
    if (whole := _known_behind(run)) is not None:
        yield "known behind", whole, 7
        return
    league = pieces.arena == "sport" and run[-1] == _DIVISION
    if league or _governs_a_sport(run) or _plays_a_sport(run, words):
        yield "head", "organisation", 6.5
        return
    yield from _by_ends(pieces, found, run, words)


def _by_ends(pieces: Pieces, found: Found, run: list[str], words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of the first and the last words of a name of several words."""
    if _is_of_learning(pieces, found):
        yield "head", "organisation", 9
        return
    text = pieces.texts[found.start]
    yield from _of_a_land(pieces, found, run, words)
    yield from _first_words(run, words)
    yield from _last_words(_without_wing(pieces, found, run), words)
    done = {run[0], " ".join(run[:PAIR])} & clue_words().undertakings
    if (run[0] in clue_words().ships and text.isupper()) or done:
        yield "first", "other", 7
    if any(word in ("to", "against") for word in run[1 : _LEADING + 1]) and _is_for_or_against(run):
        yield "head", "organisation", 6
    if any(
        word in words.within_names and pieces.texts[found.start + k].istitle()
        for k, word in enumerate(run[1:-1], 1)
    ):
        yield "head", "organisation", 6
    yield from _shape(pieces, found, words)


def _is_for_or_against(run: list[str]) -> bool:
    """Tell whether a body's name says what it fights or means to do: "Campaign *to Save* ..."."""
    at = next(k for k, word in enumerate(run) if word in ("to", "against") and k)
    return at + 1 < len(run) and run[at - 1] in run_words().opposing


def _of_a_land(pieces: Pieces, found: Found, run: list[str], words: Lexicon) -> Iterator[Clue]:
    """Yield that a name of something of a state or a city is no person's: "Tour *du Rwanda*"."""
    small = pieces.texts[found.end - PAIR]
    if len(run) <= PAIR or small not in _OF_LANDS or run[0] in words.any_given or found.title:
        return
    last = pieces.texts[found.end - 1]
    known = spelled(last)
    land = known is not None and known.type is ActorType.STATE
    if land or any(e.population >= _LARGE for e in places_named(last) if not e.loose):
        yield "of a land", "other", 3


_OF_LANDS: Final = frozenset({"de", "du", "di", "do", "da"})
_LARGE: Final = 300_000


def _by_title(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of a title before a name."""
    run = pieces.words[found.start : found.end]
    yield "title", "person", 6 if run[-1] not in words.heads else 4
    if len(run) == 1 and pieces.words[found.start - 1] in ADDRESS:
        yield "address", "person", 6


def _is_of_learning(pieces: Pieces, found: Found) -> bool:
    """Tell whether a department is a university's: "the *Department of Physics* at Harl"."""
    if pieces.words[found.start] not in ("department", "faculty", "division"):
        return False
    of_learning = clue_words().of_learning
    at = found.start
    if at > 1 and pieces.texts[at - 1] == "s" and pieces.words[at - 2] in of_learning:
        return True
    behind = pieces.all[found.end : found.end + 4]
    if not behind or behind[0].barrier:
        return False
    if behind[0].folded == "at" and behind[0].gap == " ":
        return any(p.capital for p in behind[1:3])
    named = [p.folded for p in behind if p.capital or p.folded in ("of", "at")]
    return behind[0].gap == ", " and not of_learning.isdisjoint(named)


def _without_wing(pieces: Pieces, found: Found, run: list[str]) -> list[str]:
    """Return a name's words without that of a wing behind a hyphen: "People's League-*Orsk*"."""
    winged = len(run) > PAIR and run[-PAIR] in run_words().wings
    return run[:-1] if winged and pieces.all[found.end - 1].gap == "-" else run


def _only_word(pieces: Pieces, text: str, word: str, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of a name of one word."""
    if word in words.heads:
        yield "head", words.heads[word], 4 if word in pieces.lower else 2.5
    if word in words.other_nouns:
        yield "head", "other", 4
    if len(text) in _ABBREVIATION and text.isupper() and text.isalpha():
        yield "abbreviation", "organisation", 1.5
    if word in words.given:
        yield "given", "person", 1.5
    if word.endswith(_BANK) and word != _BANK:
        yield "head", "company", 3
    if len(text) > len("TV") + 1 and text.endswith("TV") and not text.isupper():
        yield "head", "media", 6
    if _LETTER_AND_NUMBER.match(text):
        yield "designator", "other", 6
    elif _CAMEL.match(text):
        yield "capital within", "organisation", 3


def _shape(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of digits, capitals and "&" in a name."""
    run = pieces.words[found.start : found.end]
    if any("&" in p.gap for p in pieces.all[found.start + 1 : found.end]):
        named = len(run) == PAIR and {*run} <= words.given
        if not _is_of_another_kind(run[-1], words):
            yield "head", "company", 5 if named else 14
    if _DESIGNATOR.match("".join(pieces.texts[found.start : found.start + 2])):
        yield "designator", "other", 6
        return
    if any(c.isdigit() for c in pieces.texts[found.start] + pieces.texts[found.end - 1]):
        yield "digits", "other", 1.5
    if pieces.texts[found.start] == "MS" and len(run) == PAIR:
        yield "initials", "person", 5
    elif words.given.isdisjoint(run) and _holds_an_abbreviation(
        pieces.texts[found.start : found.end]
    ):
        yield "abbreviation within", "organisation", 2.5
    written = all(
        w[0].isupper() or w.lower() in words.particles
        for w in pieces.texts[found.start : found.end]
    )
    if (
        written
        and len(run) <= _PERSON_WORDS
        and words.heads.keys().isdisjoint(run)
        and words.place_nouns.isdisjoint(run)
    ):
        yield "run", "person", 0.7


def _is_of_another_kind(last: str, words: Lexicon) -> bool:
    """Tell whether a name's last word is of no firm: "Jazz & Heritage *Centre*"."""
    kind = words.heads.get(last)
    held = last in words.holding | words.other_nouns
    return held or (kind is not None and kind is not ActorType.COMPANY)


def _holds_an_abbreviation(texts: list[str]) -> bool:
    """Tell whether a word of a name is an abbreviation, which no person's name holds."""
    loud = [t for t in texts if t.isupper() and len(t) > 1 and t.isalpha() and set(t) - set("IVX")]
    return 0 < len(loud) < len(texts) and (
        len(loud[0]) in _ABBREVIATION[1:] or loud[0] in (texts[0], texts[-1])
    )


@cache
def _bodies_abroad() -> frozenset[str]:
    """Return the first words of bodies' names in other languages, folded as names are."""
    return frozenset(folded(w) for w in clue_words().bodies_abroad)


def _first_words(run: list[str], words: Lexicon) -> Iterator[Clue]:
    if run[0] in words.firsts and (
        words.firsts[run[0]] in _WITHOUT_LINK or run[1] in ("of", "for")
    ):
        yield "first", words.firsts[run[0]], 6
    elif run[1] == "of" and run[0] in words.heads:
        yield "first", words.heads[run[0]], 5
    if run[1] == "bank" and run[0] in clue_words().issuing:
        yield "first", "government_body", 8
    initials = len(run) > PAIR and {len(word) for word in run[:PAIR]} == {1}
    if initials and not run[-1].isdigit():
        yield "given", "person", 2.5
    elif run[0] in words.function - {"us", "it"} - words.given:
        yield "first", "organisation", 3
    if run[0] in _bodies_abroad():
        yield "first", "organisation", 6
    yield from _land(run, words)
    if (run[-1] in words.wares - words.heads.keys() and not _opens_given(run, words)) or (
        run[-1].endswith("bank") and run[-1] != "bank" and not _opens_given(run, words)
    ):
        yield "head", "company", 3
    yield from _persons_words(run, words)


def _persons_words(run: list[str], words: Lexicon) -> Iterator[Clue]:
    """Yield the clues that a name begins or ends as a person's."""
    if run[0] in words.given or (len(run[0]) == 1 and run[1] in words.given):
        yield "given", "person", 4
    elif run[0] in words.any_given:
        yield "given", "person", 2.5
    if run[0] in words.surnames_first and len(run) <= _PERSON_WORDS:
        yield "surname first", "person", 3
    if run[0] in ("abu", "bin", "ibn", "umm"):
        yield "particle", "person", 2
    if run[-1] in words.generations:
        yield "generation", "person", 5


def _opens_given(run: list[str], words: Lexicon) -> bool:
    """Tell whether a name begins like a person's."""
    return run[0] in words.any_given or run[0] in words.surnames_first


def _land(run: list[str], words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of words for land and streets at a name's ends."""
    if run[0] in words.place_firsts:
        yield "first", "place", 2.5
    elif run[0] in words.reliefs and run[1] not in words.given:
        yield "first", "place", 3.5
    if run[-1] in words.streets:
        yield "head", "place", 8
    elif run[-1] in clue_words().stations and places_named(" ".join(run[:-1])):
        yield "head", "place", 5


def _known_in_front(run: list[str]) -> str | None:
    """Return the type of a known group that a name continues: "Islamic State in the Lower Valley".

    An armed group's name may continue without a link: "Islamic State Lower Valley Province".
    """
    for end in range(len(run) - 1, 1, -1):
        known = spelled(" ".join(run[:end]).title())
        if known is None or known.type in (ActorType.STATE, ActorType.PERSON, None):
            continue
        if run[end] in ("in", "of") or known.type is ActorType.ARMED_GROUP:
            return str(known.type)
    return None


def _governs_a_sport(run: list[str]) -> bool:
    """Tell whether a name is a state's and a sport's, and so a body's: "Ruritania Cricket"."""
    for sport, state in ((run[-1], run[:-1]), (run[0], run[1:])):
        known = spelled(" ".join(state).title()) if sport in clue_words().sports else None
        if known is not None and known.type is ActorType.STATE:
            return known.kind is MentionKind.NAME
    return False


def _plays_a_sport(run: list[str], words: Lexicon) -> bool:
    """Tell whether a name is a sport's council's, or a state's second team's: "Ruritania A"."""
    governs = words.heads.get(run[-1]) is ActorType.GOVERNMENT_BODY
    if governs and not clue_words().sports.isdisjoint(run[:-1]):
        return True
    known = spelled(" ".join(run[:-1]).title()) if run[-1] == _SECOND else None
    return known is not None and known.type is ActorType.STATE


def _known_behind(run: list[str]) -> str | None:
    """Return the type of a known public body that ends a longer name: "the Holt White House"."""
    for start in range(1, len(run)):
        known = spelled(" ".join(run[start:]).title())
        if known is not None and known.type is ActorType.GOVERNMENT_BODY and len(run) - start > 1:
            return str(known.type)
    return None


def _last_words(run: list[str], words: Lexicon) -> Iterator[Clue]:
    linked = next((k for k in range(1, len(run)) if run[k] in _LINKS), len(run))
    led = linked < len(run) and run[0] in words.firsts
    if led and (linked == 1 or words.firsts[run[0]] in _WITHOUT_LINK):
        return
    run = run[:linked]
    two, last = " ".join(run[-2:]), run[-1]
    told = _told_by_the_rest(run, words)
    if told is not None:
        yield told
        return
    band = spelled(last.title())
    of_house = run[0] in words.heads or run[0] in words.firsts
    if of_house and band is not None and band.type in (ActorType.PARTY, ActorType.PEOPLE):
        yield "head", "organisation", 6
    elif last == "intelligence" and not _has_spies(run, words):
        yield "head", "organisation", 3
    else:
        yield from _last_noun(two, last, words)


def _told_by_the_rest(run: list[str], words: Lexicon) -> Clue | None:
    """Return the clue of a last word whose sense the words before it tell, None for others."""
    two, last = " ".join(run[-2:]), run[-1]
    legal = last in words.legal_forms and last not in words.heads
    cases: tuple[tuple[bool, Clue], ...] = (
        (last in words.clubs, ("head", "organisation", 6)),
        (
            last == _GROUP and two not in words.heads and _is_a_firms(run, words),
            ("head", "company", 6),
        ),
        (last in words.utilities or legal, ("head", "company", 6.5)),
        (
            last in clue_words().civil_too and not words.civil.isdisjoint(run[:-1]),
            ("head", "organisation", 6),
        ),
        (last == _COURT and not _is_judicial(run), ("head", "place", 6)),
        (last in words.wares & words.place_nouns, ("head", "company", 4)),
    )
    return next((clue for applies, clue in cases if applies), None)


def _is_judicial(run: list[str]) -> bool:
    """Tell whether "Court" ends a court's name, and no street's or house's: "Harl Crown Court".

    A word for its task or rank tells it, an ordinal, or the name of a state or of a large town.
    """
    fronts = run[:-1]
    if not fronts or fronts[0] == "the" or not clue_words().courts.isdisjoint(fronts):
        return True
    if any(c.isdigit() for word in fronts for c in word):
        return True
    name = " ".join(fronts)
    known = spelled(name.title()) or spelled(name.upper())
    return known is not None or _is_a_large_town(name)


def _is_a_large_town(name: str) -> bool:
    """Tell whether a town of some size bears a name."""
    towns = (e for e in places_named(name) if not e.loose)
    return any(e.is_own or e.population >= KNOWN_TOWN for e in towns)


def _is_a_firms(run: list[str], words: Lexicon) -> bool:
    """Tell whether "Group" ends a firm's name: no word of meeting, and no number of a unit."""
    return words.meeting.isdisjoint(run) and not any(c.isdigit() for word in run for c in word)


def _last_noun(two: str, last: str, words: Lexicon) -> Iterator[Clue]:
    """Yield the clue of a name's last two words, its last word, or the singular of that."""
    for word, weight in ((two, 6.5), (last, 6), (singular(last), 4)):
        if word in words.heads:
            yield "head", words.heads[word], weight
            return
        if word in words.place_nouns:
            yield "head", "place", weight
            return
        if word in words.other_nouns:
            yield "head", "other", weight
            return


def _has_spies(run: list[str], words: Lexicon) -> bool:
    """Tell whether "Intelligence" names a service of a state or of defence, no firm's product."""
    owner = spelled(run[0].title()) or spelled(run[0].upper())
    owned = owner is not None and owner.type is ActorType.STATE
    return owned or bool(words.which & {*run}) or len(run) == 1
