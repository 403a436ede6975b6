"""Find the antecedent of a speaking pronoun that is no known actor.

"The mayor's office said X. It denied Y": the antecedent is the subject of the sentence before,
where that may speak and fits the pronoun. It is given by its words.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims import clauses
from briefgen.extract.claims.screen import speaks
from briefgen.extract.coreference.strangers import aged_name, has_an_age
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.extract.claims.draft import Draft
    from briefgen.model import Evidence

_FORMS: Final = frozenset({"he", "she", "it", "they"})
_OF_BODIES: Final = frozenset({"it", "they"})
_BACK: Final = 3
"""Sentences back through which a pronoun at the beginning of each is followed."""

_BEHIND: Final = ("aside", "quotation")
"""Rules whose cue stands after the content, so that its pronoun opens no sentence."""


def reason(means: Evidence) -> str:
    """Return the reason given for an antecedent."""
    return f"{means.exact} is the subject of the sentence before"


class StandIns:
    """Finds the nouns for which pronouns stand; each link helps the next, so ask in text order."""

    def __init__(self, doc: Doc, people: list[int]) -> None:
        """Take the text and the offsets of persons' mentions, which may be antecedents instead."""
        self._doc, self._people = doc, people
        self._found: dict[int, Token] = {}

    def meant(self, draft: Draft, pronoun: Token) -> Token | None:
        """Return the head of a source pronoun's antecedent, None where it is open."""
        closes = all(end <= pronoun.idx for _, end in draft.content)
        opens = pronoun.is_sent_start is True or draft.rule in _BEHIND or closes
        opens = opens or _is_behind_an_opening(pronoun)
        if pronoun.lower_ not in _FORMS or pronoun.dep_ != "nsubj":
            return None
        if not opens:
            return self._of_the_main_clause(pronoun)
        before = _sentence_before(pronoun.sent)
        if before is None and (draft.rule in _BEHIND or pronoun.lower_ in _OF_BODIES):
            before = _spoken_before(pronoun.sent)
        if before is not None and (aged := self._aged(pronoun.lower_, before)) is not None:
            self._found[pronoun.i] = aged
            return aged
        whom = self._subject(before) if before is not None else None
        if before is None or whom is None or not _fits(pronoun.lower_, whom):
            return None
        within = draft.rule in _BEHIND and any(a <= whom.idx < b for a, b in draft.content)
        if within or self._may_be_another(pronoun.lower_, whom, before):
            return None  # '"My *mother* said so. It was," she said'
        self._found[pronoun.i] = whom
        return whom

    def _aged(self, form: str, before: Span) -> Token | None:
        """Return the one name with an age in a sentence without other persons; else None.

        "For Ada Moe, 46, it was late".
        """
        if form not in ("he", "she") or self._names_somebody(before):
            return None
        return aged_name(self._doc, before.start, before.end)

    def _of_the_main_clause(self, pronoun: Token) -> Token | None:
        """Return the antecedent from the main clause: "It refused A, although *it* accepted B"."""
        root = pronoun.sent.root
        main = clauses.own_subject(root)
        beside = pronoun.head.head.i == root.i and pronoun.head.dep_ in ("advcl", "conj")
        if main is None or not beside or main.i > pronoun.i:
            return None
        if main.lower_ == pronoun.lower_:
            return self._found.get(main.i)
        return main if self._is_alone(main, pronoun) else None

    def _is_alone(self, main: Token, pronoun: Token) -> bool:
        """Tell whether "they" means the main clause's subject, with no other plural in between."""
        if pronoun.lower_ != "they" or not _fits("they", main):
            return False
        between = self._doc[main.right_edge.i + 1 : pronoun.i]
        many = (t for t in between if t.tag_ in ("NNS", "NNPS"))
        return not any(speaks(t.lemma_.lower(), t.tag_) or t.pos_ == "PROPN" for t in many)

    def _subject(self, sentence: Span, back: int = _BACK) -> Token | None:
        """Return the subject of a sentence's main verb, a pronoun followed to its antecedent."""
        subject = clauses.own_subject(sentence.root)
        if subject is None:
            passive = (c for c in sentence.root.children if c.dep_ in clauses.PASSIVE_SUBJECTS)
            subject = next(passive, None)
        if subject is None:
            return None
        whom = self._found.get(subject.i, subject)
        if whom.lower_ in _FORMS and back and whom.is_sent_start:
            whom = self._goes_on(whom, back) or whom
        return whom if whom.pos_ in ("NOUN", "PROPN") else None

    def _goes_on(self, pronoun: Token, back: int) -> Token | None:
        """Return the antecedent of a pronoun that opens a sentence and is itself no source."""
        before = _sentence_before(pronoun.sent)
        whom = self._subject(before, back - 1) if before is not None else None
        if before is None or whom is None or not _fits(pronoun.lower_, whom):
            return None
        return None if self._may_be_another(pronoun.lower_, whom, before) else whom

    def _may_be_another(self, form: str, whom: Token, before: Span) -> bool:
        """Tell whether the sentence before has somebody else for whom a pronoun may stand."""
        if form == "they":
            return _meets_many(before)
        several = any(c.dep_ == "conj" for c in whom.children)
        return several or (form in ("he", "she") and self._names_somebody(before))

    def _names_somebody(self, sentence: Span) -> bool:
        at = bisect_left(self._people, sentence.start_char)
        return at < len(self._people) and self._people[at] < sentence.end_char


