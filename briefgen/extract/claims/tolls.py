"""Sources that count: "put the death toll at 14", "reported 41 new cases", "raised it to 2,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.registry.tables import table

_LED: Final = 8
"""Tokens behind a toll among which its number is looked for."""

_MEASURING: Final = frozenset({"RB", "RBR", "RBS", "JJR", "JJ", "IN", "TO", "DT", "$", "CC"})
"""Tags of words between a toll and its number: "at *no less than* 40"."""

_STOPS: Final = frozenset({",", ";", ".", "\u2014", "\u2013"})

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
        source = _who_counts(verb) if roots else None
        if source is None:
            continue
        content = clauses.runs(verb.doc, _words(verb, roots), {verb.i})
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


def _words(verb: Token, roots: list[Token]) -> set[int]:
    """Return the indices of what is counted and its number, the clause between them left out."""
    found = clauses.indices(roots)
    if (opens := _relative_toll(verb)) is None:
        return found
    behind = clauses.indices(t for t in roots if t.i > verb.i)
    return {i for i in found if i < opens.i or i in behind}


def _who_counts(verb: Token) -> Token | None:
    """Return who gives a number: the subject, the agent of a passive, None where nobody does."""
    toll = _relative_toll(verb)
    own = clauses.own_subject(verb) if toll is not None else None
    if own is not None and toll is not None and own.i != toll.i:
        return own
    return clauses.agent(verb) if clauses.is_passive(verb) else clauses.subject(verb)


def _relative_toll(verb: Token) -> Token | None:
    """Return the "which" whose number a clause gives: "a loss *which* the bank put at 9m"."""
    led = (c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i)
    return next((c for c in led if verb.dep_ == "relcl" and c.tag_ in ("WDT", "WP")), None)


def _toll(verb: Token) -> Token | None:
    """Return the word for what a verb gives the number of, with a passive its subject."""
    if (led := _relative_toll(verb)) is not None:
        return led
    ends = clauses.PASSIVE_SUBJECTS if clauses.is_passive(verb) else ("dobj",)
    return next((c for c in verb.children if c.dep_ in ends), None)


def _given(verb: Token) -> list[Token]:
    """Return the toll that a verb gives and the number after "at" or "to"; else empty."""
    known = table("tolls")
    toll = _toll(verb)
    if toll is None:
        return []
    named = verb.head if toll.tag_ in ("WDT", "WP") else toll
    counts = named.lemma_.lower() in known["tolls"] or _are_counted(verb, toll)
    if toll.lower_ in known["it"] and verb.lemma_ in known["giving_it"]:
        near = _measured(verb, toll)
        return near if near and _is_no_more_than_a_number(near) else []
    if not counts:
        return []
    preps = [p for t in (verb, toll, *toll.subtree) for p in t.children if p.lower_ in known["at"]]
    numbers = [p for p in preps if p.i > toll.i and any(_is_number(t) for t in p.subtree)]
    if not numbers:
        near = _measured(verb, toll)
        return near if not near or named.i == toll.i else [named, *near]
    where = [c for c in verb.children if c.dep_ == "prep" and toll.i < c.i < numbers[0].i]
    where = [c for c in where if not any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree)]
    changed = _changed_since(verb, numbers[0])
    return [named, *where, numbers[0], *_measured_too(verb, numbers[0]), *changed]


def _are_counted(verb: Token, toll: Token) -> bool:
    """Tell whether those whom something befell get a bare number: "put *the dead* at sixty"."""
    whole = toll.lower_ in table("tolls")["befallen"]
    if not whole or not any(c.lower_ == "the" for c in toll.children):
        return False
    at = (c for t in (verb, toll) for c in t.children if c.lower_ == "at" and c.i == toll.i + 1)
    return any(_is_number(g) for p in at for g in p.children if g.dep_ == "pobj")


def _measured(verb: Token, toll: Token) -> list[Token]:
    """Return a toll with the number right behind it: "it *at sixty*", "it *closer to fifty*".

    Between them stand words of measure alone: "at no more than half of that", "somewhere near".
    """
    known = table("tolls")
    first = max(verb.i, toll.right_edge.i) + 1
    words = verb.doc[first : min(first + _LED, verb.sent.end)]
    number = next((t for t in words if _is_amount(t)), None)
    if number is None or number.ent_type_ in ("DATE", "TIME") or number.i == first:
        return []
    between = verb.doc[first : number.i]
    led = any(t.lower_ in known["at"] or t.lower_ in known["near"] for t in between)
    if not led or not all(t.tag_ in _MEASURING or t.lower_ in known["at"] for t in between):
        return []
    end = next((t.i for t in verb.sent if t.i > number.i and t.text in _STOPS), verb.sent.end)
    behind = [c for c in (*verb.children, *toll.children) if first <= c.left_edge.i <= number.i]
    below = any(number.i in {t.i for t in c.subtree} for c in behind)
    cut = all(t.i < end or t.is_punct for c in behind for t in c.subtree)
    return [toll, *behind] if below and cut else [toll, *between, number]


def _is_no_more_than_a_number(measured: list[Token]) -> bool:
    """Tell whether "it" gets a number and no things: not "put it *to two councillors*"."""
    led = measured[1].lower_
    amount = next((t for t in measured[-1].subtree if _is_amount(t)), measured[-1])
    of_things = amount.dep_ == "nummod" and amount.head.pos_ == "NOUN"
    return led == "at" or (led != "to" and not of_things)


def _is_amount(token: Token) -> bool:
    return _is_number(token) or token.lower_ in table("tolls")["fractions"]


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
