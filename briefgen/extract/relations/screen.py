"""Which candidate relations can be right?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues import SCORE
from briefgen.extract.relations.stakes import is_a_penalty
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends
    from briefgen.registry.predicates import Predicate

_STANDING: Final = frozenset({"membership", "control", "family"})
"""Kinds that say where somebody belongs: for a group without a name that means nothing."""
_THROUGH_THINGS: Final = frozenset({"verb", "verb, reversed", "noun", "under"})
"""Constructions in which acting on somebody's thing is not to be read as controlling its owner."""
_OF_GROUPS: Final = frozenset({"compound", "under"})
"""Constructions that apply to unnamed groups too: "Iran-led militias", "under X's umbrella"."""
_OFFICES: Final = frozenset({"leads", "commands", "represents", "member of", "holds office in"})
_IN_OFFICES: Final = frozenset({"role", "verb"})
"""Constructions in which an unnamed state body counts too: "a spokesman for the army"."""
_MODIFIERS: Final = frozenset({"compound", "poss", "amod", "nmod"})
_OF_KNOWN: Final = frozenset({"beside", "possession"})
"""Constructions that need ends of known type: works stand in them as often as people."""
_HOLDING: Final = frozenset(
    {ActorType.ORGANISATION, ActorType.COMPANY, ActorType.MEDIA, ActorType.UNKNOWN}
)
"""Types that hold nobody captive, so that what they "release" is a report."""
_VOTED: Final = frozenset({"runoff", "off", "ballot", "election", "poll", "primary"})
"""Words that show by themselves that a sentence is about a vote; "off" ends "run-off"."""
_BY_NAME: Final = frozenset({"compound", "belonging", "possession", "including", "whole"})
"""Constructions without a verb or noun of a deed."""


def screened(item: Found, ends: Ends, arena: str) -> Found | None:
    """Return a candidate with the predicate that fits its ends; None where it can't be right.

    `arena` is the arena of its sentence (a game, a vote or a market), "" for none.
    """
    typed = _typed(item, ends, arena)
    if typed is None or typed.subject == typed.object:
        return None
    sentence = typed.cue.sent
    if any(ends.is_one_of(a, sentence) or ends.is_only_some(a, sentence) for a in _both(typed)):
        return None
    if (
        _is_in_doubt(typed.cue)
        or (typed.rule != "role" and _is_missed(typed.cue[0]))
        or _is_asked(typed)
        or not _stands(typed, ends)
        or _is_of_own_party(typed, ends)
        or not _fits(typed, ends, arena)
    ):
        return None
    return typed


def _typed(item: Found, ends: Ends, arena: str) -> Found | None:
    """Return a candidate with the predicate that fits its ends, None where none does."""
    predicate = item.predicate
    if predicate is predicates().roles["part"] and item.subject in ends.persons:
        predicate = predicates().belonging
    if predicate is predicates().belonging and item.object in ends.states:
        predicate = predicates().named["holds office in"]
    if predicate.name == "supplies" and _is_a_sale(item, ends):
        predicate = predicates().named["sells to"]
    if predicate.name == "buys" and is_an_offer(item):
        predicate = predicates().named["bids for"]
    predicate = _of_arena(item, predicate, ends, arena)
    if predicate.name == "defeats" and _is_a_player_of(item, ends, arena):
        return None
    none_such = predicate.name == "stands against" and not _is_a_race(item, ends, arena)
    if none_such or (predicate.root == "attacks" and _is_a_walkout(item, ends)):
        return None
    return _taken(item, predicate, ends)


def _is_a_sale(item: Found, ends: Ends) -> bool:
    """Tell whether a firm sells something to a firm, which is no supply of arms or aid."""
    deals = predicates().sells | {"buy", "purchase", "acquire", "order"}
    firms = all(ends.kinds[a] is ActorType.COMPANY for a in _both(item))
    return firms and item.cue[0].lemma_.lower() in deals


def is_an_offer(item: Found) -> bool:
    """Tell whether a firm is only offered to be bought: "X has *offered* to buy Y"."""
    over = item.cue[0].head
    return item.cue[0].dep_ == "xcomp" and over.lemma_ in table("relations")["offering"]


