"""What "of", "for", "and" and "to" join to a name: "Ministry *of Oil and Gas*"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.names.runs.shared import PAIR, capitals_end
from briefgen.extract.names.runs.words import run_words
from briefgen.extract.names.singular import singular
from briefgen.model import ActorType
from briefgen.registry.gazetteer import places_named
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from briefgen.extract.names.lexicon import Lexicon
    from briefgen.extract.names.pieces import Piece, Pieces
    from briefgen.registry.known import Known

_LEADING: Final = 3
"""Most words of a body's name before the "to" of its purpose."""


def linked_phrase(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of a linked phrase that belongs to a run: "of the Interior", "and Trade".

    0 where none follows.
    """
    here = pieces.all[at]
    if here.gap != " " or here.text not in run_words().joints | {"against"}:
        return _of_two_groups(pieces, at)
    if here.text in ("to", "against"):
        purpose = here.text == "to"
        return _purpose(pieces, start, at) if purpose else _opposed(pieces, start, at, known)
    if here.text == "and" and (shared := _of_one_body(pieces, start, at, known)):
        return shared
    step = _to_capital(pieces, at)
    if not step or not _is_linked(pieces, start, at, step, known):
        return 0
    return step + (known[at + step][0] - at - step if at + step in known else 1)


def _of_one_body(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of "and" with what a body has besides: a task, a place or a field."""
    if founders := _of_two_founders(pieces, start, at):
        return founders
    tasks = _two_tasks(pieces, start, at) or _of_two(pieces, start, at, known)
    return tasks or (2 if _of_two_fields(pieces, start, at, known) else 0)


def _of_two_founders(pieces: Pieces, start: int, at: int) -> int:
    """Return the length of "and Jo Bell Foundation" behind a founder: "the *Ann and Jo Bell* ...".

    0 where "the" before a given name, which no person has, does not show that a body follows.
    """
    words, end = lexicon(), capitals_end(pieces, at + 2)
    if end < len(pieces.all) and pieces.all[end].gap == " & " and pieces.all[end].capital:
        end = capitals_end(pieces, end + 1)
    definite = start > 0 and pieces.words[start - 1] == "the" and pieces.all[start].gap == " "
    given = pieces.words[start] in words.any_given and at + 1 < end
    ahead = pieces.all[at + 1] if at + 1 < len(pieces.all) else None
    if not (definite and given and ahead is not None and ahead.capital and ahead.gap == " "):
        return 0
    founded = pieces.words[end - 1] in words.owned | words.heads.keys()
    return end - at if founded and ahead.folded in words.any_given and end - at > PAIR else 0


def _of_two_groups(pieces: Pieces, at: int) -> int:
    """Return the length of "' and Orphans' Fund" behind "Widows": one body of two groups' own.

    0 where there is none.
    """
    end = _owner_end(pieces, at)
    if not end or pieces.texts[end : end + 1] != ["and"] or end + 1 >= len(pieces.all):
        return 0
    second = pieces.all[end + 1]
    body = _owner_end(pieces, end + 2) if second.capital and second.gap == " " else 0
    if not body or body >= len(pieces.all) or not pieces.all[body].capital:
        return 0
    last = capitals_end(pieces, body + 1)
    return last - at if pieces.words[last - 1] in lexicon().heads else 0


def _owner_end(pieces: Pieces, at: int) -> int:
    """Return the word behind the mark of several people's own, "Widows'" and "Women's"; else 0."""
    if at >= len(pieces.all) or not pieces.all[at - 1].capital:
        return 0
    here, owner = pieces.all[at], pieces.words[at - 1]
    if here.gap in ("' ", "\u2019 ") and owner.endswith("s"):
        return at
    several = owner in _SEVERAL or owner.endswith("men")
    plain = here.gap in ("'", "\u2019") and here.text == "s" and at + 1 < len(pieces.all)
    return at + 1 if plain and several and pieces.all[at + 1].gap == " " else 0


_SEVERAL: Final = frozenset({"children", "people"})
"""Plurals without an "s", beside those in "men"."""


def _opposed(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of what a body fights: "Campaign *against Torture*", no side or person.

    0 where no body that is for or against something stands in front, or the capital is a name's.
    """
    words, step = lexicon(), _to_capital(pieces, at)
    fights = pieces.words[at - 1] in run_words().opposing
    if not step or not fights or at - start > _LEADING or pieces.all[at - 1].titled:
        return 0
    foe = pieces.all[at + step]
    named = at + step in known or foe.folded in words.any_given or foe.folded in words.titles
    if named or foe.titled or pieces.arena == "sport" or _is_a_place(pieces, at + step):
        return 0
    alone = capitals_end(pieces, at + step + 1) == at + step + 1
    return step + 1 if alone or foe.folded in words.subjects | words.tasks else 0


def _to_capital(pieces: Pieces, at: int) -> int:
    """Return how far after a joint the next capital is, "the" allowed; 0 where there is none."""
    words, ahead = lexicon(), pieces.all[at + 1 : at + 3]
    the = bool(ahead) and ahead[0].text == "the" and ahead[0].gap == " "
    following = ahead[the : the + 1]
    if not following or not following[0].capital or following[0].gap != " ":
        return 0
    return 0 if following[0].folded in words.function | words.calendar else 1 + the


def _is_linked(
    pieces: Pieces, start: int, at: int, step: int, known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether a joint and what follows belong to the run before it."""
    words, joint, run = lexicon(), pieces.texts[at], pieces.words[start:at]
    apart = at + step in known or bool(places_named(pieces.texts[at + step]))
    if _goes_on_for(joint, run, words):
        return not apart or _asks_for_more(joint, run)
    if joint in ("of", "for"):
        takes = words.take_of if joint == "of" else words.take_for
        own = any(w in takes for w in run[-1:]) and not (set(run[-1:]) & words.role_heads)
        meant = joint == "of" and _head(run, "to") in words.firsts.keys() | words.take_for
        return (
            own
            or (meant and "the" in run)
            or (joint == "of" and _is_of_members(pieces, at, run, known))
        )
    if joint == "on" and run[-1] in words.deal_with:
        return not apart
    if joint == "and":
        return _is_listed(pieces, start, at, step, known)
    if joint == "in" and _is_for_something(run, words):
        return _is_a_region(pieces, at + step) or not (
            _is_a_place(pieces, at + step) or at + step in known
        )
    return any(tuple(pieces.words[start : at + step + k]) in pieces.quoted for k in (1, 2, 3))


def _goes_on_for(joint: str, run: list[str], words: Lexicon) -> bool:
    """Tell whether a second joint goes on with what a body is for: "Board for Use *of* Land"."""
    if joint == "for":
        return "of" in run[1:] and run[0] in words.take_of
    return joint == "of" and _head(run, "for") in words.take_for


def _head(run: list[str], *joints: str) -> str:
    """Return the word before the first of some joints in a run: "Harl *Committee* for", or ""."""
    at = next((k for k, word in enumerate(run) if word in joints), 0)
    return run[at - 1] if at else ""


def _is_for_something(run: list[str], words: Lexicon) -> bool:
    """Tell whether a run names a body and what it is for or against: "Fund for Girls"."""
    return (
        _head(run, "for", "to") in words.take_for | words.firsts.keys()
        or _head(run, "against") in run_words().opposing
    )


def _is_a_region(pieces: Pieces, at: int) -> bool:
    """Tell whether a well-known part of the world of several words begins at a word."""
    return any(
        " ".join(pieces.texts[at : at + size]) in table("name_words")["regions"] for size in (2, 3)
    )


def _is_a_place(pieces: Pieces, at: int) -> bool:
    """Tell whether a place bears a word that is no field of work: "Industry" is a town's too."""
    words, word = lexicon(), pieces.words[at]
    field = word in words.subjects | words.tasks | words.industries | run_words().fields
    return bool(places_named(pieces.texts[at])) and not field and not word.endswith(_OF_WORK)


_OF_WORK: Final = ("ing", "tion", "ture", "stry", "ment", "ance")
"""Endings of nouns for what people do."""


def _asks_for_more(joint: str, run: list[str]) -> bool:
    """Tell whether a task with "the" is of something: "Board for the Defence *of* Harl"."""
    return joint == "of" and run[-3:-1] == ["for", "the"]


def _is_of_members(
    pieces: Pieces, at: int, run: list[str], known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether "of" says whose a body's members or fields are: "Society of Friends *of* Harl".

    A ministry ends before a country, and so does a body that is called by a place.
    """
    words, head = lexicon(), _head(run, "of")
    private = words.heads.get(head) is not ActorType.GOVERNMENT_BODY and head in words.take_of
    if not private or len(run) <= PAIR or "of" not in run:
        return False
    inside = any(first < at <= end for first, (end, _) in known.items())
    several = run[-1].endswith("s") or "and" in run[run.index("of") :]
    return several and not inside and not _is_a_place(pieces, at - 1)


def _is_listed(
    pieces: Pieces, start: int, at: int, step: int, known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether "and" joins two fields of one office: "Ministry of Oil and Gas"."""
    words, run = lexicon(), pieces.words[start:at]
    if _is_in_two_fields(pieces, at, run):
        return at + step not in known and not _ends_in_head(pieces, at + step)
    if not {"of", "for"} & {*run} or not {*run} & words.take_of:
        return False
    if _are_members(pieces, run, at + step):
        return True
    if at + step in known or at - 1 in known or _ends_in_head(pieces, at + step):
        return False
    if pieces.words[at + step] in words.heads and pieces.texts[at + step + 1 :][:1] == ["of"]:
        return False
    return pieces.words[at + step] not in words.titles | words.take_of


def _is_in_two_fields(pieces: Pieces, at: int, run: list[str]) -> bool:
    """Tell whether a second field follows: "Fund for Girls in Science *and Sport*", no person."""
    words, ahead = lexicon(), pieces.all[at + 1]
    if run[-2:-1] != ["in"] or not _is_for_something(run, words) or _is_a_place(pieces, at - 1):
        return False
    alone = capitals_end(pieces, at + 2) == at + PAIR
    return alone and ahead.folded not in words.any_given and not _is_a_place(pieces, at + 1)


def _are_members(pieces: Pieces, run: list[str], at: int) -> bool:
    """Tell whether two kinds of bodies make up one: "Union of Blue Star *and Blue Sun Clubs*"."""
    end = capitals_end(pieces, at + 1)
    last = pieces.words[end - 1]
    several = (
        last.endswith("s") and end - at > 1 and last.removesuffix("s") not in pieces.words[at:end]
    )
    made_of = run[run.index("of") - 1] if "of" in run[1:] else ""
    return made_of in run_words().united and several and singular(last) in lexicon().heads


def _ends_in_head(pieces: Pieces, at: int) -> bool:
    """Tell whether capitals from a word on name a body of their own: "*Y University*"."""
    end = capitals_end(pieces, at + 1)
    return end - at > 1 and pieces.words[end - 1] in lexicon().take_of


def _purpose(pieces: Pieces, start: int, at: int) -> int:
    """Return the length of a body's purpose: "to Defend Reporters", a capitalised verb."""
    words, following = lexicon(), pieces.all[at + 1 : at + 3]
    verb = bool(following) and following[0].capital and following[0].gap == " "
    heads = words.firsts.keys() | words.take_for
    if at - start > _LEADING or pieces.words[at - 1] not in heads or not verb:
        return 0
    if following[0].first or following[0].titled or not _is_verb(following[0]):
        return 0
    the = len(following) > 1 and following[1].text == "the" and following[1].gap == " "
    return 3 if the else 2


def _is_verb(piece: Piece) -> bool:
    """Tell whether a capitalised word is a verb, as far as its tag and the gazetteer tell."""
    if piece.tag in ("VB", "VBP"):
        return True
    return piece.tag in ("NN", "NNP") and not (piece.text.isupper() or places_named(piece.text))


def _of_two(pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]) -> int:
    """Return the length of "and Orsk Police" in "Harl and Orsk Police", one body of two places.

    Both are single words that no state and no known body bears; the first has no body of its own in
    the text.
    """
    words, ahead = lexicon(), pieces.all[at + 1 : at + 3]
    plain = len(ahead) == PAIR and all(p.capital and p.gap == " " for p in ahead)
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


def _of_two_fields(
    pieces: Pieces, start: int, at: int, known: dict[int, tuple[int, Known]]
) -> bool:
    """Tell whether "and" joins two fields of one body: "the *Anti-Fraud and Data Rights Board*".

    Neither part is met without the other, and the first names nobody by itself: no place, no body
    and no person. What is met once only has a common word in front.
    """
    words, end = lexicon(), capitals_end(pieces, at + 2)
    front, size = pieces.words[start:at], end - start
    definite = start > 0 and pieces.words[start - 1] == "the" and pieces.all[start].gap == " "
    last = pieces.words[end - 1]
    if not definite or end - at <= PAIR or last not in words.take_of & words.heads.keys():
        return False
    if at + 1 in known or any(k in known for k in range(start, at)) or at - start > PAIR:
        return False
    bearers = (words.any_given, words.heads.keys(), words.titles, words.place_nouns)
    somebody = any(not known_words.isdisjoint(front) for known_words in bearers)
    if somebody or places_named(" ".join(pieces.texts[start:at])):
        return False
    whole = pieces.words[start:end]
    times = sum(pieces.words[k : k + size] == whole for k in range(len(pieces.words)))
    alone = _times(pieces, front) > times or _times(pieces, pieces.words[at + 1 : end]) > times
    return not alone and (times > 1 or pieces.all[at - 1].tag in ("JJ", "NN", "NNS"))


def _times(pieces: Pieces, run: list[str]) -> int:
    """Return how often words stand in a row with a capital."""
    size, all_ = len(run), pieces.all
    return sum(
        pieces.words[k : k + size] == run and all_[k].capital for k in range(len(all_) - size + 1)
    )


def _two_tasks(pieces: Pieces, start: int, at: int) -> int:
    """Return the length of "and Rescue" in "Fire and Rescue Service": two tasks of one body."""
    words, ahead = lexicon(), pieces.all[at + 1 : at + 5]
    tasks = words.subjects | words.tasks
    before = {pieces.words[at - 1], singular(pieces.words[at - 1])}
    if not before & tasks or pieces.all[at - 1].first:
        return 0
    if not ahead or not (before | {ahead[0].folded}) & words.subjects:
        return 0
    whole = "of" in pieces.words[start + 1 : at - 1]
    if (before & words.tasks or whole) and ahead[0].folded not in tasks:
        return 0
    run = []
    for piece in ahead:
        if piece.gap != " " or not piece.capital:
            break
        run.append(piece.folded)
    named = (*run[1:], *(" ".join(two) for two in pairwise(run)))
    headed = not words.heads.keys().isdisjoint(named)
    return 2 if headed and start <= at - 1 else 0
