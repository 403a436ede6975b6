"""Verbs as cues: "said that", "promised to", "criticised X for", "was accused of"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.screen import speaks
from briefgen.extract.names.lexicon import lexicon
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.marks import Marks
    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Cue, Sense, Speech

_RECIPIENT: Final = frozenset(
    {"tell", "inform", "notify", "remind", "assure", "warn", "ask", "brief", "update", "alert"}
)


_NAMING: Final = frozenset({"call", "name", "dub", "term", "nickname"})
"""Verbs whose passive with no agent tells a name and no opinion: "a base called Z"."""

_BEFORE_A_BYNAME: Final = frozenset({",", "(", "-", "--", "\u2014", "\u2013"})

_GOES_ON: Final = frozenset({"accuse", "note", "blame", "call for"})
_OF_THE_SUBJECT: Final = frozenset({"np", "named", "to", "reputed"})
"""Frames in whose passive the subject is part of what is said."""

_SAYS_WHICH: Final = frozenset({"acl", "ccomp", "relcl"})

_TIMES: Final = frozenset({"DATE", "TIME"})
_NEAR: Final = 3
"""Tokens from a verb within which a particle or a preposition belongs to the cue."""

_PAUSES: Final = frozenset({",", "-", "--", "\u2014", "\u2013"})
_THOUGHTS: Final = frozenset(
    {"believe", "know", "want", "hope", "fear", "expect", "plan", "regret", "consider", "doubt"}
)


def verb_drafts(scene: Scene, verbs: Iterable[Token]) -> Iterator[Draft]:
    """Yield an attribution for each verb that is a cue by what stands beside it in the parse."""
    for verb in verbs:
        cue, particle = cue_of(verb, scene.speech)
        draft = _draft(verb, particle, cue, scene) if cue is not None else None
        if draft is not None:
            yield draft


def cue_of(token: Token, speech: Speech) -> tuple[Cue | None, Token | None]:
    """Return the verb's entry and the particle that belongs to it; (None, None) for a pseudo-cue."""
    lemma = token.lemma_.lower()
    cue = speech.verbs.get(lemma)
    if cue is None and lemma not in speech.phrasal:
        return None, None
    for child in token.children:
        if child.dep_ in ("prt", "advmod") and f"{lemma} {child.lower_}" in speech.verbs:
            return speech.verbs[f"{lemma} {child.lower_}"], child
    pseudo = speech.pseudo_cues.get(lemma)
    if pseudo and any(
        c.lower_ in pseudo or c.lemma_.lower() in pseudo for c in token.children if c.i > token.i
    ):
        return None, None
    return cue, None


def _draft(verb: Token, particle: Token | None, cue: Cue, scene: Scene) -> Draft | None:
    """Return the attribution that a cue makes, None where nothing beside it is said."""
    found = _complement(verb, cue, scene.marks)
    if found is None or _only_names(verb) or _is_of_a_quality(verb, scene.speech) or _is_noun(verb):
        return None
    frame, sense, roots = found
    if verb.lemma_.lower() in scene.speech.lists["blows"] and not is_blow_in_words(
        verb, scene.speech
    ):
        return None
    if frame == "np" and sense.act == "threaten" and not _is_menace_in_words(verb):
        return None
    passive = clauses.is_passive(verb)
    doer = clauses.agent if passive or clauses.is_bare_participle(verb) else clauses.subject
    told = _told_whom(verb) is not None
    source = _teller(verb) or doer(verb.head.head if told else verb)
    if (
        source is not None
        and not scene.marks.at(verb.idx)
        and (q := scene.marks.at(source.idx))
        and not q.single
    ):
        source = None
    content = _content(verb, source, frame, roots, scene.speech, sense)
    if not content:
        return None
    return Draft(
        anchor=verb,
        act=sense.act,
        rule=f"verb.{frame}" + (".passive" if passive else ""),
        cue=_cue_span(verb, particle, _led_by(roots[0]) if frame == "prep" else None),
        content=content,
        source=source,
        negated=sense.negated != clauses.is_negated(verb),
        target=_target(verb, sense, frame, roots),
    )


