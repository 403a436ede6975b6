"""Whose is an office with a possessive pronoun: "*Its* chairman, Ann Bell", "*her* deputy"?

A personal pronoun has its resolved antecedent. An "its" refers to a body: the subject of the
sentence before, or the only named body of that sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.model import ActorType, Confidence, MentionKind
from briefgen.registry.whose import possessive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Description

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_MAY_OWN: Final = frozenset({"NN", "NNP"})
_NO_BODIES: Final = frozenset(
    {ActorType.PERSON, ActorType.PEOPLE, ActorType.STATE, ActorType.MEDIA}
)


def with_owners(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors, with the owner of each role that a possessive pronoun gives."""
    owners = _Owners(reading, actors)
    return tuple(_owned(a, owners) for a in actors)


def _owned(actor: Actor, owners: _Owners) -> Actor:
    told = tuple(_told(d, owners) for d in actor.descriptions)
    if told == actor.descriptions:
        return actor
    return replace(actor, descriptions=told)


def _told(description: Description, owners: _Owners) -> Description:
    pronoun = possessive(description.evidence.exact)
    if description.about is not None or not pronoun:
        return description
    owner = owners.of(description.evidence.start, pronoun.casefold())
    return replace(description, about=owner) if owner else description


class _Owners:
    """The antecedents of possessive pronouns before an office."""

    def __init__(self, reading: Reading, actors: tuple[Actor, ...]) -> None:
        firm = [a for a in actors if a.confidence is not Confidence.DOUBTFUL or a.descriptions]
        self.reading = reading
        self.pronouns = {
            m.evidence.start: a.id
            for a in firm
            for m in a.mentions
            if m.kind is MentionKind.PRONOUN
        }
        self.bodies: dict[int, str] = {}
        self.names: dict[int, str] = {}
        for actor in firm:
            self._lay(actor, self.names)
            if actor.named and actor.type not in _NO_BODIES:
                self._lay(actor, self.bodies)

    def _lay(self, actor: Actor, at: dict[int, str]) -> None:
        """Note an actor at the head token of each of its mentions that are read."""
        for mention in actor.read:
            span = self.reading.doc.char_span(
                mention.evidence.start, mention.evidence.end, alignment_mode="expand"
            )
            if span is not None:
                at[span.root.i] = actor.id

    def of(self, start: int, word: str) -> str | None:
        """Return the antecedent of the pronoun at an offset, None where it is open."""
        if start in self.pronouns:
            return self.pronouns[start]
        if word != "its":
            return None
        here = next((t for t in self.reading.doc if t.idx == start), None)
        if here is None:
            return None
        if any(t.i in self.bodies for t in here.doc[here.sent.start : here.i]):
            return self._subject_alone(here)
        before = _sentence_before(here)
        return self._body_of(before) if before is not None else None

    def _subject_alone(self, here: Token) -> str | None:
        """Return the body of a sentence before "its", where it is the only one and the subject."""
        front = here.doc[here.sent.start : here.i]
        named = {self.bodies[t.i] for t in front if t.i in self.bodies}
        leads = any(t.i in self.bodies for t in here.sent.root.lefts if t.dep_ in _SUBJECTS)
        return named.pop() if leads and len(named) == 1 else None

    def _body_of(self, sentence: Span) -> str | None:
        """Return the body that is a sentence's subject, else the only body that it names.

        None where the subject is another singular noun, which may be the antecedent as well.
        """
        subjects = [t for t in sentence.root.children if t.dep_ in _SUBJECTS]
        for subject in subjects:
            if subject.i in self.bodies:
                return self.bodies[subject.i]
            fronts = [t.i for t in subject.lefts if t.i in self.bodies and t.dep_ == "compound"]
            if fronts:
                return self.bodies[fronts[-1]]
            if subject.tag_ in _MAY_OWN and subject.i not in self.names:
                return None
        named = {self.bodies[t.i] for t in sentence if t.i in self.bodies}
        return named.pop() if len(named) == 1 else None


def _sentence_before(token: Token) -> Span | None:
    """Return the sentence before that of a token, in the same paragraph."""
    start = token.sent.start
    while start and token.doc[start - 1].text in ('"', "\u201c", "\u201d"):
        start -= 1
    if start == 0 or "\n\n" in token.doc[start - 1].text_with_ws:
        return None
    before = token.doc[start - 1].sent
    return None if any("\n\n" in t.text for t in before) else before
