"""Quotations whose speaker the next sentence tells, or a sentence with a colon that has no verb.

'"We are lost." *So spoke Karl Holm.*', '"We are lost." *That was all he would say.*', and
'*The guide was frank*: "We are lost."'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from briefgen.extract.claims.quotations import Quotation
    from briefgen.extract.claims.scene import Scene

_SO: Final = frozenset({"so", "thus"})
_THAT: Final = frozenset({"that", "this", "it", "those", "these", "such"})
_THESE: Final = frozenset({"these", "those", "such", "this", "that"})
_WHILE: Final = frozenset({"as", "while", "when"})
_TOLD: Final = frozenset({"it", "this", "that", "so", "these", "those"})
_WRITERS: Final = frozenset({"i", "we", "you"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_BELOW: Final = frozenset({"ccomp", "relcl", "acl", "advcl", "xcomp"})


def spoken_behind(scene: Scene, q: Quotation) -> Draft | None:
    """Return the attribution of a quotation to whom the sentence behind it lets speak; else None.

    It begins right behind the quotation, in the same paragraph or the next one.
    """
    words = _sentence_behind(scene, q)
    if not words:
        return None
    for rule in (_turned, _pointed_at, _with_these_words, _meanwhile):
        found = rule(words)
        if found is not None and found[1].lower_ not in _WRITERS:
            return _draft(q, *found)
    found = _with_that(words) if _opens_a_line(scene.text, q.start) else None
    return _draft(q, *found) if found is not None else None


def _opens_a_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _with_that(words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the verb and speaker of "*With that*, X shut the door"; else None."""
    lead = [t.lower_ for t in words[:3]]
    if lead not in (["with", "that", ","], ["with", "this", ","]):
        return None
    verb = next((a for a in words[0].ancestors if a.tag_ in _FINITE), None)
    who = clauses.own_subject(verb) if verb is not None else None
    if verb is None or who is None or not words[0].i < who.i < verb.i:
        return None
    named = any(c.ent_type_ == "PERSON" for c in who.children if c.dep_ == "appos")
    ranked = who.lemma_.lower() in table("titles")["ranks"]
    return (verb, who) if named or ranked or _is_somebody(who) else None


