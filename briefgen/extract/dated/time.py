"""A time with the words that it will be shown beside, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Claim, DateMention, Evidence, Status

_VERBS: Final = frozenset(("VERB", "AUX"))
_HELPING: Final = frozenset(("aux", "auxpass"))


@dataclass(frozen=True)
class Dated:
    """A time to be judged.

    `when` are its words in the parse and `told` the words that stand beside it, `whole` where these
    are the sentence. `published` is the day of the article as far as known. `others` are the other
    times of the sentence, `claims` what is said in it.
    """

    date: DateMention
    when: Span
    told: Evidence
    whole: bool
    status: Status
    published: str
    others: tuple[DateMention, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def over(self) -> tuple[Token, ...]:
        """The words above the time, nearest first, among those that stand beside it."""
        return tuple(self._over())

    def _over(self) -> Iterator[Token]:
        below = self.when.root
        inside = {t.i for t in self.when}
        while below.head.i != below.i:
            below = below.head
            if not self.told.start <= below.idx < self.told.end:
                return
            if below.i not in inside:
                yield below

    @cached_property
    def verbs(self) -> tuple[Token, ...]:
        """The verbs above the time, nearest first, without those that only help another."""
        found = (t for t in (self.when.root, *self.over) if t.pos_ in _VERBS)
        return tuple(t for t in found if t.dep_ not in _HELPING)

    @cached_property
    def below(self) -> tuple[Token, ...]:
        """The words between the time and its verb, nearest first."""
        first = self.verbs[0].i if self.verbs else None
        out = []
        for token in self.over:
            if token.i == first:
                break
            out.append(token)
        return tuple(out)

    @property
    def lead(self) -> str:
        """The word that leads to the time: "on", "since", "by"; empty where none does."""
        first = self.when[0]
        if first.tag_ == "IN" and len(self.when) > 1:
            return first.lower_
        near = next((t for t in (self.when.root, *self.below) if t.dep_ == "prep"), None)
        return near.lower_ if near is not None and near.i < self.when.end else ""

    def before(self, most: int) -> list[str]:
        """Return the words before the time in its sentence, the last `most` of them."""
        start = max(self.when.sent.start, self.when.start - most)
        return [t.lower_ for t in self.when.doc[start : self.when.start]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in an article beside its times: other times, in text order, and what is said."""

    reading: Reading
    dates: tuple[DateMention, ...]
    claims: tuple[Claim, ...]

    def at(self, date: DateMention, sentence: Evidence, told: Evidence, status: Status) -> Dated:
        """Return a time of a sentence with the words that it will stand beside."""
        own, article = date.evidence, self.reading.article
        first = bisect_left(self.dates, sentence.start, key=lambda d: d.evidence.start)
        near = takewhile(lambda d: d.evidence.start < sentence.end, self.dates[first:])
        stated = article.stated("published")
        when = self.reading.doc.char_span(own.start, own.end, alignment_mode="expand")
        return Dated(
            date=date,
            when=when or self.reading.doc[:0],
            told=told,
            whole=(told.start, told.end) == (sentence.start, sentence.end),
            status=status,
            published=self.reading.published or (stated.value if stated else ""),
            others=tuple(d for d in near if not d.evidence.overlaps(own)),
            claims=tuple(c for c in self.claims if sentence.start <= c.cue.start < sentence.end),
        )