def _meets_many(sentence: Span) -> bool:
    """Tell whether a sentence's subject addresses others who may be "they".

    "Guards spoke to the crowd".
    """
    root = sentence.root
    if root.lemma_.lower() not in table("coreference")["addressing"]:
        return False
    whom = [c for c in root.children if c.dep_ == "dobj" and c.i > root.i]
    whom += [g for c in root.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    bodies = table("actor_heads")["collectives"].values()
    groups = table("coreference")["groups"]
    return any(
        t.tag_ == "NNS" or t.lower_ in groups or any(t.lower_ in b for b in bodies)
        for t in whom
        if t.lower_ not in table("coreference")["of_the_press"]
    )


def _sentence_before(sentence: Span) -> Span | None:
    """Return the sentence before another one in its paragraph, None where there is none."""
    doc, at = sentence.doc, sentence.start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    near = at >= 0 and sentence.start_char - doc[at].idx - len(doc[at]) <= 1
    return doc[at].sent if near else None


def _spoken_before(sentence: Span) -> Span | None:
    """Return the sentence that ends the paragraph before, where somebody speaks in it; else None.

    'A, *the office* said.' is followed by '"B," it said', and "A, *medics* said" by "They said B".
    """
    doc, at = sentence.doc, sentence.start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    before = doc[at].sent if at >= 0 else None
    said = before is not None and before.root.lemma_.lower() in speech().strong
    return before if said else None


def _is_behind_an_opening(pronoun: Token) -> bool:
    """Tell whether "they" follows an opening phrase that has no plural: "By then, *they*"."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    if pronoun.lower_ != "they" or not before or before[-1].text != ",":
        return False
    prep = before[0].dep_ == "prep" and before[0].head == pronoun.head
    return prep and not any(t.tag_ in ("NNS", "NNPS") for t in before)


def _fits(form: str, noun: Token) -> bool:
    """Tell whether a word may be a pronoun's antecedent: a name with an age, or one that agrees."""
    return (form in ("he", "she") and has_an_age(noun)) or _is_of_kind(form, noun)


def _is_of_kind(form: str, noun: Token) -> bool:
    """Tell whether a noun can speak and agrees with a pronoun in number and gender."""
    lemma = noun.lemma_.lower()
    body = noun.pos_ == "PROPN" and form == "it" and noun.tag_ == "NNP"
    named = body and noun.ent_type_ != "PERSON" and not _is_of_a_person(lemma)
    if not (noun.pos_ == "NOUN" or named) or not speaks(lemma, noun.tag_):
        return False
    if named:
        return True
    if form == "they":
        return noun.tag_ == "NNS" or _is_one_of_several(noun) or lemma in _groups()
    if noun.tag_ != "NN":
        return False
    words = table("coreference")
    person = _is_of_a_person(lemma)
    if form == "it":
        return not person
    other = words["women"] if form == "he" else words["men"]
    return person and lemma not in other


def _is_one_of_several(noun: Token) -> bool:
    """Tell whether another noun is joined to a noun, or to its apposition.

    "The mayor, X, and the prefect, Y".
    """
    beside = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    return any(c.dep_ == "conj" for t in beside for c in t.children)


def _groups() -> list[str]:
    """Return the nouns of several who may be "they"."""
    groups: list[str] = table("coreference")["groups"]
    return groups


def _is_of_a_person(lemma: str) -> bool:
    known = table("unnamed_sources")
    if lemma in table("actor_heads")["person_nouns"] or lemma in table("titles")["heads"]:
        return True
    return lemma.endswith(tuple(known["person_endings"])) or lemma in known["heads"]
