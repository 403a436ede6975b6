"""Persons who are no actors and may be meant by "he" and "she".

A name with an age after its comma is one ("For Ada Moe, 46, it matters little"), and so is a
subject that is one of the surnames of the article's persons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.coreference.clues import governor, is_saying, is_subject
from briefgen.model import ActorType
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

    from briefgen.extract.coreference.candidates import Place, Timeline
    from briefgen.extract.coreference.clues import Pair

_OLDEST: Final = 115
"""Years that the oldest person may have."""

_PARTS: Final = 3
"""Tokens of an age in apposition: a comma, the age, and a comma."""

_MALE: Final = frozenset(("he", "him", "his", "himself"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))


def has_an_age(name: Token) -> bool:
    """Tell whether a name has an age between commas right after it."""
    behind = [t.text for t in name.doc[name.i + 1 : min(name.i + 4, name.sent.end)]]
    if name.pos_ != "PROPN" or len(behind) < _PARTS or behind[0] != ",":
        return False
    return behind[1].isdigit() and 0 < int(behind[1]) <= _OLDEST and behind[2] == ","


def aged_name(doc: Doc, start: int, end: int) -> Token | None:
    """Return the name with an age in a stretch of tokens, None unless there is exactly one."""
    found = [t for t in doc[start:end] if has_an_age(t)]
    return found[0] if len(found) == 1 else None


def stranger_between(place: Place, pronoun: Token, timeline: Timeline) -> bool:
    """Tell whether a person who is no actor stands between a last mention and a pronoun."""
    doc = timeline.reading.doc
    return any(_is_stranger(t, place, timeline) for t in doc[place.head + 1 : pronoun.i])


def _is_stranger(token: Token, place: Place, timeline: Timeline) -> bool:
    if token.lower_ in ("himself", "herself"):
        return token.i not in timeline.owners and _is_of_a_noun(token)
    if token.pos_ != "PROPN":
        return False
    owner = timeline.owners.get(token.i)
    if owner is not None:
        unread = timeline.by_id[owner].type is ActorType.UNKNOWN and owner != place.actor
        return unread and has_an_age(token)
    if has_an_age(token):
        return True
    acts = token.dep_ in _SUBJECTS and token.text not in timeline.by_id[place.actor].name
    return acts and token.text in timeline.surnames


def _is_of_a_noun(reflexive: Token) -> bool:
    """Tell whether a reflexive's clause has a noun as subject: "*one of them* shut himself in"."""
    acting = own_subject(governor(reflexive))
    return acting is not None and acting.pos_ in ("NOUN", "NUM") and acting.i < reflexive.i


def acts_on_itself(reflexive: Token, place: Place) -> bool:
    """Tell whether a reflexive may mean a mention: if its subject is a noun, only that one."""
    if not _is_of_a_noun(reflexive):
        return True
    acting = own_subject(governor(reflexive))
    return acting is None or place.head in {
        acting.i,
        *(c.i for c in acting.children if c.dep_ == "appos"),
    }


