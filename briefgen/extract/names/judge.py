"""Of which sort is each name: a person, a body, a place? All its mentions vote on one sense."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues import clues
from briefgen.extract.names.clues.words import clue_words
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.name import Name, Sense
from briefgen.extract.names.nobody import is_a_topic, is_nobody_here
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.sureness import Case, broad, confidence, kind_not_known, sureness
from briefgen.model import ActorType, Confidence, MentionKind, Role
from briefgen.registry.gazetteer import places_named
from briefgen.registry.known import WORD, clubs_shared, folded, is_about_clubs, spelled

if TYPE_CHECKING:
    from briefgen.extract.names.pieces import Pieces
    from briefgen.extract.names.runs.shared import Found
    from briefgen.extract.reading import Reading
    from briefgen.registry.desk import Desk
    from briefgen.registry.known import Known

    Clue = tuple[str, str, float]
    Told = tuple[Counter[tuple[str, str]], list[Clue]]

Votes = Counter[str]

_BODY: Final = "organisation"
_LISTED: Final = frozenset({", ", " and ", ", and ", " or ", "; "})
_ANALYST: Final = 1000
"""Votes for "place" of a name among the desk's places, whatever the text's clues say."""
_DATELINED: Final = 3
_SURE: Final = 2.0
"""A lead that an error of the model's label alone does not make."""
_OFTEN: Final = 2
"""Fewest times that a surname stands alone to decide the sort of the full name."""
_HEADED: Final = 4.0
"""The lead of a name by a word of its own that says what it names."""
_LEGAL: Final = 6
"""Votes of a legal form after a name somewhere, for the name everywhere."""
_OWN: Final = 3
"""Most times that one kind of clue counts for a name, so that frequency does not make it surer."""


def judged(reading: Reading, pieces: Pieces, found: tuple[Found, ...]) -> tuple[Name, ...]:
    """Return the names with their senses, in text order."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        groups[_key(pieces, item)].append(item)
    told = {key: _told(reading, pieces, items) for key, items in groups.items()}
    votes = {key: _votes(weights) for key, (_, weights) in told.items()}
    _own_as_told(votes, told)
    _call_characters(votes, told)
    _call_holders(votes, told)
    _call_firms(groups, votes, told)
    _call_clubs(pieces, groups, votes, told)
    _call_towns(votes, told)
    _lengthen(groups, votes)
    _call_addressed(groups, votes, told)
    _call_by_given_names(groups, votes, told)
    surnames = _surnames(groups, votes, told)
    _borrow(reading, pieces, found, votes)
    _list_firms(reading, pieces, found, votes, told)
    _bracketed(reading, pieces, found, votes, told)
    _shorten(pieces, groups, votes, told)
    for key in _desk_places(reading.desk) & votes.keys():
        votes[key]["place"] += _ANALYST
    for key in _datelined(reading) & votes.keys():
        votes[key]["place"] += _DATELINED
    for key, (counted, weights) in told.items():
        _specify(votes[key], counted, weights)
    for key in told.keys() - _datelined(reading) - _desk_places(reading.desk):
        if _is_only_on_the_map(key, told[key], votes[key]):
            del votes[key]["place"]
    outlet = _outlet(reading)
    for key in told.keys() & {outlet, outlet.removeprefix("the ")}:
        votes[key]["media"] += sum(votes[key].values()) + _HEADED  # type: ignore[assignment] # as in _votes
        told[key][0]["kind told", "media"] += 1
    verdicts = {
        key: ("organisation", None)
        if _is_a_side(pieces, items, told[key][0])
        else _verdict(key, items, votes[key], surnames)
        for key, items in groups.items()
    }
    sure = {
        key: sureness(
            pieces,
            Case(
                tuple(items),
                told[key][0],
                votes[key],
                verdicts[key][0],
                key.split()[-1] in surnames,
                sum(_is_somebody(reading, pieces, item) for item in items),
                any(_is_dealt_with(reading, pieces, item) for item in items),
                any(_is_the_one(reading, pieces, item) for item in items),
            ),
        )
        for key, items in groups.items()
    }
    return tuple(
        _name(reading, pieces, item, verdicts[_key(pieces, item)], sure[_key(pieces, item)])
        for item in found
    )


def _is_somebody(reading: Reading, pieces: Pieces, item: Found) -> bool:
    """Tell whether a name stands where an actor does: as subject, owner, recipient or agent."""
    token = reading.doc[pieces.all[item.end - 1].token]
    return token.dep_ in _SOMEBODYS or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _is_dealt_with(reading: Reading, pieces: Pieces, item: Found) -> bool:
    """Tell whether a name stands where an actor may: also as an object or a conjunct."""
    if _is_somebody(reading, pieces, item):
        return True
    token = reading.doc[pieces.all[item.end - 1].token]
    if token.dep_ == "pobj":
        return token.head.lower_ in _WITH_SOMEBODY
    return token.dep_ in _DEALT_WITH


def _is_the_one(reading: Reading, pieces: Pieces, item: Found) -> bool:
    """Tell whether "the" precedes a name that modifies nothing: "the Long Walk" is no person."""
    if (
        item.start == 0
        or pieces.words[item.start - 1] != "the"
        or pieces.all[item.start].gap != " "
    ):
        return False
    token = reading.doc[pieces.all[item.end - 1].token]
    behind = pieces.all[item.end] if item.end < len(pieces.all) else None
    goes_on = behind is not None and behind.gap in (" ", "-") and behind.tag[:2] in ("NN", "JJ")
    return token.dep_ not in ("compound", "nmod", "amod", "poss") and not goes_on


_DEALT_WITH: Final = frozenset({"dobj", "iobj", "conj", "appos"})
_WITH_SOMEBODY: Final = frozenset(
    {"with", "by", "against", "for", "from", "than", "like", "between", "among"}
)
_SOMEBODYS: Final = frozenset({"nsubj", "nsubjpass", "poss", "dative"})


def _desk_places(desk: Desk) -> frozenset[str]:
    """Return the spellings of the desk's places, as keys of names."""
    return frozenset(
        " ".join(folded(word) for word in WORD.findall(spelling))
        for place in desk.places
        for spelling in (place.curated.name, *place.curated.aliases)
    )


