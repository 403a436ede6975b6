"""Voices and subjects that the small parser reads wrongly, told by the words around a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE: Final = frozenset({"was", "were", "is", "are"})
_TIME: Final = 7
"""Most tokens of a time between a form of "be" and its participle."""

_TIMES: Final = frozenset({"DATE", "TIME"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OWN: Final = _SUBJECTS | {"aux", "auxpass", "dobj", "dative"}
_LEADS: Final = frozenset({"on", "in", "at", "late", "early", "last", "this", "yesterday", "today"})
_SPEAKER: Final = 12
"""Most tokens of who speaks behind a comma."""

_NAME: Final = 6
"""Most words of a name between commas, and of the noun phrase before it."""

_LOOSE: Final = frozenset({"nsubj", "npadvmod", "dep"})
"""How the parser hangs a subject to which it prefers another one."""

_NEAR: Final = 4
"""Tokens after "it was" among which "long before" begins."""


def parted_passive(verb: Token) -> Token | None:
    """Return the "be" that a time parts from its participle: "X *was* on Monday named"; else None.

    The parser takes such a participle for a past tense with X as its subject.
    """
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    first = max(verb.sent.start, verb.i - _TIME)
    be = next((t for t in reversed(verb.doc[first : verb.i]) if t.lower_ in _BE), None)
    if be is None or be.i + 1 == verb.i:
        return None
    between = verb.doc[be.i + 1 : verb.i]
    timed = any(t.ent_type_ in _TIMES for t in between)
    led = between[0].lower_ in _LEADS or between[0].ent_type_ in _TIMES
    rest = all(_is_of_a_time(t) for t in between)
    return be if timed and led and rest else None


def _is_of_a_time(word: Token) -> bool:
    return word.lower_ in _LEADS or word.ent_type_ in _TIMES or word.tag_ == "RB"


def joined_passive(verb: Token) -> Token | None:
    """Return the passive that a participle goes on with: "was *jailed* and ordered to pay".

    The parser takes it for a past tense, but who orders or tells names a hearer. None elsewhere.
    """
    over = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD"):
        return None
    behind = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    if verb.lemma_.lower() not in table("clauses")["needs_a_hearer"].get(behind, ()):
        return None
    if any(c.dep_ in _OWN for c in verb.children):
        return None
    while over.dep_ == "conj" and not _is_helped(over):
        over = over.head
    return over if over.tag_ == "VBN" and _is_helped(over) else None


def _is_helped(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def behind_and(verb: Token) -> Token | None:
    """Return who acts behind "and", joined to the object before: "cut its debt and *B* is asking".

    None where the verb has a subject, or "and" stands right before it.
    """
    if verb.dep_ not in ("conj", "ccomp") or any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    helpers = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    first = min((*helpers, verb.i))
    if not helpers or first <= verb.head.i + 1:
        return None
    who = verb.doc[first - 1]
    joint = who.left_edge.nbor(-1) if who.left_edge.i else who
    loose = who.dep_ == "conj" and who.pos_ in ("NOUN", "PROPN")
    return who if loose and joint.lower_ == "and" and joint.i > verb.head.i else None


def behind_long_before(it: Token, verb: Token) -> Token | None:
    """Return who acts after "it was not long before": "it was not long before *a guard* said".

    None for any other "it".
    """
    if it.lower_ != "it" or it.head.i > it.i + 1:
        return None
    words = it.doc[it.head.i + 1 : min(it.head.i + 1 + _NEAR, verb.i)]
    long = next((t for t in words if t.lower_ == "long"), None)
    before = long.nbor(1) if long is not None else it
    if before.lower_ != "before" or before.i > verb.i:
        return None
    return next((c for c in before.children if c.dep_ == "pobj"), None)


def deed_over(saying: Token) -> Token | None:
    """Return the deed whose object was parsed as a participle's subject: "*ousted* X saying that".

    Who did it says so.
    """
    deed = saying.head
    own = next((c for c in saying.children if c.dep_ == "nsubj"), None)
    if saying.tag_ != "VBG" or saying.dep_ != "ccomp" or own is None or own.i + 1 != saying.i:
        return None
    return deed if deed.lemma_.lower() in table("clauses")["done_to"] else None


def behind_what_is_now(own: Token, verb: Token) -> Token | None:
    """Return the name in apposition to the end of a phrase parsed as a subject; else None.

    "It was found in what is now Norland, *the museum* said".
    """
    if own.dep_ != "nsubj" or own.pos_ != "PROPN":
        return None
    before = [t.lower_ for t in own.doc[max(own.sent.start, own.left_edge.i - 3) : own.left_edge.i]]
    led = before[:1] == ["what"] and before[1:2] in (["is"], ["was"]) and len(before) > 1
    if not led:
        return None
    named = (c for c in own.children if c.dep_ == "appos" and c.right_edge.i + 1 == verb.i)
    return next(named, None)


def in_a_place(own: Token, verb: Token) -> Token | None:
    """Return who speaks in a town whose state was parsed as the subject; else None.

    "*Police* in Marva, Texas say": the name between the comma and the verb says where the town is.
    """
    at = own.left_edge.i
    if own.dep_ != "nsubj" or own.pos_ != "PROPN" or own.i + 1 != verb.i or at <= verb.sent.start:
        return None
    comma = own.doc[at - 1]
    town = own.doc[comma.i - 1]
    led = comma.text == "," and town.dep_ == "pobj" and town.head.lower_ in ("in", "of", "at")
    who = town.head.head
    beside = led and who.head.i == verb.i and who.dep_ in _LOOSE
    plural = who.tag_ == "NNS" and who.i < town.i and town.pos_ == "PROPN"
    return who if beside and plural else None


def before_its_name(verb: Token) -> Token | None:
    """Return the noun whose name stands between it and a verb, torn by the parser; else None.

    "Troops burned it, a rights *group*, Saved Now, said": all between the commas has capitals.
    """
    comma = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if comma.text != ",":
        return None
    first = comma.i
    while first > max(verb.sent.start, comma.i - _NAME) and verb.doc[first - 1].text[:1].isupper():
        first -= 1
    if first == comma.i or first - 1 <= verb.sent.start or verb.doc[first - 1].text != ",":
        return None
    noun = verb.doc[first - 2]
    back = next((t for t in reversed(verb.doc[verb.sent.start : noun.i]) if t.text == ","), None)
    if noun.tag_ != "NN" or back is None or noun.i - back.i > _NAME:
        return None
    return noun if back.nbor(1).lower_ in ("a", "an", "the") else None


def behind_the_comma(verb: Token) -> Token | None:
    """Return who speaks behind a comma, parsed into the clause before; else None.

    "The driver is being questioned by guards, a *spokeswoman* for the force said".
    """
    before = list(verb.doc[verb.sent.start : verb.i])[-_SPEAKER:]
    comma = next((t for t in reversed(before) if t.text == ","), None)
    if comma is None or comma.i + 2 >= verb.i or comma.nbor(1).lower_ not in ("a", "an", "the"):
        return None
    noun = next((t for t in verb.doc[comma.i + 1 : verb.i] if t.tag_ == "NN"), None)
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.doc[comma.i + 1 : verb.i])
    if noun is None or finite or noun.left_edge.i != comma.i + 1:
        return None
    lemma = noun.lemma_.lower()
    ends = tuple(table("unnamed_sources")["person_endings"])
    person = lemma in table("actor_heads")["person_nouns"] or lemma.endswith(ends)
    return noun if person or lemma in table("titles")["heads"] else None


def known_as(verb: Token) -> Token | None:
    """Return who speaks before an aside that says what it is called; None without one.

    "Nine are missing, most of them in Marva, the *office*, known as the Renn, said".
    """
    before = list(verb.doc[verb.sent.start : verb.i - 1])[-_SPEAKER:]
    opens = next((t for t in reversed(before) if t.text == ","), None)
    if opens is None or opens.i <= verb.sent.start or verb.nbor(-1).text != ",":
        return None
    noun = opens.nbor(-1)
    called = [t.lower_ for t in verb.doc[opens.i + 1 : opens.i + 4] if t.lower_ != "also"]
    led = noun.left_edge.lower_ in ("the", "a", "an") and noun.left_edge.nbor(-1).text == ","
    return noun if noun.tag_ == "NN" and led and called[:2] == ["known", "as"] else None


def behind_a_participle(own: Token, verb: Token) -> Token | None:
    """Return the name that speaks behind a participle that was parsed as its first name.

    "Sentencing Holm, *Mrs Justice Berg* said": no comma stands behind Berg.
    """
    first = own.left_edge
    opens = first.i == verb.sent.start and first is not own and first.lower_.endswith("ing")
    if own.dep_ != "nsubj" or own.pos_ != "PROPN" or not opens:
        return None
    named = (c for c in own.children if c.dep_ == "appos" and c.right_edge.i + 1 == verb.i)
    return next((c for c in named if c.pos_ == "PROPN"), None)


def of_what_was_done(verb: Token) -> Token | None:
    """Return the noun behind which a participle was parsed as the main verb; else None.

    "*Papers* found in 2019 in a town showed that": "found" has no helper, and "showed" no subject.
    """
    over = verb.head
    done = verb.dep_ == "ccomp" and over.dep_ == "ROOT" and over.tag_ in ("VBN", "VBD")
    if not done or over.i > verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if any(c.dep_ in _OWN | {"mark"} for c in verb.children if c.dep_ != "dobj"):
        return None
    if any(c.dep_ in ("aux", "auxpass") for c in over.children):
        return None
    own = next((c for c in over.children if c.dep_ == "nsubj" and c.i + 1 == over.i), None)
    return own if own is not None and own.pos_ == "NOUN" else None


def behind_with(verb: Token) -> Token | None:
    """Return who is right before a participle behind ", with": ", with *the council* saying that".

    The small parser gives such a participle the subject of the main clause.
    """
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or any(c.dep_ in _OWN for c in verb.children):
        return None
    led = (t for t in verb.doc[verb.sent.start : verb.i] if t.lower_ == "with")
    for prep in led:
        who = next((c for c in prep.children if c.dep_ == "pobj"), None)
        opens = prep.i == verb.sent.start or prep.nbor(-1).text == ","
        if who is None or not opens:
            continue
        between = verb.doc[who.right_edge.i + 1 : verb.i]
        if all(t.text == ")" for t in between) and who.pos_ in ("NOUN", "PROPN"):
            return who
    return None


def made_to(verb: Token) -> Token | None:
    """Return whom something leads to act: "prompting *a guard* to ask", not who prompts."""
    over = verb.head
    led = verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.children)
    if not led or over.lemma_.lower() not in table("clauses")["leading_to"]:
        return None
    whom = (c for c in over.children if c.dep_ == "dobj" and over.i < c.i < verb.i)
    return next(whom, None)


def beside_a_thing(verb: Token) -> Token:
    """Return the participle that another one goes on with: "*waving* flags and chanting".

    The small parser joins the second one to the first one's object. Else the verb itself.
    """
    thing = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VBG" and thing.pos_ == "NOUN"
    over = thing.head
    acts = thing.dep_ == "dobj" and over.tag_ == "VBG" and verb.i > thing.i
    return over if joined and acts else verb
