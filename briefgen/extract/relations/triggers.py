"""Which words express a relation, and which actors are its two ends?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.relations.bodies import found_body
from briefgen.extract.relations.common import PLURAL, TOGETHER, Found, cue_of, pairs
from briefgen.extract.relations.dealings import found_dealing, is_sale_of_a_firm
from briefgen.extract.relations.denial import negated
from briefgen.extract.relations.ends import carried_below
from briefgen.extract.relations.offices import found_role
from briefgen.extract.relations.stakes import is_owned_in_part
from briefgen.extract.relations.stories import at_request, found_story, is_expulsion, rival_bid
from briefgen.extract.tags import FINITE
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.extract.relations.ends import Ends
    from briefgen.registry.predicates import Predicate, VerbFrame

_OF_ACTS: Final = frozenset({"praises", "condemns"})
"""Predicates that apply to whoever did the deed that is praised or condemned."""

_BEHIND_VERB: Final = frozenset({"against", "on", "to"})
"""Prepositions that keep their sense after a light verb: "carried out strikes against X"."""

_OF_THINGS: Final = frozenset({"attacks", "backs", "opposes", "sanctions", "threatens"})
"""Predicates that apply to the owner of what is hit, backed or refused: X's plants, X's bid."""

_BLOWS: Final = frozenset({"attack", "hit", "target", "pound", "pummel"})
_HELP: Final = frozenset({"backs", "supplies"})
_SIDES: Final = 4
"""Words after "stand" within which "side by side" begins."""

_BACKS: Final = "backs"
_BIDS: Final = "bids for"
_BLAMES: Final = "blames"
_FROM: Final = frozenset({"from"})
_DURING: Final = frozenset({"in", "during"})
_TARGETS: Final = frozenset({"at", "on", "into", "against", "toward", "towards", "upon", "over"})
_TO: Final = frozenset({"to"})
_WITH: Final = frozenset({"with"})
_AGAINST: Final = frozenset({"against"})
_BY: Final = frozenset({"by", "from"})


def found(reading: Reading, ends: Ends) -> Iterator[Found]:
    """Yield the candidate relations of a reading, in text order."""
    known = predicates()
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            word = _with_particle(token, lemma)
            if word in known.verbs and not (is_expulsion(token) or is_owned_in_part(token)):
                yield from _verb(token, word, ends)
            if lemma in known.throws:
                yield from _thrown(token, ends)
            yield from found_dealing(token, lemma, ends)
            yield from found_story(token, lemma, ends)
        if token.pos_ in ("NOUN", "PROPN") and lemma in known.nouns:
            yield from _joint(token, lemma, ends)
            yield from _noun(token, lemma, ends)
        yield from rival_bid(token, lemma, ends)
        yield from at_request(token, lemma, ends)
        yield from found_body(token, lemma, ends)
        if token.pos_ in ("NOUN", "PROPN") and lemma in known.roles_last:
            yield from found_role(token, lemma, ends)
        if token.lower_ in known.adjectives and token.pos_ in ("ADJ", "VERB"):
            yield from _adjective(token, ends)
        if token.lower_ == "-" and token.i:
            yield from _compound(token, ends)
        if token.lower_ == "alongside" or (
            token.lower_ == "with" and token.i and token.nbor(-1).lower_ == "together"
        ):
            yield from _beside(token, ends)


def _with_particle(verb: Token, lemma: str) -> str:
    """Return a verb's lemma, with its particle where the table has the two as one verb."""
    for child in verb.children:
        particle = child.dep_ in ("prt", "advmod") or child.lower_ == "out"
        if particle and (word := f"{lemma} {child.lower_}") in predicates().verbs:
            return word
        for goal in child.children if child.lower_ == "to" else ():
            if (word := f"{lemma} to {goal.lower_}") in predicates().verbs:
                return word
    return lemma


