"""Who holds which role where: "the leader of X, Y", "Y, a leader of X", "named Y chief of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.names.firsts import is_record
from briefgen.extract.names.lexicon import lexicon
from briefgen.extract.relations.common import PLURAL, cue_of, pairs
from briefgen.extract.relations.denial import denied_itself, negated
from briefgen.extract.standing import standing
from briefgen.model import ActorType
from briefgen.registry.predicates import predicates
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.relations.common import Found
    from briefgen.extract.relations.ends import Ends
    from briefgen.registry.predicates import Predicate

_WORKPLACE: Final = frozenset({"for", "at", "with"})
"""Prepositions between a role and its body, besides "of": a spokesman for, a researcher at."""
_OF: Final = frozenset({"of"})
_INSIDE: Final = frozenset({"in", "within"})
_AT: Final = frozenset({"at"})
_BEFORE: Final = ("compound", "nmod", "amod")
_TITLE: Final = 3
"""Words before a role among which a "former" or an "alleged" is looked for."""


def found_role(noun: Token, lemma: str, ends: Ends) -> Iterator[Found]:
    """Yield the holders of the role that a noun names, each with each of its bodies.

    Of "the ministers of X and Y, A and B" the first is of the first, and so on.
    """
    role = _role_of(noun, lemma)
    if role not in predicates().roles or not _is_held(noun):
        return
    predicate = predicates().roles[role]
    if predicate.kind != "family" and _is_given_up(noun, ends):
        return
    predicate, bodies = _where(noun, predicate, ends)
    bodies = tuple(b for b in bodies if _has_such(noun, (role, lemma), b, ends))
    if lemma in _AGENTS and bodies and ends.persons.issuperset(bodies):
        predicate = predicates().roles["spokesman"]
    if not bodies or not _is_whole(noun, predicate, ends):
        return
    yield from _left(noun, bodies, ends)
    held = (
        a for a in _holders(noun, role, ends) if a not in ends.bodies or not _is_a_persons(lemma)
    )
    holders, denied, cue = tuple(dict.fromkeys(held)), _is_denied(noun), cue_of(noun)
    several = noun.tag_ in PLURAL and min(len(holders), len(bodies)) > 1
    if several and ends.persons.issuperset(holders):
        each = zip(holders, bodies, strict=False) if len(holders) == len(bodies) else ()
        for holder, body in each:
            yield from pairs((holder,), (body,), predicate, cue, "role", negated=denied)
        return
    yield from pairs(holders, bodies, predicate, cue, "role", negated=denied)


def _is_denied(noun: Token) -> bool:
    """Tell whether a role is denied; not where its holder is said not to have done something.

    "The spokesman for X could not be reached": he is its spokesman.
    """
    if noun.dep_ in _SUBJECTS and noun.head.pos_ in _VERBS:
        return denied_itself(noun)
    return negated(noun) or (noun.dep_ == "attr" and denied_itself(noun.head))


def _where(noun: Token, predicate: Predicate, ends: Ends) -> tuple[Predicate, tuple[str, ...]]:
    """Return a role's predicate and bodies; the head of only a part of a body is a member of it."""
    bodies, member = _bodies(noun, ends), predicates().roles["member"]
    bodies = tuple(b for b in bodies if not _is_a_calling_s(noun, b, ends))
    if predicate.kind != "control":
        of_party = noun.lemma_.lower() in _OF_STATES and bodies and _are_parties(bodies, ends)
        predicate = member if of_party else predicate
        return predicate, bodies or _field_at(noun, ends) or _within(noun, ends)
    bodies = tuple(b for b in bodies if not _is_of_a_part(noun, b, ends))
    if not bodies:
        return member, _field_at(noun, ends) or _within(noun, ends) or _of_its_group(noun, ends)
    if _is_one_of_several(noun, predicate) and not ends.states.issuperset(bodies):
        return member, tuple(b for b in bodies if b in ends.bodies)
    if _has_field(noun, ends) or _is_of_a_field(noun, ends):
        return member, bodies[:1]
    if any(b in ends.bodies for b in bodies) and _heads_a_department(noun):
        return member, tuple(b for b in bodies if b in ends.bodies)[:1]
    of_a_state = ends.states.issuperset(bodies) and _is_for_a_field(noun, ends)
    return predicates().roles["minister"] if of_a_state else predicate, bodies