def _content(
    verb: Token, source: Token | None, frame: str, roots: list[Token], speech: Speech, sense: Sense
) -> tuple[Span, ...]:
    """Return what is said: all under the roots and what trails them, without the words of the telling itself."""
    passive = clauses.is_passive(verb)
    reasons = clauses.indices(clauses.reasons(source)) if passive and source is not None else set()
    grounds = _grounds(verb, sense, speech)
    blamed = _blamed_on(verb) if sense.act == "blame" else None
    grounds += [blamed.head] if blamed is not None else []
    roots = _without_what(roots) if blamed is not None else roots
    chosen = clauses.indices([*roots, *grounds, *_trailing(verb, roots, speech)]) | reasons
    chosen -= _before_that(verb, roots)
    whom = _told_whom(verb)
    chosen -= {i for i in chosen if whom is not None and i <= whom.i}
    barred = {verb.i} | _aside(verb, roots)
    barred |= {f.i for r in roots if frame == "prep" and (f := _for_of(r)) is not None}
    if passive and frame in _OF_THE_SUBJECT:
        barred -= clauses.indices(c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS)
    if source is not None and not any(source.is_ancestor(r) for r in roots):
        barred |= clauses.indices([source]) - (
            clauses.indices(roots) if source.i > verb.i else set()
        )
    barred = (barred - reasons) | _breaks(verb, chosen, speech)
    if frame in ("np", "named", "prep"):
        barred |= _loose_relatives(chosen, verb)
    return tuple(clauses.runs(verb.doc, chosen, barred))


def _without_what(roots: list[Token]) -> list[Token]:
    """Return the heads of what is said without a "what" that stands for a clause: "*what* X blamed on Y"."""
    return [r for r in roots if r.lower_ != "what"]


def _cue_span(verb: Token, particle: Token | None, prep: Token | None) -> Span:
    """Return the verb's words, with a particle or a preposition of its own that stands near."""
    end = verb
    for more in (particle, prep):
        if more is not None and end.i < more.i <= verb.i + _NEAR:
            end = more
    first = next((c for c in verb.children if _is_untruly(c, verb)), verb)
    return first.idx, end.idx + len(end)


def _is_untruly(word: Token, verb: Token) -> bool:
    """Tell whether a word right before a verb says that what is said is not so: "*wrongly* claimed"."""
    return word.i == verb.i - 1 and word.lower_ in table("clauses")["untruly"]


def _complement(verb: Token, cue: Cue, marks: Marks) -> tuple[str, Sense, list[Token]] | None:
    """Return the first frame that holds, its sense, and the heads of the content."""
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
    return ("prep", sense, wanted) if sense is not None and (wanted := _for_whom(verb)) else None


def _led_by(root: Token) -> Token:
    """Return the preposition, or the "for", that leads to what is said."""
    return _for_of(root) or root.head


def _for_whom(verb: Token) -> list[Token]:
    """Return the clause of "called *for X to do Y*", which "for" opens right behind the verb."""
    below = (c for c in verb.children if c.dep_ in ("advcl", "ccomp", "xcomp") and c.i > verb.i)
    return [c for c in below if _for_of(c) is not None and c.left_edge.i == verb.i + 1]


def _for_of(clause: Token) -> Token | None:
    """Return the "for" that opens a clause of wishing, None where it has none."""
    return next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "for"), None)


