"""Whom somebody cites for what is reported: "the Herald reported, citing *two bankers*, that A"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.screen import speaks
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft

_SOMEBODY: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_TELLING: Final = ("verb.clause", "aside", "quotation", "trailing", "leftover.bare", "phrase")
"""Rules of what is told in a clause, which may rest on another's word."""


def with_whom_they_cite(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each that rests on another's word with that one as its source.

    Who cites passes it on, and the draft of "citing" says nothing more.
    """
    out = list(drafts)
    for cites in drafts:
        if (whom := _cited(cites)) is None:
            continue
        told = [k for k, d in enumerate(out) if _is_told_beside(d, cites)]
        for k in told:
            out[k] = replace(out[k], source=whom, via=out[k].source, who=None)
        out = [d for d in out if d is not cites or not told]
    return [d if d.via is not None else _passed_on(d) for d in out]


def _cited(draft: Draft) -> Token | None:
    """Return whom an aside cites, None for a ground: "citing *its own rules*", "a lack of"."""
    anchor = draft.anchor
    participle = anchor.lower_ in table("clauses")["citing_asides"] and anchor.tag_ == "VBG"
    if not participle and _cites_beside(anchor) is None:
        return None
    whom = next((c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i), None)
    if whom is None or any(c.tag_ == "PRP$" for c in whom.children):
        return None
    if whom.pos_ == "PROPN":
        return whom if whom.ent_type_ in _SOMEBODY else None
    return whom if whom.pos_ == "NOUN" and speaks(whom.lemma_.lower(), whom.tag_) else None


def _cites_beside(anchor: Token) -> Token | None:
    """Return who cites somebody in a clause: "*the Herald*, which cited X, wrote"."""
    who = anchor.head
    opens = anchor.left_edge
    cites = anchor.lemma_.lower() in table("clauses")["citing"] and anchor.tag_ in ("VBD", "VBZ")
    if not cites or anchor.dep_ != "relcl" or opens.lower_ not in ("which", "who"):
        return None
    if any(c.dep_ in ("aux", "neg") for c in anchor.children) or opens.nbor(-1).text != ",":
        return None
    return who.head if who.dep_ == "appos" else who


def _is_told_beside(draft: Draft, cites: Draft) -> bool:
    """Tell whether a draft is of the clause that a citing aside belongs to, by the same source."""
    anchor, aside = draft.anchor, cites.anchor
    same = anchor.sent.start == aside.sent.start and anchor.i != aside.i
    if not same or draft.source is None or not draft.rule.startswith(_TELLING):
        return False
    held = any(a <= aside.idx < b for a, b in draft.content)
    by = _cites_beside(aside) or cites.source
    return not held and by is not None and by.i == draft.source.i


def _passed_on(draft: Draft) -> Draft:
    """Return a draft with the outlet that quotes its source: "*X* quoted him as saying"."""
    source, anchor = draft.source, draft.anchor
    citing = table("clauses")["citing"]
    if source is None:
        return draft
    if anchor.lemma_.lower() in citing and source.dep_ == "dobj" and source.head.i == anchor.i:
        return replace(draft, via=clauses.own_subject(anchor))
    by = (c for c in source.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > source.i)
    quoted = next((c for c in by if c.lemma_.lower() in citing), None)
    return replace(draft, via=clauses.agent(quoted)) if quoted is not None else draft
