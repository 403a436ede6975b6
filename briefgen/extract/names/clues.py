"""What a name's words and its surroundings tell of its sort: each clue is a rule, a sort and a weight.

The weights were set by hand, so that a word of the name's own (Ministry, Brigade, River) outweighs
what stands around it, and that outweighs the label of the statistical model, which is right about
two times in three on its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.nobody import nobody
from briefgen.extract.names.parting import is_two_peoples
from briefgen.extract.names.runs import seat
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs import Found
    from briefgen.extract.reading import Reading

    Clue = tuple[str, str, float]

_LABELS: Final = {
    "PERSON": ("person", 1.5),
    "ORG": ("organisation", 1.5),
    "NORP": ("people", 2.0),
    "GPE": ("place", 2.0),
    "LOC": ("place", 2.0),
    "FAC": ("place", 1.5),
    "EVENT": ("other", 1.5),
    "WORK_OF_ART": ("other", 1.5),
    "LAW": ("other", 1.5),
    "PRODUCT": ("other", 1.5),
    "LANGUAGE": ("other", 1.5),
}
_SETTLED: Final = frozenset(
    {
        "community",
        "mayor",
        "street",
        "people",
        "resident",
        "outskirts",
        "north",
        "south",
        "east",
        "west",
        "centre",
        "center",
    }
)
_DEMONYMS: Final = (
    "an",
    "ish",
    "ese",
    "i",
    "is",
    "ite",
    "ites",
    "ans",
    "ic",
    "ist",
    "ists",
    "im",
    "ims",
)
_DISEASES: Final = frozenset(
    {
        "virus",
        "fever",
        "disease",
        "syndrome",
        "flu",
        "strain",
        "vaccine",
        "ebolavirus",
        "influenza",
        "outbreak",
    }
)
_CIVIL_TOO: Final = frozenset(
    {"unit", "units", "squad", "division", "force", "command", "taskforce"}
)
"""Last words of names that soldiers share with offices, which the words before them tell apart."""
_SHIPS: Final = frozenset(
    {"uss", "hms", "fs", "ins", "hmas", "hmcs", "usns", "mv", "rms", "hmnzs", "irins", "css"}
)
_DEEDS: Final = frozenset(
    {
        "operation",
        "exercise",
        "hurricane",
        "typhoon",
        "cyclone",
        "treaty",
        "battle",
        "storm",
        "superstorm",
    }
)
SCORE: Final = re.compile(r"(?<![\d.])\d{1,3} ?[-\u2013] ?\d{1,3}(?![\d.]|-)")
"""How the result of a game is written."""
_DESIGNATOR: Final = re.compile(r"[A-Z]{1,4}-?\d+\w*$")
_LETTER_AND_NUMBER: Final = re.compile(r"[A-Z]{1,3}\d{1,3}s?$")
_CAMEL: Final = re.compile(
    r"(?!(?:Mac|Mc|De|Di|La|Le|Van|Fitz|O|D|Al|El|Du|Da|Mb|St)[A-Z])[A-Za-z]*[a-z][A-Z]\w*$"
)
"""A capital within a word, as companies write theirs, and not as surnames do ("McCain", "DeSantis")."""
_ARMED: Final = frozenset(
    {
        "armed",
        "militant",
        "terror",
        "terrorist",
        "rebel",
        "insurgent",
        "jihadist",
        "jihadi",
        "paramilitary",
        "guerrilla",
        "separatist",
        "extremist",
    }
)
_LOCATIVE: Final = {"near": 3.5, "in": 2.0}
"""What a preposition before a name is worth: hardly anything but a place is "near"."""
_DESCRIBED: Final = 5
"""Words before a name within which "a takeover of its smaller rival X" says what X is."""
_AGE: Final = 2
"""Digits of an age."""
_PERSON_WORDS: Final = 4
"""Words of the longest name that is likely a person's."""
_FROM_TO: Final = 8
"""Words before a name within which "from X to" and "the road between" stand."""
_WITHOUT_LINK: Final = frozenset({"armed_group", "company"})
"""Types of actors whose first words make a name of what follows without an "of": "Kataib X", "Grupo X"."""
_BEFORE_OF: Final = 3
_BIG: Final = 300_000
_MIDDLING: Final = 30_000
_SHORT_NAME: Final = 5
_ABBREVIATION: Final = range(2, 7)
_HELD_BY: Final = frozenset(
    {
        "regime",
        "family",
        "clan",
        "dynasty",
        "administration",
        "government",
        "cabinet",
        "era",
        "presidency",
        "loyalists",
    }
)