def is_blow_in_words(verb: Token, speech: Speech) -> bool:
    """Tell whether "attack", "target", "slam" and their like are meant of words.

    They are where a reason follows ("for", "over", "as"), or where the object is a person or a
    thing of words and nobody armed is at work, by subject or by means.
    """
    right = [c for c in verb.children if c.i > verb.i]
    armed = speech.lists["armed"]
    source = clauses.subject(verb)
    if any(
        t.lemma_.lower() in armed
        for c in right
        if c.dep_ == "prep" and c.lower_ in ("with", "by")
        for t in c.children
    ):
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("for", "over", "as") for c in right):
        return True
    if source is not None and any(t.lemma_.lower() in armed for t in (source, *source.children)):
        return False
    thing = next((c for c in verb.children if c.dep_ in ("dobj", *clauses.PASSIVE_SUBJECTS)), None)
    return thing is not None and (
        thing.ent_type_ == "PERSON"
        or thing.lemma_.lower() in speech.lists["of_words"]
        or thing.lower_ in ("him", "her")
    )


def _is_menace_in_words(verb: Token) -> bool:
    """Tell whether somebody threatens by words: no frost, and nobody of whom the author says what may come.

    "Could threaten the routes" puts them in danger; "could threaten them with prison" is said.
    """
    if any(c.dep_ == "prep" and c.lower_ == "with" and c.i > verb.i for c in verb.children):
        return True
    if any(c.dep_ == "aux" and c.lower_ in table("hedges")["modals"] for c in verb.children):
        return False
    source = clauses.subject(verb)
    thing = source is not None and source.pos_ == "NOUN" and not source.ent_type_
    return source is None or not thing or speaks(source.lemma_.lower(), source.tag_)


def _led(verb: Token, prep: Token) -> list[Token]:
    """Return what a preposition leads, or the object where the parser took the preposition for a particle."""
    own = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
    if (
        own
        and all(c.ent_type_ in ("DATE", "TIME") and c.dep_ == "pobj" for c in own)
        and prep.lower_ == "on"
    ):
        return []  # "called X on Monday"
    if verb.lemma_ == "call" and prep.lower_ in ("on", "upon") and _has_thing(verb, prep):
        return []  # "calling a vote on pensions": what is called is the vote
    return own or [c for c in verb.children if c.dep_ in ("dobj", "ccomp") and c.i > prep.i]


def _has_thing(verb: Token, prep: Token) -> bool:
    """Tell whether a verb has an object of its own before a preposition."""
    return any(c.dep_ == "dobj" and verb.i < c.i < prep.i for c in verb.children)


def _named(verb: Token, _: Marks) -> list[Token]:
    """Return the object and what it is called: "called him a liar", "described it as a mess"."""
    bare = verb.tag_ == "VBN" or verb.dep_ in ("acl", "amod") or _is_byname(verb)
    if (
        bare
        and verb.lemma_ in _NAMING
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
        for c in (verb, *objects)
        for p in c.children
        if p.dep_ == "prep" and p.lower_ == "as" and p.i > verb.i
    ]
    return objects + names if names else []


def _only_names(verb: Token) -> bool:
    """Tell whether what somebody calls a thing is its name and no opinion: "what they call the Northern Front"."""
    names = [c for c in verb.children if c.dep_ == "oprd"]
    what = verb.lemma_ in _NAMING and any(c.lower_ == "what" for c in verb.children)
    return what and bool(names) and all(n.pos_ == "PROPN" and n.text[:1].isupper() for n in names)


