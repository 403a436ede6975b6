"""Clues to a name's sort in the words before it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues.listed import in_list_of_places
from briefgen.extract.names.clues.shared import KNOWN_TOWN, SHORT_NAME
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.runs.begins import seat
from briefgen.extract.names.runs.shared import PAIR
from briefgen.extract.names.singular import singular
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import spelled
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.extract.names.clues.shared import Clue
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found

_LOCATIVE: Final = {"near": 3.5, "in": 2.0}
"""Weight of a preposition before a name: hardly anything but a place is "near"."""
_DESCRIBED: Final = 5
"""Words before a name among which "a takeover of its smaller rival X" is looked for."""
_FROM_TO: Final = 8
"""Words before a name among which "from X to" and "the road between" are looked for."""
_BEFORE_OF: Final = 3
_AGE: Final = 2
"""Digits of an age."""


def words_before(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of the words before a name."""
    at = found.start
    if at == 0 or pieces.all[at].barrier:
        return
    here, before = pieces.all[at], pieces.all[at - 1]
    listed = in_list_of_places(pieces, found, words)
    if listed is not None:
        yield listed
    if here.gap == " ":
        yield from _right_before(pieces, found, words)
    if here.gap == ", " and _speaks_by_trade(pieces, found, words):
        yield "called a", "person", 4
    if here.gap == "-" and seat(pieces, at - 1):
        yield "seat", "place", 6
    if here.gap == ", " and at > 1 and before.capital:
        postal = found.end - at == 1 and here.text.isupper() and len(here.text) == len("OH")
        yield "comma", "place", 4 if postal else 0.5