def led_by_its_manner(scene: Scene, q: Quotation) -> Draft | None:
    """Return the attribution of a quotation to who speaks in some manner before a colon; else None.

    'The guide was *frank*: "..."', 'Her *answer* was short: "..."', 'The guide had *a warning*:'.
    """
    colon = scene.index(q.start) - 1
    while colon > 0 and scene.tokens[colon].is_space:
        colon -= 1
    if colon < 1 or scene.tokens[colon].text != ":":
        return None
    first = scene.tokens[colon].sent.start
    words = scene.tokens[first:colon]
    for verb in (t for t in words if t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX")):
        who = clauses.own_subject(verb)
        if who is None or who.i > verb.i or who.i < first or verb.dep_ in _BELOW - {"ccomp"}:
            continue
        if (whom := _in_a_manner(scene, verb, who, colon)) is not None:
            return _draft(q, verb, whom)
        return None
    return None


def _draft(q: Quotation, anchor: Token, whom: Token) -> Draft:
    cue = (anchor.idx, anchor.idx + len(anchor))
    rule = "quotation" if anchor.pos_ in ("VERB", "AUX") else "quotation.words"
    return Draft(anchor, "say", rule, cue, ((q.start, q.end),), whom)


def _sentence_behind(scene: Scene, q: Quotation) -> Sequence[Token]:
    """Return the words of the sentence behind a quotation, without a blank before them."""
    at = scene.index(q.end)
    while at < len(scene.tokens) and scene.tokens[at].is_space:
        at += 1
    if at >= len(scene.tokens) or not scene.tokens[at].text[:1].isupper():
        return ()
    first = scene.tokens[at]
    between = scene.text[q.end : first.idx]
    if between.strip() or len(between.split("\n\n")) > len(("one", "next")):
        return ()
    words = scene.tokens[at : first.sent.end]
    return () if any(scene.marks.at(t.idx) for t in words) else words


def _turned(words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the verb and speaker of "*So spoke* Karl Holm"; else None."""
    known = table("clauses")
    verb = words[1] if len(words) > 1 else words[0]
    if words[0].lower_ not in _SO or verb.lemma_.lower() not in known["speaking"]:
        return None
    who = clauses.own_subject(verb)
    return (verb, who) if who is not None and who.i > verb.i else None


def _pointed_at(words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the verb and speaker of "*That* was all she *would say*", "*It* is *X* who says so".

    "That is *the view of X*" has no verb of speech, but a noun.
    """
    first, root = words[0], words[min(1, len(words) - 1)]
    if first.lower_ not in _THAT or root.lemma_ != "be":
        return None
    for verb in words:
        below = verb.i > root.i and verb.pos_ == "VERB" and verb.dep_ in (*_BELOW, "ROOT")
        if not below or verb.lemma_.lower() not in table("clauses")["putting"]:
            continue
        who = clauses.own_subject(verb)
        if who is None or who.i < root.i:
            who = _right_before(verb)
        if who is not None and who.lower_ == "who":
            who = next((c for c in root.children if c.dep_ == "attr" and c.i < who.i), None)
        more = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        if who is not None and who.i > root.i and who.pos_ in _NOMINAL and not more:
            return verb, who
        return None
    noun = next((c for c in root.children if c.dep_ == "attr" and c.i > root.i), None)
    if noun is None or noun.lemma_.lower() not in table("clauses")["views"]:
        return None
    whose = _whose(noun)
    return (noun, whose) if whose is not None else None


def _right_before(verb: Token) -> Token | None:
    """Return the nominal before a verb and what helps it: "all *Karl Holm* would tell us"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].tag_ in ("MD", "RB", "VBD", "VBZ"):
        at -= 1
    return verb.doc[at] if verb.doc[at].pos_ in _NOMINAL else None


def _whose(noun: Token) -> Token | None:
    """Return whose word a noun is: "*her* answer", "the view of *Karl Holm*"."""
    of = (c for c in noun.children if c.lower_ in ("of", "from") and c.i > noun.i)
    behind = next((g for c in of for g in c.children if g.pos_ in _NOMINAL), None)
    return behind or next((c for c in noun.children if c.dep_ == "poss"), None)


def _with_these_words(words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the noun and speaker of "*With these words* X opened the fair"; else None."""
    lead = [t.lower_ for t in words[:2]]
    if len(words) < len("WTW") or lead[0] not in ("with", "in") or lead[1] not in _THESE:
        return None
    noun = words[2]
    if noun.lemma_.lower() not in {*table("clauses")["views"], "word"}:
        return None
    acts = (a for a in noun.ancestors if a.tag_ in _FINITE)
    verb = next(acts, None)
    who = clauses.own_subject(verb) if verb is not None else None
    return (noun, who) if who is not None and who.i > noun.i else None


def _meanwhile(words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the verb and speaker of "X put down her saw *as she spoke*", "*Saying this*, X left".

    "X *says this* with a smile" is one, too.
    """
    known = table("clauses")
    for verb in words:
        lemma = verb.lemma_.lower()
        things = [c for c in verb.children if c.dep_ in ("dobj", "advmod") and c.i > verb.i]
        told = any(c.lower_ in _TOLD for c in things)
        bare = not any(c.dep_ == "dobj" for c in things)
        speaks_on = lemma in known["speaking"] and (told or (bare and lemma != "say"))
        if not speaks_on or verb.pos_ != "VERB" or any(c.dep_ == "ccomp" for c in verb.children):
            continue
        own = clauses.own_subject(verb)
        if verb.dep_ == "ROOT":
            return (verb, own) if told and own is not None and own.i < verb.i else None
        if verb.dep_ != "advcl" or verb.head.tag_ not in _FINITE:
            return None
        led = any(c.lower_ in _WHILE for c in verb.children if c.dep_ in ("mark", "advmod"))
        who = clauses.own_subject(verb.head)
        same = own is None or own.pos_ == "PRON"
        participle = verb.tag_ == "VBG" and own is None and told
        if who is not None and same and (participle or (led and own is not None)):
            return verb, who
        return None
    return None


def _in_a_manner(scene: Scene, verb: Token, who: Token, colon: int) -> Token | None:
    """Return who speaks by the clause before a colon, by its subject or a noun of speech."""
    views = table("clauses")["views"]
    said = scene.speech.lists["said_words"] | frozenset(views)
    if who.lemma_.lower() in said:
        return _whose(who) if verb.lemma_ == "be" else None
    manner = [c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i]
    known = table("clauses")
    shown = who.lemma_.lower() in (*known["works"], *known["carried"], *known["written_on"])
    as_people = any(c.lower_ in known["manners"] for c in manner) and not shown
    if not (_is_somebody(who) or (as_people and who.pos_ == "NOUN")):
        return None
    if verb.lemma_ in ("be", "sound", "remain", "seem", "look", "become", "get"):
        plain = all(t.dep_ != "prep" or t.head in manner for t in verb.children if t.i > verb.i)
        return who if manner and plain else None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    light = verb.lemma_.lower() in scene.speech.lists["light_verbs"]
    spoken = thing is not None and thing.lemma_.lower() in said and thing.i < colon
    return who if light and spoken else None


def _is_somebody(who: Token) -> bool:
    if who.pos_ == "PROPN" or who.lower_ in ("he", "she", "they"):
        return who.ent_type_ in ("PERSON", "ORG", "GPE", "") or who.pos_ == "PRON"
    return who.pos_ == "NOUN" and speaks(who.lemma_.lower(), who.tag_)