def _is_of_a_quality(verb: Token, speech: Speech) -> bool:
    """Tell whether an infinitive says of a noun what somebody can or may do: "the ability to defend Z"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VB"
        and verb.head.lemma_.lower() in speech.lists["qualities"]
    )


def _is_noun(verb: Token) -> bool:
    """Tell whether what the parser took for a verb is a noun, by whose it is: "whose recording", "her own reading"."""
    return verb.tag_ == "VBG" and any(
        c.dep_ == "poss" or c.tag_ in ("PRP$", "WP$") for c in verb.children if c.i < verb.i
    )


def _is_byname(verb: Token) -> bool:
    """Tell whether a participle adds a name after a mark: ", also called Z", "(locally known as Z"."""
    at = verb.i
    while at > verb.sent.start and verb.doc[at - 1].pos_ == "ADV":
        at -= 1
    return (
        at > verb.sent.start
        and verb.doc[at - 1].text in _BEFORE_A_BYNAME
        and clauses.own_subject(verb) is None
    )


def _clause(verb: Token, _: Marks) -> list[Token]:
    """Return the finite clause or question that is said; "what X said" where the verb is in a relative clause."""
    if apart := _behind_an_aside(verb) or _told_above(verb) or _proof(verb):
        return apart
    roots = [
        c
        for c in verb.children
        if c.dep_ == "ccomp"
        and (c.pos_ in ("VERB", "AUX") or clauses.own_subject(c))
        and not _is_parted(c, verb)
        and clauses.whose(c) is None
    ]
    after = [c for c in roots if c.i > verb.i]
    if after and (clauses.own_subject(verb) is None or clauses.whose(verb) is not None):
        return after
    if (torn := _torn_subject(verb, after)) is not None:
        return [torn, *after]
    if (
        not roots
        and verb.dep_ == "ccomp"
        and (what := next((c for c in verb.children if c.lower_ == "what"), None))
    ):
        return [what]
    return roots or _hung_on_setting(verb)


def _told_above(verb: Token) -> list[Token]:
    """Return the clause that the parser hung above a participle though it is what that one tells."""
    return [verb.head] if _told_whom(verb) is not None else []


def _proof(verb: Token) -> list[Token]:
    """Return the evidence that somebody finds, or finds none of, with what it is of: "found *no evidence that X*"."""
    words = table("clauses")["proofs"] if verb.lemma_ == "find" else ()
    things = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words)
    return [c for c in things if any(_says_of_what(k) for k in c.children)]


def _says_of_what(child: Token) -> bool:
    return child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ == "of")


def _told_whom(verb: Token) -> Token | None:
    """Return who is told what the parser hung above: "disputed that, *telling the Herald* it had paid"."""
    clause = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.lemma_.lower() not in _RECIPIENT:
        return None
    subject = clauses.own_subject(clause)
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or subject is None or clause.dep_ != "ccomp":
        return None
    return whom if whom.right_edge.i + 1 == subject.left_edge.i else None


def _torn_subject(verb: Token, after: list[Token]) -> Token | None:
    """Return the subject of a clause that the parser took for the verb's object: "denied *a bid* had been made"."""
    clause = after[0] if after else None
    subjects = ("expl", *clauses.SUBJECTS, *clauses.PASSIVE_SUBJECTS)
    if clause is None or any(c.dep_ in subjects for c in clause.children):
        return None
    opens = clause.left_edge
    if opens.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    things = (c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i)
    close = (c for c in things if c.right_edge.i + 1 == opens.i)
    return next((c for c in close if not any(t.tag_ == "WP$" for t in c.subtree)), None)


def _behind_an_aside(verb: Token) -> list[Token]:
    """Return the clause behind who is cited, wherever the parser hung it: "reported, citing X, *that Y*"."""
    aside = _aside_behind(verb)
    that = _that_behind(aside) if aside is not None else None
    inside = that is not None and that.head.i > that.i and not that.head.is_ancestor(verb)
    return [that.head] if that is not None and inside else []


def _aside_behind(verb: Token) -> Token | None:
    """Return the "citing" behind a comma that opens an aside of a verb with a subject, None where there is none."""
    if clauses.own_subject(verb) is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text == ";" or token.lower_ == "that":
            return None
        if token.text == "," and token.i + 1 < verb.sent.end:
            after = token.nbor(1)
            cites = after.tag_ == "VBG" and after.lemma_.lower() in table("clauses")["citing"]
            return after if cites else None
    return None


def _that_behind(aside: Token) -> Token | None:
    """Return the "that" behind the comma that closes an aside, None where a semicolon or none comes first."""
    for token in aside.doc[aside.i + 1 : aside.sent.end]:
        if token.text == ";":
            return None
        if token.lower_ == "that" and token.dep_ == "mark" and token.nbor(-1).text == ",":
            return token
    return None


