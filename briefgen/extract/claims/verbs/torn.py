"""Repair sentences whose parse hangs the content, or part of it, in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.claims import clauses
from briefgen.extract.claims.verbs.cue import told_whom
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token


def told_above(verb: Token) -> list[Token]:
    """Return the clause parsed above the "telling" that reports it, as a list; else empty."""
    return [verb.head] if told_whom(verb) is not None else []


def proof(verb: Token) -> list[Token]:
    """Return the evidence found or missed, with what it is of: "found *no evidence that X*"."""
    words = table("clauses")["proofs"] if verb.lemma_ == "find" else ()
    things = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words)
    return [c for c in things if any(_says_of_what(k) for k in c.children)]


def _says_of_what(child: Token) -> bool:
    return child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ == "of")


def torn_subject(verb: Token, after: list[Token]) -> Token | None:
    """Return the clause's subject that was parsed as object: "denied *a bid* had been made"."""
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


def behind_an_aside(verb: Token) -> list[Token]:
    """Return the clause after an aside that cites: "said, citing X, *that Y*"; else empty."""
    aside = _aside_behind(verb)
    that = _that_behind(aside) if aside is not None else None
    inside = that is not None and that.head.i > that.i
    return [that.head] if that is not None and inside else []


def _aside_behind(verb: Token) -> Token | None:
    """Return the "citing" after a comma that opens an aside of a finite verb, or None."""
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
    """Return the "that" after the comma that closes an aside; None if a semicolon comes first."""
    for token in aside.doc[aside.i + 1 : aside.sent.end]:
        if token.text == ";":
            return None
        if token.lower_ == "that" and token.dep_ == "mark" and token.nbor(-1).text == ",":
            return token
    return None


def teller(aside: Token) -> Token | None:
    """Return the subject of the verb that a citing aside parts from its clause; else None."""
    if aside.lemma_.lower() not in table("clauses")["citing"]:
        return None
    for token in reversed(aside.doc[aside.sent.start : aside.i]):
        if token.pos_ == "VERB" and _aside_behind(token) == aside:
            return clauses.own_subject(token) if behind_an_aside(token) else None
    return None


def _that_of(clause: Token) -> Token | None:
    """Return the "that" that opens a clause, right after a comma; None where it has none."""
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return that if that is not None and that.i and that.nbor(-1).text == "," else None


def before_that(verb: Token, roots: list[Token]) -> set[int]:
    """Return the indices of tokens parsed below a content that stand before its "that"."""
    opening = ((r, that) for r in roots if r.i > verb.i and (that := _that_of(r)) is not None)
    return {t.i for r, that in opening for t in r.subtree if t.i < that.i}
