"""Frames of a cue verb: find the complements in the parse that hold what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.apart import before_an_aside
from briefgen.extract.claims.verbs.cue import PAUSES, for_of
from briefgen.extract.claims.verbs.torn import behind_an_aside, proof, told_above, torn_subject
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from briefgen.extract.claims.marks import Marks
    from briefgen.registry.speech import Cue, Sense

_BEFORE_A_BYNAME: Final = frozenset({",", "(", "-", "--", "\u2014", "\u2013"})


def complement_of(verb: Token, cue: Cue, marks: Marks) -> tuple[str, Sense, list[Token]] | None:
    """Return the first frame that holds, its sense, and the heads of the content; else None."""
    if any(_as_saying(p) for c in (verb, *verb.children) for p in c.children if p.lower_ == "as"):
        return None
    for frame, find in FRAMES.items():
        sense = cue.frames.get(frame)
        if sense is not None and (roots := find(verb, marks)):
            return frame, sense, roots
    for child in verb.children:
        sense = (
            cue.preps.get(child.lower_)
            if child.dep_ in ("prep", "prt", "dative") and child.i > verb.i
            else None
        )
        if sense is not None and (roots := _led(verb, child)):
            return "prep", sense, roots
    sense = cue.preps.get("for")
    if sense is not None and (favoured := _in_favour(verb)):
        return "prep", sense, favoured
    return ("prep", sense, wanted) if sense is not None and (wanted := _for_whom(verb)) else None


def _for_whom(verb: Token) -> list[Token]:
    """Return the clause of "called *for X to do Y*", which "for" opens right after the verb."""
    below = (c for c in verb.children if c.dep_ in ("advcl", "ccomp", "xcomp") and c.i > verb.i)
    return [c for c in below if for_of(c) is not None and c.left_edge.i == verb.i + 1]


def _in_favour(verb: Token) -> list[Token]:
    """Return what somebody is for: "argued in favour of *staying*", "came out in support of it"."""
    led = (c for c in verb.children if c.lower_ == "in" and c.i > verb.i)
    good = (g for c in led for g in c.children if g.lower_ in ("favor", "favour", "support"))
    of = (c for g in good for c in (*g.children, *verb.children) if c.lower_ == "of" and c.i > g.i)
    return [g for c in of for g in c.children if g.dep_ in ("pobj", "pcomp")]


def _led(verb: Token, prep: Token) -> list[Token]:
    """Return the objects of a preposition, or the verb's where it was parsed as a particle."""
    own = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
    if (
        own
        and all(c.ent_type_ in ("DATE", "TIME") and c.dep_ == "pobj" for c in own)
        and (prep.lower_ == "on" or (prep.lower_ == "for" and _has_thing(verb, prep)))
    ):
        return []  # "called X on Monday", "called a strike for Friday"
    if prep.lower_ == "on" and (about := _about_on_the_air(own)):
        return about
    if prep.lower_ == "on" and own and _is_a_means(own[0]):
        return []  # "spoke on the telephone with Y"
    if verb.lemma_ == "call" and prep.lower_ in ("on", "upon") and _has_thing(verb, prep):
        return []  # "calling a vote on pensions": what is called is the vote
    return own or [c for c in verb.children if c.dep_ in ("dobj", "ccomp") and c.i > prep.i]


def _is_a_means(noun: Token) -> bool:
    """Tell whether a noun is what somebody speaks over, not narrowed: "on *the phone*"."""
    means = noun.lemma_.lower() in table("clauses")["spoken_over"]
    return means and not any(c.dep_ in ("compound", "poss", "amod") for c in noun.children)


def _about_on_the_air(names: list[Token]) -> list[Token]:
    """Return what somebody speaks about on a named programme or channel: "on Radio 5 about *X*"."""
    aired = (t for t in names if t.pos_ in ("PROPN", "NUM"))
    about = (c for t in aired for w in t.subtree for c in (w,) if c.lower_ == "about")
    return [g for c in about for g in c.children if g.dep_ == "pobj"]


