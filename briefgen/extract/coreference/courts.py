"""Pronouns that can only mean the judge: who sentences, adjourns and hears evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.coreference.candidates import Place, Timeline
    from briefgen.extract.coreference.clues import Pair


def of_the_court(pronoun: Token, places: list[Place], timeline: Timeline) -> list[Place]:
    """Return the places of judges alone where a pronoun tells a court's decision; else all.

    All are returned, too, where the article names no judge.
    """
    if not decides_in_court(pronoun):
        return places
    judges = [p for p in places if _is_of_the_bench(p, timeline)]
    named = any(_is_of_the_bench(p, timeline) for p in timeline.all_before(pronoun))
    return judges if judges or named else places


def is_judge(pair: Pair, timeline: Timeline) -> bool:
    """Tell whether a pair's antecedent is a judge."""
    return _is_of_the_bench(pair.last, timeline)


def _is_of_the_bench(place: Place, timeline: Timeline) -> bool:
    words = table("coreference")["judges"]
    told = timeline.by_id[place.actor].descriptions
    return any(w in words for d in told for w in d.evidence.exact.lower().split())


def decides_in_court(pronoun: Token) -> bool:
    """Tell whether "he" or "she" does, or says that he does, what a judge alone does.

    "She jailed him for a year", "he said he took his plea into account".
    """
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or pronoun.lower_ not in ("he", "she"):
        return False
    same = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    below = [c for c in same if any(_is_the_same(pronoun, g) for g in c.children)]
    return any(_is_a_judges(deed) for deed in (verb, *below))


def _is_the_same(pronoun: Token, other: Token) -> bool:
    return other.dep_ == "nsubj" and other.lower_ == pronoun.lower_


def _is_a_judges(verb: Token) -> bool:
    words = table("coreference")["court_acts"]
    things = words.get(verb.lemma_.lower())
    if things is None or verb.pos_ != "VERB":
        return False
    told = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    of_court = verb.lemma_.lower() != "take" or not told.isdisjoint(
        table("coreference")["in_court"]
    )
    done_to = any(c.dep_ in ("dobj", "prep", "prt") for c in verb.children)
    return of_court and done_to and (not things or not told.isdisjoint(things))
