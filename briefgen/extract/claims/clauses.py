"""Subjects, agents and subtrees of verbs in the parse, and token sets as runs of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.apart import before_an_aside
from briefgen.extract.claims.misparsed import (
    before_its_name,
    behind_a_participle,
    behind_and,
    behind_long_before,
    behind_the_comma,
    behind_what_is_now,
    behind_with,
    beside_a_thing,
    deed_over,
    in_a_place,
    joined_passive,
    known_as,
    made_to,
    of_what_was_done,
    parted_passive,
)
from briefgen.extract.modals import name_like_a_modal
from briefgen.extract.standing import is_denied
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
_ANY_SUBJECT: Final = SUBJECTS | PASSIVE_SUBJECTS | {"expl", "auxpass"}
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_EDGE: Final = frozenset(
    {",", ";", ":", ".", "-", "--", "\u2014", "\u2013", "...", "\u2026", "___", "!", "?"}
)
_OPEN_EDGE: Final = _EDGE | {"and", "but", "so"}
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d")
_CLIMB: Final = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "aux", "dep"})
_DEEP: Final = 7
_MANY: Final = frozenset({"them", "whom", "us", "these", "those"})
_WHOSE: Final = 14
"""Tokens before a verb among which "whose" is looked for."""


def indices(roots: Iterable[Token]) -> set[int]:
    """Return the indices of all tokens under the roots, white space left out."""
    return {t.i for root in roots for t in root.subtree if not t.is_space}


def runs(doc: Doc, chosen: set[int], barred: set[int]) -> list[tuple[int, int]]:
    """Return the chosen tokens as half-open runs of the text, in order.

    Gaps of punctuation and white space are bridged, gaps that hold a barred token or any other word
    are not. Commas, dashes and full stops at the edges are left out; quotation marks and brackets
    stay.
    """
    out: list[list[int]] = []
    for i in sorted(chosen - barred):
        gap = range(out[-1][-1] + 1, i) if out else range(0)
        if out and all((doc[k].is_punct or doc[k].is_space) and k not in barred for k in gap):
            out[-1].append(i)
        else:
            out.append([i])
    return [span for run in out if (span := _trimmed(doc, run))]


def _trimmed(doc: Doc, run: list[int]) -> tuple[int, int] | None:
    first, last = run[0], run[-1]
    while first <= last and _opens_run(doc[first]):
        first += 1
    if first < last and _CLOCK.fullmatch(doc[first].text) and _opens_block(doc[first]):
        first += 1
    while last >= first and (_joins_more(doc[last]) or doc[last].is_space):
        last -= 1
    return (doc[first].idx, doc[last].idx + len(doc[last])) if first <= last else None


def _opens_run(token: Token) -> bool:
    """Tell whether a mark, a blank or a joint is cut off a run's beginning: "so far" is none."""
    far = token.lower_ == "so" and token.doc[token.i + 1 : token.i + 2].text.lower() == "far"
    return token.is_space or (token.lower_ in _OPEN_EDGE and not far)


def _joins_more(token: Token) -> bool:
    """Tell whether a word is cut off the end of a run; the "so" of "will do so" is not."""
    stands = token.lower_ == "so" and token.dep_ == "advmod" and token.head.i < token.i
    return token.lower_ in _OPEN_EDGE and not stands


def _opens_block(token: Token) -> bool:
    """Tell whether a token opens its line: a time there says when the line was written."""
    before = token.doc[token.i - 1 : token.i]
    return not before or any(t.is_space for t in before)


def subject(verb: Token) -> Token | None:
    """Return the head of the phrase that does what the verb says, None where nobody is named.

    An infinitive, a participle or a coordinate verb takes its subject from the verb that it hangs
    on; a participle at a noun takes the noun.
    """
    if (deed := deed_over(verb)) is not None:
        return _of_a_deed(deed)
    return (
        whose(verb)
        or of_many(verb)
        or of_a_contrast(verb)
        or _before_a_participle(verb)
        or joined_to_another(verb)
        or behind_with(verb)
        or made_to(verb)
        or before_an_aside(verb)
        or behind_and(verb)
        or _subject(verb)
        or _right_before(verb)
        or (before_its_name(verb) if verb.tag_ in ("VBD", "VBZ") else None)
    )


