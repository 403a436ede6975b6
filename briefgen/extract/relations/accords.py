"""Relations that two enter together, and posts that somebody is named to: accords and namings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.relations.common import Found, cue_of, pairs
from briefgen.extract.relations.denial import negated
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.ends import Ends

_TWO = 2


def accords(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield two bodies or states that agree on something: "X and Y signed a treaty"."""
    frame = table("story_frames")["accords"]
    named = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    taken = [t for c in named for t in (c, *c.conjuncts)]
    shared = [
        t
        for c in verb.children
        if c.dep_ == "xcomp" and c.lemma_ in frame["raises"]
        for t in c.children
        if t.dep_ == "dobj" and t.lemma_.lower() in frame["ties"]
    ]
    if not shared and not any(t.lemma_.lower() in frame["things"] for t in taken):
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    nouns = [t for c in subjects for t in (c, *c.conjuncts)]
    sides = tuple(dict.fromkeys(a for t in nouns if (a := ends.at(t)) is not None))
    together = sides if set(sides) <= ends.bodies | ends.states else ()
    if len(together) != _TWO or len(nouns) != _TWO:
        return
    predicate, cue = predicates().named["cooperates with"], cue_of(verb)
    yield from pairs(together[:1], together[1:], predicate, cue, "verb", negated=negated(verb))


def namings(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield whom somebody names to a post: "X named Y as her running mate"."""
    frame = table("story_frames")["namings"]
    links = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"]
    links += [p for c in verb.children if c.dep_ == "dobj" for p in c.children if p.lower_ == "as"]
    posts = [t for link in links for t in link.children if t.dep_ == "pobj"]
    titles = [c for c in verb.children if c.dep_ == "oprd"]
    if not any(t.lemma_.lower() in frame["things"] for t in (*posts, *titles)):
        return
    beside = (t for c in titles for t in c.children if t.dep_ in ("compound", "nmod", "nsubj"))
    objects = (c for c in verb.children if c.dep_ == "dobj")
    named = tuple(a for c in (*objects, *beside) if (a := ends.at(c)) in ends.persons)
    predicate, cue = predicates().named["appoints"], cue_of(verb)
    denied = negated(verb)
    yield from pairs(ends.subjects(verb), named, predicate, cue, "verb", negated=denied)
