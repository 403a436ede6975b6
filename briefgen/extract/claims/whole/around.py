"""What stands around a statement: words that are left out, the cue's place, the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.whole.stated import TENSED, Stated, has_a_tensed_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_LEFT: Final = ((0, "none"), (3, "a few"), (10, "some"))
"""Words up to which none, a few or some of a sentence are left out; above are many."""
_SHORT: Final = 12
_LONG: Final = 40
"""Words up to which a sentence is short, and above which it is long."""
_SEVERAL: Final = 3
"""Cues from which on a sentence tells of several statements."""
_STOPS: Final = frozenset(".!?\"'\u201d\u2019")
_MARKS: Final = {
    ";": "semicolon",
    "(": "brackets",
    "\u2014": "dash",
    "\u2013": "dash",
    "--": "dash",
}


def around(stated: Stated) -> Iterator[str]:
    """Yield the clues of what stands around a statement."""
    yield from _left_out(stated)
    yield from _of_the_cue(stated)
    yield from _of_the_sentence(stated, stated.draft.anchor.sent)


def _left_out(stated: Stated) -> Iterator[str]:
    """Yield how many words of the sentence no statement has, and where.

    Between its first and its last word all count that are neither speaker, cue nor content; around
    it those that belong to another statement are not lost.
    """
    pieces = [piece for piece in stated.pieces if piece]
    if not pieces:
        return
    shown = [*stated.spans, stated.draft.cue]
    begin, end = min(a for a, _ in shown), max(b for _, b in shown)
    who = stated.speaker
    if who is not None and who.evidence is not None:
        shown.append((who.evidence.start, who.evidence.end))
    words = [t for t in pieces[-1][-1].sent if t.is_alpha]
    left = [t for t in words if not any(a <= t.idx < b for a, b in shown)]
    lost = [t for t in left if not _is_told_of_another(stated, t)]
    yield from _counted("left out between", [t for t in left if begin <= t.idx < end])
    yield from _counted("lost before", [t for t in lost if t.idx < begin])
    yield from _counted("lost behind", [t for t in lost if t.idx >= end])


def _counted(where: str, words: list[Token]) -> Iterator[str]:
    """Yield how many words are missing somewhere, and whether they are a clause."""
    yield f"{where}: {next((name for most, name in _LEFT if len(words) <= most), 'many')}"
    if has_a_tensed_verb(words):
        yield f"{where}: a clause"


def _is_told_of_another(stated: Stated, word: Token) -> bool:
    """Tell whether a word is in the cue or the content of another statement."""
    return bool(stated.cues.holding(word.idx) or stated.holders.holding(word.idx))


def _of_the_cue(stated: Stated) -> Iterator[str]:
    """Yield where the cue stands in the parse, and to the speaker and the content."""
    anchor = stated.draft.anchor
    yield "cue: heads the sentence" if anchor.dep_ == "ROOT" else f"cue: hangs as {anchor.dep_}"
    if anchor.tag_ == "VBG":
        yield "cue: -ing"
    if anchor.i and anchor.nbor(-1).lower_ == "to":
        yield "cue: behind to"
    first = next((t for piece in stated.pieces for t in piece), anchor)
    if first.sent.start != anchor.sent.start:
        yield "cue: in another sentence"
    if any(k != stated.number for k in stated.holders.holding(stated.draft.cue[0])):
        yield "cue: within what another says"
    if stated.is_of_a_verb:
        yield from _between(stated.draft.source, anchor)


def _between(head: Token | None, anchor: Token) -> Iterator[str]:
    """Yield what stands between a speaker and the verb behind it."""
    if head is None or head.i >= anchor.i:
        return
    words = anchor.doc[head.i + 1 : anchor.i]
    own = {t.i for t in anchor.children}
    if any(t.tag_ in TENSED and t.i not in own for t in words):
        yield "cue: a verb before it"
    if sum(t.text == "," for t in words) == 1:
        yield "cue: one comma before it"


def _of_the_sentence(stated: Stated, sentence: Words) -> Iterator[str]:
    """Yield how long the sentence is, how it is marked and of how much it tells."""
    words = sum(t.is_alpha for t in sentence)
    if words <= _SHORT:
        yield "sentence: short"
    elif words > _LONG:
        yield "sentence: long"
    if sentence.text.rstrip()[-1:] not in _STOPS:
        yield "sentence: no stop"
    yield from (f"sentence: {_MARKS[t.text]}" for t in sentence if t.text in _MARKS)
    if len(stated.cues.touching(sentence.start_char, sentence.end_char)) >= _SEVERAL:
        yield "sentence: several cues"
