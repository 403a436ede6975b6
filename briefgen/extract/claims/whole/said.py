"""What is said: clues to whether a statement's words are neither cut nor too many."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.whole.stated import SUBJECTS, TENSED, Stated, has_a_tensed_verb
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_SCRAP: Final = 4
"""Words up to which a further piece without a verb is a scrap."""
_INNER: Final = 3
"""Words from the first on among which a subject is that of the content's first clause."""
_ROOTS: Final = 2
"""Words up to which a content hangs together, by how many of them hang on a word outside."""
_LENGTHS: Final = (2, 5, 10, 25, 40)
"""Words up to which a content is of one length, told by the number."""
_FEW: Final = 2
"""Words up to which a content only points."""


def of_what_is_said(stated: Stated) -> Iterator[str]:
    """Yield the clues that the content gives."""
    words = [t for piece in stated.pieces for t in piece]
    if not words:
        return
    yield _length(sum(not t.is_punct for t in words))
    yield from _of_clauses(stated, words)
    yield from _of_hearers(stated)
    yield from _of_the_parse(stated, words)
    yield from _of_other_cues(stated)
    if len(stated.content) > 1:
        yield "said: in pieces"
        yield from _of_pieces(stated)


def _length(words: int) -> str:
    most = next((n for n in _LENGTHS if words <= n), None)
    return f"said: more than {_LENGTHS[-1]} words" if most is None else f"said: up to {most} words"


def _of_hearers(stated: Stated) -> Iterator[str]:
    """Yield whether it may begin with who hears it: "told *Channel 4* it was safe"."""
    first, anchor = stated.pieces[0][0], stated.draft.anchor
    tells = anchor.lemma_.lower() in table("clauses")["told"] and first.i == anchor.i + 1
    if tells and first.lower_ != "that" and not stated.scene.marks.at(first.idx):
        yield "said: right behind telling"


def _of_clauses(stated: Stated, words: list[Token]) -> Iterator[str]:
    """Yield whether it is a clause, with its subject, and one alone."""
    tensed = has_a_tensed_verb(words)
    if not tensed:
        yield "said: no clause"
    elif not any(t.dep_ in (*SUBJECTS, "expl", "csubj") for t in words):
        yield "said: a verb without subject"
    if words[0].tag_ in TENSED:
        yield "said: begins with its verb"
    later = (t for t in words if t.dep_ in SUBJECTS and t.i > words[0].i + _INNER)
    if sum(not stated.scene.marks.at(t.idx) for t in later) > 1:
        yield "said: several subjects"
    if len(words) <= _FEW and words[0].pos_ == "PRON":
        yield "said: a pronoun"


def _of_the_parse(stated: Stated, words: list[Token]) -> Iterator[str]:
    """Yield whether the parse holds it together, and to the cue."""
    first, last, anchor = words[0].i, words[-1].i, stated.draft.anchor
    roots = [t for t in words if not (t.is_punct or first <= t.head.i <= last)]
    if len(roots) > _ROOTS:
        yield "said: parsed in pieces"
    if stated.is_of_a_verb and not any(t.head.i in (anchor.i, anchor.head.i) for t in roots):
        yield "said: hangs elsewhere"
    if len({t.sent.start for t in words}) > 1:
        yield "said: over sentences"
    if any(start < anchor.idx < end for start, end in stated.spans):
        yield "said: holds its own cue"


def _of_other_cues(stated: Stated) -> Iterator[str]:
    """Yield whether somebody else is cited within it."""
    inside = (k for span in stated.spans for k in stated.cues.touching(*span))
    if any(k != stated.number for k in inside):
        yield "said: holds another cue"


def _of_pieces(stated: Stated) -> Iterator[str]:
    """Yield how several pieces lie to the cue and to marks of quotation."""
    quoted = [stated.is_quoted(*span) for span in stated.spans]
    start, end = stated.draft.cue
    around = stated.spans[0][1] <= start and end <= stated.spans[-1][0]
    if around and not all(quoted):
        yield "said: on both sides of the cue"
    if any(was and not goes_on for was, goes_on in pairwise(quoted)):
        yield "said: goes on behind its quotation"
    further = zip(stated.pieces[1:], quoted[1:], strict=True)
    if any(_is_scrap(piece) and not marked for piece, marked in further):
        yield "said: a scrap"


def _is_scrap(piece: list[Token]) -> bool:
    return sum(t.is_alpha for t in piece) <= _SCRAP and not has_a_tensed_verb(piece)
