"""Whose is an office with a possessive pronoun: "*Its* chairman, Ann Bell", "*her* deputy"?

A personal pronoun has its resolved antecedent, unless it stands beside a name: in "Bell and her
mother" she is Bell. Where none is resolved, it is the only person named before it who is the
subject of its sentence, or of the one before. An "its" refers to a body: the subject of the
sentence before, or the only named body of that sentence. Kin by whom somebody is survived are
the subject's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.coreference.gender import pronoun_of
from briefgen.model import ActorType, Confidence, MentionKind
from briefgen.registry.whose import is_kin_of_nobody, possessive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.extract.reading import Reading
    from briefgen.model import Actor, Description

_PERSONAL: Final = {"his": "he", "her": "she"}
"""Possessives of one person, with the pronoun of a subject."""
_OTHERS: Final = frozenset({"he", "she", "who", "his", "her", "him"})
"""Words before a pronoun in its sentence that may mean somebody else."""
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
    told = tuple(_told(actor, d, owners) for d in actor.descriptions)
    if told == actor.descriptions:
        return actor
    return replace(actor, descriptions=told)


def _told(actor: Actor, description: Description, owners: _Owners) -> Description:
    words = description.evidence.exact
    pronoun = possessive(words)
    if description.about is not None:
        return description
    start = description.evidence.start
    owner = owners.of(start, pronoun.casefold()) if pronoun else None
    if not pronoun and is_kin_of_nobody(words):
        owner = owners.survived_by(start)
    return replace(description, about=owner) if owner and owner != actor.id else description


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
        self.people: dict[int, str] = {}
        self.gender = {a.id: pronoun_of(a) for a in firm if a.type is ActorType.PERSON}
        for actor in firm:
            self._lay(actor, self.names)
            if actor.named and actor.type is ActorType.PERSON:
                self._lay(actor, self.people)
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
        here = self._token(start)
        beside = self._beside(here, word) if here is not None else None
        if beside is not None:
            return beside
        if start in self.pronouns:
            return self.pronouns[start]
        if here is None or word == "their":
            return None
        if word in _PERSONAL:
            return self._person_before(here, word)
        if any(t.i in self.bodies for t in here.doc[here.sent.start : here.i]):
            return self._subject_alone(here)
        before = _sentence_before(here)
        return self._body_of(before) if before is not None else None

    def survived_by(self, start: int) -> str | None:
        """Return whose kin somebody is who outlives them: "Bell is survived by *a son*, Jo"."""
        here = self._token(start)
        if here is None:
            return None
        verb = next((t for t in here.ancestors if t.lemma_ == "survive"), None)
        subjects = (t for t in verb.children if t.dep_ in _SUBJECTS) if verb is not None else ()
        for subject in subjects:
            if subject.i in self.people:
                return self.people[subject.i]
            return self.pronouns.get(subject.idx)
        return None

    def _token(self, start: int) -> Token | None:
        """Return the word that begins at an offset."""
        span = self.reading.doc.char_span(start, start + 1, alignment_mode="expand")
        return span[0] if span is not None and span[0].idx == start else None

    def _beside(self, here: Token, word: str) -> str | None:
        """Return the person right before a pronoun: "*Bell*, 34, and her sons", "*Bell*, his son".

        None where what is told of them speaks for another pronoun.
        """
        at = here.i - 1
        joined = False
        while at > here.sent.start and (here.doc[at].text in (",", "and") or here.doc[at].like_num):
            joined, at = True, at - 1
        person = self.people.get(at) if joined and word in _PERSONAL else None
        return person if person is not None and self._may_be(person, word) else None

    def _person_before(self, here: Token, word: str) -> str | None:
        """Return the subject before a pronoun, where nobody else is named before it."""
        front = here.doc[here.sent.start : here.i]
        if any(t.i in self.people for t in front):
            return self._only_subject(front, word)
        if any(t.lower_ in _OTHERS for t in front):
            return None
        before = _sentence_before(here)
        return self._only_subject(before, word) if before is not None else None

    def _only_subject(self, words: Span, word: str) -> str | None:
        """Return the one person whom words name, where they are a verb's subject."""
        named = {self.people[t.i] for t in words if t.i in self.people}
        leads = any(t.i in self.people and t.dep_ in _SUBJECTS for t in words)
        person = named.pop() if leads and len(named) == 1 else None
        return person if person is not None and self._may_be(person, word) else None

    def _may_be(self, person: str, word: str) -> bool:
        """Tell whether nothing that is known of a person speaks against a possessive."""
        return self.gender.get(person, "") in ("", _PERSONAL[word])

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