def _is_a_player_of(item: Found, ends: Ends, arena: str) -> bool:
    """Tell whether a player is said to beat a team, which the player's own side does."""
    one = (item.subject in ends.persons) != (item.object in ends.persons)
    game = arena == "sport" or bool(SCORE.search(item.cue.sent.text))
    return one and game


def _of_arena(item: Found, predicate: Predicate, ends: Ends, arena: str) -> Predicate:
    """Return the predicate that a deed has in its arena.

    Who is beaten in a match or a vote is defeated, who meets in a run-off stands against the other,
    and a club's manager coaches it.
    """
    if predicate.root == "fights" and _is_match(item, ends, arena):
        return predicates().named["defeats"]
    manages = item.rule == "role" and item.cue[0].lemma_.lower() == "manager"
    if manages and arena == "sport" and predicate.name == "member of":
        return predicates().named["coaches"]
    meets = predicate.name == "meets" and item.rule.startswith("verb")
    if meets and _is_a_race(item, ends, arena):
        return predicates().named["stands against"]
    return predicate


def _taken(item: Found, predicate: Predicate, ends: Ends) -> Found | None:
    """Return a candidate with its predicate, or a wider one, as its ends allow; else None."""
    if predicate.takes and item.object not in ends.of_kind(predicate.takes):
        if not predicate.like:
            return None
        predicate = predicates().named[predicate.like]
    if predicate.takes and item.object not in ends.of_kind(predicate.takes):
        return None
    if predicate.by_person and item.subject not in ends.persons:
        return None
    return replace(item, predicate=predicate)


def _is_a_walkout(item: Found, ends: Ends) -> bool:
    """Tell whether to "strike" is to stop work: a union does it, in a sentence on labour."""
    body = ends.kinds[item.subject] is ActorType.ORGANISATION
    words = {t.lemma_.lower() for t in item.cue.sent}
    return item.cue[0].lemma_ == "strike" and body and bool(words & predicates().labour)


def _is_a_race(item: Found, ends: Ends, arena: str) -> bool:
    """Tell whether two persons or parties stand for one office, by words of voting or the arena."""
    sides = ends.persons | frozenset(a for a, k in ends.kinds.items() if k is ActorType.PARTY)
    words = {t.lemma_.lower() for t in item.cue.sent}
    facing = item.cue[0].lemma_.lower() != "meet"
    told = bool(words & predicates().ballots)
    voted = told and bool(words & _VOTED)
    raced = voted or (arena == "election" and (facing or told))
    return raced and {item.subject, item.object} <= sides


def _is_match(item: Found, ends: Ends, arena: str) -> bool:
    """Tell whether somebody is beaten in a game or a vote: by arena, by a score, by two persons."""
    won = item.rule == "verb" and item.cue[0].lemma_ in predicates().wins
    if not won and not _is_a_win(item):
        return False
    both_persons = {item.subject, item.object} <= ends.persons
    fought = arena in ("sport", "election")
    return fought or both_persons or bool(SCORE.search(item.cue.sent.text))


def _is_a_win(item: Found) -> bool:
    """Tell whether a noun for a win is the cue: "a *victory* over X"."""
    return item.rule == "noun" and item.cue[0].lemma_.lower() in predicates().victories


def _fits(item: Found, ends: Ends, arena: str) -> bool:
    """Tell whether a predicate's sense holds in its sentence and for its ends."""
    by_word = item.rule not in _BY_NAME
    if arena and by_word and not _is_meant(item, arena, ends):
        return False
    if item.rule in _OF_KNOWN:
        return all(ends.kinds[a] is not ActorType.UNKNOWN for a in _both(item))
    if _is_peoples_part(item, ends) or _is_private_word(item, ends) or _is_to_all(item, ends):
        return False
    if item.predicate.name == "speaks with" and _is_of_time(item, ends):
        return False
    if item.rule == "role":
        return item.object not in ends.peoples
    return _is_done_to(item, ends)


def _is_meant(item: Found, arena: str, ends: Ends) -> bool:
    """Tell whether a deed is meant literally in a text on a game, a vote or a market.

    Blows are not, except a penalty such as the loss of a licence. To replace somebody is to succeed
    them only in an office; owning is meant as elsewhere.
    """
    known, predicate = predicates(), item.predicate
    if predicate.root in known.blows:
        return is_a_penalty(item.cue[0])
    owned = predicate.name == "controls" and item.cue[0].lemma_.lower() == "own"
    in_office = predicate.name == "succeeds" and item.subject in ends.officials
    if owned or in_office:
        return True
    changed = arena != "election" and predicate.name in known.changing
    changed |= arena == "sport" and predicate.name in known.teamwork
    return item.rule == "role" or not changed