def _outlet(reading: Reading) -> str:
    """Return who published the article, as a key of names: by the desk's word or its own."""
    stated = reading.article.stated("outlet")
    words = WORD.findall(stated.value) if stated is not None else []
    return " ".join(folded(word) for word in words)


def _datelined(reading: Reading) -> frozenset[str]:
    """Return the places that datelines begin with, as keys of names."""
    lines = (
        reading.article.text[b.start : b.end]
        for b in reading.article.blocks
        if b.role is Role.DATELINE
    )
    places = (re.split(r"[,(/\u2013\u2014]| -", line)[0] for line in lines)
    return frozenset(" ".join(folded(word) for word in WORD.findall(place)) for place in places)


def _key(pieces: Pieces, found: Found) -> str:
    return " ".join(pieces.words[found.start : found.end])


def _told(
    reading: Reading, pieces: Pieces, items: list[Found]
) -> tuple[Counter[tuple[str, str]], list[Clue]]:
    """Return how often each kind of clue speaks for each sort, and the clues that count.

    Each kind counts `_OWN` times at most for a sort.
    """
    counted: Counter[tuple[str, str]] = Counter()
    kept: list[Clue] = []
    for item in items:
        for rule, sort, weight in clues(reading, pieces, item):
            counted[rule, sort] += 1
            if counted[rule, sort] <= _OWN:
                kept.append((rule, sort, weight))
    return counted, kept


def _call_characters(votes: dict[str, Votes], told: dict[str, Told]) -> None:
    """Let the given name and the surname of whom an actor plays be nobody's where they stand alone.

    Not where a person of the article bears them too.
    """
    full = [key for key in votes if " " in key]
    played = [
        k for k in full if ("character", "other") in told[k][0] and _best(votes[k]) == "other"
    ]
    people = {word for k in full if k not in played for word in k.split()}
    for word in {word for key in played for word in key.split()} - people:
        if word in votes:
            votes[word]["other"] += sum(votes[word].values()) + _HEADED  # type: ignore[assignment] # as in _votes


def _votes(told: list[Clue]) -> Votes:
    """Return the summed weight of each sort."""
    votes: Votes = Counter()
    for _, sort, weight in told:
        votes[sort] += weight  # type: ignore[assignment] # weights are fractions; a Counter adds them all the same
    return votes


def _borrow(
    reading: Reading, pieces: Pieces, found: tuple[Found, ...], votes: dict[str, Votes]
) -> None:
    """Add votes to a doubtful name for the sort of a sure name beside it: "in Tikrit, X and Y"."""
    pairs = list(pairwise(found))
    for one, other in (*pairs, *((b, a) for a, b in reversed(pairs))):
        before, behind = sorted((one, other), key=lambda f: f.start)
        gap = _between(reading, pieces, before, behind)
        if gap not in _LISTED or other.known or behind.start - before.end > 1:
            continue
        sort = _sort_of(one, votes[_key(pieces, one)])
        doubtful = votes[_key(pieces, other)]
        if sort and _margin(doubtful) < _SURE:
            doubtful[sort] += 1.5  # type: ignore[assignment] # as in _votes


