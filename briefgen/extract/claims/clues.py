"""Named clues for and against an attribution, which a fitted table of weights adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.screen import is_initials, is_surname, speaks
from briefgen.extract.tags import FINITE
from briefgen.model import Role
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.claims.scene import Scene

DECISION: Final = "claim"
"""Name of the table of weights."""

_SHORT: Final = 3
_LONG: Final = 9
_BELOW: Final = frozenset({"relcl", "advcl", "acl", "xcomp", "ccomp", "pcomp", "conj"})
_PERSONS: Final = frozenset({"he", "she", "i", "we", "you", "they"})


def clues_of(draft: Draft, scene: Scene) -> dict[str, float]:
    """Return the clues of an attribution that are present, each with the value 1."""
    names = [
        f"rule: {draft.rule}",
        f"act: {draft.act}",
        f"source: {_source(draft)}",
        *_of_cue(draft),
        *_of_content(draft, scene),
    ]
    return dict.fromkeys(names, 1.0)


def _source(draft: Draft) -> str:
    """Return the kind of word that names the source."""
    source = draft.source
    if source is None:
        return "none"
    word = source.lower_
    if source.tag_ in ("WDT", "WP"):
        return "relative"
    if source.pos_ == "PRON":
        return "personal pronoun" if word in _PERSONS else "other pronoun"
    if source.pos_ == "PROPN" or is_initials(source) or is_surname(source):
        return "name"
    lemma = source.lemma_.lower()
    if lemma in table("unnamed_sources")["documents"]:
        return "document"
    return "speaks" if speaks(lemma, source.tag_) else "thing"


def _of_cue(draft: Draft) -> list[str]:
    """Return the clues of the cue: its form, its dependency and whether its verb has other uses."""
    cue, lists = draft.anchor, speech().lists
    lemma = cue.lemma_.lower()
    out = [f"form: {cue.tag_}"]
    if lemma in speech().strong:
        out.append("plain reporting verb")
    if lemma in lists["of_things_too"]:
        out.append("verb of things too")
    if cue.dep_ in _BELOW:
        out.append(f"hangs as {cue.dep_}")
    if cue.tag_ == "VB":
        out.append("bare infinitive" if _has(cue, "to") else "with auxiliary")
    return out


def _has(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.i < verb.i for c in verb.children)


def _of_content(draft: Draft, scene: Scene) -> list[str]:
    """Return the clues of the content: length, clause or not, quotation, place in the article."""
    words = [
        t
        for a, b in draft.content
        for t in scene.tokens[scene.index(a) : scene.index(b)]
        if not (t.is_punct or t.is_space)
    ]
    out = []
    if len(words) <= _SHORT:
        out.append("content: short")
    elif len(words) >= _LONG:
        out.append("content: long")
    if any(t.tag_ in FINITE for t in words):
        out.append("content: a clause")
    if any(scene.marks.within(a, b) for a, b in draft.content):
        out.append("content: quoted")
    if any(t.lower_ == "that" and t.dep_ == "mark" for t in words[:1]):
        out.append("content: that")
    block = next((b for b in scene.reading.article.blocks if b.start <= draft.cue[0] < b.end), None)
    if block is not None and block.role in (Role.TITLE, Role.HEADING, Role.DEK):
        out.append("in a headline")
    return out
