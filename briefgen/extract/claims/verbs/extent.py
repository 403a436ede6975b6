"""Extent of a verb's content: all under its heads, without the words of the reporting itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.misparsed import (
    before_its_name,
    behind_the_comma,
    behind_what_is_now,
)
from briefgen.extract.claims.screen import speaks
from briefgen.extract.claims.verbs.cue import PAUSES, blamed_on, cue_of, for_of, told_whom
from briefgen.extract.claims.verbs.torn import before_that
from briefgen.extract.names.lexicon import lexicon
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.registry.speech import Cue, Sense, Speech

_OF_THE_SUBJECT: Final = frozenset({"np", "named", "to", "reputed"})
"""Frames in whose passive the subject is part of what is said."""
_SAYS_WHICH: Final = frozenset({"acl", "ccomp", "relcl"})


def content_of(
    verb: Token, source: Token | None, frame: str, roots: list[Token], speech: Speech, sense: Sense
) -> tuple[Span, ...]:
    """Return the spans of what is said: all under the roots and the phrases that follow them.

    The source, the hearer, auxiliaries, a later cue and what is said by others are cut out.
    """
    passive = clauses.is_passive(verb)
    reasons = clauses.indices(clauses.reasons(source)) if passive and source is not None else set()
    grounds = _grounds(verb, sense, speech)
    blamed = blamed_on(verb) if sense.act == "blame" else None
    grounds += [blamed.head] if blamed is not None else []
    roots = _without_what(roots) if blamed is not None else roots
    roots = [*_advised_against(verb, roots), *roots]
    if frame == "to":
        roots = [*_asked_for(verb, roots), *roots]
    turned = source is not None and source.i > verb.i and all(r.i < verb.i for r in roots)
    turned = turned and frame == "clause" and not passive
    behind = [] if turned else _trailing(verb, roots, speech)  # '"A", said X, in his first words'
    behind += _going_on_with_would(verb, source) if frame == "clause" else []
    behind += _of_its_range(verb, roots) if frame == "named" else []
    chosen = clauses.indices([*roots, *grounds, *behind]) | reasons
    chosen -= before_that(verb, roots)
    if source is not None and source.dep_ == "appos" and behind_what_is_now(source.head, verb):
        chosen |= clauses.indices([source.head]) - clauses.indices([source])
    whom = told_whom(verb)
    chosen -= {i for i in chosen if whom is not None and i <= whom.i}
    barred = {verb.i} | _aside(verb, roots)
    barred |= {f.i for r in roots if frame == "prep" and (f := for_of(r)) is not None}
    if passive and frame in _OF_THE_SUBJECT:
        barred -= clauses.indices(c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS)
    if source is not None and not any(source.is_ancestor(r) for r in roots):
        barred |= clauses.indices([source]) - (
            clauses.indices(roots) if source.i > verb.i else set()
        )
    torn = source is not None and source in (before_its_name(verb), behind_the_comma(verb))
    if source is not None and torn:
        barred |= set(range(source.left_edge.i, verb.i))
    barred = (barred - reasons) | _breaks(verb, chosen, speech)
    barred |= _of_the_next_speaker(verb) | _before_the_colon(verb, source, roots)
    if frame == "to":
        barred |= _told_by_others(roots, speech)
    if frame in ("np", "named", "prep"):
        barred |= _loose_relatives(chosen, verb)
    return tuple(clauses.runs(verb.doc, chosen, barred))


def _asked_for(verb: Token, roots: list[Token]) -> list[Token]:
    """Return the "for" phrase before an infinitive of purpose: "asked *for boats* to cross"."""
    if verb.lemma_.lower() not in table("clauses")["asking_for"]:
        return []
    first = min(r.left_edge.i for r in roots)
    preps = (c for c in verb.children if c.dep_ == "prep" and verb.i < c.i < first)
    return [p for p in preps if p.lower_ == "for" and any(c.dep_ == "pobj" for c in p.children)]


def _going_on_with_would(verb: Token, source: Token | None) -> list[Token]:
    """Return a clause behind "and" by which who speaks goes on: "said A, and it *would* do B".

    "Would" is "will" as it is reported; with "later" it is what came to be.
    """
    if source is None or source.i > verb.i or verb.lemma_.lower() not in speech().strong:
        return []
    out: list[Token] = []
    for clause in (c for c in verb.children if c.dep_ == "conj" and c.i > verb.i):
        own = clauses.own_subject(clause)
        beside = {c.lower_ for c in clause.children}
        again = own is not None and own.lower_ in ("it", "he", "she", "they")
        if again and "would" in beside and beside.isdisjoint(table("hedges")["later"]):
            joints = (c for c in verb.children if c.dep_ == "cc" and verb.i < c.i < clause.i)
            out += [*joints, clause]
    return out


def _of_its_range(verb: Token, roots: list[Token]) -> list[Token]:
    """Return the phrase that bounds a superlative: "called it the worst ruling *since 2016*"."""
    last = max((r.right_edge.i for r in roots), default=verb.i)
    words = verb.doc[verb.i + 1 : last + 1]
    if not any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "only") for t in words):
        return []
    preps = (c for c in verb.children if c.dep_ == "prep" and c.left_edge.i == last + 1)
    return [c for c in preps if c.lower_ == "since"][:1]


def _advised_against(verb: Token, roots: list[Token]) -> list[Token]:
    """Return the "against" right behind a verb, before what is said: "advised *against it* as"."""
    first = min((r.left_edge.i for r in roots), default=verb.i)
    beside = (c for c in verb.children if c.i == verb.i + 1 and c.dep_ == "prep")
    return [c for c in beside if c.lower_ == "against" and c.right_edge.i < first]


def _before_the_colon(verb: Token, source: Token | None, roots: list[Token]) -> set[int]:
    """Return what stands before the colon behind which somebody speaks, and more is said.

    "That may be so: *the firm* expects to close": only what follows is expected.
    """
    behind = any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if source is None or not (behind or any(r.i > verb.i for r in roots)):
        return set()
    before = verb.doc[verb.sent.start : min(source.left_edge.i, verb.i)]
    colon = next((t.i for t in reversed(before) if t.text == ":"), None)
    return set(range(verb.sent.start, colon + 1)) if colon is not None else set()


def _of_the_next_speaker(verb: Token) -> set[int]:
    """Return the tokens of the next clause's subject that was joined to the content's last word."""
    below = (t for t in verb.subtree if t.tag_ == "VBG" and t.i > verb.i)
    found = (s for t in below if (s := clauses.joined_to_another(t)) is not None)
    return {i for s in found for i in (s.left_edge.i - 1, *clauses.indices([s]))}


def _without_what(roots: list[Token]) -> list[Token]:
    """Return the roots without a "what" that stands for a clause: "*what* X blamed on Y"."""
    return [r for r in roots if r.lower_ != "what"]


def _trailing(verb: Token, roots: list[Token], speech: Speech) -> list[Token]:
    """Return the phrases after the content that belong to it: "criticised X *for Y*".

    The first phrase of time or place ends them.
    """
    last = max((r.i for r in roots), default=verb.i)
    out: list[Token] = []
    for child in verb.children:
        if child.i <= last or (child.dep_ == "prep" and _closes(verb, child, last)):
            continue
        if child.dep_ == "prep":
            if is_setting(child, speech):
                out += _planned(verb, roots, child)
                break
            out.append(child)
        elif child.dep_ in ("xcomp", "oprd") or (
            child.dep_ == "advcl"
            and (_is_adjacent_infinitive(child, roots) or _is_condition(child, roots))
        ):
            out.append(child)
    return out


def _closes(verb: Token, phrase: Token, last: int) -> bool:
    """Tell whether a phrase right behind words of saying goes with these: 'A, X wrote *of her*'."""
    told = verb.lemma_.lower() in table("clauses")["saying_last"]
    apart = any(t.text == "," for t in verb.doc[verb.i + 1 : phrase.i])
    return told and last < verb.i and not apart and not clauses.is_passive(verb)


def _planned(verb: Token, roots: list[Token], when: Token) -> list[Token]:
    """Return what is planned behind a time: "announced plans in March *to charge more*"."""
    plans = any(r.lemma_.lower() in table("clauses")["to_do"] for r in roots)
    last = max((r.right_edge.i for r in roots), default=verb.i)
    if not plans or when.left_edge.i != last + 1:
        return []
    below = (c for c in verb.children if c.dep_ in ("advcl", "xcomp"))
    return [c for c in below if c.left_edge.tag_ == "TO" and c.left_edge.i == when.right_edge.i + 1]


def _is_condition(clause: Token, roots: list[Token]) -> bool:
    """Tell whether a clause after the content is its condition: "threatened X *unless Y*"."""
    opens = clause.left_edge
    led = opens.lower_ in table("clauses")["on_condition"] and opens.dep_ == "mark"
    last = max((r.right_edge.i for r in roots), default=clause.i)
    return led and 0 <= opens.i - last - 1 <= 1


def _grounds(verb: Token, sense: Sense, speech: Speech) -> list[Token]:
    """Return the reasons given for a stance: "opposed X *on the grounds that Y*", "*because Y*"."""
    if sense.act not in speech.lists["stances"]:
        return []
    return [
        c for c in verb.children if c.i > verb.i and (_states_grounds(c, speech) or _is_because(c))
    ]


def _states_grounds(prep: Token, speech: Speech) -> bool:
    """Tell whether a phrase is "on the grounds that" or its like."""
    if prep.dep_ != "prep":
        return False
    nouns = (
        c for c in prep.children if c.dep_ == "pobj" and c.lemma_.lower() in speech.lists["grounds"]
    )
    return any(
        g.lower_ == "that"
        for n in nouns
        for c in n.children
        if c.dep_ in _SAYS_WHICH
        for g in c.children
    )


def _is_because(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ == "because" for c in clause.children
    )


def is_setting(prep: Token, speech: Speech) -> bool:
    """Tell whether a phrase says when, where or on what occasion somebody spoke."""
    if prep.lower_ in speech.lists["content_preps"]:
        return any(t.ent_type_ in ("DATE", "TIME") or _is_whence(prep, t) for t in prep.children)
    if prep.lower_ not in ("in", "on", "by"):
        return True
    return any(
        t.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC", "ORG")
        or t.lemma_.lower() in speech.lists["settings"]
        or (prep.lower_ == "in" and t.lemma_.lower() in table("unnamed_sources")["documents"])
        for t in prep.children
    )


def _is_whence(prep: Token, noun: Token) -> bool:
    """Tell whether a phrase says from where somebody spoke: "threatened them *from the border*"."""
    place = noun.lemma_.lower() in lexicon().place_nouns or noun.ent_type_ == "GPE"
    return prep.lower_ == "from" and noun.dep_ == "pobj" and place


def _is_adjacent_infinitive(clause: Token, roots: list[Token]) -> bool:
    """Tell whether an infinitive stands right after the content's head: "his call to raise ..."."""
    return clause.left_edge.tag_ == "TO" and any(r.i == clause.left_edge.i - 1 for r in roots)


