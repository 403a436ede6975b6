"""Relations that a verb expresses only with its object, or with another sentence.

Fire is exchanged, a vote is conceded. What each frame reads, and what it must not read, stands in
the table `story_frames.yml`.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.relations.accords import accords, namings
from briefgen.extract.relations.common import Found, cue_of, pairs
from briefgen.extract.relations.denial import negated
from briefgen.extract.relations.stakes import penalties, signings, stakes
from briefgen.extract.standing import standing
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.ends import Ends

_DONE: Final = frozenset({"dobj", "nsubjpass"})
_WITH: Final = frozenset({"with"})
_BETWEEN: Final = frozenset({"between", "among"})
_OF_TROOPS: Final = frozenset({"from", "of"})
_FROM: Final = frozenset({"from", "by"})
_TWO: Final = 2


@cache
def _frames() -> dict[str, dict[str, Any]]:
    return table("story_frames")


def found_story(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield the relations that a verb expresses by one of the frames."""
    for name, reads in _READ.items():
        if lemma in _frames()[name]["verbs"]:
            yield from reads(verb, ends)


def _things(verb: Token) -> list[Token]:
    """Return a verb's objects, and the subjects of its passive."""
    return [c for c in verb.children if c.dep_ in _DONE]


def _exchanged(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield mutual deeds: "X and Y exchanged fire", "X traded accusations with Y"."""
    of = {word: name for name, words in _frames()["mutual"]["things"].items() for word in words}
    for thing in _things(verb):
        name = of.get(thing.lemma_.lower())
        if name is None:
            continue
        predicate, cue, denied = predicates().named[name], cue_of(verb), negated(verb)
        sides = _sides(verb, thing, ends)
        for one, other in permutations(sides, 2) if len(sides) == _TWO else ():
            yield from pairs((one,), (other,), predicate, cue, "verb", negated=denied)
        behind = ends.behind(verb, _WITH) or ends.behind(thing, _WITH)
        for subject in sides if behind else ():
            yield from pairs((subject,), behind, predicate, cue, "verb", negated=denied)


def _sides(verb: Token, thing: Token, ends: Ends) -> tuple[str, ...]:
    """Return the sides of an exchange: the subjects, those whose troops they are, or "between"."""
    if thing.dep_ == "nsubjpass":
        return ends.behind(verb, _BETWEEN) or ends.behind(thing, _BETWEEN)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects:
        return ends.subjects(verb)
    nouns = [t for c in subjects for t in (c, *c.conjuncts)]
    meant = tuple(dict.fromkeys(a for t in nouns if (a := ends.within(t))))
    troops = tuple(a for t in nouns for a in ends.behind(t, _OF_TROOPS))
    fronts = tuple(
        a for t in nouns for c in t.children for g in (c, *c.conjuncts)
        if c.dep_ in ("amod", "compound", "nmod") and (a := ends.at(g))
    )  # fmt: skip
    return meant if len(meant) > 1 else tuple(dict.fromkeys(troops or fronts)) or meant


def _claimed(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield the deed that somebody claims: "X claimed responsibility for the attack on Y"."""
    words, nouns = _frames()["claiming"]["things"], predicates().nouns
    for thing in _things(verb):
        if thing.lemma_.lower() not in words:
            continue
        links = [c for c in (*thing.children, *verb.children) if c.lower_ == "for"]
        for deed in (t for link in links for t in link.children if t.dep_ == "pobj"):
            frame = nouns.get(deed.lemma_.lower())
            if frame is None or frame.predicate.kind != "conflict":
                continue
            aims = frame.prepositions
            named = ends.behind(deed, aims) or ends.behind(verb, aims)
            done_to = named or _hit(deed, aims, ends)
            subjects = ends.subjects(verb)
            denied = negated(verb)
            cue = cue_of(deed)
            yield from pairs(subjects, done_to, frame.predicate, cue, "verb", negated=denied)


def _hit(deed: Token, aims: frozenset[str], ends: Ends) -> tuple[str, ...]:
    """Return the bodies whose thing was attacked: "the attack on the *Harl Lines* tanker Thea"."""
    behind = (c for c in deed.children if c.dep_ == "prep" and c.lower_ in aims)
    things = [t for c in behind for t in c.children]
    kinds = [c for t in things for c in t.children if c.dep_ == "compound" and c.text.islower()]
    return tuple(a for t in (*things, *kinds) for a in ends.things(t))


def _conceded(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield who beat whoever concedes: "X conceded defeat to Y", else the text's one winner."""
    losers = tuple(a for a in ends.subjects(verb) if a in ends.persons)
    things = _things(verb)
    plain = all(t.lemma_.lower() in _frames()["conceding"]["things"] for t in things)
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if not losers or not plain or clause or standing(verb) is not None or negated(verb):
        return
    behind = (*ends.behind(verb, _TO), *(a for t in things for a in ends.behind(t, _TO)))
    winners = tuple(a for a in behind if a in ends.persons) or _winner(verb, ends, losers)
    yield from pairs(winners, losers, predicates().named["defeats"], cue_of(verb), "verb, reversed")


_TO: Final = frozenset({"to"})


def _winner(conceding: Token, ends: Ends, losers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the only person told to have won a vote, where only one person concedes."""
    won: set[str] = set()
    for verb in conceding.doc:
        if verb.lemma_ == "concede" and verb.i != conceding.i:
            others = {a for a in ends.subjects(verb) if a not in losers}
            if others and standing(verb) is None:
                return ()
        if verb.lemma_ != "win" or verb.pos_ != "VERB" or standing(verb) is not None:
            continue
        if any(t.lemma_.lower() in _frames()["conceding"]["won"] for t in _things(verb)):
            won.update(a for a in ends.subjects(verb) if a in ends.persons)
    return tuple(won) if len(won) == 1 and not won & {*losers} else ()


def _relieved(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield aid to the state that only the dateline names: "MANTA, Ecuador - ... X sent help"."""
    frame = _frames()["relief"]
    givers = tuple(a for a in ends.subjects(verb) if a in ends.states)
    given = [t for t in _things(verb) if t.dep_ == "dobj" and t.lemma_.lower() in frame["things"]]
    told = any(c.lower_ in frame["of"] for t in given for c in t.children)
    bound = any(c.lower_ in _BOUND for t in (verb, *given) for c in t.children)
    if not givers or not told or bound:
        return
    if not {t.lemma_.lower() for t in verb.doc} & {*frame["words"]}:
        return
    taker = ends.home
    if taker is not None and taker not in givers:
        supplies = predicates().named["supplies"]
        yield from pairs(givers, (taker,), supplies, cue_of(verb), "verb", negated=negated(verb))


_BOUND: Final = frozenset({"to", "for", "into", "against", "from"})
"""Prepositions that name a destination in the sentence itself."""


def _between_others(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield for whom somebody mediates: "X acted as a mediator between Y and Z"."""
    words = _frames()["go_between"]["words"]
    posts = [
        t for c in verb.children if c.lower_ == "as" for t in c.children
        if t.dep_ == "pobj" and t.lemma_.lower() in words
    ]  # fmt: skip
    for post in posts:
        cue, denied, subjects = cue_of(verb), negated(verb), ends.subjects(verb)
        for links, name in ((_BETWEEN, "mediates for"), (_WITH, "negotiates with")):
            others = ends.behind(post, links) or ends.behind(verb, links)
            predicate = predicates().named[name]
            yield from pairs(subjects, others, predicate, cue, "verb", negated=denied)


def is_expulsion(verb: Token) -> bool:
    """Tell whether a verb expels diplomats: "expelled the envoy", "ordered two envoys to leave"."""
    frame = _frames()["expelling"]
    lemma = verb.lemma_.lower()
    if lemma not in frame["verbs"] or not _diplomats(verb):
        return False
    away = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp"))
    return lemma == _EXPEL or any(c.lemma_.lower() in frame["leaves"] for c in away)


_EXPEL: Final = "expel"


def _diplomats(verb: Token) -> list[Token]:
    """Return the nouns for diplomats among a verb's objects, and the subjects of its clauses."""
    things = _frames()["expelling"]["things"]
    clauses = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp"))
    leaving = (t for c in clauses for t in c.children if t.dep_ == "nsubj")
    return [t for t in (*_things(verb), *leaving) if t.lemma_.lower() in things]


def _expelled(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield the state whose diplomats another state expels."""
    if not is_expulsion(verb):
        return
    states = tuple(a for a in ends.subjects(verb) if a in ends.states)
    for diplomat in _diplomats(verb):
        fronts = (ends.at(c) for c in diplomat.children if c.dep_ in _FRONTS)
        owners = (*fronts, *ends.behind(diplomat, _OF_TROOPS))
        whose = tuple(dict.fromkeys(a for a in owners if a is not None and a in ends.states))
        expels = predicates().named["expels"]
        yield from pairs(states, whose, expels, cue_of(verb), "verb", negated=negated(verb))


_FRONTS: Final = frozenset({"amod", "compound", "nmod", "poss"})


def rival_bid(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield another bidder for a firm that the sentence says is bought: "a rival offer from X"."""
    frame = _frames()["rival_bids"]
    if lemma not in frame["words"] or noun.pos_ != "NOUN":
        return
    if not any(c.lower_ in frame["modifiers"] for c in noun.children):
        return
    bidders = ends.behind(noun, _FROM) or ends.owners(noun)
    for verb in noun.sent:
        frames = predicates().verbs.get(verb.lemma_.lower(), ()) if verb.pos_ == "VERB" else ()
        if any(f.predicate.name == "buys" for f in frames):
            bought = tuple(a for a in ends.objects(verb) if ends.kinds[a] in _FIRMS)
            bids = predicates().named["bids for"]
            yield from pairs(bidders, bought, bids, cue_of(noun), "noun")


_FIRMS: Final = frozenset({ActorType.COMPANY, ActorType.ORGANISATION, ActorType.UNKNOWN})


def at_request(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield who asks whom: "*at the request of X*, Y completed an audit"."""
    link = noun.head
    if lemma not in _frames()["requests"]["words"] or link.lower_ != "at" or noun.dep_ != "pobj":
        return
    verb = link.head if link.head.pos_ == "VERB" else link.head.head
    if verb.i + 1 == link.i:  # "looked *at* the request"
        return
    if verb.pos_ != "VERB" or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return
    done = [a for a in ends.subjects(verb) if a not in ends.owners(noun)]
    asks = predicates().named["calls on"]
    yield from pairs(ends.owners(noun), done, asks, cue_of(noun), "noun", negated=negated(verb))


_READ: Final[dict[str, Callable[[Token, Ends], Iterator[Found]]]] = {
    "mutual": _exchanged,
    "claiming": _claimed,
    "conceding": _conceded,
    "relief": _relieved,
    "go_between": _between_others,
    "expelling": _expelled,
    "stakes": stakes,
    "penalties": penalties,
    "signings": signings,
    "accords": accords,
    "namings": namings,
}
"""By the frame that a verb begins: the function that reads it."""