def _of_a_deed(deed: Token) -> Token | None:
    """Return who does a deed; None for a noun that the clause was parsed under."""
    doer = subject(deed)
    return None if doer is None or doer.dep_ == "ROOT" else doer


def whose(verb: Token) -> Token | None:
    """Return the noun after "whose" that was parsed as an apposition.

    "X, *whose minister*, Y, said".
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    own = own_subject(verb)
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _WHOSE) : verb.i]):
        if token.tag_ == "WP$":
            noun = token.head
            apart = own is None or own.i < token.i
            loose = noun.dep_ in ("appos", "conj") and token.i < noun.i < verb.i
            return noun if apart and loose else None
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def of_many(verb: Token) -> Token | None:
    """Return the plural antecedent of "who" where its clause's last noun was parsed as subject.

    "*Guests* who heard the shot say": "shot" is singular, "say" is plural.
    """
    own = own_subject(verb)
    if verb.tag_ not in ("VBP", "VB") or own is None or own.tag_ != "NN" or own.i + 1 != verb.i:
        return None
    bare = verb.tag_ == "VB"
    if any(c.dep_ in ("conj", "cc") for c in own.children):
        return None
    for token in reversed(verb.doc[verb.sent.start + 1 : own.i]):
        if token.is_punct or token.tag_ in ("VBZ", "VBP"):
            return None
        if token.lower_ == "who":
            noun = token.nbor(-1)
            alone = noun.dep_ == "ROOT" or not bare
            return noun if noun.tag_ == "NNS" and alone else None
    return None


def of_a_contrast(verb: Token) -> Token | None:
    """Return the subject after "while" where the verb was parsed as joined to the clause before.

    In "A promised boats, *while B, short of men, has said* that", the participle between the commas
    was given B as its subject.
    """
    if verb.dep_ != "conj" or has_subject(verb) or verb.i == verb.sent.start:
        return None
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.dep_ == "mark" and token.lower_ in table("clauses")["contrasting"]:
            clause = token.head
            bare = clause.tag_ == "VBN" and not any(c.dep_ == "aux" for c in clause.children)
            return own_subject(clause) if bare and clause.i < verb.i else None
    return None


def joined_to_another(verb: Token) -> Token | None:
    """Return the subject of the second clause after "with": "with A insisting X and *B* saying Y".

    The small parser joins B to the last word of X.
    """
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj", "acl") or has_subject(verb):
        return None
    before = verb.nbor(-1) if verb.i else verb
    loose = before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN")
    opens = before.left_edge
    joint = opens.nbor(-1) if opens.i > verb.sent.start else opens
    first = verb.head if verb.dep_ != "acl" else before
    while first.dep_ == "conj" and first.head.pos_ not in ("VERB", "AUX"):
        first = first.head
    over = next((a for a in (first, *first.ancestors) if a.dep_ == "pcomp"), None)
    led = over is not None and over.tag_ == "VBG" and over.head.lower_ == "with"
    return before if loose and led and joint.lower_ == "and" else None


def of_the_same_clause(verb: Token) -> Token | None:
    """Return the subject of the clause after "while" that a verb goes on with.

    "A fell, X said, *while Y put it at 9 and said* that B": Y says it.
    """
    over = verb.head
    if verb.dep_ != "conj" or over.dep_ != "advcl" or has_subject(verb):
        return None
    marks = (c.lower_ for c in over.children if c.dep_ == "mark")
    contrasts = any(word in table("clauses")["contrasting"] for word in marks)
    return own_subject(over) if contrasts else None


def _before_a_participle(verb: Token) -> Token | None:
    """Return the noun before a participle parsed as a clause: "*the lawyer* acting for X said"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or has_subject(verb):
        return None
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < verb.i:
            own = own_subject(child)
            return own if own is not None and own.i + 1 == child.i else None
    return None


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, an expletive too."""
    return any(c.dep_ in _ANY_SUBJECT - {"auxpass"} for c in verb.children)


def _subject(verb: Token) -> Token | None:
    at = verb
    for _ in range(_DEEP):
        own = own_subject(at)
        if own is not None:
            late = behind_long_before(own, verb)
            return late or (None if own.dep_ == "expl" else _doer(own, at))
        passive = next((c for c in at.children if c.dep_ in PASSIVE_SUBJECTS), None)
        if passive is not None:
            return agent(at) if at is verb else passive
        if at.dep_ == "acl":
            return _of_participle(at)
        at = beside_a_thing(at)
        if at.dep_ == "conj" and (told := _told_in_an_aside(at.head)) is not None:
            return told
        if not _hangs_on(at):
            return _carried_on(at)
        at = at.head
    return None


def _told_in_an_aside(verb: Token) -> Token | None:
    """Return the subject of a clause that an aside interrupts and the next clause continues.

    "*X* follows the case, Y said on Friday, but has no plans": X has none, not Y.
    """
    speaker = own_subject(verb)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if speaker is None or clause is None or speaker.i < clause.i:
        return None
    opens = speaker.left_edge
    apart = opens.i > clause.sent.start and opens.nbor(-1).text == ","
    closes = any(c.dep_ == "punct" and c.text == "," and c.i > verb.i for c in verb.children)
    return own_subject(clause) if apart and closes else None


def _right_before(verb: Token) -> Token | None:
    """Return the name right before a finite verb that was parsed as part of another phrase.

    ", former mayor *X* said".
    """
    before = _before_an_age(verb) or (verb.nbor(-1) if verb.i else verb)
    loose = before.pos_ == "PROPN" and before.dep_ in ("appos", "conj", "npadvmod", "pobj", "dep")
    apart = verb.tag_ in ("VBD", "VBZ", "VBP") and not any(
        c.dep_ in _ANY_SUBJECT for c in verb.children
    )
    if not (loose and apart) or verb.dep_ in ("conj", "relcl"):
        return None
    return _first_of_two(before)


def _first_of_two(name: Token) -> Token:
    """Return the first of two names behind a comma: "From Marva, *Holm* and Moe said"."""
    first = name.head
    opens = first.left_edge
    both = name.dep_ == "conj" and first.dep_ == "conj" and first.pos_ == "PROPN"
    parted = both and opens.i > name.sent.start and opens.nbor(-1).text == ","
    return first if parted else name


def _before_an_age(verb: Token) -> Token | None:
    """Return the name before an age between commas before a verb: "fisherman *X*, 54, said"."""
    before = verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]
    shape = [t.text if t.is_punct else "1" if t.like_num else "x" for t in before]
    return before[0] if shape == ["x", ",", "1", ","] else None


def _doer(own: Token, verb: Token) -> Token:
    """Return the subject, or the nominal before the verb if that is an opening participle."""
    before = verb.nbor(-1) if verb.i else verb
    return before if own.dep_ == "csubj" and own.tag_ == "VBG" and before.pos_ in _NOMINAL else own


def _of_participle(participle: Token) -> Token | None:
    """Return the subject of a participle at a noun: the noun, an agent, or a document's giver.

    "*X* issued a statement saying": the statement is the object, so its giver says it.
    """
    noun = participle.head
    if participle.tag_ == "VBN" or noun.pos_ not in _NOMINAL:
        return agent(participle)
    if (
        noun.dep_ == "dobj"
        and participle.tag_ == "VBG"
        and noun.lemma_.lower() in table("unnamed_sources")["documents"]
    ):
        return subject(noun.head) or noun
    return noun


def _hangs_on(verb: Token) -> bool:
    """Tell whether a verb takes its subject from the verb above it."""
    return verb.head is not verb and (
        verb.dep_ in _CLIMB or (verb.dep_ == "ccomp" and verb.tag_ in ("VBG", "VB"))
    )


def _carried_on(verb: Token) -> Token | None:
    """Return the subject of a clause before the verb that was parsed as its content.

    "*X* did A, then says B".
    """
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    named = before_its_name(verb) or behind_the_comma(verb)
    if clause is not None and named is not None:
        return named
    before = own_subject(clause) if clause is not None else None
    return before if before is not None and before.dep_ != "expl" else None


def own_subject(verb: Token) -> Token | None:
    """Return the subject that depends on the verb itself (an expletive too), or None."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "expl"]
    own = next((c for c in found if c.dep_ == "nsubj"), found[0] if found else None)
    own = _behind_who(own, verb) or own
    if own is None and (done := of_what_was_done(verb)) is not None:
        return done
    if own is None:
        return name_like_a_modal(verb)
    behind = behind_what_is_now(own, verb) or in_a_place(own, verb)
    behind = behind or behind_a_participle(own, verb)
    return behind or _behind_a_count(own, verb) or own