def _has_thing(verb: Token, prep: Token) -> bool:
    """Tell whether a verb has an object of its own before a preposition."""
    return any(c.dep_ == "dobj" and verb.i < c.i < prep.i for c in verb.children)


def _named(verb: Token, _: Marks) -> list[Token]:
    """Return the object and what it is called: "called him a liar", "described it as a mess"."""
    bare = verb.tag_ == "VBN" or verb.dep_ in ("acl", "amod") or _is_byname(verb)
    if (
        bare
        and verb.lemma_ in table("clauses")["naming"]
        and clauses.agent(verb) is None
        and not clauses.has_perfect(verb)
    ):
        return []
    objects = [
        c
        for c in verb.children
        if c.dep_ in ("dobj", *clauses.PASSIVE_SUBJECTS) and c.lower_ != "what"
    ]
    names = [c for c in verb.children if c.dep_ == "oprd"]
    if (
        verb.lemma_ == "call"
        and not objects
        and any(g.tag_ == "TO" for c in verb.children for g in c.children)
    ):
        return []  # "called X to offer help": on the telephone
    names += [
        c
        for c in verb.children
        if c.dep_ == "ccomp" and c.i > verb.i and c.pos_ not in ("VERB", "AUX")
    ]
    names += [
        p
        for c in (verb, *objects, *_times_of(verb))
        for p in c.children
        if p.dep_ == "prep" and p.lower_ == "as" and p.i > verb.i and not _as_saying(p)
    ]
    return objects + names if names else []


def _times_of(verb: Token) -> list[Token]:
    """Return the "time" that an "as" may be parsed under: "described at the *time* by X as Y"."""
    if verb.tag_ != "VBN":
        return []
    preps = (c for c in verb.children if c.dep_ == "prep" and c.i > verb.i)
    return [g for c in preps for g in c.children if g.dep_ == "pobj" and g.lower_ == "time"]


def _as_saying(prep: Token) -> bool:
    """Tell whether "as" leads to a participle without complement: "quoted X *as saying*"."""
    return any(c.dep_ == "pcomp" and not list(c.rights) for c in prep.children)


def _is_byname(verb: Token) -> bool:
    """Tell whether a participle adds a name after a mark: ", also called Z", "(known as Z"."""
    at = verb.i
    while at > verb.sent.start and verb.doc[at - 1].pos_ == "ADV":
        at -= 1
    return (
        at > verb.sent.start
        and verb.doc[at - 1].text in _BEFORE_A_BYNAME
        and clauses.own_subject(verb) is None
    )


def _clause(verb: Token, _: Marks) -> list[Token]:
    """Return the clause or question that is said, or the "what" of "what X said"."""
    if apart := behind_an_aside(verb) or told_above(verb) or proof(verb):
        return apart
    roots = [
        c
        for c in verb.children
        if c.dep_ == "ccomp"
        and (c.pos_ in ("VERB", "AUX") or clauses.own_subject(c))
        and not _is_parted(c, verb)
        and not _is_of_a_noun_before(c, verb)
        and clauses.whose(c) is None
    ]
    after = [c for c in roots if c.i > verb.i]
    if after and (clauses.own_subject(verb) is None or clauses.whose(verb) is not None):
        return after
    if (torn := torn_subject(verb, after)) is not None:
        return [torn, *after]
    if not roots and (charged := _of_a_charge(verb)):
        return charged
    if (
        not roots
        and verb.dep_ == "ccomp"
        and (what := next((c for c in verb.children if c.lower_ == "what"), None))
    ):
        return [what]
    return roots or _asked_of(verb) or _hung_on_setting(verb)


