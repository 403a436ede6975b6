"""What is held, taken or signed: shares in a firm, a licence, a player.

What each frame reads, and what it must not read, stands in the table `story_frames.yml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.relations.common import cue_of, pairs
from briefgen.extract.relations.denial import negated
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends

_DONE: Final = frozenset({"dobj", "nsubjpass"})
_HOLDING: Final = frozenset({"in", "of"})
_OWNED: Final = frozenset({"of", "from"})
_FOR: Final = frozenset({"for", "with"})
_FIRMS: Final = frozenset({ActorType.COMPANY, ActorType.ORGANISATION, ActorType.UNKNOWN})
_PERCENT: Final = frozenset({"percent", "cent", "%", "pc"})
_MEASURES: Final = frozenset({"npadvmod", "advmod", "attr", "dep", "nsubjpass", "dobj"})


@cache
def frame(name: str) -> dict[str, Any]:
    """Return a frame of the table by its name."""
    found: dict[str, Any] = table("story_frames")[name]
    return found


def stakes(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield the part-owners of a firm.

    "X holds 9 percent of Y", "Y, in which X has a stake", "Y is 9% owned by X".
    """
    invests = predicates().named["invests in"]
    cue, denied = cue_of(verb), negated(verb)
    if (owned := _owned_in_part(verb)) is not None:
        firms = ends.topics(owned) if owned is not verb else ends.objects(verb)
        yield from pairs(_agents(verb, ends), firms, invests, cue, "verb", negated=denied)
        return
    if any(c.dep_ == "prt" for c in verb.children):
        return
    for share in (c for c in verb.children if c.dep_ in _DONE and _is_a_share(c)):
        behind = ends.behind(share, _HOLDING) or ends.behind(verb, _HOLDING)
        firms = tuple(a for a in behind if ends.kinds[a] in _FIRMS)
        yield from pairs(ends.subjects(verb), firms, invests, cue, "verb", negated=denied)


def _is_a_share(noun: Token) -> bool:
    return noun.lemma_.lower() in frame("stakes")["things"] or noun.lower_ in _PERCENT


def is_owned_in_part(verb: Token) -> bool:
    """Tell whether only a part is owned, so that the owner may not control the firm."""
    return _owned_in_part(verb) is not None or any(
        _is_a_share(c) for c in verb.children if c.dep_ in _DONE
    )


def _owned_in_part(verb: Token) -> Token | None:
    """Return the verb whose subject is owned in part: "X is 40 percent owned by Y", else None."""
    agent = any(c.dep_ == "agent" for c in verb.children)
    if verb.lemma_.lower() not in frame("stakes")["verbs"] or not agent:
        return None
    if verb.dep_ == "acl" and verb.head.lower_ in _PERCENT and verb.head.dep_ == "attr":
        return verb.head.head
    measured = (c for c in verb.children if c.dep_ in _MEASURES and c.i < verb.i)
    return verb if any(c.lower_ in _PERCENT for c in measured) else None


def _agents(verb: Token, ends: Ends) -> tuple[str, ...]:
    links = (c for c in verb.children if c.dep_ == "agent")
    return tuple(a for c in links for t in c.children for a in ends.meant(t))


def penalties(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield whose licence or money is taken or frozen: "suspended the licence of Y"."""
    sanctions = predicates().named["sanctions"]
    for thing in (c for c in verb.children if c.dep_ in _DONE):
        if thing.lemma_.lower() not in frame("penalties")["things"]:
            continue
        owners = tuple(a for a in ends.owners(thing) if a in ends.named)
        whose = owners or ends.behind(verb, _OWNED)
        denied = negated(verb)
        yield from pairs(
            ends.subjects(verb), whose, sanctions, cue_of(verb), "verb", negated=denied
        )


def is_a_penalty(verb: Token) -> bool:
    """Tell whether a verb takes away a licence, a permit or the like."""
    things = (c.lemma_.lower() for c in verb.children if c.dep_ in _DONE)
    penal = frame("penalties")
    return verb.lemma_.lower() in penal["verbs"] and any(t in penal["things"] for t in things)


def signings(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield whom a club or a firm takes on: "X signed Y", "Y signed for X"."""
    signs, cue, denied = predicates().named["signs"], cue_of(verb), negated(verb)
    people = tuple(a for a in ends.objects(verb) if a in ends.persons)
    bodies = tuple(a for a in ends.subjects(verb) if a in ends.bodies)
    yield from pairs(bodies, people, signs, cue, "verb", negated=denied)
    signed = tuple(a for a in ends.subjects(verb) if a in ends.persons)
    for_whom = tuple(a for a in ends.behind(verb, _FOR) if a in ends.bodies)
    things = [c for c in verb.children if c.dep_ in _DONE]
    if not things or any(t.lemma_.lower() in frame("signings")["things"] for t in things):
        behind = (*for_whom, *(a for t in things for a in ends.behind(t, _FOR) if a in ends.bodies))
        yield from pairs(behind, signed, signs, cue, "verb, reversed", negated=denied)