def met_with_an_age(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent named with an age, in this sentence or the last, and no other since."""
    pronoun = found[0].pronoun
    here = timeline.sentence(pronoun)
    if found[0].form not in ("he", "she") or here is None:
        return None
    before = timeline.before(pronoun)
    named = [p for p in before if here - p.sentence <= 1 and has_an_age(timeline.word(p))]
    if len(named) != 1:
        return None
    whom = _before_whom(pronoun)
    after = (p for p in before if p.head > named[0].head and p.head != whom)
    people = (p for p in after if timeline.by_id[p.actor].type is ActorType.PERSON)
    if any(p.actor != named[0].actor for p in people):
        return None
    return next((p for p in found if p.last.actor == named[0].actor), None)


def _before_whom(pronoun: Token) -> int | None:
    """Return the index of the name that "whom" right before a pronoun means, None without one.

    "X, with whom *she* had run a shop": she is not X.
    """
    if pronoun.i == pronoun.sent.start or pronoun.nbor(-1).lower_ != "whom":
        return None
    before = pronoun.doc[pronoun.sent.start : pronoun.i - 1]
    name = next((t for t in reversed(before) if not (t.is_punct or t.pos_ == "ADP")), None)
    return name.i if name is not None else None


def of_whom_who_tells(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of "he" or "she" below a "who" clause: the noun that it modifies.

    "Ada Moe, who has sung since *she* was nine".
    """
    pronoun = found[0].pronoun
    if found[0].form not in ("he", "she") or pronoun.dep_ not in _SUBJECTS:
        return None
    clause = next((a for a in pronoun.head.ancestors if a.dep_ == "relcl"), None)
    if clause is None or not any(c.lower_ == "who" for c in clause.children):
        return None
    noun = _name_beside(clause.head, timeline)
    between = (p for p in timeline.before(pronoun) if p.head > noun.i)
    owner = timeline.owners.get(noun.i)
    told = [c for c in clause.children if c.dep_ in ("dobj", "dative") and c.i < pronoun.i]
    if any(c.tag_ == "PRP" and c.pos_ == "PRON" for c in told):
        return None  # "who told *him* he had": whoever was told
    if owner is None or any(p.actor != owner for p in between):
        return None
    return next((p for p in found if p.last.actor == owner), None)


def _name_beside(noun: Token, timeline: Timeline) -> Token:
    """Return the name in apposition to a noun that is no actor's: "a colleague, *X*, who"."""
    named = [c for c in noun.children if c.dep_ == "appos" and c.i in timeline.owners]
    return named[0] if noun.i not in timeline.owners and len(named) == 1 else noun


def speaks_as_who(name: Token) -> bool:
    """Tell whether a "who" clause of saying tells of a name, or of the noun beside it."""
    nouns = (name, name.head) if name.dep_ == "appos" else (name,)
    clauses = (c for noun in nouns for c in noun.children if c.dep_ == "relcl" and c.i > name.i)
    return any(is_saying(c) and any(w.lower_ == "who" for w in c.children) for c in clauses)


def tells_of_another(pair: Pair, form: Collection[str], timeline: Timeline) -> bool:
    """Tell whether a subject of unknown gender judges another "she" in the same sentence.

    "X questioned whether *she* can".
    """
    if pair.form not in ("he", "she") or pair.fits != "open":
        return False
    word = timeline.word(pair.last)
    until = min(word.sent.end, pair.pronoun.i)
    same = (t for t in word.doc[word.i + 1 : until] if t.lower_ in form)
    same = (t for t in same if not (t.tag_ == "PRP$" and t.head.tag_ == "NNS"))  # "his batters"
    others = (t for t in same if timeline.owners.get(t.i) != pair.last.actor)
    return any(judges_another(t, pair.last) for t in others)


def judges_another(pronoun: Token, place: Place) -> bool:
    """Tell whether a mention is the subject of a verb of judging a pronoun in the same sentence.

    "X questioned whether *she* can sing".
    """
    if pronoun.dep_ == "nsubj" and pronoun.i and pronoun.nbor(-1).lower_ == "what":
        return False  # "blamed what she called the pace" judges nobody
    verb = next((a for a in pronoun.ancestors if a.lemma_.lower() in _judging()), None)
    subject = own_subject(verb) if verb is not None and verb.i < pronoun.i else None
    while subject is None and verb is not None and verb.dep_ == "conj":
        verb = verb.head
        subject = own_subject(verb)
    return subject is not None and subject.i == place.head


def _judging() -> frozenset[str]:
    return frozenset(table("coreference")["judging_others"])


def is_told_by_somebody(hearer: Token, pronoun: Token) -> bool:
    """Tell whether a nameless person tells somebody something: "a man told X *his* boat sank".

    "He" is then the man, there and in what follows.
    """
    verb = hearer.head
    told = hearer.dep_ in ("dobj", "dative") and verb.lemma_.lower() in table("clauses")["told"]
    teller = own_subject(verb) if told else None
    if teller is None or teller.tag_ != "NN" or teller.i > hearer.i:
        return False
    lemma = teller.lemma_.lower()
    other = table("coreference")["women" if pronoun.lower_ in _MALE else "men"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    person = lemma in table("actor_heads")["person_nouns"] or lemma.endswith(ends)
    person = person or lemma in table("titles")["heads"]
    return person and lemma not in other


def named_in_what_is_said(pronoun: Token, timeline: Timeline) -> set[str]:
    """Return who is named in what "he said" leads to: a speaker does not call himself by his name.

    "He said that *Holm* had erred" is not Holm's word.
    """
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or not is_saying(verb) or pronoun.i > verb.i:
        return set()
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    names = (t for c in clauses for t in c.subtree if t.pos_ == "PROPN" and t.i > verb.i)
    return {timeline.owners[t.i] for t in names if t.i in timeline.owners}


def met_by_one(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the antecedent of a speaking "he" after a sentence whose object is two others.

    "*X* knew both Y and Z. He said ...": X is its subject, and "he" is one.
    """
    pronoun = found[0].pronoun
    here = timeline.sentence(pronoun)
    speaks = pronoun.dep_ == "nsubj" and pronoun.is_sent_start is True and is_saying(pronoun.head)
    if found[0].form not in ("he", "she") or here is None or not speaks:
        return None
    near = [p for p in timeline.before(pronoun) if p.sentence == here - 1]
    people = [p for p in near if timeline.by_id[p.actor].type is ActorType.PERSON]
    main = {p.actor for p in people if _leads(timeline.word(p))}
    others = [timeline.word(p) for p in people if p.actor not in main]
    two = len(others) > 1 and all(_is_one_of_the_object(word) for word in others)
    same = bool(people) and people[0].block == timeline.block(pronoun)
    if len(main) != 1 or not two or not same:
        return None
    return next((p for p in found if p.last.actor in main), None)


def _leads(word: Token) -> bool:
    return is_subject(word) and governor(word).dep_ == "ROOT"


def _is_one_of_the_object(word: Token) -> bool:
    """Tell whether a name is an object of a main verb, or joined to one: "both Y and *Z*"."""
    first = word
    while first.dep_ in ("conj", "appos"):
        first = first.head
    joined = first is not word or any(c.dep_ == "conj" for c in word.children)
    return first.dep_ in ("dobj", "npadvmod") and first.head.dep_ == "ROOT" and joined


def whose_words_go_before(found: list[Pair], timeline: Timeline) -> Pair | None:
    """Return the body that is the subject of what "it said" closes: "Norda sold A, *it* said"."""
    pronoun = found[0].pronoun
    verb = pronoun.head
    before = pronoun.nbor(-1).text if pronoun.i else ""
    if found[0].form != "it" or pronoun.dep_ != "nsubj" or before != "," or not is_saying(verb):
        return None
    said = [c for c in verb.children if c.dep_ == "ccomp" and c.i < pronoun.i]
    subject = own_subject(said[0]) if len(said) == 1 else None
    owner = timeline.owners.get(subject.i) if subject is not None else None
    return next((p for p in found if p.last.actor == owner), None)
