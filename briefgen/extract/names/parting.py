"""Where does a run of capitals fall apart: into a title and its holder, or into two names?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.runs.words import run_words
from briefgen.model import ActorType, MentionKind
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled

if TYPE_CHECKING:
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.registry.known import Known

_LINKS: Final = frozenset({"of", "for", "in", "on"})
_MARK: Final = 3
_SYLLABLE: Final = 5
_NUMBERED: Final = 2
_MEMBERS: Final = frozenset({"republican", "democrat"})
_LEADING: Final = 3
ADDRESS: Final = frozenset({"mr", "mrs", "ms"})
"""Before a surname alone, these leave no doubt: "*Mr* Baker"."""
_JUSTICE: Final = "justice"
"""A judge's title, which ends the names of bodies behind any word but another of an office's."""
_OBJECTS: Final = (4, 3, 2, 1)
"""Lengths in words of the objects of offices, longest first."""


def title_span(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]], words: Lexicon
) -> tuple[int, int] | None:
    """Return where the first title in a run begins and ends, None where there is none."""
    last = _head(pieces, start, end)
    inside = {k for b, (e, _) in known.items() if start <= b < end for k in range(b, e)}
    if (
        end - start > 1
        and last in words.heads.keys() | words.place_nouns | words.streets
        and last not in words.titles
        and not (end - start == _NUMBERED and pieces.words[start] in ADDRESS)
        and ((end - 1) not in inside or pieces.words[end - 1] != last)
    ):
        return None
    if _names_a_place(pieces, start, end, words) or _holds_a_model(pieces, start, end):
        return None
    k = start
    while k < end:
        owns = k + 1 < end and pieces.texts[k + 1] == "s"
        if owns or _borne(pieces, k, start, end, words):
            return None
        if _is_before_given(pieces, k, end, words):
            return k, k + 1
        opens = pieces.words[k] in words.titles | words.role_fronts
        if k not in inside and (opens or " ".join(pieces.words[k : k + 2]) in words.role_heads):
            stop = k
            while stop < end and stop not in inside and _goes_on(pieces, k, stop, words):
                stop += 1
            stop = _titles_end(pieces, k, stop, end, words)
            while start < k < stop - 1 and _is_bodys(pieces, k, words):
                k += 1
            if stop > k:
                return k, _objects_end(pieces, stop, end, words)
        k += 1
    return None


def _is_before_given(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether capitals are an office right before a given name: "*D.A.* Ann Bell"."""
    short = pieces.texts[at].isupper() and pieces.words[at] in run_words().before_given
    return short and at + 2 < end and pieces.words[at + 1] in words.any_given


def _are_initials(pieces: Pieces, at: int) -> bool:
    """Tell whether "MS" before a name is no form of address, which has one capital."""
    behind = pieces.texts[at + 1 : at + 2]
    return pieces.texts[at] == "MS" and behind != [] and not behind[0].isupper()


def _goes_on(pieces: Pieces, start: int, at: int, words: Lexicon) -> bool:
    """Tell whether a word belongs to the title that begins at `start`: "Public *Defender* X"."""
    word = pieces.words[at]
    if _are_initials(pieces, at):
        return False
    if word in words.titles or word in words.role_fronts:
        return True
    if " ".join(pieces.words[at : at + 2]) in words.role_heads:
        return True
    return at > start and " ".join(pieces.words[at - 1 : at + 1]) in words.role_heads


def _titles_end(pieces: Pieces, start: int, stop: int, end: int, words: Lexicon) -> int:
    """Return where a row of titles and their fronts ends with a whole title, `start` for none."""
    while stop > start and not _ends_a_title(pieces, start, stop, words):
        stop -= 1
    for length in (1, 2):
        if stop > start and " ".join(pieces.words[stop : stop + length]) in words.for_now:
            return min(stop + length, end)
    return stop - 1 if _ends_given(pieces, start, stop, end, words) else stop


def _ends_given(pieces: Pieces, start: int, stop: int, end: int, words: Lexicon) -> bool:
    """Tell whether the last word of a row of titles is a given name: "Commissioner *Dean* Holt".

    A whole title precedes it, and only a surname follows.
    """
    given = stop - start > 1 and pieces.words[stop - 1] in words.given_too
    return given and end - stop == 1 and _ends_a_title(pieces, start, stop - 1, words)