def _told_by_others(roots: list[Token], speech: Speech) -> set[int]:
    """Return the tokens of a "that" clause parsed below a verb that reports nothing.

    "Told men who refused to *row* that X".
    """
    deeds = (r for r in roots if r.lemma_.lower() not in speech.verbs and r.pos_ == "VERB")
    below = (c for r in deeds for c in r.children if c.dep_ == "ccomp" and c.i > r.i)
    loose = (c for c in below if any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children))
    return clauses.indices(c for c in loose if c.head.i + 1 == c.left_edge.i)


def _loose_relatives(chosen: set[int], verb: Token) -> set[int]:
    """Return the indices of non-restrictive relative clauses after the verb."""
    out: set[int] = set()
    for i in chosen:
        token = verb.doc[i]
        if token.dep_ == "relcl" and token.left_edge.i > verb.i and token.left_edge.i > 0:
            before = token.doc[token.left_edge.i - 1]
            if before.text == "," and token.left_edge.lower_ in (
                "who",
                "which",
                "where",
                "when",
                "with",
                "whose",
                "whom",
            ):
                out |= clauses.indices([token])
    return out


def _aside(verb: Token, roots: list[Token]) -> set[int]:
    """Return the verb's dependants that are no content: auxiliaries, "on Monday", hearer, agent."""
    heads = {r.i for r in roots}
    return {
        c.i
        for c in verb.children
        if c.i not in heads and c.dep_ in ("aux", "auxpass", "neg", "npadvmod", "dative", "agent")
    }