def _speaks_by_trade(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name stands between what somebody is and says: "the chemist, *X*, said"."""
    before = pieces.all[found.start - 1]
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    if behind is None or behind.gap != ", " or behind.folded not in words.speech:
        return False
    called = before.folded in words.callings or before.folded in _trades_more()
    firms = words.traders | words.plied | words.trades | words.classing | clue_words().either
    if before.folded in firms or before.folded in clue_words().armed:
        return False
    return called and before.text.islower() and found.known is None


@cache
def _trades_more() -> frozenset[str]:
    """Return the trades among what people are called: "physiotherapist"."""
    more = table("actor_heads")["callings_more"]
    return frozenset(word for word in more if word.endswith(("ist", "ician")))


def _right_before(pieces: Pieces, found: Found, words: Lexicon) -> Iterator[Clue]:
    """Yield the clues of the word right before a name."""
    at, before = found.start, pieces.all[found.start - 1]
    special = next(
        (clue for applies, clue in _BEFORE_A_NAME if applies(pieces, found, words)), None
    )
    if special is not None:
        yield special
    elif before.folded == "old" and before.gap == "-" and pieces.words[at - 2] in ("year", "month"):
        if not _describes_a_person(pieces, found, words):
            yield "age", "person", 5
    elif before.folded == "at" and (told := _workplace(pieces, at, words)):
        yield told
    elif before.folded == "at" and at > 1 and pieces.words[at - 2] in clue_words().at_people:
        yield "at whom", "person", 1
    elif before.folded in words.locative:
        near = before.folded in _LOCATIVE
        borne = pieces.words[at] in words.given and found.end - at == 1
        mapped = 1 if near and borne and places_named(pieces.texts[at]) else 0
        land = before.folded == "at" and _is_land_on_the_map(pieces, found, words)
        weight = 3 if land else _LOCATIVE.get(before.folded, 0.8) + mapped
        yield "in" if near else "at", "place", weight
    elif before.folded == "the":
        yield "the", "organisation", 1.8 if found.end - at == 1 and _team(pieces, at) else 0.6
        of = at >= _BEFORE_OF and pieces.words[at - 2] == "of"
        if of and pieces.words[at - 3] in words.place_nouns:
            yield "city of", "place", 3
    elif before.text.islower():
        yield from _noun_before(pieces, at, words)


def _is_land_on_the_map(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a place bears a name that ends like land: "at *Pleasant Ridge*"."""
    name = " ".join(pieces.texts[found.start : found.end])
    return pieces.words[found.end - 1] in words.grounds and bool(places_named(name))


def _stands_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is a competition's, in a match report: "seventh in X"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    return pieces.arena == "sport" and front[-1] == "in" and front[0] in words.standings


def _is_printed_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is a publication's and no town's: "a report in X that"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    name = " ".join(pieces.texts[found.start : found.end])
    printed = front[-1] == "in" and front[0] in words.reports
    return printed and found.known is None and not places_named(name)


def _speaks_from(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether somebody speaks from a name's place: "by telephone from X"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    return front[-1] == "from" and front[0] in words.speaking


def _comes_from(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether somebody comes from a name's place: "a farmer from X"."""
    at = found.start
    if pieces.words[at - 1] != "from" or found.end - at != 1:
        return False
    return _is_whose(pieces, at - 2, words)


def _is_city_of(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a noun for places and "of" precede a name: "the city of X"."""
    at = found.start
    return at > 1 and pieces.words[at - 1] == "of" and _is_settled(pieces.words[at - 2], words)


def _is_a_see(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - as below
    """Tell whether a name is whose see or town somebody has: "the Bishop of X"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    return front[-1] == "of" and front[0] in clue_words().sees and found.end - found.start == 1


def _is_signed_from(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - as below
    """Tell whether a player comes from a name's bearer: "a signing from X", in a match report."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    moved = front[-1] == "from" and front[0] in clue_words().moves_of_players
    return moved and pieces.arena == "sport"


def _is_moved_to(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - as below
    """Tell whether somebody travels to a name on the map: "moved to X". Players move to clubs."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    travels = front[-1] == "to" and front[0] in clue_words().travels
    name = " ".join(pieces.texts[found.start : found.end])
    return travels and pieces.arena != "sport" and bool(places_named(name))


def _is_of_an_age(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - as below
    """Tell whether a name is where somebody lives: "Ada Bell, 29, *of X*"."""
    at = found.start
    if at < _BEFORE_OF or pieces.words[at - 1] != "of" or pieces.all[at - 1].gap != ", ":
        return False
    age = pieces.all[at - 2]
    return age.text.isdigit() and len(age.text) == _AGE and age.gap == ", "


def _is_held(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is that of something owned or bought: "shares in X", "a stake in X"."""
    link = (at := found.start) - 1
    while link > max(0, at - _DESCRIBED) and _describes(pieces, link):
        link -= 1
    return link > 0 and pieces.words[link] in ("in", "of") and pieces.words[link - 1] in words.held


def _is_merged(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - one signature for all
    """Tell whether a firm joins whoever bears a name: "a merger with X", "with its rival X"."""
    link = (at := found.start) - 1
    while link > max(0, at - _DESCRIBED) and _describes(pieces, link):
        link -= 1
    joined = link > 0 and pieces.words[link] == "with"
    return joined and pieces.words[link - 1] in clue_words().merged and found.known is None


def _lies_in(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name stands between a preposition and "in" with a state or a town.

    "At X in Myanmar".
    """
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
    """Tell whether a name is a firm's, as something is "from" it: "a bid from X".

    A large town's name is one only in a text on a market.
    """
    front = pieces.words[max(0, found.start - 2) : found.start]
    if found.known is not None or front[-1] != "from" or front[0] not in words.trade:
        return False
    name = " ".join(pieces.texts[found.start : found.end])
    towns = any(e.is_own or e.population >= KNOWN_TOWN for e in places_named(name) if not e.loose)
    return pieces.arena == "market" or not towns


def _is_a_ground(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a person's name after "at the" is a building's: "at the Ada Bell"."""
    at = found.start
    front = pieces.words[max(0, at - 2) : at]
    inside = (
        front[-1] == "the"
        and front[0] in clue_words().at_buildings
        and pieces.all[at - 1].gap == " "
    )
    named = found.end - at > 1 and pieces.words[at] in words.any_given
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    goes_on = behind is not None and behind.gap in (" ", "'", "-") and not behind.first
    if goes_on and behind is not None and (behind.text in ("s", "and") or behind.tag[:2] == "NN"):
        return False
    return inside and named and pieces.words[found.end - 1] not in words.other_nouns


def _is_an_arena(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - as below
    """Tell whether initials are a ground's, in a match report: "at the *HCG*"."""
    front = pieces.words[max(0, found.start - 2) : found.start]
    loud = found.end - found.start == 1 and pieces.texts[found.start].isupper()
    return pieces.arena == "sport" and loud and found.known is None and front == ["at", "the"]


def _describes(pieces: Pieces, at: int) -> bool:
    """Tell whether a lower-case word may stand between "shares in" and the firm's name."""
    piece = pieces.all[at]
    plain = piece.text.islower() and piece.gap == " " and not piece.barrier
    return (
        plain
        and piece.folded not in ("in", "of")
        and (piece.tag in ("NN", "JJ", "JJR") or piece.folded in ("its", "the"))
    )


def _workplace(pieces: Pieces, at: int, words: Lexicon) -> Clue | None:
    """Return the clue of an "at": a body after a post, a ground in a match report, else None."""
    sport = pieces.arena == "sport"
    if _is_post(pieces, at, words):
        return "works at", "organisation", 4 if sport else 3
    return ("ground", "place", 3) if sport else None


def _is_whose(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a word is a noun for persons: a trade, a role, a relative."""
    if at < 0 or not pieces.texts[at].islower():
        return False
    word = pieces.words[at]
    return word in words.callings | words.kin


def _is_post(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a post precedes "at" and a name: "a sports director at X"."""
    if at < 2:  # noqa: PLR2004 - a post and "at"
        return False
    post = pieces.all[at - 2]
    plain = post.text.islower() or post.first
    return plain and (post.folded in words.role_heads or singular(post.folded) in words.at_desks)


def _is_settled(word: str, words: Lexicon) -> bool:
    return singular(word) in words.place_nouns | clue_words().settled


def _between_places(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name stands where places do: "around X", "from Gao to X"."""
    at = found.start
    before = pieces.words[at - 1]
    front = pieces.words[max(0, at - _FROM_TO) : at - 1]
    leaves = before == "from" and bool(front) and front[-1] in words.ways
    if before in words.around or leaves:
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


def _is_linked(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a way runs to or from a name: "the road *linking X* with *Y*"."""
    at = found.start
    front = pieces.words[max(0, at - _FROM_TO) : at]
    if found.known is not None or words.ways.isdisjoint(front):
        return False
    if front[-1] in words.linking:
        return True
    second = front[-1] in ("with", "to", "and") and pieces.all[at - 2].capital
    return second and not words.linking.isdisjoint(front[:-1])


def _is_under_fire(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name is what was shelled, or on what bombs fell: no known body or person.

    Nor two words that begin with a given name.
    """
    front = pieces.words[max(0, found.start - 3) : found.start]
    behind = pieces.texts[found.end : found.end + 1]
    own = pieces.words[found.end - 1] in words.heads or found.title or behind == ["s"]
    given = pieces.words[found.start] in words.any_given
    called = given and (front[-1] in words.stormed or found.end - found.start == PAIR)
    if found.known is not None or own or called:
        return False
    if front[-1] in words.stormed:
        return True
    fell = front[-1] == "on" and bool(words.falls & {*front[-2:-1]})
    return front[-1] in words.shelled or (fell and bool(words.falling & {*front[:1]}))


def _is_greeted(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - one signature for all
    """Tell whether a letter or a talk begins with a name: "*Dear* Ann,", "*Hi* Tom"."""
    before = pieces.all[found.start - 1]
    return before.text in ("Dear", "Hi", "Hey", "Hello") and found.known is None


def _is_ground_beside(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name that ends like land follows a place: "in Temuka and *Orsk Point*"."""
    run = pieces.words[found.start : found.end]
    land = len(run) > 1 and run[-1] in words.grounds and run[0] not in words.given
    if not land or pieces.words[found.start - 1] != "and":
        return False
    first = found.start - 2
    while first > 0 and pieces.all[first].capital and pieces.all[first].gap == " ":
        first -= 1
    return first < found.start - 2 and pieces.words[first] in ("in", "at", "near")


def _is_rebel(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a front or a movement is called rebel: "the rebel Harl Liberation Front"."""
    kind = words.heads.get(pieces.words[found.end - 1])
    bodies = kind in (ActorType.PARTY, ActorType.ORGANISATION) and found.end - found.start > 1
    return bodies and pieces.words[found.start - 1] in clue_words().rebel


def _flies_a_flag(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - one signature for all
    """Tell whether a name is a ship's: "the Liberian-flagged X"."""
    return pieces.words[found.start - 1] in ("flagged", "registered") and found.known is None


def _is_in_parliament(pieces: Pieces, found: Found, words: Lexicon) -> bool:  # noqa: ARG001 - one signature for all
    """Tell whether a name is a party's: "the *opposition* Moderates", "the *ruling* Greens"."""
    at = found.start
    one = found.end - at == 1 and found.known is None and pieces.texts[at].endswith("s")
    return one and pieces.words[at - 1] in clue_words().in_parliament


_BEFORE_A_NAME: Final[tuple[tuple[Callable[[Pieces, Found, Lexicon], bool], Clue], ...]] = (
    (_is_greeted, ("address", "person", 6)),
    (_is_in_parliament, ("noun before", "party", 6)),
    (_is_rebel, ("rebels", "armed_group", 7)),
    (_flies_a_flag, ("flagged", "other", 7)),
    (_between_places, ("around", "place", 5)),
    (_is_linked, ("around", "place", 5)),
    (_is_under_fire, ("around", "place", 7)),
    (_is_ground_beside, ("around", "place", 5)),
    (_is_held, ("shares in", "company", 4)),
    (_is_signed_from, ("signed from", "organisation", 5)),
    (_is_moved_to, ("around", "place", 3)),
    (_is_of_an_age, ("comes from", "place", 4)),
    (_is_a_see, ("city of", "place", 4)),
    (_is_merged, ("shares in", "company", 4)),
    (_is_traded, ("trades with", "company", 5)),
    (_speaks_from, ("speaks from", "place", 4)),
    (_stands_in, ("stands in", "other", 5)),
    (_is_printed_in, ("printed in", "media", 5)),
    (_is_a_ground, ("at the", "place", 6)),
    (_is_an_arena, ("ground", "place", 4)),
    (_comes_from, ("comes from", "place", 4)),
    (_lies_in, ("lies in", "place", 4)),
    (_is_city_of, ("city of", "place", 5)),
)
"""Constructions right before a name, each with its clue; the first that applies counts."""


def _describes_a_person(pieces: Pieces, found: Found, words: Lexicon) -> bool:
    """Tell whether a name only says where a person is from: "a 16-year-old *Detroit* boy"."""
    behind = pieces.all[found.end] if found.end < len(pieces.all) else None
    goes_on = behind is not None and behind.gap == " " and not behind.barrier
    return goes_on and pieces.words[found.end] in words.person_nouns


def _team(pieces: Pieces, at: int) -> bool:
    """Tell whether "the" precedes a team's plural ("the Rovers") and no family's ("the Holts")."""
    word = pieces.words[at]
    return len(word) >= SHORT_NAME and word.endswith("s") and word[:-1] not in pieces.words


def _noun_before(pieces: Pieces, at: int, words: Lexicon) -> Iterator[Clue]:
    """Yield the clue of a lower-case noun right before a name: "spokeswoman X", "the militia X"."""
    word = pieces.words[at - 1]
    two = " ".join(pieces.words[max(0, at - 2) : at])
    kind = words.heads.get(two, words.heads.get(word))
    if (told := _what_it_does(pieces, at, words)) is not None:
        yield told
    elif word in words.callings or two in words.callings:
        yield "noun before", "person", 4
    elif word in words.traders:
        yield "noun before", "company", 4
    elif kind is not None:
        yield "noun before", kind, 4
    elif word == "as" and _is_thing_known(pieces, at, words):
        yield "noun before", "other", 4
    elif word in ("called", "named"):
        near = [w for w in pieces.words[max(0, at - 4) : at - 1] if w in words.place_nouns]
        if near:
            yield "called", "place", 5
        near = [w for w in pieces.words[max(0, at - 4) : at - 1] if w in words.heads]
        if near:
            yield "called", words.heads[near[-1]], 4


def _what_it_does(pieces: Pieces, at: int, words: Lexicon) -> Clue | None:
    """Return the clue of a position in a game, or of a firm's trade, before a name."""
    word = pieces.words[at - 1]
    if pieces.arena == "sport" and word in clue_words().positions:
        return "noun before", "person", 5
    if at > 1 and _is_a_trade(pieces, at - 1, words):
        return "noun before", "company", 5
    if word in words.plied and _is_the_one(pieces, at):
        return "noun before", "company", 4
    return None


def _is_the_one(pieces: Pieces, at: int) -> bool:
    """Tell whether a single word is the one firm that runs something: "the *operator* X", "its"."""
    alone = at + 1 >= len(pieces.all) or not (
        pieces.all[at + 1].capital and pieces.all[at + 1].gap == " "
    )
    return at > 1 and pieces.words[at - 2] in ("the", "its", "their", "s") and alone


def _is_thing_known(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a thing is known by the name: "a method known as X"."""
    if at < _DESCRIBED or pieces.words[at - 2] not in ("known", "sold", "marketed"):
        return False
    noun = pieces.words[at - 3]
    plain = pieces.texts[at - 3].islower() and pieces.all[at - 3].tag == "NN"
    persons = words.callings | words.collectives.keys() | words.traders
    somebody = noun in words.heads or noun in words.place_nouns or noun in persons
    return plain and not somebody


def _is_a_trade(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a noun and its modifier name a firm: "ferry operator", "timber producer"."""
    if pieces.words[at] in clue_words().of_goods:
        return pieces.words[at - 1] in words.industries
    return pieces.words[at] in words.traders | words.plied and _in_trade(pieces, at - 1, words)


def _in_trade(pieces: Pieces, at: int, words: Lexicon) -> bool:
    """Tell whether a modifier of a trade makes it a firm's: "ferry operator", "Danish carrier"."""
    known = spelled(pieces.texts[at])
    return pieces.words[at] in words.industries or (
        known is not None and known.type is ActorType.STATE
    )
