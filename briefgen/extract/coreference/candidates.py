"""The mentions before a word, by distance: where possible antecedents stand."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Mention

SENTENCES: Final = 4
"""Sentences back in which an antecedent is looked for; what lies farther is named again."""

NEAR: Final = 40
"""Mentions back that are gone through; a few sentences hold no more."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A mention of an actor: its head word, the sentence and the block that it stands in."""

    head: int
    actor: str
    sentence: int
    block: int
    start: int
    end: int
    worked_out: bool = False


class Timeline:
    """The mentions of an article in text order, to which links are added as they are found."""

    def __init__(self, reading: Reading, actors: tuple[Actor, ...]) -> None:
        """Index the mentions."""
        self.reading = reading
        self.by_id = {a.id: a for a in actors}
        self._order = {s.start: i for i, s in enumerate(reading.sentences)}
        self._places: list[Place] = []
        self.counts: dict[str, int] = {}
        for actor in actors:
            for mention in actor.mentions:
                self._note(actor, mention)
        self._places.sort()
        self.owners = {p.head: p.actor for p in self._places}
        people = (a for a in actors if a.type is ActorType.PERSON and a.named)
        self.surnames = frozenset(w for a in people for w in a.name.replace("-", " ").split()[1:])
        """The words of persons' names after the first."""

    def _note(self, actor: Actor, mention: Mention) -> None:
        if mention.kind is MentionKind.ADJECTIVE:
            return
        start, end = mention.evidence.start, mention.evidence.end
        span = self.reading.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            self._add(actor.id, span.root, start, end, worked_out=False)

    def _add(self, actor: str, head: Token, start: int, end: int, *, worked_out: bool) -> None:
        at = self.sentence(head)
        if at is None:
            return
        block = self.reading.sentences[at].address.block
        insort(self._places, Place(head.i, actor, at, block, start, end, worked_out))
        self.counts[actor] = self.counts.get(actor, 0) + 1

    def link(self, actor: str, head: Token, start: int, end: int) -> None:
        """Add a link that was found, so that the next pronoun may go back to it."""
        self._add(actor, head, start, end, worked_out=True)
        self.owners[head.i] = actor

    def sentence(self, token: Token) -> int | None:
        """Return the number of a token's sentence, None where that was set aside."""
        found = self.reading.sentence_at(token.idx)
        return self._order[found.start] if found is not None else None

    def block(self, token: Token) -> int | None:
        """Return the number of a token's block, None where it was set aside."""
        at = self.sentence(token)
        return self.reading.sentences[at].address.block if at is not None else None

    def word(self, place: Place) -> Token:
        """Return the head word of a mention."""
        return self.reading.doc[place.head]

    def all_before(self, token: Token) -> Iterator[Place]:
        """Yield all mentions before a token, the nearest first."""
        i = bisect_left(self._places, (token.i,), key=lambda p: (p.head,))
        yield from (self._places[k] for k in range(i - 1, -1, -1))

    def all_after(self, token: Token) -> Iterator[Place]:
        """Yield all mentions after a token, the nearest first."""
        i = bisect_left(self._places, (token.i + 1,), key=lambda p: (p.head,))
        yield from self._places[i:]

    def before(self, token: Token) -> list[Place]:
        """Return the mentions before a token within reach, the nearest first."""
        here = self.sentence(token)
        if here is None:
            return []
        i = bisect_left(self._places, (token.i,), key=lambda p: (p.head,))
        near = self._places[max(0, i - NEAR) : i]
        return [p for p in reversed(near) if here - p.sentence <= SENTENCES]