def _is_private_word(item: Found, ends: Ends) -> bool:
    """Tell whether something is told by or to somebody without an office: a mere statement."""
    return item.predicate.name == "tells" and not set(_both(item)) <= ends.officials


def _is_to_all(item: Found, ends: Ends) -> bool:
    """Tell whether a call goes to people at large: "appealed to Republican voters"."""
    at_large = ends.kinds[item.object] is ActorType.PEOPLE and item.object not in ends.named
    return item.predicate.name == "calls on" and at_large


def _is_of_time(item: Found, ends: Ends) -> bool:
    """Tell whether the one "spoken to" is in a phrase of time: "speaking after the fall of X"."""
    verb, sentence = item.cue[0], item.cue.sent
    behind = [t.i for t in ends.heads(item.object, sentence) if t.i > verb.i]
    between = verb.doc[verb.i + 1 : behind[0]] if behind else ()
    return any(
        t.lower_ in ("after", "before", "since") and t.dep_ in ("prep", "mark") for t in between
    )


def _is_peoples_part(item: Found, ends: Ends) -> bool:
    """Tell whether a people is called part of a body: "Georgians want to be part of the Union"."""
    return item.predicate is predicates().roles["part"] and item.subject in ends.peoples


def _is_done_to(item: Found, ends: Ends) -> bool:
    """Tell whether a deed is really done to its object.

    Not where a person is attacked only in words, or where only something of theirs is acted on.
    """
    if item.predicate.name == "attacks" and item.subject in ends.persons:
        return _is_bodily(item, both=item.object in ends.persons)
    if _is_over_a_measure(item) or _joins_a_person(item, ends) or _is_a_counterpart(item, ends):
        return False
    holding = ends.kinds[item.subject] in _HOLDING
    if item.predicate.name == "frees" and holding:
        return False
    if item.cue[0].lemma_.lower() in _ASKS and not _asks_to_do(item.cue[0]):
        return False
    if item.predicate.name in predicates().in_person and item.rule == "verb":
        return ends.touches(item.cue[0], item.object)
    return True


def _is_over_a_measure(item: Found) -> bool:
    """Tell whether a measure, not its owner, is blamed: "blaming *X tariffs* for weak sales"."""
    if item.rule != "verb" or item.predicate.root != "blames":
        return False
    frames = predicates().nouns
    things = (c for c in item.cue[0].children if c.dep_ == "dobj")
    found = (frames.get(c.lemma_.lower()) for c in things)
    return any(frame is not None and frame.predicate.name == "sanctions" for frame in found)


def _is_a_counterpart(item: Found, ends: Ends) -> bool:
    """Tell whether a state only says whose somebody is: thanked "his *Chadian* counterpart"."""
    if item.object not in ends.states or item.predicate.kind not in ("alliance", "conflict"):
        return False
    heads = ends.heads(item.object, item.cue.sent)
    return bool(heads) and all(
        t.dep_ in _MODIFIERS and t.head.lemma_.lower() == "counterpart" for t in heads
    )


def _joins_a_person(item: Found, ends: Ends) -> bool:
    """Tell whether a person is joined by a person, which may be in a ruling or at a dinner."""
    verb = item.cue[0]
    passive = any(c.dep_ == "agent" for c in verb.children)
    return passive and verb.lemma_ in predicates().enters and set(_both(item)) <= ends.persons


_ASKS: Final = frozenset({"ask", "invite"})
"""Verbs that only with what is to be done call on somebody: one is asked a thing, invited home."""


def _asks_to_do(verb: Token) -> bool:
    """Tell whether "ask" is a request, and no question: "asked X to leave", "asked X for help"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl", "prep", "dative")]
    return any(
        c.lower_ == "for" or any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
        for c in below
    )


def _both(item: Found) -> tuple[str, str]:
    return item.subject, item.object


def _is_bodily(item: Found, *, both: bool) -> bool:
    """Tell whether a person attacks bodily, and not in words.

    Between two persons, and with verbs that are used loosely, a word of harm must stand beside it.
    """
    lemmas = {t.lemma_.lower() for t in item.cue.sent}
    plain = item.cue[0].lemma_.lower() not in predicates().loose and not both
    return plain or bool(lemmas & predicates().harm)


def _is_in_doubt(cue: Span) -> bool:
    """Tell whether a single word stands in scare quotes: Assad's "war" on X."""
    first = cue[0]
    before = first.nbor(-1) if first.i else None
    after = first.nbor() if first.i + 1 < len(first.doc) else None
    return before is not None and after is not None and before.is_quote and after.is_quote


