"""Who belongs to whom: bodies within bodies, members of bodies, bodies under another's command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.relations.common import PLURAL, cue_of, pairs
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends
    from briefgen.registry.predicates import Predicate

_ABOVE_ALL: Final = frozenset({"especially", "particularly", "notably"})
_MARKS: Final = 2
"""Most marks before an appositive: a comma, with a quotation mark before or after it."""

_LINKS: Final = frozenset({"of", "from"})
_FROM: Final = frozenset({"from"})
"""After a group's proper name "of" is mostly part of a longer one: "the Sons of Iraq"."""

_OF: Final = frozenset({"of"})


def found_body(token: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield the relations of membership and subordination that a word expresses."""
    if ends.at(token):
        yield from _belonging(token, ends)
        yield from _of_larger_unit(token, ends)
        yield from _possession(token, ends)
        yield from _called_by_party(token, ends)
    if lemma in table("actor_heads")["works_on"] and token.dep_ == "relcl":
        yield from _works_at(token, ends)
    if token.lower_ in _ABOVE_ALL or token.lower_ == "including":
        yield from _part(token, ends)
    if lemma in predicates().under and (over := _over(token)) is not None:
        yield from _under(token, over, predicates().under[lemma], ends)
    elif lemma in predicates().wholes and token.pos_ in ("NOUN", "PROPN"):
        yield from _whole(token, ends)


def _belonging(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X of Y" and "X from Y", X a person or people, Y a named body that is no state."""
    actor = ends.at(name)
    person = actor in ends.persons and name.pos_ == "PROPN"
    if not actor or not (person or actor not in ends.named or _many(name)):
        return
    links = _LINKS if person or actor not in ends.named else _FROM
    for child in name.children:
        if child.i == name.i + 1 and child.lower_ in links and ends.inside(child) != actor:
            behind = ends.behind(name, frozenset({child.lower_}))
            bodies = [a for a in behind if a in ends.bodies]
            yield from pairs((actor,), bodies, predicates().belonging, cue_of(child), "belonging")


def _many(name: Token) -> bool:
    """Tell whether a name is a plural: by the tag, or by "-men", which the tagger often misses."""
    return name.tag_ in PLURAL or name.lower_.endswith("men")


def _possession(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X's Y" of two named bodies; not of a state: "Lebanon's Hezbollah" is not its part."""
    actor = ends.at(name)
    if name.pos_ == "PROPN" and actor in ends.persons:
        yield from _of_a_party(name, ends)
    if name.pos_ != "PROPN" or actor not in ends.bodies:
        return
    for child in name.children:
        whole = (ends.at(child) or "") if child.dep_ == "poss" and child.pos_ != "PRON" else ""
        if whole in ends.bodies:
            yield from pairs(
                (actor,), (whole,), predicates().roles["part"], cue_of(child), "possession"
            )


def _of_larger_unit(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield the unit behind the comma of a smaller one: "the 3rd Battalion, *4th Regiment*"."""
    unit, behind = ends.at(name) or "", name.doc[name.i + 1 : name.i + 3]
    if unit not in ends.bodies or len(behind) < _MARKS or behind[0].text != ",":
        return
    larger = ends.inside(behind[1])
    counted = _ORDINAL.match(behind[1].text) and _ORDINAL.match(_first(name, ends).text)
    if larger in ends.bodies and counted and ends.kinds[unit] in _UNITS:
        last = behind[1]
        while last.i + 1 < len(last.doc) and ends.inside(last.nbor()) == larger:
            last = last.nbor()
        part = predicates().roles["part"]
        yield from pairs((unit,), (larger or "",), part, cue_of(last), "possession")


def _first(name: Token, ends: Ends) -> Token:
    """Return the first word of the name that a token ends."""
    first, unit = name, ends.inside(name)
    while first.i and ends.inside(first.nbor(-1)) == unit:
        first = first.nbor(-1)
    return first


_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
_UNITS: Final = frozenset({ActorType.MILITARY, ActorType.ARMED_GROUP})


def _of_a_party(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X's Y" of a party and a person: "*Labour's* Ann Bell"."""
    for child in name.children:
        party = ends.at(child) if child.dep_ == "poss" and child.pos_ != "PRON" else None
        if party in ends.bodies and ends.kinds[party] is ActorType.PARTY:
            yield from pairs(
                (ends.at(name) or "",), (party,), predicates().belonging, cue_of(child), "belonging"
            )


def _called_by_party(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield a person who is called one of a party: "Ann Bell, *a Republican*"."""
    if ends.at(name) not in ends.persons:
        return
    for child in (c for c in name.children if c.dep_ == "appos" and c.i > name.i):
        party = ends.at(child)
        one = any(c.lower_ in ("a", "an") and c.dep_ == "det" for c in child.children)
        if one and party in ends.bodies and ends.kinds[party] is ActorType.PARTY:
            member = ends.at(name) or ""
            yield from pairs(
                (member,), (party,), predicates().belonging, cue_of(child), "belonging"
            )


def _works_at(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield where somebody has a field: "Ann Bell, who *covers* mines at Harl Bank"."""
    who = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.children)
    if not who or verb.tag_ not in ("VBZ", "VBP") or ends.at(verb.head) not in ends.persons:
        return
    links = (t for t in verb.subtree if t.dep_ == "prep" and t.lower_ in ("at", "with"))
    bodies = (a for t in links for o in t.children if (a := ends.at(o)) in ends.bodies)
    found = tuple(dict.fromkeys(a for a in bodies if a is not None))[:1]
    person = ends.at(verb.head) or ""
    yield from pairs((person,), found, predicates().belonging, cue_of(verb), "belonging")


def _part(word: Token, ends: Ends) -> Iterator[Found]:
    """Yield "the coalition, including X" and "the partners, especially X"."""
    if word.lower_ in _ABOVE_ALL:
        wholes = ends.meant(word.head.head) if word.head.dep_ == "appos" else ()
        parts = ends.meant(word.head)
    else:
        apart = _is_in_a_clause_of_many(word.head) or _is_faced_by_many(word.head)
        wholes = () if apart else ends.itself(word.head)
        parts = tuple(a for c in word.children if c.dep_ == "pobj" for a in ends.meant(c))
    yield from pairs(parts, wholes[:1], predicates().roles["part"], cue_of(word), "including")


def _is_in_a_clause_of_many(name: Token) -> bool:
    """Tell whether a name stands in a clause on several of whom "including" gives examples.

    "Groups that have sued X, including Y": Y is one of the groups.
    """
    over = name
    while over.dep_ not in ("ROOT", "relcl", "acl"):
        over = over.head
    return over.dep_ != "ROOT" and over.head.tag_ == "NNS"


def _is_faced_by_many(name: Token) -> bool:
    """Tell whether a name says whose foes or friends "including" gives: "*critics of X*"."""
    many = name.head.head if name.dep_ == "pobj" and name.head.dep_ == "prep" else name
    role = predicates().roles.get(many.lemma_.lower()) if many.tag_ == "NNS" else None
    return role is not None and role.kind not in ("membership", "control")


def _over(noun: Token) -> Token | None:
    """Return the word that "under" depends on, before a noun such as "command".

    Also where the parse separates the two: "under not only the banner".
    """
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return noun.head.head
    apart = noun.dep_ == "attr" and any(
        c.lower_ == "under" and c.dep_ == "prep" for c in noun.head.children
    )
    return noun.head if apart else None


def _under(noun: Token, over: Token, predicate: Predicate, ends: Ends) -> Iterator[Found]:
    """Yield "under the command of X" and "under X's umbrella": X is above the topic."""
    below = ends.topics(over) if over.pos_ in ("VERB", "AUX") else ends.meant(over)
    joined = (a for c in noun.conjuncts if ends.at(c) for a in ends.single(c))
    above = tuple(dict.fromkeys((*ends.owners(noun), *joined)))
    ends_ = (below, above) if predicate.kind == "membership" else (above, below)
    yield from pairs(*ends_, predicate, cue_of(noun), "under")


def _whole(noun: Token, ends: Ends) -> Iterator[Found]:
    """Yield the members of a whole: "Y, a coalition of X and Z", "Y is an umbrella group of X"."""
    held = noun.head if noun.dep_ == "compound" else noun
    if _is_within_a_name(held, ends):
        return
    members = ends.behind(held, _OF)
    if held.dep_ == "appos":
        wholes = ends.single(held.head)
    elif held.dep_ == "attr":
        wholes = ends.topics(held.head)
    else:
        wholes = tuple(filter(None, (ends.inside(held) or _before_comma(held, ends),)))
    yield from pairs(members, wholes[:1], predicates().roles["part"], cue_of(noun), "whole")


def _is_within_a_name(noun: Token, ends: Ends) -> bool:
    """Tell whether the "of" behind a noun is a name's: "the Dockers *Union* of Harl"."""
    body = ends.inside(noun)
    return body is not None and any(
        ends.inside(c) == body for c in noun.children if c.lower_ == "of"
    )


def _before_comma(noun: Token, ends: Ends) -> str | None:
    """Return the actor right before a noun phrase and its comma, whatever the parse says."""
    doc, at = noun.doc, noun.left_edge.i
    while doc[at].is_punct:
        at += 1
    marks: list[str] = []
    while at > 1 and doc[at - 1].is_punct and len(marks) < _MARKS:
        at -= 1
        marks.append(doc[at].text)
    return ends.inside(doc[at - 1]) if "," in marks else None
