"""Does a place stand plainly on a map: is it one at all, and does it lie where it is drawn?

How sure a choice among namesakes is, is weighed where it is made (`locate`). Here its clues stand
beside those of the name and of the words around it. Their weights are fitted on places that readers
have judged; they raise what is likely, and leave what is sure or doubtful as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.names.pieces import pieces
from briefgen.extract.weighing import weigh
from briefgen.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.extract.names import Name
    from briefgen.extract.names.pieces import Piece
    from briefgen.extract.places.locate import Choice
    from briefgen.extract.reading import Reading
    from briefgen.model import Evidence, Place

PLAIN: Final = "place_plain"
"""The table of weights."""

_PLACING: Final = frozenset({"in", "at", "near", "from", "to"})
_MODIFIERS: Final = frozenset({"compound", "nmod", "amod"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def as_plain(
    reading: Reading, place: Place, choice: Choice | None, names: Mapping[Evidence, Name]
) -> Place:
    """Return a likely place, plain where the weights say so.

    What was put elsewhere than was chosen stays likely.
    """
    entry = choice.entry if choice is not None else None
    if choice is None or entry is None or place.source != entry.id:
        return place
    if place.confidence is not Confidence.LIKELY:
        return place
    sure = weigh(PLAIN, clues_to_a_place(reading, place, choice, names)).confidence
    return replace(place, confidence=Confidence.SURE) if sure is Confidence.SURE else place


def clues_to_a_place(
    reading: Reading, place: Place, choice: Choice, names: Mapping[Evidence, Name]
) -> dict[str, float]:
    """Return the clues to whether a place is right as it is drawn, each 0 to 1."""
    out = {f"choice: {clue}": value for clue, value in choice.clues.items()}
    name = next((names[m.evidence] for m in place.mentions if m.evidence in names), None)
    if name is not None and name.confidence is Confidence.SURE:
        out["surely a place by its name"] = 1.0
    if name is not None and "lead" in name.clues:
        out["lead of the name"] = name.clues["lead"]
    if place.runner_up is not None:
        out["has a runner-up"] = 1.0
    seen = [m.evidence for m in place.mentions]
    return out | dict.fromkeys((*_in_the_sentence(reading, seen), *_beside(reading, seen)), 1.0)


def _in_the_sentence(reading: Reading, seen: list[Evidence]) -> Iterator[str]:
    spans = (reading.doc.char_span(e.start, e.end, alignment_mode="expand") for e in seen)
    joined = {span.root.dep_ for span in spans if span is not None}
    if not joined.isdisjoint(_SUBJECTS):
        yield "subject"
    if joined and joined <= _MODIFIERS:
        yield "only modifies"


def _beside(reading: Reading, seen: list[Evidence]) -> Iterator[str]:
    """Yield the clues of the words before and behind the mentions."""
    words = pieces(reading)
    for evidence in seen:
        first, last = words.index_at(evidence.start), words.index_at(evidence.end - 1)
        if first >= 0:
            yield from _before(words.all, first)
            yield from _behind(words.all, last)


def _before(words: list[Piece], at: int) -> Iterator[str]:
    name = words[at]
    if name.first:
        yield "first of a sentence"
        return
    before = words[at - 1 : at]
    if before and before[0].folded in _PLACING:
        yield "in before"
    if before and before[0].capital and name.gap == " ":
        yield "capital before"
    if before and before[0].capital and name.gap.strip() == ",":
        yield "comma and capital before"


def _behind(words: list[Piece], at: int) -> Iterator[str]:
    behind = words[at + 1 : at + 2]
    if not behind or behind[0].first or not behind[0].capital:
        return
    if behind[0].gap == " ":
        yield "capital behind"
    if behind[0].gap.strip() == ",":
        yield "comma and capital behind"