def _is_missed(deed: Token) -> bool:
    """Tell whether somebody is blamed for not doing it: "criticised for *not standing* up to X"."""
    for over in (deed, *deed.ancestors):
        if over.dep_ == "pcomp" and over.head.lower_ in ("for", "of"):
            left_out = over.tag_ == "VBG" and any(c.dep_ == "neg" for c in over.children)
            return left_out and over.head.head.lemma_ in predicates().blaming
    return False


def _is_asked(item: Found) -> bool:
    """Tell whether a relation is only asked about: in a question, or in an unanswered "whether"."""
    sentence = item.cue.sent
    if _is_left_unanswered(item.cue[0]) or _is_asked_of_another(item.cue[0]):
        return True
    if not sentence.text.rstrip("\"' \n").endswith("?"):
        return False
    return item.rule not in ("role", "compound", "belonging", "possession")


def _is_asked_of_another(deed: Token) -> bool:
    """Tell whether a deed is only asked of whose it would be: "sought *X's support* for Y"."""
    owned = any(c.dep_ == "poss" for c in deed.children)
    return owned and deed.dep_ == "dobj" and deed.head.lemma_ in predicates().asking


def _is_left_unanswered(deed: Token) -> bool:
    """Tell whether a "whether" is left open: "would not be drawn on whether X armed Y"."""
    if not any(c.dep_ == "mark" and c.lower_ == "whether" for c in deed.children):
        return False
    over = deed.head.head if deed.head.dep_ == "prep" else deed.head
    refused = over.head.lemma_ in predicates().refusals if over.dep_ == "xcomp" else False
    return refused or any(c.dep_ == "neg" for c in over.children)


def _is_of_own_party(item: Found, ends: Ends) -> bool:
    """Tell whether a lawmaker's party, by the letter behind the name, is the one dealt with."""
    if ends.kinds[item.object] is not ActorType.PARTY or item.predicate.sign >= 0:
        return False
    sentence = item.cue.sent
    parties = {t.text[0] for t in ends.heads(item.object, sentence)}
    behind = (t.doc.text[t.idx + len(t) :][:_MARK] for t in ends.heads(item.subject, sentence))
    letters = {m[1] for text in behind if (m := _SEAT.match(text)) is not None}
    return bool(parties & letters)


_BY_MANAGERS: Final = frozenset({"dismisses", "appoints"})
"""What those do for a body who run it: "X management fired Y"."""
_MARK: Final = 8
_SEAT: Final = re.compile(r"[,]? ?[(]?([A-Z])[-\u2013.]")
"""A lawmaker's party behind the name: "(D-W.Va.)", ", R-Ohio"."""


def _stands(item: Found, ends: Ends) -> bool:
    """Tell whether a relation of belonging names both ends, and each itself and not its things."""
    if item.predicate.kind not in _STANDING:
        return True
    held = item.predicate.name in _OFFICES and item.rule in _IN_OFFICES
    known = ends.named | (ends.of_states if held else frozenset())
    if item.rule not in _OF_GROUPS and not {item.subject, item.object} <= known:
        return False
    if item.rule not in _THROUGH_THINGS or item.predicate.name == "leaves":
        return True
    bought = item.predicate.name == "buys" and item.rule == "noun"
    if bought or item.predicate.name in _BY_MANAGERS:
        return _stands_itself(item.object, item.cue[0], ends)
    return all(_stands_itself(actor, item.cue[0], ends) for actor in (item.subject, item.object))


def _stands_itself(actor: str, cue: Token, ends: Ends) -> bool:
    """Tell whether a sentence mentions an actor other than as a modifier of something else.

    In "named *Ann Bell* chief" the name is none, whatever the parse makes of it.
    """
    heads = ends.heads(actor, cue.sent)
    return any(t.dep_ not in _MODIFIERS or t.head.dep_ == "oprd" for t in heads)
