"""Answers of an interview that labels no speaker as attributions to the one who is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.draft import Draft
from briefgen.extract.claims.spans import Spans
from briefgen.extract.interviews import exchanges
from briefgen.model import MentionKind
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.scene import Scene
    from briefgen.extract.interviews import Exchange
    from briefgen.model import Actor, Block

ANSWER: Final = "answer.unlabelled"
"""Name of the rule, whose contents are the speaker's own words."""


def with_answers(scene: Scene, actors: tuple[Actor, ...], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one for each answer in which "I" is known to be whoever is asked.

    An "I" in what somebody else is cited with tells nothing.
    """
    known = {
        m.evidence.start
        for a in actors
        for m in a.mentions
        if m.kind is MentionKind.PRONOUN
        if m.evidence.exact.lower() in table("coreference")["first"]
    }
    held = Spans((span, 0) for d in drafts for span in d.content)
    own = {at for at in known if not held.holding(at)}
    more = [d for e in exchanges(scene.reading) for d in _answers(scene, e, own)] if own else []
    return sorted([*drafts, *more], key=lambda d: d.anchor.idx) if more else drafts


def _answers(scene: Scene, exchange: Exchange, known: set[int]) -> Iterator[Draft]:
    """Yield an attribution for each run of paragraphs in which somebody known says "I".

    The paragraph right behind the question is part of the answer even where it says nothing of "I".
    """
    run: list[Block] = []
    own = {b.start: _first_person(scene, b, known) for b in exchange.after}
    for k, block in enumerate(exchange.after):
        if k == 0 or own[block.start] is not None:
            run.append(block)
            continue
        yield from _draft(run, own)
        run = []
    yield from _draft(run, own)


def _draft(run: list[Block], own: dict[int, Token | None]) -> Iterator[Draft]:
    """Yield the attribution of a run of paragraphs; none where nobody known says "I" in it."""
    known = [token for b in run if (token := own[b.start]) is not None]
    if known:
        source = next((t for t in known if t.lower_ == "i"), known[0])
        cue = (source.idx, source.idx + len(source))
        yield Draft(source, "say", ANSWER, cue, tuple((b.start, b.end) for b in run), source)


def _first_person(scene: Scene, block: Block, known: set[int]) -> Token | None:
    """Return the word of a paragraph that is a resolved "I", or another form of it; else None."""
    words = scene.reading.doc.char_span(block.start, block.end, alignment_mode="contract")
    found = [t for t in words or () if t.idx in known]
    return next((t for t in found if t.lower_ == "i"), found[0] if found else None)