def _teller(aside: Token) -> Token | None:
    """Return who cites in an aside: the subject of the verb before it that has a "that" clause behind it."""
    if aside.lemma_.lower() not in table("clauses")["citing"]:
        return None
    for token in reversed(aside.doc[aside.sent.start : aside.i]):
        if token.pos_ == "VERB" and _aside_behind(token) == aside:
            return clauses.own_subject(token) if _behind_an_aside(token) else None
    return None


def _that_of(clause: Token) -> Token | None:
    """Return the "that" that opens a clause, right behind a comma; None where it has none."""
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return that if that is not None and that.i and that.nbor(-1).text == "," else None


def _before_that(verb: Token, roots: list[Token]) -> set[int]:
    """Return what the parser hung on a clause though it stands before the "that" of it."""
    opening = ((r, that) for r in roots if r.i > verb.i and (that := _that_of(r)) is not None)
    return {t.i for r, that in opening for t in r.subtree if t.i < that.i}


def _hung_on_setting(verb: Token) -> list[Token]:
    """Return the "that" clause hung on where it was said: "confirmed in a short call that X" tells of no such call."""
    for prep in verb.children:
        if (
            prep.dep_ != "prep"
            or prep.i < verb.i
            or prep.lower_ not in ("in", "at", "on", "during")
        ):
            continue
        for noun in (c for c in prep.children if c.dep_ == "pobj"):
            below = (c for c in noun.children if c.dep_ in ("acl", "relcl"))
            found = [
                c for c in below if any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
            ]
            if found:
                return found
    return []


def _is_parted(clause: Token, verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from who speaks: it is a sentence of its own.

    "The bridge is shut; the mayor denied reports that it would fall": nobody denied that it is shut.
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
        c for c in verb.children
        if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and any(g.tag_ == "TO" for g in c.children)
    ]  # fmt: skip
    if not roots:
        return []
    if clauses.is_passive(verb):
        return [c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS] + roots
    if verb.lemma_.lower() in _RECIPIENT:
        return roots
    return [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < roots[0].i] + roots


def _reputed(verb: Token, _: Marks) -> list[Token]:
    """Return who is said, believed or reported to be or to do something, and what."""
    who = [c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS]
    what = [
        c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.left_edge.i > verb.i
    ]
    return who + what if who and what and clauses.is_passive(verb) else []


def _ing(verb: Token, _: Marks) -> list[Token]:
    """Return the gerund."""
    below = [c for c in verb.children if c.i > verb.i and _is_gerund(c)]
    found = [c for c in below if c.dep_ in ("xcomp", "pcomp", "ccomp")]
    return found or [c for c in below if c.dep_ == "advcl" and _is_ruled_out(c, verb)]


def _is_gerund(clause: Token) -> bool:
    """Tell whether a verb is a gerund, of a perfect too: "denied *having made* it"."""
    having = any(c.lower_ == "having" and c.dep_ == "aux" for c in clause.children)
    return clause.tag_ == "VBG" or (clause.tag_ == "VBN" and having)


def _is_ruled_out(clause: Token, verb: Token) -> bool:
    """Tell whether a gerund stands right behind a verb and its particle: "ruled out *joining* them"."""
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    return particle is not None and clause.left_edge.i == particle.i + 1


def _np(verb: Token, _: Marks) -> list[Token]:
    """Return the object, in the passive the subject."""
    found = [
        c for c in verb.children
        if (c.dep_ == "dobj" and c.ent_type_ not in ("DATE", "TIME")) or c.dep_ in clauses.PASSIVE_SUBJECTS
    ]  # fmt: skip
    if len(found) > 1:
        found = [c for c in found if not _sums_up(c)] or found
    found = [c for c in found if not _is_behind_colon(c, verb)]
    return found or [c for c in verb.children if c.i > verb.i and _is_what_is_called(c)]