def _asked_of(verb: Token) -> list[Token]:
    """Return the question behind whom it is asked: "asked the mayor *if he would go*"."""
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or verb.lemma_.lower() not in table("clauses")["asking_if"]:
        return []
    below = (c for c in verb.children if c.dep_ == "advcl" and c.i > whom.i)
    if any(c.dep_ in ("prep", "dative") and c.i > whom.i for c in verb.children):
        return []  # "asked the captain for a loan if B"
    return [c for c in below if c.left_edge.lower_ in ("if", "whether")][:1]


def _is_of_a_noun_before(clause: Token, verb: Token) -> bool:
    """Tell whether the subject of a clause was joined to the words before it.

    "Asks for pay for teachers *but the state is* yet to pay".
    """
    opens = clause.left_edge
    before = opens.nbor(-1) if opens.i else opens
    bare = clause.i > verb.i and clause.tag_ in ("VBZ", "VBD", "VBP") and opens.i == clause.i
    joined = before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN")
    return bare and joined and before.left_edge.nbor(-1).lower_ in ("but", "and")


def _of_a_charge(verb: Token) -> list[Token]:
    """Return the "that" clause of a charge after an aside: "denied claims, made by X, *that Y*".

    The charge itself comes first where it names whose it is.
    """
    words = table("clauses")["bare_charges"]
    charges = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in words]
    if not charges:
        return []
    below = [c for c in verb.children if c.dep_ in ("advcl", "ccomp") and c.i > charges[0].i]
    told = [c for c in below if _opens_with_that(c)]
    return [charges[0], *told] if told and _is_anothers(charges[0]) else told


def _is_anothers(charge: Token) -> bool:
    """Tell whether a charge names whose it is: "contradicted a claim *by X* that Y"."""
    return any(c.dep_ == "prep" and c.lower_ in ("by", "from") for c in charge.children)


def _opens_with_that(clause: Token) -> bool:
    """Tell whether a comma and "that" open a clause, wherever the parser hung the comma."""
    first = clause.left_edge
    if first.text == ",":
        return first.nbor(1).lower_ == "that"
    return first.lower_ == "that" and first.nbor(-1).text == ","


def _hung_on_setting(verb: Token) -> list[Token]:
    """Return the "that" clause parsed below a phrase of setting: "confirmed in a call *that X*"."""
    for prep in verb.children:
        if (
            prep.dep_ != "prep"
            or prep.i < verb.i
            or prep.lower_ not in ("in", "at", "on", "during")
        ):
            continue
        for noun in (c for c in prep.children if c.dep_ == "pobj"):
            if noun.lower_ == "condition":
                continue  # "on the condition that he not be named"
            below = (c for c in noun.children if c.dep_ in ("acl", "relcl"))
            found = [
                c for c in below if any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
            ]
            if found:
                return found
    return []


