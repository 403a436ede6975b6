"""Which words say how two actors stand to each other, and who are the two?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.registry.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.ends import Ends
    from briefgen.registry.predicates import Predicate, VerbFrame

_NEGATIONS: Final = frozenset({"no", "not", "n't", "never", "neither", "without", "nobody", "none"})
_REFUSALS: Final = frozenset({"refuse", "fail", "decline", "stop", "cease", "avoid", "deny", "refrain"})
"""Verbs whose infinitive or gerund did not happen."""


_OF_ACTS: Final = frozenset({"praises", "condemns"})
"""Predicates that hold of whoever did what is praised or condemned."""

_BEHIND_VERB: Final = frozenset({"against", "on", "to"})
"""Prepositions that keep their sense where a light verb stands between: carried strikes out against X."""

_WITH: Final = frozenset({"with"})
_AGAINST: Final = frozenset({"against"})
_BY: Final = frozenset({"by", "from"})

_WORKPLACE: Final = frozenset({"for", "at", "with"})
"""Prepositions between a role and its body, besides `of`: a spokesman for, a researcher at."""

_ABOVE_ALL: Final = frozenset({"especially", "particularly", "notably"})


@dataclass(frozen=True, slots=True)
class Found:
    """Two ends with the words that join them; `rule` names the construction."""

    subject: str
    object: str
    predicate: Predicate
    cue: Span
    rule: str
    negated: bool = False


def found(reading: Reading, ends: Ends) -> Iterator[Found]:
    """Yield what the words of a reading say, in text order."""
    known = predicates()
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and lemma in known.verbs:
            yield from _verb(token, lemma, ends)
        if token.pos_ in ("NOUN", "PROPN", "VERB") and lemma in known.nouns and token.pos_ != "VERB":
            yield from _joint(token, lemma, ends)
            yield from _noun(token, lemma, ends)
        yield from _belonging(token, ends)
        if token.pos_ in ("NOUN", "PROPN") and (role := _named_role(token, lemma)) in known.roles:
            yield from _role(token, role, ends)
        if token.lower_ in known.adjectives and token.pos_ in ("ADJ", "VERB"):
            yield from _adjective(token, ends)
        if token.lower_ == "-" and token.i:
            yield from _compound(token, ends)
        if token.lower_ in _ABOVE_ALL or token.lower_ == "including":
            yield from _part(token, ends)
        if token.lower_ == "alongside" or (token.lower_ == "with" and token.i and token.nbor(-1).lower_ == "together"):
            yield from _beside(token, ends)


def _pairs(
    subjects: Iterable[str],
    objects: Iterable[str],
    predicate: Predicate,
    cue: Span,
    rule: str,
    *,
    negated: bool = False,
) -> Iterator[Found]:
    objects = tuple(objects)
    for subject in subjects:
        for thing in objects:
            if subject != thing:
                yield Found(subject, thing, predicate, cue, rule, negated)


def _verb(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    frames = predicates().verbs[lemma]
    behind = {f: ends.behind(verb, f.prepositions) for f in frames if f.prepositions}
    direct = ends.objects(verb)
    acts = direct or tuple(a for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for a in ends.acting(c))
    subjects = ends.subjects(verb)
    negated = _negated(verb)
    for frame in frames:
        if frame.predicate.name == "supplies" and _words(verb):
            continue
        if frame.giver:
            givers = direct if frame.predicate.kind == "membership" else ends.behind(verb, frozenset({"from"}))
            yield from _pairs(givers, subjects, frame.predicate, _cue(verb), "verb, reversed", negated=negated)
            continue
        if not behind.get(frame) and (kept := _kept(frame)):
            behind[frame] = tuple(a for c in verb.children if c.dep_ == "dobj" for a in ends.behind(c, kept))
        objects = behind.get(frame, ()) or (
            (acts if frame.predicate.name in _OF_ACTS else direct) if frame.object else ()
        )
        yield from _pairs(subjects, objects, frame.predicate, _cue(verb), "verb", negated=negated)
        if not objects and frame.predicate.symmetric and len(subjects) > 1:
            yield from _pairs(subjects[:1], subjects[1:], frame.predicate, _cue(verb), "verb, both", negated=negated)


def _kept(frame: VerbFrame) -> frozenset[str]:
    """Return the prepositions that the parse may have hung on a verb's object: discussed the crisis with X."""
    return frame.prepositions & (_WITH if frame.predicate.kind == "contact" else _AGAINST)