def _breaks(verb: Token, chosen: set[int], speech: Speech) -> set[int]:
    """Return the tokens under the content from where a new cue of the same speaker begins.

    ", adding ..." after a comma; "but declined to ..." in the cue's own tense with no subject of
    its own.
    """
    doc = verb.doc
    for i in sorted(chosen):
        token = doc[i]
        if i <= verb.i + 1 or token.pos_ != "VERB":
            continue
        if _is_done_by_the_speaker(token, verb):
            return {k for k in chosen if k >= i}
        participle = token.tag_ == "VBG" and _after_pause(token)
        if participle and _is_of_whom_it_was_done_to(token):
            continue
        cue, _ = cue_of(token, speech) if participle or _same_tense(token, verb) else (None, None)
        if (
            cue is not None
            and not _goes_on_with(token, cue)
            and (_is_saying(cue) if participle else not _is_thought(cue))
            and _complement_likely(token)
        ):
            return {k for k in chosen if k >= i}
    return set()


def _is_of_whom_it_was_done_to(participle: Token) -> bool:
    """Tell whether a participle asks of whom its clause's subject has dealt with: that one asks.

    "Police said X challenged the group, *asking them* to come".
    """
    clause = participle.head
    objects = [c for c in participle.children if c.dep_ in ("dobj", "nsubj")]
    own = clauses.own_subject(clause)
    met = any(c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") for c in clause.children)
    taken_up = any(c.lower_ in ("them", "him", "her") for c in objects)
    asked = any(c.tag_ == "TO" for below in participle.children for c in below.children)
    named = own is not None and own.pos_ in ("NOUN", "PROPN")
    return participle.dep_ == "advcl" and named and met and taken_up and asked


def _goes_on_with(token: Token, cue: Cue) -> bool:
    """Tell whether a verb of finding continues the content's perfect: "had looked and *found*"."""
    finds = any(sense.act == "show" for sense in cue.frames.values())
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.head.children)
    joint = token.nbor(-1)
    return finds and perfect and joint.lower_ == "and" and joint.nbor(-1).text != ","