def clues(reading: Reading, pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield the clues of one mention."""
    words = lexicon()
    yield from _own_words(pieces, found, words)
    yield from _before(pieces, found, words)
    yield from _behind(pieces, found, words)
    if _has_shareholders(pieces, found):
        yield "shareholders", "company", 4
    yield from _parsed(reading, pieces, found, words)
    yield from _located(pieces, found)
    yield from nobody(reading, pieces, found, words)


def _own_words(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the name's own words tell."""
    run = pieces.words[found.start : found.end]
    if found.title:
        yield "title", "person", 6 if run[-1] not in words.heads else 4
    text = pieces.texts[found.start]
    if len(run) == 1:
        yield from _only_word(pieces, text, run[0], words)
        return
    if is_two_peoples(pieces, found.start, found.end):
        yield "two peoples", "people", 9
        return
    if (whole := _known_in_front(run)) is not None:
        yield "known in front", whole, 7
        return
    yield from _first_words(run, words)
    yield from _last_words(run, words)
    if (run[0] in _SHIPS and text.isupper()) or run[0] in _DEEDS:
        yield "first", "other", 7
    if any(
        word in words.within_names and pieces.texts[found.start + k].istitle()
        for k, word in enumerate(run[1:-1], 1)
    ):
        yield "head", "organisation", 6
    yield from _shape(pieces, found, words)


def _only_word(pieces: Pieces, text: str, word: str, words: Lexicon) -> Iterator[Clue]:
    """Yield what a name of one word tells by that word."""
    if word in words.heads:
        yield "head", words.heads[word], 4 if word in pieces.lower else 2.5
    if word in words.other_nouns:
        yield "head", "other", 4
    if len(text) in _ABBREVIATION and text.isupper() and text.isalpha():
        yield "abbreviation", "organisation", 1.5
    if word in words.given:
        yield "given", "person", 1.5
    if _LETTER_AND_NUMBER.match(text):
        yield "designator", "other", 3
    elif _CAMEL.match(text):
        yield "capital within", "organisation", 3


def _shape(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what digits and capitals tell."""
    run = pieces.words[found.start : found.end]
    if _DESIGNATOR.match("".join(pieces.texts[found.start : found.start + 2])):
        yield "designator", "other", 3
        return
    if any(c.isdigit() for c in pieces.texts[found.start] + pieces.texts[found.end - 1]):
        yield "digits", "other", 1.5
    if words.given.isdisjoint(run) and _holds_an_abbreviation(
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


def _holds_an_abbreviation(texts: list[str]) -> bool:
    """Tell whether a word of a name stands out by its capitals, as no word of a person's name does."""
    loud = [t for t in texts if t.isupper() and len(t) > 1 and t.isalpha() and set(t) - set("IVX")]
    return 0 < len(loud) < len(texts) and (
        len(loud[0]) in _ABBREVIATION[1:] or loud[0] in (texts[0], texts[-1])
    )


def _first_words(run: list[str], words: Lexicon) -> Iterator[Clue]:
    if run[0] in words.firsts and (
        words.firsts[run[0]] in _WITHOUT_LINK or run[1] in ("of", "for")
    ):
        yield "first", words.firsts[run[0]], 6
    elif run[1] == "of" and run[0] in words.heads:
        yield "first", words.heads[run[0]], 5
    if run[0] in words.function - {"us", "it"} - words.given:
        yield "first", "organisation", 3
    yield from _land(run, words)
    if (run[-1] in words.wares - words.heads.keys() and not _opens_given(run, words)) or (
        run[-1].endswith("bank") and run[-1] != "bank" and not _opens_given(run, words)
    ):
        yield "head", "company", 3
    if run[0] in words.given or (len(run[0]) == 1 and run[1] in words.given):
        yield "given", "person", 4
    elif run[0] in words.given_more:
        yield "given", "person", 2.5
    if run[0] in words.surnames_first and len(run) <= _PERSON_WORDS:
        yield "surname first", "person", 3
    if run[0] in ("abu", "bin", "ibn", "umm"):
        yield "particle", "person", 2


def _opens_given(run: list[str], words: Lexicon) -> bool:
    """Tell whether a name begins as a person's does."""
    return run[0] in words.given | words.given_more or run[0] in words.surnames_first


def _land(run: list[str], words: Lexicon) -> Iterator[Clue]:
    """Yield what the words for land and streets tell that a name begins or ends with."""
    if run[0] in words.place_firsts:
        yield "first", "place", 2.5
    elif run[0] in words.reliefs and run[1] not in words.given:
        yield "first", "place", 3.5
    if run[-1] in words.streets:
        yield "head", "place", 5


def _known_in_front(run: list[str]) -> str | None:
    """Return the type of the known group whose name goes on with where it is: "Islamic State in the Lower Valley".

    An armed group's name goes on without a link too: "Islamic State Lower Valley Province".
    """
    for end in range(len(run) - 1, 1, -1):
        known = spelled(" ".join(run[:end]).title())
        if known is None or known.type in (ActorType.STATE, ActorType.PERSON, None):
            continue
        if run[end] in ("in", "of") or known.type is ActorType.ARMED_GROUP:
            return str(known.type)
    return None


def _last_words(run: list[str], words: Lexicon) -> Iterator[Clue]:
    linked = next((k for k in range(1, len(run)) if run[k] in ("of", "for", "in", "on")), len(run))
    led = linked < len(run) and run[0] in words.firsts
    if led and (linked == 1 or words.firsts[run[0]] in _WITHOUT_LINK):
        return
    run = run[:linked]
    two, last = " ".join(run[-2:]), run[-1]
    if last in words.clubs:
        yield "head", "organisation", 6
        return
    if last in words.utilities or (last in words.legal_forms and last not in words.heads):
        yield "head", "company", 6.5
        return
    if last in _CIVIL_TOO and words.civil & {*run[:-1]}:
        yield "head", "organisation", 6
        return
    band = spelled(last.title())
    of_house = run[0] in words.heads or run[0] in words.firsts
    if of_house and band is not None and band.type in (ActorType.PARTY, ActorType.PEOPLE):
        yield "head", "organisation", 6
    elif last == "intelligence" and not _has_spies(run, words):
        yield "head", "organisation", 3
    else:
        yield from _last_noun(two, last, words)


def _last_noun(two: str, last: str, words: Lexicon) -> Iterator[Clue]:
    """Yield what the last two words of a name, the last, or its singular says that it is."""
    for word, weight in ((two, 6.5), (last, 6), (_singular(last), 4)):
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
    """Tell whether "Intelligence" names a service: a state's, or one of defence; a firm's is what it sells."""
    owner = spelled(run[0].title()) or spelled(run[0].upper())
    owned = owner is not None and owner.type is ActorType.STATE
    return owned or bool(words.which & {*run}) or len(run) == 1


def _before(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the words in front tell."""
    at = found.start
    if at == 0 or pieces.all[at].barrier:
        return
    here, before = pieces.all[at], pieces.all[at - 1]
    if here.gap == " ":
        yield from _right_before(pieces, found, words)
    if here.gap == "-" and seat(pieces, at - 1):
        yield "seat", "place", 6
    if here.gap == ", " and at > 1 and before.capital:
        postal = found.end - at == 1 and here.text.isupper() and len(here.text) == len("OH")
        yield "comma", "place", 4 if postal else 0.5


def _right_before(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the word right before a name tells."""
    at, before = found.start, pieces.all[found.start - 1]
    special = next(
        (clue for applies, clue in _BEFORE_A_NAME if applies(pieces, found, words)), None
    )
    if special is not None:
        yield special
    elif before.folded == "old" and before.gap == "-" and pieces.words[at - 2] in ("year", "month"):
        yield "age", "person", 5
    elif before.folded == "at" and (told := _workplace(pieces, at, words)):
        yield told
    elif before.folded in words.locative:
        near = before.folded in _LOCATIVE
        yield "in" if near else "at", "place", _LOCATIVE.get(before.folded, 0.8)
    elif before.folded == "the":
        yield "the", "organisation", 1.8 if found.end - at == 1 and _team(pieces, at) else 0.6
        of = at >= _BEFORE_OF and pieces.words[at - 2] == "of"
        if of and pieces.words[at - 3] in words.place_nouns:
            yield "city of", "place", 3
    elif before.text.islower():
        yield from _noun_before(pieces, at, words)


def _stands_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is that of a competition: "seventh in X", in a match report."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    return pieces.arena == "sport" and front[-1] == "in" and front[0] in words.standings


def _is_printed_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is where something is printed: "a report in X that", where no town is known by the name."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    name = " ".join(pieces.texts[found.start : found.end])
    printed = front[-1] == "in" and front[0] in words.reports
    return printed and found.known is None and not places_named(name)


def _speaks_from(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is where somebody speaks from: "by telephone from X"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    return front[-1] == "from" and front[0] in words.speaking


def _comes_from(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is where somebody is from: "a farmer from X"."""
    at = found.start
    if pieces.words[at - 1] != "from" or found.end - at != 1:
        return False
    return _is_whose(pieces, at - 2, words)


def _is_city_of(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a noun for places and "of" stand before a name: "the city of X"."""
    at = found.start
    return at > 1 and pieces.words[at - 1] == "of" and _is_settled(pieces.words[at - 2], words)


def _is_held(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is that of what somebody owns or buys: "shares in X", "a stake in X", "the takeover of X"."""
    link = (at := found.start) - 1
    while link > max(0, at - _DESCRIBED) and _describes(pieces, link):
        link -= 1
    return link > 0 and pieces.words[link] in ("in", "of") and pieces.words[link - 1] in words.held


def _lies_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name stands between a preposition and "in" with a state or a town: "at X in Myanmar"."""
    ahead = pieces.all[found.end : found.end + 2]
    if found.known is not None or pieces.words[found.start - 1] not in words.locative:
        return False
    if len(ahead) <= 1 or ahead[0].text != "in" or pieces.words[found.end - 1] in words.other_nouns:
        return False
    if any(p.gap != " " or p.barrier for p in ahead) or not ahead[1].capital:
        return False
    known = spelled(ahead[1].text)
    return (known is not None and known.type is ActorType.STATE) or bool(
        places_named(ahead[1].text)
    )


def _is_traded(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is a firm's by what comes "from" it; a town is one only where the text is a market's."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    if found.known is not None or front[-1] != "from" or front[0] not in words.trade:
        return False
    name = " ".join(pieces.texts[found.start : found.end])
    towns = any(e.is_own or e.population >= _KNOWN_TOWN for e in places_named(name) if not e.loose)
    return pieces.arena == "market" or not towns


def _is_a_ground(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a person's name behind "at the" and the like is that of a building: "at the Ada Bell"."""
    at = found.start
    front = pieces.words[max(0, at - 2) : at]
    inside = front[-1] == "the" and front[0] in _AT_BUILDINGS and pieces.all[at - 1].gap == " "
    named = found.end - at > 1 and pieces.words[at] in words.given | words.given_more
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    goes_on = behind is not None and behind.gap in (" ", "'", "-") and not behind.first
    if goes_on and behind is not None and (behind.text in ("s", "and") or behind.tag[:2] == "NN"):
        return False
    return inside and named and pieces.words[found.end - 1] not in words.other_nouns


_AT_BUILDINGS: Final = frozenset({"at", "inside", "outside", "near"})
"""What stands before the name of a building rather than before a person's."""


def _describes(pieces: Pieces, at: int) -> bool:
    """Tell whether a small word stands between what is held and the name, as its description."""
    piece = pieces.all[at]
    plain = piece.text.islower() and piece.gap == " " and not piece.barrier
    return (
        plain
        and piece.folded not in ("in", "of")
        and (piece.tag in ("NN", "JJ", "JJR") or piece.folded in ("its", "the"))
    )


def _workplace(pieces: Pieces, at: int, words: Lexicon) -> Clue | None:
    """Return what an "at" tells: behind somebody's post a body's name, in a match report a ground's."""
    sport = pieces.arena == "sport"
    if _is_post(pieces, at, words):
        return "works at", "organisation", 4 if sport else 3
    return ("ground", "place", 3) if sport else None


def _is_whose(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word says what a person is: a trade, a role, a relative."""
    if at < 0 or not pieces.texts[at].islower():
        return False
    word = pieces.words[at]
    return word in words.person_nouns | words.role_heads | words.kin


def _is_post(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether somebody's post stands before "at" and a name: "a sports director at X"."""
    if at < 2:  # noqa: PLR2004 - a post and "at"
        return False
    post = pieces.all[at - 2]
    plain = post.text.islower() or post.first
    return plain and (post.folded in words.role_heads or _singular(post.folded) in words.at_desks)


def _is_settled(word: str, words: Lexicon) -> bool:
    return _singular(word) in words.place_nouns | _SETTLED


def _between_places(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name stands where places stand: "around X", "from Gao to X", "shut between X and Y"."""
    at = found.start
    before = pieces.words[at - 1]
    front = pieces.words[max(0, at - _FROM_TO) : at - 1]
    if before in words.around:
        return True
    if before == "to":
        return "from" in front[-3:] and bool(front) and pieces.all[at - 2].capital
    if before == "between":
        return any(w in words.ways for w in front)
    if before == "and":
        if words.around & {*front[-3:]} and pieces.all[at - 2].capital:
            return True
        return "between" in front[-4:] and any(w in words.ways for w in front)
    return False


_BEFORE_A_NAME: Final[tuple[tuple[Callable[[Pieces, Found, Lexicon], bool], Clue], ...]] = (
    (_between_places, ("around", "place", 5)),
    (_is_held, ("shares in", "company", 4)),
    (_is_traded, ("trades with", "company", 5)),
    (_speaks_from, ("speaks from", "place", 4)),
    (_stands_in, ("stands in", "other", 5)),
    (_is_printed_in, ("printed in", "media", 5)),
    (_is_a_ground, ("at the", "place", 6)),
    (_comes_from, ("comes from", "place", 4)),
    (_lies_in, ("lies in", "place", 4)),
    (_is_city_of, ("city of", "place", 5)),
)
"""What may stand right before a name, and the clue that it is; the first that applies tells."""


def _team(pieces: Pieces, at: int) -> bool:
    """Tell whether a word behind "the" is a plural as teams bear it ("the Rovers"), and no family's ("the Holts")."""
    word = pieces.words[at]
    return len(word) >= _SHORT_NAME and word.endswith("s") and word[:-1] not in pieces.words


def _noun_before(pieces: Pieces, at: int, words: Lexicon) -> Iterator[Clue]:
    """Yield what a small-letter noun right before the name makes of it: "spokeswoman X", "the militia X"."""
    word = pieces.words[at - 1]
    if at > 1 and _is_a_trade(pieces, at - 1, words):
        yield "noun before", "company", 5
    elif word in words.role_heads or word in words.person_nouns:
        yield "noun before", "person", 4
    elif word in words.traders:
        yield "noun before", "company", 4
    elif word in words.heads:
        yield "noun before", words.heads[word], 4
    elif word == "as" and _is_thing_known(pieces, at, words):
        yield "noun before", "other", 4
    elif word in ("called", "named"):
        near = [w for w in pieces.words[max(0, at - 4) : at - 1] if w in words.place_nouns]
        if near:
            yield "called", "place", 5
        near = [w for w in pieces.words[max(0, at - 4) : at - 1] if w in words.heads]
        if near:
            yield "called", words.heads[near[-1]], 4


def _is_thing_known(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a thing is known by the name: "the additive, known as X", "a method known as X"."""
    if at < _DESCRIBED or pieces.words[at - 2] not in ("known", "sold", "marketed"):
        return False
    noun = pieces.words[at - 3]
    plain = pieces.texts[at - 3].islower() and pieces.all[at - 3].tag == "NN"
    persons = words.person_nouns | words.role_heads | words.collectives.keys() | words.traders
    somebody = noun in words.heads or noun in words.place_nouns or noun in persons
    return plain and not somebody


def _is_a_trade(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a noun and what stands before it are a firm's: "ferry operator", "timber producer"."""
    if pieces.words[at] in _OF_GOODS:
        return pieces.words[at - 1] in words.industries
    return pieces.words[at] in words.traders | words.plied and _in_trade(pieces, at - 1, words)


_OF_GOODS: Final = frozenset({"producer", "grower", "exporter", "importer"})
"""What a person may be called too, and behind what is made or grown only a company is."""


def _behind(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the words behind tell."""
    at = found.end
    if at >= len(pieces.all) or pieces.all[at].barrier:
        return
    here = pieces.all[at]
    if here.gap == " " and not here.first:
        if here.text.islower():
            yield from _nouns_behind(pieces, found, words)
    elif here.gap == ", ":
        if here.text.isdigit() and len(here.text) == _AGE:
            yield "age", "person", 4
        elif here.folded in ("who", "whose"):
            yield "who", "person", 2
        elif here.folded == "which":
            yield "which", "organisation", 4.5  # or a place, but nobody
            yield "which", "place", 4.5
        elif here.capital:
            yield "comma", "place", 0.5
        elif here.folded in ("a", "an", "the") and _is_told_as_place(pieces, at, words):
            yield "told as a place", "place", 4


def _nouns_behind(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the small-letter nouns behind a name tell, more where "the" before it makes the name theirs."""
    alone = found.end - found.start == 1 and found.known is None
    yield from _noun_behind(pieces, found.end, words, alone=alone)
    if _is_the_unit(pieces, found, words):
        yield "noun behind", words.heads[pieces.words[found.end]], 6


def _is_the_unit(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether "the" before a name and a noun for fighters behind it make it theirs: "the Omar Bell brigade"."""
    at = found.end
    definite = found.start > 0 and pieces.words[found.start - 1] == "the" and not found.title
    behind = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    goes_on = behind is not None and behind.gap == " " and behind.capital
    return definite and not goes_on and words.heads.get(pieces.words[at]) in _FIGHTING


_FIGHTING: Final = (ActorType.ARMED_GROUP, ActorType.MILITARY)


def _is_told_as_place(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether the noun of an apposition is one for places, up to its "of" or its comma: "X, a tributary of Y"."""
    end = at + 1
    while end < len(pieces.all) and pieces.all[end].gap == " " and pieces.all[end].text.islower():
        if pieces.words[end] in _OPENS or pieces.all[end].barrier:
            break
        end += 1
    noun = pieces.words[end - 1]
    return end > at + 1 and noun in words.place_nouns and noun not in words.heads


_OPENS: Final = frozenset(
    {"of", "in", "on", "at", "near", "that", "which", "where", "who", "with", "for", "to", "from"}
)
"""What ends the noun phrase of an apposition."""


def _noun_behind(pieces: Pieces, at: int, words: Lexicon, *, alone: bool) -> Iterator[Clue]:
    """Yield what the small-letter nouns behind a name make of it: "X fighters", "X province"."""
    word = pieces.words[at]
    if word in ("who", "whose"):
        yield "who", "person", 1.5
        return
    run = [w.folded for w in pieces.all[at : at + 3]]
    reach = 1
    while (
        reach < len(run)
        and pieces.all[at + reach].gap == " "
        and pieces.all[at + reach].text.islower()
    ):
        reach += 1
    if word in _HELD_BY and (alone or word not in words.heads):
        yield "regime", "person", 3
    elif word in _DISEASES or (alone and _singular(word) in _makes()):
        yield "noun behind", "other", 4
    elif word in words.collectives and words.collectives[word] == "armed_group":
        yield "fighters", "armed_group", 3
    elif word in words.place_nouns or " ".join(run[:2]) in words.place_nouns:
        yield "noun behind", "place", 4
    elif word in words.heads:
        yield "noun behind", words.heads[word], 7 if word == "plc" else 3
    elif any(w in words.other_nouns for w in run[:reach]) and reach > 1:
        yield "noun behind", "other", 0.8
    elif word in words.other_nouns:
        yield "noun behind", "other", 1.2


@cache
def _makes() -> frozenset[str]:
    """Return the arms and vehicles that bear the name of their make: "Kestrel drones", "a Wren helicopter"."""
    return predicates().weapons | predicates().vehicles


_HOLDERS: Final = frozenset({"shareholder", "shareholders", "stockholder", "stockholders"})
"""Who has a part of a company whose name stands before."""


def _has_shareholders(pieces: Pieces, found: Found) -> bool:
    """Tell whether a name stands before its shareholders; a state's says whence they are, and not of what."""
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    if behind is None or behind.gap != " " or behind.barrier or behind.first:
        return False
    state = found.known is not None and found.known.type is ActorType.STATE
    return behind.text in _HOLDERS and not state


def _parsed(reading: Reading, pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield what the model tells: its label, and the nouns that the parse equates with the name."""
    first, last = pieces.all[found.start].token, pieces.all[found.end - 1].token
    span = reading.doc[first : last + 1]
    label = _label(reading.doc[first], reading.doc[last])
    if label in _LABELS:
        sort, weight = _LABELS[label]
        peopled = sort != "people" or pieces.words[found.end - 1].endswith(_DEMONYMS)
        yield "model", sort, weight if peopled else 0.5
    root = span.root
    if _is_ground(root, pieces.words[found.start : found.end], words):
        yield "head", "place", 5
    given = not words.given.isdisjoint(pieces.words[found.start : found.end])
    for token in _equated(root):
        if token.lower_ in words.plied and not given and _is_the(token):
            yield "called a", "company", 4
        else:
            yield from _called(token, words)
    yield from _does(root, pieces, words)


def _is_ground(root: Token, run: list[str], words: Lexicon) -> bool:
    """Tell whether a name that ends like a meadow's or a street's is where something is: "off Long Walk"."""
    if len(run) == 1 or run[-1] not in words.grounds or root.dep_ != "pobj":
        return False
    if run[0] in words.given | words.given_more or run[1] in words.given:
        return False
    link = root.head
    lives = link.lower_ == "of" and link.i > 0 and link.nbor(-1).text == ","
    return lives or link.lower_ in _UPON


_UPON: Final = frozenset(
    {"on", "off", "in", "at", "along", "near", "behind", "through", "onto", "across", "into"}
)


def _is_the(noun: Token) -> bool:
    """Tell whether "the" alone stands before a noun, as before the one firm that runs a thing: "the operator, X"."""
    return [c.lower_ for c in noun.lefts] == ["the"]


def _called(noun: Token, words: Lexicon) -> Iterator[Clue]:
    """Yield what a noun makes of a name that the sentence equates with it."""
    lemma = noun.lemma_.lower()
    if lemma in words.traders | words.plied and _is_firm(noun, words):
        yield "called a", "company", 5
    elif lemma in words.person_nouns or lemma in words.role_heads:
        yield "called a", "person", 1 if lemma in _EITHER else 4
    elif lemma in words.place_nouns:
        yield "called a", "place", 3
    elif lemma in _CIVIL_TOO and not _is_armed_unit(noun, words):
        yield "called a", "organisation", 2
    elif lemma in words.heads:
        yield "called a", _kind_of_group(noun, words), 4
    elif lemma in words.other_nouns:
        yield "called a", "other", 2
    elif lemma in words.works:
        yield "called a", "other", 7


def _is_armed_unit(noun: Token, words: Lexicon) -> bool:
    """Tell whether a unit or a division is one of soldiers by the words before it: "an elite commando unit"."""
    return any(c.lower_ in words.which | words.soldierly for c in noun.lefts)


_EITHER: Final = frozenset({"owner", "partner", "investor", "sponsor", "backer"})
"""What companies are called as often as persons are."""


def _does(root: Token, pieces: Pieces, words: Lexicon) -> Iterator[Clue]:
    """Yield what a name is by what it does: plays, lies somewhere, speaks."""
    if _plays(root):
        yield "plays", "organisation", 9
    elif pieces.arena == "sport" and root.lower_ not in pieces.borne and _competes(root, words):
        yield "plays", "organisation", 5
    if root.dep_ == "nsubj" and root.head.lemma_ == "lie" and _somewhere(root.head):
        yield "lies", "place", 4
    if _stands_for_election(root, pieces, words):
        yield "elected", "party", 7
    if _is_a_mind(root) and not _is_a_persons(pieces, root, words):
        yield "judges", "organisation", 4
    if _is_told(root) and _is_no_full_name(pieces, root, words):
        yield "is told", "media", 2.5
    if _owns_as_a_body(root):
        yield "owns", "organisation", 3
    if root.dep_ == "dobj" and root.head.lemma_ in _FLED:
        yield "fled", "place", 2.5
    if root.dep_ == "nsubj" and root.head.lower_ in words.speech:
        yield "says", "person", 0.8
        yield "says", "organisation", 0.4


_FLED: Final = frozenset({"flee", "evacuate", "overfly", "reoccupy"})
"""What is done to towns, and to nobody whose name stands alone."""


def _owns_as_a_body(root: Token) -> bool:
    """Tell whether a subject's sentence goes on with "its", and with nothing else of which that can be said."""
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    its = next((t for t in root.sent if t.i > root.i and _takes_up(t)), None)
    if its is None or any(t.lower_ in _PERSONAL for t in root.sent):
        return False
    between = root.doc[root.i + 1 : its.i]
    return not any(_may_own(t) for t in between)


def _takes_up(token: Token) -> bool:
    """Tell whether a word is "its", or an "it" that does something, and is not what rains, seems or is so."""
    if token.lower_ == "its":
        return True
    does = token.lower_ == "it" and token.dep_ == "nsubj" and token.head.pos_ == "VERB"
    return does and token.head.lemma_ not in _IMPERSONAL and token.head.dep_ == "ccomp"


_IMPERSONAL: Final = frozenset(
    {"be", "seem", "appear", "take", "rain", "snow", "matter", "happen", "become", "look", "turn"}
)


def _may_own(token: Token) -> bool:
    """Tell whether "its" behind a word may be said of it: a noun in the singular that is no clock's or calendar's."""
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"):
        return False
    if token.ent_type_ in ("ORG", "GPE", "LOC", "FAC", "PRODUCT") or token.tag_ == "NNP":
        return True
    return token.tag_ == "NN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "appos")


_PERSONAL: Final = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


def _is_told(root: Token) -> bool:
    """Tell whether somebody is told what a clause or a quotation says: "told X that", "told X: ..."."""
    return root.dep_ in ("dobj", "dative") and root.head.lemma_ == "tell"


def _is_no_full_name(pieces: Pieces, root: Token, words: Lexicon) -> bool:
    """Tell whether a name has no given name in it, and is nobody's surname: who is told things by it is an outlet."""
    front = [t for t in root.doc[root.left_edge.i : root.i + 1] if t.pos_ == "PROPN"]
    names = {t.lower_ for t in front} - words.particles
    persons = words.given | words.given_more | words.surnames_first | words.titles
    if names & persons or root.lower_ in pieces.borne:
        return False
    return len(front) > 1 or not _is_a_persons(pieces, root, words)


def _is_a_mind(root: Token) -> bool:
    """Tell whether what small towns alone bear judges something: "X assesses"."""
    verb = root.head.lemma_.lower()
    if root.dep_ != "nsubj" or verb not in _JUDGING:
        return False
    entries = [e for e in places_named(root.text) if not e.loose]
    return bool(entries) and not any(e.is_own or e.population >= _KNOWN_TOWN for e in entries)


def _is_a_persons(pieces: Pieces, root: Token, words: Lexicon) -> bool:
    """Tell whether a word may be a person's name: a given name, or what a longer name ends with."""
    word = root.lower_
    return word in pieces.ending or word in words.given or word in words.given_more


_JUDGING: Final = frozenset({"assess", "conclude", "estimate", "judge", "observe", "forecast"})
"""What a body that studies something does, and a town does not."""
_KNOWN_TOWN: Final = 100_000


def _stands_for_election(root: Token, pieces: Pieces, words: Lexicon) -> bool:
    """Tell whether a name is a party's: in a text on an election it takes seats, or several win the vote."""
    if root.dep_ != "nsubj" or pieces.lower.isdisjoint(_POLLED):
        return False
    many = root.text.endswith("s") and _is_led_by_the(root)
    if not many and _is_a_persons(pieces, root, words):
        return False
    taken = [child for child in root.head.children if child.dep_ == "dobj"]
    if any(t.lemma_ == "seat" and any(c.like_num for c in t.children) for t in taken):
        return True
    return many and any(t.lemma_ in ("election", "majority", "vote") for t in taken)


def _is_led_by_the(root: Token) -> bool:
    return any(c.lower_ == "the" for c in root.children)


_POLLED: Final = frozenset({"election", "elections", "ballots", "ballot", "voters", "electoral"})
"""Words of a text on an election."""


def _plays(root: Token) -> bool:
    """Tell whether a name is that of a team: it beats, or is beaten by, another in a sentence that has a score."""
    wins = predicates().wins | predicates().plays
    met = root.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj") and root.head.lemma_ in wins
    return met and bool(SCORE.search(root.sent.text))


def _in_trade(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word before a trade says that it is a firm's: "ferry operator", "Danish carrier"."""
    known = spelled(pieces.texts[at])
    return pieces.words[at] in words.industries or (
        known is not None and known.type is ActorType.STATE
    )


def _is_firm(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun for a trade is said of a firm: no person is called so, or what it trades in stands before."""
    lemma = noun.lemma_.lower()
    fronts = [c.lower_ for c in noun.lefts]
    owned = any(c.lower_ in ("its", "their") for c in noun.lefts)
    persons = lemma in words.person_nouns | words.role_heads | words.plied
    return not persons or owned or bool(words.industries & {*fronts})


def _competes(root: Token, words: Lexicon) -> bool:
    """Tell whether a name in a match report is a side's: it plays, has a coach or is played against."""
    if root.ent_type_ == "PERSON" and root.lower_ in words.given:
        return False
    head, sport = root.head, predicates().arenas["sport"]
    if root.dep_ == "nsubj":
        return head.lemma_ in predicates().wins | predicates().plays | predicates().scores
    if root.dep_ == "poss":
        return head.lemma_.lower() in sport
    return root.dep_ == "pobj" and head.lower_ in ("against", "over", "past", "above", "below")


def _somewhere(verb: Token) -> bool:
    return any(
        c.dep_ == "prep" and c.lower_ in ("at", "in", "on", "near", "above") for c in verb.children
    )


def _kind_of_group(noun: Token, words: Lexicon) -> str:
    """Return what a group is by its adjectives and by whom it groups: "an umbrella group of militias"."""
    type_ = words.heads[noun.lemma_.lower()]
    if type_ != "organisation":
        return type_
    armed = any(t.lower_ in _ARMED for t in noun.lefts)
    grouped = [
        o.lower_ for t in noun.children if t.dep_ == "prep" and t.lower_ == "of" for o in t.children
    ]
    return (
        "armed_group"
        if armed or any(words.collectives.get(g) == "armed_group" for g in grouped)
        else type_
    )


def _label(first: Token, last: Token) -> str:
    """Return the model's label for the words, "" where it has none or more than one."""
    labels = {t.ent_type_ for t in (first, last) if t.ent_type_}
    return labels.pop() if len(labels) == 1 else last.ent_type_


def _equated(root: Token) -> Iterator[Token]:
    """Yield the nouns that the sentence equates with a name: its appositions, and what it is said to be."""
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ == "be":
        yield from (t for t in root.head.children if t.dep_ == "attr" and t.pos_ == "NOUN")
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
        yield from _over(root.head)


def _over(noun: Token) -> Iterator[Token]:
    """Yield the one on whom a noun hangs by a preposition: "*a nurse* at the hospital, Ann Bell" names the nurse."""
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        yield noun.head.head


def _located(pieces: Pieces, found: Found) -> Iterator[Clue]:
    """Yield what the gazetteer tells: a place bears the name, the surer the bigger it is."""
    name = " ".join(pieces.texts[found.start : found.end])
    entries = [e for e in places_named(name) if not e.loose]
    if not entries or (len(name) < _SHORT_NAME and name.isupper()):
        return
    most = max(e.population for e in entries)
    own = any(not e.id.startswith("geonames") for e in entries)
    if found.end - found.start > 1 and any(
        e.kind == "city" and e.population >= _BIG for e in entries
    ):
        yield "large city", "place", 7
    yield "gazetteer", "place", 2.2 if own or most >= _BIG else 1.6 if most >= _MIDDLING else 1.0


def _singular(word: str) -> str:
    """Return a noun's singular as far as its ending tells it."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
