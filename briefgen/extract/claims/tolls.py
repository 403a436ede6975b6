"""Sources that count: "put the death toll at 14", "reported 41 new cases", "raised it to 2,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene


def toll_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each verb by which somebody gives a number of what is counted."""
    known = table("tolls")
    for verb in scene.verbs:
        roots = _given(verb) if verb.lemma_ in known["givers"] else _counted(verb)
        roots = roots or _times(verb)
        source = clauses.subject(verb) if roots else None
        if source is None or clauses.is_passive(verb):
            continue
        content = clauses.runs(verb.doc, clauses.indices(roots), {verb.i})
        if content:
            yield Draft(
                anchor=verb,
                act="estimate" if verb.lemma_ in known["givers"] else "report",
                rule="toll",
                cue=(verb.idx, verb.idx + len(verb)),
                content=tuple(content),
                source=source,
                negated=clauses.is_negated(verb),
            )


def _given(verb: Token) -> list[Token]:
    """Return the toll that a verb gives and the number after "at" or "to"; else empty."""
    known = table("tolls")
    toll = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if toll is None or toll.lemma_.lower() not in known["tolls"]:
        return []
    preps = [p for t in (verb, toll, *toll.subtree) for p in t.children if p.lower_ in known["at"]]
    numbers = [p for p in preps if p.i > toll.i and any(_is_number(t) for t in p.subtree)]
    if not numbers:
        return []
    where = [c for c in verb.children if c.dep_ == "prep" and toll.i < c.i < numbers[0].i]
    where = [c for c in where if not any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree)]
    changed = _changed_since(verb, numbers[0])
    return [toll, *where, numbers[0], *_measured_too(verb, numbers[0]), *changed]


def _changed_since(verb: Token, number: Token) -> list[Token]:
    """Return the words for a later change of a toll: "at 31 *before lowering it to 24*"."""
    changing = table("tolls")["changing"]
    behind = [c for c in verb.subtree if c.i > number.i and c.lower_ == "before"]
    led = [w for w in behind if any(g.lemma_.lower() in changing for g in w.children)]
    marked = (w.head for w in behind if w.dep_ == "mark")
    return [*led, *(v for v in marked if v.lemma_.lower() in changing)]


def _measured_too(verb: Token, number: Token) -> list[Token]:
    """Return a second measure with its conjunction: "strength at 5.9 *and the depth at 18 km*"."""
    known = table("tolls")
    for noun in verb.subtree:
        if noun.dep_ != "conj" or noun.i < number.i or noun.pos_ != "NOUN":
            continue
        joint = noun.left_edge.nbor(-1)
        behind = (c for c in (*noun.children, *verb.children) if c.i == noun.i + 1)
        at = [c for c in behind if c.lower_ in known["at"] and any(map(_is_number, c.subtree))]
        if joint.dep_ == "cc" and at:
            return [joint, noun, *at]
    return []


def _counted(verb: Token) -> list[Token]:
    """Return the object of a verb of counting if it has a number: "counted *41 dead*"."""
    known = table("tolls")
    if verb.lemma_ not in known["counters"]:
        return []
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None or thing.lemma_.lower() not in known["counted"]:
        return []
    own = (t for c in thing.children if c.dep_ in ("prep", "nummod", "amod") for t in c.subtree)
    return [thing] if any(_is_number(t) for t in (thing, *own)) else []


def _times(verb: Token) -> list[Token]:
    """Return how many times another's figure it is by what somebody says: "*twice that number*"."""
    known = table("tolls")
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None or verb.lemma_ not in known["claiming"]:
        return []
    times = any(c.lower_ in known["times"] for c in thing.children)
    that = any(c.lower_ in ("that", "this") for c in thing.children)
    return [thing] if times and that and thing.lemma_.lower() in known["tolls"] else []


def _is_number(token: Token) -> bool:
    return token.like_num or token.pos_ == "NUM"