def _after_pause(token: Token) -> bool:
    """Tell whether a comma or a dash stands before a token, a closing quotation mark aside."""
    before = token.nbor(-1)
    if before.is_quote and before.i:
        before = before.nbor(-1)
    return before.lower_ in PAUSES


def _same_tense(token: Token, verb: Token) -> bool:
    """Tell whether a coordinate verb has the cue's tense and no subject: the speaker goes on."""
    if token.dep_ != "conj":
        return False
    same = token.tag_ == verb.tag_ and token.tag_ in ("VBZ", "VBD", "VBP")
    if not same and not _is_vowed_by_nobody(token, verb):
        return False
    if _is_of_an_inner_subject(token) or _is_denied_within(token, verb):
        return False
    return clauses.own_subject(token) is None and not any(
        c.dep_ in ("aux", "auxpass") for c in token.children
    )


def _is_of_an_inner_subject(token: Token) -> bool:
    """Tell whether a coordinate verb continues a clause inside the content with a noun as subject.

    "Said X left when *his wife heard it and saw Y*", "said *drivers heard it and alerted police*".
    """
    inner = token.head
    subject = clauses.own_subject(inner)
    alerts = token.lemma_.lower() in table("clauses")["alerting"] and subject is not None
    if alerts and subject is not None and subject.i > token.sent.start and subject.pos_ == "NOUN":
        return inner.dep_ == "ccomp" and speaks(subject.lemma_.lower(), subject.tag_)
    return inner.dep_ in ("advcl", "relcl") and subject is not None and subject.pos_ == "NOUN"


