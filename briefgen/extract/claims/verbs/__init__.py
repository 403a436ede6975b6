"""Verbs as cues: "said that", "promised to", "criticised X for", "was accused of"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.extract.claims import clauses
from briefgen.extract.claims.apart import before_an_aside
from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.verbs.blows import is_blow_in_words, is_menace_in_words
from briefgen.extract.claims.verbs.cue import (
    blamed_on,
    cue_of,
    cue_span,
    is_cited,
    led_by,
    told_whom,
)
from briefgen.extract.claims.verbs.extent import content_of
from briefgen.extract.claims.verbs.frames import complement_of
from briefgen.extract.claims.verbs.torn import teller
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Span
    from briefgen.extract.claims.scene import Scene
    from briefgen.registry.speech import Cue, Sense, Speech


def verb_drafts(scene: Scene, verbs: Iterable[Token]) -> Iterator[Draft]:
    """Yield an attribution for each verb that is a cue by its complements in the parse."""
    for verb in verbs:
        cue, particle = cue_of(verb, scene.speech)
        draft = _draft(verb, particle, cue, scene) if cue is not None else None
        if draft is not None:
            yield draft


def _draft(verb: Token, particle: Token | None, cue: Cue, scene: Scene) -> Draft | None:
    """Return the attribution that a cue makes, None where it has no content."""
    if (cited := _as_saying(verb)) is not None or is_cited(verb):
        return cited
    found = complement_of(verb, cue, scene.marks)
    if found is None or _only_names(verb) or _is_of_a_quality(verb, scene.speech) or _is_noun(verb):
        return None
    frame, sense, roots = found
    if verb.lemma_.lower() in scene.speech.lists["blows"] and not is_blow_in_words(
        verb, scene.speech
    ):
        return None
    if frame == "np" and sense.act == "threaten" and not is_menace_in_words(verb):
        return None
    passive = clauses.is_passive(verb)
    doer = clauses.agent if passive or clauses.is_bare_participle(verb) else clauses.subject
    told = told_whom(verb) is not None
    source = teller(verb) or doer(verb.head.head if told else verb)
    if (
        source is not None
        and not scene.marks.at(verb.idx)
        and (q := scene.marks.at(source.idx))
        and not q.single
    ):
        source = None
    content = content_of(verb, source, frame, roots, scene.speech, sense)
    if not content:
        return None
    content = clauses.with_whom_it_is_of(verb, content)
    said_of = frame == "named" or sense.act == "describe"
    if said_of and (of := _called_so(verb)) is not None:
        content = (of, *content)
    return Draft(
        anchor=verb,
        act=sense.act,
        rule=f"verb.{frame}" + (".passive" if passive else ""),
        cue=cue_span(verb, particle, led_by(roots[0]) if frame == "prep" else None),
        content=content,
        source=source,
        negated=sense.negated != clauses.is_negated(verb),
        target=_target(verb, sense, frame, roots),
    )


def _as_saying(verb: Token) -> Draft | None:
    """Return the words of whom somebody quotes: "The Herald quoted *Lund* as saying *that X*"."""
    if verb.lemma_.lower() not in table("clauses")["citing"] or clauses.is_passive(verb):
        return None
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or whom.pos_ not in ("NOUN", "PROPN"):
        return None
    led = (c for at in (verb, whom) for c in at.children if c.lower_ == "as")
    saying = next((g for c in led for g in c.children if g.tag_ == "VBG"), None)
    told = [c for c in saying.children if c.dep_ == "ccomp"] if saying is not None else []
    content = tuple(clauses.runs(verb.doc, clauses.indices(told), set()))
    if saying is None or not content:
        return None
    cue = (verb.idx, verb.idx + len(verb))
    return Draft(verb, "say", "verb.clause", cue, content, whom, clauses.is_negated(verb))


def _called_so(verb: Token) -> Span | None:
    """Return the antecedent that a relative clause names: "*a bid* that X had called absurd"."""
    thing = verb.head
    ends = ("dobj", *clauses.PASSIVE_SUBJECTS)
    whole = any(c.dep_ in ends and c.lower_ != "whom" for c in verb.children)
    opens = verb.left_edge
    led = opens.lower_ in ("that", "which") and opens.i > thing.i
    led = led or (opens.lower_ == "whom" and opens.i > thing.i)
    if verb.dep_ != "relcl" or whole or not led or thing.pos_ not in ("NOUN", "PROPN"):
        return None
    return clauses.up_to(opens, thing)


def _only_names(verb: Token) -> bool:
    """Tell whether "what" somebody calls a thing is its proper name: "what they call the Front"."""
    names = [c for c in verb.children if c.dep_ == "oprd"]
    what = verb.lemma_ in table("clauses")["naming"] and any(
        c.lower_ == "what" for c in verb.children
    )
    return what and bool(names) and all(n.pos_ == "PROPN" and n.text[:1].isupper() for n in names)


def _is_of_a_quality(verb: Token, speech: Speech) -> bool:
    """Tell whether an infinitive says what somebody can or may do: "the ability to *defend* Z"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VB"
        and verb.head.lemma_.lower() in speech.lists["qualities"]
    )


def _is_noun(verb: Token) -> bool:
    """Tell whether a possessive makes a noun of a participle: "whose *reading*"."""
    return verb.tag_ == "VBG" and any(
        c.dep_ == "poss" or c.tag_ in ("PRP$", "WP$") for c in verb.children if c.i < verb.i
    )


def handed_down(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each cue below another cue and outside its content with that one's source.

    "He said A, adding B": the small parser often hangs "adding" on a verb of A and would make A's
    subject the speaker.
    """
    by_anchor = {d.anchor.i: d for d in drafts}
    out = []
    for d in drafts:
        over = None
        apart = clauses.own_subject(d.anchor) or clauses.of_a_contrast(d.anchor)
        apart = apart or clauses.joined_to_another(d.anchor) or clauses.of_the_same_clause(d.anchor)
        apart = apart or before_an_aside(d.anchor) or _of_a_subject(d.anchor)
        apart = apart or _of_a_relative(d.anchor)
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


def _of_a_subject(participle: Token) -> Token | None:
    """Return the subject that a participle right behind it tells of: "*officers* explaining X"."""
    noun = participle.head
    beside = participle.dep_ == "acl" and participle.tag_ == "VBG" and noun.i + 1 == participle.i
    return noun if beside and noun.dep_ in ("nsubj", "nsubjpass") else None


def _of_a_relative(participle: Token) -> Token | None:
    """Return who acts in a relative clause that a participle stands in, behind a noun of it.

    "X said at a meeting where *Y* appeared as a group refuting Z": X refutes nothing.
    """
    if participle.dep_ != "acl" or participle.tag_ != "VBG":
        return None
    over = (a for a in participle.ancestors if a.pos_ in ("VERB", "AUX"))
    clause = next(over, participle)
    own = clauses.own_subject(clause) if clause.dep_ == "relcl" else None
    return own if own is not None and own.tag_ not in ("WDT", "WP") else None


def _target(verb: Token, sense: Sense, frame: str, roots: list[Token]) -> Token | None:
    """Return the head of whom the act is aimed at, None where its sense has no target."""
    if not sense.target:
        return None
    if frame == "prep":
        return roots[0]
    aims = ("dobj", *clauses.PASSIVE_SUBJECTS)
    direct = next((c for c in verb.children if c.dep_ in aims), None)
    if direct is None:
        clause = next((r for r in roots if r.pos_ in ("VERB", "AUX")), None)
        return clauses.own_subject(clause) if clause is not None and frame == "to" else None
    return (blamed_on(verb) or direct) if sense.act == "blame" else direct
