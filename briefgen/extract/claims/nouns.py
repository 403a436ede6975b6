"""Nouns and adjectives as cues: "his promise to", "X's claim that", "is confident that"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Cue, Sense, Speech

_PREDICATE: Final = frozenset({"acomp", "ROOT", "oprd", "conj"})
_OWN: Final = frozenset({"his", "her", "its", "their"})
_GIVERS: Final = frozenset({"by", "from", "among"})


def noun_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions whose cue is a noun or an adjective."""
    speech = scene.speech
    for noun in scene.nouns:
        if noun.pos_ == "NOUN" and (cue := speech.nouns.get(noun.lemma_.lower())):
            yield from _noun(noun, cue, speech)
    for word in (*scene.adjectives, *scene.verbs):
        if (cue := speech.adjectives.get(word.lower_)) and word.dep_ in _PREDICATE:
            yield from _adjective(word, cue)


def _noun(noun: Token, cue: Cue, speech: Speech) -> Iterator[Draft]:
    """Yield the content of a noun that has a source: "X's claim that", "X issued a warning of"."""
    found = _content(noun, cue)
    if found is None:
        return
    frame, sense, roots = found
    if frame == "prep" and all(_is_a_time(r) for r in roots):
        return
    if (turned_down := _turned_down(noun, frame, speech)) is not None:
        yield turned_down
        return
    verb = _light_verb(noun, speech)
    source = next((c for c in noun.children if c.dep_ == "poss"), None) or _giver(noun)
    if source is not None and source.dep_ == "pobj" and clauses.is_a_time(source):
        source = _doer(noun)
    got = verb is not None and verb.lemma_ == "receive"
    restated = verb is not None and verb.lemma_.lower() in table("clauses")["restating"]
    if verb is not None and not got and (restated or source is None or source.pos_ == "PRON"):
        source = clauses.subject(verb) or source
    if source is None and (frame != "clause" or sense.act not in speech.lists["voices"]):
        return
    own = clauses.indices([source]) if source is not None and source.i > noun.i else set()
    content = tuple(clauses.runs(noun.doc, clauses.indices(roots), own | {noun.i}))
    negated = sense.negated != (verb is not None and clauses.is_negated(verb))
    if content:
        yield Draft(
            noun,
            sense.act,
            f"noun.{frame}",
            (noun.idx, noun.idx + len(noun)),
            content,
            source,
            negated,
        )


def _is_a_time(word: Token) -> bool:
    """Tell whether a word is a time, which is no content of a noun of saying: "for *the year*"."""
    lengths = table("dates")["units"].values()
    return word.ent_type_ in ("DATE", "TIME") or any(word.lower_ in words for words in lengths)


def _turned_down(noun: Token, frame: str, speech: Speech) -> Draft | None:
    """Return the attribution of a denied acceptance: "*The court* did not accept X's claim that Y".

    None is returned for any other noun. The content is the noun's whole phrase.
    """
    verb = noun.head
    taken = noun.dep_ == "dobj" and verb.lemma_.lower() in speech.lists["taking_as_true"]
    source = clauses.subject(verb) if taken else None
    if source is None or frame != "clause" or not clauses.is_negated(verb):
        return None
    content = tuple(clauses.runs(noun.doc, clauses.indices([noun]), set()))
    span = (verb.idx, verb.idx + len(verb))
    return Draft(verb, "believe", "verb.np", span, content, source, negated=True)


def _light_verb(noun: Token, speech: Speech) -> Token | None:
    """Return the verb whose subject is a noun's source; else None.

    "Issued a warning", "doubled down on his support". Another verb of speaking may well take up the
    words of somebody else: "rejected his claim".
    """
    verb = noun.head
    if noun.dep_ == "dobj":
        return verb if verb.lemma_.lower() in speech.lists["light_verbs"] else None
    if (
        noun.dep_ == "pobj"
        and verb.head.pos_ == "VERB"
        and verb.lower_ not in table("clauses")["beside_a_deed"]
        and any(c.lower_ in _OWN for c in noun.children)
    ):
        known = speech.verbs.get(verb.head.lemma_.lower())
        return verb.head if known is None or {*known.frames} <= {"quote"} else None
    return None


def _doer(noun: Token) -> Token | None:
    """Return whose deed a verb parsed as a noun tells: "plans a trial and *hopes for* B"."""
    joined = noun.dep_ == "conj" and noun.tag_ == "NNS" and noun.head.tag_ == "VBZ"
    return clauses.own_subject(noun.head) if joined else None