def _behind_who(own: Token | None, verb: Token) -> Token | None:
    """Return the subject right before a verb behind "who", which is that of what is said.

    "Mayor X, *who her critics say* sold it", "*some of whom officials say* left": they say it.
    """
    before = verb.nbor(-1) if verb.i else verb
    other = before.head.i == verb.i and before.dep_ == "nsubj" and own is not None
    led = other and own is not None and _is_relative(own) and own.i < before.left_edge.i
    return before if led else None


def _is_relative(subject: Token) -> bool:
    """Tell whether a subject is a relative pronoun, or some of those it means: "some of whom"."""
    of = (g for c in subject.children if c.lower_ == "of" for g in c.children)
    return subject.tag_ in ("WP", "WDT") or any(g.tag_ == "WP" for g in of)


def with_whom_it_is_of(
    verb: Token, content: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Return a content behind whom it is said of: "*Mayor X*, who critics say *sold it*"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ != "relcl" or who is None or _behind_who(who, verb) is None:
        return content
    return (up_to(who, verb.head), *(piece for piece in content if piece[0] > who.idx))


def up_to(opens: Token, noun: Token) -> tuple[int, int]:
    """Return the words of a noun up to its relative pronoun, with the name it stands beside."""
    last = opens.nbor(-1)
    last = last.nbor(-1) if last.is_punct else last
    named = noun.dep_ == "appos" and opens.lower_ in ("who", "whom")
    first = noun.head.left_edge if named else noun.left_edge
    return first.idx, last.idx + len(last)


def _behind_a_count(own: Token, verb: Token) -> Token | None:
    """Return the name right before a verb whose subject was parsed as a count before a comma.

    ", *two of them* hurt, chief X said" returns X.
    """
    of = (c for c in own.children if c.lower_ == "of")
    partial = any(g.lower_ in _MANY for c in of for g in c.children)
    last = verb.nbor(-1) if verb.i else verb
    if partial and last.text == "," and (told := known_as(verb)) is not None:
        return told
    if not partial or last.pos_ != "PROPN" or last.i <= own.i:
        return None
    between = verb.doc[own.i : last.i]
    return last if any(t.text == "," for t in between) else None


def agent(verb: Token) -> Token | None:
    """Return the head after a passive's "by", also below a phrase after the verb; else None."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            by = next((c for c in child.children if c.dep_ == "pobj"), None)
            return None if by is not None and is_a_time(by) else by
        if child.dep_ == "prep" and verb.tag_ == "VBN":
            for by in (
                b
                for p in child.children
                if p.dep_ == "pobj"
                for b in p.children
                if b.lower_ == "by"
            ):
                return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def is_a_time(noun: Token) -> bool:
    """Tell whether a noun is a time, by which a thing is done by nobody: "by *2029*"."""
    parts = noun.lower_ in table("dates")["parts_of_a_time"]
    of = (g for c in noun.children if c.lower_ == "of" for g in c.children)
    timed = noun.ent_type_ in ("DATE", "TIME") or any(t.ent_type_ in ("DATE", "TIME") for t in of)
    year = noun.tag_ == "CD" and len(noun.text) == len("2029") and noun.text[:2] in ("19", "20")
    return year or (noun.ent_type_ in ("DATE", "TIME") and noun.pos_ != "NOUN") or (parts and timed)


def reasons(source: Token) -> list[Token]:
    """Return the phrases that depend on a passive's agent and give a reason: "by X *for Y*"."""
    if source.head.lower_ != "by":
        return []
    return [
        c
        for c in source.children
        if c.dep_ == "prep" and c.lower_ in ("for", "over", "as", "after")
    ]


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive."""
    helped = any(c.dep_ in ("auxpass", *PASSIVE_SUBJECTS) for c in verb.children)
    if verb.tag_ == "VBN" and helped:
        return True
    return parted_passive(verb) is not None or joined_passive(verb) is not None


def is_bare_participle(verb: Token) -> bool:
    """Tell whether a past participle heads a clause without a subject: "When asked, she ..."."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(
            c.dep_ in ("aux", "auxpass", *SUBJECTS, *PASSIVE_SUBJECTS) for c in verb.children
        )
    )


def has_perfect(verb: Token) -> bool:
    """Tell whether a participle belongs to an active perfect: "has called"."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children) and not is_passive(
        verb
    )


def is_negated(verb: Token) -> bool:
    """Tell whether what the verb says is denied: "did not say", "has yet to confirm"."""
    return is_denied(verb)