def _ends_a_title(pieces: Pieces, start: int, stop: int, words: Lexicon) -> bool:
    """Tell whether a title may end before a word: "*President* X", "*Chief Executive* X"."""
    two = " ".join(pieces.words[max(start, stop - 2) : stop])
    return pieces.words[stop - 1] in words.titles or two in words.role_heads


def _is_bodys(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a title's first word is the last of a body's name: "Orsk *Council* Chief"."""
    return (
        pieces.words[at] in words.heads
        and " ".join(pieces.words[at : at + 2]) not in words.role_heads
    )


def object_in_front(pieces: Pieces, start: int, end: int, words: Lexicon) -> int:
    """Return where a title's object ends at the head of a run, `start` where there is none.

    "Secretary of *State* John Kerry".
    """
    if start == 0 or pieces.words[end - 1] in words.heads:
        return start
    if pieces.words[start - 1] == "and" and (stop := _second_of_two(pieces, start, end, words)):
        return stop
    link = start - 2 if pieces.words[start - 1] == "the" else start - 1
    if (
        link < 1
        or pieces.words[link] not in ("of", "for")
        or any(p.gap != " " for p in pieces.all[link : start + 1])
    ):
        return start
    if (
        pieces.words[link - 1] not in words.role_heads
        and (pieces.words[link - 1],) not in words.role_objects
    ):
        return start
    for length in _OBJECTS:
        if (
            tuple(pieces.words[start : start + length]) in words.role_objects
            and start + length <= end
        ):
            stop = start + length
            while stop < end and pieces.words[stop] in words.titles:
                stop += 1
            field = end - stop == 1 and pieces.words[stop] in run_words().fields
            return start if field else stop
    return start


def _second_of_two(pieces: Pieces, start: int, end: int, words: Lexicon) -> int:
    """Return where the second half of a title's object ends at the head of a run, 0 for none.

    "Secretary of Ports and *Inland Ways* Jo Bell", as far as the office is known.
    """
    for first in range(max(1, start - _OBJECTS[0]), start - 1):
        if pieces.words[first - 1] not in ("of", "for"):
            continue
        for length in _OBJECTS:
            stop = first + length
            if start < stop <= end and tuple(pieces.words[first:stop]) in words.role_objects:
                return stop
    return 0


def _borne(pieces: Pieces, at: int, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a title is here part of somebody's name: "Dean Holt", "Larry King"."""
    word = pieces.words[at]
    if _are_initials(pieces, at) or _is_a_particle(pieces, at, words):
        return True
    last = at == end - 1 or pieces.words[at + 1] in words.generations
    if last and start < at and _ends_another_name(pieces, at, start, words):
        return True
    if word in words.surnames_too | words.short_offices and start < at and last:
        return _is_a_surname(pieces, at, start, words)
    if word in words.short_offices and not pieces.texts[at].isupper():
        return True
    alone = at == start < end - 1 and pieces.words[at + 1] not in words.titles
    return alone and _is_a_given(pieces, at, end, words)


def _is_a_particle(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a title's word is a particle, or a place's first word: "Col *du* Harl"."""
    word = pieces.words[at]
    if word in words.particles and not pieces.texts[at].isupper():
        return True
    return word in words.place_titles and "".join(pieces.words[at + 1 : at + 2]) in words.particles


def _is_a_surname(pieces: Pieces, at: int, start: int, words: Lexicon) -> bool:
    """Tell whether a title at a name's end is its surname: "Larry *King*"."""
    if at - start > 1 and _is_whole_before(pieces, start, at):
        return False
    word, before = pieces.words[at], pieces.words[at - 1]
    bodys = word == _JUSTICE and before not in words.role_fronts | words.titles
    return word in words.short_offices or before in words.any_given or bodys


def _is_a_given(pieces: Pieces, at: int, end: int, words: Lexicon) -> bool:
    """Tell whether a title that opens a run is a given name: "*Dean* Holt", "*Princess* Holt"."""
    adjoins = at and pieces.all[at].gap == " " and not pieces.all[at].barrier
    before = pieces.words[at - 1] if adjoins else ""
    if pieces.words[at] in run_words().given_unless:
        return before != "the" and end - at == _NUMBERED and not _is_given(pieces, at + 1, words)
    led = before in ("the", "a", "former", "as", "and", "s")
    return pieces.words[at] in words.given_too and not led


def _ends_another_name(pieces: Pieces, at: int, start: int, words: Lexicon) -> bool:
    """Tell whether a title ends a lake's name, or a body's that is told: "the band X Judge"."""
    if pieces.words[at - 1] in run_words().waters and pieces.all[at].gap == " ":
        return True
    name = pieces.words[start : at + 1]
    size = len(name)
    return size == _NUMBERED and any(
        _is_called_a_body(pieces, k, words)
        for k in range(1, len(pieces.words) - size + 1)
        if pieces.words[k : k + size] == name
    )


def _is_called_a_body(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a noun for a body precedes a word: "the *band* X"."""
    noun = pieces.words[at - 1]
    body = words.heads.get(noun) in (ActorType.ORGANISATION, ActorType.COMPANY)
    named = body or noun in words.traders
    return named and pieces.texts[at - 1].islower() and pieces.all[at].gap == " "


def _is_given(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is a given name, a surname's particle or a place: "Prince *of*"."""
    word = pieces.words[at]
    return word in words.any_given or word in words.particles or word in words.function


def _is_whole_before(pieces: Pieces, start: int, at: int) -> bool:
    """Tell whether the words before one are a whole name elsewhere: "the *Ann Bell* Justice Act".

    There a word that may be a surname is none, but a thing's that is called after the person.
    """
    name = pieces.words[start:at]
    size = at - start
    return any(
        pieces.words[k : k + size] == name
        and pieces.words[k + size : k + size + 1] != [pieces.words[at]]
        for k in range(len(pieces.words) - size + 1)
    )


def _holds_a_model(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether a run holds the number of a model, whose letters are no title: "MR-15"."""
    joints = (pieces.all[k] for k in range(start + 1, end))
    return any(joint.gap == "-" and joint.text.isdigit() for joint in joints)


def _names_a_place(pieces: Pieces, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a run that begins with an honorific is a place's: "King X airport"."""
    if pieces.words[start] not in words.honours:
        return False
    called = start > 1 and pieces.words[start - 1] in ("called", "named")
    if called and any(w in words.place_nouns for w in pieces.words[max(0, start - 5) : start - 1]):
        return True
    behind = [p for p in pieces.all[end : end + 2] if p.gap == " " and p.text.islower()]
    return bool(behind) and (
        behind[0].folded in words.place_nouns
        or " ".join(p.folded for p in behind) in words.place_nouns
    )


def _objects_end(pieces: Pieces, stop: int, end: int, words: Lexicon) -> int:
    """Return where a title ends, with its object if it has one: "Secretary of State"."""
    if stop < end and pieces.words[stop] in ("of", "for"):
        for length in _OBJECTS:
            if (
                tuple(pieces.words[stop + 1 : stop + 1 + length]) in words.role_objects
                and stop + 1 + length <= end
            ):
                return stop + 1 + length
        return _before_given(pieces, stop, end, words)
    return stop


def _before_given(pieces: Pieces, stop: int, end: int, words: Lexicon) -> int:
    """Return where a title's object ends before a given name: "Minister of Ports *Hala Fawzi*"."""
    given = words.any_given
    for k in range(stop + 2, min(stop + _LEADING + 2, end - 1)):
        if pieces.words[k] in given and pieces.words[k - 1] not in given:
            return k
    return stop


def split_at(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]], words: Lexicon
) -> int | None:
    """Return where a run falls into two names, None where it is one."""
    told = _told(pieces, start, end, known, words) or _behind_a_side(pieces, start, end)
    if told is not None or is_two_peoples(pieces, start, end):
        return told
    whole = end - start == _NUMBERED and " ".join(pieces.words[start:end]) in words.heads
    if whole or _is_a_given_name(pieces, start, end, known.get(start, (0, None))[1], words):
        return None
    if start in known:
        at, who = known[start]
        if at < end and not _absorbs(pieces, at, end, who, known, words):
            return at
    last = (
        next((b for b, (e, _) in known.items() if start < b and e == end), None)
        if end - start > 1
        else None
    )
    if last is not None and _stands_alone(pieces, start, last, end, known[last][1], words):
        return last
    pair = _is_two_beside(pieces, start, end)
    hyphen = next(
        (k for k in range(start + 1, end) if pieces.all[k].gap in ("-", "/") and k in known), None
    )
    joined = hyphen is not None and start in known and known[start][0] == hyphen
    return pair or (hyphen if joined else None)


def _behind_a_side(pieces: Pieces, start: int, end: int) -> int | None:
    """Return where a name begins behind whom its bearer is for: "pro-Harl *New Party*"."""
    if start == 0 or pieces.all[start].gap != "-" or end - start == 1:
        return None
    word, following = pieces.texts[start], pieces.all[start + 1]
    sided = pieces.words[start - 1] in ("pro", "anti") and following.gap == " "
    state = spelled(word)
    land = (state is not None and state.type is ActorType.STATE) or any(
        e.population >= _KNOWN_TOWN for e in places_named(word) if not e.loose
    )
    return start + 1 if sided and land else None


_KNOWN_TOWN: Final = 300_000
"""Population of a town that one is known to be for or against."""


def _is_two_beside(pieces: Pieces, start: int, end: int) -> int:
    """Return where the second of two names begins that a hyphen joins: "the *Harl-Orsk* dispute".

    Both stand alone elsewhere in the text; 0 where they do not.
    """
    if end - start != _NUMBERED or pieces.all[start + 1].gap != "-":
        return 0
    behind = pieces.all[end] if end < len(pieces.all) else None
    if behind is None or behind.gap != " " or not behind.text.islower():
        return 0
    alone = all(_stands_apart(pieces, k) for k in (start, start + 1))
    return start + 1 if alone else 0


def _stands_apart(pieces: Pieces, at: int) -> bool:
    """Tell whether a word stands elsewhere with a capital, as no part of a longer name."""
    others = (k for k, w in enumerate(pieces.words) if w == pieces.words[at] and k != at)
    return any(pieces.all[k].capital and not _is_joined(pieces, k) for k in others)


def _is_joined(pieces: Pieces, at: int) -> bool:
    """Tell whether a hyphen, or another capital beside it, ties a word to a longer name."""
    here, before = pieces.all[at], pieces.all[at - 1] if at else None
    behind = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    led = before is not None and before.capital and here.gap == " " and not here.first
    followed = behind is not None and behind.gap == " " and behind.capital and not behind.first
    tied = here.gap == "-" or (behind is not None and behind.gap == "-")
    return led or followed or tied


def _is_a_given_name(
    pieces: Pieces, start: int, end: int, who: Known | None, words: Lexicon
) -> bool:
    """Tell whether a people's name is a given name here: "director *Christian* Holt"."""
    if who is None:
        return False
    before = pieces.words[start - 1] if start and pieces.all[start].gap == " " else ""
    named = who.type is ActorType.PEOPLE and pieces.words[start] in words.given
    called = before in words.callings | words.titles
    return named and called and end - start > 1 and not who.desk


def is_two_peoples(pieces: Pieces, start: int, end: int) -> bool:
    """Tell whether a run is two adjectives that name one people: "Turkish Cypriot"."""
    if end - start != _NUMBERED or pieces.all[start + 1].gap != " ":
        return False
    first, second = spelled(pieces.texts[start]), spelled(pieces.texts[start + 1])
    if first is None or second is None or first.key == second.key:
        return False
    peoples = (ActorType.STATE, ActorType.PEOPLE)
    tells = first.kind is MentionKind.ADJECTIVE and first.type is ActorType.STATE
    told = second.kind is MentionKind.ADJECTIVE or second.type is ActorType.PEOPLE
    return tells and told and second.type in peoples


def _absorbs(
    pieces: Pieces,
    at: int,
    end: int,
    who: Known,
    known: dict[int, tuple[int, Known]],
    words: Lexicon,
) -> bool:
    """Tell whether a known name at the head of a run is only part of the longer name."""
    if at in known and known[at][0] == end:
        return who.type is ActorType.PEOPLE and known[at][1].type is ActorType.PARTY
    head = _head(pieces, at, end)
    two = " ".join(pieces.words[end - 2 : end])
    if (
        who.type not in (ActorType.STATE, ActorType.PERSON, None)
        and pieces.words[at] in words.given
        and at + 1 < end
    ):
        return head in words.heads
    whole = _is_a_trades(pieces, at, end, who, words) or _is_the_regions(
        pieces, at, end, who, words
    )
    if (
        whole
        or pieces.words[at] in {*_LINKS, "and"}
        or {head, two} & (words.heads.keys() | words.place_nouns)
    ):
        return True
    if head in words.other_nouns or (end - at == _NUMBERED and pieces.texts[end - 1].isdigit()):
        return who.type in (ActorType.STATE, ActorType.PEOPLE, None)
    if who.kind in (MentionKind.ADJECTIVE, MentionKind.ABBREVIATION) or who.type in (
        ActorType.PEOPLE,
        None,
    ):
        return False
    return who.type is not ActorType.STATE or who.weak or pieces.all[at].gap == "-" or end - at == 1


def _is_a_trades(pieces: Pieces, at: int, end: int, who: Known, words: Lexicon) -> bool:
    """Tell whether a capitalised trade makes a firm behind an adjective: "Malian *Sugar*"."""
    adjective = who.type is ActorType.STATE and who.kind is MentionKind.ADJECTIVE
    trade = pieces.words[at] in words.wares | words.industries and pieces.all[at].gap == " "
    return adjective and trade and end - at == 1 and not pieces.all[at].titled


def _is_the_regions(pieces: Pieces, at: int, end: int, who: Known, words: Lexicon) -> bool:
    """Tell whether two words behind "the" and a region name a body: "the Sinai *Salt Pact*"."""
    first = at - len(who.name.split())
    definite = first > 0 and pieces.words[first - 1] == "the" and pieces.all[first].gap == " "
    several = end - at == _NUMBERED and not words.any_given & {*pieces.words[at:end]}
    return who.type is None and definite and several and not pieces.all[at].titled


def _head(pieces: Pieces, start: int, end: int) -> str:
    """Return the head noun of a name: the last word, or the one before "of ..."."""
    linked = next((k for k in range(start + 1, end) if pieces.words[k] in _LINKS), end)
    last = linked - 1
    if (
        last > start + 1
        and pieces.all[last].gap == "-"
        and pieces.words[last - 1] in run_words().wings
    ):
        return pieces.words[last - 1]
    return pieces.words[last]


def _told(
    pieces: Pieces, start: int, end: int, known: dict[int, tuple[int, Known]], words: Lexicon
) -> int | None:
    """Return where a person's name, or the party before it, begins after words that describe it."""
    for k in range(start + 1, end - 1):
        if k in known and pieces.words[k] in _MEMBERS and pieces.words[k + 1] in words.given:
            return k
        if start in known or pieces.words[k] not in words.given:
            continue
        if k > start + 1 and _is_abbreviation(pieces.texts[k - 1]):
            return k
        if _heads_a_body(pieces, start, k, words) and end - k <= _MARK:
            return k
        if (
            pieces.words[start] not in words.given
            and end - k <= _MARK
            and _tells_of(pieces, k - 1, words)
        ):
            return k
    return None


def _heads_a_body(pieces: Pieces, start: int, at: int, words: Lexicon) -> bool:
    """Tell whether a body or a place ends before a given name: "mayor of Harl *Ann* Bell"."""
    link = start - 2 if start and pieces.words[start - 1] == "the" else start - 1
    if link < 1 or pieces.words[link] not in ("of", "for"):
        return False
    held = pieces.words[link - 1] in words.role_heads and pieces.all[at].gap == " "
    town = link == start - 1 and bool(places_named(" ".join(pieces.texts[start:at])))
    return held and (pieces.words[at - 1] in words.heads or town)


def _tells_of(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word before a given name only describes its bearer: "the Baptist *Ann*"."""
    word = pieces.words[at]
    if word in words.particles or word in words.titles or pieces.all[at + 1].gap != " ":
        return False
    return (
        word in words.role_fronts | words.other_nouns
        or word.endswith("ist")
        or word in pieces.lower
    )


def _is_abbreviation(text: str) -> bool:
    return 1 < len(text) <= _SYLLABLE and text.isalpha() and text.isupper()


def _stands_alone(
    pieces: Pieces, start: int, last: int, end: int, who: Known, words: Lexicon
) -> bool:
    """Tell whether a known name at the end of a run is a name of its own."""
    front = pieces.words[start:last]
    if pieces.words[last - 1] in ("of", "for", "in", "the", "and") or front[-1] in words.particles:
        return False
    if (
        who.type in (ActorType.STATE, ActorType.PEOPLE, None)
        and len(front) == 1
        and front[0] in words.common | {"new"}
    ):
        return True
    if last == end - 1 and pieces.words[last].removesuffix("s") in _MEMBERS:
        return bool(places_named(" ".join(pieces.texts[start:last])))
    return len(front) == 1 and (
        pieces.all[start].first and not pieces.all[start].titled and front[0] in pieces.lower
    )