def _is_denied_within(token: Token, verb: Token) -> bool:
    """Tell whether somebody whose words are passed on goes on with a denial.

    "X said that *he claimed* it was his *and denied* the theft": X denies nothing.
    """
    if token.lemma_.lower() not in table("clauses")["denying_verbs"]:
        return False
    inner = token.head
    while inner.i > verb.i:
        own = clauses.own_subject(inner)
        said = inner.lemma_.lower() in table("clauses")["maintaining"]
        if said and own is not None and own.tag_ == "PRP":
            return True
        inner = inner.head if inner.head.i != inner.i else verb
    return False


def _is_vowed_by_nobody(token: Token, verb: Token) -> bool:
    """Tell whether a promise continues "had alleged", as its parsed subject is a thing.

    "Had alleged that boxes were stuffed *and vowed* to sue".
    """
    before = any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in verb.children)
    finite = token.tag_ in ("VBD", "VBN") and verb.tag_ == "VBN" and before
    return finite and _is_below_a_thing(token) and any(c.dep_ == "xcomp" for c in token.children)


def _is_done_by_the_speaker(token: Token, verb: Token) -> bool:
    """Tell whether a coordinate verb has an object whose possessive can only mean the speaker.

    "Said prices fell *and cut its goal*": prices have no goal.
    """
    same = token.tag_ == verb.tag_ and token.tag_ in ("VBZ", "VBD", "VBP")
    alike = token.tag_ == "VB" and token.lower_ in table("clauses")["past_like_present"]
    if token.dep_ != "conj" or not (same or alike) or clauses.own_subject(token) is not None:
        return False
    owned = [
        g.lower_ for c in token.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "poss"
    ]
    ends = (*clauses.SUBJECTS, *clauses.PASSIVE_SUBJECTS)
    told = next((c for c in token.head.children if c.dep_ in ends), None)
    speaker = clauses.own_subject(verb)
    if told is None or speaker is None or told.pos_ != "NOUN" or not owned:
        return False
    many, thing = told.tag_ == "NNS", not speaks(told.lemma_.lower(), told.tag_)
    plural = {
        "its": many,
        "their": thing and speaker.tag_ in ("NNS", "NNPS") and told.tag_ != speaker.tag_,
    }
    return plural.get(owned[0], thing and owned[0] in ("his", "her"))


def _is_below_a_thing(token: Token) -> bool:
    """Tell whether a coordinate verb would have as its subject a thing, which cannot speak."""
    ends = (*clauses.SUBJECTS, *clauses.PASSIVE_SUBJECTS)
    subjects = [c for c in token.head.children if c.dep_ in ends]
    return any(s.pos_ == "NOUN" and not speaks(s.lemma_.lower(), s.tag_) for s in subjects)


def _is_saying(cue: Cue) -> bool:
    """Tell whether a participle of this cue goes on with what the speaker says."""
    return bool(cue.frames.keys() & {"clause", "named"}) or any(
        s.act in table("clauses")["goes_on"] for s in cue.frames.values()
    )


def _is_thought(cue: Cue) -> bool:
    """Tell whether a cue is only of thinking or wishing, which may also continue the content."""
    return all(sense.act in table("clauses")["thoughts"] for sense in cue.frames.values())


def _complement_likely(participle: Token) -> bool:
    """Tell whether a verb has a clause, an object or a phrase after it, as one of saying does."""
    return any(
        c.dep_ in ("ccomp", "dobj", "oprd", "xcomp", "prep")
        for c in participle.children
        if c.i > participle.i
    )