def _thrown(verb: Token, ends: Ends) -> Iterator[Found]:
    """Yield "fired rockets at X", "launched drones against X", "rockets fired at X by Y"."""
    weapons = predicates().weapons
    thrown = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        thrown.append(verb.head)
    if any(c.lemma_.lower() in weapons for c in thrown):
        targets = next(filter(None, (ends.behind(w, _TARGETS) for w in (verb, *thrown))), ())
        attacks = predicates().nouns["attack"].predicate
        yield from pairs(
            ends.subjects(verb), targets, attacks, cue_of(verb), "thrown", negated=negated(verb)
        )


def _verb(verb: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    frames = predicates().verbs[lemma]
    behind = {f: _behind(verb, lemma, f, ends) for f in frames if f.prepositions}
    direct = ends.objects(verb)
    acts = direct or tuple(
        a for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for a in ends.acting(c)
    )
    if _is_charged_by(verb):
        return
    subjects = (
        ends.subjects(verb) or _in_attack(verb, frames, ends) or _in_court(verb, frames, ends)
    )
    denied = negated(verb)
    for frame in frames:
        if frame.predicate.name == "supplies" and (
            is_sale_of_a_firm(verb, ends) or not _supplies(verb, frame)
        ):
            continue
        if frame.giver or frame.composed:
            givers, takers = _reversed(verb, frame, ends)
            yield from pairs(
                givers, takers, frame.predicate, cue_of(verb), "verb, reversed", negated=denied
            )
            continue
        if not behind.get(frame) and (kept := _kept(frame)):
            things = (
                t
                for c in verb.children
                if c.dep_ == "dobj" and (not _is_blow(c) or frame.predicate.name == _BLAMES)
                for t in (c, *c.conjuncts)
            )
            behind[frame] = tuple(a for t in things for a in ends.behind(t, kept))
        if not behind.get(frame) and lemma == "stand":
            behind[frame] = _side_by_side(verb, ends)
        if (
            frame.predicate.name == "supplies"
            and _TO & frame.prepositions
            and not behind.get(frame)
        ):
            behind[frame] = _given(verb, ends)
        objects = behind.get(frame, ()) or (
            (acts if frame.predicate.root in _OF_ACTS else direct) if frame.object else ()
        )
        if not objects and frame.object:
            objects = _through_things(verb, frame, ends)
        yield from _typed(
            verb,
            lemma,
            (subjects, objects),
            frame if ends.persons.isdisjoint(objects) else _judged(verb, frame),
            ends,
        )
        yield from _helped(verb, frame, (subjects, objects), ends)
        if not objects and frame.predicate.symmetric and len(subjects) > 1 and _mutual(verb, lemma):
            yield from pairs(
                subjects[:1],
                subjects[1:],
                frame.predicate,
                cue_of(verb),
                "verb, both",
                negated=denied,
            )


def _in_court(verb: Token, frames: tuple[VerbFrame, ...], ends: Ends) -> tuple[str, ...]:
    """Return the court in which somebody was sentenced: "sentenced at *Orsk Crown Court*"."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    if not passive or not {f.predicate.name for f in frames} & {"convicts", "sentences"}:
        return ()
    places = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "in", "by"))
    things = (t for c in places for t in c.children if t.dep_ == "pobj")
    courts = (t for t in things if t.lower_ in ("court", "tribunal"))
    return tuple(a for t in courts if (a := ends.within(t)) is not None)


def _is_charged_by(verb: Token) -> bool:
    """Tell whether a deed is what somebody is charged with, behind the accuser, who did it not.

    The parse ties it to the latter: "accused by a panel of experts of *arming* X".
    """
    above = verb.head
    if verb.dep_ != "pcomp" or above.lower_ != "of":
        return False
    while above.dep_ in ("prep", "pobj") and above.head.i < above.i:
        above = above.head
    return above.dep_ == "agent" and above.head.lemma_ in predicates().charging


def _helped(
    verb: Token, frame: VerbFrame, both: tuple[tuple[str, ...], tuple[str, ...]], ends: Ends
) -> Iterator[Found]:
    """Yield whom those fight who are helped: "helped X against Y", "helped X to defeat Y"."""
    subjects, objects = both
    denied, cue = negated(verb), cue_of(verb)
    if frame.predicate.root == "fights" and not denied:
        aided = (a for a in _aided(verb, ends) if a not in subjects)
        yield from pairs(aided, objects, frame.predicate, cue, "helped")
    if frame.predicate.name in _HELP and objects:
        foes = ends.behind(verb, _AGAINST, acts=True)
        fights = predicates().nouns["fight"].predicate
        yield from pairs(objects, foes, fights, cue, "helped", negated=denied)


def _through_things(verb: Token, frame: VerbFrame, ends: Ends) -> tuple[str, ...]:
    """Return whose deed is backed, or whose thing is hit, where nobody is the object."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    found: tuple[str, ...] = ()
    if frame.predicate.name == _BACKS:
        found = tuple(a for c in things if c.dep_ == "dobj" for a in _by(c, ends))
    if not found and frame.predicate.name in _OF_THINGS:
        found = tuple(a for c in things for a in ends.things(c))
    return found


def _by(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return whose deed a noun is that is backed: "the retaking of Y *by X*"."""
    frame = predicates().nouns.get(noun.lemma_.lower())
    hostile = frame is not None and frame.predicate.kind in ("conflict", "control")
    done = hostile or noun.lower_.endswith("ing")
    return ends.behind(noun, frozenset({"by"})) if done else ()


def _aided(deed: Token, ends: Ends) -> tuple[str, ...]:
    """Return whom somebody backs to fight another: "stands by *X* to defeat Y", "helps *X* beat Y".

    Those fight as well, whoever the parse takes for the subject.
    """
    above = deed.head.head if deed.dep_ == "pcomp" and deed.head.lower_ == "in" else deed.head
    purpose = deed.tag_ == "VB" and deed.dep_ in ("xcomp", "advcl", "ccomp")
    if not purpose and deed.dep_ != "pcomp":
        return ()
    frames = predicates().verbs.get(_with_particle(above, above.lemma_.lower()), ())
    for frame in frames:
        if frame.predicate.name in _HELP and above.pos_ == "VERB":
            helped = ends.objects(above) if frame.object else ()
            return helped or ends.behind(above, frame.prepositions)
    return ()


def _given(verb: Token, ends: Ends) -> tuple[str, ...]:
    """Return the indirect objects that have no preposition: "lent *X* 9 million euros"."""
    takers = (c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
    return tuple(a for c in takers for a in ends.meant(c))


def _behind(verb: Token, lemma: str, frame: VerbFrame, ends: Ends) -> tuple[str, ...]:
    """Return the actors after a frame's prepositions, or after the particle's ("out *of X*")."""
    found = ends.behind(verb, frame.prepositions)
    particle = lemma.partition(" ")[2]
    if found or not particle:
        return found
    particles = (c for c in verb.children if c.lower_ == particle)
    return tuple(a for c in particles for a in ends.behind(c, frame.prepositions))


def _mutual(verb: Token, lemma: str) -> bool:
    """Tell whether several subjects do something with each other: "met", "worked together"."""
    if any(c.dep_ == "agent" for c in verb.children):
        return False
    return lemma not in predicates().alone or any(c.lower_ in TOGETHER for c in verb.children)


def _judged(verb: Token, frame: VerbFrame) -> VerbFrame:
    """Return a verb's frame, replaced by that of criticism where the attack is verbal.

    A person attacked "for doing" or "as being" something is. Only with verbs of blows that are used
    of words too, and not with killing.
    """
    if frame.predicate.root != "attacks" or verb.lemma_ not in _BLOWS:
        return frame
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("for", "as", "over")
            and any(c.dep_ == "pcomp" for c in child.children)
        ):
            return replace(frame, predicate=predicates().roles["critic"])
    return frame


def _in_attack(verb: Token, frames: tuple[VerbFrame, ...], ends: Ends) -> tuple[str, ...]:
    """Return whose attack somebody was killed in: "killed in an X attack", "at the hands of X"."""
    if frames[0].predicate.root != "attacks" or not any(
        c.dep_ == "nsubjpass" for c in verb.children
    ):
        return ()
    known = predicates().nouns
    deeds = (
        t for c in verb.children if c.dep_ == "prep" and c.lower_ in _DURING for t in c.children
    )
    attacks = (
        d for d in deeds if (f := known.get(d.lemma_.lower())) and f.predicate.root == "attacks"
    )
    hands = (
        t for c in verb.children if c.lower_ == "at" for t in c.children if t.lower_ == "hands"
    )
    own = (a for h in hands for a in ends.owners(h))
    return tuple(dict.fromkeys((*(a for d in attacks for a in ends.doers(d, 0)), *own)))


def _reversed(verb: Token, frame: VerbFrame, ends: Ends) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return givers and takers, or parts and whole, of a verb whose subject is the receiving end.

    "Received weapons from X", "includes X", "is made up of X".
    """
    if frame.composed:
        return ends.behind(verb, frame.composed), ends.topics(verb)
    if frame.predicate.kind == "membership":
        return ends.objects(verb), ends.subjects(verb)
    givers = ends.behind(verb, frozenset({"from"}))
    if not givers and not _words(verb):
        gifts = [c for c in verb.children if c.dep_ == "dobj" and not ends.within(c)]
        goods = predicates().goods
        owned = [c for c in gifts if c.lemma_.lower() in goods or _is_possessed(c)]
        givers = tuple(
            a for c in owned for a in ends.owners(c) if a in ends.named and a not in ends.persons
        )
    return givers, ends.subjects(verb)


def _is_possessed(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.children)


def _typed(
    verb: Token,
    lemma: str,
    both: tuple[tuple[str, ...], tuple[str, ...]],
    frame: VerbFrame,
    ends: Ends,
) -> Iterator[Found]:
    """Yield a verb's relation of subjects and objects; one who joins a body becomes part of it."""
    subjects, objects = both
    cue, denied, roles = cue_of(_deed_done(verb)), negated(verb), predicates().roles
    if lemma not in predicates().enters or frame.prepositions:
        yield from pairs(subjects, objects, frame.predicate, cue, "verb", negated=denied)
        return
    joined = {
        a
        for c in verb.children
        if c.dep_ == "dobj"
        for one in (c, *c.conjuncts, *_behind_its_noun(c))
        if (a := ends.within(one))
    }
    for thing in objects:
        for subject in subjects:
            body = thing in joined and thing not in ends.persons | ends.states
            entered = (
                roles["member" if subject in ends.persons else "part"] if body else frame.predicate
            )
            yield from pairs((subject,), (thing,), entered, cue, "verb", negated=denied)


def _behind_its_noun(noun: Token) -> Iterator[Token]:
    """Yield the names in apposition to a noun, as of the body joined: "the band *X*"."""
    yield from (c for c in noun.children if c.dep_ == "appos" and c.i > noun.i)


def _deed_done(verb: Token) -> Token:
    """Return the word for the deed: of "strikes *using* jets against X", the strikes."""
    if verb.lower_ != "using":
        return verb
    head = verb.head
    deeds = (head, *(c for c in head.children if c.dep_ in ("dobj", "nsubjpass")))
    frames = ((d, predicates().nouns.get(d.lemma_.lower())) for d in deeds)
    return next((d for d, f in frames if f is not None and f.predicate.root == "attacks"), verb)


def _side_by_side(verb: Token, ends: Ends) -> tuple[str, ...]:
    """Return with whom somebody stands "side by side", where the parse attaches X to the side."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _SIDES, len(doc) - 2)):
        if doc[at].lower_ == doc[at + 2].lower_ in ("side", "shoulder") and doc[at + 1].lower_ in (
            "to",
            "by",
        ):
            return ends.behind(doc[at + 2], _WITH)
    return ()


def _kept(frame: VerbFrame) -> frozenset[str]:
    """Return prepositions that the parse may hang on the object: "discussed the crisis with X"."""
    if frame.predicate.name in (_BIDS, _BLAMES):
        return frame.prepositions
    return frame.prepositions & (_WITH if frame.predicate.kind == "contact" else _AGAINST)


def _is_blow(noun: Token) -> bool:
    """Tell whether a noun is a deed of conflict.

    To protest "violence against X" is not to protest against X.
    """
    frame = predicates().nouns.get(noun.lemma_.lower())
    return frame is not None and frame.predicate.kind == "conflict"


def _words(verb: Token) -> bool:
    """Tell whether what is given is words, fire or favour, by which nobody is supplied."""
    known = predicates()
    for child in verb.children:
        if child.dep_ != "dobj":
            continue
        frame = known.nouns.get(child.lemma_.lower())
        if (frame and frame.predicate.name != "supplies") or child.lemma_.lower() in known.words:
            return True
    return False


def _supplies(verb: Token, frame: VerbFrame) -> bool:
    """Tell whether what is given supplies: money, aid, arms; with "donate" etc., any thing."""
    known = predicates()
    if frame.object and not (frame.prepositions or frame.giver):
        return not _words(verb)
    if verb.lemma_ in known.giving:
        return not _words(verb)
    if frame.giver and _words(verb):
        return False
    given = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    things = {t.lemma_.lower() for c in given for t in (c, *c.conjuncts, *c.children)}
    return bool(things & known.goods) or any("$" in t.text for c in given for t in c.subtree)


def _noun(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    frame = predicates().nouns[lemma]
    predicate, cue = frame.predicate, cue_of(noun)
    if lemma == _USE:
        yield from _used(noun, predicate, ends)
        return
    between = _between(noun, ends)
    if (
        len(between) > 1
        and predicate.kind in ("contact", "alliance", "conflict")
        and predicate.root != "attacks"
    ):
        yield from pairs(
            between[:1], between[1:], predicate, cue, "noun, between", negated=negated(noun)
        )
        return
    objects = ends.behind(noun, frame.prepositions, acts=predicate.root in _OF_ACTS)
    if (
        not objects
        and noun.dep_ in ("dobj", "nsubjpass")
        and noun.head.lemma_ in predicates().light
    ):
        objects = ends.behind(noun.head, frame.prepositions & _BEHIND_VERB)
    if not objects:
        below = carried_below(noun)
        objects = tuple(a for v in below for a in ends.behind(v, frame.prepositions & _BEHIND_VERB))
    doers = ends.doers(noun)
    if predicate.name == "buys":
        sellers = ends.behind(noun, _FROM)
        doers = tuple(a for a in doers if a not in sellers)
    if not objects and (predicate.kind == "conflict" or predicate.name == "praises"):
        doers, objects = _suffered(noun, ends)
    if predicate.name in _HELP and (enjoyed := _enjoyed(noun, ends)) is not None:
        doers, objects = enjoyed
    if objects and predicate.name in _HELP:
        foes = ends.behind(noun, _AGAINST)
        yield from pairs(
            objects,
            foes,
            predicates().nouns["fight"].predicate,
            cue,
            "helped",
            negated=negated(noun),
        )
    yield from pairs(doers, objects, predicate, cue, "noun", negated=negated(noun))


def _used(noun: Token, predicate: Predicate, ends: Ends) -> Iterator[Found]:
    """Yield "the use of *weapons* against X": by whoever it is, or is involved in it."""
    things = [t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    used = [t for one in things for t in (one, *one.conjuncts)]
    known = predicates()
    arms = known.weapons | known.arms
    if not any(t.lemma_.lower() in arms for t in used):
        return
    over = (noun, *used)
    victims = next(filter(None, (ends.behind(t, _TARGETS) for t in over)), ())
    by = next(filter(None, (ends.behind(t, frozenset({"by"})) for t in over)), ())
    doers = by or ends.doers(noun)
    yield from pairs(doers, victims, predicate, cue_of(noun), "noun", negated=negated(noun))


_USE: Final = "use"


def _enjoyed(noun: Token, ends: Ends) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return helpers and helped: "X enjoys Y's support", "X fights with the help of Y".

    None where a noun of help stands in no such construction.
    """
    head, giving = noun.head, frozenset({"of", "from", "by"})
    if noun.dep_ == "dobj" and head.lemma_ in predicates().enjoyers:
        return ends.doers(noun, 0) or ends.behind(noun, giving) or ends.behind(
            head, _FROM
        ), ends.subjects(head)
    if noun.dep_ == "pobj" and head.lower_ in ("with", "without"):
        helped = (
            ends.topics(head.head) if head.head.pos_ in ("VERB", "AUX") else ends.meant(head.head)
        )
        return ends.doers(noun, 0) or ends.behind(noun, giving), helped
    return None


def _suffered(noun: Token, ends: Ends) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return doers and victims: "X came under attack by Y", "received fire from Y"."""
    head, doers = noun.head, ends.behind(noun, _BY)
    if doers and "of" in predicates().nouns[noun.lemma_.lower()].prepositions:
        owners = (c for c in noun.children if c.dep_ == "poss")
        if victims := tuple(a for c in owners for a in ends.meant(c)):
            return doers, victims
    if noun.dep_ == "dobj" and head.lemma_ in predicates().sufferers:
        return doers or ends.behind(head, _BY), ends.subjects(head)
    if noun.dep_ == "pobj" and head.lower_ == "under" and head.head.pos_ in ("VERB", "AUX"):
        return doers or ends.behind(head.head, _BY), ends.topics(head.head)
    return (), ()


def _joint(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield "X-Y talks": two names and a hyphen before a noun."""
    doc, frame = noun.doc, predicates().nouns[lemma]
    for hyphen in doc[noun.left_edge.i + 1 : noun.i - 1]:
        if hyphen.text in ("-", "\u2013") and frame.predicate.kind in (
            "contact",
            "alliance",
            "conflict",
        ):
            left, right = ends.within(hyphen.nbor(-1)), ends.within(hyphen.nbor(1))
            if left and right:
                yield from pairs((left,), (right,), frame.predicate, cue_of(noun), "noun, joint")


def _between(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the actors after a noun's "between", also with a participle: "talks held between"."""
    over = (noun, *(c for c in noun.children if c.dep_ == "acl"))
    told = (ends.behind(word, _BETWEEN) for word in over)
    found = next(filter(None, told), ())
    if len(found) > 1:
        return found
    return _of_governments(noun, ends) or _between_apart(noun, ends) or found


def _between_apart(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return two actors behind "between" of which a participle follows the first.

    "Talks between *X*, led by its minister, and *Y*": the parse ties the second elsewhere.
    """
    behind = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _REACH)]
    link = next((t for t in behind if t.lower_ == "between"), None)
    if link is None or any(t.tag_ in FINITE for t in noun.doc[noun.i + 1 : link.i]):
        return ()
    first, apart = None, False
    for token in noun.doc[link.i + 1 : behind.end]:
        if token.tag_ in FINITE or token.text in (";", ":"):
            return ()
        actor = ends.within(token)
        first = first or actor
        apart = apart or (token.tag_ == "VBN" and token.nbor(-1).text == "," and first is not None)
        if apart and token.lower_ == "and" and token.nbor(-1).text == ",":
            at = token.i + 1 + (token.nbor().lower_ == "the")
            other = ends.within(noun.doc[at]) if at < behind.end else None
            return (first, other) if first and other and first != other else ()
    return ()


_REACH: Final = 40
"""Words behind a noun within which its two sides stand."""


def _of_governments(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the states whose bodies stand in the plural behind "between".

    "Between the *Norwegian and Danish* governments".
    """
    links = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in _BETWEEN)
    bodies = (t for c in links for t in c.children if t.dep_ == "pobj" and t.tag_ in PLURAL)
    for body in bodies:
        fronts = [t for c in body.lefts if c.dep_ == "amod" for t in (c, *c.conjuncts)]
        states = dict.fromkeys(a for t in fronts if (a := ends.at(t)) in ends.states and a)
        if len(states) == _TWO and body.lemma_.lower() in _RULING:
            return tuple(states)
    return ()


_BETWEEN: Final = frozenset({"between", "among"})
_RULING: Final = frozenset({"government", "authority", "leader", "minister", "president", "side"})
"""Who speaks for a state where several are told together."""
_TWO: Final = 2


def _adjective(word: Token, ends: Ends) -> Iterator[Found]:
    frame = predicates().adjectives[word.lower_]
    objects = ends.behind(word, frame.prepositions, acts=frame.predicate.root in _OF_ACTS)
    if not objects:
        return
    holder = word.head if word.dep_ in ("amod", "acl", "relcl") else None
    subjects = ends.meant(holder) if holder is not None else ends.subjects(word)
    if not subjects:
        over = word if word.pos_ == "VERB" else word.head
        above = (over, *(c for c in over.children if c.dep_ in ("aux", "auxpass")))
        named = (c for t in above for c in t.children if c.dep_ in ("nsubj", "nsubjpass"))
        subjects = tuple(a for c in named for a in ends.meant(c))
    yield from pairs(
        subjects, objects, frame.predicate, cue_of(word), "adjective", negated=negated(word)
    )


def _compound(hyphen: Token, ends: Ends) -> Iterator[Found]:
    """Yield "Iran-backed militias" and "anti-ISIL coalition": the noun is the other end."""
    doc, known = hyphen.doc, predicates()
    if hyphen.i + 1 >= len(doc):
        return
    left, right = doc[hyphen.i - 1], doc[hyphen.i + 1]
    inner, word, first = (
        (left, right, True) if right.lower_ in known.compounds else (right, left, False)
    )
    predicate = known.compounds.get(word.lower_) if first else known.prefixes.get(word.lower_)
    actor = ends.at(inner)
    if predicate is None or actor is None:
        return
    holders = [a for a in (_holder(right, ends),) if a]
    subjects, objects = ([actor], holders) if first else (holders, [actor])
    yield from pairs(
        subjects, objects, predicate, doc[min(left.i, right.i) : right.i + 1], "compound"
    )


def _holder(last: Token, ends: Ends) -> str | None:
    """Return the actor whose mention stands right after a compound."""
    for token in last.doc[last.i + 1 : last.i + 4]:
        actor = ends.at(token)
        if actor and token.pos_ in ("NOUN", "PROPN"):
            return actor
        if token.is_punct or token.pos_ in ("VERB", "ADP"):
            return None
    return None


def _beside(word: Token, ends: Ends) -> Iterator[Found]:
    """Yield "X, together with Y" and "X fought alongside Y"."""
    head = word.head.head if word.head.lower_ == "together" else word.head
    if head.pos_ == "VERB" and not _is_joint_deed(head):
        return
    subjects = ends.topics(head) if head.pos_ in ("VERB", "AUX") else ends.meant(head)
    objects = tuple(a for c in word.children if c.dep_ == "pobj" for a in ends.meant(c))
    yield from pairs(subjects, objects, predicates().beside, cue_of(word), "beside")


def _is_joint_deed(verb: Token) -> bool:
    """Tell whether those who do it beside each other work together: they fight, and not sit."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    known = predicates().verbs.keys() | set(table("relations")["joint_deeds"])
    return not passive and verb.lemma_.lower() in known
