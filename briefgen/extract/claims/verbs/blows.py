"""Tell verbs of fighting that are meant of words: "attacked the budget", "threatened to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims import clauses
from briefgen.extract.claims.screen import speaks
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.registry.speech import Speech


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


def is_menace_in_words(verb: Token) -> bool:
    """Tell whether "threaten" is meant of words, not of a danger that a thing or a modal speaks of.

    "Could threaten the routes" puts them in danger; "could threaten them with prison" is said.
    """
    if any(c.dep_ == "prep" and c.lower_ == "with" and c.i > verb.i for c in verb.children):
        return True
    if any(c.dep_ == "aux" and c.lower_ in table("hedges")["modals"] for c in verb.children):
        return False
    source = clauses.subject(verb)
    thing = source is not None and source.pos_ == "NOUN" and not source.ent_type_
    return source is None or not thing or speaks(source.lemma_.lower(), source.tag_)