def _is_parted(clause: Token, verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb: it is a sentence of its own.

    "The bridge is shut; the mayor denied reports that it would fall": nobody denied the closure.
    "It is shut, the mayor said; a driver said that it is open": the mayor said no more.
    """
    speaker = clauses.own_subject(verb)
    if clause.i > verb.i:
        between = verb.doc[verb.i : clause.left_edge.i]
    elif speaker is not None and clause.i < speaker.i:
        between = verb.doc[clause.i : speaker.left_edge.i]
    else:
        return False
    marks = [t.text for t in between if t.is_punct]
    return marks[-1:] == [";"]


def _to(verb: Token, _: Marks) -> list[Token]:
    """Return the infinitive, and before it whom it is asked of."""
    roots = [
        c
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and any(g.tag_ == "TO" for g in c.children)
    ]
    if not roots:
        return []
    if clauses.is_passive(verb):
        return [c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS] + roots
    return [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < roots[0].i] + roots


def _reputed(verb: Token, _: Marks) -> list[Token]:
    """Return the subject of "is said to" or its like, with the infinitive; else empty."""
    who = [c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS]
    what = [
        c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.left_edge.i > verb.i
    ]
    return who + what if who and what and clauses.is_passive(verb) else []


def _ing(verb: Token, _: Marks) -> list[Token]:
    """Return the gerund that is said: "denied *making* it", "ruled out *joining* them"."""
    below = [c for c in verb.children if c.i > verb.i and _is_gerund(c)]
    found = [c for c in below if c.dep_ in ("xcomp", "pcomp", "ccomp")]
    return found or [c for c in below if c.dep_ == "advcl" and _is_ruled_out(c, verb)]


def _is_gerund(clause: Token) -> bool:
    """Tell whether a verb is a gerund, of a perfect too: "denied *having made* it"."""
    having = any(c.lower_ == "having" and c.dep_ == "aux" for c in clause.children)
    return clause.tag_ == "VBG" or (clause.tag_ == "VBN" and having)


def _is_ruled_out(clause: Token, verb: Token) -> bool:
    """Tell whether a gerund stands right after a verb and its particle: "ruled out *joining*"."""
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    return particle is not None and clause.left_edge.i == particle.i + 1


def _np(verb: Token, _: Marks) -> list[Token]:
    """Return the object, in the passive the subject; failing both, a "what X called Y" clause."""
    found = [
        c
        for c in verb.children
        if (c.dep_ == "dobj" and c.ent_type_ not in ("DATE", "TIME"))
        or c.dep_ in clauses.PASSIVE_SUBJECTS
    ]
    if len(found) > 1:
        found = [c for c in found if not (_sums_up(c) or _acts_next(c, verb))] or found
    found = [c for c in found if not _is_behind_colon(c, verb)]
    return found or [c for c in verb.children if c.i > verb.i and _is_what_is_called(c)]


def _acts_next(noun: Token, verb: Token) -> bool:
    """Tell whether an object acts behind "and": "accused X, and *the agency*, Y, demanded"."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.i > noun.i)
    return any(before_an_aside(c) == noun for c in joined)


def _is_behind_colon(noun: Token, verb: Token) -> bool:
    """Tell whether a colon right after a verb precedes a noun: "She declined: her *ships* ..."."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text
    return after == ":" and noun.i > verb.i


def _sums_up(noun: Token) -> bool:
    """Tell whether an object after a pause sums up the sentence: ", a *claim* Y denied"."""
    opens = noun.left_edge
    parted = opens.i > opens.sent.start and opens.nbor(-1).text in PAUSES
    return parted and noun.lemma_.lower() in table("clauses")["summing_up"]


def _is_what_is_called(clause: Token) -> bool:
    """Tell whether a clause says what something is called: "blamed *what he called a plot*"."""
    named = clause.lemma_ in ("call", "describe", "term") and clause.dep_ == "ccomp"
    return named and any(c.lower_ == "what" and c.i < clause.i for c in clause.children)


def _quoted(verb: Token, marks: Marks) -> list[Token]:
    """Return the object that has words in quotation marks in it."""
    return [
        c
        for c in verb.children
        if c.dep_ in ("dobj", "oprd", "attr", "acomp")
        and c.i > verb.i
        and marks.within(c.left_edge.idx, c.right_edge.idx + len(c.right_edge))
    ]


def _plea(verb: Token, _: Marks) -> list[Token]:
    """Return the "guilty" or "innocent" of a plea, after its "not": "pleaded *not guilty*"."""
    held = [
        c for c in verb.children if c.dep_ in ("acomp", "oprd", "advmod", "xcomp") and c.i > verb.i
    ]
    held = [c for c in held if c.lower_ in ("guilty", "innocent")]
    denials = [c for c in verb.children if c.dep_ == "neg" and c.i > verb.i]
    return [*denials, *held] if held else []


FRAMES: Final[dict[str, Callable[[Token, Marks], list[Token]]]] = {
    "named": _named,
    "clause": _clause,
    "to": _to,
    "reputed": _reputed,
    "ing": _ing,
    "np": _np,
    "quoted": _quoted,
    "plea": _plea,
}
"""The frames by name, in the order in which they are tried."""