def _words(verb: Token) -> bool:
    """Tell whether what is given or received is words or fire, by which nobody is supplied."""
    known = predicates()
    for child in verb.children:
        frame = known.nouns.get(child.lemma_.lower()) if child.dep_ == "dobj" else None
        if (frame and frame.predicate.sign < 0) or (child.dep_ == "dobj" and child.lemma_.lower() in known.words):
            return True
    return False


def _noun(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    frame = predicates().nouns[lemma]
    predicate, cue = frame.predicate, _cue(noun)
    between = _between(noun, ends)
    if len(between) > 1 and predicate.kind in ("contact", "alliance", "conflict") and predicate.name != "attacks":
        yield from _pairs(between[:1], between[1:], predicate, cue, "noun, between")
        return
    objects = ends.behind(noun, frame.prepositions, acts=predicate.name in _OF_ACTS)
    if not objects and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in predicates().light:
        objects = ends.behind(noun.head, frame.prepositions & _BEHIND_VERB)
    doers = ends.doers(noun)
    if not objects and predicate.kind == "conflict":
        doers, objects = _suffered(noun, ends)
    yield from _pairs(doers, objects, predicate, cue, "noun", negated=_negated(noun))


def _suffered(noun: Token, ends: Ends) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who did a deed and to whom, where it is an object: "X came under attack by", "received fire from"."""
    head, doers = noun.head, ends.behind(noun, _BY)
    if noun.dep_ == "dobj" and head.lemma_ in predicates().sufferers:
        return doers or ends.behind(head, _BY), ends.subjects(head)
    if noun.dep_ == "pobj" and head.lower_ == "under" and head.head.pos_ in ("VERB", "AUX"):
        return doers or ends.behind(head.head, _BY), ends.topics(head.head)
    return (), ()


def _joint(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield "X-Y talks": two names and a hyphen before a noun."""
    doc, frame = noun.doc, predicates().nouns[lemma]
    for hyphen in doc[noun.left_edge.i + 1 : noun.i - 1]:
        if hyphen.text in ("-", "\u2013") and frame.predicate.kind in ("contact", "alliance", "conflict"):
            left, right = ends.within(hyphen.nbor(-1)), ends.within(hyphen.nbor(1))
            if left and right:
                yield from _pairs((left,), (right,), frame.predicate, _cue(noun), "noun, joint")


def _belonging(name: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X of Y" and "X from Y", Y a body with a name that is no state."""
    actor = ends.at(name)
    if not actor or name.pos_ != "PROPN" or actor not in ends.persons:
        return
    for child in name.children:
        if child.i == name.i + 1 and child.lower_ in ("of", "from", "at") and ends.inside(child) != actor:
            bodies = [a for a in ends.behind(name, frozenset({child.lower_})) if a in ends.named - ends.states]
            yield from _pairs((actor,), bodies, predicates().belonging, _cue(child), "belonging")


def _between(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return who stands behind a noun's `between`, a participle in the middle allowed: talks held between X and Y."""
    over = (noun, *(c for c in noun.children if c.dep_ == "acl"))
    return next(filter(None, (ends.behind(word, frozenset({"between", "among"})) for word in over)), ())


def _named_role(noun: Token, lemma: str) -> str:
    """Return a role's word with the "prime" before it: a minister speaks for a state, a prime minister leads it."""
    return f"prime {lemma}" if noun.i and noun.nbor(-1).lower_ == "prime" else lemma


def _role(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield "the leader of X, Y", "Y, a leader of X", "X leader Y", "Y is the leader of X"."""
    predicate = predicates().roles[lemma]
    bodies = ends.owners(noun) or ends.behind(noun, _WORKPLACE) or _listed(noun, ends)
    if bodies:
        holders = dict.fromkeys(_holders(noun, lemma, ends))
        yield from _pairs(holders, bodies, predicate, _cue(noun), "role", negated=_negated(noun))


def _listed(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body that a role's comma joins: "Y, commander, X"."""
    after = noun.doc[noun.i + 1 : noun.i + 6]
    if noun.dep_ != "appos" or len(after) < 2 or after[0].text != ",":  # noqa: PLR2004 - a comma and a word
        return ()
    actor = ends.inside(after[1])
    return (actor,) if actor and actor in ends.named else ()


def _holders(noun: Token, lemma: str, ends: Ends) -> Iterator[str]:
    """Yield who has a role. A group's own name is no relation to the names within it: "X fighters"."""
    for child in noun.children:
        if child.dep_ == "appos":
            yield from ends.meant(child)
        elif child.lower_ == "including":
            yield from (a for thing in child.children if thing.dep_ == "pobj" for a in ends.meant(thing))
    head, inside = noun.head, ends.inside(noun)
    if noun.dep_ == "appos":
        yield from ends.single(head)
    elif noun.dep_ == "attr":
        yield from ends.subjects(head)
    elif noun.dep_ == "pobj" and head.lower_ == "as":
        yield from ends.topics(head.head) if head.head.pos_ in ("VERB", "AUX") else ends.meant(head.head)
    elif noun.dep_ in ("compound", "nmod") and (actor := ends.within(head)):
        if lemma in predicates().heads:
            yield actor
        return
    if inside and inside in ends.named:
        yield inside


def _adjective(word: Token, ends: Ends) -> Iterator[Found]:
    frame = predicates().adjectives[word.lower_]
    objects = ends.behind(word, frame.prepositions, acts=frame.predicate.name in _OF_ACTS)
    if not objects:
        return
    holder = word.head if word.dep_ in ("amod", "acl", "relcl") else None
    subjects = ends.meant(holder) if holder is not None else ends.subjects(word)
    if not subjects:
        over = word if word.pos_ == "VERB" else word.head
        subjects = tuple(a for c in over.children if c.dep_ in ("nsubj", "nsubjpass") for a in ends.meant(c))
    yield from _pairs(subjects, objects, frame.predicate, _cue(word), "adjective", negated=_negated(word))


def _compound(hyphen: Token, ends: Ends) -> Iterator[Found]:
    """Yield "Iran-backed militias" and "anti-ISIL coalition": the noun is the other end."""
    doc, known = hyphen.doc, predicates()
    if hyphen.i + 1 >= len(doc):
        return
    left, right = doc[hyphen.i - 1], doc[hyphen.i + 1]
    inner, word, first = (left, right, True) if right.lower_ in known.compounds else (right, left, False)
    predicate = known.compounds.get(word.lower_) if first else known.prefixes.get(word.lower_)
    actor = ends.at(inner)
    if predicate is None or actor is None:
        return
    holders = [a for a in (_holder(right, ends),) if a]
    subjects, objects = ([actor], holders) if first else (holders, [actor])
    yield from _pairs(subjects, objects, predicate, doc[min(left.i, right.i) : right.i + 1], "compound")


def _holder(last: Token, ends: Ends) -> str | None:
    """Return the actor whose mention begins or goes on right behind a compound."""
    for token in last.doc[last.i + 1 : last.i + 4]:
        actor = ends.at(token)
        if actor and token.pos_ in ("NOUN", "PROPN"):
            return actor
        if token.is_punct or token.pos_ in ("VERB", "ADP"):
            return None
    return None


def _part(word: Token, ends: Ends) -> Iterator[Found]:
    """Yield "the coalition, including X" and "the partners, especially X"."""
    if word.lower_ in _ABOVE_ALL:
        wholes = ends.meant(word.head.head) if word.head.dep_ == "appos" else ()
        parts = ends.meant(word.head)
    else:
        wholes = ends.single(word.head)
        parts = tuple(a for c in word.children if c.dep_ == "pobj" for a in ends.meant(c))
    yield from _pairs(parts, wholes[:1], predicates().roles["part"], _cue(word), "including")


def _beside(word: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X, together with Y" and "X fought alongside Y"."""
    head = word.head.head if word.head.lower_ == "together" else word.head
    subjects = ends.topics(head) if head.pos_ in ("VERB", "AUX") else ends.meant(head)
    objects = tuple(a for c in word.children if c.dep_ == "pobj" for a in ends.meant(c))
    yield from _pairs(subjects, objects, predicates().beside, _cue(word), "beside")


def _cue(token: Token) -> Span:
    """Return a word with the particle or preposition right behind it."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    joined = after is not None and after.head.i == token.i and after.dep_ in ("prt", "prep")
    return doc[token.i : token.i + 2] if joined else doc[token.i : token.i + 1]


def _negated(token: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in token.children):
        return True
    head = token.head.head if token.dep_ == "pcomp" and token.head.dep_ == "prep" else token.head
    if token.dep_ in ("xcomp", "dobj", "pcomp") and head.pos_ in ("VERB", "AUX"):
        return head.lemma_ in _REFUSALS or any(c.dep_ == "neg" for c in head.children)
    return False