def _is_behind_colon(noun: Token, verb: Token) -> bool:
    """Tell whether a colon right behind a verb parts it from a noun: "She declined: her ships would stay"."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text
    return after == ":" and noun.i > verb.i


def _sums_up(noun: Token) -> bool:
    """Tell whether what the parser took for a second object sums up the whole behind a comma: ", a claim Y denied"."""
    opens = noun.left_edge
    parted = opens.i > opens.sent.start and opens.nbor(-1).text in _PAUSES
    return parted and noun.lemma_.lower() in table("clauses")["summing_up"]


def _is_what_is_called(clause: Token) -> bool:
    """Tell whether a clause stands for a thing by what somebody calls it: "blamed *what he called a plot*"."""
    named = clause.lemma_ in ("call", "describe", "term") and clause.dep_ == "ccomp"
    return named and any(c.lower_ == "what" and c.i < clause.i for c in clause.children)


def _quoted(verb: Token, marks: Marks) -> list[Token]:
    """Return the object that has words in quotation marks in it."""
    return [
        c for c in verb.children
        if c.dep_ in ("dobj", "oprd", "attr", "acomp") and c.i > verb.i
        and marks.within(c.left_edge.idx, c.right_edge.idx + len(c.right_edge))
    ]  # fmt: skip


FRAMES: Final[dict[str, Callable[[Token, Marks], list[Token]]]] = {
    "named": _named,
    "clause": _clause,
    "to": _to,
    "reputed": _reputed,
    "ing": _ing,
    "np": _np,
    "quoted": _quoted,
}
"""In the order in which they are tried."""


def _trailing(verb: Token, roots: list[Token], speech: Speech) -> list[Token]:
    """Return the phrases after the content that belong to it: "criticised X *for Y*", but not "on Monday"."""
    last = max((r.i for r in roots), default=verb.i)
    out: list[Token] = []
    for child in verb.children:
        if child.i <= last:
            continue
        if child.dep_ == "prep":
            if is_setting(child, speech):
                break
            out.append(child)
        elif child.dep_ in ("xcomp", "oprd") or (
            child.dep_ == "advcl" and _is_adjacent_infinitive(child, roots)
        ):
            out.append(child)
    return out


def _grounds(verb: Token, sense: Sense, speech: Speech) -> list[Token]:
    """Return the grounds that somebody gives for a stance: "opposed X *on the grounds that Y*", "*because Y*"."""
    if sense.act not in speech.lists["stances"]:
        return []
    return [
        c for c in verb.children if c.i > verb.i and (_states_grounds(c, speech) or _is_because(c))
    ]


def _states_grounds(prep: Token, speech: Speech) -> bool:
    """Tell whether a phrase is "on the grounds that" and its like."""
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
    return (
        prep.lower_ == "from"
        and noun.dep_ == "pobj"
        and noun.lemma_.lower() in lexicon().place_nouns
    )


def _is_adjacent_infinitive(clause: Token, roots: list[Token]) -> bool:
    """Tell whether an infinitive stands right after the content's head: "his call to raise ..."."""
    return clause.left_edge.tag_ == "TO" and any(r.i == clause.left_edge.i - 1 for r in roots)


def _loose_relatives(chosen: set[int], verb: Token) -> set[int]:
    """Return what a comma and "who", "which" or "where" add to somebody or something that is named already."""
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
    """Return the tokens that hang on the verb and belong to the telling: auxiliaries, "on Monday", "to reporters"."""
    heads = {r.i for r in roots}
    return {
        c.i for c in verb.children
        if c.i not in heads and c.dep_ in ("aux", "auxpass", "neg", "npadvmod", "dative", "agent")
    }  # fmt: skip