def _are_parties(bodies: tuple[str, ...], ends: Ends) -> bool:
    return all(ends.kinds[b] is ActorType.PARTY for b in bodies)


_OF_STATES: Final = frozenset({"minister", "undersecretary"})
"""Offices that no party has, so that "the *Labour* minister X" is a member of Labour."""


def _is_one_of_several(noun: Token, predicate: Predicate) -> bool:
    """Tell whether somebody is but one of those who lead or command: "*a* X commander"."""
    if predicate.name not in ("leads", "commands") or noun.dep_ not in ("appos", "attr"):
        return False
    article = next((c for c in noun.lefts if c.lower_ in ("a", "an") and c.dep_ == "det"), None)
    if article is None:
        return False
    return not any(t.dep_ == "cc" for t in noun.doc[article.i : noun.i])


def _of_its_group(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body of the group that somebody heads: "an *X* cell leader" is one of X."""
    groups = [c for c in noun.lefts if c.dep_ == "compound" and c.is_lower]
    fronts = (c for g in groups for c in g.lefts if c.dep_ == "compound")
    return tuple(a for c in fronts if (a := ends.within(c)) is not None and a in ends.bodies)


def _heads_a_department(noun: Token) -> bool:
    """Tell whether the word before a role is a department's: "the *planning* director of X"."""
    before = noun.nbor(-1) if noun.i else noun
    return before.head == noun and before.lower_ in predicates().departments


def _is_a_calling_s(noun: Token, body: str, ends: Ends) -> bool:
    """Tell whether a body only says whose another person is: "the agent of *Chad* striker X"."""
    for link in (c for c in noun.children if c.dep_ == "prep" and c.i > noun.i):
        for thing in (c for c in link.children if c.dep_ == "pobj" and ends.within(c) == body):
            behind = thing.nbor() if thing.i + 1 < len(thing.doc) else thing
            if behind.is_lower and behind.lower_ in lexicon().callings:
                return True
    return False


def _has_such(noun: Token, words: tuple[str, str], body: str, ends: Ends) -> bool:
    """Tell whether a body can have such a role: no party has a governor.

    `words` are the role as the table has it, and the lemma of its noun.
    """
    role, lemma = words
    party = ends.kinds[body] is ActorType.PARTY
    if body in ends.persons and _is_set_apart(noun, body, ends):
        return False
    if party and role in predicates().of_places:
        return False
    if lemma in _STANDING_FOR and not party:
        return False
    if lemma in _LAWYERS | _OF_FIRMS | _BRANCHES and _is_only_from(noun, body, ends):
        return False
    staff = noun.dep_ in ("compound", "nmod") and role in predicates().staff
    return not staff or body in ends.bodies or body in _behind_holder(noun, ends)


def _is_set_apart(noun: Token, person: str, ends: Ends) -> bool:
    """Tell whether a person is named behind a comma only: "the spokesman for X, and Y's, *Bell*".

    Whom somebody speaks for stands right before or behind the role.
    """
    named = (t for t in ends.heads(person, noun.sent) if t.pos_ == "PROPN")
    fronts = [_front(head, person, ends) for head in named]
    apart = [t for t in fronts if t.i > noun.i and t.nbor(-1).text == ","]
    return bool(fronts) and len(apart) == len(fronts)


def _front(head: Token, actor: str, ends: Ends) -> Token:
    """Return the first word of the name that a token ends."""
    first = head
    while first.i > first.sent.start and ends.inside(first.nbor(-1)) == actor:
        first = first.nbor(-1)
    return first


def _field_at(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body in which somebody heads a part: "head of research *at X*"."""
    fields = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for"))
    things = [t for c in fields for t in c.children if t.dep_ == "pobj" and not ends.within(t)]
    return tuple(a for t in things for a in ends.behind(t, _AT) if a in ends.bodies)


def _is_only_from(noun: Token, body: str, ends: Ends) -> bool:
    """Tell whether a state only says where somebody is from: "the Australian barrister X"."""
    fronts = [c for c in noun.children if c.dep_ in _BEFORE and c.i < noun.i]
    return body in ends.states and any(ends.at(c) == body for c in fronts)


_OF_FIRMS: Final = frozenset({"director", "chairman", "chairwoman", "founder", "owner", "boss"})
"""Roles of those who head firms and films, and no state: "the Norwegian director X"."""
_BRANCHES: Final = frozenset({"chapter", "branch", "affiliate", "wing", "cell", "arm", "offshoot"})
"""What a body has in a state and is no part of that: "the Norwegian chapter of X"."""
_STANDING_FOR: Final = frozenset({"candidate"})
"""Roles that only a party has: anybody else's candidate is no member of theirs as yet."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_AGENTS: Final = frozenset({"agent", "manager", "publicist"})
"""Roles of those who act for a person; in a body they are staff."""
_LAWYERS: Final = frozenset({"lawyer", "counsel", "barrister", "solicitor", "attorney", "defender"})


def _left(noun: Token, bodies: tuple[str, ...], ends: Ends) -> Iterator[Found]:
    """Yield the body that somebody leaves by giving up a role: "resigned as *X's* chairman"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "as" or link.head.pos_ != "VERB":
        return
    verb = link.head
    words = {verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in verb.children if c.i > verb.i)}
    if words & predicates().leaving - _DYING:
        leaves, firms = predicates().named["leaves"], [b for b in bodies if b in ends.bodies]
        leavers = [a for a in ends.subjects(verb) if a in ends.persons]
        yield from pairs(leavers, firms, leaves, cue_of(verb), "verb", negated=negated(verb))


_DYING: Final = frozenset({"die"})


def _is_of_a_field(noun: Token, ends: Ends) -> bool:
    """Tell whether a role names a field and then a body: "head of *research* at X" leads no X."""
    links = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i]
    fields = [t for c in links if c.lower_ in ("of", "for") for t in c.children if t.dep_ == "pobj"]
    ours = [t for t in fields if ends.within(t) or t.lemma_.lower() in predicates().whole_bodies]
    return bool(fields) and not ours and any(c.lower_ == "at" for c in links)


def _is_for_a_field(noun: Token, ends: Ends) -> bool:
    """Tell whether somebody is a state's for a field: "Chad's general secretary *for ports*"."""
    owned = any(c.dep_ == "poss" and ends.within(c) in ends.states for c in noun.lefts)
    return owned and any(c.dep_ == "prep" and c.lower_ == "for" for c in noun.rights)


def _has_field(noun: Token, ends: Ends) -> bool:
    """Tell whether a body precedes a role and a field follows: "Oxfam director of policy"."""
    fronts = [c for c in noun.children if c.dep_ in (*_BEFORE, "poss") and c.i < noun.i]
    links = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i]
    before = any(ends.within(c) in ends.bodies for c in fronts)
    return before and any(c.lower_ in ("of", "for") for c in links)


def _is_a_persons(lemma: str) -> bool:
    """Tell whether only a person can have a role: that of a researcher, and not of a member."""
    return lemma in lexicon().person_nouns and predicates().roles[lemma].kind == "membership"


def _is_below_prime(noun: Token) -> bool:
    """Tell whether a minister is below the prime one: "deputy prime minister"."""
    front = noun.doc[max(0, noun.i - 2) : noun.i]
    return [t.lower_ for t in front[1:]] == ["prime"] and front[0].lower_ in predicates().lesser


def _role_of(noun: Token, lemma: str) -> str:
    """Return a role as the table has it: prime ministers lead a state, vice presidents don't."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    if _is_below_prime(noun):
        return "minister"
    if before in predicates().lesser and lemma in predicates().roles:
        return "deputy"
    if lemma == "chief" and noun.doc[noun.i + 1 : noun.i + 3].text.lower() == "of staff":
        return "deputy"
    if lemma == "secretary" and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "general":
        return ""
    two = f"{before} {lemma}"
    return two if two in predicates().roles or before == "prime" else lemma


def _is_held(noun: Token) -> bool:
    """Tell whether a role is held now: no "former" before it, and no "elect" after it."""
    first = max(noun.sent.start, min(noun.left_edge.i, noun.i - _TITLE))
    front = noun.doc[first : noun.i]
    not_held = predicates().not_held
    own = [
        t for t in front if t.lower_ in not_held and t.head.i >= first and not _is_others(t, noun)
    ]
    if _is_over(noun) or is_record(noun):
        return False
    after = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    return not own and not after.startswith(("-elect", "- elect", "elect", "designate"))


def _is_over(noun: Token) -> bool:
    """Tell whether a role in the past tense has a bound in time: "was mayor until 2013"."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lower_ not in ("was", "were", "been"):
        return False
    if any(c.lower_ in _ONCE for c in (*verb.children, *noun.lefts)):
        return True
    over = (verb, *noun.subtree)
    links = [c for t in over for c in t.children if c.lower_ in _SPANS and c.i > noun.i]
    return any(g.ent_type_ == "DATE" for c in links for g in c.subtree)


_ONCE: Final = frozenset({"previously", "formerly", "once"})
"""Adverbs by which somebody is a thing no more."""
_SPANS: Final = frozenset({"until", "till", "from", "between"})


def _is_given_up(noun: Token, ends: Ends) -> bool:
    """Tell whether a role's holder gives it up or is removed: "Y, minister of X, resigned"."""
    holder = noun
    while holder.dep_ in ("appos", "compound", "nmod") and holder.head.i != holder.i:
        holder = holder.head
    over, known = holder.head, predicates()
    if holder.dep_ == "poss" or (holder.dep_ == "pobj" and over.lower_ == "of"):
        departure = over if holder.dep_ == "poss" else over.head
        return departure.lemma_.lower() in known.departures
    if over.pos_ != "VERB" or standing(over) is not None:
        return False
    words = {over.lemma_, *(f"{over.lemma_} {c.lower_}" for c in over.children if c.i > over.i)}
    if holder.dep_ == "nsubj":
        return bool(words & known.leaving)
    done_to = holder.dep_ in ("nsubjpass", "dobj") and over.lemma_ in known.removing
    return done_to and (holder is noun or ends.at(holder) in ends.persons)


def _is_of_a_part(noun: Token, body: str, ends: Ends) -> bool:
    """Tell whether a body only modifies what somebody heads: "the head of the *UN* mission"."""
    for link in (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for")):
        for thing in (c for c in link.children if c.dep_ == "pobj"):
            named = ends.within(thing) is not None
            state = thing.lemma_.lower() in predicates().whole_bodies
            fronts = {ends.within(c) for c in thing.children if c.dep_ in (*_BEFORE, "poss")}
            if not named and not state and body in fronts:
                return True
    return False


def _is_others(word: Token, noun: Token) -> bool:
    """Tell whether a comma, preposition, verb or "and" separates a word from the role."""
    between = noun.doc[word.i + 1 : noun.i]
    return any(t.text == "," or t.pos_ in ("ADP", "VERB", "CCONJ") for t in between)


def _bodies(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the bodies of a role: before it, after its prepositions, or after a comma."""
    if _is_listed_with_bodies(noun, ends):
        return ()
    return (
        _named_beside(noun, ends)
        or ends.owners(noun)
        or ends.behind(noun, _WORKPLACE)
        or _listed(noun, ends)
        or _in_title(noun, ends)
        or _behind_holder(noun, ends)
    )


def _behind_holder(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body behind the name of a title's holder: "President Ann Bell *of Peru*"."""
    holder = noun.head
    if noun.dep_ not in _BEFORE or ends.at(holder) not in ends.persons:
        return ()
    return tuple(a for a in ends.behind(holder, _OF) if a in ends.states | ends.bodies)


def _named_beside(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return whose kin somebody is who is named right before: "*Karl Holt* and his wife, X".

    Not where the given name tells that the pronoun is another's.
    """
    pronoun = next((c for c in noun.lefts if c.lower_ in _OF_ONE), None)
    if pronoun is None or noun.lemma_.lower() not in lexicon().kin or pronoun.i < _NAMED:
        return ()
    front = pronoun.nbor(-1)
    if front.lower_ != "and":
        return ()
    before = front.nbor(-2) if front.nbor(-1).text == "," else front.nbor(-1)
    person = ends.inside(before)
    if person not in ends.persons or before.pos_ != "PROPN":
        return ()
    given = _front(before, person, ends).lower_
    other = "she" if pronoun.lower_ == "his" else "he"
    return () if given in table("first_names")[other] else (person,)


_OF_ONE: Final = frozenset({"his", "her"})
_NAMED: Final = 3
"""Words of the shortest name, comma and "and" before a pronoun."""


def _in_title(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body in front of a title: "*Harl Bank* chief executive Ann Bell"."""
    holder = noun.head
    if noun.dep_ not in _BEFORE or ends.at(holder) not in ends.persons:
        return ()
    front = noun.i
    while front > holder.left_edge.i and noun.doc[front - 1].lower_ in predicates().whole_heads:
        front -= 1
    before = noun.doc[front - 1] if front > holder.left_edge.i else None
    body = ends.within(before) if before is not None and before.dep_ in _BEFORE else None
    return (body,) if body in ends.bodies and body is not None else ()


def _is_listed_with_bodies(noun: Token, ends: Ends) -> bool:
    """Tell whether persons stand between a plural role and its "of": "councillors A of X"."""
    links = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i]
    if not links or noun.tag_ not in PLURAL:
        return False
    between = noun.doc[noun.i + 1 : links[0].i]
    return any(ends.at(t) in ends.persons for t in between)


def _is_whole(noun: Token, predicate: Predicate, ends: Ends) -> bool:
    """Tell whether a role is that of the body itself: a "Kenyan opposition leader" leads no Kenya.

    Between the body's name and the role stand only words that keep the role at the body's head.
    """
    if predicate.kind not in ("control", "membership"):
        return True
    fronts = [c for c in noun.children if c.dep_ in _BEFORE and c.i < noun.i]
    own = ends.within(noun)
    named = [c for c in fronts if ends.within(c) not in (None, own)]
    behind_name = [c for c in fronts if not named or c.i > named[0].i]
    role = frozenset(f"{c.lower_} {noun.lower_}" for c in fronts) & predicates().roles.keys()
    unnamed = [c for c in behind_name if c not in named and f"{c.lower_} {noun.lower_}" not in role]
    return predicate.kind == "membership" or not _other_front(unnamed)


def _other_front(fronts: list[Token]) -> bool:
    """Tell whether a noun before a role limits it to a part of the body: opposition, rebel."""
    return any(
        c.lower_ not in predicates().whole_heads and c.dep_ != "amod" for c in fronts
    ) or any(t.lemma_.lower() in predicates().parts for c in fronts for t in c.subtree)


def _within(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body that a role is "in"; a state there is a mere location ("envoy in X")."""
    return tuple(a for a in ends.behind(noun, _INSIDE) if a in ends.bodies)


def _listed(noun: Token, ends: Ends) -> tuple[str, ...]:
    """Return the body after a role's comma: "Y, commander, X"."""
    after = noun.doc[noun.i + 1 : noun.i + 6]
    if noun.dep_ != "appos" or len(after) < 2 or after[0].text != ",":  # noqa: PLR2004 - a comma and a word
        return ()
    actor = ends.inside(after[1])
    return (actor,) if actor and actor in ends.named - ends.persons else ()


def _holders(noun: Token, lemma: str, ends: Ends) -> Iterator[str]:
    """Yield the holders of a role; not for a group's own name before its noun: "X fighters".

    Where a role stands behind its holder, nobody behind it has it: "A, ruler of X, B said".
    """
    told_behind = noun.dep_ == "appos" and ends.at(noun.head) in ends.persons
    for child in noun.children:
        apposed = child.dep_ == "appos" and not told_behind
        if apposed and not (_serves_another(noun) or _is_counted_apart(child)):
            yield from ends.meant(child)
        elif child.lower_ == "including":
            yield from _examples(child, ends)
    yield from _named_to(noun, ends)
    if not told_behind:
        yield from _behind_body(noun, ends)
    head, inside = noun.head, ends.inside(noun)
    if noun.dep_ in ("compound", "nmod") and (actor := ends.within(head)):
        own = lemma in predicates().heads | predicates().staff or _is_below_prime(noun)
        if own or _behind_holder(noun, ends):
            yield actor
        return
    yield from _equated(noun, head, ends)
    if inside and inside in ends.named and not _serves_another(noun):
        yield inside


def _is_counted_apart(item: Token) -> bool:
    """Tell whether an item with a number is the next of a list: "four members, *10 others*"."""
    return any(c.dep_ == "nummod" for c in item.lefts)


def _serves_another(noun: Token) -> bool:
    """Tell whether a role is that of somebody served: "counsel for the *minister*, X"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ not in ("for", "to", "of"):
        return False
    server = link.head.lemma_.lower()
    return server in lexicon().callings


def _examples(including: Token, ends: Ends) -> Iterator[str]:
    """Yield the actors after "including"."""
    things = (t for t in including.children if t.dep_ == "pobj")
    yield from (a for thing in things for a in ends.meant(thing))


def _behind_body(noun: Token, ends: Ends) -> Iterator[str]:
    """Yield the person in apposition to the body of a role: "the ruler of X, Y"."""
    bodies = (t for c in noun.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj")
    for body in bodies:
        if ends.at(body) in ends.persons:
            continue
        behind = (c for c in body.children if c.dep_ == "appos" and ends.at(c) in ends.persons)
        yield from (actor for c in behind if (actor := ends.at(c)))


def _equated(noun: Token, head: Token, ends: Ends) -> Iterator[str]:
    """Yield the actors equated with a role: "Y, the leader", "Y is the leader", "Y serves as"."""
    if noun.dep_ == "appos":
        yield from ends.single(head)
    elif noun.dep_ == "attr":
        yield from () if _is_of_whose_kin(head) else ends.subjects(head)
    elif noun.dep_ == "pobj" and head.lower_ == "as":
        yield from _holding_as(head.head, noun.lemma_, ends)


def _is_of_whose_kin(verb: Token) -> bool:
    """Tell whether a clause is about somebody's kin: "X, *whose brother* is the minister"."""
    subjects = (c for c in verb.children if c.dep_ in _SUBJECTS)
    return any(c.tag_ == "WP$" for subject in subjects for c in subject.children)


def _holding_as(over: Token, lemma: str, ends: Ends) -> tuple[str, ...]:
    """Return the holders of a role after "as": those who serve as it, not those passed over."""
    if over.pos_ not in ("VERB", "AUX"):
        return ends.meant(over)
    particles = (c.lower_ for c in over.children if c.dep_ == "prt")
    words = {over.lemma_, *(f"{over.lemma_} {p}" for p in particles)}
    if lemma != "part" and not words & predicates().as_verbs:
        return ()
    if over.lemma_ in predicates().appointing:
        return ends.objects(over)
    return ends.subjects(over) if over.lemma_ in _FOLLOWING else ends.topics(over)


_FOLLOWING: Final = frozenset({"succeed", "follow"})
"""Verbs whose subject holds the office named behind "as", and not whom they tell of."""


def _named_to(noun: Token, ends: Ends) -> Iterator[str]:
    """Yield the person whom a verb appoints: "named Y chief of X", "Y was elected leader of X"."""
    verb = noun.head
    if verb.dep_ in ("dobj", "appos") and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in predicates().appointing or verb.i > noun.i:
        return
    between = (
        t for t in noun.doc[verb.i + 1 : noun.i] if not (t.dep_ == "poss" and t.head == noun)
    )
    persons = [a for t in between if (a := ends.at(t)) in ends.persons]
    if persons:
        yield from persons[-1:]
    elif noun.dep_ == "oprd" or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        yield from ends.objects(verb) or ends.topics(verb)