def _giver(noun: Token) -> Token | None:
    """Return the source in a phrase: "criticism from X", "a pledge by X"; else None."""
    giver = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ in _GIVERS), None)
    return (
        next((c for c in giver.children if c.dep_ == "pobj"), None) if giver is not None else None
    )


def _adjective(word: Token, cue: Cue) -> Iterator[Draft]:
    """Yield the content of an adjective of attitude: sure of, afraid of, opposed to."""
    verb = word.head if word.dep_ in ("acomp", "oprd") else word
    source = clauses.subject(verb)
    found = _content(word, cue) or _content(verb, cue)
    if (
        found is None
        or source is None
        or source.lower_ in ("it", "that", "this", "which", "what", "there")
    ):
        return
    frame, sense, roots = found
    own = clauses.indices([source]) | {word.i, verb.i}
    content = tuple(clauses.runs(word.doc, clauses.indices(roots), own))
    if content:
        negated = sense.negated != clauses.is_negated(verb)
        yield Draft(
            word,
            sense.act,
            f"adjective.{frame}",
            (word.idx, word.idx + len(word)),
            content,
            source,
            negated,
        )


def _content(word: Token, cue: Cue) -> tuple[str, Sense, list[Token]] | None:
    """Return the clause, infinitive or prepositional object that a noun or an adjective takes."""
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep_ in ("acl", "ccomp", "xcomp") and any(c.tag_ == "TO" for c in child.children):
            if "to" in cue.frames:
                return "to", cue.frames["to"], [child]
        elif "clause" in cue.frames and child.dep_ in ("acl", "ccomp", "relcl"):
            lead = child.left_edge
            if lead.lower_ == "that" and (lead.dep_ == "mark" or lead.pos_ == "SCONJ"):
                return "clause", cue.frames["clause"], [child]
        elif "to" in cue.frames and _asks_of_somebody(child):
            return "to", cue.frames["to"], [child]
        elif child.dep_ == "prep" and child.lower_ in cue.preps:
            roots = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            asked = any(_asks_of_somebody(c) for c in word.children)
            if roots and not (asked and all(_is_a_time(r) for r in roots)):
                return "prep", cue.preps[child.lower_], roots
    return _content_after_object(word, cue)


def _told_behind(noun: Token) -> Token | None:
    """Return the "that" clause right behind a noun, wherever it was hung; else None.

    "Now X is a target of Y's claims *that he lied*", "Y's argument is *that he lied*".
    """
    at = noun.i + 1
    is_so = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
    if is_so and noun.head.i > noun.i:
        at = noun.head.i + 1
    that = noun.doc[at : at + 1]
    if not len(that) or that[0].lower_ != "that" or that[0].dep_ != "mark":
        return None
    verb = that[0].head
    tensed = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children)
    wished = any(c.lower_ in ("be", "not") for c in verb.children)
    whole = verb.left_edge.i == at and verb.i > at and verb.sent == noun.sent
    return verb if whole and (tensed or wished) else None


def _asks_of_somebody(clause: Token) -> bool:
    """Tell whether a clause says who is to do what: "an appeal by X *for Y to honour Z*"."""
    first = [c for c in clause.children if c.i < clause.i]
    led = any(c.dep_ == "mark" and c.lower_ == "for" for c in first)
    return clause.dep_ in ("advcl", "acl", "relcl") and led and any(c.tag_ == "TO" for c in first)


def _content_after_object(noun: Token, cue: Cue) -> tuple[str, Sense, list[Token]] | None:
    """Return the complement that was parsed below the verb whose object the noun is; else None."""
    verb = noun.head
    if "clause" in cue.frames and (told := _told_behind(noun)) is not None:
        return "clause", cue.frames["clause"], [told]
    if noun.dep_ != "dobj":
        return None
    for child in verb.children:
        if (
            child.i > noun.i
            and child.dep_ in ("ccomp", "xcomp", "advcl")
            and child.left_edge.i == noun.right_edge.i + 1
        ):
            if child.left_edge.tag_ == "TO" and "to" in cue.frames:
                return "to", cue.frames["to"], [child]
            if child.left_edge.lower_ == "that" and "clause" in cue.frames:
                return "clause", cue.frames["clause"], [child]
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in cue.preps:
            roots = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if roots:
                return "prep", cue.preps[child.lower_], roots
    return None
