"""What of the relations that were found can be right, and how sure is it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.clues import SCORE
from briefgen.model import Confidence, Role
from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends

_STANDING: Final = frozenset({"membership", "control", "family"})
"""Kinds that say where somebody stands: what a group without a name is part of tells nothing."""
_THROUGH_THINGS: Final = frozenset({"verb", "verb, reversed", "noun", "under"})
"""Constructions by which who takes a thing is not to be taken for who controls its owner."""
_OF_GROUPS: Final = frozenset({"compound", "under"})
"""Constructions that tell of groups without a name all the same: "Iran-led militias", "they are under X's umbrella"."""
_MODIFIERS: Final = frozenset({"compound", "poss", "amod", "nmod"})
_HEADLINES: Final = frozenset({Role.TITLE, Role.KICKER, Role.DEK, Role.HEADING})
_FAR: Final = 25
"""Words between the two ends beyond which the parse is wrong more often. Source: read on GUM and re3d."""


def screened(item: Found, ends: Ends, reading: Reading) -> Found | None:
    """Return what was found, its predicate and its confidence set; None where it can't be right."""
    typed = _typed(item, ends)
    if typed is None or typed.subject == typed.object:
        return None
    if _is_asked(typed) or not _stands(typed, ends):
        return None
    return replace(typed, confidence=_confidence(typed, ends, reading))


def _typed(item: Found, ends: Ends) -> Found | None:
    """Return what was found with the predicate that fits who stands at its ends, None where none does."""
    predicate = item.predicate
    if predicate is predicates().roles["part"] and item.subject in ends.persons:
        predicate = predicates().belonging
    if predicate.root == "fights" and _is_match(item, ends):
        predicate = predicates().named["defeats"]
    if predicate.takes and item.object not in ends.of_kind(predicate.takes):
        if not predicate.like:
            return None
        predicate = predicates().named[predicate.like]
    if predicate.takes and item.object not in ends.of_kind(predicate.takes):
        return None
    if predicate.by_person and item.subject not in ends.persons:
        return None
    return replace(item, predicate=predicate)


def _is_match(item: Found, ends: Ends) -> bool:
    """Tell whether somebody is beaten in a game or at the polls: a score stands beside it, or two persons do it."""
    if item.rule != "verb" or item.cue[0].lemma_ not in predicates().wins:
        return False
    both_persons = {item.subject, item.object} <= ends.persons
    return both_persons or bool(SCORE.search(item.cue.sent.text))


def _is_asked(item: Found) -> bool:
    """Tell whether a relation is asked after: its verb is the main one of a question."""
    sentence = item.cue.sent
    if not sentence.text.rstrip("\"' \n").endswith("?"):
        return False
    return item.rule not in ("role", "compound", "belonging", "possession")


def _stands(item: Found, ends: Ends) -> bool:
    """Tell whether what says where somebody stands names both of them, and themselves and not a thing of theirs."""
    if item.predicate.kind not in _STANDING:
        return True
    if item.rule not in _OF_GROUPS and not {item.subject, item.object} <= ends.named:
        return False
    if item.rule not in _THROUGH_THINGS:
        return True
    return all(_stands_itself(actor, item.cue[0], ends) for actor in (item.subject, item.object))


def _stands_itself(actor: str, cue: Token, ends: Ends) -> bool:
    """Tell whether a sentence speaks of an actor and not only of what is the actor's."""
    return any(t.dep_ not in _MODIFIERS for t in ends.heads(actor, cue.sent))


def _confidence(item: Found, ends: Ends, reading: Reading) -> Confidence:
    """Return how sure a relation is: a headline is no sentence, and far ends are found wrong more often."""
    block = next(
        (b for b in reading.article.blocks if b.start <= item.cue.start_char < b.end), None
    )
    doubts = [
        block is not None and block.role in _HEADLINES,
        _reach(item, ends) > _FAR,
        item.rule in predicates().unsure,
        bool(predicates().likely_words & {t.lower_ for t in item.cue.sent[:1]}),
    ]
    if sum(doubts) > 1:
        return Confidence.DOUBTFUL
    return Confidence.LIKELY if any(doubts) else Confidence.SURE


def _reach(item: Found, ends: Ends) -> int:
    """Return how many words lie between the two ends where they stand nearest to each other; 0 where one is unseen."""
    sentence = item.cue.sent
    firsts, seconds = ends.heads(item.subject, sentence), ends.heads(item.object, sentence)
    return min((abs(a.i - b.i) for a in firsts for b in seconds), default=0)