def _between(reading: Reading, pieces: Pieces, before: Found, behind: Found) -> str:
    """Return the text between two names, of which the first stands before the second."""
    return reading.surface[pieces.all[before.end - 1].end : pieces.all[behind.start].start]


def _list_firms(
    reading: Reading,
    pieces: Pieces,
    found: tuple[Found, ...],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> None:
    """Let a body be a firm that is listed behind what the text calls one: "oil firms X *and Y*"."""
    for one, other in pairwise(found):
        gap = _between(reading, pieces, one, other)
        called = told[_key(pieces, one)][0]
        firm = any((rule, "company") in called for rule in ("called a", "noun before"))
        theirs = votes[_key(pieces, other)]
        if gap in _LISTED and firm and not other.known and _best(theirs) == _BODY:
            theirs["company"] += theirs[_BODY]
            told[_key(pieces, other)][0]["listed", "company"] += 1


def _bracketed(
    reading: Reading,
    pieces: Pieces,
    found: tuple[Found, ...],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> None:
    """Add votes to an abbreviation in brackets for the sort of the name before it."""
    for long, short in pairwise(found):
        gap = _between(reading, pieces, long, short)
        text = pieces.texts[short.start]
        if gap != " (" or short.known or not text.isupper() or long.end - long.start == 1:
            continue
        if text[0] == pieces.texts[long.start][0].upper():
            if _is_no_person(pieces, long, text, votes[_key(pieces, long)]):
                votes[_key(pieces, long)]["organisation"] += _LEGAL
                told[_key(pieces, long)][0]["initials behind", "organisation"] += 1
            sort = (
                str(long.known.type)
                if long.known and long.known.type
                else _best(votes[_key(pieces, long)])
            )
            votes[_key(pieces, short)][sort] += 6


def _is_no_person(pieces: Pieces, long: Found, short: str, votes: Votes) -> bool:
    """Tell whether a name is a body's because all its initials follow in brackets: "(OWW)"."""
    letters = "".join(t[0] for t in pieces.texts[long.start : long.end] if t[0].isupper())
    whole = letters == short and len(short) >= _INITIALS
    return whole and _best(votes) in ("person", "organisation")


_OF_PLACES: Final = ("in", "around", "city of", "seat", "noun behind", "comma")
"""Clues that something is located at a name."""
_OF_PEOPLE: Final = ("title", "noun before", "called a", "age", "who", "says")
"""Clues by which the text says that a name is a person's, beside the name's own words."""
_SIZEABLE: Final = 100_000
"""Population of a place that a short name means rather than a firm of that name."""
_INITIALS: Final = 3
"""Letters of the shortest abbreviation that nobody would make of a person's name."""


def _call_firms(
    groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Move the votes for a place to "company" where the text calls a name a company's.

    Only where no clue locates anything there: that a town bears the name, or that the model takes
    it for a place, then counts for nothing.
    """
    for key, (counted, weights) in told.items():
        placed = any((rule, "place") in counted for rule in _OF_PLACES)
        if placed or groups[key][0].known:
            continue
        if any((rule, "company") in counted for rule in _FIRM_BESIDE):
            votes[key]["company"] += votes[key]["place"]
            counted["firm told", "company"] += 1
        kinds = (k for r, k, _ in weights if r in _OF_FIRMS and k in ("company", _BODY))
        people = any(k == "person" and r not in _BY_LOOKS for r, k, _ in weights)
        kind = next(kinds, None)
        if kind is not None and not people:
            votes[key][kind] += votes[key]["person"]


_FIRM_BESIDE: Final = ("noun before", "called a", "results")
"""Clues that a name is a firm's, whatever town bears it too."""
_OF_FIRMS: Final = frozenset({"shares in", "staffed", "taken up", "the one who says so", "says it"})
"""Clues by which the text says of a name what only bodies have, are or do."""
_BY_LOOKS: Final = frozenset({"model", "run", "says", "whose"})
"""Clues to a person that a firm's name has as well."""


def _is_only_on_the_map(key: str, told: Told, votes: Votes) -> bool:
    """Tell whether a word is a place's by the gazetteer alone, and no large town's."""
    rules = {rule for rule, sort in told[0] if sort == "place"}
    alone = rules == {"gazetteer"} and " " not in key and _best(votes) == "place"
    otherwise = any(rule in _OTHERWISE and sort != "place" for rule, sort in told[0])
    return alone and otherwise and not _is_sizeable_city(key)


_OTHERWISE: Final = frozenset({"who", "whose", "says", "age", "noun behind"})
"""Clues by which a word that a map has for a place's is another's here."""


def _is_sizeable_city(name: str) -> bool:
    entries = (e for e in places_named(name) if not e.loose and e.kind == "city")
    return any(e.capital or e.population >= _SIZEABLE for e in entries)


def _call_clubs(
    pieces: Pieces,
    groups: dict[str, list[Found]],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> None:
    """Make a name that clubs bear a club's, in a text about clubs where nothing lies there."""
    if not is_about_clubs(pieces.lower):
        return
    for key in clubs_shared() & votes.keys():
        counted = told[key][0]
        placed = any((rule, "place") in counted for rule in _OF_PLACES if rule != "comma")
        somebody = any((rule, "person") in counted for rule in _NAMED_PEOPLE)
        if placed or somebody or groups[key][0].known:
            continue
        votes[key]["organisation"] += sum(votes[key].values()) + _HEADED  # type: ignore[assignment] # as in _votes
        counted["plays", "organisation"] += 1


def _call_towns(votes: dict[str, Votes], told: dict[str, Told]) -> None:
    """Let a name that ends like a town's be a side's or an authority's, where nothing lies there.

    "*Harl City* beat Orsk", "*Harl County* said".
    """
    for key, (counted, _) in told.items():
        placed = any((rule, "place") in counted for rule in _OF_PLACES if rule != "comma")
        for clue in (("plays", _BODY), ("governs", "government_body")):
            if clue in counted and not placed and key.split()[-1] in clue_words().self_governing:
                votes[key][clue[1]] += votes[key]["place"]


_NAMED_PEOPLE: Final = ("title", "age", "called a")
"""Clues that no club's or firm's name has; "who" and "says" are used of them as of people."""


def _call_holders(votes: dict[str, Votes], told: dict[str, Told]) -> None:
    """Make an event's name ("Harl Festival") its organiser's, where it owns or says something."""
    for key, (counted, _) in told.items():
        acts = ("owns", _BODY) in counted or ("says", _BODY) in counted
        if acts and key.rpartition(" ")[2] in lexicon().holding:
            votes[key][_BODY] += votes[key]["other"] + votes[key]["person"]
            counted["head", _BODY] += 1
            del counted["head", "other"]


def _own_as_told(votes: dict[str, Votes], told: dict[str, Told]) -> None:
    """Add the votes of "its" after a name to the kind of body that other clues tell."""
    for key, (counted, _) in told.items():
        kinds = {s: n for s, n in votes[key].items() if broad(s) == _BODY != s and n > 0}
        if ("owns", _BODY) in counted and kinds:
            votes[key][max(sorted(kinds), key=kinds.__getitem__)] += votes[key][_BODY]


def _shorten(
    pieces: Pieces,
    groups: dict[str, list[Found]],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> None:
    """Give a short form the sort of the longer name.

    The first word of a place's name and the last of a ship's take it where they stand alone. So
    does a company's name without its legal form or the word for its trade, unless something is
    located there.
    """
    for key in sorted(groups):
        first = key.partition(" ")[0]
        best = _best(votes[key])
        short = key.rpartition(" ")[0]
        if (
            key.rpartition(" ")[2] in lexicon().legal_forms
            and short in votes
            and not groups[short][0].known
        ):
            people = any((rule, "person") in told[short][0] for rule in _OF_PEOPLE)
            weaker = 0 if people and " " not in short else votes[short]["person"]
            votes[short]["company"] += _LEGAL + weaker
        elif (
            best == "company"
            and short in votes
            and not groups[short][0].known
            and not any((rule, "place") in told[short][0] for rule in _OF_PLACES)
        ):
            votes[short]["company"] += _HEADED  # type: ignore[assignment] # as in _votes
            if " " in short and not any((rule, "person") in told[short][0] for rule in _OF_PEOPLE):
                votes[short]["company"] += votes[short]["person"]
        if key.startswith(_UNIVERSITY) and _is_workplace(pieces, key, groups, told):
            campus = key.removeprefix(_UNIVERSITY)
            votes[campus]["organisation"] += votes[campus]["place"] + _HEADED  # type: ignore[assignment] # as in _votes
            told[campus][0]["short form", "organisation"] += 1
        if town := _town_of_club(pieces, key, groups, votes, told):
            votes[town]["organisation"] += votes[town]["place"] + _HEADED  # type: ignore[assignment] # as in _votes
            told[town][0]["short form", "organisation"] += 1
        if _stands_for_firm(pieces, key, groups, votes, told):
            votes[first][best] += max(votes[first]["place"], votes[first]["person"]) + _HEADED  # type: ignore[assignment] # as in _votes
            told[first][0]["short form", best] += 1
            told[key][0]["short form", best] += 1
        _lend_to_first(key, groups, votes, told)
        _lend_to_front(key, groups, votes, told)
        for name in _of_a_firm(key, groups, votes, told):
            votes[name]["company"] += sum(votes[name].values())
            told[name][0]["short form", "company"] += 1
        _lend_place_or_thing(key, groups, votes, told)


def _lend_place_or_thing(
    key: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Let the first word of a place's name be a place, and the rest of a thing's name a thing."""
    best, (first, _, rest) = _best(votes[key]), key.partition(" ")
    if rest and best == "place" and first in votes and not groups[first][0].known:
        votes[first]["place"] += 2
    elif rest and best == "other" and rest in votes and not groups[rest][0].known:
        votes[rest]["other"] += 3
    elif best == "other" and ("first", "other") in told[key][0]:
        _lend_to_last(key, votes)


def _lend_to_last(key: str, votes: dict[str, Votes]) -> None:
    """Let the last word of a storm's or a ship's name be nobody's where it stands alone."""
    last = key.rpartition(" ")[2]
    if last in votes:
        votes[last]["other"] += 3


def _of_a_firm(
    key: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> tuple[str, ...]:
    """Return which names a firm bears by what its short form is told to have or to be."""
    short, first = key.rpartition(" ")[0], key.partition(" ")[0]
    if " " in short and short in votes and _is_of_a_firm(key, short, groups, votes, told):
        return (key,)
    return (key, first) if _has_shares(key, groups, told) else ()


def _lend_to_first(
    key: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Give the first word of a company's or person's name its sort where it can mean no other."""
    first, _, rest = key.partition(" ")
    if _bears_legal_form(key) and _is_only_a_body(first, groups, votes, told):
        votes[first]["company"] += _LEGAL
    fronts = lexicon().groups | lexicon().first_forms
    alone = rest in votes and (_is_only_a_body(rest, groups, votes, told) or _trades(told[rest]))
    if rest and first in fronts and alone:
        votes[rest]["company"] += votes[rest]["place"] + _HEADED  # type: ignore[assignment] # as in _votes
    if rest and _is_given_alone(key, groups, votes, told):
        surely = ("age", "person") in told[key][0] or rest.split()[0] in run_words().fathers
        weaker = votes[first]["organisation"] if surely else 0
        votes[first]["person"] += votes[first]["place"] + weaker + _SURE  # type: ignore[assignment] # as in _votes


def _is_of_a_firm(
    key: str,
    short: str,
    groups: dict[str, list[Found]],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> bool:
    """Tell whether a name of no exact kind is a firm's with its trade: "Harl Star *Movers*"."""
    if groups[key][0].known or groups[short][0].known or not key.endswith("s"):
        return False
    firm = _is_told_as_firm(told[short])
    vague = _best(votes[key]) in (_BODY, "person") and key.rpartition(" ")[2] not in lexicon().heads
    people = any((rule, "person") in told[key][0] for rule in (*_NAMED_PEOPLE, "given"))
    return firm and vague and not people


def _has_shares(key: str, groups: dict[str, list[Found]], told: dict[str, Told]) -> bool:
    """Tell whether a name of two words is a firm's whose first word has shares: "shares in *Orla*".

    Not a person's, by anything but its own words.
    """
    first, _, rest = key.partition(" ")
    if not rest or " " in rest or first not in told or groups[key][0].known:
        return False
    shares = any((rule, "company") in told[first][0] for rule in ("shares in", "shareholders"))
    people = any((rule, "person") in told[key][0] for rule in (*_NAMED_PEOPLE, "noun before"))
    return shares and not people and groups[first][0].known is None


def _trades(told: Told) -> bool:
    """Tell whether the text says of a name what only firms have, and locates nothing there."""
    return _is_told_as_firm(told) and not any((rule, "place") in told[0] for rule in _OF_PLACES)


def _is_told_as_firm(told: Told) -> bool:
    return any((rule, "company") in told[0] for rule in (*_OF_FIRMS, *_FIRM_BESIDE))


def _lend_to_front(
    key: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Give a body's name without its last noun the body's sort: "Harl Memorial" (Hospital).

    The short form has several words, the first of them no given name, and no clue of a person.
    """
    short, _, last = key.rpartition(" ")
    if " " not in short or short not in votes or groups[short][0].known:
        return
    words = lexicon()
    if words.heads.get(last) is not ActorType.ORGANISATION or short.split()[0] in words.given:
        return
    if any((rule, "person") in told[short][0] for rule in _NAMED_PEOPLE):
        return
    votes[short][_BODY] += votes[short]["person"] + _HEADED  # type: ignore[assignment] # as in _votes
    told[short][0]["short form", _BODY] += 1


def _bears_legal_form(key: str) -> bool:
    """Tell whether a name of several words ends with a legal form."""
    return " " in key and key.rpartition(" ")[2] in lexicon().legal_forms


def _is_only_a_body(
    first: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> bool:
    """Tell whether a company's first word alone means the company: no place and no person."""
    if first not in votes or groups[first][0].known or first in lexicon().given:
        return False
    others = any((rule, "place") in told[first][0] for rule in (*_OF_PLACES, "comes from"))
    people = any((rule, "person") in told[first][0] for rule in _OF_PEOPLE)
    return not (others or people or _is_sizeable(first))


def _is_given_alone(
    key: str, groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> bool:
    """Tell whether the first word of a person's name means the person, though a town bears it.

    Before the full name is met only a known given name does ("*Zora* is ill"), and none where
    something is located there.
    """
    first = key.partition(" ")[0]
    if first not in votes or groups[first][0].known or _best(votes[key]) != "person":
        return False
    early = groups[first][0].start < groups[key][0].start and first not in lexicon().given
    if early or _is_sizeable(first):
        return False
    return not any((rule, "place") in told[first][0] for rule in (*_OF_PLACES, "comes from", "at"))


_UNIVERSITY: Final = "university of "


def _is_workplace(
    pieces: Pieces, key: str, groups: dict[str, list[Found]], told: dict[str, Told]
) -> bool:
    """Tell whether a university's town means the university: always "at" it, never "in" it."""
    campus = key.removeprefix(_UNIVERSITY)
    if campus not in groups or groups[campus][0].known:
        return False
    placed = any((rule, "place") in told[campus][0] for rule in _OF_PLACES)
    at = all(f.start and pieces.words[f.start - 1] == "at" for f in groups[campus])
    return at and not placed


def _town_of_club(
    pieces: Pieces,
    key: str,
    groups: dict[str, list[Found]],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> str:
    """Return the town that stands for its club ("Club X", "X United"), "" for none.

    Only in a text about clubs in which nothing is located there.
    """
    first, _, last = key.partition(" ")
    town = last if first in lexicon().club_firsts else first if last in lexicon().clubs else ""
    if not town or town not in votes or groups[town][0].known:
        return ""
    club = groups[key][0].known or _best(votes[key]) == "organisation"
    placed = any((rule, "place") in told[town][0] for rule in (*_OF_PLACES, "comes from"))
    return town if club and not placed and is_about_clubs(pieces.lower) else ""


def _stands_for_firm(
    pieces: Pieces,
    key: str,
    groups: dict[str, list[Found]],
    votes: dict[str, Votes],
    told: dict[str, Told],
) -> bool:
    """Tell whether the first word of a two-word name of a firm or body stands for it alone.

    Not where the last word is one of public bodies, which bear their town's name ("Harl Council"),
    where a place of some size bears it, or where something is located there.
    """
    first, _, rest = key.partition(" ")
    if not rest or " " in rest or first not in votes or rest in lexicon().clubs:
        return False
    if groups[key][0].known or groups[first][0].known or first in lexicon().given:
        return False
    of_firms = lexicon().heads.get(rest, ActorType.COMPANY) is ActorType.COMPANY
    bodies = of_firms or rest in lexicon().firm_like
    if not bodies or _best(votes[key]) not in ("company", "organisation"):
        return False
    borne = _best(votes[first]) == "person" and first in pieces.borne | pieces.ending
    if borne or any((rule, "person") in told[first][0] for rule in _NAMED_PEOPLE):
        return False
    weaker = () if _best(votes[key]) == "company" else ("at",)
    placed = any((rule, "place") in told[first][0] for rule in (*_OF_PLACES, "comes from", *weaker))
    return not placed and not _is_sizeable(first)


def _is_sizeable(name: str) -> bool:
    """Tell whether a place of some size bears a name."""
    return any(e.is_own or e.population >= _SIZEABLE for e in places_named(name) if not e.loose)


def _lengthen(groups: dict[str, list[Found]], votes: dict[str, Votes]) -> None:
    """Add to an undecided longer name the lead of the person's surname that it ends with."""
    for key in sorted(groups):
        last = key.rpartition(" ")[2]
        if (
            last == key
            or len(groups.get(last, ())) < _OFTEN
            or groups[key][0].known
            or groups[last][0].known
        ):
            continue
        if spelled(key.partition(" ")[0].title()):
            continue
        if (
            _best(votes[last]) == "person"
            and _margin(votes[last]) >= _SURE
            and _margin(votes[key]) < _HEADED
        ):
            votes[key]["person"] += _margin(votes[last])  # type: ignore[assignment] # as in _votes


def _call_addressed(
    groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Make a person of the one name that ends with a surname behind "Mr": "Ada *Baker*"."""
    for last in sorted(key for key in groups if ("address", "person") in told[key][0]):
        longer = [k for k in groups if k.endswith(f" {last}") and groups[k][0].known is None]
        if len(longer) == 1 and len(longer[0].split()) <= _WHOLE:
            votes[longer[0]]["person"] += sum(votes[longer[0]].values())


def _call_by_given_names(
    groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> None:
    """Let a given name be its bearer's that a district bears too: "Nadia Holt ... *Nadia* said".

    Not where something is located at the name.
    """
    words = lexicon()
    people = {
        key.split()[0]
        for key, items in groups.items()
        if " " in key and _is_a_person(items[0], votes[key])
    }
    for key in people & votes.keys() & words.given:
        placed = any((rule, "place") in told[key][0] for rule in (*_OF_PLACES, "at", "comes from"))
        if not placed and groups[key][0].known is None:
            votes[key]["person"] += votes[key]["place"]


_WHOLE: Final = 4
"""Most words of a person's name that a surname behind "Mr" is of."""


def _specify(votes: Votes, counted: Counter[tuple[str, str]], clues: list[Clue]) -> None:
    """Move the votes of "organisation" to the kind of body that a noun beside the name tells.

    Only where no better clue than a vague one says that it is a body of any kind.
    """
    if ("called a", _BODY) in counted and ("head", "party") in counted:
        votes[_BODY] += votes["party"]
    if _best(votes) != "organisation":
        return
    exact = _votes([c for c in clues if c[0] in _TELLING])
    if ("called a", _BODY) in counted:
        exact["party"] = 0  # an "Alliance" that the text calls a charity is no party
    firm = _votes([c for c in clues if c[0] not in _VAGUE])
    exact["organisation"] = firm["organisation"]
    kind = _best(exact)
    named = kind not in ("organisation", "person", "place", "other", "people", "state")
    if named and exact[kind] >= max(_NAMED_KIND, exact["organisation"] + 1):
        votes[kind] += votes["organisation"]
        counted["kind told", kind] += 1


_VAGUE: Final = frozenset(
    {
        "model",
        "which",
        "common word",
        "runs it",
        "capital within",
        "says",
        "abbreviation",
        "abbreviation within",
        "the",
    }
)
"""Clues to a body of any kind."""
_TELLING: Final = frozenset(
    {"head", "noun before", "called a", "called", "trades with", "shares in", "elected"}
)
"""Clues by which a noun says what a name is, and not what belongs to it: "the Holm website"."""
_NAMED_KIND: Final = 3
"""Least weight at which a noun tells the kind of a body."""


def _sort_of(found: Found, votes: Votes) -> str:
    """Return the sort of a name that is sure enough to be lent, "" where it is not."""
    if found.known:
        return (
            "place"
            if found.known.type is None or found.known.type is ActorType.STATE
            else str(found.known.type)
        )
    return _best(votes) if _margin(votes) >= _SURE else ""


def _margin(votes: Votes) -> float:
    """Return by how much the best sort leads."""
    ranked = sorted(votes.values(), reverse=True)
    return ranked[0] - (ranked[1] if len(ranked) > 1 else 0) if ranked else 0.0


def _surnames(
    groups: dict[str, list[Found]], votes: dict[str, Votes], told: dict[str, Told]
) -> frozenset[str]:
    """Return the surnames in longer names of persons: the last word, or the first where it leads.

    A surname is left out where its own clues say that it is a firm's.
    """
    people = [
        key
        for key, items in groups.items()
        if items[0].end - items[0].start > 1 and _is_a_person(items[0], votes[key])
    ]
    firsts = (key.split()[0] for key in people)
    surnames = {key.split()[-1] for key in people}
    surnames.update(word for word in firsts if word in lexicon().surnames_first)
    return frozenset(
        s
        for s in surnames
        if s not in told or not (_says_otherwise(told[s][1]) or _is_a_placed_city(s, told[s]))
    )


def _is_a_placed_city(key: str, told: Told) -> bool:
    """Tell whether something is located at a large city, so that its name is no surname here."""
    placed = any((rule, "place") in told[0] for rule in ("in", "around", "city of"))
    people = any((rule, "person") in told[0] for rule in (*_NAMED_PEOPLE, "says he", "address"))
    return placed and not people and _is_sizeable_city(key)


def _is_a_person(found: Found, votes: Votes) -> bool:
    """Tell whether a name is known for a person's, or voted to be one where nobody knows it."""
    if found.known is not None:
        return found.known.type is ActorType.PERSON
    return _best(votes) == "person"


def _says_otherwise(clues: list[Clue]) -> bool:
    """Tell whether a surname's own clues say that it is no person: "Dassin, which has a staff".

    The model's label is none of them: it takes surnames that stand alone for anything. Nor is a
    campaign, which bears its candidate's name, or the article before it.
    """
    votes = _votes([clue for clue in clues if clue[0] not in _OF_BEARERS])
    if not votes:
        return False
    return (
        _best(votes) not in ("person", "place") and max(votes.values()) >= votes["person"] + _SURE
    )


_OF_BEARERS: Final = frozenset({"model", "campaign", "the", "says it", "taken up"})
"""Clues to a body that surnames have too: "the Holt campaign" is Holt's."""


def _best(votes: Votes) -> str:
    """Return the sort with most weight; on a tie the one that sorts first."""
    return max(sorted(votes), key=votes.__getitem__) if votes else "organisation"


def _verdict(
    key: str, items: list[Found], votes: Votes, surnames: frozenset[str]
) -> tuple[str, Known | None]:
    """Return the sort of a name, and the known entry that it stands for, if any."""
    known = items[0].known
    if known:
        outvoted = known.weak and (
            key in surnames or votes["person"] > votes["place"] + votes["state"] + 2
        )
        if known.desk or not outvoted:
            return ("place" if known.type is None else str(known.type)), known
        return "person", None
    if key in surnames or (key.startswith("al ") and key[3:] in surnames):
        return "person", None
    return _best(votes), None


def _is_a_side(pieces: Pieces, items: list[Found], counted: Counter[tuple[str, str]]) -> bool:
    """Tell whether a state's name means its team: it plays in a match report, and nothing is in it.

    A state that the desk has is that state.
    """
    known = items[0].known
    if pieces.arena != "sport" or known is None or known.desk or known.kind is not MentionKind.NAME:
        return False
    if known.type not in (ActorType.STATE, None) or ("plays", _BODY) not in counted:
        return False
    return not any((rule, "place") in counted for rule in (*_OF_PLACES, "comes from", "lies in"))


def _is_certain(known: Known) -> bool:
    """Tell whether a known spelling leaves no doubt: the desk's own, or one that is not weak."""
    return known.desk or (known.type is not None and not known.weak)


def _name(
    reading: Reading,
    pieces: Pieces,
    item: Found,
    verdict: tuple[str, Known | None],
    told: dict[str, float],
) -> Name:
    sort, known = verdict
    evidence = reading.article.quote(pieces.all[item.start].start, pieces.all[item.end - 1].end)
    origin = "registry" if known and known.desk else "known" if known else "names"
    looks = sort == "person" or (sort == "organisation" and "common word, for" in told)
    topic = looks and is_a_topic(reading, pieces, item)
    if sort == "other" or topic or is_nobody_here(reading, pieces, item):
        return Name(evidence, Sense.OTHER, origin, clues=told)
    sure = Confidence.SURE if known and _is_certain(known) else confidence(told)
    key = known.key if known else None
    if sort == "place":
        return Name(evidence, Sense.PLACE, origin, None, key, sure, told)
    doubtful = sure is Confidence.DOUBTFUL
    type_ = ActorType(sort) if key else kind_not_known(sort, told, doubtful=doubtful)
    return Name(evidence, Sense.ACTOR, origin, type_, key, sure, told)
