"""What stands around a time: other times, comparisons, speech, the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.model import ClaimKind, Mode
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.extract.dated.time import Dated

_LONG: Final = 40
"""Words above which a sentence is long."""
_NEAR: Final = 8
"""Words before a time among which a comparison is looked for."""
_HIGHEST: Final = frozenset(("JJS", "RBS"))
_OPENS: Final = 3


def around(dated: Dated) -> Iterator[str]:
    """Yield the clues of what stands around a time."""
    yield from _of_others(dated)
    yield from _of_speech(dated)
    yield from _of_words(dated)
    yield from _of_the_sentence(dated)


def _of_others(dated: Dated) -> Iterator[str]:
    """Yield whether other times stand beside it, and where."""
    own = dated.date.evidence
    inside = [d.evidence for d in dated.others if d.evidence.within(dated.told)]
    if any(e.end <= own.start for e in inside):
        yield "another time before it"
    if any(e.start >= own.end for e in inside):
        yield "another time behind it"


def _of_speech(dated: Dated) -> Iterator[str]:
    """Yield whether somebody says it, and in their own words."""
    own = dated.date.evidence
    said = [c for c in dated.claims if c.kind is ClaimKind.ATTRIBUTED]
    held = [c for c in said if any(own.within(piece) for piece in c.content)]
    if held:
        yield "said by somebody"
    if any(c.mode is Mode.DIRECT for c in held):
        yield "said: quoted"
    if said and not held:
        yield "beside what somebody says"
    yield from (f"said: {c.act}" for c in held[:1])


def _of_words(dated: Dated) -> Iterator[str]:
    """Yield the words near it that tell of another matter."""
    words, near = table("dated"), dated.before(_NEAR)
    yield from (f"words: {k}" for k in ("comparing", "alluding", "counted") if _any(words[k], near))
    if _any(words["indefinite"], dated.before(_OPENS)):
        yield "words: indefinite"
    sentence = dated.when.sent
    start = max(sentence.start, dated.when.start - _NEAR)
    if any(t.tag_ in _HIGHEST for t in dated.when.doc[start : dated.when.start]):
        yield "words: a superlative"
    if dated.when.start - sentence.start < _OPENS:
        yield "opens the sentence"


def _any(words: list[str], near: list[str]) -> bool:
    return any(word in words for word in near)


def _of_the_sentence(dated: Dated) -> Iterator[str]:
    """Yield how the sentence is built."""
    sentence = dated.when.sent
    if sum(t.is_alpha for t in sentence) > _LONG:
        yield "sentence: long"
    marks = {";": "semicolon", "(": "brackets"}
    yield from (f"sentence: {marks[t.text]}" for t in sentence if t.text in marks)
    if sentence.text.rstrip()[-1:] not in ".!?\"'\u201d\u2019":
        yield "sentence: no stop"
