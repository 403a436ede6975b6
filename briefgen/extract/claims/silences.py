"""Who says nothing: "would not comment", "has yet to reply", "was unable to verify the video"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.draft import Draft
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene

_RULE: Final = "answer.none"
_NEAR: Final = 5
"""Tokens before a verb among which what denies it is looked for: "has not been able to"."""


def silence_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield an attribution for each "would not comment": a refusal, not a hedged statement."""
    for verb in scene.verbs:
        drawn = _is_drawn(verb)
        if verb.lemma_.lower() not in table("clauses")["silent_on"] and not drawn:
            continue
        would = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "would"), None)
        source = _whose_silence(verb) if drawn else clauses.own_subject(verb)
        if would is None or source is None or not clauses.is_negated(verb):
            continue
        last = next((c for c in verb.children if c.dep_ == "neg" and c.i > would.i), would)
        after = (c for c in verb.children if c.i > verb.i and not c.is_punct)
        about = tuple(c for c in after if c.dep_ in ("prep", "dobj"))
        content = tuple(
            clauses.runs(verb.doc, clauses.indices(about or (verb,)), {would.i, last.i})
        )
        closes = verb if about else last
        cue = (would.idx, closes.idx + len(closes))
        yield Draft(would, "refuse", _RULE, cue, content, source, negated=True)


def unheard_of(scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield an attribution for each "has yet to comment", "could not be reached" or "verify".

    Nothing is said by it. `taken` are the anchors that another rule has read already.
    """
    for verb in scene.verbs:
        if verb.i in taken or not _is_kept_back(verb):
            continue
        source = clauses.subject(verb) or _whose_silence(verb)
        if source is None or source.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        behind = {t.i for t in verb.subtree if t.i > verb.i}
        content = tuple(clauses.runs(verb.doc, behind, set()))[:1]
        content = content or ((verb.idx, verb.idx + len(verb)),)
        if source.i < verb.i:
            cue = (verb.idx, verb.idx + len(verb))
            yield Draft(verb, "answer", _RULE, cue, content, source, negated=True)


def _is_kept_back(verb: Token) -> bool:
    """Tell whether the words before a verb show that nothing is said, or nothing made out."""
    words, lemma = table("clauses"), verb.lemma_.lower()
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - _NEAR) : verb.i]]
    denied = not {"not", "n't"}.isdisjoint(before)
    if lemma in words["kept_back"]:
        return "yet" in before or (denied and lemma in words["silent_on"])
    if lemma in words["not_reached"]:
        return denied and "could" in before and before[-1] == "be"
    unable = "unable" in before or (denied and not {"could", "able"}.isdisjoint(before))
    return lemma in words["not_verified"] and verb.tag_ == "VB" and unable


def _is_drawn(verb: Token) -> bool:
    """Tell whether a verb is the passive of "be drawn on" a subject."""
    on = any(c.dep_ == "prep" and c.lower_ in ("on", "about") for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return on and passive and verb.lower_ in table("clauses")["not_drawn"]


def _whose_silence(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in clauses.PASSIVE_SUBJECTS), None)