def handed_down(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, where a cue that the parser put under another one's content has that one's source.

    "He said A, adding B": the small parser often hangs "adding" on a verb of A and would make A's
    subject the speaker.
    """
    by_anchor = {d.anchor.i: d for d in drafts}
    out = []
    for d in drafts:
        over = None
        apart = clauses.own_subject(d.anchor) or clauses.of_a_contrast(d.anchor)
        if apart is None and not d.rule.endswith(".passive"):
            over = next(
                (
                    by_anchor[a.i]
                    for a in d.anchor.ancestors
                    if a.i in by_anchor and a.i < d.anchor.i
                ),
                None,
            )
        if over is not None and not any(a <= d.cue[0] < b for a, b in over.content):
            by_anchor[d.anchor.i] = replace(d, source=over.source)
        out.append(by_anchor[d.anchor.i])
    return out


def _breaks(verb: Token, chosen: set[int], speech: Speech) -> set[int]:
    """Return what the parser put under the content though a new cue of the same speaker begins there.

    ", adding ..." after a comma; "but declined to ..." in the cue's own tense with no subject of
    its own.
    """
    doc = verb.doc
    for i in sorted(chosen):
        token = doc[i]
        if i <= verb.i + 1 or token.pos_ != "VERB":
            continue
        participle = token.tag_ == "VBG" and _after_pause(token)
        cue, _ = cue_of(token, speech) if participle or _same_tense(token, verb) else (None, None)
        if (
            cue is not None
            and not _goes_on_with(token, cue)
            and (_is_saying(cue) if participle else not _is_thought(cue))
            and _complement_likely(token)
        ):
            return {k for k in chosen if k >= i}
    return set()


def _goes_on_with(token: Token, cue: Cue) -> bool:
    """Tell whether a finding goes on with what others did, and not with the saying: "they had looked and found"."""
    finds = any(sense.act == "show" for sense in cue.frames.values())
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.head.children)
    joint = token.nbor(-1)
    return finds and perfect and joint.lower_ == "and" and joint.nbor(-1).text != ","


def _after_pause(token: Token) -> bool:
    """Tell whether a comma or a dash stands before a token, a closing quotation mark between them or not."""
    before = token.nbor(-1)
    if before.is_quote and before.i:
        before = before.nbor(-1)
    return before.lower_ in _PAUSES


def _same_tense(token: Token, verb: Token) -> bool:
    """Tell whether a coordinate verb has the cue's tense and no subject: it goes on with what the speaker does."""
    if token.dep_ != "conj" or token.tag_ != verb.tag_ or token.tag_ not in ("VBZ", "VBD", "VBP"):
        return False
    return clauses.own_subject(token) is None and not any(
        c.dep_ in ("aux", "auxpass") for c in token.children
    )


def _is_saying(cue: Cue) -> bool:
    """Tell whether a participle of this cue goes on with what the speaker says."""
    return bool(cue.frames.keys() & {"clause", "named"}) or any(
        s.act in _GOES_ON for s in cue.frames.values()
    )


def _is_thought(cue: Cue) -> bool:
    """Tell whether a cue is of thinking or wishing, which what is said may go on with as well as the saying."""
    return all(sense.act in _THOUGHTS for sense in cue.frames.values())


def _complement_likely(participle: Token) -> bool:
    """Tell whether a participle is one of saying: it has a clause, an object or a quotation after it."""
    return any(
        c.dep_ in ("ccomp", "dobj", "oprd", "xcomp", "prep")
        for c in participle.children
        if c.i > participle.i
    )


def _target(verb: Token, sense: Sense, frame: str, roots: list[Token]) -> Token | None:
    """Return the head of whom the act is aimed at."""
    if not sense.target:
        return None
    if frame == "prep":
        return roots[0]
    aims = ("dobj", *clauses.PASSIVE_SUBJECTS)
    direct = next((c for c in verb.children if c.dep_ in aims), None)
    if direct is None:
        clause = next((r for r in roots if r.pos_ in ("VERB", "AUX")), None)
        return clauses.own_subject(clause) if clause is not None and frame == "to" else None
    return (_blamed_on(verb) or direct) if sense.act == "blame" else direct


def _blamed_on(verb: Token) -> Token | None:
    """Return on whom a thing is blamed."""
    found = (c for p in verb.children if p.dep_ == "prep" and p.lower_ == "on" for c in p.children)
    return next((c for c in found if c.dep_ == "pobj" and c.ent_type_ not in _TIMES), None)
